"""``status``, ``erase``: what is here, and leaving no trace."""

from collections.abc import Mapping
from pathlib import Path

import click

from commonplace import NAME, hub
from commonplace.cli.crash import crash_reports
from commonplace.cli.output import plural, safe, size
from commonplace.cli.published import facts_of, look_at_all, say_out
from commonplace.cli.session import Session, verb
from commonplace.errors import NeedsPerson, UsageError
from commonplace.publish.published import begun, out
from commonplace.review import open_questions, parse_query, reading_now, unread_by
from commonplace.settings import RecogniserSettings
from commonplace.store import Query, Workspace, state_words

__all__ = ["erase", "status"]


@click.command()
@click.option(
    "--published",
    is_flag=True,
    help="Look at what is out: where, since when, in which builds. Asks the Hub.",
)
@verb
def status(session: Session, /, *, published: bool) -> None:
    """Say what is here, what is pending, what is out, and the next command.

    Without --published no network is asked: what is told of published conversations is what was seen last.
    """
    if not Workspace.exists(session.root):
        if session.output.as_json:
            session.output.document({"workspace": None, "next": f"{NAME} add"})
            return
        session.output.data("Nothing has been added yet.")
        session.output.note(f"Next: `{NAME} add` looks for agent logs here; `{NAME} sources` names exports.")
        return
    if published:
        with session.workspace(create=False) as workspace:
            look_at_all(session, workspace)
    with Workspace.open(session.root, read_only=True) as workspace:
        facts = _status(workspace, session.settings.recognisers)
        outbox = workspace.outbox.all("waiting", "ready")
        sent, pending = out(workspace), begun(workspace)
    if session.output.as_json:
        session.output.document(
            {
                **facts,
                "outbox": [
                    {
                        "target": item.target,
                        "state": item.state,
                        "words": state_words(item.state, item.ready_at),
                    }
                    for item in outbox
                ],
                "published": [facts_of(item) for item in sent],
                "begun": list(pending),
            }
        )
        return
    _print_status(session, facts)
    for item in outbox:
        session.output.data(f"  for {safe(item.target)}: {state_words(item.state, item.ready_at)}")
    for each in sent:
        say_out(session, each, whole=published)
    for target in pending:
        session.output.warning(
            f"something was begun at {safe(target)} and may stand there: publish again, or take it back with "
            f"`{NAME} withdraw --all --from {safe(target)}`"
        )
    session.output.note(f"Next: {facts['next']}")


def _status(workspace: Workspace, recognisers: Mapping[str, RecogniserSettings]) -> dict[str, object]:
    states = workspace.conversations.states()
    unscanned = len(workspace.conversations.ids(Query(scan="unscanned", limit=None)))
    waiting = states.get("new", 0) + states.get("changed", 0)
    included = states.get("included", 0)
    questions = len(open_questions(workspace))
    reading = reading_now(workspace)
    chosen = workspace.conversations.ids(Query(state="included", limit=None))
    unread = unread_by(workspace, recognisers, chosen)
    if not sum(states.values()):
        following = f"{NAME} add"
    elif unscanned:
        following = f"{NAME} scan"
    elif unread:
        following = f"{NAME} scan --with {next(iter(unread))} state:included"
    elif waiting or not included:
        following = f"{NAME} review"
    else:
        following = f"{NAME} publish --to FOLDER"
    return {
        "workspace": str(workspace.root),
        "bytes": workspace.size(),
        "states": dict(states),
        "unscanned": unscanned,
        "waiting_for_recognisers": unread,
        "need_you": waiting,
        "questions": questions,
        "projects_without_answer": sum(each.answer is None for each in workspace.places.all()),
        "published_with_values_found_since": workspace.spreads.published_behind(),
        "reading": None if reading is None else {"done": reading.done, "total": reading.total},
        "next": following,
    }


def _print_status(session: Session, facts: dict[str, object]) -> None:
    states = facts["states"]
    session.output.data(f"Workspace {safe(str(facts['workspace']))}, {size(int(str(facts['bytes'])))}")
    if isinstance(states, dict):
        for state in ("new", "changed", "held", "included", "left_out"):
            session.output.data(f"  {state.replace('_', ' ')}: {states.get(state, 0):,}")
    if facts["unscanned"]:
        session.output.data(f"  not scanned, cannot leave: {facts['unscanned']:,}")
    unread = facts["waiting_for_recognisers"]
    if isinstance(unread, dict):
        for name, count in unread.items():
            session.output.data(f"  included, cannot leave before {safe(name)} has read them: {count:,}")
    if facts["questions"]:
        session.output.data(
            f"  open questions: {facts['questions']} (`{NAME} review`, `{NAME} model`, `{NAME} origin`)"
        )
    if facts["projects_without_answer"]:
        session.output.data(
            f"  projects, work or personal: {facts['projects_without_answer']} without an answer (`{NAME} project`)"
        )
    behind = facts["published_with_values_found_since"]
    if isinstance(behind, int) and behind:
        session.output.data(
            f"  published, and values were found in them since: {behind:,} (choose them again and publish, or "
            f"`{NAME} withdraw`)"
        )
    reading = facts["reading"]
    if isinstance(reading, dict):
        progress = f"{size(reading['done'])} of {size(reading['total'])} are read"
        session.output.data(f"  reading goes on in the background: {progress} (`{NAME} pause` stops it)")


@click.command()
@click.argument("query", required=False)
@click.option(
    "--all", "everything", is_flag=True, help="Remove the whole workspace, key and caches included."
)
@click.option("--confirm", metavar="WORD", help="Type `erase` here instead of at the prompt.")
@verb
def erase(session: Session, /, *, query: str | None, everything: bool, confirm: str | None) -> None:
    """Remove conversations from this machine, or every trace of commonplace.

    What was published stays published; withdraw it first.
    """
    if bool(query) == everything:
        raise UsageError("say what to erase", hint=f"`{NAME} erase QUERY` or `{NAME} erase --all`")
    reports = crash_reports() if everything else []
    if not Workspace.exists(session.root) and not reports:
        if session.output.as_json:
            session.output.document({"removed": []})
        session.output.data("There is nothing to erase.")
        return
    if confirm is None and session.interactive:
        confirm = click.prompt("Type `erase` to go on", default="", show_default=False, err=True)
    if confirm != "erase":
        raise NeedsPerson(
            "nothing was erased", facts=["the word was not typed"], hint="type `erase` when asked"
        )
    facts, line = _erase_all(session, reports) if everything else _erase_some(session, query or "")
    if session.output.as_json:
        session.output.document(facts)
    else:
        session.output.data(line)


def _erase_all(session: Session, reports: list[Path]) -> tuple[dict[str, object], str]:
    """Remove the workspace with its key, and reports of crashes; nothing else of us is on the machine."""
    removed: list[str] = []
    if Workspace.exists(session.root):
        removed += session.workspace(create=False).erase()
    for report in reports:
        report.unlink(missing_ok=True)
        removed.append(str(report))
    if _forget_token(session):
        removed.append("the token in the system keyring")
    where = safe(str(session.root))
    return {
        "removed": removed
    }, f"Removed {plural(len(removed), 'file')}: nothing of {NAME} is left in {where}"


def _forget_token(session: Session) -> bool:
    """Delete our token for the Hub too; a keyring that stays locked must not stop an erase."""
    try:
        return hub.forget_token()
    except NeedsPerson as error:
        session.output.warning(f"{error.message}: `{NAME} logout` deletes a token of {NAME} from it")
        return False


def _erase_some(session: Session, query: str) -> tuple[dict[str, object], str]:
    with session.workspace(create=False) as workspace:
        cids = workspace.conversations.ids(parse_query(query))
        workspace.conversations.forget(cids)
        workspace.erase_deleted()
    return {"conversations": len(cids)}, f"{plural(len(cids), 'conversation')} erased"
