"""The scorer can fail: it tells a redactor that does nothing from one that destroys all."""

import json

import pytest
from benchmarks.privacy.planting import Account, Planted
from benchmarks.privacy.redactors import Everything, Nothing, Own, Redactor
from benchmarks.privacy.scoring import Score, Scorer
from benchmarks.privacy.statistics import Rate, mean, mean_reach
from benchmarks.privacy.survival import aligned, changed_ranges, false_ranges, is_intact, remains


def _score(redactor: Redactor, accounts: list[Account]) -> Score:
    scorer = Scorer()
    for account in accounts:
        scorer.add(account, redactor.redact(account))
    return scorer.score


def test_doing_nothing_leaks_all_and_destroys_nothing(accounts: list[Account]) -> None:
    score = _score(Nothing(), accounts)
    assert all(rate.value == 1 for rate in score.by_kind.values())
    assert score.by_kinds("secret") == score.by_cases("personal") == 1
    assert score.conversations.value == score.entities.value == 1
    assert score.accounts.hits == score.accounts.total
    assert score.destroyed == score.false == 0


def test_removing_all_leaks_nothing_and_destroys_all(accounts: list[Account]) -> None:
    score = _score(Everything(), accounts)
    assert all(rate.hits == 0 for rate in score.by_kind.values())
    assert score.conversations.hits == score.accounts.hits == 0
    assert all(rate.value == 1 for rate in score.kept.values())
    assert score.false > 100


def test_the_project_is_far_better_than_nothing(accounts: list[Account]) -> None:
    own = Own()
    score = _score(own, accounts)
    assert score.refused == 0
    assert score.pooled("secret").value < 0.3
    assert score.pooled("personal").value < 0.6
    assert score.destroyed_pooled.value < 0.3
    assert own.seconds > 0


def test_a_refused_conversation_leaks_nothing_and_is_counted(accounts: list[Account]) -> None:
    scorer = Scorer()
    scorer.add(accounts[0], [None for _ in accounts[0].conversations])
    assert scorer.score.refused == len(accounts[0].conversations)
    assert not scorer.score.by_kind


def test_only_part_of_an_account_can_be_scored(accounts: list[Account]) -> None:
    scorer = Scorer()
    scorer.add(accounts[0], Nothing().redact(accounts[0])[:3])
    assert scorer.score.seen == 3


def _place(text: str, value: str, *, public: int = 0) -> Planted:
    start = text.index(value)
    return Planted(
        case="case",
        kind="secret.x",
        placement="user",
        locale="en",
        leaf=0,
        start=start,
        end=start + len(value),
        carrier=(start, start + len(value)),
        entity=0,
        public=public,
    )


TEXT = "the key is abcdefghij0123456789 and the rest stays"
VALUE = "abcdefghij0123456789"


@pytest.mark.parametrize(
    ("after", "left"),
    [
        (TEXT, 20),
        ("the key is [KEY_1] and the rest stays", 0),
        ("the key is abcdefghij[X] and the rest stays", 10),
        ("the key is [X]0123456789 and the rest stays", 10),
        ("[X]", 0),
        ("", 0),
        ("the key is zyxwvutsrq9876543210 and the rest stays", 0),
        ("something abcdefghij0123456789 else", 20),
    ],
)
def test_what_is_left_of_a_value(after: str, left: int) -> None:
    assert remains(aligned(TEXT, after), _place(TEXT, VALUE)).left == left


def test_ten_percent_may_be_left() -> None:
    text = "pass " + VALUE * 3
    place = _place(text, VALUE * 3)
    assert not remains(aligned(text, "pass " + VALUE[:6] + "[X]"), place).leaked
    assert remains(aligned(text, "pass " + VALUE[:7] + "[X]"), place).leaked


def test_a_public_prefix_does_not_count() -> None:
    text = "use abcd_0123456789 now"
    place = _place(text, "abcd_0123456789", public=5)
    assert not remains(aligned(text, "use abcd_[X] now"), place).leaked


def test_colours_of_a_terminal_do_not_count() -> None:
    text = "x abcdefgh\x1b[1;31mijkl\x1b[0mmnop y"
    place = _place(text, text[2:-2])
    assert remains(aligned(text, "x [KEY_1]\x1b[1;31m\x1b[0m y"), place).left == 0


def test_a_short_name_in_chinese_is_seen() -> None:
    text = "你好，我叫王伟，需要帮忙。"
    place = _place(text, "王伟")
    assert remains(aligned(text, text), place).leaked
    assert not remains(aligned(text, "你好，我叫[NAME_1]，需要帮忙。"), place).leaked


def test_a_value_between_two_others_is_not_mixed_up_with_them() -> None:
    text = "a=alpha1234 b=alpha1234 c=alpha1234"
    first = _place(text, "alpha1234")
    second = Planted(**{**_fields(first), "start": 14, "end": 23, "carrier": (14, 23)})
    alignment = aligned(text, "a=alpha1234 b=[X] c=alpha1234")
    assert remains(alignment, first).leaked
    assert not remains(alignment, second).leaked


def _fields(place: Planted) -> dict[str, object]:
    return {name: getattr(place, name) for name in place.__struct_fields__}


def test_changed_stretches_outside_of_what_was_planted() -> None:
    after = "the key is [KEY_1] and the [X] stays"
    alignment = aligned(TEXT, after)
    place = _place(TEXT, VALUE)
    assert len(changed_ranges(alignment)) == 2
    assert false_ranges(alignment, [place]) == 1
    assert false_ranges(alignment, []) == 2


def test_any_changed_character_destroys() -> None:
    kept = _place(TEXT, "the rest stays")
    assert is_intact(aligned(TEXT, "the key is [KEY_1] and the rest stays"), kept)
    assert not is_intact(aligned(TEXT, "the key is [KEY_1] and the rest stayz"), kept)


def test_wilson_interval() -> None:
    low, high = Rate(0, 10).interval
    assert low == 0
    assert high == pytest.approx(0.2775, abs=1e-3)
    low, high = Rate(5, 10).interval
    assert (low, high) == pytest.approx((0.2366, 0.7634), abs=1e-3)
    assert Rate(0, 0).interval == (0.0, 1.0)


def test_means_weigh_rates_alike() -> None:
    assert mean([Rate(1, 1), Rate(0, 99), Rate(0, 0)]) == 0.5
    assert 0 < mean_reach([Rate(50, 100), Rate(1, 4)]) < mean_reach([Rate(1, 4), Rate(1, 4)])


def test_scores_are_plain_data(accounts: list[Account]) -> None:
    from benchmarks.privacy.report import Line, as_data, summary_table
    from benchmarks.privacy.utility import Utility

    score = _score(Own(), accounts[:1])
    line = Line(tool="t", score=score, utility=Utility(), part=1.0)
    sums, details = as_data(line, details=False), as_data(line, details=True)
    assert json.loads(json.dumps(sums))["conversations_seen"] == score.seen
    assert "cases" not in sums
    assert "cases" in details
    assert "t" in summary_table([line])
