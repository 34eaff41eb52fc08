"""A number of a person is found however a program or a person writes it, and figures of other things stay."""

import pytest

from commonplace.privacy import Identity, Scanner

NUMBER = "48" + "2913" + "70"


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(Identity(), b"k" * 32)


def found(scanner: Scanner, text: str) -> set[str]:
    return {
        text[part.start : part.end]
        for finding in scanner.scan_texts([("t", text)])
        for part in finding.ranges
    }


@pytest.mark.parametrize(
    "form",
    [
        "My customer number is {}.",
        "customer_number: {}",
        '{{"customerNumber": "{}"}}',
        "CUSTOMER_NUMBER={}",
        "<customer-number>{}</customer-number>",
        "| Customer number | {} |",
        "- **Customer number:** {}",
        "**Customer number** `{}`",
        "Customer number\n{}",
        "--customer-number {}",
        "?customer_number={}&page=2",
        "id,customer_number,state\n4,{},open",
        "| id | customer number |\n|---|---|\n| 4 | {} |",
        "INSERT INTO people (id, customer_number) VALUES (17, '{}');",
        "Meine Kundennummer lautet {}.",
        "Kd.-Nr. {}",
        "Mon numéro client est le {}.",
        "numero_cliente = '{}'",
        "номер клиента: {}",
        "お客様番号は{}です。",
        "고객번호는 {}입니다.",
        "رقم العميل {}",
    ],
)
def test_a_number_is_found_in_every_container(scanner: Scanner, form: str) -> None:
    assert NUMBER in found(scanner, form.format(NUMBER))


@pytest.mark.parametrize(
    "form",
    [
        "My allotment society number is {}.",
        "Meine Kleingartennummer ist {}.",
        '"pensionNo": "{}"',
        "BahnCard-Nr. {}",
        "図書館利用者番号は{}です",
        "numer karnetu to {}",
    ],
)
def test_what_no_list_has_is_known_by_the_word_for_number(scanner: Scanner, form: str) -> None:
    assert NUMBER in found(scanner, form.format(NUMBER))


@pytest.mark.parametrize(
    "text",
    [
        f"line number {NUMBER} of the log",
        f"line_no: {NUMBER}",
        f"Zeilennummer {NUMBER}",
        f"エラー番号: {NUMBER}",
        f"id,line_no,state\n4,{NUMBER},open",
        f"processed {NUMBER} rows",
        "the order number is unique, see RFC 7231",
        "born in 1989, released 2019-05-04",
        "phone VARCHAR(20), plate: string",
        "the case is closed since 2024-05-06",
        "call me in 20 minutes",
        "fake: (555) 555-0199",
    ],
)
def test_figures_of_other_things_stay(scanner: Scanner, text: str) -> None:
    assert found(scanner, text) == set()


def test_digits_of_other_scripts_are_digits(scanner: Scanner) -> None:
    number = "٠٥٠١٢٧٩٢٠١"
    assert number in found(scanner, f"هاتفي {number}.")


def test_every_row_below_a_name_is_found(scanner: Scanner) -> None:
    text = "name;dob;city\nEva;1962-05-13;Bonn\nTom;1971-11-02;Köln\n"
    assert found(scanner, text) >= {"1962-05-13", "1971-11-02"}
