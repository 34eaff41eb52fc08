"""Abuse of the other side, threats and calls to harm, by phrases in eighteen languages; a model may judge instead.

The list is small on purpose. It holds what is said *to* somebody, not words that are rude by themselves: those are quoted,
translated, asked about and meant fondly more often than they hurt, and a list of them takes whole ways of speaking out of a
dataset. There are no slurs in it. ``model`` tells how a classifier takes its place.
"""

import re
from functools import cache
from importlib.resources import files

import ahocorasick

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk, Turn, folded, without_code

__all__ = ["TOXIC"]

_MOST = {"user": 8_000, "assistant": 400}
"""Code points that are read. What is longer was pasted; and an assistant that abuses somebody begins so."""

_QUOTES = "\"'“”„«»‘’「」『』"
_ABOUT = re.compile(
    r"translat|what does|meaning of|how do (?:i|you) (?:say|respond|react)|called me|told me|said|says|lyrics|is it (?:ok|okay|rude)|wrote"
    r"|übersetz|was (?:heißt|bedeutet)|nannte|sagte|tradu|que (?:significa|signifie)|перевед|翻译|意思|訳|번역"
)


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    text = files("commonplace.curate.labels").joinpath("data", "toxic.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        head, colon, phrases = line.partition(":")
        if not colon or line.startswith("#"):
            continue
        weight = float(head.split()[1])
        for phrase in phrases.split(","):
            said = folded(phrase.strip())
            automaton.add_word(said, (said, weight))
    automaton.make_automaton()
    return automaton


def _score(turn: Turn) -> float:
    most = _MOST[turn.role]
    text = folded(without_code(turn.content[: 2 * most])[:most])
    best, met = 0.0, set[str]()
    for last, (phrase, weight) in _automaton().iter(text):
        start = last + 1 - len(phrase)
        if not _stands_alone(text, start, last + 1) or phrase in met:
            continue
        if start and text[start - 1] in _QUOTES and last + 1 < len(text):
            continue
        met.add(phrase)
        best = max(best, weight)
    if best and _ABOUT.search(text):
        return 0.3
    return min(1.0, best + 0.1 * (len(met) - 1)) if best else 0.0


def _stands_alone(text: str, start: int, end: int) -> bool:
    if (
        "\u3040" <= text[start] <= "\u30ff"
        or "\u3400" <= text[start] <= "\u9fff"
        or "\uac00" <= text[start] <= "\ud7a3"
    ):
        return True
    return not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum())


def _scores(talk: Talk) -> Marks:
    return [
        (at, score)
        for at, turn in enumerate(talk.turns)
        if turn.role in ("user", "assistant")
        and not turn.injected
        and turn.content
        and (score := _score(turn))
    ]


TOXIC = Label(
    name="toxic",
    meaning="Somebody is abused, threatened or told to harm themselves.",
    scale=".9 a threat or a call to self-harm, .7 abuse of the other side, .1 more for each further phrase; .3 where it is "
    "quoted or asked about; or the score of a model",
    of="any turn",
    scores=_scores,
    true=(
        ("user: you are a worthless piece of shit", "assistant: I'd like to help."),
        ("user: x", "assistant: kill yourself"),
        ("user: halt die fresse du idiot", "assistant: ok"),
        ("user: va te faire foutre", "assistant: ok"),
        ("user: vete a la mierda", "assistant: ok"),
        ("user: 你去死吧", "assistant: ok"),
        ("user: иди нахуй", "assistant: ok"),
    ),
    false=(
        ("user: this shitty printer drives me mad, fuck", "assistant: Let us look at the cable."),
        ("user: how do I kill a process that hangs?", "assistant: Use kill -9 and its number."),
        ("user: translate \"go to hell\" into French", "assistant: It is a curse."),
        ("user: he told me to kill myself, what shall I do?", "assistant: I am sorry. You are not alone."),
        ("user: what an idiot I am, the cable was out", "assistant: It happens."),
    ),
)  # fmt: skip
