"""``review``, ``model``, ``identity``: decide in the browser or from the terminal."""

import shlex

import click
import msgspec

from commonplace import NAME
from commonplace.cli.opening import open_page
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError
from commonplace.privacy import IdentityKind, IdentityTerm, mask
from commonplace.records import State
from commonplace.review import (
    FIELDS,
    Decided,
    Whose,
    add_identity,
    decide_query,
    declare_collection,
    declare_model,
    declare_participants,
    forget_identity,
    open_questions,
    own_identity,
    parse_query,
    scan_pending,
)
from commonplace.review import undo as undo_last
from commonplace.store import Workspace

__all__ = ["identity", "model", "origin", "review"]

_KINDS: dict[str, IdentityKind] = {
    "name": "name",
    "email": "email",
    "phone": "phone",
    "username": "username",
    "host": "host",
    "home": "home",
    "account": "account",
    "custom": "custom",
}


@click.command()
@click.option("--include", metavar="QUERY", help="Include what the query names.")
@click.option("--leave-out", metavar="QUERY", help="Leave out what the query names.")
@click.option("--hold", metavar="QUERY", help="Hold what the query names for later.")
@click.option("--undo", is_flag=True, help="Take back the last decision.")
@click.option("--list", "listed", metavar="QUERY", help="List what the query names, without titles.")
@click.option("--show", is_flag=True, help="With --list: show titles too, on a terminal only.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Port of the page; 0 picks a free one."
)
@click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser, or print its address."
)
@verb
def review(
    session: Session, /, *, port: int, browser: bool, show: bool, undo: bool, **queries: str | None
) -> None:
    """Look at what was found and decide; opens a page on this machine.

    A QUERY is words to search for and fields such as project:NAME, provider:NAME, state:new; `all` is all.
    What may touch health, sexuality, religion, self-harm or minors is included one by one only, or by a query
    that names the topic: topic:health.
    """
    listed = queries.pop("listed")
    chosen = {action: query for action, query in queries.items() if query is not None}
    if len(chosen) + undo + (listed is not None) > 1:
        raise UsageError(
            "one decision at a time", hint="give one of --include, --leave-out, --hold, --undo, --list"
        )
    if show and listed is None:
        raise UsageError("--show goes with --list", hint=f"`{NAME} review --list QUERY --show`")
    with session.workspace(create=False) as workspace:
        if undo:
            _undo(session, workspace)
        elif listed is not None:
            _list(session, workspace, listed, show=show)
        elif chosen:
            _decide(session, workspace, *chosen.popitem())
        else:
            open_page(session, workspace, port=port, browser=browser)


def _decide(session: Session, workspace: Workspace, action: str, query: str) -> None:
    states: dict[str, State] = {"include": "included", "leave_out": "left_out", "hold": "held"}
    decided = decide_query(workspace, query, states[action])
    look = f"{NAME} review --list {_left_aside(query, decided)}" if decided.aside else None
    if session.output.as_json:
        session.output.document({**msgspec.to_builtins(decided), "look_at_those_aside": look})
        return
    session.output.data(f"{plural(decided.changed, 'conversation')} {states[action].replace('_', ' ')}")
    if decided.unscanned:
        session.output.warning(f"{decided.unscanned:,} more match but are not scanned; run `{NAME} scan`")
    if look:
        session.output.warning(
            f"{plural(decided.aside, 'conversation')} left aside, for they may touch {', '.join(decided.topics)}: "
            f"`{safe(look)}` lists them. Include them one by one in `{NAME} review`, or name the topic in the query"
        )
    if decided.held or decided.work:
        session.output.warning(
            f"{decided.held + decided.work:,} not included: their projects are work, or you have not said so yet; "
            f"`{NAME} project` lists them"
        )
    session.output.note(f"Recorded as decided in bulk. `{NAME} review --undo` takes it back.")


def _left_aside(query: str, decided: Decided) -> str:
    """The query for those that were left aside, as the shell wants it."""
    topics = f"topic:{','.join(decided.topics)}"
    return shlex.quote(topics if parse_query(query).topic is not None else f"{query} {topics}")


def _undo(session: Session, workspace: Workspace) -> None:
    undone = undo_last(workspace)
    if session.output.as_json:
        session.output.document({"undone": None if undone is None else msgspec.to_builtins(undone)})
        return
    session.output.data("Nothing to undo." if undone is None else f"Undone: {undone.description}.")


def _list(session: Session, workspace: Workspace, query: str, *, show: bool) -> None:
    if show:
        session.require_person("a title")
    page = workspace.conversations.page(msgspec.structs.replace(parse_query(query), limit=1000))
    if session.output.as_json:
        rows = [
            {
                "cid": row.cid,
                "source": row.source,
                "provider": row.provider,
                "models": list(row.models),
                "month": row.month,
                "messages": row.messages,
                "state": row.state,
                "findings": row.findings,
                "topics": list(row.topics),
            }
            for row in page.rows
        ]
        session.output.document({"total": page.total, "conversations": rows})
        return
    header = [
        "id",
        "source",
        "month",
        "messages",
        "findings",
        "state",
        "may touch",
        *(["title"] if show else []),
    ]
    session.output.table(
        (
            [
                str(row.cid),
                row.source,
                row.month or "",
                str(row.messages),
                str(sum(row.findings.values())),
                row.state,
                ", ".join(row.topics),
                *([safe(row.title or "")] if show else []),
            ]
            for row in page.rows
        ),
        header,
    )
    session.output.note(f"{page.total:,} match. Fields: {', '.join(FIELDS)}.")


@click.command()
@click.argument("name", required=False)
@click.option("--client", help="Only conversations of this product, e.g. claude.ai.")
@click.option("--account", help="Only conversations of this account.")
@click.option("--from", "first", default="0000-00", metavar="YYYY-MM", help="First month.")
@click.option("--until", "last", default="9999-99", metavar="YYYY-MM", help="Last month.")
@verb
def model(
    session: Session, /, *, name: str | None, client: str | None, account: str | None, first: str, last: str
) -> None:
    """Say which model it was, for exports that do not name it; without NAME, list the open questions.

    What you say is published as your statement (`user_declared`), apart from what logs say. Say `unknown` if
    you do not know.
    """
    with session.workspace(create=False) as workspace:
        if name is None:
            questions = [
                question for question in open_questions(workspace) if question.ask == "declare-model"
            ]
            if session.output.as_json:
                session.output.document({"questions": msgspec.to_builtins(questions)})
                return
            for question in questions:
                session.output.data(
                    f"{question.client}, account {safe(question.account) or 'unknown'}: "
                    f"{plural(question.conversations, 'conversation')}, {question.first_month} to {question.last_month}"
                )
            if not questions:
                session.output.data("No open question.")
            return
        answered = declare_model(workspace, name, Whose(client, account), first=first, last=last)
        scan_pending(workspace)
    if session.output.as_json:
        session.output.document({"answered": answered})
        return
    session.output.data(f"{plural(answered, 'conversation')} carry {safe(name)} now, as your statement")


@click.command()
@click.argument("how", type=click.Choice(["official-export", "browser-copy", "unknown"]))
@click.option("--client", help="Only conversations of this product, e.g. claude.ai.")
@click.option("--account", help="Only conversations of this account.")
@verb
def origin(session: Session, /, *, how: str, client: str | None, account: str | None) -> None:
    """Say how a file was made that does not show it: by the provider's export or by a browser script."""
    with session.workspace(create=False) as workspace:
        answered = declare_collection(workspace, how, Whose(client, account))
        scan_pending(workspace)
    if session.output.as_json:
        session.output.document({"answered": answered})
        return
    session.output.data(f"{plural(answered, 'conversation')} carry {how} now, as your statement")


@click.command()
@click.argument("who", type=click.Choice(["only-me", "agreed"]))
@click.option("--client", help="Only conversations of this product, e.g. openclaw.")
@verb
def participants(session: Session, /, *, who: str, client: str | None) -> None:
    """Say who wrote in chats that other people can write to: only you, or others who agreed.

    Leave out the conversations in which somebody did not agree; they keep waiting.
    """
    with session.workspace(create=False) as workspace:
        answered = declare_participants(workspace, who, Whose(client))
        scan_pending(workspace)
    if session.output.as_json:
        session.output.document({"answered": answered})
        return
    session.output.data(f"{plural(answered, 'conversation')} wait no more for this answer")


@click.command()
@click.option("--add", "added", nargs=2, metavar="KIND VALUE", multiple=True, help="Redact VALUE everywhere.")
@click.option("--remove", "removed", metavar="VALUE", multiple=True, help="Forget a value.")
@verb
def identity(session: Session, /, *, added: tuple[tuple[str, str], ...], removed: tuple[str, ...]) -> None:
    """List, add or remove what is known about you and redacted everywhere.

    KIND is one of name, email, phone, username, host, home, account, custom. Values are shown masked.
    """
    given = tuple(_term(kind, value) for kind, value in added)
    with session.workspace() as workspace:
        changed = add_identity(workspace, given)
        forgotten = [forget_identity(workspace, value.strip()) for value in removed]
        changed += sum(forgotten)
        terms = own_identity(workspace)
        if changed:
            scan_pending(workspace, progress=session.output.progress)
        waiting = workspace.conversations.states()["changed"]
    if session.output.as_json:
        listed = [{"kind": term.kind, "origin": term.origin} for term in terms]
        session.output.document({"changed": changed, "terms": listed, "conversations_changed": waiting})
    session.output.table(
        ([term.kind, safe(mask(term.value, term.kind)), term.origin] for term in terms),
        ["kind", "value", "from"],
    )
    if not all(forgotten):
        session.output.warning(f"{forgotten.count(False):,} of the values to remove are not in this list")
    if waiting:
        session.output.note(f"Included before and to be decided again: {plural(waiting, 'conversation')}.")


def _term(kind: str, value: str) -> IdentityTerm:
    if kind not in _KINDS:
        raise UsageError("that is not a kind of identity", facts=[f"kinds are {', '.join(_KINDS)}"])
    if len(value.strip()) < 2:
        raise UsageError(
            "a value of at least two characters is needed", hint="a shorter one would stand everywhere"
        )
    return IdentityTerm(_KINDS[kind], value.strip())
