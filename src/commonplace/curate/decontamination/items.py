"""Suites: which fields of a test set hold its items; and reading items from the files that a lab names.

The data of a test set is neither part of this package nor fetched: a lab reads its own copy.
"""

import csv
import gzip
import io
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import IO, Any, TypeAlias

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace import NAME
from commonplace.errors import DamagedInput, UsageError

__all__ = ["Item", "Suite", "read_items", "read_suite", "suites"]

_Record: TypeAlias = dict[str, Any]
_LISTS = ("data", "examples", "questions", "rows")
"""Keys under which JSON files hold their list of items. Source: BIG-Bench Hard has ``examples``."""
_LONGEST_NAME = 80


class Suite(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Fields of one test set. ``a|b`` is the first of both that an item has, ``a.b`` a field inside another.

    Attributes:
        name, title: short and long.
        source: where the names of the fields were seen.
        question: fields whose texts, one after another, are what is asked.
        choices, answer: further fields, joined to a question that is too short alone, or compared apart if wanted.
        code: fields with code.
        id: the field that numbers items, never a text.
        turns: whose turns are looked at by default.
        header: names of the columns of a CSV file that has none.
    """

    name: str
    title: str
    source: str
    question: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    id: str = ""
    turns: str = "user"
    header: tuple[str, ...] = ()


class Item(msgspec.Struct, frozen=True, gc=False):
    """Texts of one item, empty where its suite names no field or the item lacks it."""

    name: str
    question: str
    choices: tuple[str, ...]
    answer: str
    code: str


def suites() -> tuple[str, ...]:
    """Names of the suites that are described here."""
    found = files(__package__).joinpath("suites").iterdir()
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in found if entry.name.endswith(".toml")))


def read_suite(name_or_file: str) -> Suite:
    """A described suite, or one from a TOML file of the lab's.

    Raises:
        UsageError: there is neither, or the file has other keys.
    """
    path = Path(name_or_file)
    if name_or_file in suites():
        text = files(__package__).joinpath("suites", f"{name_or_file}.toml").read_text(encoding="utf-8")
    elif path.suffix == ".toml" and path.is_file():
        text = path.read_text(encoding="utf-8")
    else:
        raise UsageError(
            "no such suite", facts=(name_or_file,), hint=f"name a TOML file, or one of {', '.join(suites())}"
        )
    try:
        return msgspec.convert(tomllib.loads(text), Suite)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        keys = ", ".join(Suite.__struct_fields__)
        raise UsageError("this describes no suite", facts=(str(error),), hint=f"keys: {keys}") from error


def read_items(path: Path, suite: Suite) -> Iterator[Item]:
    """The items of one file: JSON Lines, JSON, Parquet, CSV or TSV, also compressed with gzip.

    Memory: the file for JSON, one batch for the others.

    Raises:
        UsageError: it is none of these.
        DamagedInput: it cannot be read.
    """
    number = 0
    try:
        for record in _records(path, suite):
            yield _item(record, suite, str(number))
            number += 1
    except (
        OSError,
        EOFError,
        UnicodeDecodeError,
        csv.Error,
        msgspec.DecodeError,
        pa.ArrowException,
    ) as error:
        raise DamagedInput(
            "a file of test items cannot be read", facts=(path.name, f"after {number} items"), hint=_HINT
        ) from error


_HINT = f"`{NAME} lab index NAME --suite SUITE --file FILE` reads JSON Lines, JSON, Parquet, CSV and TSV"


def _records(path: Path, suite: Suite) -> Iterator[_Record]:
    kind = path.name.removesuffix(".gz").rpartition(".")[2].lower()
    if kind == "parquet":
        with pq.ParquetFile(path) as source:
            for batch in source.iter_batches(1000):
                yield from batch.to_pylist()
        return
    if kind not in ("jsonl", "ndjson", "json", "csv", "tsv"):
        raise UsageError("this kind of file is not known", facts=(path.name,), hint=_HINT)
    with _opened(path) as source:
        if kind in ("csv", "tsv"):
            lines = io.TextIOWrapper(source, encoding="utf-8-sig", newline="")
            yield from csv.DictReader(lines, suite.header or None, delimiter="\t" if kind == "tsv" else ",")
            return
        if kind == "json":
            yield from _listed(msgspec.json.decode(source.read()))
            return
        for line in source:
            if line.strip():
                yield _table(msgspec.json.decode(line))


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as plain:
        if path.suffix == ".gz":
            with gzip.open(plain) as unpacked:
                yield unpacked  # type: ignore[misc]
        else:
            yield plain


def _listed(value: object) -> Iterable[_Record]:
    if isinstance(value, dict):
        found = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), None)
        value = found if found is not None else list(value.values())
    return [_table(each) for each in value] if isinstance(value, list) else []


def _table(value: object) -> _Record:
    return value if isinstance(value, dict) else {"text": value}


def _item(record: _Record, suite: Suite, number: str) -> Item:
    name = " ".join(_texts(_field(record, suite.id))) if suite.id else ""
    fit = name.isprintable() and 0 < len(name) <= _LONGEST_NAME
    return Item(
        name if fit else number,
        _joined(record, suite.question),
        tuple(text for field in suite.choices for text in _texts(_field(record, field))),
        _joined(record, suite.answer),
        "\n".join(text for field in suite.code for text in _texts(_field(record, field))),
    )


def _joined(record: _Record, fields: tuple[str, ...]) -> str:
    return "\n".join(text for field in fields for text in _texts(_field(record, field)))


def _field(record: _Record, names: str) -> object:
    for name in names.split("|"):
        value: object = record
        for part in name.split("."):
            value = value.get(part) if isinstance(value, dict) else _each(value, part)
        if value not in (None, "", []):
            return value
    return None


def _each(value: object, part: str) -> object:
    """A field of each table of a list."""
    if not isinstance(value, list):
        return None
    return [each[part] for each in value if isinstance(each, dict) and part in each]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
