"""One conversation as the page shows it: every leaf cut into plain text and marked findings.

All positions are code points and are placed here, on the server; the browser never computes one, because
it counts UTF-16 units.
"""

from collections import defaultdict

import msgspec

from commonplace.privacy import RULES, finding_value, leaves, mask, message_id_of
from commonplace.records import Conversation, Finding, Message, Text
from commonplace.records.tree import paths
from commonplace.store import Summary, Workspace

__all__ = ["BranchView", "ConversationView", "FindingGroup", "LeafView", "MessageView", "Segment", "view"]

_REFERENCES = {rule.id: rule.reference for rule in RULES}


class Segment(msgspec.Struct, frozen=True):
    """A run of text; ``value_id`` is set if a finding covers it."""

    text: str
    value_id: str | None = None
    kind: str = ""
    kept: bool = False


class LeafView(msgspec.Struct, frozen=True):
    """One string of a message: where it stands (``text``, ``arguments/command`` ...) and its segments."""

    path: str
    label: str
    segments: tuple[Segment, ...]
    characters: int
    prose: bool


class MessageView(msgspec.Struct, frozen=True):
    """One message with all its leaves."""

    id: str
    number: int
    role: str
    model: str | None
    created: float | None
    notes: tuple[str, ...]
    leaves: tuple[LeafView, ...]
    findings: int


class BranchView(msgspec.Struct, frozen=True):
    """A path that is not the trunk."""

    number: int
    kind: str
    after: int
    messages: tuple[MessageView, ...]


class FindingGroup(msgspec.Struct, frozen=True):
    """All occurrences of one value in this conversation: what it is, why it was found, what happens to it."""

    value_id: str
    kind: str
    rule: str
    why: str
    masked: str
    confidence: float
    occurrences: int
    kept: bool
    first_message: str | None


class ConversationView(msgspec.Struct, frozen=True):
    """A whole conversation for the page."""

    summary: Summary
    heading: tuple[LeafView, ...]
    trunk: tuple[MessageView, ...]
    branches: tuple[BranchView, ...]
    findings: tuple[FindingGroup, ...]


def view(workspace: Workspace, cid: int) -> ConversationView:
    """Lay out one conversation with its findings; costs one walk over its strings."""
    conversation = workspace.conversations.get(cid)
    findings = workspace.findings.of(cid)
    kept = workspace.decisions.kept(cid)
    shown = _leaf_views(conversation, findings, kept)
    layout = paths(conversation)
    number = iter(range(1, len(conversation.messages) + 1))
    trunk = tuple(_message_view(message, next(number), shown) for message in layout.trunk)
    branches = tuple(
        BranchView(
            number=index,
            kind=branch.kind,
            after=branch.fork_at + 1,
            messages=tuple(_message_view(message, next(number), shown) for message in branch.messages),
        )
        for index, branch in enumerate(layout.branches, start=1)
    )
    return ConversationView(
        summary=workspace.conversations.summary(cid),
        heading=tuple(shown[None]),
        trunk=trunk,
        branches=branches,
        findings=_groups(conversation, findings, kept),
    )


def _leaf_views(
    conversation: Conversation, findings: tuple[Finding, ...], kept: frozenset[str]
) -> dict[str | None, list[LeafView]]:
    """All leaves by the message they belong to; those of the conversation itself stand under None."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    prose = {
        message.id for message in conversation.messages if any(isinstance(p, Text) for p in message.parts)
    }
    shown: dict[str | None, list[LeafView]] = defaultdict(list)
    for leaf in leaves(conversation):
        owner = message_id_of(leaf.path)
        label = leaf.path if owner is None else leaf.path.split("/", 2)[2]
        shown[owner].append(
            LeafView(
                path=leaf.path,
                label=label,
                segments=cut(leaf.text, by_path.get(leaf.path, []), kept),
                characters=len(leaf.text),
                prose=owner in prose and label.endswith("/text"),
            )
        )
    return shown


def cut(text: str, findings: list[Finding], kept: frozenset[str]) -> tuple[Segment, ...]:
    """Cut a leaf at its findings; where two overlap, the one that starts first and reaches further wins."""
    marks = sorted(
        ((span.start, -span.end, finding) for finding in findings for span in finding.ranges),
        key=lambda mark: mark[:2],
    )
    segments: list[Segment] = []
    position = 0
    for start, negative_end, finding in marks:
        begin, end = max(start, position), -negative_end
        if end <= position:
            continue
        if begin > position:
            segments.append(Segment(text[position:begin]))
        is_kept = finding.value_id in kept
        segments.append(Segment(text[begin:end], finding.value_id, finding.kind, is_kept))
        position = end
    if position < len(text):
        segments.append(Segment(text[position:]))
    return tuple(segments)


def _message_view(message: Message, number: int, shown: dict[str | None, list[LeafView]]) -> MessageView:
    notes = [
        note
        for note, holds in (
            ("hidden in the product", message.hidden),
            ("not written by a person", message.injected),
            ("context was reset before this", message.context_reset),
            (message.status, message.status != "ok"),
            (f"model named by {message.model_source}", message.model_source not in {"message", "unknown"}),
        )
        if holds
    ]
    own = tuple(shown.get(message.id, ()))
    return MessageView(
        id=message.id,
        number=number,
        role=message.role,
        model=message.model,
        created=message.created,
        notes=tuple(notes),
        leaves=own,
        findings=sum(segment.value_id is not None for leaf in own for segment in leaf.segments),
    )


def _why(finding: Finding) -> str:
    """Say in words why something was found, and where its form is documented."""
    if finding.rule.startswith("known"):
        return "You, your machine or your exports gave this as your own."
    passed = f", inside {' in '.join(finding.chain)}" if finding.chain else ""
    sure = "certain" if finding.confidence >= 0.9 else "likely"
    reference = _REFERENCES.get(finding.rule, "")
    form = finding.kind.partition(".")[2].replace("-", " ")
    return f"It has the form of {form} ({sure}{passed}). {reference}".strip()


def _groups(
    conversation: Conversation, findings: tuple[Finding, ...], kept: frozenset[str]
) -> tuple[FindingGroup, ...]:
    by_value: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_value[finding.value_id].append(finding)
    return tuple(
        FindingGroup(
            value_id=value_id,
            kind=found[0].kind,
            rule=found[0].rule,
            why=_why(found[0]),
            masked=mask(finding_value(conversation, found[0]), found[0].kind),
            confidence=max(finding.confidence for finding in found),
            occurrences=len(found),
            kept=value_id in kept,
            first_message=message_id_of(found[0].path),
        )
        for value_id, found in by_value.items()
    )
