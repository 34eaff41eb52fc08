"""Blocks of a message or of a tool result: their words, and their pictures as size and hash."""

import binascii
import hashlib
import posixpath
import re

import msgspec

from commonplace.records import Attachment, Part, Text
from commonplace.sources.codex.counting import Counts
from commonplace.sources.codex.shapes import Content

__all__ = ["Blocks", "base64_image", "base_name", "blocks", "plain_image", "sealed_size"]

_DATA_URL = re.compile(r"data:([^;,]{0,100})[^,]{0,200},")
_IMAGE_TAG = re.compile(
    r'<image(?: name=(?P<name>\[[^\]]{0,60}\]|[^\s>]{0,60}))?(?: path="[^"]{0,4096}")?>|</image>'
)
"""What Codex puts before and after a picture of the person.

Source: real lines of codex-cli 0.135 to 0.159; ``is_image_open_tag_text`` in ``protocol/src/models.rs``.
"""

# Compared without case and underscores: rollouts write ``input_text``, tool events ``inputText``.
_TEXT_KINDS = frozenset({"inputtext", "outputtext", "text", "summarytext", "reasoningtext", ""})
_IMAGE_KINDS = frozenset({"inputimage", "image", "outputimage"})
_FILE_KINDS = frozenset({"localimage", "localaudio", "inputfile", "file", "audio", "inputaudio"})
_REFERENCES = frozenset({"skill", "mention", "resource", "resourcelink"})


class Blocks(msgspec.Struct, frozen=True):
    """``parts`` in the order of the log, and their ``texts`` alone."""

    parts: tuple[Part, ...]
    texts: tuple[str, ...]

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The pictures and files among the parts."""
        return tuple(part for part in self.parts if isinstance(part, Attachment))


def blocks(content: list[Content] | str | None, counts: Counts) -> Blocks:
    """Read the content of a message; unknown kinds of blocks are counted, pictures hashed and left out."""
    if content is None:
        return Blocks((), ())
    if isinstance(content, str):
        return Blocks((Text(content),), (content,)) if content else Blocks((), ())
    parts: list[Part] = []
    for block in content:
        part = _part(block, counts)
        if part is not None:
            parts.append(part)
    return Blocks(tuple(parts), tuple(part.text for part in parts if isinstance(part, Text)))


def plain_image(url: object, counts: Counts, mime: str | None = None) -> Attachment:
    """A picture by its address. Of a data URL only size and hash are kept; another address is its name."""
    address = url.get("url") if isinstance(url, dict) else url
    if not isinstance(address, str) or not address:
        return Attachment(kind="image", mime=mime)
    head = _DATA_URL.match(address)
    if head is None:
        return Attachment(kind="image", mime=mime, name=address)
    return _hashed(address[head.end() :], head[1] or mime, counts)


def base64_image(data: str, mime: str | None, counts: Counts) -> Attachment:
    """A picture given as base64 alone."""
    return _hashed(data, mime, counts)


def sealed_size(sealed: str) -> tuple[int, str]:
    """Length in bytes and SHA-256 of an encrypted text, as it is written."""
    data = sealed.encode("utf-8", "surrogatepass")
    return len(data), hashlib.sha256(data).hexdigest()


def base_name(path: object) -> str | None:
    """The last component of a path of any system."""
    if not isinstance(path, str):
        return None
    return posixpath.basename(path.replace("\\", "/").rstrip("/")) or None


def _part(block: Content, counts: Counts) -> Part | None:
    kind = block.type.lower().replace("_", "")
    if kind in _TEXT_KINDS and block.text is not None:
        return _text(block.text, counts)
    if kind == "refusal":
        return _text(block.refusal or block.text or "", counts)
    if kind in _IMAGE_KINDS:
        if isinstance(block.data, str):
            return _hashed(block.data, block.mime_type, counts)
        return plain_image(block.image_url, counts)
    if kind in _FILE_KINDS:
        name = base_name(block.path) or base_name(block.name)
        if "image" in kind:
            return Attachment(kind="image", name=name)
        return Attachment(kind="audio" if "audio" in kind else "file", name=name)
    if kind == "encryptedcontent":
        counts.drop("opaque-message")
    elif kind in _REFERENCES:
        text = block.resource.get("text") if isinstance(block.resource, dict) else None
        if isinstance(text, str):
            return _text(text, counts)
        counts.drop("reference")
    elif kind not in _TEXT_KINDS:
        counts.odd(f"content/{block.type}")
    return None


def _text(text: str, counts: Counts) -> Text | None:
    if text.startswith(("<image", "</image>")) and _IMAGE_TAG.fullmatch(text.strip()):
        counts.drop("image-tag")
        return None
    return Text(text) if text else None


def _hashed(encoded: str, mime: str | None, counts: Counts) -> Attachment:
    counts.drop("image-bytes")
    try:
        data = binascii.a2b_base64(encoded)
    except (binascii.Error, ValueError):  # ValueError: not ASCII
        data = encoded.encode("utf-8", "surrogatepass")
    return Attachment(
        kind="image", mime=mime or None, size=len(data), sha256=hashlib.sha256(data).hexdigest()
    )
