"""Her conversations as they are written in ``talks/*.txt``, before an export is made of them.

A script is a head and steps, each with a mark at the beginning of a line::

    == title                 of the next conversation; lines ``name: value`` follow it
    >> text                  she asks          >~ text    a question that she edited afterwards
    << text                  the answer        <~ text    an answer that she had regenerated
    .. headline              what the model thought, in the lines below
    !! tool                  a call; its arguments below, as JSON or as code
    :: tool                  what the tool answered
    ++ file                  came with the question before
    %% thumbsUp              her judgement of the answer before, and a comment below
    -- agent | end | rewind  a subagent begins or ends; the last questions are taken back

``⟦name⟧`` stands for a planted value, ``⟦number:name⟧`` as a whole JSON string for the same as a number.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from commonplace.demo.person import PEM, PLANTED

__all__ = ["Script", "Step", "StepKind", "filled", "places", "scripts"]

StepKind = Literal[
    "question",
    "edited question",
    "answer",
    "first answer",
    "thought",
    "call",
    "result",
    "file",
    "rating",
    "act",
]

_KINDS: dict[str, StepKind] = {
    ">>": "question",
    ">~": "edited question",
    "<<": "answer",
    "<~": "first answer",
    "..": "thought",
    "!!": "call",
    "::": "result",
    "++": "file",
    "%%": "rating",
    "--": "act",
}
_HEADED = ("thought", "call", "result", "rating", "act", "file")
_MARK = re.compile(rf"^({'|'.join(re.escape(mark) for mark in _KINDS)}) ", re.MULTILINE)
_TITLE = re.compile(r"^== ", re.MULTILINE)
_VALUE = re.compile(r"⟦(?:(number):)?([a-z0-9-]+)⟧")
_BLOCKS = {"pem": (PEM, ("pem-first", "pem-last"))}
"""Texts that hold several planted values."""

SOURCES = ("chatgpt", "claude_ai", "claude_code", "codex")


class Step(msgspec.Struct, frozen=True):
    """One step: its kind, what stands on the line of its mark (a tool, a headline), and its text."""

    kind: StepKind
    head: str
    text: str


class Script(msgspec.Struct, frozen=True):
    """One conversation: ``when`` in UTC seconds, ``facts`` as written under the title."""

    title: str
    when: float
    facts: dict[str, str]
    steps: tuple[Step, ...]


def filled(value: object) -> object:
    """A text, or all texts and keys of a JSON value, with planted values put in."""
    if isinstance(value, str):
        number = _VALUE.fullmatch(value)
        if number and number[1]:
            return json.loads(PLANTED[number[2]].value)
        return _VALUE.sub(lambda found: _value_of(found[2]), value)
    if isinstance(value, dict):
        return {str(filled(key)): filled(item) for key, item in value.items()}
    return [filled(item) for item in value] if isinstance(value, list) else value


def _value_of(name: str) -> str:
    return _BLOCKS[name][0] if name in _BLOCKS else PLANTED[name].value


@cache
def scripts(source: str) -> tuple[Script, ...]:
    """The scripts of one source with planted values put in; arguments of calls are filled by who reads them.

    Call arguments stay as written, because a value put into JSON text would have to be escaped first.
    """
    return tuple(
        Script(
            str(filled(raw.title)),
            raw.when,
            {name: value if name == "tool" else str(filled(value)) for name, value in raw.facts.items()},
            tuple(
                step
                if step.kind == "call"
                else Step(step.kind, str(filled(step.head)), str(filled(step.text)))
                for step in raw.steps
            ),
        )
        for raw in _raw(source)
    )


@cache
def places() -> dict[str, tuple[str, ...]]:
    """For each planted value the places where it stands, e.g. ``chatgpt: a question``."""
    found: dict[str, dict[str, None]] = {name: {} for name in PLANTED}
    for source in SOURCES:
        for script in _raw(source):
            for part, text in _parts(script):
                for name in _names_in(text):
                    found[name][f"{source.replace('_', ' ')}: {part}"] = None
    return {name: tuple(where) for name, where in found.items()}


def _parts(script: Script) -> Iterator[tuple[str, str]]:
    yield "title", script.title
    yield from script.facts.items()
    for step in script.steps:
        yield step.kind, f"{step.head}\n{step.text}"


def _names_in(text: str) -> Iterator[str]:
    for found in _VALUE.finditer(text):
        if found[2] in _BLOCKS:
            yield from _BLOCKS[found[2]][1]
        else:
            yield found[2]


@cache
def _raw(source: str) -> tuple[Script, ...]:
    text = (resources.files("commonplace.demo") / "talks" / f"{source}.txt").read_text(encoding="utf-8")
    return tuple(_script(block) for block in _TITLE.split(text) if block.strip())


def _script(block: str) -> Script:
    marks = list(_MARK.finditer(block))
    title, *lines = block[: marks[0].start()].strip().splitlines()
    facts = dict(line.split(": ", 1) for line in lines)
    ends = [mark.start() for mark in marks[1:]] + [len(block)]
    when = datetime.fromisoformat(facts.pop("when")).replace(tzinfo=UTC).timestamp()
    steps = tuple(
        _step(mark[1], block[mark.end() : end].strip("\n")) for mark, end in zip(marks, ends, strict=True)
    )
    return Script(title, when, facts, steps)


def _step(mark: str, text: str) -> Step:
    kind = _KINDS[mark]
    if kind not in _HEADED:
        return Step(kind, "", text)
    head, _, rest = text.partition("\n")
    return Step(kind, head, rest)
