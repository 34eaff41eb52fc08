"""Addresses of machines, places, wallets, repositories, other people's folders. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.people import ascii_of
from benchmarks.privacy.development.wording import family, given
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["machine_cases"]


def _public_ip(draw: Draw) -> str:
    first = draw.pick(("81", "93", "134", "151", "185"))
    return f"{first}.{draw.number(1, 254)}.{draw.number(0, 255)}.{draw.number(1, 254)}"


def _ipv6(draw: Draw) -> str:
    return f"2a0{draw.number(1, 9)}:{draw.chars(a.HEX, 4)}:{draw.chars(a.HEX, 3)}:" + draw.pick(
        (f":{draw.chars(a.HEX, 4)}", ":".join(draw.chars(a.HEX, 4) for _ in range(5)))
    )


def _mac(draw: Draw) -> str:
    joint = draw.pick((":", "-"))
    return joint.join(["a4", "83", "e7", *(draw.chars(a.HEX, 2) for _ in range(3))])


def _person_host(draw: Draw) -> str:
    name = ascii_of(given(draw, "en"))
    return draw.pick(
        (f"{name}s-MacBook-Air.local", f"DESKTOP-{draw.chars(a.UPPER_DIGITS, 7)}", f"{name.lower()}-pc")
    )


def _inner_host(draw: Draw) -> str:
    service = f"{draw.pick(('jira', 'git', 'vault', 'wiki'))}{draw.number(1, 9)}"
    firm, zone = draw.pick(("kranzler", "halden", "tessera")), draw.pick(("internal", "corp", "intra", "lan"))
    return f"{service}.{firm}.{zone}"


def _login(draw: Draw) -> str:
    locale = draw.pick(("en", "de", "fr", "pl"))
    return ascii_of(given(draw, locale)).lower()[0] + ascii_of(family(draw, locale)).lower()


def _coordinates(draw: Draw) -> str:
    return f"{draw.number(36, 59)}.{draw.chars(a.DIGITS, 6)}, {draw.number(1, 29)}.{draw.chars(a.DIGITS, 6)}"


def _repository(draw: Draw) -> str:
    team = draw.pick(("kranzler-it", "halden-internal", "tessera-data"))
    return f"{team}/{draw.pick(('billing', 'crm', 'payroll', 'risk'))}-{draw.pick(('core', 'jobs', 'ui'))}"


_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _bitcoin(draw: Draw) -> str:
    """A segwit address with its checksum. Source: bips, bip-0173."""
    data = [0, *(draw.number(0, 31) for _ in range(31)), 16 * draw.number(0, 1)]
    check = 1
    for value in [3, 3, 0, 2, 3, *data, 0, 0, 0, 0, 0, 0]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> bit & 1 else 0
    check ^= 1
    return (
        "bc1"
        + "".join(_BECH32[value] for value in data)
        + "".join(_BECH32[check >> 5 * (5 - i) & 31] for i in range(6))
    )


def _made(
    id: str,  # noqa: A002 - the field is called that
    kind: str,
    make: Callable[[Draw], str],
    *,
    prose: tuple[str, ...] = (),
    tech: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    path: tuple[str, ...] = (),
    bare: bool = False,
) -> Case:
    variant = Variant(make=make, prose=prose, tech=tech, fields=fields)
    return Case(id=id, kind=kind, variants=(variant,), path=path, bare=bare)


def machine_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        _made(
            "ip-public",
            "personal.ip",
            _public_ip,
            prose=("My server at {v} does not answer.",),
            tech=(
                "ssh root@{v}",
                '{v} - - [02/Mar/2026:10:00:01 +0000] "GET / HTTP/1.1" 200 {n}',
                "Accepted publickey for {user} from {v} port 51122 ssh2",
            ),
            fields=("client_ip", "remote_addr"),
            bare=True,
        ),
        _made(
            "ip-v6",
            "personal.ip",
            _ipv6,
            prose=("The router shows {v} as my address.",),
            tech=("inet6 {v}/64 scope global", "ping6 {v}"),
            fields=("ip",),
            bare=True,
        ),
        _made(
            "mac",
            "personal.mac",
            _mac,
            prose=("The MAC address of the TV is {v}.",),
            tech=("link/ether {v} brd ff:ff:ff:ff:ff:ff", "mac={v}"),
            fields=("mac",),
            bare=True,
        ),
        _made(
            "host-personal",
            "personal.host",
            _person_host,
            prose=("My computer is called {v}.",),
            tech=("Hostname: {v}", "uname -n\n{v}"),
            fields=("hostname", "computer_name"),
        ),
        _made(
            "host-internal",
            "personal.host",
            _inner_host,
            prose=("The ticket is on https://{v}/browse/OPS-{n}.",),
            tech=("curl https://{v}/api/v2/items", "ping -c 1 {v}"),
            fields=("host", "base_url"),
        ),
        _made(
            "home-other",
            "path.user",
            _login,
            prose=("He keeps it in /home/{v}/shared for everybody.",),
            tech=(
                "ls -la /home/{v}/.ssh",
                "-rw-r--r-- 1 {v} users {n} Mar  3 12:01 a.txt",
                "C:\\Users\\{v}\\Documents\\plan.xlsx",
                "rsync -a /Users/{v}/Pictures nas:",
            ),
            path=("/home/{v}/notes/plan.md", "C:\\Users\\{v}\\Desktop\\a.docx"),
        ),
        _made(
            "home-url",
            "path.user",
            _login,
            tech=(
                "file:///Users/{v}/site/index.html",
                "/download?file=%2Fhome%2F{v}%2Fa.zip",
                "cd ~/.claude/projects/-home-{v}-app",
            ),
        ),
        _made(
            "coordinates",
            "personal.coordinates",
            _coordinates,
            prose=("We live near {v}.",),
            tech=('{"location": "{v}"}', "gps: {v}", "https://maps.google.com/?q={v}"),
            fields=("coordinates", "geo"),
        ),
        _made(
            "wallet-bitcoin",
            "personal.wallet",
            _bitcoin,
            prose=("Send it to my wallet {v}.",),
            tech=("btc: {v}",),
            fields=("btc_address",),
            bare=True,
        ),
        _made(
            "wallet-ethereum",
            "personal.wallet",
            lambda d: "0x" + d.chars(a.HEX, 40),
            prose=("My ETH address is {v}.",),
            tech=("from: {v}",),
            fields=("wallet",),
            bare=True,
        ),
        _made(
            "repository",
            "personal.repository",
            _repository,
            prose=("The code is in git@github.com:{v}.git, which is private.",),
            tech=("git clone git@github.com:{v}.git", "origin\thttps://github.com/{v}.git (fetch)"),
        ),
    )
