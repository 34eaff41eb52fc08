"""The lab's side as a library, without the command line."""

from pathlib import Path

import pytest

from commonplace import lab
from commonplace.errors import UsageError
from tests.collect.fleet import SHARD, Donor, files_of, publish
from tests.collect.neighbours.adopted import SAMPLES
from tests.hub_server import HubServer

DONOR = Donor("person/chats", ("cp1-a", "cp1-b"), withdrawn=("cp1-b",))


def test_a_mirror_is_collected_and_read_as_arrow_without_withdrawn_rows(
    hub: HubServer, tmp_path: Path
) -> None:
    publish(hub, DONOR)
    assert lab.foresee(tmp_path / "mirror").files == 3
    report = lab.collect(tmp_path / "mirror")
    assert [each.defect.code for each in report.defects] == ["withdrawn-row-left"]
    mirror = lab.open_mirror(tmp_path / "mirror")
    read = list(mirror.batches(["provider", "num_messages"], verified=False))
    assert [(file.origin, batch.to_pylist()) for file, batch in read] == [
        ("hf:person/chats", [{"provider": "openai", "num_messages": 2}])
    ]
    assert [len(batch.schema.names) > 20 for _, batch in mirror.batches(verified=False)] == [True]
    assert [state.standing for state in mirror.origins()] == ["current"]
    assert list(mirror.batches(third_party=False, verified=False))
    assert list(mirror.batches()) == []


def test_there_must_be_a_mirror_to_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no mirror"):
        lab.open_mirror(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_paths_of_the_hub_are_read_at_a_commit(hub: HubServer) -> None:
    repository = publish(hub, DONOR)
    files = lab.filesystem()
    at = f"datasets/{DONOR.name}@{repository.branches['main']}"
    assert sorted(files.ls(f"{at}/data", detail=False)) == [f"{at}/{SHARD}"]
    assert files.cat_file(f"hf://{at}/{SHARD}") == files_of(DONOR)[SHARD]


def test_neighbours_are_left_out_by_one_filter(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes((SAMPLES / "sharegpt.jsonl").read_bytes())
    [brought] = lab.collect_neighbours(tmp_path / "mirror", files=[own], licence="mit", workers=0)
    assert brought.adoption is not None
    lab.verify(tmp_path / "mirror", scan=False)
    mirror = lab.open_mirror(tmp_path / "mirror")
    assert [file.third_party for file, _ in mirror.batches(["id"])] == [True]
    assert list(mirror.batches(third_party=False)) == []
