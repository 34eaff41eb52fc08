"""Makes a labelled corpus of a wanted size: accounts, their conversations, and every planted value's place.

Values are planted with marks from Unicode's private planes around them; when a conversation is finished,
the marks are taken out of its strings and give each value's exact range, however deep it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec
from benchmarks.privacy.placing import Item, Stage, Turn, possible, write_turn
from benchmarks.privacy.planting import (
    Account,
    Case,
    Draw,
    Kit,
    Labelled,
    Placement,
    Planted,
    Variant,
)
from benchmarks.privacy.shapes import SHAPES, Shape
from benchmarks.privacy.strings import keyed_strings, map_strings, text_bytes

from commonplace.records import Conversation, Message, Project, Provenance, Text

__all__ = ["BYTES_PER_ACCOUNT", "accounts", "corpus"]

BYTES_PER_ACCOUNT = 250_000
_LEAST_OF_KIND = 24
"""A round plants about as many values of each kind at least, for the mean over kinds needs all of them."""
_FIRST_MARK = 0xF0000
_END = "\ue001"
_CARRIER, _CARRIER_END = "\ue002", "\ue003"
_MARKS = re.compile("[\ue001-\ue003\U000f0000-\U000ffffd]")


class _Label(msgspec.Struct, frozen=True):
    case: Case
    variant: Variant
    placement: Placement
    entity: int


class _Mention(msgspec.Struct, frozen=True):
    """A value that was said with a cue and is to be said again."""

    case: Case
    variant: Variant
    value: str
    entity: int


def corpus(kit: Kit, size: int, seed: str = "1") -> list[Account]:
    """All of ``accounts`` in memory."""
    return list(accounts(kit, size, seed))


def accounts(kit: Kit, size: int, seed: str = "1") -> Iterator[Account]:
    """Accounts with about ``size`` bytes of text in all.

    Every case meets every placement it can have in a round, kinds with few cases several times, in an order
    drawn from the seed, so that any beginning of the corpus is a fair sample of it. Cost: half a second for each MB.
    """
    order = Draw(f"{kit.name}/{seed}/order")
    planted, kept = _jobs(kit.cases, order), _jobs(kit.negatives, order)
    entities = iter(range(10**9))
    number = 0
    while size > 0:
        draw = Draw(f"{kit.name}/{seed}/{number}", kit.person(Draw(f"{kit.name}/{seed}/person/{number}")))
        conversations: list[Labelled] = []
        waiting: list[_Mention] = []
        wanted = min(size, BYTES_PER_ACCOUNT)
        while wanted > 0:
            shape = SHAPES[len(conversations) % len(SHAPES)]
            writer = _Writer(Stage(kit, shape, draw), entities, waiting)
            made = writer.conversation(f"{number}-{len(conversations)}", planted, kept)
            conversations.append(made)
            spent = text_bytes(made.conversation)
            wanted -= spent
            size -= spent
        yield Account(number, draw.person, tuple(conversations))
        number += 1


def _jobs(cases: tuple[Case, ...], order: Draw) -> Iterator[tuple[Case, Variant, Placement]]:
    """Cases and placements without end; each round holds every pair at least once, variants in turn."""
    places = [
        (case, placement)
        for case in cases
        for placement in dict.fromkeys(
            place for variant in case.variants for place in possible(case, variant)
        )
    ]
    of_kind = Counter(case.kind for case, _ in places)
    turn = 0
    while True:
        jobs: list[tuple[Case, Variant, Placement]] = []
        for case, placement in places:
            fitting = [variant for variant in case.variants if placement in possible(case, variant)]
            for _ in range(max(1, _LEAST_OF_KIND // of_kind[case.kind])):
                jobs.append((case, fitting[(turn + len(jobs)) % len(fitting)], placement))
        order.random.shuffle(jobs)
        yield from jobs
        turn += 1


class _Writer:
    """Writes one conversation."""

    def __init__(self, stage: Stage, entities: Iterator[int], waiting: list[_Mention]) -> None:
        self._stage = stage
        self._entities = entities
        self._waiting = waiting
        self._labels: list[_Label] = []
        self._turns: list[Turn] = []

    def conversation(
        self,
        name: str,
        planted: Iterator[tuple[Case, Variant, Placement]],
        kept: Iterator[tuple[Case, Variant, Placement]],
    ) -> Labelled:
        """A conversation with nothing to find in one of four, else up to five values; as much that must stay."""
        draw = self._stage.draw
        count = 0 if draw.random.random() < 0.25 else draw.number(1, 5)
        for _ in range(count):
            self._plant(*next(planted))
        for _ in range(max(1, count)):
            self._plant(*next(kept))
        if self._waiting and draw.random.random() < 0.3:
            self._again(self._waiting.pop(draw.random.randrange(len(self._waiting))))
        self._turns += [self._filler() for _ in range(draw.number(1, 3))]
        draw.random.shuffle(self._turns)
        return self._finished(name)

    def _plant(self, case: Case, variant: Variant, placement: Placement) -> None:
        if placement == "title" and any(turn.title for turn in self._turns):
            placement = "user"
        value = variant.make(self._stage.draw)
        entity = next(self._entities)
        self._turns.append(self._placed(case, variant, value, placement, entity))
        if (
            case.repeats
            and placement not in ("key", "list", "path")
            and self._stage.draw.random.random() < 0.25
        ):
            mention = _Mention(case, variant, value, entity)
            if self._stage.draw.random.random() < 0.6:
                self._again(mention)
            else:
                self._waiting.append(mention)

    def _again(self, mention: _Mention) -> None:
        self._turns.append(
            self._placed(mention.case, mention.variant, mention.value, "repeat", mention.entity)
        )

    def _placed(self, case: Case, variant: Variant, value: str, placement: Placement, entity: int) -> Turn:
        mark = chr(_FIRST_MARK + len(self._labels))
        self._labels.append(_Label(case, variant, placement, entity))
        item = Item(
            case,
            variant,
            value,
            marked=lambda text: f"{mark}{text}{_END}",
            carried=lambda text: f"{_CARRIER}{text}{_CARRIER_END}",
            kit=self._stage.kit,
        )
        return write_turn(self._stage, item, placement)

    def _filler(self) -> Turn:
        stage = self._stage
        if stage.draw.random.random() < 0.5:
            return Turn([("user", [Text(stage.prose("en"))]), ("assistant", [Text(stage.prose("en"))])])
        number = stage.draw.random.getrandbits(60)
        call = stage.shape.call(number, stage.shape.write("/srv/work/src/part.py", stage.technical()))
        result = stage.shape.result(number, stage.technical())
        return Turn([("user", [Text(stage.prose("en"))]), ("assistant", [call]), ("tool", [result])])

    def _finished(self, name: str) -> Labelled:
        messages: list[Message] = []
        title: str | None = None
        project: Project | None = None
        for turn in self._turns:
            title, project = title or turn.title, project or turn.project
            for role, parts in turn.messages:
                messages.append(
                    Message(
                        id=f"m{len(messages)}",
                        parent=messages[-1].id if messages else None,
                        role=role,
                        parts=tuple(parts),
                        model=self._stage.shape.model if role == "assistant" else None,
                        created=1.7e9 + 60 * len(messages),
                    )
                )
        marked = _conversation(self._stage.shape, name, messages, title, project)
        return _unmarked(marked, self._labels)


def _conversation(
    shape: Shape, name: str, messages: list[Message], title: str | None, project: Project | None
) -> Conversation:
    return Conversation(
        source=shape.source,
        provider=shape.provider,
        client=shape.client,
        surface=shape.surface,
        native_id=name,
        provenance=Provenance(
            collection="unknown", source_format="benchmark", parser="benchmark", parser_version=1
        ),
        messages=tuple(messages),
        leaf=messages[-1].id,
        title=title or "Questions and answers",
        project=project,
    )


def _unmarked(marked: Conversation, labels: list[_Label]) -> Labelled:
    found: list[Planted] = []
    plain: list[str] = []
    for leaf, (text, _) in enumerate(keyed_strings(marked)):
        if _MARKS.search(text) is None:
            plain.append(text)
            continue
        clean, own = _read_marks(text, labels, leaf)
        plain.append(clean)
        found += own
    clean_strings = iter(plain)
    conversation = map_strings(marked, lambda _: next(clean_strings))
    planted = tuple(place for place in found if not place.kind.startswith("keep."))
    kept = tuple(place for place in found if place.kind.startswith("keep."))
    return Labelled(conversation, planted, kept)


def _read_marks(text: str, labels: list[_Label], leaf: int) -> tuple[str, list[Planted]]:
    """The text without its marks, and what they stood around."""
    pieces: list[str] = []
    at = last = carrier = 0
    opened: tuple[_Label, int] | None = None
    closed: list[tuple[_Label, int, int]] = []
    result: list[Planted] = []
    for mark in _MARKS.finditer(text):
        pieces.append(text[last : mark.start()])
        at += mark.start() - last
        last = mark.end()
        sign = mark[0]
        if sign == _CARRIER:
            carrier = at
        elif sign == _END and opened is not None:
            closed.append((*opened, at))
        elif sign == _CARRIER_END:
            result += [_planted(label, leaf, (start, end), (carrier, at)) for label, start, end in closed]
            closed = []
        elif sign not in (_END, _CARRIER_END):
            opened = (labels[ord(sign) - _FIRST_MARK], at)
    pieces.append(text[last:])
    return "".join(pieces), result


def _planted(label: _Label, leaf: int, span: tuple[int, int], carrier: tuple[int, int]) -> Planted:
    return Planted(
        case=label.case.id,
        kind=label.case.kind,
        placement=label.placement,
        locale=label.variant.locale,
        leaf=leaf,
        start=span[0],
        end=span[1],
        carrier=carrier,
        entity=label.entity,
        public=label.case.public,
        own=label.case.own,
    )
