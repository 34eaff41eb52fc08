"""Alphabets from which development values are drawn."""

import string

__all__ = [
    "ALNUM",
    "BASE32",
    "BASE58",
    "BASE64",
    "DIGITS",
    "HEX",
    "LOWER",
    "LOWER_DIGITS",
    "UPPER",
    "UPPER_DIGITS",
    "URL64",
]

DIGITS = string.digits
LOWER = string.ascii_lowercase
UPPER = string.ascii_uppercase
ALNUM = string.ascii_letters + DIGITS
LOWER_DIGITS = LOWER + DIGITS
UPPER_DIGITS = UPPER + DIGITS
HEX = DIGITS + "abcdef"
BASE32 = UPPER + "234567"
BASE58 = "".join(char for char in ALNUM if char not in "0OIl")
BASE64 = ALNUM + "+/"
URL64 = ALNUM + "-_"
