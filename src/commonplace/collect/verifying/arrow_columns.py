"""Arrow's columns and functions without the types of its stubs, which know no fields of structs and no nesting."""

from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

__all__ = ["Column", "column", "compute"]

Column: TypeAlias = Any
"""A ``pyarrow.Array`` of the type that ``records.arrow.schema`` says; ``opening`` has seen to that."""

compute: Any = pc


def column(batch: pa.RecordBatch, name: str) -> Column:
    """One column of a batch."""
    return batch.column(name)
