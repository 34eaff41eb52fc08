"""What an origin's rows look like as a whole: numbers, names of models and products, and no text."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from commonplace.collect.trust.sketch import key_of, pair_key
from commonplace.collect.trust.speech import Spoken

__all__ = ["Profile", "ProfileTally", "spoken_words", "words_of"]

_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+|\d+")
"""Words, numbers, and single letters of scripts that put no spaces between words."""

_NAME = re.compile(r"[A-Za-z0-9][\w.:/+-]{0,47}", re.ASCII)
_MOST_NAMES = 60
_MOST_KEYS = 1 << 17
"""Keys that are remembered for each origin, some 8 MB; what comes later is only compared."""

_EDGE = 8
_LEAST_WORDS = 8
_LETTERS = 8_000
"""Code points of a message that words are taken of, half from each end."""

_MANY = 20
_SIGNS = {"template": 0.5, "one_turn": 0.95, "duplicate": 0.3, "same_gap": 0.9}
"""Shares from which on they are named as signs of bulk output, in origins of ``_MANY`` rows or more.

Source: chosen; ``benchmarks/trust`` measures what they find and what they take for it.
"""


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """An origin in numbers.

    Attributes:
        origin: its name.
        rows, messages, user_messages, characters: how many.
        languages, models, clients, providers, months, gaps: rows (gaps: turns) by name; what does not look
            like a name counts as ``other``.
        template_share: of the person's longer messages, those that begin or end like one of an earlier row.
        duplicate_share: of the rows, those whose user's words all stood in an earlier row.
        one_turn_share: of the rows, those in which the person spoke once.
        same_gap_share: of the known gaps, those in the most frequent bucket.
        rework_share: of the rows, those with other paths, interruptions or undone turns.
        system_frames: different beginnings of system messages; ``with_system`` rows that have one.
        shared_keys: rare runs of words that other origins have too; ``shared_with`` how many origins.
        signs: of bulk output, by name.
    """

    origin: str
    rows: int = 0
    messages: int = 0
    user_messages: int = 0
    characters: int = 0
    languages: dict[str, int] = {}
    models: dict[str, int] = {}
    clients: dict[str, int] = {}
    providers: dict[str, int] = {}
    months: dict[str, int] = {}
    gaps: dict[str, int] = {}
    template_share: float = 0.0
    duplicate_share: float = 0.0
    one_turn_share: float = 0.0
    same_gap_share: float = 0.0
    rework_share: float = 0.0
    system_frames: int = 0
    with_system: int = 0
    shared_keys: int = 0
    shared_with: int = 0
    signs: tuple[str, ...] = ()


def words_of(text: str) -> list[int]:
    """Keys of the words of a text, every number alike, of a long text those of both ends."""
    if len(text) > 2 * _LETTERS:
        text = f"{text[:_LETTERS]} {text[-_LETTERS:]}"
    return [key_of("0" if word.isdecimal() else word) for word in _WORD.findall(text.lower())]


def spoken_words(row: Spoken) -> list[list[int]]:
    """Keys of the words of each message that a person wrote in a row."""
    return [words_of(piece.text) for piece in row.pieces if piece.place in ("user", "pasted")]


class ProfileTally:
    """Counts one origin's rows. Memory is bounded, some 10 MB; time is linear."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self._names: dict[str, Counter[str]] = {
            name: Counter() for name in ("language", "models", "client", "provider", "started_month", "gaps")
        }
        self._counts: Counter[str] = Counter()
        self._edges: set[int] = set()
        self._rows: set[int] = set()
        self._frames: set[int] = set()

    def add(self, row: Spoken, said: Sequence[Sequence[int]]) -> None:
        """Count one row; ``said`` are the words of the person's messages."""
        counts, facts = self._counts, row.facts
        counts["rows"] += 1
        counts["messages"] += row.messages
        counts["user_messages"] += len(said)
        counts["characters"] += int(str(facts["n_chars"] or 0))
        counts["one_turn"] += len(said) == 1
        counts["rework"] += bool(facts["has_branches"]) or any(
            status in ("interrupted", "abandoned") for status in row.statuses
        )
        for name in ("language", "client", "provider", "started_month"):
            self._name(name, facts[name])
        models = facts["models"]
        for model in models if isinstance(models, list) else ():
            self._name("models", model)
        for gap in row.gaps:
            self._name("gaps", gap)
        self._texts(row, said)

    def profile(self) -> Profile:
        """The profile so far."""
        counts, names = (
            self._counts,
            {name: dict(sorted(found.items())) for name, found in self._names.items()},
        )
        rows, gaps = max(1, counts["rows"]), self._names["gaps"]
        shares = {
            "template": counts["templated"] / max(1, counts["longer"]),
            "duplicate": counts["duplicate"] / rows,
            "one_turn": counts["one_turn"] / rows,
            "same_gap": max(gaps.values(), default=0) / max(1, gaps.total()),
        }
        enough = {"same_gap": gaps.total() >= _MANY, "template": counts["longer"] >= _MANY}
        signs = [
            name
            for name, least in _SIGNS.items()
            if counts["rows"] >= _MANY and shares[name] >= least and enough.get(name, True)
        ]
        return Profile(
            origin=self.origin,
            rows=counts["rows"],
            messages=counts["messages"],
            user_messages=counts["user_messages"],
            characters=counts["characters"],
            languages=names["language"],
            models=names["models"],
            clients=names["client"],
            providers=names["provider"],
            months=names["started_month"],
            gaps=names["gaps"],
            template_share=round(shares["template"], 3),
            duplicate_share=round(shares["duplicate"], 3),
            one_turn_share=round(shares["one_turn"], 3),
            same_gap_share=round(shares["same_gap"], 3),
            rework_share=round(counts["rework"] / rows, 3),
            system_frames=len(self._frames),
            with_system=counts["with_system"],
            signs=tuple(signs),
        )

    def _name(self, kind: str, value: object) -> None:
        found = self._names[kind]
        name = "unknown" if value is None else str(value)
        known = name in found or len(found) < _MOST_NAMES
        looks_like_one = _NAME.fullmatch(name) is not None or kind == "gaps"
        found[name if known and looks_like_one else "other"] += 1

    def _texts(self, row: Spoken, said: Sequence[Sequence[int]]) -> None:
        own: set[int] = set()
        for words in said:
            if len(words) >= _LEAST_WORDS:
                keys = (pair_key(1, *words[:_EDGE]), pair_key(2, *words[-_EDGE:]))
                self._counts["longer"] += 1
                self._counts["templated"] += not self._edges.isdisjoint(keys)
                own.update(keys)
        if len(self._edges) < _MOST_KEYS:
            self._edges |= own
        whole = pair_key(*(key for words in said for key in words))
        if said:
            self._counts["duplicate"] += whole in self._rows
            if len(self._rows) < _MOST_KEYS:
                self._rows.add(whole)
        system = next((piece.text for piece in row.pieces if piece.place == "system"), None)
        if system is not None:
            self._counts["with_system"] += 1
            if len(self._frames) < 1_000:
                self._frames.add(pair_key(*words_of(system[:1_000])[:_EDGE]))
