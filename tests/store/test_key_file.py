"""The secret in a file: it comes back, and nothing else opens it."""

import json

import msgspec
import pytest

from commonplace.errors import DamagedInput, InputError, UsageError
from commonplace.store import key_name, open_key, read_key_file, seal_key
from commonplace.store.key_file import KeyFile, Scrypt

SECRET = bytes(range(32))
PASSPHRASE = "four words nobody says"


@pytest.fixture(scope="module")
def saved() -> bytes:
    return seal_key(SECRET, PASSPHRASE, saved="2026-11-24")


def changed(data: bytes, **fields: object) -> bytes:
    return json.dumps({**json.loads(data), **fields}).encode()


def with_sum(data: bytes) -> bytes:
    """With a checksum that fits, as somebody who wants to deceive would write it."""
    read = json.loads(data)
    read.pop("checksum")
    return json.dumps({**read, "checksum": msgspec.convert(read, KeyFile).sum}).encode()


def test_the_secret_comes_back(saved: bytes) -> None:
    assert open_key(saved, PASSPHRASE) == SECRET


def test_what_stands_in_clear_names_the_key_and_not_the_secret(saved: bytes) -> None:
    file = read_key_file(saved)
    assert (file.fingerprint, file.saved, file.version) == (key_name(SECRET), "2026-11-24", 1)
    read = json.loads(saved)
    assert (read["format"], read["kdf"]["name"], read["kdf"]["n"]) == ("commonplace-key", "scrypt", 131072)
    assert SECRET not in saved
    assert SECRET.hex() not in saved.decode()
    assert PASSPHRASE not in saved.decode()


def test_no_two_files_are_equal(saved: bytes) -> None:
    again = json.loads(seal_key(SECRET, PASSPHRASE, saved="2026-11-24"))
    first = json.loads(saved)
    assert again["kdf"]["salt"] != first["kdf"]["salt"]
    assert again["nonce"] != first["nonce"]
    assert again["sealed"] != first["sealed"]


@pytest.mark.parametrize("typed", ["Four words nobody says", PASSPHRASE + " ", ""])
def test_another_passphrase_is_told_as_such(saved: bytes, typed: str) -> None:
    with pytest.raises(InputError, match="passphrase does not open") as caught:
        open_key(saved, typed)
    assert not isinstance(caught.value, DamagedInput)
    assert any(key_name(SECRET) in fact for fact in caught.value.facts)


def test_letters_may_be_typed_in_parts() -> None:
    sealed = seal_key(SECRET, "caf\u00e9 on the \u00fcber hill", saved="2026-11-24")
    assert open_key(sealed, "cafe\u0301 on the u\u0308ber hill") == SECRET


def test_every_damaged_part_is_told_as_damage(saved: bytes) -> None:
    for place in range(0, len(saved), 23):
        torn = saved[:place] + bytes([saved[place] ^ 1]) + saved[place + 1 :]
        if json_or_none(torn) == json.loads(saved):
            continue
        with pytest.raises(DamagedInput):
            read_key_file(torn)
    for cut in (0, 1, len(saved) // 2, len(saved) - 3):
        with pytest.raises(DamagedInput):
            read_key_file(saved[:cut])


def json_or_none(data: bytes) -> object:
    try:
        return json.loads(data)
    except ValueError:
        return None


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff\xfe", b"secret", b'{"format":"x","version":1}'])
def test_another_file_is_no_key_file(data: bytes) -> None:
    with pytest.raises(DamagedInput, match="no key file"):
        read_key_file(data)


@pytest.mark.parametrize(
    "fields", [{"fingerprint": "0" * 32}, {"saved": "2020-01-01"}, {"nonce": "AAAAAAAAAAAAAAAA"}]
)
def test_what_stands_in_clear_cannot_be_changed(saved: bytes, fields: dict[str, object]) -> None:
    with pytest.raises(DamagedInput):
        read_key_file(changed(saved, **fields))
    with pytest.raises(InputError):
        open_key(with_sum(changed(saved, **fields)), PASSPHRASE)


@pytest.mark.parametrize(
    "numbers", [{"n": 3}, {"n": 0}, {"n": -2}, {"r": 0}, {"p": 17}, {"n": 1 << 40}, {"n": 1 << 20, "r": 16}]
)
def test_numbers_that_would_stop_the_machine_are_refused(saved: bytes, numbers: dict[str, int]) -> None:
    kdf = {**json.loads(saved)["kdf"], **numbers}
    with pytest.raises(DamagedInput):
        open_key(with_sum(changed(saved, kdf=kdf)), PASSPHRASE)


def test_a_later_version_is_told(saved: bytes) -> None:
    with pytest.raises(InputError, match="later version") as caught:
        read_key_file(changed(saved, version=2, more="fields"))
    assert "update" in caught.value.hint


def test_a_short_passphrase_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError) as caught:
        seal_key(SECRET, "short one", saved="2026-11-24")
    assert "short one" not in repr((caught.value.message, caught.value.facts, caught.value.hint))


def test_the_key_of_a_passphrase_is_that_of_the_standard() -> None:
    """Source: RFC 7914, section 12, third vector, its first 32 bytes."""
    key = Scrypt(salt=b"SodiumChloride", n=16384, r=8, p=1).key("pleaseletmein")
    assert key.hex() == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
