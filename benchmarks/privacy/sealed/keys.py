"""Secrets with a structure: private keys in their containers, tokens that are signed, phrases with a checksum."""

import base64
import hashlib
import json
import string
import struct
import textwrap
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.privacy.sealed.accounts import bech32

__all__ = ["KEYS", "opaque"]

_ALNUM = string.ascii_letters + string.digits
_KEY = "PRIVATE " + "KEY"


def _listed() -> dict[int, str]:
    """A part of the English list by index. Source: BIP 39."""
    result: dict[int, str] = {}
    for line in Path(__file__).with_name("phrase.txt").read_text(encoding="ascii").splitlines():
        if not line.startswith("#"):
            first, *words = line.split()
            result.update(enumerate(words, int(first)))
    return result


_WORDS = _listed()


def opaque(random: Random, count: int, alphabet: str = _ALNUM) -> str:
    """Characters without a pattern."""
    return "".join(random.choices(alphabet, k=count))


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _block(random: Random, label: str, start: bytes, size: int, width: int = 64) -> str:
    body = base64.b64encode(start + random.randbytes(size)).decode()
    lines = "\n".join(textwrap.wrap(body, width))
    return f"-----BEGIN {label}-----\n{lines}\n-----END {label}-----"


def _openssh(random: Random) -> str:
    head = b"openssh-key-v1\0" + b"".join(
        struct.pack(">I", len(part)) + part for part in (b"none", b"none", b"")
    )
    return _block(random, f"OPENSSH {_KEY}", head + struct.pack(">I", 1), 320, 70)


def _pkcs8(random: Random) -> str:
    return _block(random, _KEY, bytes.fromhex("308204be020100300d06092a864886f70d0101010500048204a8"), 1190)


def _encrypted(random: Random) -> str:
    return _block(random, f"ENCRYPTED {_KEY}", bytes.fromhex("308202dd305706092a864886f70d01050d304a"), 700)


def _one_line(random: Random) -> str:
    """As a service account's file has it: line breaks written out."""
    return _pkcs8(random).replace("\n", "\\n") + "\\n"


def _quoted_block(random: Random) -> str:
    """As a mail program quotes it."""
    return _block(random, f"EC {_KEY}", bytes.fromhex("30770201010420"), 114).replace("\n", "\n> ")


def _added_lines(random: Random) -> str:
    """As a diff shows a file that was added."""
    return _block(random, f"RSA {_KEY}", bytes.fromhex("308204a40201000282010100"), 900).replace("\n", "\n+")


def _tail(random: Random) -> str:
    """The last lines only."""
    return "\n".join(_openssh(random).splitlines()[-4:])


def _jwk_member(random: Random) -> str:
    return _url64(random.randbytes(32))


def _jwt(random: Random) -> str:
    head = _url64(
        json.dumps({"alg": random.choice(("RS256", "ES256", "HS512")), "kid": opaque(random, 8)}).encode()
    )
    claims = {
        "iss": "https://login.example.com/",
        "sub": opaque(random, 12),
        "exp": random.randint(1780000000, 1799999999),
    }
    return f"{head}.{_url64(json.dumps(claims).encode())}.{_url64(random.randbytes(64))}"


def _encrypted_token(random: Random) -> str:
    """JWE in compact form. Source: RFC 7516."""
    head = _url64(json.dumps({"alg": "dir", "enc": "A256GCM"}, separators=(",", ":")).encode())
    return f"{head}..{_url64(random.randbytes(12))}.{_url64(random.randbytes(90))}.{_url64(random.randbytes(16))}"


def _basic(random: Random) -> str:
    user = random.choice(("ci", "reader", "importer", "admin"))
    return base64.b64encode(f"{user}:{opaque(random, random.randint(12, 20))}".encode()).decode()


def _phrase(random: Random) -> str:
    """Twelve words whose last one holds the right checksum."""
    while True:
        chosen = random.sample(sorted(_WORDS), 11)
        for last in random.sample(sorted(_WORDS), len(_WORDS)):
            bits = "".join(f"{index:011b}" for index in (*chosen, last))
            digest = hashlib.sha256(int(bits[:128], 2).to_bytes(16, "big")).digest()
            if bits[128:] == f"{digest[0]:08b}"[:4]:
                return " ".join(_WORDS[index] for index in (*chosen, last))


def _phrase_numbered(random: Random) -> str:
    words = _phrase(random).split()
    return random.choice(("\n", "  ")).join(f"{place}) {word}" for place, word in enumerate(words, 1))


def _phrase_commas(random: Random) -> str:
    return ", ".join(f'"{word}"' for word in _phrase(random).split())


def _disk_key(random: Random) -> str:
    """Eight groups, each a multiple of eleven. Source: Microsoft, BitLocker recovery overview."""
    return "-".join(f"{11 * random.randrange(65536):06}" for _ in range(8))


KEYS: dict[str, Callable[[Random], str]] = {
    "openssh": _openssh,
    "pkcs8": _pkcs8,
    "encrypted-key": _encrypted,
    "one-line-key": _one_line,
    "quoted-key": _quoted_block,
    "added-key": _added_lines,
    "key-tail": _tail,
    "jwk-member": _jwk_member,
    "jwt": _jwt,
    "jwe": _encrypted_token,
    "basic": _basic,
    "disk-key": _disk_key,
    "phrase": _phrase,
    "phrase-numbered": _phrase_numbered,
    "phrase-commas": _phrase_commas,
    "age": lambda random: bech32("age-secret-key-", random.randbytes(32)).upper(),
    "nsec": lambda random: bech32("nsec", random.randbytes(32)),
}
