"""Small pieces of Markdown that the generated pages are put together from."""

import inspect
import re
from collections.abc import Sequence

__all__ = ["NOTICE", "anchor", "cell", "code", "first_sentence", "intro", "listed", "page", "prose"]

NOTICE = "<!-- Written by scripts/make_docs.py from the code; `make docs` writes it anew. -->"


def page(blocks: Sequence[str]) -> str:
    """Put blocks together into a page that says it is generated; empty ones are left out."""
    return "\n\n".join([NOTICE, *(block for block in blocks if block)]) + "\n"


def intro(struct: type) -> str:
    """What a class says about itself before its attributes."""
    return prose((inspect.getdoc(struct) or "").partition("Attributes:")[0])


def prose(text: str) -> str:
    """A docstring as Markdown: one line for each paragraph."""
    paragraphs = [" ".join(part.split()) for part in text.strip().split("\n\n")]
    return "\n\n".join(part.replace("``", "`") for part in paragraphs if part)


def first_sentence(kind: type) -> str:
    """The first paragraph of a class's docstring."""
    return prose((inspect.getdoc(kind) or "").split("\n\n")[0])


def cell(text: str) -> str:
    """Text of a docstring as a cell of a table."""
    return text.replace("``", "`").replace("|", "\\|")


def code(text: str) -> str:
    """Text as a code span in a table, whatever backticks and bars are in it."""
    fence = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}".replace("|", "\\|")


def listed(names: Sequence[str]) -> str:
    """Names as code spans, with commas."""
    return ", ".join(f"`{name}`" for name in names)


def anchor(heading: str) -> str:
    """The fragment under which a heading can be linked, as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
