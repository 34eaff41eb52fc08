"""A complaint names somebody as people write names; what is found are places."""

import json
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.trust.making import make_mirror, put_origin, row_of
from hypothesis import given
from hypothesis import strategies as st

from commonplace.collect import Mirror, MirroredFile, OriginState, Withheld
from commonplace.collect.trust import find
from commonplace.collect.trust.searching import Needle
from commonplace.errors import UsageError
from commonplace.records.row import Branch


def stands(needle: str, text: str) -> int:
    return len(list(Needle(needle).spans(text)))


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("María López", "ask maria lopez about it"),
        ("maria lopez", "LÓPEZ, MARÍA"),
        ("Maria Lopez", "maria.lopez@mail-of.example and maria_lopez"),
        ("Maria Lopez", "María\nLópez"),
        ("Ana Sofia Brandt", "Brandt, Ana Sofia"),
        ("Łukasz", "lukasz said"),
        ("Lopez", "Lo\u0301pez and Lo\u00adpez"),
        ("+31 6 1234 5678", "call 06-12345678 or +31612345678"),
        ("12345678", "12 34 56 78"),
        ("Lopez", "\uff2c\uff4f\uff50\uff45\uff5a"),
        ("Иванов Пётр", "Петр Иванов"),
    ],
)
def test_as_people_write_it(needle: str, text: str) -> None:
    assert stands(needle, text) >= 1


@pytest.mark.parametrize(
    ("needle", "text"),
    [
        ("Ana Li", "banana list"),
        ("Lopez", "Lopezia"),
        ("12345678", "9123456780"),
        ("Maria Lopez", "Maria met a Lopez"),
    ],
)
def test_not_inside_other_words(needle: str, text: str) -> None:
    assert stands(needle, text) == 0


@given(st.text(max_size=60), st.text(max_size=200))
def test_ranges_lie_in_the_text_and_any_input_is_taken_or_refused(needle: str, text: str) -> None:
    try:
        made = Needle(needle)
    except UsageError:
        return
    assert all(0 <= start < end <= len(text) for start, end in made.spans(text))


@given(st.from_regex(r"[a-z]{3,9} [a-z]{3,9}", fullmatch=True), st.from_regex(r"[ .,]{1,5}", fullmatch=True))
def test_a_name_is_found_wherever_it_stands_between_signs(name: str, signs: str) -> None:
    assert stands(name, f"{signs}{name.upper()}{signs}") == 1


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    row = row_of(
        "one",
        [
            ("user", "write to Maria López, please, MARIA LOPEZ"),
            ("call", "mail maria.lopez"),
            ("tool", "sent"),
            ("assistant", "done"),
        ],
    )
    branch = Branch(
        branch=1,
        base=0,
        fork_at=-1,
        kind="edited",
        inherits_prefix=True,
        messages=row.messages[:1],
        turns=row.turns[:1],
    )
    branch = msgspec.structs.replace(branch, turns=(msgspec.structs.replace(row.turns[0], id="m9"),))
    row = msgspec.structs.replace(row, branches=(branch,), has_branches=True)
    return make_mirror(
        tmp_path, {"hf:a/one": [row], "hf:b/two": [row_of("x", [("user", "hi"), ("assistant", "hi")])]}
    )


def test_places_with_counts_in_messages_tools_and_branches_and_no_text(mirror: Mirror) -> None:
    (hit,) = find(mirror, "Maria Lopez")
    assert (hit.origin, hit.turns, hit.snippets) == ("hf:a/one", {"m1": 2, "m2": 1, "m9": 2}, ())


def test_text_around_it_only_if_asked_for(mirror: Mirror) -> None:
    (hit,) = find(mirror, "Maria Lopez", show=True)
    assert "write to Maria López, please" in hit.snippets[0]


def test_an_id_a_hash_and_rows_that_no_build_may_use(mirror: Mirror) -> None:
    (state, other) = mirror.origins()
    (row,) = find(mirror, "maria lopez")
    mirror.withhold("hf:a/one", (Withheld(id=row.id, by="lab", reasons=("other",), at=1.0),))
    assert [hit.id for hit in find(mirror, f"hf:a/one#{row.id}")] == [row.id]
    assert [hit.origin for hit in find(mirror, other.files[0].sha256)] == ["hf:b/two"]
    put_origin(mirror, "hf:b/two", [row_of("y", [("user", "maria lopez")])], probation=True)
    assert [hit.origin for hit in find(mirror, "maria lopez")] == ["hf:a/one", "hf:b/two"]
    assert state.origin == "hf:a/one"


@pytest.mark.parametrize("given_", ["", "  ", "a.", "\u200b"])
def test_too_little_to_look_for(given_: str) -> None:
    with pytest.raises(UsageError, match="too little"):
        Needle(given_)


def put_raw(mirror: Mirror, data: bytes, path: str) -> None:
    file = mirror.folder / "raw"
    file.write_bytes(data)
    held = MirroredFile(path=path, size=len(data), sha256=mirror.keep(file), role="raw")
    mirror.remember(OriginState(origin="hf:near/by", standing="current", adapter="sharegpt", files=(held,)))


def test_neighbours_own_files_are_looked_through_line_by_line(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    lines = [
        "{}",
        json.dumps({"value": "says Mar\u00eda L\u00f3pez\nand Mar\u00eda L\u00f3pez"}),
        "x" * 1_200_000 + " maria lopez",
    ]
    put_raw(mirror, "\n".join(lines).encode(), "data/own.jsonl")
    (hit,) = find(mirror, "Lopez, Maria")
    assert (hit.origin, hit.id, hit.path) == ("hf:near/by", "", "data/own.jsonl")
    assert hit.turns == {"line 2": 2, "line 3": 1}
    assert list(find(mirror, "Nobody There")) == []
    assert [each.path for each in find(mirror, hit_sha(mirror))] == ["data/own.jsonl"]


def hit_sha(mirror: Mirror) -> str:
    state = mirror.origin("hf:near/by")
    assert state is not None
    return state.files[0].sha256


def test_parquet_of_any_shape_is_looked_through_and_what_cannot_be_is_said(tmp_path: Path) -> None:
    mirror = Mirror(tmp_path / "mirror")
    nested = [{"who": [{"name": "Mar\u00eda L\u00f3pez"}]}, {"who": []}]
    pq.write_table(pa.Table.from_pylist([{"talk": nested, "n": 1}]), tmp_path / "x.parquet")
    whole = (tmp_path / "x.parquet").read_bytes()
    put_raw(mirror, whole, "x.parquet")
    assert [hit.turns for hit in find(mirror, "maria lopez")] == [{"row group 0": 1}]
    put_raw(mirror, whole[:60], "torn.parquet")
    assert [hit.turns for hit in find(mirror, "maria lopez")] == [{"not looked through": 1}]
