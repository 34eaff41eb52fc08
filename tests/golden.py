"""Golden results: what a reader made of a sample, kept as JSON beside it.

``COMMONPLACE_UPDATE_GOLDEN=1 pytest tests/sources`` writes them anew; the diff then shows what changed.
"""

import os
from pathlib import Path

import msgspec

__all__ = ["UPDATE", "check_golden"]

UPDATE = os.environ.get("COMMONPLACE_UPDATE_GOLDEN") == "1"


def check_golden(path: Path, value: object, update: bool = UPDATE) -> None:
    """Assert that ``value`` equals what the file at ``path`` holds, or write the file if ``update``.

    Any msgspec struct will do, also in lists and dicts. Keys are sorted and the text is indented, so that
    a change of one field is a change of one line.
    """
    encoded = msgspec.json.encode(msgspec.to_builtins(value, str_keys=True), order="deterministic")
    text = msgspec.json.format(encoded, indent=2) + b"\n"
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    assert path.exists(), f"{path.name} is missing: run once with COMMONPLACE_UPDATE_GOLDEN=1"
    expected = path.read_bytes().replace(b"\r\n", b"\n").decode()
    assert text.decode() == expected, f"{path.name} differs: if the change is meant, write it anew"
