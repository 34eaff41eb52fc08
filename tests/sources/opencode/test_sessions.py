"""OpenCode: tasks, compactions, turns that were taken back, both storages, and what must never be read."""

import json
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped, Tally, ToolCall, ToolResult
from commonplace.records.tree import paths
from commonplace.sources import ReadOptions, Selection, make_probe, open_tree
from commonplace.sources.opencode import SOURCE
from tests.sources.databases import add_rows, make_database, writing
from tests.sources.reading import SAMPLES, Json, dropped, of_type, only, read_files, read_path, texts

SCHEMA = """
CREATE TABLE session (id TEXT PRIMARY KEY, parent_id TEXT, directory TEXT, title TEXT, version TEXT, revert TEXT,
  share_url TEXT, time_created INTEGER);
CREATE TABLE message (id TEXT PRIMARY KEY, session_id TEXT, time_created INTEGER, data TEXT);
CREATE TABLE part (id TEXT PRIMARY KEY, message_id TEXT, session_id TEXT, data TEXT);
CREATE TABLE account (id TEXT PRIMARY KEY, email TEXT, access_token TEXT);
"""
CANARY = "quokka-7"


def message(name: str, role: str, session: str = "s1", **more: object) -> tuple[object, ...]:
    return (name, session, int(name[1:]) * 1000 + 10**12, json.dumps({"role": role} | more))


def part(name: str, owner: str, kind: str, **more: object) -> tuple[object, ...]:
    return (name, owner, "s1", json.dumps({"type": kind} | more))


def rows(**more: list[tuple[object, ...]]) -> dict[str, list[tuple[object, ...]]]:
    return {
        "session": [
            ("s1", None, "/home/robin/x", "T", "1.2.6", None, f"https://opncd.ai/s/{CANARY}", 10**12)
        ],
        "message": [
            message("m1", "user"),
            message("m2", "assistant", modelID="kimi-k2.6", providerID="moonshot"),
        ],
        "part": [part("p1", "m1", "text", text="one"), part("p2", "m2", "text", text="two")],
        "account": [("a", f"{CANARY}@example.org", CANARY)],
    } | more


def read(tables: dict[str, list[tuple[object, ...]]], folder: Path) -> list[ReadEvent]:
    path = make_database(folder / "home" / "opencode.db", SCHEMA, tables)
    return read_path(SOURCE, path, folder / "spool")


def test_a_database_gives_sessions_and_nothing_of_accounts(tmp_path: Path) -> None:
    events = read(rows(), tmp_path)
    found = only(events, Conversation)
    assert (found.native_id, found.title, found.provider) == ("s1", "T", "moonshot")
    assert [(each.id, each.model) for each in found.messages] == [("m1", None), ("m2", "kimi-k2.6")]
    assert CANARY not in repr(events)
    assert not (tmp_path / "spool").exists()


def test_what_is_only_in_the_log_of_writes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "home" / "opencode.db"
    program = writing(path, SCHEMA)
    add_rows(program, rows())
    whole = read_path(SOURCE, path.parent, tmp_path / "spool")
    assert texts(only(whole, Conversation)) == ["one", "two"]
    assert sorted(each.path for each in of_type(whole, Tally)) == ["opencode.db", "opencode.db-wal"]
    program.close()


def test_the_log_of_writes_alone_reads_its_database(tmp_path: Path) -> None:
    path = tmp_path / "home" / "opencode.db"
    program = writing(path, SCHEMA)
    add_rows(program, rows())
    with open_tree(path.parent, spool=tmp_path / "spool") as tree:
        names = frozenset(entry.path for entry in tree.entries())
        claims = {entry.path: SOURCE.sniff(make_probe(tree, entry, names)) for entry in tree.entries()}
    assert [name for name, claim in claims.items() if claim] == ["opencode.db", "opencode.db-wal"]
    program.close()


def test_turns_that_were_taken_back_are_abandoned(tmp_path: Path) -> None:
    tables = rows()
    tables["session"] = [("s1", None, "/x", "T", "1.2.6", json.dumps({"messageID": "m2"}), None, 10**12)]
    found = only(read(tables, tmp_path), Conversation)
    split = paths(found)
    assert [each.id for each in split.trunk] == ["m1"]
    assert (split.branches[0].kind, split.branches[0].messages[0].status) == ("rewound", "abandoned")


def test_a_task_stands_beside_its_session(tmp_path: Path) -> None:
    tables = rows()
    tables["session"] += [("s2", "s1", "/x", "task", "1.2.6", None, None, 10**12)]
    tables["message"] += [message("m3", "user", "s2"), message("m4", "assistant", "s2")]
    tables["part"] += [part("p3", "m3", "text", text="look"), part("p4", "m4", "text", text="found")]
    found = only(read(tables, tmp_path), Conversation)
    [branch] = paths(found).branches
    assert (branch.kind, branch.messages[0].injected, found.aliases) == ("sidechain", True, ("s2",))


def test_a_task_alone_bears_the_name_of_its_session(tmp_path: Path) -> None:
    tables = rows(session=[("s1", "s0", "/x", "task", "1.2.6", None, None, 10**12)])
    found = only(read(tables, tmp_path), Conversation)
    assert (found.native_id, found.aliases) == ("s0", ("s1",))


def test_steps_of_one_message_keep_their_order(tmp_path: Path) -> None:
    def tool(name: str, call: str) -> tuple[object, ...]:
        state: Json = {"status": "completed", "input": {}, "output": call, "metadata": {"x": CANARY}}
        return part(name, "m2", "tool", callID=call, tool="t", state=state)

    tables = rows()
    tables["part"] += [tool("p3", "c1"), tool("p4", "c2"), part("p5", "m2", "step-start"), tool("p6", "c3")]
    events = read(tables, tmp_path)
    found = only(events, Conversation)
    shape = [
        [each.call_id for each in told.parts if isinstance(each, ToolCall | ToolResult)]
        for told in found.messages[1:]
    ]
    assert shape == [["c1", "c2"], ["c1", "c2"], ["c3"], ["c3"]]
    assert CANARY not in repr(events)


def test_what_the_client_and_the_service_wrote_is_not_the_persons(tmp_path: Path) -> None:
    tables = rows()
    tables["message"] += [
        message(
            "m3", "assistant", error={"name": "APIError", "data": {"responseHeaders": {"x-org": CANARY}}}
        ),
        message("m4", "user", system=CANARY, summary={"title": CANARY}),
        message("m5", "assistant", summary=True),
    ]
    tables["part"] += [
        part("p3", "m3", "text", text="half"),
        part("p4", "m4", "text", text="note", synthetic=True),
        part("p5", "m4", "compaction"),
        part("p6", "m5", "text", text=CANARY),
    ]
    events = read(tables, tmp_path)
    found = only(events, Conversation)
    assert [(each.status, each.injected) for each in found.messages[2:]] == [("error", False), ("ok", True)]
    assert CANARY not in repr(events)
    assert dropped(events) == {
        "api-error": 1,
        "base-instructions": 1,
        "compaction-summary": 2,
        "side-record": 1,
        "summary": 1,
    }


def test_what_nobody_knows_is_kept_and_a_form_of_the_future_is_told(tmp_path: Path) -> None:
    tables = rows()
    tables["message"] += [message("m3", "oracle")]
    tables["part"] += [part("p3", "m2", "hologram"), part("p4", "m3", "text", text="x")]
    events = read(tables, tmp_path / "1")
    unknown = only(events, Tally).unknown
    assert unknown == {"message.oracle": 1, "part.hologram": 1, "part.of-unknown": 1}
    later = make_database(
        tmp_path / "2" / "opencode.db",
        "CREATE TABLE session (id); CREATE TABLE message (id, body); CREATE TABLE part (id, message_id);",
    )
    told = read_path(SOURCE, later, tmp_path / "spool")
    assert [each.reason for each in of_type(told, Skipped)] == ["unsupported-version"]


def test_a_bad_row_costs_itself(tmp_path: Path) -> None:
    tables = rows()
    tables["part"] += [("p3", "m2", "s1", "{torn"), ("p4", "m2", "s1", None)]
    events = read(tables, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "two"]
    reasons = [each.reason for each in of_type(events, Skipped)]
    assert sorted(reasons) == ["not-json", "wrong-shape"]


def test_one_new_file_of_the_folders_reads_its_whole_session(tmp_path: Path) -> None:
    folder = SAMPLES / "opencode" / "1.1-made"
    with open_tree(folder, spool=tmp_path) as tree:
        [entry] = [each for each in tree.entries() if each.path.endswith("prt_031.json")]
        events = list(SOURCE.read(Selection(tree, (entry,)), ReadOptions()))
    found = only(events, Conversation)
    assert "In board.py, line 12." in texts(found)
    assert [each.path for each in of_type(events, Tally)] == [entry.path]


def test_a_part_without_its_message_is_told(tmp_path: Path) -> None:
    lone: Json = {"id": "prt_1", "sessionID": "ses_1", "messageID": "msg_1", "type": "text", "text": "x"}
    events = read_files(SOURCE, {"storage/part/msg_1/prt_1.json": [lone]}, tmp_path)
    assert [each.reason for each in of_type(events, Skipped)] == ["no-readable-turns"]
