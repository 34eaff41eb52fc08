"""What holds for every neighbour: nothing of it is lost without a count, nothing passes unredacted, equal bytes."""

import json
from pathlib import Path

import datasets
import pytest

from commonplace.collect.neighbours import ADAPTERS, adopt
from commonplace.errors import UsageError
from commonplace.privacy import Scanner
from commonplace.records import Conversation, ScanResult
from commonplace.settings import cache_folder
from tests.collect.neighbours.adopted import NOW, SAMPLES, Neighbourhood, as_lines, as_parquet, sample

TALK = [{"role": "user", "content": "Hello"}, {"role": "assistant", "content": "Hi"}]


def test_originals_stay_and_rows_name_the_file_they_come_from(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("data/a.jsonl", (SAMPLES / "wildchat.jsonl").read_bytes())
    state = near.adopt().state
    assert state == near.mirror.origin("hf:some/dataset")
    raw, derived = state.files
    assert (raw.role, raw.path) == ("raw", "data/a.jsonl")
    assert (derived.role, derived.path) == ("rows", "@rows/data/train-0001-00000.parquet")
    assert (derived.derived_from, derived.rows) == (raw.sha256, 2)
    assert near.mirror.object(raw.sha256).read_bytes() == (SAMPLES / "wildchat.jsonl").read_bytes()
    [file] = near.mirror.row_files(verified=False)
    assert (file.third_party, file.redistribution, file.revision) == (True, "yes", "c0ffee")


def test_several_logs_read_as_one_name_the_list_of_them(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    log = (SAMPLES / "claude-session.jsonl").read_bytes()
    near.put("a/session.jsonl", log)
    near.put("b/session.jsonl", log.replace(b"5d3c", b"77aa").replace(b"u-1", b"v-1").replace(b"u-2", b"v-2"))
    near.put("README.md", b"# A card\n")
    adoption = near.adopt()
    assert (adoption.receipt.rows, adoption.receipt.skipped) == (2, {"unrecognised": 1})
    derived = [file for file in adoption.state.files if file.role == "rows"]
    assert len(derived) == 1
    assert derived[0].derived_from not in {file.sha256 for file in near.files}


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    hashes = []
    for turn in ("one", "two"):
        near = Neighbourhood(tmp_path / turn)
        for name in ("messages.jsonl", "oasst-messages.jsonl", "dataclaw.jsonl"):
            near.put(name, (SAMPLES / name).read_bytes())
        hashes.append([file.sha256 for file in near.adopt(workers=int(turn == "two")).state.files])
    assert hashes[0] == hashes[1]


def test_derived_rows_open_with_datasets(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", (SAMPLES / "messages.jsonl").read_bytes())
    near.adopt()
    [file] = near.mirror.row_files(verified=False)
    copy = tmp_path / "rows.parquet"
    copy.write_bytes(file.file.read_bytes())
    rows = datasets.load_dataset(
        "parquet", data_files=str(copy), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert rows.num_rows == 3
    first = rows[0]
    assert first["messages"][2]["tool_calls"][0]["function"]["arguments"] == {"command": "ls"}
    assert first["consent"] is None
    assert first["provenance"]["collection"] == "third_party_dataset"
    assert first["metadata"]["third_party"]["origin"] == "hf:some/dataset"


def test_ids_come_from_the_origin_and_the_datasets_own_id(tmp_path: Path) -> None:
    ids = {}
    for origin in ("hf:a/b", "hf:c/d"):
        near = Neighbourhood(tmp_path / origin[3], origin=origin)
        near.put("x.jsonl", as_lines([{"id": "7", "messages": TALK}, {"messages": TALK}]))
        near.adopt()
        ids[origin] = [row.id for row in near.rows()]
    other = Neighbourhood(tmp_path / "reordered", origin="hf:a/b")
    changed = [*TALK, {"role": "user", "content": "And you?"}]
    other.put("y.json", json.dumps([{"messages": TALK}, {"id": "7", "messages": changed}]).encode())
    other.adopt()
    assert [row.id for row in other.rows()] == ids["hf:a/b"][::-1]
    assert not set(ids["hf:a/b"]) & set(ids["hf:c/d"])


def test_conversations_of_one_id_are_numbered(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", as_lines([{"id": "7", "messages": TALK}] * 3))
    near.adopt()
    assert len({row.id for row in near.rows()}) == 3


def test_found_values_are_replaced_in_every_part(tmp_path: Path) -> None:
    address = "lena.vogt@posteo.de"
    turns = [
        {"role": "user", "content": f"Write to {address}"},
        {
            "role": "assistant",
            "content": "",
            "reasoning_content": f"{address} it is",
            "tool_calls": [
                {"function": {"name": "mail", "arguments": json.dumps({"to": address, address: 1})}}
            ],
        },
        {"role": "tool", "content": json.dumps({"sent": [address]})},
    ]
    near = Neighbourhood(tmp_path)
    tools = [{"name": "mail", "description": f"as {address}"}]
    near.put("x.jsonl", as_lines([{"messages": turns, "tools": tools}]))
    receipt = near.adopt().receipt
    assert receipt.rows == 1
    [file] = near.mirror.row_files(verified=False)
    [row] = near.rows()
    assert address not in repr(row)
    assert row.redaction.total >= 4
    assert address.encode() not in file.file.read_bytes()
    assert address not in repr(receipt)


def test_a_fact_that_is_personal_refuses_its_row(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", as_lines([{"messages": TALK, "source": "lena.vogt@posteo.de"}, {"messages": TALK}]))
    receipt = near.adopt().receipt
    assert (receipt.rows, receipt.skipped) == (1, {"still-leaks": 1})
    assert "lena" not in repr(receipt)


def test_what_no_scan_covered_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = Scanner.scan

    def broken(self: Scanner, conversations: list[Conversation]) -> list[ScanResult]:
        results = scan(self, conversations)
        failed = ScanResult(status="failed", findings=(), leaves=0, characters=0, version="", detail="rule")
        return [failed, *results[1:]]

    monkeypatch.setattr(Scanner, "scan", broken)
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", as_lines([{"id": "a", "messages": TALK}, {"id": "b", "messages": TALK}]))
    receipt = near.adopt().receipt
    assert (receipt.rows, receipt.skipped) == (1, {"not-scanned": 1})


def test_long_rows_have_files_of_their_own(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    words = " ".join(f"word{number}" for number in range(200_000))
    near.put("x.jsonl", as_lines([{"messages": [{"role": "user", "content": words}]}, {"messages": TALK}]))
    state = near.adopt().state
    assert [file.role for file in state.files] == ["raw", "rows", "long"]


def test_a_named_adapter_reads_whatever_it_is_given(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", (SAMPLES / "wildchat.jsonl").read_bytes())
    assert near.adopt("messages-column").state.adapter == "messages-column"
    near.adopt("opentraces")
    assert near.mirror.origin("hf:some/dataset") is not None
    assert [file.rows for file in near.mirror.row_files(verified=False)] == []
    with pytest.raises(UsageError):
        near.adopt("no-such-thing")


def test_adopting_again_replaces_what_was_derived(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("x.jsonl", as_lines([{"id": "1", "messages": TALK}]))
    near.adopt()
    near.files.clear()
    near.put("x.jsonl", as_lines([{"id": "1", "messages": TALK}, {"id": "2", "messages": TALK}]))
    state = adopt(
        near.mirror, near.neighbour, near.files, workers=0, cache=cache_folder(tmp_path), now=lambda: NOW + 5
    ).state
    assert (state.first_seen, state.last_seen) == (NOW, NOW + 5)
    assert [file.rows for file in near.mirror.row_files(verified=False)] == [2]
    assert list((near.mirror.folder / "incoming").iterdir()) == []


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.jsonl", b""),
        ("a.jsonl", b"\0" * 4096),
        ("a.json", b"[" * 5000),
        ("a.jsonl", b'{"messages":' + b"[" * 3000),
        ("a.json", b"\xff\xfe{\0}\0"),
        ("a.parquet", b"PAR1" + b"\0" * 64),
        ("a.parquet", b"PAR1garbagePAR1"),
        ("../../etc/passwd", b'{"messages": [{"role": "user", "content": "x"}]}\n'),
        ("a.bin", bytes(range(256)) * 64),
    ],
)
@pytest.mark.parametrize("adapter", [None, "messages-column", "oasst", "pi-share-hf", "agent-traces"])
def test_hostile_files_end_in_a_count(path: str, data: bytes, adapter: str | None, tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put(path, data)
    receipt = near.adopt(adapter).receipt
    assert receipt.records == receipt.rows + sum(receipt.skipped.values())
    assert all(path not in str(file.file) for file in near.mirror.row_files(verified=False))


def test_a_torn_parquet_counts_the_rows_it_lost(tmp_path: Path) -> None:
    whole = as_parquet([{"id": str(number), "messages": TALK} for number in range(500)], tmp_path / "made")
    middle = len(whole) // 3
    near = Neighbourhood(tmp_path)
    near.put("x.parquet", whole[:8] + b"\0" * (middle - 8) + whole[middle:])
    receipt = near.adopt("messages-column").receipt
    assert receipt.rows + sum(receipt.skipped.values()) == 500
    assert receipt.skipped


def test_rows_are_in_any_container(tmp_path: Path) -> None:
    records = sample("messages.jsonl")
    near = Neighbourhood(tmp_path)
    near.put("pretty.json", json.dumps(records, indent=2).encode())
    near.put("inside.json", json.dumps({"data": records}).encode())
    near.put("lines.txt", as_lines(records))
    assert near.adopt().receipt.rows == 3 * len(records)


def test_every_adapter_says_what_it_is() -> None:
    assert len({adapter.id for adapter in ADAPTERS}) == len(ADAPTERS)
    assert all(adapter.title and adapter.version >= 1 for adapter in ADAPTERS)


def test_files_are_read_by_their_content_not_their_names(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    near.put("opentraces.parquet", (SAMPLES / "lmsys.jsonl").read_bytes())
    assert near.adopt().state.adapter == "lmsys-chat"


def test_an_empty_dataset_is_no_error(tmp_path: Path) -> None:
    near = Neighbourhood(tmp_path)
    adoption = near.adopt()
    assert (adoption.receipt.records, adoption.state.files) == (0, ())
