"""The card of a build: what is in it, from where, under which terms, and what was left out. Quotes no row."""

import json
from collections.abc import Iterator

from commonplace import NAME
from commonplace.build.built import BuildManifest, WrittenView
from commonplace.build.composing import PACKING, Composition
from commonplace.build.plots import PLOTS
from commonplace.build.words import LIMITS, MEANING, REMOVED, TERMS, WITHDRAWALS, cell, decided, table

__all__ = ["card"]

_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_MOST = 40
"""Lines of one table; the rest is added up."""


def card(manifest: BuildManifest, composition: Composition) -> str:
    """The text of ``README.md``; equal builds give equal text, without a date."""
    parts = [
        f"# {manifest.name}",
        cell(manifest.description),
        f"Intended use: **{manifest.intended_use}**. {composition.rows:,} conversations, "
        f"{composition.tokens:,} tokens ({cell(manifest.tokenizer)}). Built with {NAME} from what donors published.",
        *_views(manifest),
        *_composition(composition),
        *_terms(manifest, composition),
        *_funnel(manifest),
        *_sources(manifest),
        "## Known limits",
        "\n".join(f"- {line}" for line in LIMITS),
        "## What was removed",
        REMOVED,
        f"Placeholders: {manifest.placeholders}. {composition.redacted:,} conversations have some replacement.",
        "## Withdrawals",
        WITHDRAWALS,
        *_files(manifest),
    ]
    return f"---\n{_front(manifest, composition)}---\n\n" + "\n\n".join(parts) + "\n"


def _front(manifest: BuildManifest, composition: Composition) -> str:
    size = next((name for limit, name in _SIZES if composition.rows < limit), "1M<n<10M")
    languages = sorted(
        name for name in composition.by.get("language", {}) if name.isalpha() and len(name) <= 3
    )
    lines = [f"pretty_name: {json.dumps(manifest.name)}", "license: other", "license_name: see-terms"]
    if languages:
        lines += ["language:", *(f"- {json.dumps(name)}" for name in languages)]
    lines += ["task_categories:", "- text-generation", "size_categories:", f"- {size}"]
    lines += ["tags:", f"- {NAME}-build", "- conversations", "configs:"]
    for number, view in enumerate(_configs(manifest)):
        lines.append(f"- config_name: {json.dumps(view.name)}")
        lines += ["  default: true"] if number == 0 else []
        lines.append("  data_files:")
        for split in sorted({file.split for file in view.files}):
            lines += [f"  - split: {split}", f"    path: data/{view.name}/{split}-*.{view.kind}"]
    return "\n".join(lines) + "\n"


def _configs(manifest: BuildManifest) -> list[WrittenView]:
    """Views that the front matter names: `datasets` reads all configs of a folder with one loader."""
    there = [view for view in manifest.views if view.files]
    return [view for view in there if view.kind == "parquet"] or there


def _views(manifest: BuildManifest) -> Iterator[str]:
    yield "## Views"
    rows: list[tuple[object, ...]] = []
    for view in manifest.views:
        splits = dict.fromkeys(sorted({file.split for file in view.files}), 0)
        for file in view.files:
            splits[file.split] += file.rows
        said = ", ".join(f"{split} {count:,}" for split, count in splits.items())
        rows.append((view.name, view.view, view.rows, said, view.tokens))
    yield table(("name", "kind", "rows", "splits", "tokens"), rows)
    configs = _configs(manifest)
    lines = [f'rows = datasets.load_dataset("PATH", {json.dumps(view.name)})' for view in configs]
    for view in manifest.views:
        if view.files and view not in configs:
            files = f"PATH/data/{view.name}/train-*.{view.kind}"
            lines.append(f'rows = datasets.load_dataset("json", data_files="{files}", split="train")')
    yield "\n".join(["```python", "import datasets", "", *lines, "```"])
    for view in manifest.views:
        if view.refused:
            yield f"Not in `{view.name}`, by reason (each row in `refused.parquet`):"
            yield table(("reason", "times"), list(view.refused.items()))
        if view.noted:
            yield f"Changed in `{view.name}`:"
            yield table(("change", "times"), list(view.noted.items()))


def _composition(composition: Composition) -> Iterator[str]:
    yield "## Composition"
    yield "\n\n".join(
        f"![{what}](plots/{name})" for name, what in PLOTS.items() if name not in ("terms.svg", "funnel.svg")
    )
    models: list[tuple[object, ...]] = [
        (model, min(counts), max(counts), sum(counts.values()))
        for model, counts in composition.months.items()
    ]
    models.sort(key=lambda row: (-int(str(row[3])), str(row[0])))
    yield table(("model", "first month", "last month", "conversations"), _most(models))
    for name in (
        "provider",
        "client",
        "language",
        "collection",
        "evidence_level",
        "reviewed",
        "code_licence",
    ):
        counts = composition.by.get(name, {})
        yield table((name.replace("_", " "), "conversations"), _most(list(counts.items())))
    yield f"Tokens longer than a sequence ({', '.join(f'{length:,}' for length in PACKING)}):"
    yield table(
        ("sequence", "longer conversations", "tokens beyond it"),
        [(f"{length:,}", *composition.packing.get(length, (0, 0))) for length in PACKING],
    )
    yield "Largest donors: " + ", ".join(
        f"the first {number}: {rows:,} rows" for number, rows in composition.donors.items()
    )
    if composition.flags:
        yield "Labels beside the rows:"
        yield table(("label", "conversations"), list(composition.flags.items()))


def _most(rows: "list[tuple[object, ...]]") -> "list[tuple[object, ...]]":
    if len(rows) <= _MOST:
        return rows
    rest = sum(int(str(row[-1])) for row in rows[_MOST - 1 :])
    return [*rows[: _MOST - 1], ("others", *([""] * (len(rows[0]) - 2)), rest)]


def _terms(manifest: BuildManifest, composition: Composition) -> Iterator[str]:
    yield "## Terms"
    yield TERMS
    yield f"![{PLOTS['terms.svg']}](plots/terms.svg)"
    yield table(
        ("class", "meaning", "conversations", "left out by default"),
        [
            (
                name,
                MEANING.get(name, ""),
                sum(composition.terms.get(name, {}).values()),
                manifest.left_out_by_class.get(name, 0),
            )
            for name in dict.fromkeys([*MEANING, *composition.terms, *manifest.left_out_by_class])
        ],
    )
    yield table(
        ("class at publication", "conversations"), list(composition.by.get("publication_class", {}).items())
    )
    if manifest.terms_decisions:
        yield "What was decided otherwise than the default for this use:"
        yield decided(manifest.terms_decisions)
    yield table(
        ("licence of the donors' words", "conversations"), list(composition.by.get("licence", {}).items())
    )


def _funnel(manifest: BuildManifest) -> Iterator[str]:
    yield "## What was left out"
    yield f"![{PLOTS['funnel.svg']}](plots/funnel.svg)"
    rows: list[tuple[object, ...]] = []
    for step in manifest.funnel:
        rows.append((f"{step.step}@{step.version}", step.rows, "", sum(step.dropped.values()), step.tokens))
        rows += [("", 0, reason, count, 0) for reason, count in sorted(step.dropped.items())]
    yield table(("step", "rows in", "reason", "left out", "tokens"), rows)
    yield "Every row that was left out stands in `dropped.parquet` with its step and reason."


def _sources(manifest: BuildManifest) -> Iterator[str]:
    yield "## Sources"
    yield table(
        ("source", "commit", "rows", "withheld", "licences", "may be passed on"),
        [
            (
                source.origin,
                source.revision,
                source.rows,
                source.withdrawn,
                ", ".join(source.licences) or ("see its card" if source.third_party else "none stated"),
                source.redistribution,
            )
            for source in manifest.sources
        ],
    )
    yield "`lineage.parquet` says for each row the address `OWNER/NAME@COMMIT#ID` and the steps that it passed."


def _files(manifest: BuildManifest) -> Iterator[str]:
    yield "## Made with"
    yield table(("part", "version"), list(manifest.versions.items()))
    yield f"Content: `{manifest.content}`. The recipe stands in `recipe.toml`, sums in `SHA256SUMS`."
