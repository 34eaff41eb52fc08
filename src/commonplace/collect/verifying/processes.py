"""Checks files in processes that may end: hostile Parquet takes one down, never the program.

Each process has a bound on its memory where the system has one, and each file a time. A file on which the
process dies, or that takes too long, is refused as ``reader-died``.
"""

import multiprocessing
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from time import monotonic

import msgspec

from commonplace.collect.verifying.files import FileTask, check_file
from commonplace.collect.verifying.results import FileResult

__all__ = ["MOST_MEMORY", "check_in_processes"]

MOST_MEMORY = 4 * 1024**3
"""Bytes of data that one process may have. Source: chosen; eight times the largest row group that is read."""

_LEAST_SECONDS = 60.0
_BYTES_PER_SECOND = 500_000
"""Time that a file may take: a minute, and more for large ones; ten MB a second were the slowest measured."""

_ENCODER = msgspec.msgpack.Encoder(enc_hook=str)
_RESULT = msgspec.msgpack.Decoder(FileResult)


def check_in_processes(
    tasks: Iterable[FileTask], *, workers: int = 1, seconds: float = _LEAST_SECONDS
) -> Iterator[tuple[FileTask, FileResult]]:
    """Check files, each in one of some processes.

    Args:
        tasks: taken as processes become free.
        workers: how many processes.
        seconds: least time that a file may take.

    Yields:
        Each task with its result, in the order in which they are done.
    """
    pool: list[_Process] = []
    waiting = iter(tasks)
    try:
        while True:
            for process in [each for each in pool if each.task is None]:
                process.take(next(waiting, None), seconds)
            while len(pool) < max(1, workers) and (task := next(waiting, None)) is not None:
                process = _Process()
                pool.append(process)
                process.take(task, seconds)
            busy = [each for each in pool if each.task is not None]
            if not busy:
                return
            wait([each.pipe for each in busy], max(0.0, min(each.until for each in busy) - monotonic()))
            for process in busy:
                done = process.result()
                if done is not None:
                    yield done
            pool = [each for each in pool if not each.ended]
    finally:
        for process in pool:
            process.end()


class _Process:
    """One process and the file that it has."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self.task: FileTask | None = None
        self.until = 0.0
        self.ended = False

    def take(self, task: FileTask | None, seconds: float) -> None:
        """Give it a file; None, and it stays idle."""
        self.task = task
        if task is None:
            return
        with suppress(OSError):
            size = task.path.stat().st_size
            self.until = monotonic() + max(seconds, size / _BYTES_PER_SECOND)
            self.pipe.send_bytes(_ENCODER.encode(task))

    def result(self) -> tuple[FileTask, FileResult] | None:
        """What it says, or that it died over its file; None while it works."""
        task = self.task
        if task is None:
            return None
        try:
            if self.pipe.poll():
                result = _RESULT.decode(self.pipe.recv_bytes())
            elif monotonic() >= self.until:
                result = self._died(task, "took too long")
            else:
                return None
        except (EOFError, OSError, msgspec.DecodeError):
            result = self._died(task, "ended")
        self.task = None
        return task, result

    def _died(self, task: FileTask, how: str) -> FileResult:
        self.end()
        return FileResult(month=task.month, refused={"reader-died": (how,)})

    def end(self) -> None:
        """Kill it and wait until it is gone."""
        self._process.kill()
        self._process.join()
        self.pipe.close()
        self.ended = True


def _serve(pipe: Connection) -> None:
    """The life of a process: check file after file until the pipe closes."""
    _bound_memory()
    tasks = msgspec.msgpack.Decoder(FileTask, dec_hook=lambda kind, value: kind(value))
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            pipe.send_bytes(_ENCODER.encode(check_file(tasks.decode(pipe.recv_bytes()))))


def _bound_memory() -> None:
    """Let the system refuse memory above the bound; Windows and macOS have no such bound."""
    if sys.platform != "linux":
        return
    import resource

    import pyarrow as pa

    # Arrow's own allocators reserve far more than they use.
    pa.set_memory_pool(pa.system_memory_pool())
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
