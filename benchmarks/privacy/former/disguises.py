"""Secrets of the former set that no pattern of characters can write: keys in blocks, tokens in disguise."""

import base64
import html
import json
import string
from collections.abc import Callable
from random import Random

__all__ = ["SECRETS"]

_LETTERS = string.ascii_letters + string.digits
_ROOTS = [
    "Kestrel",
    "Juniper",
    "Anvil",
    "Ferry",
    "Lantern",
    "Copper",
    "Meadow",
    "Orchid",
    "Saffron",
    "Timber",
    "Violet",
    "Harbor",
    "Comet",
    "Nutmeg",
]
# Words of the BIP-39 English list that the development set does not use. Source: bitcoin/bips, bip-0039.
_WORDS = [
    "eight",
    "elbow",
    "elder",
    "electric",
    "elegant",
    "element",
    "elephant",
    "elevator",
    "elite",
    "else",
    "embark",
    "embody",
    "film",
    "filter",
    "final",
    "find",
    "fine",
    "finger",
    "finish",
    "fire",
    "firm",
    "first",
    "fiscal",
    "fish",
    "ghost",
    "giant",
    "gift",
    "giggle",
    "ginger",
    "giraffe",
    "girl",
    "give",
    "glad",
    "glance",
    "glare",
    "heavy",
    "hedgehog",
    "height",
    "hello",
    "helmet",
    "help",
    "hen",
    "hero",
    "hidden",
    "high",
    "hill",
    "inflict",
    "inform",
    "inhale",
    "inherit",
    "initial",
    "inject",
    "injury",
    "inmate",
    "inner",
    "kidney",
    "kind",
    "kingdom",
    "kiss",
    "kit",
    "kitchen",
    "kite",
    "kitten",
    "kiwi",
    "knee",
    "lesson",
    "letter",
    "level",
    "liar",
    "liberty",
    "library",
    "license",
    "life",
    "lift",
    "light",
    "million",
    "mimic",
    "mind",
    "minimum",
    "minor",
    "minute",
    "miracle",
    "mirror",
    "misery",
    "next",
    "nice",
    "night",
    "noble",
    "noise",
    "nominee",
    "noodle",
    "normal",
    "north",
    "nose",
    "piece",
    "pig",
    "pigeon",
    "pill",
    "pilot",
    "pink",
    "pioneer",
    "pipe",
    "pistol",
    "pitch",
    "resist",
    "resource",
    "response",
    "result",
    "retire",
    "retreat",
    "return",
    "reunion",
    "reveal",
    "review",
    "silver",
    "similar",
    "simple",
    "since",
    "sing",
    "siren",
    "sister",
    "situate",
    "six",
    "size",
    "timber",
    "time",
    "tiny",
    "tip",
    "tired",
    "tissue",
    "title",
    "toast",
    "tobacco",
    "today",
    "weird",
    "welcome",
    "west",
    "wet",
    "whale",
]


def _run(random: Random, count: int, alphabet: str = _LETTERS) -> str:
    return "".join(random.choices(alphabet, k=count))


def _password(random: Random) -> str:
    style = random.randrange(3)
    if style == 0:
        return f"{random.choice(_ROOTS)}{random.choice('@$&=~^')}{random.choice(_ROOTS).lower()}{random.randrange(100)}"
    if style == 1:
        return f"{_run(random, 4)}-{_run(random, 4)}-{random.randrange(1000, 9999)}-{_run(random, 3)}"
    return (
        _run(random, 1)
        + _run(random, random.randrange(9, 16), _LETTERS + "!@#%^*()_+=~")
        + str(random.randrange(10))
    )


def _plain(random: Random) -> str:
    return f"{_run(random, random.randrange(3, 6))}{random.choice(_ROOTS)}{random.randrange(1000)}{_run(random, 2)}"


def _short(random: Random) -> str:
    return f"{random.choice(_ROOTS).lower()[:5]}{random.randrange(10, 999)}"


def _block(random: Random, name: str, rows: int, indent: str = "") -> str:
    dashes = "-" * 5
    body = [base64.b64encode(random.randbytes(48)).decode() for _ in range(rows)]
    last = base64.b64encode(random.randbytes(20)).decode()
    lines = [f"{dashes}BEGIN {name}{dashes}", *body, last, f"{dashes}END {name}{dashes}"]
    return "\n".join(indent + line for line in lines)


_PRIVATE = "PRIVATE" + " KEY"


def _pgp(random: Random) -> str:
    name = f"PGP {_PRIVATE} BLOCK"
    text = _block(random, name, 9)
    return text.replace("\n", "\n\n", 1)


def _ppk(random: Random) -> str:
    """The lines of a PuTTY key that are private."""
    return "\n".join(base64.b64encode(random.randbytes(48)).decode() for _ in range(4))


def _cut_key(random: Random) -> str:
    """The end of a key without its beginning."""
    lines = _block(random, f"OPENSSH {_PRIVATE}", 6).split("\n")
    return "\n".join(lines[2:])


def _jwt(random: Random) -> str:
    def part(data: bytes) -> str:
        return base64.urlsafe_b64encode(data).decode().rstrip("=")

    claims = {
        "iss": "https://login.corp.example",
        "sub": random.randbytes(8).hex(),
        "exp": random.randrange(10**9, 2 * 10**9),
    }
    return ".".join(
        (
            part(b'{"typ":"JWT","alg":"RS256","kid":"k1"}'),
            part(json.dumps(claims).encode()),
            part(random.randbytes(64)),
        )
    )


def _gitlab(random: Random) -> str:
    return "glp" + "at-" + _run(random, 20, _LETTERS + "-_")


def _stripe(random: Random) -> str:
    return "sk_" + "live_" + _run(random, 32)


def _split(random: Random, joints: tuple[str, ...]) -> str:
    token = _stripe(random)
    first, second = random.randrange(10, 16), random.randrange(22, 30)
    joint = random.choice(joints)
    return joint.join((token[:first], token[first:second], token[second:]))


def _wrapped(random: Random) -> str:
    """As a terminal of 80 columns breaks a long line."""
    token = "github" + "_pat_" + _run(random, 22) + "_" + _run(random, 59)
    at = random.randrange(25, 70)
    return f"{token[:at]}\r\n{token[at:]}"


def _coloured(random: Random) -> str:
    """As ``grep --color`` shows a match inside a token."""
    token = _stripe(random)
    at = random.randrange(9, 24)
    return f"{token[:at]}\x1b[01;31m\x1b[K{token[at : at + 4]}\x1b[m\x1b[K{token[at + 4 :]}"


def _percent(random: Random) -> str:
    return "".join(f"%{ord(char):02x}" for char in _gitlab(random))


def _hex_escape(random: Random) -> str:
    return "".join(f"\\x{ord(char):02x}" for char in _gitlab(random))


def _html(random: Random) -> str:
    return html.escape(f"{random.choice(_ROOTS)}&{random.randrange(10, 99)}<{_run(random, 5)}>")


def _base64_json(random: Random) -> str:
    return base64.b64encode(
        json.dumps({"user": "app", "password": _password(random), "port": 5432}).encode()
    ).decode()


def _base64_pem(random: Random) -> str:
    return base64.b64encode(_block(random, f"RSA {_PRIVATE}", 5).encode()).decode()


def _zero_width(random: Random) -> str:
    token = _gitlab(random)
    at = random.randrange(8, 20)
    return f"{token[:at]}\u200b{token[at:]}"


def _words(random: Random, count: int) -> list[str]:
    return random.sample(_WORDS, count)


def _basic(random: Random) -> str:
    return base64.b64encode(f"{random.choice(_ROOTS).lower()}:{_password(random)}".encode()).decode()


SECRETS: dict[str, Callable[[Random], str]] = {
    "password": _password,
    "plain": _plain,
    "short": _short,
    "basic": _basic,
    "jwt": _jwt,
    "pem-ec": lambda random: _block(random, f"EC {_PRIVATE}", 3),
    "pem-indented": lambda random: _block(random, _PRIVATE, 6, "    "),
    "pem-cut": _cut_key,
    "pgp": _pgp,
    "ppk": _ppk,
    "seed24": lambda random: " ".join(_words(random, 24)),
    "seed-list": lambda random: "\n".join(f"{n}. {word}" for n, word in enumerate(_words(random, 12), 1)),
    "sig": lambda random: (
        base64.b64encode(random.randbytes(32))
        .decode()
        .replace("+", "%2B")
        .replace("/", "%2F")
        .replace("=", "%3D")
    ),
    "split-plus": lambda random: _split(random, ('"+"', "' + '", '" + "')),
    "split-shell": lambda random: _split(random, ("\\\n",)),
    "wrap80": _wrapped,
    "ansi": _coloured,
    "percent": _percent,
    "hex-escape": _hex_escape,
    "html": _html,
    "base64-json": _base64_json,
    "base64-pem": _base64_pem,
    "zero-width": _zero_width,
}
"""Makers by the name that the data files use."""
