import base64
import json

from commonplace.demo.making import (
    ALNUM,
    card_number,
    drawn,
    german_tax_id,
    grouped,
    iban,
    jwt,
    pem_lines,
    uuid_of,
)
from commonplace.privacy.checks import iban as is_iban
from commonplace.privacy.checks import luhn


def test_what_is_drawn_is_the_same_each_time_and_another_for_each_name() -> None:
    assert drawn("a", ALNUM, 40) == drawn("a", ALNUM, 40)
    assert drawn("a", ALNUM, 40) != drawn("b", ALNUM, 40)
    assert drawn("a", "x", 5) == "xxxxx"
    assert len(set(drawn("a", ALNUM, 400))) > 50


def test_a_uuid_names_its_version() -> None:
    assert [len(part) for part in uuid_of("a").split("-")] == [8, 4, 4, 4, 12]
    assert uuid_of("a")[14] == "4"
    assert uuid_of("a", version=7)[14] == "7"


def test_check_digits_are_right() -> None:
    assert is_iban(iban("DE", "370400440532013000"))
    assert iban("DE", "370400440532013000") == "DE89370400440532013000"
    assert luhn(card_number("453957841120663"))
    assert german_tax_id("5237883190") == "52378831907"
    assert grouped("123456789") == "1234 5678 9"


def test_a_token_says_what_it_claims() -> None:
    header, claims, signature = jwt({"sub": "x"}, "sig").split(".")
    assert json.loads(base64.urlsafe_b64decode(header + "=" * (-len(header) % 4)))["typ"] == "JWT"
    assert json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4))) == {"sub": "x"}
    assert signature == "sig"
    assert {len(line) for line in pem_lines("k", 3)} == {64}
