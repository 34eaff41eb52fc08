"""Everything that tells of a build beside its rows: card, plots, Croissant, and what later commands read again."""

from pathlib import Path

import msgspec

from commonplace import NAME
from commonplace.build.built import BuildManifest
from commonplace.build.card import card
from commonplace.build.composing import Composition
from commonplace.build.croissant import croissant
from commonplace.build.plots import draw
from commonplace.errors import DamagedInput

__all__ = ["COMPOSITION", "composition_of", "describe"]

COMPOSITION = "composition.json"


def describe(folder: Path, manifest: BuildManifest, composition: Composition) -> None:
    """Write ``README.md``, ``plots/``, ``croissant.json`` and ``composition.json``."""
    (folder / "plots").mkdir(exist_ok=True)
    for name, picture in draw(manifest, composition).items():
        (folder / "plots" / name).write_text(picture, encoding="utf-8")
    (folder / "README.md").write_text(card(manifest, composition), encoding="utf-8")
    (folder / "croissant.json").write_bytes(croissant(manifest))
    (folder / COMPOSITION).write_bytes(
        msgspec.json.format(msgspec.json.encode(composition), indent=1) + b"\n"
    )


def composition_of(folder: Path) -> Composition:
    """The composition of a build.

    Raises:
        DamagedInput: it cannot be read.
    """
    try:
        return msgspec.json.decode((folder / COMPOSITION).read_bytes(), type=Composition)
    except (OSError, msgspec.DecodeError) as error:
        raise DamagedInput(
            "the composition of a build cannot be read",
            facts=(COMPOSITION,),
            hint=f"build again with `{NAME} lab build`",
        ) from error
