"""Who will see a publication to the Hub: asked for a new repository, and told before the word is typed."""

import click

from commonplace import hub
from commonplace.cli.output import safe
from commonplace.cli.session import Session
from commonplace.publish import OFFERED, SEEN_BY, Plan, Target, proposal_words, seen_by, telling_names
from commonplace.review import known_identity
from commonplace.store import Workspace

__all__ = ["ask_visibility", "say_who_sees"]


def ask_visibility(session: Session, place: Target, chosen: object, endpoint: object) -> object:
    """Who may see a repository that is not there yet; what was chosen already is not asked for.

    Cost: one call of the Hub, and none of a Hub that was not confirmed.
    """
    confirmed = hub.is_default_endpoint() or endpoint == hub.endpoint()
    if chosen is not None or place.kind != "hf" or not confirmed:
        return chosen
    if hub.repository_state(place.place) is not None:
        return None
    session.output.ask(OFFERED)
    for words in SEEN_BY.values():
        session.output.ask(f"  {words}")
    return click.prompt("Who may see the new repository?", type=click.Choice(list(SEEN_BY)), err=True)


def say_who_sees(session: Session, workspace: Workspace, plan: Plan) -> None:
    """Say who will see it and under which names, and whether these names tell who the person is."""
    seen = seen_by(plan)
    if seen is None:
        return
    owner = safe(Target.parse(plan.target).place.partition("/")[0])
    if plan.folder:
        for words in (f"{seen}.", *proposal_words(plan)):
            session.output.warning(safe(words))
        _say_telling(session, workspace, plan)
        return
    session.output.warning(f"{safe(seen)}: your Hub name {owner} will stand beside these conversations")
    if plan.author not in (None, owner):
        session.output.warning(f"{safe(plan.author or '')} will stand there as the author of the commits")
    _say_telling(session, workspace, plan)


def _say_telling(session: Session, workspace: Workspace, plan: Plan) -> None:
    for each in telling_names(plan, known_identity(workspace).terms):
        session.output.warning(
            f"{each.what}, {safe(each.name)}, holds a part of your own {', '.join(each.kinds)}: whoever reads these "
            "conversations can tell that they are yours"
        )
