"""Made-up test sets, rows in which their items are planted in several shapes, and rows that only look like them.

Items and rows are in the made-up language of ``duplicates.corpus``, Chinese characters, and Python. A quarter of the
questions begin with one of eight openings that many share; of rows without an item one in ten is made to look like
one: a shared opening that goes on otherwise, a third of an item, the template of a suite, usual lines of code.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.duplicates.corpus import Words, said_by, table_of, write_file

from commonplace.records.row_file import RowFile

__all__ = ["EDITED", "SUITES", "Plant", "Planted", "make"]

SUITES = {"mmlu": "question", "gsm8k": "question", "alpacaeval": "instruction", "humaneval": "prompt"}
"""Suites of which made-up sets are made, and the field with the question."""

EDITED = ("edited", "split", "styled", "renamed")
"""Shapes that are not verbatim."""

DONORS = 4
_LOOKALIKES = 0.1
_EDIT_RATE = 0.02

Turns = list[tuple[str, str]]


class Planted(NamedTuple):
    """An item in a row: ``shape`` says how."""

    row: str
    suite: str
    item: int
    shape: str


class Plant(NamedTuple):
    """Files of rows, files of test sets, what is where; ``lookalikes`` are rows without items that seem to have one."""

    files: tuple[RowFile, ...]
    sets: dict[str, Path]
    planted: tuple[Planted, ...]
    lookalikes: frozenset[str]
    rows: int
    text_bytes: int


def make(folder: Path, rows: int, *, items: int = 1000, planted: int = 100, seed: int = 1) -> Plant:
    """Write test sets of ``items`` each, and about ``rows`` rows; ``planted`` for each suite and shape."""
    maker = _Maker(seed, items)
    sets = {}
    for suite, field in SUITES.items():
        path = folder / f"{suite}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        records = [{field: item[0], **maker.further(suite, item)} for item in maker.items[suite]]
        path.write_text("\n".join(json.dumps(record) for record in records) + "\n", encoding="utf-8")
        sets[suite] = path
    talks: list[tuple[str, Turns]] = []
    truth = []
    for suite, item, shape, turns in maker.plants(planted):
        name = f"cp1-{len(talks):040x}"
        talks.append((name, turns))
        truth.append(Planted(name, suite, item, shape))
    alike = set()
    while len(talks) < rows:
        name = f"cp1-{len(talks):040x}"
        if maker.random.random() < _LOOKALIKES:
            alike.add(name)
            talks.append((name, maker.lookalike()))
        else:
            talks.append((name, said_by(maker.words.talk())))
    size = sum(len(text.encode()) for _, turns in talks for _, text in turns)
    files = [
        write_file(folder / "rows", f"hf:donor-{donor}/chats", table_of(talks[donor::DONORS]))
        for donor in range(DONORS)
    ]
    return Plant(tuple(files), sets, tuple(truth), frozenset(alike), len(talks), size)


class _Maker:
    """Items of all suites, each a question and a solution in code or nothing."""

    def __init__(self, seed: int, items: int) -> None:
        self.words = Words(seed)
        self.random = self.words.random
        self.openings = [" ".join(self.words.some(9, "latin")) for _ in range(8)]
        lengths = {"mmlu": (5, 40), "gsm8k": (30, 90)}
        self.items: dict[str, list[tuple[str, str]]] = {
            suite: [(self._question(*span), "") for _ in range(items)] for suite, span in lengths.items()
        }
        self.items["alpacaeval"] = [("".join(self._words(12, 60, "zh")), "") for _ in range(items)]
        self.items["humaneval"] = [self._problem() for _ in range(items)]

    def further(self, suite: str, item: tuple[str, str]) -> dict[str, object]:
        """Further fields of a record."""
        if suite == "humaneval":
            return {"canonical_solution": item[1]}
        return {"choices": [" ".join(self._words(1, 4)) for _ in range(4)]} if suite == "mmlu" else {}

    def plants(self, count: int) -> Iterator[tuple[str, int, str, Turns]]:
        """Suite, item, shape and turns of every planted row."""
        shapes: dict[str, Callable[[str, str], Turns]] = {
            "verbatim": self._verbatim,
            "edited": self._edited,
            "split": self._split,
            "styled": self._styled,
        }
        for suite in SUITES:
            for shape, shaped in shapes.items():
                if suite == "alpacaeval" and shape == "styled":
                    continue  # neither capitals nor spaces to change
                for item in self.random.integers(len(self.items[suite]), size=count).tolist():
                    question, _ = self.items[suite][item]
                    yield suite, item, shape, self._around(shaped(question, suite))
        for item in self.random.integers(len(self.items["humaneval"]), size=count).tolist():
            yield "humaneval", item, "renamed", self._around(self._renamed(*self.items["humaneval"][item]))

    def lookalike(self) -> Turns:
        """A row without an item that has something of one."""
        kind = int(self.random.integers(4))
        if kind == 0:
            text = f"{self.random.choice(self.openings)} {' '.join(self._words(8, 60))}"
        elif kind == 1:
            question, _ = self.items["gsm8k"][int(self.random.integers(len(self.items["gsm8k"])))]
            words = question.split()
            text = " ".join([*words[: len(words) // 3], *self._words(20, 80)])
        elif kind == 2:
            text = " ".join([*self._words(3, 6)])
        else:
            text = f"```python\n{_IDIOMS[int(self.random.integers(len(_IDIOMS)))]}```"
        return self._around([("user", text), ("assistant", self._prose())])

    def _words(self, least: int, most: int, script: str = "latin") -> list[str]:
        return self.words.some(int(self.random.integers(least, most + 1)), script)

    def _prose(self) -> str:
        return " ".join(self._words(20, 200)).capitalize() + "."

    def _question(self, least: int, most: int) -> str:
        said = self._words(least, most)
        if self.random.random() < 0.25:
            said = [*str(self.random.choice(self.openings)).split(), *said]
        middle = len(said) // 2
        return f"{' '.join(said[:middle]).capitalize()}, {' '.join(said[middle:])}?"

    def _around(self, turns: Turns) -> Turns:
        before = said_by(self.words.talk(count=60, script="latin")) if self.random.random() < 0.5 else []
        return [*before, *turns]

    def _verbatim(self, question: str, suite: str) -> Turns:
        # What is not longer than a run is looked for as a whole turn.
        lead = "" if len(question.split()) < 12 and suite == "mmlu" else f"{self._prose()}\n\n"
        return [("user", f"{lead}{question}"), ("assistant", self._prose())]

    def _edited(self, question: str, suite: str) -> Turns:
        """Two words in a hundred are others, one at least; something stands before it."""
        chinese = suite == "alpacaeval"
        parts = list(question) if chinese else re.split(r"(\s+)", question)
        places = [at for at, part in enumerate(parts) if part.strip()]
        changed = [at for at in places if self.random.random() < _EDIT_RATE]
        for at in changed or [places[int(self.random.integers(len(places)))]]:
            parts[at] = self.words.some(1, "zh" if chinese else "latin")[0]
        return [("user", f"{self._prose()}\n\n{''.join(parts)}"), ("assistant", self._prose())]

    def _split(self, question: str, suite: str) -> Turns:
        del suite
        middle = len(question) // 2
        while middle < len(question) - 1 and " " in question and question[middle] != " ":
            middle += 1
        return [
            ("user", question[:middle]),
            ("assistant", self._prose()),
            ("user", question[middle:]),
            ("assistant", self._prose()),
        ]

    def _styled(self, question: str, suite: str) -> Turns:
        """Capitals, white space and signs otherwise; a text in bold or quoted."""
        del suite
        said = [word.upper() if self.random.random() < 0.3 else word for word in question.split()]
        return [("user", "> **" + " \n".join(said).replace(",", " —").replace("?", "") + "** ...")]

    def _problem(self) -> tuple[str, str]:
        """A function with its description, and its body."""
        names = [f"{word}_{number}" for number, word in enumerate(self.words.some(4, "latin"))]
        head = f"def {names[0]}({names[1]}, {names[2]}):\n"
        told = f'    """{" ".join(self._words(12, 40)).capitalize()}."""\n'
        chosen = self.random.choice(len(_LINES), int(self.random.integers(4, 9)))
        body = "".join(self._line(int(line), names) for line in chosen)
        return head + told, f"{body}    return {names[3]}\n"

    def _line(self, line: int, names: list[str]) -> str:
        some = {f"n{at}": str(self.random.choice(names[1:])) for at in range(3)}
        some |= {f"o{at}": str(self.random.choice(_OPERATORS)) for at in range(3)}
        method = str(self.random.choice(_METHODS))
        return _LINES[line].format(k=int(self.random.integers(2, 99)), m=method, **some)

    def _renamed(self, prompt: str, body: str) -> Turns:
        """The code with other names, without its description, other spaces and a comment."""
        code = re.sub(r'    """.*?"""\n', "", prompt + body, flags=re.DOTALL)
        names: dict[str, str] = {}
        for name in re.findall(r"\w+_\d\b", code):
            names.setdefault(name, f"v{len(names)}_{self.words.some(1, 'latin')[0]}")
        for old, new in names.items():
            code = re.sub(rf"\b{old}\b", new, code)
        code = code.replace(" = ", "=").replace("    return", "    # as before\n    return")
        return [("user", self._prose()), ("assistant", f"{self._prose()}\n```python\n{code}```\n")]


_LINES = (
    "    {n0} = [{n1} {o0} {k} for {n1} in {n2} if {n1} {o1} {k} == 0]\n",
    "    for {n0} in range(len({n1}) {o0} {k}):\n        {n2} {o1}= {n0} {o2} 2\n",
    "    {n0} = sorted({n1}, key=lambda {n2}: {o0}{n2}[{k}])\n",
    "    while {n0} > {k} {o0} {n2} and {n1}:\n        {n0} {o1}= {n1}.{m}()\n",
    "    {n0} = dict(zip({n1}, {n2}[{k}:], {n0}.{m}() {o0} {k}))\n",
    "    if {n0} not in {n1}.{m}() or {n2} < {k}:\n        {n1}[{n0}] = {n2} {o0} {k}\n",
    "    {n0} = sum(abs({n1} {o0} {n2}) for {n1} in {n0}) {o1} {k}\n",
    "    {n0}, {n1} = {n1}[::{o0}1], '-'.{m}(str({n2} {o1} {k}).split('.'))\n",
    "    {n0} = max({n1}.{m}({n2}), {k}) if {n1} {o0} {n2} else {k}\n",
    "    try:\n        {n0} = int({n1}) {o0} {k}\n    except ValueError:\n        {n0} = {n2}.{m}()\n",
)
_OPERATORS = ("+", "-", "*", "//", "%", "&", "|", "^")
_METHODS = ("pop", "keys", "count", "join", "copy", "strip", "lower", "index", "items", "title")
_IDIOMS = (
    "import sys\n\ndef main():\n    for line in sys.stdin:\n        print(line.strip())\n\n"
    "if __name__ == '__main__':\n    main()\n",
    "for (int i = 0; i < n; i++) {\n    for (int j = 0; j < m; j++) {\n        sum += a[i][j];\n    }\n}\n"
    "return sum;\n",
    "class Node:\n    def __init__(self, value):\n        self.value = value\n        self.next = None\n\n"
    "    def __repr__(self):\n        return repr(self.value)\n",
    "with open(path) as file:\n    rows = [line.split(',') for line in file]\nfor row in rows:\n"
    "    total = total + int(row[1])\nprint(total)\n",
    "def fib(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a\n",
)
