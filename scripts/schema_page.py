"""The page that describes the published row, from the Arrow schema and the docstrings of its classes."""

import inspect
import re
import types
import typing
from collections.abc import Iterator

import msgspec
import pyarrow as pa

from commonplace.records import arrow, row
from commonplace.records.consent import Consent
from commonplace.records.conversation import Feedback, Provenance
from markdown_text import cell, intro, page, prose

__all__ = ["attributes", "choices", "schema"]

COLUMN_STRUCTS: dict[str, type[msgspec.Struct]] = {
    "turns": row.Turn,
    "branches": row.Branch,
    "redaction": row.Redaction,
    "provenance": row.RowProvenance,
    "terms": row.Terms,
    "evidence": row.Evidence,
    "consent": Consent,
}
"""Columns that are structs, or lists of them, and the class that describes one."""

INNER_STRUCTS: dict[str, type[msgspec.Struct]] = {
    "turns[].redactions[]": row.TypeCount,
    "turns[].attachments[]": row.AttachmentFact,
    "turns[].feedback[]": Feedback,
    "evidence.checks[]": row.Check,
    "evidence.scores[]": row.Score,
}


def schema() -> str:
    """The columns of schema 1, from the Arrow schema and the docstrings of the row."""
    told = dict(_told_columns())
    columns = [
        f"| `{field.name}` | {_arrow(field.type)} | {_linked(cell(told[field.name]), field.name)} |"
        for field in arrow.schema()
    ]
    notes = prose((inspect.getdoc(row) or "").rpartition("===\n\n")[2])
    lines = [
        f"# Schema {row.SCHEMA_VERSION}",
        "One row is one conversation. All columns are in every file; what is not known is null or `unknown`. "
        "Schema 1 only ever gains optional columns; anything else will be schema 2, with a tag of its own.",
        "\n".join(["| column | type | content |", "|---|---|---|", *columns]),
        notes,
        "## messages",
        prose(inspect.getdoc(row.RowMessage) or ""),
        _fields(row.RowMessage, None),
    ]
    for name, struct in COLUMN_STRUCTS.items():
        lines += [f"## {name}", intro(struct), _fields(struct, _struct_type(name))]
    lines += ["## Inner structs"]
    for name, struct in INNER_STRUCTS.items():
        lines += [f"### {name}", intro(struct), _fields(struct, None)]
    return page(lines)


def _linked(told: str, column: str) -> str:
    """Point to the section of a column instead of to its class."""
    return re.sub(r"see `[A-Z][A-Za-z.]*[a-z]`|see `consent.Consent`", f"see [below](#{column})", told)


def _told_columns() -> Iterator[tuple[str, str]]:
    """Name and explanation of each column, from the table in the docstring of the module of the row."""
    table = (inspect.getdoc(row) or "").split("=====================")
    for line in "".join(table).splitlines():
        found = re.match(r"``(\w+)``\s{2,}(\S.*?)(?:\s{2,}(\S.*))?$", line)
        if found:
            yield found[1], found[3] or ""


def _struct_type(column: str) -> pa.StructType:
    kind = arrow.schema().field(column).type
    inner = kind.value_type if isinstance(kind, pa.ListType) else kind
    if not isinstance(inner, pa.StructType):
        raise TypeError(f"the column {column} is no struct")
    return inner


def _fields(struct: type[msgspec.Struct], kind: "pa.StructType | None") -> str:
    """A table of the fields of a struct; types are those of Arrow where there are some."""
    told = (
        {**attributes(Provenance), **attributes(struct)}
        if struct is row.RowProvenance
        else attributes(struct)
    )
    hints = typing.get_type_hints(struct)
    lines = ["| field | type | content |", "|---|---|---|"]
    for name in struct.__struct_fields__:
        shown = _arrow(kind.field(name).type) if kind is not None else _python(hints[name])
        values = ", ".join(f"`{value}`" for value in choices(hints[name]))
        said = ". ".join(
            part for part in (told.get(name, "").rstrip("."), f"One of {values}" if values else "") if part
        )
        lines.append(f"| `{name}` | {shown} | {cell(said)} |")
    return "\n".join(lines)


def attributes(struct: type) -> dict[str, str]:
    """What the section ``Attributes`` of a docstring says, by name."""
    section = (inspect.getdoc(struct) or "").partition("Attributes:\n")[2].partition("\n\n")[0]
    told: dict[str, str] = {}
    names: list[str] = []
    for line in section.splitlines():
        begins = re.match(r" {4}(\w+(?:, \w+)*): (.*)", line)
        if begins:
            names = begins[1].split(", ")
            told.update(dict.fromkeys(names, begins[2]))
        else:
            told.update({name: f"{told[name]} {line.strip()}" for name in names})
    return told


def _arrow(kind: pa.DataType) -> str:
    if isinstance(kind, pa.JsonType):
        return "json"
    if isinstance(kind, pa.ListType):
        return f"list of {_arrow(kind.value_type)}"
    return "struct" if isinstance(kind, pa.StructType) else str(kind)


def _python(hint: object) -> str:
    names = {str: "string", int: "integer", float: "number", bool: "bool", dict: "object"}
    if isinstance(hint, type) and hint in names:
        return names[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return "string"
    if origin is tuple:
        return f"list of {_python(arguments[0])}"
    if origin in (typing.Union, types.UnionType):
        known = [
            _python(each)
            for each in arguments
            if getattr(each, "__name__", "") not in ("NoneType", "UnsetType")
        ]
        suffix = ", null" if type(None) in arguments else ", may be absent"
        return " or ".join(known) + suffix
    return names.get(typing.cast("type", origin), "object")


def choices(hint: object) -> tuple[str, ...]:
    """The values that a type names, at any depth."""
    if typing.get_origin(hint) is typing.Literal:
        return tuple(str(value) for value in typing.get_args(hint))
    return tuple(value for inner in typing.get_args(hint) for value in choices(inner))
