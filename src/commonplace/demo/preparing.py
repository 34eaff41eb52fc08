"""The first half of the main job: her exports come in, are scanned, and she makes her first decisions."""

import hashlib
from pathlib import Path

import msgspec

from commonplace.demo.exports import Exports, exports_in, write_exports
from commonplace.demo.person import ADDED_NAMES, PERSON
from commonplace.errors import CommonplaceError
from commonplace.privacy import IdentityTerm
from commonplace.publish import Progress
from commonplace.records import Finding, State
from commonplace.review import (
    AddOptions,
    Machine,
    add,
    add_identity,
    answer_project,
    decide,
    decide_query,
    declare_model,
    keep_value,
    projects,
    scan_pending,
    undo,
    view,
)
from commonplace.store import Query, Receipt, Workspace, note_of_age

__all__ = ["MODEL", "Decision", "Prepared", "demo_machine", "prepare_workspace"]

MODEL = "Claude Opus 4.8"
"""Her answer to the question that Claude.ai's export leaves open."""

_HEALTH = ("Medikamente", "MRT", "Migräne")
_OTHERS = ("Kassenbericht", "Sichtschutz")
_SHOP_CHAT, _SHOP_KIND = "Häcksel", "personal.email"
_OPEN_FIRST = 6


class Decision(msgspec.Struct, frozen=True):
    """What she did, in plain words, and how many conversations or values it was about."""

    what: str
    count: int


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A workspace with her conversations, some of them decided.

    Attributes:
        root: the workspace; it is closed.
        exports: what was read.
        receipt: of the import.
        found: number of findings by kind.
        decisions: in their order.
    """

    root: Path
    exports: Exports
    receipt: Receipt
    found: dict[str, int]
    decisions: tuple[Decision, ...]


def demo_machine() -> Machine:
    """Her machine, of which only her home is known; nothing of the machine that this runs on counts."""
    home = f"/home/{PERSON.username}"
    known = (IdentityTerm("home", home, "machine"), IdentityTerm("username", PERSON.username, "machine"))
    return Machine(Path(home), {}, known)


def prepare_workspace(root: Path, folder: Path, progress: Progress | None = None) -> Prepared:
    """Make a workspace of her exports: add, scan, answer the open question, decide about some.

    About forty conversations stay new, for a person or a test to decide. The workspace has the same key in
    each run, so that ids and stand-ins stay the same.

    Args:
        root: a new or empty folder for the workspace.
        folder: holds her exports, or is where they are written first.
        progress: told about reading and scanning.
    """
    exports = exports_in(folder)
    if not all(path.exists() for path in exports.paths):
        exports = write_exports(folder)
    machine = demo_machine()
    with Workspace.open(root) as workspace:
        workspace.load_secret(hashlib.sha256(b"the key of a person who was invented").digest())
        note_of_age(workspace, "script")
        add_identity(workspace, tuple(IdentityTerm("name", name) for name in ADDED_NAMES))
        options = AddOptions(machine=machine)
        result = add(workspace, exports.paths, options, progress or _silent)
        if result.refused:
            raise result.refused[0]
        named = declare_model(workspace, MODEL)
        scan_pending(workspace, machine, progress)
        decisions = (
            Decision("names of her children added, to be replaced everywhere", len(ADDED_NAMES)),
            Decision(f"conversations from Claude.ai, which names no model, said to be with {MODEL}", named),
            Decision("projects of her agents said to be personal", _own_projects(workspace, machine)),
            *_decide(workspace),
        )
        return Prepared(
            root=root,
            exports=exports,
            receipt=workspace.imports.receipt(result.import_id),
            found=workspace.findings.counts(),
            decisions=decisions,
        )


def _own_projects(workspace: Workspace, machine: Machine) -> int:
    """Her answer to the question of each project: all of them are her own."""
    found = projects(workspace, machine)
    for each in found:
        answer_project(workspace, each.place, "personal")
    return len(found)


def _decide(workspace: Workspace) -> tuple[Decision, ...]:
    """Her first decisions; one of them by mistake, and taken back."""
    health = sum(decide_query(workspace, words, "left_out").changed for words in _HEALTH)
    others = sum(decide_query(workspace, words, "held").changed for words in _OTHERS)
    decide_query(workspace, "client:codex", "left_out")
    undone = undo(workspace)
    return (
        Decision("conversations about her health left out", health),
        Decision("conversations about other people put on hold", others),
        Decision("conversations left out by mistake, and taken back", len(undone.cids) if undone else 0),
        Decision("conversations opened, read and included", _open_some(workspace)),
        Decision("found value kept, because it is the public address of a shop", _keep_shop(workspace)),
    )


def _open_some(workspace: Workspace) -> int:
    """Open the first of the inbox, which lists what holds most at the top, and include them one by one."""
    included: State = "included"
    page = workspace.conversations.page(Query(state="new", limit=_OPEN_FIRST))
    for row in page.rows:
        view(workspace, row.cid)
        workspace.decisions.opened(row.cid)
        decide(workspace, [row.cid], included, "opened")
    return len(page.rows)


def _keep_shop(workspace: Workspace) -> int:
    cids = workspace.conversations.ids(Query(text=_SHOP_CHAT, limit=None))
    kept = 0
    for cid in cids:
        for value_id in sorted({each.value_id for each in workspace.findings.of(cid) if _is_address(each)}):
            kept += keep_value(workspace, value_id, cid).changed
    if not kept:
        raise CommonplaceError(
            "the address of the shop was not found", hint="this is a bug in the demonstration"
        )
    return kept


def _is_address(finding: Finding) -> bool:
    return finding.kind == _SHOP_KIND


def _silent(phase: str, done: int, total: int) -> None:
    """Show nothing."""
    del phase, done, total
