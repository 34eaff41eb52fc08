"""What a source does with files that are cut, overwritten or no files of its own at all."""

import random
from collections.abc import Iterator
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped, Tally
from commonplace.sources import Entry, ReadOptions, Selection, Source, open_tree
from commonplace.testing.reading import selection_of

__all__ = ["check_damage", "damaged"]

_CUTS = 6
_GARBAGE = (
    b"",
    b"\0" * 4096,
    b"not JSON at all\n",
    b"[" * 3000,
    b'{"type": "message"}\n',
    b"[1, 2]",
    b"\xff\xfe\x00",
)
_PACKED = (b"PK\x03\x04", b"\x28\xb5\x2f\xfd", b"\x1f\x8b", b"SQLite format 3\0")
_LARGEST = 4 << 20


def check_damage(source: Source, sample: Path, spool: Path, *, seed: int = 0) -> None:
    """See that damage is told, costs nothing else, and never raises.

    Args:
        source: is given each damaged file, whether it would claim it or not.
        sample: its files are damaged one at a time, in copies.
        spool: a folder for copies.
        seed: where they are cut.

    Raises:
        AssertionError: a damaged file was read in silence, or a whole one beside it was not read.
    """
    with selection_of(source, sample, spool) as selection:
        originals = {entry.path: _content(selection, entry) for entry in selection.entries}
    for number, (path, content) in enumerate(sorted(originals.items())):
        for data in damaged(content, seed + number):
            _check_alone(source, data, spool)
        if path.endswith(".jsonl"):
            _check_cut_line(source, content, spool)


def damaged(content: bytes, seed: int) -> Iterator[bytes]:
    """Damaged forms of a file: cut at random points, with bytes overwritten, or replaced by garbage."""
    chance = random.Random(seed)  # noqa: S311 - damage is repeatable, not secret
    yield from _GARBAGE
    for _ in range(_CUTS if content else 0):
        yield content[: chance.randrange(len(content))]
    for _ in range(_CUTS // 2 if content else 0):
        at = chance.randrange(len(content))
        yield content[:at] + bytes(chance.randrange(256) for _ in range(8)) + content[at + 8 :]


def _content(selection: Selection, entry: Entry) -> bytes:
    with selection.tree.open(entry.path) as stream:
        return stream.read(_LARGEST)


def _check_alone(source: Source, data: bytes, spool: Path) -> None:
    events = _read_bytes(source, data, spool)
    answered = any(isinstance(event, Skipped | Tally) for event in events)
    assert answered, "a damaged file is neither counted nor refused"
    if not any(isinstance(event, Conversation) for event in events):
        assert any(isinstance(event, Skipped) for event in events) or _holds_records(events), (
            "a file that gave nothing says no reason"
        )


def _holds_records(events: list[ReadEvent]) -> bool:
    return any(
        isinstance(event, Tally) and (event.unknown or event.dropped or event.kinds) for event in events
    )


def _check_cut_line(source: Source, content: bytes, spool: Path) -> None:
    """A last line that was cut in the middle is told."""
    whole = content.rstrip()
    if whole.startswith(_PACKED) or not whole.endswith(b"}"):
        return
    events = _read_bytes(source, whole[:-1], spool)
    assert any(isinstance(event, Skipped) for event in events), "a torn last line is passed over in silence"


def _read_bytes(source: Source, data: bytes, spool: Path) -> list[ReadEvent]:
    spool.mkdir(parents=True, exist_ok=True)
    file = spool / "damaged.jsonl"
    file.write_bytes(data)
    try:
        with open_tree(file, spool=spool) as tree:
            return list(source.read(Selection(tree, tree.entries()), ReadOptions()))
    finally:
        file.unlink(missing_ok=True)
