"""Telephone numbers: international, by country, and beside a cue."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import words

__all__ = ["PHONES"]

_E164 = "https://www.itu.int/rec/T-REC-E.164"
_PLANS = "https://www.itu.int/oth/T0202.aspx?parent=T0202"


def _digits(value: str) -> str:
    return "".join(char for char in value if "0" <= char <= "9")


# Country codes in use. Source: ITU-T E.164, list of assigned codes.
_CODES = words(
    "1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 "
    "65 66 81 82 84 86 90 91 92 93 94 95 98 211 212 213 216 218 220 221 222 223 224 225 226 227 228 "
    "229 230 231 232 233 234 235 236 237 238 239 240 241 242 243 244 245 246 248 249 250 251 252 253 "
    "254 255 256 257 258 260 261 262 263 264 265 266 267 268 269 290 291 297 298 299 350 351 352 353 "
    "354 355 356 357 358 359 370 371 372 373 374 375 376 377 378 380 381 382 383 385 386 387 389 420 "
    "421 423 500 501 502 503 504 505 506 507 508 509 590 591 592 593 594 595 596 597 598 599 670 672 "
    "673 674 675 676 677 678 679 680 681 682 683 685 686 687 688 689 690 691 692 800 850 852 853 855 "
    "856 880 886 960 961 962 963 964 965 966 967 968 970 971 972 973 974 975 976 977 992 993 994 995 "
    "996 998"
)


def _is_international(value: str) -> bool:
    digits = _digits(value).removeprefix("00")
    if not 8 <= len(digits) <= 15 or len(set(digits)) < 3 or digits in "12345678901234567890":
        return False
    if digits[0] == "1" and digits[4:9] == "55501":
        return False  # kept free for fiction, see ``_is_american``
    return any(digits[:size] in _CODES for size in (1, 2, 3))


def _is_american(value: str) -> bool:
    digits = _digits(value)[-10:]
    return (
        digits[0] in "23456789"
        and digits[3] in "23456789"
        and len(set(digits)) > 2
        and digits[1:3] != "11"
        # Kept free for fiction. Source: NANPA, 555 line numbers 0100 to 0199.
        and digits[3:8] != "55501"
    )


def _is_number(value: str) -> bool:
    digits = _digits(value)
    return (
        7 <= len(digits) <= 15
        and len(set(digits)) > 2
        and not re.fullmatch(r"(?:19|20)[0-9]{2}[-./ ][0-9]{2}[-./ ][0-9]{2}.*", value)
    )


_CUES = (
    "phone",
    "mobile",
    "cell",
    "call me",
    "call us",
    "whatsapp",
    "telegram",
    "signal",
    "text me",
    "sms",
    "fax",
    "tel:",
    "tel.",
    "tel ",
    "telefon",
    "handy",
    "mobil",
    "rufnummer",
    "teléfono",
    "telefono",
    "móvil",
    "movil",
    "celular",
    "téléphone",
    "telephone",
    "tél",
    "portable",
    "cellulare",
    "telemóvel",
    "telefoon",
    "gsm",
    "puhelin",
    "numer tel",
    "телефон",
    "тел.",
    "моб",
    "电话",
    "手机",
    "電話",
    "携帯",
    "전화",
    "휴대폰",
    "फोन",
    "मोबाइल",
    "هاتف",
    "جوال",
    "טלפון",
    "phone_number",
    "phonenumber",
    "answering at",
    "can call",
    "reach me at",
    "reach us at",
    "number is",
    "call him",
    "call her",
    "dial",
    "ring me",
    "contact number",
)


def _national(
    name: str, country: str, shape: str, width: int, pattern: str, *finds: str, ignores: tuple[str, ...]
) -> Rule:
    """A telephone number in the grouping that a country writes it in."""
    return Rule(
        id=f"phone-{name}",
        kind="personal.phone",
        anchors=(Shape(shape, width, "0-9A-Za-z+._/-"),),
        pattern=rf"(?<![0-9A-Za-z+._/-]){pattern}(?![0-9A-Za-z]|[.-][0-9])",
        validate=_is_number,
        reference=f"https://en.wikipedia.org/wiki/Telephone_numbers_in_{country}",
        finds=finds,
        ignores=ignores,
        confidence=0.85,
    )


PHONES: tuple[Rule, ...] = (
    Rule(
        id="phone-international",
        kind="personal.phone",
        anchors=(Shape("\\+[0-9]", 2, "0-9A-Za-z+_/=*"), "+("),
        pattern=r"(?<![0-9A-Za-z+_/=*])\+\(?[1-9][0-9]{0,3}\)?(?:(?:[ .\-/\u00a0\u2010-\u2014]|[ ]?\(0?\)[ ]?|[ ]?\(|\)[ ]?)?[0-9]){6,14}(?![0-9A-Za-z]|[.,][0-9])",
        validate=lambda value: _is_international(value),
        reference=_E164,
        finds=(
            "call «+1 415 555 2671»",
            "«+49 (0)151 23456789»,",
            "tel:«+34612345678»",
            "«+44 20 7946 0958».",
            "«+49-30-901820»",
            "«+91 98765 43210»",
        ),
        ignores=("+1234567", "x +12 - 3", "1+1415555267", "+0 123 456 789", "UTC+02:00"),
        confidence=0.9,
    ),
    Rule(
        id="phone-double-zero",
        kind="personal.phone",
        anchors=(Shape("00[1-9]", 3, "0-9A-Za-z+._,/-"),),
        pattern=r"00[1-9][0-9]{0,2}(?:[ .\-/][(]?[0-9]{1,9}[)]?){2,6}(?![0-9A-Za-z])",
        validate=_is_international,
        reference=_E164,
        finds=("ruf «0049 151 23456789» an", "«0034 612 345 678»"),
        ignores=("0012345678", "version 001 2", "00:12:33"),
        confidence=0.85,
    ),
    Rule(
        id="phone-north-america",
        kind="personal.phone",
        anchors=(
            Shape(r"[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}", 12, "0-9A-Za-z_.+"),
            Shape(r"[2-9][0-9]{2}\.[2-9][0-9]{2}\.[0-9]{4}", 12, "0-9A-Za-z_.+-"),
            Shape(r"[2-9][0-9]{2} [2-9][0-9]{2}-[0-9]{4}", 12, "0-9A-Za-z_.+-"),
            Shape(r"\([2-9][0-9]{2}\)", 5, "0-9A-Za-z_"),
        ),
        pattern=r"(?:\([2-9][0-9]{2}\)[ -]?|[2-9][0-9]{2}[-. ])[2-9][0-9]{2}[-. ][0-9]{4}(?:[ ]?(?:x|ext\.?)[ ]?[0-9]{1,6})?(?![0-9A-Za-z]|[.-][0-9])",
        validate=_is_american,
        reference="https://www.nanpa.com/numbering",
        finds=(
            "Call «(415) 555-2671» now",
            "«415-555-2671»",
            "«415.555.2671»",
            "1-«415-555-2671»",
            "fax «(212)555-1234»",
        ),
        ignores=("192.168.1.1", "(555) 555-0199", "2024-01-02", "123-456-7890123", "v415.555.26711"),
        confidence=0.9,
    ),
    Rule(
        id="phone-cue",
        kind="personal.phone",
        anchors=cue_anchors(_CUES),
        ignore_case=True,
        pattern="(?:"
        + one_of(cue.rstrip(" .:") for cue in _CUES)
        + r")[^\d\n]{0,24}\n?[ ]{0,8}(?P<v>[+(]{0,2}[0-9][0-9 ()./\-\u00a0]{5,22}[0-9])(?![0-9A-Za-z]|[.:][0-9])",
        validate=_is_number,
        reference=_PLANS,
        finds=(
            "my phone is «612 345 678»",
            '"phone": "«4155552671»"',
            "Handy: «0151/23456789»",
            "teléfono «91 123 45 67»",
            "电话：«138 1234 5678»",
            "Tel. «030 901820»",
        ),
        ignores=("phone numbers have 10 digits", "telephone poles", "mobile: 320px", "call us in 2024"),
        confidence=0.85,
    ),
    _national(
        "spain",
        "Spain",
        r"[67][0-9]{2} [0-9]{2}",
        6,
        r"[67][0-9]{2}(?: [0-9]{3} [0-9]{3}| [0-9]{2} [0-9]{2} [0-9]{2})",
        "llama al «612 345 678»",
        "«612 34 56 78».",
        ignores=("612 345", "1 612 345 6789", "v612 345 678"),
    ),
    _national(
        "germany",
        "Germany",
        r"01[5-7][0-9]",
        4,
        r"01[5-7][0-9]{1,2}[ /-]{1,3}[0-9]{3,4}[ -]?[0-9]{3,5}",
        "ruf «0151 23456789» an",
        "«0171/1234567»",
        "«0176-1234 5678»",
        ignores=("0151", "01512345", "0151 12"),
    ),
    _national(
        "france",
        "France",
        r"0[1-9][ .-][0-9]{2}[ .-]",
        6,
        r"0[1-9](?P<s>[ .-])[0-9]{2}(?:(?P=s)[0-9]{2}){3}",
        "appelle le «06 12 34 56 78»",
        "«01.42.68.53.00»",
        ignores=("06 12 34", "2024-06-12-34-56-78"),
    ),
    _national(
        "britain",
        "the_United_Kingdom",
        r"020 [378]",
        5,
        r"020 [378][0-9]{3} [0-9]{4}",
        "ring «020 7946 0958» now",
        ignores=("020 79", "0123 45"),
    ),
    _national(
        "britain-mobile",
        "the_United_Kingdom",
        r"07[0-9]{3} ",
        6,
        r"07[0-9]{3} [0-9]{6}",
        "ring «07700 900123» today",
        ignores=("07700 9001",),
    ),
    _national(
        "italy",
        "Italy",
        r"3[2-9][0-9] [0-9]{3}",
        7,
        r"3[2-9][0-9] [0-9]{3} [0-9]{4}|3[2-9][0-9] [0-9]{7}",
        "chiama «347 123 4567»",
        ignores=("347 123", "347 123 45"),
    ),
    _national(
        "netherlands",
        "the_Netherlands",
        r"06[ -][0-9]",
        4,
        r"06[ -]?(?:[0-9]{8}|[0-9]{2}(?: [0-9]{2}){3})",
        "bel «06-12345678»",
        ignores=("06-12", "06-12-2024"),
    ),
    _national(
        "brazil",
        "Brazil",
        r"\([1-9][0-9]\) ",
        5,
        r"\([1-9][0-9]\) 9?[0-9]{4}-[0-9]{4}",
        "ligue «(11) 91234-5678»",
        ignores=("(11) 91234", "(12) 3"),
    ),
    _national(
        "india",
        "India",
        r"[6-9][0-9]{4} [0-9]{5}",
        11,
        r"[6-9][0-9]{4} [0-9]{5}",
        "call «98765 43210» now",
        ignores=("98765 4321", "12345 67890"),
    ),
    _national(
        "japan",
        "Japan",
        r"0[5789]0-[0-9]{4}",
        8,
        r"0[5789]0-[0-9]{4}-[0-9]{4}",
        "電話 «090-1234-5678»",
        ignores=("090-1234",),
    ),
    _national(
        "korea",
        "South_Korea",
        r"01[016789]-[0-9]{3}",
        7,
        r"01[016789]-[0-9]{3,4}-[0-9]{4}",
        "전화 «010-1234-5678»",
        ignores=("010-1234",),
    ),
    _national(
        "australia",
        "Australia",
        r"04[0-9]{2} [0-9]{3}",
        8,
        r"04[0-9]{2} [0-9]{3} [0-9]{3}",
        "ring «0412 345 678»",
        ignores=("0412 345",),
    ),
    _national(
        "china",
        "China",
        r"1[3-9][0-9][ -][0-9]{4}[ -]",
        9,
        r"1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}",
        "联系 «138 1234 5678»",
        ignores=("138 1234",),
    ),
    _national(
        "russia",
        "Russia",
        r"8[ -]?\(".replace("[ -]?", " "),
        3,
        r"8 \(9[0-9]{2}\) [0-9]{3}[- ][0-9]{2}[- ][0-9]{2}",
        "звони «8 (912) 345-67-89»",
        ignores=("8 (912)",),
    ),
    _national(
        "turkey",
        "Turkey",
        r"05[0-9]{2} [0-9]{3} ",
        9,
        r"05[0-9]{2} [0-9]{3} [0-9]{2} ?[0-9]{2}",
        "ara «0532 123 45 67»",
        ignores=("0532 123",),
    ),
    _national(
        "switzerland",
        "Switzerland",
        r"07[5-9] [0-9]{3} ",
        8,
        r"07[5-9] [0-9]{3} [0-9]{2} [0-9]{2}",
        "Natel «079 123 45 67»",
        ignores=("079 123",),
    ),
    _national(
        "poland",
        "Poland",
        r"[5-8][0-9]{2}-[0-9]{3}-[0-9]{3}",
        11,
        r"[5-8][0-9]{2}-[0-9]{3}-[0-9]{3}",
        "dzwoń «601-234-567»",
        ignores=("601-234",),
    ),
    Rule(
        id="phone-labelled",
        kind="personal.phone",
        anchors=("office", "fax", "mobile", "cell", "(mobile)", "(office)", "(home)", "(work)", "(cell)"),
        ignore_case=True,
        before=r"[ -]{1,2}(?:[0-9]{1,6}x)?[0-9][0-9 ().-]{4,24}[0-9(+]",
        reach=36,
        pattern=r"(?P<v>[+(]?[0-9][0-9 ().-]{4,24}[0-9](?:x[0-9]{1,6})?)[ -]{1,2}[(]?(?:office|fax|mobile|cell|home|work)(?![A-Za-z])",
        validate=lambda value: _is_number(value.partition("x")[0]) or 6 <= len(_digits(value)) <= 15,
        reference=_PLANS,
        finds=("«089 72 63 41» office", "«(764)722-5949» mobile\n", "«001-748-088-2851x818»-Fax"),
        ignores=("12 office chairs", "in 2024 office rents rose", "5-7 home games"),
        confidence=0.8,
    ),
    Rule(
        id="phone-extension",
        kind="personal.phone",
        anchors=(Shape("[0-9]{4}x[0-9]", 6),),
        before=r"[-. ][0-9]{3}[-. )][0-9]{3}\(?(?:[-. ][0-9]{1,3}\+?)?",
        reach=18,
        pattern=r"(?<![0-9A-Za-z])(?:\+?[0-9]{1,3}[-. ])?\(?[0-9]{3}[-. )][0-9]{3}[-. ][0-9]{4}x[0-9]{1,6}(?![0-9A-Za-z])",
        reference="https://www.itu.int/rec/T-REC-E.123",
        finds=("call «223-087-9502x155» now", "«001-668-040-8670x1711»", "«(895)164-4839x7918»"),
        ignores=("1920x1080", "1234x5 tiles"),
        confidence=0.9,
    ),
)
