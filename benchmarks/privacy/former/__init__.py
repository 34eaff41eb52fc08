"""The former set: it was sealed until some of its texts became known; now rules may be tuned on it.

People who write rules saw texts of it in the output of a failing test. A set that is known says nothing any
more about forms that nobody looked at, so it left its place to a new one and is printed with all details.
"""

from benchmarks.privacy.former.reading import read_cases
from benchmarks.privacy.former.surroundings import donor, prose, technical
from benchmarks.privacy.planting import Kit

__all__ = ["KIT"]

KIT = Kit(
    name="former",
    cases=(*read_cases("secrets.txt"), *read_cases("personal.txt")),
    negatives=read_cases("keep.txt"),
    prose=prose,
    technical=technical,
    person=donor,
    again=("Regarding {v}: is that one fixed too?", "I mean {v} again.", "And {v}, as before."),
)
