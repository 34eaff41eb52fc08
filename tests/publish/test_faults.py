"""A scan that broke, however it broke, keeps its conversation from being published."""

from pathlib import Path

import pytest

from commonplace.errors import NotScanned
from commonplace.privacy import Scanner
from commonplace.privacy.matching import Matcher
from commonplace.privacy.rule import Rule
from tests.publish.workspaces import Desk, chat, publish, stage


def outbox(desk: Desk) -> list[Path]:
    folder = desk.workspace.root / "outbox"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("fault", [ImportError("no model"), MemoryError(), KeyError("x"), RecursionError()])
def test_what_a_fault_left_unscanned_is_not_published(desk: Desk, target: Path, fault: Exception) -> None:
    desk.add(chat(1))
    (cid,) = [desk.workspace.conversations.put(chat(2), None).cid]

    def find(*_: object) -> None:
        raise fault

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Matcher, "find", find)
        (result,) = desk.scanner.scan([desk.workspace.conversations.get(cid)])
    assert result.status == "failed"
    desk.workspace.findings.replace(cid, result)
    desk.workspace.decisions.set_state([cid], "included", "opened")
    for step in (stage, publish):
        with pytest.raises(NotScanned):
            step(desk, target)
    assert outbox(desk) == []


def test_a_last_check_that_breaks_publishes_nothing(
    monkeypatch: pytest.MonkeyPatch, desk: Desk, target: Path
) -> None:
    desk.add(chat(1))

    def scan_texts(*_: object) -> None:
        raise RuntimeError("broken")

    def match(*_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Scanner, "scan_texts", scan_texts)
    monkeypatch.setattr(Rule, "trial", property(lambda _: match))
    with pytest.raises(RuntimeError):
        publish(desk, target)
    assert outbox(desk) == []
    assert not target.exists() or list(target.iterdir()) == []
