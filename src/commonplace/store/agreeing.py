"""What the person said once: that they are of age, and that a copy of their key can wait."""

import time
from typing import TYPE_CHECKING

import msgspec

from commonplace.records.consent import IMPORT_TEXT, Channel
from commonplace.store.key_file import key_name
from commonplace.store.keys import needs_key_backup

if TYPE_CHECKING:
    from commonplace.store.workspace import Workspace

__all__ = ["OfAge", "asks_for_key_backup", "note_key_later", "note_of_age", "of_age"]

_AGE = "store.of-age"
_LATER = "store.key-later"


class OfAge(msgspec.Struct, frozen=True, kw_only=True):
    """That the person said they are of age, after which text, where, and when (UTC seconds)."""

    version: str
    text_sha256: str
    channel: Channel
    at: float


def note_of_age(workspace: "Workspace", channel: Channel, at: float | None = None) -> None:
    """Remember that the person was shown the text before the import and said that they are of age."""
    said = OfAge(
        version=IMPORT_TEXT.version,
        text_sha256=IMPORT_TEXT.sha256,
        channel=channel,
        at=time.time() if at is None else at,
    )
    workspace.facts.set(_AGE, said)


def of_age(workspace: "Workspace") -> OfAge | None:
    """What the person said about their age; None if they were not asked or did not answer.

    A later version of the text asks nobody anew: one does not get younger.
    """
    return workspace.facts.get(_AGE, OfAge | None, None)  # type: ignore[arg-type]


def note_key_later(workspace: "Workspace") -> None:
    """Remember that the person was asked for a copy of this key, and will make it later."""
    workspace.facts.set(_LATER, key_name(workspace.secret()))


def asks_for_key_backup(workspace: "Workspace") -> bool:
    """Whether a publication must ask for a copy of the key: there is none, and nobody said later."""
    later = workspace.facts.get(_LATER, str, "")
    return needs_key_backup(workspace) and later != key_name(workspace.secret())
