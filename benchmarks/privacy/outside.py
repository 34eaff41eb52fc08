"""Texts that others labelled or nobody did: presidio-research, and ordinary code.

``synth_dataset_v2.json`` of microsoft/presidio-research (MIT; its invented identities CC BY-SA 3.0) is
only measured on. Rules may be tuned on ``generated_large.json`` of the same place.
"""

import sysconfig
from collections import Counter
from pathlib import Path

import msgspec
from benchmarks.privacy.guarantees import said
from benchmarks.privacy.planting import Planted
from benchmarks.privacy.redactors import replaced
from benchmarks.privacy.statistics import Rate
from benchmarks.privacy.strings import strings_of
from benchmarks.privacy.survival import aligned, false_ranges, remains

from commonplace.privacy import Identity, Scanner

__all__ = ["Ordinary", "Outside", "ordinary_code", "presidio_research"]

_KEY = b"outside" * 5


class _Span(msgspec.Struct):
    entity_type: str
    start_position: int
    end_position: int


class _Sample(msgspec.Struct):
    full_text: str
    spans: list[_Span]


class Outside(msgspec.Struct, frozen=True):
    """Recall (covered, all) by type, and changed stretches that no label explains for each MB."""

    recall: dict[str, Rate]
    false_per_megabyte: float
    samples: int


class Ordinary(msgspec.Struct, frozen=True):
    """Finds for each MB of text in which nobody planted anything, by kind; an upper bound of false ones."""

    megabytes: float
    certain: dict[str, float]
    random: float


def presidio_research(path: Path) -> Outside:
    """Each sentence as a conversation of one message, donor unknown."""
    samples = msgspec.json.decode(path.read_bytes(), type=list[_Sample])
    conversations = [said(sample.full_text) for sample in samples]
    redacted = replaced(conversations, Scanner(Identity(), _KEY).scan(conversations), _KEY)
    recall: dict[str, Rate] = {}
    false, size = 0, 0
    for sample, before, after in zip(samples, conversations, redacted, strict=True):
        old = strings_of(before)
        leaf = old.index(sample.full_text)
        alignment = aligned(sample.full_text, strings_of(after)[leaf] if after is not None else "")
        places = [_place(span) for span in sample.spans]
        for place in places:
            covered = not remains(alignment, place).leaked
            recall[place.kind] = recall.get(place.kind, Rate(0, 0)) + Rate(int(covered), 1)
        false += false_ranges(alignment, places)
        size += len(sample.full_text.encode())
    return Outside(recall, false / (size / 1e6), len(samples))


def _place(span: _Span) -> Planted:
    return Planted(
        case=span.entity_type,
        kind=span.entity_type,
        placement="user",
        locale="en",
        leaf=0,
        start=span.start_position,
        end=span.end_position,
        carrier=(span.start_position, span.end_position),
        entity=0,
    )


def ordinary_code(size: int) -> Ordinary:
    """The first files of Python's own library, each as one message. Its authors' names are in it."""
    files = sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py"))
    texts: list[str] = []
    total = 0
    for file in files:
        text = file.read_text(encoding="utf-8", errors="replace")
        texts.append(text)
        total += len(text.encode())
        if total >= size:
            break
    certain: Counter[str] = Counter()
    random = 0
    for result in Scanner(Identity(), _KEY).scan([said(text) for text in texts]):
        certain.update(finding.kind for finding in result.findings if finding.tier != "random")
        random += sum(finding.tier == "random" for finding in result.findings)
    megabytes = total / 1e6
    return Ordinary(
        megabytes, {kind: count / megabytes for kind, count in certain.most_common()}, random / megabytes
    )
