"""Streets of Europe and the Americas, known by the word for a street and the house number beside it."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.address_parts import (
    LETTER,
    NAMES,
    NUMBER,
    PLACE,
    SEPARATOR,
    TAIL,
    UNIT,
    UPPER,
    is_credit,
    is_private,
)
from commonplace.privacy.rules.address_words import (
    ENGLISH,
    ENGLISH_ALL,
    GENERIC,
    GERMANIC,
    GERMANIC_ANCHORS,
    ROMANCE,
    ROMANCE_SAFE,
)
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["ADDRESSES_LATIN"]

_UPU = "https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions"


_NO_STREET = re.compile(
    r"(?:\S*[a-z])?(?:string|spring|\bring|training|ordering|building|testing|running|rating|using|setting|working|during|monitoring|logging|engineering|boring|caring|wiring|bring|firing|hiring"
    r"|sharing|rendering|filtering|clustering|exploring|storing|restoring|entering|considering|scoring|wandering|mirroring|offering|covering|delegate|aggregate|investigate|navigate|propagate|mitigate|gateway|upgrade|downgrade|"
    r"brigade|segregate|negate|interrogate|norweg|unterweg|keineswegs|hinweg|stuhlgang|promenade|surrogate|conjugate|floodgate|frigate|nornagata|bundesliga|arbeitsplatz|marktplatz|parkplatz|spielplatz|bildschirmring)\b",
    re.IGNORECASE,
)

_IS_VIA = re.compile(
    r"(?:via|route|place|passage|plaza|pl|largo|borgo|cours|al|os|r)\.? (?:the |a |an )?(?:HTTPS?|TCP|UDP|USB|API|REST|SSH|Docker|Python|Node|Git|npm|pip|SQL|JSON|AWS|GCP|Azure|Bluetooth|WiFi|Email|SMS|IPv?|Port|Figure|Table|Section|Page|Order|Item|Option|Method|Step|Version|Line|Java|Android|iOS|Windows|Linux|Mac|Ubuntu|CUDA|GPU|CPU|VPN|DNS|RFC|ISO|PR|Issue|Layer|Channel|Chrome|Firefox|PHP|Ruby|Rust|Go|CLI|GUI|Web|Zoom|Slack|Twitter|X|Google|Apple|Amazon|Traffic|Bet|Bets)\b|via (?-i:(?![IVX]+\b)[A-Z][A-Z0-9]{1,6})\b|(?:(?:19|20)[0-9]{2}|[-–])",
    re.IGNORECASE,
)


def _is_street(value: str) -> bool:
    return is_private(value) and not _NO_STREET.match(value)


_BEFORE_NAME = rf"(?:[{LETTER}0-9.'’-]{{1,25}},? ){{1,5}}?,?[A-Za-z]?[0-9]{{1,6}}(?:[/–-][0-9A-Za-z]{{1,4}}){{0,2}}(?![0-9{LETTER}])"
_UNIT_BEFORE = r"(?: (?i:tinu|talf|tpa|tolp|on\.?h)|[ ,\n\t/]{1,4}[0-9A-Za-z-]{1,6}[ .#]{0,2}(?:[.:]?on[ ]?)?(?i:talf|tpa|tinu|etius|ets|moor|roolf|esuoh|pohs|gdlb|kcolb|klb|tol|tolp|rotces|level|on\.?h|rood|eciffo|xob ?\.?o\.?p))?"
_START = rf"(?<![{LETTER}0-9$€£.])"

ADDRESSES_LATIN: tuple[Rule, ...] = (
    Rule(
        id="street-english",
        kind="personal.address",
        version=2,
        anchors=tuple(
            Shape(f" {name}[ .,;:!?/|\n\r)\"'<`\x1e]", len(name) + 2, "", f" {name}")
            for street in ENGLISH
            for name in (street.title(), street.upper())
        ),
        before=_BEFORE_NAME + _UNIT_BEFORE + _UNIT_BEFORE,
        reach=110,
        pattern=rf"(?i:{_START}(?:{UNIT}{SEPARATOR}){{0,2}}(?:(?:unit|flat|apt|plot|h\.?no)\.? )?(?:[A-Z]-)?{NUMBER},? (?:(?-i:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Old|New|Upper|Lower|The))\.? )?"
        rf"(?-i:(?:(?:Mc|O['’]|St\. )?[{UPPER}][{LETTER}'’.-]{{0,24}}|[0-9]{{1,3}}(?:st|nd|rd|th)|of|the|de|la|and)(?:, (?=[0-9]))?[ ]){{1,5}}"
        rf"(?-i:(?=[{UPPER}0-9]))(?:{ENGLISH_ALL})\b(?:\.(?=[ ,\n]))?(?:[ ](?-i:N|S|E|W|NE|NW|SE|SW|North|South|East|West|Lower|Upper|Extension|Ext\.?)(?![{LETTER}]))?(?:[ ](?-i:[0-9]{{1,3}}))?(?![ ](?-i:of|to|in which|for|from) [a-z])(?!-|/[a-z]|\.[a-z]){TAIL})",
        validate=_is_street,
        judge=lambda text, start, end: not is_credit(text, start, end),
        reference="https://pe.usps.com/text/pub28/28apc_002.htm",
        finds=(
            "I live at «743 Evergreen Terrace, Springfield, OR 97403» now",
            "ship to «1600 Larkspur Pkwy».",
            "«14 Alder Street, London NW1 6XE»",
            "office: «55 W 42nd St, Suite 900»",
            "«Flat 3, 14a Mill Lane, Leeds LS1 4AB»\n\nDear Sir",
            "«2210 Cedar Ridge Drive Unit 4\nBoise, ID 83702-1188»",
            "Bill to\n«Unit 3/14 Wattle Street\nGeelong VIC 3220»\n\nInvoice",
        ),
        ignores=(
            "the second way to do it",
            "3 Simple Steps",
            "in 2 Easy way",
            "24 hours a day, 7 days",
            "5 of the road",
            "10 Downing Street is",
            "Chapter 12 Drive shaft",
            "the 24 Hour Way of working",
            "Python 3 Way to go",
            "1991-1997, Thomas G. Lane",
            "2011, Anthony Green",
            "Copyright (c) 2021 Iain Lane",
            "Inc., 51 Franklin St, Fifth Floor, Boston,\n  MA 02110-1301, USA",
        ),
        confidence=0.75,
    ),
    Rule(
        id="street-germanic",
        kind="personal.address",
        version=2,
        anchors=tuple(
            Shape(f"{name.replace('.', '[.]')} [0-9]", len(name) + 2, "", "" if "." in name else f"{name} ")
            if name.isascii()
            else f"{name} "
            for name in GERMANIC_ANCHORS
        ),
        ignore_case=True,
        before=rf"[{LETTER}-]{{0,26}}(?: [{LETTER}.'’-]{{1,22}}){{0,3}}(?: [0-9]{{1,4}}(?=[\s:(]))?",
        reach=72,
        pattern=rf"[^\n]{{0,60}}?(?P<v>{_START}(?:[0-9]{{1,3}} )?(?-i:(?:(?:Am|An|Auf|Im|In|Zum|Zur|Unter|Alte|Neue|Große|Kleine|Van|De|Obere|Untere|Hinter|Nieuwe|Oude|Lange|Korte)(?: (?:der|dem|den|de|het))? )?[{UPPER}][{LETTER}'’.-]{{0,30}}?(?:[ -][{UPPER}][{LETTER}'’.-]{{1,24}}?){{0,3}}?)"
        rf"(?:(?<=[{LETTER}])|[ -])(?:{GERMANIC})[ ](?!(?:Uhr|Prozent|Tage|Jahre)\b)(?:{NUMBER})(?![0-9{LETTER}:%°€$]|[.,][0-9]|[ ](?:Uhr|Prozent|Euro|Tage|Jahre|Minuten|Stunden|kr|km|år|dagar|times|years|days|percent|of)\b)(?:-[IVX]{{1,3}}\b)?{TAIL})",
        reference=_UPU,
        validate=_is_street,
        finds=(
            "wohnt in der «Ahornstraße 14, 10245 Berlin» seit",
            "«Lindenweg 7»",
            "Adresse: «Kastanienallee 22»",
            "«Beethovenlaan 5»",
            "«Prenzlauer Allee 33-35, 3. OG links, 10405 Berlin».",
            "«Goethestr. 26a\nD-79100 Freiburg im Breisgau»\nThanks",
            "op «Prinsengracht 12-II, 1015 DX Amsterdam».",
            "på «Björkstigen 15A, 831 34 Östersund».",
            "«Vesterbrogade 8, 2. th., 1620 København V»",
            "«Bergljots vei 9B, NO-7021 Trondheim»",
            "«Mannerheimintie 17 A 95, 00250 Helsinki»",
        ),
        ignores=(
            "das Ding 14",
            "String 12",
            "Spring 5",
            "weg 12",
            "die Strategie 4",
            "Upgrade 12",
            "Building 5",
            "der Weg 12 Uhr",
        ),
        confidence=0.75,
    ),
    Rule(
        id="street-romance",
        kind="personal.address",
        version=2,
        anchors=cue_anchors(
            (
                *ROMANCE_SAFE,
                "résidence ",
                "immeuble ",
                "edificio ",
                "edifício ",
                "condomínio ",
                "urbanización ",
                "urb. ",
                "straße de",
                "platz de",
                "allee de",
                "straße am",
                "lieu-dit ",
            )
        ),
        ignore_case=True,
        before=r" ?,?(?:ret |sib |[a-z] ?)?[0-9]{1,5}(?:[/-][0-9]{1,4})?(?: (?:ốS|\.?on|oremun|°n|ºn))?(?: ,[0-9A-Z]{1,4} \.?(?i:tppa|tpa|otpa|etius|talf|tinu))?",
        reach=30,
        pattern=rf"{_START}(?:{UNIT},[ ])?(?:(?:résidence|immeuble|bâtiment|domaine|edificio|edifício|condomínio|urbanización|urb\.|conjunto|palazzo|villa) {NAMES}(?:,[ ]|\n))?(?P<f>(?:số |no\.? |n[°º] ?)?[0-9]{{1,5}}(?:[/-][0-9]{{1,4}})?(?: ?(?:bis|ter|quater|[a-d])\b)?,? {{0,2}})?"
        rf"(?:c/|(?:{ROMANCE})(?:\.[ ]?|[ ]))[ ]?(?:(?:de|du|des|der|am|zum|del|della|delle|dei|degli|das|da|do|dos|di|la|las|los|le|les|lo|el|al|gen\.|św\.|l['’]|d['’]|aux?|nad|na|pod) ?){{0,3}}(?:[0-9]{{1,2}} (?:de )?)?(?:{NAMES}|(?-i:[A-Z]{{1,3}})-[0-9]{{1,3}})"
        rf"(?:,?[ ]{{1,2}}(?:esq(?:uina|\.)|x|entre) [^\n,]{{3,30}})?(?(f)(?:(?:,?[ ]{{1,2}}|, ?)(?![0-9]{{5}}(?![0-9])|[0-9]{{4}} (?-i:[{UPPER}]))(?:{NUMBER})(?![0-9{LETTER}]|[.,:][0-9]|[ ]?%|[ ](?:kilom|metr|minut|hor[ae]|ore|heures|euro|años|anos|days?|times)))?|(?:(?:,?[ ]{{1,2}}|, ?)(?![0-9]{{5}}(?![0-9])|[0-9]{{4}} (?-i:[{UPPER}]))(?:{NUMBER})(?![0-9{LETTER}]|[.,:][0-9]|[ ]?%|[ ](?:kilom|metr|minut|hor[ae]|ore|heures|euro|años|anos|days?|times)))){TAIL}",
        validate=lambda value: (
            re.search(r"[0-9]", value) is not None and is_private(value) and not _IS_VIA.match(value)
        ),
        judge=lambda text, start, end: not is_credit(text, start, end),
        reference=_UPU,
        finds=(
            "habite «12 rue des Lilas, 75011 Paris».",
            "vive en «Calle de Alcalá 42, 28014 Madrid».",
            "abita in «Via Garibaldi 7»",
            "mora na «Rua das Flores, 123»",
            "«38 bis, rue des Tilleuls, 13100 Aix-en-Provence»",
            "Vivo en «C/ de la Luna nº 4, piso 3, 47001 Valladolid».",
            "przy «ul. Marii Skłodowskiej-Curie 14/3, 60-001 Poznań».",
            "«al. Jerozolimskie 14 m. 5\n33-300 Nowy Sącz»",
            "«Av. Paulista, 1578, apto 12 - Bela Vista, São Paulo - SP, 01310-200»",
            "«Calz. de Tlalpan 867, Int. 9, Col. Roma Norte, 06700 Ciudad de México».",
            "«Str. Mihai Eminescu nr. 63, bl. B29, sc. A, ap. 30, Cluj-Napoca 400001»",
            "«Jl. Merdeka No. 12, RT 03/RW 05, Bandung 40115»",
            "Giao đến «Số 75 đường Lê Lợi, Quận 1, TP. Hồ Chí Minh».",
            "«Via XX Settembre 3/A, 16121 Genova».",
            "«nám. Míru 14/2, 120 00 Praha»",
            "«Rodovia SC-401, nº 6, Centro, Curitiba, PR, CEP: 80010-100»",
            "«Résidence Les Pins, 47 rue des Tilleuls\n42000 Saint-Étienne»",
        ),
        ignores=(
            "via email",
            "place 3 items",
            "avenue of attack",
            "via HTTP 2",
            "via Docker 24",
            "via Python 3.11",
            "Place Order 12 times",
            "route Traffic to 10.0.0.1",
            "ul. li 12",
            "integration via ANSI OSC 9",
            "1998-2003 VIA Technologies",
        ),
        confidence=0.7,
    ),
    Rule(
        id="street-numbered",
        kind="personal.address",
        anchors=cue_anchors(
            (
                "carrera ",
                "cra. ",
                "cra ",
                "kr ",
                "calle ",
                "cl ",
                "cl. ",
                "transversal ",
                "diagonal ",
                "tv. ",
                "dg. ",
                "avenida ",
                "av. ",
            )
        ),
        ignore_case=True,
        pattern=rf"{_START}(?:carrera|cra|kr|calle|cl|transversal|tv|diagonal|dg|avenida|av)\.? [0-9]{{1,3}} ?[A-Za-z]?(?: ?(?:bis|sur|norte|este))?,? ?(?:#|no\.?|n[°º]|num\.?) ?[0-9]{{1,3}}[A-Za-z]? ?[-–] ?[0-9]{{1,3}}{TAIL}",
        reference="https://www.catastrobogota.gov.co/recurso/nomenclatura-urbana",
        finds=("vivo en «Carrera 14 # 93-40, apto 302, Bogotá».", "«Cl. 10 No. 43-12»"),
        ignores=("calle 13 es un grupo", "diagonal 4 # 3"),
        confidence=0.85,
    ),
    Rule(
        id="street-suffixed",
        kind="personal.address",
        anchors=(
            " utca ",
            " út ",
            " tér ",
            " u. ",
            " körút ",
            " krt. ",
            " utca",
            " ulica ",
            " třída ",
            " allé ",
            " caddesi",
            " cad.",
            " cad ",
            " cd.",
            " sokak",
            " sokağı",
            " sok.",
            " sk.",
            " bulvarı",
            " bulvar",
            " blv.",
            " mahallesi",
            " mah.",
            " mah ",
            " mh.",
            " meydanı",
        ),
        ignore_case=True,
        before=rf"[{LETTER}.-]{{2,22}}(?: [{LETTER}.-]{{2,22}}){{0,2}}(?:[ \n],?[{LETTER}.-]{{2,22}}(?: [{LETTER}.-]{{2,22}}){{0,3}})?(?: [0-9]{{4,5}})?",
        reach=90,
        pattern=rf"(?s:.){{0,80}}?(?P<v>{_START}(?:[0-9]{{4}} {PLACE}(?:,|[ ]|\n)[ ]?)?(?:{NAMES} (?:mahallesi|mah\.?|mh\.?),?[ ])?(?:[0-9]{{1,4}}\. |{NAMES} )(?:{GENERIC})(?![{LETTER}])(?:,? ?(?:{NAMES} )?(?:{GENERIC})(?![{LETTER}]))?,?[ ]{{0,2}}(?:no|kapı no|numara)?[.: ]{{0,3}}[0-9]{{1,4}}(?:[ ]?[-/][ ]?[0-9A-Za-z]{{1,4}})?\.?(?![0-9{LETTER}]){TAIL})",
        validate=is_private,
        reference=_UPU,
        finds=(
            "«Yeni Mah. Atatürk Cad. No: 12 D: 4, 34710 Kadıköy/İstanbul»",
            "«Menekşe Sk. No:3/5, Konak İzmir»",
            "Itt lakom: «2454 Debrecen, Kossuth Lajos utca 55.»",
            "«Váci út 12. 2. em. 4.»",
            "«8672 Pécs\nRákóczi u. 2.»\n",
            "«Hlavná ulica 41/A\n053 11 Žilina»\n",
        ),
        ignores=("az út 12 km", "o sokak çok dar", "mah. 3"),
        confidence=0.8,
    ),
)
