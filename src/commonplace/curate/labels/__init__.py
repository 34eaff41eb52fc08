"""Labels: what each conversation is like, as scores between 0 and 1, without a model.

``LABELS`` names them all. Scores are computed once for each row (the kind ``labels`` of the features) and compared with a
recipe's thresholds later, so that another threshold computes nothing again. A score is a sign and no verdict: what each of
them finds and misses is measured, see ``docs/concepts/labels.md``.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType

from commonplace.curate.labels.difficulty import DIFFICULTY, RESOLVED, turns_to_resolution
from commonplace.curate.labels.emptiness import EMPTY_ANSWER, EMPTY_REASONING
from commonplace.curate.labels.encoding import ENCODING_DAMAGE
from commonplace.curate.labels.feedback import ABANDONED, CORRECTION, REPHRASE, THANKS_LABEL
from commonplace.curate.labels.identification import CUTOFF_DATE, SELF_IDENTIFICATION
from commonplace.curate.labels.injected import INJECTED_TEXT
from commonplace.curate.labels.label import Example, Label, Mark, row_score, talk_of
from commonplace.curate.labels.outcomes import COMMAND_FAILED, REVERTED, TESTS_FAILED, TESTS_PASSED
from commonplace.curate.labels.product_messages import ERROR_MESSAGE, RATE_LIMIT
from commonplace.curate.labels.refusal import REFUSAL
from commonplace.curate.labels.repetition import REPETITION
from commonplace.curate.labels.sensitive import SENSITIVE
from commonplace.curate.labels.talk import Talk, Turn
from commonplace.curate.labels.task_kinds import TASKS
from commonplace.curate.labels.toxic import TOXIC
from commonplace.curate.labels.truncated import TRUNCATED
from commonplace.privacy import TOPICS_VERSION

__all__ = [
    "LABELS", "LABELS_VERSION", "Example", "Label", "Mark", "Talk", "Turn", "row_score", "scores", "talk_of",
    "turns_to_resolution",
]  # fmt: skip

_ALL = (
    TRUNCATED, ERROR_MESSAGE, RATE_LIMIT, EMPTY_ANSWER, EMPTY_REASONING, REPETITION, ENCODING_DAMAGE, REFUSAL,
    SELF_IDENTIFICATION, CUTOFF_DATE, INJECTED_TEXT, TOXIC, SENSITIVE, CORRECTION, THANKS_LABEL, REPHRASE, ABANDONED,
    TESTS_PASSED, TESTS_FAILED, COMMAND_FAILED, REVERTED, RESOLVED, DIFFICULTY, *TASKS,
)  # fmt: skip

LABELS: dict[str, Label] = {label.name: label for label in _ALL}
"""All labels by name, in the order of their columns."""

LABELS_VERSION = sha256(
    " ".join([*(f"{label.name} {label.version}" for label in _ALL), str(TOPICS_VERSION)]).encode()
).hexdigest()[:12]
"""Changes with the set of labels and with each label's version."""


def scores(
    talk: Talk, instead: Mapping[str, Sequence[Mark]] = MappingProxyType({})
) -> tuple[dict[str, float], list[tuple[int, str, float]]]:
    """Labels above 0 of a conversation, and of its messages: (place, label, score), by place and label.

    Args:
        talk: the conversation.
        instead: marks of labels that somebody else judged, such as a model.

    Cost: some 80 µs a message; see ``benchmarks/labels/run.py``.
    """
    found: dict[str, float] = {}
    marked: list[tuple[int, str, float]] = []
    for label in _ALL:
        marks = list(instead[label.name] if label.name in instead else label.scores(talk))
        if marks:
            found[label.name] = row_score(label, marks, talk)
            marked += [(at, label.name, score) for at, score in marks if at >= 0]
    marked.sort()
    return found, marked
