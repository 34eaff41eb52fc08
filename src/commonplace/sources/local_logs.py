"""What all sources of session logs on a person's machine have in common."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from commonplace.records import Message, Project
from commonplace.sources.base import IdentityHint, Selection, Tree

__all__ = ["CONFIRM_PARTICIPANTS", "LocalLogs", "asks_for", "environment_folder", "project_at"]

CONFIRM_PARTICIPANTS = "confirm-participants"
"""Asked where other people may have written into a conversation: whether they did, and agreed."""


class LocalLogs:
    """A source of logs that name no account and have no user file, each file of which stands alone."""

    independent_files = True
    private_files: tuple[str, ...] = ()

    def accounts(self, selection: Selection) -> tuple[str, ...]:  # noqa: ARG002 - the protocol hands it over
        """None: the logs do not say whose they are."""
        return ()

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:  # noqa: ARG002 - the protocol hands it over
        """None: what names the owner is in private files, which are not read."""
        return iter(())


def environment_folder(name: str, otherwise: Path, environment: Mapping[str, str] | None = None) -> Path:
    """The folder that a variable of the environment names, or another one."""
    found = os.environ if environment is None else environment
    return Path(named) if (named := found.get(name)) else otherwise


def project_at(cwd: str | None, *, git_branch: str | None = None) -> Project | None:
    """The project at a folder, named as its last component; None if nothing is known."""
    if not cwd and not git_branch:
        return None
    path = PureWindowsPath(cwd) if cwd and "\\" in cwd else PurePosixPath(cwd or "")
    return Project(name=path.name or None, cwd=cwd, git_branch=git_branch)


def asks_for(messages: Iterable[Message]) -> tuple[str, ...]:
    """What the person must answer: which model it was, if there are answers and none of them says so."""
    answers = [message for message in messages if message.role == "assistant"]
    return ("declare-model",) if answers and all(message.model is None for message in answers) else ()
