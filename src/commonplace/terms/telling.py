"""What a person reads about each provider before a publication: the same sentences on page and terminal."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from commonplace.terms.classes import PUBLICATION_CLASSES, TRAINING_CLASSES
from commonplace.terms.entry import Entry
from commonplace.terms.notice import FLAGS, PUBLICATION, SUSPENSION, TRAINING, Notice, notice
from commonplace.terms.registry import registry

__all__ = ["Present", "ProviderNotice", "tell"]


class Present(msgspec.Struct, frozen=True, kw_only=True):
    """What there is of a provider among the conversations that are chosen.

    Attributes:
        clients: products.
        months: first and last of what was written; empty if no time is known.
        bases: conversations by how their plan is known.
        training, publication: conversations by class, for a publication today.
        flags: of any of them.
        refs: ids of all documents that applied to any of them, then or today.
    """

    provider: str
    clients: tuple[str, ...]
    conversations: int
    months: tuple[str, ...]
    bases: Mapping[str, int]
    training: Mapping[str, int]
    publication: Mapping[str, int]
    flags: tuple[str, ...]
    refs: tuple[str, ...]


class ProviderNotice(msgspec.Struct, frozen=True, kw_only=True):
    """One provider, in words.

    Attributes:
        provider: as rows name it; ``name`` as people do.
        about: what there is of it, and how its plan is known.
        training, publication: what its terms say, with the classes, the strictest first.
        flags: what else is worth knowing, a clause each.
        documents: those that applied.
        suspension: that the provider may suspend the account.
    """

    provider: str
    name: str
    about: str
    training: str
    publication: str
    flags: tuple[str, ...]
    documents: tuple[Notice, ...]
    suspension: str = SUSPENSION

    def lines(self) -> tuple[str, ...]:
        """The whole notice as lines of plain text."""
        told = [
            self.name,
            f"  {self.about}",
            f"  training: {self.training}",
            f"  publishing: {self.publication}",
        ]
        told += [f"  also: {words}" for words in self.flags]
        for document in self.documents:
            told += [f"  {document.heading}", *(f"    {line}" for line in document.lines())]
        return (*told, f"  {self.suspension}")


def tell(present: Present, today: date) -> ProviderNotice:
    """What is told about a provider of which something is chosen."""
    known = registry()
    file = known.providers.get(present.provider)
    entries = [entry for ref in present.refs if (entry := known.entry(ref)) is not None]
    training = _ranked(TRAINING_CLASSES, present.training)
    publication = _ranked(PUBLICATION_CLASSES, present.publication)
    return ProviderNotice(
        provider=present.provider,
        name=file.name if file else present.provider,
        about=_about(present),
        training=_told(training, TRAINING),
        publication=_told(publication, PUBLICATION),
        flags=tuple(FLAGS[flag] for flag in present.flags),
        documents=tuple(notice(entry, today) for entry in _ordered(entries)),
    )


def _about(present: Present) -> str:
    count = present.conversations
    first = f"{count:,} conversation{'' if count == 1 else 's'} of {', '.join(present.clients)}"
    if present.months:
        begin, end = present.months[0], present.months[-1]
        first += f", {begin}" if begin == end else f", {begin} to {end}"
    else:
        first += ", of unknown months"
    if not present.refs:
        return f"{first}. No terms of it are in the registry; what is not known counts as the strictest."
    if not present.bases.get("unknown"):
        return f"{first}. The plan is known."
    unknown = "The plan is not known" if len(present.bases) == 1 else "The plan of some is not known"
    return f"{first}. {unknown}: documents of all plans may apply."


def _ranked(order: Sequence[str], counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """The classes that occur, the strictest first; with their numbers if there are several."""
    found = [name for name in reversed(order) if counts.get(name)]
    return [(name, f", {counts[name]:,}" if len(found) > 1 else "") for name in found]


def _told(ranked: Sequence[tuple[str, str]], words: Mapping[str, str]) -> str:
    said = {**words, "unknown": "for a plan, a region or a time that may be meant no terms are known"}
    return "; ".join(f"{said[name]} ({name}{count})" for name, count in ranked)


def _ordered(entries: Collection[Entry]) -> list[Entry]:
    """Terms before policies, and of each the newest first."""
    newest = sorted(entries, key=lambda entry: entry.effective.since or date.min, reverse=True)
    return sorted(newest, key=lambda entry: entry.kind != "terms")
