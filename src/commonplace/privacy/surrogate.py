"""Stand-ins for random-looking tokens: as long, of the same alphabet, made from the token under a key.

A stand-in proves itself: its last characters are a digest of the others under the key. So a later run
knows its own stand-ins and leaves them, without a list of them; nobody without the key can tell them.
"""

import hashlib
import hmac
import string

__all__ = ["is_surrogate", "surrogate"]

_LOWER, _UPPER, _DIGITS = string.ascii_lowercase, string.ascii_uppercase, string.digits


def surrogate(token: str, key: bytes) -> str:
    """A token of equal length whose letters and digits are others, each of the class it was.

    Characters that are neither stay where they are; hexadecimal tokens stay hexadecimal.

    Cost: one HMAC for each 32 characters.
    """
    plain = token.casefold() if _is_hex(token) else token
    head = _spread(token, _stream(b"token", plain.encode("utf-8", "surrogatepass"), key, len(token)))
    cut = _check_at(token)
    return head[:cut] + _check(head, cut, key)


def is_surrogate(token: str, key: bytes) -> bool:
    """Whether ``surrogate`` made this token under this key; wrong once in about 16**8 tokens."""
    cut = _check_at(token)
    return len(token) >= 16 and token[cut:] == _check(token, cut, key)


def _check_at(token: str) -> int:
    return len(token) - max(8, len(token) // 3)


def _check(token: str, cut: int, key: bytes) -> str:
    # The pattern of the tail (which classes stand where) is that of the token itself.
    stream = _stream(b"check", token[:cut].encode("utf-8", "surrogatepass"), key, len(token) - cut)
    return _spread(token[cut:], stream, hexadecimal=_is_hex(token))


def _stream(purpose: bytes, data: bytes, key: bytes, length: int) -> bytes:
    blocks = (
        hmac.digest(key, b"surrogate\0" + purpose + block.to_bytes(4, "big") + data, hashlib.sha256)
        for block in range(length // 32 + 1)
    )
    return b"".join(blocks)[:length]


def _is_hex(token: str) -> bool:
    return all(char in "0123456789abcdef-" for char in token) or all(
        char in "0123456789ABCDEF-" for char in token
    )


def _spread(token: str, stream: bytes, *, hexadecimal: bool | None = None) -> str:
    is_hex = _is_hex(token) if hexadecimal is None else hexadecimal
    return "".join(_other(char, byte, is_hex) for char, byte in zip(token, stream, strict=True))


def _other(char: str, byte: int, hexadecimal: bool) -> str:
    if char in _DIGITS:
        return _DIGITS[byte % 10]
    for alphabet in (_LOWER, _UPPER):
        if char in alphabet:
            return alphabet[byte % (6 if hexadecimal else 26)]
    return char
