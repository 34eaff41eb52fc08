"""Work or personal on the page: asked in the Inbox, answered with one click, undone like any decision."""

from html import unescape

import pytest

from commonplace.records import Project
from commonplace.review import project_groups, projects
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


@pytest.fixture
def several(desk: Desk) -> Desk:
    for name in ("app", "site", "tool"):
        desk.add(chat(name, [name, "yes"], project=Project(remote=f"https://github.com/acme/{name}")))
    desk.add(chat("own", ["own", "yes"], project=Project(remote="https://github.com/other/own")))
    desk.add(chat("a", ["a", "yes"], project=Project(cwd="/home/me/code/a")))
    desk.add(chat("b", ["b", "yes"], project=Project(cwd="/home/me/code/b")))
    return desk


def test_a_whole_owner_or_folder_is_answered_at_once(several: Desk) -> None:
    page = several.browser.get("/projects")
    assert "all of <bdi>github.com/acme</bdi>" in page.text
    assert "all of <bdi>/home/me/code</bdi>" in page.text
    assert "all of <bdi>github.com/other</bdi>" not in page.text
    several.browser.post("/projects", {"work": "git:github.com/acme", "back": "/projects"})
    several.browser.post("/projects", {"personal": "folder:/home/me/code", "back": "/projects"})
    answers = {each.name: each.answer for each in projects(several.workspace)}
    assert answers == {
        "github.com/acme/app": "work",
        "github.com/acme/site": "work",
        "github.com/acme/tool": "work",
        "/home/me/code/a": "personal",
        "/home/me/code/b": "personal",
        "github.com/other/own": None,
    }
    assert "all of <bdi>" not in several.browser.get("/projects").text
    several.live(several.browser.post("/undo", {"back": "/"}))
    assert "all of <bdi>/home/me/code</bdi>" in several.browser.get("/").text


def test_no_button_answers_for_a_whole_host_or_disk(desk: Desk) -> None:
    for name in ("one", "two"):
        desk.add(chat(name, [name, "yes"], project=Project(remote=f"https://github.com/{name}/app")))
        desk.add(chat(f"f{name}", [name, "yes"], project=Project(cwd=f"/{name}")))
    assert project_groups(projects(desk.workspace)) == ()
