"""What a person agrees to when they publish: the one consent text, and the record of a consent.

The text stands only here; page, terminal, card and LICENSE quote it. It grows by new versions, never by
editing one that was shown to somebody.
"""

import hashlib
from typing import Literal, TypeAlias

import msgspec

__all__ = [
    "CONSENT_TEXT",
    "LICENCES",
    "USES",
    "Channel",
    "Consent",
    "ConsentText",
    "HumanLicence",
    "Use",
]

Channel: TypeAlias = Literal["page", "terminal", "script"]
"""Where the person confirmed; a script is a confirmation given as an option of a command."""

HumanLicence: TypeAlias = Literal["CC0-1.0", "CC-BY-4.0"]

Use: TypeAlias = Literal["training", "evaluation", "analysis"]

LICENCES: tuple[HumanLicence, ...] = ("CC0-1.0", "CC-BY-4.0")

USES: tuple[Use, ...] = ("training", "evaluation", "analysis")

OUTPUT_LICENCE = "no-added-restriction"
"""The donor adds no restriction to what a model wrote and makes no promise about it."""


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """A consent as it stands in each row that was published under it.

    Attributes:
        id: keyed digest of version, month, target and answers; says nothing about the person.
        version: of the consent text.
        month: YYYY-MM of the consent.
        channel: where it was confirmed.
        license_human: of the donor's own words.
        license_output: always ``no-added-restriction``.
        uses: what the donor agreed to, in the order of ``USES``.
    """

    id: str
    version: str
    month: str
    channel: Channel
    license_human: HumanLicence
    license_output: str
    uses: tuple[Use, ...]


class ConsentText(msgspec.Struct, frozen=True):
    """One version of the text; ``points`` are shown one under the other, each with its heading."""

    version: str
    title: str
    points: tuple[tuple[str, str], ...]

    @property
    def plain(self) -> str:
        """The whole text as plain text, as it is hashed."""
        body = "\n\n".join(f"{heading}\n{text}" for heading, text in self.points)
        return f"{self.title} (version {self.version})\n\n{body}\n"

    @property
    def sha256(self) -> str:
        """SHA-256 of ``plain`` in UTF-8, in hexadecimal digits."""
        return hashlib.sha256(self.plain.encode()).hexdigest()


CONSENT_TEXT = ConsentText(
    version="1",
    title="What you agree to when you publish your conversations",
    points=(
        (
            "What happens",
            "The conversations you chose are written into a dataset that you control. Whoever can open it "
            "can read them side by side, copy them and keep the copies.",
        ),
        (
            "Your own words",
            "You put what you wrote yourself, and your choice and arrangement of it, under the licence that "
            "you pick: CC0-1.0 (anyone may use it for anything) or CC-BY-4.0 (the same, with credit). "
            "Neither can be taken back for copies that others already have.",
        ),
        (
            "What a model wrote",
            "You add no restriction of your own to the replies and give no warranty for them. The terms of "
            "the provider may say more about replies; each record names the provider so that readers can "
            "look.",
        ),
        (
            "What others wrote",
            "You grant nothing for text of other people that stands in a conversation (pasted articles, "
            "code, letters). Leave out conversations that you may not share, for instance an employer's.",
        ),
        (
            "What they may be used for",
            "Open research with language models: training, evaluation and analysis, each only if you tick "
            "it.",
        ),
        (
            "Your account",
            "Providers decide whom they serve. A provider may see a publication as a breach of its terms and "
            "suspend an account.",
        ),
        (
            "What is removed, and what may stay",
            "Names, addresses, numbers and secrets are replaced as far as they were found. Some are missed: "
            "no method finds all of them, and a person who knows you may recognise you.",
        ),
        (
            "Taking it back",
            "You can withdraw a conversation or all of them. They are then removed from the dataset and from "
            "builds that labs make later. Copies and models that exist already cannot be called back.",
        ),
        ("Your age", "You are 18 or older."),
    ),
)
