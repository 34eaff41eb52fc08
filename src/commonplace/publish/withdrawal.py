"""What a withdrawal would do, and what it did."""

import msgspec

__all__ = ["BACK_AS_A_WHOLE", "WithdrawalPlan", "Withdrawn"]

BACK_AS_A_WHOLE = (
    "A pull request is taken back as a whole: its files are taken out and it is closed, if it is open still. What "
    "was merged, and the copy in its past, only the owner can delete; a text to send to them is shown then."
)


class WithdrawalPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a withdrawal would do.

    Attributes:
        target: as ``Target.text``.
        rows: rows that go, of how many in all.
        earlier: rows that were named and were withdrawn before.
        unknown: ids that were named and are not there.
        shards: files that are written anew or deleted.
        resumes: whether an earlier withdrawal from there is not confirmed yet.
        purges: whether branches are squashed and tags deleted.
    """

    target: str
    rows: int
    of: int
    earlier: int
    unknown: tuple[str, ...]
    shards: tuple[str, ...]
    resumes: bool
    purges: bool


class Withdrawn(msgspec.Struct, frozen=True, kw_only=True):
    """What a withdrawal did.

    Attributes:
        confirmed: nothing of it answers any more; otherwise run the same again later.
        rows: that left the files now; ``earlier`` those that had left before.
        left_out: conversations that are left out from now on.
        cancelled: publications to the target that were agreed to and not sent yet; they are not sent any more.
        waiting: what still answers.
        unreachable: what no call can reach, with the act that helps.
    """

    target: str
    confirmed: bool
    rows: int
    earlier: int
    unknown: tuple[str, ...] = ()
    left_out: int = 0
    cancelled: int = 0
    waiting: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()
