"""A small set of files with one or more rows of every kind that a build must leave out, and what is planted."""

import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pytest
from msgspec.structs import replace

from commonplace.curate.arrays import Arrow, list_offsets, stored
from commonplace.curate.candidates import Source
from commonplace.curate.kinds import KINDS, Columns, Kind
from commonplace.records.consent import Consent
from commonplace.records.row import Evidence, Row, Terms
from commonplace.records.row_file import RowFile
from tests.curate.rows_in_files import Said, file_of, row

REPEATED = "It is as it is and so it goes on. " * 200
EXAM = "an item of an exam"
CONSENT = Consent(
    id="c", version="1", month="2026-04", channel="page", license_human="CC0-1.0",
    license_output="no-added-restriction", uses=("training", "evaluation", "analysis"),
)  # fmt: skip
UNREVIEWED = Source(name="dan", reviewed=False, cap=2)

ADA, BOB, CYD, DAN, WILD = "hf:ada/chats", "hf:bob/chats", "hf:cyd/chats", "hf:dan/chats", "hf:wild/logs"
SOURCES = {
    **{origin: Source(name=origin, reviewed=True) for origin in (ADA, BOB, CYD, WILD)},
    DAN: UNREVIEWED,
}

GONE = {
    (ADA, "twice"): ("identity", "same_id"),
    (ADA, "no-consent"): ("filters", "no_consent"),
    (WILD, "closed"): ("filters", "redistribution"),
    (BOB, "refused"): ("terms", "no-ml-any"),
    (BOB, "resolved"): ("terms", "unknown"),
    (CYD, "short"): ("lengths", "few_messages"),
    (CYD, "dense"): ("redactions", "dense"),
    (CYD, "exam"): ("contamination", "exam"),
    (BOB, "copy"): ("duplicates", "exact"),
    (ADA, "shorter"): ("duplicates", "beginning"),
    (CYD, "edited"): ("duplicates", "near"),
    (CYD, "repeated"): ("labels", "repetition"),
}
"""Rows that go by the recipe below, with step and reason; of Dan's five some three go for the cap."""

WITHDRAWN = (BOB, "withdrawn")

RECIPE = """
name = "planted"
description = "For a test."
intended_use = "train-general"
[filters]
consent_uses = ["training"]
redistribution = "yes"
[lengths]
least_messages = 2
[redactions]
most_per_message = 3.0
[contamination]
suites = ["exam"]
[labels]
drop = { repetition = 0.9 }
flag = ["refusal"]
[splits]
validation = 0.3
test = 0.1
"""


def words(seed: int, count: int = 60) -> str:
    draw = random.Random(seed)
    return " ".join("".join(draw.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(count))


def talk(seed: int, turns: int = 2) -> list[Said]:
    return [(("user", "assistant")[at % 2], words(100 * seed + at)) for at in range(turns)]


def given(name: str, said: Sequence[Said], *, again: Sequence[Said] = (), **facts: object) -> Row:
    terms = Terms(training_class="silent", publication_class="none")
    usual: dict[str, object] = {"consent": CONSENT, "terms": terms, "evidence": Evidence(level="E1")}
    return replace(row(name, said, again=again), **{**usual, **facts})


def _edited(text: str) -> str:
    parts = text.split(" ")
    return " ".join([*parts[:-1], "otherwise"])


def _dense(name: str) -> Row:
    made = given(name, talk(50))
    return replace(made, redaction=replace(made.redaction, total=20))


def rows() -> dict[str, list[Row]]:
    near = [(role, _edited(text)) for role, text in talk(3, 4)]
    refused = Terms(training_class="no-ml-any", publication_class="none")
    return {
        ADA: [
            *(given(f"a{at}", talk(at)) for at in range(1, 3)),
            given("longer", talk(4, 6)),
            given("shorter", talk(4, 6)[:4]),
            given("again", talk(5), again=[("assistant", words(9999))]),
            given("no-consent", talk(6), consent=None),
            given("twice", talk(7)),
            given("twice", talk(8)),
        ],
        BOB: [
            given("copy", talk(1)),
            given("refused", talk(10), terms=refused),
            given("resolved", talk(11)),
            given("withdrawn", talk(12)),
            given("near", talk(3, 4)),
            *(given(f"b{at}", talk(20 + at)) for at in range(3)),
        ],
        CYD: [
            given("edited", near),
            given("short", talk(30, 1)),
            _dense("dense"),
            given("exam", [*talk(31), ("user", EXAM)]),
            given("repeated", [*talk(32), ("assistant", REPEATED)]),
            *(given(f"c{at}", talk(40 + at)) for at in range(3)),
        ],
        DAN: [given(f"d{at}", talk(60 + at)) for at in range(5)],
    }


def files(folder: Path, *, parts: int = 1, backwards: bool = False) -> tuple[RowFile, ...]:
    """The planted rows, the rows of each origin in some files and in either order."""
    made = []
    for origin, all_rows in rows().items():
        ordered = all_rows[::-1] if backwards else all_rows
        for part in range(min(parts, len(ordered))):
            some = ordered[part :: min(parts, len(ordered))]
            withheld = frozenset({WITHDRAWN[1]}) if origin == WITHDRAWN[0] else frozenset()
            made.append(file_of(folder, some, origin=origin, path=f"{part}.parquet", withheld=withheld))
    third = [given("closed", talk(70), consent=None)]
    made.append(file_of(folder, third, origin=WILD, third_party=True, redistribution="no"))
    return tuple(made)


def sources() -> dict[str, Source]:
    return {**SOURCES, BOB: Source(name=BOB, reviewed=True, stricter={"resolved": ("unknown", "unknown")})}


def _scored(batch: pa.RecordBatch) -> Columns:
    messages: Arrow = batch.column("messages")
    flat = stored(messages.flatten()).cast(pa.binary()).to_pylist()
    bounds = list_offsets(messages)
    texts = [b"".join(flat[bounds[at] : bounds[at + 1]]) for at in range(len(messages))]
    return {"share": pa.array([float(EXAM.encode() in text) for text in texts], type=pa.float32())}


def make_exam(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a kind of features that finds the item of the exam."""
    kind = Kind(name="exam", version="1", columns=pa.schema([("share", pa.float32())]), compute=_scored)
    monkeypatch.setitem(KINDS, "exam", kind)
