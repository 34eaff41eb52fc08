"""``lab find``: where in a mirror something stands that a third person complains about."""

import sys

import click

from commonplace import NAME
from commonplace.cli.lab_trusting import mirror_at
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect import trust
from commonplace.errors import NeedsPerson

__all__ = ["find"]


@click.command()
@click.argument("what", required=False)
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option("--show", is_flag=True, help="Show the text around each find, on a terminal only.")
@verb
def find(session: Session, /, *, what: str | None, mirror: str, show: bool) -> None:
    """Find WHAT in all rows of a mirror: a name, a number, words, a row's id, a hash.

    Without WHAT it is read from standard input, so that it is in no list of past commands. A name is found in
    either case, with or without accents, and with other signs between its parts. Shown are the places, not the text.
    """
    place = mirror_at(mirror)
    if show:
        session.require_person("text of conversations")
    if what in (None, "-"):
        if sys.stdin.isatty():
            session.output.ask("What is to be found? Type it and press Enter.")
        what = sys.stdin.readline()
    if not (what or "").strip():
        raise NeedsPerson(
            "nothing was given to look for", hint=f"`{NAME} lab find` reads it from standard input"
        )
    hits = []
    for hit in trust.find(place, what or "", show=show):
        hits.append(hit)
        if session.output.as_json:
            continue
        where = ", ".join(f"{safe(turn)} ({count})" for turn, count in hit.turns.items())
        place_of_hit = (
            f"{safe(hit.origin)}#{safe(hit.id)}" if hit.id else f"{safe(hit.origin)} {safe(hit.path)}"
        )
        session.output.data(f"{place_of_hit}\t{where or 'itself'}")
        for snippet in hit.snippets:
            session.output.data(f"    {safe(snippet)}")
    if session.output.as_json:
        rows = [{"origin": hit.origin, "id": hit.id, "path": hit.path, "turns": hit.turns} for hit in hits]
        session.output.document({"rows": rows, "times": sum(sum(hit.turns.values()) for hit in hits)})
        return
    origins = len({hit.origin for hit in hits})
    session.output.note(f"{plural(len(hits), 'place')} of {plural(origins, 'origin')}.")
    if hits:
        session.output.note(
            f"`{NAME} lab block ORIGIN#ID --reason third-party` keeps rows out of every build."
        )
