"""What a run would bring, without writing anything."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from commonplace.collect.mirror import Mirror
from commonplace.collect.opening import open_origin, withdrawn_from
from commonplace.collect.origins import Origin, Trouble
from commonplace.collect.report import Found, Report
from commonplace.collect.run import Progress, changed
from commonplace.collect.states import Defect
from commonplace.collect.wanted import Limits, Wanted, discover
from commonplace.hub import Reader

__all__ = ["foresee"]


class _Sight(msgspec.Struct, frozen=True):
    """What one origin would bring."""

    files: int = 0
    size: int = 0
    defects: tuple[Found, ...] = ()


def foresee(
    folder: Path,
    wanted: Wanted | None = None,
    limits: Limits | None = None,
    *,
    progress: Progress | None = None,
) -> Report:
    """How many files and bytes ``collect`` would bring. Nothing is written; manifests are read.

    Raises:
        HubError: the list of datasets cannot be read.
        UsageError: a name or folder cannot be meant.
    """
    wanted, limits, started = wanted or Wanted(), limits or Limits(), time.monotonic()
    mirror = Mirror(folder) if (folder / "origins").is_dir() else None
    known = {state.origin: state for state in mirror.origins()} if mirror else {}
    reader = Reader() if wanted.lists or wanted.repositories else None
    found = list(discover(wanted, reader, known))
    origins = [each for each in found if not isinstance(each, tuple)]
    missing = tuple(
        Found(origin=each[0], defect=Defect(code="not-there" if each[1] == "gone" else each[1]))
        for each in found
        if isinstance(each, tuple)
    )
    opened = [each for each in origins if changed(each, known.get(each.listed.origin), limits)]
    sights: list[_Sight] = []
    with ThreadPoolExecutor(limits.threads) as pool:
        for sight in pool.map(lambda each: _seen(each, mirror, limits), opened):
            sights.append(sight)
            if progress:
                progress("Reading manifests", len(sights), len(opened))
    return Report(
        listed=len(origins),
        unchanged=len(origins) - len(opened),
        files=sum(each.files for each in sights),
        foreseen=sum(each.size for each in sights),
        seconds=time.monotonic() - started,
        defects=(*missing, *(each for sight in sights for each in sight.defects)),
    )


def _seen(origin: Origin, mirror: Mirror | None, limits: Limits) -> _Sight:
    name = origin.listed.origin
    known = mirror.origin(name) if mirror else None
    pinned = known.signing_key if known and name not in limits.accept_keys else None
    try:
        entries = origin.files()
        _, unread, at_hand = withdrawn_from(origin, entries, known)
        opened = open_origin(origin, entries, pinned, largest=limits.largest_origin, at_hand=at_hand)
    except Trouble as trouble:
        return _Sight(defects=(Found(origin=name, defect=Defect(code=trouble.code, facts=trouble.facts)),))
    held = {file.derived_from or file.sha256 for file in known.files} if known else set()
    new = [
        file
        for file in opened.files
        if file.sha256 not in held and not (mirror and mirror.object(file.sha256).exists())
    ]
    defects = tuple(Found(origin=name, defect=each) for each in (*unread, *opened.defects))
    return _Sight(len(new), sum(file.size for file in new), defects)
