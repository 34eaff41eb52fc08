"""What is said to be planted is in the corpus, where it is said to be."""

import json
from collections import defaultdict

import msgspec
from benchmarks.privacy.corpus import corpus
from benchmarks.privacy.placing import possible
from benchmarks.privacy.planting import PLACEMENTS, Account, Draw, Kit
from benchmarks.privacy.strings import map_strings, strings_of

from commonplace.privacy import leaves


def test_every_planted_value_stands_at_its_place(accounts: list[Account]) -> None:
    count = 0
    for account in accounts:
        for labelled in account.conversations:
            strings = strings_of(labelled.conversation)
            for place in (*labelled.planted, *labelled.kept):
                text = strings[place.leaf]
                assert 0 <= place.carrier[0] <= place.start < place.end <= place.carrier[1] <= len(text)
                assert text[place.start : place.end].strip()
                count += 1
    assert count > 100


def test_no_mark_is_left_in_a_conversation(accounts: list[Account]) -> None:
    for account in accounts:
        for labelled in account.conversations:
            encoded = msgspec.json.encode(labelled.conversation).decode()
            assert not any(0xE000 <= ord(char) < 0xF900 or ord(char) >= 0xF0000 for char in encoded)


def test_a_repeated_value_is_the_same_again(kit: Kit) -> None:
    mentions: dict[int, set[str]] = defaultdict(set)
    repeats = 0
    for account in corpus(kit, 500_000):
        for labelled in account.conversations:
            strings = strings_of(labelled.conversation)
            for place in labelled.planted:
                value = strings[place.leaf][place.start : place.end]
                mentions[place.entity].add(
                    value.encode().decode("unicode_escape") if "\\" in value else value
                )
                repeats += place.placement == "repeat"
    assert repeats > 5
    assert sum(len(values) > 1 for values in mentions.values()) <= len(mentions) * 0.02


def test_every_leaf_of_the_scanner_is_among_the_strings(accounts: list[Account]) -> None:
    for labelled in accounts[0].conversations[:40]:
        strings = set(strings_of(labelled.conversation))
        assert {leaf.text for leaf in leaves(labelled.conversation)} <= strings


def test_strings_can_be_written_back_in_their_order(accounts: list[Account]) -> None:
    conversation = accounts[0].conversations[0].conversation
    strings = iter(strings_of(conversation))
    assert map_strings(conversation, lambda text: _same(text, next(strings))) == conversation


def _same(text: str, expected: str) -> str:
    assert text == expected
    return text


def test_the_same_seed_gives_the_same_corpus(kit: Kit, accounts: list[Account]) -> None:
    assert corpus(kit, 200_000) == accounts
    assert corpus(kit, 60_000, "other") != corpus(kit, 60_000)


def test_every_placement_is_met_by_some_case(kit: Kit) -> None:
    met = {
        placement for case in kit.cases for variant in case.variants for placement in possible(case, variant)
    }
    assert met == set(PLACEMENTS)


def test_every_case_can_be_made_and_placed(kit: Kit) -> None:
    draw = Draw("every", kit.person(Draw("person")))
    for case in (*kit.cases, *kit.negatives):
        for variant in case.variants:
            assert possible(case, variant), case.id
            assert variant.make(draw).strip(), case.id
            assert all("{v}" in text for text in (*variant.prose, *variant.tech, *case.path)), case.id


def test_names_of_cases_are_unique(kit: Kit) -> None:
    names = [case.id for case in (*kit.cases, *kit.negatives)]
    assert len(names) == len(set(names))


def test_nested_values_are_in_json_of_that_depth(accounts: list[Account]) -> None:
    checked = 0
    for account in accounts:
        for labelled in account.conversations:
            strings = strings_of(labelled.conversation)
            for place in labelled.planted:
                text = strings[place.leaf]
                if place.placement.startswith("nested") and text.startswith("{"):
                    depth = int(place.placement[-1])
                    value = json.loads(text)
                    for _ in range(depth - 1):
                        value = json.loads(value["body"])
                    assert "status" in value
                    checked += 1
    assert checked > 3
