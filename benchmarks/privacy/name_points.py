"""What each set of name rules finds and what it costs: recall against false spans, for choosing between them.

Usage: ``python benchmarks/privacy/name_points.py generated_large.json``

Recall is of PERSON in ``generated_large.json`` of microsoft/presidio-research (rules may be tuned on it).
False spans are counted for each MB in the development set's ordinary talk, in Python's library and in the
manual of its language (``pydoc_data``); the library's comments name real authors, so its figure is an upper bound.
"""

import sys
import sysconfig
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec

from commonplace.privacy.matching import Matcher
from commonplace.privacy.rules.person import PERSON

_CUES = {rule.id for rule in PERSON if rule.tier == "certain"}
POINTS: dict[str, set[str]] = {
    "cues and fields": _CUES,
    "+ pairs": _CUES
    | {"name-pair", "name-initials", "name-turned", "name-script-pair", "name-han-given", "name-chat"},
}
POINTS["+ single first names"] = POINTS["+ pairs"] | {"name-single"}
POINTS["+ small letters"] = POINTS["+ single first names"] | {"name-small-letters"}
POINTS["+ who speaks, rows of names"] = POINTS["+ small letters"] | {"name-subject", "name-series"}
POINTS["+ behind by, with, for"] = POINTS["+ who speaks, rows of names"] | {"name-behind"}

POINTS["+ what persons do and are called"] = POINTS["+ behind by, with, for"] | {
    "name-acts",
    "name-called",
    "name-trade",
}

POINTS["+ common surnames (taken)"] = POINTS["+ what persons do and are called"] | {"name-surname"}


class _Span(msgspec.Struct):
    entity_type: str
    start_position: int
    end_position: int


class _Sample(msgspec.Struct):
    full_text: str
    spans: list[_Span]


def _ordinary() -> dict[str, list[str]]:
    stdlib = Path(sysconfig.get_paths()["stdlib"])
    talk = (Path(__file__).parent / "development" / "talk.txt").read_text(encoding="utf-8")
    sentences = [text for line in talk.splitlines() for text in line.partition(": ")[2].split("|")]
    return {
        "talk": sentences * 40,
        "library": [path.read_text(errors="replace") for path in sorted(stdlib.glob("*.py"))[:60]],
        "manual": [(stdlib / "pydoc_data" / "topics.py").read_text(errors="replace")],
    }


def main() -> None:
    """Print one line for each operating point."""
    samples = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=list[_Sample])
    matcher = Matcher([rule for rule in PERSON if rule.kind == "personal.name"])
    hits: list[list[tuple[str, int, int]]] = [[] for _ in samples]
    for hit in matcher.find([sample.full_text for sample in samples]).hits:
        hits[hit.text].append((hit.rule.id, hit.start, hit.end))
    ordinary = _ordinary()
    sizes = {name: sum(len(text.encode()) for text in texts) / 1e6 for name, texts in ordinary.items()}
    false = {name: matcher.find(texts).hits for name, texts in ordinary.items()}
    for point, rules in POINTS.items():
        found = total = 0
        for sample, own in zip(samples, hits, strict=True):
            covered = {at for rule, start, end in own if rule in rules for at in range(start, end)}
            for span in sample.spans:
                if span.entity_type == "PERSON":
                    places = [
                        at
                        for at in range(span.start_position, span.end_position)
                        if sample.full_text[at].isalnum()
                    ]
                    found += sum(at in covered for at in places) * 10 >= len(places) * 9
                    total += 1
        costs = ", ".join(
            f"{name} {len({(h.text, h.start) for h in own if h.rule.id in rules}) / sizes[name]:.0f}"
            for name, own in false.items()
        )
        print(f"{point:<34} recall {found / total:.3f}   false for each MB: {costs}")


if __name__ == "__main__":
    main()
