"""What is found of items in rows, against plain Python and by example."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.curate.decontamination.index import Index, Rules
from commonplace.curate.decontamination.matching import match
from commonplace.curate.decontamination.streams import said_in
from commonplace.curate.rows import read_rows
from tests.curate.decontamination.sets import BAKER, RIVER, SHORT, index_of
from tests.curate.rows_in_files import Said, file_of, row


def batch_of(folder: Path, *said: list[Said]) -> pa.RecordBatch:
    rows = [row(f"cp1-{at}", each) for at, each in enumerate(said)]
    (batch,) = read_rows(file_of(folder / "rows", rows))
    return batch


def found(folder: Path, index: Index, *said: list[Said]) -> list[tuple[int, int, float]]:
    hits = match(said_in(batch_of(folder, *said)), index)
    return list(zip(hits.rows.tolist(), hits.items.tolist(), hits.shares.round(3).tolist(), strict=True))


WORDS = st.lists(st.sampled_from("abcdefgh"), min_size=10, max_size=24)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=3), WORDS, st.sampled_from(["coverage", "containment", "any"]))
def test_shares_are_what_plain_python_says(
    items: list[list[str]], said: list[str], rule: Literal["coverage", "containment", "any"]
) -> None:
    with TemporaryDirectory() as folder:
        index = index_of(Path(folder), [" ".join(item) for item in items], Rules(rule=rule, run=3))
        hits = found(Path(folder), index, [("user", " ".join(said))])
    wanted: dict[int, float] = {}
    held = {tuple(said[at : at + 3]) for at in range(len(said) - 2)}
    for number, item in enumerate(items):
        first = items.index(item)
        places = [at for at in range(len(item) - 2) if tuple(item[at : at + 3]) in held]
        words = {at + step for at in places for step in range(3)}
        share = {
            "coverage": len(words) / len(item),
            "containment": len(places) / (len(item) - 2),
            "any": float(bool(places)),
        }[rule]
        if places and first == number:
            wanted[number] = round(share, 3)
    assert {item: share for _, item, share in hits} == wanted
    assert [share for *_, share in hits] == sorted(wanted.values(), reverse=True)


def test_shapes_in_which_an_item_stands(tmp_path: Path) -> None:
    index = index_of(tmp_path, [RIVER, BAKER, SHORT])
    half = BAKER.index(" noon")
    hits = found(
        tmp_path,
        index,
        [("user", f"Please help me. {RIVER.upper().replace(' ', '  ')}?!"), ("assistant", "Hm.")],
        [("user", BAKER[:half]), ("assistant", "Go on."), ("user", BAKER[half:])],
        [("user", BAKER.replace("loaves", "rolls"))],
        [("user", "who wrote — THE RED BOOK")],
        [("user", "Tell me who wrote the red book please")],
        [("user", "A baker sells forty loaves in the morning.")],
        [("user", "What is a river?"), ("assistant", RIVER)],
        [("system", RIVER), ("user", "Hello there")],
    )
    assert hits == [(0, 0, 1.0), (1, 1, 1.0), (2, 1, 0.773), (3, 2, 1.0), (5, 1, 0.364)]


def test_all_turns_if_wanted(tmp_path: Path) -> None:
    said: list[Said] = [("user", "What is a river?"), ("assistant", RIVER)]
    assert found(tmp_path, index_of(tmp_path, [RIVER], Rules(turns="all")), said) == [(0, 0, 1.0)]
    assert found(tmp_path, index_of(tmp_path, [RIVER]), said) == []


def test_what_the_product_said_for_the_person_is_not_looked_at(tmp_path: Path) -> None:
    batch = batch_of(tmp_path, [("user", RIVER)])
    turns = batch.column("turns").to_pylist()
    turns[0][0]["role_raw"] = "injected:reminder"
    at = batch.schema.get_field_index("turns")
    hidden = batch.set_column(at, batch.schema.field(at), pa.array(turns, type=batch.column("turns").type))
    index = index_of(tmp_path, [RIVER])
    assert len(match(said_in(batch), index).rows) == 1
    assert len(match(said_in(hidden), index).rows) == 0


def test_words_that_many_items_share_do_not_count(tmp_path: Path) -> None:
    opening = "read the following text with care and answer the question about"
    items = [f"{opening} {name} and its {name} neighbours near {name} bay" for name in "abcdefgh"]
    index = index_of(tmp_path, items)
    assert found(tmp_path, index, [("user", f"{opening} nothing at all")]) == []
    ((row_, item, share),) = found(tmp_path, index, [("user", items[3])])
    assert (row_, item, share) == (0, 3, 1.0)


def test_items_that_are_little_but_a_template_must_be_there_entirely(tmp_path: Path) -> None:
    items = [f"in a race of seven the fastest of them all is runner number {number}" for number in range(30)]
    index = index_of(tmp_path, items)
    assert [hit for hit in found(tmp_path, index, [("user", items[7])]) if hit[2] > 0.5] == [(0, 7, 1.0)]
    assert not [hit for hit in found(tmp_path, index, [("user", items[0][:-2])]) if hit[2] > 0.5]


def test_chinese_is_compared_by_its_characters(tmp_path: Path) -> None:
    text = "请问北方的省份之中哪一条河流在春天的水量比整个秋天还要多呢"
    index = index_of(tmp_path, [text])
    ((_, _, share),) = found(tmp_path, index, [("user", "你好。" + text.replace("春", "夏") + "谢谢")])
    assert 0.9 < share < 1


CODE = """def pick(values, limit):
    chosen = [value * 3 for value in values if value % 7 == limit]
    chosen.sort(key=lambda entry: -entry)
    return chosen[:limit] + values[limit:]
"""


def test_renamed_code_is_found(tmp_path: Path) -> None:
    index = index_of(tmp_path, [{"code": CODE}], Rules(turns="all"))
    other = CODE.replace("value", "v").replace("chosen", "keep").replace("limit", "n").replace("pick", "f1")
    said: list[Said] = [("user", "Write it."), ("assistant", f"Here:\n```python\n# mine\n{other}```")]
    assert found(tmp_path, index, said) == [(0, 0, 1.0)]
    assert found(tmp_path, index, [("user", CODE.replace("sort", "append").replace("%", "+"))])[0][2] < 0.9


@pytest.mark.parametrize("question", ["Red or blue or green?", "What is it called there?"])
def test_a_short_question_is_found_with_its_choices(tmp_path: Path, question: str) -> None:
    index = index_of(tmp_path, [{"question": question, "choices": ["the north", "a south", "some east"]}])
    asked = f"Quiz time! {question} (A) the north (B) a south (C) some east. Answer with a letter."
    assert found(tmp_path, index, [("user", asked)])[0] == (0, 0, 1.0)
