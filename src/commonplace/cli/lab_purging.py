"""``lab purge``: withdrawn rows leave builds on this machine."""

from pathlib import Path

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.lab import purge as take_out

__all__ = ["purge"]


@click.command()
@click.argument(
    "builds", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@verb
def purge(session: Session, /, *, builds: tuple[Path, ...], mirror: str) -> None:
    """Take out of builds what was withdrawn or blocked since they were made.

    Rows, lineage, exclusions and clusters are rewritten, sums and counts made again; builds that hold none of these
    rows stay as they are. `lab build` decides anew about what such a row had kept out.
    """
    done = take_out(mirror, builds)
    if session.output.as_json:
        session.output.document(
            {
                "builds": [
                    {"build": str(built.folder), "purged": went, "content": built.manifest.content}
                    for built, went in done
                ]
            }
        )
        return
    for built, went in done:
        session.output.data(f"{safe(str(built.folder))}: {plural(went, 'row')} taken out")
    if any(went for _, went in done):
        session.output.note(f"Copies on the Hub still hold them: push again with `{NAME} lab publish`.")
