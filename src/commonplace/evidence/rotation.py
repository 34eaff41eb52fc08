"""``keys.jsonl``: how one key of a repository followed another, each step signed by the key that goes.

The file is there only if a key was ever changed. One line is one change, oldest first.
"""

import msgspec

from commonplace.errors import DamagedInput
from commonplace.evidence.keys import SigningKey, is_key, is_signed_by

__all__ = ["KEYS_NAME", "Rotation", "current_key", "read_rotations", "rotate", "write_rotations"]

KEYS_NAME = "keys.jsonl"

_DOMAIN = b"commonplace/rotation/1\n"

_MOST = 1000
"""Changes that are read; each costs one verification, some 0.1 ms."""


class Rotation(msgspec.Struct, frozen=True, kw_only=True):
    """One change of key: public keys as hexadecimal digits, the target, and the old key's signature."""

    old: str
    new: str
    target: str
    signature: str


def rotate(old: SigningKey, new: SigningKey, target: str) -> Rotation:
    """Let the old key of a target say that the new one follows it.

    Args:
        old: must still be at hand; without it a collector cannot know that the same person goes on.
        new: the key of the next signatures.
        target: the manifest's target. The change holds for no other.
    """
    signature = old.sign(_message(old.public, new.public, target))
    return Rotation(old=old.public, new=new.public, target=target, signature=signature)


def write_rotations(rotations: tuple[Rotation, ...]) -> bytes:
    """The file, one line for each change."""
    return b"".join(msgspec.json.encode(each) + b"\n" for each in rotations)


def read_rotations(data: bytes) -> tuple[Rotation, ...]:
    """Read the file; whether the signatures hold is not looked at.

    Raises:
        DamagedInput: if it is not one, or has more than 1,000 lines.
    """
    lines = data.splitlines()
    if len(lines) > _MOST:
        raise _no_rotations()
    try:
        return tuple(msgspec.json.decode(line, type=Rotation) for line in lines)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_rotations() from error


def current_key(first: str, target: str, rotations: tuple[Rotation, ...]) -> str:
    """The key that followed ``first`` last, by changes that each key signed itself; ``first`` if none did.

    A change that does not hold is passed over, and so is one that leads back to a key that was left.
    """
    key = first
    left = set()
    for each in rotations:
        if each.old != key or each.new in left or each.new == key or not _holds(each, target):
            continue
        left.add(key)
        key = each.new
    return key


def _holds(rotation: Rotation, target: str) -> bool:
    if rotation.target != target or not is_key(rotation.old) or not is_key(rotation.new):
        return False
    return is_signed_by(rotation.old, rotation.signature, _message(rotation.old, rotation.new, target))


def _message(old: str, new: str, target: str) -> bytes:
    # Keys have a fixed length, so that no two triples give the same bytes.
    return _DOMAIN + bytes.fromhex(old) + bytes.fromhex(new) + target.encode()


def _no_rotations() -> DamagedInput:
    return DamagedInput(f"{KEYS_NAME} is not a list of changed keys")
