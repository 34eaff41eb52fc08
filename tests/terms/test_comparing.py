"""The maintainers' look at a newer copy of the archive: what changed of what the registry cites."""

import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace
from scripts.compare_terms import Compared, compare, main

from commonplace.terms import Entry, registry
from commonplace.terms.entry import Evidence

ARCHIVE = "OpenTermsArchive/genai-eu-versions"
PATH = "Claude.ai/Acceptable Use Policy.md"
QUOTE = (
    'Use outputs to train an AI model (e.g., "model scraping" or "model distillation")\n'
    "without **prior authorization** from Anthropic"
)


@pytest.fixture
def entry() -> Entry:
    found = registry().entry("anthropic/usage-policy/2026-11-12")
    assert found is not None
    return replace(found, evidence=Evidence(archive=ARCHIVE, path=PATH, commit=None))


def copy(folder: Path, text: str | None) -> Path:
    """A copy of the archive with one text."""
    place = folder / ARCHIVE / PATH
    place.parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        place.write_text(text)
    return folder


def one(entry: Entry, archive: Path, before: Path | None = None) -> Compared:
    (found,) = compare([entry], archive, before)
    return found


@pytest.mark.parametrize(
    ("then", "now", "state", "needs"),
    [
        (f"You may not: {QUOTE}.", f"You may not:  {QUOTE}.\n", "same", False),
        (f"You may not: {QUOTE}.", f"You must not: {QUOTE}.", "changed", True),
        (f"You may not: {QUOTE}.", None, "gone", True),
        (None, f"You may not: {QUOTE}.", "no-earlier-text", False),
    ],
)
def test_what_became_of_a_text(
    entry: Entry, tmp_path: Path, then: str | None, now: str | None, state: str, needs: bool
) -> None:
    found = one(entry, copy(tmp_path / "new", now), copy(tmp_path / "old", then))
    assert (found.state, found.lost_quotes, found.needs_a_look) == (state, (), needs)


def test_a_quote_that_is_not_there_any_more(entry: Entry, tmp_path: Path) -> None:
    found = one(entry, copy(tmp_path, "You may do as you like."))
    assert found.state == "no-earlier-text"
    assert found.lost_quotes == (entry.training_use.quote,)
    assert found.needs_a_look


def test_what_a_quote_leaves_out_may_be_anything(entry: Entry, tmp_path: Path) -> None:
    shortened = replace(
        entry, training_use=replace(entry.training_use, quote="Use outputs ... prior authorization")
    )
    assert one(shortened, copy(tmp_path, QUOTE)).lost_quotes == ()
    turned = replace(
        entry, training_use=replace(entry.training_use, quote="prior authorization ... Use outputs")
    )
    assert one(turned, copy(tmp_path, QUOTE)).lost_quotes != ()


def test_what_is_not_cited_or_not_in_the_copy(entry: Entry, tmp_path: Path) -> None:
    assert one(replace(entry, evidence=None), tmp_path).state == "not-cited"
    assert one(entry, tmp_path).state == "not-in-this-copy"
    earlier = registry().entry("anthropic/usage-policy/2025-09-15")
    assert earlier is not None
    assert one(earlier, copy(tmp_path, "Another text")).state == "over"


def test_the_cited_commit_says_what_stood_there_before(entry: Entry, tmp_path: Path) -> None:
    folder = tmp_path / "genai-eu-versions"
    (folder / "Claude.ai").mkdir(parents=True)
    (folder / PATH).write_text(QUOTE)

    def git(*arguments: str) -> str:
        named = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
        done = subprocess.run(["git", "-C", str(folder), *named, *arguments], capture_output=True, check=True)
        return done.stdout.decode().strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "First")
    commit = git("rev-parse", "--short", "HEAD")
    cited = replace(entry, evidence=Evidence(archive=ARCHIVE, path=PATH, commit=commit))
    assert one(cited, folder).state == "same"
    (folder / PATH).write_text(f"{QUOTE} And more.")
    assert one(cited, folder).state == "changed"
    assert one(
        replace(entry, evidence=Evidence(archive=ARCHIVE, path=PATH, commit="0" * 7)), folder
    ).state == ("no-earlier-text")


def test_the_command_lists_what_has_to_be_looked_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(copy(tmp_path / "same", QUOTE)), "--before", str(copy(tmp_path / "old", QUOTE))]) == 0
    assert capsys.readouterr().out.startswith("same             anthropic/usage-policy/2026-11-12")
    assert main([str(copy(tmp_path / "new", "Other words")), "--before", str(tmp_path / "old")]) == 1
    said = capsys.readouterr()
    assert (
        "changed          anthropic/usage-policy/2026-11-12  Claude.ai/Acceptable Use Policy.md" in said.out
    )
    assert "does not stand there any more" in said.out
    assert "entries without a last day cite no archived text" in said.err
    with pytest.raises(SystemExit):
        main([str(tmp_path / "nowhere")])
