"""Which terms stand in a row: the documents of the months of the conversation, and those of the day of publication."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from commonplace.publish.plans import PlanBasis, asked_of, stated_for, stated_plans
from commonplace.records import Conversation
from commonplace.records.months import months_of
from commonplace.records.row import Terms
from commonplace.store import Workspace
from commonplace.terms import Asked, resolve
from commonplace.terms.classes import strictest_publication, strictest_training

__all__ = ["TermsCase", "TermsOfRows", "day_of", "read_cases", "write_cases"]

_CASES = "terms.json"


class TermsCase(msgspec.Struct, frozen=True):
    """All that the terms of a row follow from, besides the registry and the day."""

    asked: Asked
    months: tuple[str, ...]
    basis: PlanBasis

    def on(self, day: date) -> Terms:
        """The terms, if it is published on a day; the stricter of then and when it was written."""
        then, now = resolve(self.asked, self.months), resolve(self.asked, day=day)
        return Terms(
            registry=now.registry,
            refs_generation=then.refs,
            refs_publication=now.refs,
            training_class=strictest_training((then.training_class, now.training_class)),
            publication_class=strictest_publication((then.publication_class, now.publication_class)),
            flags=tuple(sorted({*then.flags, *now.flags})),
            plan_basis=self.basis,
        )


class TermsOfRows:
    """Resolves the terms of conversations for one day; what is equal is resolved once.

    Args:
        workspace: what the donor said about their accounts is read from it, once.
        day: of the publication, UTC.
    """

    def __init__(self, workspace: Workspace, day: date) -> None:
        self._stated = stated_plans(workspace)
        self._day = day
        self._resolved: dict[TermsCase, Terms] = {}
        self._cases: dict[int, TermsCase] = {}

    def of(self, cid: int, conversation: Conversation) -> Terms:
        """The terms of a conversation."""
        stated = stated_for(self._stated, conversation)
        asked, basis = asked_of(conversation, stated, conversation.provenance.plan_hint)
        case = self._cases[cid] = TermsCase(asked, months_of(conversation), basis)
        if case not in self._resolved:
            self._resolved[case] = case.on(self._day)
        return self._resolved[case]

    def resolved(self, cids: Iterable[int]) -> dict[TermsCase, Terms]:
        """Each case among these conversations, with its terms."""
        return {case: self._resolved[case] for case in dict.fromkeys(self._cases[cid] for cid in cids)}


def day_of(seconds: float) -> date:
    """The day, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date()


def write_cases(folder: Path, resolved: dict[TermsCase, Terms]) -> None:
    """Keep beside the files of a publication what its terms follow from, so that they can be resolved again."""
    (folder / _CASES).write_bytes(msgspec.json.encode(list(resolved.items())))


def read_cases(folder: Path) -> dict[TermsCase, Terms]:
    """What ``write_cases`` kept."""
    return dict(msgspec.json.decode((folder / _CASES).read_bytes(), type=list[tuple[TermsCase, Terms]]))
