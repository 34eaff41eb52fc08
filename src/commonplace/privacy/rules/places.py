"""What is said of a person in words: birth, age, address, place, employer, health."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import COMMON_WORDS, words

__all__ = ["PLACES"]

_CAPITAL = r"A-Z\u00c0-\u00de\u0100-\u017f\u0391-\u03ab\u0410-\u042f"
_SMALL = r"a-z\u00df-\u00ff\u0100-\u017f\u03ac-\u03ce\u0430-\u045f'\u2019\-"
_LETTER = r"a-z\u00df-\u00ff\u0100-\u017f\u03ac-\u03ce\u0430-\u045f"

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

PLACES: tuple[Rule, ...] = (
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
        id="age-third",
        kind="personal.age",
        anchors=(" year old", "-year-old", " years old", " yo "),
        before=r"[0-9][1-9]",
        reach=2,
        pattern=r"(?<![0-9.])[1-9][0-9](?:[ -]years?[ -]old| yo)(?= (?:woman|man|female|male|boy|girl|patient|son|daughter|lady|gentleman|student)\b)",
        tier="likely",
        reference="https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html",
        finds=("a «79 year old» female came", "my «16-year-old» daughter"),
        ignores=("a 200 year old building", "a 12 years old computer"),
        confidence=0.6,
        spread=False,
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
