from html import unescape

from tests.web.desks import Desk
from tests.web.test_inbox import garden


def test_a_rule_is_made_of_a_view_shown_in_words_and_ended(desk: Desk) -> None:
    first, second, third = garden(desk)
    made = desk.browser.post("/rules", {"state": "left_out", "view": "project=garden"})
    assert desk.live(made) == "Always leave out anything in project garden. 2 now."
    assert desk.states() == {first: "left_out", second: "new", third: "left_out"}
    page = unescape(desk.browser.get("/rules").text)
    assert '<a href="/?project=garden"><bdi>Always leave out anything in project garden.</bdi>' in page
    ended = desk.browser.post("/rules", {"end": "1"})
    assert desk.live(ended) == "Ended: Always leave out anything in project garden."
    assert set(desk.states().values()) == {"new"}
    assert "There is no rule." in desk.browser.get("/rules").text


def test_a_rule_cannot_be_about_everything_or_what_was_decided(desk: Desk) -> None:
    garden(desk)
    assert desk.browser.post("/rules", {"state": "left_out", "view": ""}).status == 400
    assert desk.browser.post("/rules", {"state": "left_out", "view": "state=new"}).status == 400
    assert desk.browser.post("/rules", {"state": "changed", "view": "project=garden"}).status == 400
    assert desk.browser.post("/rules", {"end": "one"}).status == 400
    assert set(desk.states().values()) == {"new"}


def test_what_a_rule_proposes_is_a_link_to_it(desk: Desk) -> None:
    garden(desk)
    desk.browser.post("/rules", {"state": "included", "view": "q=tomatoes"})
    desk.browser.post("/undo", {"back": "/"})
    desk.browser.post("/redo", {"back": "/"})
    desk.browser.post("/decide", {"cid": ["1"], "state": "new", "view": ""})
    page = unescape(desk.browser.get("/rules").text)
    assert "Propose to include anything with the words “tomatoes”." in page
    assert '<a href="/?q=tomatoes&state=new">1 conversation</a>' in page


def test_the_history_tells_each_act_and_what_was_undone(desk: Desk) -> None:
    first, *_ = garden(desk)
    desk.browser.post("/decide", {"cid": [first], "state": "included", "view": ""})
    desk.browser.post("/rules", {"state": "held", "view": "project=garden"})
    undone = desk.browser.post("/undo", {"back": "/history"})
    assert undone.headers["location"] == "/history"
    page = desk.browser.get("/history").text
    assert "<td>Included: 1 conversation, in bulk</td>" in page
    assert "<s>Made a rule: 2 conversations</s>" in page
    assert (
        desk.live(desk.browser.post("/redo", {"back": "/history"})) == "Done again: a rule: 2 conversations."
    )
    assert "<s>" not in desk.browser.get("/history").text
    assert desk.live(desk.browser.post("/redo", {"back": "/"})) == "There is nothing to do again."
