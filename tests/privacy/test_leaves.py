"""Every string of a conversation is a leaf under a stable path, and can be given another text."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy.leaves import NEVER_PUBLISHED, leaf_text, leaves, rewrite
from commonplace.records import (
    Attachment,
    Conversation,
    Feedback,
    Message,
    Project,
    Provenance,
    Reasoning,
    Text,
    ToolCall,
    ToolResult,
)
from tests.privacy.conversations import called, conversation, said

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
ARGUMENTS = st.dictionaries(st.text(max_size=6), JSON, max_size=4)


def strings(value: object) -> list[str]:
    """All strings in plain data, keys included, empty ones left out."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, dict):
        return [text for key, item in value.items() for text in (*strings(key), *strings(item))]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in strings(item)]
    return []


def test_a_field_of_any_type_is_a_leaf_unless_it_is_named() -> None:
    kinds = (Conversation, Message, Text, Reasoning, ToolCall, ToolResult, Attachment, Project, Feedback)
    fields = {f"{kind.__name__}.{name}" for kind in kinds for name in kind.__struct_fields__}
    assert fields >= NEVER_PUBLISHED
    full = Conversation(
        source="s",
        provider="p",
        client="c",
        surface="cli",
        native_id="n",
        provenance=Provenance(collection="unknown", source_format="f", parser="p", parser_version=1),
        title="T1",
        tools=({"name": "T2", "parameters": {"properties": {"T3": {"description": "T4"}}}},),
        project=Project(name="T5", cwd="T6", remote="T7", git_branch="T8"),
        messages=(
            Message(
                id="a/b#c~",
                parent=None,
                role="assistant",
                model="T9",
                role_raw="T10",
                finish="T11",
                parts=(
                    Text("T12"),
                    Reasoning(kind="full", text="T13", opaque_sha256="0"),
                    ToolCall(call_id="a person", name="T14", arguments={"T15": ["T16", {"T17": "T18"}]}),
                    ToolResult(call_id="toolu_01", text="T19", name="T20", metadata={"T21": "T22"}),
                    Attachment(kind="file", mime="T23", name="T24", sha256="0", text="T25"),
                ),
                feedback=(Feedback("T26", "T27", "T28"),),
            ),
        ),
        leaf="a/b#c~",
    )
    found = [leaf.text for leaf in leaves(full)]
    assert {f"T{number}" for number in range(1, 29)} <= set(found)
    assert "a person" in found
    assert "toolu_01" not in found
    assert found[:5] == ["T1", "T5", "T6", "T7", "T8"]
    paths = {leaf.text: leaf.path for leaf in leaves(full)}
    assert paths["T1"] == "title"
    assert paths["T6"] == "project/cwd"
    assert paths["T2"] == "tools/0/name"
    assert paths["T12"] == "m/a~1b~2c~0/p/0/text"
    assert paths["T18"] == "m/a~1b~2c~0/p/2/arguments/T15/1/T17"
    assert paths["T17"] == "m/a~1b~2c~0/p/2/arguments/T15/1/T17#key"


@given(ARGUMENTS)
def test_every_string_of_arguments_is_a_leaf_once(arguments: dict[str, object]) -> None:
    found = [leaf for leaf in leaves(called(arguments)) if "/arguments" in leaf.path]
    numbers = [leaf for leaf in found if leaf.text not in strings(arguments)]
    assert sorted(strings(arguments)) == sorted(leaf.text for leaf in found if leaf not in numbers)
    assert len({leaf.path for leaf in found}) == len(found)


@given(ARGUMENTS)
def test_a_leaf_is_found_again_by_its_path(arguments: dict[str, object]) -> None:
    given_ = called(arguments)
    for leaf in leaves(given_):
        assert leaf_text(given_, leaf.path) == leaf.text


@given(ARGUMENTS)
def test_new_texts_stand_where_the_old_ones_stood(arguments: dict[str, object]) -> None:
    before = called(arguments)
    values = [leaf for leaf in leaves(before) if not leaf.path.endswith("#key")]
    after = rewrite(before, {leaf.path: f"<{number}>" for number, leaf in enumerate(values)})
    assert [leaf.text for leaf in leaves(after) if not leaf.path.endswith("#key")] == [
        f"<{n}>" for n in range(len(values))
    ]
    assert rewrite(before, {}) is before
    assert called(arguments) == before


def test_a_path_stays_when_messages_are_added() -> None:
    before = said("hello")
    more = Message(id="m0", parent=None, role="user", parts=(Text("before"),))
    after = msgspec.structs.replace(before, messages=(more, *before.messages))
    assert [leaf_text(after, leaf.path) for leaf in leaves(before)] == [leaf.text for leaf in leaves(before)]


def test_keys_get_new_names_and_none_is_lost() -> None:
    before = called({"a": 1, "b": 2, "c": {"d": "x"}})
    prefix = "m/m1/p/0/arguments"
    after = rewrite(before, {f"{prefix}/a#key": "k", f"{prefix}/b#key": "k", f"{prefix}/c/d": "y"})
    (call,) = after.messages[0].parts
    assert isinstance(call, ToolCall)
    assert call.arguments == {"k": 1, "k (2)": 2, "c": {"d": "y"}}


def test_large_numbers_and_coordinates_are_leaves() -> None:
    given_ = called({"phone": 4155552671, "small": 12, "lat": 52.52, "ratio": 0.5, "yes": True})
    texts = {leaf.path.rpartition("/")[2]: leaf.text for leaf in leaves(given_) if "/arguments/" in leaf.path}
    assert texts["phone"] == "4155552671"
    assert texts["lat"] == "52.52"
    assert "small" not in texts
    assert "ratio" not in texts


@pytest.mark.parametrize("depth", [900, 5000])
def test_deep_arguments_are_walked(depth: int) -> None:
    inner: dict[str, object] = {"end": "x"}
    for _ in range(depth):
        inner = {"k": inner}
    given_ = called(inner)
    last = list(leaves(given_))[-1]
    assert last.text == "x"
    assert leaf_text(rewrite(given_, {last.path: "y"}), last.path) == "y"


def test_a_conversation_without_anything_has_no_leaves() -> None:
    assert [leaf.path for leaf in leaves(conversation())] == []
