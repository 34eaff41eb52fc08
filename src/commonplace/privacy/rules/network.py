"""Addresses of machines: IP, hardware, internal host names; and what a home folder's name gives away."""

import re

from commonplace.privacy.checks import is_mac, private_ip, public_ip
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.words import words

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
    return (
        len(value) > 6
        and (value.count(":") == 7 or "::" in value)
        and re.search("[0-9]", value) is not None
        and not value.lower().startswith("64:ff9b::")
        and re.fullmatch(r"[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){7}", value) is None
        and public_ip(value)
    )


def _is_private_6(value: str) -> bool:
    return len(value) > 6 and private_ip(value)


_VERSION = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z_]*versions?|ver|v|build|release[ds]?|firmware|driver|revision|rev|patch|update[ds]?|upgrad(?:e|ed|ing)|downgrad(?:e|ed|ing)|bump(?:ed|s)?|section|clause|chapter|requirement|article|annex|"
    r"appendix|figure|table|rule|control|§|chrome|chromium|firefox|edge|safari|opera|webkit|gecko|electron|msvc|dotnet|\.net|sdk|runtime|oid|kernel|assembly|package|library|plugin|app|msedge|"
    r"Версия|версии|版本|バージョン|버전|sürüm|wersja|verze|versión|versione|versão|versie|fileversion|productversion|image|tag)"
    r"[\"'`*_)(]{0,3}[ \t]{0,14}[:=/@<>]{0,2}[ \t]{0,3}[\"'`(\[vV]{0,3}$",
    re.IGNORECASE,
)
_VERSION_NEAR = re.compile(r"(?:version|upgrad|downgrad|bump|release|firmware|changelog)", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:\bip\b|ipv4|addr|host|server|client|peer|remote|ssh|ping|from|dns|gateway|route|listen|bind|proxy|allow|deny|block|://|@|\bat\b|inet|nmap|curl|port|subnet|forwarded|айпи|адрес|адреса|地址)",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r"(?<![\w./:@-])(?!(?:tcp|udp|ip|ipv4|host|client|server|from|to|via|src|dst)/)[A-Za-z][A-Za-z_+ -]{2,30}/$"
)
_IMAGE = re.compile(r"[a-z0-9]/[a-z0-9._-]{1,40}:$")


def _is_no_version(text: str, start: int, end: int) -> bool:
    """Four numbers with dots are a version, a section or an identifier far more often than an address.

    They are one behind a word for it; and where all four are small and no word for a machine stands before.
    """
    before = text[max(0, start - 48) : start].rpartition("\n")[2]
    if _PRODUCT.search(before) or _IMAGE.search(before):
        return False
    behind = text[end : end + 6]
    place = _PLACE.search(before) is not None or re.match(r":[0-9]{2,5}\b|/[0-9]{1,2}\b", behind) is not None
    if _VERSION.search(before):
        return re.search(r"(?i)\bip[ _-]?v(?:ersion)?[46]?\W*$|://$|@$", before) is not None
    if _VERSION_NEAR.search(before) and (not place or re.search(r"(?i)(?:up|down)grad|bump", before)):
        return False
    value = text[start:end]
    small = all(int(part) <= 31 for part in value.split("."))
    return place or not small


_EVERYWHERE = words(
    "1.2.3.4 2.3.4.5 4.3.2.1 5.6.7.8 1.1.1.2 11.22.33.44 12.34.56.78 123.123.123.123 10.20.30.40 100.100.100.200 168.63.129.16 12.12.12.12 2.2.2.2 3.3.3.3 4.4.4.4 5.5.5.5 4.2.2.1 4.2.2.2 114.114.114.114 223.5.5.5 223.6.6.6"
)


# What clusters, virtual machines and containers give to everybody.
_DEFAULTS = words(
    "10.96.0.1 10.96.0.10 10.43.0.1 10.43.0.10 10.0.2.15 10.0.2.2 10.0.2.3 192.168.99.100 192.168.49.2 192.168.49.1 192.168.64.1 192.168.65.1 192.168.65.2 "
    "172.17.0.2 172.17.0.3 172.18.0.1 172.18.0.2 172.19.0.1 172.20.0.1 10.8.0.1 192.168.56.1 192.168.56.101 192.168.122.1 192.168.1.100 192.168.0.100 192.168.1.254 "
    "192.168.100.1 10.1.1.1 10.10.10.10 172.16.0.1 192.168.1.10 192.168.0.10 192.168.8.1 192.168.4.1 192.168.86.1 192.168.50.1 192.168.254.254 192.168.1.2 192.168.0.2 192.168.10.1 10.0.0.2 10.0.0.138"
)


def _is_private_4(value: str) -> bool:
    return value not in _DEFAULTS and private_ip(value)


def _is_public_4(value: str) -> bool:
    return value not in _EVERYWHERE and not re.fullmatch(r"([0-9]+)(?:\.\1){3}", value) and public_ip(value)


def _is_device(value: str) -> bool:
    return is_mac(value) and not re.fullmatch(
        r"(?:001122334455|0123456789ab|123456789abc|aabbccddeeff|a1b2c3d4e5f6|deadbeef[0-9a-f]{4}|(?:([0-9a-f])\1){6}|00deadbeef00|cafebabe[0-9a-f]{4}|112233445566|0242[0-9a-f]{8}|00005e[0-9a-f]{6}|525400123456)",
        re.sub("[^0-9a-f]", "", value.lower()),
    )


NETWORK: tuple[Rule, ...] = (
    Rule(
        id="ipv4-public",
        kind="personal.ip",
        anchors=_IPV4_SHAPES,
        before="[0-9]{0,3}",
        reach=3,
        pattern=_IPV4,
        version=2,
        validate=_is_public_4,
        judge=_is_no_version,
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
            "Chrome/84.1.102.180 Safari",
            'version = "41.16.81.130"',
            "upgraded from 21.2.3.77 to 41.16.81.130",
            "Section 11.4.2.9 defines it",
            "1.2.3.4",
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
        validate=_is_private_4,
        judge=_is_no_version,
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
        validate=_is_device,
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
        id="mac-address-other",
        kind="personal.mac",
        anchors=("mac", "bssid", "hwaddr", "ethernet", "lladdr", "bluetooth", "硬件地址", "物理地址", "station"),
        ignore_case=True,
        pattern=r"(?<![A-Za-z0-9])(?:mac(?:[ _-]?(?:addr(?:ess)?|adresse|adres|id))?|adresse mac|dirección mac|bssid|hw_?addr|ethernet|lladdr|bluetooth|硬件地址|物理地址|station)[\"'`*_)]{0,3}[ \t]{0,6}(?:[:=：|]|is|ist|est|es)?[ \t]{0,6}[\"'`]?"
        r"(?P<v>[0-9a-f]{12}|[0-9a-f]{2}(?: [0-9a-f]{2}){5}|[0-9a-f]{6}[:-][0-9a-f]{6}|[0-9a-f]{4}[:-][0-9a-f]{4}[:-][0-9a-f]{4}|[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5})(?![0-9A-Za-z:.-])",
        validate=lambda value: len(re.sub("[^0-9a-fA-F]", "", value)) < 12 or (_is_device(value) and re.search("[a-fA-F]", value) is not None),
        reference="https://standards.ieee.org/products-programs/regauth/",
        finds=("MAC: «A455B78577D1»", "mac_address=«3C227A7BE79C»", "BSSID «3c 22 fb 7a 91 0e»", "ethernet «3c:2:fb:7a:1:e»"),
        ignores=("mac os 10.15", "MAC: 001122334455", "machine 123456789012", "mac 1e2e3e"),
        confidence=0.85,
    ),
    Rule(
        id="ipv6-link-local",
        kind="personal.private-ip",
        anchors=("fe80::", "FE80::", "fe80:0"),
        pattern=r"(?<![0-9A-Za-z:.])(?:fe80|FE80):(?::|0:0:0:)[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){3}(?![0-9A-Za-z:.])",
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc4291#appendix-A",
        finds=("«fe80::3e22:fbff:fe7a:910e»%en0",),
        ignores=("fe80::1", "fe80::/10"),
        confidence=0.75,
    ),
    Rule(
        id="ip-in-name",
        kind="personal.ip",
        anchors=(".compute", ".dynamic", ".dyn.", ".res.", ".pool", ".dsl", ".cable", ".fios", ".dip", "hsd1", ".static", ".adsl", ".broadband", ".cust", ".ip.", ".isp", ".fiber", ".ftth", ".bb."),
        before=r"[A-Za-z0-9.-]{7,60}",
        reach=60,
        pattern=r"(?<![A-Za-z0-9.-])(?:ec2-|ip-?|pool-|host-?|dsl-?|cpe-?|c-|adsl-?|p|dyn-?|static-?|user-?|node-?)?(?P<v>(?:[0-9]{1,3}-){3}[0-9]{1,3})(?=[.-])[A-Za-z0-9.-]{3,60}",
        validate=lambda value: public_ip(value.replace("-", ".")),
        reference="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
        finds=("ec2-«85-214-132-117».eu-west-1.compute.amazonaws.com", "pool-«93-184-216-34».bstnma.fios.firm.net"),
        ignores=("ip-10-0-0-4.eu-west-1.compute.internal", "2024-01-02-10.dynamic.x"),
        confidence=0.8,
    ),
)  # fmt: skip
