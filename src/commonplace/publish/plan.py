"""What is about to leave, as one record: the digest that a person confirms is a digest of it."""

import hashlib
from pathlib import Path

import msgspec

from commonplace.publish.answers import Answers
from commonplace.publish.expecting import Expected, expected_of
from commonplace.publish.replacing import ReplaceWith
from commonplace.publish.scoring import AccountScores
from commonplace.records.consent import Consent
from commonplace.records.json_text import canonical
from commonplace.records.manifest import FileFact

__all__ = ["FILES", "Plan", "StagedRow", "read_rows_list", "write_rows_list"]

FILES = "files"
"""Folder of the finished files inside the folder of a publication."""

_ROWS = "rows.json"


class StagedRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row that is new or changed, where it stands, and a digest of what it was made from."""

    cid: int
    row_id: str
    generation: int
    content_sha256: str
    shard: str
    inputs: str


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A publication as it was staged.

    Attributes:
        target: as ``Target.text``; ``name`` is what the person types before the digest.
        label: under what the keys of the dataset are derived.
        operations: files to write, by path; nothing is ever deleted by a publication.
        endpoint: of the Hub; None for a folder.
        visibility: of the repository; None for a folder.
        parent: state of the target that this was made for; None if there was nothing.
        consent, answers: what the person agreed to and chose; ``answers.replace_with`` is what was taken.
        signed_by: public key of the signature over the manifest, hexadecimal digits.
        accounts: signs of bulk output over all included conversations, as they stand in the rows.
        replaced_with: what the rows there had until now; None if there are none. If it is another, every row
            of an included conversation is made anew.
        registry: version of the registry of terms that the rows were resolved with.
        author: Hub name of the account that makes the commits; None for a folder, or if the Hub did not say.
        folder: of the repository, in which all operations are, if it is a pull request; else empty.
        new, changed, unchanged: rows, in conversations.
        not_included: rows that stand at the target and whose conversations are not included any more; they
            stay until they are withdrawn.
        empty: included conversations without a single message; they make no row.
        counts: totals of the whole dataset afterwards.
        providers: conversations by provider, of the whole dataset afterwards.
        by_type: replacements by type, of the whole dataset afterwards.
        classes: conversations by training class for each provider, of the whole dataset afterwards.
    """

    target: str
    name: str
    label: str
    operations: tuple[FileFact, ...]
    endpoint: str | None
    visibility: str | None
    parent: str | None
    consent: Consent
    answers: Answers
    registry: str | None = None
    new: int
    changed: int
    unchanged: int
    not_included: int
    empty: int
    counts: dict[str, int]
    providers: dict[str, int]
    by_type: dict[str, int]
    classes: dict[str, dict[str, int]] = {}
    replaced_with: ReplaceWith | None = None
    author: str | None = None
    signed_by: str | None = None
    accounts: tuple[AccountScores, ...] = ()
    folder: str = ""

    @property
    def expected(self) -> Expected:
        """What may still be in the whole dataset afterwards."""
        return expected_of(self.by_type)

    @property
    def gives(self) -> dict[str, str]:
        """How much is given of each provider's conversations."""
        return {provider: self.answers.choice_of(provider) for provider in self.providers}

    @property
    def changes_replacements(self) -> bool:
        """Whether the rows that stand there were made with another kind of replacement."""
        return self.replaced_with not in (None, self.answers.replace_with)

    @property
    def purges(self) -> bool:
        """Whether earlier versions of rows on the Hub are deleted for ever, which squashes all histories."""
        return self.endpoint is not None and self.changed > 0

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal digits, of everything that the person says yes to."""
        said = {
            "operations": sorted([each.path, each.size, each.sha256] for each in self.operations),
            "target": self.target,
            "endpoint": self.endpoint,
            "visibility": self.visibility,
            "parent": self.parent,
            "consent": self.consent,
            "answers": self.answers,
            "registry": self.registry,
            **({"folder": self.folder} if self.folder else {}),
        }
        return hashlib.sha256(canonical(said)).hexdigest()


def write_rows_list(folder: Path, rows: tuple[StagedRow, ...]) -> None:
    """Keep the list of staged rows beside the files of a publication."""
    (folder / _ROWS).write_bytes(msgspec.json.encode(rows))


def read_rows_list(folder: Path) -> tuple[StagedRow, ...]:
    """The list of staged rows of a publication."""
    return msgspec.json.decode((folder / _ROWS).read_bytes(), type=tuple[StagedRow, ...])
