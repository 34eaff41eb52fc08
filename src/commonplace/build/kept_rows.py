"""The rows of a build between selection and views: narrow columns in one fixed form, whatever the files have.

A file may hold columns of a later version, or JSON under another type; each column is cast to what stands here.
"""

from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.records.row import RowMessage
from commonplace.records.row_file import Redistribution, RowFile

__all__ = ["GATHERED", "ROW_COLUMNS", "Judgement", "KeptRow", "Path", "TurnFact", "gathered", "messages_of",
    "role_of", "rows_of",
]  # fmt: skip

_STRINGS = pa.list_(pa.string())
_FEEDBACK = pa.struct([("source", pa.string()), ("kind", pa.string()), ("value", pa.string())])
_TURN = pa.struct(
    [
        ("model", pa.string()),
        ("role_raw", pa.string()),
        ("status", pa.string()),
        ("omitted_before", pa.int32()),
        ("feedback", pa.list_(_FEEDBACK)),
    ]
)
_BRANCH = pa.struct(
    [
        ("base", pa.int32()),
        ("fork_at", pa.int32()),
        ("kind", pa.string()),
        ("inherits_prefix", pa.bool_()),
        ("messages", _STRINGS),
        ("turns", pa.list_(_TURN)),
    ]
)

_PLAIN: "dict[str, pa.DataType]" = {
    "messages": _STRINGS,
    "tools": _STRINGS,
    "turns": pa.list_(_TURN),
    "branches": pa.list_(_BRANCH),
    "provider": pa.string(),
    "client": pa.string(),
    "surface": pa.string(),
    "models": _STRINGS,
    "started_month": pa.string(),
    "content_scope": pa.string(),
    "code_licence": pa.string(),
}

_INSIDE: "dict[str, tuple[str, str, pa.DataType]]" = {
    "training_class": ("terms", "training_class", pa.string()),
    "publication_class": ("terms", "publication_class", pa.string()),
    "evidence_level": ("evidence", "level", pa.string()),
    "collection": ("provenance", "collection", pa.string()),
    "licence": ("consent", "license_human", pa.string()),
    "consent_version": ("consent", "version", pa.string()),
    "consent_channel": ("consent", "channel", pa.string()),
    "consent_uses": ("consent", "uses", _STRINGS),
    "redactions": ("redaction", "total", pa.int32()),
    "reviewed": ("redaction", "reviewed", pa.string()),
}
"""Column of the build to column and field of the row."""

ROW_COLUMNS = tuple(dict.fromkeys(("id", *_PLAIN, *(column for column, _, _ in _INSIDE.values()))))
"""What is read of a file of rows."""

_OF_SELECTION: "list[tuple[str, pa.DataType]]" = [
    ("split", pa.string()),
    ("repeat", pa.int32()),
    ("roles", pa.string()),
    ("cluster", pa.string()),
    ("language", pa.string()),
    ("tokens", pa.uint64()),
    ("flags", _STRINGS),
]
_OF_FILE: "list[tuple[str, pa.DataType]]" = [
    ("origin", pa.string()),
    ("revision", pa.string()),
    ("path", pa.string()),
    ("third_party", pa.bool_()),
    ("redistribution", pa.string()),
]

_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("key", pa.binary(32)),
    pa.field("id", pa.string()),
    *(pa.field(name, kind) for name, kind in (*_OF_FILE, *_OF_SELECTION, *_PLAIN.items())),
    *(pa.field(name, kind) for name, (_, _, kind) in _INSIDE.items()),
]
GATHERED = pa.schema(_FIELDS)
"""Columns of gathered rows."""


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """What a person said of an answer in the product; see ``conversation.Feedback``."""

    source: str
    kind: str
    value: str


class TurnFact(msgspec.Struct, frozen=True, gc=False):
    """What views need to know of a message."""

    model: str | None
    role_raw: str | None
    status: str | None
    omitted_before: int | None
    feedback: tuple[Judgement, ...] | None

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What was said of it."""
        return self.feedback or ()


class Path(msgspec.Struct, frozen=True, gc=False):
    """A path off the trunk; see ``row.Branch``. Messages are JSON."""

    base: int
    fork_at: int
    kind: str
    inherits_prefix: bool
    messages: tuple[str, ...]
    turns: tuple[TurnFact, ...]


class KeptRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One row of a build; columns that a view does not ask for have their default. Messages and tools are JSON."""

    key: bytes
    id: str
    origin: str
    split: str
    repeat: int
    roles: str
    tokens: int
    revision: str = ""
    path: str = ""
    third_party: bool = False
    redistribution: Redistribution = "yes"
    cluster: str | None = None
    language: str | None = None
    flags: tuple[str, ...] | None = None
    messages: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    turns: tuple[TurnFact, ...] = ()
    branches: tuple[Path, ...] = ()
    provider: str = ""
    client: str = ""
    surface: str = ""
    models: tuple[str, ...] | None = None
    started_month: str | None = None
    content_scope: str = "full"
    training_class: str | None = None
    publication_class: str | None = None
    evidence_level: str | None = None
    collection: str | None = None
    licence: str | None = None
    consent_version: str | None = None
    consent_channel: str | None = None
    consent_uses: tuple[str, ...] | None = None
    code_licence: str | None = None
    redactions: int | None = None
    reviewed: str | None = None

    @property
    def only_user(self) -> bool:
        """Whether only what the person wrote may be used, or is there at all."""
        return self.roles == "user" or self.content_scope == "user_only"


_MESSAGE: msgspec.json.Decoder[RowMessage] = msgspec.json.Decoder(RowMessage)


def messages_of(texts: tuple[str, ...]) -> list[RowMessage]:
    """Messages from their JSON.

    Raises:
        msgspec.DecodeError: it is not what a row may hold.
    """
    return [_MESSAGE.decode(text) for text in texts]


class _Role(msgspec.Struct, frozen=True, gc=False):
    role: str


_ROLE: msgspec.json.Decoder[_Role] = msgspec.json.Decoder(_Role)


def role_of(text: str) -> str:
    """The role of a message in JSON; empty if it cannot be read."""
    try:
        return _ROLE.decode(text).role
    except msgspec.DecodeError:
        return ""


def gathered(rows: pa.RecordBatch, chosen: pa.Table, file: RowFile) -> pa.Table:
    """Rows of one file as ``GATHERED``.

    Args:
        rows: ``ROW_COLUMNS`` of a file, JSON as strings.
        chosen: the same rows as the selection has them, in the same order.
        file: that they stand in.
    """
    made: dict[str, Any] = {"key": chosen.column("key"), "id": rows.column("id")}
    facts = {
        "origin": file.origin,
        "revision": file.revision,
        "path": file.path,
        "third_party": file.third_party,
        "redistribution": file.redistribution,
    }
    for name, kind in _OF_FILE:
        one: Any = pa.scalar(facts[name], type=kind)
        made[name] = pa.repeat(one, rows.num_rows)
    for name, kind in _OF_SELECTION:
        made[name] = chosen.column(name).cast(kind)
    for name, kind in _PLAIN.items():
        made[name] = rows.column(name).cast(kind)
    for name, (column, field, kind) in _INSIDE.items():
        made[name] = pc.struct_field(rows.column(column), [field]).cast(kind)
    return pa.table([made[name] for name in GATHERED.names], schema=GATHERED)


def rows_of(table: pa.Table) -> list[KeptRow]:
    """Rows from some columns of ``GATHERED``."""
    return msgspec.convert(table.to_pylist(), list[KeptRow])
