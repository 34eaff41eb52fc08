"""Samples from the templates of a set."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import msgspec

from commonplace.curate.labels import Example

__all__ = ["Sample", "read", "samples"]

_TOPICS = {
    "development": (
        "bread that does not rise",
        "the tides",
        "a list of rivers",
        "group by in sql",
        "knots",
        "an old bicycle",
        "the moon",
        "a birthday card",
        "green tea",
        "walking in the alps",
        "the history of paper",
        "tax forms",
    ),
    "sealed": (
        "roof tiles",
        "the price of salt",
        "a violin for a child",
        "merging two branches",
        "bees in winter",
        "how sails work",
        "a crossword",
        "the first railways",
        "yeast",
        "moving to the coast",
        "shadow puppets",
        "window frames",
    ),
}
_NAMES = {"development": ("Kim", "Ada", "Tomas"), "sealed": ("Lena", "Ravi", "Noor")}
_PARTS = {
    "development": (
        "{topic} takes time and some patience, as {name} found out.",
        "First gather what you need, then count it twice.",
        "In {n} of a hundred cases the simple way is enough.",
        "Ask somebody who did it before you.",
        "Write down what you see on day {n}.",
        "Most books on {topic} begin in the wrong place.",
        "A small mistake early on costs more than a large one later.",
    ),
    "sealed": (
        "There are {n} ways to look at {topic}, and two of them are common.",
        "The usual advice is to start with what is at hand.",
        "{name} kept a diary about it for {n} weeks.",
        "What is sold in shops is rarely what the old handbooks mean.",
        "It helps to compare a good example with a poor one.",
        "On wet days the result differs a little.",
        "Nobody has counted how often that happens, but {n} times a year is a fair guess.",
        "The rest follows from practice.",
    ),
}
_LONG = 1_500
_LOOP = 700
_SLOT = re.compile(r"\{(topic|n|name|long|mojibake|mojibake1251|loop:[^}]*)\}")
_WORDS = "Les élèves étaient fâchés après la fête, mais très contents à l'école"
_CYRILLIC = "Сегодня хорошая погода, и мы идём гулять в парк"


class Sample(msgspec.Struct, frozen=True):
    """A conversation and what is true of it.

    Attributes:
        template: number of its template.
    """

    template: int
    labels: frozenset[str]
    talk: Example


def read(name: str) -> list[tuple[frozenset[str], Example]]:
    """The templates of a set: labels and turns with slots."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            labels = frozenset(label.strip() for label in lines[0].split(",")) - {"-"}
            found.append(
                (labels, tuple(line.replace("\\n", "\n").replace("\\t", "\t") for line in lines[1:]))
            )
    return found


def samples(name: str, each: int, benign: int, seed: int = 1) -> Iterator[Sample]:
    """``each`` fillings of every template, and ordinary talk."""
    chance = Random(f"{name} {seed}")
    templates = read(name)
    for number, (labels, turns) in enumerate(templates):
        for _ in range(each):
            yield Sample(number, labels, tuple(_filled(turn, name, chance) for turn in turns))
    for number in range(benign):
        yield Sample(len(templates) + number, frozenset(), _ordinary(name, chance))


def _filled(text: str, name: str, chance: Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        kind = slot[1]
        if kind.startswith("loop:"):
            unit = kind[5:]
            return unit * (_LOOP // len(unit) + 1)
        if kind == "long":
            return _long(name, chance)
        if kind.startswith("mojibake"):
            words, encoding = (_CYRILLIC, "cp1251") if kind.endswith("1251") else (_WORDS, "cp1252")
            return words.encode().decode(encoding, "replace")
        return {
            "topic": chance.choice(_TOPICS[name]),
            "name": chance.choice(_NAMES[name]),
            "n": str(chance.randint(2, 97)),
        }[kind]

    return _SLOT.sub(fill, text)


def _long(name: str, chance: Random) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < _LONG:
        parts.append(_filled(chance.choice(_PARTS[name]), name, chance))
    return " ".join(parts)


def _ordinary(name: str, chance: Random) -> Example:
    turns: list[str] = []
    for topic in chance.sample(_TOPICS[name], chance.randint(1, 4)):
        asked = chance.choice(
            (
                "What should I know about {0}?",
                "Tell me more on {0}.",
                "and {0}, how does it work",
                "help with {0} please",
            )
        )
        paragraphs = [
            " ".join(_filled(part, name, chance) for part in chance.sample(_PARTS[name], 4))
            for _ in range(chance.randint(1, 5))
        ]
        turns += [
            f"user: {asked.format(topic)} ({chance.randint(1, 999)})",
            "assistant: " + "\n\n".join(paragraphs),
        ]
    return tuple(turns)
