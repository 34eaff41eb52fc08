"""What a row states besides its text: id, version, consent, months, level of evidence, placeholders.

Each is looked at once for each distinct statement of a batch, not once for each row.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

import pyarrow as pa

from commonplace.collect.verifying.arrow_columns import Column, column, compute
from commonplace.evidence import level_of
from commonplace.privacy.rule import label_of
from commonplace.records.consent import CONSENT_TEXT, LICENCES, OUTPUT_LICENCE, USES, Channel
from commonplace.records.decision import Mode
from commonplace.records.row import SCHEMA_VERSION, Gap, SizeBucket

__all__ = [
    "bad_totals",
    "consent_codes",
    "level_mismatches",
    "malformed_ids",
    "month_code",
    "other_versions",
    "uncounted_placeholders",
    "unknown_values",
]

_ID = "^cp1-[a-z2-7]{52}$"
_FOREIGN_ID = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,199}$"
"""Ids of donors' rows (source: ``records.ids``); of rows made of a neighbour's dataset any plain word."""

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)
_FIRST_MONTH = "2018-01"
"""No service whose conversations are read here is older. Source: chosen; GPT-2 is of 2019, ChatGPT of 2022-11."""

_PLACEHOLDER = re.compile(rb"\[([A-Z][A-Z0-9]*(?:_[A-Z0-9]+){0,5})_[0-9]{1,9}\]")
_PARTED = "\x1f"


def malformed_ids(batch: pa.RecordBatch, *, third_party: bool) -> list[int]:
    """Positions of ids that have not the form of ids."""
    pattern = _FOREIGN_ID if third_party else _ID
    return _where(compute.invert(compute.match_substring_regex(column(batch, "id"), pattern)))


def other_versions(batch: pa.RecordBatch) -> int:
    """Rows that say they are of another schema."""
    return len(_where(compute.not_equal(column(batch, "schema_version"), SCHEMA_VERSION)))


def bad_totals(batch: pa.RecordBatch) -> list[int]:
    """Rows whose total of replacements is not the sum of those by type."""
    redaction = column(batch, "redaction")
    by_type = redaction.field("by_type")
    bounds, counts = by_type.offsets.to_pylist(), by_type.values.field("count").to_pylist()
    totals = redaction.field("total").to_pylist()
    return [
        row
        for row, total in enumerate(totals)
        if total != sum(count or 0 for count in counts[bounds[row] : bounds[row + 1]])
    ]


def consent_codes(batch: pa.RecordBatch, this_month: str, *, third_party: bool) -> dict[int, str]:
    """The code of each row whose consent does not hold, by position."""
    if third_party:
        return {}
    consent = column(batch, "consent")
    uses = compute.binary_join(consent.field("uses"), " ")
    keys = _joined(
        *(
            consent.field(name)
            for name in ("version", "text_sha256", "license_human", "license_output", "month")
        ),
        uses,
    )
    found = _by_key(keys, lambda key: _consent_code(key.split(_PARTED), this_month))
    absent = _where(consent.is_null()) if consent.null_count else []
    return {**found, **dict.fromkeys(absent, "consent-missing")}


def _consent_code(stated: list[str], this_month: str) -> str | None:
    version, text, human, output, month, uses = stated
    known = (
        version == CONSENT_TEXT.version
        and human in LICENCES
        and output == OUTPUT_LICENCE
        and set(uses.split()) <= set(USES)
    )
    if not known:
        return "consent-unknown"
    return "consent-text" if text != CONSENT_TEXT.sha256 else month_code((month,), this_month)


_LISTS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("turns", "gap"), get_args(Gap)),
    (("branches", "turns", "gap"), get_args(Gap)),
    (("turns", "attachments", "size_bucket"), get_args(SizeBucket)),
    (("branches", "turns", "attachments", "size_bucket"), get_args(SizeBucket)),
    (("consent", "channel"), get_args(Channel)),
    (("redaction", "reviewed"), get_args(Mode)),
)
"""Fields whose values are on a list, for otherwise no row can be made of them. Source: ``records.row``."""


def unknown_values(batch: pa.RecordBatch) -> frozenset[int]:
    """Rows with a value that is not on the list of its field."""
    return frozenset(
        row for path, known in _LISTS for row in _outside(column(batch, path[0]), path[1:], known)
    )


def _outside(array: Column, path: tuple[str, ...], known: tuple[str, ...]) -> Iterator[int]:
    if hasattr(array, "offsets"):
        bounds = array.offsets.to_pylist()
        for index in _outside(array.values, path, known):
            if bounds[0] <= index < bounds[-1]:
                yield bisect_right(bounds, index) - 1
    elif path:
        yield from _outside(array.field(path[0]), path[1:], known)
    else:
        unknown = compute.invert(compute.is_in(array, value_set=pa.array([*known, None], type=pa.string())))
        yield from _where(unknown)


def month_code(months: Iterable[str | None], this_month: str) -> str | None:
    """What is wrong with months, if anything."""
    known = [month for month in months if month is not None]
    if not all(_MONTH.fullmatch(month) and month >= _FIRST_MONTH for month in known):
        return "month-malformed"
    return "month-future" if any(month > this_month for month in known) else None


def level_mismatches(batch: pa.RecordBatch) -> list[int]:
    """Rows whose level of evidence is not what their own verdicts add up to; without verdicts, nothing is said."""
    evidence = column(batch, "evidence")
    checks = evidence.field("checks")
    said = compute.binary_join_element_wise(checks.values.field("name"), checks.values.field("verdict"), "=")
    lists = pa.ListArray.from_arrays(checks.offsets, said)
    keys = _joined(evidence.field("level"), compute.binary_join(lists, ";"))
    return sorted(_by_key(keys, _level_code))


def _level_code(key: str) -> str | None:
    level, _, verdicts = key.partition(_PARTED)
    if not verdicts:
        return None if level in ("unknown", "E0") else "evidence-level"
    stated = dict(each.rpartition("=")[::2] for each in verdicts.split(";"))
    return None if level == level_of(stated) else "evidence-level"


def uncounted_placeholders(texts: Iterable[bytes], kinds: frozenset[str]) -> bool:
    """Whether placeholders stand in a row whose counts of replacements name none of their kind."""
    labels = {label_of(kind).encode() for kind in kinds}
    # Where nothing was replaced, a person's own words may look like one.
    return bool(kinds) and any(
        found[1] not in labels for text in texts for found in _PLACEHOLDER.finditer(text)
    )


def _joined(*fields: Column) -> Column:
    return compute.binary_join_element_wise(*(compute.fill_null(field, "") for field in fields), _PARTED)


def _by_key(keys: Column, judge: Callable[[str], str | None]) -> dict[int, str]:
    encoded = keys.dictionary_encode()
    codes = [judge(str(key)) for key in encoded.dictionary.to_pylist()]
    if not any(codes):
        return {}
    return dict(_coded(encoded.indices.to_pylist(), codes))


def _coded(indices: list[int], codes: list[str | None]) -> Iterator[tuple[int, str]]:
    for row, index in enumerate(indices):
        code = codes[index]
        if code is not None:
            yield row, code


def _where(mask: Column) -> list[int]:
    found: list[int] = compute.indices_nonzero(compute.fill_null(mask, fill_value=False)).to_pylist()
    return found
