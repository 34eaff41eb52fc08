"""Import many synthetic conversations, and die on the way when told to; run by ``test_resume``.

Arguments: the workspace, and ``FAULT=COUNT``: ``write=40`` kills the process before the fortieth statement
that writes, ``commit=3`` before the third commit, ``committed=3`` after it, ``none=0`` never.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commonplace.records import Conversation, Skipped, Tally, UnknownRecord
from commonplace.store import FileRecord, Workspace
from commonplace.store.connection import Database, Values
from tests.store.making import START, chat, finding, scan

FILES = 12
IN_A_FILE = 10


def conversations(file: int) -> Iterator[Conversation]:
    """Conversations of one file; every third one is an older or a newer state of one in another file."""
    for number in range(IN_A_FILE):
        name = f"chat-{number}" if number % 3 == 0 else f"chat-{file}-{number}"
        texts = [f"word{file % 5} number{number} turn{turn}" for turn in range(2 + file % 4)]
        aliases = (f"chat-{number - 1}",) if number % 9 == 7 and file == 5 else ()
        yield chat(name, texts, title=name, start=START + number, aliases=aliases)


def run(workspace: Workspace) -> None:
    """Read all files that were not read yet, each in one transaction, as intake does."""
    number = workspace.imports.begin(["synthetic"])
    for file in range(FILES):
        if workspace.imports.seen(f"print-{file}"):
            continue
        with workspace.transaction():
            for conversation in conversations(file):
                cid = workspace.conversations.put(conversation, number).cid
                workspace.findings.replace(cid, scan(finding(f"value-{cid % 7}")))
            workspace.imports.skip(number, Skipped(f"{file}.json", "not-json"))
            workspace.imports.unknown(number, UnknownRecord(f"{file}.json", "", "odd", str(file).encode()))
            workspace.imports.done(
                number, FileRecord(tally=Tally(f"{file}.json", 10), fingerprint=f"print-{file}")
            )
        print(file, flush=True)  # noqa: T201 - the test waits for it
    workspace.imports.finish(number)


def die_at(fault: str, count: int) -> None:
    """Kill this process, with no chance to clean up, at the given point."""
    left = [count]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    write, transaction = Database.write, Database.transaction

    def counted_write(self: Database, sql: str, values: Values = ()) -> object:
        step()
        return write(self, sql, values)

    @contextmanager
    def counted_transaction(self: Database) -> Iterator[None]:
        outermost = self._depth == 0
        with transaction(self):
            yield
            if outermost and fault == "commit":
                step()
        if outermost and fault == "committed":
            step()

    if fault == "write":
        Database.write = counted_write  # type: ignore[method-assign, assignment]
    elif fault != "none":
        Database.transaction = counted_transaction  # type: ignore[method-assign]


if __name__ == "__main__":
    name, _, at = sys.argv[2].partition("=")
    die_at(name, int(at))
    with Workspace.open(Path(sys.argv[1])) as opened:
        run(opened)
