import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.errors import UsageError
from commonplace.evidence.keys import SigningKey, is_signed_by

SECRET = bytes(range(32))


def test_a_published_test_vector() -> None:
    # RFC 8032, section 7.1, test 2.
    key = SigningKey(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    assert key.public == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(b"\x72") == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


def test_each_target_has_its_own_key_and_one_for_all_is_another() -> None:
    keys = [
        SigningKey.for_target(SECRET, "hf:a/b"),
        SigningKey.for_target(SECRET, "hf:a/c"),
        SigningKey.for_target(bytes(32), "hf:a/b"),
        SigningKey.for_all(SECRET),
    ]
    assert len({key.public for key in keys}) == 4
    assert SigningKey.for_target(SECRET, "hf:a/b").public == keys[0].public
    with pytest.raises(UsageError):
        SigningKey.for_target(SECRET, "")


def test_a_key_shows_only_its_public_half() -> None:
    key = SigningKey(SECRET)
    assert repr(key) == f"SigningKey({key.public})"
    assert SECRET.hex() not in repr(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


@given(message=st.binary(max_size=200), other=st.binary(max_size=200))
def test_only_the_message_that_was_signed_is_signed(message: bytes, other: bytes) -> None:
    key = SigningKey(SECRET)
    signature = key.sign(message)
    assert is_signed_by(key.public, signature, message)
    assert is_signed_by(key.public, signature, other) == (message == other)


@given(public=st.text(max_size=70), signature=st.text(max_size=130))
def test_nonsense_is_not_signed(public: str, signature: str) -> None:
    key = SigningKey(SECRET)
    assert not is_signed_by(public, key.sign(b""), b"")
    assert not is_signed_by(key.public, signature, b"")
    assert not is_signed_by(key.public.upper(), key.sign(b""), b"")
