"""Which conversations a page is about, as the query of its address, and the way back to where one was."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec
from starlette.datastructures import FormData

from commonplace.errors import UsageError
from commonplace.store import Query

__all__ = ["FIELDS", "ORDERS", "address", "field", "page_number", "query_of", "return_path", "view_of"]

FIELDS = (
    "state",
    "level",
    "kind",
    "topic",
    "project",
    "evidence",
    "source",
    "provider",
    "client",
    "model",
    "month",
    "before",
    "since",
    "language",
    "length",
    "scan",
    "ask",
)
"""What narrows the view, in the order in which it is shown."""

ORDERS = ("risk", "newest", "oldest", "longest")

_LONGEST_SEARCH = 400
_KEPT = ("q", "order", *FIELDS, "page")


def field(form: FormData, name: str) -> str:
    """The text of one field of a form; empty if it is not there."""
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def view_of(parameters: Mapping[str, str]) -> dict[str, str]:
    """The part of an address that says which conversations are meant, without what is empty or unknown."""
    return {name: value for name in _KEPT if (value := parameters.get(name))}


def query_of(view: Mapping[str, str]) -> Query:
    """The query of a view.

    Raises:
        UsageError: a field has a value that no conversation can have.
    """
    fields = {name: value for name in FIELDS if (value := view.get(name))}
    order = view.get("order", "risk")
    asked = {
        **fields,
        "text": view.get("q", "")[:_LONGEST_SEARCH],
        "order": order if order in ORDERS else "risk",
        "limit": None,
    }
    try:
        return msgspec.convert(asked, Query)
    except msgspec.ValidationError as error:
        raise UsageError("no conversation can be like that", facts=("a field of the address",)) from error


def page_number(view: Mapping[str, str]) -> int:
    """The number of the page, from 1; what is no number is page 1."""
    text = view.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < 7 else 1


def address(path: str, view: Mapping[str, str], **changes: object) -> str:
    """The address of a view with some things changed; None takes one out."""
    pairs = {**view, **{name: str(value) for name, value in changes.items() if value is not None}}
    for name, value in changes.items():
        if value is None:
            pairs.pop(name, None)
    return f"{path}?{urlencode(pairs)}" if pairs else path


def return_path(text: str) -> str:
    """Where to go back to: the Inbox or a conversation; anything else becomes the Inbox.

    Only the path and known fields are taken over, so that no form can send the browser to another place.
    """
    parts = urlsplit(text) if text.startswith("/") and len(text) < 8192 else urlsplit("/")
    first, _, rest = parts.path.removeprefix("/").partition("/")
    is_conversation = first == "c" and rest.isascii() and rest.isdecimal()
    path = f"/c/{rest}" if is_conversation and not parts.netloc else "/"
    return address(path, view_of(dict(parse_qsl(parts.query))))
