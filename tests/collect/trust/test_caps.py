"""Sources and their caps: one donor with several names is one source, and a young key has the low cap."""

from pathlib import Path
from random import Random

import pytest
from benchmarks.trust.making import make_mirror, put_origin, row_of

from commonplace.collect import OriginState
from commonplace.collect.trust import Limits, judge, read_caps
from commonplace.collect.trust.caps import caps_of
from commonplace.collect.trust.filing import file_of, read
from commonplace.collect.trust.profile import Profile
from commonplace.records.row import Row

DAY = 86_400.0
NOW = 1.8e9


def state(**facts: object) -> OriginState:
    known: dict[str, object] = {"signing_key": "aa", "first_seen": NOW - 100 * DAY, **facts}
    return OriginState(origin="hf:a/one", standing="current", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "reviewed", "standing", "cap"),
    [
        ({}, False, "known", 100),
        ({}, True, "reviewed", None),
        ({"first_seen": NOW - DAY}, False, "new", 20),
        ({"signing_key": None}, False, "unsigned", 20),
        ({"probation": True}, True, "probation", 0),
        ({"adapter": "wildchat", "signing_key": None}, False, "neighbour", None),
    ],
)
def test_each_standing_has_its_cap(
    facts: dict[str, object], reviewed: bool, standing: str, cap: int | None
) -> None:
    old = OriginState(origin="hf:z/old", standing="current", signing_key="bb", first_seen=NOW - 200 * DAY)
    states = {"hf:a/one": state(**facts), "hf:z/old": old}
    caps = caps_of([("hf:a/one",)], states, {"hf:a/one"} if reviewed else set(), limits=Limits(), now=NOW)
    (group,) = caps.groups
    assert (group.standing, group.cap) == (standing, cap)


def test_in_a_mirror_that_is_itself_young_no_key_is_called_new() -> None:
    caps = caps_of(
        [("hf:a/one",)], {"hf:a/one": state(first_seen=NOW - DAY)}, set(), limits=Limits(), now=NOW
    )
    assert caps.groups[0].standing == "known"


def test_a_group_has_one_cap_and_the_lowest_standing_of_its_members() -> None:
    states = {"a": state(), "b": state(signing_key=None)}
    caps = caps_of([("a", "b")], states, {"a"}, limits=Limits(cap=9, new_cap=2), now=NOW)
    assert [(group.cap, group.reviewed) for group in caps.groups] == [(2, False)]
    group = caps.of("b")
    assert group is not None
    assert "count as one source" in group.reasons[1]
    assert caps.of("c") is None


def test_origins_with_the_same_rare_phrases_are_one_source(tmp_path: Path) -> None:
    def rows(name: str, seed: int) -> list[Row]:
        chance = Random(seed)
        words = ["".join(chance.choices("abdeiklmnorst", k=6)) for _ in range(400)]
        talks = [" ".join(chance.choices(words, k=40)) for _ in range(30)]
        return [
            row_of(f"{name} {number}", [("user", talk), ("assistant", "Yes.")])
            for number, talk in enumerate(talks)
        ]

    mirror = make_mirror(tmp_path, {})
    for name, seed in (("hf:a/one", 1), ("hf:b/two", 1), ("hf:c/three", 2)):
        put_origin(mirror, name, rows(name, seed))
    assert judge(mirror, now=NOW).joined == 1
    caps = read_caps(mirror)
    assert caps is not None
    assert [group.origins for group in caps.groups] == [("hf:a/one", "hf:b/two"), ("hf:c/three",)]
    profile = read(file_of(mirror.folder / "trust" / "profiles", "hf:a/one"), Profile)
    assert profile is not None
    assert (profile.shared_with, profile.shared_keys > 8, profile.rows) == (1, True, 30)
