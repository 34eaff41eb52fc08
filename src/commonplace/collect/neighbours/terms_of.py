"""The terms of a conversation in a neighbour's dataset: those of its provider in its months, where both are known.

Which product it was is seldom known; then the documents of every product of the provider count, and the strictest
decides. The day on which somebody passes a row on is not known here: what applies then is resolved again.
"""

from functools import lru_cache

from commonplace.records import Conversation
from commonplace.records.months import months_of
from commonplace.records.row import Terms
from commonplace.terms import Asked, registry, resolve
from commonplace.terms.classes import strictest_publication, strictest_training

__all__ = ["terms_of"]


def terms_of(conversation: Conversation) -> Terms:
    """The terms when it was written; classes are ``unknown`` if the provider or a month is not known."""
    return _resolved(conversation.provider, conversation.client, months_of(conversation))


@lru_cache(maxsize=4096)
def _resolved(provider: str, client: str, months: tuple[str, ...]) -> Terms:
    answers = [resolve(Asked(provider=provider, client=each), months) for each in _clients(provider, client)]
    return Terms(
        registry=registry().version,
        refs_generation=tuple(sorted({ref for answer in answers for ref in answer.refs})),
        training_class=strictest_training([answer.training_class for answer in answers]),
        publication_class=strictest_publication([answer.publication_class for answer in answers]),
        flags=tuple(sorted({flag for answer in answers for flag in answer.flags})),
    )


def _clients(provider: str, client: str) -> tuple[str, ...]:
    """The product, or every product that the provider's documents name."""
    known = registry().providers.get(provider)
    named = {applies.client for entry in known.entries for applies in entry.applies_to} if known else set()
    if client in named or not named - {"*"}:
        return (client,)
    return tuple(sorted(named - {"*"}))
