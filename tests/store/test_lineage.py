"""What is kept of a merged conversation gives the whole of it back."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Conversation
from commonplace.store.bodies import pack, unpack
from commonplace.store.lineage import Lineage, as_kept, as_merged, kept
from commonplace.store.merge import begin, join, view
from tests.store.making import chat, versions


@given(st.lists(versions(), min_size=1, max_size=4))
def test_what_is_kept_gives_the_merged_conversation_back(found: list[Conversation]) -> None:
    state = begin(found[0])
    for other in found[1:]:
        state = join(state, begin(other))
    shown, lineage = as_kept(state)
    assert shown == view(state)
    again = unpack(pack(shown), Conversation), unpack(pack(lineage), Lineage)
    assert as_merged(*again) == state


@given(versions())
def test_a_single_version_is_kept_as_if_it_were_merged(conversation: Conversation) -> None:
    assert kept(conversation) == as_kept(begin(conversation))


def test_a_conversation_that_came_once_costs_little_beside_itself() -> None:
    conversation = chat(texts=["word"] * 500, title="long")
    _, lineage = kept(conversation)
    assert len(pack(lineage)) < 80


def test_versions_that_only_grow_keep_no_second_copy() -> None:
    state = begin(chat(texts=["word"] * 10))
    for length in range(11, 60):
        state = join(state, begin(chat(texts=["word"] * length)))
    shown, lineage = as_kept(state)
    assert shown == chat(texts=["word"] * 59)
    assert not lineage.others
    assert len(msgspec.msgpack.encode(lineage)) < 200
