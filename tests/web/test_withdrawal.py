"""Withdraw on the page: what is out, what would go, the typed word, and what became of it."""

from pathlib import Path

import pytest

from commonplace.records.tombstone import read_tombstones
from tests.hub_server import Fault, HubServer
from tests.publish.searching import on_hub
from tests.publish.workspaces import chat, manifest, rows
from tests.web.calling import Answer
from tests.web.desks import Desk
from tests.web.test_publication import form, phrase, prepare

REPOSITORY = "donor/my-chats"
GONE, STAYS = b"Rayleigh scattering. 1", b"Rayleigh scattering. 2"


def published(desk: Desk, **answers: object) -> None:
    """Publish two conversations, numbered 1 and 2, on the page."""
    desk.add(chat(1), chat(2), include=True)
    page = prepare(desk, form(**answers))
    sent = {"typed": phrase(page), "send_now": "yes"}
    assert "sent and verified" in desk.browser.follow(desk.browser.post("/publish/1/confirm", sent)).text


@pytest.fixture
def target(desk: Desk, tmp_path: Path) -> Path:
    published(desk, folder=str(tmp_path / "my-chats"))
    return tmp_path / "my-chats"


def ask(desk: Desk, where: object, step: str = "show", **named: str) -> Answer:
    wish = {"target": str(where), "what": "query", "query": '"(1)"', "reason": "mistake", **named}
    return desk.browser.post(f"/withdraw/{step}", wish)


def test_what_is_out_is_listed_without_asking_anybody(desk: Desk, target: Path) -> None:
    page = desk.browser.get("/withdraw?q=sky")
    assert page.status == 200
    assert str(target) in page.text
    assert 'value="sky"' in page.text
    assert 'href="/withdraw"' in desk.browser.get("/publish").text
    assert 'href="/withdraw?q=' in desk.browser.get("/").text


def test_the_word_has_to_be_typed_and_then_it_goes(desk: Desk, target: Path) -> None:
    shown = ask(desk, target)
    assert "1 of 2 rows would go" in shown.text
    assert len(rows(target / "data")) == 2
    refused = ask(desk, target, "do", typed="yes")
    assert refused.status == 409
    assert "the word is another one" in refused.text
    assert 'name="typed"' in refused.text
    assert len(rows(target / "data")) == 2
    done = ask(desk, target, "do", typed="withdraw")
    assert "nothing of it answers" in done.text
    assert len(rows(target / "data")) == manifest(target).counts["conversations"] == 1
    (stone,) = read_tombstones(target / "withdrawn" / "withdrawn.parquet")
    assert stone.reason_code == "mistake"
    assert sorted(desk.states().values()) == ["included", "left_out"]


@pytest.mark.parametrize(
    "named",
    [
        {"query": ""},
        {"query": "cp1-nobody"},
        {"reason": "because"},
        {"target": "/elsewhere"},
        {"query": "state:odd"},
    ],
    ids=lambda named: next(iter(named)) + next(iter(named.values())),
)
def test_what_cannot_be_meant_is_told(desk: Desk, target: Path, named: dict[str, str]) -> None:
    answer = ask(
        desk,
        **{"where": target, **({"where": named["target"]} if "target" in named else {})},
        **{key: value for key, value in named.items() if key != "target"},
    )  # type: ignore[arg-type]
    assert answer.status == 400
    assert 'role="alert"' in answer.text
    assert len(rows(target / "data")) == 2


def test_from_the_hub_it_goes_with_its_past_and_what_fails_is_gone_on_with(
    desk: Desk, hub_server: HubServer
) -> None:
    published(desk, kind="hf", repository=REPOSITORY, visibility="private", endpoint=hub_server.endpoint)
    where = f"hf:{REPOSITORY}"
    assert "every branch is squashed" in ask(desk, where).text
    hub_server.fail(Fault("POST", "/super-squash/", status=403))
    failed = ask(desk, where, "do", typed="withdraw")
    assert failed.status == 502
    assert "not confirmed to be gone" in desk.browser.get("/withdraw").text
    done = ask(desk, where, "do", what="rest", typed="withdraw")
    assert "nothing of it answers" in done.text
    texts = list(on_hub(hub_server))
    assert any(STAYS in text for text in texts)
    assert not any(GONE in text for text in texts)


def test_nothing_published_is_said(desk: Desk) -> None:
    assert "Nothing was published" in desk.browser.get("/withdraw").text
