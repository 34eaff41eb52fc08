"""Samples of chat exports and of agents' logs give the same as when they were last looked at."""

from pathlib import Path

import pytest

from commonplace.records import Conversation
from commonplace.sources import source_named
from tests.golden import check_golden
from tests.sources.reading import SAMPLES, of_type, read_path

AGENTS = (
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
CHATS = (
    "ai-studio",
    "big-agi",
    "browser-script",
    "chatbox",
    "copilot-csv",
    "deepseek",
    "gemini-takeout",
    "grok",
    "le-chat",
    "librechat",
    "lm-studio",
    "lobe-chat",
    "meta-ai",
    "open-webui",
    "qwen-chat",
    "silly-tavern",
    "typing-mind",
    "zai-chat",
)
CASES = [
    (source, folder.name)
    for source in (*AGENTS, *CHATS)
    for folder in sorted((SAMPLES / source.replace("-", "_")).iterdir())
    if folder.is_dir() and folder.name != "golden"
]


@pytest.mark.parametrize(("source", "name"), CASES)
def test_samples_give_what_they_gave(source: str, name: str, tmp_path: Path) -> None:
    folder = SAMPLES / source.replace("-", "_")
    found = [read_path(source_named(source), path, tmp_path) for path in _containers(folder / name)]
    assert all(of_type(events, Conversation) for events in found)
    check_golden(folder / "golden" / f"{name}.json", found[0] if len(found) == 1 else found)


def _containers(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.zip")) or [folder]
