"""Hedda Quendelmann, whom nobody has ever met, and everything of hers that must not be published.

She programs, keeps an allotment in Freiburg, is treasurer of its club, and lives with Tomasz, Lotte and Emil.
None of it is real: telephone numbers come from the ranges that regulators keep for films, domains end in
``.example``, public addresses lie in blocks that nobody uses, and secrets open nothing.

Source: Bundesnetzagentur, numbers for use in media (0171 39200xx, 030 23125xxx); Arcep decision 2018-0881
(06 39 98 xx xx); RFC 2606 (``.example``); RFC 7526 (192.88.99.0/24 is out of use); IANA's list of IPv6 blocks
(2d00::/8 is not given out).
"""

import base64

import msgspec

from commonplace.demo.making import (
    ALNUM,
    HEX,
    UPPER32,
    URL64,
    base64_text,
    card_number,
    drawn,
    german_tax_id,
    grouped,
    iban,
    jwt,
    pem_lines,
    uuid_of,
)

__all__ = ["ADDED_NAMES", "PERSON", "PLANTED", "Person", "Planted"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """The facts that the invented exports hold about their owner."""

    name: str
    email: str
    work_email: str
    phone: str
    username: str
    openai_user: str
    claude_account: str

    def __repr__(self) -> str:
        return "Person()"


PERSON = Person(
    name="Hedda Quendelmann",
    email="hedda.quendelmann@gartenpost.example",
    work_email="hq@beetplan.example",
    phone="+491713920047",
    username="hquendel",
    openai_user="user-" + drawn("openai user", ALNUM, 24),
    claude_account=uuid_of("claude account"),
)

ADDED_NAMES = ("Lotte", "Emil")
"""First names that she adds by hand, because no export names her children as hers."""


class Planted(msgspec.Struct, frozen=True):
    """A value that must not be in what is published.

    Attributes:
        name: how the scripts of her conversations refer to it.
        kind: what it is, in the words in which findings name kinds.
        value: exactly as it stands in a conversation.

    Where each stands follows from the scripts: ``scripts.places``.
    """

    name: str
    kind: str
    value: str

    def __repr__(self) -> str:
        return f"Planted({self.name!r}, {self.kind!r})"


def _drawn(prefix: str, alphabet: str, size: int) -> str:
    return prefix + drawn(prefix, alphabet, size)


_USER = PERSON.username
_PASSWORD = "Rote-Bete-" + drawn("basic", ALNUM, 7)
_BASIC = base64.b64encode(f"gitter:{_PASSWORD}".encode()).decode()
_SEED_SHOP = base64.b64encode(f'{{"api_token": "{drawn("nested", ALNUM, 40)}"}}'.encode()).decode()
_PEM = pem_lines("deploy key", 6)
_PEM_NAME = "OPENSSH PRIVATE" + " KEY"

_IDENTITY = (
    Planted("full-name", "personal.name", PERSON.name),
    Planted("name-upper", "personal.name", "QUENDELMANN, HEDDA"),
    Planted("name-in-title", "personal.name", "Quendelmann"),
    Planted("email", "personal.email", PERSON.email),
    Planted("email-work", "personal.email", PERSON.work_email),
    Planted("email-tagged", "personal.email", PERSON.email.replace("@", "+saatgut@")),
    Planted("email-spelled", "personal.email", "hedda.quendelmann [at] gartenpost [dot] example"),
    Planted("email-partner", "personal.email", "tomasz.q@praxis-wiehre.example"),
    Planted("name-partner", "personal.name", "Tomasz Quendelmann"),
    Planted("name-mother", "personal.name", "Colette Aubertin"),
    Planted("name-neighbour", "personal.name", "Brandtner"),
    Planted("name-daughter", "personal.name", "Lotte"),
    Planted("name-son", "personal.name", "Emil"),
    Planted("mobile", "personal.phone", "+49 171 3920047"),
    Planted("mobile-national", "personal.phone", "0171 3920047"),
    Planted("mobile-number", "personal.phone", "491713920047"),
    Planted("landline", "personal.phone", "030 23125 418"),
    Planted("phone-mother", "personal.phone", "06 39 98 41 27"),
    Planted("street", "personal.address", "Quittenstraße 27b"),
    Planted("street-mother", "personal.address", "14 rue des Framboisiers"),
    Planted("birth-date", "personal.birth-date", "17.05.1986"),
    Planted("birth-date-daughter", "personal.birth-date", "03.11.2016"),
    Planted("profile", "personal.profile", "hedda-quendelmann-4f2b"),
    Planted("handle", "personal.handle", "@hedda_im_beet"),
    Planted("plate", "personal.licence-plate", "FR-HQ 1986"),
)

_NUMBERS = (
    Planted("iban", "personal.iban", grouped(iban("DE", "123450000048291377"))),
    Planted("iban-plain", "personal.iban", iban("FR", "20099010050500013M02606")),
    Planted("card", "personal.card", grouped(card_number("453957841120663"))),
    Planted("tax-id", "personal.german-tax-id", german_tax_id("5729384105")),
    Planted("health-insurance", "personal.german-health-insurance", "Q417209365"),
    Planted("member-number", "personal.name", "Ottilie Rehwinkel"),
)

_MACHINES = (
    Planted("ip", "personal.ip", "192.88.99.37"),
    Planted("ip6", "personal.ip", "2d00:77a1:9c40:1a2b::17"),
    Planted("private-ip", "personal.private-ip", "192.168.178.23"),
    Planted("mac", "personal.mac", "3c:a6:2f:8b:91:0e"),
    Planted("host", "personal.host", "quendel-nas.fritz.box"),
    Planted("prompt", "personal.host", f"{_USER}@taubnessel"),
    Planted("latitude", "personal.coordinates", "47.9971342"),
    Planted("longitude", "personal.coordinates", "7.8489177"),
    Planted("user", "personal.username", _USER),
    Planted("home-linux", "path.user", f"/home/{_USER}"),
    Planted("home-mac", "path.user", f"/Users/{_USER}"),
    Planted("home-windows", "path.user", f"C:\\Users\\{_USER}"),
    Planted("home-windows-json", "path.user", f"C:\\\\Users\\\\{_USER}"),
    Planted("home-folder-name", "path.user", f"-home-{_USER}-garten"),
    Planted("home-url", "path.user", f"%2Fhome%2F{_USER}"),
    Planted("home-file-url", "path.user", f"file:///home/{_USER}"),
    Planted("home-wsl", "path.user", f"/mnt/c/Users/{_USER}"),
    Planted("remote", "personal.repository", f"git@codeberg.org:{_USER}/beetplan.git"),
    Planted("branch", "personal.username", f"{_USER}/frost-alarm"),
    Planted("file-name", "personal.name", "Steuerbescheid_Quendelmann_2025.pdf"),
    Planted("photo-name", "personal.name", "IMG_Hedda_Gurkenblatt.jpg"),
)

_TOKENS = (
    Planted("github", "secret.github-token", _drawn("ghp_", ALNUM, 36)),
    Planted(
        "github-fine",
        "secret.github-fine-grained",
        _drawn("github_pat_", ALNUM, 22) + "_" + drawn("github fine", ALNUM, 59),
    ),
    Planted("gitlab", "secret.gitlab-token", _drawn("glpat-", ALNUM, 20)),
    Planted("openai", "secret.openai-project-key", _drawn("sk-proj-", URL64, 74)),
    Planted("anthropic", "secret.anthropic-key", _drawn("sk-ant-api03-", URL64, 93) + "AA"),
    Planted("aws-id", "secret.aws-access-key", _drawn("AKIA", UPPER32, 16)),
    Planted("aws-secret", "secret.aws-secret-key", base64_text("aws", 40)),
    Planted(
        "slack",
        "secret.slack-bot",
        f"xoxb-{drawn('slack a', '123456789', 12)}-{drawn('slack b', '123456789', 12)}-{drawn('slack c', ALNUM, 24)}",
    ),
    Planted("stripe", "secret.stripe-secret", _drawn("sk_live" + "_", ALNUM, 24)),
    Planted("stripe-hook", "secret.stripe-webhook-secret", _drawn("whsec_", ALNUM, 32)),
    Planted("google", "secret.google-api-key", _drawn("AIza", URL64, 34) + "k"),
    Planted("npm", "secret.npm-token", _drawn("npm_", ALNUM, 36)),
    Planted("pypi", "secret.pypi-token", _drawn("pypi-AgEI", URL64, 159) + "A"),
    Planted("huggingface", "secret.huggingface-token", _drawn("hf_", ALNUM, 34)),
    Planted(
        "sendgrid",
        "secret.sendgrid-key",
        f"SG.{drawn('sendgrid a', ALNUM, 22)}.{drawn('sendgrid b', ALNUM, 43)}",
    ),
    Planted(
        "telegram",
        "secret.telegram-bot-token",
        f"{drawn('telegram a', '123456789', 10)}:AA{drawn('telegram b', ALNUM, 33)}",
    ),
    Planted(
        "discord",
        "secret.discord-webhook",
        f"{drawn('discord a', '123456789', 18)}/{drawn('discord b', ALNUM, 68)}",
    ),
    Planted("jwt", "secret.jwt", jwt({"sub": _USER, "mail": PERSON.email}, drawn("jwt", URL64, 42) + "A")),
    Planted("pem-first", "secret.private-key", _PEM[0]),
    Planted("pem-last", "secret.private-key", _PEM[-1]),
    Planted("wireguard", "secret.wireguard-key", base64_text("wireguard", 42) + "k="),
    Planted("nested", "secret.base64", _SEED_SHOP),
)

_PASSWORDS = (
    Planted("basic", "secret.basic-auth", _BASIC),
    Planted("basic-password", "secret.password", _PASSWORD),
    Planted("bearer", "secret.bearer-token", drawn("bearer", ALNUM, 40)),
    Planted("cookie", "secret.cookie", drawn("cookie", HEX, 40)),
    Planted("postgres", "secret.url-password", "Spaten" + drawn("postgres", ALNUM, 9)),
    Planted("redis", "secret.url-password", drawn("redis", ALNUM, 20)),
    Planted("nextcloud", "secret.password", "Giersch!" + drawn("nextcloud", ALNUM, 6)),
    Planted("mqtt", "secret.password", "Beinwell-" + drawn("mqtt", ALNUM, 8)),
    Planted("smtp", "secret.password", drawn("smtp", ALNUM, 14)),
    Planted("wifi", "secret.password", "Maulwurf" + drawn("wifi", "0123456789", 6)),
    Planted("docker", "secret.docker-auth", base64_text("docker", 44)),
    Planted("dialled", "secret.url-token", drawn("dialled", ALNUM, 40)),
)

PLANTED: dict[str, Planted] = {
    each.name: each for each in (*_IDENTITY, *_NUMBERS, *_MACHINES, *_TOKENS, *_PASSWORDS)
}
"""All of them by name."""

PEM = "\n".join([f"-----BEGIN {_PEM_NAME}-----", *_PEM, f"-----END {_PEM_NAME}-----"])
"""The whole block of which two lines are planted."""
