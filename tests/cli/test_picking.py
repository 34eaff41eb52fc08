from pathlib import Path

from commonplace.store import Query, Workspace
from tests.cli.running import Shell
from tests.review.test_picking import put, ready, repository


def test_a_first_gift_is_picked_and_included(filled: Shell, tmp_path: Path) -> None:
    with Workspace.open(filled.root) as workspace:
        cid = put(
            workspace, "safe", "Why does the heron test fail?", repository(tmp_path, "engine", licence=True)
        )
        ready(workspace)
    said = filled.ok("pick")
    assert "engine" in said.out
    assert "heron" not in said.out
    assert filled.ok("pick", "--json").document == {"picked": [cid], "included": 0}
    assert filled.run("pick", "--show").code == 3
    assert filled.run("pick", "--include", "--review").code == 2
    assert filled.ok("pick", "--include", "--json").document == {"picked": [cid], "included": 1}
    with Workspace.open(filled.root) as workspace:
        assert cid in workspace.conversations.ids(Query(state="included"))
    assert "None is of a public project" in filled.ok("pick").err
