"""The dataset's card: what people and the Hub read first. It quotes nothing from a conversation.

Only numbers, the providers' and products' own names, and model names as logs record them appear; a name that
does not look like one is counted under ``other``.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping

import msgspec

from commonplace import NAME, __version__
from commonplace.charts import all_months, stacked_bars
from commonplace.privacy.expectation import Measured, Rate, measured, rates_of
from commonplace.publish.card_tables import name_of, named, ranked, table
from commonplace.publish.card_terms import licence_and_terms, terms_table
from commonplace.publish.card_text import (
    CAPS,
    EMPTIED,
    EXPORT_NOTICE,
    LOOK_ALIKES,
    METHOD,
    MISSED,
    NO_PROMISE,
    PLACEHOLDERS,
    SCHEMA,
    SCOPES,
    TRACES,
    WITHDRAWAL,
    WITHDRAWAL_FOLDER,
    WITHDRAWAL_HUB,
)
from commonplace.publish.contents import Contents
from commonplace.publish.replacing import tool_of
from commonplace.publish.rows import AGENT_SURFACES
from commonplace.records.row import SCHEMA_VERSION

__all__ = ["PLOT", "CardFacts", "card", "plot"]

PLOT = "composition.svg"
"""Path of the picture that the card shows."""

_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)


class CardFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a card is made of.

    Attributes:
        name: of the dataset, the last component of its target.
        load_name: what ``load_dataset`` is given: ``OWNER/NAME``, or a path for a folder.
        discussions: address where others can write to the donor; empty for a folder.
        configs: names of the configs that have files; the first is what is loaded by default.
        has_traces: whether agent sessions stand there as files for viewers of traces, too.
        has_withdrawals: whether rows were withdrawn, so that there is a config of their ids.
        is_export: a local export, not a publication.
        rates: measured miss rates; those that come with this version if None.
    """

    name: str
    load_name: str
    discussions: str
    configs: tuple[str, ...]
    contents: Contents
    has_traces: bool = False
    has_withdrawals: bool = False
    is_export: bool = False
    rates: Measured | None = None


def card(facts: CardFacts) -> str:
    """The text of ``README.md``; equal facts give equal text."""
    body = _exported(facts) if facts.is_export else _published(facts)
    return f"---\n{_front_matter(facts)}---\n\n" + "\n\n".join(body) + "\n"


def plot(contents: Contents) -> str:
    """The picture beside the card: conversations by month and provider, as SVG."""
    parts: dict[str, Counter[str]] = {}
    for (provider, month), count in contents.provider_months.items():
        parts.setdefault(name_of(provider), Counter())[month] += count
    without_month = ("unknown",) if contents.months["unknown"] else ()
    months = (*all_months(contents.months), *without_month)
    return stacked_bars("Conversations by month and provider", months, parts, unit="conversations")


def _front_matter(facts: CardFacts) -> str:
    contents = facts.contents
    lines = [f"pretty_name: {_quoted(facts.name)}"]
    if not facts.is_export:
        lines += [
            "license: other",
            f"license_name: {_quoted(licence_name(contents.licences))}",
            "license_link: LICENSE",
        ]
    languages = sorted(name for name in contents.languages if name != "unknown")
    if languages:
        lines += ["language:", *(f"- {_quoted(name)}" for name in languages)]
    lines += [
        "task_categories:",
        "- text-generation",
        "size_categories:",
        f"- {_size(contents.conversations)}",
    ]
    lines += ["tags:", *(f"- {_quoted(tag)}" for tag in _tags(facts))]
    lines.append("configs:")
    for number, config in enumerate(facts.configs):
        lines += _config(config, is_default=number == 0)
    if facts.has_withdrawals:
        lines += [
            "- config_name: withdrawals",
            "  data_files:",
            "  - split: train",
            "    path: withdrawn/*.parquet",
        ]
    return "\n".join(lines) + "\n"


def _config(name: str, *, is_default: bool) -> list[str]:
    folder = "data" if name == "default" else name
    default = ["  default: true"] if is_default else []
    files = ["  data_files:", "  - split: train", f"    path: {folder}/*.parquet"]
    return [f"- config_name: {name}", *default, *files]


def _tags(facts: CardFacts) -> list[str]:
    if facts.is_export:
        return ["not-for-publication"]
    contents = facts.contents
    tags = [NAME, f"{NAME}-schema-{SCHEMA_VERSION}", "conversations"]
    tags += sorted(f"provider-{name}" for name in named(contents.providers) if name != "other")
    if any(contents.surfaces[surface] for surface in AGENT_SURFACES):
        tags.append("agent-traces")
    return tags


def licence_name(licences: Collection[str]) -> str:
    """The card's name for the split licence: the donor's words under these, nothing granted for the rest."""
    if not licences:
        return "nothing-is-left"
    return "-and-".join(sorted(name.lower() for name in licences)) + "-for-the-donors-words"


def _published(facts: CardFacts) -> list[str]:
    contents = facts.contents
    if not contents.conversations:
        return [f"# {facts.name}", EMPTIED, "## Withdrawal", *_withdrawal(facts)]
    return [
        f"# {facts.name}",
        f"{_number(contents.conversations, 'conversation')} of one person with AI assistants, "
        f"{_number(contents.messages, 'message')}, {_number(contents.characters, 'character')}, given for "
        f"open research with {NAME} {__version__}.",
        "## Load it",
        _snippet(facts),
        *_composition(contents),
        *_how_it_was_made(contents),
        *_measured(facts),
        "## What it does not promise",
        NO_PROMISE,
        "## How others count it",
        CAPS,
        "## Licence and terms",
        *licence_and_terms(contents),
        "## Withdrawal",
        *_withdrawal(facts),
        *(["## Traces", TRACES, _trace_snippet(facts)] if facts.has_traces else []),
        "## Columns",
        SCHEMA,
    ]


def _withdrawal(facts: CardFacts) -> list[str]:
    whom = WITHDRAWAL_HUB.format(address=facts.discussions) if facts.discussions else WITHDRAWAL_FOLDER
    return [WITHDRAWAL, whom]


def _exported(facts: CardFacts) -> list[str]:
    return [
        "# NOT FOR PUBLICATION",
        EXPORT_NOTICE,
        "## Load it",
        _snippet(facts),
        *_composition(facts.contents),
        *_how_it_was_made(facts.contents),
        *_measured(facts),
        "## Terms",
        *terms_table(facts.contents),
    ]


def _snippet(facts: CardFacts) -> str:
    name = json.dumps(facts.load_name)
    lines = [
        "```python",
        "from datasets import load_dataset",
        "",
        f'rows = load_dataset({name}, split="train")',
    ]
    if "long" in facts.configs:
        lines.append(f'long_rows = load_dataset({name}, "long", split="train")  # conversations above 1.5 MB')
    return "\n".join([*lines, 'print(rows[0]["messages"])', "```"])


def _trace_snippet(facts: CardFacts) -> str:
    place = f"hf://datasets/{facts.load_name}" if facts.discussions else facts.load_name
    files = json.dumps(f"{place}/traces/*.jsonl")
    loading = f'traces = load_dataset("json", data_files={files}, split="train")  # needs the package teich'
    return "\n".join(["```python", "from datasets import load_dataset", "", loading, "```"])


def _composition(contents: Contents) -> list[str]:
    products = Counter[str]()
    for (provider, client), count in contents.clients.items():
        products[f"{name_of(provider)} | {name_of(client)}"] += count
    counts = {
        "messages that a person wrote": contents.user_messages,
        "tool calls": contents.tool_calls,
        "conversations with reasoning text": contents.features["has_reasoning"],
        "conversations with branches": contents.features["has_branches"],
        "conversations with files (which are not included)": contents.features["has_attachments"],
    }
    return [
        "## What is in it",
        f"![Conversations by month and provider]({PLOT})",
        table(("provider", "product", "conversations"), ranked(products)),
        table(("model, as recorded", "conversations"), ranked(named(contents.models))),
        table(("month of the first message", "conversations"), sorted(contents.months.items())),
        table(("", "number"), counts.items()),
    ]


def _how_it_was_made(contents: Contents) -> list[str]:
    scopes = {f"{name}: {SCOPES.get(name, '')}": count for name, count in contents.scopes.items()}
    return [
        "## How it was made",
        METHOD.format(replaced=_replaced(contents.replacements)),
        table(("how the conversation left the provider", "conversations"), ranked(contents.collections)),
        table(("how the donor looked at it", "conversations"), ranked(contents.reviewed)),
        table(("how much of it is given", "conversations"), ranked(scopes)),
        table(("replaced, by type", "replacements"), ranked(contents.redactions)),
        "Version of the rules: " + ", ".join(f"`{name}`" for name in sorted(contents.rule_versions)) + ".",
    ]


def _measured(facts: CardFacts) -> list[str]:
    """How much is missed of the kinds that stand there; nothing if none of them was measured."""
    known = facts.rates or measured()
    rows = [
        f"| {rate.group} | {rate.planted:,} | {rate.leaked:,} | {_percent(rate)} |"
        for rate in rates_of(facts.contents.redactions, known)
        if rate.planted
    ]
    if not rows:
        return []
    same = set(facts.contents.rule_versions) == {known.ruleset}
    other = "" if same else ", which is another than that of these rows"
    head = ["| kind | planted | still there | miss rate, 95 % interval |", "|---|---:|---:|---:|"]
    return [
        "## Method and measured miss rates",
        MISSED.format(date=known.date, ruleset=known.ruleset, other=other),
        "\n".join([*head, *rows]),
    ]


def _percent(rate: Rate) -> str:
    low, high = rate.interval
    return f"{100 * rate.leaked / rate.planted:.1f} % ({100 * low:.1f} to {100 * high:.1f})"


def _replaced(replacements: Mapping[str, int]) -> str:
    """What stands where something was found; if there are two ways, in how many conversations each."""
    alike, plain = replacements.get("look-alikes", 0), replacements.get("placeholders", 0)
    if not alike:
        return PLACEHOLDERS
    if not plain:
        return LOOK_ALIKES
    return (
        f"In {_number(plain, 'conversation')} (`redaction.tool` is `{tool_of('placeholders')}`) names, "
        "addresses, numbers and secrets that were found are replaced by placeholders such as `[EMAIL_1]`. In "
        f"{_number(alike, 'conversation')} (`{tool_of('look-alikes')}`) it is otherwise. {LOOK_ALIKES}"
    )


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), "10M<n<100M")


def _quoted(text: str) -> str:
    """A YAML scalar: every JSON string is one."""
    return json.dumps(text, ensure_ascii=False)
