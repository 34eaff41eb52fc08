"""The page that tells the keys of recipes, from the structs that read them."""

import typing

import msgspec

from commonplace.curate.recipes import SHIPPED, read_recipe, recipe_text
from commonplace.curate.recipes import recipe as parts
from markdown_text import cell, intro, page
from schema_page import attributes, choices

__all__ = ["recipes"]


def recipes() -> str:
    """Every table of a recipe with its keys, their values and defaults, and the recipes that are shipped."""
    lines = [
        "# Keys of recipes",
        "A recipe is TOML. A key that is not here, or a value that its key may not have, is an error that names both.",
        "## Shipped",
        "\n".join(f"- `{name}`: {read_recipe(recipe_text(name)).description}" for name in SHIPPED),
        "## The recipe",
        intro(parts.Recipe),
        _keys(parts.Recipe),
    ]
    for field in msgspec.structs.fields(parts.Recipe):
        struct = _struct(field.type)
        if struct is not None:
            name = field.encode_name
            lines += [
                f"## {f'[[{name}]]' if struct is not field.type else f'[{name}]'}",
                intro(struct),
                _keys(struct),
            ]
    return page(lines)


def _struct(hint: object) -> type[msgspec.Struct] | None:
    """The table that a key holds, alone or in a list."""
    for kind in (
        hint,
        *typing.get_args(hint),
        *(inner for each in typing.get_args(hint) for inner in typing.get_args(each)),
    ):
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            return kind
    return None


def _keys(struct: type[msgspec.Struct]) -> str:
    told = attributes(struct)
    lines = ["| key | default | meaning |", "|---|---|---|"]
    for field in msgspec.structs.fields(struct):
        values = ", ".join(f"`{value}`" for value in choices(field.type))
        said = ". ".join(
            part
            for part in (told.get(field.name, "").rstrip("."), f"One of {values}" if values else "")
            if part
        )
        lines.append(f"| `{field.encode_name}` | {_default(field)} | {cell(said)} |")
    return "\n".join(lines)


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "must be given"
    value = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()  # type: ignore[operator]
    if isinstance(value, msgspec.Struct):
        return "see below"
    if isinstance(value, tuple) and any(isinstance(each, msgspec.Struct) for each in value):
        return "see below"
    return "none" if value is None else f"`{msgspec.json.encode(value).decode()}`"
