"""``audit.jsonl``: what left a mirror, when and why; ids, dates and codes, nothing that people wrote."""

import os
import threading
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal, TypeAlias

import msgspec

from commonplace.collect.mirror import Mirror

__all__ = ["AuditLine", "Event", "note", "read_audit"]

Event: TypeAlias = Literal["withdrawn", "vanished", "returned", "removed"]
"""``withdrawn``: a row. ``vanished``, ``returned``: an origin is not listed any more, or is again.
``removed``: the grace period of an origin that vanished is over, and its rows left."""


_APPENDING = threading.Lock()


class AuditLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One event; ``on`` is a UTC date, ``id`` that of a row where it is about one."""

    on: str
    event: Event
    origin: str
    id: str = ""


def note(mirror: Mirror, event: Event, origin: str, ids: Iterable[str] = ("",), *, at: float) -> None:
    """Add lines, one for each id; noted before it happens, so a killed run may note it twice.

    Args:
        mirror: whose log it is.
        event: what happens.
        origin: where.
        ids: of the rows; by default it is about the origin as a whole.
        at: UTC seconds.
    """
    on = datetime.fromtimestamp(at, tz=UTC).date().isoformat()
    lines = [AuditLine(on=on, event=event, origin=origin, id=each) for each in ids]
    if not lines:
        return
    with _APPENDING, (mirror.folder / "audit.jsonl").open("ab+") as stream:
        # A line that a killed run tore stays a line of its own, which readers pass over.
        if stream.seek(0, os.SEEK_END) and not _ends_whole(mirror):
            stream.write(b"\n")
        stream.write(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
        stream.flush()
        os.fsync(stream.fileno())


def read_audit(mirror: Mirror) -> Iterator[AuditLine]:
    """Every event, oldest first; torn lines are passed over."""
    path = mirror.folder / "audit.jsonl"
    if not path.exists():
        return
    with path.open("rb") as stream:
        for line in stream:
            try:
                yield msgspec.json.decode(line, type=AuditLine)
            except msgspec.DecodeError:
                continue


def _ends_whole(mirror: Mirror) -> bool:
    with (mirror.folder / "audit.jsonl").open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"
