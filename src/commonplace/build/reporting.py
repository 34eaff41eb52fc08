"""A build as one static page: no script, nothing is loaded, everything that came from elsewhere is escaped."""

import base64
from pathlib import Path

import jinja2

from commonplace.build.built import read_manifest
from commonplace.build.describing import composition_of
from commonplace.build.plots import PLOTS, draw

__all__ = ["report"]


def report(folder: Path) -> str:
    """The page of a build as HTML; equal builds give equal text.

    Raises:
        DamagedInput: the folder is no build.
    """
    manifest, composition = read_manifest(folder), composition_of(folder)
    templates = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
    )
    pictures = [
        (PLOTS[name], base64.b64encode(picture.encode()).decode())
        for name, picture in draw(manifest, composition).items()
    ]
    recipe = (folder / "recipe.toml").read_text(encoding="utf-8")
    return templates.get_template("report.html").render(
        manifest=manifest, composition=composition, pictures=pictures, recipe=recipe
    )
