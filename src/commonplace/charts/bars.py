"""Bars that stand on each other: how much of what, along an axis of names such as months."""

from collections.abc import Mapping, Sequence
from html import escape

__all__ = ["COLOURS", "stacked_bars"]

COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#a08e00", "#7f7f7f")
"""Told apart by people with any kind of colour vision; the last is for what is counted together.

Source: M. Okabe, K. Ito, "Color Universal Design", 2008; its yellow and black made darker and lighter, so that
both can be seen on white and on black.
"""

_WIDTH, _HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 12, 14, 62
_LINE = 22
_LETTER = 7.2
"""About the width of a letter at this size, in pixels: for the legend and for labels of the axis."""

_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#57606a}"
    ".rule{stroke:#8c959f;stroke-opacity:.35}"
    "@media(prefers-color-scheme:dark){text{fill:#adb5bd}}"
)


def stacked_bars(
    title: str, names: Sequence[str], series: Mapping[str, Mapping[str, int]], *, unit: str = ""
) -> str:
    """An SVG picture of counts.

    Args:
        title: what is shown, for those who cannot see it.
        names: of the bars, in order.
        series: by the name of a part, how much of it is in each bar. The largest seven have a colour of
            their own, the rest are shown together as ``other``.
        unit: what is counted.

    Cost: bytes grow with bars times parts.
    """
    parts = _largest(series, names)
    most = max((sum(counts.get(name, 0) for counts in parts.values()) for name in names), default=0)
    top, step = _scale(most)
    rows = _legend_rows(parts)
    height = _HEIGHT + _LINE * max(0, len(rows) - 1)
    said = f"{title}: " + (", ".join(f"{part} {_total(parts, part, names):,}" for part in parts) or "nothing")
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="title about"><title id="title">{escape(title)}</title>'
        f'<desc id="about">{escape(said)}</desc><style>{_STYLE}</style>',
        *_grid(top, step, unit),
        *_bars(names, parts, top),
        *_axis(names),
        *_legend(rows, list(parts)),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _largest(series: Mapping[str, Mapping[str, int]], names: Sequence[str]) -> dict[str, Mapping[str, int]]:
    ranked = sorted(series, key=lambda part: (-_total(series, part, names), part))
    if len(ranked) <= len(COLOURS):
        return {part: series[part] for part in ranked}
    kept = ranked[: len(COLOURS) - 1]
    rest = {name: sum(series[part].get(name, 0) for part in ranked[len(kept) :]) for name in names}
    return {**{part: series[part] for part in kept}, "other": rest}


def _total(series: Mapping[str, Mapping[str, int]], part: str, names: Sequence[str]) -> int:
    return sum(series[part].get(name, 0) for name in names)


def _scale(most: int) -> tuple[int, int]:
    """The end of the axis, at least the largest bar, and the step between its lines: 1, 2 or 5 times a power of ten."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if 4 * step >= most:
                return step * max(1, -(-most // step)), step
        power *= 10


def _grid(top: int, step: int, unit: str) -> list[str]:
    lines = []
    for value in range(0, top + 1, step):
        y = _height_of(top - value, top) + _TOP
        lines.append(f'<line class="rule" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        lines.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value:,}</text>')
    if unit:
        middle = _TOP + (_HEIGHT - _TOP - _BOTTOM) / 2
        lines.append(
            f'<text transform="translate(12 {middle:.1f}) rotate(-90)" text-anchor="middle">{escape(unit)}</text>'
        )
    return lines


def _height_of(count: int, top: int) -> float:
    return count / top * (_HEIGHT - _TOP - _BOTTOM)


def _place(number: int, names: Sequence[str]) -> tuple[float, float]:
    """Where a bar begins, and how wide its share of the axis is."""
    share = (_WIDTH - _LEFT - _RIGHT) / len(names)
    return _LEFT + number * share, share


def _bars(names: Sequence[str], parts: Mapping[str, Mapping[str, int]], top: int) -> list[str]:
    lines = []
    for number, name in enumerate(names):
        left, share = _place(number, names)
        wide = min(share * 0.8, 48)
        y = float(_HEIGHT - _BOTTOM)
        for colour, (part, counts) in zip(COLOURS, parts.items(), strict=False):
            count = counts.get(name, 0)
            if not count:
                continue
            high = _height_of(count, top)
            y -= high
            lines.append(
                f'<rect x="{left + (share - wide) / 2:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" '
                f'fill="{colour}"><title>{escape(f"{name}, {part}: {count:,}")}</title></rect>'
            )
    return lines


def _axis(names: Sequence[str]) -> list[str]:
    """Names below the bars, as many of them as there is room for."""
    if not names:
        return []
    _, share = _place(0, names)
    every = max(1, -(-int((max(map(len, names)) + 1) * _LETTER) // max(1, int(share))))
    lines = []
    for number in range(0, len(names), every):
        left, share = _place(number, names)
        lines.append(
            f'<text x="{left + share / 2:.1f}" y="{_HEIGHT - _BOTTOM + 18}" text-anchor="middle">'
            f"{escape(names[number])}</text>"
        )
    return lines


def _legend_rows(parts: Mapping[str, Mapping[str, int]]) -> list[list[str]]:
    rows: list[list[str]] = []
    room = 0.0
    for part in parts:
        needed = 26 + len(part) * _LETTER
        if not rows or room < needed:
            rows.append([])
            room = _WIDTH - _LEFT - _RIGHT
        rows[-1].append(part)
        room -= needed
    return rows


def _legend(rows: Sequence[Sequence[str]], order: list[str]) -> list[str]:
    lines = []
    for number, row in enumerate(rows):
        x, y = float(_LEFT), _HEIGHT - 18 + number * _LINE
        for part in row:
            lines.append(
                f'<rect x="{x:.1f}" y="{y - 10}" width="11" height="11" fill="{COLOURS[order.index(part)]}"/>'
            )
            lines.append(f'<text x="{x + 16:.1f}" y="{y}">{escape(part)}</text>')
            x += 26 + len(part) * _LETTER
    return lines
