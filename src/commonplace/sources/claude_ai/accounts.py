"""Whose conversations an archive holds; team archives hold those of all members."""

from collections.abc import Iterator

import msgspec

from commonplace.records import Skipped
from commonplace.sources.base import IdentityHint, Selection, Tree
from commonplace.sources.claude_ai.designs import authors_of
from commonplace.sources.claude_ai.fields import Fields, fields_of, text
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["account_ids", "identity_hints"]

_USERS = "users.json"
_HINTS = {"full_name": "name", "email_address": "email", "verified_phone_number": "phone", "uuid": "account"}
"""Fields of ``users.json`` and the kind of hint each gives.

Source: the same four fields in all exports of 2024 to 2026.
"""


class _Owner(msgspec.Struct):
    uuid: str | None = None


class _Owned(msgspec.Struct):
    """Just enough of a conversation to tell whose it is; the decoder passes over all the rest."""

    account: _Owner | None = None
    messages: list[msgspec.Raw] = []


_OWNED = msgspec.json.Decoder(_Owned)
_ANYTHING = msgspec.json.Decoder(object)


def account_ids(selection: Selection) -> tuple[str, ...]:
    """Account ids of the users, the conversations and the design chats of a selection, sorted.

    Records that cannot be decoded are passed over; reading reports them. Cost: one pass over the files that
    decodes little more than the ids.
    """
    found = {text(user, "uuid") for user in _users(selection.tree)}
    for entry in selection.entries:
        for element in elements(selection.tree, entry.path, keys=("conversations",)):
            if not isinstance(element, Skipped):
                found.update(_owners(element.data))
    return tuple(sorted(filter(None, found)))


def identity_hints(tree: Tree) -> Iterator[IdentityHint]:
    """Names, addresses, telephone numbers and ids in ``users.json``; several users all count.

    A team's other members are no owners, but what names them has to be redacted just as well.
    """
    for user in _users(tree):
        for field, kind in _HINTS.items():
            if text(user, field).strip():
                yield IdentityHint(kind, text(user, field).strip())


def _owners(data: bytes | memoryview) -> frozenset[str]:
    try:
        owned = decode(data, _OWNED)
    except Undecodable:
        return _owners_of_anything(data)
    if owned.messages and owned.account is None:
        return _owners_of_anything(data)
    return frozenset(filter(None, (owned.account.uuid if owned.account else None,)))


def _owners_of_anything(data: bytes | memoryview) -> frozenset[str]:
    try:
        fields = fields_of(decode(data, _ANYTHING))
    except Undecodable:
        return frozenset()
    own = text(fields_of(fields.get("account")), "uuid")
    return authors_of(fields) | ({own} if own else frozenset())


def _users(tree: Tree) -> Iterator[Fields]:
    for entry in tree.entries():
        if entry.path.rpartition("/")[2] != _USERS:
            continue
        for element in elements(tree, entry.path):
            if isinstance(element, Skipped):
                continue
            try:
                user = fields_of(decode(element.data, _ANYTHING))
            except Undecodable:
                continue
            # A ``users.json`` of some other program has other fields.
            if "email_address" in user or "full_name" in user:
                yield user
