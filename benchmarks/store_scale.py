"""How the workspace behaves with many conversations: rate of import, size on disk, time of each list.

    python benchmarks/store_scale.py [--conversations 20000] [--folder DIR]

The text is English prose and Python source from the standard library in random order, so that each
conversation compresses about as chats do. “Input” is the size of the same conversations as a JSON export in
the shape of ChatGPT's of 2025.
"""

import argparse
import json
import pydoc_data.topics
import random
import resource
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from commonplace.records import (
    Conversation,
    Finding,
    Message,
    Project,
    Provenance,
    Range,
    ScanResult,
    Text,
    ToolResult,
)
from commonplace.store import Query, Workspace

BATCH = 100
PROVENANCE = Provenance(
    collection="official_export", source_format="benchmark", parser="benchmark", parser_version=1
)


def paragraphs() -> tuple[list[str], list[str]]:
    """Prose and code to write conversations with."""
    prose = [p for topic in pydoc_data.topics.topics.values() for p in topic.split("\n\n") if len(p) > 80]
    folder = Path(json.__file__).parents[1]
    code = [p for file in sorted(folder.glob("*.py"))[:80] for p in file.read_text("utf-8").split("\n\n\n")]
    return prose, [piece for piece in code if len(piece) > 80]


def conversation(number: int, chance: random.Random, prose: list[str], code: list[str]) -> Conversation:
    """A conversation of some turns; every third is an agent's, with tool results."""
    agent = number % 3 == 0
    start = 1_650_000_000.0 + number * 3_600
    messages: list[Message] = []

    def add(role: str, part: Text | ToolResult) -> None:
        messages.append(
            Message(
                id=str(uuid.UUID(int=chance.getrandbits(128))),
                parent=messages[-1].id if messages else None,
                role=role,  # type: ignore[arg-type]
                parts=(part,),
                model=f"model-{number % 9}" if role == "assistant" else None,
                model_source="message" if role == "assistant" else "unknown",
                created=start + len(messages) * 40,
            )
        )

    for _ in range(min(60, int(chance.expovariate(1 / 6)) + 1)):
        add("user", Text(chance.choice(prose)[: chance.randrange(20, 600)]))
        if agent:
            add("tool", ToolResult(None, chance.choice(code)))
        add("assistant", Text("\n\n".join(chance.choices(prose, k=chance.randrange(1, 5)))))
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="codex" if agent else "chatgpt",
        surface="cli" if agent else "web",
        native_id=str(uuid.UUID(int=chance.getrandbits(128))),
        provenance=PROVENANCE,
        messages=tuple(messages),
        leaf=messages[-1].id,
        title=chance.choice(prose)[:40],
        created=start,
        updated=messages[-1].created,
        project=Project(name=f"project-{number % 40}") if agent else None,
    )


def exported(found: Conversation) -> int:
    """Bytes of the conversation in an export."""
    mapping = {}
    for message in found.messages:
        part = message.parts[0]
        mapping[message.id] = {
            "id": message.id,
            "message": {
                "id": message.id,
                "author": {"role": message.role, "name": None, "metadata": {}},
                "create_time": message.created,
                "update_time": None,
                "content": {"content_type": "text", "parts": [part.text]},  # type: ignore[union-attr]
                "status": "finished_successfully",
                "end_turn": True,
                "weight": 1.0,
                "metadata": {
                    "model_slug": message.model,
                    "selected_sources": [],
                    "selected_github_repos": [],
                    "serialization_metadata": {"custom_symbol_offsets": []},
                    "request_id": "95363b2309c09511-LHR",
                    "message_source": None,
                    "timestamp_": "absolute",
                    "message_type": None,
                },
                "recipient": "all",
                "channel": None,
            },
            "parent": message.parent,
            "children": [],
        }
    return len(json.dumps({"title": found.title, "mapping": mapping}).encode())


def scanned(number: int, chance: random.Random) -> ScanResult:
    """Some findings, many of them the same few values, as names and paths are."""
    count = int(chance.expovariate(1 / 5))
    found = tuple(
        Finding(
            path=f"m/{number}/p/0/text",
            ranges=(Range(index, index + 5),),
            kind=f"personal.kind-{chance.randrange(12)}",
            rule="benchmark",
            rule_version=1,
            tier="likely",
            confidence=0.5,
            value_id=f"{chance.randrange(50) if index % 2 else chance.getrandbits(60):032x}",
        )
        for index in range(count)
    )
    return ScanResult(status="scanned", findings=found, leaves=10, characters=1_000, version="1")


def milliseconds(act: Callable[[], object], times: int = 7) -> str:
    """Median and slowest of some runs."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1_000)
    return f"{statistics.median(taken):7.1f} ms median {max(taken):7.1f} ms slowest"


def fill(workspace: Workspace, count: int) -> None:
    """Import and scan; print the rates."""
    prose, code = paragraphs()
    chance = random.Random(1)
    size = put = scan = 0.0
    for begin in range(0, count, BATCH):
        batch = [
            conversation(number, chance, prose, code) for number in range(begin, min(begin + BATCH, count))
        ]
        size += sum(exported(found) for found in batch)
        begun = time.perf_counter()
        with workspace.transaction():
            cids = [workspace.conversations.put(found).cid for found in batch]
        put += time.perf_counter() - begun
        begun = time.perf_counter()
        with workspace.transaction():
            for cid in cids:
                workspace.findings.replace(cid, scanned(cid, chance))
        scan += time.perf_counter() - begun
    print(f"input          {size / 1e6:9.1f} MB in {count} conversations")
    print(f"import         {size / put / 1e6:9.1f} MB/s, {count / put:.0f} conversations/s")
    print(f"scan results   {count / scan:9.0f} conversations/s")
    begun = time.perf_counter()
    with workspace.transaction():
        again = [workspace.conversations.put(found).outcome for found in batch]
    took = time.perf_counter() - begun
    print(f"same again     {len(again) / took:9.0f} conversations/s, {set(again)}")
    workspace.close()
    stored = sum(file.stat().st_size for file in workspace.root.rglob("*") if file.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"peak memory    {peak / 1e6:9.1f} MB")
    print(f"workspace      {stored / 1e6:9.1f} MB, {stored / size:.2f} of the input")


def lists(workspace: Workspace) -> Iterator[tuple[str, Callable[[], object]]]:
    """The acts of the inbox."""
    table = workspace.conversations
    yield "page", lambda: table.page(Query())
    yield "page, newest", lambda: table.page(Query(order="newest"))
    yield "page, last", lambda: table.page(Query(offset=19_900))
    yield "page, kind", lambda: table.page(Query(kind="personal.kind-3"))
    yield "facets", lambda: table.facets(Query())
    yield "facets, narrow", lambda: table.facets(Query(client="codex", kind="personal.kind-3"))
    yield "search, common", lambda: table.page(Query(text="statement"))
    yield "search, rare", lambda: table.page(Query(text="metaclass descriptor"))
    yield "search, phrase", lambda: table.page(Query(text='"augmented assignment"'))
    yield "facets, search", lambda: table.facets(Query(text="statement"))
    yield "ids, all", lambda: table.ids(Query())
    yield "values", lambda: workspace.findings.values()
    yield "states", lambda: table.states()
    yield "get", lambda: table.get(17)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--conversations", type=int, default=20_000)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        root = Path(folder) / "workspace"
        fill(Workspace.open(root), options.conversations)
        with Workspace.open(root) as workspace:
            for name, act in lists(workspace):
                print(f"{name:<14} {milliseconds(act)}")
            every = workspace.conversations.ids(Query())
            begun = time.perf_counter()
            workspace.decisions.set_state(every, "included", "by_query")
            print(f"decide all     {(time.perf_counter() - begun) * 1_000:7.1f} ms")
            workspace.conversations.forget(every[:100])
            begun = time.perf_counter()
            workspace.erase_deleted()
            print(f"erase deleted  {(time.perf_counter() - begun):7.1f} s")


if __name__ == "__main__":
    main()
