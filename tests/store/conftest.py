from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.store import Workspace


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def workspace(root: Path, clock: Clock) -> Iterator[Workspace]:
    with Workspace.open(root, clock=clock) as opened:
        yield opened
