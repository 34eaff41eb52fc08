"""Members of one large JSON object, each left undecoded: backups keep keys and settings beside the chats.

What is not asked for is never decoded, so that it cannot be kept, logged or published by mistake.
"""

from collections.abc import Iterator

import msgspec

from commonplace.errors import DamagedInput, InputError
from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.json_elements import mapped
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.log_records import Record, record_of

__all__ = ["inner_items", "inner_records", "members"]

_MEMBERS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
_NOTHING = msgspec.Raw(b"null")


def members(tree: Tree, path: str) -> dict[str, msgspec.Raw] | Skipped:
    """The members of a file's one object, undecoded; or why there are none.

    Cost: the file is mapped and split once; a file with the least damage is repaired in memory first.
    """
    try:
        return decode(mapped(tree, path), _MEMBERS)
    except Undecodable as error:
        return Skipped(path, error.reason)
    except DamagedInput as error:
        return Skipped(path, "truncated", detail=error.message)
    except InputError as error:
        return Skipped(path, "unreadable", detail=error.message)


def inner_items(tree: Tree, path: str, *names: str) -> list[msgspec.Raw] | Skipped:
    """The items of an array that lies inside objects, undecoded, e.g. under ``data`` and there under ``chats``."""
    found = members(tree, path)
    if isinstance(found, Skipped):
        return found
    try:
        for name in names[:-1]:
            found = decode(found.get(name, _NOTHING), _MEMBERS)
        return decode(found.get(names[-1], _NOTHING), _ITEMS)
    except Undecodable as error:
        return Skipped(path, error.reason, detail=".".join(names))


def inner_records(tree: Tree, path: str, tally: FileTally, *names: str) -> Iterator[Record | Skipped]:
    """Yield the objects of such an array. Cost: memory of one of them."""
    items = inner_items(tree, path, *names)
    if isinstance(items, Skipped):
        yield items
        return
    for number, item in enumerate(items):
        tally.records += 1
        yield record_of(path, f"element {number}", bytes(item))
