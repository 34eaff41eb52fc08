"""The person's yes: typed, bound to the digest of what was shown, usable once."""

import hmac
import time

import msgspec

from commonplace import NAME
from commonplace.errors import ConsentMissing
from commonplace.publish.staging import Staged, staged
from commonplace.records.consent import AGE, CONSENT_TEXT, Channel
from commonplace.store import Workspace, of_age

__all__ = ["LEAST_DIGITS", "confirm"]

LEAST_DIGITS = 12
"""How many digits of the digest are enough: 48 bits, more than a slip or a stale copy could hit."""

_HOUR = 3600.0


def confirm(
    workspace: Workspace,
    shown: Staged,
    typed: str,
    channel: Channel,
    *,
    wait_hours: float = 24.0,
    send_now: bool = False,
    now: float | None = None,
) -> Staged:
    """Record the consent to a staged publication.

    Args:
        workspace: open for writing.
        shown: what the person saw.
        typed: ``NAME@DIGEST`` as they typed it; of the digest at least ``LEAST_DIGITS`` digits.
        channel: where they typed it; must be the channel that the rows record.
        wait_hours: how long a publication to the Hub waits before it may be sent.
        send_now: the person's explicit choice not to wait.
        now: UTC seconds.

    Returns:
        The publication, ``ready`` at once for a folder, else ``waiting`` until its time.

    Raises:
        ConsentMissing: it is not what was shown, was used already, or may not be given in this way; or nobody said
            that they are of age.
    """
    current = staged(workspace.outbox.get(shown.number))
    _expect_current(current, shown)
    _expect_channel(current, channel)
    if not _matches(typed, current.plan.name, current.digest):
        raise ConsentMissing(
            "what was typed is not the name and the digest of what was shown",
            hint="type NAME@DIGEST exactly as it is shown; after any change it is shown anew",
        )
    _expect_of_age(workspace)
    moment = time.time() if now is None else now
    waits = current.to_hub and not send_now
    approved = workspace.outbox.approve(
        current.number,
        ready_at=moment + (wait_hours * _HOUR if waits else 0.0),
        consent={
            **msgspec.to_builtins(current.plan.consent),
            "text_sha256": CONSENT_TEXT.sha256,
            "digest": current.digest,
            "confirmed": moment,
        },
    )
    return staged(approved)


def _expect_of_age(workspace: Workspace) -> None:
    if of_age(workspace) is None:
        raise ConsentMissing(
            f"nobody said yet that they are {AGE} or older, and only they may give",
            hint=f"answer it in `{NAME} review`, at the terminal, or with --of-age",
        )


def _expect_current(current: Staged, shown: Staged) -> None:
    if current.state != "staged" or current.digest != shown.digest:
        raise ConsentMissing(
            f"this confirmation was used already, or something else was staged for {current.plan.target} since",
            facts=(f"the publication is {current.state}",),
            hint=f"run `{NAME} publish` again and confirm what it shows",
        )


def _expect_channel(current: Staged, channel: Channel) -> None:
    recorded = current.plan.consent.channel
    if channel != recorded:
        raise ConsentMissing(
            "the confirmation comes another way than the rows say",
            facts=(f"they say {recorded}, this is {channel}",),
            hint=f"run `{NAME} publish` again and confirm in the same place",
        )
    if channel == "script" and current.to_hub:
        raise ConsentMissing(
            "a publication to the Hub cannot be confirmed by an option of a command",
            hint=f"confirm it in `{NAME} review`, or type it at the terminal",
        )


def _matches(typed: str, name: str, digest: str) -> bool:
    given_name, _, digits = typed.strip().rpartition("@")
    digits = digits.lower()
    return (
        given_name == name
        and LEAST_DIGITS <= len(digits) <= len(digest)
        and hmac.compare_digest(digits.encode(), digest[: len(digits)].encode())
    )
