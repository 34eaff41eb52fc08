"""What an export's own account file says about its owner, so that it is redacted everywhere."""

from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from commonplace.records import Skipped
from commonplace.sources.base import IdentityHint, Tree
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["owner_hints"]

_ANY = msgspec.json.Decoder()
_DEPTH = 8
_KINDS = {
    "email": "email", "emailaddress": "email", "mail": "email",
    "phone": "phone", "phonenumber": "phone", "mobile": "phone", "mobilenumber": "phone",
    "name": "name", "fullname": "name", "displayname": "name", "givenname": "name", "familyname": "name",
    "firstname": "name", "lastname": "name", "realname": "name",
    "username": "username", "handle": "username", "xusername": "username",
    "userid": "account", "uuid": "account", "accountid": "account",
}  # fmt: skip
"""Names of members, without case and underlines. Source: account files of DeepSeek and Grok as parsers quote them."""


def owner_hints(tree: Tree, *names: str, others: str = "") -> Iterator[IdentityHint]:
    """Yield the facts in files with these names; what cannot be read gives none. Memory: one such file.

    Args:
        tree: of the export.
        names: of account files, without folders.
        others: a member that only another product's file of the same name has; such a file says nothing here.
    """
    met: set[tuple[str, str]] = set()
    for entry in tree.entries():
        if PurePosixPath(entry.path).name not in names:
            continue
        for element in elements(tree, entry.path):
            if isinstance(element, Skipped):
                continue
            try:
                value = decode(element.data, _ANY)
            except Undecodable:
                continue
            if others and isinstance(value, dict) and others in value:
                continue
            for kind, found in _facts(value, _DEPTH):
                if (kind, found) not in met:
                    met.add((kind, found))
                    yield IdentityHint(kind, found)


def _facts(value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, list) and depth:
        for item in value:
            yield from _facts(item, depth - 1)
    elif isinstance(value, dict) and depth:
        for name, item in value.items():
            kind = _KINDS.get(str(name).lower().replace("_", ""))
            if isinstance(item, str) and item.strip() and kind:
                yield kind, item.strip()
            else:
                yield from _facts(item, depth - 1)
