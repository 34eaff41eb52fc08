"""Logs for the tests of this room: the samples of the sources, and made ones with ids that fit."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from commonplace.records import Conversation, Message, Provenance, Text
from commonplace.sources import Selection, Source, best_match, make_probe, open_tree
from commonplace.sources.base import Entry, ReadOptions

SAMPLES = Path(__file__).parents[1] / "samples"

START = 1_788_191_870.0
"""31 August 2026."""


def read(folder: str, spool: Path) -> list[Conversation]:
    """The conversations of a folder of samples."""
    tree = open_tree(SAMPLES / folder, spool=spool)
    entries = tree.entries()
    names = frozenset(entry.path for entry in entries)
    won: dict[str, list[Entry]] = defaultdict(list)
    sources: dict[str, Source] = {}
    for entry in entries:
        match = best_match(make_probe(tree, entry, names))
        if match is not None:
            sources[match[0].id] = match[0]
            won[match[0].id].append(entry)
    found = [
        event
        for name, source in sources.items()
        for event in source.read(Selection(tree, tuple(won[name])), ReadOptions())
        if isinstance(event, Conversation)
    ]
    tree.close()
    return found


def codex(times: Sequence[float], texts: Sequence[str] = (), shift: float = 0.0) -> Conversation:
    """A session in which person and model take turns at these seconds after its start.

    Ids tell the true times; what the log says is later by ``shift``.
    """
    began = int(START * 1000)
    messages = []
    for index, seconds in enumerate(times):
        made = int(START + seconds)
        answer = index % 2 == 1
        messages.append(
            Message(
                id=f"rs_0c7f943fc8c288b101{made:08x}{index:024x}" if answer else f"turn-{index}",
                parent=messages[-1].id if messages else None,
                role="assistant" if answer else "user",
                parts=(Text(texts[index] if index < len(texts) else f"text {index}"),),
                model="gpt-5.5" if answer else None,
                created=START + seconds + 1 + shift,
            )
        )
    return Conversation(
        source="codex",
        provider="openai",
        client="codex",
        surface="cli",
        native_id=f"{began >> 16:08x}-{began & 0xFFFF:04x}-7043-b62c-525554cd727d",
        account="account-of-the-donor",
        provenance=Provenance(
            collection="local_session_log", source_format="rollout", parser="codex", parser_version=1
        ),
        messages=tuple(messages),
        leaf=messages[-1].id if messages else None,
        created=START + shift,
    )


def chat(number: int, texts: Sequence[str], gaps: Sequence[float]) -> Conversation:
    """A chat of these questions; before each the person waits so many seconds."""
    messages: list[Message] = []
    now = START + number * 86_400
    for index, (text, gap) in enumerate(zip(texts, gaps, strict=True)):
        now += gap
        parent = messages[-1].id if messages else None
        messages.append(
            Message(id=f"{number}-q{index}", parent=parent, role="user", parts=(Text(text),), created=now)
        )
        now += 5
        messages.append(
            Message(
                id=f"{number}-a{index}",
                parent=messages[-1].id,
                role="assistant",
                parts=(Text("An answer."),),
                created=now,
            )
        )
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface="web",
        native_id=f"chat-{number}",
        account="one",
        provenance=Provenance(
            collection="official_export", source_format="any", parser="chatgpt", parser_version=1
        ),
        messages=tuple(messages),
        leaf=messages[-1].id,
        created=START + number * 86_400,
    )
