import pytest

from commonplace.demo.person import PEM, PLANTED
from commonplace.demo.scripts import SOURCES, filled, places, scripts


def test_every_planted_value_stands_somewhere() -> None:
    assert set(places()) == set(PLANTED)
    assert [name for name, where in places().items() if not where] == []


def test_values_stand_in_parts_of_every_sort() -> None:
    parts = {where for each in places().values() for where in each}
    assert {
        "chatgpt: question",
        "chatgpt: answer",
        "chatgpt: title",
        "chatgpt: file",
        "chatgpt: rating",
        "chatgpt: call",
        "claude ai: call",
        "claude ai: question",
        "claude code: branch",
        "claude code: call",
        "claude code: result",
        "claude code: reminder",
        "codex: call",
        "codex: result",
        "codex: tool",
    } <= parts


@pytest.mark.parametrize("source", SOURCES)
def test_scripts_begin_with_a_question_and_hold_no_open_mark(source: str) -> None:
    for script in scripts(source):
        assert script.steps[0].kind in ("question", "edited question")
        assert script.steps[-1].kind in ("answer", "rating")
        texts = [script.title, *script.facts.values()]
        texts += [f"{step.head}{step.text}" for step in script.steps if step.kind != "call"]
        assert not any("⟦" in text for text in texts if not text.startswith("{"))


def test_scripts_span_three_years() -> None:
    times = [script.when for source in SOURCES for script in scripts(source)]
    assert min(times) < 1_710_000_000
    assert max(times) > 1_785_000_000
    assert 45 <= len(times) <= 60


def test_values_are_put_into_texts_keys_and_numbers() -> None:
    assert filled("to ⟦email⟧.") == f"to {PLANTED['email'].value}."
    assert filled({"⟦email⟧": ["⟦number:mobile-number⟧", 1, None]}) == {
        PLANTED["email"].value: [int(PLANTED["mobile-number"].value), 1, None]
    }
    assert filled("⟦pem⟧") == PEM
