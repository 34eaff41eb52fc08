"""A selection, or the plan of one: what a lab gets from files of rows and a recipe."""

from commonplace.curate.choosing import Inputs, choose
from commonplace.curate.planning import Plan
from commonplace.curate.writing import write_selection
from commonplace.errors import NeedsPerson, UsageError
from commonplace.records.selection import Selection

__all__ = ["plan", "select"]


def plan(inputs: Inputs) -> Plan:
    """What a build would be; features and decisions are kept, nothing else is written.

    Raises:
        UsageError: the recipe is wrong.
        DamagedInput: a file cannot be read.
    """
    return choose(inputs).plan


def select(inputs: Inputs, *, approved: str | None = None) -> Selection:
    """Choose rows and write the selection into the cache.

    Args:
        inputs: of the build.
        approved: hash of the plan that a release was approved with; None for an everyday build.

    Raises:
        UsageError: the recipe is wrong, or leaves no row.
        NeedsPerson: the plan is another one than the approved.
        DamagedInput: a file cannot be read.

    Cost: for a million rows that have their features, some 40 s, nearly all of it to find duplicates.
    """
    chosen = choose(inputs)
    if approved is not None and chosen.plan.hash != approved:
        raise NeedsPerson(
            "the plan is another one than the approved",
            facts=(f"approved {approved[:64]}", f"now {chosen.plan.hash}"),
            hint="look at the plan with --plan again and name its hash",
        )
    if not len(chosen.judging.left):
        raise UsageError(
            "the recipe leaves no row",
            facts=tuple(
                f"{step.step}: {sum(step.dropped.values()):,} of {step.rows:,} rows"
                for step in chosen.plan.funnel
                if step.dropped
            ),
            hint="--plan tells what each rule removes",
        )
    inputs.tell("writing")
    return write_selection(chosen, inputs)
