import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.evidence import SigningKey, rotate, sign_manifest, verify_manifest, write_rotations
from commonplace.records.manifest import FileFact, Manifest, write_manifest

TARGET = "hf:someone/talks"
KEY, NEXT, STRANGER = (SigningKey(bytes([number]) * 32) for number in range(1, 4))


def manifest(target: str = TARGET) -> bytes:
    return write_manifest(
        Manifest(
            not_for_publication=False,
            schema_version="1",
            tool_version="0.1.0",
            target=target,
            key_fingerprint="00" * 16,
            consent_texts=(),
            counts={"conversations": 1},
            files=(FileFact(path="data/a.parquet", size=9, sha256="ab" * 32, rows=1),),
        )
    )


MANIFEST = manifest()
SIGNED = sign_manifest(MANIFEST, KEY)


def standing(
    signature: bytes | None = SIGNED,
    *,
    over: bytes = MANIFEST,
    rotations: bytes | None = None,
    target: str = TARGET,
    pinned: str | None = None,
) -> str:
    return verify_manifest(over, signature, rotations, target=target, pinned=pinned).standing


def test_the_first_key_is_pinned_and_holds_from_then_on() -> None:
    first = verify_manifest(MANIFEST, SIGNED, None, target=TARGET, pinned=None)
    assert (first.standing, first.key, first.accepted) == ("first", KEY.public, True)
    again = verify_manifest(MANIFEST, SIGNED, None, target=TARGET, pinned=first.key)
    assert (again.standing, again.key, again.accepted) == ("pinned", KEY.public, True)


def test_another_key_is_not_trusted() -> None:
    other = verify_manifest(
        MANIFEST, sign_manifest(MANIFEST, STRANGER), None, target=TARGET, pinned=KEY.public
    )
    assert (other.standing, other.key, other.accepted) == ("other-key", None, False)


def test_a_key_that_the_old_one_names_is_trusted_and_the_old_one_no_more() -> None:
    changes = write_rotations((rotate(KEY, NEXT, TARGET),))
    signed = sign_manifest(MANIFEST, NEXT)
    found = verify_manifest(MANIFEST, signed, changes, target=TARGET, pinned=KEY.public)
    assert (found.standing, found.key, found.accepted) == ("rotated", NEXT.public, True)
    assert standing(signed, pinned=KEY.public) == "other-key"
    assert standing(rotations=changes, pinned=KEY.public) == "retired-key"
    assert standing(rotations=changes) == "retired-key"


def test_a_key_that_names_itself_is_not_trusted() -> None:
    changes = write_rotations((rotate(STRANGER, STRANGER, TARGET), rotate(NEXT, STRANGER, TARGET)))
    assert standing(sign_manifest(MANIFEST, STRANGER), rotations=changes, pinned=KEY.public) == "other-key"


def test_a_copy_in_another_repository_is_seen() -> None:
    assert standing(target="hf:copier/talks") == "other-target"


def test_what_is_not_signed() -> None:
    assert standing(None) == "unsigned"
    assert standing(None, pinned=KEY.public) == "unsigned"
    assert standing(rotations=b"nonsense") == "bad-signature"
    assert standing(sign_manifest(b"no manifest", KEY), over=b"no manifest") == "bad-signature"


def test_one_manifest_has_one_signature() -> None:
    assert sign_manifest(MANIFEST, KEY) == SIGNED
    content = json.loads(SIGNED)
    assert set(content) == {"format", "manifest_sha256", "public_key", "signature"}


@given(st.data())
def test_any_flipped_bit_of_the_manifest_breaks_the_signature(data: st.DataObject) -> None:
    changed = bytearray(MANIFEST)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert standing(over=bytes(changed)) == "bad-signature"


@given(st.data())
def test_any_flipped_bit_of_the_signature_file_breaks_it(data: st.DataObject) -> None:
    changed = bytearray(SIGNED)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert standing(bytes(changed)) == "bad-signature"


@given(
    signature=st.one_of(st.none(), st.binary()), rotations=st.one_of(st.none(), st.binary()), over=st.binary()
)
def test_nothing_that_is_given_raises_or_is_accepted(
    signature: bytes | None, rotations: bytes | None, over: bytes
) -> None:
    assert not verify_manifest(over, signature, rotations, target=TARGET, pinned=None).accepted


@pytest.mark.parametrize("data", [b"[" * 100_000, b'{"a":' * 100_000])
def test_deep_nesting_is_no_signature(data: bytes) -> None:
    assert standing(data) == "bad-signature"
    assert standing(sign_manifest(data, KEY), over=data) == "bad-signature"
