"""What stands in a dataset where something was found: the donor's choice, and how each row says it."""

from typing import Literal, TypeAlias

from commonplace import NAME

__all__ = ["REPLACEMENTS", "ReplaceWith", "replacement_of", "tool_of"]

ReplaceWith: TypeAlias = Literal["placeholders", "look-alikes"]
"""``[EMAIL_1]``, or an address that looks like one and is nobody's."""

REPLACEMENTS: tuple[ReplaceWith, ...] = ("placeholders", "look-alikes")

_LOOK_ALIKES = f"{NAME}+look-alikes"


def tool_of(chosen: ReplaceWith) -> str:
    """What ``redaction.tool`` of a row says."""
    return _LOOK_ALIKES if chosen == "look-alikes" else NAME


def replacement_of(tool: str) -> ReplaceWith:
    """What a row was made with, by its ``redaction.tool``."""
    return "look-alikes" if tool == _LOOK_ALIKES else "placeholders"
