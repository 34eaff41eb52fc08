"""Which Hub a token may go to without a question: the public one, or one that was published to before."""

import msgspec

from commonplace import hub
from commonplace.errors import ConsentMissing
from commonplace.publish.plan import Plan
from commonplace.publish.targets import Target
from commonplace.store import Workspace

__all__ = ["expect_endpoint"]


def expect_endpoint(workspace: Workspace, target: Target, confirmed: str | None = None) -> None:
    """See that the person knows which Hub is meant for a target.

    Args:
        workspace: its log of publications is asked.
        target: a folder needs none.
        confirmed: the address that the person typed.

    Raises:
        ConsentMissing: it is another than the public one, and neither confirmed nor published to before.
    """
    if target.kind == "folder" or hub.is_default_endpoint() or confirmed == hub.endpoint():
        return
    sent = [each for each in workspace.outbox.all("sent") if each.target == target.text]
    if hub.endpoint() not in {msgspec.convert(each.summary, Plan).endpoint for each in sent}:
        raise ConsentMissing(
            "HF_ENDPOINT names another Hub than the public one",
            facts=(f"it names {hub.endpoint()}",),
            hint="confirm this address with --endpoint, or unset HF_ENDPOINT",
        )
