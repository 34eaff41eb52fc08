"""Searching: what a person types is never an error, and finds what they mean."""

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from commonplace.records import Message, Range, Text, ToolResult
from commonplace.store import Query, Workspace
from commonplace.store.search import TOKENIZER, opening, parse, snippet
from tests.store.making import chat


def found(workspace: Workspace, text: str) -> list[int]:
    return sorted(workspace.conversations.ids(Query(text=text)))


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """Numbers: 1 English, 2 French, 3 Chinese, 4 Japanese, 5 Thai, 6 Korean, 7 Hindi."""
    for number, texts in enumerate(
        (
            ["How do I bake bread?", "Mix flour and water, then wait."],
            ["Où est le café ?", "Près de la gare. Mix sugar in."],
            ["今天天气怎么样", "今天下雨"],
            ["東京タワーの高さは", "333メートルです"],
            ["สวัสดีครับ", "วันนี้อากาศดี"],
            ["오늘 날씨가 어때", "맑습니다"],
            ["नमस्ते दुनिया", "कैसे हो"],
        ),
        start=1,
    ):
        workspace.conversations.put(chat(f"chat-{number}", texts, title=f"Number {number}"))
    return workspace


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bread", [1]),
        ("BREAD flour", [1]),
        ("bread sugar", []),
        ("mix", [1, 2]),
        ("mix -bread", [2]),
        ("-mix", [3, 4, 5, 6, 7]),
        ("cafe", [2]),
        ("CAFÉ", [2]),
        ("caf", []),
        ("caf*", [2]),
        ('"flour and water"', [1]),
        ('"water and flour"', []),
        ('"flour and wat"', []),
        ('"le cafe"', [2]),
        ("number", [1, 2, 3, 4, 5, 6, 7]),
        ("天气", [3]),
        ("今天", [3]),
        ("天下雨", [3]),
        ("今天气", []),
        ("雨", [3]),
        ("様", []),
        ("タワー", [4]),
        ("東京タワー", [4]),
        ("อากาศ", [5]),
        ("날씨", [6]),
        ("नमस्ते", [7]),
        ("नमस", []),
        ("", [1, 2, 3, 4, 5, 6, 7]),
        ("   ", [1, 2, 3, 4, 5, 6, 7]),
        ("?!", []),
        ('"', []),
    ],
)
def test_a_question_finds_what_it_means(library: Workspace, text: str, expected: list[int]) -> None:
    assert found(library, text) == expected


def test_tool_output_and_injected_text_are_not_in_the_index(workspace: Workspace) -> None:
    base = chat(texts=["question", "answer"])
    injected = Message(id="i", parent=None, role="user", parts=(Text("reminder"),), injected=True)
    tool = Message(id="t", parent=None, role="tool", parts=(ToolResult(None, "listing"),))
    workspace.conversations.put(msgspec.structs.replace(base, messages=(*base.messages, injected, tool)))
    assert found(workspace, "question") == [1]
    assert found(workspace, "reminder") == []
    assert found(workspace, "listing") == []


def test_an_update_replaces_the_old_words(workspace: Workspace) -> None:
    workspace.conversations.put(chat(texts=["one"], title="before"))
    newer = msgspec.structs.replace(chat(texts=["one", "two"], title="after"))
    workspace.conversations.put(newer)
    assert found(workspace, "before") == []
    assert found(workspace, "after two one") == [1]


_nasty = st.text(alphabet='ab今ไ"*-()^:{}+\\ \x00\ud800\u0301é_.', max_size=12)


@given(st.one_of(_nasty, st.text(max_size=12)))
@example('a" OR "b')
@example("NEAR(a b)")
@example("text:a")
@example("ª² İ ß ﬁ")
def test_anything_can_be_typed(text: str) -> None:
    with_nothing = _Index()
    with_nothing.ask(text)


class _Index:
    """An index like the workspace's, in memory, so that many questions are quick."""

    def __init__(self) -> None:
        import sqlite3

        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            f"CREATE VIRTUAL TABLE w USING fts5(t, content='', detail=none, tokenize=\"{TOKENIZER}\")"
        )

    def ask(self, text: str) -> None:
        terms = parse(text)
        for expression in (terms.wanted, *terms.unwanted):
            if expression:
                assert (
                    self._database.execute("SELECT rowid FROM w WHERE w MATCH ?", (expression,)).fetchall()
                    == []
                )


@given(st.lists(st.sampled_from(["ab", "naïve", "今天天气", "дом", "İstanbul"]), min_size=1, max_size=4))
def test_a_conversation_is_found_by_each_of_its_words(said: list[str]) -> None:
    marked = snippet(chat(texts=[" ".join(said)]), (said[-1],))
    assert marked is not None
    first = marked.marks[0]
    assert marked.text[first.start : first.end] == said[-1]


def test_a_snippet_shows_the_place_with_marks_in_code_points() -> None:
    text = f"{'😀 ' * 100}needle in\nthe hay {'x' * 500}"
    shown = snippet(chat(texts=[text]), ("NEEDLE", "hay"))
    assert shown is not None
    assert [shown.text[mark.start : mark.end] for mark in shown.marks] == ["needle", "hay"]
    assert "\n" not in shown.text
    assert shown.text.startswith("…")
    assert shown.text.endswith("…")
    assert len(shown.text) < 200


def test_a_snippet_finds_words_without_their_accents() -> None:
    shown = snippet(chat(texts=["Le café noir"]), ("cafe",))
    assert shown is not None
    assert shown.marks == (Range(3, 7),)


def test_the_opening_is_what_the_person_said_first() -> None:
    base = chat(texts=["  First\n\nwords  ", "answer"])
    system = Message(id="s", parent=None, role="user", parts=(Text("context"),), injected=True)
    assert opening(msgspec.structs.replace(base, messages=(system, *base.messages))) == "First words"
    assert opening(chat(texts=[])) == ""
