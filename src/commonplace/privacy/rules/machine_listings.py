"""Names and numbers of machines where tools print them: inventories, clusters, prompts, mounts, leases."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.hosts import is_own_host

__all__ = ["MACHINE_LISTINGS"]

_HOST = "personal.host"
_NAME = r"[A-Za-z](?:[A-Za-z0-9]{0,30})(?:[-_][A-Za-z0-9]{1,30}){0,5}"
_TELLING = r"(?=[A-Za-z0-9_-]{0,60}[0-9-])"
_END = r"(?![A-Za-z0-9_-]|\.[A-Za-z0-9])"
_USER = r"[A-Za-z_][A-Za-z0-9_.-]{0,31}"


_ORDINARY = re.compile(
    r"(?i)(?:port|step|page|line|version|python|java|node|linux|macos|ubuntu|debian|windows|win|gpu|cpu|cuda|core|thread|phase|stage|level|part|test|ipv|http|utf|sha|md5|aes|x86|amd|arm|aarch|e-?mail|wi-?fi|multi|non|self|pre|post|re|co|on|in|up|by|for|so|end|auto|cross|open|real|server|client)(?:[-_ 0-9]|$)"
    r"|.*[-_](?:side|based|only|time|end|name|type|server|service|client|driven|related|free|level|wide|sent|to|in|up|off|out|on|id|key|api|app|job|pool|port|set|info|status|config|test|file)$|(?:us|eu|ap|ca|sa|af|me)-[a-z]+-[0-9][a-z]?$"
)


def _is_named(value: str) -> bool:
    """The name of a machine that says whose it is: with a number or in parts, and none that everybody has."""
    return (
        is_own_host(value)
        and _ORDINARY.match(value) is None
        and re.search(r"[A-Za-z]{3}[a-z]*-?[0-9]|[A-Za-z]{2,}-[A-Za-z0-9]{2,}", value) is not None
    )


def _rule(
    name: str,
    anchors: tuple[str | Shape, ...],
    pattern: str,
    finds: tuple[str, ...],
    ignores: tuple[str, ...],
    before: str = "",
    reach: int = 64,
) -> Rule:
    return Rule(
        id=f"host-{name}", kind=_HOST, anchors=anchors, pattern=pattern, before=before, reach=reach, validate=_is_named, tier="likely",
        ignore_case=name == "said-broad", reference="https://www.rfc-editor.org/rfc/rfc1178", finds=finds, ignores=ignores, confidence=0.65,
    )  # fmt: skip


_SAID = (
    "my nas is called ", "my server is called ", "nas heißt ", "nas is called ", "the printer ", "der server ", "der drucker ", "der rechner ", "serveur s'appelle ", "le serveur ", "servidor se llama ", "el servidor ", "il server ", "servidor ", "de server ",
    "serwer ", "servern ", "сервер ", "сервера ", "сервере ", "принтер ", "サーバー", "サーバ", "服务器 ", "服务器", "主机 ", "서버 ", "ssh into ", "esxi host ", "agent '", "agent \"", "running on ", "runner name: ", "bound to ", "last login: ", "nmap scan report for ",
    "ansible ", "proxyjump ", "--nodelist=", "nodename=", "nodename: ", "cordon ", "drain ", "node/", "job on ", "server: ", "host=", "server_name", "printer ", "smb://", "cups://", "ipp://", "nfs://", "afp://", "cifs://", "vnc://", "rdp://", "option host-name ", "instance=\"",
    "instance: ", "-computername ", "serverul ", "palvelin ", "szerver ", "sunucu ", "zabbix: ", "on host ", "from host ", "to host ", "log in to ", "logged into ", "tailscale ping ", "wol ", "wakeonlan ", "rdp to ", "vnc to ", "hosted on ",
)  # fmt: skip
_CUE = "|".join(re.escape(cue) for cue in sorted(_SAID, key=len, reverse=True))

MACHINE_LISTINGS: tuple[Rule, ...] = (
    _rule(
        "said-broad",
        tuple(dict.fromkeys(cue_anchors(_SAID))),
        rf"(?i:{_CUE})(?:[A-Z][a-z]{{2}} [A-Z][a-z]{{2}} [ 0-9][0-9] [0-9:]{{8}} on |[\"':= ]{{0,4}}){_TELLING}(?P<v>{_NAME}){_END}",
        ("My NAS is called «studio-nas-6».", "der Server «hal-muc-app17» startet nicht", "node/«nb-kranz-5678» cordoned", "smb://«attic-nas-3»/media", "Nmap scan report for «smaug-5» (10.3.4.5)", "サーバー«hal-muc-nas01»に繋がらない", "ProxyJump «gandalf-31»"),
        ("the server is down", "der Server-Neustart", "running on port-80", "host=localhost", "ansible all -m ping", "server: nginx", "il server web-1 cade", "running on us-east-1"),
    ),
    _rule(
        "inventory",
        (" ansible_", " : ok="),
        rf"(?:(?<=\n)|(?<![\s\S])){_TELLING}(?P<v>{_NAME})(?:[ \t]{{1,30}}(?:ansible_[a-z]{{2,20}}=|: ok=[0-9]))",
        ("[web]\n«kitchen-nas-4» ansible_host=10.4.9.17", "PLAY RECAP\n«hal-muc-db05» : ok=4 changed=2"),
        ("web1 ansible_user=root", "x ansible_host=1"),
        before=r"[ \t]{0,30}[A-Za-z0-9_-]{1,60}",
        reach=90,
    ),
    _rule(
        "task",
        ("ok: [", "changed: [", "fatal: [", "skipping: [", "unreachable: [", "failed: ["),
        rf"(?:ok|changed|fatal|skipping|unreachable|failed): \[{_TELLING}(?P<v>{_NAME})(?=\]| ->)",
        ("TASK [x]\nok: [«nb-halden-8865»]", "fatal: [«hal-fra-esx13»]: UNREACHABLE!"),
        ("ok: [localhost]", "ok: [web1]"),
    ),
    _rule(
        "cluster",
        ("   Ready ", "   NotReady ", " Ready,Scheduling"),
        rf"(?:(?<=\n)|(?<![\s\S])){_TELLING}(?P<v>{_NAME})(?: {{2,40}}(?:Not)?Ready[ ,])",
        ("NAME STATUS\n«attic-nas-3»   Ready    <none>   41d   v1.28.4",),
        ("node1   Ready  <none>", "my-app-5d4f8c9b7d-x2x4z   Ready  "),
        before=r" {0,40}[A-Za-z0-9_-]{1,60}",
        reach=100,
    ),
    _rule(
        "prompt-broad",
        ("]# ", "]#\n", "]$ ", " ~]#", " ~]$", ":~#", ":~$", " ~ %", ":/"),
        rf"(?<![A-Za-z0-9_.@/:-])\[?{_USER}@{_TELLING}(?P<v>{_NAME})(?::[~/.]|[ ](?:~|/[a-z])[A-Za-z0-9_./-]{{0,40}}(?:\]?[#$%]| [%#$]))",
        ("[root@«nb-halden-4421» ~]#", "deploy@«smaug-21»:~$ ls", "rsync -av ./ admin@«hal-lon-nas25»:/srv/"),
        ("root@localhost:~#", "a@b:/c", "[user@host ~]$", "git@github.com:/x"),
        before=r"(?:~ )?[A-Za-z0-9_-]{1,60}@[A-Za-z0-9_.-]{1,32}\[?",
        reach=100,
    ),
    _rule(
        "mount",
        (*cue_anchors(("mount ", "nfs: ", "psql ", "mysql ", "redis-cli ", "mongo ", "mysqldump ", "pg_dump ", "ssh -", "smbclient ", "net use ")), Shape("//[A-Za-z0-9]", 3, ":A-Za-z0-9/", "//"), "\\\\\\\\", "ssh://"),
        rf"(?:(?:mount|nfs:)(?: [^\s:]{{1,20}}){{0,3}} |(?:psql|mysql|redis-cli|mongo|mysqldump|pg_dump)(?: [^\s]{{1,20}}){{0,4}}? (?:-h|--host)[ =]?|ssh -J (?:{_USER}@)?|ssh://(?:{_USER}@)?|(?:smbclient|net use)(?: [A-Z]:)? [\\/]{{2}}|(?<![:/A-Za-z0-9])(?://|\\\\{{2,4}})){_TELLING}(?P<v>{_NAME})(?=[:/\\ \n]|$)",
        ("psql -h «deepthought-36» -U app", "mount -t nfs «deepthought-9»:/vol1 /mnt", "\\\\\\\\«NB-OAK-9440»\\\\share", "//«smaug-21»/backup /mnt cifs", "DOCKER_HOST=ssh://ci@«nb-kranz-8787»"),
        ("psql -h localhost", "// a-comment here", "mount -t tmpfs none:/x", "https://a-b/c"),
    ),
    _rule(
        "service",
        ("._ssh.", "._ipp.", "._smb.", "._http.", "._tcp.", "._printer.", "._airplay.", "._sftp-ssh."),
        rf"(?<![A-Za-z0-9_.-]){_TELLING}(?P<v>{_NAME})(?:\._[a-z-]{{2,20}}\._(?:tcp|udp)|\._tcp)",
        ("«studio-pi-7»._ssh._tcp.local",),
        ("_ssh._tcp.local", "web-1._x._tcp"),
        before=r"[A-Za-z0-9_-]{1,60}",
        reach=60,
    ),
    _rule(
        "neighbour",
        (") at ", "[ether]", " via eth", " via wlan", " via br", " via en"),
        rf"(?:(?<=\n)|(?<![\s\S])|(?<=\()){_TELLING}(?P<v>{_NAME})(?:\) via [a-z]| \([0-9.]{{7,15}}\) at )",
        ("arp\n«hal-fra-app22» (10.3.4.5) at 00:00:5e:00:53:2a [ether]", "DHCPACK on 10.0.4.9 to 00:00:5e:00:53:2a («nb-kranz-3417») via eth0"),
        ("? (10.3.4.5) at 3c", "gateway (10.0.0.1) at x"),
        before=r"(?:[0-9.]{7,15}\( |\))?[A-Za-z0-9_-]{1,60}",
        reach=90,
    ),
    _rule(
        "table",
        (Shape(r"[0-9]\.[0-9]{1}[ \t]", 4), Shape(r"\.[0-9]{2}[ \t]", 4), Shape(r"\.[0-9]{3}[ \t]", 5)),
        rf"(?<![0-9.])[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}(?:[ \t]{{2,20}}|\t){_TELLING}(?P<v>{_NAME})(?=[ \t]{{1,20}}|\n|$|\.lan|\.local)",
        ("hosts\n10.3.4.5   «hal-fra-db14»\n", "192.168.14.7\t«deepthought-11» deepthought-11.lan"),
        ("127.0.0.1   localhost", "10.3.4.5   up-to-date?"),
        before=r"[0-9.]{4,13}",
        reach=15,
    ),
    _rule(
        "log-line",
        tuple(Shape(rf"{zone} {name}", width + long) for zone, width in ((r"[0-9]Z", 3), (r"[+-][0-9]{2}:[0-9]{2}", 7)) for name, long in (("[a-z]", 1), ("[A-Z][a-z]", 2), *((f"[A-Z][A-Z0-9]{{{count}}}-", count + 2) for count in range(1, 9)))),
        rf"[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]{{1,9}})?(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}}) {_TELLING}(?P<v>{_NAME})(?= [a-z][a-zA-Z0-9_./-]{{1,30}}(?:\[[0-9]{{1,7}}\])?(?::| [0-9-]{{1,7}} ))",
        ("2024-03-03T10:11:12.123Z «nb-oak-6428» kernel: usb", "<34>1 2024-03-03T10:11:12Z «smaug-31» sshd 1723 - -"),
        ("10:11:12Z worker-1 job: x", "2024-03-03T10:11:12Z INFO main: x"),
        before=r"(?:[0-9]{1,9}\.)?(?:[0-9]{0,2}:[0-9]{2}:[0-9]{2})",
        reach=20,
    ),
)  # fmt: skip
