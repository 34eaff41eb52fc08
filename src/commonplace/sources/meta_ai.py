"""Meta AI: the page of conversations in the export of Meta's Accounts Center.

Source: descriptions only (a forensic paper and a plug-in), and the classes that Meta's exported pages share. The
page names no threads, so each question with its answers is a conversation of its own.
"""

from collections.abc import Iterator

import msgspec

from commonplace.records import Attachment, Message, Part, Skipped, Text
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.html_text import as_markdown, count_tags
from commonplace.sources.html_tree import Element, blocks
from commonplace.sources.local_dates import local_seconds
from commonplace.sources.log_records import Record

__all__ = ["SOURCE"]

_BLOCK, _SPEAKER, _BODY, _TIME = "_a6-g", "_a6-h", "_a6-p", "_a6-o"
_PERSON, _MODEL = "You", "Meta AI"
_PLACES = ("meta_ai_profile/", "meta_ai_app/")
_TOGETHER = 200
"""Answers to one question; beyond, the page is of another shape."""


class _Said(msgspec.Struct, frozen=True):
    speaker: str
    text: str
    pictures: int
    time: float | None
    time_raw: str


class MetaAi(ChatExport):
    """The page of Meta AI conversations in an export of Facebook, Instagram or the Meta AI app."""

    id = "meta-ai"
    version = 1
    title = "Meta AI conversations (Accounts Center)"
    how_to_get = (
        "Accounts Center, Your information and permissions, Export your information, choose Meta AI and HTML"
    )
    about = About(
        kept="each question with its answers as a conversation of its own, in English exports",
        lost="threads (the page has none), pictures, exact zones of times",
        evidence=("documentation",),
        checked="descriptions of 2026; no real page was seen",
    )
    provider = "meta"
    client = "meta-ai"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim pages of Meta's exports in which Meta AI speaks."""
        if _BLOCK.encode() in probe.head and f">{_MODEL}<".encode() in probe.head:
            return Match(0.85, "a page of Meta's export in which Meta AI speaks")
        page = probe.head.lstrip()[:15].lower().startswith((b"<html", b"<!doctype html"))
        if page and b"_a6-" in probe.head and any(place in probe.path for place in _PLACES):
            return Match(0.3, "a page of Meta's export in the folder of Meta AI")
        return None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield each question with its answers; a page whose newest message is first is turned around."""
        newest_first = _is_newest_first(tree, path)
        together: list[_Said] = []
        for number, block in enumerate(blocks(tree, path, _BLOCK)):
            file.records += 1
            if isinstance(block, Skipped):
                yield block
                continue
            said = _said(block)
            if said is None or len(together) > _TOGETHER:
                yield Skipped(path, "wrong-shape", f"block {number}", "neither the person nor Meta AI speaks")
                continue
            file.meet("message")
            if said.speaker == _PERSON and not newest_first and together:
                yield _record(together, number)
                together = []
            together.append(said)
            if said.speaker == _PERSON and newest_first:
                yield _record(together[::-1], number)
                together = []
        if together:
            yield _record(together[::-1] if newest_first else together, file.records)

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield one question with its answers."""
        given = record.fields["said"]
        messages: list[Message] = []
        for number, said in enumerate(given if isinstance(given, list) else []):
            file.drop("reference", said.pictures)
            words: tuple[Part, ...] = (Text(said.text),) if said.text else ()
            messages.append(
                Message(
                    id=str(number),
                    parent=None,
                    role="user" if said.speaker == _PERSON else "assistant",
                    parts=words + (Attachment(kind="image"),) * said.pictures,
                    created=said.time,
                    role_raw=said.speaker,
                )
            )
        yield Draft(messages=messages, chained=True, source_format="meta-ai/html", thread_reconstructed=False)


def _record(said: list[_Said], number: int) -> Record:
    return Record(f"block {number}", msgspec.json.encode(said), {"said": said})


def _said(block: Element) -> _Said | None:
    speaker, body, time = (next(block.find(name), None) for name in (_SPEAKER, _BODY, _TIME))
    if speaker is None or body is None or speaker.words().strip() not in (_PERSON, _MODEL):
        return None
    line = time.words().strip() if time is not None else ""
    return _Said(
        speaker.words().strip(),
        as_markdown(body.children),
        count_tags(body, "img"),
        local_seconds(line),
        line,
    )


def _is_newest_first(tree: Tree, path: str) -> bool:
    """Whether times fall from the first block to the last that have one; pages of Meta do where nothing says so."""
    first: float | None = None
    last: float | None = None
    for block in blocks(tree, path, _BLOCK):
        if isinstance(block, Element) and (said := _said(block)) and said.time is not None:
            first = said.time if first is None else first
            last = said.time
    return first is None or last is None or first >= last


SOURCE = MetaAi()
