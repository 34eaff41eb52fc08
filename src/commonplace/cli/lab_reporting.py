"""``lab report``: a build as one HTML page."""

from pathlib import Path

import click

from commonplace.build import report as page_of
from commonplace.cli.output import safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError

__all__ = ["report", "write_text"]


@click.command()
@click.argument("build", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File.  [default: BUILD.html]",
)
@verb
def report(session: Session, /, *, build: Path, page: Path | None) -> None:
    """Write a page about a build: plots, counts, steps, terms, sources, recipe.

    It is one file that runs nothing and loads nothing, and holds no text of a row.
    """
    page = page or build.resolve().with_suffix(".html")
    write_text(page, page_of(build))
    if session.output.as_json:
        session.output.document({"report": str(page)})
        return
    session.output.data(safe(str(page)))


def write_text(file: Path, text: str) -> None:
    """Write a file, or say why not.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            "the file cannot be written",
            facts=(error.strerror or type(error).__name__,),
            hint="name another file with `-o`",
        ) from error
