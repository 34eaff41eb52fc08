import msgspec
import pytest

from commonplace.records import Project
from commonplace.records.place import is_below, place_of, repository
from tests.store.making import chat


@pytest.mark.parametrize(
    ("remote", "parts"),
    [
        ("https://github.com/ann/garden.git", ("github.com", "ann", "garden")),
        ("https://user@Git.Example.org:8443/team/sub/garden", ("git.example.org", "team/sub", "garden")),
        ("git@github.com:ann/garden.git", ("github.com", "ann", "garden")),
        ("github.com:ann/garden", ("github.com", "ann", "garden")),
        ("ssh://git@codeberg.org:22/ann/garden/", ("codeberg.org", "ann", "garden")),
        ("/srv/git/garden.git", None),
        ("file:///srv/git/garden.git", None),
        ("garden", None),
        ("", None),
    ],
)
def test_addresses_of_repositories(remote: str, parts: tuple[str, str, str] | None) -> None:
    assert repository(remote) == parts


def test_a_repository_is_a_place_before_its_folder_and_a_chat_has_none() -> None:
    full = Project(name="garden", cwd="/home/ann/garden", remote="git@github.com:ann/garden.git")
    assert place_of(chat("a", ["x"], project=full)) == "git:github.com/ann/garden"
    assert place_of(chat("a", ["x"], project=Project(cwd="/home/ann/garden"))) == "folder:/home/ann/garden"
    local = Project(cwd="/home/ann/garden", remote="/srv/garden.git")
    assert place_of(chat("a", ["x"], project=local)) == "folder:/home/ann/garden"
    assert place_of(chat("a", ["x"], project=Project(name="a project of chats"))) is None
    assert place_of(chat("a", ["x"])) is None


@pytest.mark.parametrize("plan", ["team", "Enterprise", "self_serve_business_usage_based", "edu_plus", "hc"])
def test_the_account_of_an_organisation_is_one_place(plan: str) -> None:
    shown = chat("a", ["x"], project=Project(remote="git@github.com:ann/garden.git"))
    provenance = msgspec.structs.replace(shown.provenance, plan_hint=plan)
    place = place_of(msgspec.structs.replace(shown, provenance=provenance, account="a7"))
    assert place == f"organisation:{shown.provider}/{plan.lower()}/a7"


@pytest.mark.parametrize("plan", ["plus", "pro", "free", None])
def test_a_person_s_own_plan_is_no_organisation(plan: str | None) -> None:
    shown = chat("a", ["x"])
    provenance = msgspec.structs.replace(shown.provenance, plan_hint=plan)
    assert place_of(msgspec.structs.replace(shown, provenance=provenance)) is None


def test_what_lies_below_a_place() -> None:
    assert is_below("git:github.com/acme/app", "git:github.com/acme")
    assert is_below("git:github.com/acme", "git:github.com/acme")
    assert is_below("folder:C:\\work\\app", "folder:C:\\work")
    assert not is_below("git:github.com/acme2/app", "git:github.com/acme")
    assert not is_below("git:github.com/acme", "git:github.com/acme/app")
