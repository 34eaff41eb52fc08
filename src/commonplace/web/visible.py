"""Makes characters visible that would otherwise hide, reorder or imitate text on the page.

Only the display changes: what is stored, found and published is never touched.
"""

import re

__all__ = ["visible"]

_HIDDEN = re.compile(
    "\r(?!\n)|"  # a return that is no part of an end of line
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, but for tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks, embeddings, overrides and isolates of direction
    "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\ufeff\ufff9-\ufffb"  # nothing to see, or an end of line
    "\U000e0000-\U000e007f]"  # tags: letters that no font shows and that models read
)
"""Joiners (U+200C, U+200D) and variation selectors stay: scripts and emoji are written with them.

Source: Unicode 17, UAX 9 table 3 (directional formatting) and UAX 31 section 2.3 (joiners); the deprecated
tag characters as in UTR 36 section 3.
"""


def visible(text: str) -> str:
    """The text with each hidden character shown by its number, such as ``‹U+202E›``, or as ``‹ESC›``."""
    return _HIDDEN.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    point = ord(found[0])
    if point == 0x1B:
        return "‹ESC›"
    if 0xE0020 <= point <= 0xE007E:
        return f"‹tag {chr(point - 0xE0000)}›"
    return f"‹U+{point:04X}›"
