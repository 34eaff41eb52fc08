"""``text``: a conversation as one plain text, for language modelling."""

from collections.abc import Iterator
from typing import Literal

import pyarrow as pa

from commonplace.build.kept_rows import KeptRow
from commonplace.build.views.messages import valid
from commonplace.build.views.view import Cells, Making, Options, View
from commonplace.records.json_text import written

__all__ = ["PlainText", "TextOptions"]

_NAMES = {"system": "System", "user": "User", "assistant": "Assistant", "tool": "Tool"}


class TextOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of ``text``: ``tools`` keeps calls and what tools answered."""

    tools: Literal["keep", "drop"] = "keep"


class PlainText(View):
    """``text``: messages behind the name of who speaks, with an empty line between them."""

    view = "text"
    fields = [pa.field("text", pa.string())]  # noqa: RUF012  - a constant
    options = TextOptions

    def __init__(self, options: TextOptions) -> None:
        self._options = options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless only the person's words may be used or a rule is broken."""
        if row.only_user:
            making.refuse("user-turns-only")
            return
        messages = valid(row.messages, making)
        if messages is None:
            return
        if any(making.placeholders.masks(text) for text in row.messages):
            making.refuse("placeholders-masked")
            return
        lines = []
        for message in messages:
            if self._options.tools == "drop" and message.role == "tool":
                continue
            if message.content.strip():
                lines.append(f"{_NAMES[message.role]}: {message.content}")
            if self._options.tools == "keep":
                lines += [
                    f"Call {call.function.name}: {written(call.function.arguments)}"
                    for call in message.tool_calls or ()
                ]
        yield {"text": making.placeholders.replaced("\n\n".join(lines), row.key)}
