"""What is printed, where, and what never reaches a terminal raw."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.cli.output import Output, duration, plural, safe, size
from commonplace.errors import UsageError
from tests.cli.running import Shell

HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\u2066\u200f\x9b31m\u2028next\r\n\ud800"


def test_control_and_bidirectional_characters_are_shown_as_escapes() -> None:
    shown = safe(HOSTILE)
    assert "\\x1b]0;owned\\x07" in shown
    assert "\\u202egnp.exe\\u2066\\u200f" in shown
    assert "\\x9b31m\\u2028next\\x0d\\x0a\\ud800" in shown
    assert safe("\U000e0001") == "\\U000e0001"


@given(st.text())
def test_safe_text_is_one_line_of_visible_characters(text: str) -> None:
    shown = safe(text)
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    shown.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"])))
def test_text_that_is_harmless_stays(text: str) -> None:
    assert safe(text) == text


@pytest.mark.parametrize(
    ("bytes_", "words"),
    [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (1_300_000_000, "1.3 GB"), (10**16, "10000.0 TB")],
)
def test_sizes(bytes_: int, words: str) -> None:
    assert size(bytes_) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.1, "about 1 s"), (89, "about 89 s"), (240, "about 4 min"), (7200, "about 2.0 h")],
)
def test_durations(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_plurals() -> None:
    assert (plural(1, "file"), plural(1204, "file"), plural(2, "child", "children")) == (
        "1 file",
        "1,204 files",
        "2 children",
    )


def test_data_goes_to_stdout_and_the_rest_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output()
    output.data("data")
    output.note("note")
    output.warning("careful")
    output.error(UsageError("wrong", facts=["a fact"], hint="do this"))
    said = capsys.readouterr()
    assert said.out == "data\n"
    assert said.err == "note\nwarning: careful\nerror: wrong\n  a fact\nhint: do this\n"


def test_quiet_keeps_errors_and_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(quiet=True)
    output.note("note")
    output.progress("Reading", 1, 2)
    output.warning("careful")
    output.error(UsageError("wrong"))
    assert capsys.readouterr().err == "warning: careful\nerror: wrong\n"


def test_an_error_is_the_document_with_json(capsys: pytest.CaptureFixture[str]) -> None:
    output = Output(as_json=True)
    output.data("data")
    output.error(UsageError(f"wrong {HOSTILE[:4]}", facts=["a fact"], hint="do this"))
    said = capsys.readouterr()
    assert json.loads(said.out) == {
        "error": {"code": "usage", "message": f"wrong {HOSTILE[:4]}", "facts": ["a fact"], "hint": "do this"}
    }
    assert "\x1b" not in said.out + said.err


def test_a_table_that_is_piped_is_separated_by_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    Output().table([("a", "bcd"), ("efgh", "i")], ("one", "two"))
    assert capsys.readouterr().out == "one\ttwo\na\tbcd\nefgh\ti\n"


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_only_where_they_are_wanted(shell: Shell, variable: str, value: str) -> None:
    shell.set(TERM="xterm-256color")
    coloured = shell.at_terminal("erase")
    assert "\x1b[" in coloured.out
    shell.set(**{variable: value})
    assert "\x1b[" not in shell.at_terminal("erase").out
    assert "\x1b[" not in shell.run("erase").err
