"""``lab find``: where in a mirror a name, a number, an id or any other words of a complaint stand.

A name is found as people write it: in either case, with or without marks on its letters, with other space or
signs between its words, and with the last word first. Everything in the mirror is looked through, also rows that
no build may use, for a complaint is about what is kept.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.trust.searching_raw import raw_places
from commonplace.collect.trust.speech import COLUMNS, Piece, spoken
from commonplace.errors import UsageError
from commonplace.privacy.folding import folded
from commonplace.records.row_batches import batches
from commonplace.records.row_file import RowFile

__all__ = ["Hit", "Needle", "find"]

_ID = re.compile(r"cp1-[\w-]{8,200}")
_HASH = re.compile(r"[0-9a-fA-F]{64}")
_WIDE = {0xFF01 + at: 0x21 + at for at in range(94)} | {0x3000: 0x20}
_BETWEEN = r"[\W_]{0,3}"
_LEAST = 3
_LEAST_DIGITS = 5
_AROUND = 60


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A row that holds what was looked for.

    Attributes:
        origin, id: of the row; the id is empty for a neighbour's own file, whose lines then stand for turns.
        path: of its file inside the origin.
        turns: turn ids with how often it stands there; empty where the row's id or hash is what was given.
        snippets: text around each find; only asked for to be shown to a person.
    """

    origin: str
    id: str
    path: str
    turns: dict[str, int] = {}
    snippets: tuple[str, ...] = ()


class Needle:
    """What is looked for, made ready.

    Raises:
        UsageError: too little is left of it to look for.
    """

    def __init__(self, given: str) -> None:
        text = given.strip()
        self.id = text.rpartition("#")[2] if _ID.fullmatch(text.rpartition("#")[2]) else ""
        self.sha256 = text.lower() if _HASH.fullmatch(text) else ""
        plain = folded(text.translate(_WIDE)).text
        words = re.findall(r"[^\W_]+", plain)
        digits = "".join(words)
        if not self.id and not self.sha256 and len(digits) < _LEAST:
            raise UsageError(
                "too little is left to look for",
                facts=(f"{len(digits)} letters and digits",),
                hint="give three letters or more, or five digits",
            )
        self._first = ""
        if digits.isdecimal() and len(digits) >= _LEAST_DIGITS:
            body = r"[\W_]{0,2}".join(digits)
            self._pattern = re.compile(rf"(?<!\d){body}(?!\d)")
        else:
            self._first = max(words, key=len, default="")
            orders = {tuple(words)}
            if 2 <= len(words) <= 4:
                orders |= {(words[-1], *words[:-1]), (*words[1:], words[0])}
            bodies = [_BETWEEN.join(re.escape(word) for word in order) for order in sorted(orders)]
            self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(bodies)})(?![^\W_])")

    @property
    def has_words(self) -> bool:
        """Whether it can stand in a text; an id or a hash stands beside the texts."""
        return not self.id and not self.sha256

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Ranges in the text where it stands. Cost: linear."""
        wide = folded(text if text.isascii() else text.translate(_WIDE))
        if self._first and self._first not in wide.text:
            return
        for found in self._pattern.finditer(wide.text):
            yield wide.span(*found.span())


def find(mirror: Mirror, given: str, *, show: bool = False) -> Iterator[Hit]:
    """Rows of a mirror that hold what was given, by origin and file.

    Args:
        mirror: all of its origins are looked through, with rows that are set aside, blocked or on probation.
        given: a name, a number, words, a row's id or ``content_sha256``, or the SHA-256 of a file.
        show: give text around each find, for a person at a terminal.

    Raises:
        UsageError: too little is left of it to look for.

    Cost: all files are read once, one batch in memory.
    """
    needle = Needle(given)
    for file in everything(mirror):
        for batch in batches(file, COLUMNS, rows=64):
            for row in spoken(batch):
                turns, snippets = _in_row(needle, row.pieces, show=show)
                named = row.id == needle.id or (
                    needle.sha256 != "" and needle.sha256 in (row.content_sha256.lower(), file.sha256.lower())
                )
                if turns or named:
                    yield Hit(
                        origin=file.origin,
                        id=row.id,
                        path=file.path,
                        turns=dict(turns),
                        snippets=tuple(snippets),
                    )
    yield from _raw(mirror, needle)


def _raw(mirror: Mirror, needle: Needle) -> Iterator[Hit]:
    for state in mirror.origins():
        for file in state.files:
            path = mirror.object(file.sha256)
            if file.role != "raw" or not path.exists():
                continue
            places = raw_places(path, needle.spans) if needle.has_words else {}
            if places or file.sha256 == needle.sha256:
                yield Hit(origin=state.origin, id="", path=file.path, turns=dict(places))


def everything(mirror: Mirror) -> Iterator[RowFile]:
    """Every file of rows whose bytes are here, no row left out."""
    for state in mirror.origins():
        for file in state.files:
            path = mirror.object(file.sha256)
            if file.role in ("rows", "long") and path.exists():
                yield RowFile(
                    origin=state.origin,
                    revision=state.revision,
                    path=file.path,
                    file=path,
                    sha256=file.sha256,
                    rows=file.rows or 0,
                    third_party=state.adapter is not None,
                    redistribution=state.redistribution,
                )


def _in_row(needle: Needle, pieces: tuple[Piece, ...], *, show: bool) -> tuple[Counter[str], list[str]]:
    turns: Counter[str] = Counter()
    snippets: list[str] = []
    for piece in pieces:
        for start, end in needle.spans(piece.text):
            turns[piece.turn] += 1
            if show:
                snippets.append(piece.text[max(0, start - _AROUND) : end + _AROUND])
    return turns, snippets
