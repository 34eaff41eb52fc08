"""A conversation as the kernels of labels read it: its trunk, turn by turn, with what the log says beside the words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

import msgspec

__all__ = ["HEAD", "REQUEST", "Talk", "Turn", "folded", "without_code"]

HEAD = 200
"""Code points at the beginning of a turn in which it is decided what kind of turn it is.

Source: a refusal or a self-introduction opens an answer; further on, the same words are mostly the subject.
"""

REQUEST = 400
"""Code points of a request in which its kind is looked for."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'", "\u00a0": " ", "\u202f": " "})
_CODE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_MOST = 100_000


def folded(text: str) -> str:
    """Small letters, one kind of apostrophe, no emphasis or white space at the ends."""
    return text.strip(' \t\r\n*_#>"“”„«»').translate(_APOSTROPHES).casefold()


def without_code(text: str) -> str:
    """The text with a space for each fenced block and each span of code; its first 100,000 code points."""
    text = text[:_MOST]
    return _CODE.sub(" ", text) if "`" in text or "~~~" in text else text


class Turn(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One message.

    Attributes:
        reasoning: None if the log has none; ``kept_back`` if it had some without its text.
        calls: the calls of tools, as JSON; empty without any.
        call: id of the call that a ``tool`` message answers.
        finish: the provider's own stop reason.
        status: ok, error, interrupted, synthetic or abandoned.
        injected: a ``user`` message that the row says no person wrote.
    """

    role: str
    content: str = ""
    reasoning: str | None = None
    kept_back: bool = False
    calls: str = ""
    call: str | None = None
    finish: str | None = None
    status: str = "ok"
    injected: bool = False

    @cached_property
    def head(self) -> str:
        """The folded beginning of the content."""
        return folded(self.content[: HEAD + 40])[:HEAD]

    @cached_property
    def text(self) -> str:
        """The content without white space around it."""
        return self.content.strip()

    @cached_property
    def words(self) -> str:
        """The content without code."""
        return without_code(self.content)


class Talk(msgspec.Struct, frozen=True, dict=True):
    """A conversation's trunk.

    Attributes:
        turns: all messages in order.
        scope: the row's ``content_scope``.
    """

    turns: Sequence[Turn]
    scope: str = "full"

    @cached_property
    def answers(self) -> tuple[int, ...]:
        """Places of what the assistant said."""
        return tuple(at for at, turn in enumerate(self.turns) if turn.role == "assistant")

    @cached_property
    def asked(self) -> tuple[int, ...]:
        """Places of what the person wrote."""
        return tuple(at for at, turn in enumerate(self.turns) if turn.role == "user" and not turn.injected)

    @cached_property
    def results(self) -> tuple[int, ...]:
        """Places of what tools answered, and of output that the product put into the person's turn."""
        return tuple(
            at
            for at, turn in enumerate(self.turns)
            if turn.role == "tool" or (turn.role == "user" and turn.injected)
        )

    @cached_property
    def request(self) -> str:
        """The folded beginning of the first turn of the person that says something, without code."""
        for at in self.asked[:3]:
            said = folded(without_code(self.turns[at].content[: 2 * REQUEST]))
            if len(said) > 8 or at == self.asked[-1]:
                return said[:REQUEST]
        return ""

    def noted(self, read: Callable[[str], set[str]], text: str) -> set[str]:
        """What ``read`` says of a text, asked once; for several labels that ask the same."""
        known: dict[Callable[[str], set[str]], set[str]] = self.__dict__.setdefault("_noted", {})
        if read not in known:
            known[read] = read(text)
        return known[read]

    @cached_property
    def said_after(self) -> dict[int, int]:
        """For each answer that the person wrote after, the place of what they wrote."""
        found: dict[int, int] = {}
        following: int | None = None
        asked = frozenset(self.asked)
        for at in range(len(self.turns) - 1, -1, -1):
            if at in asked:
                following = at
            elif self.turns[at].role == "assistant" and following is not None:
                found[at] = following
                following = None
        return found

    def followups(self) -> Iterator[int]:
        """Places of what the person wrote after a first answer."""
        first = self.answers[0] if self.answers else len(self.turns)
        return (at for at in self.asked if at > first)
