"""Answers that stop before they end: by the stop reason, an open block of code, a sentence without its end."""

import re

from commonplace.curate.labels.feedback_phrases import CONTINUES
from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk, Turn, folded

__all__ = ["TRUNCATED"]

_CUT = frozenset(
    {
        "length", "max_tokens", "max_output_tokens", "max_length", "model_length", "token_limit", "max_tokens_reached",
        "model_context_window_exceeded", "incomplete", "pause_turn", "too_long",
    }
)  # fmt: skip
_WHOLE = frozenset(
    {
        "stop", "end_turn", "stop_sequence", "tool_use", "tool_calls", "tool-calls", "tooluse", "function_call", "eos",
        "eos_token", "finished", "finished_successfully", "completed", "complete", "end",
    }
)  # fmt: skip
"""Stop reasons, without regard to case.

Source: OpenAI's ``finish_reason`` and ChatGPT's ``finish_details``, Anthropic's ``stop_reason``, Gemini's
``finishReason``, Mistral's ``model_length``.
"""

_FENCE = re.compile(r"^ {0,3}(?:[-*>] {1,3})?(`{3,}|~{3,})([^\n`]*)$", re.MULTILINE)
_TERMINAL = frozenset(".!?…。！？؟।॥。｡」』）)]}\"'”’»*_|>`~:;=—–─│┘╯✓✔✅")
_CAP = 1_200
"""Code points from which a sentence without its end is taken for cut at a cap; shorter answers often have none.

Source: the smallest cap of a product's answers is 256 tokens, about 1,000 letters of English.
"""
_FEW = 40
_OPEN_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "but",
        "with",
        "for",
        "in",
        "on",
        "at",
        "by",
        "from",
        "that",
        "which",
        "is",
        "are",
        "was",
        "were",
        "if",
        "because",
        "as",
        "into",
        "your",
        "their",
        "our",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "und",
        "oder",
        "mit",
        "für",
        "von",
        "zu",
        "auf",
        "dass",
        "weil",
        "wenn",
        "im",
        "zum",
        "zur",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "du",
        "de",
        "et",
        "ou",
        "avec",
        "pour",
        "dans",
        "sur",
        "que",
        "qui",
        "par",
        "au",
        "aux",
        "el",
        "los",
        "las",
        "una",
        "y",
        "con",
        "para",
        "en",
        "por",
        "del",
        "al",
        "lo",
        "se",
        "o",
        "os",
        "as",
        "um",
        "uma",
        "e",
        "com",
        "em",
        "no",
        "na",
        "do",
        "da",
        "dos",
        "das",
        "il",
        "gli",
        "di",
        "che",
        "per",
        "del",
        "della",
        "con",
        "nel",
        "het",
        "een",
        "van",
        "en",
        "met",
        "voor",
        "op",
        "dat",
        "и",
        "в",
        "на",
        "с",
        "что",
        "для",
        "по",
        "из",
        "от",
        "к",
        "ve",
        "ile",
        "için",
        "bir",
        "och",
        "att",
        "för",
        "med",
        "på",
        "som",
    ]
)
"""Words that no sentence of their languages ends with, or hardly one."""


def _open_fence(text: str) -> bool:
    """Whether a fenced block is open at the end. Source: CommonMark 0.31, 4.5."""
    opened = ""
    last = None
    for fence in _FENCE.finditer(text):
        marks, told = fence[1], fence[2].strip()
        last = fence
        if not opened:
            opened = marks
        elif marks[0] == opened[0] and len(marks) >= len(opened) and not told:
            opened = ""
    # Blocks inside blocks are often written with equal fences: then the last line is the closing one.
    return bool(opened) and not (last is not None and not last[2].strip() and not text[last.end() :].strip())


def _open_sentence(turn: Turn) -> float:
    text = turn.text
    line = text[text.rfind("\n") + 1 :].strip()
    if not line or line[-1] in _TERMINAL or not (line[-1].isalnum() or line[-1] in ",،、，-(（“„«"):
        return 0.0
    if line.startswith(("#", "|", "http")) or "://" in line.rsplit(maxsplit=1)[-1] or "```" in line:
        return 0.0
    if line[-1] in ",،、，(（“„«" and len(text) >= _FEW and len(line) >= 20:
        return 0.9
    word = line.rsplit(maxsplit=1)[-1].casefold()
    if word in _OPEN_WORDS and len(text) >= _FEW and len(line.split()) >= 4:
        return 0.9
    is_item = line[0] in "-*•+" or line[:3].rstrip(" .)").isdigit()
    if len(text) >= _CAP and not is_item and len(line) >= 40:
        return 0.7
    return 0.3 if len(text) >= _CAP else 0.1


def _score(talk: Talk, at: int) -> float:
    turn = talk.turns[at]
    finish = turn.finish.casefold() if turn.finish else ""
    if finish in _CUT:
        return 1.0
    if finish in _WHOLE or turn.calls or not turn.text:
        return 0.0
    if turn.status == "interrupted":
        return 0.9
    fence = "`" in turn.content or "~~~" in turn.content
    score = 0.9 if fence and _open_fence(turn.content) else _open_sentence(turn)
    following = talk.said_after.get(at)
    if following is not None:
        said = talk.turns[following].content
        if len(said) <= 80 and CONTINUES.match(folded(said)):
            return 0.95 if score else 0.4
        return score * 0.75 if score < 0.9 else score
    return score if score >= 0.3 else 0.0


def _scores(talk: Talk) -> Marks:
    if talk.scope == "user_only":
        return []
    return [(at, score) for at in talk.answers if (score := _score(talk, at))]


_LONG = "The reasons are many, and each of them deserves a paragraph of its own. " * 20

TRUNCATED = Label(
    name="truncated",
    meaning="An answer ends before it is finished.",
    scale="1 by the provider's stop reason, which also clears an answer; .95 where the person asks to go on; .9 an open block "
    "of code, a word or mark that ends no sentence, an answer that the person stopped; .7 a long answer without a last mark",
    of="answer",
    weight="last",
    scores=_scores,
    source="https://platform.openai.com/docs/api-reference/chat/object",
    true=(
        ("user: x", "assistant(finish=length): A short text."),
        ("user: x", "assistant(finish=MAX_TOKENS): A short text."),
        ("user: x", "assistant: Here is the file:\n```python\ndef main():\n    for name in names:\n        pri"),
        ("user: x", f"assistant: {_LONG}And the last of these reasons concerns the harvest of the year before"),
        ("user: x", "assistant: The treaty was signed after long talks between the two neighbours and the"),
        ("user: x", "assistant: Der Vertrag wurde nach langen Verhandlungen unterschrieben, und zwar von den Königen der"),
        ("user: x", "assistant: 1. Wash the rice until the water is clear,"),
        ("user: x", "assistant: Then the dragon turned to the small", "user: continue", "assistant(finish=length): village and"),
        ("user: x", "assistant(status=interrupted): I will now list all"),
    ),
    false=(
        ("user: x", "assistant(finish=stop): Here is the file:\n```python\nx = 1"),
        ("user: x", "assistant: Yes"),
        ("user: x", "assistant: Paris"),
        ("user: x", "assistant: ```python\nx = 1\n```"),
        ("user: x", "assistant: ````markdown\n```python\nx = 1\n```\n````"),
        ("user: x", "assistant: ```markdown\n# Title\n```sh\nmake\n```\nMore text.\n```"),
        ("user: x", "assistant: Buy these:\n- rice\n- beans\n- salt"),
        ("user: x", f"assistant: {_LONG}\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("user: write a story that stops abruptly", "assistant: The phone rang. She picked up. Then nothing."),
        ("user: tell a story", "assistant: The end of part one.", "user: continue", "assistant: Part two. The end."),
        ("user: x", "assistant: Best regards,\nKim"),
    ),
)  # fmt: skip
