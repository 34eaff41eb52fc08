"""``lab trust``: looks at every row of a mirror, sets rows aside with reasons, and takes a person's word for it."""

import getpass
import time
from pathlib import Path

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect import Mirror
from commonplace.collect.trust import (
    REASONS,
    Limits,
    Outcome,
    accept,
    judge,
    judged_rows,
    quarantine_notice,
    review,
    write_notice,
)
from commonplace.errors import UsageError

__all__ = ["decider", "mirror_at", "place_of", "trust"]


@click.command()
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option(
    "--cap", type=click.IntRange(0), help="Rows of one unreviewed source in a build.  [default: 100]"
)
@click.option(
    "--new-cap", type=click.IntRange(0), help="The same for a new or unsigned source.  [default: 20]"
)
@click.option("--again", is_flag=True, help="Look at all rows even if nothing changed.")
@click.option("--list", "listed", is_flag=True, help="List the rows that were set aside, with their codes.")
@click.option(
    "--notices", is_flag=True, help="Write a notice to the donor of each origin with rows set aside."
)
@click.option("--accept", "accepted", multiple=True, metavar="ORIGIN#ID", help="Use this row all the same.")
@click.option("--unaccept", "unaccepted", multiple=True, metavar="ORIGIN#ID", help="Take that back.")
@click.option("--reviewed", multiple=True, metavar="ORIGIN", help="Samples were looked at: no cap any more.")
@click.option("--unreviewed", multiple=True, metavar="ORIGIN", help="Take that back.")
@click.option("--by", "who", help="Who decides.  [default: name of the login]")
@click.option("--why", default="", help="Why, in your own words; it is written down.")
@verb
def trust(
    session: Session, /, *, mirror: str, cap: int | None, new_cap: int | None, **chosen: object
) -> None:
    """Check the rows of a mirror for poison, set suspicious ones aside, and compute caps for sources.

    What is set aside is listed with codes and never deleted. A person can accept it.
    """
    place = mirror_at(mirror)
    now = time.time()
    _decide(place, chosen, now)
    defaults = Limits()
    limits = Limits(
        cap=defaults.cap if cap is None else cap, new_cap=defaults.new_cap if new_cap is None else new_cap
    )
    outcome = judge(
        place,
        now=now,
        limits=limits,
        again=bool(chosen["again"]),
        progress=lambda done, total: session.output.progress("Looking at rows", done, total),
    )
    notices = _notices(place, now) if chosen["notices"] else []
    held = _held(place) if chosen["listed"] or session.output.as_json else []
    if session.output.as_json:
        _as_document(session, outcome, held, notices)
    else:
        _in_words(session, outcome, held, notices)


def mirror_at(folder: str) -> Mirror:
    """The mirror in a folder.

    Raises:
        UsageError: there is none.
    """
    if not (Path(folder) / "origins").is_dir():
        raise UsageError(
            "there is no mirror here", facts=[folder], hint=f"make one with `{NAME} lab collect`"
        )
    return Mirror(Path(folder))


def place_of(text: str) -> tuple[str, str]:
    """``ORIGIN#ID`` as (origin, id); the id is empty where only an origin is named."""
    origin, mark, row = text.rpartition("#")
    return (origin, row) if mark else (text, "")


def decider(chosen: object) -> str:
    """The name under which a decision is written down."""
    return str(chosen) if chosen else getpass.getuser()


def _decide(mirror: Mirror, chosen: dict[str, object], now: float) -> None:
    who = (decider(chosen["who"]), str(chosen["why"]), now)
    for name, back in (("accepted", False), ("unaccepted", True)):
        places = [place_of(each) for each in _words(chosen[name])]
        if any(not row for _, row in places):
            raise UsageError("a row is named as ORIGIN#ID", hint=f"see `{NAME} lab trust --list`")
        accept(mirror, places, who, back=back)
    for name, back in (("reviewed", False), ("unreviewed", True)):
        review(mirror, _words(chosen[name]), who, back=back)


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else []


def _held(mirror: Mirror) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (state.origin, row.id, row.reasons)
        for state in mirror.origins()
        for row in mirror.withheld(state.origin)
        if row.by == "trust"
    ]


def _notices(mirror: Mirror, now: float) -> list[str]:
    written = []
    for state in mirror.origins():
        rows = [
            row
            for row in judged_rows(mirror, state.origin)
            if row.severity == "quarantine" and not row.accepted
        ]
        if rows:
            written.append(
                str(write_notice(mirror, state.origin, quarantine_notice(state.origin, rows, now), now))
            )
    return written


def _as_document(
    session: Session, outcome: Outcome, held: list[tuple[str, str, tuple[str, ...]]], notices: list[str]
) -> None:
    session.output.document(
        {
            "version": outcome.version,
            "changed": outcome.fresh,
            "rows": outcome.rows,
            "quarantined": outcome.quarantined,
            "flagged": outcome.flagged,
            "accepted": outcome.accepted,
            "released": outcome.released,
            "reasons": {
                code: {"rows": rows, "means": REASONS[code]} for code, rows in outcome.reasons.items()
            },
            "bulk_signs": list(outcome.bulk),
            "capped_sources": outcome.capped,
            "joined_sources": outcome.joined,
            "set_aside": [{"origin": origin, "id": row, "codes": list(codes)} for origin, row, codes in held],
            "notices": notices,
        }
    )


def _in_words(
    session: Session, outcome: Outcome, held: list[tuple[str, str, tuple[str, ...]]], notices: list[str]
) -> None:
    out = session.output
    if not outcome.fresh:
        out.note("Nothing changed since the last run; this is what it found.")
    out.data(
        f"{plural(outcome.rows, 'row')}: {outcome.quarantined:,} set aside, {outcome.flagged:,} only flagged, "
        f"{outcome.accepted:,} accepted by a person, {outcome.released:,} let go again"
    )
    for code, rows in outcome.reasons.items():
        out.data(f"  {code}: {plural(rows, 'row')}; {REASONS[code]}")
    for origin in outcome.bulk:
        out.data(f"  {safe(origin)} has signs of bulk output")
    out.data(f"{plural(outcome.capped, 'source')} with a cap, {outcome.joined:,} of several origins")
    if held:
        out.table(
            [(safe(origin), safe(row), ", ".join(codes)) for origin, row, codes in held],
            ("ORIGIN", "ID", "CODES"),
        )
    for path in notices:
        out.data(f"notice: {safe(path)}")
    if outcome.quarantined and not held:
        out.note(
            f"List them with `{NAME} lab trust --list`; `--accept ORIGIN#ID --why ...` lets one be used."
        )
