"""``prompts``: the person's words without any answer, to be answered again by models that a lab runs itself."""

from collections.abc import Iterator

import msgspec
import pyarrow as pa

from commonplace.build.kept_rows import KeptRow, messages_of
from commonplace.build.validity import has_control_token
from commonplace.build.views.paths import is_written_by_person
from commonplace.build.views.view import MESSAGES, Cells, Making, Options, View
from commonplace.records.json_text import written
from commonplace.records.row import RowMessage

__all__ = ["Prompts"]


class Prompts(View):
    """``prompt_id``, ``prompt`` with the person's first words, and ``later`` with what they wrote after that.

    Nothing that a provider's model or product wrote is in it, no system text either.
    """

    view = "prompts"
    fields = [  # noqa: RUF012  - a constant
        pa.field("prompt_id", pa.string()),
        pa.field("prompt", MESSAGES),
        pa.field("later", pa.list_(pa.string())),
    ]

    def __init__(self, options: Options) -> None:
        del options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless the person wrote nothing."""
        if any(map(has_control_token, row.messages)):
            making.refuse("control-token")
            return
        try:
            messages = messages_of(row.messages)
        except msgspec.DecodeError:
            making.refuse("unreadable-message")
            return
        own = [
            (at, making.placeholders.replaced(message.content, row.key))
            for at, (message, turn) in enumerate(zip(messages, row.turns, strict=True))
            if message.role == "user" and is_written_by_person(turn) and message.content.strip()
        ]
        if not own:
            making.refuse("no-words")
            return
        answered = next((at for at, each in enumerate(messages) if each.role == "assistant"), None)
        # Without answers nobody knows which words belong together; then the first message alone is the prompt.
        last = own[0][0] if answered is None else answered
        first = [text for at, text in own if at <= last] or [own[0][1]]
        later = [text for _, text in own[len(first) :]]
        yield {
            "prompt_id": row.key.hex(),
            "prompt": [written(RowMessage(role="user", content="\n\n".join(first)))],
            "later": later,
        }
