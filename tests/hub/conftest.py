from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.hub.keyrings import InMemory
from tests.hub_server import HubServer
from tests.hub_server.fixtures import both_ways, hub_server, unrehearsed_hub

__all__ = ["both_ways", "hub_server", "nobody", "system_keyring", "unrehearsed_hub"]


@pytest.fixture
def nobody(hub_server: HubServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[HubServer]:
    """A Hub, and a person who has no token for it anywhere, and no keyring."""
    for name in ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN", "HF_OIDC_RESOURCE"):
        monkeypatch.delenv(name, raising=False)
    # The client read the place of its files when something imported it first.
    for constant, file in (("HF_TOKEN_PATH", "token"), ("HF_STORED_TOKENS_PATH", "stored_tokens")):
        monkeypatch.setattr(f"huggingface_hub.constants.{constant}", str(tmp_path / "hf-home" / file))
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield hub_server
    keyring.set_keyring(before)


@pytest.fixture
def system_keyring(nobody: HubServer) -> InMemory:
    """The same with a keyring, empty at first."""
    assert nobody.calls == []
    backend = InMemory()
    keyring.set_keyring(backend)
    return backend
