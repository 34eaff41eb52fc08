"""The fixture that gives a test a Hub of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub_server import HubServer

__all__ = ["both_ways", "hub_server"]


@pytest.fixture
def hub_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[HubServer]:
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
