"""Payment cards and international account numbers."""

from commonplace.privacy.checks import digits_of, iban, luhn
from commonplace.privacy.rule import Rule, Shape

__all__ = ["FINANCE"]

_ISO7812 = "https://www.iso.org/standard/70484.html"


def _is_card(value: str) -> bool:
    """Length and first digits that a network gives, and Luhn's check."""
    digits = "".join(map(str, digits_of(value)))
    size, two, four = len(digits), int(digits[:2]), int(digits[:4])
    # Twelve to eighteen digits in one run are rarely a card and often a count or an id; a word beside them decides.
    grouped = size != len(value)
    known = (
        (digits[0] == "4" and (size in (16, 19) or (size == 13 and grouped)))
        or (size == 16 and (51 <= two <= 55 or 2221 <= four <= 2720))
        or (size == 15 and (two in (34, 37) or four in (2131, 1800)))
        or (size in (16, 19) and (four == 6011 or two in (64, 65) or 3528 <= four <= 3589))
        or (size == 14 and (two in (36, 38, 39) or 3000 <= four <= 3059))
        or ((size in (16, 19) or (16 < size < 19 and grouped)) and two == 62)
        or ((size in (16, 19) or (12 <= size <= 19 and grouped)) and two in (50, 56, 57, 58, 63, 67))
    )
    return known and luhn(digits)


FINANCE: tuple[Rule, ...] = (
    Rule(
        id="payment-card",
        kind="personal.card",
        anchors=(
            Shape("[1-6][0-9]{11}", 12, "0-9A-Za-z_.+-"),
            Shape("[2-6][0-9]{3}[ -][0-9]{4}[ -]", 10, "0-9A-Za-z_.+-"),
            Shape("3[0-9]{3}[ -][0-9]{6}[ -]", 12, "0-9A-Za-z_.+-"),
        ),
        pattern=r"[1-6](?:[0-9]{11,18}|[0-9]{3}(?P<s>[ -])(?:[0-9]{4}(?P=s)[0-9]{4}(?P=s)[0-9]{1,4}(?:(?P=s)[0-9]{3})?|[0-9]{6}(?P=s)[0-9]{4,5}))(?![0-9A-Za-z_]|[.-][0-9])",
        validate=_is_card,
        reference=_ISO7812,
        finds=(
            "pay with «4929 5925 8620 8320» now",
            '"card":"«5425106713738574»"',
            "«6011-6311-9200-6381»",
            "amex «378236662762685»",
        ),
        ignores=(
            "4929 5925 8620 8321",
            "3.14159265358979323846",
            "1712345678901",
            "4031078400000",
            "67280421310721",
            "1712345678901234",
            "0x4929592586208320ff",
        ),
        confidence=0.95,
    ),
    Rule(
        id="iban",
        kind="personal.iban",
        anchors=(
            Shape("[A-Z]{2}[0-9]{2}[A-Z0-9]{8}", 12, "0-9A-Za-z_"),
            Shape("[A-Z]{2}[0-9]{2} [A-Z0-9]{4} ", 10, "0-9A-Za-z_"),
            Shape("[A-Z]{2}[0-9]{2}-[A-Z0-9]{4}-", 10, "0-9A-Za-z_"),
        ),
        pattern=r"[A-Z]{2}[0-9]{2}(?:[A-Z0-9]{11,30}|(?P<s>[ -])(?:[A-Z0-9]{4}(?P=s)){2,7}[A-Z0-9]{1,4}|(?P<t>[ -])(?:[A-Z0-9]{4}(?P=t)){2,6}[A-Z0-9]{4})(?![A-Za-z0-9])",
        validate=iban,
        reference="https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
        finds=(
            "IBAN «DE50370400440532017000»",
            "an «GB39 NWBK 6016 1331 9208 19» bitte",
            "«ES52 2100 0418 4502 0005 5332».",
            "«FR7220041010050500013M06606»",
        ),
        ignores=("DE89370400440532013001", "AB12 CDEF 3456", "MD5A1B2C3D4E5F6"),
        confidence=0.98,
    ),
    Rule(
        id="iban-lower",
        kind="personal.iban",
        anchors=("iban",),
        ignore_case=True,
        pattern=r"iban[^\nA-Za-z0-9]{0,6}(?:(?:is|ist|es|est|no|nr)[. :]{1,3})?(?P<v>[a-z]{2}[0-9]{2}(?:[ .-]?[a-z0-9]){11,30})(?![a-z0-9])",
        validate=iban,
        reference="https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
        finds=("my iban: «de50370400440532017000»", "IBAN = «NL52 ABNA 0417 1683 00»"),
        ignores=("iban de89370400440532013001", "iban is needed"),
    ),
)
