"""For random histories with crashes: what stands on the Hub is what the donor decided, and nothing else is left."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.publish.histories import Donor

NUMBERS = st.integers(0, 3)
CALLS = st.integers(0, 30)


class Histories(RuleBasedStateMachine):
    """Import, edit, redact anew, publish, withdraw, be killed at any call to the Hub, and go on."""

    transfer = "lfs"

    def __init__(self) -> None:
        super().__init__()
        self.donor = Donor(self.transfer)

    def teardown(self) -> None:
        try:
            self.donor.settle()
            self.donor.check()
        finally:
            self.donor.close()

    @rule(number=NUMBERS)
    def write(self, number: int) -> None:
        self.donor.write(number)

    @precondition(lambda self: self.donor.cids)
    @rule(data=st.data(), keep=st.booleans())
    def redact_anew(self, data: st.DataObject, keep: bool) -> None:
        self.donor.keep_finds(data.draw(st.sampled_from(sorted(self.donor.cids))), keep=keep)

    @rule()
    def publish(self) -> None:
        self.donor.settle()

    @rule(at=CALLS, answered=st.booleans())
    def publish_and_be_killed(self, at: int, answered: bool) -> None:
        self.donor.wire.kill(at, answered=answered)
        self.donor.publish()

    @precondition(lambda self: self.donor.cids)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        self.donor.withdraw(data.draw(st.sampled_from(sorted(self.donor.cids))))
        self.donor.settle()

    @precondition(lambda self: self.donor.cids)
    @rule(data=st.data(), at=CALLS, answered=st.booleans())
    def withdraw_and_be_killed(self, data: st.DataObject, at: int, answered: bool) -> None:
        self.donor.wire.kill(at, answered=answered)
        self.donor.withdraw(data.draw(st.sampled_from(sorted(self.donor.cids))))

    @precondition(lambda self: self.donor.repository)
    @rule(name=st.sampled_from(["v1", "draft"]))
    def name_the_newest_commit(self, name: str) -> None:
        """A tag and a branch, which keep old commits alive."""
        there = self.donor.repository
        assert there is not None
        there.tags[name] = there.branches["main"]
        there.branches.setdefault(name, there.branches["main"])

    @invariant()
    def what_is_settled_is_true(self) -> None:
        if self.donor.settled:
            self.donor.check()


def _as_test(machine: type[Histories], examples: int, steps: int) -> type[Histories.TestCase]:
    # A history that fails is shown as it was met: each try of a shorter one takes as long as the first.
    given = settings(
        max_examples=examples,
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),
    )
    return type(machine.__name__, (machine.TestCase,), {"settings": given})


class HistoriesByChunks(Histories):
    """The same where files travel in chunks."""

    transfer = "xet"


TestHistories = _as_test(Histories, 15, 10)
TestLongHistories = pytest.mark.slow(pytest.mark.timeout(1500)(_as_test(Histories, 150, 25)))
TestHistoriesByChunks = pytest.mark.slow(pytest.mark.timeout(1500)(_as_test(HistoriesByChunks, 25, 12)))
