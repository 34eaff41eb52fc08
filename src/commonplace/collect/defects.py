"""The codes that a ``Defect`` may have, with what each means and what follows from it."""

__all__ = ["COLLECTING", "ORIGIN_REFUSED", "PROBATION"]

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
