"""``lab check``: opens drawn rows of an origin in the browser, for a person to look at and decide."""

import click

from commonplace.cli.lab_trusting import decider, mirror_at
from commonplace.cli.opening import serving_a_person
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect.checking import draw

__all__ = ["check"]


@click.command()
@click.argument("origin")
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option(
    "--rows", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows that are drawn."
)
@click.option("--risk", is_flag=True, help="Those first that the checks doubt, instead of by chance.")
@click.option("--by", "who", help="Your name; it is written down.  [default: name of the login]")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Of the page.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Print the address and open nothing.")
@verb
def check(
    session: Session,
    /,
    *,
    origin: str,
    mirror: str,
    rows: int,
    risk: bool,
    who: str | None,
    port: int,
    no_browser: bool,
) -> None:
    """Look at rows of ORIGIN as their donor saw them, and say of each: ok, note or block.

    Rows are drawn from those that were verified. Who, when and what are written down; a dataset that was looked at has
    no cap, and evidence of level E4. Nothing leaves this machine.
    """
    place = mirror_at(mirror)
    drawn = draw(place, origin, rows, "risk" if risk else "random")
    with serving_a_person(session, "lab check", port=port, browser=not no_browser) as announce:
        from commonplace.web import CheckDesk, make_check_application, serve_pages

        desk = CheckDesk(
            mirror=place, origin=origin, drawn=drawn, how="risk" if risk else "random", who=decider(who)
        )
        session.output.note(f"{plural(len(drawn), 'row')} of {safe(origin)}; Ctrl-C ends it.")
        serve_pages(
            lambda tokens: make_check_application(desk, tokens),
            port=port,
            open_browser=not no_browser,
            announce=announce,
        )
