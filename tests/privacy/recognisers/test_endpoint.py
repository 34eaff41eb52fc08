"""A model behind an address on this machine."""

from collections.abc import Iterator

import pytest

from commonplace.privacy.recognisers.base import Mention
from commonplace.privacy.recognisers.endpoint import Endpoint, is_on_this_machine

from .stub import Stub, reply, serving, sleep


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as running:
        yield running


def endpoint(stub: Stub, **options: object) -> Endpoint:
    return Endpoint("local", stub.address, "tiny", **options)  # type: ignore[arg-type]


def test_spans_of_every_place(stub: Stub) -> None:
    text = "Orla Quimby met Tamsin Vex; Orla Quimby left."
    empty, full = endpoint(stub).find(["nobody here", text])
    assert (empty.status, empty.mentions) == ("scanned", ())
    assert full.mentions == (
        Mention(0, 11, "personal.name"),
        Mention(16, 26, "personal.name"),
        Mention(28, 39, "personal.name"),
    )
    assert [request["path"] for request in stub.requests] == ["/v1/chat/completions"] * 2
    assert {request["model"] for request in stub.requests} == {"tiny"}
    assert all("Authorization" not in headers for headers in stub.headers)


def test_a_token_goes_into_the_header_only(stub: Stub) -> None:
    endpoint(stub, token="t0ken").find(["x"])
    assert stub.headers[0]["Authorization"] == "Bearer t0ken"
    assert "t0ken" not in str(stub.requests[0])


def test_what_the_model_made_up_is_no_mention(stub: Stub) -> None:
    stub.content = (
        '{"found": [{"text": "Somebody Else", "label": "person"}, {"text": " ", "label": "person"}]}'
    )
    assert endpoint(stub).find(["nothing of that"])[0].mentions == ()


@pytest.mark.parametrize("content", ["I cannot help with that.", '{"found": 3}', "", "[]"])
def test_an_answer_that_is_not_what_was_asked_for_fails(stub: Stub, content: str) -> None:
    stub.content = content
    (result,) = endpoint(stub).find(["Orla Quimby"])
    assert (result.status, result.mentions) == ("failed", ())
    assert "Quimby" not in result.detail


def test_an_answer_that_was_cut_off_fails(stub: Stub) -> None:
    stub.finish_reason = "length"
    assert endpoint(stub).find(["x"])[0].status == "failed"


def test_no_answer_in_time(stub: Stub) -> None:
    stub.behaviour = sleep(1.0)
    assert endpoint(stub, timeout=0.2).find(["x"])[0].status == "timed_out"


def test_errors_of_the_server(stub: Stub) -> None:
    stub.behaviour = lambda handler: reply(handler, 500, b"")
    assert endpoint(stub).find(["x"])[0].status == "failed"
    stub.behaviour = lambda handler: reply(handler, 200, b"x" * 1_100_000)
    assert endpoint(stub).find(["x"])[0].status == "failed"
    stub.behaviour = lambda handler: reply(handler, 200, b"\xff\xfe not json")
    assert endpoint(stub).find(["x"])[0].status == "failed"


def test_nobody_is_there() -> None:
    with serving() as gone:
        address = gone.address
    assert Endpoint("local", address, "tiny", timeout=1.0).find(["x"])[0].status == "failed"


def test_after_one_failure_nothing_else_is_asked(stub: Stub) -> None:
    stub.behaviour = lambda handler: len(stub.requests) == 2 and reply(handler, 500, b"")
    results = endpoint(stub).find(["one", "two", "three", "four"])
    assert [result.status for result in results] == ["scanned", "failed", "failed", "failed"]
    assert len(stub.requests) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirection_is_not_followed(stub: Stub, status: int) -> None:
    with serving() as other:
        stub.behaviour = lambda handler: reply(
            handler, status, b"", Location=f"{other.address}/chat/completions"
        )
        (result,) = endpoint(stub).find(["Orla Quimby"])
        assert (result.status, result.detail) == ("failed", f"status {status}")
        assert other.requests == []


def test_no_proxy_gets_the_text(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as proxy:
        monkeypatch.setenv("http_proxy", proxy.address.removesuffix("/v1"))
        monkeypatch.setenv("no_proxy", "")
        assert endpoint(stub).find(["Orla Quimby"])[0].mentions != ()
        assert proxy.requests == []


@pytest.mark.parametrize(
    ("address", "is_here"),
    [
        ("http://127.0.0.1:11434/v1", True),
        ("http://127.9.9.9/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://localhost:8080/v1", True),
        ("http://localhost.example.org/v1", False),
        ("http://127.0.0.1.example.org/v1", False),
        ("http://127.0.0.1@example.org/v1", False),
        ("http://192.168.1.4/v1", False),
        ("http://0.0.0.0:11434/v1", False),
        ("https://api.example.org/v1", False),
        ("http:///v1", False),
    ],
)
def test_what_is_on_this_machine(address: str, is_here: bool) -> None:
    assert is_on_this_machine(address) is is_here
