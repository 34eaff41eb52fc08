"""What a person types into the search box, as a question to the index, and the place that answers it.

Words must all be there; ``"quoted words"`` must stand beside each other; ``-word`` must not be there;
``word*`` may go on. Nothing that can be typed is an error. Upper and lower case and accents are alike.
"""

import re
import sqlite3
import threading
import unicodedata

import msgspec

from commonplace.records import Conversation, Range, Text
from commonplace.store.segments import cut, pairs, spaceless_runs

__all__ = ["Snippet", "Terms", "opening", "parse", "says", "snippet", "spoken", "words"]

TOKENIZER = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
"""As in the migration that makes the index."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')
_NO_WORD = re.compile(r"[\W_]+")
_BEFORE = 50
_AFTER = 130
_OPENING = 180


class Terms(msgspec.Struct, frozen=True):
    """A parsed question.

    Attributes:
        wanted: FTS5 expression of what must be there, empty if nothing must.
        unwanted: FTS5 expressions of what must not be there.
        phrases: what must stand there letter by letter, which the index alone cannot tell.
        marked: what to show in the text.
        hopeless: nothing can match, e.g. for a question of punctuation alone.
    """

    wanted: str = ""
    unwanted: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    hopeless: bool = False


class Snippet(msgspec.Struct, frozen=True):
    """Some text around the first place that matches; ``marks`` are code points of ``text``, no HTML."""

    text: str
    marks: tuple[Range, ...] = ()


def spoken(conversation: Conversation) -> list[str]:
    """The title and what the person and the assistant said, without what a client put in between."""
    said = [conversation.title] if conversation.title else []
    for message in conversation.messages:
        if message.role in ("user", "assistant") and not message.injected:
            said += [part.text for part in message.parts if isinstance(part, Text)]
    return said


def words(conversation: Conversation) -> str:
    """The text that stands in the index for a conversation.

    An entry is taken out by this very text: whoever changes what it holds adds a migration that fills the
    index anew.
    """
    return cut("\n".join(spoken(conversation)))


def opening(conversation: Conversation) -> str:
    """The first words of the person, on one line."""
    for message in conversation.messages:
        if message.role == "user" and not message.injected and not message.hidden:
            for part in message.parts:
                if isinstance(part, Text) and part.text.strip():
                    return " ".join(part.text[: 4 * _OPENING].split())[:_OPENING]
    return ""


def parse(text: str) -> Terms:
    """Understand a question. An empty one asks for everything."""
    wanted: list[str] = []
    unwanted: list[str] = []
    phrases: list[str] = []
    marked: list[str] = []
    clean = text.encode("utf-8", "replace").decode("utf-8")
    for minus, quoted, bare in _TERM.findall(clean):
        typed = quoted or bare.strip("*")
        expression = _expression(typed, prefix=bare.endswith("*"))
        if not expression:
            continue
        if minus:
            unwanted.append(expression)
            continue
        wanted.append(expression)
        marked.append(typed)
        if quoted or any(end - start > 2 for start, end in spaceless_runs(typed)):
            phrases.append(_folded(typed))
    hopeless = bool(clean.strip()) and not wanted and not unwanted
    return Terms(" AND ".join(wanted), tuple(unwanted), tuple(phrases), tuple(marked), hopeless)


def _expression(typed: str, *, prefix: bool) -> str:
    """All tokens of one term, each in quotes, so that no letter of it has a meaning of its own."""
    singles = {typed[start] for start, end in spaceless_runs(typed) if end - start == 1}
    pieces: list[str] = []
    for start, end in spaceless_runs(typed):
        run = typed[start:end]
        pieces += pairs(run) or (run,)
    rest = typed
    for start, end in reversed(spaceless_runs(typed)):
        rest = f"{rest[:start]} {rest[end:]}"
    tokens = [(token, False) for token in _tokens(rest)]
    if tokens and prefix:
        tokens[-1] = (tokens[-1][0], True)
    tokens += [(token, piece in singles) for piece in pieces for token in _tokens(piece)]
    quoted = (f'"{token}"*' if open_end else f'"{token}"' for token, open_end in tokens)
    return "(" + " AND ".join(quoted) + ")" if tokens else ""


class _Tokenizer:
    """The index's own tokenizer, asked through a table in memory: no second one could stay the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
        self._database.execute(f'CREATE VIRTUAL TABLE asked USING fts5(text, tokenize = "{TOKENIZER}")')
        self._database.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab(asked, instance)")

    def __call__(self, text: str) -> list[str]:
        with self._lock:
            self._database.execute("DELETE FROM asked")
            self._database.execute("INSERT INTO asked VALUES (?)", (text,))
            rows = self._database.execute("SELECT term FROM tokens ORDER BY offset").fetchall()
        return [str(row[0]) for row in rows]


_tokens = _Tokenizer()


def _folded(text: str) -> str:
    """Text without case, accents and differences of spacing and punctuation."""
    plain = text.lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.casefold())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return f" {' '.join(_NO_WORD.split(plain)).strip()} "


def says(conversation: Conversation, phrases: tuple[str, ...]) -> bool:
    """Whether each phrase stands somewhere in what was said. Cost: linear in the text."""
    said = [_folded(text) for text in spoken(conversation)]
    wanted = [phrase.strip() if spaceless_runs(phrase) else phrase for phrase in phrases]
    return all(any(phrase in text for text in said) for phrase in wanted)


def snippet(conversation: Conversation, marked: tuple[str, ...]) -> Snippet | None:
    """The text around the first mark; None if the marks are not found as they were typed."""
    if not marked:
        return None
    pattern = re.compile("|".join(re.escape(typed) for typed in marked), re.IGNORECASE)
    said = spoken(conversation)
    for texts in (said[1:] if conversation.title else said, said):
        for text in texts:
            found = pattern.search(text) or (None if text.isascii() else _without_accents(pattern, text))
            if found is not None:
                return _around(text, found.start(), pattern)
    return None


def _without_accents(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """A match in the text with each letter replaced by its base, so that places stay the same."""
    return pattern.search("".join(unicodedata.normalize("NFD", c)[0] for c in text))


def _around(text: str, place: int, pattern: re.Pattern[str]) -> Snippet:
    start = max(0, place - _BEFORE)
    end = min(len(text), place + _AFTER)
    window = "".join(" " if c.isspace() or unicodedata.category(c) == "Cc" else c for c in text[start:end])
    shown = f"{'…' if start else ''}{window}{'…' if end < len(text) else ''}"
    bases = shown if shown.isascii() else "".join(unicodedata.normalize("NFD", c)[0] for c in shown)
    marks = [found.span() for found in pattern.finditer(shown)] or [m.span() for m in pattern.finditer(bases)]
    return Snippet(shown, tuple(Range(*mark) for mark in marks))
