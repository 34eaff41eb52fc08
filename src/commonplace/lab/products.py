"""What is done with builds, with plain arguments."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from commonplace import build
from commonplace.build import Answering, Built, Difference, Impact, Pushed
from commonplace.collect.mirror import ALL_ROWS, Mirror
from commonplace.lab.mirrors import mirror_in

__all__ = ["attach", "diff", "dossier", "impact", "publish", "purge", "report_build"]


def diff(first: Path | str, second: Path | str) -> Difference:
    """What entered from the first build to the second, what left, and why.

    Raises:
        DamagedInput: one of them is no build.
    """
    return build.diff(Path(first), Path(second))


def report_build(folder: Path | str) -> str:
    """One HTML page of a build: plots, counts, steps, terms, sources; it runs and loads nothing."""
    return build.report(Path(folder))


def dossier(folder: Path | str, *, contact: str = "") -> str:
    """What counsel asks of a build, in Markdown."""
    return build.dossier(Path(folder), contact=contact)


def impact(
    origin: str, *, folders: Sequence[Path | str] = (), on_hub: bool = True
) -> tuple[tuple[Impact, ...], int]:
    """Builds that list rows of a dataset, and how many builds could not be read; asks the Hub unless told not to.

    Raises:
        HubError: the list of builds cannot be read.
    """
    return build.impact(origin, folders=[Path(folder) for folder in folders], on_hub=on_hub)


def attach(
    folder: Path | str, responses: Path | str, to: Path | str, *, model: str, licence: str, terms: str
) -> Built:
    """Bring the answers of an own model back to the prompts of a build.

    Args:
        folder: a build with the view ``prompts``.
        responses: JSON Lines with ``prompt_id`` and ``answer`` or ``answers``.
        to: folder of the new build.
        model: that answered.
        licence: of that model.
        terms: of what it writes.

    Raises:
        UsageError: the build has no prompts, or the folder is in use.
        InputError: a line is no response.
    """
    answering = Answering(model=model, licence=licence, terms=terms)
    return build.attach(Path(folder), Path(responses), Path(to), answering)


def publish(
    folder: Path | str, repository: str, *, visibility: Literal["public", "private", "gated"] = "private"
) -> Pushed:
    """Push a build to the Hub in one commit.

    Raises:
        NeedsPerson: rows in it may not be passed on.
        DamagedInput: its files are not those that were written.
        HubError: the Hub refuses or does not answer.
    """
    return build.push(Path(folder), repository, visibility=visibility)


def purge(mirror: Path | str, builds: Sequence[Path | str]) -> list[tuple[Built, int]]:
    """Take out of builds what was withdrawn or blocked since, as a mirror knows it.

    Returns:
        Each build and how many rows went now. The repositories that hold copies are not touched: publish again.

    Raises:
        UsageError: there is no mirror.
        DamagedInput: a folder is no build.
    """
    gone = _gone(mirror_in(mirror))
    done = []
    for folder in builds:
        before = build.read_manifest(Path(folder)).purged
        built = build.purge(Path(folder), gone)
        done.append((built, built.manifest.purged - before))
    return done


def _gone(mirror: Mirror) -> dict[str, list[str]]:
    gone: dict[str, list[str]] = {}
    for state in mirror.origins():
        blocked = [row.id for row in mirror.withheld(state.origin) if row.by == "lab"]
        if state.standing == "withdrawn" or ALL_ROWS in blocked:
            gone[state.origin] = [build.EVERY_ROW]
        elif ids := {*blocked, *(stone.id for stone in state.tombstones)}:
            gone[state.origin] = sorted(ids)
    return gone
