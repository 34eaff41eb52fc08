"""``demo``: the main job on the bundled exports of an invented person."""

from pathlib import Path

import click
import msgspec

from commonplace import NAME
from commonplace.cli.output import safe
from commonplace.cli.session import Session, verb
from commonplace.demo import Played, play, refuse_leftovers, story

__all__ = ["demo"]


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(f"{NAME}-demo"),
    show_default=True,
    help="Folder for the result.",
)
@click.option("--keep-workspace", is_flag=True, help="Keep the workspace too, for `review --root`.")
@verb
def demo(session: Session, /, *, folder: Path, keep_workspace: bool) -> None:
    """Play the main job on the exports of an invented person with planted secrets.

    It reads, scans, decides and publishes to a folder, then checks that no planted value is left in what was
    published. It asks for no network and leaves your own workspace alone.
    """
    played = play(folder, keep_workspace=keep_workspace, progress=session.output.progress)
    for line in story(played):
        session.output.data(safe(line))
    refuse_leftovers(played)
    if session.output.as_json:
        session.output.document(_facts(played))


def _facts(played: Played) -> dict[str, object]:
    prepared = played.prepared
    return {
        "folder": str(played.folder),
        "conversations": prepared.receipt.conversations,
        "messages": prepared.receipt.messages,
        "skipped": prepared.receipt.skipped,
        "findings": prepared.found,
        "decisions": msgspec.to_builtins(prepared.decisions),
        "included_in_bulk": played.in_bulk,
        "states": played.states,
        "published": played.plan.new,
        "replacements": played.plan.by_type,
        "digest": played.receipt.digest,
        "planted": played.planted,
        "left": len(played.leftovers),
    }
