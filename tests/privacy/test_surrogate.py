"""Stand-ins look like what they replace, prove themselves, and differ between keys."""

import string

from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy.surrogate import is_surrogate, surrogate
from tests.privacy.conversations import KEY

TOKENS = st.text(alphabet=string.ascii_letters + string.digits + "+/_-=", min_size=16, max_size=120)


@given(TOKENS)
def test_a_stand_in_is_as_long_and_of_the_same_characters(token: str) -> None:
    made = surrogate(token, KEY)
    assert len(made) == len(token)
    for old, new in zip(token, made, strict=True):
        assert old.isdigit() == new.isdigit()
        assert old.islower() == new.islower()
        assert old.isalnum() or old == new


@given(TOKENS)
def test_a_stand_in_knows_itself(token: str) -> None:
    made = surrogate(token, KEY)
    assert is_surrogate(made, KEY)
    assert surrogate(token, KEY) == made


@given(st.text(alphabet="0123456789abcdef", min_size=16, max_size=64))
def test_hexadecimal_stays_hexadecimal(token: str) -> None:
    assert set(surrogate(token, KEY)) <= set("0123456789abcdef")


def test_another_key_makes_and_knows_others() -> None:
    token = "aB3dE5fG7hJ9kL1mN3pQ5rS7"
    made = surrogate(token, KEY)
    assert made not in (token, surrogate(token, b"o" * 32))
    assert not is_surrogate(made, b"o" * 32)
    assert not is_surrogate(token, KEY)
    assert not is_surrogate("short", KEY)
