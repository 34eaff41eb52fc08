"""Reads what was published and looks for everything that was planted, by other means than those that cleaned it.

Only the file format is shared with the rest of the program: rows are decoded by pyarrow, and every string in
them is compared with every planted value, as it is and in the encodings in which it could have survived.
"""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import msgspec
import pyarrow.parquet as pq

from commonplace.demo.person import PLANTED, Planted

__all__ = ["Leftover", "finder", "leftovers", "published_texts"]

_SHORT = 8
"""Values with fewer characters must stand alone: ``Emil`` is no leak in a random token that holds ``emil``."""


class Leftover(msgspec.Struct, frozen=True, order=True):
    """A planted value that is still there: what kind of value, and where; never the value itself."""

    kind: str
    place: str


def leftovers(folder: Path, planted: Iterable[Planted] = tuple(PLANTED.values())) -> tuple[Leftover, ...]:
    """Everything planted that stands in the files of a published folder, each kind once for each place.

    Cost: a search of each text for each form of each value; under a second for the demonstration.
    """
    needles = [(each.kind, finder(each.value)) for each in planted]
    found: set[Leftover] = set()
    for place, text in published_texts(folder):
        low, dense = text.casefold(), "".join(text.casefold().split())
        found.update(
            Leftover(kind, place) for kind, needle in needles if needle.search(low) or needle.search(dense)
        )
    return tuple(sorted(each for each in found if not _is_outer(each, found)))


def _is_outer(leftover: Leftover, found: set[Leftover]) -> bool:
    """Whether the same was found further inside: a file's bytes hold its rows, a message's text its members."""
    inner = (f"{leftover.place}/", f"{leftover.place}, ")
    return any(each.kind == leftover.kind and each.place.startswith(inner) for each in found)


def published_texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (place, text) for every string in every row and for the bytes of every file.

    Members of objects are named by number, because a key may be what must not be told.
    """
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name = path.relative_to(folder).as_posix()
        yield name, path.read_bytes().decode("utf-8", "replace")
        if path.suffix == ".parquet":
            for number, row in enumerate(pq.read_table(path).to_pylist(), start=1):
                for column, value in row.items():
                    yield from _texts(value, f"{name}, row {number}, {column}")


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
        inside = _decoded(value)
        if inside is not None:
            yield from _texts(inside, place)
    elif isinstance(value, dict):
        for number, (key, item) in enumerate(value.items()):
            yield f"{place}/{number}", str(key)
            yield from _texts(item, f"{place}/{number}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _texts(item, f"{place}/{number}")
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place, repr(value)


def _decoded(text: str) -> object | None:
    """What stands in a text that is a JSON object or array."""
    if text[:1] not in ("{", "["):
        return None
    try:
        inside: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return inside


def finder(value: str) -> re.Pattern[str]:
    """A pattern for a value and its encoded forms, to be searched for in text that was folded to lower case."""
    plain = {value.casefold(), "".join(value.casefold().split())}
    edge = (r"(?<!\w)", r"(?!\w)") if len(value) < _SHORT else ("", "")
    forms = [edge[0] + re.escape(form) + edge[1] for form in plain]
    if len(value) >= _SHORT:
        forms += [re.escape(form.casefold()) for form in _encoded(value)]
    return re.compile("|".join(sorted(forms)))


def _encoded(value: str) -> Iterator[str]:
    data = value.encode()
    yield quote(value, safe="")
    yield json.dumps(value)[1:-1]
    yield data.hex()
    for shift in range(3):
        # Characters of base64 that depend on the value alone, wherever in a group of three bytes it begins.
        text = base64.b64encode(b"\0" * shift + data).decode().rstrip("=")
        whole = text[(0, 2, 3)[shift] : len(text) - (1 if (len(data) + shift) % 3 else 0)]
        yield whole
        yield whole.replace("+", "-").replace("/", "_")
