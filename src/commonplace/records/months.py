"""The months of a conversation, as far as its times say; terms are looked up by them."""

from collections.abc import Iterable

from commonplace.records.conversation import Conversation
from commonplace.records.facts import month_of

__all__ = ["months_between", "months_of"]

_LONGEST = 600
"""Months; what lasts longer has a wrong time at one end, and each month between would be asked for in vain."""


def months_of(conversation: Conversation) -> tuple[str, ...]:
    """The months in which something in a conversation was written, ``YYYY-MM``.

    A message without a time may be of any month from the first to the last that is known.
    """
    known = {month_of(message.created) for message in conversation.messages}
    months = sorted(month for month in known if month)
    if None in known or not months:
        ends = (month_of(conversation.created), month_of(conversation.updated), *months[:1], *months[-1:])
        months = list(months_between(ends))
    return tuple(months)


def months_between(ends: Iterable[str | None]) -> tuple[str, ...]:
    """All months from the first of some to the last; what is None counts for nothing."""
    known = sorted(month for month in ends if month)
    if not known:
        return ()
    first, last = (12 * int(month[:4]) + int(month[5:7]) - 1 for month in (known[0], known[-1]))
    if last - first > _LONGEST:
        return known[0], known[-1]
    return tuple(f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1))
