"""Microsoft Copilot (consumer): the activity history as CSV, newest row first.

Source: parsers of a real file of July 2026. An answer stands above its question and has the same second, so the
file is turned around and never sorted. Chats have no id: those with one title are one.
"""

import csv
import io
from collections.abc import Iterator

import msgspec

from commonplace.errors import DamagedInput, InputError
from commonplace.records import Message, Role, Skipped, Text
from commonplace.sources.base import About, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.lenient import UTF8_BOM
from commonplace.sources.log_records import Record
from commonplace.sources.scalars import seconds
from commonplace.sources.streams import unpacked_stream
from commonplace.sources.threads import derived_id, numbered

__all__ = ["SOURCE"]

_COLUMNS = ("Conversation", "Time", "Author", "Message")
_ROLES: dict[str, Role] = {"AI": "assistant", "Human": "user"}
_LONGEST_LINE = 16 << 20
_HELD = 64 << 20
"""Characters of chats that are gathered in one pass over the file; a larger file is read several times."""

csv.field_size_limit(_LONGEST_LINE)
# The limit of 131,072 characters that the module has by itself is less than an answer may have.

_Row = tuple[str, ...]


class CopilotCsv(ChatExport):
    """The activity history of Microsoft Copilot for consumers."""

    id = "copilot-csv"
    version = 1
    title = "Microsoft Copilot activity history (CSV)"
    how_to_get = "account.microsoft.com/privacy, Copilot, Export all activity history"
    about = About(
        kept="messages of people and of Copilot, times without a zone",
        lost="nothing; the file has no models, ids or attachments, and chats of one title are one",
        evidence=("other readers",),
        checked="file of 2026-07",
    )
    provider = "microsoft"
    client = "copilot"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim tables with the four columns."""
        first = probe.head.removeprefix(UTF8_BOM).split(b"\n", 1)[0].decode("utf-8", "replace")
        names = [name.strip().strip('"') for name in first.split(",")]
        return Match(0.95, "the columns of the activity history") if names[:4] == list(_COLUMNS) else None

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the chats of a table, the newest first, each with its rows in the order of time."""
        sizes: dict[str, int] = {}
        for row in _rows(tree, path):
            file.records += 1
            if isinstance(row, Skipped):
                yield row
                continue
            file.meet("row")
            sizes[row[0]] = sizes.get(row[0], 0) + sum(map(len, row))
        number = 0
        for titles in _batches(sizes):
            found: dict[str, list[_Row]] = {title: [] for title in titles}
            for row in _rows(tree, path):
                if not isinstance(row, Skipped) and row[0] in found:
                    found[row[0]].append(row)
            for title, rows in found.items():
                rows.reverse()
                yield Record(f"chat {number}", msgspec.json.encode(rows), {"title": title, "rows": rows})
                number += 1

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the chat of one title."""
        names: dict[str, int] = {}
        messages: list[Message] = []
        rows = record.fields["rows"]
        for row in rows if isinstance(rows, list) else []:
            role = _ROLES.get(row[2])
            if role is None:
                file.skip("wrong-shape", within="a row")
            elif not row[3].strip():
                file.drop("empty-message")
            else:
                name = derived_id(*(cell.encode("utf-8", "replace") for cell in row[1:4]))
                messages.append(
                    Message(
                        id=numbered(name, names),
                        parent=None,
                        role=role,
                        parts=(Text(row[3]),),
                        created=seconds(row[1]),
                        role_raw=row[2],
                    )
                )
        title = record.fields["title"]
        yield Draft(
            messages=messages,
            chained=True,
            source_format="copilot-csv",
            title=title if isinstance(title, str) and title else None,
            thread_reconstructed=True,
        )


def _batches(sizes: dict[str, int]) -> Iterator[list[str]]:
    batch: list[str] = []
    held = 0
    for title, size in sizes.items():
        if batch and held + size > _HELD:
            yield batch
            batch, held = [], 0
        batch.append(title)
        held += size
    if batch:
        yield batch


def _rows(tree: Tree, path: str) -> Iterator[_Row | Skipped]:
    """Yield the rows below the heading as four cells; a row of another width is told."""
    number = 0
    try:
        with unpacked_stream(tree.open(path)) as raw:
            table = csv.reader(_lines(io.TextIOWrapper(raw, "utf-8-sig", "replace", newline="")), strict=True)
            heading = tuple(next(table, ()))
            if heading[:4] != _COLUMNS:
                yield Skipped(path, "wrong-shape", detail="other columns than those of the activity history")
                return
            while True:
                number += 1
                try:
                    row = next(table)
                except StopIteration:
                    return
                except csv.Error as error:
                    torn = "unexpected end" in str(error)
                    yield Skipped(path, "truncated" if torn else "wrong-shape", f"row {number}")
                    continue
                if len(row) == len(heading):
                    yield tuple(row[:4])
                elif row:
                    yield Skipped(path, "wrong-shape", f"row {number}", f"{len(row)} cells")
    except DamagedInput as error:
        yield Skipped(path, "truncated", f"after row {number}", error.message)
    except InputError as error:
        yield Skipped(path, "unreadable", f"after row {number}", error.message)


def _lines(stream: io.TextIOWrapper) -> Iterator[str]:
    while line := stream.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            raise DamagedInput("a line is too long for a table")
        yield line


SOURCE = CopilotCsv()
