"""What a step is: rows with their features in, a reason for each row that goes out.

A step sees columns and never a word of a row, so another threshold costs no reading. A row goes for the first
step that names a reason; what later steps would have said of it is not asked.
"""

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Mask", "Parameters", "Step", "Verdicts", "among", "filled", "key_numbers", "mask_of"]

Mask = npt.NDArray[np.bool_]


class Verdicts:
    """What a step says of each row: nothing, or why it goes; the first reason stands."""

    def __init__(self, rows: int) -> None:
        self.reasons = np.full(rows, None, dtype=object)
        self.evidence = np.full(rows, None, dtype=object)

    @property
    def going(self) -> Mask:
        """Which rows go."""
        return self.reasons.astype(bool)

    def drop(self, which: Mask, reason: str, evidence: "npt.NDArray[Any] | None" = None) -> None:
        """Let rows go that no earlier reason let go.

        Args:
            which: a mask over all rows.
            reason: a code.
            evidence: for all rows, a number or another row's key as text; only that of rows that go is read.
        """
        new = which & ~self.going
        self.reasons[new] = reason
        if evidence is not None and new.any():
            self.evidence[new] = [_told(value) for value in evidence[new].tolist()]


def _told(value: float | str | None) -> str | None:
    return value if value is None or isinstance(value, str) else f"{value:.9g}"


class Step(Protocol):
    """One step; a frozen struct whose fields are its parameters."""

    @property
    def id(self) -> str:
        """Name of the step, in exclusions and in the funnel."""

    @property
    def version(self) -> str:
        """Grows when the same rows and parameters may give other verdicts."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""

    def decide(self, rows: pa.Table) -> Verdicts:
        """Judge the rows that are left."""


class Parameters(msgspec.Struct, frozen=True, kw_only=True):
    """Base of steps: equal parameters are equal steps."""


def filled(values: "pa.ChunkedArray[Any]", missing: Any) -> "npt.NDArray[Any]":  # noqa: ANN401 - as the column
    """A column as NumPy sees it, with a value for null."""
    return np.asarray(pc.fill_null(values, pa.scalar(missing, type=values.type)))


def key_numbers(keys: "pa.Array[Any] | pa.ChunkedArray[Any]") -> "npt.NDArray[np.uint64]":
    """Keys of 32 bytes as (rows, 4) numbers, whose order is that of the bytes."""
    fixed: Any = keys.combine_chunks() if isinstance(keys, pa.ChunkedArray) else keys
    if not pa.types.is_fixed_size_binary(fixed.type):
        fixed = fixed.cast(pa.binary(32))
    data = fixed.buffers()[1]
    read: Any = (
        np.frombuffer(data, dtype=">u8", count=4 * len(fixed), offset=32 * fixed.offset) if data else []
    )
    return np.asarray(read, dtype=np.uint64).reshape(-1, 4)


def mask_of(values: "pa.ChunkedArray[Any]", missing: bool = False) -> Mask:
    """A boolean column as a mask."""
    return filled(values, missing).astype(np.bool_)


def among(values: "pa.Array[Any] | pa.ChunkedArray[Any]", allowed: Sequence[str]) -> Mask:
    """Which values are among these; null is not."""
    return np.asarray(pc.is_in(values, pa.array(list(allowed), type=pa.string())), dtype=np.bool_)
