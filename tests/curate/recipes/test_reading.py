"""A recipe is read whole or refused with the key that is wrong and the values that it may have."""

import datetime

import pytest

from commonplace.curate.recipes import SHIPPED, read_recipe, recipe_text
from commonplace.errors import UsageError

HEAD = 'name = "a"\ndescription = "For a test."\nintended_use = "train-general"\n'
DECISION = """
[[terms_decision]]
class = "no-competing"
roles = ["user"]
use = "train-general"
by = "R. Example"
date = 2026-11-01
reason = "Only prompts, answered again by our own model."
"""


def refused(text: str, **names: tuple[str, ...]) -> str:
    with pytest.raises(UsageError) as caught:
        read_recipe(text, **names)
    return " ".join([caught.value.message, *caught.value.facts, caught.value.hint])


def test_what_is_not_said_has_a_default_but_the_use_has_none() -> None:
    recipe = read_recipe(HEAD)
    assert recipe.caps.unreviewed_rows == 100
    assert [view.name for view in recipe.views] == ["messages"]
    assert "intended_use" in refused(HEAD.replace('intended_use = "train-general"', ""))


def test_a_decision_is_read_with_who_when_and_why() -> None:
    (decision,) = read_recipe(HEAD + DECISION).terms_decision
    assert decision.training_class == "no-competing"
    assert decision.date == datetime.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "key", "allowed"),
    [
        (HEAD.replace("train-general", "train"), "intended_use", "train-noncompeting"),
        (HEAD + '[filters]\nprovider = ["openai"]', "filters", "providers"),
        (HEAD + '[filters]\ncollections = ["x"]', "filters.collections", "official_export"),
        (HEAD + '[[views]]\nname = "sft"', "views.name", "user_turns"),
        (HEAD + DECISION.replace('"user"', '"users"'), "terms_decision.roles", "assistant"),
        (HEAD + '[filters]\nevidence = "E9"', "filters.evidence", "E2"),
    ],
)
def test_an_error_names_the_key_and_what_it_may_be(text: str, key: str, allowed: str) -> None:
    said = refused(text)
    assert f"{key}:" in said
    assert allowed in said.partition("allowed: ")[2]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (HEAD + '[filters]\nmonths = ["2024-13", "2025-01"]', "filters.months"),
        (HEAD + "[duplicates]\nsimilarity = 2", "duplicates.similarity"),
        (HEAD + "[caps]\nrows = 0", "caps.rows"),
        (HEAD + "[labels]\ndrop = { refusal = 3 }", "labels.drop"),
        (HEAD + "[caps]\nrows = 'many'", "caps.rows"),
        ("name = ", "no TOML"),
    ],
)
def test_a_value_out_of_bounds_is_refused_by_its_key(text: str, key: str) -> None:
    assert key in refused(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (HEAD + DECISION.replace('use = "train-general"', 'use = "analysis"'), "terms_decision 1"),
        (HEAD + DECISION + DECISION, "decided twice"),
        (HEAD + "[splits]\nvalidation = 0.5\ntest = 0.5", "nothing is left"),
        (HEAD + '[filters]\nmonths = ["2025-02", "2025-01"]', "after the last"),
        (HEAD + '[[views]]\nname = "text"\n[[views]]\nname = "text"', "named twice"),
        (HEAD + "[labels]\ndrop = { refusal = 1 }\nkeep = { refusal = 1 }", "kept and dropped"),
        (HEAD + "[lengths]\nleast_tokens = 9\nmost_tokens = 3", "below least_tokens"),
        (HEAD + "[lengths]\nleast_messages = 9\nmost_messages = 3", "below least_messages"),
    ],
)
def test_what_contradicts_itself_is_refused(text: str, what: str) -> None:
    assert what in refused(text)


def test_names_of_labels_and_flags_are_checked_against_those_there_are() -> None:
    text = HEAD + "[labels]\nflag = ['cheerful']\n[filters]\nwithout_flags = ['odd']"
    said = refused(text, labels=("refusal",), flags=("facilitation",))
    assert "no label cheerful; there are refusal" in said
    assert "no label cheerful; there are none" in refused(text, labels=())
    assert "no flag odd; there are facilitation" in said


def test_there_is_no_recipe_of_another_name() -> None:
    with pytest.raises(UsageError, match="no such recipe"):
        recipe_text("sft")


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_recipe_is_one(name: str) -> None:
    assert read_recipe(recipe_text(name)).name == name
