"""The rows of a staged publication, read from its finished files, so that a person sees what leaves."""

from collections.abc import Iterator
from itertools import islice

from commonplace.publish.plan import StagedRow, read_rows_list
from commonplace.publish.staging import Staged
from commonplace.records.arrow import read_rows
from commonplace.records.row import Row

__all__ = ["staged_list", "staged_rows"]


def staged_list(publication: Staged) -> tuple[StagedRow, ...]:
    """The rows that are new or changed, with the number of the conversation of each."""
    return read_rows_list(publication.folder.parent)


def staged_rows(publication: Staged, *, offset: int = 0, limit: int = 50) -> tuple[Row, ...]:
    """Some of the rows that are new or changed, exactly as the files hold them, in the order of the files.

    Cost: reads the files up to the last row that is wanted.
    """
    return tuple(islice(_rows(publication), offset, offset + limit))


def _rows(publication: Staged) -> Iterator[Row]:
    leaving = {row.row_id for row in staged_list(publication)}
    for fact in publication.plan.operations:
        if fact.rows is not None:
            yield from (row for row in read_rows(publication.folder / fact.path) if row.id in leaving)
