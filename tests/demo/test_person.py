from pathlib import Path

import commonplace.demo
from commonplace.demo import PERSON, PLANTED
from commonplace.privacy.checks import iban, luhn, public_ip


def test_there_are_many_values_of_many_kinds_and_each_is_told_apart() -> None:
    values = [each.value for each in PLANTED.values()]
    assert len(values) == len(set(values))
    assert 60 <= len(values) <= 100
    assert len({each.kind for each in PLANTED.values()}) >= 40


def test_no_secret_stands_in_the_source_where_a_scanner_would_find_it() -> None:
    folder = Path(commonplace.demo.__file__).parent
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.suffix in {".py", ".txt"}
    )
    secrets = [each.name for each in PLANTED.values() if each.kind.startswith("secret.")]
    assert len(secrets) >= 30
    assert [name for name in secrets if PLANTED[name].value in source] == []


def test_numbers_pass_the_checks_that_real_ones_pass() -> None:
    assert iban(PLANTED["iban"].value)
    assert iban(PLANTED["iban-plain"].value)
    assert luhn(PLANTED["card"].value)
    assert public_ip(PLANTED["ip"].value)
    assert public_ip(PLANTED["ip6"].value)


def test_her_values_are_not_shown_by_accident() -> None:
    assert PERSON.name not in repr(PERSON)
    shown = repr(tuple(PLANTED.values()))
    assert [each.name for each in PLANTED.values() if each.value in shown] == []
