"""A process that is killed at any moment leaves a workspace that goes on as if nothing had happened."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commonplace.records import Conversation
from commonplace.store import Query, Workspace
from tests.store import importing

REPOSITORY = Path(__file__).parents[2]

Content = tuple[list[Conversation], list[tuple[str, ...]], dict[str, int], dict[str, int]]


def content(workspace: Workspace) -> Content:
    """All that must be the same after any interruption; numbers of conversations may differ."""
    every = {cid: workspace.conversations.get(cid) for cid in workspace.conversations.ids(Query())}
    found = [
        tuple(sorted(every[cid].native_id for cid in workspace.conversations.ids(Query(text=text))))
        for text in ("word3", "number7 turn2", '"word1 number4"')
    ]
    facets = workspace.conversations.facets(Query())
    months = {count.value: count.count for count in facets.month}
    unknown = {record.path: 1 for record in workspace.imports.unknown_records()}
    return sorted(every.values(), key=lambda each: each.native_id), found, months, unknown


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Content:
    with Workspace.open(tmp_path_factory.mktemp("undisturbed") / "workspace") as workspace:
        importing.run(workspace)
        return content(workspace)


def start(root: Path, fault: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.importing", str(root), fault]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)


def assert_goes_on(root: Path, undisturbed: Content) -> None:
    with Workspace.open(root) as workspace:
        assert workspace.check() == ()
        importing.run(workspace)
        assert content(workspace) == undisturbed
        assert workspace.check() == ()
        number = workspace.imports.latest()
        assert number is not None
        assert workspace.imports.receipt(number).finished is not None


@pytest.mark.parametrize(
    "fault",
    ["write=1", "write=9", "write=60", "write=150", "write=700", "commit=3", "commit=12", "committed=15"],
)
def test_killed_at_a_named_point(root: Path, undisturbed: Content, fault: str) -> None:
    with start(root, fault) as process:
        process.communicate(timeout=60)
    assert process.returncode not in (0, 1)
    assert_goes_on(root, undisturbed)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_and_again_on_the_way(root: Path, undisturbed: Content, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(2):
        with start(root, "none=0") as process:
            assert process.stdout is not None
            for _ in range(chance.randrange(1, 5)):
                process.stdout.readline()
            time.sleep(chance.random() * 0.02)
            process.kill()
    assert_goes_on(root, undisturbed)
