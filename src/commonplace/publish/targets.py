"""Where a publication goes: a folder, a dataset repository on the Hub, or a pull request to one of somebody else."""

import re
from pathlib import Path
from typing import Literal, Self

import msgspec

from commonplace.errors import UsageError

__all__ = ["Target"]

_REPOSITORY = re.compile(r"(?:hf|pr):([A-Za-z0-9][\w.-]{0,95})/([A-Za-z0-9][\w.-]{0,95})", re.ASCII)
"""Source: huggingface_hub 2.4, ``utils/_validators.py``: up to 96 letters, digits, ``-``, ``_``, ``.``."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """A parsed target; two spellings of one place are equal.

    Attributes:
        kind: ``folder`` needs no account and no network; ``pr`` is a pull request to a repository.
        place: absolute path of the folder, or ``OWNER/NAME``.
    """

    kind: Literal["folder", "hf", "pr"]
    place: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``FOLDER``, ``hf:OWNER/NAME``, or ``pr:OWNER/NAME`` for a pull request there.

        Raises:
            UsageError: it begins with ``hf:`` or ``pr:`` and names no repository, or it is empty.
        """
        if text.startswith(("hf:", "pr:")):
            found = _REPOSITORY.fullmatch(text)
            if found is None:
                raise UsageError(
                    "a target on the Hub is written hf:OWNER/NAME",
                    facts=(f"given: {text}",),
                    hint="for example `hf:your-name/my-conversations`",
                )
            return cls(kind="hf" if text.startswith("hf:") else "pr", place=f"{found[1]}/{found[2]}")
        if not text.strip():
            raise UsageError("the target is empty", hint="name a folder, or hf:OWNER/NAME")
        folder = Path(text).expanduser().resolve()
        if not folder.name:
            raise UsageError("the root of a disk cannot be a target", hint="name a folder in it")
        return cls(kind="folder", place=str(folder))

    @property
    def text(self) -> str:
        """How the target is written and recorded: an absolute path, ``hf:OWNER/NAME`` or ``pr:OWNER/NAME``."""
        return self.place if self.kind == "folder" else f"{self.kind}:{self.place}"

    @property
    def name(self) -> str:
        """The last component, which a person types to confirm."""
        return self.folder.name if self.kind == "folder" else self.place.partition("/")[2]

    @property
    def label(self) -> str:
        """Under what the donor's keys for a new dataset here are derived; a folder may be moved."""
        return f"folder:{self.name}" if self.kind == "folder" else self.text

    @property
    def folder(self) -> Path:
        """The folder of a folder target."""
        return Path(self.place)
