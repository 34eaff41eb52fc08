"""``add``, ``scan``, ``update``, ``pause``: bring conversations into the workspace."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from commonplace import NAME
from commonplace.cli.added import AddedPlace, added_places, alike, background_command, remember
from commonplace.cli.gating import OF_AGE, pass_import_gate
from commonplace.cli.opening import open_page
from commonplace.cli.output import duration, plural, safe, size
from commonplace.cli.recognising import scan_with
from commonplace.cli.self_testing import DEFAULT, run_self_test
from commonplace.cli.session import Session, verb
from commonplace.errors import CommonplaceError, NeedsPerson, UsageError, WorkspaceError
from commonplace.records.consent import AGE
from commonplace.review import (
    AddOptions,
    AddResult,
    FoundLogs,
    ask_to_pause,
    find_logs,
    refused_words,
    scan_pending,
)
from commonplace.review import add as add_paths
from commonplace.sources import ReadOptions
from commonplace.store import Query, Receipt, Workspace, note_of_age

__all__ = ["add", "pause", "scan", "update"]

_FIRST_RESULTS = 60.0
"""Seconds after which first results must be on the screen and the rest goes on in the background."""

_WORKSPACE_SHARE = 0.4
"""Upper bound of workspace bytes per input byte, shown before reading; see benchmarks/store_scale.py."""

_SHOWN = 20
_EXPECTED = ("unrecognised", "private-sidecar", "duplicate", "empty")
"""Reasons that rarely need the person: of these files nothing was expected."""


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--source", help="Read everything as this source (see `commonplace sources`).")
@click.option("--account", help="Your account, if an archive holds several.")
@click.option("--model", help="The model, for exports that do not name it; recorded as your statement.")
@click.option("--browser-copy", is_flag=True, help="A browser script made this export.")
@click.option("--keep-connector-results", is_flag=True, help="Keep mail, calendar and drive results.")
@click.option("--found", is_flag=True, help="Without PATH: read all agent logs found, without asking.")
@click.option(
    "--of-age",
    is_flag=True,
    envvar=OF_AGE,
    help=f"Say that you are {AGE} or older; asked once at a terminal, else also {OF_AGE}=1.",
)
@click.option("--review", "then", is_flag=True, help="Open the page of `commonplace review` then.")
@click.option("--wait/--background", default=None, help="Stay until all is read / go on in the background.")
@verb
def add(
    session: Session, /, *, paths: tuple[Path, ...], wait: bool | None, then: bool, **choices: object
) -> None:
    """Read chat exports and agent logs: any mix of files, zips and folders.

    Without PATH, look for coding agents' logs on this machine, say what is there, and ask.
    """
    if then and session.output.as_json:
        raise UsageError("--review opens a page for a person", hint="leave --json or --review out")
    found, said = bool(choices.pop("found")), bool(choices["of_age"])
    if not paths:
        # The first import asks about age and these files in one question.
        first = session.interactive and not said and not Workspace.exists(session.root)
        paths = _choose_logs(session, found=found or first)
    read = ReadOptions(
        account=_text(choices["account"]),
        declared_model=_text(choices["model"]),
        browser_copy=bool(choices["browser_copy"]),
        keep_connector_results=bool(choices["keep_connector_results"]),
    )
    places = tuple(AddedPlace(str(path.resolve()), _text(choices["source"]), read) for path in paths)
    stay = wait if wait is not None else not session.interactive
    channel = pass_import_gate(session, said=said)
    with session.workspace() as workspace:
        if channel is not None:
            note_of_age(workspace, channel)
        remember(workspace, places)
        options = AddOptions(source=places[0].source, read=read, budget=None if stay else _FIRST_RESULTS)
        _announce(session, workspace, paths)
        result = add_paths(workspace, paths, options, session.output.progress)
        receipt = workspace.imports.receipt(result.import_id)
        _print_receipt(session, receipt, result)
        if result.remaining_files:
            _go_on_in_background(session, workspace, places, result)
        if then and not result.refused:
            open_page(session, workspace)
    _leave_refused(session, result.refused)


def _leave_refused(session: Session, refused: Sequence[CommonplaceError]) -> None:
    """Say what was not read at all, and leave with the exit code of the first; the rest was read."""
    for error in refused:
        session.output.complain(error)
    if refused:
        raise click.exceptions.Exit(refused[0].exit_code)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _choose_logs(session: Session, *, found: bool) -> tuple[Path, ...]:
    logs = find_logs(Path.home())
    if not logs:
        raise UsageError(
            "no agent logs were found on this machine",
            hint=f"name an export: `{NAME} add PATH`; `{NAME} sources` says where to get one",
        )
    for place in logs:
        session.output.note(_describe(place))
    if found:
        return tuple(place.path for place in logs)
    question = f"Read these {plural(sum(place.files for place in logs), 'file')}? Nothing leaves this machine"
    if not session.ask(question, instead=f"`{NAME} add --found`, or name the folders you want"):
        raise NeedsPerson("nothing was read", hint=f"`{NAME} add PATH` reads only what you name")
    return tuple(place.path for place in logs)


def _describe(place: FoundLogs) -> str:
    oldest = time.strftime("%Y-%m-%d", time.gmtime(place.oldest))
    retention = f"; {place.retention}" if place.retention else ""
    return (
        f"{place.client}: {plural(place.files, 'session file')}, {size(place.size)}, "
        f"oldest {oldest}{retention}\n  {safe(str(place.path))}"
    )


def _announce(session: Session, workspace: Workspace, paths: tuple[Path, ...]) -> None:
    """Say how much disk the workspace will need at most, and refuse if there is not enough.

    Raises:
        WorkspaceError: the disk has less free space than the workspace may need.
    """
    total = sum(_bytes_under(path) for path in paths)
    need, free = int(total * _WORKSPACE_SHARE), shutil.disk_usage(workspace.root).free
    if need > 100_000_000:
        session.output.note(
            f"{size(total)} to read; needs up to {size(need)} of disk, {size(free)} are free."
        )
    if need > free:
        raise WorkspaceError(
            "not enough free disk space for the workspace",
            facts=[f"may need {size(need)}", f"free {size(free)}"],
            hint="add a part of the files, or put the workspace elsewhere with `--root DIR`",
        )


def _bytes_under(path: Path) -> int:
    if not path.is_dir():
        return _size(path)
    return sum(_size(Path(folder) / name) for folder, _, names in os.walk(path) for name in names)


def _size(path: Path) -> int:
    """Bytes of a file; 0 for links and for what was removed meanwhile."""
    try:
        return 0 if path.is_symlink() else path.stat().st_size
    except OSError:
        return 0


def _go_on_in_background(
    session: Session, workspace: Workspace, places: tuple[AddedPlace, ...], result: AddResult
) -> None:
    rate = result.read_bytes / max(result.seconds, 1e-9)
    subprocess.Popen(  # noqa: S603 - our own interpreter and arguments
        background_command(workspace.root, places),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    session.output.note(
        f"{plural(result.remaining_files, 'file')} ({size(result.remaining_bytes)}) are read in the background, "
        f"{duration(result.remaining_bytes / rate)} left. `{NAME} status` shows how far it is, `{NAME} pause` "
        f"stops it, `{NAME} update` goes on."
    )


def _print_receipt(session: Session, receipt: Receipt, result: AddResult) -> None:
    """Account for everything that was met."""
    if session.output.as_json:
        refused = [{"code": error.code, "message": error.message} for error in result.refused]
        more = {"known_files": result.known_files, "remaining_files": result.remaining_files}
        session.output.document({**msgspec.to_builtins(receipt), **more, "refused": refused})
        return
    out = session.output
    out.data(
        f"{plural(receipt.new, 'new conversation')}, {receipt.updated:,} updated, {receipt.unchanged:,} unchanged "
        f"({plural(receipt.messages, 'message')} in {plural(receipt.files, 'file')}, "
        f"{plural(receipt.records, 'record')} read)"
    )
    if result.known_files:
        out.data(f"  read before and not changed since: {plural(result.known_files, 'file')}")
    for reason, count in sorted(receipt.skipped.items()):
        out.data(f"  skipped, {reason}: {count:,}")
    for kind, count in sorted(receipt.dropped.items()):
        out.data(f"  left out on purpose, {kind}: {count:,}")
    for kind, count in sorted(receipt.unknown.items()):
        out.data(f"  unknown kind, kept raw: {safe(kind)}: {count:,}")
    _print_places(session, receipt)
    out.note(f"Next: `{NAME} review` opens the page on which you decide what may leave.")


def _print_places(session: Session, receipt: Receipt) -> None:
    """Say where something was skipped, what is nobody's chat last."""
    places = sorted(receipt.places, key=lambda place: place.reason in _EXPECTED)
    for place in places[:_SHOWN]:
        where = f"{safe(place.path)} {safe(place.where)}".rstrip()
        session.output.note(f"  {where}: {place.reason} {safe(place.detail)}".rstrip())
    if len(places) > _SHOWN:
        session.output.note(f"  and {plural(len(places) - _SHOWN, 'more place')}; `--json` names them")


@click.command()
@click.option(
    "--self-test",
    "tested",
    metavar="[N]",
    type=click.IntRange(1),
    is_flag=False,
    flag_value=DEFAULT,
    help="Only plant made-up values in copies of N (40) of your conversations, and count what survives.",
)
@click.option("--with", "recogniser", metavar="NAME", help="Have this recogniser of your settings read too.")
@click.argument("query", required=False)
@verb
def scan(session: Session, /, *, tested: int | None, recogniser: str | None, query: str | None) -> None:
    """Scan conversations whose text or rules changed, or whose scan failed; `add` does this by itself.

    With `--with NAME`, a recogniser reads what QUERY names, else all that is not left out. An interrupted run
    goes on where it stopped.
    """
    if recogniser is not None:
        if tested is not None:
            raise UsageError("one kind of scan at a time", hint="give --self-test or --with")
        scan_with(session, recogniser, query)
        return
    if query is not None:
        raise UsageError("a query goes with --with NAME", hint=f"`{NAME} scan` scans all that needs it")
    if tested is not None:
        run_self_test(session, tested)
        return
    with session.workspace(create=False) as workspace:
        scanned = scan_pending(workspace, progress=session.output.progress, retry=True)
        counts = workspace.findings.counts()
        failed = len(workspace.conversations.ids(Query(scan="unscanned", limit=None)))
        refused = refused_words(workspace)
    if session.output.as_json:
        facts = {"scanned": scanned, "failed": failed, "findings": counts, "refused_as_words": refused}
        session.output.document(facts)
        return
    session.output.data(f"{plural(scanned, 'conversation')} scanned")
    for kind, count in sorted(counts.items()):
        session.output.data(f"  {kind}: {count:,}")
    if refused:
        session.output.note(
            f"{plural(refused, 'part')} of names or passwords found beside a cue also stand in your conversations as "
            f"ordinary words, and stay where they stand alone. `{NAME} identity --add name NAME` finds one everywhere."
        )
    if failed:
        session.output.warning(
            f"{plural(failed, 'conversation')} could not be scanned and cannot be published"
        )


@click.command()
@verb
def update(session: Session, /) -> None:
    """Read what is new in the places that were added before."""
    with session.workspace(create=False) as workspace:
        known = added_places(workspace)
        here = [place for place in known if Path(place.path).exists()]
        results = [_read_again(session, workspace, alike) for alike in alike(here)]
        receipts = [workspace.imports.receipt(result.import_id) for result in results]
        states = workspace.conversations.states()
    new, updated = sum(each.new for each in receipts), sum(each.updated for each in receipts)
    waiting = states.get("new", 0) + states.get("changed", 0)
    refused = [error for result in results for error in result.refused]
    if session.output.as_json:
        facts = {"new": new, "updated": updated, "need_you": waiting, "refused": len(refused)}
        session.output.document({**facts, "missing_places": len(known) - len(here)})
    session.output.data(f"{new:,} new, {updated:,} updated, {waiting:,} need you")
    if len(here) < len(known):
        session.output.warning(
            f"{plural(len(known) - len(here), 'place')} added before cannot be found any more"
        )
    _leave_refused(session, refused)


def _read_again(session: Session, workspace: Workspace, places: list[AddedPlace]) -> AddResult:
    options = AddOptions(source=places[0].source, read=places[0].read)
    return add_paths(workspace, [Path(place.path) for place in places], options, session.output.progress)


@click.command()
@verb
def pause(session: Session, /) -> None:
    """Stop reading in the background; what was read is kept, and `update` goes on."""
    with session.workspace(create=False) as workspace:
        running = ask_to_pause(workspace)
    if session.output.as_json:
        session.output.document({"pausing": running})
        return
    session.output.data(
        "Reading stops after the files it is at." if running else "Nothing is being read in the background."
    )
