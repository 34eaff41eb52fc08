"""Small JSON files below ``MIRROR/trust/``: whole or not there, and an error that says what to do."""

from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import msgspec

from commonplace import NAME
from commonplace.errors import DamagedInput
from commonplace.records.whole_files import write_whole

__all__ = ["file_of", "read", "write"]

Kind = TypeVar("Kind")


def file_of(folder: Path, origin: str, ending: str = ".json") -> Path:
    """The file of an origin in a folder; whatever its name is, it stays in there."""
    return folder / f"{quote(origin, safe='')}{ending}"


def write(path: Path, value: object) -> None:
    """Write a value as JSON, or text as it is; atomic."""
    data = (
        value.encode()
        if isinstance(value, str)
        else msgspec.json.format(msgspec.json.encode(value), indent=1)
    )
    write_whole(path, data, sync=True)


def read(path: Path, kind: type[Kind]) -> Kind | None:
    """The value of a file, or None where there is none.

    Raises:
        DamagedInput: it cannot be read; nothing is guessed.
    """
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedInput(
            "a file of the trust checks cannot be read",
            facts=(path.name,),
            hint=f"delete that file and run `{NAME} lab trust` again",
        ) from error
