import pytest

from commonplace.evidence import CHECKS
from commonplace.evidence.check import ENOUGH_SAMPLES, Example, LogCheck
from commonplace.evidence.trace import Trace

EXAMPLES = [
    pytest.param(check, example, id=f"{check.id}-{number}-{example.verdict}")
    for check in CHECKS
    for number, example in enumerate(check.examples)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_each_check_gives_the_verdicts_of_its_examples(check: LogCheck, example: Example) -> None:
    assert check(example.trace) == example.verdict


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_check_shows_when_it_passes_when_it_does_not_and_when_it_says_nothing(check: LogCheck) -> None:
    verdicts = {example.verdict for example in check.examples}
    assert verdicts >= {"pass", "not-available"}
    assert verdicts & {"fail", "odd"}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_each_check_says_what_it_rests_on(check: LogCheck) -> None:
    assert check.samples > 0
    assert check.source
    assert check.says


def test_names_are_unique() -> None:
    assert len({check.id for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize(("samples", "verdict"), [(ENOUGH_SAMPLES - 1, "odd"), (ENOUGH_SAMPLES, "fail")])
def test_a_check_that_few_logs_support_never_calls_a_log_wrong(samples: int, verdict: str) -> None:
    check = LogCheck(
        id="x", kind="habit", says="x", judge=lambda _: "fail", samples=samples, source="x", examples=()
    )
    assert check(Trace()) == verdict


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_an_empty_log_gives_no_verdict(check: LogCheck) -> None:
    assert check(Trace()) == "not-available"
