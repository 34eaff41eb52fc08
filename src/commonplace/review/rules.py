"""Rules by clicking: always leave out, hold, or propose what a view names; in words, and applied to what comes."""

import msgspec

from commonplace.errors import UsageError
from commonplace.review.deciding import fit_for_bulk
from commonplace.review.touching import note_topics
from commonplace.store import Query, Rule, RuleState, Workspace

__all__ = ["RuleLine", "apply_rules", "end_rule", "make_rule", "rule_words", "rules"]

_VERBS = {"left_out": "Always leave out", "held": "Always hold", "included": "Propose to include"}
_FIELDS = {
    "project": "in project {}",
    "evidence": "in projects that are: {}",
    "source": "read as {}",
    "provider": "from {}",
    "client": "written with {}",
    "model": "answered by {}",
    "month": "of {}",
    "before": "before {}",
    "since": "since {}",
    "kind": "in which {} was found",
    "topic": "that may touch {}",
    "level": "of risk: {}",
    "language": "in language {}",
    "length": "of length: {}",
    "scan": "whose scan is: {}",
    "ask": "that ask: {}",
    "state": "now {}",
}


class RuleLine(msgspec.Struct, frozen=True):
    """A rule as it is shown: in words, what it has decided, and how many new conversations it proposes."""

    rule: Rule
    words: str
    proposes: int


def rule_words(state: RuleState, query: Query) -> str:
    """A rule as a sentence."""
    parts = [
        words.format(value.replace("_", " "))
        for name, words in _FIELDS.items()
        if (value := getattr(query, name))
    ]
    if query.text:
        parts.append(f"with the words “{query.text}”")
    return f"{_VERBS[state]} anything {', '.join(parts)}."


def rules(workspace: Workspace) -> tuple[RuleLine, ...]:
    """The rules that hold. Cost: a query for each that proposes."""
    return tuple(
        RuleLine(
            rule,
            rule_words(rule.state, rule.query),
            len(_proposed(workspace, rule)) if rule.state == "included" else 0,
        )
        for rule in workspace.rules.all()
    )


def make_rule(workspace: Workspace, state: RuleState, query: Query) -> RuleLine:
    """Make a rule of a view, and decide by it at once about what is there, as one act.

    To include is decided once, now, under the same guards as any bulk decision; what comes later is proposed.

    Raises:
        UsageError: the view names everything, or goes by what was decided already.
    """
    wanted = msgspec.structs.replace(query, order="risk", offset=0, limit=None, state=None)
    if wanted == Query(limit=None):
        raise UsageError("a rule about everything is none", hint="narrow the view first")
    if query.state is not None:
        raise UsageError("a rule cannot go by what was decided", hint="take the state out of the view")
    note_topics(workspace)
    if state == "included":
        fit = fit_for_bulk(workspace, wanted)
        at_work = workspace.places.at_work(fit.cids)
        ready = set(workspace.conversations.ids(msgspec.structs.replace(wanted, scan="scanned")))
        undecided = set(workspace.conversations.ids(msgspec.structs.replace(wanted, state="new")))
        cids = [cid for cid in fit.cids if cid in ready & undecided and cid not in at_work]
    else:
        cids = list(workspace.conversations.ids(wanted))
    batch = workspace.rules.make(state, wanted, cids)
    made = next(rule for rule in workspace.rules.all() if rule.batch == batch)
    return RuleLine(made, rule_words(state, wanted), 0)


def end_rule(workspace: Workspace, number: int) -> RuleLine:
    """End a rule; what it decided is undecided again, unless another rule names it.

    Raises:
        UsageError: there is no such rule.
    """
    rule = next((rule for rule in workspace.rules.all() if rule.id == number), None)
    if rule is None:
        raise UsageError("there is no such rule")
    workspace.rules.end(rule)
    apply_rules(workspace)
    return RuleLine(rule, rule_words(rule.state, rule.query), 0)


def apply_rules(workspace: Workspace) -> int:
    """Put aside what rules name and nobody has decided yet; returns how many. Nothing is ever included by this."""
    return sum(
        workspace.rules.apply(rule, workspace.conversations.ids(rule.query))
        for rule in workspace.rules.all()
        if rule.state != "included"
    )


def _proposed(workspace: Workspace, rule: Rule) -> tuple[int, ...]:
    return workspace.conversations.ids(msgspec.structs.replace(rule.query, state="new"))
