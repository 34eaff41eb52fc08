"""Signs of bulk output, counted again over the rows that are here, beside what the donor states.

Rows name no account. Rows of one provider and client that state the same scores are taken for one account. Exact
times are not in rows, so that regularity is counted from the coarse gaps and stands beside the stated score
without being compared. Levels of evidence rest on ids and times that are not in rows: they stay the donor's claim.
"""

import math
from collections import Counter
from collections.abc import Iterable

from commonplace.collect.verifying.results import AccountScores
from commonplace.evidence import AccountTally
from commonplace.records.conversion import from_row
from commonplace.records.row import Row, Turn
from commonplace.records.scope import is_injected

__all__ = ["MOST_ROWS", "TOLERANCE", "scores_of_rows"]

MOST_ROWS = 2000
"""Rows of one account that are looked at. Source: as many as a publication looks at."""

TOLERANCE = 0.15
"""By how much a score may differ before it is told.

Source: chosen. Stated scores are of the text before redaction and of what was chosen then; made-up datasets that
are published honestly differ by less in the tests.
"""

_ALIKE = ("template-share", "one-turn-share", "rework-share", "vocabulary-spread")
_BUCKETS = 6
_LEAST_GAPS = 20

_Account = tuple[str, str, tuple[tuple[str, float], ...]]


class _Counted:
    def __init__(self) -> None:
        self.tally = AccountTally()
        self.gaps: Counter[str] = Counter()
        self.rows = 0


def scores_of_rows(rows: Iterable[Row]) -> tuple[AccountScores, ...]:
    """The scores of each account among rows that passed the checks. Cost: some 4 MB of text a second."""
    accounts: dict[_Account, _Counted] = {}
    for row in rows:
        stated = tuple((score.name, score.value) for score in row.evidence.scores)
        account = accounts.setdefault((row.provider, row.client, stated), _Counted())
        account.rows += 1
        # Only a person's own words and branches are counted, and those must all be there.
        if account.rows <= MOST_ROWS and row.content_scope != "user_only":
            account.tally.add(from_row(row))
            account.gaps.update(each.gap for each in row.turns if each.gap and _by_person(each))
    return tuple(
        AccountScores(
            provider=provider,
            client=client,
            conversations=counted.rows,
            stated=dict(stated),
            counted={each.name: each.value for each in counted.tally.scores() if each.name in _ALIKE},
            timing=_regularity(counted.gaps),
        )
        for (provider, client, stated), counted in sorted(accounts.items(), key=lambda item: item[0])
    )


def _by_person(turn: Turn) -> bool:
    return turn.role_raw == "user" and not is_injected(turn)


def _regularity(gaps: Counter[str]) -> float | None:
    total = gaps.total()
    if total < _LEAST_GAPS:
        return None
    entropy = -sum(count / total * math.log2(count / total) for count in gaps.values())
    return round(1 - entropy / math.log2(_BUCKETS), 2)
