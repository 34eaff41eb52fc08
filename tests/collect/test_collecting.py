"""What ``collect`` does with one or a few origins."""

import json
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commonplace.collect import Limits, Mirror, Wanted, alone, collect, foresee, read_audit
from commonplace.collect.sweeping import sweep
from commonplace.errors import HubError, UsageError, WorkspaceBusy
from commonplace.evidence import SigningKey, rotate
from commonplace.records.row_batches import batches
from tests.collect.fleet import (
    SHARD,
    STONES,
    Donor,
    donors,
    files_of,
    publish,
    put,
    shard,
    signed,
    text_of,
    tombstones,
)
from tests.hub_server import Fault, HubServer

DAY = 86_400.0
DONOR = Donor("person/chats", ("cp1-a", "cp1-b", "cp1-c"))


def codes(mirror: Mirror, name: str = DONOR.name) -> list[str]:
    state = mirror.origin(f"hf:{name}")
    return sorted(each.code for each in state.defects) if state else []


def usable(mirror: Mirror) -> set[str]:
    """Ids that a later step gets."""
    return {
        each
        for file in mirror.row_files(verified=False)
        for batch in batches(file, ["id"])
        for each in batch.column("id").to_pylist()
    }


def said(mirror: Mirror) -> str:
    """All text of all Parquet in the mirror, decoded, used or not, and every other byte of it."""
    found = []
    for path in sorted(mirror.folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found.append(data.decode("utf-8", "replace"))
            if data[:4] == b"PAR1":
                found.append(json.dumps(pq.read_table(path).to_pylist(), default=str))
    return "\n".join(found)


def test_what_was_given_is_mirrored_and_a_second_run_asks_for_the_list_alone(
    hub: HubServer, mirror: Mirror
) -> None:
    publish(hub, DONOR)
    first = collect(mirror.folder)
    assert (first.listed, first.fetched, first.rows, first.defects) == (1, 1, 3, ())
    assert usable(mirror) == set(DONOR.ids)
    state = mirror.origin("hf:person/chats")
    assert state is not None
    assert DONOR.key is not None
    assert state.signing_key == DONOR.key.public
    assert {file.role for file in state.files} == {"rows", "card", "manifest", "signature"}
    hub.calls.clear()
    second = collect(mirror.folder)
    assert [(method, target.partition("?")[0]) for method, target, _ in hub.calls] == [
        ("GET", "/api/datasets")
    ]
    assert (second.unchanged, second.files, second.size, second.rows) == (1, 0, 0, 3)


def test_large_files_come_by_both_ways(
    hub: HubServer, both_ways: str, mirror: Mirror, tmp_path: Path
) -> None:
    import os

    from huggingface_hub import CommitOperationAdd, HfApi

    noise = Donor("donor/big", ("cp1-a",), extra={"data/train-0002-00000.parquet": _large()})
    api = HfApi(endpoint=hub.endpoint, token=hub.hub.add_user("donor").token)
    api.create_repo(noise.name, repo_type="dataset")
    api.create_commit(
        noise.name,
        [CommitOperationAdd(path, data) for path, data in files_of(noise).items()],
        commit_message="published",
        repo_type="dataset",
    )
    hub.calls.clear()
    report = collect(mirror.folder)
    assert report.defects == ()
    assert report.size > 1_000_000
    assert any("xet-read-token" in target for _, target, _ in hub.calls) == (both_ways == "xet")
    assert os.listdir(tmp_path)  # noqa: PTH208


def _large() -> bytes:
    import random

    letters = random.Random(1)
    many = Donor(
        "donor/big", tuple(f"cp1-{each}" for each in range(4)), text=letters.randbytes(400_000).hex()
    )
    from tests.collect.fleet import row

    return shard(row(replace(many, text=letters.randbytes(400_000).hex()), each) for each in many.ids)


def test_a_withdrawn_row_leaves_no_byte(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    assert text_of(DONOR, "cp1-b") in said(mirror)
    publish(hub, DONOR.without("cp1-b"), squashed=True)
    report = collect(mirror.folder, at=0.0)
    assert (report.withdrawn, report.rows) == (1, 2)
    assert text_of(DONOR, "cp1-b") not in said(mirror)
    assert text_of(DONOR, "cp1-a") in said(mirror)
    assert usable(mirror) == {"cp1-a", "cp1-c"}
    assert [(line.on, line.event, line.id) for line in read_audit(mirror)] == [
        ("1970-01-01", "withdrawn", "cp1-b")
    ]


def test_a_row_whose_shard_still_has_it_is_taken_out_here(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, replace(DONOR, withdrawn=("cp1-b",)))
    report = collect(mirror.folder)
    assert codes(mirror) == ["withdrawn-row-left"]
    assert report.rows == 2
    assert text_of(DONOR, "cp1-b") not in said(mirror)
    state = mirror.origin("hf:person/chats")
    assert state is not None
    assert [file.derived_from is not None for file in state.files if file.role == "rows"] == [True]
    publish(hub, replace(DONOR, withdrawn=("cp1-b", "cp1-c")))
    hub.calls.clear()
    collect(mirror.folder)
    assert usable(mirror) == {"cp1-a"}
    assert text_of(DONOR, "cp1-c") not in said(mirror)
    assert hub.called("GET", SHARD) == 0


def test_withdrawals_count_even_where_the_rest_is_refused(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    put(hub, DONOR.name, {"README.md": files_of(DONOR)["README.md"], STONES: tombstones(["cp1-a"])})
    report = collect(mirror.folder)
    assert codes(mirror) == ["no-manifest"]
    assert report.withdrawn == 1
    assert said(mirror).count("heron") == 0
    publish(hub, DONOR)
    collect(mirror.folder)
    assert usable(mirror) == {"cp1-b", "cp1-c"}


def test_superseded_versions_leave(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    publish(hub, replace(DONOR, text="the otter dam"))
    report = collect(mirror.folder)
    assert report.swept >= 1
    assert "the heron valley" not in said(mirror)
    assert "the otter dam" in said(mirror)


def test_the_first_key_is_pinned_and_another_waits_for_a_person(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    other = replace(DONOR, secret=b"o" * 32, text="the otter dam")
    publish(hub, other)
    collect(mirror.folder)
    state = mirror.origin("hf:person/chats")
    assert state is not None
    assert DONOR.key is not None
    assert (state.probation, state.signing_key) == (True, DONOR.key.public)
    assert codes(mirror) == ["other-key"]
    assert usable(mirror) == set()
    collect(mirror.folder, limits=Limits(accept_keys=("hf:person/chats",)))
    assert usable(mirror) == set(DONOR.ids)


def test_a_rotation_signed_by_the_old_key_is_followed(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    new = SigningKey.for_target(b"n" * 32, DONOR.label)
    assert DONOR.key is not None
    handed = rotate(DONOR.key, new, DONOR.label)
    publish(hub, replace(DONOR, secret=b"n" * 32, rotations=(handed,)))
    collect(mirror.folder)
    state = mirror.origin("hf:person/chats")
    assert state is not None
    assert (state.signing_key, state.probation, codes(mirror)) == (new.public, False, [])
    publish(hub, replace(DONOR, rotations=(handed,), text="again the old key"))
    collect(mirror.folder)
    assert codes(mirror) == ["retired-key"]
    assert usable(mirror) == set()


def test_a_signature_that_is_gone_puts_the_rows_on_probation(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, replace(DONOR, secret=None))
    collect(mirror.folder)
    assert (codes(mirror), len(usable(mirror))) == (["unsigned"], 3)
    publish(hub, DONOR)
    collect(mirror.folder)
    publish(hub, replace(DONOR, secret=None, text="unsigned again"))
    collect(mirror.folder)
    assert (codes(mirror), usable(mirror)) == (["signature-missing"], set())


@pytest.mark.parametrize(
    ("donor", "code"),
    [
        (replace(DONOR, not_for_publication=True), "not-for-publication"),
        (replace(DONOR, schema_version="2"), "other-schema"),
        (replace(DONOR, target="hf:somebody/else"), "other-target"),
        (replace(DONOR, secret=None, target="hf:somebody/else"), "other-target"),
        (Donor("person/chats", ()), "empty"),
    ],
)
def test_what_is_refused_has_a_reason(hub: HubServer, mirror: Mirror, donor: Donor, code: str) -> None:
    publish(hub, donor)
    report = collect(mirror.folder)
    assert codes(mirror) == [code]
    assert [each.defect.code for each in report.defects] == [code]
    assert usable(mirror) == set()
    assert "heron" not in said(mirror)
    hub.calls.clear()
    collect(mirror.folder)
    assert len(hub.calls) == 1


def test_files_that_are_not_as_promised_are_left_out_and_the_others_used(
    hub: HubServer, mirror: Mirror
) -> None:
    donor = replace(DONOR, shards=3)
    files = files_of(donor)
    paths = sorted(path for path in files if path.startswith("data/"))
    broken = signed(donor, {**files, paths[0]: b"PAR1 but no more"}, {})
    broken |= {paths[1]: files[paths[1]][:-1] + b"x", "data/more.parquet": files[paths[2]]}
    put(hub, DONOR.name, broken)
    collect(mirror.folder)
    assert codes(mirror) == ["corrupt-file", "unlisted-file", "wrong-hash"]
    assert usable(mirror) == {"cp1-c"}


def test_an_origin_over_the_limit_is_not_fetched(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    report = collect(mirror.folder, limits=Limits(largest_origin=1000))
    assert codes(mirror) == ["too-large"]
    assert (report.size, hub.called("GET", SHARD)) == (0, 0)


def test_hostile_tombstones_are_reported_and_those_known_still_hold(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR.without("cp1-a"))
    collect(mirror.folder)
    put(hub, DONOR.name, signed(DONOR, {**files_of(DONOR), STONES: b"PAR1 nothing"}, {}))
    collect(mirror.folder)
    assert "bad-tombstones" in codes(mirror)
    assert usable(mirror) == {"cp1-b", "cp1-c"}


def test_a_gated_one_is_reported_and_read_once_its_owner_lets_us_in(hub: HubServer, mirror: Mirror) -> None:
    repository = publish(hub, DONOR)
    repository.gated = "manual"
    hub.user = hub.hub.add_user("lab")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_TOKEN", hub.user.token)
        report = collect(mirror.folder)
        assert (report.gated, codes(mirror), usable(mirror)) == (1, ["gated"], set())
        repository.readers["lab"] = "accepted"
        assert collect(mirror.folder).fetched == 1
    assert usable(mirror) == set(DONOR.ids)


def test_a_commit_that_vanishes_while_it_is_read_is_listed_again(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)

    def push() -> None:
        publish(hub, replace(DONOR, text="the otter dam"), squashed=True)

    hub.fail(Fault("GET", "resolve/.*/data/", status=0, before=push))
    report = collect(mirror.folder)
    assert (report.fetched, codes(mirror)) == (1, [])
    assert "the otter dam" in said(mirror)
    assert "heron" not in said(mirror)


def test_an_origin_that_does_not_answer_keeps_what_it_had_and_is_asked_again(
    hub: HubServer, mirror: Mirror
) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    publish(hub, replace(DONOR, text="the otter dam"))
    hub.fail(Fault("GET", "resolve/.*/manifest", status=403, times=1))
    report = collect(mirror.folder)
    assert (report.unreachable, codes(mirror)) == (1, ["refused"])
    assert usable(mirror) == set(DONOR.ids)
    assert collect(mirror.folder).fetched == 1
    assert "the otter dam" in said(mirror)


def test_what_a_run_brought_before_it_broke_off_is_not_fetched_again(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, replace(DONOR, shards=3))
    hub.fail(Fault("GET", "resolve/.*/data/train-0001-00002", status=403))
    assert collect(mirror.folder, limits=Limits(threads=1)).unreachable == 1
    assert usable(mirror) == set()
    hub.calls.clear()
    assert collect(mirror.folder).fetched == 1
    assert usable(mirror) == set(DONOR.ids)
    assert hub.called("GET", "/resolve/") == 3, "the manifest, its signature and the file that was missing"


def test_a_hash_that_would_lead_out_of_the_mirror_is_refused(hub: HubServer, mirror: Mirror) -> None:
    outside = mirror.folder.parent / "outside"
    outside.write_bytes(b"not theirs")
    files = files_of(DONOR)
    facts = json.loads(files["manifest.json"])
    facts["files"][0]["sha256"] = str(outside)
    put(hub, DONOR.name, {**files, "manifest.json": json.dumps(facts).encode()})
    collect(mirror.folder)
    assert codes(mirror) == ["bad-manifest"]


def test_an_origin_that_vanished_leaves_after_the_grace_period(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder, at=0.0)
    del hub.hub.repositories[DONOR.name]
    report = collect(mirror.folder, at=1 * DAY)
    assert (report.vanished, report.removed, usable(mirror)) == (1, 0, set(DONOR.ids))
    report = collect(mirror.folder, at=7 * DAY)
    assert (report.removed, len(usable(mirror))) == (0, 3)
    report = collect(mirror.folder, at=8 * DAY)
    assert (report.removed, usable(mirror)) == (1, set())
    assert "heron" not in said(mirror)
    assert list((mirror.folder / "objects").rglob("*.parquet")) == []
    events = [(line.on, line.event, line.id) for line in read_audit(mirror)]
    assert events == [
        ("1970-01-02", "vanished", ""),
        *(("1970-01-09", "removed", each) for each in DONOR.ids),
    ]


def test_an_origin_that_lost_its_tag_counts_as_vanished_and_may_come_back(
    hub: HubServer, mirror: Mirror
) -> None:
    publish(hub, DONOR)
    collect(mirror.folder)
    publish(hub, replace(DONOR, tags=("commonplace",)))
    assert collect(mirror.folder).vanished == 1
    assert codes(mirror) == ["no-longer-offered"]
    publish(hub, DONOR)
    assert collect(mirror.folder).vanished == 0
    assert (codes(mirror), len(usable(mirror))) == ([], 3)


def test_one_that_was_named_is_collected_without_the_tag_and_stays_so(hub: HubServer, mirror: Mirror) -> None:
    donor = replace(DONOR, tags=("commonplace",))
    publish(hub, donor)
    assert collect(mirror.folder).listed == 0
    wanted = Wanted(repositories=("person/chats", "person/nothing"))
    report = collect(mirror.folder, wanted)
    assert [(each.origin, each.defect.code) for each in report.defects] == [
        ("hf:person/nothing", "not-there")
    ]
    publish(hub, donor.without("cp1-a"))
    assert collect(mirror.folder).withdrawn == 1
    assert usable(mirror) == {"cp1-b", "cp1-c"}


def test_ids_of_two_origins_are_set_aside_and_foreign_tombstones_ignored(
    hub: HubServer, mirror: Mirror
) -> None:
    publish(hub, DONOR)
    collect(mirror.folder, at=0.0)
    copier = Donor("copier/chats", ("cp1-a", "cp1-x"), withdrawn=("cp1-b",))
    publish(hub, copier)
    collect(mirror.folder, at=1.0)
    assert codes(mirror) == ["claimed-twice"]
    assert codes(mirror, copier.name) == ["claimed-twice", "foreign-tombstone"]
    assert usable(mirror) == {"cp1-b", "cp1-c", "cp1-x"}
    publish(hub, copier.without("cp1-a"))
    collect(mirror.folder, at=2.0)
    assert codes(mirror) == []
    assert usable(mirror) == {"cp1-a", "cp1-b", "cp1-c", "cp1-x"}


def test_a_copy_of_a_row_goes_when_its_first_origin_withdraws(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder, at=0.0)
    copier = Donor("copier/chats", ("cp1-a", "cp1-x"), text="the heron valley")
    publish(hub, copier)
    collect(mirror.folder, at=1.0)
    publish(hub, DONOR.without("cp1-a"))
    collect(mirror.folder, at=2.0)
    assert codes(mirror, copier.name) == ["withdrawn-copy"]
    assert usable(mirror) == {"cp1-b", "cp1-c", "cp1-x"}
    assert text_of(DONOR, "cp1-a") not in said(mirror)
    publish(hub, replace(copier, ids=("cp1-a", "cp1-x", "cp1-y")))
    collect(mirror.folder, at=3.0)
    assert usable(mirror) == {"cp1-b", "cp1-c", "cp1-x", "cp1-y"}
    assert text_of(DONOR, "cp1-a") not in said(mirror)


def test_a_folder_is_an_origin_and_its_withdrawals_count(mirror: Mirror, tmp_path: Path) -> None:
    donor = Donor("unused/name", ("cp1-a", "cp1-b"), target="folder:given", secret=None)
    folder = tmp_path / "given"
    _fill(folder, files_of(donor))
    wanted = Wanted(folders=(folder,))
    assert collect(mirror.folder, wanted).rows == 2
    assert collect(mirror.folder, wanted).unchanged == 1
    _fill(folder, files_of(donor.without("cp1-a")))
    assert collect(mirror.folder, wanted).withdrawn == 1
    assert usable(mirror) == {"cp1-b"}
    with pytest.raises(UsageError, match="the same name"):
        collect(mirror.folder, Wanted(folders=(folder, _fill(tmp_path / "more" / "given", {}))))


def _fill(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        there = folder / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(data)
    return folder


def test_a_list_that_breaks_off_changes_nothing(hub: HubServer, mirror: Mirror) -> None:
    for donor in donors(4):
        publish(hub, donor)
    collect(mirror.folder)
    hub.hub.page_size = 2
    hub.fail(Fault("GET", "cursor=2", status=403, times=9))
    with pytest.raises(HubError):
        collect(mirror.folder)
    assert len(usable(mirror)) == 12
    assert {state.standing for state in mirror.origins()} == {"current"}


def test_too_many_calls_are_waited_out(hub: HubServer, mirror: Mirror) -> None:
    for donor in donors(3):
        publish(hub, donor)
    hub.fail(Fault("GET", "/resolve/", status=429, headers={"Retry-After": "0"}))
    report = collect(mirror.folder)
    assert (report.fetched, report.defects) == (3, ())


def test_a_dry_run_tells_sizes_and_writes_nothing(hub: HubServer, tmp_path: Path) -> None:
    publish(hub, DONOR)
    report = foresee(tmp_path / "none")
    assert (report.listed, report.files) == (1, 2)
    assert report.foreseen > 1000
    assert not (tmp_path / "none").exists()
    collect(tmp_path / "mirror")
    assert foresee(tmp_path / "mirror").unchanged == 1


def test_two_processes_do_not_collect_into_one_mirror(
    mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("commonplace.store.lock._WAIT_SECONDS", 0.1)
    with alone(mirror), pytest.raises(WorkspaceBusy):
        collect(mirror.folder)


def test_a_torn_line_of_the_audit_log_costs_no_other(hub: HubServer, mirror: Mirror) -> None:
    publish(hub, DONOR)
    collect(mirror.folder, at=0.0)
    (mirror.folder / "audit.jsonl").write_bytes(b'{"on":"2026-0')
    publish(hub, DONOR.without("cp1-a"))
    collect(mirror.folder, at=0.0)
    assert [line.id for line in read_audit(mirror)] == ["cp1-a"]


def test_what_a_killed_process_left_beside_the_states_is_swept(mirror: Mirror) -> None:
    torn = mirror.folder / "origins" / ".x.tmp"
    torn.write_bytes(b"torn")
    assert sweep(mirror) == (0, 4)
    assert not torn.exists()
