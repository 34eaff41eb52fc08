"""A build appears whole, holds every row or says why not, and has the same bytes whatever the files were."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from commonplace import build
from commonplace.build import writing
from commonplace.build.digests import wrong_files
from commonplace.errors import DamagedInput, UsageError
from commonplace.records.row_file import RowFile
from commonplace.records.selection import ViewRequest
from tests.build.selections import ROWS, chat, digest_of, files_of, selection
from tests.curate.rows_in_files import file_of

ALL = ("messages", "preferences", "feedback", "prompts", "user_turns", "trajectories", "text")


def rows_in(folder: Path, view: str) -> list[dict[str, object]]:
    files = sorted((folder / "data" / view).glob("*.parquet"))
    rows: list[dict[str, object]] = []
    for file in files:
        rows += pq.read_table(file).to_pylist()
    return rows


def test_a_build_has_everything_and_every_row_is_in_it_or_counted(tmp_path: Path) -> None:
    built = build.write(selection(tmp_path / "s", files_of(tmp_path), ALL), tmp_path / "out")
    assert built.manifest.rows == sum(map(len, ROWS.values()))
    for view in built.manifest.views:
        assert view.files, view.name
    messages = built.manifest.views[0]
    assert messages.rows + sum(messages.refused.values()) == built.manifest.rows
    assert messages.refused == {"call-unanswered": 1, "control-token": 1, "user-turns-only": 1}
    assert messages.noted == {"cut-after-last-answer": 1}
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "README.md", "SHA256SUMS", "build.json", "composition.json", "croissant.json", "data", "dropped.parquet",
        "lineage.parquet", "plots", "recipe.toml", "refused.parquet",
    }  # fmt: skip
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()
    assert wrong_files(tmp_path / "out") == []
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path / "out", check=True)
    lineage = pq.read_table(tmp_path / "out" / "lineage.parquet").to_pylist()
    assert [row["key"] for row in lineage] == sorted(row["key"] for row in lineage)
    assert {row["address"] for row in lineage} >= {"ada/chats@" + "0" * 40 + "#cp1-a"}
    assert lineage[0]["steps"] == ["lengths@1"]
    refused = pq.read_table(tmp_path / "out" / "refused.parquet").to_pylist()
    assert len(refused) == sum(sum(view.refused.values()) for view in built.manifest.views)


def test_the_same_selection_gives_the_same_bytes(tmp_path: Path) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path), ALL)
    build.write(chosen, tmp_path / "one")
    build.write(chosen, tmp_path / "two")
    assert digest_of(tmp_path / "one") == digest_of(tmp_path / "two")


MANY = [chat(f"cp1-{number}", f"Question {number}?") for number in range(24)]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(MANY))),
    cuts=st.lists(st.integers(0, len(MANY)), max_size=4),
    ranges=st.sampled_from([1, 3, 200]),
)
def test_any_order_and_partition_of_the_files_gives_the_same_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: list[int], cuts: list[int], ranges: int
) -> None:
    monkeypatch.setattr(
        "commonplace.build.gathering.RANGE_BYTES", 10**9 if ranges == 1 else 200_000 // ranges
    )
    shutil.rmtree(tmp_path, ignore_errors=True)
    bounds = sorted({0, len(MANY), *cuts})
    files = [
        file_of(tmp_path / "f", [MANY[at] for at in order[begin:end]], path=f"p{begin}")
        for begin, end in pairwise(bounds)
    ]
    whole = [file_of(tmp_path / "g", MANY, path="p")]
    views = ("messages", "prompts")
    build.write(selection(tmp_path / "s", files, views), tmp_path / "cut")
    build.write(selection(tmp_path / "t", whole, views), tmp_path / "whole")
    one, two = digest_of(tmp_path / "cut"), digest_of(tmp_path / "whole")
    # Lineage names the files; all that people train on is equal.
    assert {path for path in one if one[path] != two[path]} <= {"lineage.parquet", "SHA256SUMS"}


def test_a_killed_build_goes_on_after_the_views_that_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path), ALL)
    build.write(chosen, tmp_path / "whole")
    made: list[str] = []
    real = writing._write_view

    def dies(*given: object) -> object:
        name = given[1][1]  # type: ignore[index]
        if name == "prompts" and "prompts" not in made:
            made.append(name)
            raise KeyboardInterrupt
        made.append(name)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "_write_view", dies)
    with pytest.raises(KeyboardInterrupt):
        build.write(chosen, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    build.write(chosen, tmp_path / "out")
    assert made == [
        "messages",
        "preferences",
        "feedback",
        "prompts",
        "prompts",
        "user_turns",
        "trajectories",
        "text",
    ]
    assert digest_of(tmp_path / "out") == digest_of(tmp_path / "whole")


def test_another_selection_does_not_go_on_with_what_an_earlier_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path))
    monkeypatch.setattr(writing, "_finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        build.write(chosen, tmp_path / "out")
    monkeypatch.undo()
    built = build.write(replace(chosen, views=(ViewRequest(name="text"),)), tmp_path / "out")
    assert [view.name for view in built.manifest.views] == ["text"]
    assert not (tmp_path / "out" / "data" / "messages").exists()


def test_a_folder_in_use_is_left_alone_and_a_build_is_replaced_only_when_asked(tmp_path: Path) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    for replaced in (False, True):
        with pytest.raises(UsageError, match="something in the folder"):
            build.write(chosen, tmp_path / "out", replace=replaced)
    assert (tmp_path / "out" / "mine.txt").read_text() == "mine"
    build.write(chosen, tmp_path / "other")
    with pytest.raises(UsageError, match="something in the folder"):
        build.write(chosen, tmp_path / "other")
    again = build.write(replace(chosen, views=(ViewRequest(name="text"),)), tmp_path / "other", replace=True)
    assert [view.name for view in again.manifest.views] == ["text"]


def test_only_the_file_that_was_selected_from_is_read(tmp_path: Path) -> None:
    files = files_of(tmp_path)
    chosen = selection(tmp_path / "s", files)
    files[0].file.write_bytes(files[1].file.read_bytes())
    with pytest.raises(DamagedInput, match="not the one"):
        build.write(chosen, tmp_path / "out")
    with pytest.raises(DamagedInput, match="not given"):
        build.write(replace(chosen, files=chosen.files[1:]), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_row_that_was_withheld_since_is_left_out_and_listed(tmp_path: Path) -> None:
    files = files_of(tmp_path)
    chosen = selection(tmp_path / "s", files)

    def withheld(file: RowFile) -> RowFile:
        return replace(file, withheld=frozenset({"cp1-a", "cp1-other"}))

    later = replace(chosen, files=tuple(map(withheld, files)))
    built = build.write(later, tmp_path / "out")
    assert built.manifest.rows == sum(map(len, ROWS.values())) - 1
    assert "cp1-a" not in {row["id"] for row in rows_in(tmp_path / "out", "messages")}
    dropped = pq.read_table(tmp_path / "out" / "dropped.parquet").to_pylist()
    assert {(row["id"], row["step"], row["reason"]) for row in dropped} == {
        ("cp1-gone", "lengths", "too-short"),
        ("cp1-a", "build", "withheld"),
    }


def test_the_content_digest_does_not_depend_on_how_files_are_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path), ALL)
    one = build.write(chosen, tmp_path / "one").manifest
    monkeypatch.setattr("commonplace.build.parts.GROUP_ROWS", 1)
    monkeypatch.setattr("commonplace.build.parts.PART_BYTES", 1)
    two = build.write(chosen, tmp_path / "two").manifest
    assert one.content == two.content
    assert [len(view.files) for view in one.views] != [len(view.files) for view in two.views]
    train = [file for file in two.views[0].files if file.split == "train"]
    assert [file.path for file in train] == [
        f"data/messages/train-{at:05d}-of-{len(train):05d}.parquet" for at in range(len(train))
    ]
    assert len(train) > 1
    three = build.write(replace(chosen, seed=8, placeholders="mask"), tmp_path / "three").manifest
    assert three.content == one.content  # no placeholders in these rows, nothing is drawn


def test_repeated_rows_stand_there_as_often_as_the_mix_takes_them(tmp_path: Path) -> None:
    files = files_of(tmp_path)
    built = build.write(selection(tmp_path / "s", files, repeat={"cp1-a": 3}), tmp_path / "out")
    ids = [row["id"] for row in rows_in(tmp_path / "out", "messages")]
    assert ids.count("cp1-a") == 3
    assert built.manifest.views[0].rows == len(ids)


@pytest.mark.parametrize(
    ("views", "said"),
    [
        ((ViewRequest(name="poems"),), "no view 'poems'"),
        ((ViewRequest(name="text", options={"colour": 1}),), "does not take these options"),
        ((ViewRequest(name="messages", options={"train": "none"}),), "does not take these options"),
        (("text", "text"), "name of its own"),
        ((ViewRequest(name="text", options={"as": "../x"}),), "name of its own"),
    ],
)
def test_views_and_options_that_do_not_exist_are_refused_by_name(
    tmp_path: Path, views: tuple[ViewRequest | str, ...], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        build.write(selection(tmp_path / "s", files_of(tmp_path), views), tmp_path / "out")


def test_the_card_and_all_that_is_told_of_a_build_quotes_no_row(tmp_path: Path) -> None:
    build.write(selection(tmp_path / "s", files_of(tmp_path), ALL), tmp_path / "out")
    told = "".join(
        path.read_text(encoding="utf-8")
        for path in (tmp_path / "out").rglob("*")
        if path.suffix in (".md", ".json", ".svg", ".toml")
    )
    assert "Intended use: **train-general**" in told
    for word in ("scatters", "sky", "colour", "fjord", "notes.txt"):
        assert word not in told
    assert json.loads((tmp_path / "out" / "build.json").read_text())["rows"] == 7
