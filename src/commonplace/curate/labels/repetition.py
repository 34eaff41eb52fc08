"""Answers that fall into a loop: the same words again and again, or the same answer."""

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk

__all__ = ["REPETITION"]

_PROBE = 24
_STEP = 256
_REACH = 1_000
"""Every 256 code points, 24 of them are looked for within the next 1,000: the period of a loop."""

_TIMES = 4
_LEAST = 160
"""A stretch counts that holds at least four of its periods and 160 code points."""

_SHORT_TIMES = 10
"""A period shorter than a word and a half must come more often: rows of figures and signs are no loop."""

_SAME_ANSWERS = 3
_WORDY = 20


def _loop(text: str, begin: int, period: int) -> int:
    """How far a text goes on with this period from a place where it has it."""
    end, step = begin + period, 64
    size = len(text)
    while end < size:
        if text[end : end + step] == text[end - period : end - period + min(step, size - end)]:
            end += step
            step = min(step * 2, 65_536)
        elif step > 1:
            step //= 2
        else:
            break
    return min(end, size)


def _longest(text: str) -> tuple[int, str]:
    """The longest stretch that repeats itself, and what it repeats."""
    best, unit = 0, ""
    at, size = 0, len(text)
    while at < size - _LEAST:
        found = text.find(text[at : at + _PROBE], at + 1, at + _PROBE + _REACH)
        if found < 0:
            at += _STEP
            continue
        period = found - at
        end = _loop(text, at, period)
        length = end - at
        times = _TIMES if period >= 8 else _SHORT_TIMES
        if length > best and length >= max(_LEAST, times * period) and _says(text[at:found]):
            best, unit = length, text[at:found]
        at = max(end, at + _STEP) if length > best // 2 else at + _STEP
    return best, unit


def _says(unit: str) -> bool:
    """Whether a period has letters at all: lines of a table and rows of zeros are no words."""
    letters = sum(char.isalpha() for char in unit)
    return letters * 3 >= len(unit)


def _score(talk: Talk, at: int) -> float:
    text = talk.turns[at].content
    if len(text) < _LEAST:
        return 0.0
    length, unit = _longest(text)
    if not length:
        return 0.0
    if any(unit.strip()[:60].strip() in talk.turns[each].content for each in talk.asked if each < at):
        return 0.3  # the person asked for it, or gave it
    score = 0.95 if length >= 400 or length * 3 >= len(text) else 0.7
    return score * 0.6 if "```" in text and length * 2 < len(text) else score


def _scores(talk: Talk) -> Marks:
    same = 0
    before: str | None = None
    for at in talk.answers:
        turn = talk.turns[at]
        same = same + 1 if turn.content == before and len(turn.content) >= _WORDY and not turn.calls else 1
        before = turn.content
        score = max(_score(talk, at), 0.9 if same >= _SAME_ANSWERS else 0.0)
        if score:
            yield at, score


REPETITION = Label(
    name="repetition",
    meaning="An answer repeats the same words over and over, or is the third equal answer in a row.",
    scale=".95 a loop of at least 400 code points or a third of the answer; .9 equal answers; .7 a shorter loop; less in code, "
    "or where the person gave the words",
    of="answer",
    scores=_scores,
    true=(
        ("user: x", "assistant: Let me see. " + "I will check the file again and then report. " * 12),
        ("user: x", "assistant: The answer is " + "the " * 150),
        ("user: x", "assistant: 让我想想。" + "我再检查一遍文件然后报告结果。" * 30),
        ("user: a", "assistant: I have updated the file as you asked.", "user: no, look", "assistant: I have updated the file as you asked.",
         "user: you did not", "assistant: I have updated the file as you asked."),
        ("user: x", "assistant: Plan:\n" + "\n".join(["1. Open the door.", "2. Look outside for the cat."] * 14)),
    ),
    false=(
        ("user: x", "assistant: " + " ".join(f"Step {number}: turn the wheel {number * 7 % 31} times to the {'left' if number % 3 else 'right'}."
                                             for number in range(40))),
        ("user: x", "assistant: " + "-" * 400),
        ("user: x", "assistant: | a | b |\n" + "|---|---|\n" * 40),
        ("user: write 'I will be on time' fifty times", "assistant: " + "I will be on time\n" * 50),
        ("user: x", "assistant: ```\n" + "0, 0, 0, 0, 0, 0\n" * 40 + "```"),
        ("user: x", "assistant: Row, row, row your boat, gently down the stream. Merrily, merrily, merrily, merrily, life is but a dream."),
    ),
)  # fmt: skip
