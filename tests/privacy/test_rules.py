"""Every rule proves itself: its own examples, on both engines, with exact spans."""

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from re import _parser  # type: ignore[attr-defined]

import pytest

from commonplace.privacy import RULES, rules
from commonplace.privacy.engine import EngineName
from commonplace.privacy.examples import expand, fake, marked
from commonplace.privacy.matching import Matcher
from commonplace.privacy.rule import Rule, Shape

ENGINES: tuple[EngineName, ...] = ("hyperscan", "fallback")


@pytest.fixture(scope="module", params=ENGINES)
def matcher(request: pytest.FixtureRequest) -> Matcher:
    return Matcher(RULES, request.param)


def found(matcher: Matcher, texts: list[str]) -> list[list[tuple[str, int, int]]]:
    hits: list[list[tuple[str, int, int]]] = [[] for _ in texts]
    for hit in matcher.find(texts).hits:
        hits[hit.text].append((hit.rule.id, hit.start, hit.end))
    return hits


def test_every_rule_finds_exactly_what_its_examples_mark(matcher: Matcher) -> None:
    cases = [(rule, *marked(example)) for rule in RULES for example in rule.finds]
    results = found(matcher, [text for _, text, _ in cases])
    wrong = []
    for (rule, text, wanted), hits in zip(cases, results, strict=True):
        own = sorted((start, end) for name, start, end in hits if name == rule.id)
        if own != wanted:
            wrong.append((rule.id, text, wanted, own))
    assert wrong == []


def test_every_rule_ignores_what_it_says_it_ignores(matcher: Matcher) -> None:
    cases = [(rule, expand(example)) for rule in RULES for example in rule.ignores]
    results = found(matcher, [text for _, text in cases])
    wrong = [
        (rule.id, text, hit)
        for (rule, text), hits in zip(cases, results, strict=True)
        for hit in hits
        if hit[0] == rule.id
    ]
    assert wrong == []


def test_both_engines_find_the_same_in_all_examples_together() -> None:
    text = "\n".join(
        expand(example).replace("«", "").replace("»", "") for rule in RULES for example in rule.finds
    )
    first, second = (sorted(found(Matcher(RULES, engine), [text])[0]) for engine in ENGINES)
    assert len(first) > len(RULES)
    assert first == second


def test_there_are_many_rules_and_no_two_of_one_name() -> None:
    assert [name for name, count in Counter(rule.id for rule in RULES).items() if count > 1] == []
    assert sum(rule.kind.startswith("secret.") for rule in RULES) >= 250
    assert len({rule.kind for rule in RULES if not rule.kind.startswith("secret.")}) >= 60


def test_no_rule_is_written_and_left_out() -> None:
    known = {rule.id for rule in RULES}
    left_out = {
        f"{module.name}: {rule.id}"
        for module in pkgutil.iter_modules(rules.__path__)
        for value in vars(importlib.import_module(f"{rules.__name__}.{module.name}")).values()
        for rule in (value if isinstance(value, tuple) else (value,))
        if isinstance(rule, Rule) and rule.id not in known
    }
    assert left_out == set()


def test_every_rule_is_complete() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[a-z0-9-]+", rule.id), rule.id
        assert rule.kind.partition(".")[0] in ("secret", "personal", "path", "random"), rule.id
        assert rule.reference.startswith("https://"), rule.id
        assert rule.ignores, rule.id
        assert any("«" in example for example in rule.finds), rule.id
        for form in rule.anchors:
            check_anchor(rule, form)


def check_anchor(rule: Rule, form: str | Shape) -> None:
    if isinstance(form, Shape):
        least, most = _parser.parse(form.body).getwidth()
        assert least == most == form.width, rule.id
        assert form.body.replace("\\", "").startswith(form.literal), rule.id
        assert "[^" not in form.body, rule.id
    else:
        assert form, rule.id


def test_no_repetition_of_a_pattern_is_unbounded() -> None:
    # What is possessive or stands at the end of a bounded window may be; a rule's own window bounds it.
    unbounded = [
        rule.id
        for rule in RULES
        if re.search(r"(?<!\\)(?:[*+](?![+\]])|\{\d+,\})", re.sub(r"\[(?:\\.|[^\]\\])*\]", "x", rule.pattern))
        and rule.id not in ("random-token", "private-key-block", "coordinates", "putty-private-key")
    ]
    assert unbounded == []


def test_the_version_is_the_same_at_each_start() -> None:
    # Sets come in another order in each process: what is made from one must be sorted.
    versions = [
        subprocess.run(
            [sys.executable, "-c", "from commonplace.privacy import RULESET_VERSION as v; print(v)"],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert versions[0] == versions[1]


def test_a_fake_is_the_same_each_time_and_of_its_class() -> None:
    assert fake("hex", 32, "a") == fake("hex", 32, "a") != fake("hex", 32, "b")
    assert re.fullmatch(r"[0-9a-f]{32}", fake("hex", 32))
    assert marked("a «{digit 4}» b")[1] == [(2, 6)]
