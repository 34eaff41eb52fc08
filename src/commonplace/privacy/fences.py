"""Where a message shows code instead of saying something."""

import re

__all__ = ["FENCE"]

FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)
"""A fenced block with its fences; one that is not closed reaches to the end.

Source: https://spec.commonmark.org/0.31.2/#fenced-code-blocks
"""
