"""Who is let in, what may change something, and what stands on every answer."""

import pytest

from commonplace.web import conversation
from commonplace.web.security import BODY_LIMIT, HEADERS, Gate, Tokens, cookie_name
from tests.store.making import chat
from tests.web.calling import HOST, SERVER, Answer, call, drive
from tests.web.desks import Desk


def arrive(desk: Desk, token: str | None, **headers: str) -> Answer:
    return call(desk.application, "GET", f"/?token={token}", b"", {"host": HOST, **headers})


def post(desk: Desk, **headers: str) -> int:
    """Undo, with some headers changed or (if empty) not sent."""
    return desk.browser.post("/undo", {"back": "/"}, **headers).status


def test_every_answer_carries_the_safety_headers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (cid,) = desk.add(chat())
    browser = desk.browser

    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(conversation, "view", fail)
    answers = {
        200: browser.get("/"),
        303: browser.post("/undo", {"back": "/"}),
        400: browser.get("/", host="evil.example"),
        403: browser.get("/", cookie=""),
        404: browser.get("/no-such-page"),
        405: browser.get("/decide"),
        413: browser.post("/undo", content_length=str(BODY_LIMIT + 1)),
        500: browser.get(f"/c/{cid}"),
        503: browser.get("/", sec_purpose="prefetch"),
    }
    assert {expected: answer.status for expected, answer in answers.items()} == {s: s for s in answers}
    shown = [*answers.values(), browser.get("/static/page.js"), arrive(desk, desk.tokens.once)]
    for answer in shown:
        assert {name: answer.headers.get(name) for name in HEADERS} == dict(HEADERS)


def test_the_policy_lets_nothing_run_or_load_but_our_own_files() -> None:
    rules = dict(rule.split(" ", 1) for rule in HEADERS["content-security-policy"].split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'self'"
    for sources in rules.values():
        assert set(sources.split()) <= {"'none'", "'self'", "data:"}
    assert HEADERS["cache-control"] == "no-store"
    assert HEADERS["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example:8765", "localhost.evil.example", "[::1]:8765", "10.0.0.7", "x"],
)
def test_a_name_that_somebody_pointed_here_is_refused(desk: Desk, host: str) -> None:
    answer = desk.browser.get("/", host=host)
    assert answer.status == 400
    assert "Inbox" not in answer.text


def test_both_names_of_this_machine_are_known(desk: Desk) -> None:
    assert desk.browser.get("/", host="localhost:8765").status == 200


def test_the_address_opens_one_session(desk: Desk) -> None:
    token = desk.tokens.once
    first, second = arrive(desk, token), arrive(desk, token)
    assert (first.status, second.status) == (200, 403)
    cookie = first.headers["set-cookie"]
    name, value = cookie.split(";")[0].split("=", 1)
    assert (name, value) == (cookie_name({"server": SERVER}), desk.tokens.session)
    flags = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert flags == {"httponly", "samesite=strict", "path=/"}
    assert "set-cookie" not in second.headers
    assert desk.browser.get("/", cookie=f"{name}={value}").status == 200


def test_a_known_browser_may_open_the_address_again(desk: Desk) -> None:
    token = desk.tokens.once
    assert arrive(desk, token).status == 200
    assert desk.browser.get(f"/?token={token}").status == 200


def test_the_token_leaves_the_address_at_once(desk: Desk) -> None:
    token = desk.tokens.once or ""
    answer = arrive(desk, token)
    assert 'content="0;url=/"' in answer.text
    assert token not in answer.text


@pytest.mark.parametrize("wrong", ["", "x", "é" * 40, "x" * 100_000])
def test_a_wrong_token_uses_nothing_up(desk: Desk, wrong: str) -> None:
    token = desk.tokens.once
    assert arrive(desk, wrong).status == 403
    assert arrive(desk, token).status == 200


def test_what_is_fetched_ahead_uses_no_token_up(desk: Desk) -> None:
    token = desk.tokens.once
    for headers in ({"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}, {"x-moz": "prefetch"}):
        assert arrive(desk, token, **headers).status == 503
    assert desk.browser.ask("HEAD", f"/?token={token}", headers={"cookie": ""}).status == 403
    assert desk.browser.post(f"/?token={token}", {}, cookie="").status == 403
    assert arrive(desk, token).status == 200


@pytest.mark.parametrize("path", ["/", "/c/1", "/publish", "/static/page.js", "/no-such-page"])
def test_without_the_session_nothing_is_shown(desk: Desk, path: str) -> None:
    desk.add(chat(title="A title of mine"))
    name = cookie_name({"server": SERVER})
    other_port = cookie_name({"server": ("127.0.0.1", 1)})
    for cookie in ("", f"{name}=", f"{name}=wrong", f"{other_port}={desk.tokens.session}", f"{name}=\xff"):
        answer = desk.browser.get(path, cookie=cookie)
        assert answer.status == 403
        assert "A title of mine" not in answer.text
        assert "set-cookie" not in answer.headers


def test_sessions_differ() -> None:
    one, other = Tokens(), Tokens()
    assert len({one.session, one.once, other.session, other.once}) == 4
    assert len(one.session) >= 43


@pytest.mark.parametrize("site", ["same-site", "cross-site", "none", "something"])
def test_a_form_of_another_page_is_refused(desk: Desk, site: str) -> None:
    assert post(desk, sec_fetch_site=site) == 403
    # The header of the browser decides; an origin does not help.
    assert post(desk, sec_fetch_site=site, origin=f"http://{HOST}") == 403


def test_a_browser_without_that_header_must_name_our_origin(desk: Desk) -> None:
    assert post(desk, sec_fetch_site="", origin=f"http://{HOST}") == 303
    for origin in (
        "",
        "null",
        "http://evil.example",
        f"https://{HOST}",
        "http://127.0.0.1:1",
        f"http://{HOST}.",
    ):
        assert post(desk, sec_fetch_site="", origin=origin) == 403


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
def test_another_page_cannot_open_ours(desk: Desk, site: str) -> None:
    (cid,) = desk.add(chat())
    assert desk.browser.get(f"/c/{cid}", sec_fetch_site=site).status == 403
    assert desk.summary(cid).opened is None


def test_only_short_forms_are_read(desk: Desk) -> None:
    assert post(desk, content_length=str(BODY_LIMIT + 1)) == 413
    assert post(desk, content_length="9" * 5000) == 413
    assert post(desk, content_length="") == 411
    assert post(desk, content_length="-1") == 411
    assert post(desk, content_length="", transfer_encoding="chunked") == 411
    for kind in ("", "text/plain", "application/json", "multipart/form-data; boundary=x"):
        assert post(desk, content_type=kind) == 415
    assert post(desk, content_type="application/x-www-form-urlencoded; charset=UTF-8") == 303


def test_only_a_visit_counts_as_opened(desk: Desk) -> None:
    (cid,) = desk.add(chat())
    desk.browser.get(f"/c/{cid}", sec_purpose="prefetch")
    desk.browser.ask("HEAD", f"/c/{cid}", headers={"sec-fetch-site": "none"})
    assert desk.summary(cid).opened is None
    assert desk.browser.get(f"/c/{cid}").status == 200
    assert desk.summary(cid).opened is not None


@pytest.mark.parametrize(
    "path",
    [
        "/decide",
        "/undo",
        "/model",
        "/collection",
        "/participants",
        "/c/1/state",
        "/c/1/value",
        "/publish/prepare",
    ]
    + [f"/publish/1/{act}" for act in ("confirm", "send", "cancel")],
)
def test_nothing_is_decided_by_a_link(desk: Desk, path: str) -> None:
    desk.add(chat())
    assert desk.browser.get(f"{path}?state=included&every=included&cid=1").status == 405
    assert set(desk.states().values()) == {"new"}


def test_a_mistake_in_the_program_shows_no_text(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (cid,) = desk.add(chat())

    def fail(*_: object) -> None:
        raise ValueError("words of a conversation")

    monkeypatch.setattr(conversation, "view", fail)
    answer = desk.browser.get(f"/c/{cid}")
    assert answer.status == 500
    assert "words of a conversation" not in answer.text
    assert "ValueError" in answer.text
    assert "show, line" in answer.text


def test_nothing_but_requests_gets_through() -> None:
    async def fail(*_: object) -> None:
        raise AssertionError

    drive(Gate(fail, Tokens())({"type": "websocket"}, fail, fail))  # type: ignore[arg-type]
