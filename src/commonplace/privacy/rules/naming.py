"""How a name and its value stand beside each other in settings, code and commands."""

import re
from itertools import pairwise

from commonplace.privacy.rules.choices import one_of

__all__ = ["REST", "SIGN", "any_of", "looks_random"]

REST = r"[A-Za-z0-9_.\-]{0,24}[\"'`\]*]{0,4}"
SIGN = r"[ \t]{0,8}(?:=>|:=|==|[:=])[ \t]{0,8}"


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of the words."""
    return one_of(words)


def looks_random(value: str) -> bool:
    """Not a word, a path or a name: eight characters or more, of at least two classes, or of many letters."""
    if (
        len(value) < 8
        or value.startswith(("/", "./", "http://", "https://", "arn:", "projects/"))
        or " " in value.strip()
    ):
        return False
    classes = sum(one.search(value) is not None for one in _CLASSES)
    if classes == 1:
        return len(value) >= 32 and _JOINT.search(value) is None and len(set(value)) > 9
    digits = sum(map(str.isdigit, value))
    words = _LETTERS.findall(value) if digits < 3 else []
    if words and max(map(len, words)) > 3 and all(w.islower() or w.isupper() or w.istitle() for w in words):
        return False
    if digits == 0:
        # camelCase and PascalCase are names; a random run changes case more often than every fourth letter.
        changes = sum(a.islower() != b.islower() for a, b in pairwise(value))
        return changes * 3 > len(value)
    return True


_CLASSES = (re.compile("[a-z]"), re.compile("[A-Z]"), re.compile("[0-9]"))
_JOINT = re.compile(r"[_.-]")
_LETTERS = re.compile(r"[A-Za-z]+")
