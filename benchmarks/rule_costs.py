"""What each rule costs on ordinary text: how often it is tried, how long that takes, how often it holds.

Usage: ``python benchmarks/rule_costs.py [--size MB] [--rows N]``; also ``benchmarks/scan_speed.py --rules``.

A try is one anchor in the text at which the rule's pattern is matched; an anchor that words of ordinary
text contain makes a rule dear. The text is that of ``scan_speed.py``. Times are of this process alone.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from commonplace.privacy import RULES, leaves
from commonplace.privacy.engine import Anchor
from commonplace.privacy.matching import Matcher, together
from commonplace.records import Conversation

__all__ = ["print_costs"]


def print_costs(given: Sequence[Conversation], rows: int = 25) -> None:
    """Print the dearest rules and the anchors that are met most often, each for one MB of text."""
    texts = list(dict.fromkeys(leaf.text for conversation in given for leaf in leaves(conversation)))
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6
    matcher = Matcher(RULES)
    tries: Counter[str] = Counter()
    holds: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    anchors: Counter[tuple[str, str]] = Counter()
    clock = time.perf_counter
    for rule in RULES:
        rule.match("", 0)  # compiles its patterns
    for _, joined, _ in together(texts):
        for at, number in matcher.events(joined):
            for rule in matcher.users(number):
                start = clock()
                held = rule.match(joined, at)
                spent[rule.id] += int((clock() - start) * 1e9)
                tries[rule.id] += 1
                holds[rule.id] += held is not None
                anchors[rule.id, _shown(matcher.anchor(number))] += 1
    total = sum(spent.values()) / 1e6 / size
    print(f"{sum(tries.values()) / size:.0f} tries and {total:.2f} ms for each MB, {len(RULES)} rules")
    print(f"{'ms/MB':>8}{'tries/MB':>10}{'held/MB':>9}  rule")
    for name, nanoseconds in spent.most_common(rows):
        cost = nanoseconds / 1e6 / size
        print(f"{cost:8.3f}{tries[name] / size:10.1f}{holds[name] / size:9.1f}  {name}")
    print(f"{'tries/MB':>8}  anchor of a rule")
    for (name, form), count in anchors.most_common(rows):
        print(f"{count / size:8.1f}  {form} of {name}")


def _shown(anchor: Anchor) -> str:
    form = anchor.form if isinstance(anchor.form, str) else anchor.form.body
    return repr(form if len(form) <= 60 else form[:57] + "...")


def main() -> None:
    """Print the table for generated text."""
    from benchmarks.scan_speed import conversations

    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--size", type=float, default=2.0, help="MB of text")
    parser.add_argument("--rows", type=int, default=25)
    options = parser.parse_args()
    print_costs(list(conversations(int(options.size * 1e6))), options.rows)


if __name__ == "__main__":
    main()
