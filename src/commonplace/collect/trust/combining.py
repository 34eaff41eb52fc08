"""Finds that bear each other out: two weak signs at one place, or an instruction that was then obeyed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commonplace.collect.trust.heuristic import Heuristic, Sign
from commonplace.collect.trust.heuristics.injected import DISCUSSION, INJECTED_GROUP
from commonplace.collect.trust.speech import Piece

__all__ = ["COMBINED", "combined"]

COMBINED: dict[str, str] = {
    "injected-instructions": "several instructions addressed to a model stand together in what a tool or a page said",
    "obeyed-instructions": "what a tool or a page said told the model to do something, and a later call did it",
}
"""Signs that are made of others, with their reasons; both are quarantined."""

_VERSION = 1

_NEAR = 600
"""Code points within which two signs belong together. Source: chosen; injected paragraphs are shorter."""

_ADDRESS = re.compile(r"(?:https?://|@)([\w.-]{4,100}\.[a-z]{2,12}|\d{1,3}(?:\.\d{1,3}){3})", re.IGNORECASE)

_Span = tuple[Heuristic, int, int, int]


def combined(finds: Sequence[_Span], pieces: Sequence[Piece]) -> Iterator[Sign]:
    """Signs that follow from the finds of one row. Cost: linear, after sorting the finds of each piece."""
    injected = sorted((find for find in finds if find[0].group == INJECTED_GROUP), key=lambda find: find[1:])
    told: set[tuple[str, str]] = set()
    for one, other in pairwise(injected):
        together = one[1] == other[1] and one[0].id != other[0].id and other[2] - one[3] <= _NEAR
        piece = pieces[one[1]]
        if together and not DISCUSSION.search(piece.text):
            told.add(("injected-instructions", piece.turn))
    for _, number, start, end in injected:
        if _obeyed(pieces, number, start, end):
            told.add(("obeyed-instructions", pieces[number].turn))
    for name, turn in sorted(told):
        yield Sign(heuristic=name, version=_VERSION, severity="quarantine", turn=turn)


def _obeyed(pieces: Sequence[Piece], number: int, start: int, end: int) -> bool:
    """Whether a later call goes to an address that stands beside the instruction and that no person named."""
    near = pieces[number].text[max(0, start - _NEAR) : end + _NEAR]
    hosts = {found[1].lower() for found in _ADDRESS.finditer(near)}
    if not hosts:
        return False
    hosts -= {
        host
        for host in hosts
        for piece in pieces[:number]
        if piece.place == "user" and host in piece.text.lower()
    }
    return any(
        host in piece.text.lower()
        for piece in pieces[number + 1 :]
        if piece.place == "call"
        for host in hosts
    )
