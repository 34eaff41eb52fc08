"""What a run of ``lab collect`` did: counts, sizes, and every defect; never a value from a row."""

import msgspec

from commonplace.collect.states import Defect

__all__ = ["Found", "Report"]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A defect and the origin that has it."""

    origin: str
    defect: Defect


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of one run.

    Attributes:
        listed: origins that are offered and wanted.
        unchanged: of these, not opened, for they are as they were.
        fetched: opened, and now mirrored.
        refused: opened, and nothing taken.
        gated: not readable before their owner lets this account in.
        vanished: known and not offered any more; within the grace period.
        removed: their grace period is over, and their rows left.
        withdrawn: rows that left the mirror in this run because they were withdrawn.
        unreachable: origins whose reading broke off; the next run goes on.
        files: that were brought; ``size`` their bytes, ``foreseen`` those that a dry run would bring.
        swept: files that left the mirror because nothing refers to them; ``swept_size`` their bytes.
        rows: in all current files of the mirror, withheld ones included.
        seconds: that it took.
        defects: of the origins that were opened, vanished, or share ids.
    """

    listed: int = 0
    unchanged: int = 0
    fetched: int = 0
    refused: int = 0
    gated: int = 0
    vanished: int = 0
    removed: int = 0
    withdrawn: int = 0
    unreachable: int = 0
    files: int = 0
    size: int = 0
    foreseen: int = 0
    swept: int = 0
    swept_size: int = 0
    rows: int = 0
    seconds: float = 0.0
    defects: tuple[Found, ...] = ()
