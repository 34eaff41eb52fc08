"""For maintainers: compare the archived texts that the registry cites with a newer copy of the archive.

    python scripts/compare_terms.py ARCHIVE [--before OLDER]

ARCHIVE is a folder with a copy of the archive's repository, or with several of them under their names
(``OpenTermsArchive/genai-eu-versions`` or ``genai-eu-versions``). What a cited path said before is read from OLDER,
a copy of the same shape; without it from the cited commit, if ARCHIVE is a git repository that has it. Nothing is
downloaded.

Says for each entry whether its text is the same, changed, gone, or cannot be compared, and which of its quotes
do not stand in the newer text any more. Exit code 1 if something has to be looked at. A changed text is a new entry
with the next file of the registry; no entry is edited.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from commonplace.terms import Entry, registry

__all__ = ["Compared", "compare", "main"]

State: TypeAlias = Literal[
    "same", "changed", "gone", "no-earlier-text", "not-in-this-copy", "not-cited", "over"
]

_TO_LOOK_AT: tuple[State, ...] = ("changed", "gone")


class Compared(msgspec.Struct, frozen=True):
    """What became of the text of an entry.

    ``not-in-this-copy``: the copy has nothing of the archive; ``gone``: it has, and the path is not there;
    ``over``: the entry has its last day, so that a newer text is known.
    """

    entry: Entry
    state: State
    lost_quotes: tuple[str, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Whether a maintainer has to read the newer text."""
        return self.state in _TO_LOOK_AT or bool(self.lost_quotes)


def compare(entries: Iterable[Entry], archive: Path, before: Path | None = None) -> tuple[Compared, ...]:
    """Compare the cited texts with those of a newer copy.

    Args:
        entries: of the registry.
        archive: folder of the newer copy.
        before: folder of an older copy.
    """
    return tuple(_compared(entry, archive, before) for entry in entries)


def _compared(entry: Entry, archive: Path, before: Path | None) -> Compared:
    evidence = entry.evidence
    if entry.effective.until is not None:
        return Compared(entry, "over")
    if evidence is None or evidence.archive is None or evidence.path is None:
        return Compared(entry, "not-cited")
    folder = _folder(archive, evidence.archive)
    if folder is None:
        return Compared(entry, "not-in-this-copy")
    path = folder / evidence.path
    if not path.is_file():
        return Compared(entry, "gone")
    now = path.read_text(encoding="utf-8", errors="replace")
    lost = tuple(quote for quote in _quotes(entry) if not _stands_in(quote, now))
    older = _folder(before, evidence.archive) if before else None
    then = _read(older / evidence.path) if older else _at_commit(folder, evidence.commit, evidence.path)
    if then is None:
        return Compared(entry, "no-earlier-text", lost)
    return Compared(entry, "same" if _plain(then) == _plain(now) else "changed", lost)


def _folder(copy: Path, name: str) -> Path | None:
    """Where a copy holds an archive: under its whole name, its short name, or as a whole."""
    short = name.rpartition("/")[2]
    if copy.name == short:
        return copy
    return next((place for place in (copy / name, copy / short) if place.is_dir()), None)


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None


def _at_commit(folder: Path, commit: str | None, path: str) -> str | None:
    if commit is None or not (folder / ".git").exists():
        return None
    shown = subprocess.run(
        ["git", "-C", str(folder), "show", f"{commit}:{path}"], capture_output=True, check=False
    )
    return shown.stdout.decode("utf-8", "replace") if shown.returncode == 0 else None


def _quotes(entry: Entry) -> list[str]:
    clauses = (entry.training_use, entry.extraction, entry.publication, entry.facilitation)
    return [clause.quote for clause in clauses if clause.quote]


def _stands_in(quote: str, text: str) -> bool:
    """Whether a quote stands in a text; what it leaves out (``...``) may be anything."""
    rest = _plain(text)
    for piece in filter(None, (_plain(piece) for piece in quote.replace("…", "...").split("..."))):
        _, found, rest = rest.partition(piece)
        if not found:
            return False
    return True


def _plain(text: str) -> str:
    """Words alone: no marks of Markdown, one kind of quotation mark, single blanks."""
    for mark, plain in (("“", '"'), ("”", '"'), ("’", "'"), ("‘", "'"), ("*", ""), ("_", ""), ("\\", "")):
        text = text.replace(mark, plain)
    return " ".join(text.split())


def main(arguments: list[str] | None = None) -> int:
    """Print what became of each cited text."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("archive", type=Path, help="folder of the newer copy")
    parser.add_argument("--before", type=Path, help="folder of an older copy")
    given = parser.parse_args(arguments)
    for folder in (given.archive, given.before):
        if folder is not None and not folder.is_dir():
            parser.error(f"{folder} is no folder")
    entries = [entry for file in registry().providers.values() for entry in file.entries]
    results = compare(entries, given.archive, given.before)
    for each in results:
        if each.state in ("not-cited", "over"):
            continue
        evidence = each.entry.evidence
        print(f"{each.state:16} {each.entry.id}  {evidence.path if evidence else ''}")
        for quote in each.lost_quotes:
            print(f"{'':16} does not stand there any more: “{quote}”")
    uncited = sum(each.state == "not-cited" for each in results)
    valid = sum(each.state != "over" for each in results)
    print(f"{uncited} of {valid} entries without a last day cite no archived text", file=sys.stderr)
    return 1 if any(each.needs_a_look for each in results) else 0


if __name__ == "__main__":
    sys.exit(main())
