"""Tells in plain words what happened in the demonstration."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from commonplace import NAME
from commonplace.demo.playing import Played
from commonplace.demo.preparing import Prepared
from commonplace.records import SkipReason

__all__ = ["story"]

_TITLES = {
    "chatgpt": "ChatGPT, a zip with two shards",
    "claude-ai": "Claude.ai, a folder with JSON files",
    "claude-code": "Claude Code, session logs with a subagent and a fork",
    "codex": "Codex, session logs, one of them packed",
}

_REASONS: dict[SkipReason, str] = {
    "private-sidecar": "files with account data; only what must be replaced is taken from them",
    "unrecognised": "other files: a picture and a document",
    "not-json": "damaged element of a shard; the others were read",
    "truncated": "line that ends in the middle; the lines before it were read",
}

_KINDS = {
    "secret": "keys, tokens and passwords",
    "path": "folders that name her",
    "random": "random-looking tokens without a known form",
    "personal.email": "e-mail addresses",
    "personal.phone": "telephone numbers",
    "personal.name": "names",
    "personal.username": "user names",
    "personal.ip": "public IP addresses",
    "personal.private-ip": "addresses in her network",
    "personal.host": "names of machines",
    "personal.mac": "hardware addresses",
    "personal.iban": "bank accounts (IBAN)",
    "personal.card": "payment cards",
    "personal.address": "street addresses",
    "personal.birth-date": "dates of birth",
    "personal.coordinates": "coordinates",
    "personal.repository": "repositories under her name",
    "personal.german-tax-id": "tax numbers",
    "personal.german-health-insurance": "health insurance numbers",
    "personal.licence-plate": "number plates",
    "personal.profile": "profiles in networks",
    "personal.handle": "handles in networks",
}


def story(played: Played) -> Iterator[str]:
    """Yield the lines of the story, without a single value from a conversation."""
    yield "This is the job on the exports of Hedda Quendelmann, who is invented. Nothing here asks the network."
    yield from _came_in(played.prepared)
    yield from _found(played.prepared.found)
    yield from _decided(played)
    yield from _left(played)
    yield from _checked(played)
    yield from _next(played)


def _came_in(prepared: Prepared) -> Iterator[str]:
    receipt = prepared.receipt
    yield ""
    yield f"1. Read: {receipt.conversations} conversations, {receipt.messages} messages"
    for source, count in prepared.exports.conversations.items():
        yield f"   {count:>4}  {_TITLES[source]}"
    skipped = ((count, _REASONS.get(reason, reason)) for reason, count in receipt.skipped.items())
    yield "   Not read as conversations:"
    for count, words in skipped:
        yield f"   {count:>4}  {words}"
    if dropped := receipt.dropped.get("connector-result", 0):
        yield f"   {dropped:>4}  answer of a mail connector left out: other people's letters"


def _found(found: Mapping[str, int]) -> Iterator[str]:
    grouped: Counter[str] = Counter()
    for kind, count in found.items():
        grouped[_KINDS.get(kind) or _KINDS.get(kind.partition(".")[0]) or kind.rpartition(".")[2]] += count
    yield ""
    yield f"2. Found by rules, and replaced unless she says otherwise: {grouped.total()} places"
    for words, count in grouped.most_common():
        yield f"   {words}: {count}"


def _decided(played: Played) -> Iterator[str]:
    yield ""
    yield "3. Decided by her"
    for decision in played.prepared.decisions:
        yield f"   {decision.count:>4}  {decision.what}"
    yield f"   {played.in_bulk:>4}  conversations included with one query (recorded as decided in bulk)"
    if played.aside:
        yield f"   {played.aside:>4}  left aside by it for a delicate topic, then opened and included"


def _left(played: Played) -> Iterator[str]:
    plan, states = played.plan, played.states
    stayed = states.get("left_out", 0) + states.get("held", 0)
    uses = ", ".join(plan.consent.uses)
    yield ""
    yield f"4. Published to a folder: {plan.new} conversations; {stayed} stayed at home"
    yield f"   She confirmed the digest of these very files: {played.receipt.digest[:16]}..."
    yield f"   Her own words under {plan.consent.license_human}, for {uses}"
    yield f"   {sum(plan.by_type.values())} replacements of {len(plan.by_type)} types stand in the rows"


def _checked(played: Played) -> Iterator[str]:
    yield ""
    if played.leftovers:
        yield f"5. Checked: planted values ARE LEFT in {len(played.leftovers)} places"
        return
    yield f"5. Checked: {played.planted} values were planted in the exports; none is left in any published byte"


def _next(played: Played) -> Iterator[str]:
    folder = played.folder
    yield ""
    yield "Look at it:"
    for name in ("exports", "dataset", "receipt.json"):
        yield f"   {folder / name}"
    yield "In Python, where `datasets` is installed:"
    yield "   from datasets import load_dataset"
    yield f'   rows = load_dataset({_posix(folder / "dataset")!r}, split="train")'
    yield '   print(rows[0]["messages"])'
    if (folder / "workspace").is_dir():
        yield "Her side, in the browser:"
        yield f"   {NAME} review --root {folder / 'workspace'}"
    yield "Your own conversations:"
    yield f"   {NAME} add PATH"


def _posix(path: Path) -> str:
    return path.as_posix()
