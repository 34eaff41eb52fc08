"""What a task is told, as a short text: a struct as JSON, with paths as strings."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

__all__ = ["read_task", "task"]

_Kind = TypeVar("_Kind")


def task(told: msgspec.Struct) -> str:
    """The text of a struct."""
    return msgspec.json.encode(told, enc_hook=str).decode()


def read_task(text: str, kind: type[_Kind]) -> _Kind:
    """The struct of a text."""
    return msgspec.json.decode(text, type=kind, dec_hook=_made)


def _made(kind: type, value: Any) -> object:  # noqa: ANN401  - whatever the text held
    return Path(value) if issubclass(kind, Path) else value
