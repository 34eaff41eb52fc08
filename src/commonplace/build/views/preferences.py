"""``preferences``: pairs of answers to the same words, one of which the person found better."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import pyarrow as pa

from commonplace.build.kept_rows import KeptRow
from commonplace.build.views.messages import valid
from commonplace.build.views.paths import Continuation, continuations, prefix
from commonplace.build.views.view import MESSAGES, Cells, Making, Options, View
from commonplace.records.json_text import written

__all__ = ["Preferences", "PreferencesOptions", "thumb"]

_UP = frozenset({"up", "thumbs_up", "thumbsup", "positive", "good", "like"})
_DOWN = frozenset({"down", "thumbs_down", "thumbsdown", "negative", "bad", "dislike"})
_COMPARED = {"preferred": 1, "not-preferred": -1}
"""Source: ``sources.chatgpt.judgements`` and the neighbours' adapters write these values of ``rating`` and
``comparison``."""


class PreferencesOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of ``preferences``.

    Attributes:
        continued: also takes, as a weak signal of its own, the answer that the person went on from.
        same_model: leaves out pairs of two models, whose difference may be the models' and not the answers'.
    """

    continued: bool = False
    same_model: bool = False


def thumb(answer: Continuation) -> int:
    """1 if the person rated an answer well, -1 badly, 0 if they did not, or both."""
    values = {
        each.value.casefold() for turn in answer.turns for each in turn.judgements if each.kind == "rating"
    }
    good, bad = bool(values & _UP), bool(values & _DOWN)
    return good - bad


def _compared(answer: Continuation) -> int:
    values = [
        _COMPARED.get(each.value, 0)
        for turn in answer.turns
        for each in turn.judgements
        if each.kind == "comparison"
    ]
    return max(-1, min(1, sum(values)))


class Preferences(View):
    """``prompt``, ``chosen`` and ``rejected`` as conversations, the signal, and the models of both answers."""

    view = "preferences"
    needs = ("messages", "turns", "branches", "tools")
    fields = [  # noqa: RUF012  - a constant
        pa.field("prompt", MESSAGES),
        pa.field("chosen", MESSAGES),
        pa.field("rejected", MESSAGES),
        pa.field("signal", pa.string()),
        pa.field("chosen_model", pa.string()),
        pa.field("rejected_model", pa.string()),
    ]
    options = PreferencesOptions

    def __init__(self, options: PreferencesOptions) -> None:
        self._options = options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """A row for each pair; a conversation without one is counted under ``no-pair``."""
        if row.only_user:
            making.refuse("user-turns-only")
            return
        found = False
        for path, begin, answers in continuations(row):
            before = prefix(row, path, begin)
            for chosen, rejected, signal in self._pairs(answers):
                found = True
                cells = None if before is None else self._cells(row, before, (chosen, rejected), making)
                if cells is not None:
                    yield {**cells, "signal": signal}
        if not found:
            making.refuse("no-pair")

    def _pairs(self, answers: Sequence[Continuation]) -> Iterator[tuple[Continuation, Continuation, str]]:
        for one, other in combinations(answers, 2):
            for signal, score in (("comparison", _compared), ("rating", thumb)):
                if score(one) != score(other):
                    yield (*((one, other) if score(one) > score(other) else (other, one)), signal)
                    break
            else:
                if self._options.continued and one.goes_on != other.goes_on:
                    yield (*((one, other) if one.goes_on else (other, one)), "continued")

    def _cells(
        self, row: KeptRow, before: tuple[str, ...], pair: tuple[Continuation, Continuation], making: Making
    ) -> Cells | None:
        chosen, rejected = pair
        if self._options.same_model and chosen.model != rejected.model:
            making.refuse("two-models")
            return None
        if chosen.messages == rejected.messages:
            making.refuse("same-answers")
            return None
        if any(making.placeholders.masks(text) for each in pair for text in each.messages):
            making.refuse("placeholders-masked")
            return None
        sides = []
        for side in pair:
            whole = valid((*before, *side.messages), making)
            if whole is None:
                return None
            sides.append([making.placeholders.replaced(written(each), row.key) for each in whole])
        better, worse = sides
        return {
            "prompt": better[: len(before)],
            "chosen": better[len(before) :],
            "rejected": worse[len(before) :],
            "chosen_model": chosen.model,
            "rejected_model": rejected.model,
        }
