"""The cells of a row's JSON columns, read strictly and straight from Arrow's buffers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
import pyarrow as pa
from msgspec import UNSET, UnsetType

from commonplace.collect.verifying.arrow_columns import Column
from commonplace.records.json_text import DEEPEST

__all__ = [
    "MESSAGE",
    "BadCell",
    "StrictMessage",
    "Texts",
    "canonical_size",
    "decoded",
    "encode_sorted",
    "refuse_loose",
    "refuse_repeated_keys",
]

_LOWEST, _HIGHEST = -(2**63), 2**63 - 1

encode_sorted = msgspec.json.Encoder(order="sorted").encode
"""The one form that is hashed; see ``json_text.canonical``."""


class BadCell(Exception):
    """A cell is not what it should be; ``code`` is from the table of defects. Never leaves this room."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Function(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    name: str
    arguments: dict[str, object]


class _Call(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    id: str
    type: Literal["function"] = "function"
    function: _Function


class StrictMessage(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A ``RowMessage`` in which nothing else may stand: what no reader of ours sees would escape the hash."""

    role: Literal["system", "user", "assistant", "tool"]
    content: str
    reasoning_content: str | UnsetType = UNSET
    tool_calls: tuple[_Call, ...] | UnsetType = UNSET
    tool_call_id: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


MESSAGE: msgspec.json.Decoder[StrictMessage] = msgspec.json.Decoder(StrictMessage)


class Texts(Sequence[memoryview]):
    """The strings of an Arrow array as views of its bytes; none is copied. Nulls are empty."""

    def __init__(self, array: Column) -> None:
        stored = array.storage if isinstance(array, pa.ExtensionArray) else array
        self._count = len(stored)
        _, offsets, data = stored.buffers() if self._count else (None, None, None)
        self._data = memoryview(data).cast("B") if data is not None else memoryview(b"")
        at = memoryview(offsets).cast("B").cast("i") if offsets is not None else memoryview(b"")
        self._at = at[stored.offset : stored.offset + self._count + 1]

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - the signature of Sequence
        if isinstance(index, slice):
            return list(self.between(*index.indices(self._count)[:2]))
        return self._data[self._at[index] : self._at[index + 1]]

    def between(self, start: int, end: int) -> Iterator[memoryview]:
        """The cells from ``start`` up to ``end``."""
        at, data = self._at, self._data
        for index in range(start, end):
            yield data[at[index] : at[index + 1]]

    def size(self, start: int, end: int) -> int:
        """Bytes of the cells from ``start`` up to ``end``."""
        return self._at[end] - self._at[start] if end > start else 0


def decoded(decoder: "msgspec.json.Decoder[Any]", cells: Iterable[memoryview]) -> list[Any]:
    """Every cell decoded.

    Raises:
        BadCell: one is no JSON, or not of the decoder's type.
    """
    try:
        return [decoder.decode(cell) for cell in cells]
    except msgspec.ValidationError as error:
        raise BadCell("message-shape") from error
    except RecursionError as error:
        raise BadCell("json-nesting") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadCell("json-malformed") from error


def refuse_loose(value: object, depth: int) -> None:
    """See that a decoded value keeps to the part of JSON that all readers agree on; see ``json_text.plain``.

    Raises:
        BadCell: it is nested too deep, or a whole number in it needs more than 64 bits.
    """
    pending = [(value, depth)]
    while pending:
        item, level = pending.pop()
        if isinstance(item, str):
            continue
        if isinstance(item, dict | list):
            if level >= DEEPEST:
                raise BadCell("json-nesting")
            below: Iterable[object] = item.values() if isinstance(item, dict) else item
            pending.extend((each, level + 1) for each in below if not isinstance(each, str))
        elif isinstance(item, int) and not _LOWEST <= item <= _HIGHEST:
            raise BadCell("json-number")


def canonical_size(texts: Texts, start: int, end: int) -> int:
    """Bytes that the cells have as one list without blanks, if each has none itself."""
    return texts.size(start, end) + max(2, end - start + 1)


def refuse_repeated_keys(cells: Iterable[memoryview]) -> None:
    """See that no object in the cells has a key twice; asked only where the sizes do not add up.

    Raises:
        BadCell: one has.
    """
    for cell in cells:
        try:
            json.loads(bytes(cell), object_pairs_hook=_once)
        except RecursionError as error:
            raise BadCell("json-nesting") from error
        except ValueError as error:
            raise BadCell("json-malformed") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadCell("json-repeated-key")
    return found
