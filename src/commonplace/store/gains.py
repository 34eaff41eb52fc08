"""Whether a conversation gained text, and what that makes of a decision."""

from collections.abc import Sequence

from commonplace.records import Conversation, State

__all__ = ["gained_text", "state_after"]


def gained_text(before: Conversation, after: Conversation) -> bool:
    """Whether there is text in ``after`` that was not, or not so, in ``before``.

    Any difference in what could leave counts: a person who said yes has not seen it.
    """
    if after.title and after.title != before.title:
        return True
    if after.tools and after.tools != before.tools:
        return True
    known = {message.id: message for message in before.messages}
    for message in after.messages:
        old = known.get(message.id)
        if old is None or message.parts != old.parts:
            return True
        if message.feedback and message.feedback != old.feedback:
            return True
    return False


def state_after(states: Sequence[State]) -> State:
    """The state of a conversation that was several until now.

    Where one was chosen and another was not, the person has to look again.
    """
    different = set(states)
    if len(different) == 1:
        return states[0]
    if different & {"included", "changed"}:
        return "changed"
    return "held" if "held" in different else "left_out"
