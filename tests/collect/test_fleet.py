"""Many repositories of all kinds: collected, killed, gone on with, and withdrawn from."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from commonplace.collect import Limits, Mirror, Report, collect
from tests.collect.fleet import publish, text_of
from tests.collect.kinds import LIMIT, Placed, place
from tests.collect.test_collecting import said, usable
from tests.hub_server import HubServer

LIMITS = Limits(largest_origin=LIMIT, threads=6)
ANSWERED_BEFORE = 30
"""Calls after which the first process is killed; the others somewhere behind."""


@pytest.mark.parametrize(
    "number", [40, pytest.param(500, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_a_fleet_is_collected_through_kills_and_withdrawals(
    hub: HubServer, mirror: Mirror, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setenv("HF_TOKEN", hub.hub.add_user("lab").token)
    placed = place(hub, number)
    hub.hub.page_size = 16
    for calls in _kills(number):
        _kill_after(hub, calls, mirror.folder)
    report = collect(mirror.folder, limits=LIMITS)
    _is_as_placed(mirror, report, placed)
    assert set((mirror.folder / "objects").rglob("*.tmp")) == set()
    _asks_for_the_list_alone(hub, mirror, placed)
    _withdraw(hub, mirror, placed)


def _is_as_placed(mirror: Mirror, report: Report, placed: Sequence[Placed]) -> None:
    assert report.listed == len(placed)
    assert report.unreachable == 0
    reported = {state.origin: tuple(each.code for each in state.defects) for state in mirror.origins()}
    assert reported == {f"hf:{each.donor.name}": each.codes for each in placed}
    assert usable(mirror) == frozenset().union(*(each.usable for each in placed))
    assert "what stood here before" not in said(mirror)
    objects = {path.name for path in (mirror.folder / "objects").rglob("*") if path.is_file()}
    assert objects == {file.sha256 for state in mirror.origins() for file in state.files}


def _asks_for_the_list_alone(hub: HubServer, mirror: Mirror, placed: Sequence[Placed]) -> None:
    hub.calls.clear()
    report = collect(mirror.folder, limits=LIMITS)
    gated = sum(each.codes == ("gated",) for each in placed)
    assert (report.files, report.size, report.unchanged) == (0, 0, len(placed) - gated)
    asked = Counter("list" if "/api/datasets?" in target else "other" for _, target, _ in hub.calls)
    # A gated one is asked for its list of files and one of them, for its owner may have let us in.
    assert asked == Counter(list=-(-len(placed) // 16), other=2 * gated)


def _withdraw(hub: HubServer, mirror: Mirror, placed: Sequence[Placed]) -> None:
    leaving = [each.donor for each in placed if not each.codes][::3]
    texts = [text_of(donor, donor.ids[0]) for donor in leaving]
    before = said(mirror)
    assert all(text in before for text in texts)
    for donor in leaving:
        publish(hub, donor.without(donor.ids[0]), squashed=True)
    assert collect(mirror.folder, limits=LIMITS).withdrawn == len(leaving)
    after = said(mirror)
    assert [text for text in texts if text in after] == []
    assert text_of(leaving[0], leaving[0].ids[1]) in after


def _kills(number: int) -> list[int]:
    chance = random.Random(number)
    return [ANSWERED_BEFORE, *(chance.randrange(ANSWERED_BEFORE, 4 * number) for _ in range(2))]


def _kill_after(hub: HubServer, calls: int, folder: Path) -> None:
    """Run the command in a process of its own and kill it after so many calls."""
    before = len(hub.calls)
    arguments = (
        "lab",
        "collect",
        "--mirror",
        str(folder),
        "--threads",
        "6",
        "--largest-gb",
        str(LIMIT / 1e9),
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "commonplace", *arguments],
        env={**os.environ, "COMMONPLACE_ROOT": str(folder.parent / "none")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while len(hub.calls) - before < calls and process.poll() is None:
            time.sleep(0.005)
    finally:
        process.kill()
        process.wait()
    assert len(hub.calls) > before
