"""The main job from end to end: exports, workspace, decisions, a dataset in a folder, and the proof."""

import shutil
import tempfile
from pathlib import Path

import msgspec

from commonplace import NAME
from commonplace.demo.checking import Leftover, leftovers
from commonplace.demo.exports import write_exports
from commonplace.demo.person import PLANTED
from commonplace.demo.preparing import Prepared, demo_machine, prepare_workspace
from commonplace.errors import CommonplaceError, UsageError
from commonplace.publish import Answers, Plan, Progress, Receipt, Target, confirm, prepare, send
from commonplace.records import State
from commonplace.review import Decided, decide, decide_query, make_scanner, parse_query, view
from commonplace.store import Workspace

__all__ = ["Played", "play", "publish_included", "refuse_leftovers"]

_MARK = "README.txt"
_ABOUT = (
    f"Made by `{NAME} demo`. Everybody in it is invented, and every secret opens nothing.\n\n"
    "exports/      exports and logs of Hedda Quendelmann, as vendors write them\n"
    "dataset/      what she published of them\n"
    "receipt.json  what was sent, and under which consent\n"
)
_PARTS = ("exports", "dataset", "workspace", "receipt.json", _MARK)

ANSWERS = Answers(
    license_human="CC0-1.0",
    uses=("training", "evaluation", "analysis"),
    channel="script",
    code_licence="Apache-2.0",
)
"""Her answers to the questions of consent."""


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """What happened.

    Attributes:
        folder: holds ``exports``, ``dataset`` and ``receipt.json``, and ``workspace`` if it was kept.
        prepared: the first half.
        in_bulk: conversations that she included with one query.
        aside: those that this left aside for a sensitive topic; she opened each, and included it.
        states: conversations by state when she published.
        plan, receipt: of the publication.
        planted: how many values were looked for afterwards.
        leftovers: those that were still there; must be empty.
    """

    folder: Path
    prepared: Prepared
    in_bulk: int
    aside: int = 0
    states: dict[State, int]
    plan: Plan
    receipt: Receipt
    planted: int
    leftovers: tuple[Leftover, ...]


def play(folder: Path, *, keep_workspace: bool = False, progress: Progress | None = None) -> Played:
    """Play the main job into a folder; asks for no network and touches nothing else.

    Args:
        folder: new, empty, or made by an earlier demonstration, which is replaced.
        keep_workspace: leave the workspace in it too, to be opened with ``review --root``.
        progress: told about each phase.

    Raises:
        UsageError: the folder holds something else.
        LeakFound: the last check before publishing found something; nothing was published.
    """
    _clear(folder)
    write_exports(folder / "exports")
    if keep_workspace:
        return _play(folder, folder / "workspace", progress)
    with tempfile.TemporaryDirectory(prefix=f"{NAME}-demo-") as scratch:
        return _play(folder, Path(scratch) / "workspace", progress)


def refuse_leftovers(played: Played) -> None:
    """See that nothing planted is left in what was published.

    Raises:
        CommonplaceError: something is; kinds and places are named, never a value.
    """
    if played.leftovers:
        raise CommonplaceError(
            f"{len(played.leftovers)} planted values are left in the published files",
            facts=[f"{each.kind} in {each.place}" for each in played.leftovers],
            hint=f"this is a bug in {NAME}: do not publish with this version, and please report it",
        )


def _play(folder: Path, root: Path, progress: Progress | None) -> Played:
    prepared = prepare_workspace(root, folder / "exports", progress)
    dataset = folder / "dataset"
    with Workspace.open(root, create=False) as workspace:
        decided = decide_query(workspace, "state:new", "included")
        _open_left_aside(workspace, decided)
        plan, receipt = publish_included(workspace, dataset, progress)
        states = workspace.conversations.states()
    (folder / "receipt.json").write_bytes(msgspec.json.format(msgspec.json.encode(receipt), indent=2) + b"\n")
    return Played(
        folder=folder,
        prepared=prepared,
        in_bulk=decided.changed,
        aside=decided.aside,
        states=states,
        plan=plan,
        receipt=receipt,
        planted=len(PLANTED),
        leftovers=leftovers(dataset),
    )


def _open_left_aside(workspace: Workspace, decided: Decided) -> None:
    """Read what one query must not sweep in, and include it: it is about a party of her daughter's."""
    if decided.aside:
        query = parse_query(f"state:new topic:{','.join(decided.topics)}")
        for cid in workspace.conversations.ids(query):
            view(workspace, cid)
            workspace.decisions.opened(cid)
            decide(workspace, [cid], "included", "opened")


def publish_included(
    workspace: Workspace, dataset: Path, progress: Progress | None = None
) -> tuple[Plan, Receipt]:
    """Stage the files, confirm their digest as she would, and send these very files."""
    scanner = make_scanner(workspace, demo_machine())
    shown = prepare(workspace, Target.parse(str(dataset)), ANSWERS, scanner=scanner, progress=progress)
    if shown is None:
        raise CommonplaceError("there was nothing to publish", hint="this is a bug in the demonstration")
    confirmed = confirm(workspace, shown, shown.phrase, ANSWERS.channel)
    return shown.plan, send(workspace, confirmed)


def _clear(folder: Path) -> None:
    """Make the folder, and take away what an earlier demonstration left in it, and nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    there = {entry.name for entry in folder.iterdir()}
    ours = (folder / _MARK).is_file() and (folder / _MARK).read_text(encoding="utf-8") == _ABOUT
    if there and not (ours and there <= set(_PARTS)):
        raise UsageError(
            "the folder for the demonstration holds something else",
            facts=[f"{folder}: {len(there)} entries"],
            hint="name a new or empty folder with `--to`",
        )
    for name in there:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    (folder / _MARK).write_text(_ABOUT, encoding="utf-8")
