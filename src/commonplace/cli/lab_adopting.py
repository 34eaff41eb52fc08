"""``lab collect --neighbour``: public datasets of others, and files of the lab's own, as rows of the same schema."""

from collections import Counter
from pathlib import Path

import msgspec

from commonplace.cli.output import Output, plural, safe
from commonplace.cli.session import Session
from commonplace.collect import COLLECTING
from commonplace.collect.neighbours import Brought, Receipt, WantedNeighbours, bring
from commonplace.errors import UsageError
from commonplace.settings import cache_folder

__all__ = ["collect_neighbours"]

_SHOWN = 20
"""Places that are printed one by one; ``--json`` has more of them."""

_REFUSED = {
    "unchanged": "as it was; nothing was done",
    "not-there": "there is no such dataset, or this token may not see it",
}


def collect_neighbours(session: Session, mirror: Path, wanted: WantedNeighbours, *, dry_run: bool) -> None:
    """Bring them and say of each what became of its records.

    Raises:
        UsageError: a dry run was asked for, which cannot be.
    """
    if dry_run:
        raise UsageError("what neighbours would give is not known before they are read", hint="leave out -n")
    output = session.output

    def progress(phase: str, done: int, total: int) -> None:
        output.progress(phase, done, total)

    # No workspace of a donor is needed: what the scanner compiles is kept in the mirror.
    found = bring(mirror, wanted, cache=cache_folder(mirror), progress=progress)
    if output.as_json:
        output.document({"mirror": str(mirror), "neighbours": [_document(each) for each in found]})
        return
    for each in found:
        _tell(output, each)


def _tell(output: Output, brought: Brought) -> None:
    adoption = brought.adoption
    if adoption is None:
        words = _REFUSED.get(brought.code) or COLLECTING.get(brought.code, brought.code)
        facts = f" ({'; '.join(brought.facts)})" if brought.facts else ""
        output.data(f"{safe(brought.origin)}: {words}{safe(facts)}")
        return
    state, receipt = adoption.state, adoption.receipt
    output.data(
        f"{safe(brought.origin)}: {plural(receipt.rows, 'row')} of {plural(receipt.records, 'record')}, "
        f"read as {state.adapter}"
    )
    output.data(f"  licence: {safe(state.licence or 'none stated')}; passing rows on: {state.redistribution}")
    if receipt.redactions:
        output.data(f"  replaced: {_counts(receipt.redactions)}")
    if receipt.skipped:
        output.data(f"  not adopted: {_counts(receipt.skipped)}")
        _tell_places(output, receipt)


def _tell_places(output: Output, receipt: Receipt) -> None:
    for each in receipt.examples[:_SHOWN]:
        place = f"{each.path} {each.where}".rstrip()
        detail = f": {each.detail}" if each.detail else ""
        output.data(f"    {safe(place)} {each.reason}{safe(detail)}")
    if len(receipt.examples) > _SHOWN:
        output.data(f"    and {len(receipt.examples) - _SHOWN:,} more places; see --json")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in Counter(counts).most_common())


def _document(brought: Brought) -> dict[str, object]:
    adoption = brought.adoption
    if adoption is None:
        return {"origin": brought.origin, "code": brought.code, "facts": list(brought.facts)}
    state = adoption.state
    return {
        "origin": brought.origin,
        "code": "adopted",
        "revision": state.revision,
        "adapter": state.adapter,
        "licence": state.licence,
        "redistribution": state.redistribution,
        **msgspec.to_builtins(adoption.receipt),
    }
