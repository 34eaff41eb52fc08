import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from commonplace.records import Conversation, Message, Text
from tests.publish.workspaces import MAIL, NAME, session
from tests.publish.workspaces import chat as branched
from tests.store.making import chat
from tests.web.calling import Answer
from tests.web.desks import Desk


def letter(number: int) -> Conversation:
    return chat(f"letter-{number}", [f"I am {NAME}. Please write to {MAIL} soon.", "I will not."])


def marks(answer: Answer) -> list[tuple[str, str]]:
    """What stands marked in the text: how, and the words."""
    found = re.findall(
        r'<mark class="found (\w+)"[^>]*><span class="tag">[^<]*</span>(.*?)</mark>', answer.text
    )
    return [(state, unescape(words)) for state, words in found]


def value_of(answer: Answer, words: str) -> str:
    return re.findall(
        rf'data-value="([^"]+)"><span class="tag">[^<]*</span>{re.escape(words)}</mark>', answer.text
    )[0]


def decide(desk: Desk, cid: int, words: str, action: str, scope: str = "here") -> Answer:
    value = value_of(desk.browser.get(f"/c/{cid}"), words)
    form = {"value_id": value, "action": action, "scope": scope}
    return desk.browser.follow(desk.browser.post(f"/c/{cid}/value", form))


def test_what_was_found_is_marked_where_it_stands(desk: Desk) -> None:
    (cid,) = desk.add(letter(1))
    shown = desk.browser.get(f"/c/{cid}")
    assert ("redacted", NAME) in marks(shown)
    assert ("redacted", MAIL) in marks(shown)
    assert "will be replaced" in shown.text
    assert "It has the form of email (certain)." in shown.text
    assert "2 values found" in shown.text


def test_branches_stand_after_the_trunk_and_say_where_they_begin(desk: Desk) -> None:
    (cid,) = desk.add(branched(1))
    text = desk.browser.get(f"/c/{cid}").text
    assert re.search(r'Branch 1: regenerated, goes on from message <a href="#m1">1</a>', text)
    assert text.index("Rayleigh scattering") < text.index("Branch 1") < text.index("It scatters light")


def test_a_value_is_kept_here_and_replaced_again(desk: Desk) -> None:
    first, second = desk.add(letter(1), letter(2))
    assert ("kept", MAIL) in marks(decide(desk, first, MAIL, "keep"))
    assert ("redacted", MAIL) in marks(desk.browser.get(f"/c/{second}"))
    assert ("redacted", MAIL) in marks(decide(desk, first, MAIL, "redact"))


def test_a_value_is_kept_everywhere_and_that_is_undone(desk: Desk) -> None:
    first, second = desk.add(letter(1), letter(2))
    assert "Kept as it is in all conversations." in decide(desk, first, MAIL, "keep", "everywhere").text
    assert ("kept", MAIL) in marks(desk.browser.get(f"/c/{second}"))
    undone = desk.browser.post("/undo", {"back": f"/c/{second}?q=sky"})
    assert undone.headers["location"] == f"/c/{second}?q=sky"
    assert ("redacted", MAIL) in marks(desk.browser.follow(undone))


@pytest.mark.parametrize("wrong", [{"action": "publish"}, {"scope": "nowhere"}, {"value_id": ""}])
def test_half_a_decision_about_a_value_is_refused(desk: Desk, wrong: dict[str, str]) -> None:
    (cid,) = desk.add(letter(1))
    form = {"value_id": "v", "action": "keep", "scope": "here", **wrong}
    assert desk.browser.post(f"/c/{cid}/value", form).status == 400
    assert desk.workspace.decisions.history() == ()


def test_a_decision_counts_as_opened(desk: Desk) -> None:
    (cid,) = desk.add(letter(1))
    shown = desk.browser.follow(desk.browser.post(f"/c/{cid}/state", {"state": "included"}))
    assert "Now included." in shown.text
    assert (desk.summary(cid).state, desk.summary(cid).mode) == ("included", "opened")
    assert desk.browser.post(f"/c/{cid}/state", {"state": "changed"}).status == 400


def test_a_conversation_that_leaves_the_view_still_has_a_next_one(desk: Desk) -> None:
    cids = desk.add(*(chat(f"n{number}", start=1e9 + 1e6 * number) for number in range(3)))
    view = "order=oldest&state=new"
    moved = desk.browser.post(f"/c/{cids[1]}/state?{view}", {"state": "left_out"})
    shown = desk.browser.follow(moved)
    links = dict(re.findall(r'id="(next|previous)"[^>]*href="([^"]*)"', shown.text))
    assert urlsplit(links["next"]).path == f"/c/{cids[2]}"
    assert urlsplit(links["previous"]).path == f"/c/{cids[0]}"
    assert parse_qs(urlsplit(unescape(links["next"])).query) == parse_qs(view)


def test_the_last_one_leads_back_to_its_row_in_the_inbox(desk: Desk) -> None:
    (cid,) = desk.add(chat())
    shown = desk.browser.get(f"/c/{cid}?q=hello&page=4")
    assert f'id="next" href="/?q=hello#c{cid}"' in shown.text
    assert "1 of 1" in shown.text


def test_the_script_is_given_only_what_changed(desk: Desk) -> None:
    (cid,) = desk.add(letter(1))
    part = desk.browser.get(f"/c/{cid}", hx_target="card", hx_request="true")
    assert 'id="card"' in part.text
    assert "I will not." in desk.browser.get(f"/c/{cid}").text
    assert "I will not." not in part.text


def test_calls_and_results_are_told_apart(desk: Desk) -> None:
    (cid,) = desk.add(session(1))
    text = desk.browser.get(f"/c/{cid}").text
    assert re.search(r'class="part tool_call">.*?<code>Bash</code>.*?ls', text, re.DOTALL)
    assert re.search(r'class="part tool_result">.*?notes-1\.txt', text, re.DOTALL)
    assert "not written by a person" in text


def test_long_pieces_are_folded_and_a_short_prose_is_not(desk: Desk) -> None:
    (cid,) = desk.add(chat("a", ["short words", "y" * 30_000]))
    text = desk.browser.get(f"/c/{cid}").text
    assert '<pre class="prose" dir="auto">short words</pre>' in text
    assert "30,000 characters" in text


@pytest.mark.parametrize(
    "path", ["/c/99", "/c/0", f"/c/{2**63}", f"/c/{'9' * 60}", "/c/x", "/c/-1", "/c/1/none"]
)
def test_there_is_no_such_conversation(desk: Desk, path: str) -> None:
    assert desk.browser.get(path).status == 404


def test_nothing_of_a_hostile_chat_is_markup(desk: Desk) -> None:
    hostile = '</pre></title><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}\x1b[31m\u202e'
    conversation = chat("a", [hostile, hostile], title=hostile)
    (cid,) = desk.add(conversation)
    escaped = "&lt;/pre&gt;&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
    for path in ("/", f"/c/{cid}", "/?q=alert"):
        text = desk.browser.get(path).text
        assert escaped in text
        assert "{{ 7*7 }}‹ESC›[31m‹U+202E›" in text or path == "/?q=alert"
        assert not re.search(r"<script>|<img|\x1b|\u202e", text)


def test_text_that_utf_8_cannot_hold_does_not_stop_the_page(desk: Desk) -> None:
    message = Message(id="m", parent=None, role="user", parts=(Text("a \ufffe b \ud7ff"),))
    conversation = msgspec.structs.replace(chat("a", ()), messages=(message,), leaf="m")
    (cid,) = desk.add(conversation)
    assert desk.browser.get(f"/c/{cid}").status == 200
