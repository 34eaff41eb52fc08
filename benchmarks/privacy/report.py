"""Writes the tables, and the same figures as plain data for a file."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from benchmarks.privacy.cost import Cost
from benchmarks.privacy.findings import FalseFinds
from benchmarks.privacy.guarantees import Guarantees
from benchmarks.privacy.scoring import Miss, Score, group_of
from benchmarks.privacy.statistics import Rate, mean_reach
from benchmarks.privacy.utility import Utility

from commonplace.privacy import RULESET_VERSION
from commonplace.privacy.expectation import Measured

__all__ = ["Line", "as_data", "by_kind_table", "misses_table", "summary_table", "write_rates"]


class Line(msgspec.Struct):
    """One tool on one set."""

    tool: str
    score: Score
    utility: Utility
    part: float
    rate: float = 0.0
    peak: float = 0.0
    trouble: str = ""
    finds: tuple[str, ...] = ("secret", "personal")
    cost: Cost | None = None
    guarantees: Guarantees | None = None
    false: FalseFinds | None = None


_HEAD = (
    f"{'tool':<28}{'secrets leaked':>24}{'personal leaked':>24}{'destroyed':>11}{'false':>8}"
    f"{'talks':>8}{'one in':>8}{'accounts':>10}{'broken':>8}{'MB/CPU-s':>10}{'MiB':>6}{'part':>6}\n"
    f"{'':<28}{'kinds  cases  pooled':>24}{'kinds  cases  pooled':>24}{'':>11}{'per MB':>8}"
    f"{'leaking':>8}{'talks':>8}{'leaking':>10}{'syntax':>8}{'':>10}{'':>6}{'':>6}"
)


def summary_table(lines: Iterable[Line]) -> str:
    """One line for each tool; shares in percent."""
    return "\n".join([_HEAD, *(_summary(line) for line in lines)])


def _summary(line: Line) -> str:
    score = line.score
    if not score.seen:
        return f"{line.tool:<28}  not measured: {line.trouble}"
    broken = sum(line.utility.broken.values(), Rate(0, 0))
    leaking = score.conversations.hits
    one_in = f"{score.seen / leaking:.1f}" if leaking else f">{score.seen / 3:.0f}"
    return (
        f"{line.tool:<28}{_leaks(score, 'secret'):>24}{_leaks(score, 'personal'):>24}"
        f"{100 * score.destroyed:>10.1f}%{score.false_per_megabyte:>8.0f}"
        f"{100 * score.conversations.value:>7.0f}%{one_in:>8}{100 * score.accounts.value:>9.0f}%"
        f"{100 * broken.value:>7.1f}%{line.rate:>10.2f}{line.peak:>6.0f}{100 * line.part:>5.0f}%"
        + (f"  ({line.trouble})" if line.trouble else "")
    )


def _leaks(score: Score, group: str) -> str:
    return (
        f"{100 * score.by_kinds(group):6.1f}% {100 * score.by_cases(group):5.1f}% "
        f"{100 * score.pooled(group).value:5.1f}%"
    )


def by_kind_table(line: Line) -> str:
    """Sums by kind with their intervals; for both sets."""
    score = line.score
    rows = [f"{'kind':<28}{'leaked':>8}{'of':>7}{'share':>8}   95 % interval"]
    for kind, rate in sorted(
        score.by_kind.items(), key=lambda item: (group_of(item[0]), -item[1].value, item[0])
    ):
        rows.append(_rate_row(kind, rate))
    rows.append("what must stay and was changed")
    for kind, rate in sorted(score.kept.items(), key=lambda item: (-item[1].value, item[0])):
        if rate.hits:
            rows.append(_rate_row(kind, rate))
    for group in ("secret", "personal"):
        letters, whole = score.letters.get(group, Rate(0, 0)), score.whole.get(group, Rate(0, 0))
        rows.append(
            f"{group}: mean over kinds {100 * score.by_kinds(group):.1f} "
            f"± {100 * mean_reach(score.kinds(group)):.1f} %, "
            f"letters left {100 * letters.value:.2f} %, whole values left {100 * whole.value:.2f} %"
        )
    rows.append(
        f"different values {score.entities.hits} of {score.entities.total}, conversations "
        f"{score.conversations.hits} of {score.conversations.total}, accounts {score.accounts.hits} of "
        f"{score.accounts.total}, refused {score.refused}, {score.megabytes:.1f} MB"
    )
    rows += _extras(line)
    return "\n".join(rows)


def _extras(line: Line) -> list[str]:
    rows = []
    if line.false is not None:
        size = line.score.megabytes
        text, kept = sum(line.false.in_text.values()), sum(line.false.in_kept.values())
        share = line.false.hits / max(1, line.false.hits + text + kept)
        rows.append(
            f"false finds per MB: certain {text / size:.1f} in ordinary text and {kept / size:.1f} at what must stay, "
            f"random tier {line.false.random / size:.1f}; precision of certain finds {share:.3f}"
        )
    if line.guarantees is not None:
        held = ", ".join(
            f"{name} {rate.hits}/{rate.total}"
            for name, rate in (
                (name, getattr(line.guarantees, name)) for name in line.guarantees.__struct_fields__
            )
        )
        rows.append(f"guarantees broken: {held}")
    if line.cost is not None:
        rows.append(
            f"scan {line.cost.rate:.1f} MB/CPU-s; "
            f"peak {line.cost.peak_small:.0f} MiB at 1 MB, {line.cost.peak_large:.0f} at 4 MB"
        )
    rows.append(
        "syntax broken: "
        + (", ".join(f"{name} {rate.hits}/{rate.total}" for name, rate in line.utility.broken.items()) or "-")
    )
    return rows


def _rate_row(name: str, rate: Rate) -> str:
    low, high = rate.interval
    return f"{name:<28}{rate.hits:>8}{rate.total:>7}{100 * rate.value:>7.1f}%   {100 * low:5.1f} - {100 * high:5.1f} %"


def misses_table(score: Score, misses: list[Miss], false: FalseFinds | None, examples: int) -> str:
    """Details, never of the sealed set: by case, place and language, with texts."""
    rows = [
        _rates("by placement", score.by_placement),
        _rates("by source", score.by_source),
        _rates("by locale", score.by_locale),
    ]
    by_case: dict[str, list[Miss]] = {}
    for miss in misses:
        by_case.setdefault(miss.planted.case, []).append(miss)
    for case, found in sorted(by_case.items(), key=lambda item: -score.by_case[item[0]].value):
        rate = score.by_case[case]
        rows.append(f"{case} ({score.kind_of_case[case]}): {rate.hits} of {rate.total}")
        rows += [
            f"    {miss.planted.placement}, {miss.planted.locale}: {miss.value[:70]!r} in {miss.text[:160]!r}"
            for miss in found[:examples]
        ]
    if false is not None:
        rows.append("false finds in ordinary text: " + str(dict(false.in_text.most_common())))
        rows.append("false finds at what must stay: " + str(dict(false.in_kept.most_common())))
    return "\n".join(rows)


def _rates(name: str, table: Mapping[str, Rate]) -> str:
    parts = (
        f"{key} {rate.hits}/{rate.total}"
        for key, rate in sorted(table.items(), key=lambda item: -item[1].value)
    )
    return f"{name}: " + ", ".join(parts)


def as_data(line: Line, *, details: bool) -> dict[str, object]:
    """Everything as plain data; without ``details`` sums by kind only."""
    score = line.score
    data: dict[str, object] = {
        "tool": line.tool,
        "trouble": line.trouble,
        "part": line.part,
        "megabytes": score.megabytes,
        "rate_mb_per_cpu_second": line.rate,
        "peak_mib": line.peak,
        "finds": line.finds,
        "kinds": _data(score.by_kind),
        "kept": _data(score.kept),
        "false_per_megabyte": score.false_per_megabyte,
        "destroyed": score.destroyed,
        "conversations": _one(score.conversations),
        "conversations_seen": score.seen,
        "accounts": _one(score.accounts),
        "entities": _one(score.entities),
        "refused": score.refused,
        "syntax_broken": _data(line.utility.broken),
        "groups": {
            group: {
                "mean_over_kinds": score.by_kinds(group),
                "reach": mean_reach(score.kinds(group)),
                "mean_over_cases": score.by_cases(group),
                "pooled": _one(score.pooled(group)),
                "whole": _one(score.whole.get(group, Rate(0, 0))),
                "letters": _one(score.letters.get(group, Rate(0, 0))),
            }
            for group in ("secret", "personal")
        },
    }
    if line.cost is not None:
        data["cost"] = msgspec.to_builtins(line.cost)
    if line.guarantees is not None:
        data["guarantees"] = msgspec.to_builtins(line.guarantees)
    if line.false is not None:
        data["certain_false_in_text_per_megabyte"] = sum(line.false.in_text.values()) / max(
            score.megabytes, 1e-9
        )
        data["certain_false_at_kept_per_megabyte"] = sum(line.false.in_kept.values()) / max(
            score.megabytes, 1e-9
        )
    if details:
        data["cases"] = _data(score.by_case)
        data["placements"] = _data(score.by_placement)
        data["locales"] = _data(score.by_locale)
    return data


def _data(table: Mapping[str, Rate]) -> dict[str, object]:
    return {name: _one(rate) for name, rate in sorted(table.items())}


def _one(rate: Rate) -> dict[str, object]:
    return {"hits": rate.hits, "total": rate.total, "interval": rate.interval}


def write_rates(path: Path, line: Line) -> None:
    """The miss rates by kind, as ``commonplace.privacy.expectation`` reads them."""
    kinds = {kind: (rate.hits, rate.total) for kind, rate in sorted(line.score.by_kind.items()) if rate.total}
    today = datetime.now(tz=UTC).date().isoformat()
    path.write_bytes(
        msgspec.json.format(msgspec.json.encode(Measured(RULESET_VERSION, today, kinds))) + b"\n"
    )
