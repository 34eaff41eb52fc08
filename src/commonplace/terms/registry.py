"""The registry that comes with this version: one YAML file for each provider, read once."""

import hashlib
from functools import cache
from importlib.resources import files

import msgspec
import yaml

from commonplace.terms.entry import Entry, File

__all__ = ["Registry", "registry"]


class Registry(msgspec.Struct, frozen=True):
    """All entries.

    Attributes:
        version: ``year.month.number``, with its own life apart from that of the program.
        sha256: of all files, for the receipt.
        providers: by id.
    """

    version: str
    sha256: str
    providers: dict[str, File]

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """The entry of an id, or None."""
        known = self.providers.get(id.partition("/")[0])
        return next((entry for entry in known.entries if entry.id == id), None) if known else None


@cache
def registry() -> Registry:
    """Read the registry. Cost: some tens of milliseconds, once in a process.

    Raises:
        ValueError: a file is not what it should be; tests keep that from happening.
    """
    folder = files("commonplace.terms").joinpath("data")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".yaml"))
    digest = hashlib.sha256()
    providers: dict[str, File] = {}
    for name in names:
        data = folder.joinpath(name).read_bytes()
        digest.update(name.encode() + b"\0" + data + b"\0")
        file = msgspec.convert(yaml.safe_load(data), File)
        entries = tuple(msgspec.structs.replace(entry, provider=file.provider) for entry in file.entries)
        providers[file.provider] = msgspec.structs.replace(file, entries=entries)
    version = folder.joinpath("VERSION").read_text(encoding="utf-8").strip()
    return Registry(version, digest.hexdigest(), providers)
