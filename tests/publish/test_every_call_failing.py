"""Every call of publishing and withdrawing fails in every way; the same command, run again, ends where it must."""

from collections.abc import Iterator
from dataclasses import replace as with_fields

import pytest

from commonplace.errors import HubError, NeedsPerson
from commonplace.publish.pending import unconfirmed
from tests.hub_server import Fault
from tests.publish.histories import Donor

CALLS = {
    "look": ("GET", "/api/datasets/donor/my-chats$|/api/datasets/donor/my-chats\\?"),
    "create": ("POST", "/api/repos/create"),
    "check the card": ("POST", "/api/validate-yaml"),
    "ask how": ("POST", "/preupload/"),
    "announce objects": ("POST", "/objects/batch"),
    "send an object": ("PUT", "/lfs/"),
    "verify an object": ("POST", "/lfs/verify"),
    "commit": ("POST", "/commit/main"),
    "ask for a file": ("HEAD", "/resolve/"),
    "fetch a file": ("GET", "/resolve/"),
    "fetch an object": ("GET", "/lfs/donor"),
    "check rights": ("GET", "/auth-check"),
    "list objects": ("GET", "/lfs-files"),
    "delete objects": ("POST", "/lfs-files/batch"),
    "list references": ("GET", "/refs"),
    "list commits": ("GET", "/commits/"),
    "delete a tag": ("DELETE", "/tag/"),
    "squash": ("POST", "/super-squash/"),
    "look for a revision": ("GET", "/revision/"),
}
"""The calls that the two commands make, by what they are for. Source: the log of the stand-in."""

WAYS = {
    "401": Fault("", "", status=401),
    "403": Fault("", "", status=403),
    "404": Fault("", "", status=404),
    "409": Fault("", "", status=409),
    "412": Fault("", "", status=412),
    "429": Fault("", "", status=429, headers={"RateLimit": '"api";r=0;t=0'}),
    "500": Fault("", "", status=500),
    "500 after it was done": Fault("", "", status=500, after=True),
    "no answer": Fault("", "", drop=True),
    "no answer after it was done": Fault("", "", drop=True, after=True),
    "cut short": Fault("", "", truncate=7),
    "slow": Fault("", "", status=0, delay=0.05),
}

OFTEN = 2
"""So often each call fails; a client that asks again by itself meets the second failure."""

_QUICK = ("500 after it was done", "no answer", "cut short", "403")


@pytest.fixture
def donor() -> Iterator[Donor]:
    made = Donor()
    yield made
    made.close()


def pairs() -> list[object]:
    """Each call with some of the ways, each way with some of the calls; one of each call in every run."""
    return [
        pytest.param(
            call, way, marks=[] if WAYS_OF_EACH[index] == way else [pytest.mark.slow], id=f"{call}-{way}"
        )
        for index, call in enumerate(CALLS)
        for number, way in enumerate(WAYS)
        if WAYS_OF_EACH[index] == way or (index + number) % 4 == 0
    ]


WAYS_OF_EACH = [_QUICK[index % len(_QUICK)] for index in range(len(CALLS))]


def until_done(donor: Donor, number: int | None) -> int:
    """Run the command until nothing fails; says how often it did."""
    for failures in range(8):
        try:
            if number is not None and donor.withdrawing:
                donor.withdraw(number)
            donor.settle()
        except (HubError, NeedsPerson):
            donor.killed = True
            continue
        if not unconfirmed(donor.desk.workspace):
            return failures
        # A publication whose earlier versions are pending is sent; a withdrawal of nothing goes on with them.
        donor.killed = True
    raise AssertionError("it never ended")


@pytest.mark.parametrize(("call", "way"), pairs())
def test_the_same_command_ends_where_it_must(donor: Donor, call: str, way: str) -> None:
    method, path = CALLS[call]

    def arm() -> None:
        donor.server.faults.waiting.clear()
        donor.server.fail(with_fields(WAYS[way], method=method, path=path, times=OFTEN))

    donor.write(0)
    donor.write(1)
    arm()
    until_done(donor, None)
    donor.check()
    donor.write(1)
    arm()
    until_done(donor, None)
    donor.check()
    there = donor.repository
    assert there is not None
    there.tags["v1"] = there.branches["main"]
    donor.withdrawing.add(0)
    arm()
    until_done(donor, 0)
    donor.check()
    assert len(donor.rows()) == 1
    assert any(path_matches(method, path, each) for each in donor.server.calls)


def path_matches(method: str, path: str, call: tuple[str, str, bytes]) -> bool:
    """Whether a call was of this kind: a table that names calls nobody makes would prove nothing."""
    return Fault(method, path).matches_call(call[0], call[1])
