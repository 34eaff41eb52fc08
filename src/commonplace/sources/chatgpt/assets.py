"""Files that belong to messages: pointers, names and kinds; their bytes are never read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from commonplace.records import Attachment
from commonplace.sources.chatgpt.facts import base_name, count_of, slug_of, text_of
from commonplace.sources.chatgpt.shapes import AttachmentRecord, LibraryRecord

__all__ = ["Assets", "FileFacts", "attachment", "dalle_prompt", "file_facts", "file_id", "pointers_of"]

Kind = Literal["image", "audio", "video", "document", "file"]

_FILE_ID = re.compile(r"file[-_](?!service:)[0-9A-Za-z]+")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DOCUMENT = re.compile(
    r"\.(?:pdf|docx?|odt|rtf|txt|md|csv|tsv|xlsx?|ods|pptx?|odp|html?|epub|json|xml|tex)$", re.IGNORECASE
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|heic|bmp|svg|tiff?)$", re.IGNORECASE)

POINTERS = ("image_asset_pointer", "audio_asset_pointer", "video_container_asset_pointer")


class FileFacts(msgspec.Struct, frozen=True):
    """What is known of a file beside its pointer."""

    name: str | None = None
    mime: str | None = None
    size: int | None = None
    sha256: str | None = None


class Assets(msgspec.Struct, frozen=True):
    """What the files beside the conversations say about files in them.

    Attributes:
        facts: by file id.
        by_message: ids of files that a message made, by message id; only the library says so.
    """

    facts: Mapping[str, FileFacts] = {}
    by_message: Mapping[str, Sequence[str]] = {}


def file_id(pointer: object) -> str | None:
    """The id in ``sediment://file_ab12``, ``file-service://file-ab12`` or ``file_ab12.dat``."""
    found = _FILE_ID.search(pointer) if isinstance(pointer, str) else None
    return found[0] if found else None


def file_facts(record: AttachmentRecord | LibraryRecord) -> FileFacts:
    """Facts from an attachment of a message or from the library."""
    if isinstance(record, AttachmentRecord):
        return FileFacts(base_name(record.name), record.mime_type, record.size)
    digest = text_of(record.sha256_digest)
    return FileFacts(
        base_name(record.file_name),
        text_of(record.mime_type),
        count_of(record.file_size_bytes),
        digest if digest and _SHA256.fullmatch(digest) else None,
    )


def attachment(kind: Kind | None, facts: FileFacts, size: int | None = None) -> Attachment:
    """An attachment of the given kind, or of the kind that type and name suggest."""
    return Attachment(
        kind=kind or _kind_of(facts),
        mime=facts.mime,
        name=facts.name,
        size=facts.size if facts.size is not None else size,
        sha256=facts.sha256,
    )


def _kind_of(facts: FileFacts) -> Kind:
    mime, name = facts.mime or "", facts.name or ""
    family = mime.split("/")[0]
    if family == "image" or _IMAGE.search(name):
        return "image"
    if family == "audio":
        return "audio"
    if family == "video":
        return "video"
    return "document" if family == "text" or mime == "application/pdf" or _DOCUMENT.search(name) else "file"


def pointers_of(part: Mapping[str, object]) -> Iterator[tuple[Kind, Mapping[str, object]]]:
    """The pointers in a part of a message: one, or those of a video call with its frames."""
    kind = part.get("content_type")
    if kind == "image_asset_pointer":
        yield "image", part
    elif kind == "audio_asset_pointer":
        yield "audio", part
    elif kind == "real_time_user_audio_video_asset_pointer":
        yield from _call_pointers(part)


def _call_pointers(part: Mapping[str, object]) -> Iterator[tuple[Kind, Mapping[str, object]]]:
    audio, video, frames = (
        part.get("audio_asset_pointer"),
        part.get("video_container_asset_pointer"),
        part.get("frames_asset_pointers"),
    )
    if isinstance(audio, dict):
        yield "audio", audio
    if isinstance(video, dict):
        yield "video", video
    for frame in frames if isinstance(frames, list) else ():
        if isinstance(frame, dict):
            yield "image", frame


def dalle_prompt(part: Mapping[str, object]) -> str | None:
    """The prompt that an image was made from, as the image tool rewrote it."""
    metadata = part.get("metadata")
    dalle = metadata.get("dalle") if isinstance(metadata, dict) else None
    return text_of(dalle.get("prompt")) if isinstance(dalle, dict) else None


def pointer_facts(kind: Kind, pointer: Mapping[str, object]) -> FileFacts:
    """What a pointer says itself: its size, and the format of a recording."""
    form = slug_of(pointer.get("format")) if kind == "audio" else None
    return FileFacts(mime=f"audio/{form}" if form else None, size=count_of(pointer.get("size_bytes")))
