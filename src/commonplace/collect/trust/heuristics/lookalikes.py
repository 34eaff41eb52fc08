"""Letters of another script that look Latin, in addresses, commands and names of packages."""

import re
from collections.abc import Iterator

from commonplace.collect.trust.heuristic import ANYWHERE, Heuristic
from commonplace.collect.trust.speech import Piece

__all__ = ["LOOKALIKES", "lookalikes"]

_ALIKE = "авеһікмнорстухѕјԁԛԝґАВЕНІКМОРСТХЅЈαεικνορτυχϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧօսոհցզ"
"""Cyrillic, Greek and Armenian letters that most fonts draw like a Latin one.

Source: chosen from Unicode's table of confusables, https://www.unicode.org/Public/security/latest/confusables.txt
"""

_LETTERS = re.compile(r"[^\W\d_]+")

_LATIN = re.compile(r"[A-Za-z]")

_COMMAND = re.compile(
    r"(?:pip3?|uv|npm|pnpm|yarn|cargo|gem|go|brew|apt(?:-get)?|docker|conda|git|curl|wget|npx|uvx|import|from|require\()"
    r"[^\n;|&]{0,60}$"
)

_MOST = 500
"""Code points of a word that are looked at."""

LOOKALIKES = (
    Heuristic(
        id="lookalike-address",
        reason="an address, a command or a package is spelled with letters of another script that look Latin",
        places=ANYWHERE,
        severity="quarantine",
        anchors=(),
        pattern=f"[{_ALIKE}]",
        reference="https://www.unicode.org/reports/tr39/#Confusable_Detection",
        finds=(
            "assistant: see https://githսb.com/x",
            "call: pip install requеsts",
            "tool: curl https://pаypal.com/login",
            "assistant: `npm install lоdash`",
        ),
        ignores=(
            "user: https://пример.рф/страница",
            "user: открой PDFки и xlsx-файл",
            "assistant: API-ключ и JSON-ответ, 5м и 3кг",
            "user: α-helix, μTorrent, Δx, kΩ",
            "assistant: pip install requests",
            "assistant: см. https://ru.wikipedia.org/wiki/Москва",
        ),
    ),
)


def lookalikes(piece: Piece) -> Iterator[tuple[Heuristic, int, int]]:
    """Words of one text that pretend to be Latin. Cost: linear; words are bounded."""
    text, passed = piece.text, 0
    for found in LOOKALIKES[0].regex.finditer(text):
        start = found.start()
        if start < passed or not _beside_latin(text, start):
            continue
        begin, passed = _bounds(text, start)
        word = text[begin:passed]
        if _pretends(word) and _matters(text, begin, word):
            yield LOOKALIKES[0], begin, passed


def _beside_latin(text: str, at: int) -> bool:
    return (
        _LATIN.match(text[at - 1 : at] or " ") is not None
        or _LATIN.match(text[at + 1 : at + 2] or " ") is not None
    )


def _bounds(text: str, at: int) -> tuple[int, int]:
    begin = at
    while (
        begin
        and at - begin < _MOST
        and not text[begin - 1].isspace()
        and text[begin - 1] not in "\"'`()<>[]|;,"
    ):
        begin -= 1
    end = at + 1
    while (
        end < len(text) and end - at < _MOST and not text[end].isspace() and text[end] not in "\"'`()<>[]|;,"
    ):
        end += 1
    return begin, end


def _pretends(word: str) -> bool:
    """Whether a run of letters has Latin ones, others that look so, and none that could not be taken for one."""
    for run in _LETTERS.finditer(word):
        others = _LATIN.sub("", run[0])
        if 0 < len(others) < len(run[0]) >= 3 and all(each in _ALIKE for each in others):
            return True
    return False


def _matters(text: str, begin: int, word: str) -> bool:
    if "://" in word:  # the host alone: paths are written in any script
        return _pretends(word.partition("://")[2].partition("/")[0])
    return _COMMAND.search(text[max(0, begin - 80) : begin]) is not None
