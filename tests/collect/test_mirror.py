"""What a mirror gives to later steps: nothing that was not verified as it is now."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.collect import Mirror, MirroredFile, collect
from commonplace.collect.verifying import Options, verify
from tests.collect.fleet import Donor, publish
from tests.collect.verifying.mirrors import add, parquet, row
from tests.hub_server import HubServer

QUICK = Options(scan=False, scores=False, workers=1)
DONOR = Donor("person/chats", ("cp1-a", "cp1-b"))


def origins(mirror: Mirror, *, verified: bool = True) -> list[str]:
    return [file.origin for file in mirror.row_files(verified=verified)]


def test_rows_are_given_after_verification_and_only_as_they_were_then(mirror: Mirror, tmp_path: Path) -> None:
    state = add(mirror, [(parquet(tmp_path / "made", [row("a")]), 1)])
    assert (origins(mirror), origins(mirror, verified=False)) == ([], ["hf:some/one"])
    verify(mirror, QUICK)
    assert origins(mirror) == ["hf:some/one"]
    known = mirror.origin("hf:some/one")
    assert known is not None
    file = MirroredFile(path="data/more.parquet", size=1, sha256="0" * 64, role="rows")
    for changed in (replace(known, revision="other"), replace(known, files=(*state.files, file))):
        mirror.remember(changed)
        assert origins(mirror) == []


@pytest.mark.parametrize("dropped", [(), ("hf:some/one",)])
def test_what_an_unchanged_origin_lost_of_its_verification_is_written_again(
    mirror: Mirror, tmp_path: Path, dropped: tuple[str, ...]
) -> None:
    add(mirror, [(parquet(tmp_path / "made", [replace(row("a"), num_messages=9), row("b")]), 2)])
    verify(mirror, QUICK)
    known = mirror.origin("hf:some/one")
    assert known is not None
    assert [each.code for each in known.defects] == ["counters"]
    if dropped:  # as ``collect --again`` writes it
        mirror.remember(replace(known, verified="", defects=()))
        assert origins(mirror) == []
    verify(mirror, QUICK)
    assert mirror.origin("hf:some/one") == known


def test_a_changed_origin_gives_nothing_until_it_is_verified_again(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    assert origins(mirror) == []
    verify(mirror, QUICK)
    assert origins(mirror) == ["hf:person/chats"]
    assert collect(mirror.folder).unchanged == 1
    assert origins(mirror) == ["hf:person/chats"]
    publish(hub, DONOR.without("cp1-a"))
    collect(mirror.folder)
    assert origins(mirror) == []
    assert origins(mirror, verified=False) == ["hf:person/chats"]
