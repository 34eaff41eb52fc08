"""Sessions of coding agents with one row for each: the log stands in a column, as text or as a list of entries.

Two shapes: ``traces``, a list, as pi-share-hf and its forks for other agents write it; ``trace``, the file's text,
as ``datasets`` makes of a repository of raw logs and as Trace Commons is seen on the Hub. The log is given to the
sources that read it on a donor's disk. Where none knows it, the messages that stand beside it are taken.
Source: cc-share-hf's README ("Dataset format"); ``datasets`` 5.2, its JSON builder's features of agent traces.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.collect.neighbours.agent_traces import sessions
from commonplace.collect.neighbours.base import FAULTS, Found, Record, Refused
from commonplace.collect.neighbours.building import Shape, found, tools_of
from commonplace.collect.neighbours.container import RecordAt, records
from commonplace.collect.neighbours.saying import listed, messages_of
from commonplace.records import Skipped
from commonplace.records.row_file import Redistribution
from commonplace.sources import Selection, Tree, open_tree

__all__ = ["PI_SHARE_HF", "TRACE_COMMONS"]

_ENOUGH = 512 << 20
"""Bytes of the longest log in a cell; longer ones are no sessions."""


class _TraceRows:
    version = 1
    whole = False
    most: Redistribution = "yes"

    def __init__(self, own: str, title: str, column: str) -> None:
        self.id = own
        self.title = title
        self._column = column

    def sniff(self, tree: Tree, path: str, first: tuple[Record, ...]) -> float:
        """See ``Adapter``."""
        del tree, path
        wanted = {"harness", "session_id", self._column}
        return 0.97 * sum(wanted <= record.keys() for record in first) / len(first) if first else 0.0

    def read(self, selection: Selection) -> Iterator[Found | Skipped]:
        """See ``Adapter``: a private copy of one log at a time is written for its source."""
        columns = (self._column, "harness", "session_id", "messages", "tools", "sent_at")
        with tempfile.TemporaryDirectory(prefix="trace-") as folder:
            for entry in selection.entries:
                for item in records(selection.tree, entry.path, columns):
                    if isinstance(item, RecordAt):
                        yield from self._row(Path(folder), entry.path, item.where, item.value)
                    else:
                        yield item

    def _row(self, folder: Path, path: str, where: str, record: Record) -> Iterator[Found | Skipped]:
        """What stands in one row: all of it together counts as one record."""
        events: list[Found | Skipped] = []
        try:
            events = self._sessions(folder, record)
        except Refused as problem:
            yield Skipped(path, problem.reason, where=where, detail=problem.detail)
            return
        except (*FAULTS, OSError) as error:
            yield Skipped(path, "source-failed", where=where, detail=type(error).__name__)
            return
        given = [event for event in events if isinstance(event, Found)]
        for number, each in enumerate(given):
            yield msgspec.structs.replace(each, path=path, where=where, records=int(number == 0))
        for event in events:
            if isinstance(event, Skipped):
                yield Skipped(path, event.reason, where=where, detail=event.detail, records=0)
        if not given:
            yield Skipped(path, "no-readable-turns", where=where)

    def _sessions(self, folder: Path, record: Record) -> list[Found | Skipped]:
        log = folder / "session.jsonl"
        log.write_bytes(_lines(record.get(self._column)))
        with open_tree(log, spool=folder / "spool") as tree:
            events = list(sessions(tree, tree.entries()))
        if any(isinstance(event, Found) for event in events) or "messages" not in record:
            return events
        shape = Shape(
            adapter=self.id,
            version=self.version,
            format=self.id,
            surface="cli",
            keys=("session_id",),
            times=("sent_at",),
            languages=(),
        )
        messages = messages_of(record["messages"])
        return [found(record, messages, shape, tools=tools_of(record.get("tools")))]


def _lines(log: object) -> bytes:
    """The log as a file: text as it is, entries as lines of JSON."""
    if isinstance(log, str) and listed(log) is None:
        data = log.encode("utf-8", "surrogatepass")
    else:
        entries = listed(log)
        if entries is None:
            raise Refused("wrong-shape", "no log")
        data = b"\n".join(
            each.encode("utf-8", "surrogatepass") if isinstance(each, str) else msgspec.json.encode(each)
            for each in entries
        )
    if len(data) > _ENOUGH:
        raise Refused("too-long", f"{len(data):,} bytes")
    return data


PI_SHARE_HF = _TraceRows("pi-share-hf", "pi-share-hf and its forks", "traces")
TRACE_COMMONS = _TraceRows(
    "trace-commons",
    "Trace Commons, and raw logs as datasets loads them",
    "trace",
)
