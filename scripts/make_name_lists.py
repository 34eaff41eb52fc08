"""Makes ``surnames.txt.gz`` and ``first_names.txt`` of ``commonplace.privacy`` from public-domain lists.

Usage: ``python scripts/make_name_lists.py FOLDER``, with ``first_us.txt`` and ``sur_us.txt`` of
smashew/NameDatabases and ``pn_fore.csv`` and ``pn_sur.csv`` of sigpwned/popular-names-by-country-dataset
in the folder. A name that Python's own library and its installed packages also write as a lower-case word
gets a question mark, as do the words and places in ``ambiguous_names.txt``.
"""

import csv
import gzip
import re
import sys
import sysconfig
import unicodedata
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "src" / "commonplace" / "privacy" / "data"
LEAST = 6
"""Times a word stands in lower case before a name of the same letters is doubtful."""


def _words() -> Counter[str]:
    """How often each lower-case word stands in comments, documents and code, not as part of an address."""
    counts: Counter[str] = Counter()
    paths = sysconfig.get_paths()
    for folder in (paths["stdlib"], paths["purelib"]):
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix in (".py", ".md", ".rst", ".txt", ".pyi") and file.stat().st_size < 1 << 20:
                text = file.read_text(encoding="utf-8", errors="ignore")
                counts.update(set(re.findall(r"(?<=[ \n])[a-z]{2,20}(?=[ ,.;:?!)\n])", text)))
    return counts


def _column(path: Path, name: str) -> set[str]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return {row[name].strip() for row in csv.DictReader(handle) if row[name].strip()}


def _lines(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {word for line in text.splitlines() if not line.startswith("#") for word in line.split()}


def _fit(name: str) -> bool:
    letters = all(char.isalpha() or char in "'’ -" or unicodedata.category(char)[0] == "M" for char in name)
    return len(name) > 1 and letters and name[0].isalpha() and name[-1] not in "'’ -"


def main() -> None:
    """Write both lists."""
    folder = Path(sys.argv[1])
    words = _words()
    doubtful = _lines(DATA / "ambiguous_names.txt")
    surnames = _lines(folder / "sur_us.txt")
    for column in ("Localized Name", "Romanized Name"):
        surnames |= _column(folder / "pn_sur.csv", column)
    marked = []
    for name in sorted(filter(_fit, surnames)):
        is_word = words[name.lower()] >= LEAST or name in doubtful
        marked.append(name + ("?" if is_word else ""))
    with gzip.GzipFile(DATA / "surnames.txt.gz", "wb", mtime=0) as handle:
        handle.write("\n".join(marked).encode())
    common = sorted(
        filter(
            _fit,
            _column(folder / "pn_sur.csv", "Localized Name")
            | _column(folder / "pn_sur.csv", "Romanized Name"),
        )
    )
    kept = [
        name
        for name in common
        if len(name) > 4
        and " " not in name
        and "A" <= name[0] < "\u0590"
        and not (words[name.lower()] or name in doubtful)
    ]
    (DATA / "common_surnames.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
    first = _lines(folder / "first_us.txt")
    for column in ("Localized Name", "Romanized Name"):
        first |= _column(folder / "pn_fore.csv", column)
    first |= _lines(DATA / "more_first_names.txt")
    lines = []
    for name in sorted(filter(_fit, first)):
        if " " in name:
            continue
        is_word = words[name.lower()] >= LEAST or name in doubtful or (name.isascii() and len(name) < 3)
        lines.append(name + ("?" if is_word else ""))
    (DATA / "first_names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(marked)} surnames, {len(lines)} first names")


if __name__ == "__main__":
    main()
