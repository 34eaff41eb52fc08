"""How fast a scan is: MB of UTF-8 leaf text for each second of CPU time, by engine, and against plain ``re``.

Usage: ``python benchmarks/scan_speed.py [--size MB] [--engines hyperscan,fallback,re] [--peers] [--workers]
[--memory] [--rules]``; ``--all`` is everything. ``--peers`` installs two packages of the package index.

The text is generated (chat, code, logs, JSON tool results, paths) with about one finding for each 4 kB.
All engines see the same conversations in the same run, warm, one scan pass. ``re`` is every rule's
pattern over the whole text with ``finditer``, on the first 0.3 MB. Peak memory is that of the process.
"""

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.privacy.cost import peak_memory
from benchmarks.rule_costs import print_costs
from benchmarks.speed_peers import compare

from commonplace.privacy import (
    RULES,
    Identity,
    IdentityTerm,
    Scanner,
    ScannerRecipe,
    leaves,
    scan_in_workers,
)
from commonplace.privacy.examples import marked
from commonplace.records import Conversation, Message, Part, Provenance, Text, ToolCall, ToolResult

_PROSE = [
    "Could",
    "you",
    "explain",
    "why",
    "the",
    "second",
    "request",
    "takes",
    "longer",
    "than",
    "the",
    "first?",
    "I",
    "have",
    "looked",
    "at",
    "the",
    "trace",
    "and",
    "the",
    "time",
    "seems",
    "to",
    "be",
    "spent",
    "before",
    "the",
    "handler",
    "runs,",
    "which",
    "surprised",
    "me,",
    "because",
    "nothing",
    "in",
    "there",
    "touches",
    "the",
    "disk.",
    "The",
    "short",
    "answer",
    "is",
    "that",
    "the",
    "connection",
    "pool",
    "is",
    "created",
    "lazily.",
    "Each",
    "worker",
    "opens",
    "its",
    "own",
    "connections",
    "on",
    "first",
    "use,",
    "and",
    "the",
    "handshake",
    "dominates.",
    "There",
    "are",
    "three",
    "ways",
    "around",
    "it,",
    "in",
    "order",
    "of",
    "how",
    "much",
    "I",
    "like",
    "them.",
]
_CODE = '''def load(path: str, *, limit: int = 4096) -> dict[str, object]:
    """Read one file and return what is in it."""
    with open(path, encoding="utf-8") as handle:
        data = json.load(handle)
    for index, item in enumerate(data["items"][:limit]):
        if item.get("status") != "done" and index % 7 == 3:
            logger.info("skipping %s (%d)", item["name"], index)
    return {key: value for key, value in data.items() if not key.startswith("_")}

class TestConnectionPool(unittest.TestCase):
    def test_reuses_connections_after_timeout(self):
        self.assertEqual(len(self.pool), 4, msg=f"expected four, got {len(self.pool)}")
'''
_LOG = (
    "2026-03-{day:02d}T12:{minute:02d}:07.{n:06d}Z INFO  [worker-{w}] "
    "GET /api/v2/items/{n} 200 {ms:.3f}ms bytes={b}\n"
)


def conversations(size: int, seed: int = 7) -> Iterator[Conversation]:
    """Generated conversations with about ``size`` bytes of leaf text in all."""
    chooser = random.Random(seed)
    finds = [marked(example)[0] for rule in RULES for example in rule.finds]
    written = number = 0
    while written < size:
        messages = tuple(_message(chooser, index, finds) for index in range(chooser.randint(4, 30)))
        conversation = Conversation(
            source="benchmark",
            provider="openai",
            client="codex",
            surface="cli",
            native_id=f"c{number}",
            provenance=Provenance(
                collection="unknown", source_format="benchmark", parser="benchmark", parser_version=1
            ),
            messages=messages,
            leaf=messages[-1].id,
        )
        written += text_bytes([conversation])
        number += 1
        yield conversation


def text_bytes(given: Sequence[Conversation]) -> int:
    """UTF-8 bytes of all leaves."""
    return sum(len(leaf.text.encode()) for conversation in given for leaf in leaves(conversation))


def _message(chooser: random.Random, index: int, finds: list[str]) -> Message:
    role = chooser.choice(("user", "assistant", "tool"))
    parts: list[Part] = []
    if role == "tool":
        parts.append(ToolResult(call_id=f"call_{index}abcdef", text=_tool_output(chooser, finds)))
    else:
        parts.append(Text(_prose(chooser, chooser.randint(20, 400), finds)))
        if role == "assistant" and chooser.random() < 0.5:
            number = chooser.randint(1, 99)
            command = f"cd /srv/app/src && python -m pytest tests/test_{number}.py -k 'not slow' | head -50"
            arguments: dict[str, object] = {"command": command, "timeout": 120000, "description": "Run tests"}
            if chooser.random() < 0.4:
                arguments = {"file_path": "/srv/app/src/module.py", "content": _CODE * chooser.randint(1, 6)}
            parts.append(ToolCall(call_id=f"call_{index}abcdef", name="Bash", arguments=arguments))
    return Message(id=f"m{index}", parent=f"m{index - 1}" if index else None, role=role, parts=tuple(parts))


def _prose(chooser: random.Random, count: int, finds: list[str]) -> str:
    words = [chooser.choice(_PROSE) for _ in range(count)]
    if chooser.random() < 0.3:
        words.insert(chooser.randrange(count), f"\n{chooser.choice(finds)}\n")
    return " ".join(words)


def _tool_output(chooser: random.Random, finds: list[str]) -> str:
    kind = chooser.randrange(4)
    if kind == 0:
        text = _CODE * chooser.randint(1, 8)
    elif kind == 1:
        text = "".join(
            _LOG.format(
                day=chooser.randint(1, 28),
                minute=chooser.randrange(60),
                n=chooser.randrange(10**6),
                w=chooser.randrange(16),
                ms=chooser.random() * 900,
                b=chooser.randrange(10**5),
            )
            for _ in range(chooser.randint(5, 80))
        )
    elif kind == 2:
        items = (
            f'{{"id": {n}, "name": "item {n}", "tags": ["a", "b"], "done": false}}'
            for n in range(chooser.randint(3, 60))
        )
        text = "[" + ", ".join(items) + "]"
    else:
        text = "".join(
            f"-rw-r--r-- 1 root root {chooser.randrange(10**5):>6} Mar  3 12:0{n % 10} src/module_{n}/test_{n}.py\n"
            for n in range(chooser.randint(3, 60))
        )
    return text + chooser.choice(finds) + "\n" if chooser.random() < 0.3 else text


_IDENTITY = Identity((IdentityTerm("name", "Maria Lopez Ortega"), IdentityTerm("username", "mlopezo")))


def _warm(engine: str) -> Scanner:
    scanner = Scanner(_IDENTITY, b"k" * 32, engine="hyperscan" if engine == "hyperscan" else "fallback")
    for rule in RULES:
        rule.match("", 0)  # compiles its patterns
    return scanner


def _measure(name: str, engine: str, given: Sequence[Conversation]) -> float:
    scanner = _warm(engine)
    scanner.scan(given[:2])
    size = text_bytes(given) / 1e6
    spent = []
    for _ in range(3 if engine == "hyperscan" else 1):
        start = time.process_time()
        results = scanner.scan(given)
        spent.append(time.process_time() - start)
    found = sum(len(result.findings) for result in results)
    failed = sum(result.status != "scanned" for result in results)
    rate = size / sorted(spent)[len(spent) // 2]
    print(f"{name:<12}{rate:8.2f} MB/CPU-s   {size:6.1f} MB   {found:6d} findings   {failed} failed")
    return rate


def _measure_workers(given: Sequence[Conversation]) -> None:
    """Wall time of the same batches in one process and in two, from the first answer on."""
    batches = [given[at : at + 4] for at in range(0, len(given), 4)]
    walls = {}
    for workers in (1, 2):
        recipe = ScannerRecipe(identity=_IDENTITY, key=b"k" * 32)
        results = scan_in_workers([*batches[:2], *batches], recipe, workers=workers)
        next(results), next(results)  # everything is compiled by then
        start = time.perf_counter()
        done = sum(len(batch) for batch in results)
        walls[workers] = time.perf_counter() - start
        if done != len(given):
            print(f"{workers} workers answered {done} of {len(given)}")
    print(
        f"workers     one {walls[1]:.2f} s, two {walls[2]:.2f} s of wall time: {walls[1] / walls[2]:.2f} times"
        f" as fast on {os.cpu_count()} cores"
    )


def _measure_memory(sizes: tuple[int, int] = (2, 16)) -> None:
    """Peak memory of a process that scans so many MB, conversation after conversation."""
    code = "import sys; from benchmarks.scan_speed import stream; stream(int(sys.argv[1]))"
    peaks = []
    for size in sizes:
        command = [sys.executable, "-c", code, str(size * 1_000_000)]
        root = Path(__file__).resolve().parents[1]
        done = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
        peaks.append(f"{float(done.stdout.split()[-1]):.0f} MiB for {size} MB")
    print(f"memory      peak of a process: {', '.join(peaks)}")


def stream(size: int) -> None:
    """Scan so many bytes, keeping nothing, and print the peak memory in MiB."""
    scanner = _warm("hyperscan")
    for conversation in conversations(size):
        scanner.scan([conversation])
    print(peak_memory())


def _measure_plain(given: Sequence[Conversation]) -> float:
    texts = [leaf.text for conversation in given for leaf in leaves(conversation)]
    patterns = [rule.regex for rule in RULES]
    size = sum(len(text.encode()) for text in texts) / 1e6
    start = time.process_time()
    found = sum(1 for text in texts for pattern in patterns for _ in pattern.finditer(text))
    spent = time.process_time() - start
    print(f"{'plain re':<12}{size / spent:8.2f} MB/CPU-s   {size:6.1f} MB   {found:6d} matches")
    return size / spent


def main() -> None:
    """Print one line for each engine, the ratios and the peak memory."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=float, default=8.0, help="MB of text")
    parser.add_argument("--engines", default="hyperscan,fallback,re")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the comparison with peers")
    for name, about in (
        ("peers", "compare with other tools, in turns"),
        ("workers", "one process against two"),
        ("memory", "peak memory at two sizes"),
        ("rules", "what each rule costs"),
        ("all", "all of these"),
    ):
        parser.add_argument(f"--{name}", action="store_true", help=about)
    options = parser.parse_args()
    given = list(conversations(int(options.size * 1e6)))
    rates: dict[str, float] = {}
    for engine in options.engines.split(","):
        if engine == "re":
            rates[engine] = _measure_plain(list(conversations(300_000)))
        elif engine:
            rates[engine] = _measure(engine, engine, given)
    for engine, rate in rates.items():
        if engine != "re" and "re" in rates:
            print(f"{engine} is {rate / rates['re']:.0f} times plain re")
    if options.workers or options.all:
        _measure_workers(given)
    if options.memory or options.all:
        _measure_memory()
    if options.peers or options.all:
        compare(_warm("hyperscan"), list(conversations(700_000)), rounds=options.rounds)
    if options.rules or options.all:
        print_costs(given)
    print(f"{len(RULES)} rules, peak memory {peak_memory():.0f} MiB")


if __name__ == "__main__":
    main()
