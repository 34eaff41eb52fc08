"""The reference page of labels, from the labels."""

from commonplace.curate.labels import LABELS, LABELS_VERSION, Example, Label
from markdown_text import cell, code, page

__all__ = ["labels"]

_GROUPS = (
    (
        "Broken answers",
        (
            "truncated",
            "error_message",
            "rate_limit",
            "empty_answer",
            "empty_reasoning",
            "repetition",
            "encoding_damage",
        ),
    ),
    ("What a model says of itself and declines", ("refusal", "self_identification", "cutoff_date")),
    ("What stands in it", ("injected_text", "toxic", "sensitive")),
    ("What the person let know", ("correction", "thanks", "rephrase", "abandoned", "resolved")),
    ("How the work went", ("tests_passed", "tests_failed", "command_failed", "reverted")),
    ("What it is for, and how hard it was", ("difficulty",)),
)
_LONGEST = 90


def labels() -> str:
    """Every label: what a high score means, how scores are to be read, and an example."""
    grouped = {name for _, names in _GROUPS for name in names}
    rest = tuple(name for name in LABELS if name not in grouped)
    groups = [*_GROUPS[:-1], (_GROUPS[-1][0], (*rest, *_GROUPS[-1][1]))]
    lines = [
        "# Labels",
        f"{len(LABELS)} labels, version `{LABELS_VERSION}`: scores between 0 and 1 for each conversation, without "
        "a model. Recipes name them in `[labels]`; the kind `labels` of the features has a column for each, and "
        "`by_message` with the scores of single messages. Each label carries conversations in which it is true and "
        "in which it is not; a test runs all of them. The example is one of the former. What they find and miss is "
        "[measured](../concepts/labels.md).",
        "A row's score is that of its highest message. Where the table says *last*, only messages from the last of "
        "their kind on count whole, earlier ones half: what was made good weighs less, and falls below a threshold "
        "of .9.",
    ]
    for heading, names in groups:
        rows = [_row(LABELS[name]) for name in names]
        lines += [
            f"## {heading}",
            "\n".join(
                ["| label | meaning | scores | of | version | example |", "|---|---|---|---|---:|---|", *rows]
            ),
        ]
    return page(lines)


def _row(label: Label) -> str:
    of = f"{label.of}, *last*" if label.weight == "last" else label.of
    return (
        f"| `{label.name}` | {cell(label.meaning)} | {cell(label.scale)} | {of} | {label.version} "
        f"| {code(_example(label.true[0]))} |"
    )


def _example(example: Example) -> str:
    line = " / ".join(" ".join(turn.split()) for turn in example[-2:])
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
