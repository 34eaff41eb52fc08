"""Samples of every generation give the same as when they were last looked at."""

from pathlib import Path

import pytest

from commonplace.records import Conversation
from tests.golden import check_golden
from tests.sources.codex.logs import SAMPLES, of_type, read_path

FOLDERS = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir() and path.name != "golden")


@pytest.mark.parametrize("name", FOLDERS)
def test_samples_give_what_they_gave(name: str, tmp_path: Path) -> None:
    events = read_path(SAMPLES / name, tmp_path / "spool")
    assert of_type(events, Conversation)
    check_golden(SAMPLES / "golden" / f"{name}.json", events)
