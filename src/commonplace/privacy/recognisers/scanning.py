"""Scan conversations with an optional recogniser: the same results as those of the rules, in the same way."""

import hashlib
import hmac
from collections.abc import Sequence

import msgspec

from commonplace.privacy.leaves import Leaf
from commonplace.privacy.placeholders import is_redacted
from commonplace.privacy.recognisers.base import Mention, Recogniser, WindowResult
from commonplace.privacy.recognisers.loading import load_recogniser
from commonplace.privacy.recognisers.windows import Window, windows
from commonplace.privacy.sighting import value_id
from commonplace.records import BY_MODEL, Conversation, Finding, Range, ScanResult
from commonplace.settings import RecogniserSettings

__all__ = ["RecogniserRecipe", "RecogniserScanner", "paths_read"]

_SHORTEST = 2
_VERSION = 1
"""Grows with each change of what models are asked, shown or believed."""


class RecogniserRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker process needs to load a recogniser; travels through a pipe, never through a file."""

    name: str
    settings: RecogniserSettings
    key: bytes

    @property
    def version(self) -> str:
        """Changes with the settings that say what is asked and whom, and with the key; loads no model.

        With another key the ids of values are others, so that what was found before counts no more.
        """
        asked = self.settings
        facts = (
            _VERSION,
            asked.kind,
            asked.folder,
            asked.address,
            asked.model,
            asked.language,
            asked.least_score,
            asked.everything,
        )
        return f"{self.name}-{hmac.digest(self.key, repr(facts).encode(), hashlib.sha256).hex()[:16]}"

    def build(self) -> "RecogniserScanner":
        """Load the model; see ``load_recogniser`` for errors."""
        return RecogniserScanner(
            load_recogniser(self.name, self.settings), self.key, everything=self.settings.everything
        )


class RecogniserScanner:
    """Scans conversations with one recogniser.

    Args:
        recogniser: loaded.
        key: the workspace's secret; value ids are HMACs under it, as those of the rules.
        everything: also code and tool output.

    Attributes:
        version: changes with the model and with what it is asked.
        rule: what its findings carry as their rule.
    """

    def __init__(self, recogniser: Recogniser, key: bytes, *, everything: bool = False) -> None:
        self._recogniser = recogniser
        self._key = key
        self._everything = everything
        self.rule = BY_MODEL + recogniser.name
        self.version = f"{recogniser.name}-{recogniser.version}{'-all' if everything else ''}"

    def scan(self, conversations: Sequence[Conversation]) -> list[ScanResult]:
        """One result for each conversation; one window that was not read makes its conversation ``failed``.

        Cost: that of the model, some hundred code points a second for each CPU with small ones.
        """
        return [self._scan_one(conversation) for conversation in conversations]

    def _scan_one(self, conversation: Conversation) -> ScanResult:
        found, parts = windows(conversation, everything=self._everything)
        try:
            results = self._recogniser.find([part.text for part in parts]) if parts else []
        except (
            ArithmeticError,
            AttributeError,
            LookupError,
            MemoryError,
            OSError,
            RuntimeError,
            TypeError,
            ValueError,
        ) as error:
            results = [WindowResult("failed", detail=type(error).__name__)]
        bad = next((result for result in results if result.status != "scanned"), None)
        if bad is None and len(results) != len(parts):
            bad = WindowResult("failed", detail="not every window was answered")
        if bad is not None:
            return self._result(bad.status, found, (), bad.detail)
        findings = {
            (finding.path, finding.ranges): finding
            for part, result in zip(parts, results, strict=True)
            for mention in result.mentions
            if (finding := self._finding(found[part.leaf], part, mention))
        }
        return self._result("scanned", found, tuple(findings.values()), "")

    def _result(
        self, status: str, found: Sequence[Leaf], findings: tuple[Finding, ...], detail: str
    ) -> ScanResult:
        return ScanResult(
            status="scanned" if status == "scanned" else "timed_out" if status == "timed_out" else "failed",
            findings=findings,
            leaves=len(found),
            characters=sum(len(leaf.text) for leaf in found),
            version=self.version,
            detail=detail,
        )

    def _finding(self, leaf: Leaf, part: Window, mention: Mention) -> Finding | None:
        start, end = part.start + mention.start, part.start + mention.end
        value = leaf.text[start:end]
        start += len(value) - len(value.lstrip())
        value = value.strip()
        # A placeholder stands for what was found already, and one letter names nobody.
        if mention.end > len(part.text) or len(value) < _SHORTEST or is_redacted(value):
            return None
        return Finding(
            path=leaf.path,
            ranges=(Range(start, start + len(value)),),
            kind=mention.kind,
            rule=self.rule,
            rule_version=1,
            tier="likely",
            confidence=min(1.0, max(0.0, mention.score)),
            value_id=value_id(value, self._key),
        )


def paths_read(conversation: Conversation, *, everything: bool = False) -> frozenset[str]:
    """Paths of the leaves that a recogniser is asked about."""
    found, parts = windows(conversation, everything=everything)
    return frozenset(found[part.leaf].path for part in parts)
