"""What a person agrees to: the text before the first import, the text before publishing, the record of a consent.

The texts stand only here; page, terminal and documentation show them as they are. They grow by new versions,
never by editing one that was shown to somebody.
"""

import hashlib
from typing import Literal, TypeAlias

import msgspec

__all__ = [
    "AGE",
    "ALLOWED",
    "CONSENT_TEXT",
    "GIVES",
    "IMPORT_TEXT",
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

Use: TypeAlias = Literal["training", "evaluation", "analysis", "contact"]

LICENCES: tuple[HumanLicence, ...] = ("CC0-1.0", "CC-BY-4.0")

USES: tuple[Use, ...] = ("training", "evaluation", "analysis", "contact")

ALLOWED: dict[Use, str] = {
    "training": "training: models may be trained on them",
    "evaluation": "evaluation: models may be tested with them",
    "analysis": "analysis: people may study them",
    "contact": "contact: people may write to you about them, where the dataset stands",
}
"""What others may do, in words; each only if the person says so. ``contact`` alone is no use."""

GIVES: dict[str, str] = {
    "full": "my turns, the replies and what tools answered",
    "no_tool_output": "my turns and the replies, without what tools answered",
    "user_only": "only my own turns",
}
"""How much of a conversation is given (``row.ContentScope``), in words; none of them is chosen beforehand."""

AGE = 18
"""Age from which a person may give.

Source: neighbouring projects, read in 2026: ShareLM asks for 18, OASST for a parent's consent below 16; the stricter.
"""

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
        text_sha256: of the consent text; None in rows of versions before it was recorded.
    """

    id: str
    version: str
    month: str
    channel: Channel
    license_human: HumanLicence
    license_output: str
    uses: tuple[Use, ...]
    text_sha256: str | None = None


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


IMPORT_TEXT = ConsentText(
    version="1",
    title="Before your conversations are read",
    points=(
        (
            "What is read",
            "The files and folders that you name, and nothing else: exports of chats, logs of agents. Names, addresses "
            "and account data that stand in them, and in the settings of this machine, are remembered here so "
            "that they can be found and replaced.",
        ),
        (
            "Where it stays",
            "On this machine, in a folder that only you may open. Nothing is sent anywhere. Everything is out "
            "until you choose it, and nothing leaves before you have seen it and said yes to it.",
        ),
        (
            "What cannot be undone",
            "What is read can be erased again at any time. What you publish later can be withdrawn, but copies "
            "that others have by then cannot be called back.",
        ),
        ("Who may give", f"People who are {AGE} or older."),
    ),
)
"""Shown once, before the first import."""

CONSENT_TEXT = ConsentText(
    version="2",
    title="What you agree to when you publish your conversations",
    points=(
        (
            "What happens",
            "The conversations you chose are written into a dataset that you control. Whoever can open it "
            "can read them side by side, copy them and keep the copies. A public dataset on the Hub stands under "
            "your Hub name and can be opened by anyone.",
        ),
        (
            "What you give",
            "For each provider you say how much: your own turns, your turns and the replies, or also what tools "
            "answered. What you do not choose does not leave.",
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
            "Open research with language models: training, evaluation and analysis, each only if you choose "
            "it. People may write to you about them only if you choose that, too.",
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
        ("Your age", f"You are {AGE} or older."),
    ),
)
"""Shown before each publication is confirmed."""
