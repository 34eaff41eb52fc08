"""``lab build``: makes a dataset that people train on, from a mirror or a folder of rows, by a recipe."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from commonplace import NAME, lab
from commonplace.build import Built
from commonplace.cli.output import Output, plural, safe
from commonplace.cli.session import Session, verb
from commonplace.curate.recipes import SHIPPED, read_recipe, recipe_text
from commonplace.errors import UsageError
from commonplace.records.selection import FunnelStep

if TYPE_CHECKING:
    from commonplace.curate import Plan

__all__ = ["build"]


@click.command()
@click.argument("recipe", required=False)
@click.option(
    "--mirror", type=click.Path(file_okay=False, path_type=Path), default=Path("mirror"), show_default=True,
    help="Folder of the mirror.",
)  # fmt: skip
@click.option(
    "--folder", type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Any folder of rows, instead of a mirror.",
)  # fmt: skip
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of the build.")
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path),
    help="Features and decisions.  [default: 'curated' in the mirror]",
)  # fmt: skip
@click.option(
    "--indexes", type=click.Path(file_okay=False, path_type=Path), default=Path("indexes"), show_default=True,
    help="Folder of the indexes of test sets that the recipe names.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(["native", "ray"]), default="native", show_default=True,
    help="This machine, or a Ray cluster.",
)  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="Of the Ray cluster.")
@click.option("--plan", "planned", is_flag=True, help="Say what the build would be; write none.")
@click.option(
    "--release",
    metavar="HASH",
    help="Build only if the plan is the one with this hash; it stands in the build.",
)
@click.option("--replace", is_flag=True, help="Replace a build of another name in the folder.")
@click.option("--recipes", is_flag=True, help="List the shipped recipes, or show the one that is named.")
@verb
def build(
    session: Session,
    /,
    *,
    recipe: str | None,
    mirror: Path,
    folder: Path | None,
    out: Path | None,
    cache: Path | None,
    indexes: Path,
    engine: Literal["native", "ray"],
    address: str | None,
    planned: bool,
    release: str | None,
    replace: bool,
    recipes: bool,
) -> None:
    """Build a dataset by RECIPE: the name of a shipped one, or a TOML file.

    The same command after a withdrawal builds again without the rows, and computes only what changed. A build
    that was killed is gone on with by the same command.
    """
    output = session.output
    if recipes:
        _tell_recipes(output, recipe)
        return
    if recipe is None:
        raise UsageError("which recipe?", hint=f"`{NAME} lab build --recipes` lists those that are shipped")
    given = lab.BuildFrom(
        recipe=recipe,
        mirror=None if folder else mirror,
        folder=folder,
        cache=cache,
        indexes=indexes,
        engine=engine,
        address=address,
    )
    if planned:
        plan = lab.plan(given, progress=output.progress)
        if output.as_json:
            output.document(msgspec.to_builtins(plan))
        else:
            _tell_plan(output, plan, recipe)
        return
    if out is None:
        raise UsageError("where to?", hint="--out names the folder of the build; --plan needs none")
    built = lab.build(given, out, release=release, replace=replace, progress=output.progress)
    if output.as_json:
        output.document({"folder": str(out), **msgspec.to_builtins(built.manifest)})
        return
    _tell_built(output, built)


def _tell_recipes(output: Output, name: str | None) -> None:
    if name is not None:
        text = recipe_text(name)
        if output.as_json:
            output.document({"recipe": name, "text": text})
        else:
            output.data(text.rstrip())
        return
    told = {each: read_recipe(recipe_text(each)).description for each in SHIPPED}
    if output.as_json:
        output.document({"recipes": told})
        return
    output.table(list(told.items()), ("recipe", "what it makes"))
    output.note(f"`{NAME} lab build --recipes NAME` shows one; a copy of it is a recipe of your own.")


def _tell_plan(output: Output, plan: "Plan", recipe: str) -> None:
    kept = {(each.training_class, each.provider, each.role): each for each in plan.kept}
    header = (
        "class",
        "provider",
        "role",
        "rows",
        "tokens",
        "pairs",
        "kept rows",
        "kept tokens",
        "kept pairs",
    )
    rows: list[tuple[str, ...]] = []
    for each in plan.candidates:
        stays = kept.get((each.training_class, each.provider, each.role))
        counts = (stays.rows, stays.tokens, stays.pairs) if stays else (0, 0, 0)
        numbers = (each.rows, each.tokens, each.pairs, *counts)
        rows.append(
            (safe(each.training_class), safe(each.provider), each.role, *(f"{number:,}" for number in numbers))
        )  # fmt: skip
    output.table(rows, header)
    _tell_funnel(output, plan.funnel)
    output.data(
        f"{plural(plan.rows, 'row')} and {plural(plan.tokens, 'token')} would be built for {plan.intended_use}"
        + (f", taken {plan.taken:,} times in all" if plan.taken != plan.rows else "")
    )
    for name, count in plan.splits.items():
        output.data(f"  {safe(name)}: {plural(count, 'row')}")
    output.data(f"plan: {plan.hash}")
    output.note(f"A release names it: `{NAME} lab build {safe(recipe)} --out FOLDER --release {plan.hash}`")


def _tell_funnel(output: Output, funnel: tuple[FunnelStep, ...]) -> None:
    """What each step leaves out, by reason."""
    for step in funnel:
        gone = sum(step.dropped.values())
        if gone:
            reasons = ", ".join(f"{safe(reason)} {count:,}" for reason, count in sorted(step.dropped.items()))
            tokens = plural(step.tokens, "token")
            output.data(f"{step.step}: {plural(gone, 'row')} of {step.rows:,} left out, {tokens} ({reasons})")
    left = next((step.dropped for step in funnel if step.step == "terms"), {})
    if left:
        output.note(
            "Rows of these classes of terms come in by a [[terms_decision]] of the recipe that somebody stands for: "
            + ", ".join(sorted(map(safe, left)))
        )


def _tell_built(output: Output, built: Built) -> None:
    manifest = built.manifest
    _tell_funnel(output, manifest.funnel)
    output.data(f"{safe(manifest.name)}: {plural(manifest.rows, 'row')}, {plural(manifest.tokens, 'token')}")
    for view in manifest.views:
        output.data(f"  {safe(view.name)}: {plural(view.rows, 'row')} in {plural(len(view.files), 'file')}")
        for reason, count in sorted(view.refused.items()):
            output.data(f"    not in it: {safe(reason)} {count:,}")
    if manifest.policy:
        output.data(f"released by plan {manifest.policy}")
    output.data(f"in {safe(str(built.folder))}")
