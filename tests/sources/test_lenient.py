"""JSON that is almost JSON is read as it was meant, and nothing else is ever raised."""

import json
import threading

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.errors import DamagedInput
from commonplace.sources.lenient import MAX_DEPTH, Undecodable, decode, depth_of

ANY = msgspec.json.Decoder()


class Shape(msgspec.Struct):
    text: str


SHAPE = msgspec.json.Decoder(Shape)

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)
odd_text = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None))
odd = st.recursive(
    st.none() | st.floats() | odd_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(odd_text, inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'"\\ud83d"', "\ufffd"),
        (b'"\\ude00 \\ud83d\\ude00 \\ud83d"', "\ufffd \U0001f600 \ufffd"),
        (b'"\\\\ud83d"', "\\ud83d"),
        (b"[NaN, Infinity, -Infinity]", [None, None, None]),
        (b'["NaN", "-Infinity", NaN]', ["NaN", "-Infinity", None]),
        (b"[1e999, -1e999, 1e-999, NaN]", [None, None, 0.0, None]),
        (b'"a\tb\nc\x00d"', "a\tb\nc\x00d"),
        (b'{"a":\x00 1}\x00\x00', {"a": 1}),
        (b'"caf\xe9"', "caf\ufffd"),
        (b'"\xed\xa0\xbd"', "\ufffd\ufffd\ufffd"),
        (b"\xef\xbb\xbf[1]", [1]),
        (b'["\xe9", 1e999, "\\ud83d", "1e999", \x01 NaN]', ["\ufffd", None, "\ufffd", "1e999", None]),
        (b'[1e999, "\xe9"]', [None, "\ufffd"]),
        (b'"C:\\x\\Users \\u12"', "C:\\x\\Users \\u12"),
        (b'"a \\\n line"', "a \\\n line"),
    ],
)
def test_what_is_meant_is_read(data: bytes, expected: object) -> None:
    assert decode(data, ANY) == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x00\x00", "empty"),
        (b'{"a": 1', "truncated"),
        (b'{"a": "b', "truncated"),
        (b'{"a": "\\ud83d', "truncated"),
        (b"tru", "truncated"),
        (b"[1,]", "not-json"),
        (b"hello", "not-json"),
        (b"{'a': 1}", "not-json"),
        (b"[1] [2]", "not-json"),
        (b"[" * 2000 + b"]" * 2000, "too-deep"),
        (b'{"a":' * 2000 + b"1" + b"}" * 2000, "too-deep"),
        (b"[" * 100_000, "too-deep"),
        ("[1]".encode("utf-16"), "not-utf8"),
        ("[1]".encode("utf-32"), "not-utf8"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data, ANY)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "data", [b"[]", b'{"text": 1}', b'{"text": NaN}', b"{}", b'{"text": "\\ud83d", "text": 2}']
)
def test_another_shape_is_told_apart_from_damage(data: bytes) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data, SHAPE)
    assert caught.value.reason == "wrong-shape"


def test_shape_is_kept_through_repair() -> None:
    assert decode(b'{"text": "\\ud83d", "unknown": NaN}', SHAPE) == Shape("\ufffd")


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview, msgspec.Raw])
def test_every_kind_of_buffer_is_taken(wrap: type[bytes]) -> None:
    assert decode(wrap(b'["\\ud83d"]'), ANY) == ["\ufffd"]


def test_errors_hold_no_text() -> None:
    with pytest.raises(Undecodable) as caught:
        decode(b'{"secret words": oops}', ANY)
    assert isinstance(caught.value, DamagedInput)
    assert "secret" not in f"{caught.value!r} {caught.value.facts} {caught.value.__cause__!r}"


def test_depth_does_not_depend_on_who_asks() -> None:
    data = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH

    def ask_from(level: int) -> object:
        return ask_from(level - 1) if level else decode(data, ANY)

    value, levels = ask_from(300), 0
    while value:
        value, levels = value[0], levels + 1  # type: ignore[index]
    assert levels == MAX_DEPTH - 1


def test_brackets_in_strings_are_no_depth() -> None:
    assert depth_of(b'{"a": "[[[[\\"[[", "b": [[]]}') == 3


def test_a_hostile_string_costs_linear_time() -> None:
    data = b'["' + b'\\"' * 500_000 + b"\\ud83d" + b'"]'
    worker = threading.Thread(target=decode, args=(data, ANY), daemon=True)
    worker.start()
    worker.join(30)
    assert not worker.is_alive()


@given(plain, st.booleans())
def test_good_json_is_read_as_it_stands(value: object, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode()
    assert decode(data, ANY) == msgspec.json.decode(data)


@given(plain)
def test_repair_changes_nothing_that_is_good(value: object) -> None:
    data = json.dumps(["\ud83d", value]).encode()
    assert decode(data, ANY) == ["\ufffd", msgspec.json.decode(json.dumps(value))]


@given(odd, st.booleans())
def test_odd_json_is_always_readable(value: object, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert _without_surrogates(decode(data, ANY))


@given(odd, st.data())
def test_broken_json_raises_nothing_else(value: object, draw: st.DataObject) -> None:
    data = bytearray(json.dumps(value).encode())
    for position in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=4)):
        data[position] = draw.draw(st.integers(0, 255))
    cut = bytes(data[: draw.draw(st.integers(0, len(data)))])
    assert _reason(cut) in (None, "empty", "not-json", "truncated", "not-utf8")


@given(st.binary(max_size=60))
def test_any_bytes_raise_nothing_else(data: bytes) -> None:
    assert _reason(data) in (None, "empty", "not-json", "truncated", "not-utf8")


def _reason(data: bytes) -> str | None:
    """Why it cannot be read; None if it can, and then it can be written again."""
    try:
        return None if _without_surrogates(decode(data, ANY)) else "written badly"
    except Undecodable as error:
        return error.reason


def _without_surrogates(value: object) -> bool:
    return bool(msgspec.json.encode(value))
