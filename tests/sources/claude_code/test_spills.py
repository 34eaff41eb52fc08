import pytest

from commonplace.records import ToolResult
from commonplace.sources.claude_code import spills
from tests.sources.claude_code.logs import FOLDER, Reading, Session, call, parts, read

NAME = "toolu_9.txt"


def preview(path: str) -> str:
    return (
        f"<persisted-output>\nOutput too large (64KB). Full output saved to: {path}\n\n"
        "Preview:\nbean 1\n</persisted-output>"
    )


def spilled(content: str, files: dict[str, bytes], **fields: object) -> tuple[ToolResult, Reading]:
    session = Session()
    session.answer(call("t1"))
    session.result("t1", content, **fields)
    reading = read({session.path: session.data} | files)
    (result,) = (part for part in parts(reading.only) if isinstance(part, ToolResult))
    return result, reading


def place(session: Session) -> str:
    return f"{FOLDER}/{session.session}/tool-results/{NAME}"


@pytest.mark.parametrize(
    "written",
    [
        f"/home/ada/.claude/projects/-work/{Session().session}/tool-results/{NAME}",
        f"C:\\Users\\Ada\\.claude\\projects\\-work\\{Session().session}\\tool-results\\{NAME}",
    ],
)
def test_the_whole_answer_is_joined(written: str) -> None:
    path = place(Session())
    result, reading = spilled(preview(written), {path: b"bean 1\nbean 2\n"})
    assert result.text == "bean 1\nbean 2\n"
    assert result.metadata == {"spilled": True}
    assert reading.tallies[path].dropped == {}
    assert reading.dropped() == {}


def test_the_clients_copy_may_name_the_file() -> None:
    session = Session()
    fields = {"toolUseResult": {"persistedOutputPath": f"/x/{session.session}/tool-results/{NAME}"}}
    result, _ = spilled("bean 1", {place(session): b"bean 1\nbean 2\n"}, **fields)
    assert result.text == "bean 1\nbean 2\n"


def test_a_lost_file_is_counted_and_the_preview_kept() -> None:
    words = preview(f"/x/{Session().session}/tool-results/{NAME}")
    result, reading = spilled(words, {})
    assert result.text == words
    assert reading.dropped() == {"spill-missing": 1}


def test_a_file_that_is_too_large_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spills, "SIZE_LIMIT", 4)
    words = preview(f"/x/{Session().session}/tool-results/{NAME}")
    result, reading = spilled(words, {place(Session()): b"bean 1"})
    assert result.text == words
    assert reading.dropped() == {"spill-too-large": 1, "spilled-result-unused": 1}


@pytest.mark.parametrize("path", ["/etc/passwd", "../../secret", f"/x/other-session/tool-results/{NAME}"])
def test_no_path_in_a_log_leads_anywhere_else(path: str) -> None:
    files = {place(Session()): b"whole", "etc/passwd": b"canary", "secret": b"canary"}
    session = Session()
    session.answer(call("t1"))
    session.result("t1", preview(path))
    reading = read({session.path: session.data, place(session): files[place(session)]})
    assert "whole" not in repr(reading.conversations)


def test_text_that_only_mentions_such_a_file_stays_as_it_is() -> None:
    words = f"I saw the folder /x/{Session().session}/tool-results/{NAME} today."
    result, _ = spilled(words, {place(Session()): b"whole"})
    assert result.text == words


def test_a_subagent_uses_the_folder_of_its_session() -> None:
    session = Session()
    session.human("hello")
    subagent = Session(session.session, prefix="a")
    subagent.answer(call("t1"), isSidechain=True, agentId="a1")
    subagent.result(
        "t1", preview(f"/x/{session.session}/tool-results/{NAME}"), isSidechain=True, agentId="a1"
    )
    files = {session.path: session.data, session.agent_path("a1"): subagent.data, place(session): b"whole"}
    (result,) = (part for part in parts(read(files).only) if isinstance(part, ToolResult))
    assert result.text == "whole"
