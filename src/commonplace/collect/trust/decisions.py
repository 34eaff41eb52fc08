"""What people of the lab decided: who, when, why; a line each, the latest counts, nothing is taken out."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, TypeAlias

import msgspec

from commonplace.collect.mirror import Mirror

__all__ = ["CODES", "Decision", "Decisions", "What", "decide", "decisions", "moment"]

What: TypeAlias = Literal["accept", "unaccept", "block", "unblock", "review", "unreview", "check"]
"""``accept``: a row may be used whatever the checks say. ``block``: a row, or all of an origin, may not.
``review``: a person looked at samples of an origin, so that it has no cap. ``check``: a person looked at a row."""

CODES: dict[str, str] = {
    "third-party": "it is about a person who does not want it there",
    "personal-data": "it holds data of a person that should have been removed",
    "secret": "it holds a password, a key or another secret",
    "rights": "somebody else holds rights in it",
    "unlawful": "it may not be kept where the lab is",
    "poisoned": "a person looked and found it made to do harm",
    "not-genuine": "a person looked and found it made up",
    "other": "a reason that is in none of these codes",
}
"""Reasons of a block. What a complaint says is not written down, only its code."""


class Decision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One decision.

    Attributes:
        what: see ``What``.
        origin: its name; ``id`` of a row, empty for all of the origin.
        content: ``content_sha256`` of the row that was accepted or checked; another text needs another look.
        verdict: of a check: ``ok``, ``note`` or ``block``.
        who: as the person of the lab names themselves; ``why`` in their words, never from a row.
        code: of ``CODES``, for a block.
        at: UTC, ISO 8601 to the second.
    """

    what: What
    origin: str
    id: str = ""
    content: str = ""
    verdict: str = ""
    who: str
    why: str = ""
    code: str = ""
    at: str


class Decisions:
    """The decisions that hold now."""

    def __init__(self, lines: Iterator[Decision]) -> None:
        self.accepted: dict[tuple[str, str], str] = {}
        self.blocked: dict[tuple[str, str], Decision] = {}
        self.reviewed: set[str] = set()
        self.checked: dict[tuple[str, str], Decision] = {}
        for line in lines:
            self._take(line)

    def _take(self, line: Decision) -> None:
        place = (line.origin, line.id)
        if line.what == "accept":
            self.accepted[place] = line.content
        elif line.what == "unaccept":
            self.accepted.pop(place, None)
        elif line.what == "block":
            self.blocked[place] = line
        elif line.what == "unblock":
            self.blocked.pop(place, None)
        elif line.what == "check":
            self.checked[place] = line
        elif line.what == "review":
            self.reviewed.add(line.origin)
        else:
            self.reviewed.discard(line.origin)


def decide(mirror: Mirror, *made: Decision) -> None:
    """Write decisions down; on disk before this returns."""
    path = mirror.folder / "trust" / "decisions.jsonl"
    path.parent.mkdir(exist_ok=True)
    with path.open("ab+") as stream:
        torn = stream.seek(0, os.SEEK_END) and not path.read_bytes().endswith(b"\n")
        stream.write(b"\n" if torn else b"")
        stream.write(b"".join(msgspec.json.encode(each) + b"\n" for each in made))
        stream.flush()
        os.fsync(stream.fileno())


def decisions(mirror: Mirror) -> Decisions:
    """The decisions that hold; lines that a killed process tore are passed over."""
    return Decisions(_lines(mirror))


def moment(at: float) -> str:
    """UTC seconds as decisions write them."""
    return datetime.fromtimestamp(at, tz=UTC).isoformat(timespec="seconds")


def _lines(mirror: Mirror) -> Iterator[Decision]:
    path = mirror.folder / "trust" / "decisions.jsonl"
    if not path.exists():
        return
    with path.open("rb") as stream:
        for line in stream:
            try:
                yield msgspec.json.decode(line, type=Decision)
            except msgspec.DecodeError:
                continue
