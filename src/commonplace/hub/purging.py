"""What a withdrawal needs of the Hub: the rights, large files, histories, and whether old things still answer.

A commit alone takes nothing out of a repository's past. Large files are deleted by their hash, histories are
squashed branch by branch, tags are deleted; refs of pull requests stay, because the client has no call for
them.
Source: huggingface_hub 2.4, ``hf_api.py``.
"""

import inspect
from collections.abc import Callable, Collection

import msgspec

from commonplace.errors import HubRefused
from commonplace.hub.asking import asking
from commonplace.hub.repository import library

__all__ = [
    "LargeFile",
    "References",
    "check_withdrawal_rights",
    "commits",
    "delete_large_files",
    "delete_tag",
    "file_answers",
    "large_files",
    "make_tag",
    "references",
    "revision_answers",
    "squash",
]


class LargeFile(msgspec.Struct, frozen=True, kw_only=True):
    """A large file that the repository stores, in use or not.

    Attributes:
        path: one of the paths under which it was pushed.
        ref: where it was pushed to, e.g. ``refs/pr/3``; empty if the Hub does not say.
    """

    sha256: str
    path: str
    ref: str


class References(msgspec.Struct, frozen=True, kw_only=True):
    """Names that keep commits alive; ``pull_requests`` and ``conversions`` are whole refs."""

    branches: tuple[str, ...]
    tags: tuple[str, ...]
    pull_requests: tuple[str, ...]
    conversions: tuple[str, ...]


def check_withdrawal_rights(name: str, *, purge: bool = True) -> None:
    """Test each right that a withdrawal needs, before anything is changed.

    Args:
        name: ``OWNER/NAME``.
        purge: whether large files will be deleted for ever; not if the repository is to be made again.

    Raises:
        HubRefused: with the first right that is missing.
        HubUnreachable: the Hub does not answer.
    """
    client = library()

    def may_write() -> None:
        # Clients before this parameter can only find it out by writing.
        if "write" in inspect.signature(client.auth_check).parameters:
            client.auth_check(name, repo_type="dataset", write=True)

    tests: dict[str, Callable[[], object]] = {
        f"read {name}": lambda: client.dataset_info(name),
        f"write to {name}": may_write,
        f"list the large files of {name}": lambda: next(
            iter(client.list_lfs_files(name, repo_type="dataset")), None
        ),
    }
    if not purge:
        tests.popitem()
    for right, test in tests.items():
        try:
            with asking("test the rights"):
                test()
        except HubRefused as error:
            raise HubRefused(
                "nothing was changed now: the token lacks a right that a withdrawal needs",
                facts=(f"missing: {right}", *error.facts),
                hint=error.hint,
            ) from error


def large_files(name: str) -> tuple[LargeFile, ...]:
    """All large files that a repository stores, those of old commits included."""
    with asking("list the large files"):
        return tuple(
            LargeFile(sha256=each.file_oid, path=each.filename, ref=each.ref or "")
            for each in library().list_lfs_files(name, repo_type="dataset")
        )


def delete_large_files(name: str, hashes: Collection[str]) -> None:
    """Delete large files for ever, in every commit; those that are gone already do no harm.

    Args:
        name: ``OWNER/NAME``.
        hashes: SHA-256 of each.
    """
    with asking("delete large files for ever"):
        client = library()
        found = [each for each in client.list_lfs_files(name, repo_type="dataset") if each.file_oid in hashes]
        client.permanently_delete_lfs_files(name, found, repo_type="dataset")


def references(name: str) -> References:
    """The branches, tags, pull requests and conversions of a repository."""
    with asking("list branches and tags"):
        refs = library().list_repo_refs(name, repo_type="dataset", include_pull_requests=True)
    return References(
        branches=tuple(each.name for each in refs.branches),
        tags=tuple(each.name for each in refs.tags),
        pull_requests=tuple(each.ref for each in refs.pull_requests or ()),
        conversions=tuple(each.ref for each in refs.converts),
    )


def commits(name: str, revision: str) -> tuple[str, ...]:
    """Ids of a commit and of all that came before it, newest first."""
    with asking("read the history"):
        listed = library().list_repo_commits(name, repo_type="dataset", revision=revision)
    return tuple(each.commit_id for each in listed)


def make_tag(name: str, tag: str) -> None:
    """Give the newest commit a tag."""
    with asking("make a tag"):
        library().create_tag(name, repo_type="dataset", tag=tag)


def delete_tag(name: str, tag: str) -> None:
    """Delete a tag, which would keep an old commit alive."""
    with asking("delete a tag"):
        library().delete_tag(name, repo_type="dataset", tag=tag)


def squash(name: str, branch: str, message: str) -> None:
    """Replace the whole history of a branch by one commit that holds the files as they are now."""
    with asking("squash a history"):
        library().super_squash_history(name, repo_type="dataset", branch=branch, commit_message=message)


def revision_answers(name: str, revision: str) -> bool:
    """Whether a commit can still be read by its id."""
    with asking("look for an old revision"):
        return bool(library().revision_exists(name, revision, repo_type="dataset"))


def file_answers(name: str, path: str, revision: str) -> bool:
    """Whether a file of a commit can still be fetched."""
    with asking("look for an old file"):
        return bool(library().file_exists(name, path, revision=revision, repo_type="dataset"))
