"""What a person decided about rows that they looked at: who, when, what; the trust room's decisions hold it."""

from typing import Literal, TypeAlias

from commonplace import NAME
from commonplace.collect.checking.drawing import Drawn
from commonplace.collect.mirror import Mirror
from commonplace.collect.trust import block, decisions, review
from commonplace.collect.trust.blocking import Who
from commonplace.collect.trust.decisions import Decision, decide, moment
from commonplace.errors import UsageError

__all__ = ["LEAST_ROWS", "VERDICTS", "Verdict", "check_row", "checks", "finish", "level_of"]

Verdict: TypeAlias = Literal["ok", "note", "block"]

VERDICTS: dict[Verdict, str] = {
    "ok": "nothing speaks against it",
    "note": "something is odd; it stays in use",
    "block": "no later step may use it",
}

LEAST_ROWS = 20
"""Rows that a person looks at before a source counts as reviewed; all of them where there are fewer.

Source: chosen; with none bad among 20 drawn by chance, fewer than 14 in 100 are at 95 %.
"""


def check_row(mirror: Mirror, drawn: Drawn, verdict: Verdict, who: Who, code: str = "other") -> None:
    """Write down what a person says of a row; ``block`` withholds it as well.

    Args:
        mirror: that has the row.
        drawn: that was shown.
        verdict: of the person.
        who: name, note in their own words, UTC seconds. Nothing of the row belongs in the note.
        code: reason of a block.

    Raises:
        UsageError: no name, or a code that is none.
    """
    name, why, at = who
    if not name.strip():
        raise UsageError("a check has the name of a person", hint="give it with --by")
    if verdict == "block":
        block(mirror, [(drawn.origin, drawn.id)], code, who)
    decide(
        mirror,
        Decision(
            what="check", origin=drawn.origin, id=drawn.id, content=drawn.content, verdict=verdict, who=name,
            why=why, at=moment(at),
        ),
    )  # fmt: skip


def checks(mirror: Mirror, origin: str) -> dict[str, Decision]:
    """The newest check of each row of an origin, by its id."""
    return {row: made for (name, row), made in decisions(mirror).checked.items() if name == origin}


def finish(mirror: Mirror, drawn: tuple[Drawn, ...], who: Who) -> None:
    """Say that the origin of these rows was looked at: its cap goes, and it has level E4.

    Raises:
        UsageError: rows of the draw were not decided, or too few were drawn.
    """
    origin = drawn[0].origin
    known = checks(mirror, origin)
    waiting = [row for row in drawn if row.id not in known or known[row.id].content != row.content]
    usable = sum(file.rows for file in mirror.row_files() if file.origin == origin)
    if waiting or len(drawn) < min(LEAST_ROWS, usable):
        raise UsageError(
            "too few rows were looked at to lift the cap",
            facts=(
                f"{len(waiting):,} of {len(drawn):,} drawn rows wait",
                f"{min(LEAST_ROWS, usable):,} are needed",
            ),
            hint=f"decide about all rows, or draw more with `{NAME} lab check --rows`",
        )
    review(mirror, [origin], who)


def level_of(mirror: Mirror, origin: str) -> Literal["E4"] | None:
    """``E4`` for an origin that a named person looked rows of at and called reviewed; the lab's own word.

    Source: the ladder of evidence, see ``docs/concepts/evidence.md``: E4 is a spot check by a named reviewer.
    """
    made = decisions(mirror)
    looked = any(name == origin and each.who for (name, _), each in made.checked.items())
    return "E4" if looked and origin in made.reviewed else None
