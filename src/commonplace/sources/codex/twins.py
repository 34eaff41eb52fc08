"""Finds the records that say the same thing twice, and keeps one of each two.

The model's own record (``response_item``) is kept where it is there; the event about it goes. Where a version
wrote only the event, the event is kept. Twins stand close together, so they are looked for within one stretch
of the log: prompts between two answers, answers between two prompts.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from commonplace.records import Attachment, Text
from commonplace.sources.codex.counting import Counts
from commonplace.sources.codex.echoes import bare
from commonplace.sources.codex.events import LOOSE
from commonplace.sources.codex.slots import Slots
from commonplace.sources.codex.tool_twins import name_results, settle_tools
from commonplace.sources.codex.units import Lane, Step, Unit

__all__ = ["settled"]

_FROM_OUTSIDE: frozenset[Lane] = frozenset({"user", "peer"})

_LIKENESS = 0.5
"""Share of the longer text that the shorter one must be to count as the same words with other markup.

Source: chosen; only records that found no exact twin in their stretch are compared so.
"""

_MOST_PAIRS = 10_000
"""Pairs that are compared one by one; beyond, the order of equal texts must do, and others stay apart."""


def settled(steps: list[Step], counts: Counts) -> list[Step]:
    """The steps of one file without second records; ``twin`` is false in all that is left.

    A prompt's twin says that a person wrote it. From where on a file has such events, a user record without
    one was put in by the client; where it has none, every user record that does not look like the client's is
    taken to be the person's. Cost: linear, but for records whose twin differs in its markup.
    """
    slots = Slots(steps)
    open_places = _before_first_told(slots)
    settle_tools(slots)
    for lane, first, second in _stretches(slots):
        _settle_stretch(slots, lane, first, second)
    _settle_loose(slots)
    counts.drop("twin", slots.emptied())
    name_results(slots)
    for index, unit in list(slots.units()):
        human = index in open_places if unit.lane == "user" and unit.human is None else unit.human
        slots.put(index, msgspec.structs.replace(unit, human=human, twin=False))
    return slots.left()


def _before_first_told(slots: Slots) -> frozenset[int]:
    """Places before the stretch with the first event that says a person wrote something.

    A fork may replay a session of a version that wrote no such events.
    """
    passed: list[int] = []
    stretch: list[int] = []
    for index, unit in slots.units():
        if unit.twin and unit.human:
            return frozenset(passed)
        if unit.lane in _FROM_OUTSIDE:
            stretch.append(index)
        elif unit.lane != "context":
            passed += stretch
            stretch = []
    return frozenset((*passed, *stretch))


def _stretches(slots: Slots) -> list[tuple[Lane, list[int], list[int]]]:
    """Places of first and of second records of one lane that stand in one stretch of the log."""
    found: dict[tuple[Lane, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    asked = answered = 0
    for index, unit in slots.units():
        if unit.lane in _FROM_OUTSIDE:
            asked += 1
            found[unit.lane, answered][unit.twin].append(index)
        elif unit.lane != "context":
            answered += 1
            if unit.lane in ("text", "reasoning"):
                found[unit.lane, asked][unit.twin].append(index)
    return [(lane, first, second) for (lane, _), (first, second) in found.items() if first and second]


def _settle_stretch(slots: Slots, lane: Lane, first: list[int], second: list[int]) -> None:
    pairs = _same(slots, first, second)
    if len(pairs) < len(second):
        pairs |= _alike(slots, _without(first, pairs.values()), _without(second, pairs))
    if lane == "user" and len(pairs) < len(second):
        pairs |= _pictured(slots, _without(first, pairs.values()), _without(second, pairs))
    for twin, original in pairs.items():
        if lane == "user":
            slots.put(original, _prompt(slots[original], slots[twin]))
        slots.take(twin)


def _same(slots: Slots, first: list[int], second: list[int]) -> dict[int, int]:
    """Pairs (second, first) with one and the same text, each text used once."""
    originals: dict[str, list[int]] = defaultdict(list)
    for index in first:
        for echo in slots[index].echoes:
            originals[echo].append(index)
    twins: dict[str, list[int]] = defaultdict(list)
    for index in second:
        found = next((echo for echo in slots[index].echoes if echo in originals), None)
        if found is not None:
            twins[found].append(index)
    pairs: dict[int, int] = {}
    for echo, indices in twins.items():
        pairs |= _nearest(indices, originals[echo], original_leads=slots[indices[0]].lane == "user")
    return pairs


def _nearest(twins: list[int], originals: list[int], *, original_leads: bool) -> dict[int, int]:
    """Pairs of equal texts: in order if all have a partner, and if not those that stand closest.

    Source: real logs write a prompt's item before its event, and an answer's after it.
    """
    if len(twins) == len(originals) or len(twins) * len(originals) > _MOST_PAIRS:
        return dict(zip(twins, originals, strict=False))
    distances = sorted(
        (abs(twin - original), (original < twin) != original_leads, twin, original)
        for twin in twins
        for original in originals
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, twin, original in distances:
        if twin not in pairs and original not in used:
            pairs[twin] = original
            used.add(original)
    return pairs


def _alike(slots: Slots, first: list[int], second: list[int]) -> dict[int, int]:
    """Pairs of which one text stands inside the other and makes up most of it."""
    if len(first) * len(second) > _MOST_PAIRS:
        return {}
    open_texts = {index: bare(_words(slots[index])) for index in first}
    pairs: dict[int, int] = {}
    for index in second:
        words = bare(_words(slots[index]))
        found = next((other for other, text in open_texts.items() if _holds(text, words)), None)
        if found is not None:
            pairs[index] = found
            del open_texts[found]
    return pairs


def _holds(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return bool(short) and len(short) >= _LIKENESS * len(long) and short in long


def _pictured(slots: Slots, first: list[int], second: list[int]) -> dict[int, int]:
    """Prompts with pictures are written so differently by the two that only their order pairs them."""
    originals = [index for index in first if _has_picture(slots[index]) and slots[index].human is not False]
    twins = [index for index in second if _has_picture(slots[index])]
    return dict(zip(twins, originals, strict=False))


def _has_picture(unit: Unit) -> bool:
    return any(isinstance(part, Attachment) for part in unit.parts) or "[Image #" in _words(unit)


def _settle_loose(slots: Slots) -> None:
    """Take away what stands word for word inside an answer."""
    loose = [index for index, unit in slots.units() if unit.twin and unit.kind in LOOSE]
    if not loose:
        return
    answers = [_spaced(unit) for _, unit in slots.units() if unit.lane == "text" and unit.kind not in LOOSE]
    for index in loose[: _MOST_PAIRS // (len(answers) + 1) + 1]:
        words = _spaced(slots[index])
        if any(words in answer for answer in answers):
            slots.take(index)


def _prompt(original: Unit, twin: Unit) -> Unit:
    """The person's words as the event has them, with the pictures as the model was given them."""
    pictures = tuple(part for part in original.parts if isinstance(part, Attachment))
    if not pictures:
        return msgspec.structs.replace(original, human=twin.human)
    told = twin if _words(twin) else original
    words = tuple(part for part in told.parts if isinstance(part, Text))
    return msgspec.structs.replace(original, human=twin.human, parts=(*words, *pictures))


def _words(unit: Unit) -> str:
    return "\n".join(part.text for part in unit.parts if isinstance(part, Text))


def _spaced(unit: Unit) -> str:
    return " ".join(_words(unit).split())


def _without(indices: list[int], taken: Iterable[int]) -> list[int]:
    used = set(taken)
    return [index for index in indices if index not in used]
