"""``lab publish``: a build goes to the Hub in one commit."""

from pathlib import Path
from typing import cast

import click
import msgspec

from commonplace import NAME
from commonplace.build import push, read_manifest
from commonplace.build.pushing import expect_passable
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.hub import Visibility

__all__ = ["publish"]


@click.command()
@click.argument("build", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "repository", required=True, metavar="OWNER/NAME", help="Dataset on the Hub.")
@click.option(
    "--visibility",
    type=click.Choice(["private", "gated", "public"]),
    default="private",
    show_default=True,
    help="Of a new dataset; one that is there keeps its own.",
)
@click.option("--push", "decided", is_flag=True, help="You decided it: push without being asked.")
@verb
def publish(session: Session, /, *, build: Path, repository: str, visibility: str, decided: bool) -> None:
    """Push a build to the Hub in one commit, after its sums were checked.

    It stops where a dataset in it may not be passed on, or rows have no consent to be published. An earlier build
    in the repository is replaced; anything else there is left alone.
    """
    manifest = read_manifest(build)
    expect_passable(manifest)
    session.output.note(
        f"{plural(manifest.rows, 'conversation')} of {plural(len(manifest.sources), 'dataset')}, "
        f"for {manifest.intended_use}, to {safe(repository)}"
    )
    if not decided and not session.ask(
        "Push them?", instead=f"run `{NAME} lab publish` with `--push` if you decided it"
    ):
        session.output.note("Nothing was sent.")
        return
    pushed = push(build, repository, visibility=cast("Visibility", visibility))
    if session.output.as_json:
        session.output.document(msgspec.to_builtins(pushed))
        return
    session.output.data(
        f"{safe(pushed.repository)}@{pushed.revision}: {plural(pushed.files, 'file')}, {pushed.deleted:,} deleted"
    )
