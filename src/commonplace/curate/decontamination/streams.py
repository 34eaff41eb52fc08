"""What of a batch of rows is compared with test items: runs of words of each row, its short turns, its code.

What several indexes ask of the same batch is made once.
"""

from functools import cached_property

import msgspec
import numpy as np
import pyarrow as pa

from commonplace.curate.arrays import Arrow, Numbers, list_offsets, lists
from commonplace.curate.decontamination.forms import TABLE, code_form, code_parts, text_form
from commonplace.curate.decontamination.runs import Hashed, hash_words, runs
from commonplace.curate.words import Message, decoded, hidden_turns

__all__ = ["Said", "Stream", "said_in"]


class Stream:
    """Texts of several rows as hashes of words.

    Attributes:
        rows: how many.
        texts: hashed, in the order of rows.
        row_texts: bounds of each row's texts.
    """

    def __init__(self, texts: Hashed, row_texts: Numbers) -> None:
        self.rows = len(row_texts) - 1
        self.texts = texts
        self.row_texts = row_texts

    @cached_property
    def row_of_word(self) -> Numbers:
        """The row of each word."""
        counts = np.diff(self.texts.bounds[self.row_texts])
        return np.repeat(np.arange(self.rows, dtype=np.int32), counts)

    def runs(self, length: int) -> tuple[Numbers, Numbers]:
        """Hashes of the runs of words inside each row, and their rows. Equal ones of a row are not joined.

        A run may go from one turn to the next: an item that was sent in two pieces is found whole.
        """
        hashes = runs(self.texts.words, length)
        owner = self.row_of_word
        inside = np.flatnonzero(owner[: len(hashes)] == owner[length - 1 :]) if len(hashes) else owner[:0]
        return hashes[inside], owner[inside]

    def short_turns(self, below: int) -> tuple[Numbers, Numbers]:
        """Hashes of whole texts of fewer words, and their rows."""
        lengths = np.diff(self.texts.bounds)
        row_of_text = np.repeat(np.arange(self.rows), np.diff(self.row_texts))
        hashes, owners = [np.empty(0, dtype=np.uint64)], [np.empty(0, dtype=np.int64)]
        for length in range(1, below):
            which = np.flatnonzero(lengths == length)
            if len(which):
                words = self.texts.words[self.texts.bounds[which][:, None] + np.arange(length)]
                hashes.append(runs(words.reshape(-1), length)[::length])
                owners.append(row_of_text[which])
        return np.concatenate(hashes), np.concatenate(owners)


class Said:
    """A batch of rows, asked by indexes for streams of one kind or another."""

    def __init__(self, rows: pa.RecordBatch) -> None:
        messages: Arrow = rows.column("messages")
        turns: Arrow = rows.column("turns")
        self._bounds = list_offsets(messages)
        self._messages = decoded(messages.flatten())
        self._hidden = hidden_turns(
            self._bounds, lists(list_offsets(turns), turns.flatten().field("role_raw"))
        )
        self._made: dict[tuple[str, bool], Stream] = {}

    def stream(self, turns: str, *, code: bool = False) -> Stream:
        """The person's turns, or with ``all`` the assistant's after them; or the code in them."""
        key = (turns, code)
        if key not in self._made:
            self._made[key] = self._stream(("user",) if turns == "user" else ("user", "assistant"), code)
        return self._made[key]

    def _stream(self, roles: tuple[str, ...], code: bool) -> Stream:
        texts: list[bytes] = []
        ends = [0]
        for row in range(len(self._bounds) - 1):
            numbers = range(int(self._bounds[row]), int(self._bounds[row + 1]))
            for role in roles:
                for number in numbers:
                    if self._messages[number].role == role and not self._hidden[number]:
                        texts += _forms(_all_text(self._messages[number]), code)
            ends.append(len(texts))
        return Stream(hash_words(texts, None if code else TABLE), np.array(ends))


_last: list[tuple[pa.RecordBatch, Said]] = []


def said_in(rows: pa.RecordBatch) -> Said:
    """What is said in a batch; for the batch that was asked for last, what was made already."""
    if not _last or _last[0][0] is not rows:
        _last[:] = [(rows, Said(rows))]
    return _last[0][1]


def _forms(text: str, code: bool) -> list[bytes]:
    if not text:
        return []
    return [code_form(part) for part in code_parts(text)] if code else [text_form(text)]


def _all_text(message: Message) -> str:
    """Content, and the strings in tool calls as they were before they became JSON."""
    calls = bytes(message.tool_calls)
    if not calls or calls == b"null":
        return message.content
    try:
        return "\n".join((message.content, *_strings(msgspec.json.decode(calls))))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return message.content


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for each in value.values() for text in _strings(each)]
    return [text for each in value for text in _strings(each)] if isinstance(value, list) else []
