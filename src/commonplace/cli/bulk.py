"""Says before a publication what of it looks like the output of a program."""

from commonplace.cli.output import Output, plural
from commonplace.evidence import BULK_ADVICE
from commonplace.publish import AccountScores, Plan

__all__ = ["bulk_facts", "say_bulk"]


def say_bulk(output: Output, plan: Plan) -> None:
    """Print the scores of each account that has some, and a warning where they look like a program's."""
    for each in plan.accounts:
        scores = ", ".join(f"{score.name} {score.value:.2f}" for score in each.scores)
        output.data(f"  signs of bulk output, {_whose(each)}: {scores}")
        if each.signs:
            output.warning(f"{_whose(each)}: {'; '.join(each.signs)}. {BULK_ADVICE}")


def bulk_facts(plan: Plan) -> list[dict[str, object]]:
    """The same for ``--json``."""
    return [
        {
            "provider": each.provider,
            "client": each.client,
            "conversations": each.conversations,
            "scores": {score.name: score.value for score in each.scores},
            "signs": each.signs,
        }
        for each in plan.accounts
    ]


def _whose(each: AccountScores) -> str:
    return f"{plural(each.conversations, 'conversation')} of one account at {each.client}"
