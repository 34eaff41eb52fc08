import re
from html import unescape

import pytest

from commonplace.records import Project
from commonplace.review.projects import apply_project_rules
from commonplace.web import inbox
from tests.publish.workspaces import MAIL
from tests.store.making import chat
from tests.web.calling import Answer
from tests.web.desks import MACHINE, Desk


def titles(answer: Answer) -> list[str]:
    assert answer.status == 200
    return [unescape(title) for title in re.findall(r"<a data-open[^>]*><bdi>(.*?)</bdi>", answer.text)]


def facets(answer: Answer) -> dict[str, str]:
    """Addresses of the values that one can narrow to, by value."""
    lists = answer.text.split('id="facet-lists"')[1].split("<section")[0]
    return {words: unescape(href) for href, words in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', lists)}


def garden(desk: Desk) -> list[int]:
    return desk.add(
        chat("a", ["Tomatoes need sun", "They do"], title="Tomatoes", project=Project(name="garden")),
        chat("b", ["My address is " + MAIL, "Noted"], title="Letter", client="claude.ai"),
        chat("c", ["Frost tonight?", "Cover the tomatoes"], title="Frost", project=Project(name="garden")),
    )


def test_what_holds_most_comes_first(desk: Desk) -> None:
    garden(desk)
    assert titles(desk.browser.get("/")) == ["Letter", "Tomatoes", "Frost"]
    assert titles(desk.browser.get("/?order=oldest"))[0] == "Tomatoes"


def test_facets_narrow_and_widen_again(desk: Desk) -> None:
    garden(desk)
    everything = desk.browser.get("/?q=tomatoes")
    narrowed = desk.browser.get(facets(everything)["garden"])
    assert titles(narrowed) == ["Tomatoes", "Frost"]
    assert titles(desk.browser.get(facets(desk.browser.get("/"))["email"])) == ["Letter"]
    assert "q=tomatoes" in facets(narrowed)["garden"]
    assert titles(desk.browser.get(facets(narrowed)["garden"])) == titles(everything)


def test_what_is_found_stands_in_the_order_that_was_chosen(desk: Desk) -> None:
    garden(desk)
    desk.add(*(chat(f"n{n}", [f"tomato bed {n}", "Yes"], title=f"Bed {n}", start=1e9 - n) for n in range(30)))
    found = titles(desk.browser.get("/?q=tomato&order=oldest"))
    assert found == [f"Bed {n}" for n in reversed(range(30))]
    assert titles(desk.browser.get("/?q=tomato&order=newest")) == found[::-1]


def test_length_risk_and_months_narrow(desk: Desk) -> None:
    garden(desk)
    long = "word " * 500
    desk.add(chat("old", [long, "Yes"], title="Old and long", start=1.5e9))
    page = desk.browser.get("/")
    assert titles(desk.browser.get(facets(page)["medium: under 20,000"])) == ["Old and long"]
    assert titles(desk.browser.get("/?level=nothing found&before=2018")) == ["Old and long"]
    assert "Old and long" not in titles(desk.browser.get("/?since=2018"))
    assert len(titles(desk.browser.get("/?since=2018"))) == 3


def test_projects_are_narrowed_to_by_what_is_known_of_them(desk: Desk) -> None:
    remote = "https://github.com/acme/engine.git"
    desk.add(
        chat("a", title="Engine", project=Project(name="engine", remote=remote)), chat("b", title="Chat")
    )
    apply_project_rules(desk.workspace, MACHINE)
    page = desk.browser.get("/")
    assert titles(desk.browser.get(facets(page)["held: who may read it is not known"])) == ["Engine"]
    assert desk.states()[1] == "held"


def test_the_script_gets_the_list_alone_and_the_counts_afterwards(desk: Desk) -> None:
    garden(desk)
    part = desk.browser.get("/?project=garden", hx_request="true", hx_target="list")
    assert titles(part) == ["Tomatoes", "Frost"]
    assert "/?project=garden&amp;client" not in part.text
    assert 'hx-get="/facets?project=garden"' in part.text
    counts = desk.browser.get("/facets?project=garden")
    assert "<!doctype" not in counts.text
    assert 'name="project" value="garden"' in counts.text
    assert titles(desk.browser.get(facets(counts)["garden"])) == ["Letter", "Tomatoes", "Frost"]


def test_what_was_said_waits_for_the_page_not_for_the_counts(desk: Desk) -> None:
    first, *_ = garden(desk)
    answer = desk.browser.post("/decide", {"cid": [first], "state": "held", "view": ""})
    desk.browser.get("/facets")
    assert desk.live(answer) == "1 held."


def test_a_search_shows_where_the_words_stand(desk: Desk) -> None:
    garden(desk)
    found = desk.browser.get("/?q=cover")
    assert titles(found) == ["Frost"]
    assert "<mark>Cover</mark> the tomatoes" in found.text
    assert "Nothing matches" in desk.browser.get("/?q=nowhere").text


def test_the_ticked_ones_are_decided_and_it_is_said_once(desk: Desk) -> None:
    first, second, third = garden(desk)
    answer = desk.browser.post("/decide", {"cid": [first, third], "state": "included", "view": "q=tomatoes"})
    assert answer.headers["location"] == "/?q=tomatoes"
    assert desk.live(answer) == "2 included."
    assert desk.states() == {first: "included", second: "new", third: "included"}
    assert desk.summary(first).mode == "by_query"
    assert "2 included." not in desk.browser.get("/").text


def test_all_of_a_view_are_decided_at_once_and_undone_at_once(desk: Desk) -> None:
    first, second, third = garden(desk)
    desk.browser.post("/decide", {"every": "left_out", "view": "project=garden"})
    assert desk.states() == {first: "left_out", second: "new", third: "left_out"}
    undone = desk.browser.post("/undo", {"back": "/?project=garden"})
    assert undone.headers["location"] == "/?project=garden"
    assert desk.live(undone) == "Undone: left out: 2 conversations."
    assert set(desk.states().values()) == {"new"}
    assert desk.live(desk.browser.post("/undo", {"back": "/"})) == "There is nothing to undo."


def test_all_of_a_view_does_not_sweep_in_a_sensitive_topic(desk: Desk) -> None:
    ill = "I was diagnosed with lupus and my chemotherapy begins"
    plain, flagged = desk.add(chat("a", ["Tomatoes need sun", "They do"]), chat("b", [ill, "Get well"]))
    page = desk.browser.get("/")
    assert re.findall(r'data-row="(\d+)"[^>]* data-sensitive', page.text) == [str(flagged)]
    assert "Touches: health — a hint where to look first; nothing was removed." in page.text
    assert titles(desk.browser.get(facets(page)["health"])) == [ill]
    said = desk.live(desk.browser.post("/decide", {"every": "included", "view": ""}))
    assert "1 included. 1 left aside, for they may touch health" in said
    assert desk.states() == {plain: "included", flagged: "new"}
    desk.browser.post("/decide", {"every": "included", "view": "topic=health"})
    assert desk.states()[flagged] == "included"


def test_what_is_ticked_was_chosen_whatever_it_touches(desk: Desk) -> None:
    (cid,) = desk.add(chat("b", ["I was diagnosed with lupus and my chemotherapy begins", "Get well"]))
    desk.browser.post("/decide", {"cid": [cid], "state": "included", "view": ""})
    assert desk.states() == {cid: "included"}
    assert "Touches: health" in desk.browser.get(f"/c/{cid}").text


def test_a_view_that_is_not_understood_decides_nothing(desk: Desk) -> None:
    garden(desk)
    assert desk.browser.post("/decide", {"every": "included", "view": "state=sent"}).status == 400
    assert desk.browser.post("/decide", {"every": "sent", "view": ""}).status == 400
    assert desk.browser.post("/decide", {"cid": ["1"], "state": "changed"}).status == 400
    assert (
        desk.live(desk.browser.post("/decide", {"state": "included", "cid": ["x", "9" * 30]}))
        == "Nothing was ticked."
    )
    assert set(desk.states().values()) == {"new"}


def test_what_no_scan_has_covered_is_not_included(desk: Desk) -> None:
    garden(desk)
    (unscanned,) = desk.add(chat("d", title="Unread"), scan=False)
    assert "not scanned yet" in desk.browser.get("/").text
    answer = desk.browser.post("/decide", {"every": "included", "view": ""})
    assert desk.live(answer) == "3 included. 1 could not be included: no scan has covered them."
    assert desk.states()[unscanned] == "new"


def test_long_lists_have_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "PAGE", 2)
    desk.add(*(chat(f"n{number}", title=f"Chat {number}", start=1e9 + 1e6 * number) for number in range(5)))
    first = desk.browser.get("/?order=oldest")
    assert titles(first) == ["Chat 0", "Chat 1"]
    assert "1–2 of 5" in first.text
    last = desk.browser.get("/?order=oldest&page=3")
    assert titles(last) == ["Chat 4"]
    assert 'rel="next"' not in last.text
    assert "There is no such page" in desk.browser.get("/?page=9").text


def test_an_open_question_is_answered_for_one_product_only(desk: Desk) -> None:
    asked = ("declare-model",)
    mine, other = desk.add(
        chat("a", client="claude.ai", model="", asks=asked), chat("b", client="other", model="", asks=asked)
    )
    shown = desk.browser.get("/")
    assert "1 conversation from claude.ai" in shown.text
    form = {"name": "opus-4.8", "client": "claude.ai", "account": "", "first": "2023-11", "last": "2023-11"}
    answer = desk.browser.post("/model", {**form, "back": "/?client=claude.ai"})
    assert answer.headers["location"] == "/?client=claude.ai"
    assert desk.live(answer) == "1 conversation now carry your statement."
    assert desk.summary(mine).asks == ()
    assert desk.summary(mine).scan == "scanned"
    assert desk.summary(other).asks == asked


def test_how_a_file_was_made_is_asked(desk: Desk) -> None:
    (cid,) = desk.add(chat("a", asks=("confirm-collection",)))
    assert "By a browser script" in desk.browser.get("/").text
    form = {"collection": "browser-copy", "client": "chatgpt", "account": "", "back": "/"}
    desk.browser.post("/collection", form)
    assert desk.workspace.conversations.get(cid).provenance.collection == "browser_copy"
    assert desk.browser.post("/collection", {**form, "collection": "no-way"}).status == 400


def test_who_else_wrote_is_asked_for_one_product_only(desk: Desk) -> None:
    asked = ("confirm-participants",)
    mine, other = desk.add(chat("a", client="openclaw", asks=asked), chat("b", client="hermes", asks=asked))
    assert "Others did, and agreed" in desk.browser.get("/").text
    form = {"who": "only-me", "client": "openclaw", "account": "", "back": "/"}
    assert desk.browser.post("/participants", {**form, "who": "everybody"}).status == 400
    desk.browser.post("/participants", form)
    assert (desk.summary(mine).asks, desk.summary(other).asks) == ((), asked)


def test_an_empty_workspace_says_what_to_do(desk: Desk) -> None:
    shown = desk.browser.get("/")
    assert "There is nothing here yet" in shown.text
    assert "commonplace add" in shown.text
