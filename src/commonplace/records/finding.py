"""What a scan found, where, and what the person decided about it."""

from typing import Literal, TypeAlias

import msgspec

__all__ = ["BY_MODEL", "PROPAGATED", "Finding", "Range", "ScanResult", "ScanStatus", "Tier"]

Tier: TypeAlias = Literal["certain", "likely", "random"]
"""``certain``: a typed placeholder replaces it; ``random``: a random-looking token, replaced by a surrogate."""

ScanStatus: TypeAlias = Literal["scanned", "failed", "timed_out"]

PROPAGATED = "propagated"
"""The rule of a finding that is there because its value was found beside a cue elsewhere in the workspace."""

BY_MODEL = "model:"
"""What the rules of findings begin with that an optional recogniser made; its name follows."""


class Range(msgspec.Struct, frozen=True, array_like=True):
    """Half-open range of code points in one leaf as it is stored."""

    start: int
    end: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One value in one leaf of one conversation.

    Attributes:
        path: the leaf, as ``privacy.leaves`` names it; stable when other messages are added.
        ranges: where the value stands; several if it is wrapped or split.
        kind: e.g. ``secret.aws-access-key``, ``personal.email``.
        rule: the rule's id, ``rule_version`` its version.
        tier: how it is replaced.
        confidence: 0 to 1.
        value_id: keyed digest of the value; equal values in one workspace have equal ids.
        chain: decoders passed on the way from the leaf to the value, outermost first: ``json``, ``url``,
            ``base64``, ``escape``, ``ansi``.
    """

    path: str
    ranges: tuple[Range, ...]
    kind: str
    rule: str
    rule_version: int
    tier: Tier
    confidence: float
    value_id: str
    chain: tuple[str, ...] = ()


class ScanResult(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of scanning one conversation. Anything but ``scanned`` blocks publishing."""

    status: ScanStatus
    findings: tuple[Finding, ...]
    leaves: int
    characters: int
    version: str
    detail: str = ""
