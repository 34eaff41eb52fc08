"""The last step: from nodes of one family to conversations."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Literal

import msgspec

from commonplace.records import Conversation, Message, Project, Provenance
from commonplace.sources.claude_code.ancestry import Unit, units_of
from commonplace.sources.claude_code.families import Joining
from commonplace.sources.claude_code.messages import MessageWriter
from commonplace.sources.claude_code.nodes import MAIN, Context, Node, Record, Title
from commonplace.sources.claude_code.paths import paths_of
from commonplace.sources.claude_code.subagents import starts_of
from commonplace.sources.file_tally import FileTally

__all__ = ["Family", "conversations"]

SOURCE_ID = "claude-code"
VERSION = 2

_CLAUDE = re.compile(r"claude|^(?:default|opus|sonnet|haiku)(?:\[|$)")
"""Slugs of models that Anthropic serves; the client also talks to other services with other models."""

Surface = Literal["web", "app", "cli", "ide", "api", "unknown"]


class Family(msgspec.Struct, kw_only=True):
    """What was read from the files of one family.

    Attributes:
        nodes: all records by id.
        titles: names of its sessions.
        spawns: subagent id to tool call id.
        forks: pairs of sessions that share records.
        tallies: counts of each file.
        account: the account that the files lie under, if their place says so.
        web: the files are web exports.
        keep_connector_results: keep what mail, calendar and drive servers answered.
    """

    nodes: Mapping[str, Node]
    titles: Sequence[Title]
    spawns: Mapping[str, str]
    forks: Sequence[tuple[str, str]]
    tallies: Sequence[FileTally]
    account: str | None = None
    web: bool = False
    keep_connector_results: bool = False


def conversations(family: Family) -> Iterator[Conversation]:
    """Yield the conversations of one family, in the order in which they began.

    Mostly it is one. A file can hold a second session that shares nothing with the first.
    """
    for nodes in _components(family):
        units = units_of(nodes)
        if units:
            yield _conversation(family, nodes, units)


def _components(family: Family) -> list[dict[str, Node]]:
    joining = Joining()
    for first, second in family.forks:
        joining.join(("session", first), ("session", second))
    for node in family.nodes.values():
        if node.session:
            joining.join(("session", node.session), node.id)
        for above in (node.parent, node.previous):
            if above in family.nodes:
                joining.join(above, node.id)
                break
            if node.parent is None:
                break
    groups: dict[Hashable, dict[str, Node]] = {}
    for node in sorted(family.nodes.values(), key=lambda each: each.order):
        groups.setdefault(joining.root(node.id), {})[node.id] = node
    return list(groups.values())


def _conversation(family: Family, nodes: Mapping[str, Node], units: Sequence[Unit]) -> Conversation:
    paths = paths_of(units, starts_of(units, family.spawns))
    writer = MessageWriter(family.tallies, keep_connector_results=family.keep_connector_results)
    messages, leaf = writer.write(units, paths)
    for unit in units:
        if unit.relinked:
            family.tallies[unit.first.home].dropped["dangling-parent"] += unit.relinked
    records = sorted((record for unit in units for record in unit.records), key=lambda each: each.order)
    main = [record for record in records if record.scope == MAIN] or records
    times = [record.time for record in records if record.time is not None]
    native_id = _native_id(messages, {unit.first.id for unit in units if unit.scope == MAIN})
    sessions = _sessions(family, nodes)
    return Conversation(
        source=SOURCE_ID,
        provider=_provider(messages),
        client=SOURCE_ID,
        surface=_surface(main, web=family.web),
        native_id=native_id,
        provenance=Provenance(
            collection="local_session_log",
            source_format="claude-code/web-export" if family.web else "claude-code/jsonl",
            parser=SOURCE_ID,
            parser_version=VERSION,
            client_version=_last(main, "version"),
        ),
        messages=messages,
        leaf=leaf,
        account=family.account,
        aliases=_aliases(messages, sessions, native_id),
        title=_title(family.titles, nodes, sessions),
        created=min(times, default=None),
        updated=max(times, default=None),
        project=_project(main),
    )


def _native_id(messages: Sequence[Message], main: set[str]) -> str:
    """Id of the earliest root of the conversation itself, the same in every copy that begins with it."""
    roots = [message for message in messages if message.parent is None]
    own = [message for message in roots if _record_id(message.id) in main]
    return _record_id((own or roots)[0].id)


def _record_id(message_id: str) -> str:
    return message_id.partition("#")[0]


def _sessions(family: Family, nodes: Mapping[str, Node]) -> set[str]:
    """All sessions that hold some of these records, also those of which every record was copied on."""
    sessions = {node.session for node in nodes.values() if node.session}
    before = 0
    while before < len(sessions):
        before = len(sessions)
        for pair in family.forks:
            if not sessions.isdisjoint(pair):
                sessions.update(pair)
    return sessions


def _aliases(messages: Sequence[Message], sessions: set[str], native_id: str) -> tuple[str, ...]:
    """Sessions, and records with which a copy of a part of this conversation could begin."""
    roots = {_record_id(each.id) for each in messages if each.parent is None or each.context_reset}
    return tuple(sorted((sessions | roots) - {native_id}))


def _title(titles: Sequence[Title], nodes: Mapping[str, Node], sessions: set[str]) -> str | None:
    """The best name; a summary may stand in the file of another session and then names its own by a leaf."""
    fitting = [
        title for title in titles if (title.leaf in nodes if title.leaf else title.session in sessions)
    ]
    return max(fitting, key=lambda title: (title.rank, title.order)).text if fitting else None


def _provider(messages: Sequence[Message]) -> str:
    models = {message.model.lower() for message in messages if message.model}
    return "anthropic" if not models or any(_CLAUDE.search(model) for model in models) else "unknown"


def _surface(records: Sequence[Record], *, web: bool) -> Surface:
    """Where the person sat.

    Source: ``entrypoint`` is ``cli``, ``claude-vscode``, ``claude-desktop``, ``local-agent``, ``sdk-cli``,
    ``sdk-py``, ``sdk-ts`` or ``remote``; before 2.1 it is absent.
    """
    if web:
        return "web"
    entries = (record.context.entrypoint for record in records)
    entry = next((found for found in entries if found), "cli")
    marks: tuple[tuple[str, Surface], ...] = (
        ("vscode", "ide"),
        ("jetbrains", "ide"),
        ("ide", "ide"),
        ("desktop", "app"),
        ("local-agent", "app"),
        ("remote", "web"),
        ("sdk", "api"),
    )
    return next((surface for mark, surface in marks if mark in entry), "cli")


def _last(records: Sequence[Record], name: Literal["version"]) -> str | None:
    contexts: Iterator[Context] = (record.context for record in reversed(records))
    return next((found for context in contexts if (found := getattr(context, name))), None)


def _project(records: Sequence[Record]) -> Project | None:
    cwd = next((record.context.cwd for record in records if record.context.cwd), None)
    branch = next((record.context.git_branch for record in records if record.context.git_branch), None)
    if cwd is None and branch is None:
        return None
    path = PureWindowsPath(cwd) if cwd and "\\" in cwd else PurePosixPath(cwd or "")
    return Project(name=path.name or None, cwd=cwd, git_branch=branch)
