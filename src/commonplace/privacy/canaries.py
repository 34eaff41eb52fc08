"""Canaries: values of many kinds, made up on the spot, in sentences and forms as people and programs write them.

Planted in a copy of somebody's own conversations they show what survives there; planted in front of the
last check they show that it still sees. A canary is nobody's: its random part is new each time.
"""

import base64
import random
import string
from collections.abc import Callable, Iterator

import msgspec

from commonplace.privacy.checks import luhn_digit

__all__ = ["CANARY_KINDS", "Canary", "make_canaries"]


class Canary(msgspec.Struct, frozen=True):
    """A value and a text that holds it.

    Attributes:
        kind: what it is, a key of ``CANARY_KINDS``.
        value: what must not survive.
        text: prose or a line of a program's output; the value stands in it once.
        key: a name under which a program would store it.
    """

    kind: str
    value: str
    text: str
    key: str


class _Kind(msgspec.Struct, frozen=True):
    make: Callable[[random.Random], str]
    texts: tuple[str, ...]
    key: str


def make_canaries(chance: random.Random, kinds: tuple[str, ...] = ()) -> Iterator[Canary]:
    """One canary of each kind, in one of its texts.

    Args:
        chance: where the random parts come from; ``random.SystemRandom()`` where nobody shall know them.
        kinds: only these; all if empty.
    """
    for name in kinds or CANARY_KINDS:
        kind = _KINDS[name]
        value = kind.make(chance)
        yield Canary(name, value, chance.choice(kind.texts).replace("{}", value), kind.key)


def _some(chance: random.Random, alphabet: str, length: int) -> str:
    return "".join(chance.choice(alphabet) for _ in range(length))


def _digits(chance: random.Random, length: int) -> str:
    return _some(chance, string.digits, length)


_ALNUM = string.ascii_letters + string.digits


def _token(prefix: str, length: int, alphabet: str = _ALNUM) -> Callable[[random.Random], str]:
    # At least one of each class, as in real ones: a run of one letter is no token.
    def make(chance: random.Random) -> str:
        body = _some(chance, alphabet, length - 3) + "".join(
            chance.choice([char for char in alphabet if char.isdigit() == digit])
            for digit in (True, False, True)
        )
        return prefix + body

    return make


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(syllables))


def _name(chance: random.Random) -> str:
    first = chance.choice(("Agnes", "Bertrand", "Carmela", "Dimitri", "Eleni", "Fiona", "Gustavo", "Henrike"))
    return f"{first} {_word(chance, 4).title()}"


def _email(chance: random.Random) -> str:
    return f"{_word(chance, 3)}.{_word(chance, 3)}@{_word(chance, 4)}.{chance.choice(('net', 'org', 'de', 'fr'))}"


def _card(chance: random.Random) -> str:
    body = "4" + _digits(chance, 14)
    number = f"{body}{luhn_digit(body)}"
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def _iban(chance: random.Random) -> str:
    """A German account. Source: ISO 13616, check digits by ISO 7064 MOD 97-10."""
    account = _digits(chance, 18)
    check = 98 - int(account + "131400") % 97
    plain = f"DE{check:02}{account}"
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def _phone(chance: random.Random) -> str:
    return f"+49 {chance.choice(('151', '160', '171'))} {chance.randint(1000000, 9999999)}"


def _address(chance: random.Random) -> str:
    street = f"{_word(chance, 3).title()}straße {chance.randint(1, 180)}"
    return f"{street}, {chance.randint(10000, 99000)} {_word(chance, 3).title()}"


def _password(chance: random.Random) -> str:
    return f"{_word(chance, 3).title()}{chance.choice('#!%_+')}{_digits(chance, 4)}{_some(chance, _ALNUM, 2)}"


def _ip(chance: random.Random) -> str:
    # Unicast space that is given out, so that no rule takes it for documentation.
    return ".".join(
        str(number) for number in (chance.randint(81, 95), *(chance.randint(1, 254) for _ in range(3)))
    )


def _mac(chance: random.Random) -> str:
    # The first of six with an even number: one card, not a group. Source: IEEE 802, clause 8.
    return ":".join(f"{chance.randrange(16, 254, 2):02x}" for _ in range(6))


def _birth_date(chance: random.Random) -> str:
    return f"{chance.randint(1950, 2004)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _ssn(chance: random.Random) -> str:
    """Area not 000, 666 or 900 and above. Source: ssa.gov, "SSN randomization"."""
    return f"{chance.randint(100, 665)}-{chance.randint(10, 99)}-{chance.randint(1000, 9999)}"


def _jwt(chance: random.Random) -> str:
    """Three parts of base64url. Source: RFC 7519."""
    head = base64.urlsafe_b64encode(b'{"alg":"HS256","typ":"JWT"}').decode().rstrip("=")
    body = base64.urlsafe_b64encode(f'{{"sub":"{_digits(chance, 10)}"}}'.encode()).decode().rstrip("=")
    return f"{head}.{body}.{_some(chance, _ALNUM + '-_', 43)}"


def _private_key(chance: random.Random) -> str:
    """Source: RFC 7468."""
    lines = "\n".join(_some(chance, _ALNUM + "+/", 64) for _ in range(6))
    return f"-----BEGIN PRIVATE KEY-----\n{lines}\n-----END PRIVATE KEY-----"


_KINDS = {
    "personal.name": _Kind(
        _name,
        (
            "My name is {} and I need help with a letter.",
            "Best regards,\n{}",
            "my sister {} asked me about it",
        ),
        "full_name",
    ),
    "personal.email": _Kind(_email, ("Write to {} please.", "From: {}", "author {} committed"), "email"),
    "personal.phone": _Kind(_phone, ("Call me at {}.", "Tel. {}", "Meine Nummer ist {}"), "phone"),
    "personal.address": _Kind(
        _address, ("I live at {}.", "Meine Adresse: {}", "Ship to: {}"), "shipping_address"
    ),
    "personal.birth-date": _Kind(
        _birth_date, ("I was born on {}.", "Geburtsdatum: {}", "date of birth {}"), "date_of_birth"
    ),
    "personal.card": _Kind(_card, ("The card is {}.", "Card number: {}", "payé avec {}"), "card_number"),
    "personal.iban": _Kind(_iban, ("Please pay to {}.", "IBAN: {}", "Mein Konto ist {}"), "iban"),
    "personal.national-id": _Kind(_ssn, ("My SSN is {}.", "Social security number: {}", "SSN {}"), "ssn"),
    "personal.ip": _Kind(
        _ip, ("The server is at {} now.", "Failed password from {} port 22", "ssh root@{}"), "ip"
    ),
    "personal.mac": _Kind(_mac, ("Its MAC is {}.", "link/ether {} brd", "HWaddr {}"), "mac"),
    "path.user": _Kind(
        lambda chance: _word(chance, 4),
        ("It is in /home/{}/notes.", "C:\\Users\\{}\\Desktop", "ls /Users/{}/work"),
        "user",
    ),
    "secret.github-token": _Kind(
        _token("ghp" + "_", 36),
        ("export GITHUB_TOKEN={}", "here is my token {}", "https://{}@github.com/x/y"),
        "token",
    ),
    "secret.aws-access-key": _Kind(
        _token("AK" + "IA", 16, string.ascii_uppercase + "234567"),
        ("aws_access_key_id = {}", "the key id is {}", "AWS_ACCESS_KEY_ID={}"),
        "access_key_id",
    ),
    "secret.stripe-key": _Kind(
        _token("sk_" + "live_", 24), ("STRIPE_KEY={}", "stripe.api_key = '{}'", "curl -u {}: x"), "stripe_key"
    ),
    "secret.jwt": _Kind(_jwt, ("Authorization: Bearer {}", "token={}", "it answered {}"), "access_token"),
    "secret.private-key": _Kind(_private_key, ("{}", "my key:\n{}", "cat key.pem\n{}"), "private_key"),
    "secret.password": _Kind(
        _password,
        (
            "my password is {}",
            "DB_PASSWORD={}",
            '"password": "{}"',
            "Das Passwort lautet {}",
            "curl -u admin:{} x",
        ),
        "password",
    ),
    "secret.url-password": _Kind(
        _password,
        (
            "postgres://app:{}@db.internal/main",
            "https://deploy:{}@git.internal/x.git",
            "redis://:{}@cache:6379/0",
        ),
        "db_password",
    ),
    "secret.key-by-name": _Kind(
        _token("", 32, string.ascii_lowercase + string.digits),
        ("API_KEY={}", "client_secret: {}", "x-api-key: {}"),
        "api_key",
    ),
}

CANARY_KINDS = tuple(_KINDS)
"""Kinds of canaries, personal ones first."""
