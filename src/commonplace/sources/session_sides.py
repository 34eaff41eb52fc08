"""Small documents beside a session's messages, such as one with its title."""

import msgspec

from commonplace.errors import InputError
from commonplace.sources.base import Tree
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["side_document"]

_OBJECT = msgspec.json.Decoder(dict[str, object])
_LARGEST = 4 << 20


def side_document(tree: Tree, path: str, name: str) -> dict[str, object]:
    """The object in a file of this name beside ``path``; empty if there is none that can be read."""
    folder, _, _ = path.rpartition("/")
    beside = f"{folder}/{name}" if folder else name
    if not any(entry.path == beside and entry.size <= _LARGEST for entry in tree.entries()):
        return {}
    try:
        with tree.open(beside) as stream:
            return decode(stream.read(_LARGEST), _OBJECT)
    except (InputError, Undecodable):
        return {}
