"""What is planted: kinds of value, the texts around them, and where each one ended up.

A *case* is one form of one kind of value (a German mobile number, a token split over two lines). It has
variants by language; each makes a fresh value and has texts to put it in. What is measured is whether the
value is still there after redaction, so a planted value is known by its exact place in the corpus.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from random import Random
from typing import Literal, TypeAlias

import msgspec

from commonplace.records import Conversation

__all__ = [
    "PLACEMENTS",
    "Account",
    "Case",
    "Draw",
    "Kit",
    "Labelled",
    "Person",
    "Placement",
    "Planted",
    "Variant",
    "fill",
]

Placement: TypeAlias = Literal[
    "user",
    "assistant",
    "reasoning",
    "tool input",
    "tool output",
    "title",
    "field",
    "list",
    "key",
    "path",
    "nested 1",
    "nested 2",
    "nested 3",
    "repeat",
]
"""``field``: alone under a telling key; ``key``: is itself a key; ``repeat``: bare, said once before with a cue."""

PLACEMENTS: tuple[Placement, ...] = (
    "user",
    "assistant",
    "reasoning",
    "tool input",
    "tool output",
    "title",
    "field",
    "list",
    "key",
    "path",
    "nested 1",
    "nested 2",
    "nested 3",
)


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """The donor of one account; nobody has these facts."""

    locale: str
    given: str
    family: str
    email: str
    username: str
    phone: str
    host: str
    home: str

    @property
    def name(self) -> str:
        """Given name first."""
        return f"{self.given} {self.family}"


class Draw:
    """A seeded chooser for the values of one account. The same seed, the same draws, on every machine."""

    def __init__(self, seed: str, person: Person | None = None) -> None:
        self.random = Random(sha256(seed.encode()).digest())
        self._person = person

    @property
    def person(self) -> Person:
        """The donor; only cases about the donor may ask."""
        if self._person is None:
            raise LookupError("this draw belongs to no account")
        return self._person

    def chars(self, alphabet: str, count: int) -> str:
        """``count`` characters of an alphabet."""
        return "".join(self.random.choices(alphabet, k=count))

    def digits(self, count: int) -> str:
        """``count`` decimal digits, the first one not zero."""
        return self.chars("123456789", 1) + self.chars("0123456789", count - 1)

    def pick(self, items: "tuple[str, ...] | list[str] | str") -> str:
        """One of the items."""
        return self.random.choice(items)

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """A case in one language.

    Attributes:
        make: a fresh value, exactly as it is to stand in the text.
        prose: what a person or a model would write around it; ``{v}`` is the value.
        tech: commands, files and logs that hold it.
        fields: dictionary keys under which it stands alone.
    """

    make: Callable[[Draw], str]
    prose: tuple[str, ...] = ()
    tech: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    locale: str = "en"


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One form of one kind.

    Attributes:
        id: stable name; ``kind`` is what figures are summed over, e.g. ``secret.password-prose``.
        bare: its form alone gives it away, so it may be a key, a list item or part of a path.
        path: texts of paths that hold it; if empty, a bare value without blanks is made a folder's name.
        public: characters at its beginning that are the same for everybody, such as a vendor's prefix.
        own: it belongs to the donor, so the scanner knows it.
        repeats: it may be said again without a cue.
    """

    id: str
    kind: str
    variants: tuple[Variant, ...]
    bare: bool = False
    path: tuple[str, ...] = ()
    public: int = 0
    own: bool = False
    repeats: bool = False


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """One value at one place.

    Attributes:
        case: and ``kind``: what it is; of a value that must stay, the kind begins with ``keep.``.
        leaf: number of the string in the order of ``strings.strings_of``.
        start: and ``end``: code points in that string.
        carrier: code-point range of the text that was planted with it.
        entity: the same for all mentions of one value.
        key: the dictionary key above it, empty if there is none.
    """

    case: str
    kind: str
    placement: Placement
    locale: str
    leaf: int
    start: int
    end: int
    carrier: tuple[int, int]
    entity: int
    public: int = 0
    own: bool = False


class Labelled(msgspec.Struct, frozen=True):
    """A conversation and everything that was planted in it."""

    conversation: Conversation
    planted: tuple[Planted, ...]
    kept: tuple[Planted, ...]


class Account(msgspec.Struct, frozen=True):
    """All conversations of one donor."""

    number: int
    person: Person
    conversations: tuple[Labelled, ...]


class Kit(msgspec.Struct, frozen=True):
    """Everything a set is made of; the sealed one shares no part of it with another.

    Attributes:
        cases: what must go; ``negatives`` what must stay, same form.
        prose: one paragraph of ordinary talk; ``technical`` one piece of code, log or command output.
        person: the donor of an account.
        again: texts that mention a value a second time, without saying what it is.
    """

    name: str
    cases: tuple[Case, ...]
    negatives: tuple[Case, ...]
    prose: Callable[[Draw, str], str]
    technical: Callable[[Draw], str]
    person: Callable[[Draw], Person]
    again: tuple[str, ...]


_HOLE = re.compile(r"\{(v|user|host|n|word)\}")
_USERS = ("deploy", "admin", "root", "backup", "postgres", "jenkins", "www-data", "build")
_HOSTS = ("db-2", "cache", "gateway", "queue-1", "build-7", "registry", "api")
_WORDS = ("invoice", "release", "report", "import", "staging", "billing", "search", "worker", "nightly")


def fill(template: str, value: str, draw: Draw) -> str:
    """A template with its holes filled; besides ``{v}`` they take harmless words and numbers."""
    words = {
        "user": lambda: draw.pick(_USERS),
        "host": lambda: draw.pick(_HOSTS),
        "n": lambda: str(draw.number(2, 9999)),
        "word": lambda: draw.pick(_WORDS),
    }
    return _HOLE.sub(lambda hole: value if hole[1] == "v" else words[hole[1]](), template)
