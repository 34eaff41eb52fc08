"""How fast a publication is written and hashed, and how much memory that takes.

    python benchmarks/publish_speed.py [--conversations 100000] [--folder DIR]

Counted is what stands between finished rows and a dataset in its folder: converting to Parquet, compressing,
hashing every file, card, manifest and signature, copying into the folder and hashing there once more. Apart from
it are told: conversations to rows, what the row says of its log, and the last check, which reads every row by the
rules. Times are of the CPU, for all threads
of this process, after a first conversion.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.store_scale import conversation, paragraphs

from commonplace.evidence import SigningKey, evidence_of, sign_manifest
from commonplace.privacy import Identity, Scanner, verify_texts
from commonplace.publish.contents import contents_of
from commonplace.publish.current import file_sha256
from commonplace.publish.delivery import copy_into
from commonplace.publish.describing import TEXTS, file_fact, write_texts
from commonplace.publish.targets import Target
from commonplace.records import Conversation, RowContext, Text, ToolResult, to_row
from commonplace.records.arrow import table
from commonplace.records.ids import derive_key
from commonplace.records.manifest import MANIFEST_NAME, FileFact, Manifest, write_manifest
from commonplace.records.row import SCHEMA_VERSION, Row
from commonplace.records.row_texts import row_texts
from commonplace.records.shards import ShardWriter

CHECKED = 200
"""Rows that the last check reads here; it costs the same for each MB."""


class Clock:
    """CPU seconds by phase."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    @contextmanager
    def counting(self, phase: str) -> Iterator[None]:
        """Add what happens inside to a phase."""
        began = time.process_time()
        try:
            yield
        finally:
            self.spent[phase] = self.spent.get(phase, 0.0) + time.process_time() - began


def text_bytes(found: Conversation) -> int:
    """UTF-8 bytes of what people, models and tools wrote."""
    texts = (
        part.text
        for message in found.messages
        for part in message.parts
        if isinstance(part, Text | ToolResult)
    )
    return sum(len(text.encode()) for text in texts)


def dataset(folder: Path, count: int, clock: Clock) -> tuple[int, list[Row], tuple[FileFact, ...]]:
    """Write a dataset of so many conversations; returns bytes of text, some rows, and all files."""
    chance, (prose, code) = random.Random(7), paragraphs()
    files, total, kept = folder / "files", 0, []
    files.mkdir()
    writer = ShardWriter(files, 1)
    # The first conversion loads what Arrow needs, pandas too where it is installed.
    first = conversation(0, random.Random(1), prose, code)
    table([to_row(first, RowContext(id="cp1-0", redaction_version="1"))])
    for number in range(count):
        made = conversation(number, chance, prose, code)
        total += text_bytes(made)
        with clock.counting("evidence"):
            evidence = evidence_of(made)
        with clock.counting("rows"):
            row = to_row(made, RowContext(id=f"cp1-{number:052d}", redaction_version="1", evidence=evidence))
        if len(kept) < CHECKED:
            kept.append(row)
        with clock.counting("write"):
            writer.add(row)
    with clock.counting("write"):
        shards = writer.close()
    with clock.counting("hash"):
        facts = [file_fact(files, shard.path, rows=True) for shard in shards]
    with clock.counting("describe"):
        made_of = described(files, facts)
    with clock.counting("deliver"):
        copy_into(made_of, files, folder / "dataset")
        for fact in made_of:
            if file_sha256(folder / "dataset" / fact.path) != fact.sha256:
                raise SystemExit(f"{fact.path} is not what was written")
    return total, kept, made_of


def described(files: Path, shards: list[FileFact]) -> tuple[FileFact, ...]:
    """Card, licence, manifest and signature, as a publication writes them."""
    secret, target = bytes(32), Target.parse(str(files.parent / "dataset"))
    contents = contents_of(files / fact.path for fact in shards)
    write_texts(files, target, contents, shards, has_withdrawals=False)
    listed = [*shards, *(file_fact(files, name) for name in TEXTS)]
    manifest = Manifest(
        not_for_publication=False,
        schema_version=SCHEMA_VERSION,
        tool_version="benchmark",
        target=target.label,
        key_fingerprint=derive_key(secret, "fingerprint", target.label).hex()[:32],
        consent_texts=(),
        counts=contents.counts(),
        files=tuple(listed),
    )
    data = write_manifest(manifest)
    (files / MANIFEST_NAME).write_bytes(data)
    (files / "commonplace.sig").write_bytes(sign_manifest(data, SigningKey.for_target(secret, target.label)))
    return (*listed, file_fact(files, MANIFEST_NAME), file_fact(files, "commonplace.sig"))


def checked(rows: list[Row]) -> float:
    """MB of text for each CPU-second of the last check."""
    scanner = Scanner(Identity(()), bytes(32))
    texts = [dict(row_texts(row)) for row in rows]
    verify_texts(texts[0].items(), scanner)
    began = time.process_time()
    for each in texts:
        verify_texts(each.items(), scanner)
    size = sum(len(text.encode()) for each in texts for text in each.values())
    return size / 1e6 / (time.process_time() - began)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--conversations", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if not given")
    options = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        total, kept, files = dataset(Path(name), options.conversations, clock)
    megabytes = total / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counted = sum(clock.spent[phase] for phase in ("write", "hash", "describe", "deliver"))
    print(f"{options.conversations:,} conversations, {megabytes:,.0f} MB of text, {len(files)} files")
    for phase in ("write", "hash", "describe", "deliver"):
        print(f"  {phase:9s} {clock.spent[phase]:8.1f} s  {megabytes / clock.spent[phase]:8.0f} MB/s")
    print(f"written and hashed: {megabytes / counted:.0f} MB/s; peak of memory {peak:,.0f} MB")
    for phase in ("rows", "evidence"):
        print(f"apart: {phase} {clock.spent[phase]:.1f} s, {megabytes / clock.spent[phase]:.0f} MB/s")
    print(f"apart: last check {checked(kept):.1f} MB/s, measured on {len(kept)} rows")


if __name__ == "__main__":
    main()
