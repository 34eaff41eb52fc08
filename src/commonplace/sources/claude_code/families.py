"""Which files belong together: a session, its subagents, and all that resumed or forked it.

Files are one family if they share a record, if one refers to a record of the other, or if they name the
same session. A first pass over all files finds the families by ids alone; nothing of the text is kept.

Source: a resume of CLI 1.0 and ``--fork-session`` of today copy records with their ``uuid`` into a new
file, without a pointer back; subagents carry the ``sessionId`` of their parent.
"""

from array import array
from collections.abc import Hashable, Iterable, Sequence

from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.claude_code.layout import Place
from commonplace.sources.claude_code.lines import LINKS, Links, bare_session
from commonplace.sources.claude_code.rows import rows
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.scalars import word

__all__ = ["Joining", "families"]

_IDS_AT_ONCE = 500_000
"""Ids held in one table, about 50 MB; with more of them the pass is made in shares."""


class Joining:
    """Sets that grow together: union-find over any hashable names."""

    def __init__(self) -> None:
        self._parents: dict[Hashable, Hashable] = {}

    def root(self, name: Hashable) -> Hashable:
        """The name that stands for all that were joined with this one."""
        parents = self._parents
        root = name
        while (parent := parents.setdefault(root, root)) != root:
            root = parent
        while (parent := parents[name]) != root:
            parents[name] = root
            name = parent
        return root

    def join(self, first: Hashable, second: Hashable) -> None:
        """Make two sets one."""
        one, other = self.root(first), self.root(second)
        if one != other:
            self._parents[other] = one


class _Index:
    """The ids in one file: 8 bytes for each record, and the sessions by name."""

    def __init__(self, place: Place) -> None:
        self.ids = array("q")
        self.sessions: set[str] = {place.session} if place.session else set()

    def add(self, links: Links, last_id: str | None) -> str | None:
        """Take the ids of one record; an id that the record before just brought is not taken again."""
        for value in (links.uuid, links.parent_uuid, links.logical_parent_uuid):
            name = word(value)
            if name and name != last_id:
                self.ids.append(hash(name))
        if session := bare_session(links.session_id):
            self.sessions.add(session)
        if isinstance(links.forked_from, dict):
            if session := bare_session(links.forked_from.get("sessionId")):
                self.sessions.add(session)
            if origin := word(links.forked_from.get("messageUuid")):
                self.ids.append(hash(origin))
        return word(links.uuid)


def families(tree: Tree, places: Sequence[Place]) -> list[list[Place]]:
    """Group transcripts into families, each sorted main files first, families by their first file.

    Cost: reads every file once; memory 8 to 16 bytes for each record of all files, and 50 MB.
    """
    joining = Joining()
    indexes: list[_Index] = []
    for number, place in enumerate(places):
        index = _index(tree, place)
        indexes.append(index)
        for session in index.sessions:
            joining.join(number, ("session", session))
    _join_by_records(joining, indexes)
    groups: dict[Hashable, list[Place]] = {}
    for number, place in enumerate(places):
        groups.setdefault(joining.root(number), []).append(place)
    ordered = [sorted(group, key=reading_order) for group in groups.values()]
    return sorted(ordered, key=lambda group: min(place.entry.path for place in group))


def reading_order(place: Place) -> tuple[bool, str]:
    """Main files before those of subagents, so that a replay in the latter is known as one."""
    return place.agent is not None, place.entry.path


def _index(tree: Tree, place: Place) -> _Index:
    index = _Index(place)
    last_id: str | None = None
    for row in rows(tree, place.entry.path):
        if isinstance(row, Skipped):
            continue
        try:
            last_id = index.add(decode(row.data, LINKS), last_id)
        except Undecodable:
            continue
    return index


def _join_by_records(joining: Joining, indexes: Iterable[_Index]) -> None:
    listed = list(indexes)
    shares = 1 + sum(len(index.ids) for index in listed) // _IDS_AT_ONCE
    for share in range(shares):
        seen: dict[int, int] = {}
        for number, index in enumerate(listed):
            for identity in index.ids:
                if identity % shares == share:
                    first = seen.setdefault(identity, number)
                    if first != number:
                        joining.join(first, number)
