"""Names from lists: first names and surnames of persons, and persons who are known to everybody."""

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files

__all__ = [
    "ambiguous_first_names",
    "beside_public",
    "common_surnames",
    "first_names",
    "is_eponym",
    "is_public",
    "is_surname",
    "is_word",
    "plain_first_names",
]

_DATA = files("commonplace.privacy").joinpath("data")


@cache
def _lines() -> tuple[str, ...]:
    return tuple(_DATA.joinpath("first_names.txt").read_text(encoding="utf-8").split())


@cache
def first_names() -> frozenset[str]:
    """All first names, capitalised, as they are written in their country and in Latin letters.

    Source: ``data/SOURCES.md``.
    """
    return frozenset(line.rstrip("?") for line in _lines())


@cache
def plain_first_names() -> frozenset[str]:
    """First names that are hardly ever anything else: no word, no place, no product."""
    return frozenset(line for line in _lines() if not line.endswith("?"))


@cache
def ambiguous_first_names() -> frozenset[str]:
    """First names that are also a word, a place or a product."""
    return first_names() - plain_first_names()


@cache
def common_surnames() -> frozenset[str]:
    """The most common surnames of 75 countries that are no word, no place, no first name and nobody famous."""
    names = frozenset(_DATA.joinpath("common_surnames.txt").read_text(encoding="utf-8").split())
    return frozenset(name for name in names - first_names() if not is_word(name) and not is_eponym(name))


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames that are no word, and those that are one; both in lower case."""
    names = gzip.decompress(_DATA.joinpath("surnames.txt.gz").read_bytes()).decode().lower().split("\n")
    words = frozenset(name[:-1] for name in names if name.endswith("?"))
    return frozenset(name for name in names if not name.endswith("?")), words


# Endings that surnames have and words of English or of code have not.
_ENDING = re.compile(
    r"[^\W\d_]{2,14}(?:ova|ova|eva|enko|chuk|czuk|sson|d[oó]ttir|sdotter|ssen|opoulos|[aá]kis|idis|ou?lou|wicz|owicz|ewicz"
    r"|[ńn]ski|[ńn]ska|wska|wski|sky|cki|cka|[oe]vi[cć]|[aie]nović|ić|ič|čić|[kmnlrsdtvzc]ov|[kmnlrsdtvzc]ev|[nd]in[ao]v|[kmnlr]ovic|[nkl]evic|q[uv]ist|stedt|gaard|shita|mura|moto|guchi|hashi|zawa|shvili|adze|yan|oğlu|nen|mäki|zadeh|dze|escu|eanu|ián)",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def is_surname(name: str, *, words: bool = True) -> bool:
    """Whether a name of any case is on the list of surnames.

    Args:
        name: one word, or several joined by hyphens, each of which is looked up.
        words: take surnames that are also everyday words.
    """
    if _ENDING.fullmatch(name) and not is_word(name):
        return True
    plain, common = _surnames()
    parts = name.lower().replace("’", "'").split("-")
    return all(
        part in plain or part.replace("'", "") in plain or (words and part in common)
        for part in parts
        if part
    )


@cache
def _hand_words() -> frozenset[str]:
    text = _DATA.joinpath("ambiguous_names.txt").read_text(encoding="utf-8")
    return frozenset(
        word.lower() for line in text.splitlines() if not line.startswith("#") for word in line.split()
    ) | frozenset(_DATA.joinpath("bip39_english.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=16384)
def is_word(name: str) -> bool:
    """Whether a word of any case is known to be an everyday word, a place or a product."""
    low = name.lower()
    return low in _hand_words() or low in _surnames()[1]


def _rows(name: str) -> list[str]:
    text = _DATA.joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


_RUN = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]*)*")


@cache
def _public() -> frozenset[str]:
    names = {name.strip() for line in _rows("public_figures.txt") for name in line.split(",")}
    return frozenset(name.lower().replace("’", "'") for name in names if name)


@cache
def _public_words() -> frozenset[str]:
    return frozenset(_bare(word) for name in _public() for word in _RUN.findall(name))


def _bare(word: str) -> str:
    return re.sub(r"['’]s$", "", word.lower().replace("’", "'").rstrip(".'-"))


@cache
def _public_surnames() -> frozenset[str]:
    return frozenset(word.lower() for line in _rows("eponyms.txt") for word in line.split())


@lru_cache(maxsize=8192)
def is_public(name: str) -> bool:
    """Whether a name, whole, is on the list of persons known to everybody (also in invented stories)."""
    plain = name.lower().replace("’", "'").strip().rstrip(".'-")
    return plain in _public() or re.sub(r"'s$|'$", "", plain) in _public()


def is_eponym(name: str) -> bool:
    """Whether a surname stands for a theorem, a unit or a body of work when it stands alone."""
    return name.lower() in _public_surnames() or name.lower() in _public()


def beside_public(text: str, start: int, end: int) -> bool:
    """Whether a name is a part of a longer name that is on the list, up to three words to either side."""
    own = _RUN.match(text, start, end)
    if own is not None and _bare(own[0]) not in _public_words():
        return False
    low, high = max(0, start - 40), end + 40
    words = [found.span() for found in _RUN.finditer(text, low, min(len(text), high))]
    inside = [index for index, (a, b) in enumerate(words) if a < end and b > start]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    for begin in range(max(0, first - 3), first + 1):
        for stop in range(last, min(len(words), last + 4)):
            if stop - begin > 4:
                break
            piece = text[words[begin][0] : words[stop][1]]
            if "\n" not in piece and is_public(piece):
                return True
    return False
