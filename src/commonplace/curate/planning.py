"""What a build would be, before anything of it is written: rows, tokens and pairs, and what each rule removes.

The plan has a hash. A release names the hash that somebody approved; if the rows, the recipe or the tool changed
since, it is another plan and the release stops.
"""

import hashlib
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from commonplace.records.selection import FunnelStep

__all__ = ["Plan", "Share", "composition", "with_hash"]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of one class of terms, one provider and one role.

    Attributes:
        training_class, provider: as the rows say; ``unknown`` where they say nothing.
        role: ``user`` or ``assistant``; a row stands in the lines of both.
        rows: with a message of that role; ``tokens`` of these messages.
        pairs: other answers to the same words; of the assistant's lines alone.
    """

    training_class: str
    provider: str
    role: str
    rows: int
    tokens: int
    pairs: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A build as it would be.

    Attributes:
        recipe: name; ``intended_use`` as it states.
        rows, tokens: that would be in it, each row once.
        taken: times that rows are taken, where the recipe weighs them.
        candidates: what there is; ``kept`` what stays of it.
        funnel: what each step removes, in order.
        left_out_by_class: rows whose terms restrict the intended use, by class.
        splits: rows of each.
        basis: digest of recipe, files, withheld rows, sources and versions.
        hash: of all this.
    """

    recipe: str
    intended_use: str
    rows: int
    tokens: int
    taken: int
    candidates: tuple[Share, ...]
    kept: tuple[Share, ...]
    funnel: tuple[FunnelStep, ...]
    left_out_by_class: dict[str, int]
    splits: dict[str, int]
    basis: str
    hash: str = ""


def with_hash(plan: Plan) -> Plan:
    """The plan with the SHA-256 of all that it says."""
    blank = msgspec.structs.replace(plan, hash="")
    digest = hashlib.sha256(msgspec.json.encode(blank, order="sorted")).hexdigest()
    return msgspec.structs.replace(plan, hash=digest)


def composition(rows: pa.Table) -> tuple[Share, ...]:
    """Shares by class, provider and role, in this order."""
    names = ("training_class", "provider")
    columns: dict[str, Any] = {name: _named(rows[name]) for name in names}
    for role in ("user", "assistant"):
        tokens: Any = rows[f"{role}_tokens"]
        columns[f"{role}_tokens"] = tokens
        columns[f"{role}_rows"] = pa.array((np.asarray(tokens, dtype=np.uint64) > 0).astype(np.int64))
    columns["pairs"] = rows["pairs"]
    sums: Any = [(name, "sum") for name in columns if name not in names]
    grouped: Any = pa.table(columns).group_by(list(names)).aggregate(sums)
    shares = []
    for line in grouped.to_pylist():
        for role in ("user", "assistant"):
            share = Share(
                training_class=line["training_class"],
                provider=line["provider"],
                role=role,
                rows=int(line[f"{role}_rows_sum"] or 0),
                tokens=int(line[f"{role}_tokens_sum"] or 0),
                pairs=int(line["pairs_sum"] or 0) if role == "assistant" else 0,
            )
            if share.rows:
                shares.append(share)
    return tuple(sorted(shares, key=lambda each: (each.training_class, each.provider, each.role)))


def _named(values: Any) -> Any:  # noqa: ANN401 - a column of Arrow
    return values.cast(pa.string()).fill_null("unknown")
