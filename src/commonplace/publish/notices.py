"""Which providers are present among what is included, and what is told about the terms of each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from commonplace.publish.plans import asked_of, stated_for, stated_plans
from commonplace.publish.row_terms import TermsCase
from commonplace.records.facts import month_of
from commonplace.records.months import months_between
from commonplace.records.row import Terms
from commonplace.store import Query, Summary, Workspace
from commonplace.terms import Present, ProviderNotice, tell

__all__ = ["notices_of"]

_AT_ONCE = 500


class _Provenance(msgspec.Struct):
    plan_hint: str | None = None


class _Glimpse(msgspec.Struct):
    """All of a conversation that is needed here."""

    provenance: _Provenance


_DECODER = msgspec.msgpack.Decoder(_Glimpse)


def notices_of(workspace: Workspace, today: date) -> tuple[ProviderNotice, ...]:
    """One notice for each provider of which something is included, by provider.

    A conversation is taken to run through all months from its first to its last, which its row knows better;
    so it may be told stricter than it is, never freer.

    Cost: reads the line of each included conversation, and those of products whose logs name a plan whole.
    """
    found: dict[str, list[Summary]] = {}
    for summary in workspace.conversations.page(Query(state="included", order="newest", limit=None)).rows:
        found.setdefault(summary.provider, []).append(summary)
    stated = stated_plans(workspace)
    notices = []
    for provider, summaries in sorted(found.items()):
        hints = _hints(workspace, summaries)
        cases = Counter[TermsCase]()
        for each in summaries:
            asked, basis = asked_of(each, stated_for(stated, each), hints.get(each.cid))
            cases[
                TermsCase(asked, months_between((month_of(each.created), month_of(each.updated))), basis)
            ] += 1
        clients = tuple(sorted({each.client for each in summaries}))
        notices.append(tell(_present(provider, clients, cases, today), today))
    return tuple(notices)


def _present(provider: str, clients: tuple[str, ...], cases: Mapping[TermsCase, int], today: date) -> Present:
    terms: list[tuple[Terms, int]] = [(case.on(today), count) for case, count in cases.items()]
    months = sorted({month for case in cases for month in case.months})
    return Present(
        provider=provider,
        clients=clients,
        conversations=sum(cases.values()),
        months=tuple(months),
        bases=_counted((case.basis, count) for case, count in cases.items()),
        training=_counted((each.training_class, count) for each, count in terms),
        publication=_counted((each.publication_class, count) for each, count in terms),
        flags=tuple(sorted({flag for each, _ in terms for flag in each.flags})),
        refs=tuple(
            sorted({ref for each, _ in terms for ref in (*each.refs_generation, *each.refs_publication)})
        ),
    )


def _counted(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    counts = Counter[str]()
    for name, count in pairs:
        counts[name] += count
    return dict(counts)


def _hints(workspace: Workspace, summaries: Sequence[Summary]) -> dict[int, str | None]:
    """The plan that the log of each conversation names, for products whose newest log names one."""
    newest = {each.client: each.cid for each in reversed(summaries)}
    naming = {
        client
        for client, cid in newest.items()
        if workspace.conversations.get(cid).provenance.plan_hint is not None
    }
    cids = [each.cid for each in summaries if each.client in naming]
    return {
        cid: _DECODER.decode(body).provenance.plan_hint
        for start in range(0, len(cids), _AT_ONCE)
        for cid, _, body in workspace.conversations.encoded(cids[start : start + _AT_ONCE])
    }
