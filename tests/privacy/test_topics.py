"""Delicate topics are flagged from what the person wrote, in many languages."""

import msgspec
import pytest

from commonplace.privacy.topics import TOPICS, _read, topics_of
from commonplace.records import Message, Text

from .conversations import conversation, said


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("I was diagnosed with lupus last week", ("health",)),
        ("Mein Arzt sagt, der Blutdruck ist zu hoch, und dann die Schwangerschaft", ("health",)),
        ("医生说我确诊了糖尿病", ("health",)),
        ("My lawyer says the custody hearing is on Monday", ("legal", "minors")),
        ("mon avocat prépare le divorce", ("legal",)),
        ("J'ai peur pour mon visa, et la préfecture ne répond pas", ("immigration",)),
        ("死にたいと思うことがある", ("self-harm",)),
        ("Я думаю о самоубийстве", ("self-harm",)),
        ("Eşcinsel olduğumu aileme nasıl söylerim", ("sexuality",)),
        ("Wie geht der Kirchenaustritt, und was wird aus der Taufe?", ("religion",)),
        ("This is confidential: the layoffs start in May", ("employer-confidential",)),
        ("나는 우울증으로 정신과에 다녀요", ("health",)),
        ("أريد تقديم طلب لجوء", ("immigration",)),
    ],
)
def test_topics(text: str, topics: tuple[str, ...]) -> None:
    found = topics_of(said(text))
    assert set(topics) - {"minors"} <= set(found)
    assert set(found) <= {*topics, "minors"}


@pytest.mark.parametrize(
    "text",
    [
        "Fix the health check of the service and run the tests",
        "Write a regex for a date",
        "Wie sortiere ich eine Liste in Python?",
        "Der Vertrag liegt im Ordner",
        "What is a surgery simulator?",
        "```\nmy lawyer was arrested and has a criminal record\n```",
        "sudo apt install assassin",
    ],
)
def test_ordinary_words_flag_nothing(text: str) -> None:
    assert topics_of(said(text)) == ()


def test_only_what_the_person_wrote_counts() -> None:
    text = Text("I was diagnosed with lupus")
    talk = conversation(text)
    message = talk.messages[0]
    assistant = Message(id="m2", parent="m1", role="assistant", parts=(text,))
    injected = msgspec.structs.replace(message, injected=True)
    hidden = msgspec.structs.replace(message, hidden=True)
    for other in (assistant, injected, hidden):
        assert topics_of(msgspec.structs.replace(talk, messages=(other,))) == ()


def test_each_topic_has_words_in_each_language() -> None:
    terms = list(_read())
    assert {term.topic for term in terms} == set(TOPICS)
    assert all(term.word for term in terms)
    assert len({(term.topic, term.word) for term in terms}) > 1000
