"""Building datasets with plain arguments: from a mirror, or any folder of rows, by a recipe."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from commonplace import NAME, curate
from commonplace.build import Built, Progress, read_manifest, write
from commonplace.build.built import MANIFEST
from commonplace.collect import Mirror, alone
from commonplace.curate.recipes import read_recipe, recipe_text
from commonplace.errors import CommonplaceError, UsageError
from commonplace.lab.judgements import origin_facts
from commonplace.lab.mirrors import mirror_in
from commonplace.lab.row_folders import row_files_in
from commonplace.records.row_file import RowFile

if TYPE_CHECKING:
    from commonplace.curate import Inputs, Plan, Source

__all__ = ["BuildFrom", "EngineName", "build", "plan"]

EngineName: TypeAlias = Literal["native", "ray"]

_WORTH_PROCESSES = 5000
"""Rows from which processes of their own are started for files: one takes two seconds to start, as long as a
thousand rows take."""


class BuildFrom(msgspec.Struct, frozen=True, kw_only=True):
    """What a build is made from.

    Attributes:
        recipe: name of a shipped recipe, or a TOML file.
        mirror: folder that ``collect`` filled and ``verify`` saw; or ``folder``: any folder of rows.
        cache: of features and decisions; by default ``curated`` in the mirror, or beside the folder.
        indexes: folder of the indexes of test sets that the recipe names.
        engine: ``native`` for this machine; ``ray`` for a cluster at ``address``, whose nodes see the same folders.
    """

    recipe: str
    mirror: Path | None = None
    folder: Path | None = None
    cache: Path | None = None
    indexes: Path = Path("indexes")
    engine: EngineName = "native"
    address: str | None = None


def plan(given: BuildFrom, *, progress: Progress | None = None) -> "Plan":
    """What a build would be: rows, tokens, pairs, and what each rule removes. No build is written.

    Raises:
        UsageError: there is no mirror, the recipe is wrong, or the extra ``lab`` is not installed.
        WorkspaceBusy: another process collects into the mirror.
        DamagedInput: a file cannot be read.
    """
    with _inputs(given, progress) as inputs:
        return curate.plan(inputs)


def build(
    given: BuildFrom,
    out: Path | str,
    *,
    release: str | None = None,
    replace: bool = False,
    progress: Progress | None = None,
) -> Built:
    """Build a dataset; the same call after withdrawals makes it again without them, and computes what changed.

    Args:
        given: recipe and rows.
        out: folder of the build; a build of the same name that stands there is replaced.
        release: hash of the plan that somebody approved; it stands in the build.
        replace: also replace a build of another name.
        progress: told a phase, how much of it is done, and how much there is.

    Raises:
        UsageError: there is no mirror, the recipe is wrong or leaves no row, or the folder is in use.
        NeedsPerson: the plan is another one than the approved.
        WorkspaceBusy: another process collects into the mirror.
        DamagedInput: a file cannot be read.

    A killed call is gone on with by the same call.
    """
    folder = Path(out)
    with _inputs(given, progress) as inputs:
        selection = curate.select(inputs, approved=release)
        again = replace or _name_of(folder) == selection.name
        told = {"progress": progress} if progress else {}
        return write(selection, folder, policy=release, replace=again, **told)


def _name_of(folder: Path) -> str | None:
    """The name of the build that stands in a folder."""
    if not (folder / MANIFEST).is_file():
        return None
    try:
        return read_manifest(folder).name
    except CommonplaceError:
        return None


@contextmanager
def _inputs(given: BuildFrom, progress: Progress | None) -> Iterator["Inputs"]:
    """Rows and what is known of their origins; a mirror does not change meanwhile."""
    if (given.mirror is None) == (given.folder is None):
        raise UsageError("a build is made from a mirror or from a folder", hint="name one of them")
    recipe = recipe_text(given.recipe)
    if given.folder is not None:
        files = row_files_in(given.folder)
        cache = given.cache or given.folder.with_name(f"{given.folder.name}.curated")
        curate.forget(cache, {file.origin: file.withheld for file in files})
        # The lab chose the folder by itself, so its rows have no cap of an unreviewed source.
        sources = {file.origin: curate.Source(name=file.origin, reviewed=True) for file in files}
        yield _made(given, files, (recipe, cache), sources, progress)
        return
    mirror = mirror_in(given.mirror or Path("mirror"))
    cache = given.cache or mirror.folder / "curated"
    with alone(mirror):
        curate.forget(cache, _withdrawn(mirror))
        known = _sources(mirror)
        files = tuple(file for file in mirror.row_files() if file.origin in known)
        if not files:
            raise UsageError(
                "the mirror has no rows that may be used",
                hint=f"`{NAME} lab collect` brings rows and `{NAME} lab verify` sees whether they are sound",
            )
        yield _made(given, files, (recipe, cache), known, progress)


def _made(
    given: BuildFrom,
    files: tuple[RowFile, ...],
    told: tuple[str, Path],
    sources: Mapping[str, "Source"],
    progress: Progress | None,
) -> "Inputs":
    recipe, cache = told
    several = sum(file.rows for file in files) >= _WORTH_PROCESSES
    engine = curate.Engine(runner=given.engine, address=given.address, processes=several)
    return curate.Inputs(
        files=files,
        recipe=recipe,
        cache=cache,
        sources=sources,
        suites=_suites(recipe, given.indexes),
        engine=engine,
        progress=progress,
    )


def _suites(recipe: str, indexes: Path) -> dict[str, tuple[str, str]]:
    """Where the shares of the test sets are that a recipe names."""
    suites = read_recipe(recipe).contamination.suites
    if not suites:
        return {}
    # With the extra alone it can be imported, and the engine above has asked for that.
    from commonplace.curate.decontamination import kind_names

    return {column: (kind, "share") for column, kind in kind_names(indexes, suites).items()}


def _sources(mirror: Mirror) -> Mapping[str, "Source"]:
    """Of each origin that may be used; one without a cap is as one that somebody looked at."""
    return {
        origin: curate.Source(
            name=facts.source,
            reviewed=facts.reviewed or facts.cap is None,
            cap=facts.cap,
            stricter=facts.stricter,
        )
        for origin, facts in origin_facts(mirror.folder).items()
    }


def _withdrawn(mirror: Mirror) -> dict[str, frozenset[str]]:
    """Ids of withdrawn rows of every origin that is not withdrawn whole."""
    return {
        state.origin: frozenset(stone.id for stone in state.tombstones)
        for state in mirror.origins()
        if state.standing != "withdrawn"
    }
