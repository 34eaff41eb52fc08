"""Plant canaries in a copy of the person's own conversations and count how many come through. All locally.

Nothing of this is stored: the copies live in memory, and what is reported are numbers by kind.
"""

import json
import random
from collections.abc import Callable, Sequence

import msgspec

from commonplace.privacy import Scanner, leaves, redact
from commonplace.privacy.canaries import CANARY_KINDS, Canary, make_canaries
from commonplace.privacy.expectation import wilson
from commonplace.records import Conversation, Message, Part, Text, ToolCall, ToolResult
from commonplace.store import Query, Workspace

__all__ = ["PLACES", "SelfTest", "Survival", "self_test"]

PLACES = ("words", "result", "argument", "nested")
"""Where a canary is put: into somebody's words, a tool's result, under a telling key, into JSON inside JSON."""

_SHORTEST_RUN = 5
_LONGEST_RUN = 24
"""Of a value of several lines, so much stands between two line ends in whatever way those are written."""


class Survival(msgspec.Struct, frozen=True):
    """Canaries of one kind: how many were planted, and of how many something can still be read."""

    planted: int = 0
    survived: int = 0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares that survive lies, with 95 % confidence."""
        return wilson(self.survived, self.planted)


class SelfTest(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome.

    Attributes:
        conversations: in how many canaries were planted.
        kinds: by kind of canary.
        places: by where they were put.
        failed: conversations whose scan failed; their canaries count for nothing, for they cannot leave.
    """

    conversations: int
    kinds: dict[str, Survival]
    places: dict[str, Survival]
    failed: int = 0

    @property
    def total(self) -> Survival:
        """All kinds together."""
        return Survival(
            sum(kind.planted for kind in self.kinds.values()),
            sum(kind.survived for kind in self.kinds.values()),
        )


def self_test(
    workspace: Workspace,
    scanner: Scanner,
    *,
    conversations: int = 40,
    chance: random.Random | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> SelfTest:
    """Plant one canary of each kind in each of some conversations, chosen by chance; scan, redact, look.

    Args:
        workspace: only read.
        scanner: of this person.
        conversations: at most so many.
        chance: for tests; by default the system's own randomness.
        progress: told about each conversation.

    Cost: one scan and redaction of each of these conversations.
    """
    dice = chance or random.SystemRandom()
    cids = list(workspace.conversations.ids(Query(limit=None)))
    chosen = sorted(dice.sample(cids, min(conversations, len(cids))))
    kinds: dict[str, list[int]] = {kind: [0, 0] for kind in CANARY_KINDS}
    places: dict[str, list[int]] = {place: [0, 0] for place in PLACES}
    tested = failed = 0
    for done, cid in enumerate(chosen):
        if progress:
            progress("Testing", done, len(chosen))
        planted, where = _plant(workspace.conversations.get(cid), dice)
        (result,) = scanner.scan([planted])
        if result.status != "scanned":
            failed += 1
            continue
        tested += 1
        cleaned = redact(planted, result.findings, key=workspace.secret()).conversation
        text = _letters("\0".join(leaf.text for leaf in leaves(cleaned)))
        for canary, place in where:
            survived = _can_be_read(canary.value, text)
            for counts in (kinds[canary.kind], places[place]):
                counts[0] += 1
                counts[1] += survived
    return SelfTest(
        conversations=tested,
        kinds={kind: Survival(*counts) for kind, counts in kinds.items()},
        places={place: Survival(*counts) for place, counts in places.items()},
        failed=failed,
    )


def _plant(
    conversation: Conversation, chance: random.Random
) -> tuple[Conversation, list[tuple[Canary, str]]]:
    """A copy with one canary of each kind, and where each was put."""
    messages = list(conversation.messages)
    where: list[tuple[Canary, str]] = []
    for number, canary in enumerate(make_canaries(chance)):
        place = chance.choice(PLACES)
        where.append((canary, place))
        _put(messages, chance, canary, place, number)
    return msgspec.structs.replace(conversation, messages=tuple(messages)), where


def _put(messages: list[Message], chance: random.Random, canary: Canary, place: str, number: int) -> None:
    if not messages:
        messages.append(Message(id="canary", parent=None, role="user", parts=()))
    at = chance.randrange(len(messages))
    message = messages[at]
    texts = [index for index, part in enumerate(message.parts) if isinstance(part, Text)]
    if place == "words" and texts:
        index = chance.choice(texts)
        part = message.parts[index]
        old = part.text if isinstance(part, Text) else ""
        parts: Sequence[Part] = (
            *message.parts[:index],
            Text(f"{old}\n\n{canary.text}\n"),
            *message.parts[index + 1 :],
        )
    else:
        parts = (*message.parts, _part(canary, place, number))
    messages[at] = msgspec.structs.replace(message, parts=tuple(parts))


def _part(canary: Canary, place: str, number: int) -> Part:
    if place == "argument":
        return ToolCall(f"canary-{number}", "store", {canary.key: canary.value})
    if place == "nested":
        return ToolCall(f"canary-{number}", "send", {"body": json.dumps({"note": canary.text})})
    if place == "result":
        return ToolResult(f"canary-{number}", f"ok\n{canary.text}\ndone")
    return Text(canary.text)


def _letters(text: str) -> str:
    """Letters and digits alone, small: what a reader would put together."""
    return "".join(char for char in text.casefold() if char.isalnum() or char == "\0")


def _can_be_read(value: str, text: str) -> bool:
    """Whether half of a value's letters and digits, from 5 to 24 in a row, stand in a text."""
    plain = _letters(value)
    length = min(max(_SHORTEST_RUN, len(plain) // 2), _LONGEST_RUN)
    if len(plain) <= length:
        return plain in text
    return any(plain[at : at + length] in text for at in range(len(plain) - length + 1))
