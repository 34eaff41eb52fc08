"""``lab dossier``: what counsel asks of a build."""

from pathlib import Path

import click

from commonplace.build import dossier as dossier_of
from commonplace.cli.lab_reporting import write_text
from commonplace.cli.output import safe
from commonplace.cli.session import Session, verb

__all__ = ["dossier"]


@click.command()
@click.argument("build", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--contact", default="", help="Who answers questions and complaints.")
@click.option(
    "-o", "--output", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write it here."
)
@verb
def dossier(session: Session, /, *, build: Path, contact: str, file: Path | None) -> None:
    """Write down what counsel asks: sources, licences, terms and decisions, consents, miss rates, withdrawals.

    Facts with counts, in Markdown; no legal advice and no text of a row.
    """
    text = dossier_of(build, contact=contact)
    if file is not None:
        write_text(file, text)
    if session.output.as_json:
        session.output.document({"dossier": text, "file": str(file) if file else None})
    elif file is not None:
        session.output.data(safe(str(file)))
    else:
        for line in text.splitlines():
            session.output.data(safe(line))
