"""Every path of a row as messages and facts, and where paths part."""

from collections.abc import Iterator, Sequence

from commonplace.build.kept_rows import KeptRow, TurnFact, role_of

__all__ = ["Continuation", "answer_end", "continuations", "is_written_by_person", "prefix"]

_HIDDEN, _INJECTED = "hidden:", "injected:"


def is_written_by_person(turn: TurnFact) -> bool:
    """Whether a ``user`` message was written by the person and not put there by the product."""
    return not (turn.role_raw or "").removeprefix(_HIDDEN).startswith(_INJECTED)


class Continuation:
    """What follows one place of a row: messages and their facts, up to where the person speaks again."""

    def __init__(self, messages: Sequence[str], turns: Sequence[TurnFact], *, goes_on: bool) -> None:
        self.messages = tuple(messages)
        self.turns = tuple(turns)
        self.goes_on = goes_on

    @property
    def model(self) -> str | None:
        """Of its first answer."""
        return self.turns[0].model if self.turns else None


def prefix(row: KeptRow, path: int, end: int) -> tuple[str, ...] | None:
    """The messages before place ``end`` of a path, from the root; 0 is the trunk. None if branches go in circles."""
    pieces: list[tuple[str, ...]] = []
    for _ in range(len(row.branches) + 1):
        if path == 0:
            pieces.append(row.messages[:end])
            return tuple(text for piece in reversed(pieces) for text in piece)
        branch = row.branches[path - 1]
        pieces.append(branch.messages[:end])
        if not branch.inherits_prefix:
            return tuple(text for piece in reversed(pieces) for text in piece)
        path, end = branch.base, branch.fork_at + 1
    return None


def answer_end(messages: Sequence[str], begin: int) -> int:
    """Where the person speaks again after an answer that begins at ``begin``."""
    end = begin
    while end < len(messages) and role_of(messages[end]) != "user":
        end += 1
    return end


def continuations(row: KeptRow) -> Iterator[tuple[int, int, list[Continuation]]]:
    """Places where several answers follow the same words: path, place, and all answers, the path's own first."""
    places: dict[tuple[int, int], list[int]] = {}
    for number, branch in enumerate(row.branches, start=1):
        if branch.inherits_prefix and 0 <= branch.base <= len(row.branches):
            places.setdefault((branch.base, branch.fork_at + 1), []).append(number)
    for (base, begin), numbers in sorted(places.items()):
        messages = row.messages if base == 0 else row.branches[base - 1].messages
        turns = row.turns if base == 0 else row.branches[base - 1].turns
        own = [_continuation(messages, turns, begin)] if begin < len(messages) else []
        others = [
            _continuation(row.branches[at - 1].messages, row.branches[at - 1].turns, 0) for at in numbers
        ]
        answers = [each for each in (*own, *others) if each is not None]
        if len(answers) > 1:
            yield base, begin, answers


def _continuation(messages: Sequence[str], turns: Sequence[TurnFact], begin: int) -> Continuation | None:
    """The answer that begins at a place; None where the person speaks there."""
    if not messages or role_of(messages[begin]) != "assistant":
        return None
    end = answer_end(messages, begin)
    return Continuation(messages[begin:end], turns[begin:end], goes_on=end < len(messages))
