"""Each step: which rows go, for which reason, with which evidence."""

import hashlib

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.curate.recipes.recipe import (
    Caps,
    ClassDecision,
    Contamination,
    Duplicates,
    Filters,
    Labels,
    Lengths,
    Mix,
    Redactions,
    Splits,
)
from commonplace.curate.steps import (
    CapStep,
    ContaminationStep,
    DuplicateStep,
    FilterStep,
    LabelStep,
    LengthStep,
    RedactionStep,
    Step,
    TermsStep,
    only_user,
    repeats,
    split_groups,
)
from commonplace.curate.steps.caps import share_limit

STRINGS = {
    *("origin", "provider", "client", "surface", "language", "collection", "scope", "reviewed", "channel"),
    *("code_licence", "training_class", "publication_class", "level", "redistribution", "started_month"),
    *("duplicate_type", "duplicate_of", "source"),
}
LISTS = ("models", "flags", "uses")


def table(*rows: dict[str, object]) -> pa.Table:
    """Rows of features; what is not given is null, and a donor's row has a consent for everything."""
    columns: dict[str, pa.Array] = {}
    usual: dict[str, object] = {"has_consent": True, "third_party": False, "redistribution": "yes"}
    whole = [{"models": [], "flags": [], "uses": ["training"], **usual, **row} for row in rows]
    for name in sorted(STRINGS):
        columns[name] = pa.array([row.get(name) for row in whole], pa.string())
    for name in LISTS:
        columns[name] = pa.array([row.get(name) for row in whole], pa.list_(pa.string()))
    for name in {name for row in whole for name in row} - set(columns):
        columns[name] = pa.array([row.get(name) for row in whole])
    return pa.table(columns)


def told(step: Step, *rows: dict[str, object]) -> list[str | None]:
    given_ = table(*rows)
    assert set(step.needs) <= set(given_.column_names) or not rows
    return list(step.decide(given_).reasons)


@pytest.mark.parametrize(
    ("filters", "stays", "goes", "reason"),
    [
        (Filters(providers=("openai",)), {"provider": "openai"}, {"provider": "google"}, "providers"),
        (Filters(providers=("openai",)), {"provider": "openai"}, {}, "providers"),
        (Filters(models=("gpt-5*",)), {"models": ["x", "GPT-5.1"]}, {"models": ["gpt-4o"]}, "models"),
        (Filters(models=("*",)), {"models": ["x"]}, {"models": []}, "models"),
        (
            Filters(without_models=("o*",)),
            {"models": ["gpt-4"]},
            {"models": ["gpt-4", "o3"]},
            "without_models",
        ),
        (Filters(languages=("en", "de")), {"language": "de"}, {"language": None}, "languages"),
        (
            Filters(months=("2025-01", "2025-06")),
            {"started_month": "2025-06"},
            {"started_month": "2025-07"},
            "months",
        ),
        (Filters(months=("2025-01", "2025-06")), {"started_month": "2025-01"}, {}, "months"),
        (Filters(evidence="E1"), {"level": "E2"}, {"level": "E0"}, "evidence"),
        (Filters(evidence="E0"), {"level": "E0"}, {"level": "unknown"}, "evidence"),
        (Filters(third_party=False), {}, {"third_party": True}, "third_party"),
        (
            Filters(redistribution="ids_only"),
            {"third_party": True, "redistribution": "ids_only"},
            {"third_party": True, "redistribution": "no"},
            "redistribution",
        ),
        (Filters(consent_uses=("training",)), {"uses": ["training"]}, {"uses": ["analysis"]}, "consent_uses"),
        (
            Filters(consent_uses=("training",)),
            {"third_party": True, "has_consent": False, "uses": []},
            {"has_consent": False, "uses": []},
            "no_consent",
        ),
        (
            Filters(without_flags=("facilitation",)),
            {"flags": ["x"]},
            {"flags": ["facilitation"]},
            "without_flags",
        ),
        (Filters(origins=("hf:a/b",)), {"origin": "hf:a/b"}, {"origin": "hf:a/c"}, "origins"),
        (Filters(without_origins=("hf:a/c",)), {"origin": "hf:a/b"}, {"origin": "hf:a/c"}, "without_origins"),
        (Filters(review_modes=("opened",)), {"reviewed": "opened"}, {"reviewed": "by_query"}, "review_modes"),
        (Filters(consent_channels=("page",)), {"channel": "page"}, {"channel": "script"}, "consent_channels"),
        (
            Filters(code_licences=("MIT",)),
            {"code_licence": "MIT"},
            {"code_licence": "unknown"},
            "code_licences",
        ),
        (Filters(content_scopes=("full",)), {"scope": "full"}, {"scope": "user_only"}, "content_scopes"),
        (
            Filters(training_classes=("train-permitted",)),
            {"training_class": "train-permitted"},
            {"training_class": "silent"},
            "training_classes",
        ),
    ],
)
def test_each_filter_keeps_what_it_names(
    filters: Filters, stays: dict[str, object], goes: dict[str, object], reason: str
) -> None:
    assert told(FilterStep(filters=filters), stays, goes) == [None, reason]


def test_no_filter_keeps_everything_of_any_origin() -> None:
    assert told(FilterStep(filters=Filters()), {}, {"third_party": True, "redistribution": "no"}) == [
        None,
        None,
    ]


def decision(name: str, *roles: str) -> ClassDecision:
    return ClassDecision(
        training_class=name,
        roles=roles,
        use="train-general",
        by="R.",
        date="2026-01-01",
        reason="For a test.",
    )


def test_classes_come_in_by_the_use_and_by_decisions() -> None:
    rows = [
        {"training_class": name} for name in ("train-permitted", "silent", "no-competing", "new", "unknown")
    ]
    assert told(TermsStep(intended_use="train-general"), *rows) == [
        None, None, "no-competing", "unknown", "unknown",
    ]  # fmt: skip
    assert told(TermsStep(intended_use="analysis"), *rows) == [None] * 5
    decided = (decision("no-competing", "user"),)
    assert told(TermsStep(intended_use="train-general", decisions=decided), *rows)[2] is None
    assert only_user(table(*rows), "train-general", decided).tolist() == [False, False, True, False, False]
    both = (decision("unknown", "user", "assistant"),)
    assert told(TermsStep(intended_use="train-general", decisions=both), *rows)[3:] == [None, None]
    assert not only_user(table(*rows), "train-general", both).any()


def test_lengths_are_told_with_the_number() -> None:
    step = LengthStep(lengths=Lengths(least_messages=2, least_tokens=5, most_tokens=10, most_messages=4))
    given_ = [(0, 9), (1, 9), (2, 4), (5, 9), (4, 11), (4, 10)]
    verdicts = step.decide(table(*({"message_count": m, "tokens": t} for m, t in given_)))
    assert list(verdicts.reasons) == [
        "few_messages", "few_messages", "few_tokens", "many_messages", "many_tokens", None,
    ]  # fmt: skip
    assert list(verdicts.evidence) == ["0", "1", "4", "5", "11", None]


def test_labels_drop_at_a_score_and_may_be_required() -> None:
    step = LabelStep(labels=Labels(drop={"refusal": 0.5}, keep={"thanks": 0.2}))
    rows = [
        {"label.refusal": 0.5, "label.thanks": 1.0},
        {"label.refusal": 0.4, "label.thanks": 0.1},
        {"label.refusal": 0.0, "label.thanks": 0.2},
        {"label.refusal": None, "label.thanks": None},
    ]
    assert told(step, *rows) == ["refusal", "no_thanks", None, "no_thanks"]
    assert told(LabelStep(labels=Labels(drop={"refusal": 0.0})), rows[2]) == [None]


def test_items_of_test_sets_and_dense_redactions() -> None:
    step = ContaminationStep(contamination=Contamination(suites=("a", "b"), share=0.5))
    assert told(
        step, {"contamination.a": 0.5, "contamination.b": 0.6}, {"contamination.a": 0.5, "contamination.b": 0}
    ) == ["b", None]
    dense = RedactionStep(redactions=Redactions(most_per_message=2))
    assert told(
        dense, {"redaction_total": 5, "message_count": 2}, {"redaction_total": 4, "message_count": 2}
    ) == ["dense", None]
    assert told(RedactionStep(redactions=Redactions()), {"redaction_total": 99, "message_count": 1}) == [None]


def test_repetition_goes_as_the_recipe_says_and_names_the_other_row() -> None:
    rows: list[dict[str, object]] = [
        {"duplicate_type": kind, "duplicate_kept": kept, "duplicate_of": other}
        for kind, kept, other in [
            ("exact", False, "aa"), ("longer", False, "bb"), ("regeneration", True, "cc"), ("near", False, "dd"),
            ("near", True, "ee"), ("representative", True, None), (None, None, None),
        ]
    ]  # fmt: skip
    rows = [{**row, "similarity": 0.9} for row in rows]
    verdicts = DuplicateStep(duplicates=Duplicates()).decide(table(*rows))
    assert list(verdicts.reasons) == ["exact", "beginning", None, "near", None, None, None]
    assert list(verdicts.evidence) == ["aa", "bb", None, "dd", None, None, None]
    lenient = Duplicates(exact=False, extended=False, regenerated="drop", similarity=None)
    assert told(DuplicateStep(duplicates=lenient), *rows) == [None, None, "regenerated", *[None] * 4]


def key(name: object) -> bytes:
    return hashlib.sha256(str(name).encode()).digest()


def capped(
    sizes: dict[str, int], caps: Caps, *, reviewed: bool = True, cap: int | None = None
) -> dict[str, int]:
    rows = [
        {"key": key(f"{source}{n}"), "source": source, "reviewed_source": reviewed, "source_cap": cap}
        for source, size in sizes.items()
        for n in range(size)
    ]
    given_ = table(*rows)
    given_ = given_.set_column(
        given_.column_names.index("source_cap"), "source_cap", given_["source_cap"].cast(pa.int64())
    )
    going = CapStep(caps=caps).decide(given_).going
    left = [row["source"] for row, gone in zip(rows, going, strict=True) if not gone]
    return {source: left.count(source) for source in sizes}


def test_unreviewed_sources_have_a_cap_and_the_lower_one_holds() -> None:
    caps = Caps(unreviewed_rows=3)
    assert capped({"a": 5, "b": 2}, caps, reviewed=False) == {"a": 3, "b": 2}
    assert capped({"a": 5, "b": 2}, caps, reviewed=False, cap=1) == {"a": 1, "b": 1}
    assert capped({"a": 5, "b": 2}, caps, reviewed=False, cap=9) == {"a": 3, "b": 2}
    assert capped({"a": 5, "b": 2}, caps) == {"a": 5, "b": 2}
    assert capped({"a": 5, "b": 2}, Caps(unreviewed_rows=None, rows=2)) == {"a": 2, "b": 2}


@given(
    counts=st.lists(st.integers(1, 60), min_size=1, max_size=12),
    percent=st.integers(1, 100),
)
def test_no_source_is_more_than_its_share_of_what_is_left(counts: list[int], percent: int) -> None:
    share = percent / 100
    limit = share_limit(np.array(counts), share)
    left = [min(count, limit) for count in counts]
    best = [
        each
        for each in range(1, max(counts) + 1)
        if max(min(c, each) for c in counts) <= share * sum(min(c, each) for c in counts) + 1e-6
    ]
    if best:
        assert [min(count, best[-1]) for count in counts] == left
    else:
        assert limit >= 1
        assert limit == min(counts) or share * len(counts) >= 1


@given(
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=20),
    seed=st.integers(0, 5),
    share=st.floats(0.0, 0.4),
)
def test_a_group_is_in_one_split_and_no_split_is_larger_than_its_share(
    sizes: list[int], seed: int, share: float
) -> None:
    groups = np.repeat(np.arange(len(sizes), dtype=np.uint64) * 7919, sizes)
    chosen = split_groups(groups, Splits(validation=share, test=share), seed)
    for group in np.unique(groups):
        assert len(set(chosen[groups == group])) == 1
    for name in ("validation", "test"):
        assert (chosen == name).sum() <= share * len(groups)
    order = np.random.default_rng(1).permutation(len(groups))
    assert (split_groups(groups[order], Splits(validation=share, test=share), seed) == chosen[order]).all()


def test_weights_repeat_rows_and_a_number_of_rows_is_drawn() -> None:
    keys = np.array([key(n) for n in range(4000)], dtype=object)
    strata = np.array(["de", "en", None, "fr"] * 1000, dtype=object)
    times = repeats(strata, keys, Mix(weights={"de": 2.5, "fr": 0}), seed=1)
    assert set(times[strata == "de"]) == {2, 3}
    assert abs(times[strata == "de"].mean() - 2.5) < 0.05
    assert (times[strata == "fr"] == 0).all()
    assert (times[1::4] == 1).all()
    assert (times[2::4] == 1).all()
    drawn = repeats(strata, keys, Mix(rows=1000, weights={"de": 2.5}), seed=1)
    assert drawn.sum() == 1000
    assert abs(drawn[strata == "de"].sum() / 1000 - 2.5 / 5.5) < 0.05
    assert (drawn != repeats(strata, keys, Mix(rows=1000, weights={"de": 2.5}), seed=2)).any()
    order = np.random.default_rng(1).permutation(4000)
    again = repeats(strata[order], keys[order], Mix(weights={"de": 2.5, "fr": 0}), seed=1)
    assert (again == times[order]).all()
