"""Turns what a person attached to a message into attachments; no export holds the bytes themselves."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from commonplace.records import Attachment
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.fields import Fields, children, text

__all__ = ["uploads_of"]

_Kind: TypeAlias = Literal["image", "audio", "video", "document", "file"]

_ENDINGS: dict[str, _Kind] = {
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "heic", "bmp", "svg", "tiff"), "image"),
    **dict.fromkeys(("mp3", "wav", "m4a", "ogg", "flac"), "audio"),
    **dict.fromkeys(("mp4", "mov", "webm", "mkv"), "video"),
    **dict.fromkeys(("pdf", "docx", "doc", "txt", "md", "csv", "xlsx", "pptx", "html", "rtf"), "document"),
}


def uploads_of(message: Fields, census: Census) -> tuple[Attachment, ...]:
    """The attachments of a message, then its files, each once.

    ``attachments`` carry the text that was extracted from a document; ``files`` are names only, and name the
    documents among the attachments a second time.

    Source: ``file_name``, ``file_type``, ``file_size``, ``extracted_content`` in all generations of the
    export; the repetition in ``files`` in exports of 2025 and 2026.
    """
    found = list(_attachments(message, census))
    names = [attachment.name for attachment in found]
    for file in children(message, "files") + children(message, "files_v2"):
        census.meet("file")
        name = text(file, "file_name") or None
        if name is not None and name in names:
            names.remove(name)
            census.drop("twin")
            continue
        kind = _kind(name, text(file, "file_kind"), None)
        found.append(Attachment(kind=kind, name=name))
    return tuple(found)


def _attachments(message: Fields, census: Census) -> Iterator[Attachment]:
    for attachment in children(message, "attachments"):
        census.meet("attachment")
        name = text(attachment, "file_name") or None
        extracted = text(attachment, "extracted_content") or None
        size = attachment.get("file_size")
        file_type = text(attachment, "file_type")
        yield Attachment(
            kind=_kind(name, file_type, extracted),
            mime=file_type if "/" in file_type else None,
            name=name,
            size=size if isinstance(size, int) and size >= 0 else None,
            text=extracted,
        )


def _kind(name: str | None, said: str, extracted: str | None) -> _Kind:
    """What the export says a file is, else what its name ends in; a text makes it a document."""
    if extracted is not None or said == "document":
        return "document"
    family = said.partition("/")[0]
    for kind in ("image", "audio", "video"):
        if family == kind:
            return kind
    ending = (name or "").rpartition(".")[2].lower()
    return _ENDINGS.get(ending, "file")
