"""How fast each source of agents' logs reads, and at what peak of memory, beside peers that read the same format.

    python benchmarks/import_speed.py [--mb 24] [--runs 3] [--peers | --peers-python PATH] [--only NAME ...]

The logs are made first, from a fixed seed: Claude Code's and Codex's with the second copies, the growing counts and
the sizes of results that real ones have; the others from the writers of ``tests/sources/test_conservation.py``. Each
reading is a process of its own, which imports first, then reads all files to the end; CPU seconds of the reading alone
are counted, medians over the runs, ours and the peers in turn. Memory is the peak of the process with its libraries.

``--peers`` makes a temporary environment with dataclaw, teich, ``datasets``, claude-code-transcripts and opentraces
from the index, and removes it; ``--peers-python`` takes one that is there. What each does is said in ``README.md``.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.sources.talks import Call, Step, Talk, Turn  # noqa: E402
from tests.sources.test_conservation import WRITERS  # noqa: E402

_PROSE = """the of and to in is that for it as was with be by on not model error function return value array string
    commit branch deploy kitchen garden über größer élève данные 数据 模型 설정 🎉 "quoted" back\\slash"""
_WORDS = _PROSE.split()
_SESSION_BYTES = 1_500_000
_TOOL_PACKAGES = ("dataclaw", "teich", "datasets", "claude-code-transcripts", "opentraces")
Json = dict[str, object]

OURS = """
from commonplace.sources import ReadOptions, Selection, make_probe, open_tree, source_named
from commonplace.records import Conversation, Skipped
def read(folder):
    source = source_named(NAME)
    with open_tree(folder, spool=folder.parent / "spool") as tree:
        entries = tree.entries()
        names = frozenset(entry.path for entry in entries)
        mine = tuple(entry for entry in entries if source.sniff(make_probe(tree, entry, names)))
        events = source.read(Selection(tree, mine), ReadOptions())
        return sum(len(event.messages) for event in events if isinstance(event, Conversation))
"""

PEERS = {
    "dataclaw": {
        "claude-code": """
from dataclaw.anonymizer import Anonymizer
from dataclaw.parsers.claude import parse_session_file
def read(folder):
    name = Anonymizer()
    return sum(len(parse_session_file(path, name)["messages"]) for path in sorted(folder.rglob("*.jsonl")))
""",
        "codex": """
from dataclaw.anonymizer import Anonymizer
from dataclaw.parsers.codex import parse_session_file
def read(folder):
    name = Anonymizer()
    found = (parse_session_file(path, name, True, "/home/robin/sketch") for path in sorted(folder.rglob("*.jsonl")))
    return sum(len(each["messages"]) for each in found)
""",
    },
    "teich": {
        "claude-code": """
from teich.converter import convert_trace_to_training_example as convert
def read(folder):
    return sum(len(convert(path).messages) for path in sorted(folder.rglob("*.jsonl")))
""",
    },
    "datasets": {
        "claude-code": """
import datasets
def read(folder):
    files = [str(path) for path in sorted(folder.rglob("*.jsonl"))]
    rows = datasets.load_dataset("json", data_files=files, split="train", cache_dir=str(folder.parent / "cache"))
    return len(rows)
""",
    },
    "claude-code-transcripts": {
        "claude-code": """
from claude_code_transcripts import parse_session_file
def read(folder):
    return sum(len(parse_session_file(path)["loglines"]) for path in sorted(folder.rglob("*.jsonl")))
""",
    },
    "opentraces": {
        "claude-code": """
from opentraces.capture.claude_code.parse import ClaudeCodeParser as Parser
def read(folder):
    found = (Parser().parse_session(path) for path in sorted(folder.rglob("*.jsonl")))
    return sum(len(each.steps) for each in found if each)
""",
        "codex": """
from opentraces.capture.codex_cli.parse import CodexCliParser as Parser
def read(folder):
    found = (Parser().parse_session(path) for path in sorted(folder.rglob("*.jsonl")))
    return sum(len(each.steps) for each in found if each)
""",
    },
}
for _name in ("teich", "datasets"):
    PEERS[_name]["codex"] = PEERS[_name]["claude-code"]

_RUN = """
import json, resource, shutil, sys, time
from pathlib import Path
folder = Path(sys.argv[1])
began = time.process_time()
count = read(folder)
seconds = time.process_time() - began
shutil.rmtree(folder.parent / "cache", ignore_errors=True)
print("RESULT " + json.dumps([count, seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def words(draw: random.Random, count: int) -> str:
    """So many words, with line ends between some."""
    return " ".join(draw.choices(_WORDS, k=count)) + draw.choice(
        (".", "?\n\n", ".\n```python\nx = {}\n```\n")
    )


def claude_code(draw: random.Random, number: int) -> Iterator[Json]:
    """The lines of one session: answers in one line for each block, results twice, as the client writes them."""
    session, parent, line = f"{number:08x}-0000-4000-8000-{number:012x}", None, 0

    def record(kind: str, message: Json, **more: object) -> Json:
        nonlocal parent, line
        line += 1
        name = f"{number:08x}-0000-4000-8000-{line:012x}"
        head: Json = {
            "parentUuid": parent,
            "isSidechain": False,
            "userType": "external",
            "cwd": "/home/robin/sketch",
        }
        head |= {
            "sessionId": session,
            "version": "2.1.77",
            "gitBranch": "main",
            "type": kind,
            "message": message,
        }
        parent = name
        return (
            head
            | {"uuid": name, "timestamp": f"2026-03-01T10:{line // 60 % 60:02}:{line % 60:02}.000Z"}
            | more
        )

    while True:
        yield record("user", {"role": "user", "content": words(draw, 60)})
        for step in range(draw.randrange(1, 6)):
            answer: Json = {
                "id": f"msg_{line}",
                "model": "claude-opus-4-5",
                "role": "assistant",
                "type": "message",
            }
            usage: Json = {"input_tokens": 10, "output_tokens": 40 * step, "cache_read_input_tokens": 9000}
            call = f"toolu_{line}"
            for block in (
                {"type": "thinking", "thinking": words(draw, 40), "signature": "RXJ" * 200},
                {"type": "text", "text": words(draw, 50)},
                {
                    "type": "tool_use",
                    "id": call,
                    "name": "Read",
                    "input": {"file_path": "/home/robin/sketch/a.py"},
                },
            ):
                yield record(
                    "assistant", answer | {"content": [block], "usage": usage}, requestId=f"req_{line}"
                )
            text = words(draw, 700)
            result = {"type": "tool_result", "tool_use_id": call, "content": text}
            twin = {"type": "text", "file": {"filePath": "/home/robin/sketch/a.py", "content": text}}
            yield record("user", {"role": "user", "content": [result]}, toolUseResult=twin)


def codex(draw: random.Random, number: int) -> Iterator[Json]:
    """The lines of one rollout, with the events that repeat its items."""
    session, line = f"{number:08x}-0000-7000-8000-{number:012x}", 0

    def record(kind: str, payload: Json) -> Json:
        nonlocal line
        line += 1
        time = f"2026-03-01T10:{line // 60 % 60:02}:{line % 60:02}.000Z"
        return {"timestamp": time, "type": kind, "payload": payload}

    def said(role: str, kind: str, text: str) -> Json:
        return record(
            "response_item", {"type": "message", "role": role, "content": [{"type": kind, "text": text}]}
        )

    meta: Json = {"id": session, "timestamp": "2026-03-01T10:00:00.000Z", "cwd": "/home/robin/sketch"}
    meta |= {
        "originator": "codex_cli_rs",
        "cli_version": "0.130.0",
        "source": "cli",
        "model_provider": "openai",
    }
    yield record("session_meta", meta)
    while True:
        yield record("turn_context", {"cwd": "/home/robin/sketch", "model": "gpt-5.5", "effort": "medium"})
        asked = words(draw, 60)
        yield said("user", "input_text", asked)
        yield record("event_msg", {"type": "user_message", "message": asked})
        for _ in range(draw.randrange(1, 6)):
            thought = words(draw, 40)
            summary: list[Json] = [{"type": "summary_text", "text": thought}]
            item: Json = {"type": "reasoning", "summary": summary, "encrypted_content": "gAAA" * 250}
            yield record("event_msg", {"type": "agent_reasoning", "text": thought})
            yield record("response_item", item)
            call = {
                "type": "function_call",
                "name": "shell",
                "call_id": f"call_{line}",
                "arguments": '{"command":["ls"]}',
            }
            yield record("response_item", call)
            output = json.dumps({"output": words(draw, 700), "metadata": {"exit_code": 0}})
            yield record(
                "response_item",
                {"type": "function_call_output", "call_id": call["call_id"], "output": output},
            )
            counts = {
                "input_tokens": 9000,
                "cached_input_tokens": 8000,
                "output_tokens": 50,
                "total_tokens": 9050,
            }
            yield record("event_msg", {"type": "token_count", "info": {"last_token_usage": counts}})
        answer = words(draw, 80)
        yield record("event_msg", {"type": "agent_message", "message": answer})
        yield said("assistant", "output_text", answer)


def made(name: str, size: int, folder: Path) -> int:
    """Write logs of about so many bytes; returns how many they are."""
    draw = random.Random(7)
    if name in ("claude-code", "codex"):
        make = claude_code if name == "claude-code" else codex
        for number in range(max(1, size // _SESSION_BYTES)):
            if name == "codex":
                path = folder / "sessions/2026/03/01" / f"rollout-2026-03-01T10-00-00-{number:08x}.jsonl"
            else:
                path = (
                    folder
                    / "projects/-home-robin-sketch"
                    / f"{number:08x}-0000-4000-8000-{number:012x}.jsonl"
                )
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                for record in make(draw, number):
                    stream.write(
                        json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                    )
                    if stream.tell() > _SESSION_BYTES:
                        break
    else:
        WRITERS[name][1](talk(draw, size), folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def talk(draw: random.Random, size: int) -> Talk:
    """A talk of about so many bytes when it is written."""

    def step() -> Step:
        calls = (Call("read", words(draw, 8), words(draw, 700)),)
        return Step(words(draw, 40), words(draw, 50), calls)

    turns = max(1, size // 20_000)
    return tuple(Turn(words(draw, 60), (step(), step(), step())) for _ in range(turns))


def measured(python: str, code: str, folder: Path) -> tuple[int, float, float] | str:
    """Count, CPU seconds and peak MB of a reading in a process of its own, or why there are none."""
    # What a tool keeps for itself goes into the temporary folder, and nothing is asked of a network.
    own = {
        "HOME": str(folder.parent),
        "HF_HUB_OFFLINE": "1",
        "DO_NOT_TRACK": "1",
        "HF_HOME": str(folder.parent / "hf"),
    }
    asked = [python, "-c", code + _RUN, str(folder)]
    done = subprocess.run(asked, capture_output=True, text=True, env=os.environ | own, check=False)
    found = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
    if not found:
        return (done.stderr.strip().splitlines() or ["no result"])[-1][:120]
    count, seconds, peak = json.loads(found[0].removeprefix("RESULT "))
    return count, seconds, peak / 1000


def environment(folder: Path) -> str:
    """A fresh environment with the peers; each is installed by itself, so that one that fails costs only itself."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    for package in _TOOL_PACKAGES:
        subprocess.run([python, "-m", "pip", "install", "--quiet", package], check=False)
    return python


def compare(name: str, size: int, runs: int, peers: str | None) -> Iterator[Json]:
    """Yield one line for us and for each peer that reads the format."""
    source = name if name in ("claude-code", "codex") else WRITERS[name][0]
    readers = {"ours": (sys.executable, f"NAME = {source!r}\n{OURS}")}
    if peers:
        readers |= {each: (peers, codes[name]) for each, codes in PEERS.items() if name in codes}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "home"
        length = made(name, size, folder) / 1e6
        results: dict[str, list[tuple[int, float, float] | str]] = {each: [] for each in readers}
        for _ in range(runs):
            for each, (python, code) in readers.items():
                results[each].append(measured(python, code, folder))
    rates: dict[str, float] = {}
    for each, found in results.items():
        good = [result for result in found if not isinstance(result, str)]
        if not good:
            yield {"log": name, "reader": each, "failed": found[0]}
            continue
        rates[each] = length / statistics.median(result[1] for result in good)
        facts: Json = {"log": name, "reader": each, "MB": round(length, 1), "MB/s": round(rates[each], 1)}
        facts |= {"peak MB": round(max(result[2] for result in good)), "read": good[0][0]}
        yield facts | (
            {} if each == "ours" else {"ours as a share of it": round(rates["ours"] / rates[each], 2)}
        )


def main() -> None:
    """Measure what was asked for, one line of JSON each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--mb", type=float, default=24)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--peers", action="store_true")
    asked.add_argument("--peers-python")
    asked.add_argument("--only", nargs="*", default=["claude-code", "codex", *WRITERS])
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        peers = chosen.peers_python or (environment(Path(folder)) if chosen.peers else None)
        for name in chosen.only:
            for line in compare(name, int(chosen.mb * 1e6), chosen.runs, peers):
                print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
