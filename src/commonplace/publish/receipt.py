"""The receipt of a publication: what was sent, where, under which consent; nothing that people wrote."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from commonplace import __version__
from commonplace.hub.proposals import PullRequest
from commonplace.publish.expecting import Expected
from commonplace.publish.plan import Plan, StagedRow
from commonplace.publish.public_receipt import digest_of_ids
from commonplace.publish.rehearsing import Rehearsal
from commonplace.publish.superseding import Earlier
from commonplace.records.consent import CONSENT_TEXT, Consent
from commonplace.records.manifest import FileFact

__all__ = ["Receipt", "receipt_of"]


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What was sent and verified.

    Attributes:
        target: where it is; ``revision`` the commit, or the SHA-256 of a folder's manifest.
        digest: what the person confirmed.
        consent: under which rows were published; ``consent_text_sha256`` of its text.
        files: what was written.
        new, changed: rows.
        shards: new and changed rows by shard.
        row_ids_sha256: of the sorted ids of these rows, as canonical JSON.
        sent: UTC seconds.
        tool_version: of this tool.
        signed_by: public key of the signature over the manifest.
        expected: what may still be in the dataset, as the person was told; None in receipts of earlier versions.
        earlier: whether earlier versions of changed rows are confirmed to be gone from the Hub; None if there
            were none.
        rehearsal: whether taking back was tried out with this account, and how that went.
        reviewed: new and changed rows by how their conversations were looked at; None in earlier receipts.
        gives: how much was given of each provider's conversations.
        pull_request: as what it was proposed to somebody else; None if it was published.
    """

    target: str
    endpoint: str | None
    visibility: str | None
    revision: str
    digest: str
    consent: Consent
    consent_text_sha256: str
    files: tuple[FileFact, ...]
    new: int
    changed: int
    shards: dict[str, int]
    row_ids_sha256: str
    sent: float
    tool_version: str
    signed_by: str | None = None
    expected: Expected | None = None
    earlier: Earlier | None = None
    rehearsal: Rehearsal | None = None
    reviewed: dict[str, int] | None = None
    gives: dict[str, str] = {}
    pull_request: PullRequest | None = None


def receipt_of(
    plan: Plan,
    digest: str,
    rows: Sequence[StagedRow],
    *,
    revision: str,
    sent: float,
    earlier: Earlier | None = None,
    rehearsal: Rehearsal | None = None,
    reviewed: dict[str, int] | None = None,
    pull_request: PullRequest | None = None,
) -> Receipt:
    """The receipt for a publication that was sent and read back."""
    return Receipt(
        target=plan.target,
        endpoint=plan.endpoint,
        visibility=plan.visibility,
        revision=revision,
        digest=digest,
        consent=plan.consent,
        consent_text_sha256=CONSENT_TEXT.sha256,
        files=plan.operations,
        new=plan.new,
        changed=plan.changed,
        shards=dict(sorted(Counter(row.shard for row in rows).items())),
        row_ids_sha256=digest_of_ids(rows),
        sent=sent,
        tool_version=__version__,
        signed_by=plan.signed_by,
        expected=plan.expected,
        earlier=earlier,
        rehearsal=rehearsal,
        reviewed=reviewed,
        gives=plan.gives,
        pull_request=pull_request,
    )
