"""``login`` and ``logout``: a token is taken, kept where it belongs, used, and never shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from commonplace import hub
from commonplace.cli import signing_in
from commonplace.cli.output import Output
from commonplace.cli.session import Session
from commonplace.errors import Interrupted
from commonplace.settings import load_settings
from commonplace.store import Workspace
from tests.cli.running import Said, Shell
from tests.hub.keyrings import InMemory
from tests.hub_server import Fault, HubServer

CLIENT = "our-application"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def server(shell: Shell, hub_server: HubServer, monkeypatch: pytest.MonkeyPatch) -> HubServer:
    """A Hub that is not the public one, for a person without any token."""
    shell.set(HF_HOME=str(shell.home / "hf"))
    monkeypatch.delenv("HF_TOKEN")
    return hub_server


@pytest.fixture
def held(server: HubServer, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A system keyring, for commands in this process."""
    assert server.calls == []
    backend = InMemory()
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    return backend.held


def login(shell: Shell, server: HubServer, *more: str, stdin: str = "") -> Said:
    return shell.run("login", "--endpoint", server.endpoint, *more, stdin=stdin)


def alone(server: HubServer, *arguments: str, stdin: str = "") -> Said:
    """Run a command in a process of its own, where the client reads the environment anew."""
    done = subprocess.run(
        [sys.executable, "-m", "commonplace", *arguments, "--endpoint", server.endpoint],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def keyring_in_file(shell: Shell) -> Path:
    file = shell.home / "keyring.json"
    paths = os.pathsep.join((str(ROOT), *sys.path))
    shell.set(PYTHON_KEYRING_BACKEND="tests.hub.keyrings.InFile", TEST_KEYRING=str(file), PYTHONPATH=paths)
    return file


def with_application(shell: Shell, server: HubServer) -> None:
    folder = shell.home / ".config" / "commonplace"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text(f'oauth_client_id = "{CLIENT}"\n')
    shell.set(XDG_CONFIG_HOME=str(shell.home / ".config"))
    server.hub.applications.add(CLIENT)
    server.hub.device_interval = 1


def files_with(folder: Path, text: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


def test_without_a_person_it_says_how_a_token_is_made(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str]
) -> None:
    said = login(shell, server)
    assert said.code == 3
    assert "ownUserPermissions=repo.write" in said.err
    assert "--token-stdin" in said.err
    assert server.calls == []
    assert held == {}


def test_a_token_from_stdin_is_checked_kept_and_used(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str], tmp_path: Path
) -> None:
    token = server.user.token
    said = login(shell, server, "--token-stdin", stdin=f"{token}\n")
    assert said.code == 0, said.err
    assert f"Signed in to {server.endpoint} as donor" in said.out
    assert "withdraw: yes" in said.out
    assert list(held) == [(f"commonplace: {server.endpoint}", "token")]
    assert hub.user_name() == "donor"
    again = login(shell, server, "--json").document
    assert (again["name"], again["kept_in"], again["publish"]) == ("donor", "keyring", "yes")
    assert token not in said.out + said.err + str(again)
    assert files_with(tmp_path, token) == []


def test_it_is_forgotten(shell: Shell, server: HubServer, held: dict[tuple[str, str], str]) -> None:
    login(shell, server, "--token-stdin", stdin=server.user.token)
    calls = len(server.calls)
    said = shell.ok("logout")
    assert "deleted from the keyring" in said.out
    assert held == {}
    assert shell.ok("logout", "--json").document["forgotten"] is False
    assert len(server.calls) == calls


def test_erasing_everything_forgets_it_too(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str]
) -> None:
    login(shell, server, "--token-stdin", stdin=server.user.token)
    Workspace.open(shell.root).close()
    assert "the token in the system keyring" in str(
        shell.ok("erase", "--all", "--confirm", "erase", "--json").document
    )
    assert held == {}


def test_a_locked_keyring_does_not_stop_an_erase(
    shell: Shell, server: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = InMemory()
    backend.locked = True
    monkeypatch.setattr("keyring.core._keyring_backend", backend)
    Workspace.open(shell.root).close()
    said = shell.ok("erase", "--all", "--confirm", "erase")
    assert "logout" in said.err
    assert not shell.root.exists()
    assert server.calls == []


def test_a_token_of_the_environment_is_named_as_such(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str]
) -> None:
    shell.set(HF_TOKEN=server.user.token)
    said = login(shell, server)
    assert "token: write, from the environment (HF_TOKEN)" in said.out
    assert held == {}
    assert "still set" in shell.ok("logout").err


def test_a_token_of_hf_is_named_as_such(shell: Shell, server: HubServer) -> None:
    file = hub.client_store()
    file.parent.mkdir(parents=True)
    file.write_text(server.user.token)
    assert "from the store of `hf auth login`" in login(shell, server).out
    assert "hf auth logout" in shell.ok("logout").err
    assert file.exists()


@pytest.mark.parametrize("role", ["read", "fineGrained"])
def test_a_token_that_cannot_publish_is_not_kept(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str], role: str
) -> None:
    user = server.hub.add_user("donor", role=role)
    said = login(shell, server, "--token-stdin", stdin=user.token)
    assert said.code == 4
    assert "missing: write access" in said.err
    assert held == {}


def test_one_for_some_places_is_kept_and_told(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str]
) -> None:
    rights = (("dataset", "donor/chats", ("repo.content.read", "repo.write")),)
    user = server.hub.add_user("donor", role="fineGrained", rights=rights)
    said = login(shell, server, "--token-stdin", stdin=user.token)
    assert "publish: only to donor/chats" in said.out
    assert "missing: write access" in said.out
    assert len(held) == 1


@pytest.mark.parametrize("stdin", ["", "\n", "hf_" + "of-nobody-at-all", "two words"])
def test_what_is_no_token_is_not_kept_and_not_repeated(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str], stdin: str
) -> None:
    for option in ("-v", "--json"):
        said = login(shell, server, "--token-stdin", option, stdin=stdin)
        assert said.code in (2, 4)
        assert not stdin.strip() or stdin not in said.out + said.err
    assert held == {}


def test_another_hub_must_be_confirmed(shell: Shell, server: HubServer) -> None:
    assert shell.run("login", "--token-stdin", stdin=server.user.token).code == 3
    wrong = shell.run(
        "login", "--endpoint", "https://huggingface.co", "--token-stdin", stdin=server.user.token
    )
    assert wrong.code == 2
    assert server.calls == []


def test_without_a_keyring_the_person_must_agree_to_the_file(shell: Shell, server: HubServer) -> None:
    token = server.user.token
    said = alone(server, "login", "--token-stdin", stdin=token)
    assert said.code == 3
    assert "--use-hf-store" in said.err
    assert server.calls == []
    agreed = alone(server, "login", "--token-stdin", "--use-hf-store", stdin=token)
    assert agreed.code == 0, agreed.err
    assert "from the store of `hf auth login`" in agreed.out
    assert {path.name for path in files_with(shell.home, token)} == {"token", "stored_tokens"}
    assert token not in agreed.out + agreed.err


def test_a_token_is_typed_unseen(shell: Shell, server: HubServer) -> None:
    file = keyring_in_file(shell)
    token = server.user.token
    said = shell.at_terminal("login", typed={"Sign in there?": "y", "Token": token})
    assert said.code == 0, said.out
    assert "take no further right" in said.out
    assert "as donor" in said.out
    assert token not in said.out
    assert token in file.read_text()


def test_the_browser_way_at_the_terminal(shell: Shell, server: HubServer) -> None:
    file = keyring_in_file(shell)
    with_application(shell, server)

    def approve() -> None:
        (device,) = server.hub.devices.values()
        device.state = "approved"

    server.fail(Fault("POST", "/oauth/token", status=0, before=approve))
    said = shell.at_terminal("login", "-q", typed={"Sign in there?": "y"})
    assert said.code == 0, said.out
    assert "approve the code ABCD-0001" in said.out
    assert "withdraw: the Hub does not say" in said.out
    (token,) = (token for token, user in server.hub.users.items() if user.role == "oauth")
    assert token not in said.out
    assert token in file.read_text()
    assert "stand-in" not in "".join(path.name for path in shell.home.rglob("*"))


def test_a_no_in_the_browser_ends_it(shell: Shell, server: HubServer) -> None:
    file = keyring_in_file(shell)
    with_application(shell, server)

    def refuse() -> None:
        (device,) = server.hub.devices.values()
        device.state = "access_denied"

    server.fail(Fault("POST", "/oauth/token", status=0, before=refuse))
    said = shell.at_terminal("login", typed={"Sign in there?": "y"})
    assert said.code == 4
    assert "refused in the browser" in said.out
    assert not file.exists()


def test_ctrl_c_keeps_nothing(
    shell: Shell, server: HubServer, held: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(client_id: str, code: hub.DeviceCode) -> None:
        assert (client_id, code.user_code) == (CLIENT, "ABCD-0001")
        raise KeyboardInterrupt

    with_application(shell, server)
    session = Session(Output(), load_settings(), no_input=False)
    session.interactive = True
    monkeypatch.setattr(hub, "wait_for_token", interrupt)
    with pytest.raises(Interrupted, match="nothing was kept") as caught:
        signing_in._through_browser(session, CLIENT)
    assert "login" in caught.value.hint
    assert held == {}
