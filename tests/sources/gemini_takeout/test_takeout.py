"""Takeout of the Gemini app: single pairs, verbs in any language, and other products' activities left alone."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Attachment, Conversation, ReadEvent, Skipped, Tally, Text, UnknownRecord
from commonplace.sources.base import Probe
from commonplace.sources.gemini_takeout import SOURCE
from tests.sources.reading import Json, dropped, of_type, only, read_files, texts

CANARY = "quokka-7"


def activity(title: str, *answers: str, **more: object) -> Json:
    base: Json = {
        "header": "Gemini Apps",
        "title": title,
        "time": "2026-03-10T18:12:00.123Z",
        "products": ["Gemini Apps"],
    }
    return base | ({"safeHtmlItem": [{"html": each} for each in answers]} if answers else {}) | more


def read(records: list[Json], folder: Path) -> list[ReadEvent]:
    return read_files(SOURCE, {"MyActivity.json": json.dumps(records).encode()}, folder)


def test_a_pair_is_a_conversation_of_its_own(tmp_path: Path) -> None:
    events = read([activity("Prompted one", "<p>two</p>"), activity("Prompted three", "four")], tmp_path)
    first, second = of_type(events, Conversation)
    assert (texts(first), texts(second)) == (["one", "two"], ["three", "four"])
    assert first.native_id != second.native_id
    assert first.provenance.thread_reconstructed is False
    assert (first.provider, first.messages[1].model, first.asks) == ("google", None, ("declare-model",))
    assert first.messages[1].created is None


def test_page_and_json_of_one_account_give_the_same_ids(tmp_path: Path) -> None:
    page = (
        '<div class="outer-cell"><div class="header-cell">Gemini Apps</div>'
        '<div class="content-cell">Prompted&nbsp;one<br>Mar 10, 2026, 7:12:00\u202fPM CET<br><p>two</p></div></div>'
    )
    files = {
        "a.html": page.encode(),
        "b.json": json.dumps([activity("Prompted one", "<p>two</p>")]).encode(),
    }
    first, second = of_type(read_files(SOURCE, files, tmp_path), Conversation)
    assert first.native_id == second.native_id
    assert texts(first) == texts(second)


def test_the_verb_of_a_language_is_learned_from_its_titles(tmp_path: Path) -> None:
    prompts = ["apples", "bread", "cheese", "dill", "eggs", "a figs"]
    events = read([activity(f"Ερώτηση: {each}", "yes") for each in prompts], tmp_path)
    assert [texts(each)[0] for each in of_type(events, Conversation)] == prompts


def test_a_title_that_cannot_be_parted_is_kept_raw_and_not_published(tmp_path: Path) -> None:
    events = read([activity("Ερώτηση: apples", "yes"), activity("Ερώτηση: bread", "no")], tmp_path)
    assert of_type(events, Conversation) == []
    assert only(events, Tally).unknown == {"activity.unknown-verb": 2}
    assert len(of_type(events, UnknownRecord)) == 2


def test_what_is_no_chat_is_counted_and_not_kept(tmp_path: Path) -> None:
    records = [
        activity("Prompted one", "two", titleUrl=f"https://x/{CANARY}", details=[{"name": CANARY}]),
        activity(f"Used {CANARY}"),
        activity("Gave feedback: Good response"),
        activity(f"Searched for {CANARY}", header="Search", products=["Search"]),
    ]
    events = read(records, tmp_path)
    assert len(of_type(events, Conversation)) == 1
    assert CANARY not in repr(events)
    assert dropped(events) == {
        "message-not-found": 1,
        "other-activity": 1,
        "other-product": 1,
        "reference": 1,
        "side-record": 1,
    }


def test_files_are_kept_by_name_and_models_as_they_are_told(tmp_path: Path) -> None:
    one = activity(
        "Prompted one",
        'two<img src="x">',
        attachedFiles=["a/notes.txt"],
        subtitles=[{"name": "Model: 2.5 Pro"}],
    )
    found = only(read([one], tmp_path), Conversation)
    assert found.messages[0].parts == (Text("one"), Attachment(kind="file", name="notes.txt"))
    assert found.messages[1].parts == (Text("two"), Attachment(kind="image"))
    assert (found.messages[1].model, found.messages[1].model_source) == ("2.5 Pro", "message")


@pytest.mark.parametrize("header", ["Search", "YouTube", "Maps", "Bardolino"])
def test_other_products_are_left_alone(header: str) -> None:
    head = json.dumps([activity("Prompted x", header=header, products=[header])]).encode()
    assert SOURCE.sniff(Probe(path="Takeout/Gemini Apps/MyActivity.json", size=len(head), head=head)) is None


@pytest.mark.parametrize("header", ["Gemini Apps", "Gemini-Apps", "Bard", "Εφαρμογές Gemini"])
def test_the_product_is_known_by_every_name(header: str) -> None:
    head = json.dumps([activity("x", header=header, products=[])]).encode()
    match = SOURCE.sniff(Probe(path="data", size=len(head), head=head))
    assert match is not None
    assert match.score > 0.9


def test_a_torn_page_is_told(tmp_path: Path) -> None:
    page = (
        b'<div class="outer-cell"><div class="header-cell">Gemini</div><div class="content-cell">Prompted x'
    )
    assert only(read_files(SOURCE, {"a.html": page}, tmp_path), Skipped).reason == "truncated"


words = st.text(st.characters(codec="utf-8"), max_size=12)
records = st.fixed_dictionaries(
    {
        "header": st.sampled_from(["Gemini Apps", "Search"]),
        "title": st.one_of(
            words, words.map("Prompted {}".format), st.just("Used x"), st.none(), st.integers()
        ),
        "time": st.one_of(st.none(), words, st.integers(0, 9).map("2026-01-01T00:00:0{}Z".format)),
    },
    optional={"safeHtmlItem": st.lists(st.fixed_dictionaries({"html": words}), max_size=2), "odd": words},
)


@settings(deadline=None, max_examples=60)
@given(st.lists(records, max_size=6))
def test_every_record_is_a_pair_or_counted(found: list[Json]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        events = read([activity("Prompted anchor"), *found], Path(folder))
    tally = only(events, Tally)
    left_out = sum(
        tally.dropped.get(reason, 0) for reason in ("other-product", "other-activity", "message-not-found")
    )
    left_out += tally.unknown.get("activity.unknown-verb", 0)
    refused = len(
        [each for each in of_type(events, Skipped) if each.reason in ("duplicate", "no-readable-turns")]
    )
    assert len(of_type(events, Conversation)) + left_out + refused == tally.records == len(found) + 1
