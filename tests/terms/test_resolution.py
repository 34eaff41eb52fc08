"""Which documents applied, and which class follows; what is not known is the strictest."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.terms import (
    INTENDED_USES,
    PUBLICATION_CLASSES,
    TRAINING_CLASSES,
    Asked,
    Resolution,
    differs_by_region,
    kept_by,
    notice,
    plan_of,
    plans_of,
    registry,
    resolve,
)
from commonplace.terms.notice import SUSPENSION


def asked(provider: str, client: str, plan: str | None = None, region: str | None = None) -> Asked:
    return Asked(provider=provider, client=client, plan=plan, region=region)


def test_several_documents_apply_and_the_strictest_decides() -> None:
    found = resolve(asked("anthropic", "claude-code", "pro"), ["2026-02"])
    assert found.refs == ("anthropic/consumer-terms/2025-10-08", "anthropic/usage-policy/2025-09-15")
    assert (found.training_class, found.publication_class) == ("no-ml-any", "none")
    assert set(found.flags) == {"facilitation", "inputs-named", "compliance-conditional-ownership"}


def test_an_unknown_plan_takes_the_documents_of_all_plans() -> None:
    found = resolve(asked("anthropic", "claude-code"), ["2026-02"])
    assert "anthropic/commercial-terms/2025-06-17" in found.refs
    assert "anthropic/consumer-terms/2025-10-08" in found.refs


def test_a_month_that_spans_two_texts_has_both() -> None:
    found = resolve(asked("anthropic", "claude.ai", "pro"), ["2025-09"])
    assert {ref for ref in found.refs if "usage-policy" in ref} == {
        "anthropic/usage-policy/2024-06-06",
        "anthropic/usage-policy/2025-09-15",
    }


def test_a_policy_alone_is_not_the_terms() -> None:
    found = resolve(asked("anthropic", "claude.ai", "pro"), ["2025-01"])
    assert found.refs == ("anthropic/usage-policy/2024-06-06",)
    assert found.training_class == "unknown"


@pytest.mark.parametrize(
    ("region", "training"),
    [("DE", "no-competing"), ("GB", "no-competing"), ("US", "unknown"), (None, "unknown")],
)
def test_regions(region: str | None, training: str) -> None:
    assert resolve(asked("openai", "chatgpt", "plus", region), ["2026-03"]).training_class == training


@pytest.mark.parametrize(
    ("what", "month"),
    [
        (asked("nobody", "chat"), "2026-01"),
        (asked("openai", "chatgpt", "plus", "DE"), "2022-12"),
        (asked("xai", "unheard-of"), "2026-01"),
        (asked("openrouter", "x"), "2026-06"),
    ],
)
def test_what_is_not_known_is_the_strictest(what: Asked, month: str) -> None:
    assert resolve(what, [month]).training_class == "unknown"
    assert resolve(what, [month]).publication_class == "unknown"


def test_a_month_whose_first_days_nobody_knows_is_unknown() -> None:
    who = asked("anthropic", "claude.ai", "pro")
    assert resolve(who, ["2025-10"]).refs == (
        "anthropic/consumer-terms/2025-10-08",
        "anthropic/usage-policy/2025-09-15",
    )
    assert resolve(who, ["2025-10"]).training_class == "unknown"
    assert resolve(who, ["2025-11"]).training_class == "no-ml-any"


def test_a_plan_that_nobody_told_may_be_one_whose_terms_are_not_known() -> None:
    assert resolve(asked("openai", "chatgpt", "team", "US"), ["2026-03"]).training_class == "no-competing"
    assert resolve(asked("openai", "chatgpt", "team"), ["2026-03"]).training_class == "no-competing"
    for region in ("US", "ELSEWHERE", None):
        assert resolve(asked("openai", "chatgpt", None, region), ["2026-03"]).training_class == "unknown"
    assert resolve(asked("openai", "chatgpt", None, "EEA"), ["2026-03"]).training_class == "no-competing"


def test_a_text_for_one_part_of_the_world_says_nothing_about_the_other() -> None:
    assert resolve(asked("meta", "meta-ai", region="FR"), ["2026-06"]).training_class == "silent"
    assert resolve(asked("meta", "meta-ai", region="US"), ["2026-06"]).refs == ()
    assert resolve(asked("meta", "meta-ai"), ["2026-06"]).training_class == "unknown"


def test_one_unknown_month_spoils_all() -> None:
    who = asked("deepseek", "deepseek")
    assert resolve(who, ["2026-01"]).training_class == "train-permitted"
    assert resolve(who, ["2026-01", "2024-01"]).training_class == "unknown"
    assert resolve(who).training_class == "unknown"


def test_the_day_of_publication() -> None:
    found = resolve(asked("google", "gemini"), day=date(2026, 11, 24))
    assert "google/terms-of-service/2026-07-30" in found.refs
    assert "google/terms-of-service/2024-05-22" not in found.refs
    assert found.training_class == "no-ml-any"


def test_uses_keep_classes_from_one_table() -> None:
    assert TRAINING_CLASSES == ("train-permitted", "silent", "no-competing", "no-ml-any", "unknown")
    assert PUBLICATION_CLASSES == ("none", "conditional", "restricted", "unknown")
    assert {use: sorted(kept) for use, kept in INTENDED_USES.items()} == {
        "analysis": sorted(TRAINING_CLASSES),
        "evaluation": ["no-competing", "no-ml-any", "silent", "train-permitted"],
        "train-noncompeting": ["no-competing", "silent", "train-permitted"],
        "train-general": ["silent", "train-permitted"],
    }
    assert kept_by("train-general") == INTENDED_USES["train-general"]
    with pytest.raises(KeyError):
        kept_by("anything")


def test_the_page_about_terms_has_the_same_table() -> None:
    page = (Path(__file__).parents[2] / "docs/concepts/terms.md").read_text()
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", page.split("## What a lab may keep")[1], re.M)
    told = {
        use: frozenset(TRAINING_CLASSES) - set(re.findall("`([a-z-]+)`", words))
        if words.startswith(("every", "all but"))
        else frozenset(re.findall("`([a-z-]+)`", words))
        for use, words in rows
    }
    assert told == INTENDED_USES


_WHO = st.builds(
    asked,
    st.sampled_from([*registry().providers, "other"]),
    st.sampled_from(["chatgpt", "claude-code", "gemini", "grok", "copilot", "x"]),
    st.sampled_from([None, "free", "pro", "enterprise"]),
    st.sampled_from([None, "US", "FR"]),
)
_MONTHS = st.lists(
    st.builds(lambda year, month: f"{year}-{month:02}", st.integers(2022, 2027), st.integers(1, 12)),
    max_size=4,
)


@given(_WHO, _MONTHS, _MONTHS)
def test_more_months_never_make_it_freer(who: Asked, some: list[str], more: list[str]) -> None:
    def strictness(found: Resolution) -> int:
        return TRAINING_CLASSES.index(found.training_class)

    if some:
        assert strictness(resolve(who, some + more)) >= strictness(resolve(who, some))


@given(_WHO, _MONTHS)
def test_knowing_less_never_makes_it_freer(who: Asked, months: list[str]) -> None:
    known = resolve(who, months)
    for plan, region in ((who.plan, None), (None, who.region), (None, None)):
        vague = resolve(asked(who.provider, who.client, plan, region), months)
        if who.plan in (None, *plans_of(who.provider, who.client)):
            assert TRAINING_CLASSES.index(vague.training_class) >= TRAINING_CLASSES.index(
                known.training_class
            )
        assert set(vague.refs) >= set(known.refs)


def test_plans_and_regions_are_asked_for_only_where_texts_differ_by_them() -> None:
    assert plans_of("anthropic", "claude.ai") == ("free", "pro", "max", "team", "enterprise")
    assert "api" in plans_of("anthropic", "claude-code")
    assert plans_of("google", "gemini") == plans_of("nobody", "chat") == ()
    assert differs_by_region("openai", "chatgpt")
    assert not differs_by_region("anthropic", "claude.ai")
    assert not differs_by_region("nobody", "chat")


@pytest.mark.parametrize(
    ("hint", "plan"),
    [
        ("pro", "pro"),
        (" Plus", "plus"),
        ("education", "edu"),
        ("k12", "k12"),
        ("self_serve_business_usage_based", "business"),
        ("unknown", None),
        ("", None),
        (None, None),
    ],
)
def test_a_plan_in_a_log_is_read_in_the_words_of_the_registry(hint: str | None, plan: str | None) -> None:
    assert plan_of(hint) == plan
    assert resolve(asked("openai", "codex", "k12", "US"), ["2026-03"]).training_class == "unknown"


def test_a_notice_quotes_dates_and_gives_no_advice() -> None:
    entry = registry().entry("anthropic/usage-policy/2025-09-15")
    assert entry is not None
    told = notice(entry, date(2026, 11, 24))
    assert told.heading == "Usage Policy (from 2025-09-15 to 2026-11-11)"
    assert "no-ml-any" in told.training
    assert told.basis.startswith("as recorded on 2026-08-14")
    assert notice(entry, date(2026, 9, 1)).basis.startswith("checked on 2026-08-14")
    assert any("without prior authorization" in quote for quote in told.quotes)
    assert "may suspend" in SUSPENSION
    assert not any(word in str(told).lower() for word in ("you should", "we recommend", "legal advice"))
