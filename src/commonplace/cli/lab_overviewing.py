"""``lab status``: what is in a mirror, what changed, what is refused and why, and the command that comes next."""

from pathlib import Path

import click
import msgspec

from commonplace.cli.lab_trusting import mirror_at
from commonplace.cli.output import Output, plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect.overview import Overview, overview, report
from commonplace.errors import UsageError

__all__ = ["status"]

_SHOWN = 8
"""Names of a facet, changes and refusals that are printed; ``--json`` and the report have more."""


@click.command()
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option(
    "--report", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write an HTML page here, too."
)
@verb
def status(session: Session, /, *, mirror: str, page: Path | None) -> None:
    """Say what is in a mirror: rows by provider, model, month, language, terms, evidence and licence.

    Also what changed since the last time, what is not used and why, and which command comes next. The page holds
    numbers and names alone, needs no other file and runs nothing.
    """
    found = overview(
        mirror_at(mirror), progress=lambda done, total: session.output.progress("Counting files", done, total)
    )
    if page is not None:
        _write(page, report(found))
    if session.output.as_json:
        document: dict[str, object] = msgspec.to_builtins(found)
        session.output.document({"mirror": mirror, **document, "report": str(page) if page else None})
        return
    _tell(session.output, found)
    if page is not None:
        session.output.note(f"The page is {safe(str(page))}.")


def _write(page: Path, text: str) -> None:
    try:
        page.write_bytes(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(
            "the page cannot be written",
            facts=(error.strerror or type(error).__name__,),
            hint="name another file",
        ) from error


def _tell(output: Output, found: Overview) -> None:
    standings = ", ".join(f"{count:,} {name}" for name, count in found.standings.items())
    output.data(f"{plural(sum(found.standings.values()), 'origin')}: {standings or 'none'}")
    output.data(
        f"{plural(found.counts.rows, 'row')} may be used, of {found.rows:,}; {found.withheld:,} withheld, "
        f"{found.unverified_rows:,} of {plural(found.unverified, 'origin')} not verified"
    )
    for facet, names in found.counts.facets.items():
        if names:
            output.data(f"  {facet}: {_names(names)}")
    _tell_trust(output, found)
    for each in found.refusals[:_SHOWN]:
        output.data(
            f"{each.code} ({each.by}): {each.times:,} in {plural(len(each.origins), 'origin')}; {each.says}"
        )
    if len(found.refusals) > _SHOWN:
        output.data(f"and {len(found.refusals) - _SHOWN:,} more reasons; --json lists them all")
    _tell_changes(output, found)
    output.data(f"next: {found.next}")


def _tell_trust(output: Output, found: Overview) -> None:
    if found.trust is None:
        output.data("trust: not looked at yet")
        return
    stale = "" if found.trust_current else "; something changed since"
    output.data(
        f"trust: {found.trust.quarantined:,} set aside, {found.trust.flagged:,} flagged, "
        f"{plural(found.capped, 'source')} with a cap, {found.reviewed:,} looked at by a person{stale}"
    )


def _tell_changes(output: Output, found: Overview) -> None:
    if found.since is None:
        return
    output.data(f"{plural(len(found.changes), 'origin')} changed since the last time")
    for each in found.changes[:_SHOWN]:
        gone = f", {each.withdrawn:,} withdrawn" if each.withdrawn else ""
        output.data(f"  {safe(each.origin)}: {each.what}, {each.rows:+,} rows{gone}")
    if len(found.changes) > _SHOWN:
        output.data(f"  and {len(found.changes) - _SHOWN:,} more")


def _names(names: dict[str, int]) -> str:
    shown = [f"{safe(name)} {count:,}" for name, count in list(names.items())[:_SHOWN]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f", and {more:,} more" if more else "")
