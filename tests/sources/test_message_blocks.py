import base64
import hashlib

from commonplace.records import Attachment, Part, Reasoning, Text, ToolCall, ToolResult
from commonplace.sources.message_blocks import Sink, blocks_of, parts_of
from tests.sources.claude_code.logs import Session, call, parts, text


def made(block: dict[str, object]) -> tuple[list[Part], list[str]]:
    sink = Sink()
    return list(parts_of(block, sink)), sink.dropped


def test_content_may_be_a_string_blocks_or_strings_in_a_list() -> None:
    assert blocks_of("hello") == blocks_of(["hello"]) == blocks_of([text("hello")])
    assert blocks_of("") == blocks_of(None) == blocks_of(7) == []


def test_thinking_is_full_opaque_or_absent() -> None:
    signature = "c2lnbmF0dXJl" * 20
    digest = hashlib.sha256(signature.encode()).hexdigest()
    measured = {"opaque_bytes": 240, "opaque_sha256": digest}
    full = made({"type": "thinking", "thinking": "Beans need water.", "signature": signature})
    assert full == ([Reasoning("full", "Beans need water.", **measured)], ["opaque-reasoning"])  # type: ignore[arg-type]
    opaque = made({"type": "thinking", "thinking": "", "signature": signature})
    assert opaque == ([Reasoning("opaque", **measured)], ["opaque-reasoning"])  # type: ignore[arg-type]
    assert made({"type": "redacted_thinking", "data": signature}) == opaque
    assert made({"type": "thinking", "thinking": ""}) == ([Reasoning("absent")], [])


def test_pictures_and_documents_are_measured_and_let_go() -> None:
    raw = b"\x89PNG picture"
    source = {"type": "base64", "media_type": "image/png", "data": base64.b64encode(raw).decode()}
    found, dropped = made({"type": "image", "source": source})
    digest = hashlib.sha256(raw).hexdigest()
    assert found == [Attachment(kind="image", mime="image/png", size=len(raw), sha256=digest)]
    assert dropped == ["image-bytes"]
    plain = {"type": "text", "media_type": "text/plain", "data": "Sow in May."}
    found, dropped = made({"type": "document", "title": "beans.txt", "source": plain})
    assert found == [Attachment(kind="document", mime="text/plain", name="beans.txt", text="Sow in May.")]
    assert dropped == []
    assert made({"type": "image", "source": {"type": "base64", "data": "a"}})[0] == [Attachment(kind="image")]


def test_arguments_that_are_no_object_are_wrapped() -> None:
    assert made({"type": "tool_use", "id": "t", "name": "Run", "input": "ls"})[0] == [
        ToolCall("t", "Run", {"input": "ls"}, wrapped=True)
    ]
    assert made({"type": "tool_use", "id": "t", "name": "Run", "input": [1]})[0] == [
        ToolCall("t", "Run", {"input": "[1]"}, wrapped=True)
    ]
    assert made({"type": "tool_use", "id": "t", "name": "Run"})[0] == [ToolCall("t", "Run", {})]


def test_results_of_services_lose_what_nobody_can_read() -> None:
    block = {
        "type": "web_search_tool_result",
        "tool_use_id": "t",
        "content": [{"type": "web_search_result", "title": "Beans", "encrypted_content": "x" * 50}],
    }
    (result,), dropped = made(block)
    assert isinstance(result, ToolResult)
    assert result.text == '{"type": "web_search_result", "title": "Beans"}'
    assert dropped == ["opaque-result"]


def test_a_result_holds_its_texts_and_the_measure_of_its_pictures() -> None:
    picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "AAAA"}}
    content = [text("one"), picture, "two", {"type": "tool_reference", "tool_name": "Read"}]
    found, dropped = made({"type": "tool_result", "tool_use_id": "t", "content": content, "is_error": True})
    assert found[0] == ToolResult(
        "t", 'one\ntwo\n{"type": "tool_reference", "tool_name": "Read"}', is_error=True
    )
    assert isinstance(found[1], Attachment)
    assert dropped == ["image-bytes"]


def test_unknown_blocks_are_kept_raw_and_counted() -> None:
    session = Session()
    session.answer(text("hello"), {"type": "hologram", "data": "x"})
    reading = session.read()
    assert parts(reading.only) == [Text("hello")]
    assert reading.tallies[session.path].unknown == {"block.hologram": 1}
    (unknown,) = reading.unknown
    assert (unknown.kind, unknown.where) == ("block.hologram", "line 1")
    assert b"hologram" in unknown.data


def test_no_bytes_of_pictures_or_signatures_are_kept() -> None:
    secret = base64.b64encode(b"canary" * 50).decode()
    session = Session()
    picture = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": secret}}
    session.human([picture, text("what is this?")])
    session.answer({"type": "thinking", "thinking": "a bean", "signature": secret}, call("t1", "Read"))
    session.result("t1", [picture], toolUseResult={"file": {"base64": secret}})
    assert secret not in repr(session.read().events)
