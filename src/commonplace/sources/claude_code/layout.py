"""What a file is by its place: a session, a subagent's transcript, a sidecar, or private.

Source: ``projects/<folder>/<uuid>.jsonl``, ``<uuid>/subagents/agent-<id>.jsonl`` with ``.meta.json``,
``<uuid>/subagents/workflows/<wf>/agent-<id>.jsonl`` with ``journal.jsonl``, ``<uuid>/tool-results/*``;
before 2.1.33 ``agent-<id>.jsonl`` beside the session; in the desktop application all of it below
``<org>/<account>/local_*/.claude/``.
"""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

import msgspec

from commonplace.sources.base import Entry

__all__ = ["PRIVATE_FILES", "Kind", "Place", "is_private", "kind_of", "place_of"]

Kind: TypeAlias = Literal["transcript", "meta", "journal", "spill", "workflow", "private"]

PRIVATE_FILES = (
    "history.jsonl",
    "sessions-index.json",
    ".claude.json",
    ".claude.json.backup*",
    ".credentials.json",
    "file-history/*",
    "file-history/*/*",
    "session-env/*",
    "session-env/*/*",
    "shell-snapshots/*",
    ".claude/debug/*",
    "debug/*.txt",
    "projects/*/memory/*",
    "local-agent-mode-sessions/*/*/local_*.json",
)
"""Files with account data, copies of the person's files or every prompt ever typed; never read.

A pattern is matched from the right, component by component, as ``PurePosixPath.match`` does.
"""

_AGENT = re.compile(r"agent-(.+)\.jsonl")
_SESSION_FOLDER = re.compile(r"(?:^|/)([^/]+)/subagents/")
_ACCOUNT = re.compile(r"(?:^|/)[0-9a-fA-F-]{36}/([0-9a-fA-F-]{36})/local_[^/]+/")
_WORKFLOW = re.compile(r"(?:^|/)workflows/wf_[^/]*\.json$")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A transcript and what its place says.

    Attributes:
        entry: the file.
        stem: the file's name without its ending; that of a main file is its session's id.
        agent: id of the subagent whose transcript this is.
        session: id of the session that the file lies under.
        account: id of the account, in folders of the desktop application.
    """

    entry: Entry
    stem: str
    agent: str | None = None
    session: str | None = None
    account: str | None = None


@lru_cache(maxsize=64)
def is_private(path: str) -> bool:
    """Whether this file is one that is never read."""
    place = PurePosixPath(path)
    return any(place.match(pattern) for pattern in PRIVATE_FILES)


def kind_of(path: str) -> Kind:
    """What a file of ours is, by its name and folder."""
    folder, _, name = path.rpartition("/")
    if is_private(path):
        return "private"
    if folder == "tool-results" or folder.endswith("/tool-results"):
        return "spill"
    if name.startswith("agent-") and name.endswith(".meta.json"):
        return "meta"
    if name == "journal.jsonl":
        return "journal"
    if _WORKFLOW.search(path):
        return "workflow"
    return "transcript"


def place_of(entry: Entry) -> Place:
    """What the place of one file says about it."""
    name = entry.path.rpartition("/")[2]
    agent = _AGENT.fullmatch(name)
    folder = _SESSION_FOLDER.search(entry.path)
    account = _ACCOUNT.search(entry.path)
    return Place(
        entry=entry,
        stem=name.rpartition(".")[0] or name,
        agent=agent[1] if agent else None,
        session=folder[1] if folder else None,
        account=account[1] if account else None,
    )
