"""What is known about the donor: from this machine, from the exports' own user files, and from them."""

import os
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Self

import msgspec

from commonplace.errors import InputError
from commonplace.privacy import Identity, IdentityKind, IdentityTerm, machine_identity
from commonplace.review.planning import Plan
from commonplace.sources import SOURCES
from commonplace.store import Workspace

__all__ = ["Machine", "add_identity", "forget_identity", "known_identity", "learn_identity", "own_identity"]

_KEY = "identity"

_KINDS: dict[str, IdentityKind] = {
    "name": "name",
    "email": "email",
    "phone": "phone",
    "username": "username",
    "account": "account",
}


class Machine(msgspec.Struct, frozen=True):
    """The machine whose facts are redacted and whose environment may hold secrets.

    ``known`` stands for what the machine says of its user; None asks it. A demonstration gives its own, so
    that it does not depend on whose machine it runs on.
    """

    home: Path
    environment: Mapping[str, str]
    known: tuple[IdentityTerm, ...] | None = None

    @classmethod
    def here(cls) -> Self:
        """This machine, as the running process sees it."""
        return cls(Path.home(), os.environ)


def own_identity(workspace: Workspace) -> tuple[IdentityTerm, ...]:
    """The terms kept in the workspace: read from exports or added by the donor."""
    return workspace.facts.get(_KEY, tuple[IdentityTerm, ...], ())


def known_identity(workspace: Workspace, machine: Machine | None = None) -> Identity:
    """Everything that must be redacted wherever it stands: the machine's facts and the workspace's.

    Names of branches, folders and hosts differ between machines, so the machine's facts are read anew
    each time and not stored.
    """
    here = machine or Machine.here()
    facts = machine_identity(here.home, here.environment) if here.known is None else here.known
    return Identity(own_identity(workspace)).with_terms(facts)


def add_identity(workspace: Workspace, terms: tuple[IdentityTerm, ...]) -> int:
    """Keep more terms; returns how many were new. All conversations need a new scan if any was."""
    before = own_identity(workspace)
    after = tuple(dict.fromkeys((*before, *terms)))
    if len(after) > len(before):
        workspace.facts.set(_KEY, after)
    return len(after) - len(before)


def forget_identity(workspace: Workspace, value: str) -> bool:
    """Remove a term by its value; returns whether there was one."""
    before = own_identity(workspace)
    after = tuple(term for term in before if term.value != value)
    workspace.facts.set(_KEY, after)
    return len(after) < len(before)


def learn_identity(workspace: Workspace, plan: Plan) -> int:
    """Read the owner's name, address and numbers from the user files of the exports in ``plan``.

    These files are read for this alone: what is in them is redacted, never published. All trees are asked,
    because a large export puts its user file into an archive of its own, beside those with conversations.
    """
    terms: list[IdentityTerm] = []
    for tree, source in product(plan.trees, SOURCES):
        source_id = source.id
        try:
            hints = list(source.identity(tree))
        except (InputError, OSError):
            continue
        terms.extend(
            IdentityTerm(_KINDS.get(hint.kind, "custom"), hint.value, source_id)
            for hint in hints
            if hint.value.strip()
        )
    return add_identity(workspace, tuple(terms))
