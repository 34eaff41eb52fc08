"""SillyTavern: one file of lines for each chat; a message has swipes, answers between which the person swiped.

Source: the program's own source as parsers quote it (2024-09, and files of 2026). Times come in four forms.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from commonplace.records import Message, Part, Reasoning, Role, Skipped, Text
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record, records
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import fields_of, flag, items_of, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_lines
from commonplace.sources.threads import derived_id, numbered

__all__ = ["SOURCE", "sent_at"]

_HEADER = frozenset({"chat_metadata", "character_name"})
_UNUSED = "unused"
_AT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2}) ?@ ?(\d{1,2})h ?(\d{1,2})m ?(\d{1,2})s(?: ?(\d{1,3})ms)?")
_WORDS = re.compile(r"([A-Z][a-z]+) (\d{1,2}), (\d{4}) (\d{1,2}):(\d{2}) ?([ap])m", re.IGNORECASE)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LEFT_OUT = {"gen_started": "bookkeeping", "force_avatar": "reference", "original_avatar": "reference"}


class SillyTavern(ChatExport):
    """Chats of SillyTavern, a front-end for stories with characters."""

    id = "silly-tavern"
    version = 1
    title = "SillyTavern chats"
    how_to_get = "In its folder: data/default-user/chats, or Manage chat files, Export as JSONL"
    about = About(
        kept="messages, every swipe with its own model, thinking, hidden notes (marked)",
        lost="names of personas and characters, character cards (often other people's works), pictures",
        evidence=("the producer's source", "other readers"),
        checked="files of 2026",
    )
    provider = "unknown"
    client = "silly-tavern"
    surface = "app"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim lines that begin with a header of a chat, or that hold ``mes``."""
        found = first_json_lines(probe.head)
        if not found:
            return None
        if found[0].keys() & _HEADER and (
            "user_name" in found[0] or any("mes" in each for each in found[1:])
        ):
            return Match(0.95, "a header of a chat and lines with mes")
        if {"name", "is_user", "mes"} <= found[0].keys():
            return Match(0.9, "lines with name, is_user and mes")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield all lines of a file as one record."""
        found: list[Record] = []
        for record in records(tree, path, file):
            if isinstance(record, Skipped):
                yield record
            else:
                found.append(record)
        if found:
            fields: dict[str, object] = {"lines": [each.fields for each in found]}
            yield Record(found[0].where, b"\n".join(each.data for each in found), fields)

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one file; the swipe that is shown is the trunk."""
        names: dict[str, int] = {}
        messages: list[Message] = []
        services: list[str] = []
        title: str | None = None
        parent: str | None = None
        for number, line in enumerate(objects_of(record.fields.get("lines")), 1):
            if "mes" not in line:
                if line.keys() & (_HEADER | {"user_name"}):
                    file.meet("header")
                    name = word(line.get("character_name"))
                    title = name if name != _UNUSED else None
                else:
                    file.meet("line.other")
                    file.keep_unknown("line.other", line)
                continue
            file.meet("message")
            file.drop_present(line, _LEFT_OUT)
            told = any(message.role == "user" for message in messages)
            found, shown = _swipes(line, parent, file, names, first_words=not told)
            if not found:
                file.skip("wrong-shape", within=f"line {number}")
                continue
            messages += found
            services += [name for name in map(_service, _extras(line)) if name]
            parent = shown
        yield Draft(
            messages=messages,
            source_format="silly-tavern/jsonl",
            leaf=parent,
            title=title,
            provider=provider_of(services),
            collection="local_session_log",
        )


def _extras(line: dict[str, object]) -> list[dict[str, object]]:
    """What is known of each swipe, or of the message alone."""
    own = fields_of(line.get("extra"))
    return [fields_of(each.get("extra")) for each in objects_of(line.get("swipe_info"))] or [own]


def _service(extra: dict[str, object]) -> str | None:
    return word(extra.get("api"))


def _swipes(
    line: dict[str, object], parent: str | None, file: ChatFile, names: dict[str, int], *, first_words: bool
) -> tuple[list[Message], str | None]:
    """All swipes of a line as messages beside each other, and the id of the one that is shown."""
    texts = [each for each in items_of(line.get("swipes")) if isinstance(each, str)]
    shown = line.get("swipe_id")
    at = shown if isinstance(shown, int) and 0 <= shown < len(texts) else None
    current = word(line.get("mes"))
    if at is None:
        texts, at = ([current] if current is not None else []), 0
        file.drop("empty-message", int(current == "" or current is None))
    elif current is not None and current != texts[at]:
        texts[at] = current  # an answer that was edited after it was swiped to
    else:
        file.drop("twin")
    infos = objects_of(line.get("swipe_info"))
    found: list[Message] = []
    for place, text in enumerate(texts):
        info = infos[place] if place < len(infos) else {}
        # What stands beside the message is of the swipe that is shown, and may say more than its own entry.
        extra = fields_of(info.get("extra")) | (fields_of(line.get("extra")) if place == at else {})
        name = derived_id((parent or "").encode(), str(line.get("send_date")).encode(), str(place).encode())
        found.append(
            _message(line, numbered(name, names), parent, text, extra | {"sent": info.get("send_date")})
        )
    if first_words and found and all(each.model is None and each.role == "assistant" for each in found):
        # The greeting is written on the character's card; no model said it.
        found = [_as_greeting(each) for each in found]
    return found, found[at].id if found else None


def _as_greeting(message: Message) -> Message:
    return Message(
        id=message.id,
        parent=message.parent,
        role=message.role,
        parts=message.parts,
        created=message.created,
        role_raw=message.role_raw,
        status="synthetic",
    )


def _message(
    line: dict[str, object], name: str, parent: str | None, text: str, extra: dict[str, object]
) -> Message:
    system = flag(line.get("is_system"))
    role: Role = "system" if system else "user" if flag(line.get("is_user")) else "assistant"
    model = word(extra.get("model")) if role == "assistant" else None
    thought = word(extra.get("reasoning"))
    parts: tuple[Part, ...] = (Reasoning("full", thought),) if thought and thought.strip() else ()
    return Message(
        id=name,
        parent=parent,
        role=role,
        parts=(*parts, Text(text)) if text.strip() else parts,
        model=model,
        model_source="message" if model else "unknown",
        created=sent_at(extra.get("sent")) or sent_at(line.get("send_date")),
        role_raw="system" if system else "user" if role == "user" else "character",
        hidden=system,
    )


def sent_at(value: object) -> float | None:
    """UTC seconds of a time in any of its four forms; a time without a zone counts as UTC."""
    if isinstance(value, str) and value.isdecimal() and len(value) < 20:
        return seconds(int(value))
    if not isinstance(value, str):
        return seconds(value)
    try:
        if found := _AT.fullmatch(value.strip()):
            year, month, day, hour, minute, second = map(int, found.groups()[:6])
            return datetime(year, month, day, hour, minute, second, tzinfo=UTC).timestamp()
        if found := _WORDS.fullmatch(value.strip()):
            month = _MONTHS.index(found[1].lower()) + 1
            hour = int(found[4]) % 12 + (12 if found[6].lower() == "p" else 0)
            return datetime(int(found[3]), month, int(found[2]), hour, int(found[5]), tzinfo=UTC).timestamp()
    except ValueError:
        return None
    return seconds(value)


SOURCE = SillyTavern()
