"""``lab collect``: brings a mirror of what was given up to date."""

from collections import Counter
from pathlib import Path

import click
import msgspec

from commonplace import hub
from commonplace.cli.lab_adopting import collect_neighbours
from commonplace.cli.output import Output, plural, safe, size
from commonplace.cli.session import Session, verb
from commonplace.collect import (
    COLLECTING,
    GRACE_DAYS,
    LARGEST_ORIGIN,
    TAG,
    THREADS,
    Limits,
    Report,
    Wanted,
    foresee,
)
from commonplace.collect import collect as bring_up_to_date
from commonplace.collect.neighbours import WantedNeighbours

__all__ = ["collect"]

_GB = 1_000_000_000

_SHOWN = 20
"""Defects that are printed one by one; all of them stand in ``--json`` and in the mirror."""


@click.command()
@click.option(
    "--mirror", type=click.Path(file_okay=False, path_type=Path), default=Path("mirror"), show_default=True,
    help="Folder of the mirror.",
)  # fmt: skip
@click.option("--tag", "tags", multiple=True, default=(TAG,), show_default=True, help="All must stand there.")
@click.option("--author", help="Only datasets of this account or organisation.")
@click.option("--repo", "repositories", multiple=True, metavar="OWNER/NAME", help="This dataset, tag or not.")
@click.option(
    "--folder", "folders", multiple=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder that somebody published to.",
)  # fmt: skip
@click.option(
    "--grace-days", type=click.FloatRange(min=0), default=GRACE_DAYS, show_default=True,
    help="Days until an origin that vanished counts as withdrawn.",
)  # fmt: skip
@click.option(
    "--largest-gb", type=click.FloatRange(min=0), default=LARGEST_ORIGIN / _GB, show_default=True,
    help="Refuse origins with more.",
)  # fmt: skip
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=THREADS,
    show_default=True,
    help="Reading at the same time.",
)
@click.option("--again", is_flag=True, help="Open what did not change as well.")
@click.option(
    "--accept-key", "accept_keys", multiple=True, metavar="OWNER/NAME",
    help="Pin the new key of this dataset: you asked its owner.",
)  # fmt: skip
@click.option(
    "--neighbour", "neighbours", multiple=True, metavar="OWNER/NAME",
    help="A public dataset of another shape, instead of what was given.",
)  # fmt: skip
@click.option(
    "--file", "files", multiple=True, type=click.Path(exists=True, path_type=Path),
    help="A file or folder of your own, of such a shape.",
)  # fmt: skip
@click.option("--adapter", help="Read neighbours and files with this adapter; by default they are looked at.")
@click.option("--licence", help="Of neighbours and files that state none.")
@click.option(
    "--only", multiple=True, metavar="PATTERN", help="Files of neighbours, such as 'data/*.parquet'."
)
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be fetched; write nothing.")
@verb
def collect(
    session: Session,
    /,
    *,
    mirror: Path,
    tags: tuple[str, ...],
    author: str | None,
    repositories: tuple[str, ...],
    folders: tuple[Path, ...],
    grace_days: float,
    largest_gb: float,
    threads: int,
    again: bool,
    accept_keys: tuple[str, ...],
    neighbours: tuple[str, ...],
    files: tuple[Path, ...],
    adapter: str | None,
    licence: str | None,
    only: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Mirror what was given, checked against its hashes and signatures; what was withdrawn leaves first.

    Without --repo, --folder or --author it is every dataset on the Hub with the tag. A run that was killed is
    gone on with by the next; what did not change costs no call. With --neighbour or --file only these are read.
    """
    if neighbours or files:
        asked = WantedNeighbours(
            repositories=neighbours, files=files, adapter=adapter, licence=licence, only=only, again=again,
            largest=int(largest_gb * _GB),
        )  # fmt: skip
        collect_neighbours(session, mirror, asked, dry_run=dry_run)
        return
    wanted = Wanted(tags=tags, author=author, repositories=repositories, folders=folders)
    limits = Limits(
        largest_origin=int(largest_gb * _GB),
        grace_days=grace_days,
        threads=threads,
        again=again,
        accept_keys=tuple(f"hf:{each.removeprefix('hf:')}" for each in accept_keys),
    )
    output = session.output
    if not hub.is_default_endpoint() and (wanted.lists or repositories):
        output.note(f"Hub: {safe(hub.endpoint())}")

    def progress(phase: str, done: int, total: int) -> None:
        output.progress(phase, done, total, in_bytes=phase.endswith("bytes"))

    if dry_run:
        report = foresee(mirror, wanted, limits, progress=progress)
    else:
        report = bring_up_to_date(mirror, wanted, limits, progress=progress)
    if output.as_json:
        output.document({"mirror": str(mirror), "dry_run": dry_run, **_document(report)})
        return
    _tell(output, report, mirror, dry_run=dry_run)


def _tell(output: Output, report: Report, mirror: Path, *, dry_run: bool) -> None:
    output.data(f"{plural(report.listed, 'origin')} listed, {report.unchanged:,} unchanged")
    if dry_run:
        output.data(f"{plural(report.files, 'file')} to fetch, {size(report.foreseen)}; nothing was written")
    else:
        rate = report.size / report.seconds if report.seconds else 0.0
        output.data(
            f"{plural(report.fetched, 'origin')} fetched: {plural(report.files, 'file')}, {size(report.size)}, "
            f"{size(round(rate))}/s"
        )
        output.data(f"{plural(report.rows, 'row')} in {safe(str(mirror))}")
    for count, words in (
        (report.withdrawn, "withdrawn since the last run, taken out"),
        (report.refused, "refused"),
        (report.gated, "gated"),
        (report.vanished, "not offered any more, within the grace period"),
        (report.removed, "away for longer than the grace period, removed"),
        (report.unreachable, "not read to the end; run the same command again"),
    ):
        if count:
            output.data(f"{count:,} {words}")
    _tell_defects(output, report)


def _tell_defects(output: Output, report: Report) -> None:
    counts = Counter(each.defect.code for each in report.defects)
    for code, count in sorted(counts.items()):
        output.data(f"{code}: {count:,} ({COLLECTING.get(code, 'see the state of the origin')})")
    for each in report.defects[:_SHOWN]:
        place = f"{each.origin} {each.defect.path}".rstrip()
        facts = f": {'; '.join(each.defect.facts)}" if each.defect.facts else ""
        output.data(f"  {safe(place)} {each.defect.code}{safe(facts)}")
    if len(report.defects) > _SHOWN:
        output.data(f"  and {len(report.defects) - _SHOWN:,} more; --json lists them all")


def _document(report: Report) -> dict[str, object]:
    document: dict[str, object] = msgspec.to_builtins(report)
    defects = [{"origin": each.origin, **msgspec.to_builtins(each.defect)} for each in report.defects]
    return {**document, "defects": defects}
