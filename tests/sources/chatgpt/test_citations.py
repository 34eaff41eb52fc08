import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.sources.chatgpt.citations import plain_text
from commonplace.sources.chatgpt.shapes import Citation, CitationSource, Metadata, Reference, ReferenceItem

OPEN, CLOSE, SEPARATOR = "\ue200", "\ue201", "\ue202"


def mark(*fields: str) -> str:
    return OPEN + SEPARATOR.join(fields) + CLOSE


CITE = mark("cite", "turn0search0")


def resolved(text: str, *references: Reference) -> str:
    return plain_text(text, Metadata(content_references=list(references))).text


def test_a_text_without_marks_is_the_same_text() -> None:
    text = "Plain, with 【brackets】 and a † dagger."
    assert plain_text(text, None).text == text


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        (Reference(CITE, alt="([Tin](https://a.example))"), "([Tin](https://a.example))"),
        (Reference(CITE, type="webpage", title="T[1]", url="https://a.example"), "[T(1)](https://a.example)"),
        (
            Reference(
                CITE,
                items=[
                    ReferenceItem("A", "https://a.example"),
                    ReferenceItem(None, "https://b.example", "B"),
                    ReferenceItem("No page", "javascript:x"),
                ],
            ),
            "[A](https://a.example), [B](https://b.example), No page",
        ),
        (Reference(CITE, type="file", name="notes.pdf"), "notes.pdf"),
    ],
)
def test_a_mark_becomes_what_its_reference_says(reference: Reference, words: str) -> None:
    assert resolved(f"It is so {CITE}.", reference) == f"It is so {words}."


def test_a_mark_that_nothing_explains_is_taken_out_with_its_blank() -> None:
    found = plain_text(f"One {CITE}. Two {CITE} three {CITE}", None)
    assert (found.text, found.resolved, found.stripped) == ("One. Two three", 0, 3)


def test_a_hidden_reference_is_taken_out() -> None:
    assert (
        resolved(f"One {CITE}.", Reference(CITE, type="hidden", title="x", url="https://a.example")) == "One."
    )


def test_the_list_of_sources_at_the_end_does_not_replace_blanks() -> None:
    footnote = Reference(" ", type="sources_footnote", title="All", url="https://a.example")
    assert resolved(f"One two {CITE}", footnote) == "One two"


def test_words_inside_a_mark_stay_in_the_sentence() -> None:
    ada = mark("entity", '["person","Ada","mathematician"]')
    text = f"See {ada} on {mark('url', 'her page', 'https://a.example')}."
    assert plain_text(text, None).text == "See Ada on [her page](https://a.example)."
    assert plain_text(f"See {mark('url', 'the result', 'turn0search1')}.", None).text == "See the result."
    assert plain_text(f"See {mark('entity', '[broken')}.", None).text == "See."


def test_a_reference_may_name_only_the_beginning_of_its_mark() -> None:
    start = OPEN + SEPARATOR.join(("url", "Tin", ""))
    reference = Reference(start, title="Tin", url="https://a.example")
    assert resolved(f"See {start}https://a.example{CLOSE}!", reference) == "See [Tin](https://a.example)!"


def test_a_mark_that_was_never_closed_takes_no_words_with_it() -> None:
    open_mark = f"{OPEN}cite{SEPARATOR}turn0search0{SEPARATOR}turn1view2"
    assert plain_text(f"One {open_mark} two.", None).text == "One two."


def test_a_link_gets_a_blank_before_it() -> None:
    assert (
        resolved(f"Tin.{CITE}", Reference(CITE, alt="[A](https://a.example)"))
        == "Tin. [A](https://a.example)"
    )


@pytest.mark.parametrize("prefix", ["", "naïve ", "😀 "])
@pytest.mark.parametrize("unit", ["code points", "UTF-16"])
def test_older_marks_are_found_by_their_place(prefix: str, unit: str) -> None:
    text = f"{prefix}About 3 kg【11†source】. More【12†source】."
    before = text[: text.index("【")]
    start = len(before) if unit == "code points" else len(before.encode("utf-16-le")) // 2
    citation = Citation(start, start + 11, CitationSource("Bees", None, "https://a.example"))
    found = plain_text(text, Metadata(citations=[citation]))
    assert found.text == f"{prefix}About 3 kg [Bees](https://a.example). More."
    assert (found.resolved, found.stripped) == (1, 1)


def test_a_citation_without_a_mark_at_its_place_changes_nothing() -> None:
    citation = Citation(2, 4, CitationSource("Bees", None, "https://a.example"))
    assert plain_text("A text【", Metadata(citations=[citation])).text == "A text【"


PIECES = st.lists(
    st.sampled_from(
        [OPEN, CLOSE, SEPARATOR, "cite", "turn0search0", "【", "†", "】", " ", ".", "\n", "word", "\ue203"]
    )
    | st.text(max_size=5)
)


@given(PIECES)
def test_no_private_mark_survives(pieces: list[str]) -> None:
    text = plain_text("".join(pieces), None).text
    assert not re.search("[\ue200-\ue206]", text)


@pytest.mark.parametrize("piece", ["【†", "【", "\ue200cite", "\ue200", "\ue200a\ue202", "【a†b"])
def test_hostile_texts_take_linear_time(piece: str) -> None:
    assert len(plain_text(piece * 100_000, None).text) <= len(piece) * 100_000
