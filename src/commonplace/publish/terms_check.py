"""Before files are sent: whether the terms that stand in the rows are still those of the day."""

from datetime import date
from pathlib import Path

from commonplace.publish.plan import Plan
from commonplace.publish.row_terms import read_cases
from commonplace.terms import registry

__all__ = ["terms_that_changed"]


def terms_that_changed(plan: Plan, folder: Path, day: date) -> list[str]:
    """What differs from what was staged, a line each; nothing if all is as it was.

    Args:
        plan: of the publication.
        folder: of the publication, with the cases that its terms were resolved for.
        day: on which it is sent, UTC.

    Cost: one resolution for each case; rows are not read.
    """
    here = registry().version
    if plan.registry != here:
        return [f"the registry of terms is {here}, the rows were made with {plan.registry or 'none'}"]
    changed = {case.asked.provider for case, staged in read_cases(folder).items() if case.on(day) != staged}
    return [f"the terms of {provider} changed since the files were made" for provider in sorted(changed)]
