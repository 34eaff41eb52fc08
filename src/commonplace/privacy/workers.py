"""Scan in processes that can be killed, so that no text can hold up a donor's machine.

Each worker builds its scanner once and answers batch after batch. A batch that is not answered in time,
or whose worker dies, is given conversation by conversation to a new worker; a conversation that alone
does the same is ``timed_out`` or ``failed``, which blocks its publication and nothing else.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic
from typing import Protocol

import msgspec

from commonplace.errors import CommonplaceError, UsageError
from commonplace.privacy.engine import EngineName
from commonplace.privacy.identity import Identity
from commonplace.privacy.scanner import Scanner, version_of
from commonplace.records import Conversation, ScanResult

__all__ = ["Recipe", "ScannerRecipe", "Scans", "scan_in_workers"]


class Scans(Protocol):
    """Whatever answers conversations with results, one for each."""

    def scan(self, conversations: Sequence[Conversation]) -> list[ScanResult]:
        """Scan a batch; raises nothing that a text brings about."""
        ...


class Recipe(Protocol):
    """What a worker needs to build what it scans with; travels through a pipe."""

    @property
    def version(self) -> str:
        """Stands in the results of conversations that end a worker."""
        ...

    def build(self) -> Scans:
        """Build it, in the worker."""
        ...


class ScannerRecipe(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker needs to build its own ``Scanner``; travels through a pipe, never through a file."""

    identity: Identity
    key: bytes
    engine: EngineName = "auto"
    environment_secrets: tuple[str, ...] = ()
    cache: Path | None = None

    @property
    def version(self) -> str:
        """The version of the scanner that this describes."""
        return version_of(self.identity, self.key)

    def build(self) -> Scanner:
        """The scanner that this describes."""
        return Scanner(
            self.identity,
            self.key,
            engine=self.engine,
            environment_secrets=self.environment_secrets,
            cache=self.cache,
        )


class _Job(msgspec.Struct):
    """A batch, where its results belong, and how many of its conversations are done."""

    number: int
    conversations: tuple[Conversation, ...]
    done: int = 0
    single: bool = False

    def part(self) -> tuple[Conversation, ...]:
        return self.conversations[self.done : self.done + 1] if self.single else self.conversations


def scan_in_workers(
    batches: Iterable[Sequence[Conversation]],
    recipe: Recipe,
    *,
    workers: int = 1,
    timeout: float = 60.0,
    start: float = 60.0,
) -> Iterator[list[ScanResult]]:
    """Scan batches in worker processes.

    Args:
        batches: taken as workers become free, at most ``workers`` ahead of what was yielded.
        recipe: what the workers scan with.
        workers: how many processes.
        timeout: seconds that a batch may take, and that a single conversation of a batch that failed may.
        start: seconds that a new worker may take until it is ready.

    Yields:
        For each batch, in order, one result for each of its conversations.

    Raises:
        UsageError: what to scan with cannot be built, e.g. a model is missing.

    Cost: a worker takes about half a second to start.
    """
    pool = _Pool(recipe, max(1, workers), timeout, start)
    try:
        yield from pool.run(iter(batches))
    finally:
        pool.close()


class _Pool:
    def __init__(self, recipe: Recipe, size: int, timeout: float, start: float) -> None:
        self._recipe = recipe
        self._size = size
        self._timeout = timeout
        self._start = start
        self._version = recipe.version
        self._workers: list[_Worker] = []
        self._results: dict[int, list[ScanResult]] = {}

    def run(self, batches: Iterator[Sequence[Conversation]]) -> Iterator[list[ScanResult]]:
        """See ``scan_in_workers``."""
        waiting: deque[_Job] = deque()
        taken = given = 0
        finished: set[int] = set()
        more = True
        while True:
            while more and taken - given < 2 * self._size:
                batch = next(batches, None)
                if batch is None:
                    more = False
                else:
                    waiting.append(_Job(taken, tuple(batch)))
                    self._results[taken] = []
                    taken += 1
            self._hand_out(waiting)
            for job in self._collect():
                if job.done < len(job.conversations):
                    waiting.appendleft(job)
                else:
                    finished.add(job.number)
            while given in finished:
                finished.discard(given)
                yield self._results.pop(given)
                given += 1
            if not more and given == taken:
                return

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self, waiting: deque[_Job]) -> None:
        while waiting:
            worker = next((worker for worker in self._workers if worker.job is None), None)
            if worker is None:
                # One after the other: what the first compiles and keeps, the others only read.
                if len(self._workers) >= self._size or not all(each.ready for each in self._workers):
                    return
                worker = _Worker(self._recipe)
                self._workers.append(worker)
            worker.take(waiting.popleft(), self._timeout, self._start)

    def _collect(self) -> Iterator[_Job]:
        busy = [worker for worker in self._workers if worker.job is not None]
        if not busy:
            return
        remaining = min(worker.until for worker in busy) - monotonic()
        ready = wait([worker.pipe for worker in busy], max(0.0, remaining))
        for worker in busy:
            job = worker.job
            if job is None:
                continue
            if worker.pipe in ready and not worker.ready and worker.has_started():
                continue
            if worker.pipe in ready:
                results = worker.answer()
                if results is not None and len(results) == len(job.part()):
                    worker.job = None
                    self._results[job.number].extend(results)
                    job.done += len(results)
                    yield job
                else:
                    yield self._give_up(worker, job, "failed", "worker-died")
            elif monotonic() >= worker.until:
                yield self._give_up(worker, job, "timed_out", "timeout")

    def _give_up(self, worker: "_Worker", job: _Job, status: str, detail: str) -> _Job:
        """Kill the worker; what a single conversation did to it becomes the result of that conversation."""
        worker.end()
        self._workers.remove(worker)
        if job.single or len(job.conversations) == 1:
            self._results[job.number].append(
                ScanResult(
                    status="timed_out" if status == "timed_out" else "failed",
                    findings=(),
                    leaves=0,
                    characters=0,
                    version=self._version,
                    detail=detail,
                )
            )
            job.done += 1
        job.single = True
        return job


class _Worker:
    def __init__(self, recipe: Recipe) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, recipe), daemon=True)
        with _unmoved_by_ctrl_c():
            self.process.start()
        theirs.close()
        self.job: _Job | None = None
        self.until = 0.0
        self.timeout = 0.0
        self.ready = False

    def take(self, job: _Job, timeout: float, start: float) -> None:
        """Give it a job that must be answered within ``timeout`` seconds from when it is ready for it."""
        self.job = job
        self.timeout = timeout
        self.until = monotonic() + start
        if self.ready:
            self._send(job)

    def _send(self, job: _Job) -> None:
        # Only to a worker that is waiting for it: else a full pipe would hold up the sender.
        self.until = monotonic() + self.timeout
        try:
            self.pipe.send_bytes(_ENCODER.encode(job.part()))
        except OSError:
            self.until = 0.0  # it died before it could be asked: the pipe will say so

    def has_started(self) -> bool:
        """Take its word that it is ready, and send its job; False if it is dead.

        Raises:
            UsageError: it says why it cannot build what it would scan with.
        """
        try:
            word = self.pipe.recv_bytes()
        except (EOFError, OSError):
            return False
        self.ready = word == _READY
        if not self.ready:
            refusal = msgspec.msgpack.decode(word, type=_Refusal)
            raise UsageError(refusal.message, facts=refusal.facts, hint=refusal.hint)
        if self.job is not None:
            self._send(self.job)
        return True

    def answer(self) -> list[ScanResult] | None:
        """Its results, or None if it is dead."""
        try:
            return _RESULTS.decode(self.pipe.recv_bytes())
        except (EOFError, OSError, msgspec.DecodeError):
            return None

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Refusal(msgspec.Struct, frozen=True):
    """Why a worker cannot build what it would scan with, in the words of its error."""

    message: str
    facts: tuple[str, ...]
    hint: str


_READY = b"ready"
_ENCODER = msgspec.msgpack.Encoder()
_RESULTS = msgspec.msgpack.Decoder(list[ScanResult])


@contextmanager
def _unmoved_by_ctrl_c() -> Iterator[None]:
    """Start processes that Ctrl-C at the terminal does not reach: it reaches us, and we end them.

    Else each would print a traceback of its own. What is ignored here stays ignored in a started process.
    """
    if current_thread() is not main_thread():
        yield  # only the main thread may say what happens on a signal
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


def _serve(pipe: Connection, recipe: Recipe) -> None:
    """The life of a worker: build the scanner or say why not, then answer until the pipe closes."""
    try:
        scanner = recipe.build()
    except CommonplaceError as error:
        pipe.send_bytes(_ENCODER.encode(_Refusal(error.message, error.facts, error.hint)))
        return
    pipe.send_bytes(_READY)
    decoder = msgspec.msgpack.Decoder(tuple[Conversation, ...])
    while True:
        try:
            data = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        pipe.send_bytes(_ENCODER.encode(scanner.scan(decoder.decode(data))))
