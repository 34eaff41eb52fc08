"""Ready-made letters to donors: which rows, why, what follows, how to answer. The lab sends them or does not."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commonplace import NAME
from commonplace.collect.mirror import Mirror
from commonplace.collect.trust.decisions import CODES
from commonplace.collect.trust.filing import file_of, write
from commonplace.collect.trust.judging import REASONS, Judged

__all__ = ["block_notice", "quarantine_notice", "write_notice"]

_MOST_LISTED = 200


def block_notice(origin: str, ids: Sequence[str], code: str, at: float) -> str:
    """What a donor is told when the lab blocked rows; nothing of a complaint or a row."""
    whole = "" in ids
    what = "all rows of this dataset" if whole else f"{len(ids)} of its rows"
    listed = "" if whole else f"\n\nThe rows, by `id`:\n\n{_listed(ids)}"
    return (
        f"# To the donor of {origin}\n\n"
        f"On {_day(at)} we decided not to use {what}: {CODES[code]} (`{code}`). "
        f"Builds that we make from now on leave them out.{listed}\n\n"
        "Your dataset stands as it was; what becomes of it is for you to decide. To take rows out of it, for "
        f"everybody and from its history, run `{NAME} withdraw` with these ids.\n\n"
        "If you think that we are wrong, answer here with the `id` of the row. Please do not repeat what it says.\n"
    )


def quarantine_notice(origin: str, rows: Sequence[Judged], at: float) -> str:
    """What a donor is told of rows that the checks set aside, each with its codes."""
    codes = sorted({sign.heuristic for row in rows for sign in row.signs if sign.severity == "quarantine"})
    reasons = "\n".join(f"- `{code}`: {REASONS[code]}" for code in codes if code in REASONS)
    listed = "\n".join(
        f"- `{row.id}`: "
        + ", ".join(sorted({sign.heuristic for sign in row.signs if sign.severity == "quarantine"}))
        for row in rows[:_MOST_LISTED]
    )
    more = f"\n- and {len(rows) - _MOST_LISTED} more" if len(rows) > _MOST_LISTED else ""
    return (
        f"# To the donor of {origin}\n\n"
        f"On {_day(at)} automatic checks set {len(rows)} of its rows aside. Checks can be wrong, and a row may hold "
        "what somebody else wrote, such as a page that a tool read. Our builds leave these rows out until a person "
        f"has looked at them.\n\nWhat the checks say:\n\n{reasons}\n\nThe rows, by `id`:\n\n{listed}{more}\n\n"
        "If you think that they are fine, answer here with the `id` of the row and we look at it. "
        "Please do not repeat what it says.\n"
    )


def write_notice(mirror: Mirror, origin: str, text: str, at: float) -> Path:
    """Write a notice into ``MIRROR/notices/``; an earlier one of another moment stays."""
    stamp = datetime.fromtimestamp(at, tz=UTC).strftime("%Y%m%dT%H%M%S")
    path = file_of(mirror.folder / "notices", origin, f"-{stamp}.md")
    write(path, text)
    return path


def _listed(ids: Sequence[str]) -> str:
    more = [f"- and {len(ids) - _MOST_LISTED} more"] if len(ids) > _MOST_LISTED else []
    return "\n".join([f"- `{id_}`" for id_ in ids[:_MOST_LISTED]] + more)


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, tz=UTC).date().isoformat()
