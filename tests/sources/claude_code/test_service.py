"""What the service wrote beside an answer is kept for checks on this machine."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.evidence import evidence_of
from commonplace.records import RowContext, ServiceFacts, Usage, to_row
from commonplace.sources.signed_models import signed_model
from tests.sources.claude_code.logs import Session, message, text


def field(number: int, data: bytes) -> bytes:
    return bytes([number << 3 | 2, len(data)]) + data


def signature(model: bytes = b"claude-opus-4-6") -> str:
    envelope = b"\x08\x0c" + field(5, b"\x80" * 12) + b"\x39" + bytes(8) + field(6, model) + b"\x38\x01"
    return base64.b64encode(field(2, field(1, envelope) + field(3, b"\xfe" * 40))).decode()


def test_ids_the_last_count_and_the_signed_model_of_an_answer_are_kept() -> None:
    session = Session()
    session.human("Water the beans.")
    first = session.answer(
        {"type": "thinking", "thinking": "", "signature": signature()},
        answer="a",
        body={"usage": {"input_tokens": 3, "output_tokens": 1}},
    )
    counts = {"input_tokens": 3, "output_tokens": 9, "cache_read_input_tokens": 70}
    session.answer(text("Done."), answer="a", body={"usage": counts})
    conversation = session.read().only
    assert message(conversation, first).service == ServiceFacts(
        ids=("req_a", "msg_a"), usage=Usage(input=3, output=9, cache_read=70), signed_model="claude-opus-4-6"
    )
    assert conversation.messages[0].service is None


@pytest.mark.parametrize("usage", [None, 7, [], {}, {"input_tokens": "3"}, {"output_tokens": 2**80}])
def test_counts_of_another_shape_are_no_counts(usage: object) -> None:
    session = Session()
    session.human("Water the beans.")
    answer = session.answer(text("Done."), body={"usage": usage})
    service = message(session.read().only, answer).service
    assert service is not None
    assert service.usage is None


def test_nothing_of_it_stands_in_a_row() -> None:
    session = Session()
    session.human("Water the beans.")
    session.answer(
        {"type": "thinking", "thinking": "How?", "signature": signature(b"claude-hidden-7")},
        answer="011CScjDwSLPopDZouM87H3f",
        body={"usage": {"input_tokens": 987_654_321}},
    )
    conversation = session.read().only
    row = to_row(
        conversation, RowContext(id="cp1-x", redaction_version="1", evidence=evidence_of(conversation))
    )
    for raw in ("011CScjDwSLPopDZouM87H3f", "claude-hidden-7", "987654321"):
        assert raw not in repr(row)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not base64!",
        "AAAA",
        base64.b64encode(field(2, b"claude-opus-4-6")[:-1]).decode(),
        signature(b"me"),
    ],
)
def test_a_signature_without_a_name_names_nothing(text: str) -> None:
    assert signed_model(text) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_to_their_end(data: bytes) -> None:
    assert signed_model(base64.b64encode(data).decode()) is None
