"""The small language in which people name conversations: ``project:garden model:opus tomato``."""

import re

import msgspec

from commonplace.errors import UsageError
from commonplace.privacy import TOPICS
from commonplace.records import STATES
from commonplace.store import Query

__all__ = ["FIELDS", "parse_query"]

FIELDS = (
    "source", "provider", "client", "project", "evidence", "model", "month", "before", "since", "kind", "state",
    "scan", "ask", "topic", "length", "level", "language",
)  # fmt: skip
"""What may stand before a colon; any other word is searched for in the text."""

_CHOICES = {"state": STATES, "scan": ("pending", "scanned", "failed", "timed_out", "unscanned")}

_TERM = re.compile(r'[^\s"]*"[^"]*"?|[^\s"]+')
"""A word, or quoted words with what stands before them; the search itself understands quotes and ``-``."""


def parse_query(text: str) -> Query:
    """Read a query: ``field:value`` pairs narrow, all other words are searched for, ``all`` means all.

    ``topic:`` takes several, parted by commas: any of them. Values with spaces are quoted:
    ``project:"my garden"``; ``"quoted words"`` stand beside each other and
    ``-word`` must not be there. An empty query is refused, for a variable that a script left empty must not
    mean everything.

    Raises:
        UsageError: it is empty, a field does not exist or is given twice, or cannot have that value.
    """
    fields: dict[str, str] = {}
    free: list[str] = []
    for term in _TERM.findall(text):
        name, colon, quoted = term.partition(":")
        value = quoted.strip('"')
        if not (colon and name.isalpha()) or not (value or name in FIELDS):
            free.append(term)
        elif name not in FIELDS:
            raise UsageError(f"`{name}:` is not a field", facts=[f"fields are {', '.join(FIELDS)}"])
        elif not value:
            raise UsageError(f"`{name}:` has no value", hint=f"write `{name}:VALUE`")
        elif name in fields:
            raise UsageError(f"`{name}:` is given twice", hint="one query names one value per field")
        else:
            fields[name] = value
    if not fields and not free:
        raise UsageError("the query is empty", hint="say `all` for all conversations")
    if free == ["all"]:
        free = []
    if not set(fields.get("topic", TOPICS[0]).split(",")) <= set(TOPICS):
        raise UsageError("there is no such topic", facts=[f"topics are {', '.join(TOPICS)}"])
    try:
        return msgspec.convert({**fields, "text": " ".join(free), "limit": None}, Query)
    except msgspec.ValidationError:
        choices = [f"{name}: {', '.join(values)}" for name, values in _CHOICES.items() if name in fields]
        raise UsageError("a field cannot have that value", facts=choices) from None
