"""Seed phrases: the list as it was published, and which runs of its words are taken for a phrase."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from commonplace.privacy.seeds import phrases, rare_words, told_phrases

LIST = files("commonplace.privacy").joinpath("data/bip39_english.txt")
WORDS = LIST.read_text(encoding="ascii").split()
PHRASE = "ripple maple drift orbit canyon velvet hammer gentle rescue walnut puzzle cousin"


def of_entropy(entropy: bytes) -> str:
    """The phrase that stands for these bytes, by the rules of BIP-39."""
    checked = len(entropy) // 4
    number = int.from_bytes(entropy, "big") << checked | hashlib.sha256(entropy).digest()[0] >> (8 - checked)
    count = (len(entropy) * 8 + checked) // 11
    return " ".join(WORDS[number >> 11 * place & 2047] for place in reversed(range(count)))


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in phrases(text, 0, len(text))]


def test_the_list_is_as_it_was_published() -> None:
    listed = (Path(__file__).resolve().parents[2] / "THIRD_PARTY.md").read_text(encoding="utf-8")
    assert len(WORDS) == len(set(WORDS)) == 2048
    assert hashlib.sha256(LIST.read_bytes()).hexdigest() in listed


def test_half_of_the_words_are_rare_elsewhere() -> None:
    assert len(rare_words()) == 1000
    assert set(rare_words()) <= set(WORDS)


@pytest.mark.parametrize("size", [16, 20, 24, 28, 32])
def test_a_phrase_of_each_length_is_found_without_its_neighbours(size: int) -> None:
    phrase = of_entropy(hashlib.sha512(bytes([size])).digest()[:size])
    assert found(f"das war {phrase} und nun") == [phrase]


@pytest.mark.parametrize("joint", ["\n", ", ", '", "', " 7. ", "\n- "])
def test_what_parts_the_words_does_not_matter(joint: str) -> None:
    phrase = joint.join(PHRASE.split())
    assert found(phrase) == [phrase]


@pytest.mark.parametrize(
    "text",
    [
        " ".join(PHRASE.split()[:11]),
        " ".join(WORDS[500:524]),
        " ".join(["walnut"] * 12),
        "when people want more they often take what they need from those around",
    ],
)
def test_other_runs_of_words_are_none(text: str) -> None:
    assert found(text) == []


def test_behind_a_cue_words_of_other_lists_are_a_phrase_and_a_sentence_is_none() -> None:
    words = "ábaco eco gacela hábil ideal jabón koala labio madera nácar oasis pacto"
    text = f"{words}. Nada más que decir"
    assert told_phrases(text, 0, len(text)) == ((0, len(words)),)
    sentence = "que los pájaros cantan por la mañana cuando una persona con prisa pasa"
    assert told_phrases(sentence, 0, len(sentence)) == ()
