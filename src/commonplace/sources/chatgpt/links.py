"""Put the nodes of a conversation into one order by their parents, whatever the parents say."""

from collections.abc import Collection, Iterator, Mapping

import msgspec

__all__ = ["Links", "ancestors", "link", "nearest", "parents_first"]


class Links(msgspec.Struct, frozen=True):
    """The parent of every node, without links that lead nowhere or in circles.

    Attributes:
        parents: by key, in the order of the log.
        dangling: how many parents are not in the conversation; such nodes are roots now.
        cycles: how many circles were cut open, each at its first node in the log.
    """

    parents: Mapping[str, str | None]
    dangling: int = 0
    cycles: int = 0


def link(claimed: Mapping[str, object]) -> Links:
    """Make links out of what nodes claim as their parents. Linear in the number of nodes."""
    parents: dict[str, str | None] = {}
    dangling = 0
    for key, parent in claimed.items():
        known = isinstance(parent, str) and parent in claimed
        parents[key] = parent if known and isinstance(parent, str) else None
        dangling += parent is not None and parent != "" and not known
    return Links(parents, dangling, _cut_cycles(parents))


def _cut_cycles(parents: dict[str, str | None]) -> int:
    position = {key: index for index, key in enumerate(parents)}
    finished: set[str] = set()
    cycles = 0
    for start in parents:
        path: list[str] = []
        on_path: set[str] = set()
        key: str | None = start
        while key is not None and key not in finished and key not in on_path:
            path.append(key)
            on_path.add(key)
            key = parents[key]
        if key is not None and key in on_path:
            circle = path[path.index(key) :]
            parents[min(circle, key=position.__getitem__)] = None
            cycles += 1
        finished |= on_path
    return cycles


def ancestors(key: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """All nodes above a node, nearest first."""
    parent = parents.get(key)
    while parent is not None:
        yield parent
        parent = parents.get(parent)


def nearest(parents: Mapping[str, str | None], kept: Collection[str]) -> dict[str, str | None]:
    """For every node the nearest node above it that is kept. Linear in the number of nodes."""
    found: dict[str, str | None] = {}
    for start in parents:
        path: list[str] = []
        key: str | None = start
        while key is not None and key not in found:
            path.append(key)
            key = parents[key]
        above = None if key is None else (key if key in kept else found[key])
        for each in reversed(path):
            found[each] = above
            above = each if each in kept else above
    return found


def parents_first(parents: Mapping[str, str | None]) -> list[str]:
    """Keys so that each stands behind its parent, siblings in the order of the log.

    The order of the log is kept as it is where it already holds parents before children.
    """
    seen: set[str] = set()
    for key, parent in parents.items():
        if parent is not None and parent not in seen:
            return _walked(parents)
        seen.add(key)
    return list(parents)


def _walked(parents: Mapping[str, str | None]) -> list[str]:
    children: dict[str | None, list[str]] = {}
    for key, parent in parents.items():
        children.setdefault(parent, []).append(key)
    order: list[str] = []
    waiting = list(reversed(children.get(None, ())))
    while waiting:
        key = waiting.pop()
        order.append(key)
        waiting.extend(reversed(children.get(key, ())))
    return order
