import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Reasoning, Text
from commonplace.sources.claude_ai.written_text import (
    split_thinking,
    without_placeholder_blocks,
    without_placeholders,
)

NOTICE = "This block is not supported on your current device yet."
FENCED = f"\n```\n{NOTICE}\n```\n\n"
ARTIFACT_NOTICE = (
    "Viewing artifacts created via the Analysis Tool web feature preview isn't yet supported on mobile."
)
ARTIFACT = f"\n```\n{ARTIFACT_NOTICE}\n```\n"


@pytest.mark.parametrize(
    ("flat", "kept", "removed"),
    [
        (f"Before.{FENCED}After.", "Before.\n\nAfter.", 1),
        (f"{FENCED}{FENCED}After.", "After.", 2),
        (f"Before. {NOTICE} After.", "Before.\n\nAfter.", 1),
        (f"Before.{NOTICE}", "Before.", 1),
        (f"Before.{ARTIFACT}After.", "Before.\n\nAfter.", 1),
        (NOTICE, "", 1),
        (" nothing to see ", " nothing to see ", 0),
        ("```\ncode\n```", "```\ncode\n```", 0),
    ],
)
def test_placeholders_leave_the_flat_text(flat: str, kept: str, removed: int) -> None:
    assert without_placeholders(flat) == (kept, removed)


def test_words_about_a_placeholder_stay_in_a_block() -> None:
    quoted = f'The app says "{NOTICE}" on a phone.'

    assert without_placeholder_blocks(quoted) == (quoted, 0)
    assert without_placeholder_blocks(f"One.{FENCED}Two.") == ("One.\n\nTwo.", 1)
    assert without_placeholder_blocks(f" {NOTICE} ") == ("", 1)


def test_thinking_tags_become_reasoning() -> None:
    parts = split_thinking("Sure.\n<antThinking>Think.</antThinking>\n<antArtifact>x</antArtifact>")

    assert parts == (
        Text("Sure.\n"),
        Reasoning(kind="full", text="Think."),
        Text("\n<antArtifact>x</antArtifact>"),
    )


def test_an_empty_thought_is_absent() -> None:
    assert split_thinking("<antThinking> </antThinking>") == (Reasoning(kind="absent"),)


@pytest.mark.parametrize(
    "quoted",
    [
        "```xml\n<antThinking>a</antThinking>\n```",
        "Write `<antThinking>a</antThinking>` like so.",
        "<antThinking>never closed",
        "closed only</antThinking>",
    ],
)
def test_quoted_and_torn_tags_stay_words(quoted: str) -> None:
    assert split_thinking(quoted) == (Text(quoted),)


def test_a_tag_after_a_closed_fence_is_meant() -> None:
    parts = split_thinking("```\ncode\n```\n<antThinking>a</antThinking>")

    assert Reasoning(kind="full", text="a") in parts


@given(st.lists(st.tuples(st.text("abc \n"), st.text("xyz", min_size=1)), max_size=5), st.text("abc \n"))
def test_splitting_loses_no_word(pairs: list[tuple[str, str]], rest: str) -> None:
    text = "".join(f"{before}<antThinking>{thought}</antThinking>" for before, thought in pairs) + rest

    parts = split_thinking(text)

    assert [part.text for part in parts if isinstance(part, Reasoning)] == [thought for _, thought in pairs]
    assert (
        "".join(part.text for part in parts if isinstance(part, Text)).split()
        == ("".join(before for before, _ in pairs if before.strip()) + (rest if rest.strip() else "")).split()
    )
