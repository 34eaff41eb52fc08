"""Turn ChatGPT's private citation marks into plain text and links.

An answer in an export holds marks that only the web page can draw: since 2025 private-use characters
(U+E200 opens, U+E202 separates, U+E201 closes), before that ``【11†source】``. What a mark stands for is
beside the text, in ``content_references`` or ``citations``. A mark that nothing explains is taken out,
for it would teach a model to write noise; names that stand inside a mark are kept.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from commonplace.sources.chatgpt.shapes import Citation, CitationSource, Metadata, Reference

__all__ = ["Plain", "plain_text"]

_OPEN, _CLOSE, _SEPARATOR = "\ue200", "\ue201", "\ue202"

_MARK = re.compile(
    r"\ue200(?:[^\ue200\ue201]*\ue201|\w+(?:\ue202turn\d+[a-z]+\d+)*)|【[^【】†\n]{0,200}†[^【】\n]{0,300}】"
)
"""A whole mark; one that was never closed ends after its last turn number.

Source: marks ``cite``, ``filecite``, ``url``, ``entity``, ``image_group``, ``navlist``, ``genui`` as seen in
exports of 2025 and 2026; ``【4:0†source】`` in those of 2023 to 2025.
"""

_STRAY = re.compile("[\ue200-\ue206]")
_HINT = re.compile("[\ue200-\ue206【]")
_LINK_END = re.compile(r"https?://[^\s\ue200-\ue206]+$")


class Plain(msgspec.Struct, frozen=True):
    """A text without marks: how many of them became text or a link, and how many were taken out."""

    text: str
    resolved: int = 0
    stripped: int = 0


def plain_text(text: str, metadata: Metadata | None) -> Plain:
    """Replace every mark in a text that a model wrote; text of people is not to be given here.

    Cost: one pass over the text; texts without marks are returned as they are.
    """
    if not _HINT.search(text):
        return Plain(text)
    by_mark = _known_marks(metadata.content_references or () if metadata else ())
    open_marks = [(mark, words) for mark, words in by_mark.items() if not _MARK.fullmatch(mark)]
    by_place = _known_places(text, metadata.citations or () if metadata else ())
    pieces: list[str] = []
    resolved = stripped = end = 0
    for found in _MARK.finditer(text):
        before, mark = text[end : found.start()], found[0]
        end = found.end()
        known = by_mark.get(mark, by_place.get(found.start()))
        if known is None:
            known = next((words for part, words in open_marks if mark.startswith(part)), None)
        if known is None:
            known = _words_inside(mark)
        resolved += bool(known)
        stripped += not known
        if not known and before.endswith(" ") and _may_close_up(text, end):
            before = before[:-1]
        if known.startswith(("[", "(")) and before and (before[-1].isalnum() or before[-1] in ".,;:!?"):
            before += " "
        pieces += (before, known)
    pieces.append(text[end:])
    return Plain(_STRAY.sub("", "".join(pieces)), resolved, stripped)


def _may_close_up(text: str, end: int) -> bool:
    """Whether the blank before a mark that is gone would stand before a blank, a stop or the end."""
    return end >= len(text) or text[end] in " \n.,;:!?)\ue200【"


def _known_marks(references: Iterable[Reference]) -> dict[str, str]:
    """Text for each mark, from references whose ``matched_text`` is one.

    Others are not marks: the list of all sources at the end of an answer has a blank as its match. A
    ``matched_text`` may be only the beginning of a mark.
    """
    known: dict[str, str] = {}
    for reference in references:
        mark = (reference.matched_text or "").strip()
        if _OPEN in mark or "†" in mark:
            known[mark] = _reference_text(reference)
    return known


def _reference_text(reference: Reference) -> str:
    if reference.alt:
        return reference.alt
    if reference.type == "hidden":
        return ""
    links = [_link(item.title or item.attribution, item.url) for item in reference.items or ()]
    links.append(_link(reference.title or reference.name, reference.url))
    return ", ".join(link for link in links if link)


def _link(title: str | None, url: str | None) -> str:
    if not url or not url.startswith(("https://", "http://")):
        return title or ""
    return f"[{(title or url).replace('[', '(').replace(']', ')')}]({url})"


def _known_places(text: str, citations: Sequence[Citation]) -> dict[int, str]:
    """Text for each place where a mark begins, from citations that give places.

    Whether places count code points or UTF-16 units is not documented, so a citation is taken only
    where a mark really begins at one of the two.
    """
    known: dict[int, str] = {}
    for citation in citations:
        start, source = citation.start_ix, citation.metadata
        if start is None or source is None:
            continue
        for place in (start, _from_utf16(text, start)):
            if 0 <= place < len(text) and text[place] in (_OPEN, "【"):
                known[place] = _source_text(source)
                break
    return known


def _from_utf16(text: str, units: int) -> int:
    """The code point at which ``units`` UTF-16 units have passed."""
    encoded = text.encode("utf-16-le", "surrogatepass")[: max(units, 0) * 2]
    return len(encoded.decode("utf-16-le", "ignore"))


def _source_text(source: CitationSource) -> str:
    return _link(source.title or source.name, source.url)


def _words_inside(mark: str) -> str:
    """The words that a mark holds itself, for those kinds whose words belong to the sentence."""
    kind, *fields = mark.strip(_OPEN + _CLOSE).split(_SEPARATOR)
    if kind == "url" and fields:
        target = next((field for field in fields[1:] if _LINK_END.match(field)), None)
        return _link(fields[0], target)
    if kind.startswith("entity"):
        return _entity_name(fields[0] if fields else kind.removeprefix("entity"))
    return ""


def _entity_name(encoded: str) -> str:
    """The name in ``["people","Ada Lovelace","mathematician"]``."""
    try:
        fields = msgspec.json.decode(encoded, type=list[object])
    except (msgspec.DecodeError, RecursionError):
        return ""
    return fields[1] if len(fields) > 1 and isinstance(fields[1], str) else ""
