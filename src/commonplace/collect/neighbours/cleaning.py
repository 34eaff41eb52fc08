"""From what stands in a neighbour's dataset to a row: scanned, redacted, converted, checked once more.

It is what publishing does with a donor's conversation, without a donor: nobody is known whose identity could be
looked for, nobody keeps a value, nobody consents. A scan that failed, and a last check that finds something,
refuse the row.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from commonplace.collect.neighbours.base import FAULTS, Found
from commonplace.collect.neighbours.naming import Ids, public_key
from commonplace.collect.neighbours.terms_of import terms_of
from commonplace.privacy import (
    RULESET_VERSION,
    Identity,
    Redacted,
    Scanner,
    ScannerRecipe,
    redact,
    values_of,
    verify_texts,
)
from commonplace.records import Conversation, RowContext, ScanResult, Skipped, SkipReason, to_row
from commonplace.records.row import Evidence, Row
from commonplace.records.row_file import Redistribution
from commonplace.records.row_texts import row_texts

__all__ = ["Cleaner", "Source"]

_AGENTS = ("cli", "ide")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What all rows of an origin say of where they come from, in ``metadata.third_party``."""

    origin: str
    licence: str | None
    redistribution: Redistribution


class Cleaner:
    """Makes rows of the conversations of one origin, in their order.

    Args:
        source: the origin and its licence.
        cache: folder for the compiled rules.
    """

    def __init__(self, source: Source, cache: Path | None = None) -> None:
        self._source = source
        self._key = public_key("surrogates", source.origin)
        self._ids = Ids(source.origin)
        self.recipe = ScannerRecipe(identity=Identity(), key=self._key, cache=cache)
        self.scanner: Scanner = self.recipe.build()

    def scan(self, batches: Iterator[Sequence[Conversation]]) -> Iterator[list[ScanResult]]:
        """Scan batches in this process."""
        for batch in batches:
            yield self.scanner.scan(batch)

    def row(self, found: Found, result: ScanResult) -> Row | Skipped:
        """The row of a conversation, or why it has none."""
        # It takes its number even if it is refused: the ids of those after it must not depend on the rules.
        own = self._ids.of(found.conversation.native_id or found.digest)
        if result.status != "scanned":
            return _refused(found, "not-scanned", result.detail or result.status)
        try:
            return self._row(found, result, own)
        except FAULTS as error:
            return _refused(found, "source-failed", f"no row: {type(error).__name__}")

    def _row(self, found: Found, result: ScanResult, own: str) -> Row | Skipped:
        conversation, findings = found.conversation, result.findings
        gone = {value.text: value.kind for value in values_of(conversation, findings, self._key)}
        redacted = redact(conversation, findings, key=self._key)
        row = to_row(redacted.conversation, self._context(found, redacted, own))
        if not row.messages:
            return _refused(found, "empty", "")
        texts = [*row_texts(row), *self._facts(found)]
        leaks = verify_texts(texts, self.scanner, (), redacted.replacements, gone)
        if leaks:
            kinds = sorted({leak.kind for leak in leaks})
            return _refused(found, "still-leaks", ", ".join(kinds[:_KINDS]))
        return msgspec.structs.replace(
            row, metadata={**(row.metadata or {}), "third_party": self._about(found)}
        )

    def _context(self, found: Found, redacted: Redacted, own: str) -> RowContext:
        return RowContext(
            id=own,
            message_redactions=redacted.per_message,
            redaction_version=RULESET_VERSION,
            terms=terms_of(found.conversation),
            evidence=Evidence(level="E0"),
            language=found.language,
            code_licence="unknown" if found.conversation.surface in _AGENTS else None,
        )

    def _facts(self, found: Found) -> Iterator[tuple[str, str]]:
        for name, value in found.facts.items():
            if isinstance(value, str):
                yield f"metadata/{name}", value

    def _about(self, found: Found) -> dict[str, object]:
        about: dict[str, object] = {
            "origin": self._source.origin,
            "licence": self._source.licence,
            "redistribution": self._source.redistribution,
            "where": found.where,
        }
        return {key: value for key, value in {**about, **found.facts}.items() if value not in (None, "")}


_KINDS = 8


def _refused(found: Found, reason: SkipReason, detail: str) -> Skipped:
    return Skipped(found.path, reason, where=found.where, detail=detail, records=found.records)
