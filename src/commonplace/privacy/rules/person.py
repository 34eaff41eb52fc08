"""What is said of a person in words: names beside a cue, birth dates, addresses, places, employers."""

import re

from commonplace.privacy.names import first_names, plain_first_names
from commonplace.privacy.rule import Rule, Shape
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
    "San Los Las Del Mac Shell Java Ruby Swift Pascal Julia Django Celery Cassandra Phoenix Apollo Aurora Athena Atlas"
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


_MONTHS = (
    r"(?:jan(?:uar|uary|vier|eiro)?|feb(?:ruar|ruary|rero|braio)?|fév(?:rier)?|mar(?:ch|s|zo|ço|t)?|märz|apr(?:il|ile)?|avril|abril|may|mai|mayo|maio|maggio"
    r"|jun(?:e|i|io|ho)?|juin|giugno|jul(?:y|i|io|ho)?|juillet|luglio|aug(?:ust)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|setembro|settembre"
    r"|o[ck]t(?:ober|obre|ubre)?|outubro|ottobre|nov(?:ember|embre|iembre|embro)?|de[czs](?:ember|embre|iembre|embro)?|dicembre|dezember|décembre)\.?"
)
_DATE = (
    r"(?:[0-3]?[0-9][./-][0-3]?[0-9][./-](?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}[./-][01]?[0-9][./-][0-3]?[0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th|\.|er|º)?[ ](?:of[ ]|de[ ])?{_MONTHS}[ ,]{{1,2}}(?:de[ ]|del[ ])?(?:19|20)[0-9]{{2}}"
    rf"|{_MONTHS}[ ][0-3]?[0-9](?:st|nd|rd|th)?,?[ ](?:19|20)[0-9]{{2}}|(?:19|20)[0-9]{{2}}年[01]?[0-9]月[0-3]?[0-9]日)"
)

_STREETS = (
    "street",
    "st",
    "avenue",
    "ave",
    "road",
    "rd",
    "boulevard",
    "blvd",
    "lane",
    "ln",
    "drive",
    "dr",
    "court",
    "ct",
    "place",
    "pl",
    "square",
    "sq",
    "terrace",
    "ter",
    "way",
    "circle",
    "cir",
    "parkway",
    "pkwy",
    "highway",
    "hwy",
    "trail",
    "trl",
    "crescent",
    "close",
    "gardens",
    "grove",
    "mews",
    "row",
)
_GERMAN_STREETS = (
    "straße",
    "strasse",
    "str.",
    "weg",
    "platz",
    "allee",
    "gasse",
    "ring",
    "damm",
    "ufer",
    "steig",
    "stieg",
    "chaussee",
    "laan",
    "straat",
    "plein",
    "gatan",
    "vägen",
    "vej",
    "gade",
    "gata",
    "veien",
    "katu",
    "tie",
)
_ROMANCE_STREETS = (
    "rue",
    "avenue",
    "boulevard",
    "impasse",
    "chemin",
    "allée",
    "place",
    "quai",
    "calle",
    "avenida",
    "avda.",
    "av.",
    "paseo",
    "plaza",
    "c/",
    "carrer",
    "via",
    "viale",
    "piazza",
    "corso",
    "largo",
    "rua",
    "travessa",
    "praça",
    "ul.",
    "ulica",
    "aleja",
    "ulitsa",
    "улица",
    "ул.",
    "проспект",
    "cad.",
    "sokak",
    "jalan",
    "jl.",
)

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
    Rule(
        id="birth-date",
        kind="personal.birth-date",
        anchors=cue_anchors(
            (
                "born",
                "birth",
                "birthday",
                "birthdate",
                "dob",
                "date_of_birth",
                "dateofbirth",
                "geboren",
                "geburtsdatum",
                "geburtstag",
                "geb.",
                "geb",
                "nacido",
                "nacida",
                "nací",
                "fecha de nacimiento",
                "né le",
                "née le",
                "date de naissance",
                "nato il",
                "nata il",
                "data di nascita",
                "nascido",
                "nascida",
                "data de nascimento",
                "geboortedatum",
                "född",
                "født",
                "urodzony",
                "urodzona",
                "data urodzenia",
                "родился",
                "родилась",
                "дата рождения",
                "生日",
                "出生",
                "生年月日",
                "생년월일",
                "doğum",
            )
        ),
        ignore_case=True,
        pattern=r"(?:born|birth ?day|birth ?date|birth|dob|date_of_birth|dateofbirth|geboren|geburtsdatum|geburtstag|geb|nacid[oa]|nací|fecha de nacimiento|née? le|date de naissance|nat[oa] il|data di nascita|nascid[oa]|data de nascimento|geboortedatum|född|født|urodzon[ya]|data urodzenia|родил[а-я]{1,4}|дата рождения|生日|出生|生年月日|생년월일|doğum)"
        rf"[^0-9\n]{{0,24}}?(?P<v>{_DATE})(?![0-9])",
        reference="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html",
        finds=(
            "I was born on «14 March 1987» in",
            '"dob": "«1987-03-14»"',
            "geboren am «14.03.1987»",
            "Date of birth: «03/14/1987»",
            "née le «14 mars 1987» à",
            "生日：«1987年3月14日»",
        ),
        ignores=("the project was born in 2014", "birth of a star", "dob: null"),
        confidence=0.85,
    ),
    Rule(
        id="age",
        kind="personal.age",
        anchors=cue_anchors(("i am", "i'm", "im", "my age is", "age:", "aged", "ich bin", "tengo", "j'ai")),
        ignore_case=True,
        pattern=r"(?:i am|i'?m|my age is|age:|aged|ich bin|tengo|j'ai)[ ](?:a[ ])?(?P<v>[1-9][0-9][ -](?:years?[ -]old|y/?o|jahre alt|años|ans))(?![a-z])",
        tier="likely",
        reference="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html",
        finds=("I'm «43 years old» and", "Ich bin «43 Jahre alt».", "tengo «43 años»"),
        ignores=("I'm 100% sure", "age: 12"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="street-english",
        kind="personal.address",
        anchors=tuple(
            Shape(f" {street}[ .,;\n\r)\x1e]", len(street) + 2, "", f" {street}") for street in _STREETS
        ),
        ignore_case=True,
        before=r"[A-Za-z0-9\u00c0-\u00ff.'-]{1,25}(?: [A-Za-z0-9\u00c0-\u00ff.'-]{1,25}){0,4} [A-Za-z]?[0-9]{1,5}(?![0-9.])|[A-Za-z0-9\u00c0-\u00ff.'-]{1,25}(?: [A-Za-z0-9\u00c0-\u00ff.'-]{1,25}){0,3} [0-9]{1,5}(?![0-9])",
        reach=72,
        pattern=r"(?-i:[0-9]{1,5}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?:(?:[A-Z\u00c0-\u00de][A-Za-z'\u00df-\u00ff.-]{0,24}|[0-9]{1,3}(?:st|nd|rd|th)|of|the|de|la) ){1,4}"
        r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Place|Pl|Square|Sq|Terrace|Ter|Way|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Trail|Trl|Crescent|Close|Gardens|Grove|Mews|Row)\b(?:\.(?=[ ,]))?)"
        r"(?:,? ?(?:#|Apt\.?|Apartment|Suite|Ste\.?|Unit|Flat|Floor|Fl\.?) ?[0-9A-Za-z-]{1,6})?(?:,[ \n]{1,2}(?-i:[A-Z][a-z'.-]{1,20}(?: [A-Z][a-z'.-]{1,20}){0,2}))?(?:,? [A-Z]{2} [0-9]{5}(?:-[0-9]{4})?|,? [A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2})?",
        reference="https://pe.usps.com/text/pub28/28apc_002.htm",
        finds=(
            "I live at «742 Evergreen Terrace, Springfield, OR 97403» now",
            "ship to «1600 Amphitheatre Pkwy».".replace("Amphitheatre", "Larkspur"),
            "«12 Baker Street, London NW1 6XE»".replace("12 Baker", "14 Alder"),
            "office: «55 W 42nd St, Suite 900»",
        ),
        ignores=(
            "the second way to do it",
            "3 Simple Steps",
            "in 2 Easy way",
            "24 hours a day, 7 days",
            "5 of the road",
        ),
        confidence=0.75,
    ),
    Rule(
        id="street-germanic",
        kind="personal.address",
        anchors=_GERMAN_STREETS,
        ignore_case=True,
        before=rf"[{_SMALL}A-Z\u00c4\u00d6\u00dc]{{0,24}}(?: [{_SMALL}A-Z\u00c4\u00d6\u00dc.-]{{2,20}}){{0,2}}",
        reach=60,
        pattern=r"[^\n]{0,44}?(?P<v>(?-i:(?:(?:Am|An|Auf|Im|In|Zum|Zur|Unter|Alte|Neue|Große|Kleine|Van|De)(?: (?:der|dem|den|de|het))? )?[A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff-]{1,24}(?:[ -][A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff]{2,20}){0,2}"
        r"(?:[ -](?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|Ufer|Steig|Chaussee)|(?<=straße)|(?<=strasse)|(?<=str)\.|(?<=weg)|(?<=platz)|(?<=allee)|(?<=gasse)|(?<=ring)|(?<=damm)|(?<=ufer)|(?<=steig)|(?<=laan)|(?<=straat)|(?<=plein)|(?<=gatan)|(?<=vägen)|(?<=vej)|(?<=gade)|(?<=gata)|(?<=veien)|(?<=katu)|(?<=tie))"
        r" [0-9]{1,4} ?[a-z]?)(?![0-9A-Za-z])(?:,? ?(?:[A-Z]{1,2}-)?[0-9]{4,5} ?(?:[A-Z]{2} )?(?-i:[A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff]{2,24}(?:(?:-| am | an der | im )[A-Z\u00c4\u00d6\u00dc][a-z\u00df-\u00ff]{2,20}){0,2}))?)",
        reference="https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions",
        finds=(
            "wohnt in der «Ahornstraße 14, 10245 Berlin» seit",
            "«Am Alten Markt Weg 7»".replace("Am Alten Markt Weg", "Lindenweg"),
            "Adresse: «Kastanienallee 22»",
            "«Herengracht laan 5»".replace("Herengracht laan", "Beethovenlaan"),
        ),
        ignores=("das Ding 14", "String 12", "Spring 5", "weg 12", "die Strategie 4"),
        validate=lambda value: (
            not re.match(
                r"(?:String|Spring|Ring|Training|Ordering|Building|Testing|Running|Rating|Using|Setting|Working|During|Monitoring|Logging|Engineering|Boring|Caring|Wiring|Bring|Firing|Hiring|Tie|Sharing|Rendering|Filtering|Clustering|Exploring|Storing|Restoring|Entering|Considering|Docstring|Substring|Querystring)\b",
                value,
            )
        ),
        confidence=0.75,
    ),
    Rule(
        id="street-romance",
        kind="personal.address",
        anchors=cue_anchors(_ROMANCE_STREETS),
        ignore_case=True,
        before=r" ?,?(?:ret |sib )?[0-9]{1,4}",
        reach=10,
        pattern=r"(?:[0-9]{1,4}(?: bis| ter)?,? ?)?(?:rue|avenue|boulevard|impasse|chemin|allée|place|quai|calle|avenida|avda\.|av\.|paseo|plaza|c/|carrer|viale|via|piazza|corso|largo|rua|travessa|praça|ul\.|ulica|aleja|ulitsa|улица|ул\.|проспект|cad\.|sokak|jalan|jl\.)"
        r" ?(?:(?:de|du|des|del|della|dei|das|da|do|dos|la|las|los|le|les|l'|d') ?){0,3}(?-i:[A-Z\u00c0-\u00de\u0410-\u042f][a-z\u00df-\u00ff\u0430-\u045f'][A-Za-z\u00c0-\u00ff\u0400-\u045f'-]{0,24})(?: (?:de|du|des|del|della|da|do|la|las|el|y|e|d')| (?-i:[A-Z\u00c0-\u00de\u0410-\u042f])[A-Za-z\u00c0-\u00ff\u0400-\u045f'-]{1,24}){0,4}"
        r"(?:,? (?:n[º°.]? ?|núm\. ?|д\. ?)?[0-9]{1,4} ?[a-zA-Z]?(?![0-9A-Za-z])(?:, ?(?:[0-9]{1,2}[ºª°]? ?[A-Za-z]?)(?![0-9A-Za-z]))?)?(?:,? [0-9]{5}(?:-[0-9]{3})?)?(?:,? (?-i:[A-Z\u00c0-\u00de][a-z\u00df-\u00ff-]{2,20})(?=[.,\n]|$))?",
        validate=lambda value: re.search(r"[0-9]", value) is not None,
        reference="https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions",
        finds=(
            "habite «12 rue des Lilas, 75011 Paris».",
            "vive en «Calle de Alcalá 42, 28014 Madrid».",
            "abita in «Via Garibaldi 7»",
            "mora na «Rua das Flores, 123»",
            "«ул. Ленина, 15»".replace("Ленина", "Садовая"),
        ),
        ignores=(
            "via email",
            "place 3 items",
            "avenue of attack",
            "via HTTP 2",
            "via Docker 24".replace("24", "x"),
        ),
        confidence=0.7,
    ),
    Rule(
        id="address-unit",
        kind="personal.address",
        anchors=cue_anchors(("apt.", "apt ", "apartment ", "suite ", "ste. ", "flat ")),
        ignore_case=True,
        before=r"[ \n]{1,3},?[^\n0-9]{3,45}[0-9]{1,5}(?: [0-9]{1,5})?|[ \n]{1,3},?[0-9]{1,4} [^\n0-9]{3,45}[0-9]{1,5}(?: [0-9]{1,5})?",
        reach=66,
        pattern=r"(?<![0-9A-Za-z.])[0-9]{1,5} (?:[0-9]{1,5} )?[^\n0-9]{3,45}(?: [0-9]{1,4})?,?[ \n]{1,3}(?:apt\.?|apartment|suite|ste\.|flat) ?[0-9]{1,5}[A-Za-z]?(?![0-9A-Za-z])"
        rf"(?:[ ,]?[ ,\n]{{1,2}}(?-i:[{_CAPITAL}][{_LETTER}'.-]{{1,20}}(?:[ ][{_CAPITAL}][{_LETTER}'.-]{{1,20}}){{0,3}})){{0,3}}(?:[ ,\n]{{1,2}}(?-i:[A-Z]{{2}}))?(?:[ ,\n]{{1,3}}[0-9]{{4,6}}(?![0-9]))?",
        reference="https://pe.usps.com/text/pub28/28c2_003.htm",
        finds=("at «63 Alder u. 96, Apt. 808, Nagyhaza» today", "«24 Lindenblik Suite 27»"),
        ignores=("the suite 3 of tests", "flat 5 tires", "run suite 12"),
        confidence=0.75,
    ),
    Rule(
        id="address-cue",
        kind="personal.address",
        anchors=cue_anchors(
            (
                "i live at",
                "i live in",
                "my address is",
                "address:",
                "home address",
                "shipping address",
                "billing address",
                "deliver to",
                "ship to",
                "meine adresse",
                "ich wohne in",
                "vivo en",
                "mi dirección es",
                "dirección:",
                "j'habite au",
                "j'habite",
                "adresse:",
                "abito in",
                "indirizzo:",
                "moro na",
                "endereço:",
                "adres:",
                "住址",
                "地址",
                "住所",
                "주소",
                "адрес:",
            )
        ),
        ignore_case=True,
        pattern=r"(?:i live (?:at|in)|my address is|address:|(?:home|shipping|billing) address(?: is|:)?|deliver to|ship to|meine adresse(?: ist|:)?|ich wohne in(?: der)?|vivo en|mi dirección es|dirección:|j'habite(?: au)?|adresse:|abito in|indirizzo:|moro na|endereço:|adres:|住址|地址|住所|주소|адрес:)[ :：はは은는\"']{0,4}"
        r"(?P<v>(?=[^\n]{0,60}[0-9])(?:[A-Za-z0-9\u00c0-\u024f\u0400-\u04ff\u4e00-\u9fff\uac00-\ud7a3\u3040-\u30ff.'#/ -]|,[ ]?){8,90}?[0-9]{1,5}(?:[A-Za-z号號호番](?![A-Za-z]))?(?:,? [A-Z][A-Za-z\u00c0-\u024f]{2,20})?)(?=[.,;\n\"'，。]|$)",
        validate=lambda value: (
            not re.match(r"\s*(?:the|a|an|this|https?|0x|localhost|[0-9.]+$|for|bar)", value, re.IGNORECASE)
        ),
        reference="https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions",
        finds=("My address is «Flat 3, Harbour House, Kirkwall 7».", "地址：«北京市朝阳区建国路88号»，"),
        ignores=("address: 0x7fff", "I live in Berlin", "address: 127.0.0.1"),
        confidence=0.65,
    ),
    Rule(
        id="po-box",
        kind="personal.address",
        anchors=("p.o. box", "po box", "postfach", "apartado de correos", "apdo."),
        ignore_case=True,
        pattern=r"(?:p\.?o\.? box|postfach|apartado de correos|apdo\.) ?[0-9]{1,6}",
        reference="https://pe.usps.com/text/pub28/28c2_037.htm",
        finds=("write to «P.O. Box 1482»", "«Postfach 10 44»".replace("10 44", "1044")),
        ignores=("po box office", "post box 12"),
        confidence=0.8,
    ),
    Rule(
        id="postcode-british",
        kind="personal.postcode",
        anchors=(Shape("[0-9][A-Z]{2}", 3),),
        before=r" [A-Z]?[0-9]{1,2}[A-Z]{1,2}",
        reach=6,
        pattern=r"(?<![0-9A-Za-z])[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}(?![0-9A-Za-z])",
        reference="https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema",
        finds=("London «NW1 6XE», please", "at «SW1A 2AA»."),
        ignores=("A4 2AB3", "W3 C3PO", "X86 64"),
        confidence=0.8,
    ),
    Rule(
        id="postcode-canadian",
        kind="personal.postcode",
        anchors=(Shape("[A-Z][0-9][A-Z] [0-9][A-Z][0-9]", 7, "0-9A-Za-z"),),
        pattern=r"[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9](?![0-9A-Za-z])",
        reference="https://www.canadapost-postescanada.ca/cpc/en/support/articles/addressing-guidelines/postal-codes.page",
        finds=("Ottawa «K1A 0B1»",),
        ignores=("D1A 0B1", "K1A0"),
        confidence=0.8,
    ),
    Rule(
        id="zip-code-cue",
        kind="personal.postcode",
        anchors=cue_anchors(
            (
                "zip",
                "zip code",
                "zipcode",
                "postal code",
                "postcode",
                "postal_code",
                "postleitzahl",
                "plz",
                "código postal",
                "code postal",
                "cep",
            )
        ),
        ignore_case=True,
        pattern=r"(?:zip|postal|post)?[ _]?(?:code|zip|postleitzahl|plz|código postal|code postal|cep)[\"']?[ ]?(?:is|ist|es|[:=])[ ]?[\"']?(?P<v>[0-9]{4,5}(?:-[0-9]{3,4})?)(?![0-9A-Za-z])",
        reference="https://www.usps.com/",
        finds=("my zip code is «97403»", '"postcode": "«10245»"', "PLZ: «10245»"),
        ignores=("zip: 3.2", "exit code is 1345a", "postcode: string"),
        confidence=0.75,
    ),
    Rule(
        id="coordinates",
        kind="personal.coordinates",
        anchors=(Shape(r"[0-9]\.[0-9]{4}", 6),),
        before=r"[0-9]{0,2}[-+]?",
        reach=3,
        pattern=r"(?<![0-9A-Za-z._])(?<![0-9], )(?<![0-9],)(?<![0-9] )[-+]?(?:90(?:\.0{4,12})|[0-8]?[0-9]\.[0-9]{4,15})(?:°? ?[NS])?(?:,[ ]?|[ ]|%2C|;[ ]?)[-+]?(?:180\.0{4,12}|1?[0-7]?[0-9]{1,2}\.[0-9]{4,15})(?:°? ?[EW])?(?![0-9]|[,;][ ]?-?[0-9]|[ ]-?[0-9]+\.)",
        validate=lambda value: abs(float(re.findall(r"[0-9]+\.[0-9]+", value)[1])) <= 180,
        reference="https://www.rfc-editor.org/rfc/rfc5870",
        finds=(
            "meet at «52.520008, 13.404954» ok",
            "geo:«37.7858,-122.4065»",
            "https://maps.test/@«48.8584,2.2945»",
        ),
        ignores=("0.1234, 0.5678, 0.9012", "3.14159265358979", "1.23456 2.34567 3.45678"),
        confidence=0.8,
    ),
    Rule(
        id="coordinates-keyed",
        kind="personal.coordinates",
        anchors=tuple(
            Shape(f"{cue}[\"' :=]", len(cue) + 1, "A-Za-z", cue)
            for cue in ("latitude", "longitude", "lat", "lng", "lon", "gps", "geolocation")
        ),
        ignore_case=True,
        pattern=r"(?:latitude|longitude|lat|lng|lon|gps|geolocation)[\"']?[ ]?[:=][ ]?[\"'\[(]{0,2}(?P<v>-?[0-9]{1,3}\.[0-9]{4,15}(?:, ?-?[0-9]{1,3}\.[0-9]{4,15})?)(?![0-9])",
        reference="https://www.rfc-editor.org/rfc/rfc7946",
        finds=('{"lat": «52.520008», "lng": «13.404954»}', "longitude=«-122.4065»"),
        ignores=("lat: 52", "gps: off"),
        confidence=0.85,
    ),
    Rule(
        id="coordinates-degrees",
        kind="personal.coordinates",
        anchors=("°",),
        before=r"[0-9]{1,3}",
        reach=3,
        pattern=r"[0-9]{1,2}°[ ]?[0-9]{1,2}['′’][ ]?(?:[0-9]{1,2}(?:\.[0-9]{1,4})?[\"″”][ ]?)?[NS],?[ ]?[0-9]{1,3}°[ ]?[0-9]{1,2}['′’][ ]?(?:[0-9]{1,2}(?:\.[0-9]{1,4})?[\"″”][ ]?)?[EW]",
        reference="https://en.wikipedia.org/wiki/Geographic_coordinate_system",
        finds=("at «52°31'12\"N 13°24'18\"E»",),
        ignores=("20° C", "90° turn"),
        confidence=0.9,
    ),
    Rule(
        id="employer",
        kind="personal.employer",
        anchors=cue_anchors(
            (
                "i work at",
                "i work for",
                "i'm employed at",
                "i am employed by",
                "my employer",
                "my company is",
                "my company,",
                "ich arbeite bei",
                "trabajo en",
                "je travaille chez",
                "lavoro presso",
                "trabalho na",
                "ik werk bij",
                "jag jobbar på",
            )
        ),
        ignore_case=True,
        pattern=r"(?:i work (?:at|for)|i(?:'m| am) employed (?:at|by)|my (?:employer|company)(?: is|,)|ich arbeite bei(?: der)?|trabajo en|je travaille chez|lavoro presso|trabalho na|ik werk bij|jag jobbar på)[ ]"
        r"(?P<v>(?-i:[A-Z\u00c0-\u00de][A-Za-z0-9\u00c0-\u00ff&'.-]{1,24}(?:[ ](?:(?:of|and|de|du|für|und|&)[ ])?[A-Z\u00c0-\u00de][A-Za-z0-9\u00c0-\u00ff&'-]{1,24}){0,4}))(?=[\s.,;!?)]|$)",
        validate=lambda value: value.split()[0].lower() not in _NO_NAME,
        tier="likely",
        reference="https://en.wikipedia.org/wiki/Quasi-identifier",
        finds=("I work at «Harbour Metrics Ltd», as", "ich arbeite bei «Nordwind Systeme»."),
        ignores=("I work at home", "I work for the city", "trabajo en casa"),
        confidence=0.65,
    ),
    Rule(
        id="git-remote",
        kind="personal.repository",
        anchors=("git@", "github.com/", "gitlab.com/", "bitbucket.org/", "dev.azure.com/", "codeberg.org/"),
        pattern=r"(?:git@[A-Za-z0-9.-]{3,60}:|(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|codeberg\.org)/)(?P<v>[A-Za-z0-9_.-]{1,60}/[A-Za-z0-9_./-]{1,90}?)(?:\.git)(?![A-Za-z0-9])",
        tier="likely",
        reference="https://git-scm.com/docs/git-clone#_git_urls",
        finds=(
            "git clone git@github.com:«mlopez/secret-shop».git",
            "origin https://gitlab.com/«firm/backend/api».git (fetch)",
        ),
        ignores=("https://github.com/", "git@github.com:"),
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="health-statement",
        kind="personal.health",
        anchors=cue_anchors(
            (
                "i was diagnosed with",
                "i have been diagnosed with",
                "diagnosed me with",
                "i suffer from",
                "my diagnosis is",
                "i'm hiv positive",
                "i take medication for",
                "bei mir wurde",
                "me diagnosticaron",
                "on m'a diagnostiqué",
                "i am pregnant",
                "i'm pregnant",
            )
        ),
        ignore_case=True,
        pattern=r"(?:i was diagnosed with|i have been diagnosed with|diagnosed me with|i suffer from|my diagnosis is|i take medication for|me diagnosticaron|on m'a diagnostiqué)[ ](?:an?[ ]|un[ea]?[ ])?(?P<v>[A-Za-z0-9\u00c0-\u00ff'-]{3,30}(?: (?!and\b|in\b|when\b|at\b|last\b|two\b|which\b|but\b|so\b|y\b|et\b)[A-Za-z0-9\u00c0-\u00ff'-]{1,24}){0,3})(?=[\s.,;!?)]|$)",
        tier="likely",
        reference="https://gdpr-info.eu/art-9-gdpr/",
        finds=("I was diagnosed with «type 2 diabetes» in", "I suffer from «chronic migraine»."),
        ignores=("the patient was diagnosed", "diagnosed with care"),
        confidence=0.6,
        spread=False,
    ),
)
