"""Seed phrases of wallets: the English words of BIP-39, and which runs of them are a phrase.

Source: https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki. A phrase has 12, 15, 18, 21 or 24 words
of 2048, eleven bits each; the last bits are the beginning of the SHA-256 digest of the others.
"""

import hashlib
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

__all__ = ["holds_phrase", "holds_told_phrase", "phrases", "rare_words", "told_phrases"]

COUNTS = (12, 15, 18, 21, 24)
_MOST = 27
# Which of the 2048 words hardly ever stand in source code and its documentation (fewer than 25 times in 93 MB of
# packages of Python and their texts), a bit for each in the order of the list. Every other word is one of
# these, so that of a phrase of twelve words one in three thousand has none.
_RARE = int(
    "02d58620783fa8066d439343b14adf654e7ace6c851152bddcb5917c36751e37"
    "eaba569c26eaa56e9ba2d9cacf3062895317ef7e7fcf55f93d341aa582bdf6d2"
    "e6da6fc8bca0887bbf932ec14d7cc29c803594c6b05200290208b04db4db3797"
    "cdffc7ffcfcb8e47ccb30965b14d41df415f68b46ba1a1d73acd57fe3e8ec087"
    "731262c4ebf584eca80ce82c88142224d06e3964b005a82f71c2622993463e76"
    "b0c9e510c755cdcb03cc08a20a57e9a12da8144124226871278d6fdea79f7a5c"
    "3bf2600c11297deace1ce7ad24ce5811183ead0520c954244c193fddac9668e2"
    "004b46dada5d510ca158f4d85ca212701db7b0fcece5e2bc791d190e26e07239",
    16,
)
# Between a name and its value, of which the name is no part of a phrase: ``"list": [``.
_NAMES = re.compile(r"[\"'\]]\s{0,4}:|=")
_WORD = re.compile(r"[^\W\d_]+")
# Words that hold sentences together and are in no list of BIP-39 for their language.
_JOINING = frozenset(
    "the and are was were been has had which than und der die das ist sind nicht mit von eine einen que los las una "  # noqa: SIM905
    "por para con del les des est pour dans avec sur qui pas une il che non per sono della não uma com dos het een "
    "niet van voor jest nie się что это как для или они это був bir için ve değil".split()
)


@cache
def _words() -> tuple[str, ...]:
    text = files("commonplace.privacy").joinpath("data/bip39_english.txt").read_text(encoding="ascii")
    return tuple(text.split())


@cache
def _numbers() -> dict[str, int]:
    return {word: number for number, word in enumerate(_words())}


@cache
def rare_words() -> tuple[str, ...]:
    """The words of the list that are rare elsewhere."""
    last = len(_words()) - 1
    return tuple(word for number, word in enumerate(_words()) if _RARE >> (last - number) & 1)


@cache
def _rare() -> frozenset[str]:
    return frozenset(rare_words())


def phrases(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Ranges of the runs of listed words in a range that are seed phrases.

    Args:
        text: any text.
        start: first code point of a stretch of words and what parts them.
        end: where it ends.

    Cost: linear in the range.
    """
    listed = _numbers()
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORD.finditer(text, start, end):
        if word[0].lower() in listed:
            if runs[-1] and _NAMES.search(text, runs[-1][-1].end(), word.start()):
                runs.append([])
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return tuple(
        (run[0].start(), run[-1].end()) for run in runs if _is_phrase([word[0].lower() for word in run])
    )


def holds_phrase(text: str, start: int, end: int) -> bool:
    """Whether ``phrases`` finds any."""
    return bool(phrases(text, start, end))


def told_phrases(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The range of the words behind a cue that are a phrase: of any list, and perhaps with a slip of the pen.

    A sentence or paragraph that follows is none of it.
    """
    stop = _END.search(text, start, end)
    end = stop.start() if stop else end
    found = [word for word in _WORD.finditer(text, start, end) if len(word[0]) > 1 or not word[0].isascii()]
    for count in range(min(len(found), _MOST), 11, -1):
        if _is_told([word[0].lower() for word in found[:count]]):
            return ((start, found[count - 1].end()),)
    return ()


def holds_told_phrase(text: str, start: int, end: int) -> bool:
    """Whether ``told_phrases`` finds any."""
    return bool(told_phrases(text, start, end))


_END = re.compile(r"(?<![0-9])[.!?](?=\s)|\n[ \t]*\n")


def _is_told(words: list[str]) -> bool:
    if len(set(words)) <= len(words) * 0.6:
        return False
    if all(map(str.isascii, words)):
        return sum(word in _numbers() for word in words) >= len(words) * 0.75
    return not _JOINING.intersection(words)


def _is_phrase(words: list[str]) -> bool:
    if not 12 <= len(words) <= _MOST or len(set(words)) <= len(words) * 0.7:
        return False
    ascending = sum(one <= other for one, other in pairwise(words))
    if ascending >= len(words) * 0.9 - 1:
        return False  # a piece of the list itself, or of another dictionary
    if len(words) in COUNTS and _has_checksum(words):
        return True
    return sum(word in _rare() for word in words) >= 3


def _has_checksum(words: list[str]) -> bool:
    number = 0
    for word in words:
        number = number << 11 | _numbers()[word]
    checked = len(words) // 3
    entropy = (number >> checked).to_bytes(checked * 4, "big")
    return hashlib.sha256(entropy).digest()[0] >> (8 - checked) == number & ((1 << checked) - 1)
