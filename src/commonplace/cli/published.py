"""``status``, what is out: where, since when, and, if the person asks for it, as it is there now."""

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session
from commonplace.errors import CommonplaceError
from commonplace.publish import Target, published
from commonplace.store import SENT, Workspace, moment

__all__ = ["facts_of", "look_at_all", "say_out"]


def look_at_all(session: Session, workspace: Workspace) -> None:
    """Look at every target anew, over the network where it is on the Hub; what fails is told and left as it was."""
    for each in published.out(workspace):
        try:
            published.look_again(workspace, Target.parse(each.target))
        except CommonplaceError as error:
            session.output.warning(f"{safe(each.target)} could not be looked at: {safe(error.message)}")


def facts_of(each: published.Out) -> dict[str, object]:
    """What is known of a target, for a document."""
    looked = each.looked
    return {
        "target": each.target,
        "rows": each.rows,
        "withdrawn": each.withdrawn,
        "since": each.since,
        "sent": each.latest,
        "pending": each.pending,
        "proposal": each.proposal or None,
        "looked_at": None if looked is None else looked.at,
        "found": None if looked is None else looked.found,
        "rows_there": None if looked is None else looked.rows,
        "visibility": None if looked is None else looked.visibility,
        "state": None if looked is None else looked.state,
        "builds": None if looked is None or looked.builds is None else list(looked.builds),
        "waiting": [] if looked is None else list(looked.waiting),
        "unreachable": [] if looked is None else list(looked.unreachable),
    }


def say_out(session: Session, each: published.Out, *, whole: bool) -> None:
    """Say in a line what is out at a target; ``whole``: and what was seen there."""
    out = session.output
    withdrawn = f", {each.withdrawn:,} withdrawn" if each.withdrawn else ""
    sent = "proposed" if each.proposal else SENT
    out.data(
        f"  at {safe(each.target)}: {sent} {moment(each.latest)}; {plural(each.rows, 'row')}{withdrawn}, "
        f"the first {moment(each.since)}"
    )
    if each.proposal:
        out.data(f"    {safe(each.proposal)}")
    if each.pending:
        out.warning(
            f"something that was deleted at {safe(each.target)} is not confirmed to be gone: "
            f"`{NAME} withdraw --from {safe(each.target)}` goes on"
        )
    if whole:
        _say_looked(session, each)


def _say_looked(session: Session, each: published.Out) -> None:
    out, looked = session.output, each.looked
    if looked is None:
        out.data("    nobody has looked there since")
        return
    there = {"there": plural(looked.rows, "row"), "not there": "nothing", "not ours": "something else"}
    seen = f", {looked.visibility}" if looked.visibility else ""
    out.data(f"    looked at {moment(looked.at)}: {there[looked.found]}{seen}")
    if looked.builds:
        out.data(f"    named as a source by {plural(len(looked.builds), 'dataset')}:")
        for name in looked.builds:
            out.data(f"      {safe(name)}")
    elif looked.builds is not None:
        out.data("    no dataset on the Hub names it as a source")
    for line in (*looked.waiting, *looked.unreachable):
        out.warning(safe(line))
