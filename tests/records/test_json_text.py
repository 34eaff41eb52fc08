import json
import math

from hypothesis import given

from commonplace.records.json_text import DEEPEST, canonical, plain, well_formed, written
from tests.records.conversation_strategies import json_values, texts


@given(json_values)
def test_what_is_written_is_strict_json_that_reads_back_the_same(value: object) -> None:
    clean = plain(value)
    back = json.loads(written(clean), parse_constant=_refuse, parse_int=_small)
    assert back == clean


@given(json_values)
def test_plain_is_settled_after_once(value: object) -> None:
    assert plain(plain(value)) == plain(value)


@given(texts)
def test_well_formed_text_changes_nothing_but_surrogates(text: str) -> None:
    clean = well_formed(text)
    assert clean.encode().decode() == clean
    kept = "".join(each for each in text if not "\ud800" <= each <= "\udfff")
    assert clean.replace("�", "") == kept.replace("�", "")


def test_two_halves_of_one_character_become_it() -> None:
    assert well_formed("\ud83d\ude00") == "\U0001f600"


def test_numbers_that_readers_disagree_on() -> None:
    assert plain([2**63 - 1, 2**63, -(2**63) - 1]) == [2**63 - 1, str(2**63), str(-(2**63) - 1)]
    assert plain([math.nan, math.inf, -math.inf, 1.5]) == [None, "Infinity", "-Infinity", 1.5]


def test_deep_nesting_becomes_one_string_and_nothing_is_lost() -> None:
    value: object = "core"
    for _ in range(900):
        value = {"k": [value]}
    clean = plain(value)
    depth = 0
    while not isinstance(clean, str):
        clean = clean["k"] if isinstance(clean, dict) else clean[0]  # type: ignore[index]
        depth += 1
    assert depth == DEEPEST
    assert clean.count('{"k":[') == 900 - DEEPEST // 2
    assert '"core"' in clean


def test_canonical_form_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical({"b": 1, "a": [2, {"d": 1, "c": 2}]}) == b'{"a":[2,{"c":2,"d":1}],"b":1}'


def _refuse(name: str) -> object:
    raise AssertionError(name)


def _small(digits: str) -> int:
    assert -(2**63) <= int(digits) < 2**63
    return int(digits)
