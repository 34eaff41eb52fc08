"""Stand-ins that look like what they replace, from ranges that belong to nobody; the donor's choice.

The same value under the same key has the same stand-in. A kind for which no range is set aside keeps its
placeholder, and so does every secret: a fake key that looks right would set off whoever scans for keys.
"""

import hashlib
import hmac
import re
from collections.abc import Callable

from commonplace.privacy.checks import luhn_digit

__all__ = ["typed_surrogate"]

_SYLLABLES = tuple(
    f"{first}{last}" for first in "bdfgklmnprstvz" for last in ("a", "e", "i", "o", "u", "el", "an")
)
_AREAS = ("201", "202", "212", "303", "312", "404", "415", "503", "512", "617", "702", "713", "804", "907")
_DIGITS = "0123456789"


class _Dice:
    """Numbers that follow from a value and a key, as many as are asked for."""

    def __init__(self, key: bytes, said: str, turn: int) -> None:
        self._key = key
        self._said = said.casefold().encode("utf-8", "surrogatepass") + b"\0" + turn.to_bytes(4, "big")
        self._count = 0
        self._left = b""

    def below(self, limit: int) -> int:
        """A number from 0 up to ``limit``, which is at most some thousands."""
        if len(self._left) < 4:
            block = b"typed\0" + self._count.to_bytes(4, "big") + self._said
            self._left += hmac.digest(self._key, block, hashlib.sha256)
            self._count += 1
        number = int.from_bytes(self._left[:4], "big")
        self._left = self._left[4:]
        return number % limit

    def digits(self, count: int) -> str:
        return "".join(_DIGITS[self.below(10)] for _ in range(count))

    def word(self, syllables: int) -> str:
        return "".join(_SYLLABLES[self.below(len(_SYLLABLES))] for _ in range(syllables))


def typed_surrogate(kind: str, value: str, key: bytes, *, turn: int = 0) -> str | None:
    """A stand-in for a value.

    Args:
        kind: what it is, e.g. ``personal.email``.
        value: as it stands in the text.
        key: makes the stand-in; another key, another stand-in.
        turn: another number gives another stand-in, for one that is taken.

    Returns:
        None for kinds that have none. A stand-in holds no quotation mark, backslash or line end.

    Cost: one or two HMACs.
    """
    make = _MAKERS.get(kind)
    return make(value, _Dice(key, f"{kind}\0{value}", turn)) if make else None


def _name(value: str, dice: _Dice) -> str:
    words = max(1, min(3, len(value.split())))
    return " ".join(dice.word(2).title() for _ in range(words))


def _email(_: str, dice: _Dice) -> str:
    """Source: RFC 2606, section 3."""
    return f"{dice.word(2)}.{dice.word(2)}@example.org"


def _phone(_: str, dice: _Dice) -> str:
    """Source: NANPA, 555-0100 to 555-0199 for use in fiction."""
    return f"+1 {_AREAS[dice.below(len(_AREAS))]} 555 01{dice.digits(2)}"


def _ip(value: str, dice: _Dice) -> str:
    """Source: RFC 5737 for IPv4, RFC 3849 for IPv6."""
    if ":" in value:
        return f"2001:db8::{dice.below(0xFFFF):x}:{dice.below(0xFFFF):x}"
    return f"{('192.0.2', '198.51.100', '203.0.113')[dice.below(3)]}.{1 + dice.below(254)}"


def _mac(value: str, dice: _Dice) -> str:
    """Source: RFC 9542, section 2.1.1: 00-00-5E-00-53-00 to FF for documentation."""
    mark = "-" if "-" in value else ":"
    return mark.join(("00", "00", "5e", "00", "53", f"{dice.below(256):02x}"))


def _card(value: str, dice: _Dice) -> str:
    """Grouped as it was, with a check digit that is wrong. Source: ISO/IEC 7812-1, annex B."""
    count = sum(char.isdigit() for char in value)
    body = "4000" + dice.digits(max(0, count - 5))
    return _in_groups(value, f"{body}{(luhn_digit(body) + 1) % 10}")


def _iban(value: str, dice: _Dice) -> str:
    """Grouped as it was; check digits 00 occur in no IBAN. Source: ISO 13616, check digits are 02 to 98."""
    plain = re.sub(r"[^0-9A-Za-z]", "", value)
    return _in_groups(value, f"{plain[:2].upper()}00{dice.digits(max(0, len(plain) - 4))}")


def _in_groups(value: str, plain: str) -> str:
    """Letters and digits of a value exchanged, what parts them kept."""
    left = iter(plain)
    return "".join(next(left, "0") if char.isalnum() else " " if char.isspace() else char for char in value)


def _user(_: str, dice: _Dice) -> str:
    return f"user{dice.word(2)}"


def _handle(value: str, dice: _Dice) -> str:
    return f"{'@' if value.startswith('@') else ''}{_user(value, dice)}"


def _host(_: str, dice: _Dice) -> str:
    """Source: RFC 2606, section 2."""
    return f"{dice.word(3)}.example"


def _address(_: str, dice: _Dice) -> str:
    return f"{1 + dice.below(900)} Example Street, {dice.word(2).title()}-Exampletown"


def _profile(_: str, dice: _Dice) -> str:
    return f"https://example.org/{_user('', dice)}"


_MAKERS: dict[str, Callable[[str, _Dice], str]] = {
    "path.user": _user,
    "personal.address": _address,
    "personal.card": _card,
    "personal.email": _email,
    "personal.given-name": _name,
    "personal.handle": _handle,
    "personal.host": _host,
    "personal.iban": _iban,
    "personal.ip": _ip,
    "personal.mac": _mac,
    "personal.name": _name,
    "personal.phone": _phone,
    "personal.private-ip": _ip,
    "personal.profile": _profile,
    "personal.username": _user,
}
