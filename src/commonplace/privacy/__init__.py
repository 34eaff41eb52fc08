"""Find and replace what must not leave: secrets, personal data, the donor's own identity."""

from commonplace.privacy.identity import (
    Identity,
    IdentityKind,
    IdentityTerm,
    environment_secrets,
    machine_identity,
)
from commonplace.privacy.leaves import Leaf, leaves, message_id_of
from commonplace.privacy.masking import mask
from commonplace.privacy.propagation import ValueMatcher, spread_over
from commonplace.privacy.redact import Redacted, redact
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules import RULES, RULESET_VERSION
from commonplace.privacy.scanner import Scanner, finding_value
from commonplace.privacy.sighting import value_id
from commonplace.privacy.topics import SENSITIVE_TOPICS, TOPICS, TOPICS_VERSION, topics_of
from commonplace.privacy.values import Usage, Value, is_word, offered, usage_in, values_of
from commonplace.privacy.verify import verify_texts
from commonplace.privacy.workers import ScannerRecipe, scan_in_workers

__all__ = [
    "RULES", "RULESET_VERSION", "SENSITIVE_TOPICS", "TOPICS", "TOPICS_VERSION", "Identity", "IdentityKind",
    "IdentityTerm", "Leaf", "Redacted", "Rule", "Scanner", "ScannerRecipe", "Usage", "Value", "ValueMatcher",
    "environment_secrets", "finding_value", "is_word", "leaves", "machine_identity", "mask", "message_id_of",
    "offered", "redact", "scan_in_workers", "spread_over", "topics_of", "usage_in", "value_id", "values_of",
    "verify_texts",
]  # fmt: skip
