"""Names of machines: those of private networks, of tunnels, and what a computer is called."""

import re

from commonplace.privacy.accounts import CODE_WORDS, holds_first_name, is_service
from commonplace.privacy.names import is_surname, is_word
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import COMMON_USERS, words

__all__ = ["COMMON_HOSTS", "HOSTS", "is_own_host", "is_personal"]

_MDNS = "https://www.rfc-editor.org/rfc/rfc6762#appendix-G"
_WINDOWS = "https://learn.microsoft.com/windows-hardware/customize/desktop/unattend/microsoft-windows-shell-setup-computername"

# Names that every network, every distribution and every tutorial has.
COMMON_HOSTS = words(
    "localhost host hosts hostname server servers client box machine computer laptop desktop macbook macbook-pro macbook-air imac mac pc nas router gateway gw node node1 node2 node-1 node-2 node01 master "
    "worker worker-1 worker1 worker2 primary replica db db1 db-1 database web web1 web-1 web01 web-server app app1 app-server api api-gateway redis postgres mysql mongo mongodb rabbitmq kafka zookeeper "
    "elasticsearch minio nginx proxy cache queue backend frontend ubuntu debian fedora centos kali arch archlinux alpine raspberrypi pi vagrant docker container sandbox codespace runner build builder ci "
    "jenkins gitlab test testing staging prod production dev development local remote dev-server prod-server test-server my-server myserver mymachine myhost my-host example hostname1 host1 host2 host-1 "
    "server1 server2 server-1 target jump jumphost bastion jump-host vm vm1 instance ip bogon unknown none null broker storage registry monitor backup vpn mail smtp imap ldap dns ns1 ns2 www ftp git svn "
    "linux windows macos nixos manjaro popos pop-os rocky almalinux opensuse cloudshell colab jupyter workspace devcontainer devbox thinkpad macmini mac-mini surface xps chromebook penguin steamdeck gerrit "
    "dl360 console ssh dev01 prod01 k8s kubernetes minikube kind-control-plane control-plane cluster head login login1 compute gpu gpu1 gpu-server homeassistant pihole pi-hole openwrt unraid truenas "
    "synology qnap proxmox pve esxi plex printer tv"
)


def is_own_host(value: str) -> bool:
    """Whether the name of a machine says something about whose it is."""
    low = value.lower().strip(".")
    return (
        len(low) > 2
        and low not in COMMON_HOSTS
        and low not in COMMON_USERS
        and low not in CODE_WORDS
        and not re.fullmatch(
            r"[0-9a-f]{12}|[0-9.:]+|ip(?:-[0-9]{1,3}){4}|ip|metadata\.google\.internal|(?:[a-z0-9-]+\.)*example\.(?:com|org|net)|localhost\..*|your[-_a-z]*|my[-_]?[a-z]+|<.*|\$.*|%.*|\{.*|[a-z]",
            low,
        )
        and not re.fullmatch(
            r"(?:[a-z]+-)?[a-z]+-[a-f0-9]{8,10}-[a-z0-9]{5}|(?:node|worker|server|host|vm|web|app|db|api|client|master|machine|pc|box|test|dev|prod|instance|agent|runner|pod|container|shard|replica|cluster|device|lab|router|switch|srv)-?[0-9]{1,3}",
            low,
        )
        and (not is_service(low) or ("-" in low and holds_first_name(low)))
    )


_INTERNAL = (
    ".internal", ".corp", ".lan", ".intra", ".intranet", ".private", ".home.arpa", ".localdomain", ".ts.net", ".fritz.box", ".local", ".home", ".box", ".internal.", ".corp.", ".intra.", ".intern",
)  # fmt: skip
_ZONES = r"(?:internal|intern|corp|lan|intra|intranet|private|home\.arpa|home|localdomain|ts\.net|fritz\.box|speedport\.ip|local)"
_TUNNELS = (
    ".ts.net", ".duckdns.org", ".ddns.net", ".ngrok-free.app", ".ngrok.io", ".ngrok.app", ".ngrok-free.dev", ".synology.me", ".myfritz.net", ".dynv6.net", ".no-ip.org", ".no-ip.com", ".noip.me", ".no-ip.biz",
    ".hopto.org", ".zapto.org", ".quickconnect.to", ".myds.me", ".dyndns.org", ".dyndns.info", ".dnsalias.com", ".homeip.net", ".selfhost.eu", ".spdns.de", ".goip.de", ".myqnapcloud.com", ".asuscomm.com",
    ".tplinkdns.com", ".mynetgear.com", ".trycloudflare.com", ".loca.lt", ".serveo.net", ".localtunnel.me", ".zrok.io", ".freeddns.org", ".mooo.com", ".chickenkiller.com", ".servehttp.com", ".sytes.net", ".ui.direct",
    ".dedyn.io", ".nsupdate.info", ".ydns.eu", ".dnshome.de", ".ddnss.de", ".dy.fi", ".feste-ip.net", ".selfhost.me", ".selfhost.bz", ".firewall-gateway.com", ".keenetic.link", ".keenetic.pro", ".keenetic.name", ".gotdns.ch", ".ddns.info", ".homelinux.org", ".homelinux.net", ".dynalias.com", ".dynalias.net", ".ignorelist.com", ".strangled.net", ".webhop.me", ".my-router.de", ".internet-box.ch", ".freeboxos.fr", ".changeip.net", ".dnsdojo.net", ".myqnap.cloud", ".heiyu.space", ".cpolar.cn", ".natapp.cc", ".localhost.run", ".lhr.life", ".bore.pub", ".tunnelmole.net", ".pinggy.link", ".plex.direct", ".nabu.casa", ".remotewd.com", ".devtunnels.ms", ".gitpod.io", ".app.github.dev", ".pagekite.me", ".dynu.net", ".3utilities.com",
)  # fmt: skip

# Parts of a firm's domain that are only reached from inside.
_FIRM_ZONES = (
    "internal",
    "corp",
    "intra",
    "intranet",
    "intern",
    "int",
    "prod",
    "staging",
    "priv",
    "vpn",
    "mgmt",
    "ad",
    "lan",
    "office",
    "hq",
    "dmz",
    "infra",
    "onprem",
    "lab",
    "qa",
    "uat",
    "preprod",
    "prd",
    "stg",
    "k8s",
    "dc1",
    "dc2",
    "ipa",
    "bureau",
    "buero",
    "kantoor",
    "oficina",
    "ufficio",
)
_FIRM_END = re.compile(
    r"\.(?:com|net|org|eu|info|biz|cloud|dev|io|ai|app|tech|group|local|lan|internal|int|edu|gov|coop|gmbh|company|systems|services|solutions|(?!py|js|ts|go|rs|md|sh|rb|cs|kt|db|is|in|so|my|me|to|do|as|id|ml|cc|vb|pl|ps)[a-z]{2})$"
)


def _is_internal(value: str) -> bool:
    low = value.lower()
    return (
        re.match(
            r"(?:metadata\.google|host\.docker|gateway\.docker|kubernetes\.docker|svc\.cluster|.*\.svc\.cluster|.*\.default\.svc|localhost|this|self|settings|config|env|docker-compose|application|hostname|"
            r"example|foo|bar|test|my-?app|my-?server|your-?.*|server|host|api|app|window|document|std|github|gitignore|storage|scope|user|admin|http|https|values|secrets|state|props|module|np|torch|tf)\.(?:[a-z]+)$|"
            r".*(?:example\.|\.compute\.internal$|\.ec2\.internal$|\.c\..*\.internal$|your-?domain|docker\.internal$|cluster\.local$|google\.internal$)|(?:node_modules|src|lib)\b",
            low,
        )
        is None
        and re.match(r"\d+(?:\.\d+){0,2}\.\D", low) is None
    )


def _is_home(text: str, start: int, end: int) -> bool:
    """``.home`` and ``.box`` are words too: they count behind ``://``, ``@``, a cue, or with a port."""
    value = text[start:end].lower()
    if not value.endswith((".home", ".private", ".intern", ".internal", ".local")):
        return True
    around = text[max(0, start - 24) : start].lower()
    return (
        re.search(r"[0-9-]", value.rpartition(".")[0]) is not None
        or (value.endswith(".local") and (text[start].isupper() or holds_first_name(value)))
        or re.search(r"(?:://|@|host|server|ping|curl|ssh|lookup|proxy|\bto |\bon )[^\n]{0,12}$", around)
        is not None
        or re.match(r":[0-9]{2,5}\b|/", text[end : end + 6]) is not None
        or value.count(".") > 1
    )


# What machines are called by the factory, and what people call them.
_FACTORY = r"(?:DESKTOP|LAPTOP|WIN|MININT|WINDOWS|PC|NB|WS)-[A-Z0-9]{6,12}"
_THINGS = (
    r"(?:mac-?book(?:-?(?:pro|air))?|mbp|mba|imac|mac-?mini|mac-?studio|mac|pc|laptop|desktop|notebook|thinkpad|thinkcentre|ideapad|xps(?:-?1[3-7])?|zenbook|surface|server|nas|iphone|ipad|pixel|galaxy|phone|tablet|"
    r"raspi|raspberrypi|rpi|pi|vm|box|ws|workstation|homeserver|powerbook|framework|nb|rechner|ordi|portable|dell|hp|lenovo|chromebook|arch|ubuntu|debian|fedora|nixos|linux|win(?:dows)?(?:10|11)?)"
)

_KINDS = r"(?:lap(?:top)?|pc|nb|ws|wks|lt|notebook|desktop|mbp)"

_CUES = (
    "hostname", "host name", "computername", "computer name", "computer_name", "computer is called", "machine name", "machine_name", "device name", "device_name", "devicename", "netbios name", "localhostname",
    "set-hostname", "uname -n", "nodename", "my computer", "my laptop", "my machine", "my mac", "my pc", "the server is called", "server called", "machine called", "rechner heißt", "computer heißt", "laptop heißt",
    "rechnername", "computername", "gerätename", "ordinateur s'appelle", "nom de l'ordinateur", "nom d'hôte", "nom de la machine", "portátil se llama", "ordenador se llama", "nombre del equipo", "nombre de host",
    "computer si chiama", "nome del computer", "nome host", "computador se chama", "nome do computador", "nome da máquina", "computernaam", "hostnaam", "nazwa komputera", "nazwa hosta", "имя компьютера", "имя хоста",
    "имя узла", "ім'я комп'ютера", "bilgisayar adı", "ana bilgisayar adı", "datornamn", "värdnamn", "název počítače", "パソコンの名前", "コンピューター名", "コンピュータ名", "ホスト名", "电脑名", "计算机名", "主机名", "设备名",
    "컴퓨터 이름", "호스트 이름", "호스트명", "اسم الكمبيوتر", "اسم الجهاز", "اسم المضيف", "कंप्यूटर का नाम", "होस्टनाम", "netbios name", "workstation name", "équipe s'appelle", "equipo se llama", "называется", "PC名", "パソコン名", "machine=", "machine:", "connection to ", "connected to ", "could not resolve host", '"host":', '"node":', '"machine":',
)  # fmt: skip
_CUE = f"(?:{one_of(cue.rstrip(':= ').strip(chr(34)) for cue in _CUES)})"
_BETWEEN = (
    r"(?:名|は|是|叫)?[\"'`*_)\]]{0,3}(?:[ \t]{0,24}(?::|=|：|→|\||>)[*_]{0,2}[ \t]{0,24}|[ \t]{1,24}|[ \t]{0,2}(?:は|是|叫|为|は「)[ ]?|(?:\r?\n|\\n){1,2})"
    r"(?:(?:is|ist|lautet|est|es|è|é|to|called|named|heißt|s'appelle|se llama|si chiama|is called|is named|jest)[ :]{1,2}){0,2}[\"'`*(\[]{0,2}"
)
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?(?:\.(?:local|lan|home|fritz\.box|internal|corp|localdomain|[a-z]{2,10}(?:\.[a-z]{2,10}){1,3}))?"


def _is_called(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if (
        not is_own_host(value)
        or re.match(r"[ \t]?\(", text[end : end + 2]) is not None
        or re.match(r"v?[0-9]+(?:[.-]|$)", value)
    ):
        return False
    if (
        "." in value
        and not re.search(rf"\.{_ZONES}$", value)
        and not re.match(r"[a-z]+-?[a-z]*-?[0-9]", value)
    ) or "cluster.local" in value:
        return False
    if re.search(r"[0-9]|[a-z]-[A-Za-z]|[A-Z]-|[a-z][A-Z]|\.", value) or holds_first_name(value):
        return re.fullmatch(r"[0-9]{1,4}[a-z]*|v?[0-9.]+", value) is None
    # A plain word is a name only where nothing else can stand: behind a sign, up to the end of the line.
    named = re.search(r"[:=：→|>\n]\s*[\"'`*]*$", text[max(0, start - 8) : start]) is not None
    return (
        named
        and len(value) > 3
        and re.match(r"[\"'`]|\s*(?:\n|\\n|$)", text[end : end + 3] or "\n") is not None
    )


HOSTS: tuple[Rule, ...] = (
    Rule(
        id="internal-host",
        version=2,
        kind="personal.host",
        anchors=(*_INTERNAL[:-3], ".intern"),
        before=r"[A-Za-z0-9.-]{0,80}",
        reach=80,
        pattern=rf"(?<![A-Za-z0-9_.$@-])(?P<v>[A-Za-z0-9][A-Za-z0-9.-]{{1,78}}?\.{_ZONES})(?![A-Za-z0-9_(-]|\.[A-Za-z0-9])",
        validate=_is_internal,
        judge=_is_home,
        tier="certain",
        reference=_MDNS,
        finds=("ssh «db-prod-3.firm.internal»", "http://«nas-lopez.local»:5000", "«build7.corp»", "https://«wiki.home»:8080/"),
        ignores=(
            "metadata.google.internal",
            "host.docker.internal",
            "self.local",
            "x.local()",
            ".env.local",
            "x.locale",
            "test.local",
            "pages.home",
            "ip-10-0-0-1.ec2.internal",
        ),
        confidence=0.75,
    ),
    Rule(
        id="internal-host-login",
        kind="personal.host",
        anchors=(".internal", ".corp", ".lan", ".local", ".intra", ".home"),
        before=r"[A-Za-z0-9.-]{0,80}",
        reach=80,
        pattern=rf"(?<=@)(?P<v>[A-Za-z0-9][A-Za-z0-9.-]{{1,78}}?\.{_ZONES})(?![A-Za-z0-9_(-]|\.[A-Za-z0-9])",
        validate=_is_internal,
        reference=_MDNS,
        finds=("scp x m@«nas-lopez.lan»:/data",),
        ignores=("m@host.docker.internal", "a@x.local()"),
        confidence=0.75,
    ),
    Rule(
        id="internal-host-public-zone",
        kind="personal.host",
        anchors=tuple(f".{zone}." for zone in _FIRM_ZONES),
        before=r"[A-Za-z0-9.-]{0,60}",
        reach=60,
        pattern=rf"(?<![A-Za-z0-9_.$-])(?P<v>[A-Za-z0-9][A-Za-z0-9.-]{{1,58}}?\.(?:{one_of(_FIRM_ZONES)})\.(?:[A-Za-z0-9-]{{2,40}}\.){{1,2}}[a-z]{{2,12}})(?![A-Za-z0-9_(-]|\.[A-Za-z0-9])",
        validate=lambda value: (
            _FIRM_END.search(value) is not None
            and not re.search(r"(?i)\.(?:amazonaws|googleapis|microsoft|azure|windows|google|apple|svc|example|py|js|ts|java|internal\.[a-z]+\.(?:java|py|go))\b|^(?:com|org|net|io|java|javax|sun|jdk|android|akka|scala|kotlin)\.|example|your-?domain", value)
        ),
        reference=_MDNS,
        finds=("curl https://«jenkins-2.corp.firm.com»:8443/api", "host: «gitlab.internal.firm.io»", "ldaps://«dc1.ad.fernwald.eu»", "bucket «fileserver.office.fernwald.com»"),
        ignores=("com.sun.corp.internal.util.List", "x.internal.example.com", "foo.internal.cloudapp.net.py"),
        confidence=0.75,
    ),
    Rule(
        id="tunnel-host",
        kind="personal.host",
        anchors=_TUNNELS,
        before=r"[A-Za-z0-9.-]{1,60}",
        reach=60,
        pattern=r"(?<![A-Za-z0-9_.-])(?P<v>[A-Za-z0-9][A-Za-z0-9.-]{0,58}?(?:" + "|".join(re.escape(one) for one in _TUNNELS) + r"))(?![A-Za-z0-9_-]|\.[A-Za-z0-9])",
        validate=lambda value: re.match(r"(?:www|api|docs|app|dashboard|your-?[a-z]*|example|my-?[a-z]*|xxxx?|subdomain|dynupdate|dynamicdns|yourname|abc123?|login|account)\.", value) is None,
        reference="https://tailscale.com/kb/1217/tailnet-name",
        finds=("ssh pi@«maria-pi.tail1a2b3.ts.net»", "https://«lopezhome.ddns.net»/", "http://«a1b2-93-4-7-9.ngrok-free.app»"),
        ignores=("https://www.duckdns.org/", "https://your-domain.duckdns.org", "https://dashboard.ngrok.io"),
        confidence=0.85,
    ),
    Rule(
        id="host-factory",
        kind="personal.host",
        anchors=("DESKTOP-", "LAPTOP-", Shape("WIN-[A-Z0-9]{8}", 12, "A-Za-z0-9_-", "WIN-"), "MININT-"),
        pattern=r"(?<![A-Za-z0-9_-])(?:(?:DESKTOP|LAPTOP)-(?=[A-Z0-9]{0,11}[0-9])[A-Z0-9]{6,9}|WIN-(?=[A-Z0-9]{0,11}[0-9])[A-Z0-9]{8,12}|MININT-[A-Z0-9]{7})(?![A-Za-z0-9_-])",
        reference=_WINDOWS,
        finds=("Hostname: «DESKTOP-{uppernum 7}»", "\\\\«LAPTOP-{uppernum 8}»\\share", "uname -n\n«WIN-{uppernum 11}»\n"),
        ignores=("DESKTOP-FIRST", "LAPTOP-READY layout", "WIN-LOSS"),
        confidence=0.9,
    ),
    Rule(
        id="host-of-person",
        kind="personal.host",
        anchors=cue_anchors(("macbook", "mbp", "imac", "mac-mini", "iphone", "ipad", "thinkpad", "-pc", "-laptop", "-desktop", "-xps", "-notebook", "-nas", "-surface", "-ubuntu", "-arch", "-pi", "-imac", "-macbook", "-mbp", "-iphone", "-mac", "-server", "-workstation", "-powerbook", "-framework", "-nb", "-thinkpad", "-homeserver", "lap-", "laptop-", "pc-", "nb-", "ws-", "wks-", "lt-", "notebook-", "desktop-", "mbp-")),
        ignore_case=True,
        before=r"[A-Za-z0-9\u00c0-\u024f_'’-]{0,40}",
        reach=40,
        pattern=rf"(?<![A-Za-z0-9_.@/\u00c0-\u024f-])(?:(?<=.)|(?<![\s\S])|(?<=\n))(?P<v>[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_'’-]{{1,30}}?-{_THINGS}(?:-?[0-9]{{1,3}})?|{_THINGS}-(?:von|de|di|van|of|do|da|d)-[A-Za-z0-9\u00c0-\u024f_-]{{3,30}}|{_KINDS}-[A-Za-z\u00c0-\u024f]{{4,24}}(?:-?[0-9]{{1,3}})?|[A-Za-z]{{3,20}}(?:nas|pc|mbp))(?![A-Za-z0-9_-])",
        judge=lambda text, start, end: _is_of_person(text, start, end),
        reference="https://support.apple.com/guide/mac-help/mchlp2322/mac",
        finds=("ping «Marias-MBP» now", "on «carla-thinkpad»", "«MacBook-Pro-de-Carla».local", "ssh to «MARIA-PC»"),
        ignores=("gaming-pc", "home-server", "test-laptop", "client-server", "MacBook-Pro", "react-desktop", "raspberry-pi"),
        confidence=0.75,
    ),
    Rule(
        id="host-named",
        kind="personal.host",
        anchors=cue_anchors(_CUES),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9.$]){_CUE}{_BETWEEN}(?P<v>(?-i:{_NAME}))(?![A-Za-z0-9_\u00c0-\u024f]|[.-][A-Za-z0-9])",
        judge=_is_called,
        reference="https://www.gnu.org/software/coreutils/manual/coreutils.html#hostname-invocation",
        finds=(
            "Hostname: «tardis6»",
            "uname -n\n«lt-lopez-57»\n",
            "Static hostname: «obelix»",
            "my computer is called «carla-x1».",
            "Mein Rechner heißt «lopez-x1».",
            "私のパソコンの名前は«carla-x1»です",
            'HOSTNAME="«srv-ams-app03»"',
            "Host Name:                 «carla-x1»",
            "Connection to «gandalf9» closed.",
        ),
        ignores=(
            "hostname = socket.gethostname()",
            "hostname: localhost",
            "my computer is slow",
            "hostname not found",
            "Hostname: server",
            "hostname: api.example.com",
            "my laptop crashed",
            "connected to the server",
            "HOSTNAME=$HOST",
            "hostname: str",
            "node: 18.2.0",
        ),
        confidence=0.75,
    ),
    Rule(
        id="host-kernel",
        kind="personal.host",
        anchors=("Linux ", "Darwin ", "FreeBSD "),
        pattern=r"(?<![A-Za-z0-9])(?:Linux|Darwin|FreeBSD) (?P<v>[A-Za-z0-9][A-Za-z0-9._-]{0,62}) [0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,3})?[^\n]{0,20}(?=[ ])",
        validate=lambda value: is_own_host(value) and value.lower() not in ("kernel", "version", "release", "distribution"),
        reference="https://www.gnu.org/software/coreutils/manual/coreutils.html#uname-invocation",
        finds=("Linux «lopez-x1» 6.8.0-41-generic #41-Ubuntu SMP", "Darwin «Carlas-MBP» 23.1.0 Darwin Kernel"),
        ignores=("Linux version 6.8.0 (x)", "Linux kernel 6.8 is", "Linux localhost 5.15.0 x", "Darwin Kernel Version 23.1.0"),
        confidence=0.9,
    ),
    Rule(
        id="host-syslog",
        kind="personal.host",
        anchors=(Shape("[ ][0-9]{2}:[0-9]{2}:[0-9]{2} [A-Za-z]", 11),),
        before=r"[0-9][0-9 ] [a-z]{2}[A-Z]",
        reach=6,
        pattern=r"[A-Z][a-z]{2} [0-9 ][0-9] [0-9]{2}:[0-9]{2}:[0-9]{2} (?P<v>[A-Za-z0-9][A-Za-z0-9._-]{1,62}) [A-Za-z][A-Za-z0-9_./()-]{1,40}(?:\[[0-9]{1,7}\])?: ",
        validate=is_own_host,
        reference="https://www.rfc-editor.org/rfc/rfc3164#section-4.1.2",
        finds=("Mar  3 10:11:12 «lt-lopez-30» sshd[1723]: Accepted",),
        ignores=("Mar  3 10:11:12 localhost sshd[1]: x", "Mar  3 10:11:12 ip-10-0-0-4 kernel: x"),
        confidence=0.85,
    ),
    Rule(
        id="host-ssh-config",
        kind="personal.host",
        anchors=("Host ", "127.0.1.1"),
        pattern=r"(?:(?<=\n)|(?<![\s\S]))Host (?P<v>[A-Za-z0-9][A-Za-z0-9._-]{2,40})(?=\s{0,8}(?:\n|\\n)[ \t]{0,8}[A-Z][A-Za-z]{1,30}[ \t=])",
        validate=lambda value: is_own_host(value) and not re.search(r"github|gitlab|bitbucket|\.com$|\.org$|codecommit", value),
        tier="likely",
        reference="https://man.openbsd.org/ssh_config",
        finds=("Host «gandalf6»\n  HostName 192.0.2.9",),
        ignores=("Host github.com\n  User git", "Host *\n  X y", "Host: x"),
        confidence=0.75,
    ),
    Rule(
        id="host-loopback-name",
        kind="personal.host",
        anchors=("127.0.1.1",),
        pattern=r"127\.0\.1\.1[ \t]{1,8}(?P<v>[A-Za-z0-9][A-Za-z0-9._-]{1,62})",
        validate=is_own_host,
        reference="https://www.debian.org/doc/manuals/debian-reference/ch05.en.html#_the_hostname_resolution",
        finds=("127.0.1.1\t«lopez-x1»",),
        ignores=("127.0.1.1 localhost",),
        confidence=0.9,
    ),
    Rule(
        id="host-ssh-target",
        kind="personal.host",
        anchors=cue_anchors(("ssh ", "scp ", "mosh ", "ssh-copy-id ", "ping ")),
        pattern=r"(?:ssh|scp|mosh|ssh-copy-id|ping)(?: -[A-Za-z0-9]{1,12}(?: [0-9]{1,6})?){0,4} (?:[A-Za-z_][A-Za-z0-9_.-]{0,31}@)?(?P<v>[A-Za-z][A-Za-z0-9]{0,40}(?:-[A-Za-z0-9]{1,30}){0,6})(?![A-Za-z0-9_@(=.-])",
        validate=lambda value: is_own_host(value) and (re.search(r"[a-z]-?[0-9]", value) is not None or holds_first_name(value)),
        tier="likely",
        reference="https://man.openbsd.org/ssh",
        finds=("ssh deploy@«lt-lopez-21»", "ssh «gandalf9»"),
        ignores=("ssh root@host", "ssh key-pair", "ping google", "ssh-keygen -t ed25519", "ssh keys are safe", "ssh agent-forwarding"),
        confidence=0.6,
    ),
)  # fmt: skip


def _is_of_person(text: str, start: int, end: int) -> bool:
    value = re.sub(r"\.(?:local|lan|home|fritz\.box)$", "", text[start:end])
    owner = re.sub(
        rf"(?i)^(?:macbook(?:-(?:pro|air))?|imac|iphone|ipad|mac-mini|mac)-(?:von|de|di|van|of|do|da|d)-|^{_KINDS}[-_](?=[a-z]{{4}})",
        "",
        value,
    )
    parts = [part for part in re.split("[-_]", owner) if part]
    return bool(parts) and (
        is_personal(parts[0])
        or is_personal(re.sub(r"['’]?s$", "", parts[0]))
        or is_personal(re.sub(r"(?i)(?:nas|pc|mbp)$", "", parts[0]))
    )


def is_personal(value: str) -> bool:
    """Whether a part of a machine's name is a first name or a surname that is no word."""
    return holds_first_name(value) or (
        len(value) > 4
        and not is_word(value)
        and value.lower() != "raspberry"
        and is_surname(value, words=False)
    )
