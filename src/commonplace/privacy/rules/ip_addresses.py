"""Addresses of machines in the internet: dotted, in ranges and blocks, mapped, with a zone, in any file and sentence."""

import re

from commonplace.privacy.checks import private_ip, public_ip
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.words import words

__all__ = ["IP_ADDRESSES", "is_public_4"]

_V4 = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"
_QUAD = rf"{_V4}(?:\.{_V4}){{3}}"
# Behind it: the end of a range, the size of a block, or the port as tcpdump writes it.
_TAIL = rf"(?:[ ]?[-–—][ ]?{_QUAD}(?![0-9.])|-{_V4}(?=[\s,;\"'`)\]}}]|$)|/(?:3[0-2]|[12]?[0-9])(?![0-9.])|\.[0-9]{{2,5}}(?=:[ ]| >[ ]| <[ ])|/255(?:\.[0-9]{{1,3}}){{3}})?"
# Not behind ``==`` or ``^``: four numbers with dots are a version there.
_IPV4 = rf"(?<![0-9A-Za-z.+])(?<![0-9]-)(?<![=<>~!]=)(?<![\^~])(?:(?:(?:0{{1,4}}:){{0,5}}:?:(?:ffff:|FFFF:)?(?:0:)?|64:ff9b::))?{_QUAD}{_TAIL}(?![0-9A-Za-z_]|\.[0-9]|-[0-9])"
_IPV4_SHAPES = tuple(
    Shape(rf"[0-9]\.[0-9]{{{second}}}\.[0-9]{{{third}}}\.[0-9]", second + third + 5)
    for second in (1, 2, 3)
    for third in (1, 2, 3)
)
_IPV4_LEAD = r"[0-9]{0,2}(?::(?:ffff|FFFF|0|b9ff:46)?:{1,2}(?:0{1,4}:){0,5})?"

_VERSION = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z_]*versions?|ver|v|build|firmware|driver|revision|rev|chrome|chromium|firefox|edge|safari|opera|webkit|gecko|electron|msvc|dotnet|\.net|sdk|oid|msedge|assembly|fileversion|productversion|"
    r"upgrad(?:e|ed|ing)|downgrad(?:e|ed|ing)|bump(?:ed|s)?|sections?|clause|chapter|requirement|article|annex|appendix|figure|§|Версия|версии|версию|версія|версії|版本|バージョン|버전|sürüm|wersja|wersji|verze|versión|versione|versão|versie)"
    r"[\"'`*_)(]{0,3}[ \t]{0,14}[:=/@<>]{0,2}[ \t]{0,3}[\"'`(\[vV]{0,3}$",
    re.IGNORECASE,
)
# Words that stand before a version, and before an address as well.
_PERHAPS = re.compile(
    r"(?<![A-Za-z])(?:release[ds]?|patch|update[ds]?|table|rule|control|runtime|kernel|package|library|plugin|app|image|tag)"
    r"[\"'`*_)(]{0,3}[ \t]{0,14}[:=/@<>]{0,2}[ \t]{0,3}[\"'`(\[vV]{0,3}$",
    re.IGNORECASE,
)
_VERSION_NEAR = re.compile(r"(?:version|upgrad|downgrad|bump|release|firmware|changelog)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:\bip\b|ip$|ipv4|addr|host|server|client|peer|remote|ssh|ping|from|dns|gateway|route|listen|bind|proxy|allow|deny|block|://|@|\bat\b|inet|nmap|curl|port|subnet|forwarded|src|dst|айпи|адрес|адреса|地址)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?<![\w./:@-])(?!(?:tcp|udp|ip|ipv4|host|client|server|from|to|via|src|dst|check|lookup|whois|hosts?|ips?|addr|address)/)[A-Za-z][A-Za-z_+ -]{2,30}/$"
)
_IMAGE = re.compile(r"[a-z0-9]/[a-z0-9._-]{1,40}:$")
_SUFFIX = re.compile(
    r"(?i)-(?:q[0-9]|rc|beta|alpha|ubuntu|deb|r[0-9]|snapshot|ga|final|hotfix|[0-9]?ubuntu|[0-9]{1,2}\.el|p[0-9])|\.(?:tar|tgz|zip|deb|rpm|exe|msi|dmg|jar|whl|apk|nupkg)"
)
# A package with its version; behind a command for another machine it is a login.
_PACKAGE = re.compile(
    r"^(?!.*(?:ssh|scp|sftp|rsync|mosh|ftp|://|login|user|root|connect)).*(?:^|[\s\"'(])@?[a-z][\w./-]{1,40}@$"
)
_HEADING = re.compile(r"^(?:#{1,5} ?v?|\* ?v|=+ ?)\[?$")


def _is_no_version(text: str, start: int, end: int) -> bool:
    """Four numbers with dots are a version, a section or an identifier far more often than an address.

    They are one behind a word for it; and where all four are small and no word for a machine stands before.
    """
    before = text[max(0, start - 48) : start].rpartition("\n")[2]
    behind = text[end : end + 12]
    if _IMAGE.search(before) or _SUFFIX.match(behind) or _HEADING.match(before):
        return False
    if text[end : end + 1] != "/" and _PRODUCT.search(before):
        return False
    value = re.sub(r"^[0-9a-fA-F:]*:", "", text[start:end])
    parts = [int(part) for part in re.findall("[0-9]+", value)[:4]]
    small = all(part <= 31 for part in parts)
    large = sum(part > 99 for part in parts) > 1 or parts[0] > 130
    if before[-1:] in ("-", "_") and before[-2:-1].isalnum() and not large:
        return False
    place = (
        _PLACE.search(before) is not None
        or re.match(r":[0-9]{2,5}\b|/[0-9]{1,2}\b", behind) is not None
        or re.search(r"[-/–:]", text[start:end]) is not None
    )
    if parts[0] < 32 and not large and _PACKAGE.search(before) and behind[:1] != ":":
        return False
    if _VERSION.search(before):
        return re.search(r"(?i)\bip[ _-]?v(?:ersion)?[46]?\W*$|://$|@$", before) is not None
    if _PERHAPS.search(before) and not large and (small or not place):
        return False
    if _VERSION_NEAR.search(before) and (not place or re.search(r"(?i)(?:up|down)grad|bump", before)):
        return False
    return place or not small


# What manuals print, resolvers that anybody uses, and services of clouds.
_EVERYWHERE = words(
    "123.45.67.89 98.76.54.32 1.2.3.4 2.3.4.5 4.3.2.1 5.6.7.8 1.1.1.2 11.22.33.44 12.34.56.78 123.123.123.123 10.20.30.40 100.100.100.200 168.63.129.16 12.12.12.12 2.2.2.2 3.3.3.3 4.4.4.4 5.5.5.5 4.2.2.1 4.2.2.2 114.114.114.114 223.5.5.5 223.6.6.6 "
    "9.9.9.10 149.112.112.10 94.140.14.14 94.140.15.15 76.76.2.0 76.76.10.0 185.228.168.9 77.88.8.8 77.88.8.1 119.29.29.29 180.76.76.76 208.67.222.123 208.67.220.123 1.1.1.3 1.0.0.2 1.0.0.3 64.6.64.6 84.200.69.80 169.254.169.253 0.0.0.0 "
    "2620:fe::fe 2620:fe::9 2620:119:35::35 2606:4700:4700::1112 2606:4700:4700::64 2001:470:20::2 2a10:50c0::ad1:ff 2a10:50c0::ad2:ff"
)
# What clusters, virtual machines and containers give to everybody.
_DEFAULTS = words(
    "10.96.0.1 10.96.0.10 10.43.0.1 10.43.0.10 10.0.2.15 10.0.2.2 10.0.2.3 192.168.99.100 192.168.49.2 192.168.49.1 192.168.64.1 192.168.65.1 192.168.65.2 "
    "172.17.0.2 172.17.0.3 172.18.0.1 172.18.0.2 172.19.0.1 172.20.0.1 10.8.0.1 192.168.56.1 192.168.56.101 192.168.122.1 192.168.1.100 192.168.0.100 192.168.1.254 "
    "192.168.100.1 10.1.1.1 10.10.10.10 172.16.0.1 192.168.1.10 192.168.0.10 192.168.8.1 192.168.4.1 192.168.86.1 192.168.50.1 192.168.254.254 192.168.1.2 192.168.0.2 192.168.10.1 10.0.0.2 10.0.0.138"
)


def _first(value: str) -> str:
    """The address itself, without what it is mapped into and without the end of a range."""
    return str(re.findall(r"[0-9]+(?:\.[0-9]+){3}", value)[0])


def is_public_4(value: str) -> bool:
    """An address that can be reached from outside, and none that everybody has."""
    return value not in _EVERYWHERE and not re.fullmatch(r"([0-9]+)(?:\.\1){3}", value) and public_ip(value)


def _is_private_4(value: str) -> bool:
    return value not in _DEFAULTS and private_ip(value)


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
_IPV6 = (
    r"(?:(?<![0-9A-Za-z:.])|(?<=[A-Za-z])[0-9A-Fa-f]{0,4}:|(?<=[g-zG-Z]):|(?<=[\u00c0-\uffff]))(?P<v>(?:[0-9A-Fa-f]{1,4}:){1,7}(?:(?::[0-9A-Fa-f]{1,4}){1,6}|:|[0-9A-Fa-f]{1,4})"
    r"(?:%(?:25)?[A-Za-z0-9][A-Za-z0-9._-]{0,14}[A-Za-z0-9]|%[0-9]{1,3})?(?:/1?[0-9]{1,2}(?![0-9]))?)(?::[0-9]{5}(?![0-9]))?(?![0-9A-Za-z_]|:[0-9A-Fa-f:]|\.[0-9])"
)


def _is_public_6(value: str) -> bool:
    plain = re.split("[%/]", value.lower())[0]
    return (
        len(plain) > 6
        and (plain.count(":") == 7 or "::" in plain)
        and re.search("[0-9]", plain) is not None
        and plain not in _EVERYWHERE
        and not plain.startswith("64:ff9b::")
        and re.fullmatch(r"[0-9a-f]{2}(?::[0-9a-f]{2}){7}", plain) is None
        # Teredo, which holds the address behind it. Source: RFC 4380.
        and (public_ip(plain) or plain.startswith("2001:0:"))
    )


def _is_private_6(value: str) -> bool:
    plain = re.split("[%/]", value.lower())[0]
    if plain.startswith("fe80:"):
        return len(re.findall("[0-9a-f]{1,4}", plain)) > 3
    return len(plain) > 6 and ("::" in plain or plain.count(":") == 7) and private_ip(plain)


IP_ADDRESSES: tuple[Rule, ...] = (
    Rule(
        id="ipv4-public",
        kind="personal.ip",
        anchors=_IPV4_SHAPES,
        before=_IPV4_LEAD,
        reach=34,
        pattern=_IPV4,
        version=3,
        validate=lambda value: is_public_4(_first(value)),
        judge=_is_no_version,
        reference="https://www.rfc-editor.org/rfc/rfc791",
        finds=(
            "ssh root@«85.214.132.117»",
            "http://«93.184.216.34»:8080/",
            '"ip":"«203.104.17.9»"',
            "remote: «::ffff:85.214.132.117»",
            "inetnum: «85.214.132.10-85.214.132.90»",
            "allow «93.71.41.0/24»",
            "08:14:55.102 IP «85.214.132.117.443» > 10.0.0.2.51514: Flags",
            "exports/«115.25.107.196»/summary.json",
            "nmap «85.214.132.10-90»",
        ),
        ignores=(
            "127.0.0.1",
            "version 1.2.3.4.5",
            "0.0.0.0:80",
            "192.0.2.44",
            "8.8.8.8",
            "v10.15.7.3x",
            "1.2.3",
            "255.255.255.0",
            "Chrome/84.1.102.180 Safari",
            'version = "41.16.81.130"',
            "upgraded from 21.2.3.77 to 41.16.81.130",
            "Section 11.4.2.9 defines it",
            "1.2.3.4",
            "::ffff:127.0.0.1",
            "ImageMagick 18.19.1.183-Q16",
            "# Changes\n## 28.3.12.76\n",
            "203.0.113.0/24",
            "npm i foo@13.1.34.210",
        ),
        confidence=0.85,
    ),
    Rule(
        id="ipv4-private",
        kind="personal.private-ip",
        anchors=_IPV4_SHAPES,
        before=_IPV4_LEAD,
        reach=34,
        pattern=_IPV4,
        version=2,
        validate=lambda value: _is_private_4(_first(value)),
        judge=_is_no_version,
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc1918",
        finds=("ping «10.31.4.17»", "nas at «192.168.14.23»,", "«::ffff:10.31.4.17»"),
        ignores=("127.0.0.1", "192.168.1.1", "10.0.0", "169.254.1.1", "10.0.0.0/24"),
        confidence=0.7,
    ),
    Rule(
        id="ipv6-public",
        kind="personal.ip",
        version=2,
        anchors=_IPV6_SHAPES,
        before="[0-9A-Fa-f:]{0,37}",
        reach=37,
        pattern=_IPV6,
        validate=_is_public_6,
        reference="https://www.rfc-editor.org/rfc/rfc4291#section-2.2",
        finds=(
            "from «2a02:8109:9c40:1a2b::17»",
            "[«2a00:1450:4001:82b::200e»]:443",
            "«2600:1700:4a30:9f:11:22:33:44»",
            "v=spf1 ip6:«2a02:8109:9c40:1a2b::17» ~all",
            "prefix «2a02:8109:9c40::/56»",
            "ip:«2a02:8109:9c40:1a2b::17»",
            "src:«2a02:8109:9c40:1a2b:1:2:3:4»",
            "peer «2a02:8109:9c40:1a2b::17»:50112",
            "64 bytes from «2a02:8109:9c40:1a2b::17»: icmp_seq=1",
        ),
        ignores=(
            "::1",
            "12:34:56",
            "std::string",
            "2001:db8::1",
            "fe80::1",
            "a::b",
            "de:ad:be:ef",
            "2620:fe::fe",
            "ace::bad::fee",
        ),
        confidence=0.9,
    ),
    Rule(
        id="ipv6-private",
        version=2,
        kind="personal.private-ip",
        anchors=_IPV6_SHAPES,
        before="[0-9A-Fa-f:]{0,37}",
        reach=37,
        pattern=_IPV6,
        validate=_is_private_6,
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc4193",
        finds=("at «fd12:3456:789a:1::17»", "«fe80::3e22:fbff:fe7a:910e%en0»"),
        ignores=("fd:12", "fdisk: x", "fe80::1", "fe80::/10", "fc00::/7"),
        confidence=0.7,
    ),
)
