"""One conversation as the page shows it: every leaf cut into plain text and marked findings.

All positions are code points and are placed here, on the server; the browser never computes one, because
it counts UTF-16 units.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import msgspec

from commonplace.privacy import RULES, finding_value, leaves, mask, message_id_of
from commonplace.records import BY_MODEL, PROPAGATED, Conversation, Finding, Message
from commonplace.records.row import Row
from commonplace.records.row_reading import from_row
from commonplace.records.tree import paths
from commonplace.store import Summary, Workspace

__all__ = [
    "BranchView",
    "ConversationView",
    "FindingGroup",
    "LeafView",
    "MessageView",
    "PartKind",
    "Segment",
    "row_view",
    "view",
]

PartKind: TypeAlias = Literal["text", "reasoning", "tool_call", "tool_result", "attachment"]

_REFERENCES = {rule.id: rule.reference for rule in RULES}


class Segment(msgspec.Struct, frozen=True):
    """A run of text; ``value_id`` is set if a finding covers it."""

    text: str
    value_id: str | None = None
    kind: str = ""
    kept: bool = False


class LeafView(msgspec.Struct, frozen=True):
    """One string: where it stands (``text``, ``arguments/command`` ...) and its segments.

    Attributes:
        part: kind of the part of the message that it belongs to, ``number`` which part; both None for what
            belongs to the message or the conversation itself.
        label: its place in the part, else its whole place.
        characters: code points.
    """

    path: str
    part: PartKind | None
    number: int | None
    label: str
    segments: tuple[Segment, ...]
    characters: int

    @property
    def findings(self) -> int:
        """How many segments a finding covers."""
        return sum(segment.value_id is not None for segment in self.segments)


class MessageView(msgspec.Struct, frozen=True):
    """One message with all its leaves.

    ``number`` counts all messages as the page shows them: the trunk first, then each branch. ``by_person`` is
    true for what the person wrote, not for what a client sent in their place.
    """

    id: str
    number: int
    by_person: bool
    role: str
    model: str | None
    created: float | None
    notes: tuple[str, ...]
    leaves: tuple[LeafView, ...]
    findings: int


class BranchView(msgspec.Struct, frozen=True):
    """A path that is not the trunk; it goes on from message number ``after``, 0 if from none."""

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
    return _laid_out(
        workspace.conversations.get(cid),
        workspace.conversations.summary(cid),
        workspace.findings.of(cid),
        workspace.decisions.kept(cid),
    )


def row_view(row: Row) -> ConversationView:
    """Lay out a published row of somebody else, as the donor saw the conversation; it has no findings.

    Raises:
        ValueError, LookupError, TypeError: the row is none that was verified.
    """
    conversation = from_row(row)
    summary = Summary(
        cid=0, title=None, opening="", source=row.provenance.parser, provider=row.provider, client=row.client,
        account=None, models=row.models, project=None, remote=None, month=row.started_month,
        language=row.language, created=None, updated=None, messages=row.num_messages,
        user_messages=row.num_user_messages, characters=row.n_chars, state="included", mode=None, scan="scanned",
        findings={}, risk=0.0, asks=(), revision=0, opened=None, snippet=None,
    )  # fmt: skip
    return _laid_out(conversation, summary, (), frozenset())


def _laid_out(
    conversation: Conversation, summary: Summary, findings: tuple[Finding, ...], kept: frozenset[str]
) -> ConversationView:
    shown = _leaf_views(conversation, findings, kept)
    layout = paths(conversation)
    numbers = iter(range(1, len(conversation.messages) + 1))
    shown_paths = [_path_view(layout.trunk, numbers, shown)]
    branches: list[BranchView] = []
    for index, branch in enumerate(layout.branches, start=1):
        base = shown_paths[branch.base]
        after = base[branch.fork_at].number if branch.fork_at >= 0 else 0
        shown_paths.append(_path_view(branch.messages, numbers, shown))
        branches.append(BranchView(number=index, kind=branch.kind, after=after, messages=shown_paths[-1]))
    return ConversationView(
        summary=summary,
        heading=tuple(shown[None]),
        trunk=shown_paths[0],
        branches=tuple(branches),
        findings=_groups(conversation, _in_order(findings, [shown[None], *_leaves_of(shown_paths)]), kept),
    )


def _leaves_of(shown_paths: list[tuple[MessageView, ...]]) -> Iterator[tuple[LeafView, ...]]:
    return (message.leaves for messages in shown_paths for message in messages)


def _in_order(findings: tuple[Finding, ...], shown: Iterable[Iterable[LeafView]]) -> tuple[Finding, ...]:
    """Findings as a reader meets them on the page; what stands nowhere on it goes last."""
    places = {leaf.path: place for place, leaf in enumerate(leaf for each in shown for leaf in each)}
    return tuple(
        sorted(
            findings,
            key=lambda finding: (
                places.get(finding.path, len(places)),
                min((span.start for span in finding.ranges), default=0),
            ),
        )
    )


def _path_view(
    messages: Iterable[Message], numbers: Iterator[int], shown: dict[str | None, list[LeafView]]
) -> tuple[MessageView, ...]:
    return tuple(_message_view(message, next(numbers), shown) for message in messages)


def _leaf_views(
    conversation: Conversation, findings: tuple[Finding, ...], kept: frozenset[str]
) -> dict[str | None, list[LeafView]]:
    """All leaves by the message they belong to; those of the conversation itself stand under None."""
    by_path: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_path[finding.path].append(finding)
    messages = {message.id: message for message in conversation.messages}
    shown: dict[str | None, list[LeafView]] = defaultdict(list)
    for leaf in leaves(conversation):
        owner = message_id_of(leaf.path)
        part, number, label = None, None, leaf.path
        if owner is not None:
            label = leaf.path.split("/", 2)[2]
            first, _, rest = label.partition("/")
            if first == "p":
                digits, _, label = rest.partition("/")
                number = int(digits)
                part = _kind_of(messages[owner], number)
        shown[owner].append(
            LeafView(
                path=leaf.path,
                part=part,
                number=number,
                label=label,
                segments=cut(leaf.text, by_path.get(leaf.path, []), kept),
                characters=len(leaf.text),
            )
        )
    return shown


def _kind_of(message: Message, number: int) -> PartKind:
    kind: PartKind = msgspec.convert(message.parts[number].__struct_config__.tag, PartKind)
    return kind


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
        by_person=message.role == "user" and not message.injected,
        role=message.role,
        model=message.model,
        created=message.created,
        notes=tuple(notes),
        leaves=own,
        findings=sum(leaf.findings for leaf in own),
    )


def _why(finding: Finding) -> str:
    """Say in words why something was found, and where its form is documented."""
    if finding.rule.startswith("known"):
        return "You, your machine or your exports gave this as your own."
    if finding.rule == PROPAGATED:
        return "The same stands beside a cue elsewhere, here or in another of your conversations."
    if finding.rule.startswith(BY_MODEL):
        return "An optional recogniser takes it for that; models err in both directions."
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
