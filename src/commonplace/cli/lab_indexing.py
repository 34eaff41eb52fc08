"""``lab index``: makes indexes of test sets from a lab's own copies, and tells what of them stands in a mirror."""

from pathlib import Path

import click
import msgspec

from commonplace import NAME
from commonplace.cli.lab_trusting import mirror_at
from commonplace.cli.output import Output, plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError

__all__ = ["index"]


@click.command()
@click.argument("name", required=False)
@click.option("--suite", help="Which fields hold the items: a described suite, or a TOML file.")
@click.option(
    "--file",
    "given",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False),
    help="Your copy of the test set.",
)
@click.option(
    "--to", type=click.Path(file_okay=False), default="indexes", show_default=True, help="Folder of indexes."
)
@click.option(
    "--rule",
    type=click.Choice(["coverage", "containment", "any"]),
    default="coverage",
    show_default=True,
    help="What of an item counts as held: its words in common runs, its runs, or all if one is held.",
)
@click.option(
    "--run", type=click.IntRange(3, 100), help="Words in a run.  [default: 8; 13 with `--rule any`]"
)
@click.option(
    "--turns", type=click.Choice(["user", "all"]), help="Whose turns are looked at.  [default: as the suite]"
)
@click.option("--answers", is_flag=True, help="Look for the answers of items, too.")
@click.option("--suites", "listed", is_flag=True, help="List the suites that are described.")
@click.option(
    "--report", "reported", is_flag=True, help="Tell what of NAME, or of all indexes, a mirror holds."
)
@click.option(
    "--mirror", type=click.Path(file_okay=False), default="mirror", show_default=True, help="Folder."
)
@click.option(
    "--cache", type=click.Path(file_okay=False), help="Folder of features.  [default: MIRROR-features]"
)
@click.option(
    "--share",
    type=click.FloatRange(0, 1, min_open=True),
    default=0.5,
    show_default=True,
    help="A row holds an item from above this share of it.",
)
@verb
def index(session: Session, /, *, name: str | None, **chosen: object) -> None:
    """Make the index NAME of a test set from your own copy, for builds that leave its items out.

    The index holds hashes and no text. Test sets are never downloaded.
    """
    if chosen["listed"]:
        _list(session.output)
    elif chosen["reported"]:
        _report(session, name, chosen)
    elif name and chosen["suite"] and chosen["given"]:
        _make(session.output, name, chosen)
    else:
        raise UsageError(
            "an index needs a name, a suite and a file",
            hint=f"`{NAME} lab index gsm8k --suite gsm8k --file test.jsonl`; `--suites` lists what is described",
        )


def _list(out: Output) -> None:
    from commonplace.lab.decontamination import read_suite, suites

    found = [read_suite(each) for each in suites()]
    if out.as_json:
        out.document({"suites": [msgspec.to_builtins(each) for each in found]})
        return
    out.table([(each.name, each.title, each.source) for each in found], ("SUITE", "TITLE", "FIELDS AS IN"))


def _make(out: Output, name: str, chosen: dict[str, object]) -> None:
    from commonplace.lab.decontamination import make_index

    made = make_index(
        name,
        suite=str(chosen["suite"]),
        files=[Path(each) for each in _words(chosen["given"])],
        folder=Path(str(chosen["to"])),
        rule=str(chosen["rule"]),
        run=int(str(chosen["run"])) if chosen["run"] else None,
        turns=str(chosen["turns"]) if chosen["turns"] else None,
        answers=bool(chosen["answers"]),
    )
    if out.as_json:
        out.document({"digest": made.digest, "path": str(made.path), **msgspec.to_builtins(made.facts)})
        return
    facts = made.facts
    out.data(f"{safe(str(made.path))}: {plural(facts.items, 'item')}, {plural(facts.runs, 'run')} of words")
    if facts.short:
        out.data(f"  {plural(facts.short, 'item')} shorter than a run: looked for as a whole turn")
    if facts.unusable:
        out.data(f"  {plural(facts.unusable, 'item')} too short or empty: not looked for")
    out.note(f"A recipe names it: [contamination] suites = [{name!r}]; digest {made.digest[:16]}.")


def _report(session: Session, name: str | None, chosen: dict[str, object]) -> None:
    from commonplace.lab.decontamination import contamination

    mirror = mirror_at(str(chosen["mirror"]))
    cache = (
        Path(str(chosen["cache"]))
        if chosen["cache"]
        else mirror.folder.with_name(f"{mirror.folder.name}-features")
    )
    found = contamination(
        mirror.folder,
        Path(str(chosen["to"])),
        [name] if name else None,
        cache=cache,
        share=float(str(chosen["share"])),
    )
    out = session.output
    if out.as_json:
        out.document({"suites": [msgspec.to_builtins(each) for each in found]})
        return
    for each in found:
        mark = "above 2 %: contaminated" if each.contaminated else "not above 2 %"
        out.data(
            f"{safe(each.index)} ({safe(each.suite)}): {each.items_hit:,} of {plural(each.items, 'item')}, "
            f"{100 * each.items_share:.2f} %, {mark}; in {each.rows_hit:,} of {plural(each.rows, 'row')}"
        )
        for origin, rows in each.by_origin.items():
            out.data(f"  {safe(origin)}: {plural(rows, 'row')}")


def _words(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, tuple) else []
