import base64
import json
from pathlib import Path
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.demo import PLANTED, Leftover, Planted, leftovers
from commonplace.demo.checking import finder

LONG = Planted("long", "secret.test", "Spargel-7Qx9mT2vLk")
SHORT = Planted("short", "personal.name", "Emil")


def check(folder: Path, cell: object) -> tuple[Leftover, ...]:
    (folder / "data").mkdir(exist_ok=True)
    pq.write_table(
        pa.table({"id": ["a", "b"], "messages": [[], [json.dumps(cell)]]}), folder / "data" / "x.parquet"
    )
    return leftovers(folder, [LONG, SHORT])


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ({"role": "user", "content": f"my key {LONG.value}!"}, "data/x.parquet, row 2, messages/0/1"),
        ({"arguments": {LONG.value: 1}}, "data/x.parquet, row 2, messages/0/0/0"),
        ({"arguments": json.dumps({"a": [LONG.value]})}, "data/x.parquet, row 2, messages/0/0/0/0"),
        ({"content": LONG.value.upper()}, "data/x.parquet, row 2, messages/0/0"),
        ({"content": "Spargel-\n7Qx9mT2vLk"}, "data/x.parquet, row 2, messages/0/0"),
        (
            {"content": base64.b64encode(f"k={LONG.value};".encode()).decode()},
            "data/x.parquet, row 2, messages/0/0",
        ),
        ({"content": LONG.value.encode().hex()}, "data/x.parquet, row 2, messages/0/0"),
    ],
)
def test_a_value_is_found_in_every_string_and_named_by_place_alone(
    tmp_path: Path, cell: object, place: str
) -> None:
    found = check(tmp_path, cell)
    assert [(each.kind, each.place) for each in found] == [("secret.test", place)]
    assert LONG.value not in repr(found)


def test_short_values_must_stand_alone(tmp_path: Path) -> None:
    assert check(tmp_path, {"content": "Emilia, a token xEmil9, EMILY"}) == ()
    assert [each.kind for each in check(tmp_path, {"content": "für Emil."})] == ["personal.name"]


def test_files_beside_the_rows_are_read_too(tmp_path: Path) -> None:
    assert check(tmp_path, {"content": "nothing"}) == ()
    for name in ("README.md", "LICENSE", "manifest.json"):
        (tmp_path / name).write_text(f"by {LONG.value}", encoding="utf-8")
    assert [each.place for each in leftovers(tmp_path, [LONG])] == ["LICENSE", "README.md", "manifest.json"]


def test_numbers_are_compared_as_text(tmp_path: Path) -> None:
    number = PLANTED["mobile-number"]
    (tmp_path / "data").mkdir()
    cell = json.dumps({"phone": int(number.value)})
    pq.write_table(pa.table({"messages": [[cell]]}), tmp_path / "data" / "x.parquet")
    assert [each.place for each in leftovers(tmp_path, [number])] == ["data/x.parquet, row 1, messages/0/0"]


@given(st.sampled_from(sorted(PLANTED)), st.binary(max_size=9), st.binary(max_size=9))
def test_every_value_is_known_again_in_its_encodings(name: str, before: bytes, after: bytes) -> None:
    value = PLANTED[name].value
    pattern = finder(value)
    assert pattern.search(f"({value})".casefold())
    if len(value) >= 8:
        packed = base64.b64encode(before + value.encode() + after).decode()
        assert pattern.search(packed.casefold())
        assert pattern.search(quote(f"/{value}/", safe="").casefold())
        assert pattern.search(json.dumps(json.dumps(value)).casefold().replace("\\\\", "\\"))
