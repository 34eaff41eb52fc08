"""How long a whole build takes, cold and again after withdrawals: ``sft-general`` over generated rows.

Usage: ``python benchmarks/build_speed.py [--rows 10000] [--withdrawals 1000] [--recipe sft-general]``

The corpus is that of ``duplicates``, with its planted copies, under terms and a consent that let it in. CPU time is
that of all processes of a run, memory the most that they had together, private pages only (Linux). Withdrawn rows
are drawn from all files; each file with one is written again without it, as a collector does.
"""

import argparse
import hashlib
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.duplicates.corpus import make
from benchmarks.memory import MemoryWatch

from commonplace.curate import Engine, Inputs, Source, forget, select
from commonplace.curate.recipes import recipe_text
from commonplace.curate.tasks import read_task, task
from commonplace.records import Conversation, Message, Provenance, Text
from commonplace.records.arrow import copy_without, read_ids, schema
from commonplace.records.arrow import table as table_of_rows
from commonplace.records.consent import Consent
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row, Terms
from commonplace.records.row_file import RowFile


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What one run builds from."""

    files: tuple[RowFile, ...]
    recipe: str
    withdrawn: dict[str, frozenset[str]] = {}


def main() -> int:
    """Make rows, build, withdraw, build again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--withdrawals", type=int, default=1_000)
    parser.add_argument("--recipe", default="sft-general")
    parser.add_argument("--keep", type=Path, help="Folder for everything, which stays.")
    parser.add_argument("--one", nargs=2, type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.one:
        return _build(*told.one)
    with tempfile.TemporaryDirectory() as folder:
        place = told.keep or Path(folder)
        files = _allowed(make(place / "rows", told.rows, truth=False).files)
        print(
            f"{told.rows:,} rows in {len(files):,} files, {os.cpu_count()} cores, {told.recipe}", flush=True
        )
        _measure("cold", place, Given(files=files, recipe=told.recipe))
        _measure("nothing changed", place, Given(files=files, recipe=told.recipe))
        fewer, withdrawn = _withdraw(files, min(told.withdrawals, told.rows // 10))
        given = Given(files=fewer, recipe=told.recipe, withdrawn=withdrawn)
        _measure(f"after {sum(map(len, withdrawn.values())):,} withdrawals", place, given)
    return 0


def _allowed(files: tuple[RowFile, ...]) -> tuple[RowFile, ...]:
    """The files with all that a published row has beside its words, the same in every row."""
    usual = table_of_rows([_usual()])
    turn: Any = usual["turns"].combine_chunks().flatten().to_pylist()[0]
    for file in files:
        table = pq.read_table(file.file, schema=schema())
        for at, field in enumerate(table.schema):
            if field.name in ("id", "messages", "content_scope"):
                continue
            cells: Any
            if field.name == "turns":
                said = [
                    [{**turn, "role_raw": each["role_raw"]} for each in row]
                    for row in table["turns"].to_pylist()
                ]
                cells = pa.array(said, type=field.type)
            else:
                cells = usual[field.name].take([0] * len(table))
            table = table.set_column(at, field, cells)
        pq.write_table(table, file.file, compression="zstd", store_schema=False, row_group_size=2000)
    return tuple(msgspec.structs.replace(file, sha256=_sha256(file.file)) for file in files)


def _usual() -> Row:
    """A row of the kind that the recipe takes."""
    conversation = Conversation(
        source="made", provider="openai", client="chatgpt", surface="web", native_id="made",
        messages=(Message(id="a", parent=None, role="user", parts=(Text("made"),)),), leaf="a",
        provenance=Provenance(
            collection="official_export", source_format="made", parser="made", parser_version=1
        ),
    )  # fmt: skip
    consent = Consent(
        id="c", version="1", month="2026-04", channel="page", license_human="CC0-1.0",
        license_output="no-added-restriction", uses=("training", "analysis"),
    )  # fmt: skip
    terms = Terms(training_class="silent", publication_class="none")
    return to_row(conversation, RowContext(id="made", redaction_version="1", consent=consent, terms=terms))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _withdraw(
    files: tuple[RowFile, ...], count: int
) -> tuple[tuple[RowFile, ...], dict[str, frozenset[str]]]:
    names = [(number, name) for number, file in enumerate(files) for name in read_ids(file.file)]
    gone: dict[int, set[str]] = {}
    for number, name in random.Random(1).sample(names, count):
        gone.setdefault(number, set()).add(name)
    fewer = list(files)
    for number, ids in gone.items():
        file = files[number]
        rest = file.file.with_suffix(".rest.parquet")
        copy_without(file.file, rest, ids)
        fewer[number] = msgspec.structs.replace(
            file, file=rest, sha256=_sha256(rest), rows=file.rows - len(ids), withheld=frozenset(ids)
        )
    withdrawn = {file.origin: frozenset(gone.get(number, ())) for number, file in enumerate(files)}
    return tuple(fewer), withdrawn


def _measure(name: str, place: Path, given: Given) -> None:
    told = place / "given.json"
    told.write_text(task(given), encoding="utf-8")
    before, start = os.times(), time.monotonic()
    process = subprocess.Popen(
        [sys.executable, __file__, "--one", str(told), str(place)], stdout=subprocess.PIPE, text=True
    )
    watch = MemoryWatch(process.pid)
    watch.start()
    said, _ = process.communicate()
    watch.stop()
    if process.returncode:
        raise SystemExit(f"{name} failed")
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    cost = f"{time.monotonic() - start:.1f} s, {cpu:.1f} CPU-s, {watch.peak / 2**30:.2f} GiB at most"
    print(f"{name}: {cost}; {said.strip()}", flush=True)


def _build(told: Path, place: Path) -> int:
    """One build in a process of its own."""
    from commonplace.build import write

    given = read_task(told.read_text(encoding="utf-8"), Given)
    start = time.monotonic()
    forget(place / "cache", given.withdrawn or {file.origin: frozenset() for file in given.files})
    inputs = Inputs(
        files=given.files,
        recipe=recipe_text(given.recipe),
        cache=place / "cache",
        sources={file.origin: Source(name=file.origin, reviewed=True) for file in given.files},
        engine=Engine(),
    )
    selection = select(inputs)
    chosen = time.monotonic()
    built = write(selection, place / "build", replace=True)
    print(
        f"selection {chosen - start:.1f} s, writing {time.monotonic() - chosen:.1f} s, "
        f"{built.manifest.rows:,} rows built"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
