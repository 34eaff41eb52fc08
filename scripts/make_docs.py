"""Write the reference pages of the documentation from the code, or check that they are what the code says.

Usage: ``python scripts/make_docs.py [--check]``

Equal code gives equal pages. Nothing that was found in text is printed: examples of recognisers are shown
with each value masked, so that programs which search repositories for secrets find none here.
"""

import argparse
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from commonplace import NAME
from commonplace.cli.app import main as run_program
from commonplace.cli.app import program
from commonplace.collect.defects import COLLECTING, VERIFYING
from commonplace.errors import CommonplaceError
from commonplace.privacy import RULES, RULESET_VERSION, Rule, mask
from commonplace.privacy.examples import marked
from commonplace.records.consent import ALLOWED, CONSENT_TEXT, GIVES, IMPORT_TEXT, LICENCES, OUTPUT_LICENCE
from commonplace.settings import ROOT_VARIABLE, Settings
from commonplace.sources import SOURCES, UNREADABLE
from commonplace.terms import Entry, notice, registry
from commonplace.terms.classes import flags_of
from labels_page import labels
from markdown_text import anchor, code, first_sentence, listed, page, prose
from recipe_page import recipes
from schema_page import schema

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
WIDTH = 100

GROUPS = (
    ("secret", "Secrets", "Keys, tokens, passwords: what opens something."),
    ("personal", "Personal data", "What points to a person, a place or a machine."),
    ("path", "Paths", "Home folders in all the ways in which they are written."),
    ("random", "Random-looking tokens", "What has no known form and looks drawn by chance."),
)
"""First parts of the kinds of findings: heading and explanation."""


def command_line() -> str:
    """All commands with their options, as ``--help`` prints them."""
    lines = [
        "# Command line",
        "Data goes to stdout, everything else to stderr. `--json` prints one JSON document instead. "
        f"Settings are read from your own configuration folder (`settings.toml`: "
        f"{listed(Settings.__struct_fields__)}) and from `{ROOT_VARIABLE}`, never from the current folder.",
        _exit_codes(),
        "| variable | effect |\n|---|---|\n"
        f"| `{ROOT_VARIABLE}` | folder of the workspace; `--root` wins over it |\n"
        "| `NO_COLOR` | no colour |\n"
        "| `COMMONPLACE_NO_PROGRESS` | no progress bars |",
        "## commonplace",
        _help(program, "commonplace"),
    ]
    for name, command in commands().items():
        lines += [f"## commonplace {name}", _help(command, f"commonplace {name}")]
    return page(lines)


def commands(group: click.Group = program, before: str = "") -> dict[str, click.Command]:
    """All commands by name, in the order of use; those of a group follow it, behind its name."""
    context = click.Context(group, info_name=NAME)
    found: dict[str, click.Command] = {}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        found[before + name] = command
        if isinstance(command, click.Group):
            found |= commands(command, f"{before}{name} ")
    return found


def _help(command: click.Command, called: str) -> str:
    context = click.Context(command, info_name=called, terminal_width=WIDTH, max_content_width=WIDTH)
    return f"```text\n{command.get_help(context).rstrip()}\n```"


def _exit_codes() -> str:
    said = " ".join((inspect.getdoc(run_program) or "").split())
    found = re.search(r"Exit codes: (.*?)\.", said)
    if found is None:
        raise LookupError("the program's docstring does not list its exit codes")
    pairs = [entry.split(" ", 1) for entry in found[1].split(", ")]
    return "\n".join(
        ["| exit code | meaning |", "|---:|---|", *(f"| {code} | {text} |" for code, text in pairs)]
    )


def sources() -> str:
    """The exports and logs that can be read."""
    lines = [
        "# Sources",
        "A file is recognised by what is in it, never by its name alone. All sources are asked; the surest "
        "one reads it. What each source met, could not read or left out on purpose is counted: see "
        "[the receipt](receipt.md).",
        "\n".join(
            ["| id | title |", "|---|---|"]
            + [f"| [`{each.id}`](#{anchor(each.title)}) | {each.title} |" for each in SOURCES]
        ),
    ]
    for source in SOURCES:
        files = ", ".join(f"`{name}`" for name in sorted(source.private_files))
        way = (
            "newest sessions first, in parts; what belongs together is united in the workspace"
            if source.independent_files
            else "a download as a whole"
        )
        lines += [
            f"## {source.title}",
            prose(inspect.getdoc(type(source)) or ""),
            f"- **Name for `--source`:** `{source.id}` (version {source.version} of what is read)\n"
            f"- **Where to get it:** {source.how_to_get}\n"
            f"- **How it is read:** {way}\n"
            f"- **Kept:** {source.about.kept}\n"
            f"- **Left out, and counted:** {source.about.lost}\n"
            f"- **Known from:** {', '.join(source.about.evidence)}; last looked at: {source.about.checked}\n"
            f"- **Never read as conversations** (account data beside them): {files or 'nothing is known of'}",
        ]
    lines += [
        "## What cannot be read",
        "\n".join(
            f"- **{each.title}**: {each.why}. {each.instead}. Known from: {each.evidence}."
            for each in UNREADABLE
        ),
    ]
    return page(lines)


def recognisers() -> str:
    """Every rule with one text in which it finds something, the value masked."""
    lines = [
        "# Recognisers",
        f"{len(RULES)} rules, version `{RULESET_VERSION}`. Each carries texts in which it finds something "
        "and texts in which it does not; a test runs all of them. The example is one of the former: the "
        "value is made up, and shown masked as the program shows it. What is known about you (see "
        "[`commonplace identity`](command-line.md#commonplace-identity)) is looked for beside these rules.",
        "A find of the tier `certain` or `likely` is replaced by a placeholder such as `[EMAIL_1]`, one of the "
        "tier `random` by another random-looking token. See [what is removed](../concepts/privacy.md).",
    ]
    for first, heading, explanation in GROUPS:
        rules = sorted(
            (rule for rule in RULES if rule.kind.partition(".")[0] == first),
            key=lambda rule: (rule.kind, rule.id),
        )
        lines += [
            f"## {heading}",
            f"{explanation} {len(rules)} rule{'' if len(rules) == 1 else 's'}.",
            "\n".join(
                ["| kind | rule | tier | example | form |", "|---|---|---|---|---|", *map(_rule, rules)]
            ),
        ]
    return page(lines)


def _rule(rule: Rule) -> str:
    return (
        f"| `{rule.kind}` | `{rule.id}` | {rule.tier} | {code(_masked_example(rule))} "
        f"| [documented]({rule.reference}) |"
    )


def _masked_example(rule: Rule) -> str:
    """The first example of a rule: values masked, other made-up runs left out, at most 90 characters."""
    text, ranges = marked(rule.finds[0])
    if not ranges:
        raise LookupError(f"the first example of {rule.id} marks no value")
    values = iter(mask(text[start:end], rule.kind) for start, end in ranges)
    pieces = re.split("«[^»]*»", rule.finds[0])
    shown = pieces[0] + "".join(next(values) + piece for piece in pieces[1:])
    shown = re.sub(r"\{[A-Za-z0-9]+ \d+\}", "…", shown)
    line = " ".join(shown.split())
    return line if len(line) <= 90 else line[:89] + "…"


def errors() -> str:
    """The tree of errors, each with its code and its exit code."""
    tree = (inspect.getdoc(sys.modules[CommonplaceError.__module__]) or "").partition("::\n")[2]
    drawn = inspect.cleandoc(tree.partition("\n\nAn error has three parts")[0].strip("\n"))
    rows = [
        f"| `{each.code}` | {each.exit_code} | `{each.__name__}` | {first_sentence(each)} |"
        for each in _errors(CommonplaceError)
    ]
    return page(
        [
            "# Errors",
            "An error has three parts: what is wrong, the facts (what was looked for and what was found), "
            "and the command or act that helps. None of them quotes a conversation. With `--json` they come "
            "as `error.code`, `error.message`, `error.facts` and `error.hint`.",
            "\n".join(["| code | exit | class | meaning |", "|---|---:|---|---|", *rows]),
            "Anything else is a bug (exit code 70): the program names a file that says where it happened, "
            "without any text of yours.",
            f"```text\n{drawn}\n```",
        ]
    )


def _errors(kind: type[CommonplaceError]) -> Iterator[type[CommonplaceError]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__.startswith(f"{NAME}."):
            yield from _errors(below)


def defects() -> str:
    """What can be wrong with what a lab mirrored, and what follows."""
    verifying = [f"| `{name}` | {kind.follows} | {kind.says} |" for name, kind in VERIFYING.items()]
    collecting = [f"| `{name}` | {says} |" for name, says in COLLECTING.items()]
    return page(
        [
            "# Defects",
            "What `commonplace lab verify` can find, and what follows: a repository, a file or a row that is refused "
            "is read by no later step; a note has no consequence. See [verifying](../guides/lab-verify.md).",
            "\n".join(["| code | what follows | meaning |", "|---|---|---|", *verifying]),
            "## While collecting",
            "What `commonplace lab collect` can find.",
            "\n".join(["| code | meaning |", "|---|---|", *collecting]),
        ]
    )


def consent() -> str:
    """The texts that a person is shown before the first import and before they publish."""
    before = [f"**{heading}.** {text}" for heading, text in IMPORT_TEXT.points]
    points = [f"**{heading}.** {text}" for heading, text in CONSENT_TEXT.points]
    return page(
        [
            "# The consent text",
            f"The page and the terminal show this text before a publication is confirmed. This is version "
            f"{CONSENT_TEXT.version}; its SHA-256 is `{CONSENT_TEXT.sha256}`. A text that was shown to "
            "somebody is never edited: a change is a new version.",
            f"## {CONSENT_TEXT.title}",
            *points,
            "## The answers",
            "Nothing is answered for you.",
            f"- How much you give, for each provider: {'; '.join(GIVES.values())}.\n"
            f"- Licence of your own words: {listed(LICENCES)}.\n"
            f"- What others may do: {'; '.join(ALLOWED.values())}.\n"
            f"- What a model wrote is recorded as `{OUTPUT_LICENCE}`: you add no restriction and make no "
            "promise.",
            "The column [`consent`](schema.md#consent) of each row repeats the answers, with version and SHA-256 of "
            "the text and a keyed id that says nothing about you.",
            f"## {IMPORT_TEXT.title}",
            f"This is shown once, before the first import (version {IMPORT_TEXT.version}, SHA-256 "
            f"`{IMPORT_TEXT.sha256}`).",
            *before,
        ]
    )


def terms() -> str:
    """What the registry of providers' terms holds."""
    known = registry()
    parts = [
        "# Providers' terms",
        f"The registry of this version is {known.version}. `commonplace terms PROVIDER` prints the same. What "
        "the words mean and how they were gathered: [terms](../concepts/terms.md). These are dated facts, no "
        "legal advice.",
    ]
    for file in known.providers.values():
        parts.append(f"## {file.name}")
        parts.extend(_document(entry) for entry in file.entries)
    return page(parts)


def _document(entry: Entry) -> str:
    told = notice(entry, entry.checked.date)
    products = ", ".join(
        f"{'all products' if each.client == '*' else each.client} ({', '.join(each.plans)})"
        for each in entry.applies_to
    )
    lines = [
        f"### {told.heading}",
        "",
        f"- `{entry.id}`, for {products}; regions: {', '.join(entry.regions)}",
        f"- training: {told.training}",
        f"- publishing: {told.publication}",
        *(f"- “{quote}”" for quote in told.quotes),
        *([f"- flags: {', '.join(sorted(flags_of(entry)))}"] if flags_of(entry) else []),
        *([f"- <{told.link}>"] if told.link else []),
        f"- recorded on {entry.checked.date}, {entry.checked.status}"
        + (f"; {entry.checked.note}" if entry.checked.note else ""),
    ]
    return "\n".join(lines)


PAGES: dict[str, Callable[[], str]] = {
    "command-line.md": command_line,
    "sources.md": sources,
    "recognisers.md": recognisers,
    "labels.md": labels,
    "errors.md": errors,
    "defects.md": defects,
    "schema.md": schema,
    "recipes.md": recipes,
    "consent.md": consent,
    "terms.md": terms,
}


def stale() -> list[str]:
    """Names of the pages that are not what the code says."""
    return [name for name, make in PAGES.items() if _read(REFERENCE / name) != make()]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def main() -> int:
    """Write the pages, or with ``--check`` say which of them are stale and fail."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    if parser.parse_args().check:
        names = stale()
        for name in names:
            print(f"docs/reference/{name} is not what the code says; run `make docs`", file=sys.stderr)
        return 1 if names else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (REFERENCE / name).write_text(make(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
