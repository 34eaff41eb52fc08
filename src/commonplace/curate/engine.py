"""The only module that knows Daft: it runs tasks, on this machine or on a Ray cluster, and makes signatures.

A task is a short text; a kind of work is a function of a module from that text to another. Work reads files and
writes files whole, so a task that is run twice, as after a lost worker, writes the same bytes; and what a
killed run has finished is there for the next. Daft spreads tasks, starts processes and repeats what a lost
node had; the plan is the same for both runners. On a cluster all nodes need the same folders.

Source: Daft 0.7.26. It reports imports to a third party unless ``DO_NOT_TRACK`` is set before its import
(``daft/scarf_telemetry.py``). Ray 2.59 takes ``127.0.0.1`` for the machine's first interface, where a head that
listens on loopback is not found: use ``127.0.0.2``. It also asks for a token and writes one into the home
folder unless ``RAY_AUTH_MODE`` says otherwise; a cluster of one's own on one machine sets it to ``disabled``.
"""

import os
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, Literal

import msgspec
import pyarrow as pa

from commonplace.curate.arrays import Arrow

os.environ["DO_NOT_TRACK"] = "1"
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")

import daft

from commonplace import NAME
from commonplace.curate.extra import need_cluster
from commonplace.curate.signatures import PERMUTATIONS, SHINGLE
from commonplace.errors import CommonplaceError, DamagedInput

__all__ = ["PROBE", "Engine", "signatures"]

PROBE = ("probe of the signature of words", 1_316_890_962)
"""A text and the first minimum of its signature. An engine that gives another one makes signatures that cannot be
compared with those in a cache. Source: Daft 0.7.26."""


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """How tasks are run.

    Attributes:
        runner: ``native`` for this machine, ``ray`` for a cluster; one per process, the first that is used.
        address: of the cluster, ``HOST:PORT``.
        processes: whether several tasks get processes of their own on this machine; without, they take turns here.
    """

    runner: Literal["native", "ray"] = "native"
    address: str | None = None
    processes: bool = True

    def each(self, work: Callable[[str], str], tasks: Sequence[str]) -> list[str]:
        """What ``work`` says to each task, in the order of the tasks.

        Raises:
            CommonplaceError: that ``work`` raised for a task, with its message, facts and hint.
        """
        if not tasks:
            return []
        _start(self.runner, self.address)
        answered = daft.func(
            _Work(work),
            return_dtype=daft.DataType.string(),
            use_process=self.processes and self.runner == "native" and len(tasks) > 1,
        )
        numbered: dict[str, Any] = {"number": list(range(len(tasks))), "task": list(tasks)}
        plan = daft.from_pydict(numbered)
        plan = plan.repartition(len(tasks), "number") if self.runner == "ray" else plan.into_batches(1)
        answers = plan.select(daft.col("number"), answered(daft.col("task")).alias("answer")).to_pydict()
        ordered = sorted(zip(answers["number"], answers["answer"], strict=True))
        return [_said(answer) for _, answer in ordered]


@cache
def _start(runner: str, address: str | None) -> None:
    """Daft takes one runner for a process, and an error for a second call."""
    if runner == "ray":
        need_cluster()
        daft.set_runner_ray(address=address)
    else:
        daft.set_runner_native()


class _Outcome(msgspec.Struct, frozen=True):
    said: str = ""
    failed: str | None = None
    facts: tuple[str, ...] = ()
    hint: str = ""


class _Work:
    """A function that tells of its failure instead of raising, for an engine wraps what is raised."""

    def __init__(self, work: Callable[[str], str]) -> None:
        self._work = work
        self.__name__ = work.__name__
        self.__qualname__ = work.__qualname__
        self.__module__ = work.__module__

    def __call__(self, task: str) -> str:
        try:
            outcome = _Outcome(self._work(task))
        except CommonplaceError as error:
            outcome = _Outcome(failed=error.message, facts=error.facts, hint=error.hint)
        return msgspec.json.encode(outcome).decode()


def _said(answer: str) -> str:
    outcome = msgspec.json.decode(answer, type=_Outcome)
    if outcome.failed is not None:
        raise DamagedInput(outcome.failed, facts=outcome.facts, hint=outcome.hint)
    return outcome.said


def signatures(texts: Arrow) -> Arrow:
    """MinHash signatures of normalised texts, fixed_size_list<uint32>[128].

    Cost: 75 ns a word, 128 permutations included, in Rust; the fastest of what was measured at equal recall.
    Source: Daft's ``minhash`` cuts words at the single space only; texts of fewer words than a shingle become
    one shingle, and empty ones are all alike, so callers leave both out.
    """
    if _minima(pa.array([PROBE[0]]))[0][0].as_py() != PROBE[1]:
        raise DamagedInput(
            "this version of Daft makes other signatures than the ones that are compared here",
            facts=(f"daft {daft.__version__}",),
            hint=f"pip install '{NAME}[lab]' installs a version that fits",
        )
    return _minima(texts)


def _minima(texts: Arrow) -> Arrow:
    series = daft.Series.from_arrow(texts)
    made = series.minhash(num_hashes=PERMUTATIONS, ngram_size=SHINGLE, seed=1, hash_function="murmurhash3")
    return made.to_arrow()
