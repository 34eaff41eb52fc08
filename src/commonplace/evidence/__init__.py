"""What speaks for a genuine log, signs of bulk output, and the signature over a manifest."""

from commonplace.evidence.bulk import BULK_ADVICE, SCORES, AccountTally, account_scores, bulk_signs
from commonplace.evidence.judging import CHECKS, LEVELS, evidence_of, level_of
from commonplace.evidence.keys import SigningKey
from commonplace.evidence.rotation import KEYS_NAME, Rotation, read_rotations, rotate, write_rotations
from commonplace.evidence.signature import (
    SIGNATURE_NAME,
    Standing,
    Verification,
    read_signer,
    sign_manifest,
    verify_manifest,
)

__all__ = [
    "BULK_ADVICE",
    "CHECKS",
    "KEYS_NAME",
    "LEVELS",
    "SCORES",
    "SIGNATURE_NAME",
    "AccountTally",
    "Rotation",
    "SigningKey",
    "Standing",
    "Verification",
    "account_scores",
    "bulk_signs",
    "evidence_of",
    "level_of",
    "read_rotations",
    "read_signer",
    "rotate",
    "sign_manifest",
    "verify_manifest",
    "write_rotations",
]
