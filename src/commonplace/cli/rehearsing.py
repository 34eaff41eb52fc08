"""``publish --rehearse``: try out taking back, on request, before anything waits to be sent."""

import msgspec

from commonplace import NAME
from commonplace.cli.output import safe
from commonplace.cli.session import Session
from commonplace.errors import UsageError
from commonplace.publish import Target, rehearsing
from commonplace.publish.endpoints import expect_endpoint

__all__ = ["rehearse"]

_WORDS = {
    "passed": "Passed: what is published with this token can be taken back; everything deleted answered 404.",
    "pending": "Allowed: nothing was refused, and something that was deleted still answered right afterwards.",
    "refused": "Refused: what is published with this token could not be taken back.",
}


def rehearse(session: Session, target: str | None, endpoint: str | None) -> None:
    """Hold a rehearsal in the account of a target, and tell how it went."""
    if target is None or (place := Target.parse(target)).kind == "folder":
        raise UsageError("say for which account", hint=f"`{NAME} publish --rehearse --to hf:OWNER/NAME`")
    with session.workspace() as workspace:
        expect_endpoint(workspace, place, endpoint)
        done = rehearsing.rehearse(workspace, place, lambda step: session.output.note(f"rehearsal: {step}"))
    if session.output.as_json:
        session.output.document(msgspec.to_builtins(done))
    session.output.data(_WORDS[done.outcome])
    for fact in (done.step, *done.facts):
        if fact:
            session.output.warning(safe(fact))
    if done.outcome == "refused":
        session.output.note(
            f"Sign in with another token (`{NAME} login`), or accept that withdrawing deletes the repository and "
            f"makes it again: `{NAME} publish --send --accept-recreation`."
        )
