"""What a person reads about a provider's terms before a publication: facts with dates, and no advice."""

from datetime import date

import msgspec

from commonplace.terms.classes import flags_of, publication_class, training_class
from commonplace.terms.entry import Entry

__all__ = ["FLAGS", "PUBLICATION", "SUSPENSION", "TRAINING", "Notice", "notice"]

SUSPENSION = "A provider may see a publication as a breach of its terms and may suspend the account."

_STALE_DAYS = 90

TRAINING = {
    "train-permitted": "says that output may be used to train models",
    "silent": "no clause about training on output was found",
    "no-competing": "does not allow output to be used for competing models",
    "no-ml-any": "does not allow output to be used for machine learning",
    "unknown": "not known",
}
PUBLICATION = {
    "none": "no restriction on publishing was found",
    "conditional": "publishing is allowed under conditions",
    "restricted": "names publishing among what is not allowed",
    "unknown": "not known",
}
FLAGS = {
    "compliance-conditional-ownership": "output belongs to you only as long as you keep to the terms",
    "facilitation": "help for others who do what is not allowed is named, too",
    "inputs-named": "your own words are named, not only the replies",
    "manual-named": "extraction by hand is named, not only by programs",
    "region-variant": "the text differs by region",
    "upstream-terms": "the terms of the model's own provider apply as well",
}
"""What each flag says, in words."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One document, in words.

    Attributes:
        heading: title and when it applied.
        training: what it says about training, with its class.
        publication: the same about publishing.
        flags: what else is worth knowing, a clause each.
        quotes: the document's own words.
        link: where it stands, or an empty string.
        basis: how it is known, and as of when.
    """

    heading: str
    training: str
    publication: str
    flags: tuple[str, ...]
    quotes: tuple[str, ...]
    link: str
    basis: str

    def lines(self) -> tuple[str, ...]:
        """All but the heading, as lines of plain text."""
        told = [f"training: {self.training}", f"publishing: {self.publication}"]
        told += [f"also: {words}" for words in self.flags]
        told += [f"“{quote}”" for quote in self.quotes]
        return (*told, *([self.link] if self.link else []), self.basis)


def notice(entry: Entry, today: date) -> Notice:
    """What is told about a document."""
    since, until = entry.effective.since, entry.effective.until
    span = f"from {since}" if since else "date not known"
    if until:
        span += f" to {until}"
    training, publication = training_class(entry), publication_class(entry)
    conditions = f": {', '.join(entry.publication.conditions)}" if entry.publication.conditions else ""
    quotes = (
        entry.training_use.quote,
        entry.extraction.quote,
        entry.publication.quote,
        entry.facilitation.quote,
    )
    return Notice(
        heading=f"{entry.title} ({span})",
        training=f"{TRAINING[training]} ({training})",
        publication=f"{PUBLICATION[publication]} ({publication}){conditions}",
        flags=tuple(FLAGS[flag] for flag in sorted(flags_of(entry))),
        quotes=tuple(quote for quote in quotes if quote),
        link=entry.url or "",
        basis=_basis(entry, today),
    )


def _basis(entry: Entry, today: date) -> str:
    how = {
        "verified": "read in the text by two people",
        "single-reviewer": "read in the text by one person",
        "second-hand": "taken from notes of somebody who read the text",
        "disputed": "readers disagree",
        "unknown": "not read",
    }[entry.checked.status]
    if (today - entry.checked.date).days > _STALE_DAYS:
        return f"as recorded on {entry.checked.date}; {how}; later texts were not looked at"
    return f"checked on {entry.checked.date}; {how}"
