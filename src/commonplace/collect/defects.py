"""The codes that a ``Defect`` may have, with what each means and what follows from it."""

from typing import Literal, TypeAlias

import msgspec

__all__ = ["COLLECTING", "ORIGIN_REFUSED", "PROBATION", "VERIFYING", "Follows", "Kind"]

ORIGIN_REFUSED: dict[str, str] = {
    "no-manifest": "it has no manifest.json; nothing of it is taken",
    "bad-manifest": "its manifest.json is no manifest of commonplace; nothing of it is taken",
    "other-schema": "its rows have another schema than this version reads; nothing of it is taken",
    "not-for-publication": "it is a local export that nobody agreed to publish; nothing of it is taken",
    "bad-signature": "the signature is not for this manifest; nothing of it is taken",
    "retired-key": "a key signs that has handed over to another; nothing of it is taken",
    "other-target": "it was signed for another place, so it is a copy; nothing of it is taken",
    "too-large": "its files are larger than the limit; nothing of it is taken",
    "too-many-files": "it has more files than are looked at; nothing of it is taken",
    "moving": "its newest commit vanished several times while it was read; the next run tries again",
    "gated": "one must ask its owner for access; nothing of it is used before",
    "no-longer-offered": "it is still there without its tag; it counts as vanished",
    "unreachable": "the Hub gave no answer for it; what was mirrored stays, the next run tries again",
    "refused": "the Hub refused it to this token; what was mirrored stays, the next run tries again",
}
"""About all of an origin."""

PROBATION: dict[str, str] = {
    "other-key": "a key signs that the pinned one did not hand over to; its rows wait until a person decides",
    "signature-missing": "it was signed before and is not now; its rows wait until a person decides",
}
"""About all of an origin, which is mirrored and not used."""

COLLECTING: dict[str, str] = {
    **ORIGIN_REFUSED,
    **PROBATION,
    "unsigned": "nobody signed its manifest; its rows are used",
    "empty": "it has no rows",
    "missing-file": "the manifest names a file that is not there; the file is not used",
    "unlisted-file": "a file of rows that the manifest does not name; the file is not used",
    "wrong-size": "a file has another size than the manifest says; the file is not used",
    "wrong-hash": "a file has another SHA-256 than the manifest says; the file is not used",
    "corrupt-file": "a file is not the Parquet that it should be; the file is not used",
    "bad-tombstones": "a list of what was withdrawn cannot be read; what was known of it before still holds",
    "withdrawn-row-left": "rows that are listed as withdrawn stood in a file; they were taken out here",
    "foreign-tombstone": "it lists rows of another origin as withdrawn; those stay",
    "claimed-twice": "two origins have a row of this id; it is set aside in both",
    "withdrawn-copy": "a copy of a row that its own origin withdrew; it was taken out here",
}
"""Everything that ``lab collect`` reports."""

Follows: TypeAlias = Literal["refuse repository", "refuse file", "refuse row", "note"]
"""What a defect has as its consequence; a note has none."""


class Kind(msgspec.Struct, frozen=True):
    """What a code of the verification means, and what follows from it."""

    follows: Follows
    says: str


VERIFYING: dict[str, Kind] = {
    "manifest-unreadable": Kind("refuse repository", "its manifest is not in the mirror or cannot be read"),
    "local-export": Kind("refuse repository", "its manifest says that nobody agreed to publish it"),
    "signature-changed": Kind("refuse repository", "the mirrored signature is not for the mirrored manifest"),
    "object-changed": Kind("refuse file", "the mirrored bytes are missing or are not those that came"),
    "parquet-unreadable": Kind("refuse file", "it is no Parquet, or damaged"),
    "reader-died": Kind("refuse file", "reading it took too long or too much memory, or ended the process"),
    "row-group-limit": Kind("refuse file", "a row group claims more bytes or rows than are read"),
    "schema-columns": Kind("refuse file", "a column of schema 1 is missing or has another type"),
    "schema-version": Kind("refuse file", "its rows say that they have another schema"),
    "text-encoding": Kind("refuse file", "some text in it is not UTF-8"),
    "id-missing": Kind("refuse file", "a row has no id, so it could not be withdrawn"),
    "row-count": Kind("refuse file", "it has another number of rows than the manifest says"),
    "id-malformed": Kind("refuse row", "its id has not the form of ids"),
    "id-twice": Kind("refuse row", "its id occurs more than once in the repository"),
    "id-in-two-origins": Kind("refuse row", "another repository has a row of the same id"),
    "null-field": Kind("refuse row", "something that every row has is missing"),
    "value-unknown": Kind("refuse row", "a field has a value that is not on its list"),
    "json-malformed": Kind("refuse row", "a cell is not the JSON that it should be"),
    "json-nesting": Kind("refuse row", "JSON is nested deeper than 64 levels"),
    "json-number": Kind("refuse row", "a whole number does not fit into 64 bits"),
    "json-repeated-key": Kind("refuse row", "an object has a key twice, so that readers differ"),
    "message-shape": Kind("refuse row", "a message has an unknown role, an unknown key, or lacks a key"),
    "metadata-shape": Kind("refuse row", "the small facts in `metadata` have another form than they should"),
    "turns-alignment": Kind("refuse row", "`turns` do not go with `messages` one to one"),
    "branch-range": Kind("refuse row", "a branch continues a path or message that is not there"),
    "call-ids": Kind("refuse row", "ids of tool calls are repeated or have another form than they should"),
    "content-hash": Kind("refuse row", "`content_sha256` is not that of its messages, tools and branches"),
    "counters": Kind("refuse row", "its counts are not those of its messages"),
    "scope-unknown": Kind("refuse row", "`content_scope` is not one that this version knows"),
    "scope-broken": Kind("refuse row", "it holds what its `content_scope` says was left out"),
    "month-malformed": Kind("refuse row", "a month is no month of the time of such conversations"),
    "month-future": Kind("refuse row", "a month lies in the future"),
    "consent-missing": Kind("refuse row", "no consent stands in it"),
    "consent-unknown": Kind("refuse row", "its consent text or licence is not one that this version knows"),
    "consent-text": Kind("refuse row", "the SHA-256 of its consent text is not that of this version of the text"),
    "privacy-unscanned": Kind("refuse row", "the second privacy scan failed on it"),
    "privacy-certain": Kind("refuse row", "the second privacy scan found what is certainly private"),
    "privacy-other": Kind("note", "the second privacy scan found what may be private"),
    "manifest-counts": Kind("note", "the counts of the manifest are not those of the rows"),
    "row-group-large": Kind("note", "a row group of several rows is larger than 32 MB of text"),
    "columns-unknown": Kind("note", "it has columns that this version does not know; they stay"),
    "calls-unpaired": Kind("note", "tool calls without a result, or results without a call"),
    "placeholders-uncounted": Kind("note", "placeholders stand in it that its counts of replacements do not name"),
    "evidence-level": Kind("note", "its level of evidence is not what its own verdicts add up to"),
    "evidence-scores": Kind("note", "scores of an account, counted again over the rows, differ"),
    "terms-unknown-document": Kind("note", "it names documents that the registry does not have"),
    "terms-stricter": Kind("note", "the terms, resolved again, are stricter; the stricter class counts"),
    "terms-freer": Kind("note", "the terms, resolved again, are less strict; the stricter class counts"),
}  # fmt: skip
"""Everything that ``lab verify`` reports: the one table, from which the reference page is made."""
