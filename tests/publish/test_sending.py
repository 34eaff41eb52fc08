"""Sending to a folder: only what was confirmed, whole, and again after an interruption."""

from pathlib import Path

import msgspec
import pytest

from commonplace.errors import ConsentMissing
from commonplace.publish import Staged, confirm, send
from tests.publish.workspaces import (
    NOW,
    Desk,
    chat,
    contents,
    manifest,
    rows,
    stage,
)


def test_what_was_not_confirmed_is_not_sent(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    with pytest.raises(ConsentMissing, match="not confirmed"):
        send(desk.workspace, shown)
    assert not target.exists()


def _decide_anew(desk: Desk, cid: int, _: Staged) -> None:
    desk.workspace.decisions.set_state([cid], "left_out", "opened")


def _scan_anew(desk: Desk, cid: int, _: Staged) -> None:
    known = desk.workspace.findings.result(cid)
    assert known is not None
    desk.workspace.findings.replace(cid, msgspec.structs.replace(known, findings=known.findings[:1]))


def _keep(desk: Desk, cid: int, _: Staged) -> None:
    desk.workspace.decisions.keep(desk.workspace.findings.of(cid)[0].value_id, cid)


def _forget(desk: Desk, cid: int, _: Staged) -> None:
    desk.workspace.conversations.forget([cid])


def _touch_file(_desk: Desk, _cid: int, shown: Staged) -> None:
    (shown.folder / "README.md").write_text("something else")


def _lose_file(_desk: Desk, _cid: int, shown: Staged) -> None:
    (shown.folder / "README.md").unlink()


@pytest.mark.parametrize("change", [_decide_anew, _scan_anew, _keep, _forget, _touch_file, _lose_file])
def test_any_change_after_the_confirmation_cancels_it(desk: Desk, target: Path, change: object) -> None:
    cid, _ = desk.add(chat(1), chat(2))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    change(desk, cid, shown)  # type: ignore[operator]
    with pytest.raises(ConsentMissing, match="does not hold any more"):
        send(desk.workspace, ready)
    assert not target.exists()
    assert desk.workspace.outbox.get(shown.number).state == "cancelled"


def test_a_choice_made_meanwhile_for_others_does_no_harm(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    desk.add(chat(2))
    send(desk.workspace, ready)
    assert len(rows(target)) == 1


def test_a_folder_that_changed_meanwhile_is_not_written_to(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    target.mkdir()
    (target / "mine.txt").write_text("mine")
    with pytest.raises(ConsentMissing, match="not what it was"):
        send(desk.workspace, ready)
    assert list(contents(target)) == ["mine.txt"]


def test_sending_can_be_repeated_after_an_interruption(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    real = Path.replace

    def broken(self: Path, to: Path) -> Path:
        if to.name == "manifest.json":
            raise KeyboardInterrupt
        return real(self, to)

    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        send(desk.workspace, ready)
    monkeypatch.undo()
    assert "manifest.json" not in contents(target)
    assert not [path for path in contents(target) if ".commonplace-" in path]
    send(desk.workspace, ready)
    assert manifest(target).counts["conversations"] == 1


def test_sending_twice_is_refused(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    send(desk.workspace, ready)
    with pytest.raises(ConsentMissing):
        send(desk.workspace, ready)
