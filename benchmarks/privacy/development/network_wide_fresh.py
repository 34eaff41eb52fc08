"""Wordings for accounts and hosts that were written after the rules, to see how they generalise. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development.network_wide_handles import login_name, name_pair
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["network_fresh_cases"]


def _handle(draw: Draw) -> str:
    first, last = name_pair(draw)
    return draw.pick(
        (
            f"its.{first}.{last}",
            f"{last}_official",
            f"{first}_{draw.number(1, 999)}",
            f"mr{last}{draw.number(1, 99)}",
        )
    )


def _host(draw: Draw) -> str:
    first, last = name_pair(draw)
    return draw.pick(
        (
            f"{last}-NB{draw.number(10, 99)}",
            f"{first}s-PowerBook",
            f"{last}-workstation",
            f"pc-{last}",
            f"{first}-framework13",
        )
    )


def _case(kind: str, make: Callable[[Draw], str], tech: tuple[str, ...], prose: tuple[str, ...]) -> Case:
    return Case(
        id=f"fresh-{kind.replace('.', '-')}",
        kind=kind,
        variants=(Variant(make=make, tech=tech, prose=prose),),
    )


def network_fresh_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        _case(
            "personal.username",
            login_name,
            (
                "auth user={v} result=ok",
                "Username\n{v}",
                "login name : {v}",
                "CORP\\{v}",
                "su {v} -c ls",
                "Disconnected from user {v} 10.2.3.4 port 22",
                "Welcome back, {v}!",
            ),
            (
                "My login at work is {v}.",
                "Ich melde mich als {v} an.",
                "Je me connecte avec {v}",
                "ログインIDは{v}です",
            ),
        ),
        _case(
            "personal.handle",
            _handle,
            ("X/Twitter @{v}", "IG → @{v}", '"telegram": "@{v}"', "discord.com/users/{v}", "Twitch.tv/{v}"),
            (
                "People know me as {v} on Reddit.",
                "Mein Insta-Name ist {v}",
                "Mi cuenta de Twitter es @{v}",
                "sub to {v} on Twitch",
                "find me under {v} on GitHub",
            ),
        ),
        _case(
            "personal.host",
            _host,
            (
                "PSComputerName : {v}",
                "Computer: {v}",
                "hostname -> {v}",
                "agent running on {v}",
                "Running on host {v}",
                "worker-host: {v}",
            ),
            ("Mein PC heißt {v}", "Il mio computer si chiama {v}", "the machine is named {v}"),
        ),
        _case(
            "path.user",
            login_name,
            (
                "/u/home/{v}/x",
                "ls: cannot access '/home/{v}/foo'",
                "{v}  console  Mar  3 09:01",
                "/gpfs/scratch/{v}/run",
                "\\\\?\\C:\\Users\\{v}\\x",
            ),
            (),
        ),
    )
