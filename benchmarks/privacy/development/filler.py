"""Ordinary talk, code, logs and command output without anything to find. Development set."""

from functools import cache
from pathlib import Path

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Draw

__all__ = ["prose", "technical"]

_HERE = Path(__file__).parent


@cache
def _talk() -> dict[str, list[str]]:
    lines = (_HERE / "talk.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(": ", 1) for line in lines if not line.startswith("#"))
    return {locale: sentences.split("|") for locale, sentences in pairs}


@cache
def _pieces() -> list[str]:
    return [f"{piece}\n" for piece in (_HERE / "technical.txt").read_text(encoding="utf-8").split("\n---\n")]


def prose(draw: Draw, locale: str) -> str:
    """Two to seven sentences."""
    sentences = _talk().get(locale, _talk()["en"])
    count = draw.number(2, 4) if locale != "en" else draw.number(2, 7)
    return ("" if locale in ("zh", "ja") else " ").join(draw.pick(sentences) for _ in range(count))


def technical(draw: Draw) -> str:
    """A piece of code, a log, a listing, a table."""
    pieces = _pieces()
    choice = draw.number(0, len(pieces) + 3)
    if choice < len(pieces):
        return pieces[choice].format(n=draw.number(2, 9999), k=draw.number(2, 19))
    writer = (_log, _listing, _table, _records)[choice - len(pieces)]
    return writer(draw)


def _log(draw: Draw) -> str:
    def line() -> str:
        when = f"2026-03-{draw.number(1, 28):02}T12:{draw.number(0, 59):02}:07.{draw.number(0, 999):03}Z"
        request = f"GET /api/v2/items/{draw.number(1, 99999)} 200 {draw.number(1, 900)}ms"
        return f"{when} INFO [worker-{draw.number(0, 15)}] {request} bytes={draw.number(100, 99999)}\n"

    return "".join(line() for _ in range(draw.number(4, 16)))


def _listing(draw: Draw) -> str:
    return "".join(
        f"-rw-r--r-- 1 root root {draw.number(20, 99999):>6} Mar  3 12:0{n % 10} module_{n}.py\n"
        for n in range(draw.number(3, 12))
    )


def _table(draw: Draw) -> str:
    rows = (
        f"{n},item {n},{draw.number(1, 99)}.{draw.chars(a.DIGITS, 2)},{draw.number(0, 500)}\n"
        for n in range(draw.number(4, 14))
    )
    return "id,title,price,stock\n" + "".join(rows)


def _records(draw: Draw) -> str:
    records = (
        f'{{"id": {n}, "name": "item {n}", "tags": ["new", "sale"], "done": false}}'
        for n in range(draw.number(3, 10))
    )
    return f"[{', '.join(records)}]\n"
