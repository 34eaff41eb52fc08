"""The ids of the rows that a mirror has of one origin."""

from collections.abc import Iterator

from commonplace.collect.mirror import Mirror
from commonplace.collect.origins import Trouble
from commonplace.collect.states import OriginState
from commonplace.collect.withdrawals import ids_in

__all__ = ["ids_of"]


def ids_of(mirror: Mirror, state: OriginState) -> Iterator[str]:
    """Every id, file by file; a file that cannot be read has none. Cost: one column of each file."""
    for file in state.files:
        if file.role in ("rows", "long"):
            try:
                yield from ids_in(mirror.object(file.sha256))
            except Trouble:
                continue
