"""Features are computed once, survive what they can survive, and go with the row they came from."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from commonplace.curate import Engine, Features, features, purge
from commonplace.errors import DamagedInput, UsageError
from tests.curate.rows_in_files import by_origin, file_of, row

HERE = Engine(processes=False)
ONE = row("cp1-one", [("user", "Wie hoch ist der höchste Berg?"), ("assistant", "Es ist der Mount Everest.")])
TWO = row("cp1-two", [("user", "What is `x = 1` in Python?"), ("assistant", "It gives the name x to 1.")])
KINDS = ("facts", "compare", "language", "tokens")


def values(made: Features, kind: str, column: str) -> dict[str, object]:
    return {
        name: value
        for file in made.files
        for batch in made.batches(file, kind, ["id", column])
        for name, value in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True)
    }


def stamps(cache: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in cache.rglob("*.parquet")}


def all_bytes(folder: Path) -> Iterator[bytes]:
    """Every file as it lies there, and what its Parquet decodes to."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
            if path.suffix == ".parquet":
                yield (
                    repr(pq.read_table(path).to_pylist()).encode()
                    + repr(pq.read_metadata(path).metadata).encode()
                )


def test_every_kind_says_what_it_says(tmp_path: Path) -> None:
    made = features(
        by_origin(tmp_path, {"hf:ada/a": [ONE, TWO]}), tmp_path / "cache", kinds=KINDS, engine=HERE
    )
    assert values(made, "language", "language") == {"cp1-one": "de", "cp1-two": "en"}
    assert values(made, "compare", "word_count") == {"cp1-one": 11, "cp1-two": 14}
    assert values(made, "facts", "message_count") == {"cp1-one": 2, "cp1-two": 2}
    counts = values(made, "tokens", "token_counts")
    assert values(made, "tokens", "tokens") == {name: sum(each) for name, each in counts.items()}  # type: ignore[misc]
    assert min(values(made, "tokens", "tokens").values()) > 10  # type: ignore[type-var]


def test_only_changed_files_are_computed_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    files = by_origin(tmp_path, {"hf:ada/a": [ONE], "hf:bob/b": [TWO]})
    assert features(files, cache, engine=HERE).computed == 2
    before = stamps(cache)
    assert features(files[::-1], cache, engine=HERE).computed == 0
    assert stamps(cache) == before
    files[1] = file_of(tmp_path, [TWO, ONE], origin="hf:bob/b")
    made = features(files, cache, engine=HERE)
    assert made.computed == 1
    after = stamps(cache)
    assert len(after) == 4
    assert {path for path in before if after.get(path) == before[path]} == {
        path for path in before if "ada" in path
    }


def test_a_row_that_moved_keeps_what_follows_from_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from commonplace.curate import kinds

    cache = tmp_path / "cache"
    first = features([file_of(tmp_path, [ONE, TWO])], cache, engine=HERE)
    kept = values(first, "compare", "chain")
    three = row("cp1-three", [("user", "Something else is asked here")])
    seen: list[int] = []
    known = kinds.KINDS["compare"]
    counting = msgspec.structs.replace(
        known, compute=lambda rows: (seen.append(len(rows)), known.compute(rows))[1]
    )
    monkeypatch.setitem(kinds.KINDS, "compare", counting)
    made = features([file_of(tmp_path, [three, TWO])], cache, engine=HERE)
    assert seen == [1]
    assert values(made, "compare", "chain")["cp1-two"] == kept["cp1-two"]
    assert list(values(made, "compare", "chain")) == ["cp1-three", "cp1-two"]


def test_files_that_were_finished_stay_when_another_fails(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    files = by_origin(tmp_path, {"hf:ada/a": [ONE], "hf:bob/b": [TWO]})
    whole = files[1].file.read_bytes()
    files[1].file.write_bytes(whole[:100])
    with pytest.raises(DamagedInput) as error:
        features(files, cache, engine=HERE)
    assert error.value.facts == ("hf:bob/b", "a")
    assert not list(cache.rglob("*.tmp"))
    files[1].file.write_bytes(whole)
    assert features(files, cache, engine=HERE).computed == 1


def test_withheld_rows_have_no_features_until_they_may_be_used(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    file = file_of(tmp_path, [ONE, TWO], withheld=frozenset({"cp1-one", "cp1-elsewhere"}))
    made = features([file], cache, engine=HERE)
    assert list(values(made, "compare", "word_count")) == ["cp1-two"]
    assert not any(b"cp1-one" in data or b"cp1-elsewhere" in data for data in all_bytes(cache))
    free = msgspec.structs.replace(file, withheld=frozenset())
    assert list(values(features([free], cache, engine=HERE), "compare", "word_count")) == [
        "cp1-one",
        "cp1-two",
    ]
    # What is withheld later is passed over, though nothing is computed.
    again = features([file], cache, engine=HERE)
    assert (again.computed, list(values(again, "facts", "scope"))) == (0, ["cp1-two"])


def test_a_purge_leaves_no_byte_of_a_row(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    files = by_origin(tmp_path, {"hf:ada/a": [ONE, TWO], "hf:bob/b": [ONE]})
    made = features(files, cache, kinds=KINDS, engine=HERE)
    (chain,) = [value for name, value in values(made, "compare", "chain").items() if name == "cp1-one"]
    assert purge(cache, "hf:ada/a", ["cp1-one", "cp1-unknown"]) == len(KINDS)
    folders = [path for path in cache.glob("*/*") if "ada" in path.name]
    assert len(folders) == len(KINDS)
    for folder in folders:
        for data in all_bytes(folder):
            assert b"cp1-one" not in data
            assert b"Everest" not in data
            assert str(chain[-1]).encode() not in data  # type: ignore[index]
    # The other origin's row of that id is not this row.
    assert "cp1-one" in values(msgspec.structs.replace(made, files=(files[1],)), "facts", "scope")
    assert features(files, cache, kinds=KINDS, engine=HERE).computed == 0
    assert purge(cache, "hf:ada/a", None) == len(KINDS)
    assert not [path for path in cache.rglob("*.parquet") if "ada" in str(path)]


def test_no_text_is_kept(tmp_path: Path) -> None:
    features(by_origin(tmp_path, {"hf:ada/a": [ONE, TWO]}), tmp_path / "cache", kinds=KINDS, engine=HERE)
    assert not any(b"Everest" in data or b"everest" in data for data in all_bytes(tmp_path / "cache"))


def test_an_unknown_kind_is_named_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as error:
        features([], tmp_path, kinds=("colour",), engine=HERE)
    assert error.value.facts == ("colour",)
    assert "compare" in error.value.hint


def test_no_rows_are_no_problem(tmp_path: Path) -> None:
    empty = file_of(tmp_path, [ONE], withheld=frozenset({"cp1-one"}))
    assert values(features([empty], tmp_path / "cache", engine=HERE), "compare", "chain") == {}
    assert features([], tmp_path / "cache", engine=HERE).files == ()


def test_the_engine_tells_nobody() -> None:
    assert os.environ["DO_NOT_TRACK"] == "1"
