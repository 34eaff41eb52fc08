"""Narrowed anchors change where rules are tried and never what they find."""

import re
import time

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import RULES, anchoring
from commonplace.privacy.engine import EngineName
from commonplace.privacy.examples import expand
from commonplace.privacy.matching import Matcher, Matches
from commonplace.privacy.narrowing import narrowed
from commonplace.privacy.rule import Rule, Shape

SNIPPETS = [
    expand(text).replace("«", "").replace("»", "") for rule in RULES for text in (*rule.finds, *rule.ignores)
]


def rule(pattern: str, *anchors: str, ignore_case: bool = False) -> Rule:
    return Rule(
        id="tried",
        kind="secret.tried",
        anchors=anchors,
        pattern=pattern,
        reference="",
        finds=(),
        ignores=(),
        ignore_case=ignore_case,
    )


@pytest.mark.parametrize(
    ("pattern", "ignore_case", "text", "width", "guard"),
    [
        ("run[:=] ?(?P<v>[0-9]{4})", False, "run", 6, ""),
        ("(?<![a-z])run(?:ner)?:", False, "run", 4, r"\x61-\x7a"),
        ("run(?:x|y)", True, "run", 4, ""),
        ("run.", False, "run", 3, ""),
        ("ru(?:n é)?", False, "ru", 2, ""),
        ("run[é-ü]x", False, "run", 4, ""),
        (r"run(?P<mark>['\"])[0-9]{300}(?P=mark)", False, "run", 6, ""),
        ("(?:run|walking)(?:[0-9]{2}|x[a-z]{0,3}){9}", False, "run", 6, ""),
    ],
)
def test_what_must_follow_becomes_part_of_the_anchor(
    pattern: str, ignore_case: bool, text: str, width: int, guard: str
) -> None:
    form = narrowed(rule(pattern, text, ignore_case=ignore_case), text)
    assert (form.width, form.not_after) == (width, guard) if isinstance(form, Shape) else width == len(text)


def test_a_part_that_minds_case_is_looked_for_in_its_own_case() -> None:
    form = narrowed(rule("(?:at) (?P<v>(?-i:[A-Z][a-z]+))", "at ", ignore_case=True), "at ")
    assert isinstance(form, Shape)
    rest = re.compile(form.body, re.IGNORECASE)
    assert rest.match("At Acme") is not None
    assert rest.match("at acme") is None


@pytest.mark.parametrize("pattern", ["(?i)runx", r"(?P<a>r)un(?P=a)", "runs?"])
def test_what_is_not_understood_stays_as_it_is(pattern: str) -> None:
    assert narrowed(rule(pattern, "run"), "run") == "run"


def test_what_stands_far_behind_is_not_made_and_changes_no_longer_literal() -> None:
    begin = time.process_time()
    form = narrowed(rule("run[0-9]" + "(?:(?:[a-c]{1,40}x){1,40}y){1,40}", "run"), "run")
    assert isinstance(form, Shape)
    assert form.width == 6
    assert time.process_time() - begin < 0.5
    assert narrowed(rule("running-errands[0-9]", "running-errands"), "running-errands") == "running-errands"


def test_an_anchor_at_which_the_pattern_cannot_match_goes() -> None:
    assert narrowed(rule("Run[0-9]", "run"), "run") is None
    assert narrowed(rule("Run[0-9]", "run", ignore_case=True), "run") is not None


CASES = [
    rule(r"(?<![a-z])ab(?:c|é|[0-9]{2,4})[xy]?", "ab"),
    rule(r"ab(?:-|\s)*[^b-z]{2}", "ab", "a"),
    rule(r"ab(?=c)\w+", "ab", ignore_case=True),
    rule(r"a(?:b{0,60}c|b[0-9])", "ab"),
    rule(r"(?:a|bc?){3,9}(?:[0-9]|x){2}", "ab", "cb"),
]


def finds(rules: list[Rule], engine: EngineName, text: str, *, narrow: bool) -> list[tuple[str, int, int]]:
    with pytest.MonkeyPatch.context() as patch:
        if not narrow:
            patch.setattr(anchoring, "_needed", lambda rule: rule.anchors)
        found: Matches = Matcher(rules, engine).find([text])
    return sorted((hit.rule.pattern, hit.start, hit.end) for hit in found.hits)


@given(
    text=st.text(alphabet="abcABCxy09 -éb\n", max_size=40), engine=st.sampled_from(["hyperscan", "fallback"])
)
def test_small_rules_find_the_same(text: str, engine: EngineName) -> None:
    rules = [msgspec.structs.replace(rule, id=f"r{number}") for number, rule in enumerate(CASES)]
    assert finds(rules, engine, text, narrow=True) == finds(rules, engine, text, narrow=False)


def test_all_rules_find_the_same_in_all_examples() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchoring, "_needed", lambda rule: rule.anchors)
        plain = Matcher(RULES, "fallback")
    first, second = Matcher(RULES, "fallback").find(SNIPPETS), plain.find(SNIPPETS)
    assert {(hit.text, hit.start, hit.end, hit.rule.id) for hit in first.hits} == {
        (hit.text, hit.start, hit.end, hit.rule.id) for hit in second.hits
    }
    assert set(first.broken) == set(second.broken)
