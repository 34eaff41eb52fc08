"""What a model judges stands in place of phrases, under a version of its own; without one nothing is loaded."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from commonplace.curate.labels import LABELS_VERSION, scores, talk_of
from commonplace.curate.labels.model import VARIABLE, chosen, judged, version
from commonplace.errors import UsageError

TALK = talk_of(("user: fuck you", "assistant: I'm sorry, but I can't help with that.", "injected: kys"))


class Says:
    """Gives every text the share of its letters that are vowels."""

    labels = frozenset({"toxic", "task_advice"})

    def __init__(self) -> None:
        self.read: list[str] = []

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        self.read += texts
        return [
            dict.fromkeys(self.labels, sum(char in "aeiou" for char in text) / len(text)) for text in texts
        ]


def test_labels_of_messages_and_of_conversations(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    model = Says()
    instead = judged(TALK, model)
    assert [at for at, _ in instead["toxic"]] == [0, 1]
    assert [at for at, _ in instead["task_advice"]] == [-1]
    assert "kys" not in model.read
    found, marked = scores(TALK, instead)
    assert 0 < found["toxic"] < 0.5
    assert found["task_advice"] == instead["task_advice"][0][1]
    assert found["refusal"] > 0.9
    assert (1, "refusal") in [(at, name) for at, name, _ in marked]
    assert scores(TALK)[0]["toxic"] == 0.7
    assert chosen() is None
    assert version() == LABELS_VERSION


def test_a_folder_without_a_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(UsageError, match="cannot be loaded") as raised:
        chosen()
    assert VARIABLE in str(raised.value.hint)


def test_another_model_is_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / "config.json").write_text("{}")
    before = version()
    (tmp_path / "config.json").write_text('{"id2label": {}}')
    assert len({before, version(), LABELS_VERSION}) == 3
