"""Pushes a build to the Hub in one commit, unless what its sources allow stands against it."""

from pathlib import Path

import msgspec

from commonplace import NAME, hub
from commonplace.build.built import BuildManifest, read_manifest
from commonplace.build.digests import SUMS, wrong_files
from commonplace.errors import DamagedInput, HubConflict, NeedsPerson
from commonplace.hub import Visibility

__all__ = ["Pushed", "expect_passable", "push"]

_ATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n*.jsonl filter=lfs diff=lfs merge=lfs -text\n"
"""Text of people only in large files, because only those can be purged from a history."""

_ALLOWED = {"ids_only": "may be listed by ids only", "no": "may not be passed on"}


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    """What was pushed: the repository, its new commit, and how many files came and went."""

    repository: str
    revision: str
    files: int
    deleted: int


def expect_passable(manifest: BuildManifest) -> None:
    """See that all rows of a build may be passed on.

    Raises:
        NeedsPerson: rows of a dataset may not, or have no consent to be published.
    """
    facts = [
        f"{source.origin}: {source.rows} rows that {_ALLOWED[source.redistribution]}"
        for source in manifest.sources
        if source.redistribution in _ALLOWED
    ]
    facts += [
        f"{source.origin}: {source.rows - sum(source.licences.values())} rows without a consent: a local export is "
        "not for publication"
        for source in manifest.sources
        if not source.third_party and sum(source.licences.values()) < source.rows
    ]
    if facts:
        raise NeedsPerson(
            "this build holds rows that may not be pushed; nothing was sent",
            facts=facts,
            hint='leave them out of the recipe, `[filters] redistribution = "yes"`, and build again',
        )


def push(folder: Path, repository: str, *, visibility: Visibility = "private") -> Pushed:
    """Push a build as one commit; files of an earlier build that this one has not are deleted in it.

    Args:
        folder: of the build, whose sums are checked first.
        repository: ``OWNER/NAME``; made if it is not there.
        visibility: of a new repository; one that is there keeps its own.

    Raises:
        NeedsPerson: rows in it may not be passed on.
        DamagedInput: files are not those of the build, or the repository holds something else.
        HubConflict: another commit came in between.
        HubError: the Hub refuses or does not answer.
    """
    manifest = read_manifest(folder)
    expect_passable(manifest)
    wrong = wrong_files(folder)
    if wrong:
        raise DamagedInput(
            "files of the build are not those that were written",
            facts=wrong[:5],
            hint=f"`{NAME} lab build` again",
        )
    state = hub.repository_state(repository)
    if state is None:
        parent = hub.create(repository, visibility, _ATTRIBUTES)
        there: set[str] = set()
    else:
        parent = state.revision
        there = {file.path for file in state.files} - {".gitattributes"}
        if there and SUMS not in there:
            raise HubConflict(
                f"{repository} holds something that is no build; nothing was sent",
                facts=(f"{len(there)} files",),
                hint="name another repository",
            )
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    deletions = sorted(there - set(paths))
    revision = hub.push(
        repository,
        [hub.Upload(path, folder / path) for path in paths],
        deletions=deletions,
        message=f"Build {manifest.name} {manifest.content[:12]}: {manifest.rows} conversations",
        parent=parent,
    )
    return Pushed(repository=repository, revision=revision, files=len(paths), deleted=len(deletions))
