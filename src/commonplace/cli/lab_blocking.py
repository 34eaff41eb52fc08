"""``lab block``: rows or whole origins that no build may use, by a person's decision."""

import time

import click

from commonplace import NAME
from commonplace.cli.lab_trusting import decider, mirror_at, place_of
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect import trust

__all__ = ["block"]


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="ORIGIN[#ID]...")
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option(
    "--reason", type=click.Choice(list(trust.CODES)), default="other", show_default=True, help="A code."
)
@click.option("--by", "who", help="Who decides.  [default: name of the login]")
@click.option("--why", default="", help="Why, in your own words; write nothing of the complaint itself.")
@click.option("--undo", is_flag=True, help="Take the block back.")
@verb
def block(
    session: Session, /, *, places: tuple[str, ...], mirror: str, reason: str, undo: bool, **chosen: object
) -> None:
    """Keep rows, or all rows of an origin, out of every later step, and write a notice to the donor.

    Who decided, when, why and the code are written down; the complaint is kept nowhere.
    """
    mirrored = mirror_at(mirror)
    who = (decider(chosen["who"]), str(chosen["why"]), time.time())
    named = [place_of(each) for each in places]
    notices = [] if undo else trust.block(mirrored, named, reason, who)
    if undo:
        trust.unblock(mirrored, named, who)
    rows = sum(bool(row) for _, row in named)
    if session.output.as_json:
        session.output.document(
            {
                "blocked" if not undo else "unblocked": [
                    {"origin": origin, "id": row} for origin, row in named
                ],
                "code": reason,
                "notices": [str(path) for path in notices],
            }
        )
        return
    what = "may be used again" if undo else "are used no more"
    session.output.data(f"{plural(rows, 'row')} and {plural(len(named) - rows, 'whole origin')} {what}.")
    for path in notices:
        session.output.data(f"notice to the donor: {safe(str(path))}")
    if not undo:
        session.output.note(f"Builds made before still hold them: make them again with `{NAME} lab build`.")
