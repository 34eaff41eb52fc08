"""A recogniser scans conversations as the rules do, and fails closed."""

from collections.abc import Sequence

import pytest

from commonplace.errors import UsageError
from commonplace.privacy import redact
from commonplace.privacy.identity import Identity
from commonplace.privacy.recognisers import (
    Agreement,
    Mention,
    RecogniserRecipe,
    RecogniserScanner,
    WindowResult,
    agreement,
    load_recogniser,
)
from commonplace.privacy.recognisers.windows import LONGEST, windows
from commonplace.privacy.scanner import Scanner
from commonplace.records import Conversation, Text, ToolCall
from commonplace.settings import RecogniserSettings

from ..conversations import conversation as made
from .stub import serving

KEY = bytes(range(32))
NAME = "Orla Quimby"


def talk(*texts: str) -> Conversation:
    return made(*(Text(text) for text in texts))


class Fixed:
    """Finds one name; can fail at a word."""

    name = "fixed"
    version = "1"

    def __init__(self, *, kind: str = "personal.name", fails_at: str = "", raises: bool = False) -> None:
        self.kind, self.fails_at, self.raises = kind, fails_at, raises
        self.asked: list[str] = []

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        self.asked += windows
        if self.raises:
            raise RuntimeError(f"a model quotes {windows[0]}")
        return [self._one(window) for window in windows]

    def _one(self, window: str) -> WindowResult:
        if self.fails_at and self.fails_at in window:
            return WindowResult("timed_out", detail="no answer in time")
        at = window.find(NAME)
        return WindowResult("scanned", (Mention(at, at + len(NAME), self.kind, 0.9),) if at >= 0 else ())


def test_findings_name_leaf_range_and_value() -> None:
    conversation = talk(f"Yesterday {NAME} came by.", "Who is she?")
    (result,) = RecogniserScanner(Fixed(), KEY).scan([conversation])
    (finding,) = result.findings
    assert result.status == "scanned"
    assert (finding.kind, finding.rule, finding.tier) == ("personal.name", "model:fixed", "likely")
    assert [(part.start, part.end) for part in finding.ranges] == [(10, 10 + len(NAME))]
    cleaned = redact(conversation, result.findings, key=KEY).conversation
    assert NAME not in str(cleaned)
    assert "Yesterday [NAME_1] came by." in str(cleaned)


def test_a_value_has_the_id_that_the_rules_give_it() -> None:
    conversation = talk(f"My name is {NAME}.")
    (mine,) = RecogniserScanner(Fixed(), KEY).scan([conversation])
    (rules,) = Scanner(Identity(()), KEY, engine="fallback").scan([conversation])
    assert {finding.value_id for finding in mine.findings} <= {finding.value_id for finding in rules.findings}


@pytest.mark.parametrize("recogniser", [Fixed(fails_at="second"), Fixed(raises=True)])
def test_one_window_that_was_not_read_blocks_its_conversation(recogniser: Fixed) -> None:
    (result,) = RecogniserScanner(recogniser, KEY).scan([talk(f"The Second {NAME}", "the second Thing")])
    assert result.status in ("failed", "timed_out")
    assert result.findings == ()
    assert "Quimby" not in result.detail


def test_an_answer_too_few_blocks() -> None:
    class Short(Fixed):
        def find(self, windows: Sequence[str]) -> list[WindowResult]:
            return super().find(windows)[1:]

    (result,) = RecogniserScanner(Short(), KEY).scan([talk(NAME)])
    assert result.status == "failed"


def test_only_words_are_read_unless_the_settings_say_otherwise() -> None:
    conversation = made(
        Text(f"See below.\n```\n{NAME} = 1\n```\nThanks, {NAME}!"),
        Text("ordinary words only"),
        ToolCall(call_id="c1", name="run", arguments={"text": f"{NAME} in arguments"}),
    )
    few, all_of_it = Fixed(), Fixed()
    RecogniserScanner(few, KEY).scan([conversation])
    RecogniserScanner(all_of_it, KEY, everything=True).scan([conversation])
    assert not any("= 1" in window or "arguments" in window or "ordinary" in window for window in few.asked)
    assert any("= 1" in window for window in all_of_it.asked)
    assert any("in arguments" in window for window in all_of_it.asked)


@pytest.mark.parametrize("unit", ["Word ", "字", "Sentence Ends. ", "A\n"])
def test_windows_cover_long_texts_without_a_gap(unit: str) -> None:
    text = unit * 1500
    _, parts = windows(talk(text), everything=True)
    own = [part for part in parts if part.text.strip() and part.end <= len(text)]
    covered = set()
    for part in own:
        assert len(part.text) <= LONGEST
        assert text[part.start : part.end] == part.text or part.leaf != own[0].leaf
        covered.update(range(part.start, part.end))
    assert all(at in covered for at, char in enumerate(text) if not char.isspace())


def test_lone_surrogates_are_shown_as_replacement_characters() -> None:
    _, parts = windows(talk(f"{NAME} \ud800 here"))
    assert all("\ud800" not in part.text for part in parts)
    assert any("�" in part.text for part in parts)


def test_agreement() -> None:
    conversation = talk(f"My name is {NAME}. Mail orla@quimby-vex.net.", f"Hello {NAME}")
    (rules,) = Scanner(Identity(()), KEY, engine="fallback").scan([conversation])
    (model,) = RecogniserScanner(Fixed(), KEY).scan([conversation])
    found = agreement(rules.findings, model.findings)
    assert found["personal.name"].model_only + found["personal.name"].both == 2
    assert found["personal.name"].both >= 1
    assert found["personal.email"] == Agreement(rules_only=1)


def test_a_recipe_travels_and_builds() -> None:
    with serving() as stub:
        settings = RecogniserSettings(kind="endpoint", address=stub.address, model="tiny")
        (result,) = RecogniserRecipe(name="local", settings=settings, key=KEY).build().scan([talk(NAME)])
    assert [finding.rule for finding in result.findings] == ["model:local"]


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (RecogniserSettings(kind="endpoint", address="http://10.0.0.9/v1", model="m"), "not on this machine"),
        (
            RecogniserSettings(kind="endpoint", address="ftp://127.0.0.1/v1", model="m"),
            "an address and a model",
        ),
        (RecogniserSettings(kind="endpoint", address="http://127.0.0.1/v1"), "an address and a model"),
        (RecogniserSettings(kind="onnx", folder="/nowhere/at/all"), "cannot be loaded|not installed"),
        (RecogniserSettings(kind="gliner", folder="relative"), "cannot be loaded|not installed"),
    ],
)
def test_what_cannot_be_loaded_says_why(settings: RecogniserSettings, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        load_recogniser("mine", settings)


def test_another_machine_only_if_the_settings_say_so() -> None:
    settings = RecogniserSettings(kind="endpoint", address="http://10.0.0.9/v1", model="m", allow_remote=True)
    assert load_recogniser("mine", settings).name == "mine"
