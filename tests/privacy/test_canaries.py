"""Canaries are new each time, of every kind, and found by the rules."""

import random

import pytest

from commonplace.privacy import Scanner, redact
from commonplace.privacy.canaries import CANARY_KINDS, make_canaries
from commonplace.privacy.identity import Identity
from commonplace.records import Text

from .conversations import KEY, said


def test_one_of_each_kind_each_new() -> None:
    first, second = list(make_canaries(random.Random(1))), list(make_canaries(random.Random(2)))
    assert [canary.kind for canary in first] == list(CANARY_KINDS)
    assert not {canary.value for canary in first} & {canary.value for canary in second}
    for canary in first:
        assert canary.text.count(canary.value) == 1


def test_only_the_kinds_asked_for() -> None:
    (canary,) = make_canaries(random.Random(1), ("personal.iban",))
    assert canary.kind == "personal.iban"


@pytest.mark.parametrize("seed", range(6))
def test_the_rules_find_them_in_their_texts(seed: int) -> None:
    scanner = Scanner(Identity(()), KEY, engine="fallback")
    left = []
    for canary in make_canaries(random.Random(seed)):
        talk = said(canary.text)
        (result,) = scanner.scan([talk])
        part = redact(talk, result.findings, key=KEY).conversation.messages[0].parts[0]
        if not isinstance(part, Text) or canary.value in part.text:
            left.append((canary.kind, canary.text.replace(canary.value, "{}")))
    assert left == []
