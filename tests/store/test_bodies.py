"""Conversations as bytes and back."""

import msgspec
import pytest
from hypothesis import given

from commonplace.errors import WorkspaceError
from commonplace.records import Conversation, Message, Text, ToolCall
from commonplace.store.bodies import pack, storable, unpack
from tests.records.conversation_strategies import conversations
from tests.store.making import chat


@given(conversations())
def test_any_conversation_can_be_stored(conversation: Conversation) -> None:
    stored, digest = storable(conversation)
    again = unpack(pack(stored), Conversation)
    assert storable(again) == (stored, digest) or "nan" in repr(stored)
    assert [message.id for message in again.messages] == [message.id for message in conversation.messages]


def test_what_cannot_be_stored_is_replaced_and_the_rest_stays() -> None:
    message = Message(
        id="a",
        parent=None,
        role="assistant",
        parts=(
            Text("before \ud83d after 😀"),
            ToolCall(None, "run", {"big": 2**70, "small": 5, "\udc00": True}),
        ),
    )
    conversation = msgspec.structs.replace(chat(), messages=(message,), leaf="a")
    stored, _ = storable(conversation)
    assert stored.messages[0].parts == (
        Text("before \ufffd after 😀"),
        ToolCall(None, "run", {"big": str(2**70), "small": 5, "\ufffd": True}),
    )


def test_damaged_bytes_are_an_error_that_shows_no_text() -> None:
    data = pack(chat(texts=["a private sentence"]))
    with pytest.raises(WorkspaceError) as caught:
        unpack(data[:-4], Conversation)
    assert "private" not in str(caught.value) + " ".join(caught.value.facts)
