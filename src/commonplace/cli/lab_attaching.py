"""``lab attach``: answers of an own model to the prompts of a build."""

from pathlib import Path

import click

from commonplace.build import Answering
from commonplace.build import attach as bring_back
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb

__all__ = ["attach"]


@click.command()
@click.argument("build", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("responses", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", "to", required=True, type=click.Path(path_type=Path), help="Folder of the new build."
)
@click.option("--model", required=True, help="The model that answered.")
@click.option("--licence", required=True, help="Licence of that model.")
@click.option("--terms", required=True, help="Terms of what it writes; `none` if there are none.")
@verb
def attach(session: Session, /, *, build: Path, responses: Path, to: Path, **model: str) -> None:
    """Bring the answers of a model that you run back to the prompts of a build, as conversations for training.

    RESPONSES is JSON Lines: `{"prompt_id": ..., "answer": ...}`, or `"answers"` with one for each turn. Splits and
    lineage stay; the terms of the prompts stand in the rows, those of the answers in the card.
    """
    made = bring_back(build, responses, to, Answering(**model))
    [view] = made.manifest.views
    if session.output.as_json:
        session.output.document(
            {"build": str(to), "rows": view.rows, "refused": view.refused, "content": made.manifest.content}
        )
        return
    session.output.data(f"{plural(view.rows, 'conversation')} in {safe(str(to))}")
    for reason, count in view.refused.items():
        session.output.data(f"  {reason}: {count:,}")
