"""Tell a password, a key or a code from a word, by its characters; what stands around it is the rules' affair."""

import re
from functools import lru_cache

from commonplace.privacy.rules.naming import looks_random
from commonplace.privacy.words import words

__all__ = [
    "GLARING", "SURE", "TYPED", "is_glaring", "is_key", "is_made_up", "is_passphrase", "is_technical", "is_typed",
    "is_typed_surely", "likeness", "trimmed",
]  # fmt: skip

# Words with digits or signs that a sentence about passwords, keys and codes is full of.
_TECHNICAL = re.compile(
    r"(?:oauth|open-?id|sha|md|aes|rsa|ecdsa|ecdh|hmac|des|3des|rc|rs|hs|es|ps|ed|x|curve|p|secp|base|utf|utf-|http|http/|ipv|tls|ssl|tlsv|ssh|wpa|wps|ws|pkcs"
    r"|argon|pbkdf|scrypt|bcrypt|blake|blake2?[bs]|ripemd|keccak|chacha|salsa|s|ec|k|i18n|l10n|u2f|fido|2fa|mfa|totp|win|python|py|node|php|java|jdk|es|html|css|mp|vue|ios|android|windows|ubuntu|debian|centos"
    r"|postgres|postgresql|mysql|sqlite|redis|neo4j|log4j|auth0|web|gpt|claude|llama|version|ver|v|rev|r|step|chapter|page|line|section|table|figure|fig|part|level|layer|phase|stage|day|week|q|issue|pr|rfc|iso|iec|nist|cve|owasp|sp|a|b|c|h|gb|mb|kb|usb|pci|nfc|rs|pin|gpio|port|user|test|field|item|row|col|server|host|db|node|worker|client|option|key|password|pass|pwd|token|secret|account|api|id|my|the)"
    r"[-_ /]?v?[0-9][0-9a-z]{0,3}(?:[-_./][0-9a-z]{1,12}){0,4}"
    r"|argon2(?:id|i|d)?|(?:pbkdf2|sha|hmac|aes|rsa|ecdsa|tls|ssl|hs|rs)[-_a-z0-9/]{0,24}|(?:x|base)(?:509|32|58|64|85)[a-z-]{0,12}"
    r"|[1-4]fa|1password|2-?step|[0-9]{1,2}(?:st|nd|rd|th|x|k|m|h|s|d|w|y|min|sec|hrs?|days?|ms|px|em|rem|gb|mb|kb|ghz|mhz|bit|bits|byte|bytes|char|chars|º|ª|°c?)"
    r"|[0-9]+[-–][0-9a-z]+|[0-9]+[-–][a-z]+(?:-[a-z]+)*",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T_-].*)?|[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2})?(?:am|pm)?|[€$£]?[0-9][0-9.,]*[%€$£kKmM]?"
    r"|v?[0-9]+(?:\.[0-9a-z]+)+(?:[-+][0-9A-Za-z.]+)?|[/~.]{1,3}/.*|[A-Za-z]:[\\/].*|[a-z][a-z0-9+.-]*://.*|[^@]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|[A-Za-z0-9_/-]+\.(?:py|js|jsx|ts|tsx|md|txt|json|ya?ml|toml|html?|css|go|rs|rb|php|java|kt|sh|env|ini|cfg|conf|xml|csv|log|lock|pem|crt|key|pdf|png|jpg|zip|exe|com|org|net|io|dev|test|local)"
    r"|#[0-9]+|\+?[0-9() -]+|[A-Z]{2,6}-[0-9]{1,6}|[A-Za-z_]\w*\(.*|[A-Za-z_]+(?:\.[A-Za-z_]+)+(?:\(.*)?|[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)+(?:\(.*)?|[a-z]+(?:_[a-z0-9]+)+|[A-Z]+(?:_[A-Z0-9]+)+"
    r"|[{<\[(].*|[$%][{(].*|\$[A-Za-z_]+[0-9]?(?:(?:->|[\[.:(]).*)?|%[A-Za-z_]+%.*|%[A-Z0-9_]+%|%[-0-9.]*[a-z]|[$€£%]?[0-9][0-9.,]*[$€£%]?|.*(?:\.\.\.|…).*|[A-Za-z]+(?:/[A-Za-z0-9]+)+|[a-z]+(?:\+[a-z]+)+|.*[=(\[]$|--?[a-z].*|[^A-Za-z0-9]{0,3}[A-Za-z]+[^A-Za-z0-9]{0,3}"
    r"|[a-z_]{3,}=[A-Za-z'\"\[(].*|[A-Za-z]+=[A-Za-z]+|[A-Za-z_]\w*\[.*|.*\*{3}.*|&[#\w]+;.*|.*&(?:lt|gt|quot|amp|rsquo|#x?[0-9a-f]+);.*|\w+(?:::\w+)+.*|[A-Z]{2,}(?:-[A-Z0-9]{2,})+|/[a-z].*/.*"
    r"|[A-Za-z]+'[a-z]{1,3}|(?:https?|e\.g|i\.e)\b.*",
    re.DOTALL,
)
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile("[0-9]")
_INNER_SIGN = re.compile(r"[^\W_].*[!@#$%^&*+=~?].*[^\W_]|^[!@#$%^&*]?[^\W_]+[!@#$%^&*]+[^\W_]*")

_MADE_UP = re.compile("[a-z][-_.]?[A-Z].*[0-9]|[0-9].*[a-z][A-Z]|[A-Za-z][0-9][A-Za-z]{2}")


def trimmed(value: str) -> str:
    """The value without the punctuation of the sentence that it ends."""
    return value.rstrip(".,;:)]}'\"`*_…?!")


def is_technical(value: str) -> bool:
    """Whether it is a name of a protocol, an algorithm, a release, a date, a path, a number with a unit."""
    return _TECHNICAL.fullmatch(value) is not None or _OTHER.fullmatch(value) is not None


def is_typed(value: str) -> bool:
    """A password as people make them: letters with digits or with signs, four characters and more.

    For places where a word says that the next one is a password.
    """
    plain = trimmed(value)
    if not 4 <= len(plain) <= 64 or is_technical(plain):
        return False
    letters, digits = len(_LETTER.findall(plain)), len(_DIGIT.findall(plain))
    if letters and digits:
        return True
    if letters >= 3 and _INNER_SIGN.search(plain) is not None and len(plain) >= 6:
        return True
    return is_passphrase(plain)


def is_typed_surely(value: str) -> bool:
    """As ``is_typed``, for places that say less: six characters, three of them letters and two digits or signs."""
    plain = trimmed(value)
    if len(plain) < 6 or not is_typed(plain):
        return False
    letters, digits = len(_LETTER.findall(plain)), len(_DIGIT.findall(plain))
    if letters >= 3 and (digits >= 2 or _INNER_SIGN.search(plain) is not None):
        return True
    return digits == 1 and len(plain) >= 9 and _MADE_UP.search(plain) is not None


def is_glaring(value: str) -> bool:
    """As ``is_typed_surely``, where other words stand between: no host, user name or identifier looks like it."""
    plain = trimmed(value)
    if not is_typed_surely(plain) or len(plain) < 8 or re.search(r"_|/|^-|^[a-z-]*[a-z]-?0[1-9]$", plain):
        return False
    letters, digits = len(_LETTER.findall(plain)), len(_DIGIT.findall(plain))
    if re.search(r"[!@#$%^&*+=?]", plain):
        return letters >= 2 and ("@" not in plain or digits > 0)
    return digits >= 2 and (
        (letters >= 4 and digits >= 3) or re.search("[a-z].*[A-Z]|[A-Z].*[a-z]", plain) is not None
    )


# Where a contract or an account is, which everybody may know.
_ADDRESS = re.compile(r"0x[0-9a-fA-F]{40}")


def is_key(value: str) -> bool:
    """A machine's key: twelve characters and more that look random, a UUID, hexadecimal digits."""
    plain = value.rstrip(".,;:)")
    if len(plain) < 12 or len(set(plain)) < 6 or not looks_random(plain) or _ADDRESS.fullmatch(plain):
        return False
    digits = len(_DIGIT.findall(plain))
    if digits < 2 and len(plain) < 24:
        return False
    return not is_technical(plain)


def is_made_up(value: str) -> bool:
    """As ``is_glaring``, and short ones with signs between letters and digits, and words with digits at the end."""
    plain = trimmed(value)
    if is_technical(plain) or len(plain) < 6 or "/" in plain or re.search("^[a-z-]*[a-z]-?0[1-9]$|^-", plain):
        return False
    if is_glaring(value):
        return True
    if not is_typed_surely(value):
        return False
    if re.fullmatch(r"[A-Za-z]{3,}(?:[-.][A-Za-z]{3,})+[-.]?[0-9]{2,4}|[A-Za-z]{4,}[0-9]{3,6}", plain):
        return True
    if (
        re.search(r"[!@#$%^&*+=]", plain)
        and re.search("[a-z]", plain)
        and re.search("[A-Z]", plain)
        and len(plain) > 9
    ):
        return True
    return (
        re.search(r"[!@#$%^&*+=?_]", plain) is not None
        and re.search("[0-9]", plain) is not None
        and len(plain) > 7
    )


# Parts of compound words that technical talk is full of; no list of words for passphrases needs them.
_COMPOUNDS = words(
    "user users password passwords passwd passphrase passcode login logins log logging token tokens reset based time one two three four first second "
    "third factor end ends case sensitive client server side key keys value values auth author non self built multi single sign signed the and for with "
    "not but hash hashed hashing salt salted http https web app apps api null default admin data base read write only type typed check error test tests "
    "run running file files name names min max length policy policies manager protect protected encrypt encrypted encryption mode level set get add state "
    "art date day days week month year years old new well known high low long term real world plain text open opened source reset recovery backup change "
    "changed flow step steps page pages form field fields input output free less safe secure security access control managed management service services "
    "system systems cross site request code codes line command best practice practices how what when why your their per day out off cost top bottom left right "
    "string number random generated random public private shared host hosts local remote ready made level aware proof friendly specific related enabled "
    "disabled required optional up to date like look feel back front full stack part time zone hand hard soft ware"
)


def is_passphrase(value: str) -> bool:
    """Three words and more, of letters alone, joined by one sign: ``maple-tractor-goblin``; no compound of technical talk."""
    found = re.fullmatch(
        r"([^\W\d_]{3,14})([-_~+])((?:[^\W\d_]{3,14})(?:\2[^\W\d_]{3,14}){1,7})", trimmed(value)
    )
    if found is None or found[2] == "_":
        return False
    parts = [found[1], *found[3].split(found[2])]
    if not (all(part.islower() for part in parts) or all(part.istitle() for part in parts)):
        return False
    return sum(map(len, parts)) >= 12 and not any(
        part.lower() in _COMPOUNDS or part.lower().endswith(("ing", "ed")) for part in parts
    )


TYPED, SURE, GLARING = 1, 2, 3


@lru_cache(maxsize=8192)
def likeness(value: str) -> int:
    """How much a word looks like a password: 0 not at all, ``TYPED``, ``SURE``, ``GLARING``."""
    if is_made_up(value):
        return GLARING
    if is_passphrase(value) or (
        is_typed_surely(value) and not re.search("^[a-z-]*[a-z]-?0[1-9]$", trimmed(value))
    ):
        return SURE
    return TYPED if is_typed(value) else 0
