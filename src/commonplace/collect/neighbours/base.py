"""The contract of an adapter: one module that knows all about the shape of some public datasets.

An adapter is asked about the first records of every file (``sniff``) and then reads what it won (``read``). It
must not raise on bad input: damage becomes a ``Skipped``, and the rest is read on. Whatever else happens is a
bug of the adapter, which costs the one record it was reading.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeAlias

import msgspec

from commonplace.collect.neighbours.container import records
from commonplace.records import Conversation, Skipped, SkipReason
from commonplace.records.row_file import Redistribution
from commonplace.sources import Selection, Tree

__all__ = ["FAULTS", "Adapter", "Found", "Record", "RecordAdapter", "Refused", "small_facts"]

Record: TypeAlias = Mapping[str, object]
"""One record of a file as Python values; members that are null are absent."""

FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    msgspec.MsgspecError,
)
"""What an adapter may raise by mistake. It costs the one record it was reading, never the others."""


class Refused(ValueError):
    """A record that is no conversation; the message says what is wrong with it, never what stands in it."""

    def __init__(self, reason: SkipReason, detail: str = "") -> None:
        super().__init__(detail)
        self.reason: SkipReason = reason
        self.detail = detail


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation of a neighbour's dataset, as it stands there: nothing in it is redacted yet.

    Attributes:
        conversation: its ``native_id`` is that of the dataset; empty where the dataset has none.
        path: of the file; ``where`` is the place in it, e.g. ``row 12``.
        language: BCP-47, if the dataset says it.
        facts: small facts of the dataset's own that have no column, such as its marks of toxic text.
        records: how many records of the file stand in it.
        digest: of the record, for an id where the dataset has none.
    """

    conversation: Conversation
    path: str
    where: str = ""
    language: str | None = None
    facts: dict[str, bool | int | float | str] = {}
    records: int = 1
    digest: str = ""


class Adapter(Protocol):
    """One shape of datasets."""

    @property
    def id(self) -> str:
        """Stable, written into every row as its parser, e.g. ``wildchat``."""
        ...

    @property
    def version(self) -> int:
        """Grows with each change of what is read."""
        ...

    @property
    def title(self) -> str:
        """For people."""
        ...

    @property
    def whole(self) -> bool:
        """Files belong together, as where one session lies in several: they are read as one selection."""
        ...

    @property
    def most(self) -> Redistribution:
        """The most that rows of this shape may be passed on, whatever licence a copy of them states."""
        ...

    def sniff(self, tree: Tree, path: str, first: tuple[Record, ...]) -> float:
        """How surely a file is of this shape, from 0 to 1, given its first records; must not raise."""
        ...

    def read(self, selection: Selection) -> Iterator[Found | Skipped]:
        """Yield what stands in the files, in a stable order, one conversation in memory."""
        ...


class RecordAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """An adapter for files in which each record is one conversation.

    Attributes:
        fits: how surely a record is of this shape, from 0 to 1.
        convert: makes a ``Found`` of a record; what it says of the place is filled in here. Raises ``Refused``.
        columns: names of the members that are read; of Parquet nothing else is decoded.
    """

    id: str
    version: int
    title: str
    fits: Callable[[Record], float]
    convert: Callable[[Record], Found]
    columns: frozenset[str]
    whole: bool = False
    most: Redistribution = "yes"

    def sniff(self, tree: Tree, path: str, first: tuple[Record, ...]) -> float:
        """See ``Adapter``: the mean over the first records."""
        del tree, path
        return sum(map(self._fit, first)) / len(first) if first else 0.0

    def _fit(self, record: Record) -> float:
        try:
            return self.fits(record)
        except FAULTS:
            return 0.0

    def read(self, selection: Selection) -> Iterator[Found | Skipped]:
        """See ``Adapter``."""
        for entry in selection.entries:
            for item in records(selection.tree, entry.path, self.columns):
                if isinstance(item, Skipped):
                    yield item
                else:
                    yield self._found(entry.path, item.where, item.value)

    def _found(self, path: str, where: str, record: Record) -> Found | Skipped:
        try:
            found = self.convert(record)
        except Refused as problem:
            return Skipped(path, problem.reason, where=where, detail=problem.detail)
        except FAULTS as error:
            return Skipped(path, "source-failed", where=where, detail=type(error).__name__)
        if not found.conversation.messages:
            return Skipped(path, "empty", where=where)
        return msgspec.structs.replace(found, path=path, where=where)


def small_facts(record: Record, names: tuple[str, ...]) -> dict[str, bool | int | float | str]:
    """Those of some members of a record that are small facts: truth values, numbers, short words."""
    facts: dict[str, bool | int | float | str] = {}
    for name in names:
        value = record.get(name)
        if isinstance(value, bool | int | float) or (isinstance(value, str) and 0 < len(value) <= _SHORT):
            facts[name] = value
    return facts


_SHORT = 40
