"""All rules, and the version that names them together."""

import hashlib

from commonplace.privacy.randomness import RANDOM_TOKEN
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.cloud import CLOUD
from commonplace.privacy.rules.commands import COMMANDS
from commonplace.privacy.rules.contact import CONTACT
from commonplace.privacy.rules.credentials import CREDENTIALS
from commonplace.privacy.rules.developer import DEVELOPER
from commonplace.privacy.rules.finance import FINANCE
from commonplace.privacy.rules.intelligence import INTELLIGENCE
from commonplace.privacy.rules.keys import KEYS
from commonplace.privacy.rules.messaging import MESSAGING
from commonplace.privacy.rules.national import NATIONAL
from commonplace.privacy.rules.network import NETWORK
from commonplace.privacy.rules.passwords import PASSWORDS
from commonplace.privacy.rules.payments import PAYMENTS
from commonplace.privacy.rules.person import PERSON
from commonplace.privacy.rules.phones import PHONES
from commonplace.privacy.rules.places import PLACES

__all__ = ["RULES", "RULESET_VERSION"]

RULES: tuple[Rule, ...] = (
    *CLOUD,
    *DEVELOPER,
    *INTELLIGENCE,
    *PAYMENTS,
    *MESSAGING,
    *KEYS,
    *CREDENTIALS,
    *PASSWORDS,
    *COMMANDS,
    *CONTACT,
    *PHONES,
    *NETWORK,
    *FINANCE,
    *NATIONAL,
    *PERSON,
    *PLACES,
    RANDOM_TOKEN,
)
"""Every rule, ids unique."""

_DECODERS = 1
"""Grows with each change of what scanning does beside the rules."""


def _version() -> str:
    digest = hashlib.sha256(str(_DECODERS).encode())
    for rule in RULES:
        forms = [form if isinstance(form, str) else (form.body, form.not_after) for form in rule.anchors]
        digest.update(
            repr((rule.id, rule.version, rule.kind, forms, rule.pattern, rule.tier, rule.generic)).encode()
        )
    return f"1.{digest.hexdigest()[:12]}"


RULESET_VERSION = _version()
"""Changes whenever a rule does."""
