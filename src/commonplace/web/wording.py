"""How facts are written on the page: the filters of the templates, and the words for states and choices."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized

import msgspec
from markupsafe import Markup

from commonplace.records.consent import GIVES
from commonplace.store import Publication, Snippet, state_words

__all__ = ["FILTERS", "REPLACEMENTS", "SCOPES", "SIGNERS"]

_STATES = {
    "new": "undecided",
    "changed": "changed",
    "included": "included",
    "left_out": "left out",
    "held": "held",
}
_SCANS = {"pending": "not scanned yet", "failed": "scan failed", "timed_out": "scan timed out"}
_MODES = {
    "opened": "opened one by one",
    "sampled": "drawn in a sample",
    "by_rule": "by a rule",
    "by_query": "decided in bulk",
}

_EVIDENCE = {
    "licensed": "on a public host, with a licence",
    "own": "in a repository of yours",
    "doubtful": "held: who may read it is not known",
    "private host": "held: on a private host",
    "organisation": "held: an organisation’s account",
    "none": "in no known repository",
}
_LENGTHS = {
    "short": "short: under 2,000 characters",
    "medium": "medium: under 20,000",
    "long": "long: under 200,000",
}
_LEVELS = {"unknown": "not scanned"}

SCOPES = GIVES
"""How much of a conversation is given, in words."""

REPLACEMENTS = {
    "placeholders": "placeholders, such as [EMAIL_1]",
    "look-alikes": "look-alikes: made-up names, addresses and numbers that are nobody's; secrets keep placeholders",
}
"""What stands where something was found, in words."""

SIGNERS = {
    "dataset-key": "a key of this dataset alone",
    "one-key": "one key for all your datasets: it shows everybody that they belong together, and there is no way back",
}
"""What signs the manifest, in words."""

_VALUES = {"state": _STATES, "scan": _SCANS, "evidence": _EVIDENCE, "length": _LENGTHS, "level": _LEVELS}

_CONVERSATION = re.compile(r"conversation (\d+)\b")
_PLACEHOLDER = re.compile(r"\[[A-Z][A-Z0-9_]{0,60}_[0-9]{1,9}\]")


def _exactly(value: str) -> Markup:
    """Escaped, with hidden characters as they are: for values that a form sends back."""
    return Markup.escape(value)


def _pieces(snippet: Snippet) -> Iterator[tuple[str, bool]]:
    """Cut a snippet at its marks: runs of text, and whether each is a hit."""
    position = 0
    for mark in snippet.marks:
        if mark.start > position:
            yield snippet.text[position : mark.start], False
        yield snippet.text[mark.start : mark.end], True
        position = mark.end
    yield snippet.text[position:], False


def _at(form: str, seconds: float | None) -> str:
    try:
        return time.strftime(form, time.gmtime(seconds)) if seconds else ""
    except (OverflowError, OSError, ValueError):
        return ""


def _size(count: int) -> str:
    """Bytes in the largest unit that leaves a number of at least one, with a point from kB on."""
    number = float(count)
    for unit in ("bytes", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _plural_of(things: Sized, noun: str, nouns: str = "") -> str:
    count = len(things)
    return f"{count:,} {noun if count == 1 else nouns or noun + 's'}"


def _kind(kind: str) -> str:
    return kind.rpartition(".")[2].replace("-", " ").replace("_", " ")


def _facet(value: str, field: str) -> str:
    words = _VALUES.get(field, {}).get(value, value)
    if field in {"before", "since"}:
        return f"{field} {value}"
    return _kind(words) if field in {"kind", "ask"} else words


def _most(findings: Mapping[str, int]) -> list[tuple[str, int]]:
    """Secrets first, then by number."""
    return sorted(findings.items(), key=lambda pair: (not pair[0].startswith("secret"), -pair[1], pair[0]))


def _place(label: str) -> str:
    """Where a string stands in its part, in the names that the log gives it."""
    name = label.removeprefix("arguments/").removeprefix("metadata/")
    if name.endswith("#key"):
        name = name.removesuffix("#key")
    return name.replace("~2", "#").replace("~1", "/").replace("~0", "~")


def _fact(fact: str) -> tuple[str, str]:
    """The number of the conversation that a fact begins with, so that it can be a link, and the rest."""
    found = _CONVERSATION.match(fact)
    return (found[1], fact[found.end() :]) if found else ("", fact)


def _why(why: str) -> tuple[str, str]:
    """The reason in words, and the address that documents it: text to copy, never a link that is followed."""
    words, space, last = why.rpartition(" ")
    return (words, last) if space and "://" in last else (why, "")


def _touches(topics: Sequence[str]) -> str:
    return f"Touches: {', '.join(topics)} — a hint where to look first; nothing was removed."


def _placeholders(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text at what looks like a placeholder; a look-alike of the person's own carries its mark."""
    position = 0
    for found in _PLACEHOLDER.finditer(text):
        yield text[position : found.start()], False
        yield found[0], True
        position = found.end()
    yield text[position:], False


def _publication_state(publication: Publication) -> str:
    """The state in the words that are used everywhere."""
    return state_words(publication.state, publication.ready_at)


FILTERS: dict[str, Callable[..., object]] = {
    "day": lambda at: _at("%Y-%m-%d", at),
    "moment": lambda at: _at("%Y-%m-%d %H:%M", at),
    "thousands": lambda number: f"{number:,}",
    "plural": _plural,
    "size": _size,
    "state": lambda state: _STATES.get(state, state),
    "scan": lambda scan: _SCANS.get(scan, scan),
    "mode": lambda mode: _MODES.get(mode, "not recorded"),
    "kind": _kind,
    "pieces": _pieces,
    "exactly": _exactly,
    "facet": _facet,
    "fact": _fact,
    "json": lambda value: msgspec.json.format(msgspec.json.encode(value), indent=2).decode(),
    "kinds": lambda pairs: ", ".join(f"{_kind(kind)} {count}" for kind, count in pairs),
    "most": _most,
    "place": _place,
    "placeholders": _placeholders,
    "plural_of": _plural_of,
    "publication_state": _publication_state,
    "why": _why,
    "touches": _touches,
    "scope": lambda scope: SCOPES.get(scope, scope),
}
