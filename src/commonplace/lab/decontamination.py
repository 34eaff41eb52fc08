"""Test sets with plain arguments: make an index of one, and count what of it stands in a mirror."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from commonplace import NAME
from commonplace.curate import features
from commonplace.curate.decontamination import (
    ENDING,
    Facts,
    Rules,
    SuiteReport,
    kind_names,
    read_suite,
    report,
    suites,
    write_index,
)
from commonplace.curate.decontamination import make_index as made_of
from commonplace.errors import UsageError
from commonplace.lab.mirrors import open_mirror

__all__ = ["MadeIndex", "contamination", "make_index", "read_suite", "suites"]


class MadeIndex(NamedTuple):
    """An index that was written."""

    path: Path
    digest: str
    facts: Facts


def make_index(
    name: str,
    *,
    suite: str,
    files: Sequence[Path],
    folder: Path | str = "indexes",
    rule: str = "coverage",
    run: int | None = None,
    turns: str | None = None,
    answers: bool = False,
) -> MadeIndex:
    """Make and write ``FOLDER/NAME.index``, which a recipe names in ``contamination.suites``.

    Args:
        name: letters, digits, ``-``, ``_`` and ``.``.
        suite: name of a described suite, or a TOML file.
        files: the lab's copy of the test set.
        folder: for the index.
        rule: ``coverage``, ``containment`` or ``any``.
        run: words in a run; 8, or 13 for ``any``.
        turns: ``user`` or ``all``; None for what the suite says.
        answers: also look for answers.

    Raises:
        UsageError: the name, the suite or a rule cannot be meant, or no item has the suite's fields.
        DamagedInput: a file cannot be read.
    """
    if (
        not name
        or name.startswith(".")
        or not name.replace("-", "").replace("_", "").replace(".", "").isalnum()
    ):
        raise UsageError(
            "an index has a name of letters and digits", facts=(name,), hint=f"`{NAME} lab index gsm8k`"
        )
    described = read_suite(suite)
    told = {"rule": rule, "run": run or (13 if rule == "any" else 8), "turns": turns or described.turns}
    try:
        rules = msgspec.convert({**told, "answers": answers}, Rules)
    except msgspec.ValidationError as error:
        raise UsageError("these rules cannot be meant", facts=(str(error),), hint="see `Rules`") from error
    index = made_of(name, described, files, rules)
    path = Path(folder) / f"{name}{ENDING}"
    write_index(index, path)
    return MadeIndex(path, index.digest, index.facts)


def contamination(
    mirror: Path | str,
    folder: Path | str = "indexes",
    names: Sequence[str] | None = None,
    *,
    cache: Path | str,
    share: float = 0.5,
) -> list[SuiteReport]:
    """What of each index stands in the rows of a mirror; features that are missing are computed.

    Args:
        mirror: folder that ``collect`` filled.
        folder: of indexes.
        names: of those wanted; None for all.
        cache: folder of features.
        share: a row holds an item from above this share of it.

    Raises:
        UsageError: there is no mirror, no index, or none of a name.
    """
    wanted = names or [path.name.removesuffix(ENDING) for path in sorted(Path(folder).glob(f"*{ENDING}"))]
    if not wanted:
        raise UsageError(
            "there are no indexes here", facts=(f"{folder}",), hint=f"`{NAME} lab index` makes one"
        )
    kinds = kind_names(Path(folder), wanted)
    made = features(list(open_mirror(mirror).files()), Path(cache), kinds=list(kinds.values()))
    return [report(made, Path(folder) / f"{name}{ENDING}", share=share) for name in wanted]
