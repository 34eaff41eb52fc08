"""The donor's workspace: one private folder with a database, a key, an outbox and a spool.

::

    ROOT/
      workspace.sqlite3      everything that was imported, found and decided (with -wal and -shm)
      secret.key             32 random bytes
      lock                   number of the process that opened it last
      outbox/                staged publications
      remaking/              files of a repository between its deletion and its making again
      spool/                 temporary files, emptied at each start
      cache/                 compiled rules, nothing of the person's
"""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from commonplace import NAME
from commonplace.errors import WorkspaceError
from commonplace.settings import cache_folder
from commonplace.store.connection import Database
from commonplace.store.conversations import Conversations
from commonplace.store.decisions import Decisions
from commonplace.store.facts import Facts
from commonplace.store.findings import Findings
from commonplace.store.imports import Imports
from commonplace.store.key_file import key_name
from commonplace.store.keys import noted_fingerprint
from commonplace.store.lock import Lock
from commonplace.store.migrations import migrate, pending
from commonplace.store.outbox import Outbox
from commonplace.store.permissions import (
    create_file,
    own_file,
    own_folder,
    remove,
    synced_folder_warning,
)
from commonplace.store.places import Places
from commonplace.store.recognised import Recognised
from commonplace.store.rekeying import KeyUse, forget_keyed, key_use, refuse_if_published
from commonplace.store.rules import Rules
from commonplace.store.secret import check_secret, load_secret, read_or_make_secret, read_secret
from commonplace.store.spreads import Spreads
from commonplace.store.stated import StatedPlans
from commonplace.store.topics import Topics

__all__ = ["Workspace"]

_DATABASE = "workspace.sqlite3"
_SECRET = "secret.key"  # noqa: S105 - a file name
_FOLDERS = ("spool", "outbox", "remaking", "cache")
_FILES = (
    f"{_SECRET}.new",
    _SECRET,
    f"{_DATABASE}-journal",
    f"{_DATABASE}-shm",
    f"{_DATABASE}-wal",
    _DATABASE,
)
_LOCK = "lock"
_OURS = frozenset((*_FOLDERS, *_FILES, _LOCK))


class Workspace:
    """An open workspace; close it, or use it in a ``with``.

    Attributes:
        root: the folder.
        clock: gives UTC seconds.
        conversations, findings, recognised, spreads, topics, decisions, places, rules, plans, imports, facts,
            outbox: the tables.
    """

    def __init__(self, root: Path, database: Database, lock: Lock | None, clock: Callable[[], float]) -> None:
        self.root = root
        self.clock = clock
        self._database = database
        self._lock = lock
        self.conversations = Conversations(database)
        self.findings = Findings(database, clock)
        self.recognised = Recognised(database)
        self.spreads = Spreads(database)
        self.topics = Topics(database)
        self.decisions = Decisions(database, clock)
        self.places = Places(database, clock)
        self.rules = Rules(database, clock)
        self.plans = StatedPlans(database, self.places, clock)
        self.imports = Imports(database, clock)
        self.facts = Facts(database)
        self.outbox = Outbox(database, root / "outbox", clock)

    @classmethod
    def open(
        cls,
        root: Path,
        *,
        create: bool = True,
        read_only: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> "Workspace":
        """Open a workspace for writing, also beside others that write, or for reading only.

        Args:
            root: the folder; made if it is not there and ``create`` says so.
            create: whether a workspace that is not there is made.
            read_only: do not take the lock, and refuse to write.
            clock: gives UTC seconds.

        Raises:
            WorkspaceBusy: another process is erasing it or bringing it up to date.
            WorkspaceTooNew: a later version wrote it.
            WorkspaceError: it is not there, belongs to something else, or cannot be kept private.
        """
        file = root / _DATABASE
        if not file.exists() and (read_only or not create):
            raise WorkspaceError(
                "there is no workspace yet", facts=(str(root),), hint="add something first: `add PATH`"
            )
        _refuse_foreign(root)
        if read_only:
            return cls(root, _open_for_reading(file), None, clock)
        own_folder(root)
        lock = Lock(root / _LOCK)
        lock.take()
        try:
            for folder in _FOLDERS:
                own_folder(root / folder)
            workspace = cls(root, _open_for_writing(file, lock), lock, clock)
            if lock.alone:
                workspace._sweep()
                lock.share()
        except BaseException:
            lock.release()
            raise
        return workspace

    @staticmethod
    def exists(root: Path) -> bool:
        """Whether there is a workspace in a folder."""
        return (root / _DATABASE).exists()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the person should know about the place of the workspace."""
        synced = synced_folder_warning(self.root.absolute())
        return (synced,) if synced else ()

    def size(self) -> int:
        """Bytes of all its files on the disk."""
        return sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing for everything that is written inside; may be nested."""
        with self._database.transaction():
            yield

    @property
    def spool(self) -> Path:
        """A private folder for temporary files; what is left there goes when nobody uses the workspace."""
        return self.root / "spool"

    @property
    def remaking(self) -> Path:
        """A private folder for files of which there may be no other copy; nothing sweeps it."""
        return self.root / "remaking"

    @property
    def cache(self) -> Path:
        """A private folder for what can be made anew at any time, nothing of the person's."""
        return cache_folder(self.root)

    @property
    def free_bytes(self) -> int:
        """Free space on the disk of the workspace."""
        return shutil.disk_usage(self.root).free

    def secret(self) -> bytes:
        """The donor's secret, 32 bytes; made at the first call.

        Raises:
            WorkspaceError: it is damaged, or it is gone and a copy of it was saved.
        """
        file = self.root / _SECRET
        if not file.exists() and noted_fingerprint(self.facts):
            raise WorkspaceError(
                "the workspace key is gone",
                facts=(f"it had the fingerprint {noted_fingerprint(self.facts)}, and a copy was saved",),
                hint=f"`{NAME} key load FILE`; to withdraw without it, name an empty folder with --root",
            )
        return read_or_make_secret(file)

    def would_forget(self, fingerprint: str) -> KeyUse | None:
        """What is forgotten if a secret of this fingerprint is loaded.

        Returns:
            None if that secret is here, or comes back after it was lost.

        Raises:
            WorkspaceError: something was published with another secret.
        """
        present, noted = read_secret(self.root / _SECRET), noted_fingerprint(self.facts)
        if fingerprint == (noted if present is None else key_name(present)):
            return None
        use = key_use(self._database)
        if present is not None or noted:
            refuse_if_published(use)
        return use

    def load_secret(self, secret: bytes) -> None:
        """Put a secret that was saved, here or elsewhere, in the place of this workspace's.

        What was found and chosen under another secret is forgotten, so that all is scanned again.

        Raises:
            WorkspaceBusy: another process uses the workspace, and the present secret with it.
            WorkspaceError: something was published with the present secret, or this is no secret.
        """
        check_secret(secret)
        file = self.root / _SECRET
        forgets = self.would_forget(key_name(secret)) is not None
        if read_secret(file) == secret:
            return
        if self._lock is None:
            raise WorkspaceError("the workspace is open for reading only")
        try:
            if not self._lock.try_alone():
                raise self._lock.busy()
            if forgets:
                # First, for without findings nothing leaves, whichever secret is there after a crash.
                forget_keyed(self._database)
            load_secret(file, secret)
        finally:
            self._lock.share()
        self.outbox.sweep()

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file; empty if nothing. Cost: reads all of it."""
        found = [str(row[0]) for row in self._database.all("PRAGMA integrity_check")]
        found += [f"foreign key in {row[0]}" for row in self._database.all("PRAGMA foreign_key_check")]
        return tuple(line for line in found if line != "ok")

    def erase_deleted(self) -> None:
        """Take what was forgotten out of the disk: index, free pages, log. Cost: rewrites the file."""
        with self.transaction():
            self._database.write("INSERT INTO words (words) VALUES ('optimize')")
        self._database.outside("VACUUM")
        self._database.outside("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the files and give the lock back."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def erase(self) -> tuple[str, ...]:
        """Remove the whole workspace, and nothing else that may lie in its folder; it is closed then.

        The database goes last, so that an erase that was interrupted can be done again.

        Returns:
            Names of what was removed.

        Raises:
            WorkspaceBusy: another process uses it.
        """
        if self._lock is None:
            raise WorkspaceError("the workspace is open for reading only")
        if not self._lock.try_alone():
            self._lock.share()
            raise self._lock.busy()
        self._database.close()
        removed = [name for name in (*_FOLDERS, *_FILES) if os.path.lexists(self.root / name)]
        for name in removed:
            remove(self.root / name)
        self._lock.release()
        remove(self.root / _LOCK)
        if not any(self.root.iterdir()):
            self.root.rmdir()
            removed.append(str(self.root))
        return tuple(removed)

    def _sweep(self) -> None:
        for left in self.spool.iterdir():
            remove(left)
        self.outbox.sweep()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _refuse_foreign(root: Path) -> None:
    """Refuse a folder with other things in it: we would take others' rights on it away."""
    if not root.exists() or (root / _DATABASE).exists():
        return
    if not root.is_dir():
        raise WorkspaceError("the workspace must be a folder", facts=(str(root),))
    others = sorted(entry.name for entry in root.iterdir() if entry.name not in _OURS)
    if others:
        raise WorkspaceError(
            "the folder is no workspace and not empty",
            facts=(f"{root}: {len(others)} other files",),
            hint="name a new or empty folder with --root",
        )


def _open_for_writing(file: Path, lock: Lock) -> Database:
    create_file(file)
    database = Database(file)
    try:
        _bring_up_to_date(database, lock)
    except BaseException:
        database.close()
        raise
    for suffix in ("-wal", "-shm"):
        beside = file.with_name(file.name + suffix)
        if beside.exists():
            own_file(beside)
    return database


def _bring_up_to_date(database: Database, lock: Lock) -> None:
    if lock.alone:
        migrate(database)
    elif pending(database):
        raise lock.busy()


def _open_for_reading(file: Path) -> Database:
    database = Database(file, read_only=True)
    try:
        _refuse_older(database)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_older(database: Database) -> None:
    steps = pending(database)
    if steps:
        raise WorkspaceError(
            "the workspace was written by an earlier version",
            facts=steps,
            hint="run `update` once, which brings it up to date",
        )
