"""What may still be in a publication, judged by how much the rules missed where the truth was known.

The rates come from the sealed set of `benchmarks/privacy`, on which no rule is tuned, with the version of
the rules that they were measured with. They say how the rules do on forms that nobody looked at while they were
written; a person's own text may fare better or worse.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import msgspec

__all__ = ["Expectation", "Measured", "Rate", "expectations", "measured", "rates_of", "wilson"]

_Z = 1.959964
_WORST = 0.9
"""A kind that is missed more often than this says nothing about how many there were."""

_FAMILIES = ("secret", "personal", "path")

_PASSWORDS = (
    "password",
    "basic-auth",
    "recovery",
    "answer",
    "pin",
    "passcode",
    "url-password",
    "credentials",
)


class Measured(msgspec.Struct, frozen=True):
    """Miss rates: for each kind of the measuring stick how many values leaked and how many there were.

    Attributes:
        ruleset: version of the rules that were measured.
        date: day of the measurement.
        kinds: (leaked, planted) by kind.
    """

    ruleset: str
    date: str
    kinds: dict[str, tuple[int, int]]


class Rate(msgspec.Struct, frozen=True, kw_only=True):
    """Of ``planted`` values of a group ``leaked`` could still be read."""

    group: str
    leaked: int
    planted: int

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the miss rate lies, with 95 % confidence."""
        return wilson(self.leaked, self.planted)


class Expectation(msgspec.Struct, frozen=True, kw_only=True):
    """About ``missed`` more of this group may still be in a text in which ``found`` were found.

    Attributes:
        group: e.g. ``personal.email``, ``secret.password``; several kinds of findings may share one.
        found: replaced places.
        missed: expected number that was not found; ``low`` and ``high`` bound it with 95 % confidence, as
            far as the measured forms stand for those of the text.
    """

    group: str
    found: int
    missed: float
    low: float
    high: float


@cache
def measured() -> Measured:
    """The rates that come with this version."""
    data = files("commonplace.privacy").joinpath("data", "miss_rates.json").read_bytes()
    return msgspec.json.decode(data, type=Measured)


def expectations(counts: Mapping[str, int], rates: Measured | None = None) -> tuple[Expectation, ...]:
    """What to expect, the largest number first.

    Args:
        counts: replaced places by kind of finding. Random-looking tokens are left out: they have no rate.
        rates: by default those that come with this version.

    A group of *n* finds and a miss rate *p* had about *n*/(1 - *p*) values, of which *n p*/(1 - *p*) were missed.
    """
    known = rates or measured()
    found = _by_group(counts, known)
    made = [_expected(group, count, *_rate_of(group, known)) for group, count in found.items()]
    return tuple(sorted(made, key=lambda each: (-each.missed, each.group)))


def rates_of(counts: Mapping[str, int], rates: Measured | None = None) -> tuple[Rate, ...]:
    """The measured rates of all groups that were found, by group; arguments as for ``expectations``."""
    known = rates or measured()
    made = []
    for group in sorted(_by_group(counts, known)):
        leaked, planted = _rate_of(group, known)
        made.append(Rate(group=group, leaked=leaked, planted=planted))
    return tuple(made)


def _by_group(counts: Mapping[str, int], known: Measured) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, count in counts.items():
        if count > 0 and kind.partition(".")[0] in _FAMILIES:
            group = _group_of(kind, known)
            found[group] = found.get(group, 0) + count
    return found


def _expected(group: str, count: int, hits: int, total: int) -> Expectation:
    low, high = wilson(hits, total)
    share = hits / total if total else 0.0
    missed, least, most = (
        count * part / (1 - part) for part in (min(each, _WORST) for each in (share, low, high))
    )
    return Expectation(group=group, found=count, missed=missed, low=least, high=most)


def _group_of(kind: str, known: Measured) -> str:
    if kind in known.kinds and kind.startswith(("personal.", "path.")):
        return kind
    family, _, name = kind.partition(".")
    if family == "secret":
        return "secret.password" if any(word in name for word in _PASSWORDS) else "secret.key"
    return _ALIKE.get(kind, "personal.other")


_ALIKE = {
    "personal.postcode": "personal.address",
    "personal.private-ip": "personal.ip",
    "personal.home": "path.user",
    "personal.card-code": "personal.card",
}


def _rate_of(group: str, known: Measured) -> tuple[int, int]:
    """Leaked and planted values of all kinds that a group stands for."""
    if group in known.kinds:
        return known.kinds[group]
    if group.startswith("secret."):
        own = [
            rate
            for kind, rate in known.kinds.items()
            if kind.startswith("secret.") and _group_of(kind, known) == group
        ]
    else:
        own = [rate for kind, rate in known.kinds.items() if kind.startswith("personal.")]
    return _sum(own)


def _sum(rates: Iterable[tuple[int, int]]) -> tuple[int, int]:
    hits = total = 0
    for leaked, planted in rates:
        hits, total = hits + leaked, total + planted
    return hits, total


def wilson(hits: int, total: int) -> tuple[float, float]:
    """A 95 % interval for the share of ``hits`` in ``total``. Source: E. B. Wilson, JASA 22 (1927), 209-212."""
    if not total:
        return 0.0, 1.0
    share = hits / total
    middle = share + _Z * _Z / (2 * total)
    reach = _Z * math.sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    scale = 1 + _Z * _Z / total
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
