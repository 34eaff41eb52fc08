"""The fixture that gives a test a Hub of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub_server import HubServer

__all__ = ["hub_server"]


@pytest.fixture
def hub_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[HubServer]:
    """A stand-in Hub that the client in this process speaks to, with one user, ``donor``."""
    with HubServer() as server:
        for name, value in server.environment(str(tmp_path / "hf-home")).items():
            monkeypatch.setenv(name, value)
        yield server
