from pathlib import Path

import pytest

from commonplace.sources.base import Match
from commonplace.sources.claude_code import SOURCE
from tests.sources.claude_code.logs import FOLDER, Session, lines, probe, text

QWEN = {
    "type": "user",
    "uuid": "u1",
    "sessionId": "s",
    "timestamp": "2026-07-17T09:00:00Z",
    "message": {"role": "user", "parts": [{"text": "hello"}]},
}
IFLOW = {
    "type": "user",
    "uuid": "u1",
    "parentUuid": None,
    "sessionId": "session-0a0a0a0a-0000-4000-8000-000000000001",
    "isSidechain": False,
    "userType": "external",
    "version": "0.5.14",
    "cwd": "/work",
    "message": {"role": "user", "content": "hello"},
}
DROID = {"type": "session_start", "id": "d", "owner": "o", "cwd": "/work", "version": 2}
CODEX = {"timestamp": "2026-01-01T00:00:00Z", "type": "session_meta", "payload": {"id": "c"}}
GEMINI = {"sessionId": "g", "projectHash": "h", "startTime": "2026-01-01T00:00:00Z"}
OPEN_AI = {"role": "user", "content": "hello"}
HISTORY = {"display": "hello", "pastedContents": {}, "timestamp": 1, "project": "/work", "sessionId": "s"}


def sniffed(data: bytes, path: str = f"{FOLDER}/x.jsonl", *names: str) -> Match | None:
    return SOURCE.sniff(probe(path, data, names))


def test_a_session_is_claimed_whatever_its_name() -> None:
    session = Session()
    session.human("hello")
    assert sniffed(session.data, "renamed.txt") == Match(
        0.95, "sessionId, uuid, type and message on one line"
    )


@pytest.mark.parametrize("foreign", [QWEN, IFLOW, DROID, CODEX, GEMINI, OPEN_AI, HISTORY])
def test_look_alikes_are_not_claimed(foreign: dict[str, object]) -> None:
    assert sniffed(lines(foreign, foreign)) is None


def test_a_session_in_the_folder_of_another_client_is_not_claimed() -> None:
    session = Session()
    session.human("hello")
    assert sniffed(session.data, ".qwen/projects/p/x.jsonl") is None


@pytest.mark.parametrize(
    "record",
    [
        {"type": "summary", "summary": "Beans", "leafUuid": "l"},
        {"type": "file-history-snapshot", "messageId": "m", "snapshot": {}},
        {"type": "queue-operation", "operation": "enqueue", "sessionId": "s"},
    ],
)
def test_a_file_of_bookkeeping_is_claimed(record: dict[str, object]) -> None:
    assert sniffed(lines(record)) is not None


def test_like_named_kinds_of_other_programs_are_not_bookkeeping() -> None:
    assert sniffed(lines({"type": "summary", "text": "x"}, {"type": "mode"})) is None


def test_a_first_line_longer_than_the_head_is_claimed() -> None:
    session = Session()
    session.human("x" * 70_000)
    assert sniffed(session.data) is not None


def test_a_first_line_of_pictures_before_its_ids_is_claimed_by_what_is_seen() -> None:
    record = {
        "parentUuid": None,
        "sessionId": "s",
        "uuid": "u",
        "type": "user",
        "message": {"content": "y" * 70_000},
    }
    assert sniffed(lines(record)) is not None


@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 50, b"[]", b"42\n", b'{"a":', b"\xff\xfe{", b"plain words\n"]
)
def test_anything_else_is_refused_without_an_error(data: bytes) -> None:
    assert sniffed(data) is None


def test_sidecars_are_claimed_by_content_and_place() -> None:
    folder = f"{FOLDER}/5e55"
    session = f"{folder}.jsonl"
    meta = lines({"agentType": "Explore", "toolUseId": "t"})
    journal = lines({"type": "started", "key": "k", "agentId": "a"})
    assert sniffed(meta, f"{folder}/subagents/agent-a.meta.json")
    assert sniffed(b'{"name": "x"}', f"{folder}/subagents/agent-a.meta.json") is None
    assert sniffed(journal, f"{folder}/subagents/workflows/wf_1/journal.jsonl")
    assert sniffed(b"anything", f"{folder}/tool-results/t.txt", session)
    assert sniffed(b"anything", f"{folder}/tool-results/t.txt") is None
    assert sniffed(b"{}", f"{folder}/workflows/wf_1.json", session)


def test_private_files_are_not_claimed() -> None:
    session = Session()
    session.human("hello")
    assert sniffed(session.data, "history.jsonl") is None


def test_other_samples_are_not_claimed() -> None:
    others = Path(__file__).parents[2] / "samples"
    for path in sorted(others.rglob("*.json*")):
        # Neighbours publish sessions of this client, too.
        if not {"claude_code", "neighbours"} & set(path.parts) and path.suffix in (".json", ".jsonl"):
            assert sniffed(path.read_bytes()[:65536], path.name) is None


def test_a_web_export_needs_records_under_its_key() -> None:
    session = Session()
    session.answer(text("hello"))
    assert sniffed(b'{"loglines": [' + session.data.strip() + b"]}", "x.json") is not None
    assert sniffed(b'{"loglines": ["GET /"]}', "x.json") is None
