from hypothesis import given

from commonplace.evidence.trace import trace_of
from commonplace.records import (
    Conversation,
    Message,
    Reasoning,
    ServiceFacts,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from tests.records.conversation_strategies import conversations, simple


def test_a_trace_has_shapes_and_no_words() -> None:
    trace = trace_of(
        simple(
            Message(id="q", parent=None, role="user", parts=(Text("a secret"),), created=5.0),
            Message(
                id="a",
                parent="q",
                role="assistant",
                parts=(
                    Reasoning("full", "a secret thought", opaque_bytes=9, opaque_sha256="x"),
                    Reasoning("full", "another"),
                    Reasoning("opaque", opaque_bytes=9),
                    ToolCall("c1", "secret_tool", {"a": "secret"}),
                    ToolResult("c1", "a secret"),
                ),
                service=ServiceFacts(ids=("req_1",), usage=Usage(output=3), signed_model="claude-x"),
            ),
            Message(id="s", parent="a", role="user", parts=(Text("a secret"),), injected=True),
        )
    )
    question, answer, put_in = trace.steps
    assert (question.person, put_in.person) == (True, False)
    assert question.created == 5.0
    assert answer.parent == 0
    assert (answer.readable, answer.sealed) == (2, 1)
    assert (answer.calls, answer.answers) == (("c1",), ("c1",))
    assert (answer.service_ids, answer.usage, answer.signed_model) == (
        ("req_1",),
        Usage(output=3),
        "claude-x",
    )
    assert "secret" not in repr(trace)


def test_a_parent_that_is_not_there_leaves_an_orphan() -> None:
    trace = trace_of(simple(Message(id="a", parent="gone", role="user", parts=()), leaf="elsewhere"))
    assert trace.steps[0].parent is None
    assert trace.steps[0].orphan
    assert trace.leaf is False


@given(conversations())
def test_parents_stand_before_their_children(conversation: Conversation) -> None:
    trace = trace_of(conversation)
    assert len(trace.steps) == len(conversation.messages)
    assert all(step.parent is None or step.parent < index for index, step in enumerate(trace.steps))
