"""The sealed set: for figures that are published, never for tuning.

Nobody who works on rules reads these files, their values, or a list of what is missed of them; the command
prints sums by kind only. It shares no text, name list, vendor form or value generator with the development
set. A case that became known is moved to the development set and replaced by a new one here.
"""

from benchmarks.privacy.planting import Kit
from benchmarks.privacy.sealed.reading import read_cases
from benchmarks.privacy.sealed.surroundings import donor, prose, technical

__all__ = ["KIT"]

KIT = Kit(
    name="sealed",
    cases=(*read_cases("secrets.txt"), *read_cases("personal.txt")),
    negatives=read_cases("keep.txt"),
    prose=prose,
    technical=technical,
    person=donor,
    again=("Regarding {v}: is that one fixed too?", "I mean {v} again.", "And {v}, as before."),
)
