"""A profile is numbers and names; the output of a program shows in it, talk of a person does not."""

from pathlib import Path

import msgspec
from benchmarks.trust.making import Turn, make_mirror, row_of

from commonplace.collect.trust import Profile, judge
from commonplace.collect.trust.filing import file_of, read
from commonplace.collect.trust.profile import words_of
from commonplace.records.row import Row


def profile_of(tmp_path: Path, rows: list[Row]) -> Profile:
    mirror = make_mirror(tmp_path, {"hf:a/one": rows})
    judge(mirror, now=1.8e9)
    found = read(file_of(mirror.folder / "trust" / "profiles", "hf:a/one"), Profile)
    assert found is not None
    return found


def test_templates_one_turn_and_repeats(tmp_path: Path) -> None:
    frame = "You are an expert. Write a detailed answer to this question about"
    talk: list[list[Turn]] = [
        [("user", f"{frame} topic{chr(97 + number)}"), ("assistant", "Yes.")] for number in range(20)
    ]
    found = profile_of(tmp_path, [row_of(f"{number}", each) for number, each in enumerate([*talk, *talk])])
    assert (found.rows, found.messages, found.user_messages) == (40, 80, 40)
    assert found.template_share >= 0.9
    assert found.one_turn_share == 1
    assert found.duplicate_share == 0.5
    assert found.signs == ("template", "one_turn", "duplicate")


def test_few_rows_have_no_signs(tmp_path: Path) -> None:
    found = profile_of(
        tmp_path, [row_of(str(number), [("user", "hi"), ("assistant", "hi")]) for number in range(19)]
    )
    assert found.signs == ()


def test_a_name_that_is_none_counts_as_other(tmp_path: Path) -> None:
    row = row_of("x", [("user", "hi"), ("assistant", "hi")])
    row = msgspec.structs.replace(row, models=("my neighbour Ottilie told me",), client="<b>", language="en")
    found = profile_of(tmp_path, [row])
    assert (found.models, found.clients, found.languages) == ({"other": 1}, {"other": 1}, {"en": 1})


def test_words_of_a_long_text_are_those_of_both_ends_and_numbers_are_alike() -> None:
    assert words_of("Room 12") == words_of("room 7")
    long = words_of(f"first {'x ' * 20_000} last")
    assert len(long) < 9_000
    assert (long[0], long[-1]) == (words_of("first")[0], words_of("last")[0])
