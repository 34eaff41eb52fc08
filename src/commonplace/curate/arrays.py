"""Arrow's buffers seen from Python and NumPy without copies."""

from collections.abc import Iterator
from typing import Any, Literal, TypeAlias, overload

import numpy as np
import numpy.typing as npt
import pyarrow as pa

__all__ = [
    "Arrow",
    "Numbers",
    "binary_slices",
    "bytes_between",
    "fixed_lists",
    "list_offsets",
    "lists",
    "matrix",
    "stored",
]

Arrow: TypeAlias = Any
"""An Arrow array. The stubs of pyarrow know few methods of arrays of lists and structs."""

Numbers: TypeAlias = npt.NDArray[Any]


def stored(array: Arrow) -> Arrow:
    """The values under an extension type such as JSON, at every depth of lists; others as they are."""
    if isinstance(array, pa.ExtensionArray):
        return array.storage
    return array


def list_offsets(lists: Arrow) -> Numbers:
    """Where each list begins in ``lists.flatten()``, and where the last one ends; a null list is empty.

    Source: Arrow's columnar format lets a null have any length; ``flatten`` leaves it out.
    """
    lengths = np.asarray(lists.value_lengths().fill_null(0), dtype=np.int64)
    return np.concatenate(([0], np.cumsum(lengths)))


def lists(bounds: Numbers, values: Arrow) -> Arrow:
    """A list array with lists of ``values`` between neighbouring bounds."""
    offsets: Arrow = pa.array(bounds.astype(np.int32))
    return pa.ListArray.from_arrays(offsets, values)


def _span(texts: Arrow) -> tuple[Numbers, memoryview]:
    wide = (texts.cast(pa.binary()) if pa.types.is_string(texts.type) else texts).cast(pa.large_binary())
    _, offsets, data = wide.buffers()
    if offsets is None:
        return np.zeros(len(wide) + 1, dtype=np.int64), memoryview(b"")
    ends: Numbers = np.frombuffer(memoryview(offsets), dtype=np.int64)[
        wide.offset : wide.offset + len(wide) + 1
    ]
    return ends, memoryview(data) if data is not None else memoryview(b"")


@overload
def binary_slices(texts: Arrow, *, nulls: Literal[True]) -> Iterator[memoryview | None]: ...
@overload
def binary_slices(texts: Arrow) -> Iterator[memoryview]: ...
def binary_slices(texts: Arrow, *, nulls: bool = False) -> Iterator[memoryview | None]:
    """The bytes of each value of a string or binary array, valid as long as the array lives.

    With ``nulls``, None stands for null; otherwise an empty slice.
    """
    ends, data = _span(texts)
    bounds = ends.tolist()
    if nulls and texts.null_count:
        there = texts.is_valid().to_pylist()
        for number, valid in enumerate(there):
            yield data[bounds[number] : bounds[number + 1]] if valid else None
        return
    for number in range(len(texts)):
        yield data[bounds[number] : bounds[number + 1]]


def bytes_between(texts: Arrow, offsets: Numbers) -> Iterator[memoryview]:
    """For each pair of neighbouring offsets, the bytes of all values between them, one after another."""
    ends, data = _span(texts)
    bounds = ends[offsets].tolist()
    for number in range(len(bounds) - 1):
        yield data[bounds[number] : bounds[number + 1]]


def matrix(lists: Arrow) -> Numbers:
    """A fixed-size list array as a matrix, a row each; what stands in the place of a null says nothing."""
    width = lists.type.list_size
    flat = lists.values.slice(lists.offset * width, len(lists) * width)
    return np.asarray(flat).reshape(len(lists), width)


def fixed_lists(rows: Numbers) -> Arrow:
    """A matrix as a fixed-size list array."""
    flat: Arrow = pa.array(np.ascontiguousarray(rows).reshape(-1))
    return pa.FixedSizeListArray.from_arrays(flat, rows.shape[1])
