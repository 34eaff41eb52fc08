"""How fast a large ChatGPT export is split and decoded, next to ijson on the same file in the same run.

Run::

    python benchmarks/parse_chatgpt.py [--mb 1000] [--runs 3] [--folder DIR]

The file is made first: conversations as ``conversations.json`` holds them since 2025, of very different
lengths, with reasoning, tool calls, sources and text in several scripts, from a fixed seed. It is removed
at the end. Each run reads it once with each parser in a process of its own, in alternating order; medians
are printed, and the ratio of CPU seconds, which other load on the machine does not shift.

- *ours*: ``elements`` (split) and ``decode`` into the struct that the ChatGPT source uses; no message is
  turned into a ``Conversation``. *scanner* is the same with the fallback for damaged files: one lone
  surrogate in the last conversation sends the whole file there.
- *ijson*: ``ijson.items(file, "item", use_float=True)`` with the ``yajl2_c`` backend, every
  element built as a ``dict``.

Memory is the peak of ``RssAnon``, sampled every 10 ms: pages of the mapped file are the system's to take
back and do not count, everything that Python allocates does. It is read from ``/proc``, so only on Linux.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import ijson
import msgspec

from commonplace.records import Skipped
from commonplace.sources.chatgpt.shapes import ConversationRecord
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import decode
from commonplace.sources.trees import open_tree

_SEED = 20_261_123
_MB = 1_000_000
_PROSE = """the of and to in is that for it as was with be by on not he this are or his from at which but
    have model error function return value array string commit branch deploy kitchen garden invoice über
    größer élève année данные модель 数据 模型 学習 설정 🎉 naïve
    https://example.org/a?b=c&d=e "quoted" back\\slash"""
_WORDS = tuple(_PROSE.split())
_LAST = b'{"title": "%b", "mapping": {}, "id": "last"}]'
_PLAIN, _BROKEN = b"simple", b"\\ud83d"
_SAMPLE_EVERY = 0.01
_PARSERS = ("ours", "scanner", "ijson")


class Measured(msgspec.Struct):
    """What one process saw: elements read, seconds of CPU and of the clock, peak of anonymous bytes."""

    count: int
    seconds: float
    clock: float
    anonymous: int | None


def _text(draw: random.Random, words: int) -> str:
    return " ".join(draw.choices(_WORDS, k=words)) + draw.choice(
        (".", "?\n\n", ".\n```python\nx = {}\n```\n")
    )


def _identifier(draw: random.Random) -> str:
    raw = f"{draw.getrandbits(128):032x}"
    return f"{raw[:8]}-{raw[8:12]}-{raw[12:16]}-{raw[16:20]}-{raw[20:]}"


def _content(draw: random.Random, role: str) -> dict[str, object]:
    if role == "assistant" and draw.random() < 0.15:
        thoughts = [{"summary": _text(draw, 6), "content": _text(draw, 80), "chunks": [], "finished": True}]
        return {"content_type": "thoughts", "thoughts": thoughts, "source_analysis_msg_id": _identifier(draw)}
    if role == "assistant" and draw.random() < 0.1:
        return {
            "content_type": "code",
            "language": "python",
            "response_format_name": None,
            "text": _text(draw, 90),
        }
    if role == "tool":
        return {"content_type": "execution_output", "text": _text(draw, 120)}
    return {"content_type": "text", "parts": [_text(draw, int(draw.lognormvariate(4.2, 1)))]}


def _metadata(draw: random.Random, role: str) -> dict[str, object]:
    if role == "user":
        return {"serialization_metadata": {"custom_symbol_offsets": []}, "request_id": _identifier(draw)}
    page = {"title": _text(draw, 5), "url": f"https://example.org/{_identifier(draw)}", "pub_date": None}
    mark = "\ue200cite\ue202turn0search1\ue201"
    reference = {"matched_text": mark, "type": "grouped_webpages", "alt": "([example.org])", "items": [page]}
    return {
        "citations": [],
        "content_references": [reference] if draw.random() < 0.2 else [],
        "model_slug": draw.choice(("gpt-4o", "gpt-5", "gpt-5-5-thinking", "o3")),
        "default_model_slug": "auto",
        "finish_details": {"type": "stop", "stop_tokens": [200002]},
        "is_complete": True,
        "parent_id": _identifier(draw),
        "request_id": _identifier(draw),
        "timestamp_": "absolute",
        "message_type": "next",
    }


def _conversation(draw: random.Random) -> dict[str, object]:
    root, created = "client-created-root", 1.6e9 + draw.random() * 1.6e8
    mapping: dict[str, object] = {root: {"id": root, "message": None, "parent": None, "children": []}}
    parent = root
    for number in range(2 + int(draw.lognormvariate(2, 0.9))):
        role = "user" if number % 2 == 0 else draw.choice(("assistant", "assistant", "assistant", "tool"))
        node = _identifier(draw)
        message = {
            "id": node,
            "author": {"role": role, "name": "python" if role == "tool" else None, "metadata": {}},
            "create_time": created + 30 * number,
            "update_time": None,
            "content": _content(draw, role),
            "status": "finished_successfully",
            "end_turn": True,
            "weight": 1.0,
            "metadata": _metadata(draw, role),
            "recipient": "all",
            "channel": None,
        }
        mapping[node] = {"id": node, "message": message, "parent": parent, "children": []}
        parent = node
    identifier = _identifier(draw)
    return {
        "title": _text(draw, 4),
        "create_time": created,
        "update_time": created + 3600,
        "mapping": mapping,
        "moderation_results": [],
        "current_node": parent,
        "plugin_ids": None,
        "conversation_id": identifier,
        "conversation_template_id": None,
        "gizmo_id": None,
        "gizmo_type": None,
        "is_archived": False,
        "is_starred": None,
        "safe_urls": [],
        "blocked_urls": [],
        "default_model_slug": "auto",
        "voice": None,
        "async_status": None,
        "id": identifier,
    }


def make_export(path: Path, size: int) -> None:
    """Write an array of conversations of at least ``size`` bytes; the last one has a title of six bytes."""
    draw = random.Random(_SEED)
    # Drawing words is slower than any parser, so a stock of conversations is given out under new ids.
    stock = [_conversation(draw) for _ in range(2000)]
    written = 0
    with path.open("wb") as file:
        file.write(b"[")
        while written < size:
            chosen = draw.choice(stock)
            chosen["id"] = chosen["conversation_id"] = _identifier(draw)
            written += file.write(json.dumps(chosen, ensure_ascii=draw.random() < 0.5).encode() + b", ")
        file.write(_LAST % _PLAIN)


def _set_last_title(path: Path, title: bytes) -> None:
    last = _LAST % title
    with path.open("r+b") as file:
        file.seek(-len(last), 2)
        file.write(last)


def _read_with_ours(path: Path) -> int:
    decoder = msgspec.json.Decoder(ConversationRecord)
    count = 0
    with open_tree(path, spool=path.parent) as tree:
        for element in elements(tree, path.name, keys=("conversations",)):
            if isinstance(element, Skipped):
                raise SystemExit(f"skipped: {element.reason}")
            decode(element.data, decoder)
            count += 1
    return count


def _read_with_ijson(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in ijson.get_backend("yajl2_c").items(file, "item", use_float=True))


def _anonymous() -> int | None:
    """Anonymous memory of this process in bytes; None where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    return next(
        (int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("RssAnon")), None
    )


def measure(parser: str, path: Path) -> Measured:
    """Read the file once in this process, watching its memory from a thread."""
    peak = _anonymous() or 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(_SAMPLE_EVERY):
            peak = max(peak, _anonymous() or 0)

    watcher = threading.Thread(target=watch)
    watcher.start()
    begun, begun_clock = time.process_time(), time.perf_counter()
    count = _read_with_ijson(path) if parser == "ijson" else _read_with_ours(path)
    seconds, clock = time.process_time() - begun, time.perf_counter() - begun_clock
    peak = max(peak, _anonymous() or 0)
    done.set()
    watcher.join()
    return Measured(count, seconds, clock, peak or None)


def _measure_apart(parser: str, path: Path) -> Measured:
    _set_last_title(path, _BROKEN if parser == "scanner" else _PLAIN)
    command = [sys.executable, __file__, "--parser", parser, "--file", str(path)]
    finished = subprocess.run(command, check=True, capture_output=True)
    return msgspec.json.decode(finished.stdout, type=Measured)


def compare(path: Path, runs: int) -> None:
    """Run the parsers in turn and print medians."""
    size = path.stat().st_size
    results: dict[str, list[Measured]] = {parser: [] for parser in _PARSERS}
    for number in range(runs):
        for parser in _PARSERS if number % 2 == 0 else reversed(_PARSERS):
            results[parser].append(_measure_apart(parser, path))
    counts = {measured.count for found in results.values() for measured in found}
    if len(counts) != 1:
        raise SystemExit(f"the parsers disagree on the number of conversations: {sorted(counts)}")
    print(f"{size / _MB:,.0f} MB, {counts.pop():,} conversations, median of {runs} runs\n")
    print(f"{'parser':10}{'MB/CPU-s':>10}{'MB/s':>8}{'x ijson':>9}{'peak anonymous MB':>20}")
    reference = statistics.median(item.seconds for item in results["ijson"])
    for parser, found in results.items():
        seconds = statistics.median(item.seconds for item in found)
        clock = statistics.median(item.clock for item in found)
        peaks = [item.anonymous for item in found if item.anonymous is not None]
        memory = f"{max(peaks) / _MB:,.0f}" if peaks else "not available"
        rates = f"{size / _MB / seconds:10.0f}{size / _MB / clock:8.0f}{reference / seconds:9.2f}"
        print(f"{parser:10}{rates}{memory:>20}")


def main() -> None:
    """Read the options, then make the file and compare, or measure one parser for the process above."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--mb", type=int, default=1000, help="size of the file in MB (10^6 bytes)")
    options.add_argument("--runs", type=int, default=3, help="runs of each parser")
    options.add_argument("--folder", type=Path, help="where the file is made (default: the system's)")
    options.add_argument("--parser", choices=_PARSERS, help=argparse.SUPPRESS)
    options.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.parser:
        sys.stdout.buffer.write(msgspec.json.encode(measure(chosen.parser, chosen.file)))
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
        path = Path(folder) / "conversations.json"
        make_export(path, chosen.mb * _MB)
        compare(path, chosen.runs)


if __name__ == "__main__":
    main()
