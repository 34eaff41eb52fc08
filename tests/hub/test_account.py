"""Whose token it is and what it may do, compared with what the stand-in then lets it do."""

import pytest

from commonplace import hub
from commonplace.errors import HubRefused, HubUnreachable
from tests.hub_server import Fault, HubServer, User

ATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"
READ, WRITE = "repo.content.read", "repo.write"


def of(user: User) -> hub.Account:
    return hub.account(hub.OwnToken(token=user.token, scopes=user.scopes))


@pytest.mark.parametrize(
    ("role", "rights", "kind", "verdict"),
    [
        ("write", (), "write", "yes"),
        ("read", (), "read", "no"),
        ("fineGrained", (("user", "jo", (READ, WRITE)),), "fine-grained", "yes"),
        ("fineGrained", (("user", "jo", (READ,)),), "fine-grained", "no"),
        (
            "fineGrained",
            (("user", "jo", (READ,)), ("dataset", "jo/mine", (READ, WRITE))),
            "fine-grained",
            "some",
        ),
        ("fineGrained", (("org", "lab", (READ, WRITE)),), "fine-grained", "some"),
        ("fineGrained", (), "fine-grained", "no"),
        ("novel", (), "unknown", "unknown"),
    ],
)
def test_the_rights_are_told(
    nobody: HubServer,
    monkeypatch: pytest.MonkeyPatch,
    role: str,
    rights: tuple[tuple[str, str, tuple[str, ...]], ...],
    kind: str,
    verdict: str,
) -> None:
    user = nobody.hub.add_user("jo", role=role, rights=rights)
    found = of(user)
    assert (found.name, found.kind, found.publish, found.withdraw) == ("jo", kind, verdict, verdict)
    assert bool(found.missing) == (verdict in ("no", "some"))
    monkeypatch.setenv("HF_TOKEN", user.token)
    if verdict == "yes":
        assert hub.create("jo/chats", "private", ATTRIBUTES)
    else:
        with pytest.raises(HubRefused):
            hub.create("jo/chats", "private", ATTRIBUTES)


def test_one_of_the_application_reaches_only_what_it_made(
    nobody: HubServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    scopes = ("openid", "profile", "contribute-repos")
    user = User("jo", "hf_" + "oauth-of-jo", role="oauth", scopes=scopes, application="ours")
    nobody.hub.users[user.token] = user
    other = nobody.hub.create("jo/other", "public")
    found = of(user)
    assert (found.kind, found.publish, found.withdraw) == ("oauth", "yes", "unknown")
    assert found.expires == "2027-01-01"
    monkeypatch.setenv("HF_TOKEN", user.token)
    first = hub.create("jo/chats", "private", ATTRIBUTES)
    assert hub.push("jo/chats", [], deletions=[".gitattributes"], message="x", parent=first)
    with pytest.raises(HubRefused):
        hub.push("jo/other", [], deletions=[".gitattributes"], message="x", parent=other.branches["main"])


def test_a_sign_in_without_the_right_is_told(nobody: HubServer) -> None:
    user = User("jo", "hf_" + "oauth-of-jo", role="oauth", scopes=("openid", "profile"))
    nobody.hub.users[user.token] = user
    found = of(user)
    assert (found.publish, found.missing) == ("no", ("contribute-repos",))


def test_a_token_that_the_hub_does_not_know_is_refused_and_not_repeated(nobody: HubServer) -> None:
    token = "hf_" + "nobody-knows-it"
    with pytest.raises(HubRefused) as caught:
        hub.account(hub.OwnToken(token=token))
    assert token not in repr((caught.value.message, caught.value.facts, caught.value.hint))
    assert nobody.called("GET", "/whoami") == 1


def test_a_lost_answer_is_told(nobody: HubServer) -> None:
    nobody.fail(Fault("GET", "/whoami", drop=True))
    with pytest.raises(HubUnreachable):
        of(nobody.user)


def test_an_answer_without_a_name_is_refused(nobody: HubServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.HfApi.whoami", lambda *_, **__: {"auth": {}})
    with pytest.raises(HubRefused, match="not understood"):
        of(nobody.user)


def test_the_form_for_a_token_asks_for_no_more_than_is_checked(nobody: HubServer) -> None:
    page = hub.new_token_page()
    assert page.startswith(f"{nobody.endpoint}/settings/tokens/new?")
    assert page.count("ownUserPermissions=") == 2
    assert READ in page
    assert WRITE in page
