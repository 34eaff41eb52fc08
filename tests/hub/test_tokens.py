"""Where tokens come from and where ours are kept."""

import subprocess
import sys
import time
from pathlib import Path

import keyring
import pytest

from commonplace import hub
from commonplace.errors import HubRefused, NeedsPerson, UsageError
from commonplace.hub import tokens
from tests.hub.keyrings import InMemory
from tests.hub_server import HubServer


def test_nothing_anywhere_is_none(nobody: HubServer) -> None:
    assert hub.token_origin() is None
    assert hub.keyring_name() is None
    with pytest.raises(HubRefused, match="no token") as caught:
        hub.account()
    assert "login" in caught.value.hint
    assert nobody.calls == []


def test_ours_is_kept_in_the_keyring_used_and_forgotten(
    nobody: HubServer, system_keyring: InMemory, tmp_path: Path
) -> None:
    assert hub.keyring_name() == system_keyring.name
    hub.keep_token(hub.OwnToken(token=nobody.user.token, account="donor"))
    assert hub.token_origin() == "keyring"
    assert hub.user_name() == "donor"
    found = [p for p in tmp_path.rglob("*") if p.is_file() and nobody.user.token.encode() in p.read_bytes()]
    assert found == []
    assert hub.forget_token()
    assert not hub.forget_token()
    assert hub.token_origin() is None


def test_another_hub_never_gets_it(
    nobody: HubServer, system_keyring: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.keep_token(hub.OwnToken(token=nobody.user.token))
    monkeypatch.setenv("HF_ENDPOINT", nobody.blobs)
    assert hub.token_origin() is None
    with pytest.raises(HubRefused):
        hub.user_name()
    assert len(system_keyring.held) == 1
    assert nobody.calls == []


@pytest.mark.usefixtures("system_keyring")
def test_the_environment_comes_before_ours(nobody: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.keep_token(hub.OwnToken(token="hf_" + "of-somebody-else"))
    monkeypatch.setenv("HF_TOKEN", nobody.user.token)
    assert hub.token_origin() == "environment"
    assert hub.user_name() == "donor"


def test_the_token_of_hf_is_taken(nobody: HubServer) -> None:
    file = hub.client_store()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(nobody.user.token)
    assert hub.token_origin() == "hf"
    assert hub.account().name == "donor"


@pytest.mark.usefixtures("system_keyring")
def test_one_that_has_run_out_is_not_sent(nobody: HubServer) -> None:
    hub.keep_token(hub.OwnToken(token=nobody.user.token, expires=time.time() - 1))
    with pytest.raises(HubRefused, match="run out") as caught:
        hub.user_name()
    assert "login" in caught.value.hint
    assert nobody.calls == []


def test_a_locked_keyring_is_told(nobody: HubServer, system_keyring: InMemory) -> None:
    system_keyring.locked = True
    for act in (hub.user_name, hub.token_origin, lambda: hub.keep_token(hub.OwnToken(token="x" * 9))):
        with pytest.raises(NeedsPerson) as caught:
            act()
        assert "HF_TOKEN" in caught.value.hint
    assert nobody.calls == []


def test_what_is_no_entry_of_ours_is_none(nobody: HubServer, system_keyring: InMemory) -> None:
    system_keyring.held[f"commonplace: {nobody.endpoint}", "token"] = "something"
    assert hub.token_origin() is None


def test_a_keyring_that_writes_plain_files_is_none(system_keyring: InMemory) -> None:
    system_keyring.priority = 0.5  # type: ignore[assignment]
    assert hub.keyring_name() is None
    with pytest.raises(NeedsPerson):
        hub.keep_token(hub.OwnToken(token="x" * 9))


def test_without_the_package_there_is_none(nobody: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    assert hub.keyring_name() is None
    assert hub.token_origin() is None
    assert not hub.forget_token()
    assert nobody.calls == []


@pytest.mark.parametrize(
    "typed", ["", "hf_x", "two words here", "hf_line\nbreak-of-it", "hf_\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9"]
)
def test_what_cannot_be_a_token_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(UsageError) as caught:
        hub.checked(typed)
    assert not typed or typed not in repr((caught.value.message, caught.value.facts, caught.value.hint))
    assert hub.checked("  hf_" + "abcdefgh\n").token == "hf_abcdefgh"


def test_the_room_needs_no_keyring_until_it_is_asked() -> None:
    code = "import sys, commonplace.hub; assert 'keyring' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert tokens.keyring_name.__module__ != keyring.__name__


def test_signing_in_sends_no_telemetry(hub_server: HubServer) -> None:
    """In a process of its own, because the client reads its settings when it is imported."""
    hub_server.hub.applications.add("app")
    code = (
        "import sys, commonplace.hub as hub\n"
        "assert not [name for name in sys.modules if name.startswith('huggingface_hub')]\n"
        "hub.ask_for_code('app')\n"
        "from huggingface_hub import constants\n"
        "assert constants.HF_HUB_DISABLE_TELEMETRY and constants.HF_HUB_DISABLE_UPDATE_CHECK\n"
    )
    environment = {
        **hub_server.environment("/nowhere"),
        "HF_HUB_DISABLE_TELEMETRY": "0",
        "PYTHONPATH": ":".join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, env=environment
    )
    assert done.returncode == 0, done.stderr
    assert {target for _, target, _ in hub_server.calls} == {"/oauth/device"}
