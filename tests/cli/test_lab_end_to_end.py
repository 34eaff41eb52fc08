"""Both sides through the command line: given, collected, verified, judged, checked, taken back, and nothing left."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commonplace.collect import Mirror
from commonplace.records.arrow import read_rows
from commonplace.records.row import Row
from tests.cli.running import ANSWERS, Shell
from tests.collect.fleet import Donor, publish
from tests.hub_server import HubServer

NAME = "hf:donor/chats"
WORDS = "question 0 of log 7"
"""Stands in one conversation of the donor and nowhere else."""


def everywhere(folder: Path, words: str) -> set[str]:
    """First part of the path of each file that holds these words, as bytes or in decoded Parquet."""
    found = set()
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            told = json.dumps(pq.read_table(path).to_pylist(), default=str) if data[:4] == b"PAR1" else ""
            if words.encode() in data or words in told:
                found.add(path.relative_to(folder).parts[0])
    return found


def rows_in(mirror: Mirror) -> list[Row]:
    return [row for file in mirror.row_files() for row in read_rows(file.file) if row.id not in file.withheld]


@pytest.mark.timeout(170)
def test_a_row_is_given_collected_looked_at_and_taken_back(
    filled: Shell, hub_server: HubServer, tmp_path: Path
) -> None:
    # The donor.
    filled.ok("review", "--include", "all")
    filled.ok("plan", "unknown")
    hub = ("--endpoint", hub_server.endpoint)
    said = filled.at_terminal(
        "publish", "--to", "hf:donor/chats", "--visibility", "public", "--now", *ANSWERS, *hub,
        typed={"To publish, type": "{}"},
    )  # fmt: skip
    assert said.code == 0, said.out
    publish(hub_server, Donor("other/chats", ("not-an-id",)))

    # The lab.
    folder = tmp_path / "mirror"
    at = ("--mirror", str(folder))
    mirror = Mirror(folder)
    assert "2 origins fetched" in filled.ok("lab", "collect", *at).out
    assert filled.ok("lab", "status", *at).out.endswith("next: commonplace lab verify\n")
    assert rows_in(mirror) == []
    verified = filled.ok("lab", "verify", "--workers", "1", "--scan-sample", "2", *at).out
    assert "7 rows: 6 may be used" in verified
    filled.ok("lab", "trust", "--notices", *at)
    rows = rows_in(mirror)
    assert len(rows) == 6
    (row,) = [row for row in rows if WORDS in json.dumps([each.content for each in row.messages])]
    page = tmp_path / "report.html"
    assert "6 rows may be used, of 7" in filled.ok("lab", "status", "--report", page, *at).out
    assert WORDS not in page.read_text()
    found = filled.ok("lab", "find", WORDS, "--json", *at).document
    assert [each["id"] for each in found["rows"]] == [row.id]  # type: ignore[attr-defined]
    filled.ok("lab", "block", f"{NAME}#{row.id}", "--by", "Ada", *at)
    assert everywhere(folder, row.id) >= {"objects", "verified", "withheld", "trust", "notices"}

    # The donor takes it back; the lab collects again.
    went = filled.at_terminal("withdraw", row.id, "--from", NAME, *hub, typed={"type": "withdraw"})
    assert went.code == 0, went.out
    again = filled.ok("lab", "collect", *at).out
    assert "1 withdrawn since the last run, taken out" in again
    assert everywhere(folder, WORDS) == set()
    assert everywhere(folder, row.content_sha256) == set()
    assert everywhere(folder, row.id) == {"audit.jsonl", "origins", "objects"}
    assert rows_in(mirror) == [], "what changed waits for verification"
    filled.ok("lab", "verify", "--no-scan", "--workers", "1", *at)
    filled.ok("lab", "trust", *at)
    assert {each.id for each in rows_in(mirror)} == {each.id for each in rows} - {row.id}
    assert f"{NAME}: changed, -1 rows, 1 withdrawn" in filled.ok("lab", "status", *at).out
