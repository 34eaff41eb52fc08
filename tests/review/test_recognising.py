"""An optional recogniser reads beside the rules; what it did not read with success stays at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.privacy import IdentityTerm, finding_value, redact
from commonplace.privacy.recognisers import Agreement
from commonplace.records import Text
from commonplace.review import (
    Recognised,
    add_identity,
    keep_value,
    recognise,
    recognising,
    redact_value,
    require_recognisers,
    scan_pending,
    undo,
    unread_by,
    view,
)
from commonplace.settings import RecogniserSettings
from commonplace.store import Query, Workspace
from tests.privacy.recognisers.stub import Stub, serving
from tests.review.folders import MACHINE
from tests.store.making import chat

NAME = "Zorpikk"
"""On no list of names, and beside no cue: the rules do not find it."""


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving() as running:
        running.NAMES = (NAME, "plum@firm-x.de")  # type: ignore[misc]
        yield running


@pytest.fixture
def cids(workspace: Workspace) -> list[int]:
    """Four conversations; only in the first is somebody named without a cue."""
    texts = (f"the day {NAME} came by", "write to plum@firm-x.de about it", "nothing here Alone", "Last one")
    made = [chat(f"chat-{n}", (text, "Well.")) for n, text in enumerate(texts)]
    found = [workspace.conversations.put(each).cid for each in made]
    scan_pending(workspace, MACHINE)
    return found


def settings(stub: Stub, **more: object) -> RecogniserSettings:
    return RecogniserSettings(kind="endpoint", address=stub.address, model="tiny", timeout=5.0, **more)  # type: ignore[arg-type]


def run(workspace: Workspace, stub: Stub, cids: list[int]) -> Recognised:
    return recognise(workspace, "local", settings(stub), cids)


def found(workspace: Workspace, cid: int) -> dict[str, str]:
    """Values by the rule that found them."""
    conversation = workspace.conversations.get(cid)
    return {each.rule: finding_value(conversation, each) for each in workspace.findings.of(cid)}


def published(workspace: Workspace, cid: int) -> str:
    conversation = workspace.conversations.get(cid)
    kept = workspace.decisions.kept(cid)
    redacted = redact(conversation, workspace.findings.of(cid), kept=kept, key=bytes(32)).conversation
    (part, *_) = redacted.messages[0].parts
    assert isinstance(part, Text)
    return part.text


def test_what_it_finds_is_replaced_kept_and_taken_back_as_all_else(
    workspace: Workspace, stub: Stub, cids: list[int]
) -> None:
    done = run(workspace, stub, cids)
    assert (done.read, done.failed, done.waiting) == (4, {}, 0)
    assert done.agreement == {"personal.name": Agreement(both=1, model_only=1)}
    assert found(workspace, cids[0]) == {"model:local": NAME}
    assert published(workspace, cids[0]) == "the day [NAME_1] came by"
    (group,) = view(workspace, cids[0]).findings
    assert "optional recogniser" in group.why
    keep_value(workspace, group.value_id, None)
    assert NAME in published(workspace, cids[0])
    redact_value(workspace, group.value_id, cids[0])
    assert NAME not in published(workspace, cids[0])
    undo(workspace)
    undo(workspace)
    assert NAME not in published(workspace, cids[0])
    asked = len(stub.requests)
    again = run(workspace, stub, cids)
    assert (again.read, again.agreement, len(stub.requests)) == (0, done.agreement, asked)


def test_rules_and_passes_keep_it_and_a_changed_text_needs_it_again(
    workspace: Workspace, stub: Stub, cids: list[int]
) -> None:
    required = {"local": settings(stub)}
    run(workspace, stub, cids)
    add_identity(workspace, (IdentityTerm("name", "Somebody Else"),))
    assert scan_pending(workspace, MACHINE) == 4
    assert found(workspace, cids[0]) == {"model:local": NAME}
    assert unread_by(workspace, required, cids) == {}
    texts = (f"the day {NAME} came by", "Well.", "And then?")
    workspace.conversations.put(chat("chat-0", texts))
    scan_pending(workspace, MACHINE)
    assert found(workspace, cids[0]) == {"model:local": NAME}, "it still stands there"
    assert unread_by(workspace, required, cids) == {"local": 1}
    workspace.conversations.put(
        chat("chat-0", ("Oh, on the day she came by", *texts[1:]), start=1_800_000_000.0)
    )
    scan_pending(workspace, MACHINE)
    assert NAME not in published(workspace, cids[0])
    assert found(workspace, cids[0]) == {}, "that text is gone"


def test_after_another_key_everything_waits_again(workspace: Workspace, stub: Stub, cids: list[int]) -> None:
    run(workspace, stub, cids)
    version = recognising.recipe(workspace, "local", settings(stub)).version
    workspace.load_secret(bytes(32))
    scan_pending(workspace, MACHINE)
    assert found(workspace, cids[0]) == {}
    assert workspace.recognised.waiting("local", version) == set(cids)
    assert unread_by(workspace, {"local": settings(stub)}, cids) == {"local": 4}


def test_a_run_that_is_interrupted_goes_on_where_it_stopped(
    workspace: Workspace, stub: Stub, cids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(recognising, "_BATCH", 1)
    with pytest.raises(KeyboardInterrupt):
        recognise(workspace, "local", settings(stub), cids, stop)
    assert unread_by(workspace, {"local": settings(stub)}, cids) == {"local": 3}
    assert run(workspace, stub, cids).read == 3


def test_a_server_that_is_down_is_said_and_ends_the_run(
    workspace: Workspace, cids: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as stub:
        down = settings(stub)
    monkeypatch.setattr(recognising, "_GIVE_UP", 2)
    monkeypatch.setattr(recognising, "_BATCH", 1)
    done = recognise(workspace, "local", down, cids)
    assert (done.read, done.waiting) == (0, 4)
    assert sum(done.failed.values()) == 2, "the others are not even tried"
    assert found(workspace, cids[0]) == {}


def test_a_model_that_is_missing_is_an_error(workspace: Workspace, cids: list[int], tmp_path: Path) -> None:
    missing = RecogniserSettings(kind="onnx", folder=str(tmp_path / "none"))
    with pytest.raises(UsageError, match="local") as caught:
        recognise(workspace, "local", missing, cids)
    assert caught.value.hint
    assert unread_by(workspace, {"local": missing}, cids) == {"local": 4}


def test_the_workspace_remembers_what_the_settings_require(workspace: Workspace, stub: Stub) -> None:
    require_recognisers(workspace, {"a": settings(stub), "b": settings(stub, required=False)})
    assert set(workspace.recognised.required()) == {"a"}
    before = workspace.recognised.required()
    require_recognisers(workspace, {"a": settings(stub, least_score=0.9)})
    assert workspace.recognised.required() != before, "another threshold, another version"
    workspace.load_secret(bytes(32))
    require_recognisers(workspace, {"a": settings(stub)})
    assert workspace.recognised.required() != before, "another key, other ids of values"
    require_recognisers(workspace, {})
    assert workspace.recognised.required() == {}


@pytest.mark.usefixtures("cids")
def test_nobody_is_asked_about_what_is_not_named(workspace: Workspace, stub: Stub) -> None:
    (chosen,) = workspace.conversations.ids(Query(text="alone"))
    assert run(workspace, stub, [chosen]).read == 1
    assert ["Alone" in str(request) for request in stub.requests] == [True]
