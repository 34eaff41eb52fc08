"""What stands in the way of a publication, as the page says it before anything is prepared."""

from commonplace.web.draft import blockers_of
from tests.store.making import chat
from tests.web.desks import Desk


def test_what_a_required_recogniser_has_not_read_is_said_with_the_command(desk: Desk) -> None:
    desk.add(chat("a"), include=True)
    assert blockers_of(desk.workspace) == ()
    desk.workspace.recognised.require({"local": "v1"})
    (blocker,) = blockers_of(desk.workspace)
    assert blocker.words.startswith("1 of them have not been read by local: run `")
    assert "scan --with local state:included" in blocker.words
