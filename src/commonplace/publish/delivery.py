"""Brings finished files to a folder or a repository, whole, and reads them back.

Both ways can be repeated after an interruption at any moment: what arrived already is recognised by its
manifest, and what arrived in part is written again.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

from commonplace import NAME, hub
from commonplace.errors import ConsentMissing, HubConflict, HubError, HubUnreachable, WorkspaceError
from commonplace.evidence import KEYS_NAME, SIGNATURE_NAME
from commonplace.publish.card_text import ATTRIBUTES
from commonplace.publish.current import Current, file_sha256, look
from commonplace.publish.plan import Plan
from commonplace.publish.signing import verified
from commonplace.publish.targets import Target
from commonplace.records.manifest import MANIFEST_NAME, FileFact

__all__ = ["copy_into", "to_folder", "to_hub"]

_SMALL = frozenset({MANIFEST_NAME, SIGNATURE_NAME, KEYS_NAME})


def to_folder(target: Target, plan: Plan, files: Path, scratch: Path) -> str:
    """Copy the files into a folder; a reader sees the dataset as it was or as it is.

    Returns:
        SHA-256 of the manifest that stands there then.

    Raises:
        ConsentMissing: the folder is not as it was when the files were made.
        WorkspaceError: the folder cannot be written, or does not hold what was written.
    """
    current = look(target, scratch)
    if not _arrived(current, plan, scratch):
        # A copy that was interrupted leaves some of these files, and no manifest.
        ours = {fact.path.partition("/")[0] for fact in plan.operations}
        if current.state != plan.parent or not ours.issuperset(current.others):
            raise ConsentMissing(
                f"{target.text} is not what it was when the publication was made",
                hint=f"run `{NAME} publish` again, which looks at it anew",
            )
        try:
            copy_into(plan.operations, files, target.folder)
        except OSError as error:
            raise WorkspaceError(
                f"{target.text} cannot be written", facts=(type(error).__name__, error.strerror or "")
            ) from error
    for fact in plan.operations:
        file = target.folder / fact.path
        if not file.is_file() or file_sha256(file) != fact.sha256:
            raise WorkspaceError(f"{target.text} does not hold what was written", facts=(fact.path,))
    keys = target.folder / KEYS_NAME
    if not _is_signed(target.folder, plan, keys.read_bytes() if keys.is_file() else None):
        raise WorkspaceError(f"the signature in {target.text} does not hold", facts=(SIGNATURE_NAME,))
    return _manifest_of(plan).sha256


def to_hub(
    target: Target, plan: Plan, files: Path, scratch: Path, *, before: Callable[[Current], None]
) -> str:
    """Push the files as one commit, after creating the repository if need be, and download them again.

    Args:
        target: a repository.
        plan: what was confirmed.
        files: the finished files.
        scratch: private folder for downloads.
        before: told what stands there, right before something is pushed.

    Returns:
        Id of the commit that holds them.

    Raises:
        ConsentMissing: another Hub is named now than was confirmed.
        HubConflict: the repository is not as it was when the files were made.
        HubError: the Hub refuses, does not answer, or gives back something else.
    """
    if hub.endpoint() != plan.endpoint:
        raise ConsentMissing("another Hub is named now than was confirmed", facts=(hub.endpoint(),))
    current = look(target, scratch)
    if _arrived(current, plan, scratch):
        revision = current.state or ""
    else:
        parent = _parent(target, plan, current)
        before(current)
        revision = _push(target, plan, files, scratch, parent)
    for fact in plan.operations:
        copy = scratch / "back" / fact.path
        hub.download(target.place, fact.path, revision, copy)
        if file_sha256(copy) != fact.sha256:
            raise HubError(
                f"{target.text} gave back something else than was sent",
                facts=(fact.path,),
                hint="look at the repository before anything else is published there",
            )
        if fact.path not in _SMALL:
            copy.unlink()
    keys = scratch / "back" / KEYS_NAME
    if not _is_signed(
        keys.parent, plan, keys.read_bytes() if keys.is_file() else current.beside(KEYS_NAME, scratch)
    ):
        raise HubError(f"the signature in {target.text} does not hold", facts=(SIGNATURE_NAME,))
    return revision


def _is_signed(folder: Path, plan: Plan, rotations: bytes | None) -> bool:
    """Whether a collector who meets these files first would take the key that was meant."""
    return plan.signed_by is None or verified(folder, plan.label, rotations).key == plan.signed_by


def _push(target: Target, plan: Plan, files: Path, scratch: Path, parent: str) -> str:
    uploads = [hub.Upload(fact.path, files / fact.path) for fact in plan.operations]
    message = f"Publish {plan.new} new and {plan.changed} changed conversations"
    try:
        return hub.push(target.place, uploads, message=message, parent=parent)
    except HubUnreachable:
        # The commit may have been made and only its answer lost.
        current = look(target, scratch)
        if not _arrived(current, plan, scratch):
            raise
        return current.state or ""


def _parent(target: Target, plan: Plan, current: Current) -> str:
    """The commit to push onto; the repository is created if the plan says that there was none."""
    if current.state is None and plan.parent is None:
        visibilities: dict[str | None, hub.Visibility] = {"private": "private", "gated": "gated"}
        return hub.create(target.place, visibilities.get(plan.visibility, "public"), ATTRIBUTES)
    # A creation that was interrupted leaves a repository without anything of ours.
    begun = (
        plan.parent is None
        and current.manifest is None
        and not current.others
        and current.visibility == plan.visibility
    )
    if current.state is None or not (begun or current.state == plan.parent):
        raise HubConflict(
            f"{target.text} is not what it was when the publication was made",
            hint=f"run `{NAME} publish` again, which looks at it anew and asks again",
        )
    return current.state


def _arrived(current: Current, plan: Plan, scratch: Path) -> bool:
    if current.manifest_sha256 != _manifest_of(plan).sha256:
        return False
    # A change of the key alone leaves the manifest as it was.
    wanted = next((fact.sha256 for fact in plan.operations if fact.path == KEYS_NAME), None)
    return wanted is None or _sha256(current.beside(KEYS_NAME, scratch)) == wanted


def _sha256(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _manifest_of(plan: Plan) -> FileFact:
    return next(fact for fact in plan.operations if fact.path == MANIFEST_NAME)


def copy_into(operations: tuple[FileFact, ...], files: Path, folder: Path) -> None:
    """Write everything beside its place first, then move it there, the manifest last."""
    mark = f".{NAME}-{secrets.token_hex(4)}"
    paths = sorted((fact.path for fact in operations), key=lambda path: path == MANIFEST_NAME)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for path in paths:
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            _copy_safely(files / path, place.with_name(f"{place.name}{mark}"))
        for path in paths:
            place = folder / path
            place.with_name(f"{place.name}{mark}").replace(place)
    finally:
        # Also those of a copy that was killed before.
        for left in folder.rglob(f"*.{NAME}-????????"):
            left.unlink(missing_ok=True)


def _copy_safely(source: Path, copy: Path) -> None:
    with source.open("rb") as reading, copy.open("xb") as writing:
        shutil.copyfileobj(reading, writing, 1024 * 1024)
        writing.flush()
        os.fsync(writing.fileno())
