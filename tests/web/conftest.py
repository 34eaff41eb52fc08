from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub_server.fixtures import hub_server, unrehearsed_hub
from tests.web.desks import Desk

__all__ = ["desk", "hub_server", "unrehearsed_hub"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty workspace with the page on it, and a person's browser."""
    desk = Desk(tmp_path / "workspace")
    yield desk
    desk.workspace.close()
