"""Check a sample: a uniform draw from all that is included, looked through one by one, and what that proves.

The draw has a fixed size, is made without replacement, and each conversation of it counts once it was looked at.
The bound is exact for such a draw (hypergeometric) and is about leaks that this reader would notice. Whatever
changes what would leave voids it.
"""

import random
from fractions import Fraction
from math import comb

import msgspec

from commonplace.errors import UsageError
from commonplace.privacy import IdentityTerm, leaves
from commonplace.review.deciding import decide
from commonplace.review.identity import Machine, add_identity
from commonplace.review.rules import make_rule
from commonplace.review.scanning import scan_pending
from commonplace.store import Query, Workspace

__all__ = [
    "DOUBT",
    "SIZES",
    "Leak",
    "Sample",
    "at_most",
    "bound_words",
    "draw",
    "note_leak",
    "note_seen",
    "sample_now",
]

DOUBT = Fraction(1, 20)
"""How often a bound may be wrong: once in twenty draws."""

SIZES = (30, 100, 300)
"""Sizes that are offered: about 10, 3 and 1 in a hundred can be bounded by them."""

_KEY = "review.sample"
_LEAST_WORDS = 3


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A draw: of how many, which, and which of them were looked at.

    ``digest`` is that of everything included at the draw.
    """

    population: int
    digest: str
    cids: tuple[int, ...]
    seen: tuple[int, ...] = ()

    @property
    def waiting(self) -> tuple[int, ...]:
        """Those that were not looked at, in the order of the draw."""
        return tuple(cid for cid in self.cids if cid not in self.seen)

    @property
    def finished(self) -> bool:
        """Whether all were looked at."""
        return not self.waiting


class Leak(msgspec.Struct, frozen=True, kw_only=True):
    """What was noticed in a conversation: words that are private everywhere, and what is put aside with it."""

    cid: int
    words: str = ""
    whole_project: bool = False


def at_most(population: int, drawn: int, leaks: int = 0, doubt: Fraction = DOUBT) -> int:
    """The most conversations that may hold a leak, given how many of a draw did.

    It is the largest number for which a draw with so few leaks is not rarer than ``doubt``. Cost: a few dozen sums of
    whole numbers of some thousand digits.

    Raises:
        ValueError: more was drawn than there is, or more leaks than were drawn.
    """
    if not 0 <= leaks <= drawn <= population:
        raise ValueError("a draw is no larger than what it is drawn from")
    every = comb(population, drawn)

    def is_likely(bad: int) -> bool:
        good = population - bad
        ways = sum(comb(bad, seen) * comb(good, drawn - seen) for seen in range(min(leaks, bad, drawn) + 1))
        return ways > doubt * every

    low, high = leaks, population - (drawn - leaks)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_likely(middle) else (low, middle - 1)
    return low


def bound_words(population: int, drawn: int) -> str:
    """What a finished sample without a leak says, for people."""
    most = at_most(population, drawn)
    if most == 0:
        return f"You looked at all {population:,}. None holds a leak that you would notice."
    return (
        f"You looked at {drawn:,} of {population:,}, drawn by chance, and noticed nothing. Up to {most:,} of your "
        f"{population:,} may hold one that you would notice: one draw in twenty says too little."
    )


def draw(workspace: Workspace, size: int) -> Sample:
    """Draw a fresh sample from all that is included, in place of any that was drawn before.

    Raises:
        UsageError: nothing is included, or no size was named.
    """
    cids, digest = workspace.conversations.included()
    if not cids or size < 1:
        raise UsageError("there is nothing to draw from", hint="include some conversations first")
    chosen = tuple(random.SystemRandom().sample(cids, min(size, len(cids))))
    sample = Sample(population=len(cids), digest=digest, cids=chosen)
    workspace.facts.set(_KEY, sample)
    return sample


def sample_now(workspace: Workspace) -> tuple[Sample | None, bool]:
    """The sample that was drawn last, if any, and whether it holds: anything that changed since voids it."""
    sample = workspace.facts.get(_KEY, Sample | None, None)  # type: ignore[arg-type]
    return sample, sample is not None and workspace.conversations.included()[1] == sample.digest


def note_seen(workspace: Workspace, cid: int) -> Sample:
    """Note that nothing was noticed in one conversation of the sample.

    With the last one, all that were decided about in bulk count as looked at in a sample.

    Raises:
        UsageError: it is not in the sample, or the sample is void.
    """
    sample = _holding(workspace, cid)
    if cid not in sample.seen:
        sample = msgspec.structs.replace(sample, seen=(*sample.seen, cid))
        workspace.facts.set(_KEY, sample)
    if sample.finished:
        modes = {each: workspace.conversations.summary(each).mode for each in sample.cids}
        decide(workspace, [each for each, mode in modes.items() if mode != "opened"], "included", "sampled")
    return sample


def note_leak(workspace: Workspace, leak: Leak, machine: Machine | None = None) -> int:
    """Make a rule of what was noticed; returns how many conversations are out again because of it.

    Words become a term that is private everywhere: all is scanned for them, and what gained a finding is open again.
    The conversation itself is held, and its project if the person says so. The sample is void.

    Raises:
        UsageError: it is not in the sample, or the words do not stand in it.
    """
    _holding(workspace, leak.cid)
    words = " ".join(leak.words.split())
    before = len(workspace.conversations.included()[0])
    if words:
        _require(workspace, leak.cid, words)
        add_identity(workspace, (IdentityTerm("custom", words, "sample"),))
        scan_pending(workspace, machine)
    project = workspace.conversations.summary(leak.cid).project
    if leak.whole_project and project:
        make_rule(workspace, "held", Query(project=project))
    if not words:
        decide(workspace, [leak.cid], "held", "opened")
    workspace.facts.set(_KEY, None)
    return before - len(workspace.conversations.included()[0])


def _holding(workspace: Workspace, cid: int) -> Sample:
    sample, holds = sample_now(workspace)
    if sample is None or not holds:
        raise UsageError("the sample is void", hint="something changed since; draw a fresh one")
    if cid not in sample.cids:
        raise UsageError("that conversation is not in the sample")
    return sample


def _require(workspace: Workspace, cid: int, words: str) -> None:
    """Refuse words that would find nothing, or nearly everything."""
    if len(words) < _LEAST_WORDS:
        raise UsageError(f"words of fewer than {_LEAST_WORDS} letters would be found everywhere")
    said = " ".join(" ".join(leaf.text for leaf in leaves(workspace.conversations.get(cid))).split())
    if words.lower() not in said.lower():
        raise UsageError("these words do not stand in the conversation", hint="copy them as they stand there")
