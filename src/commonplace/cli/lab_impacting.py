"""``lab impact``: for donors, which builds list their rows."""

from pathlib import Path

import click
import msgspec

from commonplace.build import impact as builds_with
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb

__all__ = ["impact"]


@click.command()
@click.argument("dataset", metavar="OWNER/NAME")
@click.option(
    "--build",
    "folders",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also a build on this machine; may be given more than once.",
)
@click.option("--no-hub", is_flag=True, help="Ask nothing of the Hub.")
@verb
def impact(session: Session, /, *, dataset: str, folders: tuple[Path, ...], no_hub: bool) -> None:
    """For donors: list the builds that say they hold rows of a dataset.

    Reads the manifest of every build on the Hub that has the tag of builds. Who trains on a copy and does not say
    so cannot be seen.
    """
    found, unread = builds_with(dataset, folders=folders, on_hub=not no_hub)
    if session.output.as_json:
        session.output.document({"builds": msgspec.to_builtins(found), "unread": unread})
        return
    for line in found:
        session.output.data(
            f"{safe(line.build)}: {plural(line.rows, 'row')} at {safe(line.revision)}, {line.withdrawn:,} left out; "
            f"{safe(line.intended_use)}"
        )
    session.output.note(f"{plural(len(found), 'build')} list rows of {safe(dataset)}.")
    if unread:
        session.output.warning(f"{plural(unread, 'build')} could not be read")
