"""The published row, schema 1: one conversation, every column present from the first version.

=====================  ==========================  ==========================================================
column                 Arrow type                  content
=====================  ==========================  ==========================================================
``id``                 string                      ``cp1-...``, keyed digest; stable across exports
``messages``           list<json>                  the trunk: what the person saw last; see ``RowMessage``
``tools``              list<json>                  tool schemas as recorded; empty if unknown, never invented
``turns``              list<struct>                facts, 1:1 with ``messages``; see ``Turn``
``branches``           list<struct>                every path off the trunk, stored once; see ``Branch``
``provider``           string                      who runs the model's service
``client``             string                      the product
``surface``            string                      web, app, cli, ide, api, unknown
``models``             list<string>                distinct model slugs as recorded, in order of appearance
``language``           string, null                BCP-47, null if not known
``started_month``      string, null                YYYY-MM; nowhere is a finer time
``num_messages``       int32                       messages of the trunk
``num_user_messages``  int32                       those that a person wrote
``num_tool_calls``     int32                       tool calls of the trunk
``n_chars``            int64                       code points of trunk and branches, as in ``Turn.n_chars``
``has_reasoning``      bool                        reasoning text stands somewhere in the row
``has_branches``       bool
``has_attachments``    bool                        a message came with a file (which is not in the row)
``content_scope``      string                      full, no_tool_output, user_only
``redaction``          struct                      counts only, no places; see ``Redaction``
``provenance``         struct                      how it came here; see ``RowProvenance``
``terms``              struct                      see ``Terms``
``evidence``           struct                      see ``Evidence``
``consent``            struct, null                see ``consent.Consent``; null in a local export
``code_licence``       string, null                SPDX id or ``unknown`` for agent sessions, else null
``donor``              string, null                pseudonym, by opt-in only
``content_sha256``     string                      of canonical JSON of messages, tools and branches
``schema_version``     string                      ``1``
``metadata``           json, null                  small facts without a column; see below
=====================  ==========================  ==========================================================

``metadata`` holds, each only where it says something: ``reasoning_kinds`` (turn id -> ``summary``,
``opaque`` or ``absent``; what is not named is ``full``), ``wrapped_arguments`` (ids of calls whose arguments
were no object), ``omitted_after`` (messages left out after the last one kept) and ``omitted_branches``.

There is never a column called prompt, completion, chosen, rejected, label, labels, text, input_ids or
chat_template_kwargs: trainers take a table that has one of them for something else.
Source: TRL 1.16 prefers ``prompt`` to ``messages`` wherever it exists.
"""

from typing import Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from commonplace.records.consent import Consent
from commonplace.records.conversation import Feedback
from commonplace.records.decision import Mode

__all__ = [
    "SCHEMA_VERSION",
    "AttachmentFact",
    "Branch",
    "Check",
    "ContentScope",
    "Evidence",
    "Function",
    "Redaction",
    "Row",
    "RowMessage",
    "RowProvenance",
    "RowToolCall",
    "Score",
    "Terms",
    "Turn",
    "TypeCount",
]

SCHEMA_VERSION = "1"

ContentScope: TypeAlias = Literal["full", "no_tool_output", "user_only"]

SizeBucket: TypeAlias = Literal["<10kB", "<100kB", "<1MB", "<10MB", "<100MB", "more"]

Gap: TypeAlias = Literal["<10s", "<1m", "<10m", "<1h", "<1d", "more"]


class Function(msgspec.Struct, frozen=True, gc=False):
    """The function that a model calls; ``arguments`` is always an object."""

    name: str
    arguments: dict[str, object]


class RowToolCall(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One call; ids count ``call_1``, ``call_2`` ... in each row, the provider's own never leave."""

    id: str
    type: Literal["function"] = "function"
    function: Function


class RowMessage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One message as trainers take it; an absent key is absent, ``content`` is always a string.

    A ``tool`` message has ``tool_call_id`` and, if known, ``name``. Nothing else ever stands here.
    """

    role: Literal["system", "user", "assistant", "tool"]
    content: str
    reasoning_content: str | UnsetType = UNSET
    tool_calls: tuple[RowToolCall, ...] | UnsetType = UNSET
    tool_call_id: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


class TypeCount(msgspec.Struct, frozen=True, gc=False):
    """How many replacements of one type."""

    type: str
    count: int


class AttachmentFact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A file that came with a message: its kind and rough size, never its name or bytes."""

    kind: str
    mime: str | None
    size_bucket: SizeBucket | None
    included: bool = False


class Turn(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Facts about one message of a row.

    Attributes:
        id: ``m1``, ``m2`` ... unique in the row.
        parent: index of the message before it in the same list; null for the first.
        model: slug as recorded, null if nothing says it; ``model_source`` says who says so.
        month: YYYY-MM, null if the log has no time.
        role_raw: the provider's own word; behind ``hidden:`` if the person did not see the message and behind
            ``injected:`` if it has role ``user`` but no person wrote it (``hidden:injected:`` for both).
        status: ok, error, interrupted, synthetic (written by the client) or abandoned (undone by the person).
        finish: the provider's own stop reason.
        gap: time since the message before it, rounded up to a bucket; null if not known.
        context_reset: the model's context was compacted or cleared just before this message.
        n_chars: code points of ``content`` and ``reasoning_content``.
        redactions: replacements by type in the message of the log that this one is the first piece of.
        omitted_before: messages left out just before this one (``content_scope`` user_only).
        attachments: files that came with it.
        feedback: judgements that the person gave in the product.
    """

    id: str
    parent: int | None
    model: str | None
    model_source: str
    month: str | None
    role_raw: str
    status: str
    finish: str | None
    gap: Gap | None
    context_reset: bool
    n_chars: int
    redactions: tuple[TypeCount, ...]
    omitted_before: int
    attachments: tuple[AttachmentFact, ...]
    feedback: tuple[Feedback, ...]


class Branch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A path off the trunk; it continues path ``base`` (0 is the trunk) after its message ``fork_at``.

    ``fork_at`` is -1, with base 0, for a path that begins at the root. A preference pair is what follows
    ``fork_at`` in ``base``, against ``messages``. Where ``inherits_prefix`` is false (a subagent), the model
    saw only ``messages``.
    """

    branch: int
    base: int
    fork_at: int
    kind: str
    inherits_prefix: bool
    messages: tuple[RowMessage, ...]
    turns: tuple[Turn, ...]


class Redaction(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was replaced in the whole row, and how a person reviewed it; null if nobody did.

    ``tool`` ends with ``+look-alikes`` where what was found became made-up values that look like it, as far
    as its kind has some; otherwise it became placeholders.
    """

    total: int
    by_type: tuple[TypeCount, ...]
    tool: str
    version: str
    reviewed: Mode | None


class RowProvenance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How the conversation left the provider's hands and what read it."""

    collection: str
    source_format: str
    parser: str
    parser_version: int
    client_version: str | None
    provider_terms_id: str | None
    provider_terms_date: str | None
    plan_hint: str | None
    thread_reconstructed: bool | None
    leaf_source: str


class Terms(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Provider's terms by reference and by class; ``registry`` is null where none was asked."""

    registry: str | None = None
    refs_generation: tuple[str, ...] = ()
    refs_publication: tuple[str, ...] = ()
    training_class: str = "unknown"
    publication_class: str = "unknown"
    flags: tuple[str, ...] = ()
    plan_basis: str = "unknown"


class Check(msgspec.Struct, frozen=True, gc=False):
    """One check of a log and its verdict."""

    name: str
    verdict: str


class Score(msgspec.Struct, frozen=True, gc=False):
    """One score, as the donor's tool computed it."""

    name: str
    value: float


class Evidence(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What speaks for a genuine log; the donor's claim unless somebody recomputes it."""

    level: str = "unknown"
    checks: tuple[Check, ...] = ()
    scores: tuple[Score, ...] = ()
    tool_version: str | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One conversation as it is published; the columns are told in the module's docstring."""

    id: str
    messages: tuple[RowMessage, ...]
    tools: tuple[dict[str, object], ...]
    turns: tuple[Turn, ...]
    branches: tuple[Branch, ...]
    provider: str
    client: str
    surface: str
    models: tuple[str, ...]
    language: str | None
    started_month: str | None
    num_messages: int
    num_user_messages: int
    num_tool_calls: int
    n_chars: int
    has_reasoning: bool
    has_branches: bool
    has_attachments: bool
    content_scope: ContentScope
    redaction: Redaction
    provenance: RowProvenance
    terms: Terms
    evidence: Evidence
    consent: Consent | None
    code_licence: str | None
    donor: str | None
    content_sha256: str
    schema_version: str
    metadata: dict[str, object] | None
