"""Whether somebody reads is known, also after a reader was killed."""

import time

from commonplace.review import ask_to_pause, presence, reading_now
from commonplace.review.presence import Presence
from commonplace.store import Workspace


def test_a_reader_is_seen_until_it_ends(workspace: Workspace) -> None:
    assert reading_now(workspace) is None
    reader = Presence(workspace, 100)
    reader.sign()
    found = reading_now(workspace)
    assert found is not None
    assert (found.done, found.total) == (0, 100)
    reader.end()
    assert reading_now(workspace) is None


def test_signs_are_not_written_all_the_time(workspace: Workspace) -> None:
    reader = Presence(workspace, 100)
    reader.sign()
    first = reading_now(workspace)
    reader.done = 50
    reader.sign()
    assert reading_now(workspace) == first


def test_a_reader_that_was_killed_is_gone_after_minutes(workspace: Workspace) -> None:
    Presence(workspace, 100).sign()
    later = time.time() + presence._SILENT + 1
    assert reading_now(workspace, clock=lambda: later) is None


def test_a_pause_holds_for_those_who_read_and_not_for_those_who_come_later(workspace: Workspace) -> None:
    reader = Presence(workspace, 100)
    reader.sign()
    assert not reader.should_pause
    time.sleep(0.01)
    assert ask_to_pause(workspace)
    assert reader.should_pause
    reader.end()
    time.sleep(0.01)
    assert not Presence(workspace, 100).should_pause
    assert not ask_to_pause(workspace)
