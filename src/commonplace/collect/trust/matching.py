"""One pass over the texts for the anchors of all heuristics, then each heuristic where its anchor stands."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import chain

import msgspec

from commonplace.collect.trust.combining import combined
from commonplace.collect.trust.heuristic import Heuristic, Severity, Sign
from commonplace.collect.trust.heuristics import HEURISTICS
from commonplace.collect.trust.heuristics.hidden import UNUSUAL, hidden_characters
from commonplace.collect.trust.heuristics.lookalikes import lookalikes
from commonplace.collect.trust.speech import Piece
from commonplace.privacy.engine import Anchor, EngineName, build_engine
from commonplace.privacy.matching import together

__all__ = ["Detector", "Find"]

_MOST = 200
"""Finds of one heuristic in one row; more say nothing more, and hostile text may hold any number."""

_NOT_ASCII = re.compile(UNUSUAL)


class Find(msgspec.Struct, frozen=True, gc=False):
    """Where a heuristic holds: number of the piece, range in code points."""

    heuristic: Heuristic
    piece: int
    start: int
    end: int
    severity: Severity


class Detector:
    """The heuristics made ready for one engine. It keeps nothing of what it looks at."""

    def __init__(self, heuristics: Sequence[Heuristic] = HEURISTICS, engine: EngineName = "auto") -> None:
        users: dict[str, list[Heuristic]] = {}
        for each in heuristics:
            for anchor in each.anchors:
                users.setdefault(anchor, []).append(each)
        self._users = list(users.values())
        self._engine = build_engine([Anchor(each, ignore_case=True) for each in users], engine)

    def signs(self, pieces: Sequence[Piece]) -> tuple[Sign, ...]:
        """Signs of one row, each heuristic once for each turn, in their order.

        Cost: linear in the texts.
        """
        finds = self.finds(pieces)
        known = {(find.heuristic.id, pieces[find.piece].turn): find for find in finds}
        for find in finds:
            if find.severity == "quarantine":
                known[find.heuristic.id, pieces[find.piece].turn] = find
        own = [
            Sign(
                heuristic=find.heuristic.id,
                version=find.heuristic.version,
                severity=find.severity,
                turn=turn,
            )
            for (_, turn), find in known.items()
        ]
        spans = [(find.heuristic, find.piece, find.start, find.end) for find in finds]
        return (*own, *combined(spans, pieces))

    def finds(self, pieces: Sequence[Piece]) -> list[Find]:
        """Every place where a heuristic holds."""
        found: list[Find] = []
        counts: dict[str, int] = {}
        for number, heuristic, start, end in (*self._anchored(pieces), *_unusual(pieces)):
            counts[heuristic.id] = counts.get(heuristic.id, 0) + 1
            if counts[heuristic.id] <= _MOST:
                proven = heuristic.proof is not None and heuristic.proof(pieces, number, start, end)
                severity = "quarantine" if proven else heuristic.severity
                found.append(Find(heuristic, number, start, end, severity))
        return found

    def _anchored(self, pieces: Sequence[Piece]) -> list[tuple[int, Heuristic, int, int]]:
        found: list[tuple[int, Heuristic, int, int]] = []
        passed: dict[tuple[int, str], int] = {}
        for first, joined, starts in together([piece.text for piece in pieces]):
            for place, anchor in chain.from_iterable(self._engine.each(joined)):
                own = bisect_right(starts, place) - 1
                number, at = first + own, place - starts[own]
                piece = pieces[number]
                for heuristic in self._users[anchor]:
                    if piece.place not in heuristic.places or passed.get((number, heuristic.id), 0) > at:
                        continue
                    span = heuristic.at(piece.text, at)
                    if span is not None:
                        passed[number, heuristic.id] = span[1]
                        found.append((number, heuristic, *span))
        return found


def _unusual(pieces: Sequence[Piece]) -> list[tuple[int, Heuristic, int, int]]:
    """What is told by single characters; most texts have none of them."""
    return [
        (number, heuristic, start, end)
        for number, piece in enumerate(pieces)
        if not piece.text.isascii() and _NOT_ASCII.search(piece.text)
        for heuristic, start, end in (*hidden_characters(piece), *lookalikes(piece))
    ]


@cache
def detector(engine: EngineName = "auto") -> Detector:
    """The detector of this process; making one takes some milliseconds."""
    return Detector(engine=engine)
