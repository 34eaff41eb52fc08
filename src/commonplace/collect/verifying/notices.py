"""A ready-made notice for the donor of a repository: which rows, which turns, which kinds; never a value."""

from collections.abc import Mapping, Sequence

from commonplace import NAME
from commonplace.collect.verifying.results import Find

__all__ = ["notice_for"]

_MOST_ROWS = 200


def notice_for(origin: str, finds: Mapping[str, Sequence[Find]]) -> str | None:
    """Markdown for a discussion in the repository; None where nothing was found.

    Args:
        origin: of the rows.
        finds: by id of the row.
    """
    if not finds:
        return None
    place = origin.partition(":")[2]
    lines = [
        "# Something in this dataset may be private",
        "",
        f"A second scan of `{_plain(place)}` with the rules of today found the following. The values are not "
        "repeated here, and the scan can be wrong. Please look at the rows; if they should not be public, "
        f"withdraw them with `{NAME} withdraw`, or scan again with a newer version and publish them anew. ",
        "If they are as you want them, nothing is to be done.",
        "",
        "| row | turn | kind | certainty | finds |",
        "|---|---|---|---|---:|",
    ]
    for row_id in sorted(finds)[:_MOST_ROWS]:
        lines += [
            f"| `{_plain(row_id)}` | {_plain(each.turn)} ({each.field}) | {each.kind} | {each.tier} | {each.count} |"
            for each in finds[row_id]
        ]
    if len(finds) > _MOST_ROWS:
        lines += ["", f"And {len(finds) - _MOST_ROWS} more rows."]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """A stranger's name without anything that Markdown would take for more than letters."""
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_./") else "?" for char in text)
