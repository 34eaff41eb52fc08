"""Reads a recipe; what is wrong in it is told by the name of the key, with the values that it may have."""

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import inspect

from commonplace import NAME
from commonplace.curate.recipes.recipe import Recipe
from commonplace.errors import UsageError

__all__ = ["SHIPPED", "read_recipe", "recipe_text"]

SHIPPED = (
    "sft-general",
    "agent-coding",
    "preferences",
    "user-simulator",
    "research-only-everything",
    "open-terms-only",
)
"""Names of the recipes that come with the package."""

_PLACE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(?:\d+|\.\.\.)\]")
_MOST_BYTES = 1_000_000


def recipe_text(name_or_file: str) -> str:
    """The text of a shipped recipe, or of a file.

    Raises:
        UsageError: there is neither, or the file is no UTF-8 or too large.
    """
    if name_or_file in SHIPPED:
        return files(__package__).joinpath("shipped", f"{name_or_file}.toml").read_text(encoding="utf-8")
    path = Path(name_or_file)
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UsageError("a recipe of this size cannot be meant", facts=(path.name,))
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "no such recipe", facts=(path.name,), hint=f"name a TOML file, or one of {', '.join(SHIPPED)}"
        ) from error


def read_recipe(
    text: str, *, labels: Iterable[str] | None = None, flags: Iterable[str] | None = None
) -> Recipe:
    """Read and check a recipe.

    Args:
        text: TOML.
        labels: names of labels that there are; None to take any name.
        flags: likewise of the terms' flags.

    Raises:
        UsageError: it is no TOML, a key is unknown, a value is none that the key may have, or two keys do not go
            together.
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("the recipe is no TOML", facts=(str(error),), hint=_HINT) from error
    try:
        recipe = msgspec.convert(given, Recipe)
    except msgspec.ValidationError as error:
        raise _wrong(str(error)) from error
    wrong = [*_contradictions(recipe), *_unknown_names(recipe, labels, flags)]
    if wrong:
        raise UsageError("the recipe contradicts itself", facts=wrong, hint=_HINT)
    return recipe


_HINT = f"`{NAME} lab build --recipes` shows the shipped recipes, whose comments explain every key"


def _wrong(message: str) -> UsageError:
    """The decoder's message in our parts: the key as it stands in the file, and what it may be."""
    match = _PLACE.match(message)
    path = (match["path"] or "") if match else ""
    what = (match["what"] if match else message).replace("Object", "the table")
    keys = tuple(step for step in _STEP.findall(path) if step)
    name = ".".join(keys) or "the recipe"
    facts = [f"{name}: {what[:1].lower()}{what[1:]}"]
    allowed = _allowed(keys, what)
    return UsageError(
        "the recipe has a key or value that cannot be meant",
        facts=[*facts, *([f"allowed: {', '.join(allowed)}"] if allowed else [])],
        hint=_HINT,
    )


def _allowed(keys: tuple[str, ...], what: str) -> list[str]:
    """Names of keys or values that may stand at a place of a recipe."""
    kind = inspect.type_info(Recipe)
    for key in keys:
        kind = _inner(kind)
        if not isinstance(kind, inspect.StructType):
            break
        fields = {field.encode_name: field.type for field in kind.fields}
        if key not in fields:
            return sorted(fields)
        kind = fields[key]
    kind = _inner(kind)
    if isinstance(kind, inspect.StructType) and "field" in what:
        return [field.encode_name for field in kind.fields]
    return [str(value) for value in kind.values] if isinstance(kind, inspect.LiteralType) else []


def _inner(kind: inspect.Type) -> inspect.Type:
    """What stands in a list, or beside null."""
    while True:
        if isinstance(kind, inspect.VarTupleType):
            kind = kind.item_type
        elif isinstance(kind, inspect.UnionType):
            kind = next(each for each in kind.types if not isinstance(each, inspect.NoneType))
        elif isinstance(kind, inspect.Metadata):
            kind = kind.type
        else:
            return kind


def _contradictions(recipe: Recipe) -> Iterable[str]:
    for number, decision in enumerate(recipe.terms_decision, 1):
        if decision.use != recipe.intended_use:
            yield (
                f"terms_decision {number}: use is {decision.use}, but intended_use is {recipe.intended_use}; "
                "a decision holds for the use it was made for"
            )
    classes = [decision.training_class for decision in recipe.terms_decision]
    if len(set(classes)) < len(classes):
        yield "terms_decision: a class is decided twice"
    if recipe.splits.validation + recipe.splits.test >= 1:
        yield "splits: nothing is left for train"
    months = recipe.filters.months
    if months and months[0] > months[1]:
        yield "filters.months: the first month is after the last"
    views = [view.name for view in recipe.views]
    if len(set(views)) < len(views):
        yield "views: a view is named twice"
    both = set(recipe.labels.drop) & set(recipe.labels.keep)
    if both:
        yield f"labels: {', '.join(sorted(both))} cannot be kept and dropped"
    if recipe.lengths.most_messages and recipe.lengths.most_messages < recipe.lengths.least_messages:
        yield "lengths: most_messages is below least_messages"
    if recipe.lengths.most_tokens and recipe.lengths.most_tokens < recipe.lengths.least_tokens:
        yield "lengths: most_tokens is below least_tokens"


def _unknown_names(
    recipe: Recipe, labels: Iterable[str] | None, flags: Iterable[str] | None
) -> Iterable[str]:
    named = {*recipe.labels.drop, *recipe.labels.keep, *recipe.labels.flag}
    for key, kind, names, there_are in (
        ("labels", "label", named, labels),
        ("filters.without_flags", "flag", set(recipe.filters.without_flags), flags),
    ):
        known = sorted(set(there_are or ()))
        unknown = sorted(names - set(known))
        if there_are is not None and unknown:
            yield f"{key}: no {kind} {', '.join(unknown)}; there are {', '.join(known) or 'none'}"
