"""Which sources claim a file, and whether two of them claim it equally."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from commonplace.errors import AmbiguousSource
from commonplace.sources import SOURCES, Probe, Source, best_match, make_probe, open_tree

__all__ = ["GUESS", "NOTHING", "Claim", "check_sniffing", "claims", "ties"]

NOTHING = (
    b"",
    b"\0" * 64,
    b"[]",
    b"{}",
    b"{}\n{}\n",
    b"null",
    b"[null, 1, []]",
    b'{"type": 1}\n{"type": null}\n',
    b'{"messages": 1}',
    b'{"message": []}\n',
    b"\xff\xfe{\0",
    b"PK\x03\x04",
    b"SQLite format 3\0",
    b"<html><body></body></html>",
    b"[" * 2000,
)
"""Beginnings of files that belong to no format."""


GUESS = 0.3
"""The most that a claim by place alone may score, such as an empty list in a folder of an export."""


class Claim(msgspec.Struct, frozen=True):
    """Who gets a file: the id of the source, or the ids of all that are equally sure."""

    path: str
    sources: tuple[str, ...]


def claims(path: Path, spool: Path, sources: Sequence[Source] = SOURCES) -> list[Claim]:
    """Who gets each file of a sample.

    Args:
        path: a file, folder or zip archive.
        spool: folder for private copies of members of archives.
        sources: who is asked.
    """
    found: list[Claim] = []
    with open_tree(path, spool=spool) as tree:
        names = frozenset(entry.path for entry in tree.entries())
        for entry in tree.entries():
            probe = make_probe(tree, entry, names)
            try:
                match = best_match(probe, sources=sources)
            except AmbiguousSource:
                scores = {source.id: answer.score for source in sources if (answer := source.sniff(probe))}
                best = max(scores.values())
                found.append(Claim(entry.path, tuple(sorted(s for s in scores if scores[s] == best))))
                continue
            found.append(Claim(entry.path, (match[0].id,) if match else ()))
    return found


def ties(paths: Iterable[Path], spool: Path, sources: Sequence[Source] = SOURCES) -> list[Claim]:
    """The files of some samples that two or more sources claim equally."""
    return [claim for path in paths for claim in claims(path, spool, sources) if len(claim.sources) > 1]


def check_sniffing(source: Source, sample: Path, spool: Path) -> None:
    """See that a source knows a sample by its content.

    Raises:
        AssertionError: it claims what holds nothing, goes by a name alone, or knows no file of the sample.
    """
    known = 0
    with open_tree(sample, spool=spool) as tree:
        names = frozenset(entry.path for entry in tree.entries())
        for entry in tree.entries():
            probe = make_probe(tree, entry, names)
            match = source.sniff(probe)
            assert match is None or 0 < match.score < 1, f"a score lies between 0 and 1: {entry.path}"
            for nothing in NOTHING:
                alone = Probe(path=entry.path, size=len(nothing), head=nothing, names=frozenset({entry.path}))
                guess = source.sniff(alone)
                assert guess is None or guess.score <= GUESS, f"claimed by its name alone: {entry.path}"
            renamed = Probe(path="data/1", size=entry.size, head=probe.head, names=frozenset({"data/1"}))
            known += match is not None and source.sniff(renamed) is not None
    assert known, f"no file of {sample.name} is recognised under another name"
