"""From a conversation to its published row, and back as far as a row allows.

What a row does not hold, and so is gone after ``from_row(to_row(...))``: the provider's ids, what the service
counted and signed, the account, the title, the project, exact times and gaps, which message of the log a
piece came from, tool results' metadata, attachments' names, sizes and extracted text, reasoning without text
(its kind stays), messages without any content that the product wrote by itself, and the order of siblings
where the log had one.

How a tree of messages becomes lists of row messages: ``tree.paths`` gives trunk and branches, ``pieces`` cuts
and joins the messages of each path, and this module numbers calls and turns and writes the facts beside them.
"""

import hashlib
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from commonplace.records.conversation import Conversation, Message, Part, Text
from commonplace.records.facts import month_of
from commonplace.records.json_text import canonical, plain, well_formed
from commonplace.records.lines import Line, RowContext, branch_of, counts, lines_of
from commonplace.records.row import SCHEMA_VERSION, Redaction, Row, RowProvenance
from commonplace.records.row_reading import from_row
from commonplace.records.scope import is_injected, narrowed
from commonplace.records.tree import paths

__all__ = ["RowContext", "content_sha256", "from_row", "to_row"]


def to_row(conversation: Conversation, context: RowContext) -> Row:
    """Make the published row of a conversation that was redacted before.

    Args:
        conversation: with every value replaced that must not leave; nothing is looked for here.
        context: id, consent, scope and counts.

    Returns:
        The row; equal arguments give equal rows. Cost: linear in the conversation's text.
    """
    conversation = _without_empty(conversation)
    split = paths(conversation)
    lines = lines_of(split, context)
    trunk, *others = lines
    row = Row(
        id=context.id,
        messages=trunk.messages,
        tools=tuple(_tool(tool) for tool in conversation.tools),
        turns=trunk.turns,
        branches=tuple(branch_of(lines, split, number) for number in range(1, len(others) + 1)),
        provider=well_formed(conversation.provider),
        client=well_formed(conversation.client),
        surface=conversation.surface,
        models=_models(lines),
        language=context.language,
        started_month=month_of(_started(conversation)),
        num_messages=0,
        num_user_messages=0,
        num_tool_calls=0,
        n_chars=0,
        has_reasoning=False,
        has_branches=False,
        has_attachments=False,
        content_scope="full",
        redaction=Redaction(
            total=0,
            by_type=(),
            tool=context.redaction_tool,
            version=context.redaction_version,
            reviewed=context.reviewed,
        ),
        provenance=_provenance(conversation),
        terms=context.terms,
        evidence=context.evidence,
        consent=context.consent,
        code_licence=context.code_licence,
        donor=context.donor,
        content_sha256="",
        schema_version=SCHEMA_VERSION,
        metadata=_metadata(lines),
    )
    return _counted(narrowed(row, context.scope))


def _without_empty(conversation: Conversation) -> Conversation:
    """Take out messages that hold nothing and that nobody saw, giving their children to their parents."""
    gone: dict[str, Message] = {}
    kept: list[Message] = []
    for message in conversation.messages:
        above = gone.get(message.parent) if message.parent is not None else None
        if above is not None:
            kind = message.branch_kind or above.branch_kind
            message = replace(message, parent=above.parent, branch_kind=kind)
        if _is_empty(message):
            gone[message.id] = message
        else:
            kept.append(message)
    if not gone:
        return conversation
    leaf = conversation.leaf
    if leaf in gone:
        leaf = gone[leaf].parent
    return replace(conversation, messages=tuple(kept), leaf=leaf)


def _is_empty(message: Message) -> bool:
    return (
        (message.role == "system" or message.hidden)
        and not any(_holds_something(part) for part in message.parts)
        and not message.context_reset
        and not message.feedback
    )


def _holds_something(part: Part) -> bool:
    return bool(part.text) if isinstance(part, Text) else True


def _started(conversation: Conversation) -> float | None:
    if conversation.created is not None:
        return conversation.created
    return next((each.created for each in conversation.messages if each.created is not None), None)


def _tool(tool: Mapping[str, object]) -> dict[str, object]:
    return {well_formed(key): plain(value, 1) for key, value in tool.items()}


def _models(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(turn.model for line in lines for turn in line.turns if turn.model is not None))


def _provenance(conversation: Conversation) -> RowProvenance:
    known = conversation.provenance
    return RowProvenance(
        collection=known.collection,
        source_format=well_formed(known.source_format),
        parser=known.parser,
        parser_version=known.parser_version,
        client_version=None if known.client_version is None else well_formed(known.client_version),
        provider_terms_id=None,
        provider_terms_date=None,
        plan_hint=None if known.plan_hint is None else well_formed(known.plan_hint),
        thread_reconstructed=known.thread_reconstructed,
        leaf_source=known.leaf_source,
    )


def _metadata(lines: Sequence[Line]) -> dict[str, object] | None:
    kinds: dict[str, object] = {}
    wrapped: list[str] = []
    for line in lines:
        for piece, message, turn in zip(line.pieces, line.messages, line.turns, strict=True):
            if piece.thought not in (None, "full"):
                kinds[turn.id] = piece.thought
            numbered = message.tool_calls or ()
            wrapped += [own.id for call, own in zip(piece.calls, numbered, strict=True) if call.wrapped]
    found = {"reasoning_kinds": kinds, "wrapped_arguments": wrapped}
    return {key: value for key, value in found.items() if value} or None


def _counted(row: Row) -> Row:
    """The row with its counters and its content hash."""
    paths_of_row = [(row.messages, row.turns), *((each.messages, each.turns) for each in row.branches)]
    messages = [message for own, _ in paths_of_row for message in own]
    turns = [turn for _, facts in paths_of_row for turn in facts]
    redactions: dict[str, int] = {}
    for turn in turns:
        for each in turn.redactions:
            redactions[each.type] = redactions.get(each.type, 0) + each.count
    return replace(
        row,
        num_messages=len(row.messages),
        num_user_messages=sum(
            message.role == "user" and not is_injected(turn)
            for message, turn in zip(row.messages, row.turns, strict=True)
        ),
        num_tool_calls=sum(len(message.tool_calls or ()) for message in row.messages),
        n_chars=sum(turn.n_chars for turn in turns),
        has_reasoning=any(message.reasoning_content for message in messages),
        has_branches=bool(row.branches),
        has_attachments=any(turn.attachments for turn in turns),
        redaction=replace(row.redaction, total=sum(redactions.values()), by_type=counts(redactions)),
        content_sha256=content_sha256(row),
    )


def content_sha256(row: Row) -> str:
    """SHA-256, in hexadecimal digits, of what people and models wrote in a row.

    Canonical JSON (UTF-8, keys sorted, no blanks) of an object with ``messages``, ``tools`` and ``branches``,
    where a branch has ``base``, ``fork_at``, ``inherits_prefix``, ``kind`` and ``messages``.
    """
    content = {
        "messages": row.messages,
        "tools": row.tools,
        "branches": [
            {
                "base": branch.base,
                "fork_at": branch.fork_at,
                "inherits_prefix": branch.inherits_prefix,
                "kind": branch.kind,
                "messages": branch.messages,
            }
            for branch in row.branches
        ],
    }
    return hashlib.sha256(canonical(content)).hexdigest()
