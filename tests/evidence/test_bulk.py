import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.evidence import SCORES, AccountTally, account_scores
from commonplace.evidence.bulk import ENOUGH_CONVERSATIONS
from commonplace.records import Conversation
from tests.evidence.logs import chat
from tests.records.conversation_strategies import conversations

WORDS = [
    first + last for first in "bdfgklmnprst" for last in ("ado", "elin", "ista", "orum", "ube", "yne", "anso")
]


def scores(chats: list[Conversation]) -> dict[str, float]:
    tally = AccountTally()
    for each in chats:
        tally.add(each)
    return {score.name: score.value for score in tally.scores()}


def question(chance: random.Random, words: int = 14) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words))


def by_a_person(count: int = 40, seed: int = 1) -> list[Conversation]:
    chance = random.Random(seed)
    return [_personal(chance, number) for number in range(count)]


def _personal(chance: random.Random, number: int) -> Conversation:
    turns = chance.randint(1, 9)
    gaps = [chance.lognormvariate(4, 1.6) for _ in range(turns)]
    return chat(number, [question(chance, chance.randint(3, 40)) for _ in range(turns)], gaps)


def by_a_program(template: str, count: int = 40, seed: int = 2) -> list[Conversation]:
    chance = random.Random(seed)
    texts = [template.format(number=number, text=question(chance, 60)) for number in range(count)]
    return [chat(number, [text, text + " Go on."], [0.0, 1.0]) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    "template",
    [
        "You are a rater. Rate the following text from 1 to 5 and give a reason: {text}",
        "{text} Rate the text above from 1 to 5 and give a reason for your choice.",
        "Task {number}: write one short story about a fox and a crow who meet at the well, case {number}.",
        "{number}. 请把下面这段文字翻译成英文并且解释每一个生词: {text}",
    ],
)
def test_templates_are_seen_wherever_their_slot_is(template: str) -> None:
    assert scores(by_a_program(template))["template-share"] > 0.9
    assert scores(by_a_person())["template-share"] < 0.05


def test_a_program_waits_alike_and_a_person_does_not() -> None:
    assert scores(by_a_program("{text}"))["timing-regularity"] > 0.9
    assert scores(by_a_person())["timing-regularity"] < 0.4


def test_a_program_has_few_words_and_a_person_many() -> None:
    few = scores(by_a_program("Write one short story about a fox and a crow, case {number}."))
    assert few["vocabulary-spread"] < scores(by_a_person())["vocabulary-spread"]


def test_one_turn_share() -> None:
    single = [chat(number, [f"a question {number}"], [1.0]) for number in range(30)]
    longer = [chat(number, ["one", "two"], [1.0, 9.0]) for number in range(30, 40)]
    assert scores(single + longer)["one-turn-share"] == 0.75


def test_rework_share() -> None:
    chats = by_a_person(40)
    first = chats[0]
    again = msgspec.structs.replace(first.messages[1], id="again")
    chats[0] = msgspec.structs.replace(first, messages=(*first.messages, again))
    stopped = msgspec.structs.replace(chats[1].messages[-1], status="interrupted")
    chats[1] = msgspec.structs.replace(chats[1], messages=(*chats[1].messages[:-1], stopped))
    assert scores(chats)["rework-share"] == 0.05


def test_what_a_person_says_twice_in_one_conversation_is_no_template() -> None:
    chance = random.Random(3)
    chats = []
    for number in range(30):
        text = question(chance)
        chats.append(chat(number, [text, text, text], [1.0, 5.0, 9.0]))
    assert scores(chats)["template-share"] == 0


def test_little_says_nothing() -> None:
    chats = by_a_person(ENOUGH_CONVERSATIONS)
    assert scores(chats[:-1]) == {}
    assert set(scores(chats)) == set(SCORES)


def test_conversations_without_a_person_count_for_nothing() -> None:
    silent = [
        msgspec.structs.replace(
            each,
            messages=tuple(msgspec.structs.replace(m, injected=m.role == "user") for m in each.messages),
        )
        for each in by_a_person(60)
    ]
    assert scores(silent) == {}


def test_accounts_are_told_apart() -> None:
    one = by_a_person(25)
    other = [
        msgspec.structs.replace(each, account="two") for each in by_a_program("a story, case {number}", 30)
    ]
    few = [msgspec.structs.replace(each, account=None) for each in by_a_person(3)]
    found = account_scores([*one, *other, *few])
    assert found["openai", "chatgpt", None] == ()
    assert {score.name: score.value for score in found["openai", "chatgpt", "one"]} == scores(one)
    assert {score.name: score.value for score in found["openai", "chatgpt", "two"]} == scores(other)


@given(st.lists(conversations(most=4), max_size=3), st.randoms())
def test_scores_are_between_none_and_all_and_do_not_hang_on_the_order_but_for_templates(
    few: list[Conversation], chance: random.Random
) -> None:
    chats = few * ENOUGH_CONVERSATIONS
    first = scores(chats)
    assert all(0 <= value <= 1 for value in first.values())
    assert list(first) == [name for name in SCORES if name in first]
    chance.shuffle(chats)
    second = scores(chats)
    first.pop("template-share", None)
    second.pop("template-share", None)
    assert second == first


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commonplace.evidence.bulk._MAX_KEYS", 30)
    tally = AccountTally()
    for each in by_a_person(50):
        tally.add(each)
    assert len(tally._keys) <= 30
    assert tally.scores()
