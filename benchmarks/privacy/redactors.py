"""Redactors that run in this process: the project's own, and two that the stick itself is tested with.

A redactor takes all conversations of an account, as a donor would, and gives for each the strings of the
redacted conversation in the order of ``strings.strings_of``; None for a conversation that it refused.
"""

import hashlib
import time
from collections.abc import Sequence
from typing import Protocol

import msgspec
from benchmarks.privacy.planting import Account, Person
from benchmarks.privacy.strings import strings_of

from commonplace.privacy import Identity, IdentityKind, IdentityTerm, Scanner, redact, spread_over
from commonplace.records import Conversation, ScanResult

__all__ = ["Everything", "Nothing", "Output", "Own", "Redactor", "identity_of", "replaced", "same"]

Output = list[list[str] | None]


class Redactor(Protocol):
    """What can be scored.

    Attributes:
        name: as it stands in the table.
        seconds: CPU spent so far.
    """

    name: str
    seconds: float

    def redact(self, account: Account) -> Output:
        """One entry for each conversation, in order."""
        ...


class Nothing:
    """Changes nothing; must score 100 % leaked."""

    name = "nothing"
    seconds = 0.0

    def redact(self, account: Account) -> Output:
        """The strings as they are."""
        return [strings_of(labelled.conversation) for labelled in account.conversations]


class Everything:
    """Leaves no text at all; must score nothing leaked and everything destroyed."""

    name = "everything"
    seconds = 0.0

    def redact(self, account: Account) -> Output:
        """One mark for each string."""
        return [["[X]" for _ in strings_of(each.conversation)] for each in account.conversations]


def identity_of(person: Person) -> Identity:
    """What a donor's machine and export tell about them."""
    facts: tuple[tuple[IdentityKind, str], ...] = (
        ("name", person.name),
        ("email", person.email),
        ("username", person.username),
        ("phone", person.phone),
        ("host", person.host),
        ("home", person.home),
    )
    return Identity(tuple(IdentityTerm(kind, value) for kind, value in facts))


class Own:
    """This project: scan, then replace everything that was found, as a donor would who keeps nothing.

    Args:
        knows_donor: whether the scanner is told who the donor is, as it is when the tool is used.
    """

    def __init__(self, *, knows_donor: bool = True) -> None:
        self.name = "commonplace" if knows_donor else "commonplace, donor unknown"
        self.seconds = 0.0
        self.scan_seconds = 0.0
        self._knows_donor = knows_donor
        self.results: list[list[ScanResult]] = []

    def scanner(self, account: Account) -> Scanner:
        """The scanner for an account, with a key of its own."""
        identity = identity_of(account.person) if self._knows_donor else Identity()
        return Scanner(identity, self.key(account))

    @staticmethod
    def key(account: Account) -> bytes:
        """The account's key."""
        return hashlib.sha256(b"account %d" % account.number).digest()

    def redact(self, account: Account) -> Output:
        """Scan the account's conversations together and replace what was found; findings stay in ``results``."""
        conversations = [labelled.conversation for labelled in account.conversations]
        scanner = self.scanner(account)
        start = time.process_time()
        results = scanner.scan(conversations)
        self.scan_seconds += time.process_time() - start
        results = spread_over(conversations, results, self.key(account))
        redacted = replaced(conversations, results, self.key(account))
        self.seconds += time.process_time() - start
        self.results.append(results)
        return [None if each is None else strings_of(each) for each in redacted]


def replaced(
    conversations: Sequence[Conversation], results: Sequence[ScanResult], key: bytes
) -> list[Conversation | None]:
    """The redacted conversations; None where the scan failed, which blocks publishing."""
    return [
        redact(each, result.findings, key=key).conversation if result.status == "scanned" else None
        for each, result in zip(conversations, results, strict=True)
    ]


def same(first: Conversation, second: Conversation) -> bool:
    """Whether two conversations are byte for byte the same."""
    return msgspec.json.encode(first) == msgspec.json.encode(second)
