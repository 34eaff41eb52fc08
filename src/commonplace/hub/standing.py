"""A dataset repository as a whole: what would be lost with it, who names it as a source, and deleting it."""

from typing import Literal, TypeAlias

import msgspec

from commonplace.hub.asking import asking
from commonplace.hub.repository import library

__all__ = ["Gate", "Standing", "delete", "derived", "gate", "standing"]

Gate: TypeAlias = Literal["auto", "manual", False]

_DERIVED = 100


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What goes with a repository when it is deleted, and cannot be made again."""

    likes: int
    downloads: int
    discussions: int
    gate: Gate


def standing(name: str) -> Standing:
    """What would be lost with a repository. Cost: a call, and one for each page of discussions.

    Raises:
        HubError: there is no such repository, or the Hub does not answer.
    """
    with asking("look at the repository"):
        client = library()
        info = client.dataset_info(name)
        discussions = sum(1 for _ in client.get_repo_discussions(name, repo_type="dataset"))
    gate: Gate = "auto" if info.gated == "auto" else "manual" if info.gated else False
    return Standing(likes=info.likes or 0, downloads=info.downloads or 0, discussions=discussions, gate=gate)


def derived(name: str) -> tuple[str, ...]:
    """Datasets whose card names this one as a source, at most 100: builds of labs, and copies.

    Source: https://huggingface.co/docs/hub/datasets-cards, read 2026-11: ``source_datasets`` of a card becomes
    a tag ``source_datasets:...`` that can be filtered by.
    """
    with asking("look for datasets that were made from it"):
        found = library().list_datasets(filter=f"source_datasets:{name}", limit=_DERIVED)
        return tuple(sorted(each.id for each in found if each.id != name))


def delete(name: str) -> None:
    """Delete a repository with all that is in it, for ever; one that is gone already does no harm."""
    with asking("delete the repository"):
        library().delete_repo(name, repo_type="dataset", missing_ok=True)


def gate(name: str, kind: Gate) -> None:
    """Say whether people must ask before they may read a repository."""
    with asking("set who must ask for access"):
        library().update_repo_settings(name, repo_type="dataset", gated=kind)
