"""The verbs on what stands on the Hub: a rehearsal on request, what is out, taking back, making again."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.cli import main
from commonplace.publish import Target, confirm, prepare, send
from tests.hub_server import Fault, HubServer
from tests.publish.searching import on_hub
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat

TARGET = Target.parse("hf:donor/my-chats")
GONE, STAYS = b"Rayleigh scattering. 1", b"Rayleigh scattering. 2"


class Line:
    """A command line on one workspace; gives exit code and document."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._root = root
        self._capsys = capsys

    def __call__(self, *given: str) -> tuple[int, dict[str, object]]:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([given[0], "--root", str(self._root), "--json", *given[1:]])
        return int(left.value.code or 0), json.loads(self._capsys.readouterr().out)

    def out(self, *options: str) -> dict[str, object]:
        code, said = self("status", *options)
        assert code == 0
        (known,) = said["published"]  # type: ignore[misc]
        return dict(known)


@pytest.fixture
def line(
    hub_server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Line:
    """Two conversations, numbered 1 and 2, were published to a private repository."""
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk(tmp_path / "workspace")
    desk.add(chat(1), chat(2))
    answers = replace(ANSWERS, channel="terminal", visibility="private", endpoint=hub_server.endpoint)
    shown = prepare(desk.workspace, TARGET, answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW))
    desk.workspace.close()
    return Line(tmp_path / "workspace", capsys)


def test_what_is_out_is_asked_for_once_and_remembered(line: Line, hub_server: HubServer) -> None:
    hub_server.calls.clear()
    assert line.out()["looked_at"] is None
    assert hub_server.calls == []
    build = hub_server.hub.create("lab/build-1", "public")
    card = b"---\nsource_datasets: [donor/my-chats]\n---\n"
    head = build.commits[build.branches["main"]]
    readme = replace_data(head.tree[".gitattributes"], card)
    build.commit("main", {**head.tree, "README.md": readme}, "Build", "", "lab")
    seen = line.out("--published")
    assert (seen["rows"], seen["rows_there"], seen["visibility"]) == (2, 2, "private")
    assert seen["builds"] == ["lab/build-1"]
    assert {method for method, _, _ in hub_server.calls} <= {"GET", "HEAD"}
    hub_server.calls.clear()
    assert line.out() == seen
    assert hub_server.calls == []


def replace_data(entry: object, data: bytes) -> object:
    from dataclasses import replace as with_fields

    return with_fields(entry, data=data, size=len(data))  # type: ignore[type-var]


def test_what_cannot_be_looked_at_is_left_as_it_was(line: Line, hub_server: HubServer) -> None:
    seen = line.out("--published")
    hub_server.fail(Fault("GET", "/api/datasets/donor", status=403, times=9))
    assert line.out("--published") == seen


def test_what_is_not_confirmed_is_pending_until_somebody_asks_again(
    line: Line, hub_server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = hub_server.hub.repositories[TARGET.place]
    with monkeypatch.context() as slow:
        slow.setattr(type(there), "collect", lambda _: None)
        code, said = line("withdraw", "1", "--confirm", "withdraw")
        assert (code, said["state"]) == (0, "pending")
        assert line.out()["pending"]
        assert line.out("--published")["waiting"]
    there.collect()
    seen = line.out("--published")
    assert (seen["pending"], seen["waiting"], seen["rows"], seen["withdrawn"]) == (False, [], 1, 1)


def test_where_purging_is_refused_the_repository_is_made_again(line: Line, hub_server: HubServer) -> None:
    hub_server.fail(Fault("GET", "/lfs-files", status=403, times=2))
    code, said = line("withdraw", "1", "--confirm", "withdraw")
    assert code == 4
    assert "--recreate" in str(said)
    code, said = line("withdraw", "1", "--from", TARGET.text, "--recreate", "--confirm", "withdraw")
    assert code == 3
    assert any(GONE in text for text in on_hub(hub_server))
    hub_server.faults.waiting.clear()
    words = ("--confirm", "delete and make again")
    code, said = line("withdraw", "1", "--from", TARGET.text, "--recreate", *words)
    assert (code, said["state"]) == (0, "withdrawn")
    assert said["recreated"]
    texts = list(on_hub(hub_server))
    assert any(STAYS in text for text in texts)
    assert not any(GONE in text for text in texts)


def test_a_rehearsal_can_be_held_before(line: Line, hub_server: HubServer) -> None:
    code, said = line("publish", "--rehearse", "--to", TARGET.text)
    assert (code, said["outcome"], said["deleted"]) == (0, "passed", True)
    hub_server.fail(Fault("POST", "/super-squash/", status=403))
    code, said = line("publish", "--rehearse", "--to", TARGET.text)
    assert (said["outcome"], said["step"]) == ("refused", "delete old versions for ever")
    assert list(hub_server.hub.repositories) == [TARGET.place]
    assert line("publish", "--rehearse")[0] == 2
