"""The files beside the rows: card, licence and attributes, and the facts about a file."""

from collections.abc import Sequence
from pathlib import Path

from commonplace import hub
from commonplace.publish.card import PLOT, CardFacts, card, plot
from commonplace.publish.card_text import ATTRIBUTES, licence_text
from commonplace.publish.contents import Contents
from commonplace.publish.current import file_sha256
from commonplace.publish.targets import Target
from commonplace.records.arrow import read_ids
from commonplace.records.manifest import FileFact
from commonplace.records.shards import DATA, LONG

__all__ = ["TEXTS", "configs_of", "file_fact", "write_texts"]

TEXTS = (".gitattributes", "LICENSE", "README.md", PLOT)
"""Files that ``write_texts`` writes, by path."""


def write_texts(
    files: Path, target: Target, contents: Contents, given: Sequence[FileFact], *, has_withdrawals: bool
) -> None:
    """Write card, licence and attributes for a dataset with these shards and traces into a folder."""
    is_hub = target.kind == "hf"
    readme = card(
        CardFacts(
            name=target.name,
            load_name=target.place if is_hub else target.name,
            discussions=f"{hub.page_address(target.place)}/discussions" if is_hub else "",
            configs=configs_of(given),
            contents=contents,
            has_withdrawals=has_withdrawals,
            has_traces=any(fact.path.startswith("traces/") for fact in given),
        )
    )
    (files / "README.md").write_text(readme, encoding="utf-8", newline="\n")
    (files / PLOT).write_text(plot(contents), encoding="utf-8", newline="\n")
    (files / "LICENSE").write_text(licence_text(contents.licences), encoding="utf-8", newline="\n")
    (files / ".gitattributes").write_bytes(ATTRIBUTES)


def configs_of(shards: Sequence[FileFact]) -> tuple[str, ...]:
    """The configs that have files, what is loaded by default first."""
    names = {"default": DATA, "long": LONG}
    return tuple(
        config for config, folder in names.items() if any(s.path.startswith(f"{folder}/") for s in shards)
    )


def file_fact(folder: Path, path: str, *, rows: bool = False) -> FileFact:
    """Size and hash of a file, and the number of its rows if it has any."""
    file = folder / path
    return FileFact(
        path=path,
        size=file.stat().st_size,
        sha256=file_sha256(file),
        rows=len(read_ids(file)) if rows else None,
    )
