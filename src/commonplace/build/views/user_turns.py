"""``user_turns``: what people wrote, for models that play a user."""

from collections.abc import Iterator

import msgspec
import pyarrow as pa

from commonplace.build.kept_rows import KeptRow, messages_of
from commonplace.build.validity import has_control_token
from commonplace.build.views.paths import is_written_by_person
from commonplace.build.views.view import MESSAGES, Cells, Making, Options, View
from commonplace.records.json_text import written

__all__ = ["UserTurns", "UserTurnsOptions"]


class UserTurnsOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of ``user_turns``.

    Attributes:
        context: keeps the answers between the turns, not learnt; rows that only give the person's words are
            then refused.
        least: turns of a row.
    """

    context: bool = False
    least: int = 1


class UserTurns(View):
    """``messages`` with the person's turns learnt, and how many messages were left out before each."""

    view = "user_turns"
    fields = [  # noqa: RUF012  - a constant
        pa.field("messages", MESSAGES),
        pa.field("train", pa.list_(pa.bool_())),
        pa.field("omitted_before", pa.list_(pa.int32())),
    ]
    options = UserTurnsOptions

    def __init__(self, options: UserTurnsOptions) -> None:
        self._options = options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless the person wrote too little."""
        if self._options.context and row.only_user:
            making.refuse("user-turns-only")
            return
        if any(map(has_control_token, row.messages)):
            making.refuse("control-token")
            return
        try:
            made = self._turns(row, making)
        except msgspec.DecodeError:
            making.refuse("unreadable-message")
            return
        if sum(made[1]) < self._options.least:
            making.refuse("too-few-turns")
            return
        texts, train, omitted = made
        yield {"messages": texts, "train": train, "omitted_before": omitted}

    def _turns(self, row: KeptRow, making: Making) -> tuple[list[str], list[bool], list[int]]:
        texts: list[str] = []
        train: list[bool] = []
        omitted: list[int] = []
        gone = 0
        for message, turn in zip(messages_of(row.messages), row.turns, strict=True):
            own = message.role == "user" and is_written_by_person(turn) and bool(message.content.strip())
            gone += turn.omitted_before or 0
            if not (own or (self._options.context and message.role in ("system", "assistant", "tool"))):
                gone += 1
                continue
            texts.append(making.placeholders.replaced(written(message), row.key))
            train.append(own and not making.placeholders.masks(message.content))
            omitted.append(gone)
            gone = 0
        return texts, train, omitted
