"""Which rows are duplicates of which, of what type, and that nothing else decides it than the rows."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from benchmarks.duplicates.corpus import Corpus, make
from benchmarks.duplicates.scoring import score
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.curate import Clusters, Engine, Resolution, features, resolve, write_clusters
from commonplace.records.row import Row
from commonplace.records.row_file import RowFile
from tests.curate.rows_in_files import Said, by_origin, file_of, row

HERE = Engine(processes=False)
LONG = " ".join(f"word{number}" for number in range(80))
CHAT: list[Said] = [
    ("user", "How do I cook rice well? " + LONG),
    ("assistant", "With twice the water. " + LONG),
]
MORE: list[Said] = [*CHAT, ("user", "And beans?"), ("assistant", "With more of it and longer.")]
OTHER: list[Said] = [CHAT[0], ("assistant", "In a steamer, as others do, until it is soft.")]


def resolved(folder: Path, files: Sequence[RowFile], **wanted: object) -> Clusters:
    made = features(files, folder / "cache", engine=HERE)
    chosen = Resolution(**wanted)  # type: ignore[arg-type]
    result = resolve(made, scratch=folder / "scratch", settings=chosen, engine=HERE)
    assert not (folder / "scratch").exists()
    return result


def of(
    folder: Path, given: Mapping[str, Sequence[Row]], **wanted: object
) -> dict[str, tuple[str, bool, str]]:
    """For each row of a cluster its type, whether it is kept, and the row that it is judged against."""
    table = resolved(folder, by_origin(folder / "rows", given), **wanted).table
    return {line["id"]: (line["type"], line["kept"], line["evidence_id"]) for line in table.to_pylist()}


def test_a_copy_goes_for_the_other_whoever_gave_it(tmp_path: Path) -> None:
    shouted = [(role, text.upper().replace(" ", "\n")) for role, text in CHAT]
    found = of(tmp_path, {"hf:ada/a": [row("cp1-a", CHAT)], "hf:bob/b": [row("cp1-b", shouted)]})
    assert sorted(kind for kind, _, _ in found.values()) == ["exact", "representative"]
    assert sorted(kept for _, kept, _ in found.values()) == [False, True]


@pytest.mark.parametrize("donor", ["hf:ada/later", "hf:bob/b"])
def test_the_longer_export_of_a_chat_stands_for_the_shorter(tmp_path: Path, donor: str) -> None:
    found = of(tmp_path, {"hf:ada/a": [row("cp1-short", CHAT)], donor: [row("cp1-long", MORE)]})
    assert found == {
        "cp1-long": ("representative", True, "cp1-long"),
        "cp1-short": ("longer", False, "cp1-long"),
    }


def test_a_greeting_that_many_conversations_open_with_is_no_export_of_them(tmp_path: Path) -> None:
    hello: list[Said] = [("user", "hello"), ("assistant", "Hello! How can I help?")]
    rows = {
        "hf:ada/a": [row("cp1-a", hello)],
        "hf:bob/b": [row("cp1-b", [*hello, ("user", "Tell me of rice")])],
    }
    assert of(tmp_path, rows) == {}
    same = {"hf:ada/a": rows["hf:ada/a"], "hf:ada/b": rows["hf:bob/b"]}
    assert of(tmp_path / "same", same)["cp1-a"] == ("longer", False, "cp1-b")


def test_answers_asked_for_again_are_branches_that_stay(tmp_path: Path) -> None:
    found = of(tmp_path, {"hf:ada/a": [row("cp1-a", CHAT)], "hf:ada/b": [row("cp1-b", OTHER)]})
    assert {name: (kind, kept) for name, (kind, kept, _) in found.items()} == {
        "cp1-a": ("representative", True),
        "cp1-b": ("regeneration", True),
    }


def test_between_contributors_it_is_only_the_same_prompt(tmp_path: Path) -> None:
    one = row("cp1-a", [("user", "How do I cook rice well?"), CHAT[1]])
    two = row("cp1-b", [("user", "how do i cook rice well?"), OTHER[1]])
    files = by_origin(tmp_path / "rows", {"hf:ada/a": [one], "hf:bob/b": [two]})
    made = resolved(tmp_path, files)
    assert {(line["type"], line["kept"]) for line in made.table.to_pylist()} == {("prompt", True)}
    assert len(set(made.table["cluster"].to_pylist())) == 1
    assert len(set(made.groups["group"].to_pylist())) == 2


def test_a_long_shared_beginning_does_not_make_a_regeneration_a_near_copy(tmp_path: Path) -> None:
    last: Said = ("assistant", "Only a little else is said here at the end.")
    shared: list[Said] = [*CHAT, *CHAT, ("user", "again")]
    rows = [row("cp1-a", [*shared, last]), row("cp1-b", [*shared, CHAT[1]])]
    assert {kind for kind, _, _ in of(tmp_path, {"hf:ada/a": rows}).values()} == {
        "regeneration",
        "representative",
    }


def test_a_row_that_is_a_branch_of_another_goes_for_it(tmp_path: Path) -> None:
    brief: list[Said] = [("user", "How do I cook rice?"), ("assistant", "With water.")]
    tree = row("cp1-tree", [brief[0], ("assistant", "In a steamer. " + LONG)], again=[brief[1]])
    assert tree.branches
    found = of(tmp_path, {"hf:ada/a": [row("cp1-old", brief)], "hf:ada/b": [tree]})
    assert found["cp1-old"] == ("longer", False, "cp1-tree")


def test_what_goes_for_another_donors_row_is_compared_exactly(tmp_path: Path) -> None:
    edited = [(role, text.replace("word40", "other")) for role, text in CHAT]
    files = by_origin(
        tmp_path / "rows", {"hf:ada/a": [row("cp1-a", CHAT)], "hf:bob/b": [row("cp1-b", edited)]}
    )
    (gone,) = [line for line in resolved(tmp_path, files).table.to_pylist() if not line["kept"]]
    assert gone["type"] == "near"
    assert 0.8 < gone["exact"] < 1.0
    strict = resolved(tmp_path, files, exact_similarity=0.99)
    assert strict.table["kept"].to_pylist() == [True, True]
    (near,) = [line for line in strict.table.to_pylist() if line["type"] == "near"]
    assert near["exact"] == gone["exact"]
    # Between rows of one donor the estimate is enough, and no text is read.
    own = by_origin(tmp_path / "own", {"hf:ada/a": [row("cp1-a", CHAT)], "hf:ada/b": [row("cp1-b", edited)]})
    (gone,) = [line for line in resolved(tmp_path / "2", own).table.to_pylist() if not line["kept"]]
    assert gone["exact"] is None


def test_the_better_known_of_two_equal_rows_stays(tmp_path: Path) -> None:
    files = [
        file_of(tmp_path / "rows", [row("cp1-own", CHAT)], origin="hf:zoe/a"),
        file_of(tmp_path / "rows", [row("x-1", CHAT)], origin="hf:neighbour/n", third_party=True),
    ]
    table = resolved(tmp_path, files).table.to_pylist()
    assert [line["id"] for line in table if line["kept"]] == ["cp1-own"]


def test_short_and_empty_rows_are_only_equal_or_not(tmp_path: Path) -> None:
    rows = [row("cp1-a", [("user", "hi")]), row("cp1-b", [("user", "Hi ")]), row("cp1-c", [("user", "ho")])]
    silent = [row(f"cp1-{name}", [("system", "you are x")]) for name in "de"]
    found = of(tmp_path, {"hf:ada/a": [*rows, *silent]})
    assert {name: kind for name, (kind, _, _) in found.items()}.keys() == {"cp1-a", "cp1-b"}


def test_withheld_rows_are_nobodys_duplicate(tmp_path: Path) -> None:
    one = file_of(tmp_path / "rows", [row("cp1-a", CHAT)], origin="hf:ada/a")
    two = file_of(tmp_path / "rows", [row("cp1-b", CHAT)], origin="hf:bob/b", withheld=frozenset({"cp1-b"}))
    made = resolved(tmp_path, [one, two])
    assert len(made.table) == 0
    assert made.groups["id"].to_pylist() == ["cp1-a"]


def test_nothing_is_no_problem(tmp_path: Path) -> None:
    made = resolved(tmp_path, [])
    assert (len(made.table), len(made.groups)) == (0, 0)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return make(tmp_path_factory.mktemp("planted"), 6000)


@pytest.fixture(scope="module")
def told(planted: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Clusters:
    return resolved(tmp_path_factory.mktemp("told"), planted.files)


def test_what_was_planted_is_found_in_every_script(planted: Corpus, told: Clusters) -> None:
    found = score(planted, told.table)
    assert found.similar > 350
    assert found.recall >= 0.99
    assert found.precision >= 0.98
    assert found.removed_precision == 1.0
    assert (found.longer, found.regenerated) == (1.0, 1.0)
    assert found.shared_prompts_merged == 0


def test_no_regeneration_goes_and_no_group_is_on_both_sides(planted: Corpus, told: Clusters) -> None:
    lines = told.table.to_pylist()
    assert all(line["kept"] for line in lines if line["type"] in ("regeneration", "prompt", "representative"))
    group = dict(zip(told.groups["id"].to_pylist(), told.groups["group"].to_pylist(), strict=True))
    assert len(group) == planted.rows
    for line in lines:
        if line["kept"] and line["type"] != "prompt":
            assert group[line["id"]] == group[line["representative_id"]]
    donors: dict[str, set[int]] = {}
    for origin, name in zip(told.groups["origin"].to_pylist(), told.groups["group"].to_pylist(), strict=True):
        donors.setdefault(origin, set()).add(name)
    assert {len(groups) for groups in donors.values()} == {1}


SMALL = [
    CHAT,
    MORE,
    OTHER,
    [*OTHER, ("user", "x")],
    [(role, text + " end") for role, text in CHAT],
    [("user", "hi")],
]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["ada", "bob"])), min_size=2, max_size=9),
    st.randoms(use_true_random=False),
    st.integers(2, 7),
)
def test_neither_order_nor_files_nor_partitions_change_a_byte(
    tmp_path: Path, chosen: list[tuple[int, str]], random: object, partitions: int
) -> None:
    shutil.rmtree(tmp_path, ignore_errors=True)
    rows = [(f"hf:{who}/chats", row(f"cp1-{at}", SMALL[kind])) for at, (kind, who) in enumerate(chosen)]
    written = []
    for turn, count in ((0, 1), (1, partitions)):
        random.shuffle(rows)  # type: ignore[attr-defined]
        files = [
            file_of(tmp_path / str(turn), [each], origin=origin, path=str(at))
            if turn
            else file_of(tmp_path / "0", [r for o, r in rows if o == origin], origin=origin)
            for at, (origin, each) in enumerate(rows)
        ]
        files = list({file.file: file for file in files}.values())
        made = resolved(tmp_path / f"w{turn}", files, partitions=count)
        write_clusters(made, tmp_path / f"out{turn}")
        written.append([path.read_bytes() for path in sorted((tmp_path / f"out{turn}").iterdir())])
    assert written[0] == written[1]
