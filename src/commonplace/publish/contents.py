"""Counts over all rows of a dataset, read from a few columns of its shards, for card and manifest."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

from commonplace.publish.replacing import replacement_of

__all__ = ["Contents", "TermsLine", "contents_of"]

_COLUMNS = [
    "provider",
    "client",
    "surface",
    "models",
    "language",
    "started_month",
    "num_messages",
    "num_user_messages",
    "num_tool_calls",
    "n_chars",
    "has_reasoning",
    "has_branches",
    "has_attachments",
    "content_scope",
    *(f"redaction.{name}" for name in ("by_type", "tool", "version", "reviewed")),
    "provenance.collection",
    "terms",
    *(f"consent.{name}" for name in ("version", "channel", "license_human", "uses")),
    "code_licence",
]


class TermsLine(msgspec.Struct, frozen=True, kw_only=True):
    """What rows of a provider say about its terms; ``month`` is that of the first message, or ``unknown``."""

    provider: str
    month: str
    registry: str | None
    training_class: str
    publication_class: str
    flags: tuple[str, ...]
    refs: tuple[str, ...]
    plan_basis: str


class Contents(msgspec.Struct, kw_only=True):
    """What a dataset holds; every counter is by value, in conversations unless it says otherwise."""

    conversations: int = 0
    messages: int = 0
    user_messages: int = 0
    tool_calls: int = 0
    characters: int = 0
    redactions: Counter[str] = msgspec.field(default_factory=Counter)
    providers: Counter[str] = msgspec.field(default_factory=Counter)
    clients: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    surfaces: Counter[str] = msgspec.field(default_factory=Counter)
    models: Counter[str] = msgspec.field(default_factory=Counter)
    months: Counter[str] = msgspec.field(default_factory=Counter)
    provider_months: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    languages: Counter[str] = msgspec.field(default_factory=Counter)
    scopes: Counter[str] = msgspec.field(default_factory=Counter)
    reviewed: Counter[str] = msgspec.field(default_factory=Counter)
    collections: Counter[str] = msgspec.field(default_factory=Counter)
    licences: Counter[str] = msgspec.field(default_factory=Counter)
    uses: Counter[str] = msgspec.field(default_factory=Counter)
    channels: Counter[str] = msgspec.field(default_factory=Counter)
    consent_versions: Counter[str] = msgspec.field(default_factory=Counter)
    code_licences: Counter[str] = msgspec.field(default_factory=Counter)
    terms: Counter[TermsLine] = msgspec.field(default_factory=Counter)
    rule_versions: Counter[str] = msgspec.field(default_factory=Counter)
    replacements: Counter[str] = msgspec.field(default_factory=Counter)
    features: Counter[str] = msgspec.field(default_factory=Counter)

    def classes(self) -> dict[str, dict[str, int]]:
        """Conversations by training class, for each provider."""
        found: dict[str, dict[str, int]] = {}
        for line, count in sorted(
            self.terms.items(), key=lambda item: (item[0].provider, item[0].training_class)
        ):
            by_class = found.setdefault(line.provider, {})
            by_class[line.training_class] = by_class.get(line.training_class, 0) + count
        return found

    def counts(self) -> dict[str, int]:
        """The totals, as the manifest has them."""
        return {
            "characters": self.characters,
            "conversations": self.conversations,
            "messages": self.messages,
            "redactions": self.redactions.total(),
            "tool_calls": self.tool_calls,
            "user_messages": self.user_messages,
        }


class _Redaction(msgspec.Struct):
    by_type: list["_TypeCount"]
    tool: str
    version: str
    reviewed: str | None


class _TypeCount(msgspec.Struct):
    type: str
    count: int


class _Provenance(msgspec.Struct):
    collection: str


class _Terms(msgspec.Struct):
    registry: str | None
    refs_generation: list[str]
    refs_publication: list[str]
    training_class: str
    publication_class: str
    flags: list[str]
    plan_basis: str


class _Consent(msgspec.Struct):
    version: str
    channel: str
    license_human: str
    uses: list[str]


class _Line(msgspec.Struct):
    """The columns that are counted, of one row."""

    provider: str
    client: str
    surface: str
    models: list[str]
    language: str | None
    started_month: str | None
    num_messages: int
    num_user_messages: int
    num_tool_calls: int
    n_chars: int
    has_reasoning: bool
    has_branches: bool
    has_attachments: bool
    content_scope: str
    redaction: _Redaction
    provenance: _Provenance
    terms: _Terms
    consent: _Consent | None
    code_licence: str | None


def contents_of(files: Iterable[Path]) -> Contents:
    """Count over the rows of these Parquet files. Cost: reads no text of conversations."""
    contents = Contents()
    for path in files:
        with pq.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                cells = file.read_row_group(number, columns=_COLUMNS).to_pylist()
                for line in msgspec.convert(cells, list[_Line]):
                    _count(contents, line)
    return contents


def _count(contents: Contents, line: _Line) -> None:
    contents.conversations += 1
    contents.messages += line.num_messages
    contents.user_messages += line.num_user_messages
    contents.tool_calls += line.num_tool_calls
    contents.characters += line.n_chars
    for each in line.redaction.by_type:
        contents.redactions[each.type] += each.count
    contents.providers[line.provider] += 1
    contents.clients[line.provider, line.client] += 1
    contents.terms[_terms_line(line)] += 1
    contents.surfaces[line.surface] += 1
    contents.models.update(line.models or ["unknown"])
    contents.months[line.started_month or "unknown"] += 1
    contents.provider_months[line.provider, line.started_month or "unknown"] += 1
    contents.languages[line.language or "unknown"] += 1
    contents.scopes[line.content_scope] += 1
    contents.reviewed[line.redaction.reviewed or "unknown"] += 1
    contents.rule_versions[line.redaction.version] += 1
    contents.replacements[replacement_of(line.redaction.tool)] += 1
    contents.collections[line.provenance.collection] += 1
    if line.consent is not None:
        contents.licences[line.consent.license_human] += 1
        contents.channels[line.consent.channel] += 1
        contents.consent_versions[line.consent.version] += 1
        contents.uses.update(line.consent.uses)
    if line.code_licence is not None:
        contents.code_licences[line.code_licence] += 1
    for feature in ("has_reasoning", "has_branches", "has_attachments"):
        contents.features[feature] += bool(getattr(line, feature))


def _terms_line(line: _Line) -> TermsLine:
    terms = line.terms
    return TermsLine(
        provider=line.provider,
        month=line.started_month or "unknown",
        registry=terms.registry,
        training_class=terms.training_class,
        publication_class=terms.publication_class,
        flags=tuple(terms.flags),
        refs=tuple(sorted({*terms.refs_generation, *terms.refs_publication})),
        plan_basis=terms.plan_basis,
    )
