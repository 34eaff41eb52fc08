"""``publish --pull-request``, ``status`` and ``withdraw`` on a repository of somebody else."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.publish import Target, confirm, prepare
from tests.cli.test_taking_back_from_hub import Line
from tests.hub_server import HubServer
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("pr:lab/commons")


def test_it_is_shown_sent_told_of_and_taken_back(
    hub_server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    repository = hub_server.hub.create("lab/commons", "public")
    desk = Desk(tmp_path / "workspace")
    desk.add(chat(1), chat(2))
    answers = replace(ANSWERS, channel="terminal", endpoint=hub_server.endpoint)
    shown = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW)
    desk.workspace.close()
    line = Line(tmp_path / "workspace", capsys)
    code, _ = line("publish", "--send", "--to", str(tmp_path), "--pull-request")
    assert code == 2
    code, said = line("publish", "--send", "--to", "hf:lab/commons", "--pull-request")
    assert code == 0
    assert said["receipts"][0]["pull_request"]["number"] == 1  # type: ignore[index]
    out = line.out("--published")
    assert str(out["proposal"]).startswith("proposed as pull request 1: http")
    assert (out["rows"], out["found"], out["pending"]) == (2, "there", False)
    code, said = line("withdraw", "--all", "--confirm", "withdraw")
    assert (code, said["target"], said["state"], said["rows"]) == (0, "pr:lab/commons", "pending", 2)
    assert "a text to send to lab" in str(said["unreachable"])
    assert repository.discussions[1].status == "closed"
    assert line.out()["pending"]
