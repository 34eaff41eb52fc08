"""Small test sets and rows for them."""

import json
from collections.abc import Sequence
from pathlib import Path

from commonplace.curate.decontamination import Index, Rules, Suite, make_index

SUITE = Suite(
    name="small", title="Small", source="tests", question=("question",), choices=("choices",), code=("code",)
)
RIVER = "Which river of the northern province carries more water in spring than in the whole of autumn"
BAKER = (
    "A baker sells forty loaves in the morning and half as many after noon so how many are sold on the day"
)
SHORT = "Who wrote the red book?"


def written(folder: Path, records: Sequence[object], name: str = "set.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def index_of(folder: Path, questions: Sequence[str | dict[str, object]], rules: Rules | None = None) -> Index:
    records = [each if isinstance(each, dict) else {"question": each} for each in questions]
    return make_index("small", SUITE, [written(folder, records)], rules or Rules())
