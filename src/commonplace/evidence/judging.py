"""All checks on one conversation, and the level that they add up to."""

from collections.abc import Mapping, Sequence

from commonplace import __version__
from commonplace.evidence.check import LogCheck, Verdict
from commonplace.evidence.id_checks import ID_CHECKS
from commonplace.evidence.service_checks import SERVICE_CHECKS
from commonplace.evidence.structure_checks import STRUCTURE_CHECKS
from commonplace.evidence.time_checks import TIME_CHECKS
from commonplace.evidence.trace import Trace, trace_of
from commonplace.records import Conversation
from commonplace.records.row import Check, Evidence, Score

__all__ = ["CHECKS", "LEVELS", "evidence_of", "judge", "level_of"]

CHECKS: tuple[LogCheck, ...] = (*STRUCTURE_CHECKS, *TIME_CHECKS, *ID_CHECKS, *SERVICE_CHECKS)
"""In the order in which their verdicts are published."""

LEVELS = {
    "E0": "text only: the log has no valid structure, or no ids and times",
    "E1": "the structure is valid",
    "E2": "and times, ids and counts that the service put into the log agree with it",
}
"""The levels that can be reached here; what is above takes a signed history or a person who looks."""

_KINDS = {check.id: check.kind for check in CHECKS}
_BASE = ("tree", "native-times")


def evidence_of(conversation: Conversation, scores: Sequence[Score] = ()) -> Evidence:
    """Judge a conversation as it was read from its log, before anything in it is replaced.

    Args:
        conversation: as the workspace has it.
        scores: of the account that it belongs to; see ``AccountTally``.

    Returns:
        The row's column: verdicts only, no id and no time. Cost: linear in messages and parts.
    """
    verdicts = judge(trace_of(conversation))
    return Evidence(
        level=level_of(verdicts),
        checks=tuple(Check(name, verdict) for name, verdict in verdicts.items()),
        scores=tuple(scores),
        tool_version=__version__,
    )


def judge(trace: Trace) -> dict[str, Verdict]:
    """The verdict of each check, by its id."""
    return {check.id: check(trace) for check in CHECKS}


def level_of(verdicts: Mapping[str, str]) -> str:
    """The level that verdicts add up to: ``E0``, ``E1`` or ``E2``.

    For ``E2`` nothing may fail, and something that the service itself put into the log must pass: times in a
    row alone anybody can write. ``odd`` lowers nothing; it stands there for whoever wants to filter by it.
    """
    if any(verdicts.get(name, "fail") in ("fail", "not-available") for name in _BASE):
        return "E0"
    embedded = any(verdict == "pass" and _KINDS.get(name) == "embedded" for name, verdict in verdicts.items())
    return "E2" if embedded and "fail" not in verdicts.values() else "E1"
