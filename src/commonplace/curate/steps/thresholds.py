"""Steps that compare one number of a row with a limit: lengths, labels, replacements, test items."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from commonplace.curate.recipes.recipe import Contamination, Labels, Lengths, Redactions
from commonplace.curate.steps.step import Parameters, Verdicts, filled

__all__ = ["ContaminationStep", "LabelStep", "LengthStep", "RedactionStep", "label_column"]


def label_column(label: str) -> str:
    """The column with a label's scores."""
    return f"label.{label}"


def _numbers(rows: pa.Table, column: str, missing: int) -> "npt.NDArray[Any]":
    return filled(rows[column], missing).astype(np.float64)


class LengthStep(Parameters, frozen=True, kw_only=True):
    """Limits of messages and tokens; the evidence is the number."""

    lengths: Lengths

    @property
    def id(self) -> str:
        """Name of the step."""
        return "lengths"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("message_count", "tokens")

    def decide(self, rows: pa.Table) -> Verdicts:
        """A row without messages always goes."""
        wanted, verdicts = self.lengths, Verdicts(len(rows))
        messages, tokens = _numbers(rows, "message_count", 0), _numbers(rows, "tokens", 0)
        verdicts.drop(messages < max(1, wanted.least_messages), "few_messages", messages)
        verdicts.drop(tokens < wanted.least_tokens, "few_tokens", tokens)
        if wanted.most_messages:
            verdicts.drop(messages > wanted.most_messages, "many_messages", messages)
        if wanted.most_tokens:
            verdicts.drop(tokens > wanted.most_tokens, "many_tokens", tokens)
        return verdicts


class LabelStep(Parameters, frozen=True, kw_only=True):
    """Scores of labels; a row that was not scored has 0 everywhere."""

    labels: Labels

    @property
    def id(self) -> str:
        """Name of the step."""
        return "labels"

    @property
    def version(self) -> str:
        """Of the rules here; scores have the version of their kind of features."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return tuple(label_column(label) for label in (*self.labels.drop, *self.labels.keep))

    def decide(self, rows: pa.Table) -> Verdicts:
        """The reason is the label; before one that must be there stands ``no_``."""
        verdicts = Verdicts(len(rows))
        for label, least in self.labels.drop.items():
            scores = _numbers(rows, label_column(label), 0)
            verdicts.drop((scores >= least) & (scores > 0), label, scores)
        for label, least in self.labels.keep.items():
            scores = _numbers(rows, label_column(label), 0)
            verdicts.drop(scores < least, f"no_{label}", scores)
        return verdicts


class RedactionStep(Parameters, frozen=True, kw_only=True):
    """Rows in which so much was replaced that little is left."""

    redactions: Redactions

    @property
    def id(self) -> str:
        """Name of the step."""
        return "redactions"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return ("redaction_total", "message_count")

    def decide(self, rows: pa.Table) -> Verdicts:
        """The evidence is the number of replacements for each message."""
        verdicts = Verdicts(len(rows))
        if self.redactions.most_per_message is not None:
            messages = np.maximum(_numbers(rows, "message_count", 1), 1)
            density = _numbers(rows, "redaction_total", 0) / messages
            verdicts.drop(density > self.redactions.most_per_message, "dense", density)
        return verdicts


class ContaminationStep(Parameters, frozen=True, kw_only=True):
    """Rows that hold an item of a test set; the evidence is the share of the item that they hold."""

    contamination: Contamination

    @property
    def id(self) -> str:
        """Name of the step."""
        return "contamination"

    @property
    def version(self) -> str:
        """Of the rules here."""
        return "1"

    @property
    def needs(self) -> tuple[str, ...]:
        """Columns that it reads."""
        return tuple(f"contamination.{suite}" for suite in self.contamination.suites)

    def decide(self, rows: pa.Table) -> Verdicts:
        """The reason is the suite."""
        verdicts = Verdicts(len(rows))
        for suite in self.contamination.suites:
            shares = _numbers(rows, f"contamination.{suite}", 0)
            verdicts.drop(shares > self.contamination.share, suite, shares)
        return verdicts
