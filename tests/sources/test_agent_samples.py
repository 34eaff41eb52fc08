"""Samples of agents' logs give the same as when they were last looked at."""

from pathlib import Path

import pytest

from commonplace.records import Conversation
from commonplace.sources import source_named
from tests.golden import check_golden
from tests.sources.reading import SAMPLES, of_type, read_path

SOURCES = (
    "copilot-cli",
    "droid",
    "gemini-cli",
    "goose",
    "hermes",
    "kimi-cli",
    "kimi-code",
    "mistral-vibe",
    "openclaw",
    "opencode",
    "pi",
    "qwen-code",
    "zed",
)
CASES = [
    (source, folder.name)
    for source in SOURCES
    for folder in sorted((SAMPLES / source.replace("-", "_")).iterdir())
    if folder.is_dir() and folder.name != "golden"
]


@pytest.mark.parametrize(("source", "name"), CASES)
def test_samples_give_what_they_gave(source: str, name: str, tmp_path: Path) -> None:
    folder = SAMPLES / source.replace("-", "_")
    events = read_path(source_named(source), folder / name, tmp_path)
    assert of_type(events, Conversation)
    check_golden(folder / "golden" / f"{name}.json", events)
