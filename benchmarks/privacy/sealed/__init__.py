"""The sealed set: for figures that are published, never for tuning.

Nobody who works on rules reads these files, their values, or a list of what is missed of them; the command
prints sums by kind only. It shares no text, name list or value generator with the development set or the
former set, and was written without a look at the rules. A case that became known leaves it.
"""

from benchmarks.privacy.planting import Kit
from benchmarks.privacy.sealed.background import donor, prose, technical
from benchmarks.privacy.sealed.forms import cases_of

__all__ = ["KIT"]

_LEFT = frozenset(
    {"basic-file", "digitalocean", "health-mrn", "huggingface", "named-wandb", "net-firewall", "spot-decimal"}
)
"""Cases of which a text came to stand in the development set as well, written there by somebody else."""

KIT = Kit(
    name="sealed",
    cases=tuple(
        case
        for name in ("tokens", "logins", "veiled", "people", "reach", "papers", "money", "traces")
        for case in cases_of(f"{name}.txt")
        if case.id not in _LEFT
    ),
    negatives=cases_of("stay.txt"),
    prose=prose,
    technical=technical,
    person=donor,
    again=(
        "One more thing on {v}: does that change the order?",
        "So for {v} we do the same, right?",
        "Wait, was it {v} or the other one?",
        "Please leave {v} out of the second version.",
    ),
)
