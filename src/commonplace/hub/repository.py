"""Dataset repositories on the Hub: look, create, push, read back."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from commonplace.hub.asking import asking
from commonplace.hub.endpoint import endpoint, quiet_client
from commonplace.hub.tokens import valid_own_token

if TYPE_CHECKING:
    from huggingface_hub import HfApi

__all__ = [
    "RemoteFile",
    "RepositoryState",
    "Upload",
    "Visibility",
    "create",
    "download",
    "library",
    "push",
    "repository_state",
    "user_name",
]

Visibility: TypeAlias = Literal["public", "private", "gated"]
"""``gated``: anyone may see that it is there, and reads it after having asked for access."""


class RemoteFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a repository.

    ``sha256`` is known only for what is stored as a large file; ``blob`` is git's name of the file, or of the
    pointer to it, empty where nobody asked.
    """

    path: str
    size: int
    sha256: str | None = None
    blob: str = ""


class RepositoryState(msgspec.Struct, frozen=True, kw_only=True):
    """A repository at one moment: the id of its newest commit on ``main``, and the files there."""

    name: str
    revision: str
    visibility: Visibility
    gated: bool
    files: tuple[RemoteFile, ...]


class Upload(msgspec.Struct, frozen=True):
    """A local file and the path in the repository where it goes."""

    path: str
    file: Path


def user_name() -> str:
    """The account that the token belongs to; one call, strictly limited by the Hub.

    Raises:
        HubError: there is no token, or the Hub does not know it or does not answer.
    """
    with asking("ask who you are"):
        return str(library().whoami()["name"])


def repository_state(name: str) -> RepositoryState | None:
    """Look at a dataset repository.

    Args:
        name: ``OWNER/NAME``.

    Returns:
        None if there is none, or none that the token may see.

    Raises:
        HubError: the Hub does not answer.
    """
    with asking("look at the repository"):
        from huggingface_hub.errors import RepositoryNotFoundError

        try:
            info = library().dataset_info(name, files_metadata=True)
        except RepositoryNotFoundError:
            return None
    files = tuple(
        RemoteFile(path=each.rfilename, size=each.size or 0, sha256=each.lfs.sha256 if each.lfs else None)
        for each in info.siblings or ()
    )
    return RepositoryState(
        name=name,
        revision=info.sha or "",
        visibility="private" if info.private else "gated" if info.gated else "public",
        gated=bool(info.gated),
        files=files,
    )


def create(name: str, visibility: Visibility, attributes: bytes) -> str:
    """Create a dataset repository whose first file says what is stored as a large file.

    That file comes before any data, because text in an ordinary file could never be taken out of the
    repository's history again.

    Args:
        name: ``OWNER/NAME``.
        visibility: who may see it.
        attributes: content of ``.gitattributes``.

    Returns:
        Id of the commit that holds nothing but it.

    Raises:
        HubError: it exists already, or the token may not create it.
    """
    with asking("create the repository"):
        from huggingface_hub import CommitOperationAdd

        client = library()
        # A gated one is private until its gate stands.
        client.create_repo(name, repo_type="dataset", private=visibility != "public")
        if visibility == "gated":
            client.update_repo_settings(name, repo_type="dataset", gated="auto", private=False)
        info = client.dataset_info(name)
        commit = client.create_commit(
            name,
            [CommitOperationAdd(".gitattributes", attributes)],
            commit_message="Store data as large files",
            repo_type="dataset",
            parent_commit=info.sha,
        )
        return str(commit.oid)


def push(
    name: str, uploads: Sequence[Upload], *, deletions: Sequence[str] = (), message: str, parent: str
) -> str:
    """Make one commit on ``main``: all of it or nothing.

    Args:
        name: ``OWNER/NAME``.
        uploads: files to add or to replace.
        deletions: paths to delete.
        message: title of the commit; everyone can read it.
        parent: id of the commit that must still be the newest.

    Returns:
        Id of the new commit.

    Raises:
        HubConflict: another commit came in between.
        HubError: the Hub refuses or does not answer; it may still have made the commit, so look again.
    """
    with asking("push to the repository"):
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete

        operations: list[CommitOperationAdd | CommitOperationDelete] = [
            CommitOperationAdd(each.path, str(each.file)) for each in uploads
        ]
        operations += [CommitOperationDelete(path) for path in deletions]
        commit = library().create_commit(
            name, operations, commit_message=message, repo_type="dataset", parent_commit=parent
        )
        return str(commit.oid)


def download(name: str, path: str, revision: str, to: Path) -> None:
    """Fetch one file anew, past every cache.

    Args:
        name: ``OWNER/NAME``.
        path: in the repository.
        revision: id of a commit.
        to: file to write; it appears whole or not at all.

    Raises:
        HubError: there is no such file, or the Hub does not answer.
    """
    to.parent.mkdir(parents=True, exist_ok=True)
    # The library's own cache lies outside the workspace, where `erase` would not find it.
    with tempfile.TemporaryDirectory(dir=to.parent) as folder, asking(f"download {path}"):
        fetched = library().hf_hub_download(
            name, path, repo_type="dataset", revision=revision, local_dir=folder, force_download=True
        )
        shutil.move(str(fetched), to)


def library() -> "HfApi":
    """The client for the endpoint as it is now, with the token that ``token_origin`` names.

    Raises:
        HubRefused: our own token has run out.
        NeedsPerson: the system keyring is locked.
    """
    quiet_client()
    from huggingface_hub import HfApi

    return HfApi(endpoint=endpoint(), token=valid_own_token())
