"""What counsel asks of a dataset, as one document: facts with counts, no advice, no text of a row."""

from collections.abc import Iterator
from pathlib import Path

from commonplace import NAME
from commonplace.build.built import BuildManifest, read_manifest
from commonplace.build.composing import Composition
from commonplace.build.describing import composition_of
from commonplace.build.words import MEANING, NO_ADVICE, REMOVED, WITHDRAWALS, cell, decided, table
from commonplace.privacy.expectation import measured, rates_of

__all__ = ["dossier"]

_CHANNELS = {
    "page": "confirmed in the donor's own local page",
    "terminal": "typed on a terminal",
    "script": "given as an option of a command",
}


def dossier(folder: Path, *, contact: str = "") -> str:
    """The dossier of a build, in Markdown; equal builds give equal text.

    Args:
        folder: of the build.
        contact: who answers questions and complaints.

    Raises:
        DamagedInput: the folder is no build.
    """
    manifest, composition = read_manifest(folder), composition_of(folder)
    parts = [
        f"# Dossier: {manifest.name}",
        f"{cell(manifest.description)}\n\nIntended use: **{manifest.intended_use}**. Content `{manifest.content}`. "
        f"{composition.rows:,} conversations. {NO_ADVICE}",
        "## Contact",
        cell(contact) or "No contact was named.",
        *_sources(manifest),
        *_licences(composition),
        *_terms(manifest, composition),
        *_consents(composition),
        *_privacy(composition),
        "## Withdrawals",
        WITHDRAWALS,
        table(
            ("source", "rows withheld when it was built"),
            [(source.origin, source.withdrawn) for source in manifest.sources if source.withdrawn],
        ),
        f"Taken out of this build since: {manifest.purged:,} rows.",
        "## What else is there",
        "`lineage.parquet` names for every row its dataset, commit and id; `dropped.parquet` every row that was left "
        "out, with step and reason; `recipe.toml` all decisions of the lab.",
    ]
    return "\n\n".join(parts) + "\n"


def _sources(manifest: BuildManifest) -> Iterator[str]:
    yield "## Sources"
    yield table(
        ("source", "commit", "rows", "kind", "may be passed on"),
        [
            (
                source.origin,
                source.revision,
                source.rows,
                "another public dataset, no consent record"
                if source.third_party
                else "a donor's own dataset",
                source.redistribution,
            )
            for source in manifest.sources
        ],
    )


def _licences(composition: Composition) -> Iterator[str]:
    yield "## Licences"
    yield (
        "Donors license their own words; to what a model wrote they add no restriction and promise nothing about it. "
        "`unknown` is a row without a consent record."
    )
    yield table(("licence", "conversations"), list(composition.by.get("licence", {}).items()))
    yield table(
        ("licence of the code at hand", "conversations"), list(composition.by.get("code_licence", {}).items())
    )


def _terms(manifest: BuildManifest, composition: Composition) -> Iterator[str]:
    yield "## Terms of providers"
    yield table(
        ("class", "meaning", "provider", "conversations"),
        [
            (name, MEANING.get(name, ""), provider, rows)
            for name, providers in composition.terms.items()
            for provider, rows in providers.items()
        ],
    )
    yield "Left out, because their terms restrict the intended use:"
    yield table(("class", "conversations"), list(manifest.left_out_by_class.items()))
    yield "Decided otherwise by the lab:"
    yield decided(manifest.terms_decisions)
    yield table(
        ("class at publication", "conversations"), list(composition.by.get("publication_class", {}).items())
    )


def _consents(composition: Composition) -> Iterator[str]:
    yield "## Consent"
    yield table(
        ("version of the consent text", "conversations"),
        list(composition.by.get("consent_version", {}).items()),
    )
    yield table(
        ("channel", "meaning", "conversations"),
        [
            (name, _CHANNELS.get(name, ""), rows)
            for name, rows in composition.by.get("consent_channel", {}).items()
        ],
    )
    yield table(
        ("how the donor reviewed it", "conversations"), list(composition.by.get("reviewed", {}).items())
    )


def _privacy(composition: Composition) -> Iterator[str]:
    known = measured()
    yield "## What was removed, and what is missed"
    yield REMOVED
    yield f"{composition.redacted:,} of {composition.rows:,} conversations have some replacement."
    yield (
        f"Measured on generated text with the rules of version `{cell(known.ruleset)}` on {known.date}: of so many "
        "planted values so many could still be read. Donors may have used other versions, which their cards state."
    )
    yield table(
        ("kind", "planted", "still read"),
        [(rate.group, rate.planted, rate.leaked) for rate in rates_of(dict.fromkeys(known.kinds, 1), known)],
    )
    yield f"`{NAME} lab verify` scans rows once more before they are used."
