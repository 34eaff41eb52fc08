"""What every source must hold, whatever its format: one check for all of them.

A plug-in's own test calls it with its samples:

    def test_it_is_a_source(tmp_path):
        check_source(SOURCE, [SAMPLES / "2026", SAMPLES / "2027"], spool=tmp_path)
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from commonplace.records import Conversation, ReadEvent, Skipped, Tally, UnknownRecord
from commonplace.records.tree import paths
from commonplace.sources import ReadOptions, Selection, Source
from commonplace.testing.damage import check_damage
from commonplace.testing.detection import check_sniffing
from commonplace.testing.reading import conversations, names_of, read, selection_of

__all__ = ["check_conversation", "check_counts", "check_source"]

_ID = re.compile(r"[a-z][a-z0-9-]*")


def check_source(source: Source, samples: Iterable[Path], *, spool: Path, seed: int = 0) -> None:
    """See that a source keeps its contract on some samples.

    It is known by content and not by name; it reads one conversation after another; each file that it won has
    a tally, or a reason why it was not read; the counts add up and what is unknown is kept raw; trees are sound;
    ids stay when files come in another order or alone; cut and damaged files cost what they lost and no more.

    Args:
        source: the source.
        samples: files, folders or zip archives, at least one; a zip archive is named itself, not its folder.
        spool: a folder for private copies.
        seed: where files are cut and damaged.

    Raises:
        AssertionError: saying what does not hold, and of which file.

    Cost: each sample is read about thirty times.
    """
    assert _ID.fullmatch(source.id), "an id is lower case with hyphens"
    assert source.version >= 1, "versions count from 1"
    assert source.title, "a title is for people"
    assert source.how_to_get, "people must be told where to get it"
    chosen = list(samples)
    assert chosen, "a source without samples cannot be checked"
    for sample in chosen:
        check_sniffing(source, sample, spool)
        with selection_of(source, sample, spool) as selection:
            events = _check_reading(source, selection)
            _check_order(source, selection, events)
        check_damage(source, sample, spool, seed=seed)


def _check_reading(source: Source, selection: Selection) -> list[ReadEvent]:
    stream = source.read(selection, ReadOptions())
    assert iter(stream) is stream, "read() gives one event after another, not a list"
    events = list(stream)
    check_counts(selection, events)
    found = conversations(events)
    refused = any(isinstance(event, Skipped) for event in events)
    assert found or refused, f"neither a conversation nor a reason in {selection.tree.label}"
    for conversation in found:
        check_conversation(source, conversation)
    return events


def check_counts(selection: Selection, events: Sequence[ReadEvent]) -> None:
    """See that nothing of the selected files is missing in the counts.

    Raises:
        AssertionError: it is.
    """
    mine = {entry.path for entry in selection.entries}
    tallies = [event for event in events if isinstance(event, Tally)]
    told = {tally.path for tally in tallies}
    assert len(told) == len(tallies), "a file has two tallies"
    silent = mine - told - {event.path for event in events if isinstance(event, Skipped)}
    assert not silent, f"neither counted nor refused: {sorted(silent)}"
    for tally in tallies:
        counts = [*tally.kinds.values(), *tally.unknown.values(), *tally.dropped.values()]
        assert min(counts, default=1) > 0, f"a count of nothing: {tally.path}"
        skipped = sum(event.records for event in events if isinstance(event, Skipped) if event.where)
        assert tally.records <= sum(tally.kinds.values()) + skipped, f"records of no kind: {tally.path}"
        kept = Counter(
            event.kind for event in events if isinstance(event, UnknownRecord) and event.path == tally.path
        )
        assert kept == Counter(tally.unknown), f"unknown records are counted and not kept raw: {tally.path}"


def check_conversation(source: Source, conversation: Conversation) -> None:
    """See that a conversation is a sound tree with sound times.

    Raises:
        AssertionError: it is not.
    """
    assert conversation.source == source.id == conversation.provenance.parser, "the source names itself"
    assert conversation.provenance.parser_version == source.version, "the version is that of the source"
    assert conversation.native_id, "a conversation has a native id"
    met: set[str] = set()
    for message in conversation.messages:
        assert message.id not in met, "ids of messages are unique in a conversation"
        assert message.parent is None or message.parent in met, "parents come before children"
        assert message.created is None or (math.isfinite(message.created) and message.created > 0), "times"
        assert (message.model is None) == (message.model_source == "unknown"), "who says which model it was"
        met.add(message.id)
    assert conversation.leaf in met, "the leaf is one of the messages"
    split = paths(conversation)
    placed = len(split.trunk) + sum(len(branch.messages) for branch in split.branches)
    assert placed == len(conversation.messages), "every message stands in one path"


def _check_order(source: Source, selection: Selection, events: Sequence[ReadEvent]) -> None:
    turned = read(source, selection, reversed(selection.entries))
    assert _written(turned) == _written(events), "the order of files changes what is read"
    if not source.independent_files:
        return
    names = frozenset[str]().union(*map(names_of, conversations(events)))
    for entry in selection.entries:
        for alone in conversations(read(source, selection, [entry])):
            assert names & names_of(alone), f"alone, {entry.path} gives a conversation of another name"


def _written(events: Iterable[ReadEvent]) -> list[bytes]:
    return sorted(msgspec.json.encode(each, order="deterministic") for each in conversations(events))
