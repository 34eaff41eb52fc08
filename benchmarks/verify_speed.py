"""How fast mirrored rows are verified, against plain reading and hashing of the same files, and in how much memory.

    python benchmarks/verify_speed.py [--rows 4000] [--scanned 200]

Verification is what contract and guide count: the bytes' hash, schema, ids, content hash, alignment, counts, consent,
terms, manifest and signature. Plain reading is ``ParquetFile.iter_batches`` over all columns and SHA-256 of the file.
Both are told in CPU seconds of one process, the peak of memory for each in a process of its own. The second
privacy scan and the scores are told apart.
"""

import argparse
import hashlib
import multiprocessing
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.store_scale import conversation, paragraphs

from commonplace.collect.verifying.files import FileTask, check_file
from commonplace.collect.verifying.reading import read_some
from commonplace.collect.verifying.scanning import ScanTask, recipe, scan_files
from commonplace.collect.verifying.scores import scores_of_rows
from commonplace.evidence import SigningKey, sign_manifest, verify_manifest
from commonplace.records import RowContext, to_row
from commonplace.records.consent import CONSENT_TEXT, OUTPUT_LICENCE, USES, Consent
from commonplace.records.ids import Origin, derive_key
from commonplace.records.ids import row_id as id_of
from commonplace.records.manifest import FileFact, Manifest, write_manifest
from commonplace.records.shards import ShardWriter
from commonplace.settings import cache_folder

SECRET = bytes(range(32))
TARGET = "hf:some/one"
MONTH = "2026-11"


class Spent(msgspec.Struct, frozen=True):
    """CPU seconds, peak of memory in MB, and what was counted."""

    seconds: float
    peak: float
    text: int


def write(folder: Path, rows: int) -> list[Path]:
    """Write a dataset of invented conversations, with manifest and signature."""
    (prose, code), key = paragraphs(), derive_key(SECRET, "ids", TARGET)
    chance = random.Random(1)
    consent = Consent(
        id="made-up", version=CONSENT_TEXT.version, month="2026-04", channel="script", license_human="CC0-1.0",
        license_output=OUTPUT_LICENCE, uses=USES, text_sha256=CONSENT_TEXT.sha256,
    )  # fmt: skip
    writer = ShardWriter(folder, 1)
    for number in range(rows):
        made = conversation(number, chance, prose, code)
        origin = Origin(provider=made.provider, account=None, native_id=str(number))
        context = RowContext(id=id_of(key, origin), redaction_version="made-up", consent=consent)
        writer.add(to_row(made, context))
    paths = [folder / shard.path for shard in writer.close()]
    facts = tuple(
        FileFact(path=f"data/{path.name}", size=path.stat().st_size, sha256=sha256(path)) for path in paths
    )
    manifest = write_manifest(
        Manifest(
            not_for_publication=False, schema_version="1", tool_version="1", target=TARGET,
            key_fingerprint="0" * 32, consent_texts=(), counts={}, files=facts,
        )
    )  # fmt: skip
    (folder / "manifest.json").write_bytes(manifest)
    (folder / "signature").write_bytes(sign_manifest(manifest, SigningKey.for_target(SECRET, TARGET)))
    return paths


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plain(paths: list[Path]) -> int:
    """Read every column of every row, and hash the files."""
    rows = 0
    for path in paths:
        sha256(path)
        with pq.ParquetFile(path) as file:
            rows += sum(batch.num_rows for batch in file.iter_batches(batch_size=256, use_threads=False))
    return rows


def verify(paths: list[Path]) -> int:
    """Verify every file and the signature; the bytes of text that were seen."""
    folder = paths[0].parents[1]
    manifest, signature = ((folder / name).read_bytes() for name in ("manifest.json", "signature"))
    if not verify_manifest(manifest, signature, None, target=TARGET, pinned=None).accepted:
        raise SystemExit("the signature does not hold")
    text = 0
    for path in paths:
        task = FileTask(path=path, sha256=sha256(path), third_party=False, month=MONTH)
        result = check_file(task)
        if result.refused or result.rows:
            raise SystemExit(f"what was written is refused: {result.refused} {list(result.rows)}")
        text += result.text_bytes
    return text


def apart(work: Callable[[list[Path]], int], paths: list[Path]) -> Spent:
    """Run a work in a process of its own, once to warm up on one file, then over all."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (work, paths))


def _measured(work: Callable[[list[Path]], int], paths: list[Path]) -> Spent:
    work(paths[:1])
    began = time.process_time()
    text = work(paths)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Spent(time.process_time() - began, peak, text)


def tell_scan(path: Path, most: int) -> None:
    """Time the privacy scan and the scores over some rows of one file."""
    ids = tuple(str(value) for value in pq.read_table(path, columns=["id"]).column("id").to_pylist())
    task = ScanTask(path=path, ids=ids, without=frozenset(), sample=most)
    how = recipe(cache_folder(path.parent))
    how.build()  # compiles the rules, once for a machine
    began = time.monotonic()
    ((_, summary),) = scan_files([task], how, workers=1)
    spent = time.monotonic() - began
    print(
        f"privacy scan: {summary.scanned} rows, {summary.characters / 1e6 / spent:.1f} MB/s of wall time, "
        "with the start"
    )
    began = time.process_time()
    rows = [row for _, row in read_some(path, (), task.chosen()) if row is not None]
    scores_of_rows(rows)
    spent = time.process_time() - began
    print(f"scores: {summary.characters / 1e6 / spent:.1f} MB/s")


def main() -> None:
    """Write, read plainly, verify, and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=int, default=4000)
    parser.add_argument(
        "--scanned", type=int, default=200, help="rows that the privacy scan reads; 0 for none"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = write(Path(folder), chosen.rows)
        size = sum(path.stat().st_size for path in paths)
        read, seen = apart(plain, paths), apart(verify, paths)
        text = seen.text / 1e6
        print(f"{chosen.rows} rows, {text:.0f} MB of text in {size / 1e6:.0f} MB of Parquet")
        print(f"plain reading: {text / read.seconds:.0f} MB/s, peak {read.peak:.0f} MB")
        print(f"verification: {text / seen.seconds:.0f} MB/s, peak {seen.peak:.0f} MB")
        print(f"verification takes {seen.seconds / read.seconds:.1f} times plain reading and hashing")
        if chosen.scanned:
            tell_scan(paths[0], chosen.scanned)


if __name__ == "__main__":
    main()
