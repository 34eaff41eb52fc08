"""On which plan an account was, and where: what the donor says, else what a log shows, else unknown.

Terms differ by plan and by part of the world, and few exports tell either. So it is asked, once for each
account and only where it makes a difference; whoever does not answer gets the strictest of what may apply.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.errors import UsageError
from commonplace.records import Conversation
from commonplace.records.json_text import canonical
from commonplace.store import Query, Stated, Summary, Workspace
from commonplace.terms import REGIONS, Asked, differs_by_region, plan_of, plans_of

__all__ = ["Account", "PlanBasis", "Stated", "accounts_of", "asked_of", "declare_plan", "stated_plans"]

PlanBasis: TypeAlias = Literal["stated", "detected", "unknown"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account whose documents differ by plan or region.

    Attributes:
        account: the provider's id of it, empty if nobody knows; local only.
        key: names it in forms and in the workspace.
        plans: those that documents name; empty if every text is for every plan.
        by_region: whether texts differ by region.
        stated: what the donor said; None if they were not asked.
        detected: the plan that its newest conversation shows.
    """

    provider: str
    client: str
    account: str
    key: str
    conversations: int
    plans: tuple[str, ...]
    by_region: bool
    stated: Stated | None
    detected: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be asked."""
        return self.stated is None and (self.detected is None or self.by_region)


def _key(provider: str, client: str, account: str | None) -> str:
    return hashlib.sha256(canonical([provider, client, account or ""])).hexdigest()[:24]


def stated_plans(workspace: Workspace) -> Mapping[str, Stated]:
    """What was said, by ``Account.key``."""
    return {_key(*owner): stated for owner, stated in workspace.plans.all().items()}


def stated_for(stated: Mapping[str, Stated], conversation: Conversation | Summary) -> Stated | None:
    """What was said about the account of a conversation."""
    return stated.get(_key(conversation.provider, conversation.client, conversation.account))


def asked_of(
    conversation: Conversation | Summary, stated: Stated | None, hint: str | None
) -> tuple[Asked, PlanBasis]:
    """What the registry is asked about a conversation, and how its plan is known.

    Args:
        conversation: whose provider and product count.
        stated: what the donor said about its account.
        hint: the plan that its log names.
    """
    said = stated or Stated()
    detected = plan_of(hint)
    asked = Asked(
        provider=conversation.provider,
        client=conversation.client,
        plan=said.plan or detected,
        region=said.region,
    )
    return asked, "stated" if said.plan else "detected" if detected else "unknown"


def accounts_of(workspace: Workspace, query: Query | None = None) -> tuple[Account, ...]:
    """The accounts for which plan or region make a difference. Cost: reads the line of each conversation.

    Args:
        workspace: where the conversations are.
        query: only accounts of conversations that match, by default of all.
    """
    found: dict[tuple[str, str, str], list[Summary]] = {}
    everything = msgspec.structs.replace(query or Query(), order="newest", offset=0, limit=None)
    for summary in workspace.conversations.page(everything).rows:
        found.setdefault((summary.provider, summary.client, summary.account or ""), []).append(summary)
    stated = stated_plans(workspace)
    accounts = []
    for (provider, client, account), summaries in sorted(found.items()):
        plans, by_region = plans_of(provider, client), differs_by_region(provider, client)
        if not plans and not by_region:
            continue
        key = _key(provider, client, account)
        newest = workspace.conversations.get(summaries[0].cid)
        accounts.append(
            Account(
                provider=provider,
                client=client,
                account=account,
                key=key,
                conversations=len(summaries),
                plans=plans,
                by_region=by_region,
                stated=stated.get(key),
                detected=plan_of(newest.provenance.plan_hint),
            )
        )
    return tuple(accounts)


def declare_plan(
    workspace: Workspace, accounts: Iterable[Account], plan: str | None, region: str | None
) -> int:
    """Keep what the donor says about accounts; returns how many.

    An organisation's plan holds what is undecided of the account until they say whether it is work; that can be
    undone like a decision.

    Args:
        workspace: open for writing.
        accounts: about which it is said.
        plan: one that the documents name; None if they do not say.
        region: ``EEA`` or ``ELSEWHERE``; None if they do not say.

    Raises:
        UsageError: no document of one of the accounts names the plan, or there is no such region.
    """
    chosen = tuple(accounts)
    if region is not None and region not in REGIONS:
        raise UsageError("that is no region", facts=(f"regions are {', '.join(REGIONS)}",))
    for each in chosen:
        if plan is not None and plan not in each.plans:
            raise UsageError(
                f"no document for {each.client} names that plan",
                facts=(f"it names {', '.join(each.plans) or 'none'}",),
                hint=f"`{NAME} terms {each.provider}` shows the documents; leave the plan out if you are not sure",
            )
    with workspace.transaction():
        for each in chosen:
            workspace.plans.say((each.provider, each.client, each.account), Stated(plan, region))
    return len(chosen)
