from pathlib import Path

import pytest

from commonplace.records import Conversation, Project
from commonplace.sources.base import ReadOptions
from tests.sources.chatgpt.exports import (
    START,
    Json,
    chained,
    chat,
    message_of,
    node,
    of_type,
    only_conversation,
    read_chats,
    read_files,
    read_messages,
    tally_of,
)

ASK = node("u", "user", "Question")
ANSWER = node("a", "assistant", "Answer")


def tree(parents: Json, **more: object) -> Json:
    """A conversation with a user or assistant message for each key, by its first letter."""
    nodes = []
    for number, (key, parent) in enumerate(parents.items()):
        role = {"u": "user", "s": "system"}.get(key[0], "assistant")
        _, record = node(key, role, f"Text {key}", create_time=START + number)
        nodes.append((key, {**record, "parent": parent}))
    return chat(*nodes, **more)


def links(conversation: Conversation) -> dict[str, str | None]:
    return {message.id: message.parent for message in conversation.messages}


@pytest.mark.parametrize("children", [None, [], ["a", "b"], ["gone"], "odd"])
def test_parents_make_the_tree_and_children_are_not_looked_at(children: object, tmp_path: Path) -> None:
    nodes = {key: {**record, "children": children} for key, record in chained(ASK, ANSWER)}
    conversation = only_conversation(read_chats([chat(mapping=nodes, current_node="a")], tmp_path))
    assert links(conversation) == {"u": None, "a": "u"}


def test_siblings_stay_siblings_and_the_last_seen_is_the_leaf(tmp_path: Path) -> None:
    made = tree({"u": None, "a1": "u", "a2": "u", "u2": "a1", "a3": "u2"}, current_node="a2")
    conversation = only_conversation(read_chats([made], tmp_path))
    assert links(conversation) == {"u": None, "a1": "u", "a2": "u", "u2": "a1", "a3": "u2"}
    assert (conversation.leaf, conversation.provenance.leaf_source) == ("a2", "recorded")
    assert {message.branch_kind for message in conversation.messages} == {None}


def test_messages_that_stand_before_their_parents_are_moved(tmp_path: Path) -> None:
    conversation = only_conversation(read_chats([tree({"a": "u", "b": "u", "u": None})], tmp_path))
    assert [message.id for message in conversation.messages] == ["u", "a", "b"]


@pytest.mark.parametrize("current", [None, "gone", 7])
def test_without_a_last_seen_the_latest_leaf_is_taken_and_said(current: object, tmp_path: Path) -> None:
    made = tree({"u": None, "a1": "u", "a2": "u", "u2": "a1"}, current_node=current)
    conversation = only_conversation(read_chats([made], tmp_path))
    assert (conversation.leaf, conversation.provenance.leaf_source) == ("u2", "latest")


def test_a_last_seen_that_is_left_out_means_the_message_above_it(tmp_path: Path) -> None:
    nodes = chained(ASK, ANSWER, node("x", "system", ""))
    conversation = only_conversation(read_chats([chat(*nodes)], tmp_path))
    assert (conversation.leaf, conversation.provenance.leaf_source) == ("a", "recorded")


def test_the_latest_leaf_may_have_no_time(tmp_path: Path) -> None:
    nodes = chained(ASK, node("a", "assistant", "Answer", create_time=None))
    conversation = only_conversation(read_chats([chat(*nodes, current_node=None)], tmp_path))
    assert conversation.leaf == "a"


def test_broken_links_are_mended_and_counted(tmp_path: Path) -> None:
    made = tree({"u": "gone", "a": "u", "u2": "a2", "a2": "u2"}, current_node="a")
    events = read_chats([made], tmp_path)
    assert links(only_conversation(events)) == {"u": None, "a": "u", "u2": None, "a2": "u2"}
    kinds = tally_of(events).kinds
    assert (kinds["repaired:dangling-parent"], kinds["repaired:cycle"], kinds["repaired:several-roots"]) == (
        1,
        1,
        1,
    )


def test_two_messages_of_one_id_are_told_apart(tmp_path: Path) -> None:
    _, twin = node("u", "user", "Another")
    events = read_chats([chat(*chained(ASK, ("n2", twin), ANSWER))], tmp_path)
    assert links(only_conversation(events)) == {"u": None, "n2": "u", "a": "n2"}
    assert tally_of(events).kinds["repaired:duplicate-id"] == 1


def test_a_message_without_an_id_has_that_of_its_node(tmp_path: Path) -> None:
    nodes = chained(node("u", "user", "Question", id=None), node("a", "assistant", "Answer", id="other"))
    assert links(only_conversation(read_chats([chat(*nodes)], tmp_path))) == {"u": None, "other": "u"}


@pytest.mark.parametrize(
    ("ids", "native", "aliases"),
    [
        ({"id": "x", "conversation_id": "x"}, "x", ()),
        ({"id": None, "conversation_id": "x"}, "x", ()),
        ({"id": "x", "conversation_id": 5}, "x", ()),
        ({"id": "x", "conversation_id": "y"}, "x", ("y",)),
    ],
)
def test_the_id_of_a_conversation(ids: Json, native: str, aliases: tuple[str, ...], tmp_path: Path) -> None:
    conversation = only_conversation(read_chats([chat(*chained(ASK, ANSWER), **ids)], tmp_path))
    assert (conversation.native_id, conversation.aliases) == (native, aliases)


def test_a_conversation_without_an_id_has_one_of_its_beginning(tmp_path: Path) -> None:
    nameless = {"id": None, "conversation_id": None}
    short = chat(*chained(ASK), **nameless)
    long = chat(*chained(ASK, ANSWER), **nameless)
    other = chat(*chained(node("u", "user", "Another")), **nameless)
    events = read_files({"a.json": [short, short, other], "b.json": [long]}, tmp_path)
    first, second, third, fourth = (each.native_id for each in of_type(events, Conversation))
    assert first.startswith("derived-")
    assert second == f"{first}-2"
    assert third not in (first, second)
    assert fourth == first


@pytest.mark.parametrize(
    ("metadata", "default", "declared", "expected"),
    [
        ({"model_slug": "gpt-5-5-thinking"}, "gpt-5", "mine", ("gpt-5-5-thinking", "message")),
        ({"resolved_model_slug": "gpt-5-5-instant"}, "gpt-5", "mine", ("gpt-5-5-instant", "message")),
        ({"model_slug": None}, "gpt-5", "mine", ("gpt-5", "conversation_default")),
        (None, None, "mine", ("mine", "user_declared")),
        (None, None, None, (None, "unknown")),
    ],
)
def test_who_says_which_model_wrote_an_answer(
    metadata: Json | None,
    default: str | None,
    declared: str | None,
    expected: tuple[str | None, str],
    tmp_path: Path,
) -> None:
    nodes = chained(ASK, node("a", "assistant", "Answer", metadata=metadata))
    made = chat(*nodes, default_model_slug=default)
    conversation = only_conversation(read_chats([made], tmp_path, ReadOptions(declared_model=declared)))
    answer, question = message_of(conversation, "a"), message_of(conversation, "u")
    assert (answer.model, answer.model_source) == expected
    assert (question.model, question.model_source) == (None, "unknown")
    assert ("declare-model" in conversation.asks) == (expected[0] is None)


def test_one_named_answer_is_enough_not_to_ask(tmp_path: Path) -> None:
    named = node("a", "assistant", "Answer", metadata={"model_slug": "gpt-4"})
    made = chat(*chained(ASK, named, node("b", "assistant", "More")), default_model_slug=None)
    assert only_conversation(read_chats([made], tmp_path)).asks == ()


@pytest.mark.parametrize(
    ("fields", "project"),
    [
        ({"gizmo_id": "g-p-1", "gizmo_type": "snorlax"}, Project(name="g-p-1")),
        ({"gizmo_id": "g-p-1"}, Project(name="g-p-1")),
        ({"gizmo_type": "snorlax"}, Project()),
        ({"gizmo_id": "g-1", "gizmo_type": "gpt"}, None),
        ({}, None),
    ],
)
def test_a_project_is_told_apart_and_a_custom_gpt_is_none(
    fields: Json, project: Project | None, tmp_path: Path
) -> None:
    assert only_conversation(read_chats([chat(*chained(ASK, ANSWER), **fields)], tmp_path)).project == project


def test_times_are_utc_seconds(tmp_path: Path) -> None:
    nodes = chained(
        node("u", "user", "Question", create_time=START * 1000),
        node("a", "assistant", "Answer", create_time=None),
    )
    made = chat(*nodes, create_time="2026-05-28T20:26:40Z", update_time=START + 0.5)
    conversation = only_conversation(read_chats([made], tmp_path))
    assert (conversation.created, conversation.updated) == (START, START + 0.5)
    assert [message.created for message in conversation.messages] == [START, None]


def test_what_is_recorded_of_where_it_came_from(tmp_path: Path) -> None:
    conversation = read_messages(tmp_path, ASK, ANSWER)
    assert (conversation.source, conversation.provider, conversation.client) == (
        "chatgpt",
        "openai",
        "chatgpt",
    )
    assert (conversation.title, conversation.account) == ("A title", None)
    assert (conversation.provenance.parser, conversation.provenance.parser_version) == ("chatgpt", 1)


def test_a_hostile_chain_takes_no_time(tmp_path: Path) -> None:
    keys = [f"a{number}" for number in range(20_000)]
    chain: Json = {key: keys[number - 1] if number else None for number, key in enumerate(keys)}
    nodes = [
        (
            key,
            {
                "parent": parent,
                "message": {"author": {"role": "tool"}, "content": {"content_type": "text", "parts": ["x"]}},
            },
        )
        for key, parent in reversed(chain.items())
    ]
    conversation = only_conversation(read_chats([chat(ASK, *nodes)], tmp_path))
    assert len(conversation.messages) == 20_001
