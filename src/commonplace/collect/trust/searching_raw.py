"""Looks through neighbours' own files, from which rows were made, for what ``lab find`` is given.

These files are a stranger's and have any shape: text is read by lines, Parquet by its columns of text. What cannot
be read is told as a place that was not looked through, for a complaint must not be answered with a false no.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["UNREAD", "raw_places"]

UNREAD = "not looked through"

_LONGEST = 1 << 20
"""Code points of a line that are looked at at once; longer ones are cut with an overlap."""

_OVERLAP = 400
_MOST_PLACES = 200
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MAGIC = b"PAR1"

Spans = Callable[[str], Iterator[tuple[int, int]]]


def raw_places(file: Path, spans: Spans) -> Counter[str]:
    """How often it stands at which line or in which row group of a file; ``UNREAD`` where that cannot be told.

    Cost: the file is read once; memory holds a line, or one row group's texts.
    """
    found: Counter[str] = Counter()
    with file.open("rb") as stream:
        is_parquet = stream.read(4) == _MAGIC
    try:
        for place, text in _columns(file) if is_parquet else _lines(file):
            count = sum(1 for _ in spans(text))
            if count and (place in found or len(found) < _MOST_PLACES):
                found[place] += count
    except (pa.ArrowException, OSError, ValueError, RecursionError):
        found[UNREAD] += 1
    return found


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    with file.open(encoding="utf-8", errors="replace") as stream:
        number = 1
        carried = ""
        while piece := stream.readline(_LONGEST):
            yield f"line {number}", _unescaped(carried + piece)
            is_whole = piece.endswith("\n")
            number += is_whole
            carried = "" if is_whole else piece[-_OVERLAP:]


def _columns(file: Path) -> Iterator[tuple[str, str]]:
    with pq.ParquetFile(file) as parquet:
        for group in range(parquet.num_row_groups):
            for batch in parquet.iter_batches(batch_size=64, row_groups=[group], use_threads=False):
                for row in batch.to_pylist():
                    yield f"row group {group}", _unescaped(json.dumps(row, default=str, ensure_ascii=False))


def _unescaped(text: str) -> str:
    """JSON in text writes letters as numbers and line breaks as two characters."""
    if "\\" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.replace("\\n", "\n").replace("\\t", "\t")
