"""Examples of rules, with credentials that are made up when they are needed.

An example is a text in which « and » stand around each value, and ``{class count}`` stands for that many
random characters: ``login --token «ghp_{alnum 36}»``. The random part depends on the example alone, so
that a test is the same each time; and no literal in the repository looks like a credential.
"""

import hashlib
import random
import re
import string

__all__ = ["expand", "fake", "marked"]

_CLASSES = {
    "alnum": string.ascii_letters + string.digits,
    "lower": string.ascii_lowercase,
    "upper": string.ascii_uppercase,
    "digit": string.digits,
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "lowernum": string.ascii_lowercase + string.digits,
    "uppernum": string.ascii_uppercase + string.digits,
    "base32": string.ascii_uppercase + "234567",
    "base64": string.ascii_letters + string.digits + "+/",
    "url64": string.ascii_letters + string.digits + "-_",
    "base58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
    "bech32": "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
}
_HOLE = re.compile(r"\{(" + "|".join(_CLASSES) + r") (\d+)\}")


def fake(kind: str, count: int, seed: str = "") -> str:
    """``count`` random characters of a class, beginning and ending in a letter or digit.

    At least one digit and one letter are among them where the class has both and there is room.
    """
    chooser = random.Random(hashlib.sha256(f"{kind}/{count}/{seed}".encode()).digest())  # noqa: S311 - examples
    alphabet = _CLASSES[kind]
    plain = [char for char in alphabet if char.isalnum()]
    while True:
        value = "".join(chooser.choice(alphabet) for _ in range(count))
        value = chooser.choice(plain) + value[1:-1] + chooser.choice(plain) if count > 1 else value
        if count < 8 or _is_mixed(value, alphabet):
            return value


def _is_mixed(value: str, alphabet: str) -> bool:
    wanted = (str.isdigit, str.islower, str.isupper)
    return all(any(map(test, value)) for test in wanted if any(map(test, alphabet)))


def expand(example: str) -> str:
    """The example with its holes filled, marks still in it."""
    count = 0

    def fill(hole: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return fake(hole[1], int(hole[2]), f"{example}#{count}")

    return _HOLE.sub(fill, example)


def marked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """The text of an example without its marks, and the code-point ranges that the marks stood around."""
    text, ranges, start = "", [], 0
    for piece in re.split("([«»])", expand(example)):
        if piece == "«":
            start = len(text)
        elif piece == "»":
            ranges.append((start, len(text)))
        else:
            text += piece
    return text, ranges
