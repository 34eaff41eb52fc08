"""The form in which texts and code are compared with test items.

Of text, words of letters and digits are left, in small letters, and single characters of scripts without spaces;
case, punctuation, quotes and markup do not count. Of code, comments, white space and the names that its author
chose do not count: a name is told by how far back it stood last, so renaming changes nothing.

Source: lm-evaluation-harness ``lm_eval/decontamination/janitor.py`` lowers letters and deletes punctuation; Baker
1993, parameterized pattern matching, for names by distance.
"""

import re
import string

from commonplace.curate.normalising import NORMALISATION, normalised

__all__ = ["FORMS", "TABLE", "code_form", "code_parts", "text_form"]

FORMS = f"1.{NORMALISATION}"
"""Version of the rules here; indexes and rows are compared under the same."""

_KEPT = (string.ascii_letters + string.digits).encode()
TABLE = bytes(
    ord(chr(byte).lower()) if byte in _KEPT else byte if byte >= 0x80 else 0x20 for byte in range(256)
)
"""What becomes of the bytes of a ``text_form``: small letters, digits, others of UTF-8, spaces."""

_APART = re.compile(r"[\W_]+")

_FENCE = re.compile(r"```[^\n`]*\n(.*?)(?:```|\Z)", re.DOTALL)
"""Fenced code, to the end of the text if it is not closed. Source: CommonMark 0.31, 4.5."""

_LIKE_CODE = re.compile(
    r"\bdef \w+\(|\breturn\b[^\n]*[;)\]}\w]\n|\bfunction \w+\(|#include|;\n|\{\n|^import ", re.M
)

_MARKS = ("def ", "return", "function ", "#include", ";\n", "{\n", "import ")
"""Without any of these a text is not like code; looking for them is cheaper than the pattern."""

_TOKEN = re.compile(
    r"""
    (?P<skip> \#[^\n]* | //[^\n]* | /\*.*?(?:\*/|\Z) | \"\"\".*?(?:\"\"\"|\Z) | '''.*?(?:'''|\Z) )
    | (?P<quoted> "(?:[^"\\\n]|\\.){0,300}+" | '(?:[^'\\\n]|\\.){0,300}+' )
    | (?P<name> [^\W\d]\w* )
    | (?P<other> \d[\w.]* | [^\s\w] )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Comments of the usual languages and long strings, strings, names, numbers and signs. A comment that
lacks its end runs to the end of the text, and a string of more than 300 characters is none, so time is linear."""

_FARTHEST = 24

_FIXED = frozenset(
    re.findall(
        r"\w+",
        "and as assert async await break case catch class const continue def default del do double elif "
        "else enum except extends False false final finally float fn for foreach from func function "
        "global goto if impl implements import in include int interface is lambda let long match mut "
        "namespace new None nil nonlocal not null or package pass private protected pub public raise "
        "return self short static string String struct super switch this throw throws trait True true try "
        "type typedef typeof union unsigned use using val var void volatile when while with yield abs all "
        "any bool bytes chr dict divmod enumerate filter frozenset hash hex input isinstance iter len "
        "list map max min next object open ord pow print range repr reversed round set sorted str sum "
        "super tuple zip ",
    )
)
"""Words of languages and the names that Python gives: nobody renames them.

Source: the lists of keywords of Python 3.13, C17, Java 21, JavaScript (ECMAScript 2024), Go 1.22 and Rust 1.80;
the built-in functions of Python.
"""


def text_form(text: str) -> bytes:
    """A text before ``TABLE`` makes words of it. Cost: 0.1 ns a byte of ASCII, 60 to 100 ns a code point otherwise."""
    if text.isascii():
        return text.encode()
    return _APART.sub(" ", normalised(text).decode()).encode("utf-8", "replace")


def code_parts(text: str) -> list[str]:
    """The fenced code of a message, or all of a message that looks like code; often nothing."""
    if "```" in text:
        return [match[1] for match in _FENCE.finditer(text)]
    return [text] if any(mark in text for mark in _MARKS) and _LIKE_CODE.search(text) else []


def code_form(code: str) -> bytes:
    """The tokens of some code with a space between. Cost: about 1 µs a token."""
    said: list[str] = []
    last: dict[str, int] = {}
    member = False
    for match in _TOKEN.finditer(code):
        kind, token = match.lastgroup, match.group()
        if kind == "skip":
            continue
        if kind == "quoted":
            said.append('"' + "".join(token[1:-1].split()))
        elif kind == "name" and not member and token not in _FIXED:
            back = len(said) - last.get(token, -_FARTHEST)
            last[token] = len(said)
            said.append(f"\x01{back}" if back < _FARTHEST else "\x01")
        else:
            said.append(token)
        member = kind == "other" and code.startswith(".", match.start())
    return " ".join(said).encode("utf-8", "replace")
