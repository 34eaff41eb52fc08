"""Meta AI's page: pairs in both orders, pages of another shape told."""

from pathlib import Path

from commonplace.records import Attachment, Conversation, ReadEvent, Skipped
from commonplace.sources.base import Probe
from commonplace.sources.meta_ai import SOURCE
from tests.sources.reading import dropped, of_type, only, read_files, texts

MINUTE = "Mar 02, 2026 9:{:02} pm"


def said(speaker: str, body: str, minute: int) -> str:
    return (
        f'<section class="_a6-g"><h2 class="_a6-h">{speaker}</h2><div class="_a6-p">{body}</div>'
        f'<footer class="_a6-o">{MINUTE.format(minute)}</footer></section>'
    )


def read(blocks: list[str], folder: Path) -> list[ReadEvent]:
    page = "<html><body>" + "".join(blocks) + "</body></html>"
    return read_files(SOURCE, {"meta_ai_profile/your_ai_conversations.html": page.encode()}, folder)


BLOCKS = [said("You", "a", 1), said("Meta AI", "b", 1), said("Meta AI", "c", 2), said("You", "d", 3)]


def test_both_orders_give_the_same_pairs(tmp_path: Path) -> None:
    oldest = of_type(read(BLOCKS, tmp_path), Conversation)
    newest = of_type(read(BLOCKS[::-1], tmp_path), Conversation)
    assert sorted(map(texts, oldest)) == sorted(map(texts, newest)) == [["a", "b", "c"], ["d"]]
    assert {each.native_id for each in oldest} == {each.native_id for each in newest}
    assert all(each.provenance.thread_reconstructed is False for each in oldest)


def test_pictures_are_told_and_not_pointed_to(tmp_path: Path) -> None:
    events = read([said("Meta AI", '<img src="quokka-7.png">', 2), said("You", "draw", 1)], tmp_path)
    assert only(events, Conversation).messages[1].parts == (Attachment(kind="image"),)
    assert dropped(events) == {"reference": 1}
    assert "quokka-7" not in repr(events)


def test_a_block_of_another_shape_is_told(tmp_path: Path) -> None:
    events = read([*BLOCKS, said("Mira", "quokka-7", 4), '<div class="_a6-g"></div>'], tmp_path)
    assert [each.reason for each in of_type(events, Skipped)] == ["wrong-shape"] * 2
    assert "quokka-7" not in repr(events)


def test_messages_of_people_on_the_same_kind_of_page_are_left_alone() -> None:
    head = said("Mira", "hello", 1).encode()
    assert SOURCE.sniff(Probe(path="messages/inbox/message_1.html", size=len(head), head=head)) is None
