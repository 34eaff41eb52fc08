"""From the scores of a token classifier to spans, by the most likely sequence that its scheme allows.

Source: openai/privacy-filter's card and configuration (33 classes, BIOES, constrained Viterbi decoding with
all biases zero at its default operating point); for BIO and plain labels the usual conventions of token
classification.
"""

import math
from collections.abc import Sequence

import msgspec

__all__ = ["Tagging", "TokenSpan"]

_NEVER = -1e9


class TokenSpan(msgspec.Struct, frozen=True):
    """Tokens from ``first`` up to and with ``last``, the label without its prefix, and the mean probability."""

    first: int
    last: int
    label: str
    score: float


class Tagging:
    """The labels of a model and which of them may follow each other.

    Args:
        labels: by class number, as the configuration of the model names them.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self._parts = tuple(_split(label) for label in labels)
        self._is_bioes = any(prefix in ("E", "S", "L", "U") for prefix, _ in self._parts)
        self._follows = tuple(
            tuple(after for after in range(len(labels)) if self._may_follow(before, after))
            for before in range(len(labels))
        )

    def spans(self, scores: Sequence[Sequence[float]]) -> list[TokenSpan]:
        """Spans of one text.

        Args:
            scores: for each token, one unnormalised score for each class.

        Cost: tokens times pairs of classes that may follow each other.
        """
        if not scores:
            return []
        logs = [_log_softmax(row) for row in scores]
        return self._collect(self._best_path(logs), logs)

    def _best_path(self, logs: Sequence[Sequence[float]]) -> list[int]:
        count = len(self.labels)
        totals = [logs[0][each] if self._may_begin(each) else _NEVER for each in range(count)]
        came: list[list[int]] = []
        for row in logs[1:]:
            new = [_NEVER * 2] * count
            back = [0] * count
            for before, total in enumerate(totals):
                for after in self._follows[before]:
                    if total + row[after] > new[after]:
                        new[after], back[after] = total + row[after], before
            totals = new
            came.append(back)
        ends = [total if self._may_end(each) else total + _NEVER for each, total in enumerate(totals)]
        path = [max(range(count), key=ends.__getitem__)]
        for back in reversed(came):
            path.append(back[path[-1]])
        return path[::-1]

    def _collect(self, path: Sequence[int], logs: Sequence[Sequence[float]]) -> list[TokenSpan]:
        spans: list[TokenSpan] = []
        first: int | None = None
        for at, label in enumerate(path):
            prefix, name = self._parts[label]
            begins = name and (
                first is None or prefix in ("B", "S", "U") or name != self._parts[path[at - 1]][1]
            )
            if first is not None and (begins or not name):
                spans.append(self._span(first, at - 1, path, logs))
                first = None
            if begins:
                first = at
        if first is not None:
            spans.append(self._span(first, len(path) - 1, path, logs))
        return spans

    def _span(self, first: int, last: int, path: Sequence[int], logs: Sequence[Sequence[float]]) -> TokenSpan:
        certain = [math.exp(logs[at][path[at]]) for at in range(first, last + 1)]
        return TokenSpan(first, last, self._parts[path[first]][1], sum(certain) / len(certain))

    def _may_begin(self, label: int) -> bool:
        prefix, _ = self._parts[label]
        return not (self._is_bioes and prefix in ("I", "E", "L"))

    def _may_end(self, label: int) -> bool:
        prefix, _ = self._parts[label]
        return not (self._is_bioes and prefix in ("B", "I"))

    def _may_follow(self, before: int, after: int) -> bool:
        (was, name), (prefix, next_name) = self._parts[before], self._parts[after]
        if not self._is_bioes:
            return True
        if was in ("B", "I"):
            return prefix in ("I", "E", "L") and name == next_name
        return prefix not in ("I", "E", "L")


def _split(label: str) -> tuple[str, str]:
    """Prefix and name; both empty for the label of what is nothing."""
    if label.upper() in ("O", "OTHER", "NONE"):
        return "", ""
    if len(label) > 2 and label[1] in "-_" and label[0] in "BIESLU":
        return label[0], label[2:]
    return "", label


def _log_softmax(row: Sequence[float]) -> list[float]:
    top = max(row)
    total = math.log(sum(math.exp(score - top) for score in row)) + top
    return [score - total for score in row]
