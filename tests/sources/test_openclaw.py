"""OpenClaw's sessions: who wrote in a channel is taken away, and the person is asked."""

from pathlib import Path

import pytest

from commonplace.records import Conversation
from commonplace.sources import source_named
from commonplace.sources.openclaw import SOURCE
from commonplace.sources.pi import SOURCE as PI
from tests.sources.pi_sessions.sessions import answered, header, said
from tests.sources.reading import dropped, of_type, only, read_files, texts

HOME = {"cwd": "/home/ada/.openclaw/workspace"}
FACTS = (
    'Conversation info (untrusted metadata):\n```json\n{"sender_id": "quokka-7"}\n```\n\n'
    'Sender (untrusted metadata):\n```json\n{"name": "quokka-7"}\n```\n\n'
)


@pytest.mark.parametrize("before", [FACTS, "[Telegram quokka-7 id:5 2026-01-02 10:00] "])
def test_the_sender_is_taken_away_and_the_person_asked(before: str, tmp_path: Path) -> None:
    records = [header(**HOME), said(before + "are you there?", "e1", None, 1), answered("yes", "e2", "e1", 2)]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    found = only(events, Conversation)
    assert texts(found) == ["are you there?", "yes"]
    assert found.messages[0].role_raw == "user/channel"
    assert found.asks == ("confirm-participants",)
    assert "quokka-7" not in repr(found)
    assert dropped(events)["channel-envelope"] >= 1


def test_a_session_on_the_machine_asks_nothing(tmp_path: Path) -> None:
    records = [header(**HOME), said("hello [1] there", "e1", None, 1), answered("yes", "e2", "e1", 2)]
    found = only(read_files(SOURCE, {"a.jsonl": records}, tmp_path), Conversation)
    assert (found.asks, texts(found)[0]) == ((), "hello [1] there")


def test_what_the_client_says_for_the_person_is_injected(tmp_path: Path) -> None:
    prompt = "A new session was started via /new or /reset. Greet the user."
    records = [header(**HOME), said(prompt, "e1", None, 1), answered("hi", "e2", "e1", 2)]
    found = only(read_files(SOURCE, {"a.jsonl": records}, tmp_path), Conversation)
    assert found.messages[0].injected


def test_a_message_of_nothing_but_its_envelope_is_counted(tmp_path: Path) -> None:
    records = [header(**HOME), said(FACTS, "e1", None, 1), answered("hi", "e2", "e1", 2)]
    events = read_files(SOURCE, {"a.jsonl": records}, tmp_path)
    assert texts(only(events, Conversation)) == ["hi"]
    assert dropped(events) == {"channel-envelope": 2, "empty-message": 1}


def test_pi_leaves_it_alone(tmp_path: Path) -> None:
    records = [header(**HOME), said("one", "e1", None, 1)]
    assert of_type(read_files(PI, {"a.jsonl": records}, tmp_path), Conversation) == []
    assert source_named("openclaw") is SOURCE
