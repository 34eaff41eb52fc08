"""How fast each adapter reads, and how fast rows are derived: MB of input a second.

    python benchmarks/neighbours_speed.py [MEGABYTES]

The samples of the tests are repeated with other ids and words until there are so many megabytes. ``read`` is the
adapter alone, ``adopt`` is all of it in one process: read, scan, redact, check again, write. Both are in CPU seconds,
after a first run that compiles the rules. One line of JSON for each.
"""

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from commonplace.collect import Mirror, MirroredFile
from commonplace.collect.neighbours import ADAPTERS, Neighbour, adopt
from commonplace.settings import cache_folder
from commonplace.sources import Selection, open_tree

SAMPLES = Path(__file__).parents[1] / "tests" / "samples" / "neighbours"

FILES = {
    "wildchat": "wildchat.jsonl",
    "lmsys-chat": "lmsys.jsonl",
    "sharelm": "sharelm.jsonl",
    "sharegpt": "sharegpt.jsonl",
    "messages-column": "messages.jsonl",
    "dataclaw": "dataclaw.jsonl",
    "opentraces": "opentraces.jsonl",
    "oasst": "oasst-messages.jsonl",
    "pi-share-hf": "pi-share-hf.jsonl",
    "trace-commons": "trace-commons.jsonl",
}
FIRST = "messages-column"
"""Is read once before all others, and then again."""

IDS = ("conversation_hash", "conversation_id", "session_id", "trace_id", "message_tree_id", "id", "uuid")
WORDS = ("river", "parser", "copper", "garden", "vector", "lantern", "market", "signal", "harbour", "method")


def talkative(value: object, draw: random.Random) -> object:
    """The value with words behind each content, so that records are as long as real ones."""
    if isinstance(value, dict):
        return {key: talkative(below, draw) if key not in IDS else below for key, below in value.items()}
    if isinstance(value, list):
        return [talkative(below, draw) for below in value]
    if isinstance(value, str) and " " in value and not value.startswith(("{", "[")):
        return f"{value} {' '.join(draw.choices(WORDS, k=80))}."
    return value


def made(name: str, size: int, to: Path) -> None:
    """Write so many bytes of records of a shape."""
    records = [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]
    draw, turn = random.Random(7), 0
    with to.open("wb") as stream:
        while stream.tell() < size:
            for record in records:
                own = {key: f"{record[key]}-{turn}" for key in IDS if isinstance(record.get(key), str)}
                said = {key: talkative(below, draw) for key, below in record.items()}
                stream.write(json.dumps({**said, **own}, ensure_ascii=False).encode() + b"\n")
            turn += 1


def main() -> None:
    """Measure each adapter in turn."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 4) * 1e6)
    adapters = {adapter.id: adapter for adapter in ADAPTERS}
    cache = cache_folder(Path(tempfile.gettempdir()) / "neighbours-speed")
    for own, name in [(FIRST, FILES[FIRST]), *FILES.items()]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "made.jsonl"
            made(name, size, file)
            length = file.stat().st_size
            with open_tree(file, spool=Path(folder) / "spool") as tree:
                began = time.process_time()
                count = sum(1 for _ in adapters[own].read(Selection(tree, tree.entries())))
                read = time.process_time() - began
            mirror = Mirror(Path(folder) / "mirror")
            raw = MirroredFile(path="made.jsonl", size=length, sha256=mirror.keep(file), role="raw")
            neighbour = Neighbour(origin="hf:a/b", licence="odc-by")
            began = time.process_time()
            receipt = adopt(mirror, neighbour, [raw], adapter=own, workers=0, cache=cache).receipt
            whole = time.process_time() - began
            facts = {"adapter": own, "events": count, "rows": receipt.rows, "MB": round(length / 1e6, 2)}
            rates = {"read": round(length / 1e6 / read, 1), "adopt": round(length / 1e6 / whole, 2)}
            print(json.dumps({**facts, **{f"{key} MB/s": rate for key, rate in rates.items()}}), flush=True)


if __name__ == "__main__":
    main()
