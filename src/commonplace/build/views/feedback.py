"""``feedback``: single answers that a person judged, for KTO and for reward models."""

from collections.abc import Iterator

import pyarrow as pa

from commonplace.build.kept_rows import KeptRow, role_of
from commonplace.build.views.messages import valid
from commonplace.build.views.paths import Continuation, answer_end, prefix
from commonplace.build.views.preferences import thumb
from commonplace.build.views.view import MESSAGES, Cells, Making, Options, View
from commonplace.records.json_text import written

__all__ = ["Judged"]


class Judged(View):
    """``prompt``, ``completion`` and ``label`` of each answer, trunk and branches, that has a thumb up or down."""

    view = "feedback"
    needs = ("messages", "turns", "branches")
    fields = [  # noqa: RUF012  - a constant
        pa.field("prompt", MESSAGES),
        pa.field("completion", MESSAGES),
        pa.field("label", pa.bool_()),
        pa.field("model", pa.string()),
    ]

    def __init__(self, options: Options) -> None:
        del options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """A row for each judged answer; a conversation without one is counted under ``no-judgement``."""
        if row.only_user:
            making.refuse("user-turns-only")
            return
        found = False
        for path, begin, answer in _answers(row):
            label = thumb(answer)
            if not label:
                continue
            found = True
            before = prefix(row, path, begin)
            whole = None if before is None else valid((*before, *answer.messages), making)
            if before is None or whole is None:
                continue
            if any(map(making.placeholders.masks, answer.messages)):
                making.refuse("placeholders-masked")
                continue
            texts = [making.placeholders.replaced(written(each), row.key) for each in whole]
            yield {
                "prompt": texts[: len(before)],
                "completion": texts[len(before) :],
                "label": label > 0,
                "model": answer.model,
            }
        if not found:
            making.refuse("no-judgement")


def _answers(row: KeptRow) -> Iterator[tuple[int, int, Continuation]]:
    paths = [(row.messages, row.turns), *((each.messages, each.turns) for each in row.branches)]
    for number, (messages, turns) in enumerate(paths):
        at = 0
        while at < len(messages):
            if role_of(messages[at]) != "assistant":
                at += 1
                continue
            end = answer_end(messages, at)
            yield number, at, Continuation(messages[at:end], turns[at:end], goes_on=end < len(messages))
            at = end
