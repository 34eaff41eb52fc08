"""Ed25519 keys that come from the workspace's secret: nothing more to keep safe, and one for each repository.

The arithmetic is OpenSSL's, by way of the package ``cryptography``. It is loaded when a key is first used,
because that takes longer than all else that a command does to start.

Source: RFC 8032.
"""

import re
from collections.abc import Callable

from commonplace.errors import UsageError
from commonplace.records.ids import derive_key

__all__ = ["SigningKey", "is_key", "is_signature", "is_signed_by"]

_KEY = re.compile("[0-9a-f]{64}")
_SIGNATURE = re.compile("[0-9a-f]{128}")

_PURPOSE = "signing"


class SigningKey:
    """A private key that cannot be printed, copied out or pickled."""

    __slots__ = ("_sign", "public")

    def __init__(self, seed: bytes) -> None:
        """Make a key.

        Args:
            seed: 32 bytes.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(seed)
        self._sign: Callable[[bytes], bytes] = private.sign
        self.public = private.public_key().public_bytes_raw().hex()

    @classmethod
    def for_target(cls, secret: bytes, target: str) -> "SigningKey":
        """The key of one repository, which nobody can join with that of another.

        Args:
            secret: the workspace's 32 bytes.
            target: the label under which the donor's other keys for it are derived.
        """
        if not target:
            raise UsageError("a key for a target needs the target's name")
        return cls(derive_key(secret, _PURPOSE, target))

    @classmethod
    def for_all(cls, secret: bytes) -> "SigningKey":
        """One key for all repositories, for donors who want them to be seen as theirs together."""
        return cls(derive_key(secret, _PURPOSE))

    def sign(self, message: bytes) -> str:
        """The signature over a message: 128 hexadecimal digits, the same each time."""
        return self._sign(message).hex()

    def __repr__(self) -> str:
        return f"SigningKey({self.public})"

    def __reduce__(self) -> str | tuple[object, ...]:
        raise TypeError("a private key is not written anywhere")


def is_key(text: str) -> bool:
    """Whether this is how a public key is written; there is one way only."""
    return _KEY.fullmatch(text) is not None


def is_signature(text: str) -> bool:
    """Whether this is how a signature is written; there is one way only."""
    return _SIGNATURE.fullmatch(text) is not None


def is_signed_by(public: str, signature: str, message: bytes) -> bool:
    """Whether a signature is by the key whose public half is given. Anything malformed is not."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not is_key(public) or not is_signature(signature):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True
