"""What cards, reports and dossiers of builds say in words; no legal advice."""

from collections.abc import Sequence

from commonplace import NAME
from commonplace.records.selection import TermsDecision
from commonplace.terms.notice import TRAINING

__all__ = ["LIMITS", "MEANING", "NO_ADVICE", "REMOVED", "TERMS", "WITHDRAWALS", "cell", "decided", "table"]

MEANING = TRAINING
"""Classes of terms in words."""

NO_ADVICE = "Classes quote dated texts and are no legal advice: what you may do is yours to find out."

TERMS = (
    "Each row names the classes that follow from the terms of its provider when it was written "
    f"and when it was published; the documents are in {NAME}'s registry. {NO_ADVICE}"
)

REMOVED = (
    "Direct identifiers and secrets were replaced before the donors published, as far as recognisers find them. "
    "Some are missed: the card of each source states the measured rates. People may be recognised by what they tell."
)

LIMITS = (
    "Donors chose what they gave: the rows are no sample of all use of assistants.",
    "Model names are what logs or donors say; a row without one is `unknown`.",
    "Labels and languages are computed by rules and small models and are wrong at times.",
    "Duplicates and test items are found by shared word sequences; paraphrases are not.",
    "Answers are those of models: they may be wrong, offend, or repeat texts of others.",
)

WITHDRAWALS = (
    "Donors can withdraw rows. What they withdrew before this build is not in it; a later withdrawal is honoured by "
    f"`{NAME} lab collect` and a new build. Whoever trains on a copy is asked to take the newest."
)


def cell(value: object) -> str:
    """A value inside a table of Markdown: one line, nothing that ends the cell or opens markup."""
    text = " ".join(str(value).split())
    return "".join(f"\\{char}" if char in "\\|`*_[]<>#!" else char for char in text)


def table(head: tuple[str, ...], rows: "list[tuple[object, ...]]") -> str:
    """A table of Markdown; numbers stand to the right."""
    if not rows:
        return "None."
    rule = ["---:" if isinstance(value, int | float) else "---" for value in rows[0]]
    lines = [f"| {' | '.join(head)} |", f"|{'|'.join(rule)}|"]
    for row in rows:
        cells = [f"{value:,}" if isinstance(value, int) else cell(value) for value in row]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def decided(decisions: Sequence[TermsDecision]) -> str:
    """The table of what a lab decided otherwise than the default for classes of terms."""
    return table(
        ("class", "roles", "use", "by", "date", "reason"),
        [
            (each.training_class, ", ".join(each.roles), each.use, each.by, each.date, each.reason)
            for each in decisions
        ],
    )
