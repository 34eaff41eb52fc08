"""What ``lab status`` counts, of which rows, and what it says changed."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.collect import Mirror
from commonplace.collect.overview import counting, overview
from commonplace.collect.trust import block, judge, review
from commonplace.collect.verifying import verify
from commonplace.records.tombstone import Tombstone
from tests.collect.overview.mirrors import HOSTILE, QUICK, hostile
from tests.collect.verifying.mirrors import NOW, add, parquet, row, row_id

WHO = ("Ada", "", NOW)


def test_rows_that_may_be_used_are_counted_by_all_facets(tmp_path: Path) -> None:
    found = overview(hostile(tmp_path), now=NOW)
    assert (found.rows, found.counts.rows, found.withheld, found.unverified) == (9, 8, 1, 0)
    facets = found.counts.facets
    assert facets["provider"] == {"openai": 7, "<b>bold</b>": 1}
    assert {name: facets["model"][name] for name in HOSTILE} == dict.fromkeys(HOSTILE, 1)
    assert facets["licence"] == {"CC0-1.0": 7, HOSTILE[1]: 1}
    assert facets["evidence"] == {"E1": 8}
    assert facets["month"] == {"2026-02": 8}
    assert set(facets) == set(counting.FACETS)
    assert found.counts.months["openai"] == {"2026-02": 7}
    assert [(each.code, each.by, each.times, each.origins) for each in found.refusals] == [
        ("counters", "verify", 1, (("hf:b/roken", 1),))
    ]


def test_what_was_not_verified_is_not_read_and_said(mirror: Mirror) -> None:
    assert overview(mirror, now=NOW).next == "commonplace lab collect"
    file = mirror.folder / "hostile.parquet"
    file.write_bytes(b"PAR1 this ends a reader PAR1")
    add(mirror, [(file, 5)])
    found = overview(mirror, now=NOW)
    assert (found.rows, found.counts.rows, found.unverified, found.unverified_rows) == (5, 0, 1, 5)
    assert found.next == "commonplace lab verify"


def test_the_next_command_follows_from_what_was_done(mirror: Mirror, tmp_path: Path) -> None:
    add(mirror, [(parquet(tmp_path / "made", [row("a"), row("b")]), 2)])
    verify(mirror, QUICK, now=NOW)
    assert (overview(mirror, now=NOW).next, overview(mirror, now=NOW).trust) == (
        "commonplace lab trust",
        None,
    )
    judge(mirror, now=NOW)
    found = overview(mirror, now=NOW)
    assert (found.next, found.trust_current, found.capped, found.reviewed) == (
        "commonplace lab build",
        True,
        1,
        0,
    )
    review(mirror, ["hf:some/one"], WHO)
    found = overview(mirror, now=NOW)
    assert (found.next, found.trust_current, found.capped, found.reviewed) == (
        "commonplace lab trust",
        False,
        0,
        1,
    )


def test_each_file_is_counted_once_and_again_only_when_other_rows_are_withheld(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(mirror, [(parquet(tmp_path / "made", [row("a"), row("b")]), 2)])
    verify(mirror, QUICK, now=NOW)
    first = overview(mirror, now=NOW)
    with monkeypatch.context() as patched:
        patched.setattr(counting, "batches", None)
        assert overview(mirror, now=NOW).counts == first.counts
    block(mirror, [("hf:some/one", row_id("a"))], "other", WHO)
    found = overview(mirror, now=NOW)
    assert (found.counts.rows, found.withheld) == (1, 1)
    assert [(each.code, each.by) for each in found.refusals] == [("other", "lab")]
    assert len(list((mirror.folder / "status").glob("*/*.msgpack"))) == 1


def test_what_changed_since_the_last_time(mirror: Mirror, tmp_path: Path) -> None:
    add(mirror, [(parquet(tmp_path / "made", [row("a"), row("b")]), 2)])
    verify(mirror, QUICK, now=NOW)
    first = overview(mirror, now=NOW)
    assert (first.since, [(each.what, each.rows) for each in first.changes]) == (None, [("new", 2)])
    again = overview(mirror, now=NOW + 60)
    assert (again.since, again.changes) == (NOW, ())
    state = mirror.origin("hf:some/one")
    assert state is not None
    stone = Tombstone(id=row_id("a"), withdrawn_month="2026-05")
    mirror.remember(replace(state, tombstones=(stone,)))
    add(mirror, [(parquet(tmp_path / "more", [row("c")]), 1)], origin="hf:a/new")
    changes = overview(mirror, now=NOW + 120).changes
    assert [(each.origin, each.what, each.rows, each.withdrawn) for each in changes] == [
        ("hf:a/new", "new", 0, 0),
        ("hf:some/one", "changed", -1, 1),
    ]
    mirror.remember(replace(state, standing="withdrawn", files=(), tombstones=(stone,)))
    (gone,) = overview(mirror, now=NOW + 180).changes
    assert (gone.what, gone.rows) == ("gone", -1)


def test_a_stranger_cannot_fill_the_counts_with_names(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_MOST_NAMES", 3)
    rows = [replace(row(f"r{number}"), client=f"client-{number}" * 40) for number in range(6)]
    add(mirror, [(parquet(tmp_path / "made", rows), 6)])
    verify(mirror, QUICK, now=NOW)
    clients = overview(mirror, now=NOW).counts.facets["client"]
    assert (len(clients), clients["other"], max(map(len, clients))) == (4, 3, 100)
