"""The second pass: read all files of one family into nodes, each record once."""

import hashlib
from collections.abc import Iterator, Sequence

import msgspec

from commonplace.records import Skipped, UnknownRecord
from commonplace.sources.base import Tree
from commonplace.sources.claude_code.contents import (
    AGENT_TICK,
    Content,
    content_of,
    kind_of_line,
    progress_of,
)
from commonplace.sources.claude_code.kinds import TITLE_KINDS
from commonplace.sources.claude_code.layout import Place
from commonplace.sources.claude_code.lines import LINE, Line, bare_session
from commonplace.sources.claude_code.nodes import INLINE, MAIN, Context, Node, Record, Title
from commonplace.sources.claude_code.rows import Row, rows
from commonplace.sources.claude_code.spills import Spills
from commonplace.sources.file_tally import FileTally
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.scalars import flag, seconds, word

__all__ = ["FamilyReader"]


class _Position:
    """Where reading stands in one file."""

    def __init__(self, place: Place, home: int) -> None:
        self.place = place
        self.home = home
        self.clock = 0.0
        self.last: dict[tuple[str, str | None], str] = {}
        self.last_of_scope: dict[str, str] = {}
        self.chains: dict[tuple[str, str | None], list[Node]] = {}

    def previous(self, scope: str, session: str | None) -> str | None:
        """The record before, of the same session.

        A file named after the session may begin with records copied from another one; there the first
        record of its own follows them.
        """
        found = self.last.get((scope, session))
        return found or (self.last_of_scope.get(scope) if session == self.place.stem else None)


class FamilyReader:
    """Reads the files of one family.

    Attributes:
        nodes: every record that has or can be given an id, by id; of copies the earliest.
        titles: names given to the sessions.
        spawns: id of a subagent: id of the tool call that started it.
        forks: pairs of sessions of which one says that it was forked from the other, or holds copies of its
            records.
        tallies: one for each file.
    """

    def __init__(self, tree: Tree, places: Sequence[Place], spills: Spills) -> None:
        self._tree = tree
        self._places = places
        self._spills = spills
        self._contexts: dict[Context, Context] = {}
        self._ticks: dict[str, dict[str, Record]] = {}
        self.nodes: dict[str, Node] = {}
        self.titles: list[Title] = []
        self.spawns: dict[str, str] = {}
        self.forks: list[tuple[str, str]] = []
        self.tallies = [FileTally(place.entry.path) for place in places]

    def read(self) -> Iterator[Skipped | UnknownRecord]:
        """Read all files; yields what could not be read and what is of unknown kind.

        Memory: the text of one family.
        """
        for home, place in enumerate(self._places):
            yield from self._read_file(_Position(place, home))
        self._settle_ticks()
        for node in self.nodes.values():
            if isinstance(node, Record):
                self.tallies[node.home].dropped.update(node.dropped)

    def _read_file(self, position: _Position) -> Iterator[Skipped | UnknownRecord]:
        path = position.place.entry.path
        tally = self.tallies[position.home]
        for row in rows(self._tree, path):
            if isinstance(row, Skipped):
                tally.records += row.records
                yield row
                continue
            tally.records += 1
            try:
                line = decode(row.data, LINE)
            except Undecodable as error:
                torn = error.reason == "not-json" and not row.ended
                yield Skipped(path, "truncated" if torn else error.reason, row.where)
                continue
            yield from self._read_line(position, row, line)
        for chain in position.chains.values():
            if len(chain) > 1 and all(node.parent is None for node in chain):
                # Nothing in this chain is linked at all, so its nulls do not mean "root".
                for node in chain:
                    node.parent = node.previous

    def _read_line(self, position: _Position, row: Row, line: Line) -> Iterator[Skipped | UnknownRecord]:
        tally = self.tallies[position.home]
        position.clock = max(position.clock, seconds(line.timestamp) or 0.0)
        node = self._node(position, row, line)
        if self._is_replay(node, line):
            tally.kinds[kind_of_line(line)] += 1
            tally.dropped["replay"] += 1
            self._see_again(node)
            return
        try:
            content = content_of(line, self._spills)
        except Undecodable as error:
            tally.kinds[kind_of_line(line)] += 1
            yield Skipped(tally.path, error.reason, row.where)
            content = None
        if content is not None:
            tally.kinds[content.kind] += 1
            yield from self._unknowns(tally, row, content)
            self._note_facts(position, row, line, content)
            if content.drafts:
                node = self._record(node, line, content)
            else:
                tally.dropped.update(content.sink.dropped)
        if isinstance(node, Record) or word(line.uuid):
            self._insert(position, node)

    def _node(self, position: _Position, row: Row, line: Line) -> Node:
        place = position.place
        sidechain = place.agent is not None or flag(line.is_sidechain)
        scope = (word(line.agent_id) or place.agent or INLINE) if sidechain else MAIN
        session = bare_session(line.session_id) or place.session
        boundary = line.type == "system" and line.subtype == "compact_boundary"
        return Node(
            id=word(line.uuid) or _derived_id(line),
            parent=word(line.parent_uuid) or word(line.logical_parent_uuid),
            previous=position.previous(scope, session),
            session=session,
            scope=scope,
            order=(position.clock, position.home, row.number),
            home=position.home,
            files=(position.home,),
            boundary=boundary,
            time=seconds(line.timestamp),
        )

    def _is_replay(self, node: Node, line: Line) -> bool:
        """Whether this record is a copy that adds nothing to the one already held."""
        held = self.nodes.get(node.id)
        if held is None:
            return False
        if isinstance(held, Record) or line.type not in ("user", "assistant"):
            return _preference(held) <= _preference(node)
        return False

    def _note_fork(self, session: str | None, origin: str | None) -> None:
        if session and origin and session != origin and (session, origin) not in self.forks:
            self.forks.append((session, origin))

    def _see_again(self, node: Node) -> None:
        held = self.nodes[node.id]
        self._note_fork(node.session, held.session)
        if node.home not in held.files:
            held.files += (node.home,)

    def _insert(self, position: _Position, node: Node) -> None:
        held = self.nodes.get(node.id)
        if held is not None:
            self._note_fork(node.session, held.session)
            if isinstance(held, Record):
                self.tallies[held.home].dropped["replay"] += 1
            if held.home == node.home:
                node.previous = held.previous
            node.files = tuple(sorted({*held.files, *node.files}))
        self.nodes[node.id] = node
        position.last[node.scope, node.session] = node.id
        position.last_of_scope[node.scope] = node.id
        position.chains.setdefault((node.scope, node.session), []).append(node)

    def _record(self, node: Node, line: Line, content: Content) -> Record:
        context = Context(word(line.cwd), word(line.git_branch), word(line.version), word(line.entrypoint))
        response = (content.message_id, word(line.request_id) or "") if content.message_id else None
        return Record(
            **{name: getattr(node, name) for name in Node.__struct_fields__},
            drafts=content.drafts,
            role_raw=content.kind,
            context=self._contexts.setdefault(context, context),
            model=content.model,
            finish=content.finish,
            status=content.status,
            response=response if line.type == "assistant" else None,
            summary=content.summary,
            usage=content.usage,
            signed=content.sink.signed,
            dropped=tuple(content.sink.dropped),
        )

    def _unknowns(self, tally: FileTally, row: Row, content: Content) -> Iterator[UnknownRecord]:
        if content.unknown:
            tally.unknown[content.kind] += 1
            yield UnknownRecord(tally.path, row.where, content.kind, bytes(row.data))
        for kind, block in content.sink.unknown:
            tally.unknown[kind] += 1
            yield UnknownRecord(tally.path, row.where, kind, msgspec.json.encode(block))

    def _note_facts(self, position: _Position, row: Row, line: Line, content: Content) -> None:
        """Take what a record says about others: titles, and which call started which subagent."""
        for agent, call in content.spawned:
            self.spawns.setdefault(agent, call)
        session = bare_session(line.session_id) or position.place.stem
        forked = line.forked_from
        origin = bare_session(forked.get("sessionId")) if isinstance(forked, dict) else None
        self._note_fork(session, origin)
        named = TITLE_KINDS.get(content.kind)
        if named is not None:
            values = {"summary": line.summary, "aiTitle": line.ai_title, "customTitle": line.custom_title}
            text = word(values[named[0]])
            if text:
                order = (position.clock, position.home, row.number)
                self.titles.append(Title(named[1], order, text, session, word(line.leaf_uuid)))
        if content.kind == AGENT_TICK:
            self._note_tick(position, row, line)

    def _note_tick(self, position: _Position, row: Row, line: Line) -> None:
        """Hold a subagent's message that its caller repeats, in case the subagent's file is gone."""
        told = progress_of(line)
        tally = self.tallies[position.home]
        if told is None:
            tally.dropped["side-record"] += 1
            return
        tally.dropped["agent-progress"] += 1
        agent, message = told
        if call := word(line.parent_tool_use_id):
            self.spawns.setdefault(agent, call)
        message.session_id, message.agent_id, message.is_sidechain = line.session_id, agent, True
        try:
            content = content_of(message, self._spills)
        except Undecodable:
            content = None
        if content is None or not content.drafts:
            return
        held = self._ticks.setdefault(agent, {})
        node = self._node(position, row, message)
        node.previous = next(reversed(held), None)
        node.parent = node.previous
        held.setdefault(node.id, self._record(node, message, content))

    def _settle_ticks(self) -> None:
        """Use repeated messages of those subagents of which nothing else was found."""
        known = {node.scope for node in self.nodes.values()}
        for agent, held in self._ticks.items():
            if agent in known or any(identity in self.nodes for identity in held):
                continue
            for node in held.values():
                self.tallies[node.home].dropped["agent-progress"] -= 1
                self.nodes[node.id] = node


def _preference(node: Node) -> tuple[bool, float]:
    """Of two copies the lower one stays: of the conversation rather than a subagent, then the earlier."""
    return node.scope != MAIN, float("inf") if node.time is None else node.time


def _derived_id(line: Line) -> str:
    """An id for a record without one, the same in every copy of it."""
    digest = hashlib.sha256()
    for value in (line.session_id, line.timestamp, line.type, line.parent_uuid):
        digest.update(f"{value}\n".encode("utf-8", "surrogatepass"))
    digest.update(bytes(line.message))
    digest.update(bytes(line.content))
    return f"derived-{digest.hexdigest()[:32]}"
