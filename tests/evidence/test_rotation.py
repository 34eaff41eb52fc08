import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.errors import DamagedInput
from commonplace.evidence.keys import SigningKey
from commonplace.evidence.rotation import Rotation, current_key, read_rotations, rotate, write_rotations

TARGET = "hf:someone/talks"
FIRST, SECOND, THIRD, STRANGER = (SigningKey(bytes([number]) * 32) for number in range(1, 5))
CHANGES = (rotate(FIRST, SECOND, TARGET), rotate(SECOND, THIRD, TARGET))


def test_each_key_hands_over_to_the_next() -> None:
    assert current_key(FIRST.public, TARGET, ()) == FIRST.public
    assert current_key(FIRST.public, TARGET, CHANGES[:1]) == SECOND.public
    assert current_key(FIRST.public, TARGET, CHANGES) == THIRD.public
    assert current_key(SECOND.public, TARGET, CHANGES) == THIRD.public
    assert current_key(STRANGER.public, TARGET, CHANGES) == STRANGER.public


def test_nobody_takes_over_by_themselves() -> None:
    stolen = rotate(STRANGER, STRANGER, TARGET)
    claimed = msgspec.structs.replace(stolen, old=FIRST.public)
    renamed = msgspec.structs.replace(CHANGES[0], new=STRANGER.public)
    for forged in (stolen, claimed, renamed):
        assert current_key(FIRST.public, TARGET, (forged,)) == FIRST.public


def test_a_change_holds_for_its_own_repository_only() -> None:
    elsewhere = rotate(FIRST, SECOND, "hf:someone/else")
    moved = msgspec.structs.replace(elsewhere, target=TARGET)
    assert current_key(FIRST.public, TARGET, (elsewhere,)) == FIRST.public
    assert current_key(FIRST.public, TARGET, (moved,)) == FIRST.public


def test_a_key_that_was_left_does_not_come_back() -> None:
    back = rotate(SECOND, FIRST, TARGET)
    assert current_key(FIRST.public, TARGET, (CHANGES[0], back)) == SECOND.public


def test_a_malformed_change_is_passed_over() -> None:
    broken = Rotation(old=FIRST.public, new="zz", target=TARGET, signature="00")
    assert current_key(FIRST.public, TARGET, (broken, *CHANGES)) == THIRD.public


def test_the_file_comes_back() -> None:
    data = write_rotations(CHANGES)
    assert data.count(b"\n") == 2
    assert read_rotations(data) == CHANGES
    assert read_rotations(b"") == ()


@pytest.mark.parametrize("data", [b"x", b"[]", b"{}", b"\xff", b"\n" * 1001, b"[" * 100_000])
def test_what_is_no_such_file_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedInput):
        read_rotations(data)


@given(st.data())
def test_any_flipped_bit_of_a_change_breaks_it(data: st.DataObject) -> None:
    line = bytearray(write_rotations(CHANGES[:1]))
    line[data.draw(st.integers(0, len(line) - 2))] ^= 1 << data.draw(st.integers(0, 7))
    try:
        changes = read_rotations(bytes(line))
    except DamagedInput:
        return
    assert current_key(FIRST.public, TARGET, changes) == FIRST.public
