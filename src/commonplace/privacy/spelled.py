"""Secrets written character by character: with blanks between, spelled out in words, in groups, as codes of characters.

As with ``ENCODED``, a rule here finds a run, and the scan opens it: a view in which the run is one word, with the text
around it, is looked through like any other.
"""

# ruff: noqa: E501

import re
from collections.abc import Callable

from commonplace.privacy.decoding import MAXIMUM_DEPTH, View, decoded
from commonplace.privacy.rule import Rule, Shape

__all__ = ["CUT_HEAD", "SPELLED", "opened"]

_SIGN_WORDS = {
    "dash": "-", "hyphen": "-", "minus": "-", "bindestrich": "-", "minuszeichen": "-", "tiret": "-", "guion": "-", "guión": "-", "hífen": "-",
    "trattino": "-", "streepje": "-", "myślnik": "-", "дефис": "-", "тире": "-", "underscore": "_", "unterstrich": "_", "underline": "_",
    "guion bajo": "_", "guión bajo": "_", "tiret bas": "_", "podkreślenie": "_", "подчёркивание": "_", "подчеркивание": "_", "trattino basso": "_",
    "dot": ".", "point": ".", "period": ".", "punkt": ".", "punto": ".", "ponto": ".", "точка": ".", "slash": "/", "hash": "#", "hashtag": "#",
    "raute": "#", "at": "@", "exclamation mark": "!", "exclamation": "!", "bang": "!", "star": "*", "asterisk": "*", "dollar": "$", "dollar sign": "$",
    "percent": "%", "ampersand": "&", "plus": "+", "equals": "=", "question mark": "?", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "null": "0", "eins": "1", "zwei": "2", "drei": "3", "vier": "4", "fünf": "5",
    "sechs": "6", "sieben": "7", "acht": "8", "neun": "9",
}  # fmt: skip
_LARGE = ("capital", "uppercase", "upper case", "upper", "big", "großes", "groß", "majuscule", "mayúscula", "maiúscula", "maiuscola", "hoofdletter", "заглавная")  # fmt: skip
_SMALL = (
    "lowercase",
    "lower case",
    "lower",
    "small",
    "kleines",
    "klein",
    "minuscule",
    "minúscula",
    "строчная",
)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


_WORDS = _any(tuple(_SIGN_WORDS))
_CASES = _any((*_LARGE, *_SMALL))
_UNIT = rf"(?:(?=[^\W\d_]{{2}})(?:(?:{_CASES})[ ][A-Za-z]|{_WORDS})|[!-~])"
_BACK_UNIT = rf"(?:[A-Za-z][ ](?:{_any(tuple(word[::-1] for word in (*_LARGE, *_SMALL)))})|{_any(tuple(word[::-1] for word in _SIGN_WORDS))}|[!-~])"
_PARTS = re.compile(
    rf"(?:(?P<case>{_CASES})[ ](?P<letter>[A-Za-z])|(?P<word>{_WORDS})|(?P<char>[!-~]))(?=[\s,.;-]|$)",
    re.IGNORECASE,
)


def _letters(run: str) -> str | None:
    """``s k dash capital T``: one character after another, each with the same mark behind it."""
    mark = re.match(r"[!-~](, ?|[ .\n-]|\r\n)(?=[!-~]\1[!-~]\1)", run)
    if mark is not None and re.fullmatch(rf"(?:[!-~]{re.escape(mark[1])}){{4,400}}[!-~]?", run):
        return run[:: len(mark[1]) + 1]
    made = []
    for part in _PARTS.finditer(run):
        if part["case"]:
            large = part["case"].lower() in _LARGE
            made.append(part["letter"].upper() if large else part["letter"].lower())
        elif part["word"]:
            made.append(_SIGN_WORDS[part["word"].lower()])
        elif part["char"] != ",":
            made.append(part["char"])
    return "".join(made)


_BETWEEN = re.compile(rf"[ ](?:{_WORDS})[ ]|[ ]?[\[({{<](?:{_WORDS})[\])}}>][ ]?", re.IGNORECASE)


def _signs(run: str) -> str | None:
    """``sk dash live underscore 8Fk``: words for the signs between the parts of a token."""
    return _BETWEEN.sub(lambda found: _SIGN_WORDS[found[0].strip(" []{}()<>").lower()], run)


def _groups(run: str) -> str | None:
    joined = re.sub(r"\s", "", run)
    mixed = re.search("[0-9]", joined) and re.search("[a-z]", joined) and re.search("[A-Z_]", joined)
    return joined if mixed else None


_NUMBER = re.compile(r"0[xX][0-9a-fA-F]{2}|[01]{8}|[0-9]{2,3}|[0-9a-fA-F]{2}")


def _codes(run: str) -> str | None:
    """Numbers of ASCII characters: decimal, hexadecimal or binary."""
    pairs = re.match(r"[0-9a-fA-F]{2}[ :]", run) is not None
    made = []
    for number in _NUMBER.findall(run):
        base = 16 if number[1:2] in "xX" or pairs else 2 if len(number) == 8 else 10
        code = int(number, base)
        if not 32 <= code < 127:
            return None
        made.append(chr(code))
    return "".join(made)


_C = "[A-Za-z0-9_#@%$!&*+=^-]"


def _run(name: str, anchors: tuple[str | Shape, ...], pattern: str, *, before: str = "", reach: int = 64) -> Rule:  # fmt: skip
    return Rule(
        id=name,
        kind="",
        anchors=anchors,
        ignore_case=True,
        pattern=pattern,
        before=before,
        reach=reach,
        reference="https://gchq.github.io/CyberChef/",
        finds=(),
        ignores=(),
    )


def _each(joint: str, count: int, width: int) -> Shape:
    return Shape(f"(?:{_C}{joint}){{{count}}}", count * (width + 1), "A-Za-z0-9", begins=f"{_C}{joint}{_C}{joint}")  # fmt: skip


_HEX = "[2-7][0-9a-fA-F]"
_SPELLED: tuple[tuple[Rule, Callable[[str], str | None]], ...] = (
    (
        _run(
            "spelled-letters",
            (_each(" ", 6, 1), _each(", ", 6, 2), _each(",", 8, 1), _each("-", 6, 1), _each("[.]", 8, 1), _each("\\n", 6, 1), *(Shape(f"{word} [A-Za-z] ", len(word) + 3, "A-Za-z", word) for word in ("capital", "uppercase", "majuscule"))),
            # In the middle of a run the try at its beginning has failed: one of dashes would be tried everywhere.
            rf"(?!(?<={_C}-{_C}-)(?:{_C}-){{6}})(?:{_UNIT}(?:, ?|[ .\n-]|\r\n)){{5,400}}{_UNIT}?(?=[\s,.;:)\"'`]|\Z)",
            before=rf"(?: {_BACK_UNIT}(?=[ ,:]|$)){{1,80}}",
            reach=200,
        ),
        _letters,
    ),
    (
        _run(
            "spelled-signs",
            (" underscore ", " dash ", " hyphen ", " unterstrich ", " bindestrich ", " tiret bas ", " guion bajo ", " guión bajo ", " подчёркивание ", " дефис ", "[underscore]", "[dash]", "(underscore)", "(dash)", "<dash>", "{dash}", "[hyphen]", "(hyphen)"),
            rf"[A-Za-z0-9]{{1,60}}(?:(?:[ ](?:{_WORDS})[ ]|[ ]?[\[({{<](?:{_WORDS})[\])}}>][ ]?)[A-Za-z0-9]{{1,120}}){{1,8}}",
            before=r"[A-Za-z0-9]{1,60}",
        ),
        _signs,
    ),
    (
        _run(
            "spelled-groups",
            (Shape("[A-Za-z0-9_-]{4} [A-Za-z0-9_-]{4} [A-Za-z0-9_-]{4} [A-Za-z0-9_-]{4} [A-Za-z0-9_-]{4} ", 25, "A-Za-z0-9_-"),),
            r"(?:[A-Za-z0-9_-]{4}[ ]){5,64}[A-Za-z0-9_-]{1,4}(?![A-Za-z0-9_-])",
        ),
        _groups,
    ),
    (
        _run(
            "spelled-codes",
            (
                Shape("1[0-2][0-9], 1[0-2][0-9], ", 10), Shape("1[0-2][0-9],1[0-2][0-9],", 8), Shape("1[0-2][0-9] 1[0-2][0-9] 1[0-2][0-9] ", 12),
                Shape(f"0x{_HEX}, 0x{_HEX}, ", 12, literal="0x"), Shape(f"0x{_HEX},0x{_HEX},", 10, literal="0x"),
                Shape("[01]{8} [01]{8} [01]{8} ", 27, "01"), Shape(f"(?:{_HEX} ){{6}}", 18, "0-9a-zA-Z", begins=f"{_HEX} {_HEX} "), Shape(f"(?:{_HEX}:){{8}}", 24, "0-9a-zA-Z:", begins=f"{_HEX}:{_HEX}:"),
            ),
            r"(?:0x[0-9a-fA-F]{2}(?:, ?|\s)){8,600}(?:0x[0-9a-fA-F]{2})?|(?:[01]{8}[ ]){8,600}(?:[01]{8})?|(?:[0-9]{2,3}(?:, ?| )){8,600}(?:[0-9]{2,3}(?![0-9]))?|(?:[0-9a-fA-F]{2}[ :]){8,600}(?:[0-9a-fA-F]{2}(?![0-9a-zA-Z]))?",
            before=r"(?: ?,?[0-9]{2,3}(?![0-9a-zA-Z.])){1,40}",
            reach=200,
        ),
        _codes,
    ),
    (
        _run(
            "spelled-calls",
            ("chr(", "char("),
            r"(?:chr|char)\([0-9]{2,3}\)(?:[ ]?(?:\+|\.|\|\||&|,|<>)[ ]?(?:chr|char)\([0-9]{2,3}\)){7,400}",
        ),
        _codes,
    ),
)  # fmt: skip
SPELLED = tuple(rule for rule, _ in _SPELLED)
"""Finds runs that may be spelled out; a scan opens them instead of reporting them."""
CUT_HEAD = Rule(
    id="cut-head",
    kind="",
    anchors=(
        *("gh" + letter + "_" for letter in "pousr"),
        *(left + right for left, right in (("github", "_pat_"), ("gl", "pat-"), ("sk", "_live_"), ("sk", "-proj-"), ("sk", "-ant-"), ("hf", "_"), ("xox", "b-"), ("xox", "p-"), ("AKI", "A"), ("AIz", "a"), ("npm", "_"), ("pyp", "i-"), ("dop", "_v1_"))),
    ),
    pattern="(?!)",
    wraps=True,
    reference="https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns",
    finds=(),
    ignores=(),
)  # fmt: skip
"""Never found itself: a line or a string that stops right after a vendor's prefix is joined with the next."""
_READERS = {rule.id: reader for rule, reader in _SPELLED}


def opened(view: View, start: int, end: int, rule: Rule) -> View | None:
    """The text around a run with the run as one word, if it spells one of eight characters and more.

    Cost: linear in the run, which the pattern bounds.
    """
    if len(view.chain) >= MAXIMUM_DEPTH or "spelled" in view.chain:
        return None
    run = view.text[start:end]
    word = _READERS[rule.id](run)
    if word is None or len(word) < 8 or word.isdigit() or len(set(word)) < 5:
        return None
    return decoded(view, [(start, start + len(run.rstrip(" ,.\n")), word)], "spelled")
