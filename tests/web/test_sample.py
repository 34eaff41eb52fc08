from tests.web.desks import Desk
from tests.web.test_inbox import garden


def test_a_sample_is_gone_through_and_says_what_it_proves(desk: Desk) -> None:
    garden(desk)
    assert "nothing to draw from" in desk.browser.get("/sample").text
    assert desk.browser.post("/sample/draw", {"size": "3"}).status == 400
    desk.workspace.decisions.set_state([1, 2, 3], "included", "by_query")
    page = desk.browser.follow(desk.browser.post("/sample/draw", {"size": "3"}))
    assert "1 of 3, drawn by chance from 3" in page.text
    seen = page.text
    for _ in range(3):
        cid = page.text.split('name="cid" value="')[1].split('"')[0]
        page = desk.browser.follow(desk.browser.post("/sample/seen", {"cid": cid}))
        seen += page.text
    assert "[email]" in seen
    assert "mailbox-post" not in seen
    assert "You looked at all 3. None holds a leak that you would notice." in page.text
    desk.browser.post("/decide", {"cid": ["1"], "state": "held", "view": ""})
    assert "Something changed since" in desk.browser.get("/sample").text


def test_what_was_noticed_is_held_and_the_sample_is_void(desk: Desk) -> None:
    garden(desk)
    desk.workspace.decisions.set_state([1, 3], "included", "by_query")
    desk.browser.post("/sample/draw", {"size": "2"})
    assert desk.browser.post("/sample/leak", {"cid": "2"}).status == 400
    said = desk.live(desk.browser.post("/sample/leak", {"cid": "1", "words": "Tomatoes need sun"}))
    assert said.startswith("1 conversation out again until you choose.")
    assert desk.states()[1] == "changed"
    assert desk.browser.post("/sample/seen", {"cid": "3"}).status == 400
