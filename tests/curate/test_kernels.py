"""Each kernel against a slow and plain way of saying the same."""

import re
import unicodedata

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.curate.arrays import binary_slices, bytes_between
from commonplace.curate.chains import chains, digests
from commonplace.curate.engine import PROBE, signatures
from commonplace.curate.normalising import normalise, normalised
from commonplace.curate.shingles import jaccard, shingles
from commonplace.curate.signatures import band_keys, estimates, short_signatures
from commonplace.curate.words import words_of

SPACELESS = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
AWKWARD = st.text(
    st.one_of(
        st.sampled_from("aA  \n\t\x00\x7fß\u00a0\u200b\u3000你好ไทย日本ひらカタ\U00020000ﬁÀ\u0130"),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Hello,\n\n  World\t!", "hello, world !"),
        ("", ""),
        (" \n ", ""),
        ("ＡＢＣ ﬁne", "abc fine"),
        ("你好ab", "你 好 ab"),
        ("ไทย", "ไ ท ย"),
        ("ひカ漢", "ひ カ 漢"),
        ("a\u200bb\ufeff", "ab"),
        ("CAFE\u0301", "café"),
        ("a\u2028b", "a b"),
        ("\ud800x", "?x"),
    ],
)
def test_texts_have_one_form(text: str, form: str) -> None:
    assert normalised(text).decode() == form


@given(AWKWARD)
def test_ascii_takes_a_short_way_to_the_same_form(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    words = re.split("[\x00-\x20\x7f]+", plain.lower())
    assert normalised(plain).decode() == " ".join(word for word in words if word)
    # Beside a letter that is not ASCII the long way is taken.
    assert normalised(plain + " é").decode() == " ".join(word for word in [*words, "é"] if word)


@given(AWKWARD)
def test_no_form_holds_two_spaces_or_a_script_without_spaces_inside_a_word(text: str) -> None:
    form = normalised(text).decode()
    assert "  " not in form
    assert form == form.strip(" ")
    assert not re.search(f"{SPACELESS}[^ ]|[^ ]{SPACELESS}", form)
    assert unicodedata.normalize("NFC", form) or not form


@given(st.lists(st.one_of(st.none(), AWKWARD.filter(lambda text: not re.search("[\ud800-\udfff]", text)))))
def test_arrays_are_normalised_text_by_text(texts: list[str | None]) -> None:
    made = normalise(pa.array(texts, type=pa.string())).to_pylist()
    assert made == [None if text is None else normalised(text).decode() for text in texts]


@given(st.lists(st.binary(max_size=6), max_size=12), st.integers(0, 3))
def test_slices_of_arrays_are_their_values(values: list[bytes], cut: int) -> None:
    array = pa.array(values, type=pa.binary())[cut:]
    assert [bytes(piece) for piece in binary_slices(array)] == values[cut:]
    ends = np.array([0, len(array)])
    assert [bytes(piece) for piece in bytes_between(array, ends)] == [b"".join(values[cut:])]


def _said(*messages: tuple[str, str]) -> pa.Array:
    cells = [f'{{"role": "{role}", "content": "{text}"}}' for role, text in messages]
    return pa.array([cells], type=pa.list_(pa.string()))


def _raw(*raw: str) -> pa.Array:
    return pa.array([list(raw)], type=pa.list_(pa.string()))


def test_only_what_person_and_assistant_said_is_compared() -> None:
    messages = _said(
        ("system", "You are x"),
        ("user", "Hello There"),
        ("tool", "output"),
        ("assistant", "Hi"),
        ("user", "reminder"),
    )
    words = words_of(messages, _raw("system", "user", "tool", "assistant", "hidden:injected:user"))
    assert words.to_pylist() == [
        {"words": [b"hello there", b"hi"], "answers": [False, True], "text": "hello there hi"}
    ]


def test_calls_of_tools_are_words_of_the_assistant_and_damaged_cells_say_nothing() -> None:
    call = '{"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "Run"}}]}'
    cells = pa.array([[call, "{", "[]", '{"role": "user"}']], type=pa.list_(pa.string()))
    (made,) = words_of(cells, _raw("a")).to_pylist()
    assert made["words"] == [b'[{"function": {"name": "run"}}]']


def _chain(*messages: tuple[str, str]) -> list[int]:
    said = words_of(_said(*messages), _raw(*(role for role, _ in messages)))
    (chain,) = chains(said.field("words"), said.field("answers")).to_pylist()
    assert [
        int.from_bytes(full[:8], "little") for full in digests(said.field("words"), said.field("answers"))[0]
    ] == chain
    return chain


def test_equal_beginnings_have_equal_hashes_and_nothing_else_has() -> None:
    short = _chain(("user", "a"), ("assistant", "b"))
    long = _chain(("user", "A "), ("assistant", "b"), ("user", "c"))
    assert long[:2] == short
    others = [
        _chain(("user", "a"), ("user", "b")),
        _chain(("user", "ab")),
        _chain(("user", "a b")),
        _chain(("assistant", "a"), ("assistant", "b")),
    ]
    assert not {hashed for chain in others for hashed in chain} & {short[1], long[2]}


WORDS = st.lists(st.sampled_from(["a", "b", "cc", "d" * 70, "d" * 71, "é", "0"]), max_size=30)


@given(WORDS, WORDS)
def test_exact_similarity_is_that_of_sets_of_five_words(left: list[str], right: list[str]) -> None:
    one, two = (set(zip(*(words[at:] for at in range(5)), strict=False)) for words in (left, right))
    expected = len(one & two) / len(one | two) if one and two else 0.0
    made = [shingles(" ".join(words).encode()) for words in (left, right)]
    assert [len(each) for each in made] == [len(one), len(two)]
    assert jaccard(*made) == pytest.approx(expected)


def test_the_engine_makes_the_signatures_that_caches_hold() -> None:
    assert signatures(pa.array([PROBE[0]]))[0][0].as_py() == PROBE[1]


@pytest.mark.parametrize("alphabet", ["latin", "chinese"])
def test_estimates_are_near_the_exact_similarity(alphabet: str) -> None:
    random = np.random.default_rng(3)
    names = [f"w{n}" for n in range(5000)] if alphabet == "latin" else [chr(0x4E00 + n) for n in range(5000)]
    texts = []
    for share in (0.0, 0.01, 0.03, 0.1):
        words = [names[n] for n in np.random.default_rng(5).integers(0, 5000, 800)]
        for at in np.flatnonzero(random.random(800) < share):
            words[at] = names[random.integers(5000)]
        texts.append((" " if alphabet == "latin" else "").join(words))
    forms = normalise(pa.array(texts))
    short = short_signatures(signatures(forms))
    rows = np.asarray(short.flatten()).reshape(4, -1)
    sets = [shingles(bytes(form)) for form in binary_slices(forms)]
    exact = [jaccard(each, sets[0]) for each in sets]
    guessed = estimates(rows, np.repeat(rows[:1], 4, axis=0))
    assert exact[0] == 1.0 > exact[1] > exact[2] > exact[3] > 0.2
    assert np.abs(guessed - exact).max() < 0.12


def test_bands_are_equal_where_their_eight_minima_are() -> None:
    rows = np.arange(256, dtype=np.uint32).reshape(2, 128)
    rows[1, :8] = rows[0, :8]
    fixed = pa.FixedSizeListArray.from_arrays(pa.array(rows.reshape(-1)), 128)
    one, two = band_keys(fixed).to_pylist()
    assert one[0] == two[0]
    assert len({*one, *two}) == 31
