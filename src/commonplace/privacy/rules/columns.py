"""Values below their names: columns of CSV files, tables of Markdown and text, and rows that SQL inserts."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

__all__ = ["COLUMN", "LEAD", "columns"]

_MOST = 60
_NAME = r"[ \t]{0,8}[\"'`\[*]{0,3}[^\W\d_][^\n,;|\t(){}=:<>]{0,40}[ \t]{0,8}"
_SIGN = r"[,;|\t]"
COLUMN = (
    rf"(?P<v>(?:\|?{_NAME}(?:{_SIGN}{_NAME}){{1,30}}\|?[ ]{{0,4}}\r?(?:\n[^\n]{{1,400}}){{1,{_MOST}}}"
    r"|[^\n]{0,80}?(?i:insert into) [^\s(]{1,80}\s{0,4}\([^()]{3,600}\)\s{1,4}(?i:values)\s{0,4}\([^;]{1,3000}))"
)
"""From a line of names on, or from the names of an INSERT on."""

LEAD = r"[^\n]{0,200}"
"""What leads from a name back to the beginning of its line."""


def columns(
    name: re.Pattern[str], is_value: Callable[[str], bool]
) -> Callable[[str, int, int], Sequence[tuple[int, int]]]:
    """What cuts the match of ``COLUMN`` into the values below the names that fit."""

    def cut(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
        header = text[start:end].partition("\n")[0]
        is_sql = "insert into" in header.lower()
        found = _inserted(text, start, end, name) if is_sql else _below(text, start, end, name)
        return [span for span in found if is_value(text[slice(*span)])]

    return cut


def _below(text: str, start: int, end: int, name: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    header = text[start:end].partition("\n")[0]
    sign = next(sign for sign in "|\t;," if sign in header)
    cells = _cells(header, sign)
    wanted = [index for index, cell in enumerate(cells) if name.fullmatch(header[slice(*cell)])]
    if not wanted:
        return
    for at, line in islice(_lines(text, start, end), 1, _MOST):
        own = _cells(line, sign)
        if len(own) != len(cells):
            return
        yield from ((at + own[index][0], at + own[index][1]) for index in wanted)


def _cells(line: str, sign: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand, without blanks and marks around them; commas in quotes part nothing."""
    cells, at, quoted = [], 0, False
    for index, char in enumerate(f"{line}{sign}"):
        quoted ^= char == '"' and sign != "|"
        if char == sign and (not quoted or index == len(line)):
            cells.append(_stripped(line, at, index))
            at = index + 1
    return cells


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in " \t\"'`*[\r":
        start += 1
    while end > start and line[end - 1] in " \t\"'`*]\r":
        end -= 1
    return start, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        yield start, line
        start += len(line) + 1


_ROW = re.compile(r"\(((?:[^()']|'(?:[^'\\]|\\.)*+'|\([^()]*+\))++)\)")
_CELL = re.compile(r"(?:[^,'()]|'(?:[^'\\]|\\.)*+'|\([^()]*+\))++")


def _inserted(text: str, start: int, end: int, name: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    opened = text.find("(", start, end)
    closed = text.find(")", opened, end)
    listed = text[opened + 1 : closed]
    wanted = [index for index, cell in enumerate(_cells(listed, ",")) if name.fullmatch(listed[slice(*cell)])]
    if not wanted:
        return
    for row in islice(_ROW.finditer(text, closed + 1, end), _MOST):
        cells = list(_CELL.finditer(row[1]))
        for index in wanted:
            if index < len(cells):
                begin, stop = _stripped(row[1], *cells[index].span())
                yield row.start(1) + begin, row.start(1) + stop
