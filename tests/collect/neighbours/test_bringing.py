"""Neighbours from the stand-in Hub and from files of the lab's own."""

from pathlib import Path

import pytest

from commonplace.collect import Mirror, Wanted, alone, collect
from commonplace.collect.neighbours import Brought, WantedNeighbours, bring
from commonplace.errors import UsageError, WorkspaceBusy
from commonplace.settings import cache_folder
from tests.collect.fleet import Donor, publish, put
from tests.collect.neighbours.adopted import SAMPLES, as_lines, as_parquet, sample
from tests.hub_server import HubServer

CARD = b"---\nlicense: odc-by\n---\n# Chats\n"
NAME = "somebody/chats"


def chats(folder: Path) -> dict[str, bytes]:
    return {
        "README.md": CARD,
        "dataset_infos.json": b"{}",
        "data/train.parquet": as_parquet(sample("wildchat.jsonl"), folder / "made"),
        "extra/more.jsonl": (SAMPLES / "messages.jsonl").read_bytes(),
    }


def brought(mirror: Mirror, **wanted: object) -> Brought:
    asked = WantedNeighbours(workers=0, **wanted)  # type: ignore[arg-type]
    [found] = bring(mirror.folder, asked, cache=cache_folder(mirror.folder))
    return found


def test_a_repository_is_brought_at_one_commit(hub: HubServer, mirror: Mirror, tmp_path: Path) -> None:
    commit = put(hub, NAME, chats(tmp_path))
    found = brought(mirror, repositories=(NAME,))
    assert found.adoption is not None
    state = found.adoption.state
    assert (state.origin, state.licence, state.redistribution) == (f"hf:{NAME}", "odc-by", "yes")
    assert state.revision == commit.branches["main"]
    assert state.adapter == "messages-column,wildchat"
    assert [file.path for file in state.files if file.role == "raw"] == [
        "data/train.parquet",
        "extra/more.jsonl",
    ]
    assert found.adoption.receipt.rows == 5
    assert {file.third_party for file in mirror.row_files(verified=False)} == {True}


def test_nothing_is_done_again_until_something_changed(
    hub: HubServer, mirror: Mirror, tmp_path: Path
) -> None:
    put(hub, NAME, chats(tmp_path))
    brought(mirror, repositories=(NAME,))
    hub.calls.clear()
    assert brought(mirror, repositories=(NAME,)).code == "unchanged"
    assert len(hub.calls) == 1
    again = brought(mirror, repositories=(NAME,), again=True)
    assert again.adoption is not None
    put(hub, NAME, {**chats(tmp_path), "extra/more.jsonl": b""})
    newer = brought(mirror, repositories=(NAME,))
    assert newer.adoption is not None
    assert newer.adoption.receipt.rows == 2


def test_other_rules_derive_the_rows_again(
    hub: HubServer, mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(hub, NAME, chats(tmp_path))
    brought(mirror, repositories=(NAME,))
    monkeypatch.setattr("commonplace.collect.neighbours.bringing.RULESET_VERSION", "of-tomorrow")
    assert brought(mirror, repositories=(NAME,)).adoption is not None


def test_only_some_files_are_brought(hub: HubServer, mirror: Mirror, tmp_path: Path) -> None:
    put(hub, NAME, chats(tmp_path))
    found = brought(mirror, repositories=(NAME,), only=("data/*",))
    assert found.adoption is not None
    assert found.adoption.receipt.rows == 2


def test_what_is_not_there_or_too_large_is_told(hub: HubServer, mirror: Mirror, tmp_path: Path) -> None:
    assert brought(mirror, repositories=("nobody/nothing",)).code == "not-there"
    put(hub, NAME, chats(tmp_path))
    assert brought(mirror, repositories=(NAME,), largest=10).code == "too-large"
    assert list(mirror.row_files(verified=False)) == []


def test_collecting_leaves_neighbours_where_they_are(hub: HubServer, mirror: Mirror, tmp_path: Path) -> None:
    put(hub, NAME, chats(tmp_path))
    publish(hub, Donor("person/chats", ("cp1-a", "cp1-b")))
    brought(mirror, repositories=(NAME,))
    report = collect(mirror.folder, Wanted())
    assert (report.fetched, report.vanished, report.rows) == (1, 0, 7)
    assert {file.origin: file.third_party for file in mirror.row_files(verified=False)} == {
        f"hf:{NAME}": True,
        "hf:person/chats": False,
    }
    assert all(file.file.exists() for file in mirror.row_files(verified=False))


def test_files_of_the_labs_own_need_no_hub(mirror: Mirror, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes((SAMPLES / "sharegpt.jsonl").read_bytes())
    found = brought(mirror, files=(own,), licence="cc0-1.0")
    assert found.adoption is not None
    state = found.adoption.state
    assert (state.origin, state.licence, state.redistribution) == ("folder:own.jsonl", "cc0-1.0", "yes")
    assert own.exists()
    assert brought(mirror, files=(own,), licence="cc0-1.0").code == "unchanged"
    own.write_bytes(own.read_bytes() + as_lines(sample("sharegpt.jsonl")))
    changed = brought(mirror, files=(own,), licence="cc0-1.0")
    assert changed.adoption is not None
    assert changed.adoption.receipt.rows == 4


def test_a_folder_of_logs_is_one_origin(mirror: Mirror, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    (logs / "a").mkdir(parents=True)
    (logs / "a" / "session.jsonl").write_bytes((SAMPLES / "claude-session.jsonl").read_bytes())
    (logs / "away").symlink_to("/etc")
    found = brought(mirror, files=(logs,))
    assert found.adoption is not None
    assert (found.adoption.state.origin, found.adoption.receipt.rows) == ("folder:logs", 1)


@pytest.mark.parametrize(
    "wanted",
    [
        {"repositories": ("no-owner",)},
        {"repositories": ("../../x",)},
        {"files": (Path("/nowhere/at/all"),)},
        {"files": (Path("a/x.jsonl"), Path("b/x.jsonl"))},
        {"adapter": "no-such"},
    ],
)
def test_what_cannot_be_meant_is_refused(wanted: dict[str, object], mirror: Mirror) -> None:
    with pytest.raises(UsageError):
        bring(mirror.folder, WantedNeighbours(**wanted))  # type: ignore[arg-type]


def test_one_process_at_a_time_changes_a_mirror(mirror: Mirror) -> None:
    with alone(mirror), pytest.raises(WorkspaceBusy):
        bring(mirror.folder, WantedNeighbours())
