"""Reads many foreign repositories: which there are, their files at one commit, the bytes of these files.

What stands in the way of one repository is an answer here, not an error, for the others go on.
"""

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import quote

import msgspec

from commonplace.hub.asking import asking
from commonplace.hub.endpoint import endpoint
from commonplace.hub.pacing import Gate
from commonplace.hub.repository import RemoteFile, library

if TYPE_CHECKING:
    from huggingface_hub import HfFileSystem
    from huggingface_hub.hf_api import DatasetInfo

__all__ = ["ListedDataset", "Reader", "Why", "filesystem"]

Why: TypeAlias = Literal["gated", "gone", "commit-gone", "file-gone", "too-many", "refused", "unreachable"]
"""Why something was not read. ``gone``: no such repository, or none that the token may see. ``commit-gone``:
the repository is there without this commit, so its history was rewritten. ``unreachable``: no answer."""

_FACTS: tuple[Literal["sha", "gated", "lastModified", "tags"], ...] = ("sha", "gated", "lastModified", "tags")

_LOCAL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EMFILE})
"""Errors of this machine's disk, which are not the repository's."""

_TRIES = 3

_GATE = Gate()


class ListedDataset(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the list of datasets.

    Attributes:
        name: ``OWNER/NAME``.
        revision: id of the newest commit; empty if there is none.
        gated: whether people must ask before they may read it.
        modified: date of the newest commit as the Hub writes it.
        tags: those of the card, and ``license:...``, ``language:...`` that the Hub adds.
    """

    name: str
    revision: str
    gated: bool
    modified: str
    tags: tuple[str, ...]


class Reader:
    """One client for many calls from many threads; all keep to one limit."""

    def __init__(self) -> None:
        self._api = library()
        from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

        self._headers: dict[str, str] = build_hf_headers(token=self._api.token)

    def datasets(self, *, tags: Sequence[str] = (), author: str | None = None) -> Iterator[ListedDataset]:
        """Every dataset with all these tags, by this author. Cost: one call for each page.

        Raises:
            HubError: the list cannot be read to its end.
        """
        with asking("list the datasets"):
            self._guard()
            for info in self._first_page_again(list(tags), author):
                yield _listed(info)

    def dataset(self, name: str) -> ListedDataset | Why:
        """The line of one dataset; one call."""
        try:
            self._guard()
            return _listed(self._api.dataset_info(name, expand=list(_FACTS)))
        except _not_read() as error:
            return _why(error)

    def files(self, name: str, revision: str, *, most: int) -> tuple[RemoteFile, ...] | Why:
        """Every file of a commit; one call for each 1,000. ``too-many`` if there are more than ``most``."""
        found: list[RemoteFile] = []
        try:
            self._guard()
            for each in self._api.list_repo_tree(
                name, recursive=True, revision=revision, repo_type="dataset"
            ):
                if (blob := getattr(each, "blob_id", None)) is None:
                    continue
                lfs = getattr(each, "lfs", None)
                size = int(getattr(each, "size", 0))
                sha256 = str(lfs.sha256) if lfs else None
                found.append(RemoteFile(path=each.path, size=size, sha256=sha256, blob=str(blob)))
                if len(found) > most:
                    return "too-many"
        except _not_read() as error:
            return _why(error)
        return tuple(found)

    def read(self, name: str, path: str, revision: str) -> bytes | Why:
        """The bytes of a small file at a commit; one call, and one for the store of large files."""
        from huggingface_hub.utils import hf_raise_for_status, http_backoff  # type: ignore[attr-defined]

        at = f"{endpoint()}/datasets/{name}/resolve/{quote(revision, safe='')}/{quote(path)}"
        try:
            self._guard()
            answer = http_backoff("GET", at, headers=self._headers)
            hf_raise_for_status(answer)
            return bytes(answer.content)
        except _not_read() as error:
            return _why(error)

    def fetch(self, name: str, path: str, revision: str, to: Path) -> Path | Why:
        """Fetch a file of a commit into a folder, by either way in which large files travel.

        Args:
            name: ``OWNER/NAME``.
            path: in the repository; the caller saw that it does not lead out of the folder.
            revision: id of a commit.
            to: folder for this commit alone. What a killed process fetched there is gone on with.
        """
        try:
            self._guard()
            return Path(
                str(
                    self._api.hf_hub_download(
                        name, path, repo_type="dataset", revision=revision, local_dir=to
                    )
                )
            )
        except _not_read() as error:
            return _why(error)

    def _first_page_again(self, tags: list[str], author: str | None) -> "Iterator[DatasetInfo]":
        from huggingface_hub.errors import HfHubHTTPError

        for tried in range(1, _TRIES + 1):
            any_seen = False
            try:
                for each in self._api.list_datasets(filter=tags or None, author=author, expand=list(_FACTS)):
                    any_seen = True
                    yield each
            except HfHubHTTPError as error:
                # Clients before 2 do not try again where the first page is refused; the gate waits.
                if any_seen or tried == _TRIES or error.response.status_code != 429:
                    raise
            else:
                return

    def _guard(self) -> None:
        from huggingface_hub.utils import get_session  # type: ignore[attr-defined]

        # The library makes a new client after a broken connection.
        _GATE.guard(get_session())


def filesystem() -> "HfFileSystem":
    """``hf://`` paths for fsspec: pyarrow, pandas, polars, DuckDB and others take it.

    It speaks to the Hub that ``HF_ENDPOINT`` names, with the token that is used otherwise. A path names a
    commit: ``hf://datasets/OWNER/NAME@COMMIT/data/FILE``.
    """
    client = library()
    from huggingface_hub import HfFileSystem

    return HfFileSystem(endpoint=client.endpoint, token=client.token)


def _listed(info: "DatasetInfo") -> ListedDataset:
    return ListedDataset(
        name=str(info.id),
        revision=str(info.sha or ""),
        gated=bool(info.gated),
        modified=str(info.last_modified or ""),
        tags=tuple(map(str, info.tags or ())),
    )


def _not_read() -> tuple[type[Exception], ...]:
    """What the library raises where something was not read; it wraps some of it in errors of Python's own."""
    from huggingface_hub.errors import HfHubHTTPError
    from huggingface_hub.utils import httpx  # type: ignore[attr-defined]

    return (HfHubHTTPError, httpx.HTTPError, httpx.StreamError, OSError, RuntimeError, ValueError)


def _why(error: Exception) -> Why:
    from huggingface_hub.errors import (
        EntryNotFoundError,
        GatedRepoError,
        HfHubHTTPError,
        HFValidationError,
        LocalEntryNotFoundError,
        RepositoryNotFoundError,
        RevisionNotFoundError,
    )

    if isinstance(error, OSError) and error.errno in _LOCAL:
        raise error
    if isinstance(error, LocalEntryNotFoundError):
        cause = error.__cause__
        return _why(cause) if isinstance(cause, Exception) else "unreachable"
    kinds: tuple[tuple[type[Exception], Why], ...] = (
        (GatedRepoError, "gated"),
        (RepositoryNotFoundError, "gone"),
        (RevisionNotFoundError, "commit-gone"),
        (EntryNotFoundError, "file-gone"),
        (HFValidationError, "refused"),
    )
    for kind, why in kinds:
        if isinstance(error, kind):
            return why
    if isinstance(error, HfHubHTTPError):
        status = error.response.status_code
        # An object that was deleted for ever answers so at the store of large files, which sends no code.
        return "file-gone" if status in (404, 410) else "refused" if status < 429 else "unreachable"
    return "unreachable"
