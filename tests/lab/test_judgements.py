"""What builds are told of each origin: its source, its cap, whether a person looked, stricter terms."""

from itertools import product
from pathlib import Path

import pytest
from benchmarks.trust.making import make_mirror, put_origin, row_of

from commonplace import lab
from commonplace.collect import Mirror
from commonplace.collect.trust import judge, review
from commonplace.collect.verifying import Kept, OriginResult
from commonplace.errors import UsageError

NOW = 1.8e9
TALK = [row_of(name, [("user", f"hello {name}"), ("assistant", "Hello.")]) for name in ("a", "b")]


@pytest.fixture
def mirror(tmp_path: Path) -> Mirror:
    return make_mirror(tmp_path / "mirror", {"hf:a/one": TALK[:1], "hf:b/two": TALK[1:]})


def caps(mirror: Mirror) -> dict[str, tuple[int | None, bool]]:
    found = lab.origin_facts(mirror.folder, now=NOW)
    return {name: (each.cap, each.reviewed) for name, each in found.items()}


def test_before_any_trust_check_every_origin_has_the_cap_of_a_new_one(mirror: Mirror) -> None:
    assert caps(mirror) == {"hf:a/one": (20, False), "hf:b/two": (20, False)}


def test_a_decision_counts_at_once_and_what_came_later_has_the_low_cap(mirror: Mirror) -> None:
    judge(mirror, now=NOW)
    review(mirror, ["hf:b/two"], ("Ada", "", NOW))
    put_origin(mirror, "hf:c/three", TALK[:1])
    put_origin(mirror, "hf:d/four", TALK[:1], probation=True)
    assert caps(mirror) == {
        "hf:a/one": (100, False),
        "hf:b/two": (None, True),
        "hf:c/three": (20, False),
        "hf:d/four": (0, False),
    }
    review(mirror, ["hf:b/two"], ("Ada", "", NOW), back=True)
    assert caps(mirror)["hf:b/two"] == (100, False)


def test_origins_of_one_source_share_its_name_and_one_reviewed_member_lifts_no_cap(mirror: Mirror) -> None:
    said = " ".join("".join(letters) for letters in product("aeiou", "lmnr", "bdgkt", "aeo"))
    for name in ("hf:a/one", "hf:b/two"):
        put_origin(mirror, name, [row_of(name, [("user", said), ("assistant", "Yes.")])])
    judge(mirror, now=NOW)
    review(mirror, ["hf:a/one"], ("Ada", "", NOW))
    found = lab.origin_facts(mirror.folder, now=NOW)
    assert len({each.source for each in found.values()}) == 1
    assert caps(mirror) == {"hf:a/one": (100, False), "hf:b/two": (100, False)}


def test_stricter_terms_stand_by_id(mirror: Mirror) -> None:
    stricter = {TALK[0].id: ("no-ml-any", "restricted")}
    Kept(mirror).keep_origin(OriginResult(origin="hf:a/one", key="k", month="2026-05", stricter=stricter))
    found = lab.origin_facts(mirror.folder, now=NOW)
    assert found["hf:a/one"].stricter == stricter
    assert found["hf:b/two"].stricter == {}


def test_there_must_be_a_mirror(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no mirror"):
        lab.origin_facts(tmp_path)
