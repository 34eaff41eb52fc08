"""The donor's secret in a file that a passphrase locks, to carry to another machine or to keep as a backup.

The file is JSON. The key's fingerprint, the day and how it is locked stand in clear; they are bound to the
locked secret, so that none of them can be changed without notice.
"""

import binascii
import hashlib
import secrets
import unicodedata
from typing import Literal

import msgspec

from commonplace import NAME
from commonplace.errors import DamagedInput, InputError, UsageError
from commonplace.records.ids import key_fingerprint
from commonplace.store.secret import SECRET_BYTES

__all__ = ["LEAST_PASSPHRASE", "KeyFile", "key_name", "open_key", "read_key_file", "seal_key"]

LEAST_PASSPHRASE = 12
"""Code points of a passphrase at least: whoever finds the file can try passphrases as long as they like."""

_FORMAT = "commonplace-key"
_VERSION = 1
_LONGEST_BYTES = 65_536
_SALT_BYTES = 16
_NONCE_BYTES = 12
_MOST_MEMORY = 1 << 30


class Scrypt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a passphrase becomes a key of 256 bits: 128 MiB of memory and about half a second for each try.

    Source: RFC 7914; https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
    (N = 2**17, r = 8, p = 1).
    """

    salt: bytes
    n: int = 1 << 17
    r: int = 8
    p: int = 1
    name: Literal["scrypt"] = "scrypt"

    def key(self, passphrase: str) -> bytes:
        """The key for a passphrase, in whatever form its letters were typed.

        Raises:
            ValueError: the numbers cannot be, or would take more than a gibibyte.
        """
        memory = 128 * self.r * (self.n + self.p + 2)
        if min(self.n, self.r, self.p) < 1 or self.p > 16 or memory > _MOST_MEMORY:
            raise ValueError("numbers of scrypt")
        return hashlib.scrypt(
            unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"),
            salt=self.salt,
            n=self.n,
            r=self.r,
            p=self.p,
            maxmem=memory + (1 << 20),
            dklen=32,
        )


class KeyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands in the file.

    Attributes:
        fingerprint: ``key_name`` of the secret.
        saved: the day, ``YYYY-MM-DD`` in UTC.
        sealed: the secret under AES-256-GCM, with everything above as associated data.
        checksum: SHA-256 of everything else, which tells a damaged file from a wrong passphrase.
    """

    format: Literal["commonplace-key"] = "commonplace-key"
    version: int = _VERSION
    fingerprint: str
    saved: str
    kdf: Scrypt
    cipher: Literal["AES-256-GCM"] = "AES-256-GCM"
    nonce: bytes
    sealed: bytes = b""
    checksum: str = ""

    @property
    def clear(self) -> bytes:
        """What is bound to the sealed secret."""
        return msgspec.json.encode(msgspec.structs.replace(self, sealed=b"", checksum=""), order="sorted")

    @property
    def sum(self) -> str:
        """What ``checksum`` must be."""
        return hashlib.sha256(self.clear + self.sealed).hexdigest()


def key_name(secret: bytes) -> str:
    """The fingerprint by which a person tells keys apart; joined with no published one."""
    return key_fingerprint(secret, "")


def seal_key(secret: bytes, passphrase: str, *, saved: str) -> bytes:
    """Lock a secret with a passphrase.

    Args:
        secret: the workspace's 32 bytes.
        passphrase: at least ``LEAST_PASSPHRASE`` code points.
        saved: the day, ``YYYY-MM-DD``.

    Returns:
        The bytes of the file; different each time.

    Raises:
        UsageError: the passphrase is too short.

    Cost: half a second and 128 MiB.
    """
    if len(passphrase) < LEAST_PASSPHRASE:
        raise UsageError(
            "the passphrase is too short",
            facts=(f"it has {len(passphrase)} characters, and needs {LEAST_PASSPHRASE}",),
            hint="take four or five words that nobody else would put together",
        )
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    opened = KeyFile(
        fingerprint=key_name(secret),
        saved=saved,
        kdf=Scrypt(salt=secrets.token_bytes(_SALT_BYTES)),
        nonce=secrets.token_bytes(_NONCE_BYTES),
    )
    sealed = AESGCM(opened.kdf.key(passphrase)).encrypt(opened.nonce, secret, opened.clear)
    file = msgspec.structs.replace(opened, sealed=sealed)
    whole = msgspec.structs.replace(file, checksum=file.sum)
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def read_key_file(data: bytes) -> KeyFile:
    """What stands in clear in a key file, checked to be whole.

    Raises:
        DamagedInput: it is no key file, or not as it was written.
        InputError: a later version wrote it.
    """
    try:
        head = msgspec.json.decode(data[:_LONGEST_BYTES], type=_Head)
        if head.format == _FORMAT and head.version > _VERSION:
            raise InputError(
                "a later version wrote this key file",
                facts=(f"it is of version {head.version}",),
                hint=f"update {NAME}",
            )
        file = msgspec.json.decode(data[:_LONGEST_BYTES], type=KeyFile)
    except (msgspec.DecodeError, UnicodeDecodeError, binascii.Error) as error:
        raise DamagedInput(
            "this is no key file, or it is damaged", hint=f"a key file is made by `{NAME} key save FILE`"
        ) from error
    if file.checksum != file.sum:
        raise DamagedInput(
            "the key file is damaged: it is not as it was written", hint="take another copy of it"
        )
    return file


def open_key(data: bytes, passphrase: str) -> bytes:
    """The secret in a key file.

    Raises:
        InputError: the passphrase is another one.
        DamagedInput: it is no key file, or not as it was written.

    Cost: as that of ``seal_key``.
    """
    file = read_key_file(data)
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        secret = AESGCM(file.kdf.key(passphrase)).decrypt(file.nonce, file.sealed, file.clear)
    except InvalidTag as error:
        raise InputError(
            "the passphrase does not open this key file",
            facts=(f"it holds the key {file.fingerprint}, saved on {file.saved}",),
            hint="mind capital letters and the keyboard's language",
        ) from error
    except (ValueError, MemoryError) as error:
        raise DamagedInput("the key file asks for what cannot be", facts=(type(error).__name__,)) from error
    if len(secret) != SECRET_BYTES or key_name(secret) != file.fingerprint:
        raise DamagedInput("the key in the file is not the one that it names")
    return secret


class _Head(msgspec.Struct, frozen=True):
    format: str
    version: int
