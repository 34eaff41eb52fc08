"""Evidence stands in the rows, and signs of bulk output are told before they leave."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.publish import scoring
from commonplace.publish.scoring import listed, scores_of
from commonplace.records import Conversation
from tests.evidence.logs import chat as talk
from tests.publish.workspaces import Desk, chat, publish, rows, session, stage

TEMPLATE = (
    "You are a rater. Rate the following text from one to five and give a reason, please: case {number}."
)


def by_a_program(count: int, account: str = "account-bulk") -> list[Conversation]:
    made = [talk(number, [TEMPLATE.format(number=number)], [1.0]) for number in range(count)]
    return [replace(each, account=account) for each in made]


def test_rows_say_what_speaks_for_their_log(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    publish(desk, target)
    for row in rows(target).values():
        assert row.evidence.level == "E1"
        assert {"tree", "time-order", "usage"} <= {check.name for check in row.evidence.checks}
        assert row.evidence.scores == ()


def test_signs_of_a_program_are_told_and_stand_in_the_rows_of_that_account(desk: Desk, target: Path) -> None:
    desk.add(*by_a_program(25), session(1))
    shown = stage(desk, target)
    (account,) = shown.plan.accounts
    assert (account.client, account.conversations) == ("chatgpt", 25)
    assert [sign.partition(" ")[0] for sign in account.signs] == ["96", "100"]
    publish(desk, target)
    published = rows(target).values()
    assert [row.evidence.scores for row in published].count(account.scores) == 25
    assert [row.evidence.scores for row in published].count(()) == 1
    assert "account-bulk" not in repr(shown.plan)
    assert all("account-bulk" not in repr(row) for row in published)


def test_what_is_left_out_says_nothing(desk: Desk, target: Path) -> None:
    desk.add(*by_a_program(25), include=False)
    desk.add(replace(chat(77), account="account-bulk"))
    assert stage(desk, target).plan.accounts == ()


def test_of_a_large_account_some_are_drawn_and_always_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    cids = desk.add(*by_a_program(60))
    everything = listed(scores_of(desk.workspace, cids))
    monkeypatch.setattr(scoring, "MOST", 30)
    drawn = listed(scores_of(desk.workspace, cids))
    assert drawn == listed(scores_of(desk.workspace, reversed(cids)))
    assert drawn[0].conversations == 60
    # The first of its kind repeats nothing.
    assert (everything[0].scores[0].value, drawn[0].scores[0].value) == (0.98, 0.97)
