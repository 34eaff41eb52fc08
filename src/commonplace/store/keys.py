"""Whether the donor's secret was saved: without a copy nobody can add to what was published with it."""

import time
from typing import TYPE_CHECKING

import msgspec

from commonplace.store.facts import Facts
from commonplace.store.key_file import key_name

if TYPE_CHECKING:
    from commonplace.store.workspace import Workspace

__all__ = ["KEY_SAVED", "KeySaved", "key_saved", "needs_key_backup", "note_key_saved", "noted_fingerprint"]

KEY_SAVED = "store.key-saved"


class KeySaved(msgspec.Struct, frozen=True):
    """Which key was saved, and when (UTC seconds). Where the copy lies is not remembered."""

    fingerprint: str
    at: float


_NEVER = KeySaved("", 0.0)


def note_key_saved(workspace: "Workspace", at: float | None = None) -> None:
    """Remember that a copy of the key lies outside the workspace now."""
    saved = KeySaved(key_name(workspace.secret()), time.time() if at is None else at)
    workspace.facts.set(KEY_SAVED, saved)


def key_saved(workspace: "Workspace") -> float | None:
    """When this workspace's key, and no other, was saved (UTC seconds); None if it never was."""
    saved = workspace.facts.get(KEY_SAVED, KeySaved, _NEVER)
    return saved.at if saved.fingerprint == key_name(workspace.secret()) else None


def needs_key_backup(workspace: "Workspace") -> bool:
    """Whether a publication should ask for a copy of the key first."""
    return key_saved(workspace) is None


def noted_fingerprint(facts: Facts) -> str:
    """Fingerprint of the key that was saved last, whatever key is here now; empty if none was."""
    return facts.get(KEY_SAVED, KeySaved, _NEVER).fingerprint
