"""Makes values that look like real ones and belong to nobody: tokens, keys, numbers with right check digits.

Everything is drawn from a name, so that it is the same in each run and stands nowhere in the source, where
it would look like a leak to programs that search repositories for secrets.
"""

import base64
import hashlib
import json
import string

__all__ = [
    "ALNUM",
    "HEX",
    "UPPER32",
    "URL64",
    "base64_text",
    "card_number",
    "drawn",
    "german_tax_id",
    "grouped",
    "iban",
    "jwt",
    "pem_lines",
    "uuid_of",
]

ALNUM = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
UPPER32 = string.ascii_uppercase + "234567"
URL64 = ALNUM + "-_"
_BASE64 = ALNUM + "+/"


def drawn(name: str, alphabet: str, size: int) -> str:
    """``size`` characters of an alphabet, always the same for one name."""
    stream = hashlib.shake_256(name.encode()).digest(size * 2)
    numbers = (int.from_bytes(stream[at : at + 2], "big") for at in range(0, size * 2, 2))
    return "".join(alphabet[number % len(alphabet)] for number in numbers)


def uuid_of(name: str, version: int = 4) -> str:
    """A UUID that is always the same for one name."""
    digits = drawn(f"uuid {name}", HEX, 32)
    return f"{digits[:8]}-{digits[8:12]}-{version}{digits[13:16]}-a{digits[17:20]}-{digits[20:]}"


def base64_text(name: str, size: int) -> str:
    """``size`` characters of the standard base64 alphabet."""
    return drawn(name, _BASE64, size)


def grouped(text: str, size: int = 4) -> str:
    """A text in groups with blanks between them, as people write long numbers."""
    return " ".join(text[at : at + size] for at in range(0, len(text), size))


def iban(country: str, account: str) -> str:
    """An IBAN with the right check digits. Source: ISO 13616, remainder 1 modulo 97."""
    rest = int("".join(str(int(char, 36)) for char in f"{account}{country}00")) % 97
    return f"{country}{98 - rest:02}{account}"


def card_number(digits: str) -> str:
    """A card number with the right last digit. Source: ISO/IEC 7812-1, annex B (Luhn)."""
    doubled = [int(char) * (2 if place % 2 == 0 else 1) for place, char in enumerate(reversed(digits))]
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return f"{digits}{-total % 10}"


def german_tax_id(digits: str) -> str:
    """A German tax id from its first ten digits. Source: ISO/IEC 7064, MOD 11,10."""
    product = 10
    for char in digits:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    return f"{digits}{(11 - product) % 10}"


def jwt(claims: dict[str, object], signature: str) -> str:
    """A JSON Web Token with these claims and a signature that signs nothing. Source: RFC 7519."""
    parts = [_packed({"alg": "HS256", "typ": "JWT"}), _packed(claims), signature]
    return ".".join(parts)


def _packed(value: dict[str, object]) -> str:
    data = json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def pem_lines(name: str, lines: int) -> list[str]:
    """The inner lines of a PEM block, 64 characters each. Source: RFC 7468."""
    return [base64_text(f"{name} {number}", 64) for number in range(lines)]
