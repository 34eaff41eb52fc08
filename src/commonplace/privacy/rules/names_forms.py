"""How names of persons are written, and what is no name although it is written like one."""

import re

from commonplace.privacy.names import first_names, is_public, is_surname, is_word, plain_first_names
from commonplace.privacy.words import COMMON_WORDS, words

__all__ = [
    "CAPITAL",
    "FULL",
    "LETTER",
    "NAME",
    "NEVER",
    "NO_NAME",
    "PARTICLE",
    "TITLE",
    "TURNED",
    "TWO",
    "UPPER",
    "is_cued_name",
    "is_stand_in",
    "looks_like_person",
    "parts_of",
]

CAPITAL = r"A-Z\u00c0-\u00de\u0100-\u017f\u0386-\u03ab\u0400-\u042f\u0490\u1e00-\u1eff"
LETTER = r"a-z\u00df-\u00ff\u0100-\u017f\u0218-\u021b\u03ac-\u03ce\u0430-\u045f\u0491\u1e00-\u1eff"
_BEGIN = rf"(?:[{CAPITAL}]['\u2019])?(?:Mc|Mac|De|Di|La|Le|Fitz|Del|Van)?"
NAME = (
    rf"{_BEGIN}[{CAPITAL}][{LETTER}]{{1,24}}(?:-[{CAPITAL}{LETTER}][{LETTER}]{{1,24}}){{0,2}}"
    rf"(?:['\u2019][{CAPITAL}{LETTER}][{LETTER}]{{2,20}})?"
)
"""One word of a name: ``Annika``, ``O'Brien``, ``McAllister``, ``Jean-Pierre``, ``Soo-jin``."""

_INITIAL = rf"[{CAPITAL}]\.(?:[ -]?[{CAPITAL}]\.){{0,2}}"
PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|di|da|dos|das|do|du|la|le|el|al|bin|ben|bint|ibn|zu|zum|zur|ter|ten|te|af|av"
    r"|Van|Von|Der|De|Di|Da|Dos|Du|La|Le|El|Al|Bin|Ibn|Abu|St\.|San|vom|'t|op|in 't|y)[ ]){0,3}"
    r"(?:d['\u2019]|l['\u2019]|dell['\u2019]|[aAeE]l-)?"
)
_MORE = rf"(?:[ ](?:{_INITIAL}[ ]?)?{PARTICLE}{NAME})"
_SUFFIX = r"(?:,?[ ](?:Jr|Sr|Esq)\b\.?|[ ](?:II|III|IV|PhD|MD|DDS|DVM|DMD|CPA|RN|M\.D\.|Ph\.D\.)(?!\w))?"
_START = rf"(?:{_INITIAL}[ ]?{PARTICLE}{NAME}|{PARTICLE}{NAME})"
FULL = rf"{_START}{_MORE}{{0,3}}{_SUFFIX}"
"""A name of one word or more."""

TWO = rf"(?:{_INITIAL}[ ]?{PARTICLE}{NAME}{_MORE}{{0,3}}|{PARTICLE}{NAME}{_MORE}{{1,3}}){_SUFFIX}"
"""A name of two words or more, initials counted."""

TURNED = rf"{PARTICLE}{NAME}(?:[ ]{NAME})?,[ ](?:{NAME}|{_INITIAL})(?:[ ](?:{NAME}|{_INITIAL}))?"
"""Surname, comma, first name."""

UPPER = rf"[{CAPITAL}]{{2,20}}(?:[-'\u2019][{CAPITAL}]{{2,20}})?(?:[ ][{CAPITAL}]['\u2019]?[{CAPITAL}]{{1,20}}(?:-[{CAPITAL}]{{2,20}})?){{1,3}}"
"""A name in capitals."""

TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Sra|Srta|Mme|Mlle|Me|Hr|Fr|Dott|Avv|Ing|Sig|Dra|Rev|Hon|Lic)\.?"
    r"|Miss|Sir|Madam|Doctor|Professor|Herrn?|Frau|Señora?|Monsieur|Madame|Signora?|Senhora?|Pan[ia]?|Dott\.ssa|Sig\.ra)[ ]"
)

NO_NAME = COMMON_WORDS | words(
    "the a an my your his her our their this that these those here there i you he she it we they not so very just "
    "sorry sure glad happy sad tired new working trying using looking getting going having being doing making "
    "claude chatgpt gemini copilot codex assistant gpt bard grok llama mistral siri alexa cortana python java "
    "javascript typescript rust react django flask linux windows macos ubuntu docker kubernetes github google slack "
    "microsoft apple amazon openai anthropic facebook twitter instagram whatsapp netflix spotify uber zoom teams "
    "english german french spanish italian american british russian chinese japanese indian polish dutch turkish arabic "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan hanukkah halloween thanksgiving "
    "hello hi hey dear thanks thank regards best kind sincerely yes no ok okay please note error "
    "warning info debug todo none null true false string object class function method list dict table column row "
    "user admin team all everyone everybody somebody someone nobody sir madam customer support help system file "
    "world there unknown anonymous default example test name first last full content type and or but if when what who how "
    "because since while although however therefore also then now today tomorrow yesterday where which why after before "
    "members colleagues friends folks guys both hiring manager recruiter applicant sales marketing engineering finance "
    "number date address phone email total page section chapter step premium plan production staging server service "
    "john-doe tous toutes todos todas alle zusammen damen herren team-mates tutti всем коллеги друзья "
    "ich du er sie wir ihr je tu il elle nous vous yo ella nosotros io lui lei noi eu ele ela nós is was has had are were"
)
_SPLIT = re.compile(r"[ \u00a0]+")


def parts_of(value: str) -> list[str]:
    """The words of a name in lower case, without points, commas and what follows an apostrophe."""
    return [part.lower().strip(".,'’-") for part in _SPLIT.split(value) if part.strip(".,'’-")]


def is_stand_in(plain: list[str]) -> bool:
    """``John Doe`` and its like, who are nobody."""
    return " ".join(plain) in (
        "john doe",
        "jane doe",
        "max mustermann",
        "erika mustermann",
        "foo bar",
        "first last",
        "john q public",
        "joe bloggs",
        "fulano de tal",
        "mario rossi",
        "jan kowalski",
        "jean dupont",
        "juan pérez",
    )


def is_cued_name(value: str) -> bool:
    """Whether a value right behind a personal cue is meant as a name: its first word is no plain word."""
    plain = parts_of(value)
    if not plain or is_stand_in(plain):
        return False
    first = plain[0] if len(plain[0]) > 1 or len(plain) == 1 else plain[1]
    if len(plain) == 1:
        if first.capitalize() in plain_first_names() or is_surname(first, words=False):
            return first not in NEVER
        return first not in NO_NAME and not is_word(first)
    if all(part in NO_NAME for part in plain):
        return False
    return first not in NO_NAME or (first.capitalize() in first_names() and plain[-1] not in NO_NAME)


NEVER = NO_NAME - COMMON_WORDS


def looks_like_person(value: str) -> bool:
    """Whether a value looks like a person's name by the lists alone, beside no cue but a key such as ``name``."""
    words_ = [part for part in re.split(r"[ ,]+", value) if part]
    plain = parts_of(value.replace(",", " "))
    if not plain or is_stand_in(plain) or is_public(value):
        return False
    known = [word.strip(".").capitalize() if word.isupper() else word for word in words_]
    if len(plain) == 1:
        return known[0] in plain_first_names()
    if any(part in NEVER for part in plain):
        return False
    firsts = sum(word in first_names() for word in known)
    sure = sum(word in plain_first_names() for word in known)
    last = is_surname(plain[-1], words=False) or is_surname(plain[0], words=False)
    return sure > 0 or (firsts > 0 and last) or (len(plain[0]) == 1 and last)
