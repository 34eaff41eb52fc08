"""Views decode, and point back at exactly the places they came from."""

import base64
import hashlib
import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy.decoding import View, decoded_base64, is_cut_short, joined_lines, views_of

CONFIGURATION = "[default]\nuser = svc\nregion = eu-west\nport = 8080\n"


def view(text: str, decoder: str) -> View:
    return next(view for view in views_of(View(text, 0)) if view.chain[-1] == decoder)


def pointed(text: str, decoded: View, value: str) -> str:
    start = decoded.text.index(value)
    return "".join(text[a:b] for a, b in decoded.ranges(start, start + len(value)))


@pytest.mark.parametrize(
    ("text", "decoder", "value", "stored"),
    [
        ('say \\"hi\\" now', "escape", '"hi"', '\\"hi\\"'),
        ('{"a": "x\\ny"}', "json", "x\ny", "x\\ny"),
        ("mail%3Dmaria%40firm.de%20x", "url", "maria@firm.de", "maria%40firm.de"),
        ("a \\u006d\\u0061ria b", "escape", "maria", "\\u006d\\u0061ria"),
        ("gh\x1b[1;31mp_ab\x1b[0mcd", "ansi", "ghp_abcd", "ghp_abcd"),
        ("gh\\x1b[31mp_ab", "ansi", "ghp_ab", "ghp_ab"),
        ('"abc" + "def"', "concat", "abcdef", "abcdef"),
        ("'abc'\n  'def'", "concat", "abcdef", "abcdef"),
        ("maria&#64;firm.de", "escape", "maria@firm.de", "maria&#64;firm.de"),
        ("%C3%A9t%C3%A9", "url", "été", "%C3%A9t%C3%A9"),
        ("\\141bc", "escape", "abc", "\\141bc"),
        ("ab\\\\u001b[0m\\\\u001b[1;31mcd", "ansi", "abcd", "abcd"),
        ("ab^[[31mcd^[[0m", "ansi", "abcd", "abcd"),
        ('"abc" ..\n "def"', "concat", "abcdef", "abcdef"),
        ('"abc" <> "def"', "concat", "abcdef", "abcdef"),
        ('"abc" & _\n  "def"', "concat", "abcdef", "abcdef"),
        ("'abc' || 'def'", "concat", "abcdef", "abcdef"),
        ('"abc" + f"def"', "concat", "abcdef", "abcdef"),
        ('t = "abc"\nt += "def"', "concat", "abcdef", "abcdef"),
        ("`abc${''}def`", "concat", "abcdef", "abcdef"),
        ("ab\u200bcd", "invisible", "abcd", "abcd"),
        ("ab\u00adcd", "invisible", "abcd", "abcd"),
        ("\uff47\uff48\uff50\uff3f\uff41\uff42", "letters", "ghp_ab", "\uff47\uff48\uff50\uff3f\uff41\uff42"),
        ("gh\u0440_ab", "letters", "ghp_ab", "gh\u0440_ab"),
    ],
)
def test_a_value_points_back_at_what_was_stored(text: str, decoder: str, value: str, stored: str) -> None:
    assert pointed(text, view(text, decoder), value) == stored


def test_what_parted_a_value_is_left_out_of_its_ranges() -> None:
    text = "x gh\x1b[31mp_ab y"
    decoded = view(text, "ansi")
    assert decoded.ranges(2, 8) == [(2, 4), (9, 13)]


def test_lines_are_joined_only_where_the_next_line_is_the_rest() -> None:
    text = "key abcdef123456\n  7890abcdef\nmore"
    joined = joined_lines(View(text, 0), 4)
    assert joined is not None
    assert "abcdef1234567890abcdef" in joined.text
    assert joined_lines(View("key abcdef123456\nand then some words", 0), 4) is None


@pytest.mark.parametrize(
    "joint",
    [
        "\n> ",
        "\n+",
        "\n# ",
        "\n// ",
        "\n   12\t",
        " │\n│ ",
        "\\\n",
        "\r\n",
        "`\n",
        '",\n  "',
        '", "',
        "\n>> ",
    ],
)
def test_the_marks_of_whatever_holds_the_lines_are_left_out(joint: str) -> None:
    quote_mark = '"' if '"' in joint else ""
    text = f"k {quote_mark}abcdef123456{joint}7890abcdef{quote_mark}\n"
    start = 2 + len(quote_mark)
    assert is_cut_short(text, start, whole=False)
    joined = joined_lines(View(text, 0), start)
    assert joined is not None
    assert pointed(text, joined, "abcdef1234567890abcdef") == "abcdef1234567890abcdef"


def test_strings_of_a_list_are_joined_only_if_the_first_is_no_whole_value() -> None:
    text = '["abcdef123456", "7890abcdef"]'
    assert is_cut_short(text, 2, whole=False)
    assert not is_cut_short(text, 2, whole=True)


@pytest.mark.parametrize(
    ("encoded", "name"),
    [
        (CONFIGURATION.encode().hex(), "hex"),
        ("0x" + CONFIGURATION.encode().hex(), "hex"),
        (base64.b32encode(CONFIGURATION.encode()).decode(), "base32"),
        (base64.urlsafe_b64encode(CONFIGURATION.encode()).decode().rstrip("="), "base64"),
        (base64.b64encode(CONFIGURATION.encode("utf-16-le")).decode(), "base64"),
    ],
)
def test_what_an_encoded_configuration_says_is_read(encoded: str, name: str) -> None:
    opened = decoded_base64(View(encoded, 0), 0, len(encoded))
    assert opened is not None
    assert opened.text == CONFIGURATION
    assert opened.chain == (name,)
    assert opened.ranges(3, 9) == [(0, len(encoded))]


def test_the_lines_of_a_block_of_base64_are_one_text() -> None:
    block = base64.encodebytes((CONFIGURATION * 4).encode()).decode()
    opened = decoded_base64(View(block, 0), 0, block.index("\n"))
    assert opened is not None
    assert opened.text == CONFIGURATION * 4


@pytest.mark.parametrize("data", [hashlib.sha256(b"a").hexdigest(), hashlib.sha512(b"a").hexdigest()])
def test_a_digest_says_nothing(data: str) -> None:
    assert decoded_base64(View(data, 0), 0, len(data)) is None


def test_base64_of_words_is_opened_and_of_bytes_is_not() -> None:
    token = base64.b64encode("password=hunter2; für dich".encode()).decode()
    text = f"a {token} b"
    opened = decoded_base64(View(text, 0), 2, 2 + len(token))
    assert opened is not None
    assert opened.text == "password=hunter2; für dich"
    assert opened.ranges(9, 16) == [(2, 2 + len(token))]
    noise = base64.b64encode(bytes(range(120, 200))).decode()
    assert decoded_base64(View(noise, 0), 0, len(noise)) is None


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=40), st.integers(1, 3))
def test_json_in_json_points_back(before: str, value: str, after: str, depth: int) -> None:
    text = json.dumps({"k": before + "\n" + value + "\n" + after})
    for _ in range(depth - 1):
        text = json.dumps({"k": text})
    current = View(text, 0)
    for _ in range(depth):
        current = next(view for view in views_of(current) if view.chain[-1] == "json")
    # Lone surrogates in pairs become two characters; the text is then longer than what was written.
    whole = current.text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert f"\n{value}\n" in whole
    assert current.ranges(0, len(current.text))[0][0] >= 0
    assert current.ranges(0, len(current.text))[-1][1] <= len(text)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 20))
def test_ranges_of_url_encoding_hold_the_whole_escape(text: str, start: int, length: int) -> None:
    stored = quote(text, safe="", errors="replace") + "%20"
    decoded = view(stored, "url")
    start = min(start, len(decoded.text) - 1)
    ranges = decoded.ranges(start, min(len(decoded.text), start + length))
    assert ranges
    assert all(stored[a] == "%" or stored[a - 2 : a - 1] != "%" for a, _ in ranges)
    assert all(a < b <= len(stored) for a, b in ranges)


@given(st.text(alphabet="\\u0041%4\"'+ \n\x1b[m&#;ab", max_size=80))
def test_nothing_in_a_text_breaks_a_decoder(text: str) -> None:
    for inner in views_of(View(text, 0)):
        for a, b in inner.ranges(0, len(inner.text)):
            assert 0 <= a < b <= len(text)
