"""Tables of a card, and the names in them: one that does not look like a name is counted under ``other``."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

__all__ = ["name_of", "named", "ranked", "table"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._:/@+-]{0,79}")


def table(head: Sequence[str], rows: Iterable[tuple[str, int]]) -> str:
    """A table of counts, or a sentence if there is none; the last column is the number."""
    listed = [f"| {name} | {count:,} |" for name, count in rows]
    if not listed:
        return f"No {head[-1]}: {head[0]}."
    rule = "|".join(["---"] * (len(head) - 1) + ["---:"])
    return "\n".join([f"| {' | '.join(head)} |", f"|{rule}|", *listed])


def ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The largest first."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def named(counts: Mapping[str, int]) -> Counter[str]:
    """Counts by names that may be shown."""
    shown = Counter[str]()
    for name, count in counts.items():
        shown[name_of(name)] += count
    return shown


def name_of(name: str) -> str:
    """The name, if it looks like one."""
    return name if _NAME.fullmatch(name) else "other"
