"""Addresses known by what stands beside the street: a postcode, a flat, a plot, a post-office box."""

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
    WORD,
    is_private,
)
from commonplace.privacy.rules.address_words import ENGLISH_ALL
from commonplace.privacy.rules.forms import cue_anchors, unless

__all__ = ["ADDRESSES_BESIDE"]

_UPU = "https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions"
_START = rf"(?<![{LETTER}0-9$€£.])"
_YEAR = re.compile(r"[^0-9]{2,60}(?:(?:19|20)[0-9]{2}|[0-9]{4,5}), [0-9]{4,5} ")
_NO_NAME = (
    r"(?!(?:Page|Chapter|Section|Step|Version|Table|Figure|Room|Port|Line|Issue|Released|Build|Updated|Kapitel|Band|Seite|Teil|Heft|Folge|Ausgabe|Nummer|Vol|Volume|Capítulo|Chapitre|Capitolo|Tome|Rozdział|Art|Article|Artikel|Absatz"
    r"|No|Nr|Day|Week|Level|Season|Episode|Group|Team|Phase|Player|Windows|Python|Java|Android|iPhone|iOS|Ubuntu|Debian|Error|Code|Score|Budget|Total|Top|Age|Size|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)


# In a listing of files a month stands behind the size: ``10245 Mar  3``.
_MONTHS = ("Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec ")
_BEFORE_NO_MONTH = (
    Shape(" [0-9]{5} [BCGHIKLPQRTUVWXYZ]", 8),
    *unless(" [0-9]{5} ", 7, _MONTHS)[1:],
)


def _is_plot(value: str) -> bool:
    """Whether the number of a flat or house is followed by a street, a postcode or two names of places."""
    if not is_private(value):
        return False
    bare = re.match(
        r"(?:flat|apt|unit|plot|house|appt|room|shop|villa|suite|no)\b\.? [0-9]+[A-Z]?", value, re.IGNORECASE
    )
    if not bare:
        return True
    rest = value[bare.end() :]
    street = re.search(
        rf"[A-Z]\S+ (?:{ENGLISH_ALL}|rue|calle)\b|(?:jalan|rue|calle) [A-Z]", rest, re.IGNORECASE
    )
    return bool(re.search("[,\n]", rest) and (street or re.search("[0-9]{5,6}|[0-9][A-Z]{2}$", rest)))


ADDRESSES_BESIDE: tuple[Rule, ...] = (
    Rule(
        id="address-before-postcode",
        kind="personal.address",
        anchors=(
            Shape(", [0-9]{5} ", 8, "", ", "),
            Shape(", [0-9]{4} ", 7, "", ", "),
            Shape(r"\n[0-9]{5} ", 7),
            Shape(r"\n[0-9]{4} ", 6),
            *_BEFORE_NO_MONTH,
            Shape(" [0-9]{3} [0-9]{2} ", 8),
            Shape(r"\n[0-9]{3} [0-9]{2} ", 8),
            Shape(" [0-9]{2}-[0-9]{3} ", 8),
            Shape(r"\n[0-9]{2}-[0-9]{3} ", 8),
            Shape(" [0-9]{4}-[0-9]{3} ", 10),
            Shape(r"\n[0-9]{4}-[0-9]{3} ", 10),
            Shape("[A-Z]-[0-9]{3}", 5),
            Shape("[0-9]{4}[A-Z]{2} ", 7),
            Shape(" [0-9]{3} [0-9]{2}[\\n,|<\"'`]", 8),
            Shape(r" [0-9]{3} [0-9]{2}[.][\x00-/:-\x7f\x80-\xff]", 9),
            "ΤΚ ",
            "Τ.Κ. ",
        ),
        before=rf"(?=(?s:.){{0,34}}?[0-9][ ]{{1,2}},?[.{LETTER}][{LETTER}])[A-Z]?[ ,\n]?(?:[^\n]{{2,60}}\n)?[^\n]{{2,60}}",
        reach=100,
        pattern=rf"(?![ ,\n]{{1,2}}[0-9]{{2,5}}[- A-Z\n]|[A-Z]-[0-9]{{3}}|[0-9]{{4}}[A-Z]{{2}} |τ)(?s:.){{0,100}}?(?P<v>{_START}(?-i:{_NO_NAME}){NAMES}(?: (?!and|in|of|on|the|to|for|is|at|und|auf|mit)[{LETTER}]{{2,12}}\.?)?,? {NUMBER}(?![0-9{LETTER}])(?:{SEPARATOR}{UNIT}){{0,3}}"
        rf"(?:(?:[ ]?,[ \n]{{1,2}}|[ ]?\n[> ]{{0,6}}|[ ])(?:τ\.?κ\.? )?(?-i:(?:[A-Z]{{1,2}}-)?(?:[0-9]{{5}}|[0-9]{{3}} [0-9]{{2}}|[0-9]{{4}}(?: ?[A-Z]{{2}}\b)?|[0-9]{{2}}-[0-9]{{3}}|[0-9]{{4}}-[0-9]{{3}})) {PLACE}(?![{LETTER}])"
        rf"|(?:[ ]?,[ \n]{{1,2}}|[ ]?\n[> ]{{0,6}}){PLACE}(?:[ ][0-9]{{3}} [0-9]{{2}}|,?[ ](?-i:[A-Z]{{2}})-[0-9]{{4,5}})(?![0-9])){TAIL})",
        ignore_case=True,
        validate=lambda value: is_private(value) and not _YEAR.match(value),
        reference=_UPU,
        finds=(
            "«Na Příkopě 73\n619 15 Brno»\n",
            "wohne «Im Langacker 5, 8400 Winterthur».",
            "«Getreidegasse 14/2/7, 5020 Salzburg»",
            "«Dlouhá 12/3, 110 00 Praha 1»",
            "«Ermou 5, 105 63 Athina»",
            "«Πατησίων 76, ΤΚ 11257 Αθήνα»",
            "«Ερμού 37\nΘεσσαλονίκη 546 21»\n",
            "«Prinsengracht 46-II, 1016HK 's-Hertogenbosch»",
            "«Lange Voorhout 97 bis\n2514 EC Den Haag»",
            "«Torget 6A\nS-483 76 Uppsala»",
            "«Pärnu mnt 14, 10141 Tallinn»",
            "«Slovenska cesta 55, 1000 Ljubljana»",
            "«Brīvības iela 112, Rīga, LV-1001»",
            "«Gedimino pr. 14, LT-01103 Vilnius»",
        ),
        ignores=(
            "in Version 12, 2024 The",
            "Version 5, 10245 Items",
            "port 80, 1024 Bytes",
            "Paris 2024, 1500 People",
            "In Paris 2024, 10500 Athletes",
            "Kapitel 5, 2019 Auflage",
        ),
        confidence=0.75,
    ),
    Rule(
        id="address-before-zip",
        kind="personal.address",
        anchors=(
            Shape("[A-Z]{2} [0-9]{5}", 8),
            Shape("[a-z] [0-9]{5}", 7),
            Shape("[a-z] - [0-9]{5}", 9),
            Shape("[a-z]-[0-9]{6}", 8),
        ),
        before=rf"(?=[ ]?,?(?:[A-Z]{{2}} ,?)?[ ]?[{LETTER}'’.-]{{1,18}}(?: [{LETTER}'’.-]{{2,18}}){{0,3}}(?: ,|\n))(?:[^\n]{{1,60}}\n)?[^\n]{{2,80}}",
        reach=130,
        pattern=rf"(?![A-Za-z]{{1,2}} ?-? ?[0-9]{{5}})(?s:.){{0,130}}?(?P<v>{_START}(?i:(?:{UNIT}{SEPARATOR})?{NUMBER}(?:-[A-Z])?),? (?:[NSEW]{{1,2}}\.? )?(?:{_NO_NAME}(?:{NAMES})(?: (?:[0-9]{{1,3}}(?:st|nd|rd|th)?))?(?:{SEPARATOR}(?i:{UNIT}))?(?:,[ ]|[ ]?\n[> ]{{0,4}}| - )){{1,4}}(?i:{PLACE})(?:,? [A-Z]{{2}})?(?: ?-? ?)[0-9]{{5,6}}(?:-[0-9]{{4}})?(?![0-9]))",
        validate=is_private,
        reference="https://pe.usps.com/text/pub28/28c2_001.htm",
        finds=(
            "«123 Broadway, New York, NY 10013»",
            "at «19-B, Gulberg III, Lahore 54660».",
            "«44 Camino Real\nSanta Fe, NM 87501-1234»",
            "«12, Anna Salai, Chennai - 600002»",
        ),
        ignores=(
            "took 12 Minutes, Then port 54660",
            "In 2012, The Company, LLC 10245",
            "RFC 2119, Section 4, Page 12345",
        ),
        confidence=0.75,
    ),
    Rule(
        id="address-before-british-postcode",
        kind="personal.address",
        anchors=(Shape("[0-9][A-Z]{2}", 3),),
        before=rf" [A-Z]?[0-9]{{1,2}}[A-Z]{{1,2}}(?:\n| ,?)(?:[{LETTER}'’. -]{{2,40}}[,\n][ ]?){{0,3}}[{LETTER}'’. -]{{2,40}}(?:[,/]?[0-9{LETTER}-]{{1,6}})?(?: ?,?[0-9]{{1,4}} (?:talF|tinU|tpA))?",
        reach=140,
        pattern=rf"(?![0-9][A-Z]{{2}})[^\n]{{0,40}}?\n?(?P<v>{_START}(?:(?:(?i:flat|unit|apt) [0-9A-Za-z]{{1,4}},? )?[0-9]{{1,4}}[A-Za-z]?(?:[-/][0-9]{{1,4}})?,? )?{WORD}(?: (?:{WORD}|on|upon|of|the|in|le|near|under|and)){{0,4}}(?:,? ?\n|, )(?:{WORD}(?:(?: |-)(?:{WORD}|on|upon|of|the|in|le|near|under|and|by)){{0,4}}(?:,? ?\n|, | )){{0,4}}[A-Z]{{1,2}}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{{2}})(?![0-9A-Za-z])",
        reference="https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema",
        finds=("«12 Broadmead, Bristol, BS1 3HF»", "«Rose Cottage\nMill Hill\nGreat Yarmouth\nNR30 2LX»\n"),
        ignores=("London NW1 6XE", "The model, Series A, AB1 2CD3"),
        confidence=0.8,
    ),
    Rule(
        id="address-unit",
        kind="personal.address",
        version=2,
        anchors=cue_anchors(("apt.", "apt ", "apartment ", "suite ", "ste. ", "flat ")),
        ignore_case=True,
        before=r"[ \n>?]{1,9},?[^\n0-9]{2,45}[0-9]{1,5}(?: [0-9]{1,5})?|[ \n>?]{1,9},?[0-9]{1,5}[a-zA-Z]? [^\n0-9]{2,45}[0-9]{1,5}(?: [0-9]{1,5})?",
        reach=84,
        pattern=rf"(?<![0-9A-Za-z.])[0-9]{{1,5}} (?:[0-9]{{1,5}} )?[^\n0-9]{{2,45}}(?: ?[0-9]{{1,5}}[a-z]?)?,?[ \n>?]{{1,9}}(?:apt\.?|apartment|suite|ste\.|flat) ?[0-9]{{1,5}}[A-Za-z]?(?![0-9A-Za-z])"
        rf"(?:[ ,]{{0,2}}\r?\n[>?, ]{{0,5}}(?=[^\n]{{2,44}}(?:\n|$))[{LETTER}'’(). ,-]{{2,40}}(?:(?<=[ ])[0-9]{{4,6}}(?![0-9]))?(?=[\n]|$)){{0,4}}(?:[ ]{PLACE}(?:[ ]{PLACE})?(?=[ ]?(?:[\n.,?!]|$)))?(?:[ ]?\n?,[ ]?(?-i:[A-Z]{{2,3}}|nan)\n[ ])?{TAIL}",
        reference="https://pe.usps.com/text/pub28/28c2_003.htm",
        validate=lambda value: (
            not re.search(r"\b(?:tests?|run|http|error|pass|version)", value, re.IGNORECASE)
        ),
        finds=(
            "at «63 Alder u. 96, Apt. 808, Nagyhaza» today",
            "«24 Lindenblik Suite 27»",
            "«16 Salontie 6\n Apt. 523\n Urjala\n Maldives 58673»",
        ),
        ignores=("the suite 3 of tests", "flat 5 tires", "run suite 12"),
        confidence=0.75,
    ),
    Rule(
        id="address-plot",
        kind="personal.address",
        anchors=cue_anchors(
            (
                "h.no",
                "h. no",
                "flat no",
                "plot no",
                "house no",
                "door no",
                "d.no",
                "blk ",
                "block ",
                "lot ",
                "sector ",
                "sec-",
                "quadra ",
                "qd. ",
                "mz. ",
                "manzana ",
            )
        )
        + tuple(
            Shape(f"{unit} [0-9]", len(unit) + 2, "A-Za-z0-9", f"{unit} ")
            for unit in (
                "flat",
                "apt",
                "unit",
                "plot",
                "house",
                "appt",
                "room",
                "shop",
                "villa",
                "no",
                "suite",
            )
        )
        + (Shape("no[.] [0-9]", 5, "A-Za-z0-9"),),
        ignore_case=True,
        before=r" ?,[0-9A-Z/-]{1,8}",
        reach=12,
        pattern=rf"{_START}(?:(?:h\. ?no|flat no|plot no|house no|door no|d\. ?no)\.?[ :]{{0,2}}[0-9A-Z]{{1,6}}(?:[-/][0-9A-Z]{{1,5}}){{0,3}}|(?:blk|block)\.? [0-9A-Z]{{1,4}},? lot [0-9]{{1,4}}|lot [0-9]{{1,4}},? (?:blk|block)\.? [0-9A-Z]{{1,4}}|(?:(?:[A-Z]-)?[0-9]{{1,4}}(?:[-/][0-9A-Z]{{1,4}})?, )(?:sector|block)[ -][0-9A-Z]{{1,4}}|(?:quadra|qd\.|mz\.|manzana) [0-9A-Z]{{1,4}},? (?:lote|lt\.) [0-9A-Z]{{1,4}}|blk [0-9]{{1,4}}[A-Z]?(?=[ ][A-Z])|(?:flat|apt|unit|plot|house|appt|room|shop|villa|suite|no\.?) [0-9]{{1,5}}[A-Z]?)"
        rf"(?:(?:,[ ]?|[ ]?\n|(?<=[0-9A-Z])[ ](?=(?-i:[A-Z])[a-z]))(?:{UNIT}|{NAMES}(?:,? (?:{UNIT}|[0-9]{{1,3}}(?![0-9])(?:[ ]\#[0-9-]{{3,8}})?))?)(?![{LETTER}])){{1,4}}{TAIL}",
        validate=_is_plot,
        reference="https://www.indiapost.gov.in/",
        finds=(
            "«H.No. 47-29-14, 5th Cross, 2nd Main, Karol Bagh, New Delhi - 525 949»",
            "at «B-49, Sector 87, Noida, Uttar Pradesh 201301»",
            "«Blk 97 Lot 22, Katipunan Ext.\nQuezon City»",
            "«Flat 331, Sai Residency, Baner Road, Pune 411045»",
            "«Blk 151 Ang Mo Kio Ave 3 #09-127, Singapore 560151»",
            "«Quadra 17 Lote 3, Setor Sul, Goiânia»",
        ),
        ignores=(
            "block 5, Then",
            "sector 7 of the economy",
            "lot 12, block 3 is free",
            "Invoice no. 7342\nPlease",
        ),
        confidence=0.8,
    ),
    Rule(
        id="address-military",
        kind="personal.address",
        anchors=("APO A", "FPO A", "DPO A"),
        before=rf"(?:[ ,]{{0,3}}\n|[ ]?,|[ ])(?:[0-9]{{1,5}} xoB[ ,]{{1,2}}[0-9]{{1,5}} (?:CSP|RMC|tinU|XXX)|[{LETTER}]{{2,16}} (?:VNSU|SSU|VNCSU|CGCSU|CGSU|SNSU))?",
        reach=48,
        pattern=rf"(?:(?:PSC|CMR|Unit) [0-9]{{1,5}},? Box [0-9]{{1,5}}[ ,]{{0,2}}\n? ?|US[A-Z]{{1,4}} [{LETTER}]{{2,16}}[ ,]{{0,2}}\n? ?)?[AFD]PO,? A[AEP],? [0-9]{{5}}(?:-[0-9]{{4}})?",
        reference="https://pe.usps.com/text/pub28/28c2_010.htm",
        finds=(
            "send to «PSC 4457, Box 7534\nAPO AP 96301»",
            "«USNV Heilmann\nFPO AE 09501»",
            "«Unit 8464 Box 4410, DPO AA 34021»",
        ),
        ignores=("APO AND", "the FPO AE"),
        confidence=0.9,
    ),
    Rule(
        id="po-box",
        kind="personal.address",
        version=2,
        anchors=(
            "p.o. box",
            "po box",
            "p. o. box",
            "postfach",
            "apartado de correos",
            "apdo.",
            "boîte postale",
            "casella postale",
            "caixa postal",
            "postbus",
            "skrytka pocztowa",
            "private bag",
            "locked bag",
            "gpo box",
            "b.p. ",
            "bp ",
            "а/я ",
            "postboks",
            "posta kutusu",
            "apartado postal",
            "ص.ب",
            "ת.ד",
        ),
        ignore_case=True,
        pattern=rf"(?:(?:p\. ?o\.|po|gpo) ?box|postfach|apartado (?:de correos|postal)|apdo\.|boîte postale|casella postale|caixa postal|postbus|skrytka pocztowa|(?:private|locked) bag|b\.?p\.?(?= [0-9]{{2,5}},? [0-9]{{5}})|а/я|postboks|posta kutusu|ص\.ب\.?|ת\.ד\.?)[ :#]{{0,2}}(?:no\.? ?|nr\.? ?|n[°º] ?)?(?:x?[0-9]{{1,3}}(?: [0-9]{{2,3}}){{1,2}}|x?[0-9]{{1,6}}(?:-[0-9]{{5}})?){TAIL}",
        reference="https://pe.usps.com/text/pub28/28c2_037.htm",
        finds=(
            "write to «P.O. Box 1482»",
            "«Postfach 1044»",
            "«PO Box 12, Boise, ID 83702»",
            "«Postfach 10 44 12\n34117 Kassel»",
            "«Postbus 123, 3500 AC Utrecht»",
        ),
        ignores=("po box office", "post box 12"),
        confidence=0.8,
    ),
    Rule(
        id="street-small-letters",
        kind="personal.address",
        anchors=tuple(
            Shape(f" {name}[ ,]", len(name) + 2, "", f" {name}")
            for name in ("street", "road", "avenue", "ave", "lane", "drive", "rd", "st", "blvd", "court")
        ),
        before=r"(?:[a-z0-9'-]{2,16}){1}(?: [a-z0-9'-]{1,16}){0,2} [0-9]{1,5}(?![0-9a-zA-Z.])(?: ,?[0-9a-z]{1,4} (?:talf|tinu|tpa))?",
        reach=64,
        pattern=r"(?<![0-9A-Za-z$.])(?:(?:flat|unit|apt) [0-9a-z]{1,4},? )?[0-9]{1,5}[a-d]? (?!(?:way|hour|minute|day|mile|block|car|lane|year|week|people|of|in|on|at|the)\b)(?:[a-z0-9'-]{1,16} ){1,3}(?:street|road|avenue|ave|lane|drive|rd|st|blvd|court)(?:,? (?:apt|unit|flat|suite|#) ?[0-9a-z]{1,5})?(?:,? [a-z]{3,14}(?: [a-z]{3,14})?)?(?:,? (?:[a-z]{2} [0-9]{5}|[a-z]{1,2}[0-9][0-9a-z]? [0-9][a-z]{2}|[0-9]{4,5}))(?![0-9a-z])"
        r"|(?<![0-9A-Za-z$.])[0-9]{1,5} (?:[a-z0-9'-]{1,16} ){1,3}(?:street|road|avenue|ave|lane|drive|rd|st|blvd|court),? (?:apt|unit|flat|suite) ?[0-9a-z]{1,5}(?![0-9a-z])(?:, [a-z]{3,14}(?: [a-z]{3,14})?(?=[.;\n|\"'<]|$))?",
        reference="https://pe.usps.com/text/pub28/28apc_002.htm",
        finds=(
            "sent «46 maple street, dayton oh 45402» ok",
            "«914 w 5th ave apt 3, denver»;open",
            "«flat 3, 12 chapel road, hove bn3 1aa»",
        ),
        ignores=("2 way street, 45402 x", "a 10 minute drive, then", "5 people on the road"),
        confidence=0.7,
    ),
    Rule(
        id="street-vietnamese",
        kind="personal.address",
        anchors=("quận ", "phường ", "Quận ", "Phường "),
        before=rf"(?: ,[{LETTER} ]{{3,40}} [0-9A-Za-z/]{{1,9}}(?: ốS)?)",
        reach=64,
        pattern=rf"(?:Số )?[0-9]{{1,4}}[A-Z]?(?:/[0-9]{{1,4}}[A-Z]?){{0,3}} {NAMES}, (?i:(?:quận|phường) (?:[0-9]{{1,2}}|{NAMES}){TAIL})",
        reference=_UPU,
        finds=("Gửi tới «143 Nguyễn Trãi, Quận 5, TP.HCM»",),
        ignores=("ở Quận 5", "có 143 người, quận 5"),
        confidence=0.8,
    ),
)
