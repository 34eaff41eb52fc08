"""What sources look at when they are asked about a file: its head, read as far as it goes.

The head of a file is 64 KiB, often cut in the middle of its first conversation. ``parse_cut`` closes what
the cut left open, so that a source can look at keys and values as if the rest were missing.
"""

import re
from functools import lru_cache

import msgspec

from commonplace.sources.base import Entry, Probe, Tree
from commonplace.sources.lenient import UTF8_BOM, Undecodable, decode

__all__ = ["first_json_lines", "first_json_objects", "make_probe", "parse_cut"]

_ANY = msgspec.json.Decoder()
_HEAD = 65536
_DEPTH = 200
"""Levels down to which a head is read; what lies deeper says nothing about a format."""

_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+("?)|[\[\]{}:,]|[^\s"\[\]{}:,]++', re.DOTALL)
_BEGINNINGS = tuple(bytes([byte]) for byte in b'{["+-0123456789tfnNI')
"""Bytes with which a JSON value, or one of the non-numbers that some writers add, can begin."""

_PARTNER = {b"[": b"]", b"{": b"}"}
_WHOLE_SCALAR = re.compile(rb"null|true|false|NaN|[+-]?Infinity|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def make_probe(tree: Tree, entry: Entry, names: frozenset[str] = frozenset()) -> Probe:
    """One file as sources see it when they are asked.

    Args:
        tree: where the file is.
        entry: the file.
        names: paths of all files of the tree; make it once for all of them.

    Raises:
        InputError: if the file cannot be read.

    Cost: reads at most 256 KiB.
    """
    return Probe(path=entry.path, size=entry.size, head=tree.head(entry.path, _HEAD), names=names)


@lru_cache(maxsize=2)
def parse_cut(head: bytes) -> object:
    """The JSON value that ``head`` begins, with all that the cut left open closed; None if it is no JSON.

    Several sources ask about one head one after another: the value is shared, and must not be changed.

    A string that was cut is there as far as it goes, a member whose value was cut off is ``None``.

    Cost: about 10 ms for 64 KiB.
    """
    if not head.removeprefix(UTF8_BOM).lstrip(b" \t\r\n\0").startswith(_BEGINNINGS):
        return None
    try:
        return decode(head, _ANY)
    except Undecodable as problem:
        if problem.reason not in ("truncated", "too-deep", "not-json"):
            return None
    try:
        return decode(_closed(head.removeprefix(UTF8_BOM)), _ANY)
    except Undecodable:
        return None


def first_json_objects(head: bytes, *, keys: tuple[str, ...] = ()) -> tuple[dict[str, object], ...]:
    """The objects that a head shows: elements of its top-level array, or its one object.

    Args:
        head: the first bytes of a file, cut anywhere.
        keys: if the top-level object has one of these members and it is an array, its elements are given
            instead of the object, as ``elements`` does.

    Returns:
        Objects in the order of the file; the last one may lack what was cut off. Empty for all else.
    """
    value = parse_cut(head)
    if isinstance(value, dict):
        inner = next((value[key] for key in keys if isinstance(value.get(key), list)), None)
        value = [value] if inner is None else inner
    return tuple(item for item in value if isinstance(item, dict)) if isinstance(value, list) else ()


def first_json_lines(head: bytes) -> list[dict[str, object]]:
    """The objects on the lines that a head shows; lines that hold something else are left out.

    The last line may be cut, then its object lacks what was cut off.
    """
    lines = head.removeprefix(UTF8_BOM).split(b"\n")
    found = [_line(line) for line in lines[:-1]]
    found.append(_line(lines[-1], may_be_cut=True))
    return [item for item in found if isinstance(item, dict) and item]


def _line(line: bytes, *, may_be_cut: bool = False) -> object:
    if not line.lstrip(b" \t\r\0").startswith(b"{"):
        return None
    try:
        return decode(line, _ANY)
    except Undecodable as problem:
        return parse_cut(line) if may_be_cut and problem.reason == "truncated" else None


def _closed(head: bytes) -> bytes:
    """The head up to its last token that can be kept, with everything that is then open closed."""
    open_brackets: list[bytes] = []
    expected = "value"
    kept, tail, closers = 0, b"", b""
    for found in _TOKEN.finditer(head):
        token, whole = found[0], True
        if token.startswith(b'"'):
            whole = bool(found[1])
            if expected == "key" and not whole:
                break
            expected = "colon" if expected == "key" else "after"
        elif token in _PARTNER:
            if len(open_brackets) == _DEPTH:
                break
            open_brackets.append(_PARTNER[token])
            expected = "key" if token == b"{" else "value"
        elif token in (b"]", b"}"):
            if not open_brackets or open_brackets.pop() != token:
                break
            expected = "after"
        elif token == b",":
            expected = "key" if open_brackets and open_brackets[-1] == b"}" else "value"
            continue
        elif token == b":":
            expected = "value"
        elif _WHOLE_SCALAR.fullmatch(token):
            expected = "after"
        else:
            break
        kept, closers = found.end(), b"".join(reversed(open_brackets))
        tail = b"" if whole else b'"'
        if expected == "colon":
            tail = b":null"
        elif token == b":":
            tail = b"null"
        if not whole or not open_brackets:
            break
    return head[:kept] + tail + closers
