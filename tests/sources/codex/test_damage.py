"""Whatever stands in a record, reading goes on, and what comes out is a tree."""

import json
import random
import tempfile
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Conversation
from commonplace.records.tree import paths
from tests.sources.codex.logs import SAMPLES, Json, of_type, read_files

NAMES = ("0.154.0-paginated-made", "2025-08-bare-made", "0.77.0")
LOGS = [
    [json.loads(line) for line in path.read_bytes().splitlines()]
    for name in NAMES
    for path in sorted((SAMPLES / name).iterdir())
]
JUNK: list[object] = [
    None,
    7,
    -1.5,
    True,
    "x",
    "",
    [],
    {},
    [1],
    {"a": 1},
    [None],
    {"text": "t"},
    {"type": ["a"]},
    10**30,
]


def mangled(value: object, dice: random.Random) -> object:
    """The value with members exchanged, lost or repeated here and there."""
    if dice.random() < 0.04:
        return dice.choice(JUNK)
    if isinstance(value, dict):
        return {key: mangled(below, dice) for key, below in value.items() if dice.random() > 0.01}
    if isinstance(value, list):
        kept = [mangled(below, dice) for below in value]
        return kept + kept[:1] if dice.random() < 0.05 else kept
    return value


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 2**32), picks=st.lists(st.sampled_from(range(len(LOGS))), min_size=1, max_size=3))
def test_any_member_of_any_record_may_be_anything(seed: int, picks: list[int]) -> None:
    dice = random.Random(seed)
    files: dict[str, bytes] = {}
    for number, pick in enumerate(picks):
        records: list[Json] = [mangled(record, dice) for record in LOGS[pick]]  # type: ignore[misc]
        if dice.random() < 0.3:
            dice.shuffle(records)
        files[f"{number}.jsonl"] = b"\n".join(json.dumps(record).encode() for record in records)
    with tempfile.TemporaryDirectory() as folder:
        events = read_files(files, Path(folder))
    conversations = of_type(events, Conversation)
    assert len({each.native_id for each in conversations}) == len(conversations)
    for conversation in conversations:
        known: set[str] = set()
        for message in conversation.messages:
            assert message.id not in known
            assert message.parent is None or message.parent in known
            known.add(message.id)
        assert conversation.leaf in known
        laid_out = paths(conversation)
        assert len(laid_out.trunk) + sum(len(branch.messages) for branch in laid_out.branches) == len(known)
    msgspec.json.encode(events)
