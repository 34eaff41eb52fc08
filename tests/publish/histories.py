"""A donor with a workspace and a Hub, whose process may be killed at any call; and what must be true afterwards."""

import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
from huggingface_hub import close_session
from msgspec.structs import replace

from commonplace.errors import HubError, NeedsPerson, UsageError
from commonplace.publish import Answers, Chosen, Target, confirm, prepare, send, staged, withdraw
from commonplace.publish.pending import unconfirmed
from commonplace.records import Conversation, Text
from tests.hub_server import HubServer, Repository
from tests.hub_server.fixtures import PASSED
from tests.hub_server.wire import Killed, Wire
from tests.publish.searching import in_folders, on_hub
from tests.publish.workspaces import ANSWERS, MAIL, NOW, Desk, chat

REPOSITORY = "donor/my-chats"
TARGET = Target.parse(f"hf:{REPOSITORY}")
_MARK = re.compile(r"lighthouse [a-z]+ quartz")
_LETTERS = "abcdefghij"


def marked(number: int, version: int) -> Conversation:
    """A chat with words of this version that stand nowhere else."""
    mark = "lighthouse " + "".join(_LETTERS[int(digit)] for digit in f"{number}{version:03}") + " quartz"
    plain = chat(number, reply=f"It scatters light. {mark}.")
    messages = tuple(
        replace(each, parts=(*each.parts, Text(f"Once more: {mark}."))) if each.id == "b" else each
        for each in plain.messages
    )
    return replace(plain, messages=messages, updated=NOW + version)


def marks_in(text: object) -> frozenset[str]:
    """Marks that stand somewhere in a text, or in the text of anything."""
    return frozenset(_MARK.findall(text if isinstance(text, str) else repr(text)))


class Donor:
    """Acts as a person would, and knows what they decided.

    Attributes:
        versions: how often each conversation was edited, by its number.
        cids: numbers of the conversations in the workspace.
        withdrawing: those whose withdrawal was asked for and may have been interrupted.
        made: every mark that was ever written.
        settled: whether nothing was begun or changed since the last act that was carried out.
        killed: whether the process was killed since then.
    """

    def __init__(self, transfer: str = "lfs") -> None:
        self._stack = ExitStack()
        self.server = self._stack.enter_context(HubServer())
        self.folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        self.home = self.folder / "hf-home"
        environment = self.server.environment(str(self.home))
        self._stack.enter_context(patch.dict(os.environ, environment))
        for name, value in (("HF_HUB_DISABLE_XET", transfer == "lfs"), ("HF_HUB_OFFLINE", False)):
            self._stack.enter_context(patch(f"huggingface_hub.constants.{name}", value))
        # The client waits longer and longer before it asks again.
        self._stack.enter_context(patch("huggingface_hub.utils._http.time.sleep", lambda _: None))
        self._stack.enter_context(patch("commonplace.publish.sending.expect_rehearsed", lambda *_: PASSED))
        self.wire = self._stack.enter_context(Wire().laid())
        self.answers = replace(
            ANSWERS, channel="terminal", visibility="private", endpoint=self.server.endpoint
        )
        self.desk = Desk(self.folder / "workspace")
        self.versions: dict[int, int] = {}
        self.cids: dict[int, int] = {}
        self.withdrawing: set[int] = set()
        self.made: set[str] = set()
        self.settled = True
        self.killed = False

    def close(self) -> None:
        self.desk.workspace.close()
        close_session()
        self._stack.close()

    def write(self, number: int) -> None:
        """Import a conversation, or a later version of it, and choose it."""
        version = self.versions.get(number, -1) + 1
        made = marked(number, version)
        self.versions[number] = version
        self.made |= marks_in(made.messages)
        (self.cids[number],) = self.desk.add(made)
        self.settled = False

    def keep_finds(self, number: int, *, keep: bool) -> None:
        """Say that what was found in a conversation stays, or that it goes."""
        cid = self.cids[number]
        decisions = self.desk.workspace.decisions
        for value_id in {each.value_id for each in self.desk.workspace.findings.of(cid)}:
            (decisions.keep if keep else decisions.redact)(value_id, cid)
        self.settled = False

    def publish(self) -> None:
        """Publish what is included, as far as the process lives."""
        self._live(self._publish)

    def _publish(self) -> None:
        for waiting in self.desk.workspace.outbox.all("ready"):
            try:
                send(self.desk.workspace, staged(waiting))
            except (NeedsPerson, HubError):
                # Something else was decided since, or stands there; it is cancelled and made anew.
                self.desk.workspace.outbox.cancel(waiting.id)
        if not self.included():
            return
        shown = prepare(self.desk.workspace, TARGET, self._answers(), scanner=self.desk.scanner, now=NOW)
        if shown is not None:
            given = (self.desk.workspace, shown, shown.phrase, "terminal")
            send(self.desk.workspace, confirm(*given, send_now=True, now=NOW))

    def _answers(self) -> Answers:
        return replace(self.answers, visibility=None if self.repository else "private")

    def withdraw(self, number: int) -> None:
        """Withdraw a conversation, as far as the process lives."""
        self.withdrawing.add(number)
        self._live(self._withdraw)

    def _take(self, chosen: Chosen) -> None:
        # A publication that was killed before it was recorded does not tell which Hub is meant.
        withdraw(
            self.desk.workspace,
            TARGET,
            chosen,
            agree=lambda _: True,
            endpoint=self.server.endpoint,
            now=NOW,
        )

    def _withdraw(self) -> None:
        if self.repository is not None and "manifest.json" not in self.head():
            # A publication that was killed halfway: what it uploaded goes, and there is no more to say.
            with suppress(UsageError):
                self._take(Chosen(everything=True))
        elif self.repository is not None:
            cids = frozenset(self.cids[number] for number in self.withdrawing)
            self._take(Chosen(cids=cids))
            if unconfirmed(self.desk.workspace):
                self._take(Chosen())
        self.desk.workspace.decisions.set_state(
            [self.cids[number] for number in self.withdrawing], "left_out", "opened"
        )
        self.withdrawing.clear()

    def _live(self, act: Callable[[], None]) -> None:
        try:
            act()
        except Killed:
            self.settled, self.killed = False, True
            self.wire.revive()
            self.desk.workspace.close()
            self.desk = Desk(self.folder / "workspace")
        else:
            self.wire.revive()

    def settle(self) -> None:
        """Carry out all that was decided."""
        if self.withdrawing:
            self._withdraw()
        self._publish()
        # Only a process that was killed leaves something that another command has to go on with.
        if self.killed and unconfirmed(self.desk.workspace):
            self._withdraw()
        self.settled, self.killed = True, False

    @property
    def repository(self) -> Repository | None:
        return self.server.hub.repositories.get(REPOSITORY)

    def head(self) -> dict[str, bytes]:
        """The files of the newest commit."""
        there = self.repository
        commit = there.resolve("main") if there else None
        if there is None or commit is None:
            return {}
        return {path: there.bytes_of(entry) or b"" for path, entry in commit.tree.items()}

    def rows(self) -> dict[str, dict[str, object]]:
        """The rows that stand there, by id."""
        tables = [
            pq.read_table(pa.BufferReader(data))
            for path, data in self.head().items()
            if path.startswith("data/")
        ]
        return {row["id"]: row for table in tables for row in table.to_pylist()}

    def included(self) -> dict[int, frozenset[str]]:
        """Conversations that are chosen, and the marks in them as they are now."""
        workspace = self.desk.workspace
        chosen = {
            number: cid
            for number, cid in self.cids.items()
            if workspace.conversations.summary(cid).state == "included"
        }
        return {number: marks_in(workspace.conversations.get(cid).messages) for number, cid in chosen.items()}

    def check(self) -> None:
        """What stands there is what was decided, and of everything else not a byte is left."""
        wanted = self.included()
        rows = self.rows()
        assert sorted(map(sorted, (marks_in(row) for row in rows.values()))) == sorted(
            map(sorted, wanted.values())
        )
        live = frozenset().union(*wanted.values())
        stones = [
            stone
            for path, data in self.head().items()
            if path.startswith("withdrawn/")
            for stone in _ids(data)
        ]
        assert len(stones) == len(set(stones))
        assert not rows.keys() & set(stones)
        workspace = self.desk.workspace
        folders = (self.home, workspace.root / "outbox", workspace.root / "spool")
        kept = any(workspace.decisions.kept(self.cids[number]) for number in wanted)
        for text in (*on_hub(self.server), *in_folders(*folders)):
            assert marks_in(text.decode("utf-8", "replace")) & self.made <= live
            assert kept or MAIL.encode() not in text
        assert unconfirmed(workspace) == ()


def _ids(data: bytes) -> Iterator[str]:
    yield from pq.read_table(pa.BufferReader(data), columns=["id"]).column("id").to_pylist()
