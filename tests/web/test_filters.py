from html import unescape

from tests.web.desks import Desk
from tests.web.test_inbox import garden, titles


def test_a_view_is_saved_under_a_name_and_forgotten(desk: Desk) -> None:
    garden(desk)
    saved = desk.browser.post("/filters", {"name": "  My  beds ", "view": "project=garden&page=2"})
    assert desk.live(saved) == "The filter is saved."
    page = desk.browser.get("/")
    assert '<a href="/?project=garden">My beds</a>' in unescape(page.text)
    assert titles(desk.browser.get("/?project=garden")) == ["Tomatoes", "Frost"]
    assert desk.live(desk.browser.post("/filters", {"forget": "My beds"})) == "The filter is forgotten."
    assert "My beds" not in desk.browser.get("/").text


def test_a_filter_without_a_name_or_of_no_view_is_not_saved(desk: Desk) -> None:
    garden(desk)
    assert desk.live(desk.browser.post("/filters", {"name": " ", "view": ""})) == "A filter needs a name."
    assert desk.browser.post("/filters", {"name": "x", "view": "state=sent"}).status == 400
    for number in range(50):
        desk.browser.post("/filters", {"name": f"filter {number}", "view": ""})
    assert desk.browser.post("/filters", {"name": "one more", "view": ""}).status == 400
    assert desk.browser.post("/filters", {"name": "filter 3", "view": "q=sun"}).status == 303
