"""What an index holds, and that nobody reads another one than was written."""

from pathlib import Path

import msgspec
import pytest

from commonplace.curate.decontamination import Rules, make_index, read_index, write_index
from commonplace.errors import DamagedInput, UsageError
from tests.curate.decontamination.sets import BAKER, RIVER, SHORT, SUITE, index_of, written


def test_an_index_comes_back_as_it_was_written(tmp_path: Path) -> None:
    made = index_of(tmp_path, [RIVER, BAKER, SHORT, "Why?"])
    write_index(made, tmp_path / "small.index")
    read = read_index(tmp_path / "small.index")
    assert (read.facts, read.digest, read.names) == (made.facts, made.digest, ("0", "1", "2", "3"))
    assert (made.facts.items, made.facts.short, made.facts.unusable) == (4, 1, 1)
    assert made.facts.runs == len(RIVER.split()) - 7 + len(BAKER.split()) - 7


def test_no_word_of_an_item_is_in_the_file(tmp_path: Path) -> None:
    write_index(index_of(tmp_path, [RIVER, SHORT]), tmp_path / "small.index")
    data = (tmp_path / "small.index").read_bytes()
    assert not [word for word in ("river", "northern", "red book") if word.encode() in data]


def test_the_digest_follows_items_and_rules_and_nothing_else(tmp_path: Path) -> None:
    one = index_of(tmp_path / "a", [RIVER])
    again = make_index("other", SUITE, [written(tmp_path / "b", [{"question": RIVER}], "x.jsonl")], Rules())
    assert one.digest == again.digest
    others = [
        index_of(tmp_path / "c", [RIVER, BAKER]),
        index_of(tmp_path / "d", [RIVER], Rules(run=13, rule="any")),
        index_of(tmp_path / "e", [RIVER], Rules(turns="all")),
    ]
    assert len({one.digest, *(each.digest for each in others)}) == 4


def test_a_damaged_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.index"
    write_index(index_of(tmp_path, [RIVER, BAKER]), path)
    data = path.read_bytes()
    for place in range(0, len(data), 199):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :])
        with pytest.raises(DamagedInput):
            read_index(path)
    for other in (b"no index", b"", data[:-1]):
        path.write_bytes(other)
        with pytest.raises(DamagedInput):
            read_index(path)


def test_a_set_without_the_fields_of_its_suite_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, [{"text": RIVER}])
    with pytest.raises(UsageError, match="fields") as caught:
        make_index("small", SUITE, [path], Rules())
    assert "river" not in msgspec.json.encode(caught.value.facts).decode()
