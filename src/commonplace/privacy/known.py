"""Find the donor's known identity and own secrets in texts: exact, folded, in variants, in paths."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal, TypeAlias

import msgspec

from commonplace.privacy.engine import Anchor, EngineName, build_engine
from commonplace.privacy.folding import Folded, fold
from commonplace.privacy.identity import Identity, IdentityTerm
from commonplace.privacy.matching import together
from commonplace.privacy.recurring import Hit
from commonplace.privacy.rule import Rule
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS, words

__all__ = ["IDENTITY_RULES", "KnownMatcher"]

_How: TypeAlias = Literal["word", "handle", "exact", "path", "phone", "address"]


def _rule(name: str, kind: str, tier_confidence: float = 1.0) -> Rule:
    return Rule(
        id=f"known-{name}",
        kind=kind,
        anchors=(),
        pattern="",
        reference="",
        finds=(),
        ignores=(),
        confidence=tier_confidence,
        spread=False,
    )


IDENTITY_RULES = {
    "name": _rule("name", "personal.name"),
    "email": _rule("email", "personal.email"),
    "phone": _rule("phone", "personal.phone"),
    "username": _rule("username", "personal.username"),
    "host": _rule("host", "personal.host"),
    "home": _rule("home", "path.user"),
    "account": _rule("account", "personal.account"),
    "custom": _rule("custom", "personal.custom"),
    "environment": _rule("environment", "secret.environment"),
}
"""One rule for each kind of term; they have no anchors of their own, the terms are their anchors."""


class _Needle(msgspec.Struct, frozen=True):
    """A folded literal, how it must stand in the text, and the rule it belongs to."""

    literal: str
    how: _How
    rule: Rule
    exact: str = ""
    digits: str = ""


class KnownMatcher:
    """The terms of one identity, and secrets of one environment, made ready for one engine."""

    def __init__(self, identity: Identity, secrets: Sequence[str] = (), engine: EngineName = "auto") -> None:
        needles = [needle for term in identity.terms for needle in _needles(term)]
        needles += [_secret_needle(value) for value in secrets if len(value) >= 6]
        numbers: dict[str, int] = {}
        self._users: list[list[_Needle]] = []
        for needle in dict.fromkeys(needles):
            if needle.literal not in numbers:
                numbers[needle.literal] = len(self._users)
                self._users.append([])
            self._users[numbers[needle.literal]].append(needle)
        anchors = [Anchor(literal, ignore_case=literal.isascii()) for literal in numbers]
        self._engine = build_engine(anchors, engine) if anchors else None

    def find(self, texts: Sequence[str]) -> list[Hit]:
        """All places where a term stands, in any of its variants.

        Cost: one folding of each text that is not ASCII, one pass, a few steps for each hit.
        """
        hits: list[Hit] = []
        if self._engine is None:
            return hits
        for first, joined, starts in together(texts):
            searched = Folded(joined)
            index = 0
            for at, number in self._engine.find(searched.text):
                place = searched.origin(at)
                while index + 1 < len(starts) and starts[index + 1] <= place:
                    index += 1
                for needle in self._users[number]:
                    span = _verify(searched.text, at, needle)
                    if span is None:
                        continue
                    start, stop = searched.span(*span)
                    if needle.exact and joined[start:stop] != needle.exact:
                        continue
                    own = start - starts[index]
                    hits.append(Hit(first + index, own, own + stop - start, needle.rule))
        return hits


def _verify(text: str, at: int, needle: _Needle) -> tuple[int, int] | None:
    end = at + len(needle.literal)
    how = needle.how
    if how == "exact":
        return at, end
    if how == "phone":
        return _phone_span(text, end, needle.digits)
    if how == "address":
        fits = not _is_address_char(text, at - 1) and not _is_word_char(text, end)
        return (at, end) if fits else None
    if how == "handle":
        while end < len(text) and text[end].isdigit() and end - at - len(needle.literal) < 5:
            end += 1
    if (_is_word_char(text, at - 1) and not _ENCODED_BEFORE.search(text, max(0, at - 3), at)) or (
        _is_word_char(text, end) and text[end - 1] != "."
    ):
        return None
    if how == "path" and not _in_path(text, at, end):
        return None
    return at, end


_ENCODED_BEFORE = re.compile(r"%[0-9a-f]{2}\Z")


def _is_word_char(text: str, at: int) -> bool:
    # Scripts that put no space between words (from Thai on) have no boundary to look for.
    return 0 <= at < len(text) and text[at] < "\u0e00" and text[at].isalnum()


def _is_address_char(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] in "._%+-")


_BEFORE_USER = re.compile(
    r"(?:(?:/|\\{1,4}|%2f|%5c|-|:|^|\s|[\"'=])"
    r"(?:home|users|usuarios|utilisateurs|benutzer|documents and settings|profiles)"
    r"(?:/{1,2}|\\{1,8}|%2f|%5c|-)"
    r"|~|(?:user(?:name)?|login|whoami|owner|uid=[0-9]{1,6}\()[\"']?[ ]{0,2}[:=(]?[ ]{0,2}[\"']?)$"
)
_AFTER_USER = re.compile(r"@[a-z0-9]|\)|:/|:~")


def _in_path(text: str, start: int, end: int) -> bool:
    """Whether a short or common user name stands where only a user name can stand."""
    return _BEFORE_USER.search(text[max(0, start - 28) : start]) is not None or (
        _AFTER_USER.match(text, end) is not None and not _is_address_char(text, start - 1)
    )


_PHONE_RUN = re.compile(r"[0-9 ()./+\u00a0-]{0,28}")


def _phone_span(text: str, end: int, digits: str) -> tuple[int, int] | None:
    if _is_word_char(text, end):
        return None
    run = _PHONE_RUN.match(text[max(0, end - 28) : end][::-1])
    if run is None:
        return None
    wanted, place = len(digits) - 1, end
    start = end
    for char in run[0]:
        place -= 1
        if char.isdigit():
            if wanted < 0 or char != digits[wanted]:
                break
            wanted -= 1
            start = place
    matched = len(digits) - 1 - wanted
    if matched < max(7, len(digits) - 3):
        return None
    # A country code and a plus before the part that is known belong to the number.
    lead = re.search(
        r"(?:(?:\+|00)[0-9]{0,3}[ .(-]{0,2}(?:\(0\)[ ]?)?|\(?0?)$", text[max(0, start - 9) : start]
    )
    return start - (lead.end() - lead.start() if lead else 0), end


def _secret_needle(value: str) -> _Needle:
    return _Needle(fold(value), "exact", IDENTITY_RULES["environment"], exact=value)


def _needles(term: IdentityTerm) -> Iterator[_Needle]:
    value = unicodedata.normalize("NFC", term.value).strip()
    rule = IDENTITY_RULES[term.kind]
    if not value:
        return
    if term.kind == "name":
        yield from _name_needles(value, rule)
    elif term.kind == "email":
        yield from _email_needles(value, rule)
    elif term.kind == "phone":
        digits = "".join(char for char in value if "0" <= char <= "9").lstrip("0")
        if len(digits) >= 7:
            yield _Needle(digits[-2:], "phone", rule, digits=digits)
    elif term.kind == "username":
        yield from _user_needles(value, rule)
    elif term.kind == "home":
        user = _last_part(value)
        if user and fold(user) not in _FOLDERS:
            yield _Needle(fold(user), "path", rule)
            yield from _odd_home(value, user, rule)
    elif term.kind == "host":
        yield from _host_needles(value, rule)
    else:
        yield _Needle(fold(value), "word" if len(value) > 3 or term.kind == "custom" else "path", rule)


_FOLDERS = words("root home users user ubuntu runner app work workspace admin vagrant codespace node")


def _last_part(path: str) -> str:
    return PureWindowsPath(path).name if "\\" in path or path[1:2] == ":" else PurePosixPath(path).name


def _odd_home(home: str, user: str, rule: Rule) -> Iterator[_Needle]:
    """A home that stands under neither ``/home`` nor ``/Users`` is recognised by its whole path."""
    if len(user) >= 4 and fold(user) not in COMMON_USERS:
        return  # the user name alone is found everywhere
    parent = str(Path(home).parent)
    if fold(parent) not in ("/home", "/users", "/"):
        yield _Needle(fold(home), "word", rule)


def _user_needles(value: str, rule: Rule) -> Iterator[_Needle]:
    folded = fold(value)
    short = len(folded) < 4 or folded in COMMON_USERS or folded in COMMON_WORDS
    yield _Needle(folded, "path" if short else "handle", rule)
    plain = re.sub(r"[._-]", "", folded)
    if not short and plain != folded and len(plain) >= 5:
        yield _Needle(plain, "handle", rule)


def _host_needles(value: str, rule: Rule) -> Iterator[_Needle]:
    folded = fold(value)
    if (
        len(folded) >= 4
        and folded not in COMMON_WORDS
        and folded not in _HOSTS
        and not folded.startswith("ip-")
    ):
        yield _Needle(folded, "word", rule)


_HOSTS = words(
    "localhost localhost.localdomain debian ubuntu fedora raspberrypi kali arch penguin server macbook"
)


def _email_needles(value: str, rule: Rule) -> Iterator[_Needle]:
    folded = fold(value)
    yield _Needle(folded, "address", rule)
    local = folded.partition("@")[0].partition("+")[0]
    if len(local) >= 5 and local not in COMMON_USERS and local not in COMMON_WORDS:
        yield _Needle(local, "handle", IDENTITY_RULES["username"])
        plain = re.sub(r"[._-]", "", local)
        if plain != local and len(plain) >= 6:
            yield _Needle(plain, "handle", IDENTITY_RULES["username"])


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"})
_PARTICLES = words(
    "van von der den de del della di da dos du la le el al bin ibn mac mc st san santa y e and the"
)
_TITLES = words("mr mrs ms dr prof sir herr frau jr sr phd md ii iii iv")


def _name_needles(value: str, rule: Rule) -> Iterator[_Needle]:
    spellings = {fold(value), fold(value.lower().translate(_GERMAN))}
    for spelling in sorted(spellings):
        parts = [part for part in re.split(r"[\s,.]+", spelling) if part and part not in _TITLES]
        if "," in spelling and len(parts) > 1:  # "Last, First"
            parts = [*parts[1:], parts[0]]
        yield from _part_needles(parts, rule)


def _part_needles(parts: list[str], rule: Rule) -> Iterator[_Needle]:
    if not parts:
        return
    first, last = parts[0], parts[-1]
    if len(parts) == 1 and first >= "\u0e00" and len(first) > 1:
        yield _Needle(first, "word", rule)  # scripts that write a whole name in two or three characters
    if len(parts) > 1:
        full = " ".join(parts)
        for text in (
            full,
            f"{first} {last}",
            f"{last} {first}",
            f"{last}, {first}",
            f"{last} {first[0]}.",
            f"{last}, {first[0]}.",
        ):
            yield _Needle(text, "word", rule)
        yield _Needle(f"{first[0]}. {last}", "word", rule)
        yield _Needle(f"{first[0]} {last}", "word", rule)
        yield _Needle(f"{first} {last[0]}.", "word", rule)
        for mark in ("", ".", "_", "-", "+", "%20"):
            yield _Needle(f"{first}{mark}{last}", "handle", rule)
            yield _Needle(f"{last}{mark}{first}", "handle", rule)
        if len(last) >= 4:
            for mark in ("", ".", "_", "-"):
                yield _Needle(f"{first[0]}{mark}{last}", "handle", rule)
        if len(last) >= 5:
            yield _Needle(f"{last}{first[0]}", "handle", rule)
    for part in parts:
        if len(part) >= 4 and part not in _PARTICLES and part not in COMMON_WORDS:
            yield _Needle(part, "handle", rule)
            if not part.isascii() or len(part) < 5:
                continue
            if len(parts) == 1 or part in (first, last):
                yield _Needle(f"{part}s", "word", rule)
