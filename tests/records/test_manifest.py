import pytest

from commonplace.errors import DamagedInput
from commonplace.records.consent import CONSENT_TEXT
from commonplace.records.manifest import (
    ConsentReference,
    FileFact,
    Manifest,
    read_manifest,
    write_manifest,
)

MANIFEST = Manifest(
    not_for_publication=True,
    schema_version="1",
    tool_version="0.1.0",
    target="folder:chats",
    key_fingerprint="00",
    consent_texts=(ConsentReference(version=CONSENT_TEXT.version, sha256=CONSENT_TEXT.sha256),),
    counts={"conversations": 1},
    files=(FileFact(path="data/x.parquet", size=1, sha256="aa", rows=1),),
)


def test_a_manifest_survives_the_file() -> None:
    assert read_manifest(write_manifest(MANIFEST)) == MANIFEST


def test_an_export_says_first_that_it_is_no_publication() -> None:
    assert write_manifest(MANIFEST).decode().splitlines()[1] == '  "not_for_publication": true,'


def test_a_later_version_may_add_keys() -> None:
    data = write_manifest(MANIFEST).replace(b'"format"', b'"later": 1,\n  "format"')
    assert read_manifest(data) == MANIFEST


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b"\xff", b'{"format": "other"}'])
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(DamagedInput):
        read_manifest(data)
