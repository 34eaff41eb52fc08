"""From the conversations of the workspace to rows: redacted, converted, checked once more.

The last check reads the row as it will be written, not what it was made of. It lets pass only values that
the donor kept and replacements that this run put in. Before its word counts it must have seen
made-up values of every kind.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping

import msgspec

from commonplace import NAME
from commonplace.errors import BlindCheck, LeakFound, NeedsPerson, NotScanned
from commonplace.evidence import evidence_of
from commonplace.privacy import RULESET_VERSION, Redacted, Scanner, redact, values_of, verify_texts
from commonplace.privacy.canaries import Canary, make_canaries
from commonplace.privacy.placeholders import is_redacted
from commonplace.privacy.redact import Style
from commonplace.publish.answers import Answers
from commonplace.publish.plans import stated_for, stated_plans
from commonplace.publish.replacing import ReplaceWith, tool_of
from commonplace.publish.row_terms import TermsOfRows
from commonplace.publish.scoring import Scores
from commonplace.records import Conversation, Finding
from commonplace.records.consent import Consent
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.ids import Origin, derive_key, row_id
from commonplace.records.json_text import canonical
from commonplace.records.row import ContentScope, Row
from commonplace.records.row_texts import row_texts
from commonplace.store import Query, Summary, Workspace

__all__ = [
    "AGENT_SURFACES",
    "Progress",
    "RowBuilder",
    "id_of",
    "included",
    "inputs_digest",
    "refuse_asking",
    "refuse_unscanned",
    "unscanned",
]

Progress = Callable[[str, int, int], None]
"""Called with what is done, how much of it is done, and how much there is."""

AGENT_SURFACES = ("cli", "ide")
"""Surfaces on which an agent works in somebody's files."""

_FACTS = 20
_ROUNDS = 4
"""So often stand-ins that the last check takes for values are exchanged; the second time a value has none."""


def included(workspace: Workspace) -> tuple[int, ...]:
    """Numbers of all conversations that the donor chose, in a stable order."""
    return tuple(sorted(workspace.conversations.ids(Query(state="included"))))


def unscanned(workspace: Workspace, cids: Collection[int], version: str) -> frozenset[int]:
    """Those of the conversations that were not scanned as they are now by the rules of now.

    Nor is a conversation in which values found elsewhere have not been looked for yet, nor one that a
    recogniser which the settings require has not read with success.
    """
    unread = frozenset[int]().union(*_unread(workspace).values())
    return (_behind_the_rules(workspace, version) | unread) & frozenset(cids)


def _behind_the_rules(workspace: Workspace, version: str) -> frozenset[int]:
    behind = (cid for group in workspace.spreads.behind().values() for cid in group)
    waiting = workspace.conversations.needing_scan(version, retry=True)
    return frozenset((*waiting, *behind))


def _unread(workspace: Workspace) -> dict[str, frozenset[int]]:
    """Conversations that each required recogniser has not read as they are now."""
    recognised = workspace.recognised
    return {name: recognised.waiting(name, version) for name, version in recognised.required().items()}


def refuse_unscanned(workspace: Workspace, cids: Collection[int], version: str) -> None:
    """See that every conversation was scanned as it is now, by the rules of now and all that must read it.

    Raises:
        NotScanned: some were not, or their scan failed.
    """
    behind = _behind_the_rules(workspace, version) & frozenset(cids)
    if behind:
        raise NotScanned(
            "text that no scan has covered is among what would leave",
            facts=(f"{len(behind)} of {len(cids)} conversations",),
            hint=f"run `{NAME} scan`; leave out what cannot be scanned",
        )
    for name, unread in _unread(workspace).items():
        if waiting := unread & frozenset(cids):
            raise NotScanned(
                f"the recogniser {name} must read what leaves, and has not",
                facts=(f"{len(waiting)} of {len(cids)} conversations",),
                hint=f"run `{NAME} scan --with {name} state:included`; leave out what it cannot read, or set "
                "`required = false` for it in the settings",
            )


def refuse_asking(workspace: Workspace, cids: Collection[int]) -> None:
    """See that no question about the conversations is open.

    Raises:
        NeedsPerson: one is.
    """
    asking = Counter(ask for cid in cids for ask in workspace.conversations.summary(cid).asks)
    if asking:
        raise NeedsPerson(
            "a question about some conversations is open",
            facts=tuple(f"{ask}: {count} conversations" for ask, count in sorted(asking.items())),
            hint=f"answer it in `{NAME} review`, or with `{NAME} model`, `origin` or `participants`",
        )
    places = workspace.places
    open_places, work = places.without_answer(cids), places.at_work(cids)
    if open_places or work:
        projects = len({*open_places.values(), *work.values()})
        raise NeedsPerson(
            "some conversations are work, or nobody said yet whether they are work or personal",
            facts=(f"{len(open_places) + len(work)} conversations of {projects} projects",),
            hint=f"answer in `{NAME} review` under Projects, or with `{NAME} project`",
        )


def inputs_digest(workspace: Workspace, cid: int) -> str:
    """A digest of all that the row of a conversation is made from; another digest, another row."""
    summary = workspace.conversations.summary(cid)
    result = workspace.findings.result(cid)
    found = msgspec.json.encode(result) if result else b""
    kept = sorted(workspace.decisions.kept(cid))
    stated = stated_for(stated_plans(workspace), summary)
    known = [summary.revision, summary.state, summary.mode, kept, stated, hashlib.sha256(found).hexdigest()]
    return hashlib.sha256(canonical(known)).hexdigest()


def id_of(key: bytes, conversation: Conversation, generation: int) -> str:
    """The id of the row of a conversation, under the target's key for ids."""
    origin = Origin(
        provider=conversation.provider,
        account=conversation.account,
        native_id=conversation.native_id,
        generation=generation,
    )
    return row_id(key, origin)


class RowBuilder:
    """Builds rows for one target, and remembers what the last check found.

    Args:
        workspace: where the conversations, findings and decisions are.
        scanner: for the last check; its version is that of the scans.
        label: under what the keys for the target are derived.
        terms: resolves the terms of each conversation.
        answers: the person's choices; None for a local export.
        consent: stands in each row; None for a local export.
        scores: signs of bulk output, by account; without them the rows have none.
    """

    def __init__(
        self,
        workspace: Workspace,
        scanner: Scanner,
        label: str,
        terms: TermsOfRows,
        *,
        answers: Answers | None = None,
        consent: Consent | None = None,
        scores: Scores | None = None,
    ) -> None:
        secret = workspace.secret()
        self._secret = secret
        self._workspace = workspace
        self._scanner = scanner
        self._terms = terms
        self._answers = answers
        self._consent = consent
        self._scores = scores or {}
        self._replace_with: ReplaceWith = (answers and answers.replace_with) or "placeholders"
        self._id_key = derive_key(secret, "ids", label)
        self._surrogate_key = derive_key(secret, "surrogates", label)
        self._leaks: Counter[tuple[int, str, str]] = Counter()

    def id_of(self, cid: int, generation: int = 0) -> str:
        """The id of the row of a conversation."""
        return self._id_of(self._workspace.conversations.get(cid), generation)

    def _id_of(self, conversation: Conversation, generation: int) -> str:
        return id_of(self._id_key, conversation, generation)

    def build(self, cid: int, generation: int = 0) -> Row:
        """The row of a conversation, with all that was found replaced and checked once more.

        What the check finds is remembered and raised by ``refuse_leaks``, so that a person hears of all of it
        at once.
        """
        workspace = self._workspace
        conversation = workspace.conversations.get(cid)
        summary = workspace.conversations.summary(cid)
        findings = workspace.findings.of(cid)
        kept = workspace.decisions.kept(cid)
        style: Style = "surrogate" if self._replace_with == "look-alikes" else "placeholder"
        gone = {value.text: value.kind for value in values_of(conversation, findings, self._secret)}
        refused: set[str] = set()
        for _ in range(_ROUNDS):
            redacted = redact(
                conversation, findings, kept=kept, key=self._surrogate_key, style=style, refused=refused
            )
            row = to_row(redacted.conversation, self._context(conversation, generation, summary, redacted))
            texts = dict(row_texts(row))
            leaks = verify_texts(texts.items(), self._scanner, kept, redacted.replacements, gone)
            taken = _taken_for_values(leaks, texts, redacted.replacements) - refused
            if style == "placeholder" or not taken:
                break
            refused |= taken
        for leak in leaks:
            self._leaks[cid, leak.path, leak.kind] += 1
        return row

    def _context(
        self, conversation: Conversation, generation: int, summary: Summary, redacted: Redacted
    ) -> RowContext:
        is_agent = conversation.surface in AGENT_SURFACES
        account = self._scores.get((conversation.provider, conversation.client, conversation.account))
        return RowContext(
            id=self._id_of(conversation, generation),
            scope=self._scope(conversation.provider),
            message_redactions=redacted.per_message,
            redaction_tool=tool_of(self._replace_with),
            # The scanner's own version also names the known identity, which would join two datasets.
            redaction_version=RULESET_VERSION,
            reviewed=summary.mode,
            consent=self._consent,
            terms=self._terms.of(summary.cid, conversation),
            evidence=evidence_of(conversation, account.scores if account else ()),
            language=summary.language,
            code_licence=(self._answers.code_licence if self._answers else "unknown") if is_agent else None,
        )

    def refuse_blindness(self) -> None:
        """See that the last check reports made-up values, one of each kind, in texts as people write them.

        As a whole and with each of its two engines alone, for of most texts it asks one only.

        Raises:
            BlindCheck: it misses one.

        Cost: 50 ms, and once for a publication.
        """
        planted = list(make_canaries(random.SystemRandom()))
        texts = [(canary.kind, canary.text) for canary in planted]
        looks = (
            verify_texts(texts, self._scanner),
            self._scanner.scan_texts(texts),
            self._scanner.twin.scan_texts(texts),
        )
        missed = [
            canary.kind
            for canary in planted
            if not all(any(_reports(each, canary) for each in found) for found in looks)
        ]
        if missed:
            raise BlindCheck(
                "the last check does not see what it must see",
                facts=tuple(f"a made-up value was not reported: {kind}" for kind in missed),
                hint=f"nothing was prepared; install {NAME} again, and report it if it says so once more",
            )

    def _scope(self, provider: str) -> ContentScope:
        return self._answers.scope_of(provider) if self._answers else "full"

    def is_leaking(self, cid: int) -> bool:
        """Whether the check of this conversation's row found something."""
        return any(number == cid for number, _, _ in self._leaks)

    def refuse_leaks(self) -> None:
        """Raise if the check of any row so far found something.

        Raises:
            LeakFound: with number of the conversation, place in its row, and kind of each.
        """
        if not self._leaks:
            return
        facts = [
            f"conversation {cid}, {place}: {kind}, {count}"
            for (cid, place, kind), count in sorted(self._leaks.items())
        ]
        more = len(facts) - _FACTS
        raise LeakFound(
            "the last check found values that must not leave",
            facts=(*facts[:_FACTS], *((f"and {more} more places",) if more > 0 else ())),
            hint=f"open these conversations in `{NAME} review`, or leave them out",
        )


def _taken_for_values(
    leaks: Iterable[Finding], texts: Mapping[str, str], replacements: Collection[str]
) -> set[str]:
    """Stand-ins in which something stands that the last check takes for a value."""
    values = {"".join(texts[leak.path][part.start : part.end] for part in leak.ranges) for leak in leaks}
    return {name for name in replacements if not is_redacted(name) and any(value in name for value in values)}


def _reports(finding: Finding, canary: Canary) -> bool:
    """Whether a finding covers some of a canary's value."""
    start = canary.text.index(canary.value)
    end = start + len(canary.value)
    return finding.path == canary.kind and any(
        part.start < end and start < part.end for part in finding.ranges
    )
