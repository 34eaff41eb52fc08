"""How much is given of each provider: what the person chooses beside the notice of its terms."""

from collections.abc import Collection, Mapping

from msgspec.structs import replace

from commonplace import NAME
from commonplace.errors import ConsentMissing, NeedsPerson
from commonplace.publish.answers import LEAVE_OUT, Answers
from commonplace.publish.rows import included
from commonplace.records.consent import GIVES
from commonplace.records.row import ContentScope
from commonplace.store import Workspace

__all__ = ["CHOICES", "given", "with_choices"]

CHOICES: dict[str, str] = {**GIVES, LEAVE_OUT: "nothing: leave this provider out"}
"""What a person can choose for a provider, in words; none of them is chosen beforehand."""

_SCOPES: dict[str, ContentScope] = {
    "full": "full",
    "no_tool_output": "no_tool_output",
    "user_only": "user_only",
}


def with_choices(answers: Answers, choices: Mapping[str, str], providers: Collection[str]) -> Answers:
    """The answers with what was chosen for each provider.

    Args:
        answers: without that.
        choices: one of ``CHOICES`` by provider.
        providers: those of which something is included.

    Raises:
        ConsentMissing: for one nothing was chosen, or what is no choice.
    """
    open_ones = [name for name in providers if choices.get(name) not in CHOICES]
    if open_ones:
        raise ConsentMissing(
            "how much is given is not chosen for every provider",
            facts=[f"how much of {name}" for name in open_ones],
            hint=f"choose one of {', '.join(CHOICES)}",
        )
    left_out = tuple(sorted(name for name in providers if choices[name] == LEAVE_OUT))
    scopes = {name: _SCOPES[choices[name]] for name in sorted(providers) if name not in left_out}
    return replace(answers, scope="user_only", scopes=scopes, left_out=left_out)


def given(workspace: Workspace, answers: Answers) -> tuple[int, ...]:
    """Numbers of the conversations that are included and of no provider that is left out.

    Raises:
        NeedsPerson: there is none.
    """
    chosen = included(workspace)
    if not chosen:
        raise NeedsPerson(
            "no conversation is included", hint=f"choose some in `{NAME} review`, or with `review --include`"
        )
    if not answers.left_out:
        return chosen
    left = tuple(
        cid for cid in chosen if workspace.conversations.summary(cid).provider not in answers.left_out
    )
    if not left:
        raise NeedsPerson(
            "every provider of which something is included is left out", hint="give something of one of them"
        )
    return left
