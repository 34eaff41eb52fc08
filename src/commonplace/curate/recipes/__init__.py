"""Recipes: what a build is made from and how, as TOML."""

from commonplace.curate.recipes.reading import SHIPPED, read_recipe, recipe_text
from commonplace.curate.recipes.recipe import Recipe

__all__ = ["SHIPPED", "Recipe", "read_recipe", "recipe_text"]
