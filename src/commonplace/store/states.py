"""The states of a publication in the words that stand everywhere: page, terminal, errors."""

import time

from commonplace.store.outbox import PublicationState

__all__ = ["SENT", "moment", "state_words"]

SENT = "sent and verified"


def state_words(state: PublicationState, ready_at: float | None) -> str:
    """What people read: ``waiting until T``, ``ready: run `publish --send```, ``sent and verified``.

    Args:
        state: of the publication.
        ready_at: UTC seconds from when on it may be sent; None before it is confirmed.
    """
    match state:
        case "waiting":
            return f"waiting until {moment(ready_at or 0.0)}"
        case "ready":
            return "ready: run `publish --send`"
        case "sent":
            return SENT
        case "staged":
            return "prepared: to be confirmed"
        case _:
            return "cancelled"


def moment(seconds: float) -> str:
    """A time as it is told: to the minute, in UTC."""
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(seconds))
