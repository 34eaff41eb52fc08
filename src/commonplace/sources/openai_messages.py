"""Content and calls as the Chat Completions API writes them, as parts of a message.

Bytes in ``data:`` addresses are measured and let go; what no rule covers is noted in the sink.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from commonplace.records import Attachment, Part, Text, ToolCall
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.message_blocks import Sink, blocks_of, measure, parts_of
from commonplace.sources.scalars import kind_name, word

__all__ = ["arguments_of", "as_texts", "calls_of", "content_parts"]

_ANY = msgspec.json.Decoder()
_DATA = re.compile(r"data:([a-z0-9.+-]+/[a-z0-9.+-]+)?(?:;[^,;]{0,80})*;base64,", re.IGNORECASE)
_TEXTS = ("text", "input_text", "output_text")


def content_parts(content: object, sink: Sink) -> Iterator[Part]:
    """Yield the parts of a content: a string, a list of blocks, or nothing."""
    for block in blocks_of(content):
        kind = block.get("type")
        if kind in _TEXTS:
            yield from parts_of({"type": "text", "text": block.get("text")}, sink)
        elif kind in ("image_url", "input_image"):
            yield _image(block.get("image_url"), sink)
        elif kind == "input_audio":
            sink.dropped.append("audio-bytes")
            yield Attachment(kind="audio")
        else:
            yield from parts_of(block, sink)


def calls_of(calls: object, sink: Sink) -> Iterator[ToolCall]:
    """Yield the calls of an answer; ``calls`` is a list, or a JSON text with one."""
    found = _decoded(calls) if isinstance(calls, str) else calls
    for call in found if isinstance(found, list) else []:
        function = call.get("function") if isinstance(call, dict) else None
        if not isinstance(function, dict):
            kind = call.get("type") if isinstance(call, dict) else None
            sink.unknown.append(
                (f"call.{kind_name(kind)}", call if isinstance(call, dict) else {"call": call})
            )
            continue
        arguments, wrapped = arguments_of(function.get("arguments"))
        name = word(call.get("id")) or word(call.get("call_id"))
        yield ToolCall(name, word(function.get("name")) or "", arguments, wrapped=wrapped)


def arguments_of(value: object) -> tuple[dict[str, object], bool]:
    """Arguments as an object, and whether they had to be wrapped into one, under the key ``input``."""
    if value is None or value == "":
        return {}, False
    found = _decoded(value) if isinstance(value, str) else value
    if isinstance(found, dict) and all(isinstance(key, str) for key in found):
        return found, False
    return {"input": value if isinstance(value, str) else msgspec.json.encode(value).decode()}, True


def _image(address: object, sink: Sink) -> Part:
    url = word(address.get("url")) if isinstance(address, dict) else word(address)
    found = _DATA.match(url or "")
    if found is None or url is None:
        # An address may be signed, and then opens what lies there.
        sink.dropped.append("reference")
        return Attachment(kind="image")
    size, digest = measure(url[found.end() :])
    sink.dropped.append("image-bytes")
    return Attachment(kind="image", mime=found[1], size=size, sha256=digest)


def _decoded(text: str) -> object:
    try:
        return decode(text.encode("utf-8", "surrogatepass"), _ANY)
    except Undecodable:
        return None


def as_texts(parts: Iterable[Part]) -> tuple[str, tuple[Part, ...]]:
    """The words of some parts joined by line ends, and the other parts."""
    texts: list[str] = []
    rest: list[Part] = []
    for part in parts:
        if isinstance(part, Text):
            texts.append(part.text)
        else:
            rest.append(part)
    return "\n".join(texts), tuple(rest)
