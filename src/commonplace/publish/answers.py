"""What the person answered before a publication, and the consent that follows from it."""

import base64
import hmac
from collections.abc import Mapping
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import ConsentMissing
from commonplace.publish.replacing import ReplaceWith
from commonplace.records.consent import (
    CONSENT_TEXT,
    LICENCES,
    OUTPUT_LICENCE,
    USES,
    Channel,
    Consent,
    HumanLicence,
    Use,
)
from commonplace.records.facts import month_of
from commonplace.records.ids import derive_key
from commonplace.records.json_text import canonical
from commonplace.records.row import ContentScope

__all__ = ["LEAVE_OUT", "SIGN_WITH", "Answers", "SignWith", "consent_of"]

LEAVE_OUT = "leave_out"
"""What is chosen for a provider of which nothing is given."""

SignWith: TypeAlias = Literal["dataset-key", "one-key"]
SIGN_WITH: tuple[SignWith, ...] = ("dataset-key", "one-key")
"""What signs the manifest: a key for each dataset, or one for all datasets of the donor."""


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """The person's choices for one publication; nothing has a default that gives more away.

    Attributes:
        license_human: licence of their own words.
        uses: what others may use the conversations for, at least one; and whether they may write to the person.
        channel: where they answer, and will confirm: ``script`` is the option ``--confirm``.
        visibility: who may see a new repository on the Hub; None for folders and for repositories that exist.
        scopes: how much of each provider's conversations is given; ``scope`` for those not named.
        left_out: providers of which nothing is given, although some of it is included.
        code_licence: SPDX id of the code in agent sessions, as far as the person knows one.
        endpoint: address of a Hub that is not the public one, if the person confirmed it.
        replace_with: what replaces what was found; None, and as the dataset has it: placeholders in a new one.
        sign_with: one key for each dataset or one for all; None, and as it was: one for each in a new dataset.
        traces: agent sessions are given as files for viewers of traces, too; a dataset that has them keeps them.
    """

    license_human: HumanLicence
    uses: tuple[Use, ...]
    channel: Channel
    visibility: str | None = None
    scope: ContentScope = "full"
    scopes: Mapping[str, ContentScope] = {}
    left_out: tuple[str, ...] = ()
    code_licence: str = "unknown"
    endpoint: str | None = None
    replace_with: ReplaceWith | None = None
    sign_with: SignWith | None = None
    traces: bool = False

    def scope_of(self, provider: str) -> ContentScope:
        """How much of a provider's conversations is given, if it is not left out."""
        return self.scopes.get(provider, self.scope)

    def choice_of(self, provider: str) -> str:
        """What was chosen for a provider: a scope, or to leave it out."""
        return LEAVE_OUT if provider in self.left_out else self.scope_of(provider)


def consent_of(answers: Answers, secret: bytes, label: str, now: float) -> Consent:
    """The consent that stands in each row; equal answers in one month to one target give the same.

    Raises:
        ConsentMissing: no use was agreed to, or an answer is none of the choices.
    """
    uses = tuple(use for use in USES if use in answers.uses)
    complete = set(uses) - {"contact"} and len(uses) == len(set(answers.uses))
    if not complete or answers.license_human not in LICENCES:
        raise ConsentMissing(
            "the consent is not complete",
            facts=(f"uses to choose from: {', '.join(USES[:-1])}", f"licences: {', '.join(LICENCES)}"),
            hint="choose a licence for your own words and at least one use",
        )
    month = month_of(now) or ""
    said = canonical(
        [
            CONSENT_TEXT.version,
            CONSENT_TEXT.sha256,
            month,
            label,
            answers.channel,
            answers.license_human,
            uses,
        ]
    )
    digest = hmac.digest(derive_key(secret, "consent", label), said, "sha256")
    return Consent(
        id="cs1-" + base64.b32encode(digest[:15]).decode().lower(),
        version=CONSENT_TEXT.version,
        month=month,
        channel=answers.channel,
        license_human=answers.license_human,
        license_output=OUTPUT_LICENCE,
        uses=uses,
        text_sha256=CONSENT_TEXT.sha256,
    )
