"""``scan --self-test``: what survives of values that are planted in copies of the person's conversations."""

from commonplace import NAME
from commonplace.cli.output import plural
from commonplace.cli.session import Session
from commonplace.errors import NeedsPerson
from commonplace.review import SelfTest, Survival, make_scanner, self_test

__all__ = ["DEFAULT", "run_self_test"]

DEFAULT = 40
"""Conversations that are tested if no number is given: some hundred values, in seconds."""

_PLACES = {
    "words": "in somebody's words",
    "result": "in the result of a tool",
    "argument": "in an argument of a tool, under a telling key",
    "nested": "in JSON inside an argument",
}


def run_self_test(session: Session, conversations: int) -> None:
    """Test the scan on copies of so many conversations, and print counts; nothing is stored.

    Raises:
        NeedsPerson: there is no conversation.
    """
    with session.workspace(create=False) as workspace:
        outcome = self_test(
            workspace,
            make_scanner(workspace),
            conversations=conversations,
            progress=session.output.progress,
        )
    if not outcome.conversations + outcome.failed:
        raise NeedsPerson("there is no conversation to test with", hint=f"bring some in with `{NAME} add`")
    if session.output.as_json:
        session.output.document(_document(outcome))
        return
    _tell(session, outcome)


def _tell(session: Session, outcome: SelfTest) -> None:
    out, total = session.output, outcome.total
    for head, counts in (("kind", outcome.kinds), ("place", outcome.places)):
        rows = (
            (_PLACES.get(name, name), f"{each.planted:,}", f"{each.survived:,}")
            for name, each in counts.items()
        )
        out.table(rows, (head, "planted", "survived"))
        out.data()
    out.data(
        f"Of {plural(total.planted, 'value')} of {plural(len(outcome.kinds), 'kind')} that were planted in "
        f"copies of {outcome.conversations:,} of your conversations, {total.survived:,} could still be read"
        f"{_share(total)}."
    )
    if outcome.failed:
        out.warning(f"{plural(outcome.failed, 'copy', 'copies')} could not be scanned, and were not counted")
    out.note(
        "Nothing was stored or sent. The values are of forms that the rules know; what a person tells in their "
        "own words is missed more often."
    )


def _share(total: Survival) -> str:
    if not total.planted:
        return ""
    low, high = total.interval
    share, least, most = (f"{100 * part:.1f}" for part in (total.survived / total.planted, low, high))
    return f" ({share} %; 95 % interval {least} to {most} %)"


def _document(outcome: SelfTest) -> dict[str, object]:
    low, high = outcome.total.interval
    return {
        "conversations": outcome.conversations,
        "failed": outcome.failed,
        **_counts(outcome.total),
        "interval": [low, high],
        "kinds": {kind: _counts(each) for kind, each in outcome.kinds.items()},
        "places": {place: _counts(each) for place, each in outcome.places.items()},
    }


def _counts(each: Survival) -> dict[str, int]:
    return {"planted": each.planted, "survived": each.survived}
