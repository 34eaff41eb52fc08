"""``lab block``: rows or whole origins that no later step may read, by a person's decision, and the notice of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from commonplace import NAME
from commonplace.collect.mirror import ALL_ROWS, Mirror, Withheld
from commonplace.collect.trust.decisions import CODES, Decision, What, decide, moment
from commonplace.collect.trust.judging import judged_rows
from commonplace.collect.trust.notices import block_notice, write_notice
from commonplace.collect.trust.searching import everything
from commonplace.errors import UsageError
from commonplace.records.arrow import read_ids

__all__ = ["Who", "accept", "block", "review", "unblock"]

Who = tuple[str, str, float]
"""Name of the person as they give it, why in their words, UTC seconds."""


def block(mirror: Mirror, places: Sequence[tuple[str, str]], code: str, who: Who) -> list[Path]:
    """Withhold rows or whole origins, note the decision, write a notice for each origin's donor.

    The complaint itself is kept nowhere.

    Args:
        mirror: whose list of withheld rows changes.
        places: (origin, id of a row), the id empty for all of the origin, later rows included.
        code: of ``CODES``.
        who: decides.

    Returns:
        The notices, which the lab may send.

    Raises:
        UsageError: an origin or a row is not in the mirror, or the code is none.
    """
    if code not in CODES:
        raise UsageError(
            f"no reason is called {code}", facts=sorted(CODES), hint="give one of these with --reason"
        )
    _must_be_there(mirror, places)
    name, why, at = who
    notices = []
    for origin, ids in _by_origin(places).items():
        made = [
            Decision(what="block", origin=origin, id=id_, who=name, why=why, code=code, at=moment(at))
            for id_ in ids
        ]
        decide(mirror, *made)
        rows = {(row.id, row.by): row for row in mirror.withheld(origin)}
        for id_ in ids:
            own = id_ or ALL_ROWS
            rows[own, "lab"] = Withheld(id=own, by="lab", reasons=(code,), at=at)
        mirror.withhold(origin, tuple(rows.values()))
        notices.append(write_notice(mirror, origin, block_notice(origin, ids, code, at), at))
    return notices


def unblock(mirror: Mirror, places: Sequence[tuple[str, str]], who: Who) -> None:
    """Take blocks back; what the checks set aside stays so."""
    name, why, at = who
    for origin, ids in _by_origin(places).items():
        decide(
            mirror,
            *(
                Decision(what="unblock", origin=origin, id=id_, who=name, why=why, at=moment(at))
                for id_ in ids
            ),
        )
        gone = {id_ or ALL_ROWS for id_ in ids}
        rows = mirror.withheld(origin)
        mirror.withhold(origin, tuple(row for row in rows if row.by != "lab" or row.id not in gone))


def accept(mirror: Mirror, places: Sequence[tuple[str, str]], who: Who, *, back: bool = False) -> None:
    """Let rows be used whatever the checks say of them as they are now; ``back`` takes that back.

    Raises:
        UsageError: a row is none that the checks set aside.
    """
    name, why, at = who
    made = []
    for origin, id_ in places:
        known = {row.id: row for row in judged_rows(mirror, origin) if row.severity == "quarantine"}
        if id_ not in known:
            raise UsageError(
                "the checks have not set this row aside",
                facts=(f"{origin}#{id_}",),
                hint=f"see what they set aside with `{NAME} lab trust --list`",
            )
        what: What = "unaccept" if back else "accept"
        content = "" if back else known[id_].content
        made.append(
            Decision(what=what, origin=origin, id=id_, content=content, who=name, why=why, at=moment(at))
        )
    decide(mirror, *made)


def review(mirror: Mirror, origins: Sequence[str], who: Who, *, back: bool = False) -> None:
    """Note that a person looked at samples of origins, so that they have no cap; ``back`` takes that back.

    Raises:
        UsageError: an origin is not in the mirror.
    """
    _must_be_there(mirror, [(origin, "") for origin in origins])
    name, why, at = who
    what: What = "unreview" if back else "review"
    decide(mirror, *(Decision(what=what, origin=each, who=name, why=why, at=moment(at)) for each in origins))


def _by_origin(places: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for origin, id_ in places:
        found.setdefault(origin, []).append(id_)
    return found


def _must_be_there(mirror: Mirror, places: Iterable[tuple[str, str]]) -> None:
    wanted = _by_origin(places)
    missing = [origin for origin in wanted if mirror.origin(origin) is None]
    known: dict[str, set[str]] = {}
    for file in everything(mirror):
        if any(wanted.get(file.origin, ())):
            known.setdefault(file.origin, set()).update(read_ids(file.file))
    missing += [
        f"{origin}#{id_}"
        for origin, ids in wanted.items()
        for id_ in ids
        if id_ and origin not in missing and id_ not in known.get(origin, ())
    ]
    if missing:
        raise UsageError(
            "this is not in the mirror",
            facts=missing[:10],
            hint=f"name a row as ORIGIN#ID, as `{NAME} lab find` prints it",
        )
