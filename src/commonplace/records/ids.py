"""Keys and ids that come from the donor's secret: stable for the donor, meaningless to everyone else.

Every key is derived per purpose *and* per target, so that the same conversation in two repositories has two
ids that nobody can join.
"""

import base64
import hashlib
import hmac

import msgspec

__all__ = [
    "Origin",
    "derive_key",
    "hkdf_expand",
    "hkdf_extract",
    "key_fingerprint",
    "row_id",
]

KEY_BYTES = 32
_SALT = b"commonplace/1"
_PREFIX = "cp1-"


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What makes a conversation itself, whatever export it comes from.

    Attributes:
        provider: e.g. ``openai``.
        account: the provider's account id; None counts as empty.
        native_id: the provider's id of the conversation or of its family of forks.
        generation: 0 at first, one more each time a withdrawn conversation is given again.
    """

    provider: str
    account: str | None
    native_id: str
    generation: int = 0


def hkdf_extract(salt: bytes, secret: bytes) -> bytes:
    """Concentrate a secret into a pseudorandom key of 32 bytes.

    Source: RFC 5869 section 2.2, with SHA-256.
    """
    return hmac.digest(salt or bytes(hashlib.sha256().digest_size), secret, "sha256")


def hkdf_expand(key: bytes, info: bytes, length: int) -> bytes:
    """Stretch a pseudorandom key to ``length`` bytes for the use that ``info`` names.

    Raises:
        ValueError: if ``length`` is above 255 * 32 bytes.

    Source: RFC 5869 section 2.3, with SHA-256.
    """
    size = hashlib.sha256().digest_size
    if not 0 < length <= 255 * size:
        raise ValueError("HKDF gives between 1 and 8160 bytes")
    output, block = b"", b""
    for counter in range(1, -(-length // size) + 1):
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        output += block
    return output[:length]


def derive_key(secret: bytes, purpose: str, target: str = "") -> bytes:
    """The key for one purpose and one target.

    Args:
        secret: the workspace's 32 bytes.
        purpose: ``ids``, ``surrogates``, ``traces``, ``signing``, ``consent`` or ``fingerprint``.
        target: the target's stable name, e.g. ``hf:owner/name``; empty for keys that stay on this machine.

    Returns:
        32 bytes.
    """
    info = _prefixed(purpose.encode(), target.encode())
    return hkdf_expand(hkdf_extract(_SALT, secret), info, KEY_BYTES)


def row_id(key: bytes, origin: Origin) -> str:
    """The published id of a conversation: ``cp1-`` and 52 characters of lower-case base32.

    Args:
        key: ``derive_key(secret, "ids", target)``.
        origin: what makes the conversation itself.
    """
    message = _prefixed(
        _utf8(origin.provider),
        _utf8(origin.account or ""),
        _utf8(origin.native_id),
        str(origin.generation).encode(),
    )
    digest = hmac.digest(key, message, "sha256")
    return _PREFIX + base64.b32encode(digest).decode().rstrip("=").lower()


def key_fingerprint(secret: bytes, target: str) -> str:
    """A name for the key of one target, safe to publish: 32 hexadecimal digits."""
    return derive_key(secret, "fingerprint", target)[:16].hex()


def _prefixed(*fields: bytes) -> bytes:
    """Join fields so that no two lists of fields give the same bytes: each after its length in 4 bytes."""
    return b"".join(len(field).to_bytes(4, "big") + field for field in fields)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
