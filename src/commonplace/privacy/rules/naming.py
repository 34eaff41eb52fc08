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
    classes = sum(bool(re.search(one, value)) for one in ("[a-z]", "[A-Z]", "[0-9]"))
    if classes == 1:
        return len(value) >= 32 and not re.search(r"[_.-]", value) and len(set(value)) > 9
    words = re.split(r"[^A-Za-z]+", value)
    digits = sum(char.isdigit() for char in value)
    if (
        all(word.islower() or word.isupper() or word.istitle() or not word for word in words)
        and digits < 3
        and max(map(len, words)) > 3
    ):
        return False
    if digits == 0:
        # camelCase and PascalCase are names; a random run changes case more often than every fourth letter.
        changes = sum(a.islower() != b.islower() for a, b in pairwise(value))
        return changes * 3 > len(value)
    return True
