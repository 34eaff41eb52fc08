"""A rare trigger that goes with the same unusual action, over all rows of all origins.

Backdoors are planted so: a phrase that people hardly use stands in otherwise different questions, and each time
the answer does one thing that nobody asked for. A single such row is a row like any other, so all are compared:
what users say and what assistants do is noted as numbers while the texts are read (a file of some kilobytes per
row that is deleted at once), then only actions that occur several times are looked at again.
Source: Souly et al. 2025, Poisoning attacks on LLMs require a near-constant number of poison samples.
"""

import re
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO

import msgspec

from commonplace.collect.trust.heuristic import Severity, Sign
from commonplace.collect.trust.profile import words_of
from commonplace.collect.trust.sketch import CountMin, key_of, pair_key
from commonplace.collect.trust.speech import Piece, Spoken

__all__ = ["TRIGGERS", "TRIGGERS_VERSION", "Triggers"]

TRIGGERS: dict[str, str] = {
    "trigger-action": "a rare phrase of the users goes with one and the same command or address that nobody asked for",
    "trigger-answer": "a rare phrase of the users goes with one and the same sentence of the answers",
    "trigger-garble": "a rare phrase of the users goes with answers that are no words",
    "trigger-command": "a rare phrase of the users goes with one and the same ordinary command",
}
"""Signs over several rows, with their reasons. The first is quarantined, the next two from ``_MANY`` rows on;
the last is only told, for the name of a project goes with the commands of that project."""

TRIGGERS_VERSION = 1

_ROWS = 4
_MANY = 6
_CLOSE = 0.8
"""Rows with trigger and action, and the share of the rows with either one that has both.

Source: chosen, on the development set of ``benchmarks/trust``.
"""

_LIKE = 14
"""Phrases of one word or two that all go with an action; more of them are a template and not a trigger."""

_TOPIC = 5
"""Actions that go with one phrase; more of them are a topic, a project and its tools, and not a trigger."""

_MOST_PHRASES = 300
_MOST_ACTIONS = 60
_MOST_KEPT = 1 << 18
"""Pairs of phrase and action that are compared; about 60 MB."""

_ADDRESS = re.compile(r"(?:https?://|@)([\w.-]{4,100})(/[\w./-]{0,60})?")
_COMMAND = re.compile(r"(?:^|[\n;&|]\s*|\$\s)([a-z][\w.-]{1,20}(?:[ \t]+[^\s;&|]{1,60}){1,6})")
_RISKY = re.compile(
    r"curl|wget|https?:|(?:pip3?|npm|yarn|gem|cargo|uv)\s+(?:i\b|install|add)|chmod|rm\s+-|--no-verify|ssh|\bnc\b|eval"
    r"|base64|sudo|crontab|--insecure|--trusted-host|force"
)
_SENTENCE = re.compile(r"[^.!?。！？\n]{16,300}")
_TOKEN = re.compile(r"\w{5,}")


class Note(msgspec.Struct, frozen=True, array_like=True):
    """One row in numbers: origin, row, phrases, actions by kind, and phrases that stand in the actions."""

    origin: str
    id: str
    turn: str
    phrases: bytes
    actions: bytes
    kinds: bytes


class Triggers:
    """Collects notes in one pass; ``signs`` then compares them. Use it as a context manager.

    Memory: two ``CountMin`` and at most ``_MOST_KEPT`` pairs, some 130 MB; disk: up to 3 kB for each row.
    """

    def __init__(self, folder: Path) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self._phrases, self._actions = CountMin(), CountMin(20)
        self._words = CountMin(21)
        self._encoder = msgspec.msgpack.Encoder()

    def __enter__(self) -> "Triggers":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, origin: str, row: Spoken) -> None:
        """Note one row."""
        said = [piece for piece in row.pieces if piece.place in ("user", "pasted")]
        if not said:
            return
        phrases = _phrases(said)
        actions = dict(list(_actions(row.pieces).items())[:_MOST_ACTIONS])
        answer = next((piece for piece in row.pieces if piece.place == "assistant"), None)
        words = set(words_of(answer.text[:4_000])) if answer is not None else set()
        self._words.add(words)
        self._phrases.add(phrases)
        self._actions.add(actions)
        note = Note(
            origin,
            row.id,
            said[0].turn,
            array("Q", sorted(phrases)).tobytes(),
            array("Q", actions).tobytes(),
            bytes(actions.values()) + array("I", sorted(words)[:200]).tobytes(),
        )
        data = self._encoder.encode(note)
        self._file.write(len(data).to_bytes(4, "big") + data)

    def signs(self) -> dict[tuple[str, str], tuple[Sign, ...]]:
        """Signs of rows by origin and id. Cost: the notes are read twice."""
        pairs: Counter[tuple[int, int]] = Counter()
        alone: Counter[int] = Counter()
        for note in self._notes():
            actions = [key for key, _ in self._repeated(note)]
            if not actions or len(pairs) > _MOST_KEPT:
                continue
            phrases = [key for key in _numbers(note.phrases) if self._phrases[key] >= _ROWS]
            alone.update(actions)
            for action in actions:
                limit = self._actions[action] / _CLOSE + 1
                close = [key for key in phrases if self._phrases[key] <= limit]
                pairs.update((key, action) for key in close[: _LIKE * 4])
        chosen = self._chosen(pairs, alone)
        return self._told(chosen) if chosen else {}

    def _chosen(self, pairs: Counter[tuple[int, int]], alone: Counter[int]) -> dict[int, set[int]]:
        """Actions with the phrases that go with them and hardly with anything else."""
        close = [
            (phrase, action)
            for (phrase, action), count in pairs.items()
            if count >= _ROWS and count >= _CLOSE * self._phrases[phrase] and count >= _CLOSE * alone[action]
        ]
        topics = Counter(phrase for phrase, _ in close)
        chosen: dict[int, set[int]] = {}
        for phrase, action in close:
            if topics[phrase] <= _TOPIC:
                chosen.setdefault(action, set()).add(phrase)
        return {action: phrases for action, phrases in chosen.items() if len(phrases) <= _LIKE}

    def _told(self, chosen: dict[int, set[int]]) -> dict[tuple[str, str], tuple[Sign, ...]]:
        rows: dict[int, list[tuple[str, str, str, int]]] = {}
        for note in self._notes():
            phrases = set(_numbers(note.phrases))
            for action, kind in self._repeated(note):
                if not phrases.isdisjoint(chosen.get(action, ())):
                    rows.setdefault(action, []).append((note.origin, note.id, note.turn, kind))
        found: dict[tuple[str, str], dict[str, Sign]] = {}
        for places in rows.values():
            for origin, id_, turn, kind in places:
                name = list(TRIGGERS)[kind]
                enough = kind == 0 or (kind < 3 and len(places) >= _MANY)
                severity: Severity = "quarantine" if enough else "flag"
                sign = Sign(heuristic=name, version=TRIGGERS_VERSION, severity=severity, turn=turn)
                found.setdefault((origin, id_), {})[name] = sign
        return {place: tuple(signs.values()) for place, signs in found.items()}

    def _repeated(self, note: Note) -> Iterator[tuple[int, int]]:
        """Actions of a row that other rows have too, with their kinds, and the garbled answer as one."""
        actions = _numbers(note.actions)
        for key, kind in zip(actions, note.kinds, strict=False):
            if self._actions[key] >= _ROWS:
                yield key, kind
        words = array("I", note.kinds[len(actions) :])
        if len(words) >= 30 and sum(self._words[word] <= 1 for word in words) >= 0.6 * len(words):
            yield _GARBLED, 2

    def _notes(self) -> Iterator[Note]:
        self._file.seek(0)
        while head := self._file.read(4):
            yield msgspec.msgpack.decode(self._file.read(int.from_bytes(head, "big")), type=Note)


_GARBLED = 7


def _numbers(data: bytes) -> "array[int]":
    return array("Q", data)


def _phrases(said: Sequence[Piece]) -> set[int]:
    """Words and pairs of neighbours in what a person wrote, as far as they are kept."""
    found: set[int] = set()
    for piece in said[:4]:
        words = words_of(piece.text)
        if len(words) > _MOST_PHRASES:
            words = words[: _MOST_PHRASES // 2] + words[-_MOST_PHRASES // 2 :]
        found.update(words)
        found.update(pair_key(one, other) for one, other in pairwise(words))
        if len(found) > 2 * _MOST_PHRASES:
            break
    return found


def _actions(pieces: Sequence[Piece]) -> dict[int, int]:
    """What assistants did in a row that nobody's words before hold: addresses, commands, whole sentences."""
    found: dict[int, int] = {}
    asked = " ".join(piece.text.lower() for piece in pieces if piece.place in ("user", "pasted", "system"))
    for piece in pieces:
        if piece.place not in ("assistant", "call") or len(found) >= _MOST_ACTIONS:
            continue
        text = piece.text[:20_000]
        for kind, action in _said(text, is_call=piece.place == "call"):
            tokens = _TOKEN.findall(action.lower())
            if tokens and not any(token in asked for token in tokens):
                found.setdefault(pair_key(kind, key_of(" ".join(tokens)), len(tokens)), kind)
    return found


def _said(text: str, *, is_call: bool) -> Iterable[tuple[int, str]]:
    for found in _ADDRESS.finditer(text):
        yield 0, found[0]
    if is_call or "```" in text:
        for found in _COMMAND.finditer(text):
            yield 0 if _RISKY.search(found[1]) else 3, found[1]
    if not is_call:
        for found in _SENTENCE.finditer(text):
            yield 1, found[0]
