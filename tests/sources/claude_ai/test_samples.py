"""Every sample gives the result that stands beside it, whatever the container."""

from collections import Counter
from pathlib import Path

import pytest

from commonplace.records import Conversation, UnknownRecord
from commonplace.records.tree import paths
from commonplace.sources.base import ReadOptions
from commonplace.sources.claude_ai import SOURCE
from tests.golden import check_golden
from tests.sources.claude_ai.exports import SAMPLES, of_type, read_path, selection_of, tally_of

ERAS = {
    "2023-messages": "conversations.json",
    "2024-flat-text": "example.json",
    "2024-artifact-tags": "conversations.json",
    "2025-thinking": "claude_thinking_example.json",
    "2025-branches": "conversations.json",
    "2025-tools": "claude-export.zip",
    "2026-file-tools": "conversations.json",
    "2026-connectors": "conversations.json",
    "2026-design-chats": "d-1.json",
    "no-parents": "conversations.json",
    "browser-copy": "chat.json",
}


@pytest.mark.parametrize("era", ERAS)
def test_sample_gives_its_golden_result(era: str, tmp_path: Path) -> None:
    with selection_of(SAMPLES / era / ERAS[era], tmp_path / "spool") as selection:
        result = {
            "files": [entry.path for entry in selection.entries],
            "accounts": SOURCE.accounts(selection),
            "identity": list(SOURCE.identity(selection.tree)),
            "events": list(SOURCE.read(selection, ReadOptions())),
        }

    check_golden(SAMPLES / era / "golden.json", result)


@pytest.mark.parametrize("era", ERAS)
def test_sample_is_a_sound_tree(era: str, tmp_path: Path) -> None:
    conversations = of_type(read_path(SAMPLES / era / ERAS[era], tmp_path / "spool"), Conversation)

    assert conversations
    for conversation in conversations:
        ids = [message.id for message in conversation.messages]
        assert len(set(ids)) == len(ids)
        assert all(
            each.parent is None or ids.index(each.parent) < place
            for place, each in enumerate(conversation.messages)
        )
        assert conversation.leaf in ids
        split = paths(conversation)
        assert sum(len(path) for path in (split.trunk, *(b.messages for b in split.branches))) == len(ids)


def test_a_folder_of_everything_gives_what_the_files_give_alone(tmp_path: Path) -> None:
    """An archive in a folder is a tree of its own, which intake opens by itself."""
    alone = [
        event.native_id
        for era, name in ERAS.items()
        if not name.endswith(".zip")
        for event in of_type(read_path(SAMPLES / era / ERAS[era], tmp_path / era), Conversation)
    ]

    together = of_type(read_path(SAMPLES, tmp_path / "spool"), Conversation)

    assert sorted(event.native_id for event in together) == sorted(alone)


@pytest.mark.parametrize("era", ERAS)
def test_what_the_tally_calls_unknown_is_kept_raw(era: str, tmp_path: Path) -> None:
    events = read_path(SAMPLES / era / ERAS[era], tmp_path / "spool")

    kept = Counter(record.kind for record in of_type(events, UnknownRecord))
    assert kept == Counter(tally_of(events).unknown)
