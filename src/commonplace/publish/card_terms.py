"""What a card says about licences and terms: who grants what, which documents and classes stand in the rows."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from commonplace.publish.card_tables import name_of, named, ranked, table
from commonplace.publish.contents import Contents
from commonplace.terms import registry

__all__ = ["licence_and_terms", "terms_table"]

TERMS = (
    "Which documents of the provider applied, by the month of the conversation and on the day of its publication, "
    "stands in the column `terms`, with classes that are computed from them: dated facts, no advice. The strictest of "
    "several documents decides; what is not known counts as the strictest. The donor's plan is `stated` by the donor, "
    "`detected` in a log, or `unknown`."
)


class _Group(msgspec.Struct):
    """The rows of one line of the table."""

    conversations: int = 0
    months: set[str] = msgspec.field(default_factory=set)
    refs: set[str] = msgspec.field(default_factory=set)


def licence_and_terms(contents: Contents) -> list[str]:
    """Who grants what, by whose words they are; then the terms."""
    uses = ", ".join(sorted(contents.uses))
    own = [
        (f"the donor's own words, their choice and arrangement | {name}", count)
        for name, count in ranked(contents.licences)
    ]
    split = [
        *own,
        (
            "what a model wrote | no restriction added, no warranty; see the terms below",
            contents.conversations,
        ),
        ("what third parties wrote and the donor quoted | nothing is granted", contents.conversations),
    ]
    said = [
        table(("whose words", "licence", "conversations"), split),
        "The column `consent` names the licence for each conversation. The file `LICENSE` has the whole text.",
        f"The donor agreed to: {uses}.",
    ]
    if contents.code_licences:
        codes = ranked(named(contents.code_licences))
        said.append(table(("licence of the code in agent sessions", "conversations"), codes))
    return [*said, *terms_table(contents)]


def terms_table(contents: Contents) -> list[str]:
    """Classes by provider and months, and the documents that rows name."""
    groups: defaultdict[tuple[str, ...], _Group] = defaultdict(_Group)
    for line, count in contents.terms.items():
        key = (name_of(line.provider), line.training_class, line.publication_class, ", ".join(line.flags))
        group = groups[key]
        group.conversations += count
        group.months.add(line.month)
        group.refs.update(line.refs)
    if not groups:
        return []
    rows = [
        (
            " | ".join((provider, _span(group.months), training, publication, flags or "none")),
            group.conversations,
        )
        for (provider, training, publication, flags), group in sorted(groups.items())
    ]
    head = ("provider", "months of the first message", "training", "publishing", "flags", "conversations")
    versions = ", ".join(
        f"`{name_of(name)}`" for name in sorted({line.registry or "none" for line in contents.terms})
    )
    bases = Counter[str]()
    for line, count in contents.terms.items():
        bases[line.plan_basis] += count
    return [
        TERMS,
        table(head, rows),
        table(("how the donor's plan is known", "conversations"), ranked(named(bases))),
        *_documents(ref for group in groups.values() for ref in group.refs),
        f"Version of the registry of terms: {versions}.",
    ]


def _span(months: Iterable[str]) -> str:
    known = sorted(month for month in months if month != "unknown")
    if not known:
        return "unknown"
    return known[0] if known[0] == known[-1] else f"{known[0]} to {known[-1]}"


def _documents(refs: Iterable[str]) -> Sequence[str]:
    """The documents that rows name, with dates and addresses as far as this registry knows them."""
    lines = []
    for ref in sorted(set(refs)):
        entry = registry().entry(ref)
        if entry is None:
            lines.append(f"- `{name_of(ref)}`")
            continue
        where = f", <{entry.url}>" if entry.url else ""
        lines.append(f"- `{ref}`: {entry.title}{where}, as recorded on {entry.checked.date}")
    return ["\n".join(lines)] if lines else []
