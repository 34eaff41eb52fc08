from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from commonplace.records import Conversation
from commonplace.records.arrow import (
    RowWriter,
    copy_without,
    read_ids,
    read_rows,
    row_bytes,
    rows_of,
    schema,
    table,
)
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row
from tests.records.conversation_strategies import conversations, simple

CONTEXT = RowContext(id="cp1-x", redaction_version="1")
FORBIDDEN = [
    "prompt",
    "completion",
    "chosen",
    "rejected",
    "label",
    "labels",
    "text",
    "input_ids",
    "chat_template_kwargs",
]


@given(conversations())
def test_rows_survive_the_table(conversation: Conversation) -> None:
    row = to_row(conversation, CONTEXT)
    assert rows_of(table([row, row])) == [row, row]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(conversations())
def test_rows_survive_the_file_and_equal_rows_give_equal_bytes(
    tmp_path: Path, conversation: Conversation
) -> None:
    row = to_row(conversation, CONTEXT)
    for name in ("one.parquet", "two.parquet"):
        with RowWriter(tmp_path / name) as file:
            file.write([row, row])
            file.write([row])
    assert list(read_rows(tmp_path / "one.parquet")) == [row] * 3
    assert read_ids(tmp_path / "two.parquet") == ["cp1-x"] * 3
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert pq.ParquetFile(tmp_path / "one.parquet").num_row_groups == 2


def test_the_file_has_the_json_type_no_stored_schema_and_a_page_index(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    with RowWriter(path) as file:
        file.write([])
    meta = pq.read_metadata(path)
    assert meta.metadata is None or b"ARROW:schema" not in meta.metadata
    assert isinstance(pq.read_schema(path).field("messages").type.value_type, pa.JsonType)


def test_columns_are_those_of_the_row_and_none_that_trainers_take_for_another() -> None:
    assert schema().names == list(Row.__struct_fields__)
    assert not set(schema().names) & set(FORBIDDEN)


def test_no_rows_make_an_empty_table() -> None:
    assert table([]).num_rows == 0
    assert table([]).schema == schema()


def test_columns_of_a_later_version_are_left_aside() -> None:
    row = to_row(simple(), CONTEXT)
    later = table([row]).append_column("later", pa.array([1]))
    assert rows_of(later) == [row]


def test_bytes_count_text_as_utf8() -> None:
    row = to_row(simple(), CONTEXT)
    longer = to_row(simple(), RowContext(id="cp1-xé", redaction_version="1"))
    assert row_bytes(longer) == row_bytes(row) + 2


def test_a_copy_without_some_rows_has_the_bytes_of_a_file_that_never_had_them(tmp_path: Path) -> None:
    rows = [to_row(simple(), replace(CONTEXT, id=f"cp1-{number}")) for number in range(4)]
    with RowWriter(tmp_path / "all.parquet") as file:
        file.write(rows[:2])
        file.write(rows[2:])
    with RowWriter(tmp_path / "fewer.parquet") as file:
        file.write(rows[1:2])
        file.write(rows[2:])
    copy_without(tmp_path / "all.parquet", tmp_path / "copy.parquet", {"cp1-0", "cp1-unknown"})
    assert (tmp_path / "copy.parquet").read_bytes() == (tmp_path / "fewer.parquet").read_bytes()
