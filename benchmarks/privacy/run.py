"""How much survives redaction, and how much is destroyed for nothing: this project and its peers in one run.

Usage: ``python benchmarks/privacy/run.py [--mb N] [--peers] [--set development|former|sealed|both|all] [--json FILE]``

See README.md beside this file for what the columns mean.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec
from benchmarks.privacy.corpus import corpus
from benchmarks.privacy.cost import measure
from benchmarks.privacy.findings import false_finds
from benchmarks.privacy.guarantees import guarantees
from benchmarks.privacy.kits import KITS, OPEN
from benchmarks.privacy.outside import Outside, ordinary_code, presidio_research
from benchmarks.privacy.peers import PEERS, Peer, install, run_peer
from benchmarks.privacy.planting import Account, Kit
from benchmarks.privacy.redactors import Nothing, Own, Redactor
from benchmarks.privacy.report import Line, as_data, by_kind_table, misses_table, summary_table, write_rates
from benchmarks.privacy.scoring import Scorer
from benchmarks.privacy.utility import Utility

from commonplace.privacy import RULESET_VERSION

_GROUPS = {**{name: (name,) for name in KITS}, "both": ("development", "sealed"), "all": tuple(KITS)}


def _scored(redactor: Redactor, accounts: list[Account], *, keep_misses: bool) -> tuple[Line, Scorer]:
    scorer, utility = Scorer(keep_misses=keep_misses), Utility()
    for account in accounts:
        output = redactor.redact(account)
        scorer.add(account, output)
        utility.add(account, output)
    line = Line(tool=redactor.name, score=scorer.score, utility=utility, part=1.0)
    line.rate = scorer.score.megabytes / redactor.seconds if redactor.seconds else 0.0
    return line, scorer


def _own(kit: Kit, accounts: list[Account], options: argparse.Namespace) -> list[Line]:
    own = Own()
    line, scorer = _scored(own, accounts, keep_misses=kit.name in OPEN)
    line.false = false_finds(accounts, own.results)
    line.cost = measure(accounts, kit.name)
    line.peak = line.cost.peak_large
    line.guarantees = guarantees(accounts, most=10 if options.quick else 60)
    print(f"\n{kit.name}: {own.name}")
    print(by_kind_table(line))
    if kit.name in OPEN and options.misses:
        print(misses_table(scorer.score, scorer.misses, line.false, options.misses))
    stranger, _ = _scored(Own(knows_donor=False), accounts, keep_misses=False)
    untouched, _ = _scored(Nothing(), accounts, keep_misses=False)
    return [line, stranger, untouched]


def _peer(peer: Peer, accounts: list[Account], home: Path, limit: float) -> Line:
    empty = Line(tool=peer.label, score=Scorer().score, utility=Utility(), part=0.0, finds=peer.finds)
    python, trouble = install(peer, home)
    if python is None:
        empty.trouble = f"could not be installed: {trouble}"
        return empty
    with tempfile.TemporaryDirectory() as folder:
        run = run_peer(peer, python, accounts, Path(folder), limit)
    scorer, utility = Scorer(), Utility()
    for account, output in zip(accounts, run.outputs, strict=False):
        scorer.add(account, output)
        utility.add(account, output)
    total = sum(len(account.conversations) for account in accounts)
    return Line(
        tool=peer.label,
        score=scorer.score,
        utility=utility,
        part=scorer.score.seen / max(1, total),
        rate=run.megabytes / run.seconds if run.seconds else 0.0,
        peak=run.peak,
        trouble=run.trouble,
        finds=peer.finds,
    )


def _measure_set(kit: Kit, options: argparse.Namespace, home: Path | None) -> list[Line]:
    accounts = corpus(kit, int(options.mb * 1e6), options.seed)
    planted = sum(len(each.planted) for account in accounts for each in account.conversations)
    kept = sum(len(each.kept) for account in accounts for each in account.conversations)
    talks = sum(len(account.conversations) for account in accounts)
    print(
        f"\n== {kit.name}: {len(kit.cases)} cases, {planted} planted values, {kept} that must stay, "
        f"{talks} conversations of {len(accounts)} accounts"
    )
    lines = _own(kit, accounts, options)
    if home is not None:
        lines += [_peer(peer, accounts, home, options.seconds) for peer in PEERS]
    print(f"\n{kit.name}: all tools\n{summary_table(lines)}")
    return lines


def _outside(path: Path | None) -> Outside | None:
    if path is None:
        print("\npresidio-research: not measured, give its synth_dataset_v2.json by --outside")
        return None
    found = presidio_research(path)
    print(
        f"\npresidio-research, {found.samples} sentences: recall, {found.false_per_megabyte:.0f} false per MB"
    )
    for kind, rate in sorted(found.recall.items(), key=lambda item: -item[1].total):
        low, high = rate.interval
        print(f"  {kind:<24}{rate.hits:>5}/{rate.total:<5}{rate.value:7.3f}   {low:.3f} - {high:.3f}")
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mb", type=float, default=4.0, help="size of each corpus")
    parser.add_argument("--set", choices=tuple(_GROUPS), default="both", help="both: development and sealed")
    parser.add_argument(
        "--peers", action="store_true", help="measure other tools too; needs the package index"
    )
    parser.add_argument(
        "--peer-home", type=Path, help="folder for their environments, kept; else a temporary one"
    )
    parser.add_argument("--seconds", type=float, default=120.0, help="time for each peer and set")
    parser.add_argument("--outside", type=Path, help="synth_dataset_v2.json of microsoft/presidio-research")
    parser.add_argument(
        "--misses", type=int, default=0, help="examples for each missed case, not of the sealed set"
    )
    parser.add_argument("--quick", action="store_true", help="1 MB, fewer checks, under a minute")
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument(
        "--rates", type=Path, help="file for the sealed set's miss rates, which the product tells donors"
    )
    parser.add_argument("--seed", default="1")
    options = parser.parse_args()
    if options.quick:
        options.mb = min(options.mb, 1.0)
    return options


def _home(options: argparse.Namespace, temporary: str) -> Path | None:
    return (options.peer_home or Path(temporary)) if options.peers else None


def main() -> None:
    """Measure and print."""
    options = _options()
    start = time.monotonic()
    data: dict[str, object] = {"mb": options.mb, "seed": options.seed, "ruleset": RULESET_VERSION}
    print(f"rules {RULESET_VERSION}, {options.mb:g} MB of each set, seed {options.seed}")
    with tempfile.TemporaryDirectory(prefix="peers-") as temporary:
        for name in _GROUPS[options.set]:
            lines = _measure_set(KITS[name], options, _home(options, temporary))
            data[name] = [as_data(line, details=name in OPEN) for line in lines]
            if options.rates and name == "sealed":
                write_rates(options.rates, lines[0])
    outside = _outside(options.outside)
    if outside is not None:
        data["presidio_research"] = msgspec.to_builtins(outside)
    code = ordinary_code(500_000 if options.quick else 3_000_000)
    print(
        f"\nPython's library, {code.megabytes:.1f} MB, nothing planted: certain finds per MB "
        f"{sum(code.certain.values()):.1f}, random tier {code.random:.1f}"
    )
    print("  " + ", ".join(f"{kind} {rate:.1f}" for kind, rate in list(code.certain.items())[:12]))
    data["ordinary_code"] = msgspec.to_builtins(code)
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(data)))
    print(f"\n{time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
