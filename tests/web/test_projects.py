"""Work or personal on the page: asked in the Inbox, answered with one click, undone like any decision."""

from html import unescape

import pytest

from commonplace.records import Project
from tests.store.making import chat
from tests.web.desks import Desk

PLACE = "git:git.acme.example/platform/app"


@pytest.fixture
def working(desk: Desk) -> Desk:
    desk.add(chat("app", ["the app", "yes"], project=Project(remote="https://git.acme.example/platform/app")))
    return desk


def test_a_project_is_asked_about_in_the_inbox_until_it_is_answered(working: Desk) -> None:
    page = working.browser.get("/")
    assert "1 project waits for one answer" in page.text
    assert "Held until you answer: git.acme.example" in page.text
    answer = working.browser.post("/projects", {"work": PLACE, "back": "/"})
    assert (
        working.live(answer) == "git.acme.example/platform/app is work: left out, now and in later imports."
    )
    assert set(working.states().values()) == {"left_out"}
    assert "waits for one answer" not in working.browser.get("/").text
    assert "<b>work</b>" in working.browser.get("/projects").text
    working.live(working.browser.post("/undo", {"back": "/"}))
    assert set(working.states().values()) == {"new"}


def test_nothing_is_prepared_while_the_question_is_open(working: Desk) -> None:
    (cid,) = working.states()
    working.workspace.decisions.set_state([cid], "included", "opened")
    page = working.browser.get("/publish")
    assert "belong to projects" in page.text
    assert 'href="/projects"' in page.text
    working.browser.post("/projects", {"personal": PLACE, "back": "/projects"})
    assert "belong to projects" not in working.browser.get("/publish").text


def test_a_form_that_answers_nothing_or_about_nothing_is_refused(working: Desk) -> None:
    assert working.browser.post("/projects", {"back": "/"}).status == 400
    assert working.browser.post("/projects", {"work": "git:nowhere"}).status == 400
    assert working.workspace.places.answers() == {}


def test_names_of_projects_are_shown_escaped(desk: Desk) -> None:
    desk.add(chat("odd", ["x", "y"], project=Project(cwd="/home/<script>alert(1)</script>")))
    text = desk.browser.get("/projects").text
    assert "<script>alert" not in text
    assert "/home/<script>" in unescape(text)
