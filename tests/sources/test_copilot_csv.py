"""Copilot's table: turned around and never sorted, chats by title, tables that are torn or no tables."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Conversation, ReadEvent, Skipped, Tally
from commonplace.sources import copilot_csv
from commonplace.sources.base import Probe
from commonplace.sources.copilot_csv import SOURCE
from tests.sources.reading import dropped, of_type, only, read_files, texts

HEADING = ("Conversation", "Time", "Author", "Message")
AT = "2026-07-26T23:22:10"


def table(*rows: tuple[str, ...], heading: tuple[str, ...] = HEADING) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows([heading, *rows])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def read(data: bytes, folder: Path) -> list[ReadEvent]:
    return read_files(SOURCE, {"copilot-activity-history.csv": data}, folder)


def test_rows_of_one_second_keep_their_order(tmp_path: Path) -> None:
    rows = [
        ("T", AT, "AI", "four"),
        ("T", AT, "Human", "three"),
        ("T", AT, "AI", "two"),
        ("T", AT, "Human", "one"),
    ]
    found = only(read(table(*rows), tmp_path), Conversation)
    assert texts(found) == ["one", "two", "three", "four"]
    assert [message.role for message in found.messages] == ["user", "assistant"] * 2
    assert found.provenance.thread_reconstructed is True
    assert (found.title, found.asks) == ("T", ("declare-model",))


def test_a_later_export_keeps_the_ids(tmp_path: Path) -> None:
    old = [("T", AT, "AI", "two"), ("T", AT, "Human", "one")]
    before = only(read(table(*old), tmp_path), Conversation)
    after = only(read(table(("T", "2026-08-01T10:00:00", "Human", "three"), *old), tmp_path), Conversation)
    assert before.native_id == after.native_id
    assert after.messages[:2] == before.messages


def test_chats_that_lie_between_each_other_are_parted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copilot_csv, "_HELD", 1)
    rows = [("A", AT, "AI", "a2"), ("B", AT, "AI", "b2"), ("A", AT, "Human", "a1"), ("B", AT, "Human", "b1")]
    found = of_type(read(table(*rows), tmp_path), Conversation)
    assert [texts(each) for each in found] == [["a1", "a2"], ["b1", "b2"]]


def test_long_answers_with_line_ends_and_quotes_are_whole(tmp_path: Path) -> None:
    text = 'a "b"\n\n' + "word, " * 60_000
    assert texts(only(read(table(("T", AT, "AI", text)), tmp_path), Conversation)) == [text]


def test_a_torn_table_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    whole = table(("T", AT, "AI", "two"), ("T", AT, "Human", "one and more"))
    events = read(table(("T", AT, "Human", "one"))[:-2] + b'\r\n"T",' + AT.encode() + b',AI,"tw', tmp_path)
    assert texts(only(events, Conversation)) == ["one"]
    assert only(events, Skipped).reason == "truncated"
    assert of_type(read(whole[:-8], tmp_path), Conversation)


def test_rows_of_another_width_and_speaker_are_told(tmp_path: Path) -> None:
    events = read(
        table(("T", AT, "AI", "two"), ("T",), ("T", AT, "Robot", "x"), ("T", AT, "Human", " ")), tmp_path
    )
    assert texts(only(events, Conversation)) == ["two"]
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape", "wrong-shape"]
    assert dropped(events) == {"empty-message": 1}


@pytest.mark.parametrize(
    "heading", [("Conversation", "Time"), ("Title", "Time", "Author", "Message"), ("a",)]
)
def test_other_tables_are_left_alone(heading: tuple[str, ...]) -> None:
    head = table(heading=heading)
    assert SOURCE.sniff(Probe(path="copilot-activity-history.csv", size=len(head), head=head)) is None


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
rows = st.tuples(st.sampled_from(["A", "B"]), st.just(AT), st.sampled_from(["AI", "Human", "x"]), cells)


@settings(deadline=None, max_examples=60)
@given(st.lists(rows, max_size=8))
def test_every_row_is_a_message_or_counted(found: list[tuple[str, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        events = read(table(("A", AT, "Human", "first"), *found), Path(folder))
    messages = sum(len(each.messages) for each in of_type(events, Conversation))
    refused = len([each for each in of_type(events, Skipped) if each.reason == "wrong-shape"])
    assert messages + refused + only(events, Tally).dropped.get("empty-message", 0) == len(found) + 1
