"""Which anchors a rule set needs, and which rules are tried at each; remembered between starts.

Working it out takes a quarter of a second of a processor for forty thousand anchors, reading it back some
tens of milliseconds, so it is kept beside the compiled database under a digest of the rules.
"""

import contextlib
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from commonplace.privacy.database import read_cache, write_cache
from commonplace.privacy.engine import Anchor
from commonplace.privacy.frequency import is_frequent
from commonplace.privacy.narrowing import narrowed
from commonplace.privacy.rule import Rule, Shape

__all__ = ["Anchoring", "anchoring"]

_VERSION = 4
"""Grows with each change of how anchors follow from rules."""

_LONGEST_NARROWED = 5
"""Longer literals are rare enough, and as they are several rules share them."""


class Anchoring(msgspec.Struct, frozen=True, array_like=True):
    """Anchors, and for each of them the positions of the rules that are tried there."""

    anchors: tuple[Anchor, ...]
    users: tuple[tuple[int, ...], ...]


def anchoring(rules: Sequence[Rule], cache: Path | None = None) -> Anchoring:
    """The anchors of these rules.

    Args:
        rules: their positions are what ``users`` names.
        cache: folder in which it is kept; it may be missing or read-only.
    """
    path = cache / f"anchoring-{_digest(rules)}.msgpack" if cache is not None else None
    if path is not None:
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return msgspec.msgpack.decode(read_cache(path), type=Anchoring)
    made = _make(rules)
    if path is not None:
        with contextlib.suppress(OSError):
            write_cache(path, msgspec.msgpack.encode(made))
    return made


def _digest(rules: Sequence[Rule]) -> str:
    digest = hashlib.sha256(str(_VERSION).encode())
    for rule in rules:
        said = (rule.id, rule.anchors, rule.pattern, rule.before, rule.reach, rule.ignore_case, rule.wraps)
        digest.update(repr(said).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _make(rules: Sequence[Rule]) -> Anchoring:
    users: dict[Anchor, list[int]] = {}
    for position, rule in enumerate(rules):
        for form in _needed(rule):
            users.setdefault(Anchor(form, rule.ignore_case), []).append(position)
    return Anchoring(tuple(users), tuple(map(tuple, users.values())))


def _needed(rule: Rule) -> Iterator[str | Shape]:
    """The anchors of a rule without literals that begin with another: where they stand, it stands too.

    Short and frequent ones are narrowed, except where the fast pass must also see values that a line end
    breaks. To narrow all would make the database of shapes several times as large.
    """
    fold = str.lower if rule.ignore_case else str
    literals = {fold(form) for form in rule.anchors if isinstance(form, str)}
    for form in rule.anchors:
        if isinstance(form, str):
            if any(fold(form)[:end] in literals for end in range(1, len(form))):
                continue
            wanted = len(form) <= _LONGEST_NARROWED and not rule.wraps and is_frequent(form)
            narrow = narrowed(rule, form) if wanted else form
            if narrow is not None:
                yield narrow
        elif (narrowed_form := _narrowed_cue(rule, form)) is not None:
            yield narrowed_form


def _narrowed_cue(rule: Rule, form: Shape) -> Shape | None:
    """A shape that is a literal and what must not stand before it, narrowed like that literal."""
    literal = form.literal
    bare = bool(literal) and form.body == re.escape(literal) and len(literal) <= _LONGEST_NARROWED
    if not bare or rule.wraps or not is_frequent(literal):
        return form
    found = narrowed(rule, literal)
    if not isinstance(found, Shape):
        return None if found is None else form
    # What the derived class lists are escapes, so no dash at its end joins the two.
    return Shape(found.body, found.width, found.not_after + form.not_after, literal)
