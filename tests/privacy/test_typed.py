"""Stand-ins that look like what they replace."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import Scanner, redact
from commonplace.privacy.identity import Identity
from commonplace.privacy.typed import _MAKERS, typed_surrogate
from commonplace.records import Text

from .conversations import KEY, conversation, said

OTHER = b"o" * 32


def test_values_of_each_kind_come_from_ranges_that_are_nobodys() -> None:
    def made(kind: str, value: str) -> str:
        name = typed_surrogate(kind, value, KEY)
        assert name is not None
        return name

    assert made("personal.email", "a@b.net").endswith("@example.org")
    assert " 555 01" in made("personal.phone", "0151 2345678")
    assert ipaddress.ip_address(made("personal.ip", "81.2.69.160")) in ipaddress.ip_network(
        "192.0.2.0/24"
    ) or made("personal.ip", "81.2.69.160").startswith(("198.51.100.", "203.0.113."))
    assert ipaddress.ip_address(made("personal.ip", "2a02::1")) in ipaddress.ip_network("2001:db8::/32")
    assert made("personal.mac", "A4-83-E7-11-22-33").startswith("00-00-5e-00-53-")
    assert made("personal.host", "nas.fritz.box").endswith(".example")
    iban = made("personal.iban", "DE44 5001 0517 5407 3249 31")
    assert iban[:4] == "DE00"
    assert [len(group) for group in iban.split()] == [4, 4, 4, 4, 4, 2]


def test_a_card_fails_its_check_and_keeps_its_groups() -> None:
    card = typed_surrogate("personal.card", "4012-8888-8888-1881", KEY)
    assert card is not None
    assert [len(group) for group in card.split("-")] == [4, 4, 4, 4]
    digits = [int(char) for char in card if char.isdigit()]
    total = sum(
        (digit * 2 - 9 if digit * 2 > 9 else digit * 2) if at % 2 else digit
        for at, digit in enumerate(reversed(digits))
    )
    assert total % 10 != 0


@pytest.mark.parametrize("kind", ["secret.github-token", "secret.password", "personal.national-id"])
def test_secrets_and_kinds_without_a_range_have_none(kind: str) -> None:
    assert typed_surrogate(kind, "x" * 12, KEY) is None


@given(st.sampled_from(sorted(_MAKERS)), st.text(min_size=1, max_size=40))
def test_a_stand_in_depends_on_value_and_key_alone_and_fits_into_any_text(kind: str, value: str) -> None:
    name = typed_surrogate(kind, value, KEY)
    assert name is not None
    assert name == typed_surrogate(kind, value, KEY)
    if kind not in ("personal.mac", "personal.iban", "personal.card"):
        assert not set(name) & set("\"'\\\n<>`$")


def test_keys_part_accounts() -> None:
    names = {typed_surrogate("personal.name", f"Orla {at}", key) for at in range(50) for key in (KEY, OTHER)}
    assert len(names) > 95


def test_the_donor_may_choose_stand_ins() -> None:
    talk = conversation(
        Text("My name is Orla Quimby, mail orla.quimby@quimby-vex.net."),
        Text("Dear Orla Quimby, I wrote to orla.quimby@quimby-vex.net and other@quimby-vex.net."),
        Text("DB_PASSWORD=Zr7#kkq19Lm"),
    )
    (result,) = Scanner(Identity(()), KEY, engine="fallback").scan([talk])
    cleaned = redact(talk, result.findings, key=KEY, style="surrogate")
    first, second, third = (
        part.text for part in cleaned.conversation.messages[0].parts if isinstance(part, Text)
    )
    assert "Quimby" not in first + second
    name, mail = first.removeprefix("My name is ").removesuffix(".").split(", mail ")
    assert second.startswith(f"Dear {name}, I wrote to {mail} and ")
    assert mail.endswith("@example.org")
    assert second.count("@example.org") == 2
    assert len({word for word in second.rstrip(".").split() if "@" in word}) == 2
    assert third == "DB_PASSWORD=[PASSWORD_1]"
    assert {name, mail} <= cleaned.replacements
    again = redact(talk, result.findings, key=KEY, style="surrogate")
    assert again.conversation == cleaned.conversation


def test_no_stand_in_equals_what_stands_in_the_conversation() -> None:
    taken = typed_surrogate("personal.email", "orla@quimby-vex.net", KEY)
    talk = said(f"Mail orla@quimby-vex.net, not {taken}.")
    (result,) = Scanner(Identity(()), KEY, engine="fallback").scan([talk])
    cleaned = redact(talk, result.findings, key=KEY, style="surrogate")
    assert taken not in cleaned.replacements


def test_a_stand_in_that_is_refused_is_not_given_and_after_two_the_placeholder_stays() -> None:
    talk = said("write to maria@firm-x.de")
    (result,) = Scanner(Identity(()), KEY).scan([talk])
    refused: set[str] = set()
    given_: list[str] = []
    for _ in range(3):
        done = redact(talk, result.findings, key=KEY, style="surrogate", refused=refused)
        (name,) = done.replacements
        given_.append(name)
        refused.add(name)
    assert len(set(given_)) == 3
    assert given_[0].endswith("@example.org")
    assert given_[1].endswith("@example.org")
    assert given_[2] == "[EMAIL_1]"
