"""Addresses of machines where they are not written as usual: defanged, spelled, reversed, in names, as one number."""

import re

from commonplace.privacy.checks import private_ip, public_ip
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.ip_addresses import is_public_4

__all__ = ["IP_NOTATIONS"]

_NUMBER = r"[0-9]{1,3}"
# Between two numbers: a dot in brackets, escaped or spelled; one of the three may be an ordinary one.
_DOT = r"(?:\[\.\]|\(\.\)|\{\.\}|<\.>|\[\.|\.\]|\\\.|[ ]?[\[({<](?:dot|DOT|punkt|point|punto|ponto|точка)[\])}>][ ]?| (?:dot|DOT|Dot|punkt|Punkt|point|punto|ponto|kropka|nokta|tečka|точка|крапка) ?|(?:点|點|ドット|닷|점)|%2[eE]|&#46;|[。．·•]| \. )"
_ANY_DOT = rf"(?:{_DOT}|\.)"


def _dotted(value: str) -> str:
    """The four numbers with dots between them."""
    return ".".join(re.findall("[0-9]+", re.sub("%2[eE]|&#46;", ".", value))[:4])


def _is_address(value: str) -> bool:
    plain = _dotted(value)
    return is_public_4(plain) or private_ip(plain)


def _of_number(number: int) -> str:
    return ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))


def _is_hex(value: str) -> bool:
    return public_ip(_of_number(int(value[2:], 16)))


def _is_decimal(value: str) -> bool:
    number = int(value)
    return number < 1 << 32 and public_ip(_of_number(number))


def _is_reversed(value: str) -> bool:
    if value.endswith("ip6.arpa"):
        return "8.b.d.0.1.0.0.2" not in value and len(set(value)) > 8
    return _is_address(".".join(reversed(value.split(".")[:4])))


def _is_in_name(text: str, start: int, end: int) -> bool:
    """Four numbers with dashes are an address in the name of a machine: letters before or behind, and a domain."""
    behind = re.match(r"[A-Za-z0-9.-]{0,80}", text[end : end + 80])
    before = text[max(0, start - 24) : start]
    if re.search(r"(?:^|[^A-Za-z0-9])[0-9]{1,4}-$", before):
        return False
    if behind is None or re.search(r"\.[A-Za-z]{2}", behind[0]) is None:
        return re.search(r"(?i)(?:^|[^A-Za-z0-9])ip[-_]$", before) is not None
    return re.search(r"(?:[A-Za-z][A-Za-z0-9]{0,12}[-.]?|://|@|[\s\"'=(\[,.]|^)$", before) is not None


_IP_BEFORE = re.compile(
    r"(?i)(?:(?<![a-z])(?:ip|ipv4|inet|saddr|daddr|s_addr|sin_addr|ping|айпи)(?![a-z])|_ip|ip_|inet_aton)[^\n<>%&|!+^]{0,24}$|://$"
)

IP_NOTATIONS: tuple[Rule, ...] = (
    Rule(
        id="ip-defanged",
        kind="personal.ip",
        anchors=(
            Shape(r"[0-9][\[({<]\.[\])}>][0-9]", 5),
            Shape(r"[0-9]\[\.[0-9]", 4),
            Shape(r"[0-9]\.\][0-9]", 4),
            Shape(r"[0-9][\[({<][dD][oO][tT][\])}>][0-9]", 7),
            Shape(r"[0-9] [\[({<][dD][oO][tT][\])}>] [0-9]", 9),
            Shape(r"[0-9] [dD][oO][tT] [0-9]", 7),
            Shape(r"[0-9] [pPkKnN][A-Za-z]{4} [0-9]", 9),
            Shape(r"[0-9]%2[eE][0-9]", 5),
            Shape(r"[0-9]&#46;[0-9]", 7),
            Shape(r"[0-9]\\\.[0-9]", 4),
            Shape(r"[0-9] \. [0-9]", 5),
            " точка ",
            " крапка ",
            "ドット",
        ),
        before=r"[0-9]{0,3}(?:(?:[\]\[(){}<>. ]{1,3}|[\]\[(){}<> ]{1,2}(?:tod|TOD|toD|tknup|tknuP|tniop|otnup|otnop)[\]\[(){}<> ]{1,2}|e2%|E2%|;64#&|\.\\| акчот | акпарк |トッド)[0-9]{1,3}){0,3}",
        reach=48,
        pattern=rf"(?<![0-9A-Za-z.]){_NUMBER}(?:{_DOT}{_NUMBER}{_ANY_DOT}{_NUMBER}{_ANY_DOT}{_NUMBER}|\.{_NUMBER}{_DOT}{_NUMBER}{_ANY_DOT}{_NUMBER}|\.{_NUMBER}\.{_NUMBER}{_DOT}{_NUMBER})(?![0-9A-Za-z_]|\.[0-9])",
        validate=_is_address,
        reference="https://www.rfc-editor.org/rfc/rfc9424",
        finds=(
            "IOC: «85[.]214[.]132[.]117»",
            "it is «85.214.132[.]117» if you must know",
            "my home is «85 dot 214 dot 132 dot 117»",
            "src «85(.)214(.)132(.)117»",
            "?ip=«85%2E214%2E132%2E117»",
            "«85 точка 214 точка 132 точка 117»",
        ),
        ignores=("1[.]2", "127[.]0[.]0[.]1", "a[0].b[1]", "3 dot 4", "192[.]0[.]2[.]7", "see 1 . 2 . 3 . 4"),
        confidence=0.85,
    ),
    Rule(
        id="ip-reversed",
        version=2,
        kind="personal.ip",
        anchors=(".in-addr.arpa", ".ip6.arpa"),
        before=r"[0-9a-fA-F.]{5,63}",
        reach=63,
        pattern=r"(?<![0-9A-Za-z.])(?P<v>(?:[0-9]{1,3}\.){4}in-addr\.arpa|(?:[0-9a-fA-F]\.){8,32}ip6\.arpa)",
        validate=_is_reversed,
        reference="https://www.rfc-editor.org/rfc/rfc1035#section-3.5",
        finds=("dig PTR «205.66.219.151.in-addr.arpa»", "«7.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.b.2.a.1.0.4.c.9.9.0.1.8.2.0.a.2.ip6.arpa» PTR x"),
        ignores=("1.0.0.127.in-addr.arpa", "0.168.192.in-addr.arpa", "8.b.d.0.1.0.0.2.ip6.arpa"),
    ),
    Rule(
        id="ip-in-name",
        version=2,
        kind="personal.ip",
        anchors=tuple(
            Shape(rf"[0-9]-[0-9]{{{second}}}-[0-9]{{{third}}}-[0-9]", second + third + 5)
            for second in (1, 2, 3)
            for third in (1, 2, 3)
        ),
        before="[0-9]{0,2}",
        reach=2,
        pattern=rf"(?<![0-9]){_NUMBER}(?:-{_NUMBER}){{3}}(?![0-9_]|-[0-9])",
        validate=lambda value: is_public_4(value.replace("-", ".")),
        judge=_is_in_name,
        reference="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
        finds=(
            "ec2-«85-214-132-117».eu-west-1.compute.amazonaws.com",
            "pool-«93-184-216-34».bstnma.fios.firm.net",
            "app.«134-198-193-241».nip.io",
            "host-«151-228-33-200».provider.test",
        ),
        ignores=("ip-10-0-0-4.eu-west-1.compute.internal", "2024-01-02-10.dynamic.x", "127-0-0-1.nip.io", "node-12-1-2-3", "call 1-85-214-132"),
        confidence=0.8,
    ),
    Rule(
        id="ip-6-in-name",
        kind="personal.ip",
        anchors=(".ipv6-literal.net", ".ip6.", ".ipv6."),
        before=r"[0-9a-fA-Fs-]{9,45}",
        reach=45,
        pattern=r"(?<![0-9A-Za-z])(?P<v>[23][0-9a-fA-F]{3}(?:-[0-9a-fA-F]{0,4}){2,7}(?:s[0-9]{1,2})?)\.(?:ipv6-literal\.net|ip(?:v?6)\.)",
        validate=lambda value: not value.lower().startswith("2001-db8"),
        reference="https://learn.microsoft.com/dotnet/api/system.net.ipaddress.parse",
        finds=("\\\\\\\\«2a02-8109-9c40-0-1a2b».ipv6-literal.net\\share", "«2a02-a31a-d903-0-121b».ip6.provider.test"),
        ignores=("2001-db8--1.ipv6-literal.net", "x.ip6.arpa"),
        confidence=0.85,
    ),
    Rule(
        id="ip-hexadecimal",
        version=2,
        kind="personal.ip",
        anchors=(Shape("0[xX][0-9a-fA-F]{8}", 10, "0-9A-Za-z_"),),
        pattern=r"0[xX][0-9a-fA-F]{8}(?![0-9A-Za-z_])",
        validate=_is_hex,
        judge=lambda text, start, _: _IP_BEFORE.search(text[max(0, start - 40) : start].rpartition("\n")[2]) is not None,
        reference="https://url.spec.whatwg.org/#concept-ipv4-parser",
        finds=("ip = «0xcb9aef92»", "http://«0x869d491e»/", "my IP in hex is «0x54b7a29c»"),
        ignores=("ip = 0x00000000", "addr: 0x7f000001", "addr = 0xdeadbeef00", "addr=0xddc73261", "crash at 0xddc73261", "rip 0xddc73261"),
        confidence=0.6,
        tier="likely",
    ),
    Rule(
        id="ip-decimal",
        version=2,
        kind="personal.ip",
        anchors=(
            Shape("ip[ =:_\"'),-]", 3, "A-Za-z", "ip"),
            Shape("ipv4[ =:_\"'),-]", 5, "A-Za-z", "ipv4"),
            Shape("://[0-9]{8}", 11, "", "://"),
            "inet_ntoa(",
            "long2ip(",
            "ip2long",
            "айпи",
        ),
        ignore_case=True,
        pattern=r"(?:inet_ntoa\(|long2ip\(|ip2long\W{1,4}|://|_?(?:ip(?:v4)?|айпи)[\"'_ :=(),-](?:[^\n0-9.]|v4){0,32}?)[\"']?(?P<v>[1-4]?[0-9]{9})(?![0-9A-Za-z.-]|[ ]?(?:bytes|packets|times))",
        validate=_is_decimal,
        reference="https://dev.mysql.com/doc/refman/8.0/en/miscellaneous-functions.html",
        finds=('"ip_int": «2250916313»', "INET_NTOA(«3420183530»)", "http://«3111461999»/", "my IP as an integer is «1492155279»"),
        ignores=("ip = 1", "zip = 225091631", "inet_ntoa(2130706433)", "zip 1492155279", "https://1.2.3.4/"),
        confidence=0.6,
        tier="likely",
    ),
)  # fmt: skip
