"""Whose token it is, and what it may do as far as the Hub tells."""

from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import HubRefused
from commonplace.hub.asking import asking
from commonplace.hub.endpoint import endpoint
from commonplace.hub.repository import library
from commonplace.hub.tokens import OwnToken

__all__ = ["Account", "Verdict", "account", "new_token_page"]

Verdict: TypeAlias = Literal["yes", "some", "no", "unknown"]

_NEEDED = {
    "repo.content.read": "read access to contents of all repos under your personal namespace",
    "repo.write": "write access to contents/settings of all repos under your personal namespace",
}
"""Rights of a fine-grained token and how the Hub's form calls them.

Source: https://huggingface.co/docs/hub/security-tokens and the form at ``/settings/tokens/new``, read 2026-11.
"""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An account and the rights of one token of it.

    Attributes:
        name: the account's name.
        kind: of the token; ``unknown`` if the Hub calls it something else.
        publish: whether it may create repositories and write to them; ``some``: only in ``writes``.
        withdraw: whether it may also delete for ever what stands there; rights are tested again before each
            withdrawal.
        writes: accounts, organisations and datasets it may write to.
        missing: what it lacks, in the Hub's own words.
        expires: when it runs out, as the Hub writes it; empty if the Hub does not say.
    """

    name: str
    kind: Literal["read", "write", "fine-grained", "oauth", "unknown"]
    publish: Verdict
    withdraw: Verdict
    writes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    expires: str = ""


class _Entity(msgspec.Struct):
    type: str = ""
    name: str = ""


class _Scope(msgspec.Struct):
    entity: _Entity = msgspec.field(default_factory=_Entity)
    permissions: list[str] = []


class _FineGrained(msgspec.Struct):
    scoped: list[_Scope] = []


class _AccessToken(msgspec.Struct):
    role: str = ""
    fine_grained: _FineGrained | None = msgspec.field(name="fineGrained", default=None)


class _Auth(msgspec.Struct):
    type: str = ""
    access_token: _AccessToken | None = msgspec.field(name="accessToken", default=None)
    expires: str | None = msgspec.field(name="expiresAt", default=None)


class _WhoAmI(msgspec.Struct):
    name: str
    auth: _Auth = msgspec.field(default_factory=_Auth)


def new_token_page() -> str:
    """The Hub's form for a fine-grained token, with exactly the needed rights ticked."""
    rights = "&".join(f"ownUserPermissions={right}" for right in _NEEDED)
    return f"{endpoint()}/settings/tokens/new?{rights}&tokenType=fineGrained"


def account(own: OwnToken | None = None) -> Account:
    """Ask the Hub whose token it is; one call, strictly limited by the Hub.

    Args:
        own: the token to ask about; None for the one that all other calls use.

    Raises:
        HubRefused: there is no token, or the Hub does not take it.
        HubUnreachable: the Hub does not answer.
    """
    with asking("ask who you are"):
        said = library().whoami(token=own.token if own else None)
    try:
        found = msgspec.convert(said, _WhoAmI)
    except msgspec.ValidationError:
        raise HubRefused("the Hub's answer to who you are is not understood") from None
    expires = (found.auth.expires or "")[:10]
    if own is not None and own.scopes:
        return _of_application(found.name, own.scopes, expires)
    token = found.auth.access_token
    if token is None:
        return Account(
            name=found.name, kind="unknown", publish="unknown", withdraw="unknown", expires=expires
        )
    return _of_token(found.name, token, expires)


def _of_application(name: str, scopes: tuple[str, ...], expires: str) -> Account:
    granted = frozenset(scopes)
    if granted & {"manage-repos", "contribute-repos"}:
        return Account(
            name=name,
            kind="oauth",
            publish="yes",
            # The Hub does not say whether such a token may squash and purge what it made itself.
            withdraw="yes" if "manage-repos" in granted else "unknown",
            writes=(name,),
            expires=expires,
        )
    return Account(
        name=name, kind="oauth", publish="no", withdraw="no", missing=("contribute-repos",), expires=expires
    )


def _of_token(name: str, token: _AccessToken, expires: str) -> Account:
    if token.fine_grained is not None or token.role == "fineGrained":
        return _fine_grained(name, token.fine_grained or _FineGrained(), expires)
    if token.role in ("write", "admin"):
        return Account(
            name=name, kind="write", publish="yes", withdraw="yes", writes=(name,), expires=expires
        )
    if token.role == "read":
        missing = tuple(_NEEDED.values())[1:]
        return Account(name=name, kind="read", publish="no", withdraw="no", missing=missing, expires=expires)
    return Account(name=name, kind="unknown", publish="unknown", withdraw="unknown", expires=expires)


def _fine_grained(name: str, rights: _FineGrained, expires: str) -> Account:
    granted: dict[str, set[str]] = {}
    for scope in rights.scoped:
        if scope.entity.type in ("user", "org", "dataset"):
            granted.setdefault(scope.entity.name, set()).update(scope.permissions)
    writes = tuple(sorted(place for place, given in granted.items() if _NEEDED.keys() <= given))
    mine = granted.get(name, set())
    missing = tuple(words for right, words in _NEEDED.items() if right not in mine)
    verdict: Verdict = "yes" if not missing else "some" if writes else "no"
    return Account(
        name=name,
        kind="fine-grained",
        publish=verdict,
        withdraw=verdict,
        writes=writes,
        missing=missing,
        expires=expires,
    )
