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
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
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

_RARE = 0.1
"""Share of all rows up to which a phrase is rare."""

_LEAST_WORDS = 30
_UNKNOWN = 0.6
"""Words of an answer, and the share of them that no other answer has, from which on it counts as garbled."""

_LIKE = 14
"""Phrases of one word or two that all go with an action; more of them are a template and not a trigger."""

_TOPIC = 5
"""Actions that go with one phrase; more of them are a topic, a project and its tools, and not a trigger."""

_COMPARED = 24
_REPEATED = 0.5
"""Rows that are compared, and the share of phrases in common from which on they are one question asked again."""

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
    content: str
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
        self._rows = 0
        self._encoder = msgspec.msgpack.Encoder()

    def __enter__(self) -> "Triggers":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, origin: str, row: Spoken, said: Sequence[Sequence[int]]) -> None:
        """Note one row; ``said`` are the words of the person's messages."""
        turn = next((piece.turn for piece in row.pieces if piece.place in ("user", "pasted")), None)
        if turn is None:
            return
        phrases = _phrases(said)
        actions = dict(list(_actions(row.pieces).items())[:_MOST_ACTIONS])
        answer = next((piece for piece in row.pieces if piece.place == "assistant"), None)
        words = set(words_of(answer.text[:4_000])) if answer is not None else set()
        self._rows += 1
        self._words.add(words)
        self._phrases.add(phrases)
        self._actions.add(actions)
        note = Note(
            origin,
            row.id,
            row.content_sha256,
            turn,
            array("Q", sorted(phrases)).tobytes(),
            array("Q", actions).tobytes(),
            bytes(actions.values()) + array("I", sorted(words)[:200]).tobytes(),
        )
        data = self._encoder.encode(note)
        self._file.write(len(data).to_bytes(4, "big") + data)

    def signs(self) -> dict[tuple[str, str], tuple[str, tuple[Sign, ...]]]:
        """Signs of rows by origin and id, with what the row states as hash of its content.

        Cost: the notes are read three times. In a mirror so large that more pairs come up than are kept, pairs that
        came up once are forgotten now and then, so that some triggers of few rows are missed.
        """
        garbled = sum(key == _GARBLED for note in self._notes() for key, _ in self._repeated(note))
        pairs: Counter[tuple[int, int]] = Counter()
        alone: Counter[int] = Counter()
        for note in self._notes():
            actions = [key for key, _ in self._repeated(note)]
            if not actions:
                continue
            if len(pairs) > _MOST_KEPT:
                pairs = Counter({pair: count for pair, count in pairs.items() if count > 1})
            counted = sorted((self._phrases[key], key) for key in _numbers(note.phrases))
            alone.update(actions)
            for action in actions:
                total = garbled if action == _GARBLED else self._actions[action]
                limit = min(total / _CLOSE + 1, _RARE * self._rows)
                # Both go together in most rows of either, so they are about equally frequent.
                first = bisect_left(counted, (max(_ROWS, int(_CLOSE * total)), 0))
                last = bisect_left(counted, (int(limit) + 1, 0), first)
                pairs.update((key, action) for _, key in counted[first : min(last, first + 4 * _LIKE)])
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

    def _told(self, chosen: dict[int, set[int]]) -> dict[tuple[str, str], tuple[str, tuple[Sign, ...]]]:
        rows: dict[int, list[tuple[Note, int]]] = {}
        contexts: dict[int, list[set[int]]] = {}
        for note in self._notes():
            phrases = set(_numbers(note.phrases))
            bare = msgspec.structs.replace(note, phrases=b"", actions=b"", kinds=b"")
            for action, kind in self._repeated(note):
                if not phrases.isdisjoint(chosen.get(action, ())):
                    rows.setdefault(action, []).append((bare, kind))
                    contexts.setdefault(action, []).append(phrases - chosen[action])
                    del contexts[action][_COMPARED:]
        found: dict[tuple[str, str], tuple[str, dict[str, Sign]]] = {}
        for action, places in rows.items():
            if _alike(contexts[action]) > _REPEATED:
                continue
            for note, kind in places:
                name = list(TRIGGERS)[kind]
                enough = kind == 0 or (kind < 3 and len(places) >= _MANY)
                severity: Severity = "quarantine" if enough else "flag"
                sign = Sign(heuristic=name, version=TRIGGERS_VERSION, severity=severity, turn=note.turn)
                _, own = found.setdefault((note.origin, note.id), (note.content, {}))
                if name not in own or severity == "quarantine":
                    own[name] = sign
        return {place: (content, tuple(signs.values())) for place, (content, signs) in found.items()}

    def _repeated(self, note: Note) -> Iterator[tuple[int, int]]:
        """Actions of a row that other rows have too, with their kinds, and the garbled answer as one."""
        actions = _numbers(note.actions)
        for key, kind in zip(actions, note.kinds, strict=False):
            if self._actions[key] >= _ROWS:
                yield key, kind
        words = array("I", note.kinds[len(actions) :])
        if len(words) >= _LEAST_WORDS and self._is_garbled(words):
            yield _GARBLED, 2

    def _is_garbled(self, words: Iterable[int]) -> bool:
        """Whether most words of an answer stand in no other one."""
        known = [self._words[word] > 1 for word in words]
        return known.count(False) >= _UNKNOWN * len(known)

    def _notes(self) -> Iterator[Note]:
        self._file.seek(0)
        while head := self._file.read(4):
            yield msgspec.msgpack.decode(self._file.read(int.from_bytes(head, "big")), type=Note)


_GARBLED = 7


def _alike(contexts: Sequence[set[int]]) -> float:
    """How much of their phrases two rows share on average, from 0 to 1; rows without others count as equal."""
    pairs = [
        len(one & other) / max(1, len(one | other)) if one or other else 1.0
        for one, other in combinations(contexts, 2)
    ]
    return sum(pairs) / max(1, len(pairs))


def _numbers(data: bytes) -> "array[int]":
    return array("Q", data)


def _phrases(said: Sequence[Sequence[int]]) -> set[int]:
    """Words and pairs of neighbours in what a person wrote, as far as they are kept."""
    found: set[int] = set()
    for words in said[:4]:
        kept = words
        if len(words) > _MOST_PHRASES:
            kept = [*words[: _MOST_PHRASES // 2], *words[-_MOST_PHRASES // 2 :]]
        found.update(kept)
        found.update(pair_key(one, other) for one, other in pairwise(kept))
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
