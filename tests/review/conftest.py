from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.store import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty workspace outside the folders that are read."""
    with Workspace.open(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to fill and to read."""
    made = tmp_path / "home"
    made.mkdir()
    return made
