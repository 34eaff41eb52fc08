"""How far a model and the rules agree about one conversation, by kind."""

from collections.abc import Iterable, Sequence

import msgspec

from commonplace.records import Finding

__all__ = ["Agreement", "agreement"]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Findings of one kind: of both, of the rules alone, of the model alone.

    The kind is that of the model for what it found, else that of the rule. Findings agree where they
    share a code point, whatever kind each of them says.
    """

    both: int = 0
    rules_only: int = 0
    model_only: int = 0

    def plus(self, other: "Agreement") -> "Agreement":
        """The sum of two."""
        return Agreement(
            both=self.both + other.both,
            rules_only=self.rules_only + other.rules_only,
            model_only=self.model_only + other.model_only,
        )


def agreement(
    rules: Iterable[Finding], model: Iterable[Finding], read: Iterable[str] = ()
) -> dict[str, Agreement]:
    """Compare two sets of findings of one conversation.

    Args:
        rules: findings of the rules.
        model: findings of the model.
        read: paths of the leaves that the model was asked about; the rules' findings elsewhere do not
            count. Empty: all count.

    Cost: linear in the findings, times those in one leaf.
    """
    paths = frozenset(read)
    by_rules = _by_path(finding for finding in rules if not paths or finding.path in paths)
    by_model = _by_path(model)
    result: dict[str, Agreement] = {}
    for path, found in by_model.items():
        for finding in found:
            is_shared = any(_meet(finding, other) for other in by_rules.get(path, ()))
            _add(result, finding.kind, Agreement(both=1) if is_shared else Agreement(model_only=1))
    for path, found in by_rules.items():
        for finding in found:
            if not any(_meet(finding, other) for other in by_model.get(path, ())):
                _add(result, finding.kind, Agreement(rules_only=1))
    return result


def _add(result: dict[str, Agreement], kind: str, more: Agreement) -> None:
    result[kind] = result.get(kind, Agreement()).plus(more)


def _by_path(findings: Iterable[Finding]) -> dict[str, Sequence[Finding]]:
    result: dict[str, list[Finding]] = {}
    for finding in findings:
        result.setdefault(finding.path, []).append(finding)
    return dict(result)


def _meet(one: Finding, other: Finding) -> bool:
    return one.ranges[0].start < other.ranges[-1].end and other.ranges[0].start < one.ranges[-1].end
