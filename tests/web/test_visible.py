from hypothesis import given
from hypothesis import strategies as st

from commonplace.web.visible import visible


def test_controls_are_shown_by_their_numbers() -> None:
    assert visible("a\x00b\x1b[31mc\x7f\x85") == "a‹U+0000›b‹ESC›[31mc‹U+007F›‹U+0085›"


def test_lines_and_tabs_stay() -> None:
    assert visible("one\n\ttwo\r\nthree") == "one\n\ttwo\r\nthree"
    assert visible("over\rwritten") == "over‹U+000D›written"


def test_what_turns_text_around_is_shown() -> None:
    assert visible("exe.\u202egpj") == "exe.‹U+202E›gpj"
    assert visible("\u2066x\u2069\u200f") == "‹U+2066›x‹U+2069›‹U+200F›"


def test_letters_that_no_font_shows_are_shown() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "hi")
    assert visible(f"a{hidden}\u200b") == "a‹tag h›‹tag i›‹U+200B›"


def test_scripts_and_emoji_stay_as_they_are() -> None:
    for text in ("نص عربي", "שלום", "क्\u200dष", "می\u200cخواهم", "👩\u200d🔬", "❤\ufe0f", "日本語", "Zoë"):
        assert visible(text) == text


@given(st.text())
def test_nothing_else_changes(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert len(shown) >= len(text)
