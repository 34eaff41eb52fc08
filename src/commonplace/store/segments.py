"""Cut text for the index of words, and a person's query the same way.

Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese are written without spaces between what one searches
for: each run of their letters becomes its overlapping pairs, with the last letter alone behind them, so that
a query of a single letter finds it anywhere as a prefix. All else is left to the tokenizer of SQLite. The
cut must stay as it is: an entry is taken out of the index by the very text that was put in.
"""

import re

__all__ = ["cut", "pairs", "spaceless_runs"]

_SPACELESS = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Hiragana, Katakana
    "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Hangul
)
"""Source: https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt."""

_RUN = re.compile(f"[{_SPACELESS}]+")


def cut(text: str) -> str:
    """Text as the index takes it in. Cost: linear; ASCII text is returned as it is."""
    if text.isascii():
        return text
    return _RUN.sub(lambda run: f" {' '.join((*pairs(run[0]), run[0][-1]))} ", text)


def pairs(run: str) -> tuple[str, ...]:
    """Overlapping pairs of letters: ``abc`` gives ``ab``, ``bc``; one letter gives nothing."""
    return tuple(run[index : index + 2] for index in range(len(run) - 1))


def spaceless_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of code points in which no spaces stand between words."""
    return tuple(run.span() for run in _RUN.finditer(text))
