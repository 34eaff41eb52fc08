"""Tell a random-looking token from a name: the second tier, whose finds are replaced by stand-ins.

A token is as surprising as its pairs of neighbouring characters are rare in words and identifiers. On
identifiers of Python and JavaScript packages 47 of a million characters' tokens pass the threshold, of
random tokens of 16 characters 94 to 100 in a hundred (by alphabet), of 32 characters 98 and more.
"""

import re
import string
from functools import lru_cache
from itertools import pairwise

from commonplace.privacy.encodings import is_wordy
from commonplace.privacy.rule import Rule, Shape

__all__ = ["RANDOM_SEGMENT", "RANDOM_TOKEN", "is_random", "surprise"]

_LONGEST = 256
_BLOB = 100
"""From so many characters on, base64 of the kind with ``+`` and ``/`` is a file's content and no token."""
_THRESHOLD = 4.6
# Bits of surprise, times three, of the second of two letters after the first; rows and columns from a to
# z, in base 36. Counted over the identifiers and words of CPython's library and US Census first names.
_PAIRS = (
    "vgddonhqewk8c9yfw9b8ijlnjv"
    "akhl7pqucbx9oqbjzcgn9ypzbr"
    "9sjp9ouaezcbmp7pqfj9frvzjz"
    "amoe4nkx8twftnbsyefkeurqjz"
    "emdchdlunzo9g9mgl8barjldiw"
    "aqkjccow6zzdpo6mwaieczqymz"
    "erop5uhcazzdlcgrzb9icnqzup"
    "7xur3wzvazsmpn9wzgnejzyzlz"
    "fidffbfzrznce6civg9avjzlzj"
    "8xou4vxwhwpuww7lxrgt9xwxsx"
    "9pom4ojn9wpfugfkrgcojtczjw"
    "9nqg68ux9zvaqpbmzqdfepszfy"
    "6frl5nxycztlfpaazrflgzuzmx"
    "atc99hatevllrgalvsc9hjwzkv"
    "lgebnektkzjed7hdz7ecdjglrt"
    "7vml8qvjbzrbts9dy9jagvqzfz"
    "orqnrturotvktmnlojis0truvv"
    "aphh6nfuazligcaozddcgmpzfz"
    "fvhr4qlebzmkhpeerob7euoxhz"
    "arkm7nz79zokorbkzbfccunufs"
    "hfhj9hizgzrac9kcz7b9tyzwws"
    "5soy3swu9zwvoqguzqptpwsywz"
    "8rqiarxa4zyjodcsubfptvntqz"
    "ch7ibgvpbzxkjunaypk5rrsgir"
    "fjikdopsftzdfae6zd89kmhwqs"
    "anpr3nuk8vvjim9mvoppivsvkk"
)
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LETTERS = _DIGITS[10:]
_BITS = {
    first + second: _DIGITS.index(_PAIRS[row * 26 + column]) / 3
    for row, first in enumerate(_LETTERS)
    for column, second in enumerate(_LETTERS)
}


def _step(previous: str, char: str) -> float:
    """Bits of surprise of one character after another: letters by the table, changes of class by hand."""
    if previous.isalpha() and char.isalpha():
        bits = _BITS[(previous + char).lower()]
        if previous.islower() and char.isupper():
            return 4.0
        return max(bits, 1.0) + 1.0 if previous.isupper() and char.islower() else bits
    if previous.isdigit():
        return 3.3 if char.isdigit() else 5.0 if char.isalpha() else 1.5
    return 4.5 if char.isdigit() and previous.isalpha() else 1.5


_ALPHABET = string.ascii_letters + string.digits + "+/_-="
_STEPS = {(previous, char): _step(previous, char) for previous in _ALPHABET for char in _ALPHABET}

# Digests, ids and data that must survive: they identify content or a place in a log, and nobody.
_HARMLESS = re.compile(
    r"(?:[0-9a-f]+(?:-[0-9a-f]+)*|[0-9A-F]+(?:-[0-9A-F]+)*|[0-9_-]+|(?:sha(?:1|224|256|384|512)|md5|blake2b)-.*"
    r"|(?:toolu|srvtoolu|call|msg|req|resp|rs|fc|run|thread|asst|chatcmpl|file|item|reasoning|gen|step|evt|ws|ctc|uuid|part|ses|cus|price|prod|sub|si|pi|ch|seti|pm|inv|txn|plan|dep|vol|pvc)[_-][A-Za-z0-9_-]{8,80}"
    r"|.*(?:[aA][bB][cC][dD][eE][fF][gG]|0123456|1234567).*|[0-9a-z]{8}(?:-[0-9a-z]{4}){3}-[0-9a-z]{12}"
    r"|[0-9]{8}T[0-9]{6}Z?.*|0x[0-9a-fA-F]+|v?[0-9]+(?:[._-][0-9]+)+.*)",
    re.DOTALL,
)
_STAND_INS = ("your", "example", "placeholder", "dummy", "changeme", "xxxx", "***")
# A name before hexadecimal digits makes them a key and no digest, unless it is the name of something stored.
_PREFIXED = re.compile(
    r"(?!(?:sha|md5|commit|rev|ref|hash|digest|etag|build|image|img|layer|chunk|index|main|vendor|blob|tree|obj|node"
    r"|trace|span|corr|req|cache|tmp|temp|job|task|run|pod|app|user|session|sess|snap|vol|vpc|subnet|eni|ami|rtb|igw|nat|acl|fs|eks"
    r"|arn|urn|uuid|guid|id|doc|page|file|part|batch|block|tx|topic|event|evt|msg|item|test|docker|nginx|git)[a-z]{0,8}[_-])"
    r"(?:(?:[a-z][a-z0-9]{1,11}[_-]){1,3}[0-9a-f]{28,80}"
    r"|(?:[a-z]{2,5}[_-]|[a-z]{2,8}[_-](?:live|test|prod|key|token|pat|api|secret)[_-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)
_PREFIX = re.compile(r"(?:[a-z][a-z0-9]{0,11}[_-]){1,3}")
_SIGNS_OF_ALL = re.compile(r"(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])")
_PATH = frozenset(string.ascii_letters + string.digits + "+/_=-.~%")
_NAME = re.compile(r"[a-z][a-z0-9.-]{0,30}|[A-Z][a-z]{1,20}|v[0-9]{1,2}")
_DIGEST_BEFORE = re.compile(
    r"(?:sha[0-9]{1,3}[:=-]|\bh1:|;base64,|integrity[\"']?\s?[:=]\s?[\"']?|checksum[\"']?\s?[:=]\s?[\"']?|digest[\"']?\s?[:=]\s?[\"']?"
    r"|etag[\"']?\s?[:=]\s?(?:W/)?\\?[\"']?|@sha256:|data:[a-z]+/[a-z0-9.+-]+[;,])$",
    re.IGNORECASE,
)


def is_random(text: str, start: int, end: int) -> bool:
    """Whether a run of token characters is random-looking and no digest, id or data that must survive.

    Cost: linear in the run; runs of more than 256 characters are data and cost nothing.
    """
    if end - start > _LONGEST:
        return False
    token = text[start:end]
    if start and text[start - 1] == "\\" and token[0] in "nrtbfux":
        return False  # an escape; the text without it is looked through as well
    if _HARMLESS.fullmatch(token) or _is_stand_in(token):
        return False
    if not _PREFIXED.fullmatch(token) and (not _is_mixed(token) or _most_surprise(token) < _THRESHOLD):
        return False
    if is_wordy(token) or (end - start >= _BLOB and ("+" in token or "/" in token)):
        return False
    return not _is_digest(text, start) and not _in_block(text, start, end)


def _is_random_segment(text: str, start: int, end: int) -> bool:
    """Whether one part of a path is random-looking and the parts before it are names, so that it is no data."""
    if not is_random(text, start, end):
        return False
    first = start
    while first > max(0, start - 240) and text[first - 1] in _PATH:
        first -= 1
    last = end
    while last < min(len(text), end + 240) and text[last] in _PATH:
        last += 1
    if _DATA.fullmatch(text, first, last) and text[max(0, first - 1) : first] in ("", "\n"):
        return False  # a line of a block of encoded data
    before = text[first:start].split("/")[:-1]
    return (
        "+" not in text[first:last]
        and any(_NAME.fullmatch(part) for part in before)
        and all(len(part) < 16 or not _RUN.fullmatch(part) or surprise(part) < _THRESHOLD for part in before)
        and not _is_digest(text, first)
    )


def _is_digest(text: str, start: int) -> bool:
    """Whether what stands before a run says that it is the digest of something."""
    before = text[max(0, start - 40) : start]
    low = before.lower()
    return any(word in low for word in _DIGESTS) and _DIGEST_BEFORE.search(before) is not None


_DIGESTS = ("sha", "h1:", "base64,", "integrity", "checksum", "digest", "etag", "data:")


def _is_stand_in(token: str) -> bool:
    """Placeholders that are as long as what they stand for: ``sk-xxxxxxxx``, ``ghp_your_token_here``."""
    low = token.lower()
    # A character that fills more than half of a token is the one in the middle once they are sorted.
    return any(word in low for word in _STAND_INS) or token.count(sorted(token)[len(token) // 2]) * 2 > len(
        token
    )


def _most_surprise(token: str) -> float:
    """The surprise of a token, or of what follows its prefix, which is a word and says nothing of the rest."""
    whole = surprise(token)
    found = _PREFIX.match(token) if whole < _THRESHOLD else None
    if found is None or len(token) - found.end() < 20 or not _SIGNS_OF_ALL.match(token, found.end()):
        return whole
    return surprise(token[found.end() :])


@lru_cache(maxsize=8192)
def surprise(token: str) -> float:
    """Mean bits of surprise of a character after the one before it."""
    return sum(map(_STEPS.__getitem__, pairwise(token))) / max(1, len(token) - 1)


def _is_mixed(token: str) -> bool:
    """Words have one case and no digits; a token without digits must be long to be taken for random."""
    return _DIGIT.search(token) is not None or (
        len(token) >= 24 and not token.islower() and not token.isupper() and "/" not in token
    )


def _in_block(text: str, start: int, end: int) -> bool:
    """Whether the run is a line of a block of encoded data: the line before or after is a run as long."""
    if (start and text[start - 1] != "\n") or end - start < 48 or text[end : end + 1] not in ("\n", "\r", ""):
        return False
    before = text[max(0, start - 1 - (end - start)) : max(0, start - 1)]
    after = text[end + 1 : end + 1 + 48]
    return any(len(line) >= 40 and _RUN.fullmatch(line) is not None for line in (before, after))


_DIGIT = re.compile("[0-9]")
_DATA = re.compile(r"[A-Za-z0-9+][A-Za-z0-9+/=]{39,}")
_RUN = re.compile(r"[A-Za-z0-9+/_=-]+")


_ANY, _PLAIN, _LETTER = "[A-Za-z0-9+/_-]", "[A-Za-z0-9+_-]", "[A-Za-z+_-]"
_PAIR = "(?:[0-9][A-Za-z]|[A-Z][0-9])"
_NO_RUN = "A-Za-z0-9+/_-"


def _one_of(count: int, before: str, sign: str, after: str, width: int) -> str:
    """A body of ``count`` characters that has ``sign`` somewhere: the alternatives of where."""
    places = range(count - width + 1)
    bodies = "|".join(f"{before}{{{at}}}{sign}{after}{{{count - width - at}}}" for at in places)
    return f"(?:{bodies})".replace(f"{before}{{0}}", "").replace(f"{after}{{0}}", "")


def _starts() -> tuple[Shape, ...]:
    """How a run begins that can be random-looking: identifiers and paths, which are most runs, do not.

    A run has a digit among its first characters (behind a slash a digit or capital right beside one), or
    24 letters of both cases. One run of fifty begins so in code and logs.
    """
    digit = _one_of(16, _LETTER, "[0-9]", _PLAIN, 1)
    pair = _one_of(16, _ANY, _PAIR, _ANY, 2)
    upper = _one_of(23, _LETTER, "[A-Z]", _LETTER, 1)
    lower = _one_of(23, _LETTER, "[a-z]", _LETTER, 1)
    return (
        Shape(f"(?:{digit}|{pair})", 16, _NO_RUN, begins=_ANY + "{16}"),
        *(Shape(f"{_LETTER}{{{at}}}[0-9]", at + 1, _NO_RUN) for at in range(16, 24)),
        *(Shape(f"{_ANY}{{{at}}}{_PAIR}", at + 2, _NO_RUN) for at in range(15, 32)),
        Shape(f"(?:[a-z+_-]{upper}|[A-Z+_-]{lower})", 24, _NO_RUN, begins=_LETTER + "{24}"),
    )


RANDOM_TOKEN = Rule(
    id="random-token",
    kind="random.token",
    anchors=_starts(),
    pattern=r"[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_=-])",
    tier="random",
    confidence=0.5,
    spread=False,
    judge=is_random,
    reference="https://en.wikipedia.org/wiki/Bigram",
    finds=(
        "trace «{alnum 32}» seen",
        "a «{url64 40}», b",
        "X=«{alnum 32}»",
        "key «ldgr_{hex 32}»",
        "«xyz-live-{hex 40}»",
    ),
    ignores=(
        "sha512-{base64 86}==",
        "commit {hex 40}",
        "8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c",
        "test_that_the_handler_returns_early_2024",
        "src/commonplace/privacy/rules/developer.py",
        "31415926535897932384626433832795",
        "toolu_{alnum 24}",
    ),
)
"""Runs of sixteen and more token characters that ``is_random`` takes for random."""

RANDOM_SEGMENT = Rule(
    id="random-segment",
    kind="random.token",
    anchors=(
        Shape(
            "/" + _one_of(18, "[A-Za-z0-9_-]", _PAIR, "[A-Za-z0-9_-]", 2),
            19,
            begins="/[A-Za-z0-9_-]{18}",
        ),
    ),
    pattern=r"/(?P<v>[A-Za-z0-9_-]{18,200})(?![A-Za-z0-9+_=-])",
    tier="random",
    confidence=0.5,
    spread=False,
    judge=_is_random_segment,
    reference="https://en.wikipedia.org/wiki/Bigram",
    finds=(
        "https://shop.test/invite/«{alnum 32}»",
        "/srv/exports/«{url64 32}»/report.csv",
        "GET /share/«{alnum 24}»?x=1",
    ),
    ignores=(
        "sha512-{base64 40}/{base64 30}==",
        "/blob/{hex 40}/readme",
        "/items/8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c/edit",
        "src/commonplace_privacy_rules2/developer_tools_extra.py",
    ),
)
"""Parts of a path or address that ``is_random`` takes for random, where the path as a whole is not."""
