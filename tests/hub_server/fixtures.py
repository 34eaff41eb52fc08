"""The fixture that gives a test a Hub of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.publish.rehearsing import Rehearsal
from tests.hub_server import HubServer

__all__ = ["both_ways", "hub_server", "unrehearsed_hub"]

PASSED = Rehearsal(outcome="passed", at=1.0)


@pytest.fixture
def hub_server(unrehearsed_hub: HubServer, monkeypatch: pytest.MonkeyPatch) -> HubServer:
    """The same where taking back was tried out before with every account."""
    monkeypatch.setattr("commonplace.publish.sending.expect_rehearsed", lambda *_: PASSED)
    return unrehearsed_hub


@pytest.fixture
def unrehearsed_hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[HubServer]:
    """A stand-in Hub that the client in this process speaks to, with one user, ``donor``; files go by LFS."""
    with HubServer() as server:
        for name, value in server.environment(str(tmp_path / "hf-home")).items():
            monkeypatch.setenv(name, value)
        # The client read its environment when something imported it first.
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_XET", True)
        monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
        yield server


@pytest.fixture(params=["lfs", "xet"])
def both_ways(hub_server: HubServer, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """Run the test twice: files go by LFS, files go by Xet."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_XET", request.param == "lfs")
    assert hub_server.calls == []
    return str(request.param)
