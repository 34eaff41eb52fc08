"""Names that stand without a cue: known first names before a surname, alone, turned round."""

import re
from collections.abc import Iterable

from commonplace.privacy.names import (
    beside_public,
    common_surnames,
    first_names,
    is_eponym,
    is_public,
    is_surname,
    is_word,
    plain_first_names,
)
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.names_forms import (
    CAPITAL,
    LETTER,
    NAME,
    NEVER,
    NO_NAME,
    PARTICLE,
    is_stand_in,
    parts_of,
)
from commonplace.privacy.words import words

__all__ = ["BOUNDARY", "NAME_LISTS", "is_free"]

_REFERENCE = "https://www.census.gov/topics/population/genealogy/data/1990_census.html"

_LATER = words(
    "street st avenue ave road rd drive lane court place park square bridge river lake mountain valley beach island islands bay county "
    "university college school hospital church cathedral museum airport station hotel restaurant cafe bar house building tower hall garden gardens "
    "city town state republic kingdom empire north south east west foundation institute award prize act law laws "
    "theorem lemma conjecture method algorithm distribution transform equation function test model effect principle rule index machine number numbers "
    "sequence series space matrix process filter constant paradox problem inequality syndrome disease complex scale code coding diagram notation "
    "server client api sdk app cloud studio editor browser phone inc ltd llc gmbh corp company group team said "
    "says and or but if the a an in on at of to for with from by is are was were has have had will would can could may might should "
    "class module package library framework version release plugin driver template component service project database language "
    "day days eve week festival parade bowl cup open league novel novels poem poems prize play book film movie song album"
)
_EARLIER = words(
    "san santa santo saint st. st sankt são port lake mount mt. mt cape fort ft. los las el la new prince princess king queen pope "
    "lord lady camp point sierra rio hotel villa val puerto isla project operation hurricane typhoon storm tropical castle class import "
    "def function struct enum interface package const let var extends implements namespace using require"
)
_CODE_BEFORE = "/\\._-@#$<&=`{[+*%~|"


def _previous(text: str, start: int) -> str:
    found = re.search(r"([\w.]+)[ ]$", text[max(0, start - 24) : start])
    return found[1].lower() if found else ""


def is_free(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word is no part of a path, a domain, a longer word or a name in code."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in _CODE_BEFORE):
        return False
    if after[:1] in ("/", "\\") and re.match(r"\\[\"'nrtu\\]", after) is None:
        return False
    return not (
        after[:1] in ("_", "@", "(", "[", "=", "`", "{", "<") or re.match(r"[.:-]\w|::", after) is not None
    ) or (after[:1] == "<" and text[end : end + 2] == "</")


def _is_pair(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    pieces = [piece for piece in value.split() if not piece.endswith(".")]
    first, last = pieces[0], pieces[-1]
    low = re.sub(r"['’]s?$", "", last.lower())
    if first not in first_names() or len(pieces) < 2 or low in _LATER or low in NEVER:
        return False
    if not is_free(text, start, end) or _previous(text, start) in _EARLIER or beside_public(text, start, end):
        return False
    if re.match(r"[ ]import\b", text[end : end + 8]):
        return False
    if is_stand_in(parts_of(value)) or (first not in plain_first_names() and is_eponym(last)):
        return False
    known = is_surname(last) or last in first_names()
    if first in plain_first_names():
        return known or not is_word(low)
    if is_word(low):
        return False
    return (
        is_surname(low, words=False)
        or not low.isascii()
        or _is_beside_person(text, start, end)
        or _is_head(text, start, end)
    )


_LINE_OF_ADDRESS = re.compile(r"[ ]{0,4}\r?\n\s{0,4}(?:\d|[^\n]{1,40}(?:@|\d{3}))")


def _is_head(text: str, start: int, end: int) -> bool:
    """Whether a name stands alone on its line, above an address or a telephone."""
    return re.search(r"(?:^|\n)[ >*]{0,4}$", text[max(0, start - 6) : start]) is not None and (
        _LINE_OF_ADDRESS.match(text, end) is not None
    )


def _is_small_pair(value: str) -> bool:
    first, _, last = value.rpartition(" ")
    name = first.split()[0]
    return (
        name.capitalize() in plain_first_names()
        and is_surname(last, words=False)
        and not is_word(last)
        and not is_word(name)
        and not is_public(value)
        and last not in NO_NAME
    )


# Beside these a first name that is also a word is meant as a name.
_PERSON_BEFORE = re.compile(
    r"(?:\b(?:hi|hey|hello|dear|thanks|thank you|told|tell|asked|ask|met|meet|named|called|said|says|love|miss|married|wife|husband|son|daughter"
    r"|sister|brother|friend|boss|colleague|uncle|aunt|cousin|mom|dad|mr\.|mrs\.|ms\.|dr\.|shouted at|given|invite|invited|text|hug|mit|avec|con"
    r"|et|und|cher|chère|liebe|lieber|hola|ciao|bonjour|hallo|привет|с|и))[ ,]{1,2}$",
    re.IGNORECASE,
)
_PERSON_AFTER = re.compile(
    r"(?:[ ](?:said|says|told|asked|wrote|replied|thinks|wants|wanted|explained|answered|emailed|texted|called me|had given|gave|and I\b|and me\b"
    r"|is (?:a \d|my|very|from|coming|sick|pregnant|married|so (?:nice|kind))|was (?:born|sick|crying)|listed his|listed her|spent|hat|sagt|sagte|a dit|dijo|dice|disse|ha detto"
    r"|who|loves|likes|lives|moved|smiled|laughed|cried|nodded)"
    r"|['’]s (?:wife|husband|mother|father|mom|dad|son|daughter|sister|brother|birthday|house|email|phone|address|boss|friend|girlfriend|boyfriend|kids|family|wedding|parents|office|car)\b"
    r"|, (?:my|our|who|a \d|the \w+ (?:who|of)|\d{2}\b))",
)


def _is_first_name(text: str, start: int, end: int) -> bool:
    """A first name that stands alone: anywhere if it is nothing else, or else beside what persons do."""
    value = text[start:end]
    if value not in first_names() or len(value) < 3:
        return False
    if value not in plain_first_names() and not _is_beside_person(text, start, end):
        return False
    if not is_free(text, start, end) or _previous(text, start) in _EARLIER:
        return False
    following = re.match(r"(?:['’]s?)?[ ]([\w-]+)", text[end : end + 24])
    if following and following[1].lower() in _LATER_NOUNS:
        return False
    if following and is_stand_in([value.lower(), following[1].lower()]):
        return False
    return not beside_public(text, start, end) and not _is_cast(text, start, value)


def _is_lone_surname(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if value not in common_surnames() or not is_free(text, start, end) or _previous(text, start) in _EARLIER:
        return False
    following = re.match(r"(?:['’]s?)?[ ]([\w-]+)", text[end : end + 24])
    if following and following[1].lower() in _LATER_NOUNS:
        return False
    return not beside_public(text, start, end)


def _is_beside_person(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if is_eponym(value) or value.lower() in NEVER:
        return False
    before, after = text[max(0, start - 24) : start], text[end : end + 32]
    return _PERSON_BEFORE.search(before) is not None or _PERSON_AFTER.match(after) is not None


_VERBS = words(
    "said says and or but if the a an in on at of to for with from by is are was were has have had will would can could may might should play open book"
)
_LATER_NOUNS = _LATER - _VERBS
_CAST = words("Alice Bob Eve Mallory Trent Carol Dave Charlie Oscar Peggy")


def _is_cast(text: str, start: int, value: str) -> bool:
    """Alice and Bob of cryptography and of examples: one of them with another close by."""
    if value not in _CAST:
        return False
    near = set(re.findall(r"\b(?:Alice|Bob|Eve|Mallory|Trent)\b", text[max(0, start - 200) : start + 200]))
    return bool({"Alice", "Bob"} & near) and len(near | {value}) > 1


def _is_turned(text: str, start: int, end: int) -> bool:
    last, _, first = text[start:end].partition(", ")
    name = first.split()[0]
    return (
        name in plain_first_names()
        and is_surname(last.split()[-1], words=False)
        and last not in plain_first_names()
        and not is_word(last)
        and not is_public(f"{name} {last}")
        and is_free(text, start, end)
        and not beside_public(text, start, start + len(last))
        and not beside_public(text, end - len(first), end)
    )


# What may stand right behind a short name; other signs make it a part of a word, of a path or of code.
_BEHIND = r"[\x00-\x20!\"#$%&')*+,.:;<>?\\\]^|}~\x80-\xff-]"
_SHORT = 5


def _anchors(names: Iterable[str]) -> tuple[str | Shape, ...]:
    """One and the same anchors for all rules that look for these names.

    Short ones begin many words, so what follows is looked at; a shape costs ten times what a literal does
    when the fast pass is made, so long ones are literals.
    """
    return tuple(
        Shape(re.escape(name) + _BEHIND, len(name) + 1, "", name)
        if name.isascii() and len(name) <= _SHORT
        else name
        for name in sorted(names)
        if not name[0].islower()
    )


_FIRST = _anchors(first_names())
# Long ones only, and with the blank behind them: literals that hardly any other word ends in.
_SMALL = tuple(
    f"{name.lower()} "
    for name in sorted(plain_first_names())
    if name.isascii() and name.isalpha() and len(name) > 4 and not is_word(name)
)


BOUNDARY = rf"(?![{LETTER}{CAPITAL}0-9])"

NAME_LISTS: tuple[Rule, ...] = (
    Rule(
        id="name-pair",
        kind="personal.name",
        anchors=_FIRST,
        pattern=rf"(?<![\w])(?P<v>{NAME}(?:[ ][{CAPITAL}]\.)?[ ]{PARTICLE}{NAME}(?:[ ]{NAME})?(?:[ ](?:II|III|PhD|MD|DDS|DVM|Jr\.?|Sr\.?)(?!\w))?){BOUNDARY}",
        judge=_is_pair,
        reference=_REFERENCE,
        finds=(
            "then «Annika Sorvali» came",
            "a talk by «Leandro J. Quispe», who",
            "«Jennifer van der Meer» wrote",
            "I saw «Mark Featherstone» again",
            '"name": "«Jürgen Möller»"',
        ),
        ignores=(
            "Paris Street",
            "Austin University",
            "a pearl necklace",
            "the Jennifer package",
            "Annika.Sorvali()",
            "from Django Models",
            "Will This work",
            "by Ada Lovelace in",
            "Santa Monica Beach",
            "the Charlotte Server",
        ),
        tier="likely",
        confidence=0.65,
    ),
    Rule(
        id="name-single",
        kind="personal.name",
        anchors=_FIRST,
        # Letters that a replaced number left behind, glued to its placeholder, are no word of their own.
        pattern=rf"(?<![\w])(?<!_\d\])(?<!_\d\d\])(?<!\d_\])(?P<v>(?:[{CAPITAL}][{LETTER}]{{1,24}}(?:-[{CAPITAL}{LETTER}][{LETTER}]{{1,24}})?)){BOUNDARY}",
        judge=_is_first_name,
        reference=_REFERENCE,
        finds=(
            "then «Annika» came",
            "ask «Jennifer»?",
            "«Will» told me",
            "here is «Karen»'s address",
            "Thanks «Mark»",
        ),
        ignores=(
            "Annika.method()",
            "src/Jennifer/x",
            "Jennifer(x)",
            "Austin is hot",
            "Ruby on rails",
            "JenniferLib",
            "at [ADDRESS_1]Jos",
            "Will it work",
            "Alice sends Bob a key",
            "Katherine Johnson said",
            "Port Elizabeth",
            "from Paris to",
        ),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-surname",
        kind="personal.name",
        anchors=_anchors(common_surnames()),
        pattern=rf"(?<![\w])(?P<v>{NAME}){BOUNDARY}",
        judge=_is_lone_surname,
        reference="https://en.wikipedia.org/wiki/Lists_of_most_common_surnames",
        finds=("then «Perez» came", "a claim of «Kowalczyk» for"),
        ignores=("the Perez method", "src/Perez/x", "Perez(x)"),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="name-turned",
        kind="personal.name",
        anchors=_FIRST,
        before=rf"[ ],[{LETTER}'’-]{{1,24}}[{CAPITAL}](?:['’][{CAPITAL}])?(?:[ ](?:nav|nov|red|ned|ed|al|id)){{0,2}}(?!\w)",
        pattern=rf"(?P<v>{PARTICLE}{NAME},[ ]{NAME}(?:[ ](?:[{CAPITAL}]\.|{NAME}))?){BOUNDARY}",
        judge=_is_turned,
        reference=_REFERENCE,
        finds=("«Featherstone, Annika»;12;paid",),
        ignores=("Hello, Annika", "Knuth, Donald", "However, Annika"),
        tier="likely",
        confidence=0.6,
    ),
    Rule(
        id="name-small-letters",
        kind="personal.name",
        version=2,
        anchors=_SMALL,
        pattern=r"(?<![\w/.@-])(?P<v>[a-z]{5,20}[ ](?:(?:van|de|der|von|del|la)[ ]){0,2}[a-z]{4,20})(?![\w/@(=-])(?!\.\w)",
        validate=_is_small_pair,
        reference=_REFERENCE,
        finds=("producer «matthew featherstone» explained",),
        ignores=("annika said", "matthew import", "ada lovelace"),
        tier="likely",
        confidence=0.5,
    ),
)
