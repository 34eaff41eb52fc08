"""What a heuristic is: literals that a fast pass looks for, a pattern tried there, examples that prove it."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from commonplace.collect.trust.speech import Piece, Place

__all__ = ["ANYWHERE", "Heuristic", "Proof", "Severity", "Sign"]

Severity: TypeAlias = Literal["quarantine", "flag"]
"""``quarantine``: no later step reads the row until a person decides; ``flag``: it is only told."""

ANYWHERE: frozenset[Place] = frozenset({"user", "pasted", "assistant", "call", "tool", "system"})

Proof: TypeAlias = Callable[[Sequence[Piece], int, int, int], bool]
"""Whether the rest of the row bears a find out: given all pieces, the piece's number, the range found."""


class Heuristic(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One check of single texts. It is pure: no network, no clock, time linear in the text.

    Attributes:
        id: stable name; ``version`` grows with each change of what it finds.
        reason: what is told to lab and donor; never anything from a row.
        places: whose texts it looks at.
        anchors: literals, ASCII letters in either case; the pattern is tried where one starts.
        pattern: regular expression with bounded repetitions.
        severity: of a find; ``proof`` makes a flag a quarantine where the rest of the row bears it out.
        judge: sees the text and the range found, and takes it or not.
        group: finds of one group bear each other out, see ``combining``.
        finds: examples, each with the place in front: ``tool: Ignore all ...``.
        ignores: examples in which it finds nothing.
        proves: examples whose last piece is quarantined because of those before; pieces stand between ``||``.
        reference: where the trick is described.
    """

    id: str
    reason: str
    places: frozenset[Place]
    anchors: tuple[str, ...]
    pattern: str
    severity: Severity
    finds: tuple[str, ...]
    ignores: tuple[str, ...]
    reference: str
    version: int = 1
    judge: Callable[[str, int, int], bool] | None = None
    proof: Proof | None = None
    proves: tuple[str, ...] = ()
    group: str = ""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, re.IGNORECASE)

    def at(self, text: str, anchor: int) -> tuple[int, int] | None:
        """The range in code points if the heuristic holds at this anchor."""
        found = self.regex.match(text, anchor)
        if found is None or (self.judge is not None and not self.judge(text, *found.span())):
            return None
        return found.span()


class Sign(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A find, without what was found.

    Attributes:
        heuristic: its id; ``version`` of it.
        turn: id of the turn in the row; empty where it is about the row.
        severity: with what the rest of the row says.
    """

    heuristic: str
    version: int
    severity: Severity
    turn: str = ""
