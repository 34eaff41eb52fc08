"""Merging versions of one conversation: whatever the order, the same comes out, and nothing is lost."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Conversation, Feedback, Message, Project, Text
from commonplace.store.merge import begin, join, view
from commonplace.store.ranks import HEAD_RANKS, MESSAGE_RANKS
from tests.store.making import START, chat, provenance, versions


def merged(*found: Conversation) -> Conversation:
    state = begin(found[0])
    for other in found[1:]:
        state = join(state, begin(other))
    return view(state)


def both_ways(first: Conversation, second: Conversation) -> Conversation:
    shown = merged(first, second)
    assert shown == merged(second, first)
    return shown


@given(versions(), versions())
def test_joining_is_commutative(first: Conversation, second: Conversation) -> None:
    assert join(begin(first), begin(second)) == join(begin(second), begin(first))


@given(versions(), versions(), versions())
def test_joining_is_associative(first: Conversation, second: Conversation, third: Conversation) -> None:
    one, two, three = begin(first), begin(second), begin(third)
    assert join(join(one, two), three) == join(one, join(two, three))


@given(st.lists(versions(), min_size=1, max_size=4))
def test_joining_again_changes_nothing(found: list[Conversation]) -> None:
    state = begin(found[0])
    for other in found:
        state = join(state, begin(other))
    for other in found:
        assert join(state, begin(other)) == state


@given(st.lists(versions(), min_size=1, max_size=4))
def test_what_is_shown_is_a_proper_conversation(found: list[Conversation]) -> None:
    shown = merged(*found)
    seen: set[str] = set()
    for message in shown.messages:
        assert message.id not in seen
        assert message.parent is None or message.parent in seen
        seen.add(message.id)
    assert seen == {message.id for version in found for message in version.messages}
    assert (shown.leaf in seen) if seen else shown.leaf is None
    assert shown.native_id not in shown.aliases


def test_every_field_is_decided_by_exactly_one_order() -> None:
    decided = [field for fields, _ in MESSAGE_RANKS for field in fields]
    assert sorted([*decided, "id"]) == sorted(Message.__struct_fields__)
    decided = [field for fields, _ in HEAD_RANKS for field in fields]
    assert sorted([*decided, "messages", "aliases"]) == sorted(Conversation.__struct_fields__)


def test_one_version_is_shown_as_it_came() -> None:
    conversation = chat(texts=["one", "two", "three"], title="A title")
    assert merged(conversation) == conversation


def test_a_newer_export_adds_messages_and_moves_the_leaf() -> None:
    newer = chat(texts=["one", "two", "three", "four"])
    assert both_ways(chat(texts=["one", "two"]), newer) == newer


def test_a_message_that_a_newer_export_lacks_stays() -> None:
    older = chat(texts=["one", "two", "three"])
    newer = msgspec.structs.replace(chat(texts=["one", "two"]), updated=START + 10_000)
    shown = both_ways(older, newer)
    assert [message.id for message in shown.messages] == ["chat-1/0", "chat-1/1", "chat-1/2"]
    assert shown.leaf == "chat-1/1"


def changed(conversation: Conversation, number: int, **fields: object) -> Conversation:
    found = list(conversation.messages)
    found[number] = msgspec.structs.replace(found[number], **fields)
    return msgspec.structs.replace(conversation, messages=tuple(found))


def test_the_richer_text_wins_whichever_export_is_newer() -> None:
    whole = chat(texts=["one", "a whole answer"])
    torn = msgspec.structs.replace(changed(whole, 1, parts=(Text("a wh"),)), updated=START + 10_000)
    assert both_ways(whole, torn).messages[1].parts == (Text("a whole answer"),)


def test_a_later_version_of_the_source_wins_over_richer_text() -> None:
    before = chat(texts=["one", "an answer with a citation mark"])
    after = changed(before, 1, parts=(Text("an answer"),))
    after = msgspec.structs.replace(after, provenance=provenance(parser_version=2))
    assert both_ways(before, after).messages[1].parts == (Text("an answer"),)


def test_the_latest_state_wins_and_an_empty_field_takes_nothing_away() -> None:
    older = changed(chat(), 1, status="ok", finish="stop", feedback=(Feedback("product", "rating", "up"),))
    newer = changed(chat(), 1, status="abandoned", model=None, model_source="unknown")
    newer = msgspec.structs.replace(newer, updated=START + 10_000, title=None)
    message = both_ways(older, newer).messages[1]
    assert message.status == "abandoned"
    assert message.finish == "stop"
    assert message.feedback == (Feedback("product", "rating", "up"),)
    assert (message.model, message.model_source) == ("gpt-5-5", "message")


def test_the_title_is_that_of_the_latest_version_that_has_one() -> None:
    first = chat(title="first")
    middle = msgspec.structs.replace(chat(title="second"), updated=START + 1_000)
    last = msgspec.structs.replace(chat(), updated=START + 2_000)
    for order in ([first, middle, last], [last, first, middle], [middle, last, first], [last, middle, first]):
        assert merged(*order).title == "second"


def test_an_answered_question_stays_answered() -> None:
    asked = chat(asks=("declare-model",))
    assert both_ways(asked, chat()).asks == ()


def test_a_declared_model_does_not_replace_a_recorded_one() -> None:
    declared = changed(chat(), 1, model="opus", model_source="user_declared")
    assert both_ways(chat(), declared).messages[1].model == "gpt-5-5"


def test_a_family_takes_the_id_of_its_earliest_root() -> None:
    root = chat("root", ["start", "answer"], start=START)
    fork = chat("fork", ["later", "answer"], start=START + 500, aliases=("root",))
    shown = both_ways(root, fork)
    assert shown.native_id == "root"
    assert shown.aliases == ("fork",)
    assert shown.leaf == "fork/1"


def test_a_file_that_holds_only_the_end_is_hung_onto_the_beginning() -> None:
    whole = chat(texts=["one", "two", "three", "four"])
    end = msgspec.structs.replace(
        whole, messages=(msgspec.structs.replace(whole.messages[2], parent=None), whole.messages[3])
    )
    assert both_ways(whole, end).messages == whole.messages


def test_a_parent_that_arrives_later_is_found() -> None:
    whole = chat(texts=["one", "two", "three"])
    end = msgspec.structs.replace(whole, messages=whole.messages[2:])
    assert merged(end).messages[0].parent is None
    assert both_ways(end, whole).messages == whole.messages


def test_a_ring_of_parents_is_opened() -> None:
    first = Message(id="a", parent="b", role="user", parts=(Text("a"),))
    second = Message(id="b", parent="a", role="user", parts=(Text("b"),))
    conversation = msgspec.structs.replace(chat(), messages=(first, second), leaf="b")
    assert [(message.id, message.parent) for message in merged(conversation).messages] == [
        ("a", None),
        ("b", "a"),
    ]


def test_siblings_of_joined_logs_stand_by_time() -> None:
    whole = chat(texts=["one", "two"])
    early = Message(id="y", parent="chat-1/1", role="user", parts=(Text("y"),), created=START + 100)
    late = Message(id="x", parent="chat-1/1", role="user", parts=(Text("x"),), created=START + 200)
    one = msgspec.structs.replace(whole, messages=(*whole.messages, late))
    two = msgspec.structs.replace(whole, messages=(*whole.messages, early))
    assert [message.id for message in both_ways(one, two).messages][2:] == ["y", "x"]


@pytest.mark.parametrize("other", [Project(name="p"), Project(cwd="/w"), None])
def test_the_fuller_project_wins(other: Project | None) -> None:
    full = Project(name="p", cwd="/w")
    assert both_ways(chat(project=full), chat(project=other)).project == full


def test_versions_of_one_moment_in_different_order_are_shown_alike() -> None:
    whole = chat(texts=["one"])
    siblings = [Message(id=name, parent="chat-1/0", role="assistant", parts=(Text(name),)) for name in "xyz"]
    one, two = (
        msgspec.structs.replace(whole, messages=(*whole.messages, *order))
        for order in (siblings, siblings[::-1])
    )
    assert join(begin(one), begin(two)) == join(begin(two), begin(one))
    both_ways(one, two)
