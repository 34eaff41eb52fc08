"""The source as intake meets it: what it claims, what it refuses and why, what it says of a session."""

import gzip
import json
import sys
from functools import partial
from pathlib import Path

import pytest

from commonplace.records import Conversation, Skipped, Tally, UnknownRecord
from commonplace.sources.base import Probe, ReadOptions, Selection
from commonplace.sources.codex import SOURCE, places, rollout
from commonplace.sources.codex.places import log_places
from commonplace.sources.codex.telling import without_credentials
from commonplace.sources.json_lines import lines
from commonplace.sources.trees import open_tree
from tests.defects import LINE_DEFECTS, Defect
from tests.sources.codex.logs import (
    ALONE,
    CHILD,
    PARENT,
    Json,
    answer_event,
    answer_item,
    completed,
    event,
    exchange,
    item,
    line,
    meta,
    of_type,
    only,
    read_files,
    read_session,
    rollout_name,
    texts,
    user_event,
    user_item,
    written,
)

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

LOG = [meta(ALONE), *exchange("ask", "tell", 1, turn_id="t1")]


def sniffed(data: bytes, path: str = "any.txt") -> float | None:
    match = SOURCE.sniff(Probe(path=path, size=len(data), head=data[:65536]))
    return match.score if match else None


OURS = [
    pytest.param(written(LOG), id="envelope"),
    pytest.param(
        written([meta(ALONE, base_instructions={"text": "x" * 100_000})]), id="first-line-longer-than-seen"
    ),
    pytest.param(written(LOG[1:]), id="without-its-first-line"),
    pytest.param(b'{"id":"a","timestamp":"2025-08-20T13:20:47Z"}\n{"record_type":"state"}\n', id="bare"),
    pytest.param(
        b'{"session":{"timestamp":"2025-04-20T09:30:00Z","id":"a","instructions":"{"},"items":[',
        id="document",
    ),
    pytest.param(
        b'{\n  "session": {\n "timestamp": "2025-04-20T09:30:00Z", "id": "a", "instructions": "'
        + b"x" * 70_000,
        id="document-longer-than-seen",
    ),
]
FOREIGN = [
    pytest.param(b'{"session_id":"a","ts":1700000000,"text":"a prompt"}\n', id="history"),
    pytest.param(b'{"id":"a","thread_name":"x","updated_at":"2026-01-01T00:00:00Z"}\n', id="session-index"),
    pytest.param(
        b'{"type":"user","uuid":"u","sessionId":"s","message":{"role":"user","content":"x"}}\n',
        id="claude-code",
    ),
    pytest.param(b'{"type":"session","version":3,"id":"a","timestamp":"2026-01-01","cwd":"/w"}\n', id="pi"),
    pytest.param(b'[{"title":"x","mapping":{}}]', id="chatgpt"),
    pytest.param(b'{"type":"message","payload":1}\n', id="another-envelope"),
    pytest.param(b'{"type":["session_meta"],"payload":{"id":"a","cwd":"/w"}}\n', id="kind-is-a-list"),
    pytest.param(b"", id="empty"),
    pytest.param(b"\xff\xfe\x00", id="bytes"),
]


@pytest.mark.parametrize("data", OURS)
def test_claims_rollouts_by_content(data: bytes) -> None:
    assert (sniffed(data) or 0) >= 0.6


@pytest.mark.parametrize("data", FOREIGN)
def test_leaves_other_files_alone_whatever_they_are_called(data: bytes) -> None:
    assert sniffed(data, rollout_name(ALONE)) is None


def test_a_packed_session_gives_what_the_plain_one_gives(tmp_path: Path) -> None:
    plain = read_files({rollout_name(ALONE): LOG}, tmp_path / "plain")
    data = written(LOG)
    for name, packed in (("a", zstd.compress(data)), ("b", gzip.compress(data))):
        events = read_files({rollout_name(ALONE) + ".zst": packed}, tmp_path / name)
        assert only(events, Conversation) == only(plain, Conversation)


def test_the_plain_file_wins_over_its_packed_copy(tmp_path: Path) -> None:
    name = rollout_name(ALONE)
    events = read_files({name: LOG, f"{name}.zst": zstd.compress(written(LOG[:3]))}, tmp_path)
    assert texts(only(events, Conversation)) == ["ask", "tell"]
    skipped = only(events, Skipped)
    assert (skipped.path, skipped.reason) == (f"{name}.zst", "duplicate")


def test_a_copy_in_the_archive_adds_nothing(tmp_path: Path) -> None:
    name = rollout_name(ALONE)
    events = read_files({name: LOG, f"archived_sessions/{name.rsplit('/', 1)[1]}": LOG}, tmp_path)
    assert texts(only(events, Conversation)) == ["ask", "tell"]
    assert len(of_type(events, Tally)) == 2


def test_a_torn_line_is_reported_with_its_number_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = written(LOG).splitlines(keepends=True)
    data = b"".join(
        [*lines[:3], b'{"timestamp":"2026-01-01T00:00:01Z","type":"response_item","pay\n', *lines[3:]]
    )
    events = read_files({rollout_name(ALONE): data}, tmp_path)
    skipped = only(events, Skipped)
    assert (skipped.reason, skipped.where) == ("truncated", "line 4")
    assert texts(only(events, Conversation)) == ["ask", "tell"]


DEFECTS = [
    pytest.param(b"[1, 2]", id="list"),
    pytest.param(b"null", id="null"),
    pytest.param(b"7", id="number"),
    pytest.param(b'{"type": "response_item", "payload": null}', id="no-payload"),
    pytest.param(
        b'{"type": "response_item", "payload": {"type": "message", "role": "user", "content": 7}}',
        id="content",
    ),
    pytest.param(b'{"type": "event_msg", "payload": {"message": "x"}}', id="event-without-kind"),
    pytest.param(b'{"type": "compacted", "payload": {"message": "torn"', id="torn-compaction"),
    pytest.param(b"\x00" * 64, id="zeros"),
    pytest.param(b'{"type": "session_meta", "payload": {"id": ["x"]}}', id="meta"),
    pytest.param(b'{"type": "response_item", "payload": ' + b"[" * 2000 + b"]" * 2000 + b"}", id="deep"),
]


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defective_line_costs_itself_only(defect: bytes, tmp_path: Path) -> None:
    lines = written(LOG).splitlines(keepends=True)
    events = read_files({rollout_name(ALONE): b"".join([*lines[:2], defect + b"\n", *lines[2:]])}, tmp_path)
    assert texts(only(events, Conversation)) == ["ask", "tell"]
    assert [skipped.where for skipped in of_type(events, Skipped)] == ["line 3"]


@pytest.mark.parametrize("defect", LINE_DEFECTS, ids=lambda defect: defect.name)
def test_defective_files_give_what_is_left_of_them(defect: Defect, tmp_path: Path) -> None:
    good = [
        json.dumps(record).encode() for record in [meta(ALONE), user_event("ask", 1), answer_event("tell", 2)]
    ]
    home = tmp_path / "home"
    home.mkdir()
    file = defect.build(home, good)
    with open_tree(home, spool=tmp_path / "spool") as tree:
        selection = Selection(tree, tree.entries())
        events = list(SOURCE.read(selection, ReadOptions()))
    told = [skipped.reason for skipped in of_type(events, Skipped)]
    assert (defect.told in told) if defect.told else told in ([], ["empty"])
    expected = {3: ["ask", "tell"], 2: ["ask"], 0: []}[defect.kept(good)]
    assert [text for found in of_type(events, Conversation) for text in texts(found)] == expected
    assert [tally.path for tally in of_type(events, Tally)] == [file.name]
    assert sum(only(events, Tally).unknown.values()) == defect.extra


def test_text_that_is_not_quite_json_is_read(tmp_path: Path) -> None:
    lines = written([meta(ALONE), user_event("ask", 1)])
    broken = written([answer_item("half ?", 2)]).replace(b"?", b"\\ud83d\xff").replace(b"\n", b"\r\n")
    events = read_files({rollout_name(ALONE): b"\xef\xbb\xbf" + lines + broken}, tmp_path)
    assert texts(only(events, Conversation)) == ["ask", "half \ufffd\ufffd"]


def test_unknown_kinds_are_counted_and_kept_raw(tmp_path: Path) -> None:
    records = [
        *exchange("ask", "tell", 1),
        line("tool_manifest", {"tools": []}, 2),
        item("hologram", 3, payload="x"),
        event("weather_changed", 4),
        completed("Telepathy", 5, id="x"),
        item(
            "message",
            6,
            role="assistant",
            content=[{"type": "scent"}, {"type": "output_text", "text": "yes"}],
        ),
        line("a person's words", {}, 7),
    ]
    events = read_files({rollout_name(ALONE): [meta(ALONE), *records]}, tmp_path)
    assert only(events, Tally).unknown == {
        "(no name)": 1,
        "content/scent": 1,
        "event_msg/item_completed/Telepathy": 1,
        "event_msg/weather_changed": 1,
        "response_item/hologram": 1,
        "tool_manifest": 1,
    }
    kept = of_type(events, UnknownRecord)
    assert [record.where for record in kept] == [f"line {number}" for number in range(8, 14)]
    assert json.loads(kept[0].data)["type"] == "tool_manifest"
    assert texts(only(events, Conversation)) == ["ask", "tell", "yes"]


def test_kinds_of_2026_are_known(tmp_path: Path) -> None:
    kinds = ["world_state", "token_usage_record", "security_risk_score", "retained_context", "realtime_item"]
    kinds.append("inter_agent_communication_metadata")
    talk = {"author": "/root/scout", "recipient": "/root", "content": "Found it.", "trigger_turn": True}
    records = [line(kind, {}, 2) for kind in kinds]
    records.append(line("inter_agent_communication", talk, 3))
    records.append(
        item(
            "agent_message",
            3,
            author="/root/scout",
            recipient="/root",
            content=[{"type": "input_text", "text": "Found it."}],
        )
    )
    records.append(item("ghost_snapshot", 4, ghost_commit={}))
    conversation, tally = read_session([*exchange("ask", "tell", 1), *records], tmp_path)
    assert tally.unknown == {}
    assert set(kinds) <= set(tally.kinds)
    assert texts(conversation) == ["ask", "tell", "Found it."]
    assert conversation.messages[-1].injected


@pytest.mark.parametrize(
    ("mode", "reason"), [("paginated", "no-readable-turns"), ("quantum", "unsupported-version")]
)
def test_a_session_without_readable_turns_is_reported_and_kept_raw(
    mode: str, reason: str, tmp_path: Path
) -> None:
    records = [meta(ALONE, history_mode=mode), line("page_index", {"pages": 3}, 1)]
    events = read_files({rollout_name(ALONE): records}, tmp_path)
    assert only(events, Skipped).reason == reason
    assert of_type(events, Conversation) == []
    raw = [json.loads(record.data) for record in of_type(events, UnknownRecord) if record.kind == "unread"]
    assert raw == records


def test_a_session_that_was_opened_and_closed_is_empty(tmp_path: Path) -> None:
    events = read_files({rollout_name(ALONE): [meta(ALONE)]}, tmp_path)
    assert only(events, Skipped).reason == "empty"
    assert only(events, Tally).records == 1


def test_instructions_of_vendor_and_person_are_left_out_and_counted(tmp_path: Path) -> None:
    opened = meta(ALONE, base_instructions={"text": "VENDOR TEXT"}, instructions="PERSONAL TEXT")
    context = line(
        "turn_context",
        {"cwd": "/w", "model": "m", "user_instructions": "PERSONAL TEXT", "developer_instructions": "MORE"},
        1,
    )
    events = read_files({rollout_name(ALONE): [opened, context, *exchange("ask", "tell", 2)]}, tmp_path)
    tally = only(events, Tally)
    assert (tally.dropped["base-instructions"], tally.dropped["instructions"]) == (1, 3)
    assert "TEXT" not in repr(only(events, Conversation))


def test_models_come_from_the_turn_or_from_the_person(tmp_path: Path) -> None:
    two, _ = read_session(
        [*exchange("a", "b", 1, model="m1"), *exchange("c", "d", 5, model="m2")], tmp_path / "two"
    )
    answers = [m for m in two.messages if m.role == "assistant"]
    assert [(m.model, m.model_source) for m in answers] == [("m1", "message"), ("m2", "message")]
    assert two.asks == ()
    silent = [user_item("a", 1), answer_item("b", 2)]
    unknown, _ = read_session(silent, tmp_path / "unknown")
    assert unknown.asks == ("declare-model",)
    declared, _ = read_session(silent, tmp_path / "declared", ReadOptions(declared_model="gpt-x"))
    assert (declared.messages[1].model, declared.messages[1].model_source) == ("gpt-x", "user_declared")


SURFACES = [
    ({"originator": "codex_cli_rs", "source": "cli"}, "cli"),
    ({"originator": "codex_exec", "source": "exec"}, "cli"),
    ({"originator": "codex_vscode", "source": "vscode"}, "ide"),
    ({"originator": "Codex Desktop", "source": "vscode"}, "app"),
    ({"originator": "some_tool", "source": "mcp"}, "api"),
    ({"originator": "some_tool", "source": {"kind": "x"}}, "unknown"),
]


@pytest.mark.parametrize(("fields", "surface"), SURFACES)
def test_the_surface_is_what_the_log_says(fields: Json, surface: str, tmp_path: Path) -> None:
    events = read_files({rollout_name(ALONE): [meta(ALONE, **fields), *exchange("ask", "tell", 1)]}, tmp_path)
    assert only(events, Conversation).surface == surface


def test_facts_of_the_session(tmp_path: Path) -> None:
    git = {"branch": "main", "repository_url": "https://x:not-a-token@git.example.org/team/tool.git"}
    schema: Json = {"name": "lamp", "parameters": {"type": "object"}}
    opened = meta(ALONE, git=git, model_provider="azure", dynamic_tools=[schema])
    named = event("thread_name_updated", 3, thread_id=ALONE, thread_name="Lamps")
    events = read_files({rollout_name(ALONE): [opened, *exchange("ask", "tell", 1), named]}, tmp_path)
    found = only(events, Conversation)
    assert (found.provider, found.client, found.title, found.tools) == ("azure", "codex", "Lamps", (schema,))
    assert found.project is not None
    assert (found.project.name, found.project.remote) == ("tool", "https://git.example.org/team/tool.git")
    provenance = found.provenance
    assert (provenance.collection, provenance.client_version) == ("local_session_log", "0.99.0")
    assert (provenance.plan_hint, provenance.leaf_source) == ("pro", "recorded")
    assert found.created == 1_767_225_600.0


def test_a_provider_that_the_person_named_is_not_told(tmp_path: Path) -> None:
    opened = meta(ALONE, model_provider="Quendel-GmbH-internal")
    events = read_files({rollout_name(ALONE): [opened, *exchange("ask", "tell", 1)]}, tmp_path)
    assert only(events, Conversation).provider == "other"


@pytest.mark.parametrize(
    ("remote", "clean"),
    [
        ("https://user:pw@host.example/a.git?t=1#x", "https://host.example/a.git"),
        ("https://token@host.example/a.git", "https://host.example/a.git"),
        ("ssh://git:pw@host.example/a.git", "ssh://host.example/a.git"),
        ("git@host.example:a/b.git", "git@host.example:a/b.git"),
        ("oauth2:pw@host.example:a/b.git", "host.example:a/b.git"),
        ("/srv/git/a.git", "/srv/git/a.git"),
    ],
)
def test_addresses_lose_their_credentials(remote: str, clean: str) -> None:
    assert without_credentials(remote) == clean


def test_a_compaction_of_any_size_is_not_parsed(tmp_path: Path) -> None:
    """The copy of the context inside it may be no JSON at all, and may be as large as it likes."""
    torn = (
        b'{"timestamp":"2026-01-01T00:00:03Z","type":"compacted","payload":{"message":"Sum.",'
        b'"replacement_history":[' + b'{"type":"message"},' * 200_000 + b"\xff not json ]}}\n"
    )
    events = read_files(
        {rollout_name(ALONE): written(LOG) + torn + written([answer_item("after", 4)])}, tmp_path
    )
    assert texts(only(events, Conversation)) == ["ask", "tell", "Sum.", "after"]
    assert of_type(events, Skipped) == []


def test_sessions_without_ids_get_one_from_their_content(tmp_path: Path) -> None:
    first, second = LOG[1:], [user_item("other", 1), answer_item("words", 2)]
    events = read_files({"a.jsonl": first, "b.jsonl": second}, tmp_path / "one")
    again = read_files({"x.jsonl": second, "y.jsonl": first}, tmp_path / "two")
    ids = {each.native_id for each in of_type(events, Conversation)}
    assert len(ids) == 2
    assert ids == {each.native_id for each in of_type(again, Conversation)}


def test_a_tally_for_every_file_and_no_conversation_twice(tmp_path: Path) -> None:
    files = {
        rollout_name(session): [meta(session), *exchange("ask", session, 1)]
        for session in (PARENT, CHILD, ALONE)
    }
    events = read_files(files, tmp_path)
    assert sorted(tally.path for tally in of_type(events, Tally)) == sorted(files)
    assert sorted(each.native_id for each in of_type(events, Conversation)) == sorted([PARENT, CHILD, ALONE])


def test_private_files_are_named_and_never_claimed() -> None:
    assert {"history.jsonl", "session_index.jsonl", "auth.json", "config.toml", "*.sqlite"} <= set(
        SOURCE.private_files
    )


def test_places_follow_the_environment(tmp_path: Path) -> None:
    own, other = tmp_path / ".codex", tmp_path / "other"
    assert [place.path for place in log_places(tmp_path, {}, "linux")] == [
        own / "sessions",
        own / "archived_sessions",
    ]
    named = list(log_places(tmp_path, {"CODEX_HOME": str(other)}, "darwin"))
    assert [place.path for place in named] == [other / "sessions", other / "archived_sessions"]
    assert all(place.client == "codex" and place.retention for place in named)


def test_places_across_wsl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows, linux = tmp_path / "Users", tmp_path / "share"
    (windows / "ada" / ".codex").mkdir(parents=True)
    (windows / "Public").mkdir()
    (linux / "Ubuntu" / "home" / "ada" / ".codex").mkdir(parents=True)
    monkeypatch.setattr(places, "_WINDOWS_USERS", windows)
    monkeypatch.setattr(places, "_WSL_SHARES", (linux, tmp_path / "missing"))
    inside = [place.path for place in log_places(tmp_path, {"WSL_DISTRO_NAME": "Ubuntu"}, "linux")]
    assert inside[2:] == [windows / "ada" / ".codex" / name for name in ("sessions", "archived_sessions")]
    outside = [place.path for place in log_places(tmp_path, {}, "win32")]
    assert outside[2] == linux / "Ubuntu" / "home" / "ada" / ".codex" / "sessions"


def test_a_compaction_over_the_limit_of_lines_is_known_by_its_beginning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollout, "lines", partial(lines, limit=10_000))
    long = line("compacted", {"message": "Sum.", "replacement_history": ["x" * 20_000]}, 3)
    other = answer_item("y" * 20_000, 4)
    events = read_files({rollout_name(ALONE): [*LOG, long, other, answer_item("after", 5)]}, tmp_path)
    conversation = only(events, Conversation)
    assert texts(conversation) == ["ask", "tell", "Sum.", "after"]
    skipped = only(events, Skipped)
    assert (skipped.reason, skipped.where) == ("too-long", f"line {len(LOG) + 2}")


def test_a_session_in_which_only_the_client_spoke_is_empty(tmp_path: Path) -> None:
    surroundings = "<environment_context>\n  <cwd>/work/tool</cwd>\n</environment_context>"
    rules = item(
        "message", 1, role="developer", content=[{"type": "input_text", "text": "<permissions instructions>"}]
    )
    events = read_files({rollout_name(ALONE): [meta(ALONE), rules, user_item(surroundings, 1)]}, tmp_path)
    assert of_type(events, Conversation) == []
    assert only(events, Skipped).reason == "empty"


def test_the_folder_may_stand_in_the_surroundings_only(tmp_path: Path) -> None:
    surroundings = "<environment_context>\n  <cwd>/work/old-tool</cwd>\n</environment_context>"
    opened = meta(ALONE, cwd=None)
    events = read_files(
        {rollout_name(ALONE): [opened, user_item(surroundings), user_item("ask", 1)]}, tmp_path
    )
    project = only(events, Conversation).project
    assert project is not None
    assert (project.cwd, project.name) == ("/work/old-tool", "old-tool")
