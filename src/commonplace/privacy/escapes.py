"""What single escapes say: of string literals, of HTML, of addresses.

Source: HTML, section 13.5; RFC 3986, section 2.1; the escapes that C, JavaScript and Python share.
"""

import re

__all__ = ["character_reference", "unescape", "unquote"]

_PLAIN = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMED = {
    "amp": "&",
    "quot": '"',
    "apos": "'",
    "lt": "<",
    "gt": ">",
    "commat": "@",
    "period": ".",
    "lowbar": "_",
    "hyphen": "-",
    "colon": ":",
    "sol": "/",
    "equals": "=",
    "num": "#",
    "excl": "!",
    "dollar": "$",
    "percnt": "%",
    "plus": "+",
    "ast": "*",
    # What cannot be seen says nothing: it only parts the letters.
    **dict.fromkeys(("shy", "zwj", "zwnj", "ZeroWidthSpace", "NoBreak"), ""),
}


def unescape(found: re.Match[str]) -> str:
    r"""What an escape of a string literal says: ``\n``, ``\x41``, ``\u0041``, ``\101``."""
    code = found[0][1:]
    if len(code) == 1:
        return _PLAIN.get(code, code)
    number = int(code, 8) if code.isdigit() else int(code[1:].strip("{}"), 16)
    return chr(number) if number <= 0x10FFFF else ""


def character_reference(found: re.Match[str]) -> str:
    """What a character reference of HTML says."""
    name = found[0][1:-1]
    if not name.startswith("#"):
        return _NAMED[name]
    number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(number) if number <= 0x10FFFF else ""


def unquote(found: re.Match[str]) -> str:
    """What percent signs with hexadecimal digits say."""
    if found[0][1] == "u":
        return chr(int(found[0][2:], 16))
    return bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace")
