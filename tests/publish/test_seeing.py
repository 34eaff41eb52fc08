"""Who sees a publication, and whether a public name tells who the donor is."""

import msgspec
import pytest

from commonplace.errors import ConsentMissing
from commonplace.privacy import IdentityTerm
from commonplace.publish import Answers, Plan, Target, confirm, prepare, seen_by, send, telling_names
from tests.hub_server import HubServer
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat


def planned(desk: Desk, hub_server: HubServer, visibility: str | None, name: str = "donor/chats") -> Plan:
    answers = answered(hub_server, visibility)
    shown = prepare(desk.workspace, Target.parse(f"hf:{name}"), answers, scanner=desk.scanner, now=NOW)
    assert shown is not None
    return shown.plan


def answered(hub_server: HubServer, visibility: str | None) -> Answers:
    return msgspec.structs.replace(
        ANSWERS, channel="terminal", visibility=visibility, endpoint=hub_server.endpoint
    )


def test_visibility_has_no_default_and_the_one_that_shows_least_is_offered_first(
    desk: Desk, hub_server: HubServer
) -> None:
    desk.add(chat(1))
    with pytest.raises(ConsentMissing) as caught:
        planned(desk, hub_server, None)
    assert [fact.partition(":")[0] for fact in caught.value.facts[:3]] == ["private", "gated", "public"]
    assert "A folder needs no account" in caught.value.facts[3]


def test_the_donor_reads_who_will_see_it(desk: Desk, hub_server: HubServer) -> None:
    desk.add(chat(1))
    said = seen_by(planned(desk, hub_server, "public"))
    assert said == "public, under donor, readable together, by anyone, for ever in copies"
    assert str(seen_by(planned(desk, hub_server, "gated"))).startswith("gated, under donor")
    assert str(seen_by(planned(desk, hub_server, "private"))).startswith("private, under donor")


def test_a_gated_repository_has_its_gate_before_anything_is_in_it(desk: Desk, hub_server: HubServer) -> None:
    desk.add(chat(1))
    target = Target.parse("hf:donor/chats")
    for answers in (answered(hub_server, "gated"), answered(hub_server, None)):
        shown = prepare(desk.workspace, target, answers, scanner=desk.scanner, now=NOW)
        assert shown is not None
        assert shown.plan.visibility == "gated"
        send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "terminal", send_now=True, now=NOW))
        repository = hub_server.hub.repositories["donor/chats"]
        assert (repository.visibility, repository.gated) == ("public", "auto")
        desk.add(chat(2))


@pytest.mark.parametrize(
    ("term", "tells"),
    [
        (IdentityTerm("name", "Mary Donor"), True),
        (IdentityTerm("email", "do.nor@example.org"), True),
        (IdentityTerm("username", "Donor"), True),
        (IdentityTerm("name", "Ann Don"), False),
        (IdentityTerm("email", "ann@donor.example"), False),
        (IdentityTerm("host", "donor"), False),
    ],
)
def test_a_hub_name_with_a_part_of_the_donor_s_own_is_told(
    desk: Desk, hub_server: HubServer, term: IdentityTerm, *, tells: bool
) -> None:
    desk.add(chat(1))
    plan = planned(desk, hub_server, "private")
    found = telling_names(plan, [term])
    assert [(each.name, each.kinds) for each in found] == ([("donor", (term.kind,))] if tells else [])


def test_the_author_of_the_commits_is_looked_at_too(desk: Desk, hub_server: HubServer) -> None:
    desk.add(chat(1))
    plan = planned(desk, hub_server, "private")
    assert plan.author == "donor"
    other = msgspec.structs.replace(plan, target="hf:garden-club/chats")
    (found,) = telling_names(other, [IdentityTerm("username", "donor")])
    assert (found.what, found.name) == ("the author of the commits", "donor")
