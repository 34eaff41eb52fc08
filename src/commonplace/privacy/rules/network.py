"""Addresses of machines: IP, hardware, internal host names; and what a home folder's name gives away."""

import re

from commonplace.privacy.checks import is_mac, private_ip, public_ip
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.words import COMMON_USERS, words

__all__ = ["NETWORK"]

_V4 = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
# Not behind ``==`` or ``v``: four numbers with dots are a version there.
_IPV4 = rf"(?<![0-9A-Za-z.+-])(?<![=<>~!]=)(?<![\^~]){_V4}(?:\.{_V4}){{3}}(?![0-9A-Za-z_]|\.[0-9]|-[0-9])"
_IPV4_SHAPES = tuple(Shape(rf"[0-9]\.[0-9]{{{size}}}\.[0-9]", size + 4) for size in (1, 2, 3))
# Eight groups, or fewer and a double colon; three groups with single colons are a time of day.
_IPV6_SHAPES = (
    Shape("[0-9A-Fa-f]::", 3),
    Shape("::[0-9A-Fa-f]", 3),
    *(
        Shape(f"[0-9A-Fa-f]:[0-9A-Fa-f]{{{one}}}:[0-9A-Fa-f]{{{two}}}:[0-9A-Fa-f]", one + two + 5)
        for one in (1, 2, 3, 4)
        for two in (1, 2, 3, 4)
    ),
)
_IPV6 = r"(?<![0-9A-Fa-f:.])(?:[0-9A-Fa-f]{1,4}:){1,7}(?:(?::[0-9A-Fa-f]{1,4}){1,6}|:|[0-9A-Fa-f]{1,4})(?![0-9A-Za-z:_]|\.[0-9])"


def _is_public_6(value: str) -> bool:
    return len(value) > 6 and (value.count(":") == 7 or "::" in value) and public_ip(value)


def _is_private_6(value: str) -> bool:
    return len(value) > 6 and private_ip(value)


# Folders that stand where a user's name stands and are none.
_NO_USER = COMMON_USERS | words(
    "all default user public shared username you youruser your-user yourname your_name me someuser "
    "foo bar x xxx name runneradmin containeradministrator linuxbrew circleci travis buildbot appuser "
    "nonroot www steam pi ec2-user library applications documents desktop downloads .ssh .config "
    ".local bin etc usr src lib profile path to"
)


def _is_user(value: str) -> bool:
    plain = value.lower()
    return plain not in _NO_USER and not re.fullmatch(
        r"\[.*|<.*|\$.*|%.*|\{.*|\*+|\.+|[a-z]?[0-9]{0,2}", plain
    )


_USER = r"(?P<v>[A-Za-z0-9_\u00c0-\u024f\u0400-\u04ff\u4e00-\u9fff][A-Za-z0-9_.\u00c0-\u024f\u0400-\u04ff\u4e00-\u9fff-]{0,63})"
_USER_WITH_SPACE = r"(?P<v>[A-Za-z0-9_\u00c0-\u024f][A-Za-z0-9_.\u00c0-\u024f-]{0,40}(?: [A-Z\u00c0-\u00de][A-Za-z0-9_.\u00c0-\u024f-]{1,30}){0,2})"

_CLAUDE = "https://docs.claude.com/en/docs/claude-code/settings"
_FHS = "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s08.html"

NETWORK: tuple[Rule, ...] = (
    Rule(
        id="ipv4-public",
        kind="personal.ip",
        anchors=_IPV4_SHAPES,
        before="[0-9]{0,3}",
        reach=3,
        pattern=_IPV4,
        validate=public_ip,
        reference="https://www.rfc-editor.org/rfc/rfc791",
        finds=("ssh root@«85.214.132.117»", "http://«93.184.216.34»:8080/", '"ip":"«203.104.17.9»"'),
        ignores=(
            "127.0.0.1",
            "version 1.2.3.4.5",
            "0.0.0.0:80",
            "192.0.2.44",
            "8.8.8.8",
            "v10.15.7.3x",
            "1.2.3",
            "255.255.255.0",
        ),
        confidence=0.85,
    ),
    Rule(
        id="ipv4-private",
        kind="personal.private-ip",
        anchors=_IPV4_SHAPES,
        before="[0-9]{0,3}",
        reach=3,
        pattern=_IPV4,
        validate=private_ip,
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc1918",
        finds=("ping «10.31.4.17»", "nas at «192.168.14.23»,"),
        ignores=("127.0.0.1", "192.168.1.1", "10.0.0", "169.254.1.1"),
        confidence=0.7,
    ),
    Rule(
        id="ipv6-public",
        kind="personal.ip",
        anchors=_IPV6_SHAPES,
        before="[0-9A-Fa-f:]{0,35}",
        reach=35,
        pattern=_IPV6,
        validate=_is_public_6,
        reference="https://www.rfc-editor.org/rfc/rfc4291#section-2.2",
        finds=(
            "from «2a02:8109:9c40:1a2b::17»",
            "[«2a00:1450:4001:82b::200e»]:443",
            "«2600:1700:4a30:9f:11:22:33:44»",
        ),
        ignores=("::1", "12:34:56", "std::string", "2001:db8::1", "fe80::1", "a::b", "de:ad:be:ef"),
        confidence=0.9,
    ),
    Rule(
        id="ipv6-private",
        kind="personal.private-ip",
        anchors=("fd", "FD", "fc"),
        pattern=r"(?<![0-9A-Za-z:.])f[cd][0-9a-f]{2}:(?:[0-9a-f]{1,4}:){1,6}(?::?[0-9a-f]{1,4}){1,6}(?![0-9A-Za-z:])",
        ignore_case=True,
        validate=_is_private_6,
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc4193",
        finds=("at «fd12:3456:789a:1::17»",),
        ignores=("fd:12", "fdisk: x"),
        confidence=0.7,
    ),
    Rule(
        id="mac-address",
        kind="personal.mac",
        anchors=(Shape("[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]", 6, "0-9A-Za-z:-"),),
        pattern=r"[0-9A-Fa-f]{2}(?P<s>[:-])[0-9A-Fa-f]{2}(?:(?P=s)[0-9A-Fa-f]{2}){4}(?![0-9A-Za-z:-])",
        validate=is_mac,
        reference="https://standards.ieee.org/products-programs/regauth/",
        finds=("ether «3c:22:fb:7a:91:0e»", "«F0-18-98-3D-A2-11»"),
        ignores=(
            "ff:ff:ff:ff:ff:ff",
            "00:00:00:00:00:00",
            "12:34:56",
            "aa:bb:cc:dd:ee:ff:00:11:22:33",
            "2024-01-02-03-04-05",
        ),
        confidence=0.95,
    ),
    Rule(
        id="mac-address-cisco",
        kind="personal.mac",
        anchors=(Shape(r"[0-9a-f]{4}\.[0-9a-f]{4}\.", 10, "0-9A-Za-z."),),
        pattern=r"[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9A-Za-z.])",
        validate=lambda value: is_mac(value) and not value.replace(".", "").isdigit(),
        reference="https://www.cisco.com/c/en/us/support/docs/lan-switching/",
        finds=("vlan 1 «3c22.fb7a.910e» dynamic",),
        ignores=("1234.5678.9012", "abcd.ef"),
    ),
    Rule(
        id="internal-host",
        kind="personal.host",
        anchors=(
            ".internal",
            ".corp",
            ".lan",
            ".intra",
            ".intranet",
            ".private",
            ".home.arpa",
            ".localdomain",
            ".ts.net",
            ".fritz.box",
            ".local",
        ),
        before=r"[A-Za-z0-9.-]{0,80}",
        reach=80,
        pattern=r"(?<![A-Za-z0-9_.-])(?P<v>[A-Za-z0-9][A-Za-z0-9.-]{1,78}?\.(?:internal|corp|lan|intra|intranet|private|home\.arpa|localdomain|ts\.net|fritz\.box|local))(?![A-Za-z0-9_(-]|\.[A-Za-z0-9])",
        validate=lambda value: (
            not re.match(
                r"(?:metadata\.google|host\.docker|gateway\.docker|kubernetes\.docker|svc\.cluster|.*\.svc\.cluster|localhost|this|self|settings|config|env|docker-compose|application|hostname|example|foo|bar)\b",
                value,
            )
        ),
        tier="certain",
        reference="https://www.rfc-editor.org/rfc/rfc6762#appendix-G",
        finds=("ssh «db-prod-3.firm.internal»", "http://«nas-lopez.local»:5000", "«build7.corp»"),
        ignores=(
            "metadata.google.internal",
            "host.docker.internal",
            "self.local",
            "x.local()",
            ".env.local",
            "x.locale",
        ),
        confidence=0.75,
    ),
    Rule(
        id="shell-prompt",
        kind="personal.host",
        anchors=(":~", ":/"),
        before=r"[A-Za-z0-9_.@-]{0,64}",
        reach=64,
        pattern=r"(?<![A-Za-z0-9_.@/-])(?P<v>[a-z_][a-z0-9_.-]{1,31}@[A-Za-z][A-Za-z0-9-]{2,40}):[~/][^\s$#]{0,80}[$#] ",
        validate=lambda value: (
            not re.fullmatch(
                r"(?:root|user|ubuntu|runner|vscode|node)@(?:localhost|host|server|ubuntu|debian|[0-9a-f]{12})",
                value,
            )
        ),
        reference="https://www.gnu.org/software/bash/manual/bash.html#Controlling-the-Prompt",
        finds=("«maria@thinkpad-x1»:~/proj$ ls", "\n«mlopez@macbook»:/tmp# id"),
        ignores=("root@localhost:~# ls", "scp a@b:/c d", "user@host:~$ x"),
        confidence=0.8,
    ),
    Rule(
        id="home-path",
        kind="path.user",
        anchors=("/home/", "/Users/", "/users/", "/Benutzer/", "/export/home/", "/var/home/", "/usr/home/"),
        pattern=rf"(?<![A-Za-z0-9_.-])/(?:home|Users|users|Benutzer|export/home|var/home|usr/home)/{{1,2}}{_USER}(?=/|\\|[\"'`\s:,;)\]>|&?#]|$)",
        validate=_is_user,
        spread=True,
        reference=_FHS,
        finds=(
            "cd /home/«mlopez»/proj",
            "/Users/«maria.lopez»/Library",
            "at /home/«jdoe42»: no such",
            "file:///home/«carla»/x.py",
        ),
        ignores=(
            "/home/user/x",
            "/home/runner/work",
            "/Users/Shared/x",
            "https://x.test/home/about-us.html",
            "/home/$USER/x",
            "/home/[USER_1]/x",
        ),
        confidence=0.95,
    ),
    Rule(
        id="home-path-windows",
        kind="path.user",
        anchors=(
            ":\\Users\\",
            ":\\users\\",
            ":\\\\Users\\\\",
            ":\\Documents and Settings\\",
            "\\Users\\",
            ":/Users/",
            "\\\\Users\\\\",
        ),
        pattern=rf"(?::?\\{{1,8}}(?:Users|users|Documents and Settings)\\{{1,8}}|:/Users/){_USER_WITH_SPACE}(?=\\|/|[\"'`<>|:]|$)",
        validate=_is_user,
        reference="https://learn.microsoft.com/windows/win32/shell/knownfolderid",
        finds=(
            r"C:\Users\«mlopez»\Desktop",
            r'"C:\\Users\\«Maria Lopez»\\AppData"',
            r"\\server\Users\«carla»\x",
            "C:/Users/«carla»/x",
        ),
        ignores=(r"C:\Users\Public\x", r"C:\Users\%USERNAME%\x", r"C:\Users\runneradmin\x"),
        confidence=0.95,
    ),
    Rule(
        id="home-path-encoded",
        kind="path.user",
        anchors=("-home-", "-Users-", "%2Fhome%2F", "%2fhome%2f", "%2FUsers%2F", "%5CUsers%5C", "--Users-"),
        pattern=r"(?<![A-Za-z0-9])(?:--?(?:home|Users)-|%2[Ff](?:home|Users)%2[Ff]|%5[Cc]Users%5[Cc])(?P<v>[A-Za-z0-9_][A-Za-z0-9_.]{0,40})(?=-|%2[Ff]|%5[Cc]|[/\"'`\s)\]]|$)",
        validate=_is_user,
        reference=_CLAUDE,
        finds=(
            "~/.claude/projects/-Users-«mlopez»-work-app/x.jsonl",
            "projects/-home-«carla»-src",
            "file=%2Fhome%2F«mlopez»%2Fx".replace("=%2Fhome", "=.%2Fhome"),
            "C--Users-«carla»-x".replace("C--", "/-"),
        ),
        ignores=("take-home-pay", "-home-user-x", "go-home-now"),
        confidence=0.85,
    ),
    Rule(
        id="wsl-path",
        kind="path.user",
        anchors=("/mnt/c/Users/", "/mnt/d/Users/", "/c/Users/", "wsl$", "wsl.localhost"),
        pattern=rf"(?:/(?:mnt/)?[cd]/Users/|wsl(?:\$|\.localhost)[\\/]{{1,4}}[A-Za-z0-9.-]{{1,30}}[\\/]{{1,4}}home[\\/]{{1,4}}){_USER}",
        validate=_is_user,
        reference="https://learn.microsoft.com/windows/wsl/filesystems",
        finds=("/mnt/c/Users/«mlopez»/Downloads", r"\\wsl$\Ubuntu\home\«carla»\src"),
        ignores=("/mnt/c/Users/Public/x",),
        confidence=0.95,
    ),
    Rule(
        id="ls-owner",
        kind="personal.username",
        anchors=(Shape("[d-]r[w-][x-][r-][w-][x-]", 7, "A-Za-z0-9_-"),),
        pattern=r"[dlbcps-][r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-][.@+]?[ ]{1,4}[0-9]{1,6}[ ]{1,4}(?P<v>[a-z_][a-z0-9_.-]{1,31})[ ]{1,16}[A-Za-z_][A-Za-z0-9_. -]{0,31}[ ]{1,16}[0-9]",
        validate=_is_user,
        reference="https://www.gnu.org/software/coreutils/manual/coreutils.html#What-information-is-listed",
        finds=("-rw-r--r-- 1 «mlopez» staff 220 Jan 1 x", "drwxr-xr-x  5 «carla»  carla  4096 May 3 src"),
        ignores=("-rw-r--r-- 1 root root 220 Jan 1 x", "drwxr-xr-x"),
        confidence=0.9,
    ),
)
