"""``lab verify``: sees whether what was mirrored is what it says, and whether something private was left in it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from commonplace import NAME
from commonplace.cli.output import Output, duration, plural, safe
from commonplace.cli.session import Session, verb
from commonplace.collect import Defect, Mirror, alone
from commonplace.collect.defects import VERIFYING
from commonplace.collect.verifying import Options, OriginResult, Report
from commonplace.collect.verifying import verify as see_all
from commonplace.errors import UsageError

__all__ = ["verify"]

_SHOWN = 20
"""Defects that are printed one by one; all of them stand in ``--json`` and in the mirror."""


@click.command()
@click.option(
    "--mirror", type=click.Path(file_okay=False, path_type=Path), default=Path("mirror"), show_default=True,
    help="Folder of the mirror.",
)  # fmt: skip
@click.option("--no-scan", is_flag=True, help="Leave the second privacy scan out.")
@click.option(
    "--scan-sample",
    type=click.IntRange(min=1),
    metavar="N",
    help="Scan at most N rows of each file, drawn by chance.",
)
@click.option(
    "--keep-finds", is_flag=True, help="Tell certain finds of the scan, but do not refuse their rows."
)
@click.option("--no-scores", is_flag=True, help="Do not count signs of bulk output again.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes at a time."
)
@verb
def verify(
    session: Session,
    /,
    *,
    mirror: Path,
    no_scan: bool,
    scan_sample: int | None,
    keep_finds: bool,
    no_scores: bool,
    workers: int,
) -> None:
    """Verify a mirror: files, rows, counts, consent, terms, and a second scan for what is private.

    A row that is not sound is refused alone. What did not change since the last run is not done again; a run that
    was killed is gone on with by the next.
    """
    if not (mirror / "origins").is_dir():
        raise UsageError(
            "there is no mirror here", facts=(safe(str(mirror)),), hint=f"`{NAME} lab collect` makes one"
        )
    options = Options(
        scan=not no_scan,
        sample=scan_sample or 0,
        keep_finds=keep_finds,
        scores=not no_scores,
        workers=workers,
    )
    opened = Mirror(mirror)
    with alone(opened):
        report = see_all(opened, options, session.output.progress)
    if session.output.as_json:
        session.output.document({"mirror": str(mirror), **_document(report)})
        return
    _tell(session.output, report, mirror)


def _tell(output: Output, report: Report, mirror: Path) -> None:
    rows = sum(each.rows for each in report.origins)
    refused = sum(each.refused_rows for each in report.origins)
    output.data(
        f"{plural(len(report.origins), 'origin')}, {plural(rows, 'row')}: {rows - refused:,} may be used"
    )
    if report.checked_files or report.scanned_files:
        output.data(
            f"{plural(report.checked_files, 'file')} checked in {duration(report.check_seconds)}, "
            f"{plural(report.scanned_files, 'file')} scanned in {duration(report.scan_seconds)}"
        )
    output.data(f"{len(report.changed):,} changed since the last run")
    codes: Counter[str] = Counter()
    for each in report.origins:
        codes.update(each.codes)
    for code, kind in VERIFYING.items():
        if codes[code]:
            output.data(f"{code}: {codes[code]:,} ({kind.follows}; {kind.says})")
    _tell_places(output, report.origins)
    _tell_rest(output, report, mirror)


def _tell_places(output: Output, origins: Iterable[OriginResult]) -> None:
    found = [(each.origin, defect) for each in origins for defect in each.defects]
    for origin, defect in found[:_SHOWN]:
        output.data(f"  {_line(origin, defect)}")
    if len(found) > _SHOWN:
        output.data(f"  and {len(found) - _SHOWN:,} more; --json lists them all")


def _line(origin: str, defect: Defect) -> str:
    place = " ".join(part for part in (origin, defect.path, defect.id) if part)
    facts = f": {'; '.join(defect.facts)}" if defect.facts else ""
    return safe(f"{place} {defect.code}{facts}")


def _tell_rest(output: Output, report: Report, mirror: Path) -> None:
    terms: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    for each in report.origins:
        terms.update(each.terms)
        levels.update(each.levels)
    for change, count in sorted(terms.items()):
        output.data(f"terms, stated -> resolved again: {safe(change)}: {plural(count, 'row')}")
    if levels:
        said = ", ".join(f"{safe(level)} {count:,}" for level, count in sorted(levels.items()))
        output.data(f"level of evidence, the donors' claim: {said}")
    if report.notices:
        output.data(f"{plural(len(report.notices), 'notice')} for donors in {safe(str(mirror / 'notices'))}")


def _document(report: Report) -> dict[str, object]:
    document: dict[str, object] = msgspec.to_builtins(report)
    return {**document, "codes": {code: msgspec.to_builtins(kind) for code, kind in VERIFYING.items()}}
