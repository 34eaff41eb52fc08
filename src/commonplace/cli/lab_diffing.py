"""``lab diff``: what entered, what left and why, between two builds."""

from pathlib import Path

import click
import msgspec

from commonplace.build import Moved
from commonplace.build import diff as difference
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb

__all__ = ["diff"]

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("first", type=_FOLDER)
@click.argument("second", type=_FOLDER)
@click.option("--rows", is_flag=True, help="List every row by its address, too.")
@verb
def diff(session: Session, /, *, first: Path, second: Path, rows: bool) -> None:
    """Compare two builds: rows that entered and left, each with its reason, and what became of the views.

    A row is named by its dataset, commit and id; nothing of its text is shown. --json lists all rows.
    """
    found = difference(first, second)
    if session.output.as_json:
        session.output.document(msgspec.to_builtins(found))
        return
    for what, reasons, moved in (
        ("entered", found.entered, found.entered_rows),
        ("left", found.left, found.left_rows),
    ):
        session.output.data(f"{plural(sum(reasons.values()), 'row')} {what}")
        for why, count in reasons.items():
            session.output.data(f"  {safe(why)}: {count:,}")
        if rows:
            _list(session, moved)
    session.output.data(f"{found.revised:,} at another commit, {found.moved:,} in another split")
    for name, (before, after) in found.views.items():
        same = ", the same rows" if name in found.same_content else ""
        session.output.data(f"view {safe(name)}: {before:,} to {after:,} rows{same}")


def _list(session: Session, rows: tuple[Moved, ...]) -> None:
    for row in rows:
        session.output.data(f"  {safe(row.address)}\t{safe(row.why)}")
