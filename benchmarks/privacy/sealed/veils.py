"""Secrets that are there, but not in one piece or not in plain letters."""

import base64
import json
import string
import urllib.parse
from collections.abc import Callable
from random import Random

from benchmarks.privacy.sealed.keys import opaque

__all__ = ["VEILS"]


def _token(random: Random) -> str:
    """Such as a vendor's: a prefix that says live, and letters without a pattern."""
    return f"{random.choice(('key', 'tok', 'svc'))}_live_{opaque(random, random.randint(28, 40))}"


def _cut(random: Random, text: str, most: int = 3) -> list[str]:
    """Two or three pieces."""
    places = sorted(random.sample(range(8, len(text) - 6), random.randint(1, most - 1)))
    return [text[start:end] for start, end in zip((0, *places), (*places, len(text)), strict=True)]


def _implicit(random: Random) -> str:
    """Neighbouring literals of Python or C."""
    return '"\n    "'.join(_cut(random, _token(random)))


def _backslash(random: Random) -> str:
    return "\\\n".join(_cut(random, _token(random)))


def _joined(random: Random) -> str:
    return "', '".join(_cut(random, _token(random)))


def _folded(random: Random) -> str:
    """A long value in a folded block of YAML, which its reader joins."""
    text = opaque(random, 96, string.ascii_letters + string.digits + "+/")
    return "\n    ".join(text[at : at + 32] for at in range(0, 96, 32))


def _soft_breaks(random: Random) -> str:
    """Quoted-printable. Source: RFC 2045, section 6.7."""
    return "=\n".join(_cut(random, _token(random)))


def _unicode_escapes(random: Random) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in opaque(random, 24))


def _percent_twice(random: Random) -> str:
    signs = opaque(random, 30) + "/" + opaque(random, 12) + "+="
    return urllib.parse.quote(urllib.parse.quote(signs, safe=""), safe="")


def _numeric_entities(random: Random) -> str:
    return "".join(f"&#{ord(char)};" for char in opaque(random, 16))


def _in_base64(random: Random) -> str:
    return base64.b64encode(_token(random).encode()).decode()


def _docker_config(random: Random) -> str:
    login = {"auths": {"registry.example.net": {"username": "ci", "password": _token(random)}}}
    return base64.b64encode(json.dumps(login, separators=(",", ":")).encode()).decode()


def _in_hex(random: Random) -> str:
    return _token(random).encode().hex()


def _coloured(random: Random) -> str:
    first, second = _cut(random, _token(random), 2)
    return f"\x1b[1;33m{first}\x1b[0m\x1b[33m{second}\x1b[0m"


def _soft_hyphens(random: Random) -> str:
    return random.choice(("\u00ad", "\u2060", "\ufeff")).join(_cut(random, _token(random)))


def _spelled(random: Random) -> str:
    """As somebody reads it out."""
    return " ".join(opaque(random, random.randint(10, 14), string.ascii_uppercase + string.digits))


def _wide(random: Random) -> str:
    """Full-width forms, as an input method for Chinese or Japanese leaves them."""
    return "".join(chr(ord(char) + 0xFEE0) for char in opaque(random, 16))


VEILS: dict[str, Callable[[Random], str]] = {
    "implicit": _implicit,
    "backslash": _backslash,
    "joined": _joined,
    "folded": _folded,
    "soft-breaks": _soft_breaks,
    "unicode-escapes": _unicode_escapes,
    "percent-twice": _percent_twice,
    "numeric-entities": _numeric_entities,
    "in-base64": _in_base64,
    "docker-config": _docker_config,
    "in-hex": _in_hex,
    "coloured": _coloured,
    "soft-hyphens": _soft_hyphens,
    "spelled": _spelled,
    "wide": _wide,
}
