"""Makes a conversation of ours from the messages of a record, with the provenance of a neighbour's dataset."""

import hashlib
from collections.abc import Sequence
from typing import Literal

import msgspec

from commonplace.collect.neighbours.base import Found, Record
from commonplace.collect.neighbours.naming import language_of, provider_of
from commonplace.collect.neighbours.saying import listed, month_time
from commonplace.records import Conversation, Message, Provenance

__all__ = ["Shape", "digest_of", "found", "native_id", "tools_of"]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What all conversations of an adapter have in common.

    Attributes:
        adapter: its id; ``version``: its version.
        format: ``source_format`` of the rows.
        client: product, where the shape says it.
        surface: its kind.
        keys: members that hold the dataset's own id, the likeliest first.
        times: members that hold when it began.
        languages: members that name or tag the language.
    """

    adapter: str
    version: int
    format: str
    client: str = "unknown"
    surface: Literal["web", "app", "cli", "ide", "api", "unknown"] = "unknown"
    keys: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("language", "lang")


def found(
    record: Record,
    messages: Sequence[Message],
    shape: Shape,
    *,
    facts: dict[str, bool | int | float | str] | None = None,
    tools: tuple[dict[str, object], ...] = (),
    client_version: str | None = None,
) -> Found:
    """A conversation of these messages; its trunk ends with the last of them."""
    started = next((at for name in shape.times if (at := month_time(record.get(name))) is not None), None)
    native = native_id(record, shape.keys)
    conversation = Conversation(
        source=shape.adapter,
        provider=provider_of(message.model for message in messages),
        client=shape.client,
        surface=shape.surface,
        native_id=native,
        provenance=Provenance(
            collection="third_party_dataset",
            source_format=shape.format,
            parser=shape.adapter,
            parser_version=shape.version,
            client_version=client_version,
            leaf_source="latest",
        ),
        messages=tuple(messages),
        leaf=messages[-1].id if messages else None,
        created=started,
        tools=tools,
    )
    return Found(
        conversation=conversation,
        path="",
        language=next((tag for name in shape.languages if (tag := language_of(record.get(name)))), None),
        facts=facts or {},
        digest="" if native else digest_of(record),
    )


def native_id(record: Record, keys: Sequence[str]) -> str:
    """The dataset's own id of a record; empty if it has none."""
    for name in keys:
        value = record.get(name)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return ""


def digest_of(record: Record) -> str:
    """A digest of all that a record holds, for an id where it has none of its own."""
    return "sha256:" + hashlib.sha256(msgspec.json.encode(record, order="sorted")).hexdigest()


def tools_of(value: object) -> tuple[dict[str, object], ...]:
    """Tool schemas as recorded: a list of objects, or JSON of one in a string."""
    return tuple(each for each in listed(value) or () if isinstance(each, dict))
