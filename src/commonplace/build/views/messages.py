"""``messages``: conversations for supervised fine-tuning, with a mask of the turns that are learnt."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import pyarrow as pa

from commonplace.build.alternating import alternate, as_sharegpt
from commonplace.build.kept_rows import KeptRow, TurnFact, messages_of, role_of
from commonplace.build.validity import broken_rules, has_control_token
from commonplace.build.views.view import MESSAGES, Cells, Making, Options, View
from commonplace.records.json_text import written
from commonplace.records.row import RowMessage

__all__ = ["Messages", "MessagesOptions", "ShareGpt", "valid"]

_LEARNT_STATUS = (None, "", "ok")


class MessagesOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of ``messages``.

    Attributes:
        reasoning: keeps ``reasoning_content``.
        train: which answers are learnt: ``all`` of them, or the ``last``.
        alternate: makes user and assistant take turns, for loaders that empty other rows: neighbours of one role
            are joined, what stands after the last answer is cut.
        format: ``openai`` messages, or ``sharegpt`` in ``conversations``, which always alternates.
        control_tokens: ``keep`` takes rows in which a template's control token is written.
    """

    reasoning: bool = True
    train: Literal["all", "last"] = "all"
    alternate: bool = False
    format: Literal["openai", "sharegpt"] = "openai"
    control_tokens: Literal["refuse", "keep"] = "refuse"


def valid(texts: Sequence[str], making: Making, *, control_tokens: str = "refuse") -> list[RowMessage] | None:
    """The messages of JSON texts, or None with the first rule that they break counted as the reason."""
    if control_tokens == "refuse" and any(map(has_control_token, texts)):
        making.refuse("control-token")
        return None
    try:
        messages = messages_of(tuple(texts))
    except msgspec.DecodeError:
        making.refuse("unreadable-message")
        return None
    broken = next(broken_rules(messages), None)
    if broken:
        making.refuse(broken)
        return None
    return messages


class Messages(View):
    """Rows of ``messages`` with ``train``, a flag for each message, and ``tools``."""

    view = "messages"
    needs = ("messages", "turns", "tools")
    fields = [  # noqa: RUF012  - a constant
        pa.field("messages", MESSAGES),
        pa.field("train", pa.list_(pa.bool_())),
        pa.field("tools", MESSAGES),
    ]
    options = MessagesOptions

    def __init__(self, options: MessagesOptions) -> None:
        self._options = options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless there is nothing to learn or a rule is broken."""
        if row.only_user:
            making.refuse("user-turns-only")
            return
        ready = self._ready(row, making)
        if ready is not None:
            texts, train = ready
            yield {"messages": texts, "train": train, "tools": list(row.tools)}

    def _ready(self, row: KeptRow, making: Making) -> tuple[list[str], list[bool]] | None:
        texts, turns = _until_last_answer(row)
        messages = valid(texts, making, control_tokens=self._options.control_tokens)
        if messages is None:
            return None
        train = _train(messages, turns, making, last=self._options.train == "last")
        if not self._options.reasoning:
            messages = [msgspec.structs.replace(each, reasoning_content=msgspec.UNSET) for each in messages]
        if self._options.alternate or self._options.format == "sharegpt":
            joined = alternate(messages, train, making.note)
            if joined is None:
                making.refuse("does-not-alternate")
                return None
            messages, train = joined
        if not any(train):
            making.refuse("nothing-to-learn")
            return None
        making.note("cut-after-last-answer", len(texts) < len(row.messages))
        return [making.placeholders.replaced(written(each), row.key) for each in messages], train


class ShareGpt(Messages):
    """The same as ``conversations`` of ``from`` and ``value``, as LLaMA-Factory's ``sharegpt`` takes them."""

    fields = [  # noqa: RUF012  - a constant
        pa.field("conversations", pa.list_(pa.struct([("from", pa.string()), ("value", pa.string())]))),
        pa.field("system", pa.string()),
        pa.field("tools", pa.string()),
    ]

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless there is nothing to learn or a rule is broken."""
        for cells in super().cells(row, making):
            texts = cells["messages"]
            messages = messages_of(tuple(texts if isinstance(texts, list) else ()))
            system, conversations = as_sharegpt(messages)
            tools = f"[{','.join(row.tools)}]" if row.tools else ""
            yield {"conversations": conversations, "system": system, "tools": tools}


def _until_last_answer(row: KeptRow) -> tuple[tuple[str, ...], tuple[TurnFact, ...]]:
    """What comes after the last answer is never learnt, and some loaders drop a row for it."""
    end = len(row.messages)
    while end and role_of(row.messages[end - 1]) != "assistant":
        end -= 1
    end = end or len(row.messages)
    return row.messages[:end], row.turns[:end]


def _train(
    messages: Sequence[RowMessage], turns: Sequence[TurnFact], making: Making, *, last: bool
) -> list[bool]:
    train = []
    for message, turn in zip(messages, turns, strict=True):
        learnt = message.role == "assistant" and turn.status in _LEARNT_STATUS
        if learnt and making.placeholders.masks(message.content + (message.reasoning_content or "")):
            making.note("masked-for-placeholders")
            learnt = False
        train.append(learnt)
    if last and any(train):
        at = len(train) - 1 - train[::-1].index(True)
        train = [number == at for number in range(len(train))]
    return train
