"""DeepSeek's export: roles from fragments, several answers, the older shape, the file with the telephone number."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Attachment, Conversation, ReadEvent, Reasoning, Skipped, Tally, UnknownRecord
from commonplace.records.tree import paths
from commonplace.sources import open_tree
from commonplace.sources.deepseek import SOURCE
from commonplace.testing.detection import claims
from tests.sources.reading import SAMPLES, Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def node(name: str, parent: str, *fragments: object, **more: object) -> Json:
    message = {"files": [], "model": "deepseek-reasoner", "fragments": list(fragments)} | more
    return {"id": name, "parent": parent, "children": [], "message": message}


def piece(kind: str, content: object = "x", **more: object) -> Json:
    return {"type": kind, "content": content} | more


def export(*nodes: Json) -> bytes:
    mapping: Json = {"root": {"id": "root", "parent": None, "message": None}}
    mapping |= {str(each["id"]): each for each in nodes}
    return json.dumps(
        [{"id": "d1", "title": "T", "inserted_at": "2026-01-01T00:00:00+08:00", "mapping": mapping}]
    ).encode()


def read(data: bytes, folder: Path) -> list[ReadEvent]:
    return read_files(SOURCE, {"conversations.json": data}, folder)


def test_several_answers_are_branches_and_the_last_is_the_trunk(tmp_path: Path) -> None:
    data = export(
        node("1", "root", piece("REQUEST", "why")),
        node("2", "1", piece("RESPONSE", "one")),
        node("3", "1", piece("THINK", "hm"), piece("RESPONSE", "two")),
    )
    found = only(read(data, tmp_path), Conversation)
    split = paths(found)
    assert [message.id for message in split.trunk] == ["1", "3"]
    assert found.messages[2].parts[0] == Reasoning("full", "hm")
    assert found.provenance.leaf_source == "latest"
    assert [message.role for message in found.messages] == ["user", "assistant", "assistant"]
    assert [message.model_source for message in found.messages] == ["unknown", "message", "message"]


def test_searches_are_other_peoples_pages(tmp_path: Path) -> None:
    data = export(
        node("1", "root", piece("REQUEST")),
        node("2", "1", {"type": "SEARCH", "results": [CANARY]}, piece("RESPONSE")),
    )
    events = read(data, tmp_path)
    assert CANARY not in repr(events)
    assert dropped(events) == {"search-results": 1}


def test_files_keep_their_text_for_the_person_only(tmp_path: Path) -> None:
    upload = {"file_name": "a.txt", "file_size": 3, "content": "abc"}
    found = only(read(export(node("1", "root", piece("REQUEST"), files=[upload])), tmp_path), Conversation)
    assert found.messages[0].parts[1] == Attachment(kind="file", name="a.txt", size=3, text="abc")


def test_a_fragment_that_nobody_knows_is_kept_raw(tmp_path: Path) -> None:
    events = read(export(node("1", "root", piece("REQUEST"), piece("HOLOGRAM", CANARY))), tmp_path)
    assert only(events, Tally).unknown == {"fragment.HOLOGRAM": 1}
    assert len(of_type(events, UnknownRecord)) == 1
    assert CANARY not in repr(only(events, Conversation))


@pytest.mark.parametrize(
    "mapping", [None, [], "x", {"1": None}, {"1": {"message": "x"}}, {"1": {"parent": "1"}}]
)
def test_other_shapes_are_told(mapping: object, tmp_path: Path) -> None:
    record = {"id": "x", "inserted_at": "2026-01-01", "mapping": mapping}
    events = read(
        json.dumps([json.loads(export(node("1", "root", piece("REQUEST"))))[0], record]).encode(), tmp_path
    )
    assert len(of_type(events, Conversation)) == 1
    assert of_type(events, Skipped)


def test_the_account_file_gives_hints_and_is_never_read_as_a_chat(tmp_path: Path) -> None:
    sample = SAMPLES / "deepseek" / "2026-made"
    with open_tree(sample, spool=tmp_path) as tree:
        hints = {hint.kind: hint.value for hint in SOURCE.identity(tree)}
    assert hints == {"account": "u-ds", "email": "mira@example.org", "phone": "1515550137"}
    assert {claim.path: claim.sources for claim in claims(sample, tmp_path)}["user.json"] == ()


kinds = st.sampled_from(["REQUEST", "RESPONSE", "THINK", "SEARCH", "FUTURE", ""])
fragments = st.lists(st.builds(piece, kinds, st.sampled_from(["x", "", None, 1])), max_size=4)


@settings(deadline=None, max_examples=60)
@given(st.lists(fragments, max_size=4))
def test_every_fragment_is_a_part_or_counted(found: list[list[Json]]) -> None:
    nodes = [node(str(number), str(number - 1), *each) for number, each in enumerate(found, 1)]
    with tempfile.TemporaryDirectory() as folder:
        events = read(export(node("0", "root", piece("REQUEST")), *nodes), Path(folder))
    tally = only(events, Tally)
    parts = sum(len(message.parts) for message in only(events, Conversation).messages)
    left_out = sum(tally.dropped.get(reason, 0) for reason in ("search-results", "empty-text"))
    assert parts + left_out + sum(tally.unknown.values()) == 1 + sum(map(len, found))
    assert texts(only(events, Conversation))[0] == "x"
