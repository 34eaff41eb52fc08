"""The registry that comes along: every entry is whole, says how it is known, and never changes."""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
import yaml

from commonplace.terms import Entry, registry
from commonplace.terms.classes import publication_class, training_class
from commonplace.terms.entry import File

ENTRIES = tuple(entry for file in registry().providers.values() for entry in file.entries)
LOCK = Path(__file__).with_name("registry.lock")


def test_it_covers_the_providers_that_people_have() -> None:
    known = set(registry().providers)
    assert {"openai", "anthropic", "google", "xai", "meta", "mistral", "deepseek", "microsoft"} <= known
    assert {"perplexity", "qwen", "cursor", "cognition", "github", "openrouter", "moonshot"} <= known
    assert re.fullmatch(r"20\d\d\.\d{1,2}\.\d+", registry().version)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_is_whole(entry: Entry) -> None:
    provider, _, rest = entry.id.partition("/")
    assert provider == entry.provider
    assert re.fullmatch(r"[a-z-]+/(20\d\d-\d\d-\d\d|unknown)", rest)
    since, until = entry.effective.since, entry.effective.until
    assert rest.endswith(str(since) if since else "unknown")
    assert since is None or until is None or since < until
    clauses = (entry.training_use, entry.extraction, entry.publication, entry.facilitation)
    for clause in clauses:
        assert len(clause.quote.split()) < 25
    assert entry.url is None or entry.url.startswith("https://")
    assert entry.facilitation.value in ("yes", "no", "unknown")
    assert entry.applies_to
    assert (training_class(entry) == "unknown") == (entry.training_use.value == "unknown")
    assert (publication_class(entry) == "unknown") == (entry.publication.value == "unknown")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_verified_only_with_evidence(entry: Entry) -> None:
    if entry.checked.status == "verified":
        assert entry.evidence is not None
        assert None not in (entry.evidence.archive, entry.evidence.path, entry.evidence.commit)
    if entry.checked.status == "unknown":
        assert training_class(entry) == "unknown"


def test_ids_are_unique() -> None:
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    assert registry().entry(ENTRIES[3].id) == ENTRIES[3]
    assert registry().entry("openai/nothing/2020-01-01") is None


def test_the_files_follow_the_published_schema() -> None:
    # The schema is what other tools validate with; msgspec's own check is the same and stricter.
    folder = files("commonplace.terms").joinpath("data")
    schema = msgspec.json.decode(folder.joinpath("schema.json").read_bytes())
    assert schema == msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(File)))
    for file in folder.iterdir():
        if file.name.endswith(".yaml"):
            read = msgspec.convert(yaml.safe_load(file.read_bytes()), File)
            assert file.name == f"{read.provider}.yaml"


def test_what_was_recorded_once_never_changes() -> None:
    """Only the last day and the check of an entry may be filled in later; a new text is a new entry."""
    locked = dict(line.split() for line in LOCK.read_text().splitlines())
    now = {entry.id: _digest(entry) for entry in ENTRIES}
    assert {known: now.get(known) for known in locked} == locked
    assert set(now) == set(locked), "new entries: add their lines to tests/terms/registry.lock"


def _digest(entry: Entry) -> str:
    fixed = msgspec.structs.replace(
        entry,
        effective=msgspec.structs.replace(entry.effective, until=None, until_basis=""),
        checked=msgspec.structs.replace(entry.checked, note=""),
        evidence=None,
        url=None,
    )
    return hashlib.sha256(msgspec.json.encode(fixed)).hexdigest()[:16]
