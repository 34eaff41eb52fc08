"""One HTML page about a mirror that needs nothing else: no script, no file, no address that is followed.

Names, licences and models are what strangers wrote. All of it is escaped, hidden characters are shown by their
numbers, and the policy in the page forbids everything but its own style and its own pictures.
"""

import base64
import hashlib
import re
import time
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commonplace import NAME, __version__
from commonplace.charts import all_months, stacked_bars
from commonplace.collect.overview.facts import Overview

__all__ = ["report"]

_SHOWN = 40
"""Lines of a table; the last one says how many more there are."""

_MOST_MONTHS = 120
_MONTH = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])", re.ASCII)

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that hide, reorder or break; names need none of them."""


def report(overview: Overview) -> str:
    """The page, as UTF-8 text without what has no bytes there. Cost: some 50 kB, whatever the mirror's size."""
    folder = Path(__file__).parent
    style = (folder / "report.css").read_text(encoding="utf-8")
    return _environment.get_template("report.html").render(
        overview=overview,
        counts=overview.counts,
        tables=[(facet, _first(found)) for facet, found in overview.counts.facets.items() if found],
        plots=_plots(overview),
        refusals=overview.refusals[:_SHOWN],
        changes=overview.changes[:_SHOWN],
        shown=_SHOWN,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )


def _first(found: dict[str, int]) -> list[tuple[str, int]]:
    pairs = list(found.items())
    rest = pairs[_SHOWN:]
    more = [(f"and {len(rest):,} more", sum(count for _, count in rest))] if rest else []
    return pairs[:_SHOWN] + more


def _plots(overview: Overview) -> list[tuple[str, str]]:
    """Pictures with what they show in words; each is an image of its own, in which nothing can run."""
    counts = overview.counts
    named = {_plain(name): found for name, found in counts.months.items()}
    months = all_months(
        month for found in counts.months.values() for month in found if _MONTH.fullmatch(month)
    )
    made = []
    if months:
        title = "Rows by month and provider"
        made.append((title, stacked_bars(title, months[-_MOST_MONTHS:], named, unit="rows")))
    for facet in ("training terms", "evidence", "language"):
        found = {_plain(name): count for name, count in list(counts.facets[facet].items())[:12]}
        if found:
            title = f"Rows by {facet}"
            names = [name[:24] for name in found]
            series = {"rows": dict(zip(names, found.values(), strict=True))}
            made.append((title, stacked_bars(title, names, series, unit="rows")))
    return [(title, base64.b64encode(svg.encode()).decode()) for title, svg in made]


def _plain(text: str) -> str:
    """The text with every hidden character shown by its number."""
    return _HIDDEN.sub(lambda found: f"\u2039U+{ord(found[0]):04X}\u203a", text)


def _finish(value: object) -> object:
    return _plain(value) if type(value) is str else value


def _day(at: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(at))


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finish,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(day=_day, thousands=lambda number: f"{number:,}")
_environment.globals.update(name=NAME, version=__version__)
