"""Turns the content of a ``tool_result`` block into text and attachments."""

import msgspec

from commonplace.records import Attachment
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.fields import Fields, as_text, fields_of, items, kind_of, text

__all__ = ["exit_code", "result_content"]


def result_content(block: Fields, census: Census) -> tuple[str, tuple[Attachment, ...]]:
    """The text of a result, its items divided by blank lines, and the files that it names.

    ``content`` is an array of items; an older form is a plain string. ``structured_content`` stands in for an
    empty ``content`` and is otherwise a copy of it.
    """
    content = block.get("content")
    entries: list[object] = [content] if isinstance(content, str | dict) else items(block, "content")
    texts: list[str] = []
    attachments: list[Attachment] = []
    for entry in entries:
        words, attachment = _item(entry, census)
        texts.extend([words] if words else [])
        attachments.extend([attachment] if attachment else [])
    structured = block.get("structured_content")
    if structured is not None:
        if texts:
            census.drop("twin")
        else:
            texts.append(as_text(structured))
    return "\n\n".join(texts), tuple(attachments)


def exit_code(text_of_result: str) -> int | None:
    """The exit code that a sandbox command reported; None if the result is of another kind.

    Source: results of ``bash_tool`` are JSON with ``returncode``, ``stdout`` and ``stderr``.
    """
    if not text_of_result.startswith('{"returncode"'):
        return None
    try:
        code = fields_of(msgspec.json.decode(text_of_result)).get("returncode")
    except (msgspec.DecodeError, RecursionError):
        return None
    return code if isinstance(code, int) and not isinstance(code, bool) else None


def _item(entry: object, census: Census) -> tuple[str, Attachment | None]:
    if isinstance(entry, str):
        census.meet("item.text")
        return entry, None
    item = fields_of(entry)
    kind = kind_of(item)
    census.meet(f"item.{kind}")
    match kind:
        case "text":
            return text(item, "text"), None
        case "knowledge":
            return _lines(item, "title", "url", "text"), None
        case "rag_reference":
            extras = fields_of(item.get("extras"))
            return _lines({**extras, "text": text(item, "text")}, "title", "owner", "text"), None
        case "image":
            return "", Attachment(kind="image", mime=text(item, "mime_type") or None)
        case "local_resource":
            path = text(item, "file_path")
            name = path.rpartition("/")[2] or text(item, "name") or None
            return path, Attachment(kind="file", mime=text(item, "mime_type") or None, name=name)
        case _:
            census.unknown(f"item.{kind}", entry)
            return text(item, "text"), None


def _lines(item: Fields, *names: str) -> str:
    return "\n".join(value for value in (text(item, name) for name in names) if value)
