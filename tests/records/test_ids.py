import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records.ids import (
    Origin,
    derive_key,
    hkdf_expand,
    hkdf_extract,
    key_fingerprint,
    row_id,
)

# Source: RFC 5869 appendix A, test cases 1 to 3 (SHA-256).
VECTORS = [
    (
        "0b" * 22,
        "000102030405060708090a0b0c",
        "f0f1f2f3f4f5f6f7f8f9",
        42,
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x00, 0x50)).hex(),
        bytes(range(0x60, 0xB0)).hex(),
        bytes(range(0xB0, 0x100)).hex(),
        82,
        "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ),
    (
        "0b" * 22,
        "",
        "",
        42,
        "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]


@pytest.mark.parametrize(("secret", "salt", "info", "length", "extracted", "expanded"), VECTORS)
def test_hkdf_gives_the_vectors_of_its_standard(
    secret: str, salt: str, info: str, length: int, extracted: str, expanded: str
) -> None:
    key = hkdf_extract(bytes.fromhex(salt), bytes.fromhex(secret))
    assert key.hex() == extracted
    assert hkdf_expand(key, bytes.fromhex(info), length).hex() == expanded


def test_hkdf_refuses_more_than_it_can_give() -> None:
    with pytest.raises(ValueError, match="8160"):
        hkdf_expand(bytes(32), b"", 8161)


KEY = derive_key(bytes(32), "ids", "hf:someone/chats")


def test_an_id_is_stable_and_says_nothing() -> None:
    origin = Origin(provider="openai", account="user-1", native_id="abc")
    assert row_id(KEY, origin) == "cp1-3ajfaf5vw65eajemwzswrkvvlh3f5wkaom5f2gazfyc67h6ywcsa"


@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "aa", "b"])] * 3, st.integers(0, 2)), unique=True))
def test_different_origins_have_different_ids(fields: list[tuple[str, str, str, int]]) -> None:
    ids = {row_id(KEY, Origin(provider=p, account=a, native_id=n, generation=g)) for p, a, n, g in fields}
    assert len(ids) == len(fields)


def test_each_target_has_its_own_ids() -> None:
    origin = Origin(provider="openai", account=None, native_id="abc")
    other = derive_key(bytes(32), "ids", "hf:someone/other")
    assert row_id(KEY, origin) != row_id(other, origin)


def test_a_purpose_cannot_pass_for_another_by_moving_its_boundary() -> None:
    assert derive_key(bytes(32), "ids", "x") != derive_key(bytes(32), "idsx", "")


def test_the_fingerprint_names_the_key_and_is_no_key() -> None:
    fingerprint = key_fingerprint(bytes(32), "hf:someone/chats")
    assert len(fingerprint) == 32
    assert fingerprint != key_fingerprint(bytes([1]) * 32, "hf:someone/chats")
    assert not KEY.hex().startswith(fingerprint)
