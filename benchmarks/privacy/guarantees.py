"""What the project's own redactor must always do: repeat itself, rest, not depend on its surroundings.

Each figure counts conversations in which the guarantee does not hold; all of them must be zero.
"""

import re
from collections.abc import Sequence

import msgspec
from benchmarks.privacy.planting import Account, Draw
from benchmarks.privacy.redactors import Own, replaced, same
from benchmarks.privacy.statistics import Rate

from commonplace.privacy import Identity, Scanner
from commonplace.records import Conversation, Finding, Message, Provenance, Text

__all__ = ["Guarantees", "guarantees", "said"]

_FAR = 70_000
_PLACEHOLDER = re.compile(r"\[[A-Z0-9_]+_[0-9]+_*\]")


class Guarantees(msgspec.Struct, frozen=True):
    """(conversations that break it, conversations tried).

    Attributes:
        determinism: another scanner with the same key gives the same bytes.
        idempotence: redacting what was redacted changes nothing.
        batches: one by one as together.
        chunks: a text gives the same finds behind 70,000 characters of other text.
        engines: the fallback engine finds exactly the same.
        linkage: the same random token in two accounts gives the same stand-in (must not).
        constancy: the same random token in one account gives different stand-ins (must not).
    """

    determinism: Rate
    idempotence: Rate
    batches: Rate
    chunks: Rate
    engines: Rate
    linkage: Rate
    constancy: Rate


def guarantees(accounts: Sequence[Account], *, most: int = 60) -> Guarantees:
    """Try all of them on at most ``most`` conversations."""
    own = Own()
    counts = {name: Rate(0, 0) for name in ("determinism", "idempotence", "batches", "chunks", "engines")}
    for account in accounts:
        if counts["determinism"].total >= most:
            break
        found = _tried(own, account, most - counts["determinism"].total)
        counts = {name: rate + found[name] for name, rate in counts.items()}
    linkage, constancy = _linkage()
    return Guarantees(**counts, linkage=linkage, constancy=constancy)


def _tried(own: Own, account: Account, most: int) -> dict[str, Rate]:
    conversations = [labelled.conversation for labelled in account.conversations][:most]
    key, scanner = own.key(account), own.scanner(account)
    results = scanner.scan(conversations)
    once = replaced(conversations, results, key)
    again = replaced(conversations, own.scanner(account).scan(conversations), key)
    done = [each for each in once if each is not None]
    twice = replaced(done, scanner.scan(done), key)
    fallback = Scanner(scanner.identity, key, engine="fallback")
    total = len(conversations)
    pairs = zip(once, again, strict=True)
    return {
        "determinism": Rate(sum(a is None or b is None or not same(a, b) for a, b in pairs), total),
        "idempotence": Rate(
            sum(b is None or not same(a, b) for a, b in zip(done, twice, strict=True)), len(done)
        ),
        "batches": Rate(
            sum(
                scanner.scan([each])[0] != result for each, result in zip(conversations, results, strict=True)
            ),
            total,
        ),
        "chunks": _moved(scanner, account, most),
        "engines": Rate(
            sum(a.findings != b.findings for a, b in zip(results, fallback.scan(conversations), strict=True)),
            total,
        ),
    }


def _moved(scanner: Scanner, account: Account, most: int) -> Rate:
    """Texts of messages alone, and behind a long text with nothing in it."""
    far = "The soup needs another twenty minutes.\n" * (_FAR // 39) + "\n\n"
    texts = [
        part.text
        for labelled in account.conversations[:most]
        for message in labelled.conversation.messages
        for part in message.parts
        if isinstance(part, Text)
    ][:most]
    broken = 0
    for text in texts:
        near = _spans(scanner.scan([said(text)])[0].findings, 0)
        moved = _spans(scanner.scan([said(far + text)])[0].findings, len(far))
        broken += near != moved
    return Rate(broken, len(texts))


def _spans(findings: Sequence[Finding], offset: int) -> set[tuple[str, int, int]]:
    return {
        (finding.kind, part.start - offset, part.end - offset)
        for finding in findings
        for part in finding.ranges
    }


def said(text: str) -> Conversation:
    """A conversation of one message."""
    return Conversation(
        source="benchmark",
        provider="openai",
        client="chatgpt",
        surface="web",
        native_id="one",
        provenance=Provenance(
            collection="unknown", source_format="benchmark", parser="benchmark", parser_version=1
        ),
        messages=(Message(id="m0", parent=None, role="user", parts=(Text(text),)),),
        leaf="m0",
    )


def _linkage() -> tuple[Rate, Rate]:
    draw = Draw("linkage")
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    tokens = [draw.chars(alphabet, draw.number(24, 48)) for _ in range(200)]
    outputs = [_stand_ins(tokens, key) for key in (b"a" * 32, b"b" * 32, b"a" * 32)]
    seen = [
        (first, other, repeated)
        for first, other, repeated in zip(*outputs, strict=True)
        if first is not None and _PLACEHOLDER.search(first) is None
    ]
    linked = sum(first == other for first, other, _ in seen)
    unstable = sum(first != repeated for first, _, repeated in seen)
    return Rate(linked, len(seen)), Rate(unstable, len(seen))


def _stand_ins(tokens: Sequence[str], key: bytes) -> list[str | None]:
    """What became of each token in a sentence of its own; None if it was left as it was."""
    before, after = "The build wrote ", " into the second file."
    conversations = [said(f"{before}{token}{after}") for token in tokens]
    redacted = replaced(conversations, Scanner(Identity(), key).scan(conversations), key)
    result: list[str | None] = []
    for old, new in zip(conversations, redacted, strict=True):
        part = new.messages[0].parts[0] if new is not None else None
        is_changed = isinstance(part, Text) and new is not None and not same(old, new)
        result.append(part.text[len(before) : -len(after)] if is_changed and isinstance(part, Text) else None)
    return result
