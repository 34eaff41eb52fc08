"""What the labels find of what is true of samples, and what else they say; and what that costs.

::

    .venv/bin/python benchmarks/labels/run.py --set sealed

A row counts as labelled from a score of .6 on, as in the labels' own examples; the last two columns are for the
threshold of .9 that the shipped recipes have. Recall is the share of templates of a label whose fillings all get it,
precision the share of templates with a filling that gets the label of which it is true: among all others, which hold
hard ones made to look alike, and ordinary talk. Intervals are Wilson's at 95 %.
"""

import argparse
import math
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.labels.making import Sample, samples

from commonplace.curate.labels import LABELS, LABELS_VERSION, scores, talk_of

_COUNTS, _DROPS = 0.6, 0.9


def interval(found: int, total: int) -> str:
    """A share with its interval."""
    if not total:
        return f"{'-':>6}"
    share, z = found / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    width = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:6.1%} ({max(0.0, middle - width):.0%} to {min(1.0, middle + width):.0%})"


def is_judged(sample: Sample, label: str) -> bool:
    """Whether it is known that a label is or is not true of a sample.

    A conversation whose last turn is the person's, or an objection's answer, is abandoned as far as anybody can tell;
    and where a loop stops, the answer is cut.
    """
    if label == "truncated" and "repetition" in sample.labels:
        return False
    if label != "abandoned" or label in sample.labels:
        return True
    return not sample.labels and not sample.talk[-1].startswith("user")


def quality(name: str, each: int, benign: int, *, misses: bool) -> None:
    """Print recall and precision of each label that the set has samples of."""
    made = list(samples(name, each, benign))
    measured = [label for label in LABELS if any(label in sample.labels for sample in made)]
    right: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    wrong: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for sample in made:
        found, _ = scores(talk_of(sample.talk))
        for label in measured:
            if is_judged(sample, label):
                side = right if label in sample.labels else wrong
                side[label][sample.template].append(found.get(label, 0.0))
                low = found.get(label, 0.0) < _COUNTS
                if misses and low == (label in sample.labels):
                    said = "missed" if low else "wrong"
                    print(
                        f"  {said}: {label} {found.get(label, 0.0):.2f} {sample.template} {sample.talk!r:.160}"
                    )
    templates = len({sample.template for sample in made}) - benign
    print(f"set {name}, labels {LABELS_VERSION}")
    print(
        f"{len(made):,} samples: {templates} templates, {each} fillings each, and {benign} of ordinary talk\n"
    )
    head = (
        f"{'label':20} {'templates':>9}  {'recall':22} {'precision':22} {'recall at .9':22} precision at .9"
    )
    print(head)
    for label in measured:
        cells = [
            interval(*share)
            for least in (_COUNTS, _DROPS)
            for share in _shares(right[label], wrong[label], least)
        ]
        print(f"{label:20} {len(right[label]):9}  " + " ".join(f"{cell:22}" for cell in cells))


def _shares(
    right: dict[int, list[float]], wrong: dict[int, list[float]], least: float
) -> tuple[tuple[int, int], tuple[int, int]]:
    found = sum(all(score >= least for score in scored) for scored in right.values())
    false = sum(any(score >= least for score in scored) for scored in wrong.values())
    return (found, len(right)), (found, found + false)


def speed(name: str, count: int) -> None:
    """Print what ordinary talk costs, all labels together and the dearest alone."""
    talks = [talk_of(sample.talk) for sample in samples(name, 0, count, seed=2)]
    size = sum(len(turn.content.encode()) for talk in talks for turn in talk.turns)
    messages = sum(len(talk.turns) for talk in talks)
    started = time.process_time()
    for talk in talks:
        scores(talk)
    spent = time.process_time() - started
    print(
        f"\nall {len(LABELS)} labels: {size / 1e6 / spent:.1f} MB of text a CPU-second, "
        f"{spent / messages * 1e6:.0f} µs a message "
        f"({len(talks):,} conversations, {messages:,} messages, {size / 1e6:.1f} MB)"
    )
    costs = Counter[str]()
    fresh = [talk_of(sample.talk) for sample in samples(name, 0, count, seed=2)]
    for label in LABELS.values():
        started = time.process_time()
        for talk in fresh:
            list(label.scores(talk))
        costs[label.name] = round((time.process_time() - started) / messages * 1e9)
    print(
        "dearest, µs a message: "
        + ", ".join(f"{label} {cost / 1e3:.1f}" for label, cost in costs.most_common(6))
    )


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=("development", "sealed"), default="sealed")
    parser.add_argument("--each", type=int, default=5, help="fillings of each template")
    parser.add_argument("--benign", type=int, default=500, help="conversations of ordinary talk")
    parser.add_argument(
        "--misses", action="store_true", help="show what went wrong; of the development set only"
    )
    parser.add_argument(
        "--speed", type=int, default=3_000, help="conversations for the measurement of costs; 0 for none"
    )
    chosen = parser.parse_args()
    quality(chosen.set, chosen.each, chosen.benign, misses=chosen.misses and chosen.set == "development")
    if chosen.speed:
        speed(chosen.set, chosen.speed)


if __name__ == "__main__":
    main()
