"""Who will see a publication to the Hub, and whether its name or the author of its commits tells who the donor is."""

import re
from collections.abc import Iterable

import msgspec

from commonplace import hub
from commonplace.errors import HubError, NeedsPerson
from commonplace.privacy import IdentityTerm
from commonplace.publish.plan import Plan
from commonplace.publish.targets import Target

__all__ = ["OFFERED", "SEEN_BY", "Telling", "author_of", "proposal_words", "seen_by", "telling_names"]

SEEN_BY = {
    "private": "private: you, and whom you let in",
    "gated": "gated: whoever asks for access under a Hub name, for ever in copies",
    "public": "public: anyone, for ever in copies",
}
"""Who may see a repository, in words; the one that shows least comes first, and none is chosen beforehand."""

OFFERED = (
    "A folder needs no account and shows nobody anything; a private repository can be made public later."
)

_WORDS = {
    "private": "private, under {owner}, readable together, by you and whom you let in",
    "gated": "gated, under {owner}, readable together, by whoever asks for access, for ever in copies",
    "public": "public, under {owner}, readable together, by anyone, for ever in copies",
}

_LEAST = 4
"""Shorter parts of names stand in too many handles by chance."""

_TELLING = frozenset({"name", "email", "username", "phone", "account"})


class Telling(msgspec.Struct, frozen=True):
    """A public name in which something known of the donor stands: whose it is, and of which kinds."""

    what: str
    name: str
    kinds: tuple[str, ...]


def owner_of(plan: Plan) -> str:
    """The Hub name that stands beside the conversations."""
    return Target.parse(plan.target).place.partition("/")[0]


def seen_by(plan: Plan) -> str | None:
    """What the donor reads before the first push; None for a folder."""
    if plan.visibility is None:
        return None
    return _WORDS.get(plan.visibility, _WORDS["public"]).format(owner=owner_of(plan))


def proposal_words(plan: Plan) -> tuple[str, ...]:
    """What a pull request means for the donor, said before it is confirmed; nothing for other targets."""
    if not plan.folder:
        return ()
    owner = owner_of(plan)
    return (
        f"This is a pull request to a repository of {owner}, who decides whether it is merged; "
        f"{plan.author or 'your Hub name'} will stand there as who proposed it.",
        f"Once merged, what is in it is a part of the repository of {owner}: you cannot delete it there, only "
        f"{owner} can.",
        "Until then you can take the files out and close it; the pull request keeps a copy in its past, which only "
        f"{owner} can delete.",
    )


def author_of(target: Target) -> str | None:
    """Hub name of the account whose token makes the commits; None for a folder, or if nobody says.

    Cost: one call of the Hub.
    """
    if target.kind == "folder":
        return None
    try:
        return hub.user_name()
    except (HubError, NeedsPerson):
        return None


def telling_names(plan: Plan, known: Iterable[IdentityTerm]) -> tuple[Telling, ...]:
    """The owner and the author of a publication, as far as they hold a part of what is known of the donor."""
    if plan.visibility is None:
        return ()
    names = {"your Hub name": owner_of(plan), "the author of the commits": plan.author or ""}
    terms = [term for term in known if term.kind in _TELLING]
    found: list[Telling] = []
    for what, name in names.items():
        kinds = sorted({term.kind for term in terms if _holds(name, term)})
        if kinds and name not in {each.name for each in found}:
            found.append(Telling(what, name, tuple(kinds)))
    return tuple(found)


def _holds(name: str, term: IdentityTerm) -> bool:
    letters = _letters(name)
    value = term.value.partition("@")[0] if term.kind == "email" else term.value
    parts = {_letters(part) for part in re.split(r"[\s._-]+", value)} | {_letters(value)}
    return any(len(part) >= _LEAST and part in letters for part in parts)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
