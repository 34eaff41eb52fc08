from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub_server.fixtures import both_ways, hub_server, unrehearsed_hub
from tests.publish.workspaces import Desk

__all__ = ["both_ways", "desk", "hub_server", "target", "unrehearsed_hub"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty workspace with a fixed secret and a fixed clock."""
    desk = Desk(tmp_path / "workspace")
    yield desk
    desk.workspace.close()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "my-chats"
