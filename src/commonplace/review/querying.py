"""The small language in which people name conversations: ``project:garden model:opus tomato``."""

import shlex

import msgspec

from commonplace.errors import UsageError
from commonplace.store import Query

__all__ = ["FIELDS", "parse_query"]

FIELDS = ("provider", "client", "project", "model", "month", "kind", "state", "scan", "ask")
"""What may stand before a colon; any other word is searched for in the text."""


def parse_query(text: str) -> Query:
    """Read a query: ``field:value`` pairs narrow, all other words are searched for, ``all`` means all.

    Values with spaces are quoted: ``project:"my garden"``.

    Raises:
        UsageError: a field that does not exist, or one given twice.
    """
    try:
        words = shlex.split(text)
    except ValueError:
        words = text.split()
    fields: dict[str, str] = {}
    free: list[str] = []
    for word in words:
        name, colon, value = word.partition(":")
        if not colon or not value or not name.isalpha():
            free.append(word)
        elif name not in FIELDS:
            raise UsageError(f"`{name}:` is not a field", facts=[f"fields are {', '.join(FIELDS)}"])
        elif name in fields:
            raise UsageError(f"`{name}:` is given twice", hint="one query names one value per field")
        else:
            fields[name] = value
    if free == ["all"]:
        free = []
    return msgspec.convert({**fields, "text": " ".join(free), "limit": None}, Query)
