import re
from html import unescape

from tests.publish.workspaces import MAIL
from tests.store.making import chat
from tests.web.desks import Desk


def test_a_decision_for_all_is_shown_where_it_applies_before_it_is_made(desk: Desk) -> None:
    first, second, other = desk.add(
        chat("a", [f"Write to {MAIL}", "Noted"], title="One"),
        chat("b", [f"{MAIL} is mine", "Noted"], title="Two"),
        chat("c", ["Frost tonight?", "Cover them"], title="Three"),
    )
    card = desk.browser.get(f"/c/{first}").text
    found = re.search(r'href="(/value/[^"]+)"', card)
    assert found is not None
    page = desk.browser.get(found[1]).text
    assert re.findall(r'href="/c/(\d+)"', page) == [str(first), str(second)]
    assert page.count("will be replaced") == 2
    assert MAIL not in unescape(page)
    assert desk.workspace.decisions.kept(second) == frozenset()
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    assert desk.browser.post(f"/c/{first}/value", {**form, "action": "keep"}).status == 303
    assert desk.workspace.decisions.kept(second)
    assert desk.browser.get(found[1]).text.count("kept as it is") == 2
    assert desk.workspace.decisions.kept(other) == desk.workspace.decisions.kept(first)
    assert desk.browser.get("/value/nobody").status == 404
