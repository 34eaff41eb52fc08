"""Plots as SVG, drawn here: for the card, the page and reports. Equal data give equal bytes.

A plot holds numbers and the names that its caller gives it; it loads nothing and runs nothing.
"""

from commonplace.charts.bars import stacked_bars
from commonplace.charts.months import all_months

__all__ = ["all_months", "stacked_bars"]
