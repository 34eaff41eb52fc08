"""Names of persons: beside a cue, in a field, or known from lists."""

import re

from commonplace.privacy.names import first_names, plain_first_names
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import COMMON_WORDS, words

__all__ = ["PERSON"]

_CAPITAL = r"A-Z\u00c0-\u00de\u0100-\u017f\u0391-\u03ab\u0410-\u042f"
_SMALL = r"a-z\u00df-\u00ff\u0100-\u017f\u03ac-\u03ce\u0430-\u045f'\u2019\-"
_LETTER = r"a-z\u00df-\u00ff\u0100-\u017f\u03ac-\u03ce\u0430-\u045f"
_NAME = rf"[{_CAPITAL}](?:['\u2019][{_CAPITAL}])?[{_SMALL}]{{0,24}}[{_LETTER}](?:[{_CAPITAL}][{_LETTER}]{{1,20}})?"
_PARTICLE = (
    r"(?:(?:van|von|der|den|de|del|della|da|dos|du|la|le|el|al|bin|ibn|y|e|zu|di|ter|ten|St\.|Mc|O')[ ]){0,3}"
)
_FULL = rf"{_NAME}(?:[ ](?:[{_CAPITAL}]\.[ ])?{_PARTICLE}{_NAME}){{0,3}}"
_TWO = rf"{_NAME}(?:[ ](?:[{_CAPITAL}]\.[ ])?{_PARTICLE}{_NAME}){{1,3}}"

_NO_NAME = COMMON_WORDS | words(
    "the a an my your his her our their this that these those here there i you he she it we they not so very just "
    "sorry sure glad happy sad tired new working trying using looking getting going having being doing making "
    "claude chatgpt gemini copilot codex assistant gpt bard grok llama mistral siri alexa cortana python java "
    "javascript typescript rust react django flask linux windows macos ubuntu docker kubernetes github google "
    "microsoft apple amazon openai anthropic facebook twitter english german french spanish italian american british "
    "monday tuesday wednesday thursday friday saturday sunday january february march june july september october "
    "november december hello hi dear thanks thank regards best kind sincerely yes no ok okay please note error "
    "warning info debug todo none null true false string object class function method list dict table column row "
    "user admin team all everyone everybody somebody someone nobody sir madam customer support help system file "
    "world there unknown anonymous default example test name first last full content type and or but if when what who how"
)


def _is_name(value: str) -> bool:
    parts = [part for part in re.split(r"[ ]+", value) if part]
    plain = [part.lower().strip(".'’-") for part in parts]
    return (
        bool(plain)
        and plain[0] not in _NO_NAME
        and len(parts[0].strip(".")) > 1
        and not all(part in _NO_NAME for part in plain)
    )


def _names(
    name: str,
    cues: tuple[str, ...],
    pattern: str,
    *finds: str,
    ignores: tuple[str, ...],
    confidence: float = 0.75,
) -> Rule:
    """A name that stands right behind a cue; the cue's case does not matter, the name's does."""
    return Rule(
        id=name,
        kind="personal.name",
        anchors=cue_anchors(cues),
        ignore_case=True,
        pattern=pattern,
        validate=_is_name,
        reference="https://en.wikipedia.org/wiki/Personal_name",
        finds=finds,
        ignores=ignores,
        confidence=confidence,
    )


_LATER = words(
    "street st avenue road drive lane court place park square bridge river lake mountain valley beach island bay county "
    "university college school hospital church museum airport station hotel restaurant cafe bar house building tower "
    "city town state republic kingdom empire north south east west street foundation institute award prize act law "
    "theorem lemma method algorithm distribution transform equation function test model effect principle rule index "
    "server client api sdk app cloud studio code editor browser phone inc ltd llc gmbh corp company group team said "
    "says and or but if the a an in on at of to for with from by is are was were has have had will would can could may"
)


# Everyday words among the first names; before another capitalised word they begin a heading, not a name.
_WORDS = frozenset(word.capitalize() for word in COMMON_WORDS) | words(
    "See Page Claude Gemini Alexa Siri Lady Lord Saint Princess Prince Queen King Duke Baron Sister Brother Mother Father "
    "Senior Junior Doctor General Captain Major Private Miss Santa Mount Long Many Any Son Man Sun Mon Tue Wed Thu Fri Sat "
    "Carry San Los Las Del Mac Shell Java Ruby Swift Pascal Julia Django Celery Cassandra Phoenix Apollo Aurora Athena Atlas"
)


def _is_pair(value: str) -> bool:
    first, *rest = value.split()
    return (
        first in first_names()
        and first not in _WORDS
        and bool(rest)
        and rest[-1].lower() not in _LATER
        and rest[-1].lower() not in _NO_NAME - COMMON_WORDS
    )


def _is_first_name(text: str, start: int, end: int) -> bool:
    """A first name that is no part of a path, a domain, a longer name or a name in code."""
    if text[start:end] not in plain_first_names():
        return False
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before.isalnum() or before in "/\\._-@#$<&=`{["):
        return False
    return not (after[:1] in "/\\_@([=`{<>" or re.match(r"[.:-]\w|::", after) is not None)


PERSON: tuple[Rule, ...] = (
    _names(
        "name-self-english",
        (
            "my name is",
            "my name's",
            "i am called",
            "people call me",
            "calls me",
            "maiden name is",
            "nickname is",
            "named him",
            "named her",
            "my full name is",
            "name:",
        ),
        rf"(?:my (?:full )?name(?:'s| is)|i am called|people call me|calls me|(?:maiden |nick)name is|named h(?:im|er)|name:)[ ]{{1,2}}[\"'“]?(?P<v>(?-i:{_FULL}))(?![A-Za-z])",
        "Hi, my name is «Annika Sorvali» and",
        "My name's «Tobiah».",
        "Name: «Leandro Quispe Mamani»\n",
        ignores=("my name is not important", "name: string", "My name is Claude", "name: The Class"),
    ),
    _names(
        "name-self-two",
        ("i'm", "i am", "signed", "yours truly", "sincerely", "regards", "cheers", "thanks", "best wishes"),
        rf"(?:i'm|i am|signed|sincerely|yours truly|(?:(?:kind|best|warm)(?:est)? )?regards|cheers|best wishes),?(?:[ ]|\s{{1,3}}[-–]?[ ]?)(?P<v>(?-i:{_TWO}))(?=[\s.,!?;:)]|$)(?! (?:is|API|Server|Project|Framework))",
        "I'm «Annika Sorvali», a nurse",
        "Best regards,\n«Leandro Quispe»\n",
        ignores=("This is Visual Studio", "I'm using Spring Boot", "I am Not Sure", "Thanks"),
        confidence=0.6,
    ),
    _names(
        "name-self-other",
        (
            "ich heiße",
            "ich heisse",
            "mein name ist",
            "me llamo",
            "mi nombre es",
            "je m'appelle",
            "mon nom est",
            "mi chiamo",
            "il mio nome è",
            "meu nome é",
            "me chamo",
            "mijn naam is",
            "ik heet",
            "jag heter",
            "mitt namn är",
            "jeg hedder",
            "jeg heter",
            "nazywam się",
            "mam na imię",
            "jmenuji se",
            "benim adım",
            "nimeni on",
            "mă numesc",
            "меня зовут",
            "мене звати",
        ),
        rf"(?:ich hei(?:ß|ss)e|mein name ist|me llamo|mi nombre es|je m'appelle|mon nom est|mi chiamo|il mio nome è|meu nome é|me chamo|mijn naam is|ik heet|jag heter|mitt namn är|jeg hedder|jeg heter|nazywam się|mam na imię|jmenuji se|benim adım|nimeni on|mă numesc|меня зовут|мене звати)[ ](?P<v>(?-i:{_FULL}))",
        "Hallo, ich heiße «Jürgen Möller».",
        "Me llamo «Íñigo Etxeberria»",
        "je m'appelle «Aurélie»",
        "Меня зовут «Светлана Орлова»",
        ignores=("ich heiße das gut", "me llamo así"),
    ),
    Rule(
        id="name-self-cjk",
        kind="personal.name",
        anchors=(
            "我叫",
            "我的名字是",
            "私の名前は",
            "名前は",
            "제 이름은",
            "내 이름은",
            "姓名：",
            "姓名:",
            "氏名：",
            "이름:",
        ),
        pattern=r"(?:我叫|我的名字是|私の名前は|名前は|제 이름은|내 이름은|姓名：|姓名:|氏名：|이름:)[ ]?(?P<v>[\u4e00-\u9fff\uac00-\ud7a3\u30a0-\u30ff]{2,6}?)(?=[，。,.\s、]|です|입니다|이고|이며|라고|$)",
        reference="https://en.wikipedia.org/wiki/Chinese_name",
        finds=("你好，我叫«王建国»，", "제 이름은 «김민수»입니다"),
        ignores=("我叫", "名前は"),
        confidence=0.7,
    ),
    _names(
        "name-relation",
        (
            "my wife",
            "my husband",
            "my son",
            "my daughter",
            "my sister",
            "my brother",
            "my mother",
            "my father",
            "my mom",
            "my dad",
            "my boss",
            "my manager",
            "my friend",
            "my colleague",
            "my coworker",
            "my girlfriend",
            "my boyfriend",
            "my partner",
            "my doctor",
            "my teacher",
            "my landlord",
            "my therapist",
            "my neighbor",
            "my neighbour",
            "my cousin",
            "my uncle",
            "my aunt",
            "my grandmother",
            "my client",
            "my roommate",
            "my ex",
            "meine frau",
            "mein mann",
            "meine schwester",
            "mein bruder",
            "mein sohn",
            "meine tochter",
            "mein chef",
            "mi esposa",
            "mi marido",
            "mi hermana",
            "mi hermano",
            "mi hijo",
            "mi hija",
            "mi jefe",
            "ma femme",
            "mon mari",
            "ma sœur",
            "mon frère",
            "mon fils",
            "ma fille",
            "mia moglie",
            "mio marito",
            "minha esposa",
            "meu marido",
        ),
        r"(?:my|meine?|mi|ma|mon|mia|mio|minha|meu)[ ][\w]{2,12}(?:[ ](?:is|ist|es|est|è|é))?(?:,|:|[ ]named|[ ]called|[ ]namens|[ ]heißt|[ ]se llama|[ ]s'appelle|'s name is)?[ ]"
        rf"(?P<v>(?-i:{_FULL}))(?=[\s.,!?;:)'’]|$)",
        "my sister «Maarit» lives in",
        "my boss, «Leandro Quispe», said",
        "mein Bruder «Jürgen» kommt",
        ignores=("my boss said", "my son The", "my manager Will"),
        confidence=0.7,
    ),
    _names(
        "name-title",
        (
            "mr.",
            "mrs.",
            "ms.",
            "dr.",
            "prof.",
            "herr",
            "frau",
            "señor",
            "señora",
            "sr.",
            "sra.",
            "monsieur",
            "madame",
            "mme",
            "signor",
            "signora",
            "mr",
            "mrs",
            "professor",
            "doctor",
        ),
        rf"(?:mrs?\.?|ms\.|dr\.|prof\.|herrn?|frau|señora?|sra?\.|monsieur|madame|mme\.?|signora?|professor|doctor)[ ](?:(?:dr|prof)\.[ ]){{0,2}}(?P<v>(?-i:{_FULL}))(?=[\s.,!?;:)'’]|$)",
        "see Dr. «Annika Sorvali» on",
        "Frau «Möller» hat",
        "Sra. «Etxeberria»,",
        ignores=("Dr. The", "mr x", "Professor of Law"),
        confidence=0.7,
    ),
    _names(
        "name-field",
        (
            "author",
            "from:",
            "signed-off-by",
            "co-authored-by",
            "reviewed-by",
            "committer",
            "first_name",
            "last_name",
            "full_name",
            "firstname",
            "lastname",
            "fullname",
            "given_name",
            "family_name",
            "surname",
            "customer_name",
            "contact_name",
            "patient_name",
            "patient",
            "recipient",
            "attn",
            "to:",
            "cc:",
            "vorname",
            "nachname",
            "nombre",
            "apellido",
            "prénom",
            "assignee",
            "reporter",
            "cardholder",
            "employee",
            "tenant",
            "display_name",
            "displayname",
            "sender_name",
            "emergency contact",
        ),
        r"(?:author|from|signed-off-by|co-authored-by|reviewed-by|committer|(?:first|last|full|given|family|customer|contact|patient|display|sender)[ _]?name|surname|patient|recipient|attn|to|cc|vorname|nachname|nombre|apellidos?|prénom|assignee|reporter|cardholder|employee|tenant|emergency contact)"
        rf"[\"']?[ ]{{0,2}}[:=][ ]{{0,2}}[\"'<]{{0,2}}(?P<v>(?-i:{_FULL}))(?=[ ]?[\"'<>,;(\n]|[ ]?\\|$)",
        "Author: «Annika Sorvali» <x>",
        '"last_name": "«Quispe»"',
        "Signed-off-by: «Jürgen Möller» <",
        ignores=("from: Python import", "author: string", "To: Everyone"),
        confidence=0.75,
    ),
    _names(
        "name-salutation",
        (
            "dear",
            "hi",
            "hello",
            "hey",
            "liebe",
            "lieber",
            "hallo",
            "querido",
            "querida",
            "hola",
            "cher",
            "chère",
            "bonjour",
            "caro",
            "cara",
            "ciao",
            "olá",
            "sehr geehrte",
            "sehr geehrter",
            "estimado",
            "estimada",
        ),
        rf"(?:dear|hi|hello|hey|lieber?|hallo|querid[oa]|hola|chère|cher|bonjour|car[oa]|ciao|olá|sehr geehrter?|estimad[oa])[ ](?:(?:mrs?|ms|dr|prof)\.?[ ]|(?:herrn?|frau)[ ])?(?P<v>(?-i:{_FULL}))(?=[,!]|[ ]?\n)",
        "Dear «Annika»,\nthank you",
        "Hi «Leandro Quispe»,",
        "Sehr geehrte Frau «Möller»,",
        ignores=("Hello World!", "Dear Sir,", "Hi Claude,", "Hello Everyone,"),
        confidence=0.7,
    ),
    Rule(
        id="name-pair",
        kind="personal.name",
        anchors=tuple(sorted(first_names() - _WORDS)),
        pattern=rf"(?<![\w/\\.@#-]){_NAME}(?:[ ][{_CAPITAL}]\.?)?[ ]{_PARTICLE}{_NAME}(?:-{_NAME})?(?:[ ]{_NAME})?(?![\w/\\(=\[-])(?<!['’-])",
        validate=_is_pair,
        reference="https://www.census.gov/topics/population/genealogy/data/1990_census.html",
        finds=(
            "then «Annika Sorvali» came",
            "a talk by «Leandro J. Quispe», who",
            "«Jennifer van der Meer» wrote",
        ),
        ignores=(
            "Paris Street",
            "Austin University",
            "a pearl necklace",
            "the Jennifer package",
            "Annika.Sorvali()",
            "from Django Models",
        ),
        tier="likely",
        confidence=0.65,
    ),
    Rule(
        id="name-single",
        kind="personal.name",
        anchors=tuple(sorted(plain_first_names())),
        pattern=rf"(?<![\w/\\.@#$-]){_NAME}(?![\w'’-]{{0,24}}[_(\[=])",
        judge=_is_first_name,
        reference="https://www.census.gov/topics/population/genealogy/data/1990_census.html",
        finds=("then «Annika» came", "ask «Jennifer»?"),
        ignores=(
            "Annika.method()",
            "src/Jennifer/x",
            "Jennifer(x)",
            "Austin is hot",
            "Ruby on rails",
            "JenniferLib",
        ),
        tier="likely",
        confidence=0.5,
        spread=False,
    ),
)
