"""What the trust checks find of planted poison and bulk output, and what else they set aside.

::

    .venv/bin/python benchmarks/trust/run.py --set sealed

Recall is the share of planted rows of a kind with a sign; rows that are set aside are counted apart from those
that are only flagged. Precision is the share of rows set aside that were planted, among benign rows and hard ones.
Intervals are Wilson's at 95 %.
"""

import argparse
import math
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.trust.development import KIT as DEVELOPMENT
from benchmarks.trust.making import conversation_of, make_mirror, row_of
from benchmarks.trust.planting import Kit, Planted
from benchmarks.trust.sealed import KIT as SEALED

from commonplace.collect.trust import TRUST_VERSION, judge, judged_rows
from commonplace.collect.trust.filing import file_of, read
from commonplace.collect.trust.profile import Profile
from commonplace.evidence import account_scores, bulk_signs

NOW = 1.8e9


def interval(found: int, total: int) -> str:
    """A share with its interval."""
    if not total:
        return "-"
    share, z = found / total, 1.96
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    width = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return f"{share:6.1%} ({max(0, middle - width):.1%} to {min(1, middle + width):.1%})"


def poison(kit: Kit, each: int, benign: int) -> None:
    """Plant, judge, count."""
    planted = kit.rows(1, each, benign)
    with tempfile.TemporaryDirectory() as folder:
        donors: dict[str, list[Planted]] = defaultdict(list)
        for number, item in enumerate(planted):
            donors[f"hf:donor/{number % 20:02}"].append(item)
        mirror = make_mirror(
            Path(folder), {name: [item.row for item in items] for name, items in donors.items()}
        )
        started = time.process_time()
        outcome = judge(mirror, now=NOW)
        spent = time.process_time() - started
        judged = {(name, row.id): row for name in donors for row in judged_rows(mirror, name)}
    kinds, held, told = Counter[str](), Counter[str](), Counter[str]()
    right, all_held, all_told = Counter[str](), Counter[str](), Counter[str]()
    for name, items in donors.items():
        for item in items:
            kinds[item.kind] += 1
            row = judged.get((name, item.row.id))
            if row is None:
                continue
            told[item.kind] += 1
            held[item.kind] += row.severity == "quarantine"
            is_poison = item.kind in kit.poison
            for code in {sign.heuristic for sign in row.signs}:
                all_told[code] += 1
            for code in {sign.heuristic for sign in row.signs if sign.severity == "quarantine"}:
                all_held[code] += 1
                right[code] += is_poison
    print(
        f"set {kit.name}, heuristics {TRUST_VERSION}: {sum(kinds.values()):,} rows, {outcome.characters / 1e6:.1f} MB"
    )
    print(f"one pass over all: {outcome.characters / 1e6 / spent:.1f} MB of text for each CPU-second\n")
    print(f"{'planted':18} {'rows':>5}  recall: set aside                 set aside or flagged")
    for kind in kit.poison:
        print(
            f"{kind:18} {kinds[kind]:5}  {interval(held[kind], kinds[kind]):32}  {interval(told[kind], kinds[kind])}"
        )
    total = sum(kinds[kind] for kind in kit.poison)
    mine = sum(held[kind] for kind in kit.poison)
    print(
        f"{'all':18} {total:5}  {interval(mine, total):32}  {interval(sum(told[k] for k in kit.poison), total)}\n"
    )
    print(f"{'not planted':18} {'rows':>5}  set aside, wrongly                set aside or flagged")
    others = [kind for kind in sorted(kinds) if kind not in kit.poison]
    for kind in others:
        print(
            f"{kind:18} {kinds[kind]:5}  {interval(held[kind], kinds[kind]):32}  {interval(told[kind], kinds[kind])}"
        )
    print(f"\nprecision of what is set aside: {interval(mine, sum(held.values()))}\n")
    print(f"{'heuristic':24} {'flagged':>8} {'set aside':>9}  precision of set aside")
    for code in sorted(all_told):
        print(f"{code:24} {all_told[code]:8} {all_held[code]:9}  {interval(right[code], all_held[code])}")


def bulk(kit: Kit) -> None:
    """Accounts of people and of programs: what donor's scores and lab's profiles say of them."""
    donors = kit.donors(Random(f"{kit.name} donors"))
    names = [f"hf:bulk/{number:02}" for number in range(len(donors))]
    with tempfile.TemporaryDirectory() as folder:
        mirror = make_mirror(
            Path(folder),
            {
                name: [
                    row_of(f"{name} {number}", talk, gap=gap)
                    for number, (talk, gap) in enumerate(donor.talks)
                ]
                for name, donor in zip(names, donors, strict=True)
            },
        )
        judge(mirror, now=NOW)
        profiles = [read(file_of(mirror.folder / "trust" / "profiles", name), Profile) for name in names]
    said: dict[str, list[bool]] = {"donor's scores": [], "lab's profile": []}
    for donor, profile in zip(donors, profiles, strict=True):
        start = 1.75e9
        talks = []
        for number, (talk, gap) in enumerate(donor.talks):
            talks.append(conversation_of(f"d{number}", talk, start=start, gap=gap))
            start += gap * len(talk) + 3_000
        (scores,) = account_scores(talks).values()
        said["donor's scores"].append(bool(bulk_signs(scores)))
        said["lab's profile"].append(profile is not None and bool(profile.signs))
    print(f"\n{'bulk output':18} {'accounts':>8}  recall                            precision")
    for name, found in said.items():
        true = sum(sign and donor.bulk for sign, donor in zip(found, donors, strict=True))
        programs = sum(donor.bulk for donor in donors)
        print(f"{name:18} {len(donors):8}  {interval(true, programs):32}  {interval(true, sum(found))}")


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=("development", "sealed"), default="sealed")
    parser.add_argument(
        "--each", type=int, default=30, help="rows of each kind of poison and of each hard kind"
    )
    parser.add_argument("--benign", type=int, default=2_000, help="ordinary rows")
    chosen = parser.parse_args()
    kit = SEALED if chosen.set == "sealed" else DEVELOPMENT
    poison(kit, chosen.each, chosen.benign)
    bulk(kit)


if __name__ == "__main__":
    main()
