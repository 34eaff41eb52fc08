"""Draws rows of one origin: uniformly by chance, or those first that the checks are most doubtful of."""

import random
from collections.abc import Iterator
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.collect.mirror import Mirror
from commonplace.collect.trust import Judged, judged_rows
from commonplace.collect.trust.judging import looked_at
from commonplace.collect.verifying import Kept
from commonplace.collect.verifying.reading import read_some
from commonplace.errors import UsageError
from commonplace.records.row import Row
from commonplace.records.row_batches import batches
from commonplace.records.row_file import RowFile

__all__ = ["Drawn", "How", "draw", "drawn_row"]

How: TypeAlias = Literal["random", "risk"]
"""``random``: uniform without replacement, so that a share among them says something about all. ``risk``: what has
signs comes first, which says nothing about the rest."""

_QUARANTINED, _FLAGGED, _TOLD = 1_000, 100, 10


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A row that a person is to look at.

    Attributes:
        origin, id: of the row; ``content`` its ``content_sha256``.
        file: that holds it.
        signs: codes of the trust checks, each with the turn.
        set_aside: by the trust checks; it is looked at nevertheless.
    """

    origin: str
    id: str
    content: str
    file: RowFile
    signs: tuple[tuple[str, str], ...] = ()
    set_aside: bool = False


def draw(mirror: Mirror, origin: str, number: int, how: How, *, seed: int | None = None) -> tuple[Drawn, ...]:
    """Draw rows of an origin that was verified.

    Args:
        mirror: that has it.
        origin: its name.
        number: how many at most.
        how: see ``How``.
        seed: makes a draw that can be repeated; by default the system's chance.

    Raises:
        UsageError: the origin is not there, was not verified, or has no row that may be used.

    Cost: two columns of each row of the origin, and an entry in memory for each.
    """
    judged = {row.id: row for row in judged_rows(mirror, origin)}
    rows = list(_rows(mirror, origin, judged))
    if not rows:
        raise UsageError(
            "there is no verified row of this origin to look at",
            facts=(origin,),
            hint=f"`{NAME} lab status` says what is there; `{NAME} lab verify` comes before a check",
        )
    chance: random.Random = random.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311 - for tests
    if how == "random":
        return tuple(chance.sample(rows, min(number, len(rows))))
    told = _told(mirror, origin)
    chance.shuffle(rows)
    rows.sort(key=lambda row: -_risk(row, judged.get(row.id), told))
    return tuple(rows[:number])


def drawn_row(drawn: Drawn) -> Row:
    """The row itself, read again.

    Raises:
        UsageError: it is not there any more, or its content changed since it was drawn.
    """
    place = 0
    for batch in batches(msgspec.structs.replace(drawn.file, withheld=frozenset()), ["id"]):
        ids = batch.column("id").to_pylist()
        if drawn.id in ids:
            place += ids.index(drawn.id)
            for _, row in read_some(drawn.file.file, (), {place}):
                if row is not None and row.content_sha256 == drawn.content:
                    return row
            break
        place += len(ids)
    raise UsageError("this row is not as it was when it was drawn", hint=f"run `{NAME} lab check` again")


def _rows(mirror: Mirror, origin: str, judged: dict[str, Judged]) -> Iterator[Drawn]:
    set_aside = {row.id for row in mirror.withheld(origin)}
    for file in looked_at(mirror):
        if file.origin != origin:
            continue
        for batch in batches(file, ["id", "content_sha256"], rows=4096):
            pairs = zip(
                batch.column("id").to_pylist(), batch.column("content_sha256").to_pylist(), strict=True
            )
            for row_id, content in pairs:
                known = judged.get(str(row_id))
                yield Drawn(
                    origin=origin,
                    id=str(row_id),
                    content=str(content),
                    file=file,
                    signs=tuple((sign.heuristic, sign.turn) for sign in known.signs) if known else (),
                    set_aside=row_id in set_aside,
                )


def _told(mirror: Mirror, origin: str) -> frozenset[str]:
    """Rows in which the second privacy scan found something, as the notice for their donor names them."""
    notice = Kept(mirror).told(origin)
    return frozenset(part for part in notice.split("`") if part.startswith("cp1-"))


def _risk(row: Drawn, judged: Judged | None, told: frozenset[str]) -> int:
    risk = _TOLD if row.id in told else 0
    if judged is None:
        return risk
    return risk + (_QUARANTINED if judged.severity == "quarantine" else _FLAGGED) + len(judged.signs)
