"""Dates of birth in the words and orders of many languages."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import anchors_of, columned, phrase, phrases

__all__ = ["BIRTHS"]

_HIPAA = "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"
_MONTH = (
    r"(?:[Jj]an|[Ff]eb|[Ff]ev|[Ff]év|[Mm]ar|[Aa]pr|[Aa]vr|[Aa]br|[Mm]ai|[Mm]ay|[Mm]aj|[Mm]aa|[Mm]ag|[Gg]en|[Ee]ne|[Jj]un|[Jj]ul|[Jj]ui|[Gg]iu|[Ll]ug|[Aa]ug|[Aa]go|[Aa]oû"
    r"|[Ss]ep|[Ss]et|[Oo]c?kt|[Oo]ct|[Oo]ut|[Oo]tt|[Nn]o[vi]|[Dd]e[czs]|[Dd]ic|[Dd]éc|[Dd]ez|[Mm]är|[Ss]ty|[Ll]ut|[Mm]arc|[Kk]wi|[Mm]aj|[Cc]ze|[Ll]ip|[Ss]ie|[Ww]rz|[Pp]aź"
    r"|[Ll]is|[Gg]ru|[Ll]ed|[Úú]no|[Bb]ře|[Dd]ub|[Kk]vě|[Čč]er|[Ss]rp|[Zz]ář|[Řř]íj|[Pp]ro|[Oo]ca|[Şş]ub|[Mm]ar|[Nn]is|[Hh]az|[Tt]em|[Aa]ğu|[Ee]yl|[Ee]ki|[Kk]as|[Aa]ra"
    r"|[Tt]ammik|[Hh]elmik|[Mm]aalisk|[Hh]uhtik|[Tt]oukok|[Kk]esäk|[Hh]einäk|[Ee]lok|[Ss]yysk|[Ll]okak|[Mm]arrask|[Jj]ouluk|[Ii]un|[Ii]ul|[Ii]an|[Ss]ij|[Vv]elj|[Oo]žu|[Tt]ra|[Ss]vi|[Ss]rp|[Kk]ol|[Rr]uj|[Ss]tu"
    r"|[Mm]árc|[Áá]pr|[Mm]áj|[Jj]ún|[Jj]úl|[Ss]zept|[Mm]ei|[Aa]gu|[Ss]aus|[Vv]as|[Kk]ov|[Bb]al|[Gg]eg|[Bb]ir|[Ll]ie|[Rr]ugp|[Rr]ugs|[Ss]pal|[Ll]apk|[Gg]ruod|[Jj]aan|[Vv]eebr|[Jj]uun|[Jj]uul|tháng|юни|юли"
    r"|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру"
    r"|يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين"
    r"|जन|फर|मार्च|अप्रै|मई|जून|जुल|अग|सित|अक्|नव|दिस|Ιαν|Φεβ|Μαρ|Απρ|Μα[ΐί]|Ιου|Αυγ|Σεπ|Οκτ|Νοε|Δεκ)"
    r"[^\s\d,;:\"'<>|]{0,10}"
)
_YEAR = r"(?:1[89]\d\d|20[0-3]\d)"
_DATE = (
    rf"\d{{1,2}} tháng \d{{1,2}},? năm {_YEAR}|{_YEAR}[-/. ]{{1,2}}\d{{1,2}}[-/. ]{{1,2}}\d{{1,2}}|\d{{1,2}}[-/. ]{{1,2}}\d{{1,2}}[-/. ]{{1,2}}(?:{_YEAR}|['’]?\d\d)(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|º|ª|°|\.)?[ \-/]{{0,2}}(?:of |de |d'|den |of the )?{_MONTH}[,.]?[ \-/]{{1,2}}(?:de |del |of |do |года |р\. )?(?:{_YEAR}|['’]?\d\d(?!\d))"
    rf"|{_MONTH}[ .\-]{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?[,.]?[ \-]{{1,2}}(?:{_YEAR}|['’]\d\d)"
    rf"|(?:{_YEAR}|(?:昭和|平成|令和|大正|民國|民国)(?:元|\d{{1,3}}))[ ]?年[ ]?\d{{1,2}}[ ]?月[ ]?\d{{1,2}}[ ]?[日号號]?"
    rf"|{_YEAR}[.]? {_MONTH} \d{{1,2}}\.?"
    rf"|(?:{_YEAR}|\d\d)년[ ]?\d{{1,2}}월[ ]?\d{{1,2}}일|(?:19[3-9]\d|20[0-2]\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?[ ]{_MONTH}(?![ ]\d)|{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?![\d:])"
)
_WORDS = phrases(
    "date of birth, birth date, birthdate, birthday, birth, dob, d.o.b, d.o.b., born on, born in, born, bday, b day",
    "geburtsdatum, geburtstag, geb datum, gebdat, geburt, geb. datum, geboren am, geboren, geb am, geb. am, geb, geburts",
    "date de naissance, date naissance, naissance, né le, née le, né(e) le, nés le, ddn, anniversaire",
    "fecha de nacimiento, fecha nac, fecha de nac, cumplo años el, fecha nacimiento, f nac, f. nac, fec nac, nacimiento, nacido, nacida, nació, nací, cumpleaños, f.nac",
    "data di nascita, data nascita, nascita, nato, nata, compleanno, nato/a, nacqui",
    "data de nascimento, data nascimento, nascimento, nascido, nascida, nasceu, nasci, aniversário, dt nasc, nasc",
    "geboortedatum, geb.datum, geboorte, geboren op, verjaardag, data urodzenia, data ur, urodzony, urodzona, urodzenia",
    "urodził się, urodziła się, urodziłem się, urodziłam się, urodziny, ur, datum narození, narozen, narozena, narození, nar",
    "narodil se, narodila se, narodil jsem se, narodila jsem se, narodeniny, narozeniny, datum narodenia, dátum narodenia",
    "födelsedatum, född, föddes, födelsedag, födelsedagen, fødselsdato, født, fødselsdag, bursdag, syntymäaika, syntynyt",
    "syntymäpäivä, születési dátum, született, data nașterii, născut, născută, datum rođenja, rođen, rođena, rojen",
    "doğum tarihi, doğum tarihim, doğum günü, doğum günüm, doğum, doğumlu, doğdum, dogum tarihi, tanggal lahir, lahir",
    "tgl lahir, ngày sinh, sinh ngày, tarehe ya kuzaliwa, data narozhdennya, data narodzhennya, data rozhdeniya",
    "дата рождения, день рождения, дня рождения, родился, родилась, родилось, рождения, д.р, д.р., др, дата народження",
    "день народження, народився, народилася, народження, дата на раждане, роден, родена, датум рођења, рођен",
    "ημερομηνία γέννησης, γεννήθηκα, γεννήθηκε, γενέθλια, תאריך לידה, נולד, נולדה, נולדתי, יום הולדת",
    "تاريخ الميلاد, تاريخ ميلادي, ولدت, ولد في, ولدت في, مواليد, المولود, عيد ميلادي, عيد ميلاد, تاریخ تولد, متولد",
    "जन्म तिथि, जन्मतिथि, जन्म, जन्मदिन, जन्म दिनांक, जन्म तारीख, পিতা জন্ম তারিখ, জন্ম তারিখ, பிறந்த தேதி",
    "生辰, 出生日期, 出生年月日, 出生年月, 出生于, 出生於, 出生, 生日, 生于, 生於, 誕生日, 生年月日, 生まれた, 生年, 생년월일, 생일, 출생일, 출생",
    "태어난, วันเกิด, เกิดวันที่, came into this world, came into the world, saw the light, narodila som, narodil som, születési, születtem, m am născut, s a născut, data mea de naștere",
    "rođendan, datum rojstva, sündinud, sünnipäev, sünniaeg, dzimis, dzimšanas, gimiau, gimė, gimimo, fødd, fæddur, lindi, nacht, naixement, vaig néixer, jaiotze, kuzaliwa, nilizaliwa, isinilang, ipinanganak, kaarawan, sinh nhật, ulang tahun",
)
_AFTER = phrases(
    "zur Welt, születtem, született, syntynyt, is my birthday, was my birth, 에 출생, 년생, 출생, 생일, doğumluyum, doğumlu, tarihinde doğdum, tarihinde doğdu, 出生, 生まれ, 에 태어났, 생, г.р, г. р, года рождения, р.н, geboren, को हुआ, को जन्म"
)


def _is_birthday(text: str, start: int, end: int) -> bool:
    """A day of a calendar, and a year in which people who live were born."""
    value = text[start:end]
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    years = [number for number in numbers if 1000 <= number <= 9999]
    small = [number for number in numbers if number < 1000]
    if any(not 1900 <= year <= 2030 for year in years) or 0 in small[: 2 if years else 1]:
        return False
    parted = re.fullmatch(r"\d{1,2}([-/. ]{1,2})\d{1,2}[-/. ]{1,2}\d{2,4}", value)
    if parted is not None:
        return max(small[:2]) <= 31 and min(small[:2]) <= 12
    return not years or max(small, default=1) <= 99


_BESIDE = (
    Rule(
        id="birth-date-words",
        kind="personal.birth-date",
        anchors=anchors_of(_WORDS),
        ignore_case=True,
        pattern=rf"(?:{phrase(_WORDS)})(?:[^\d\n!?;]){{0,32}}?(?:\r?\n[ \t|*_>-]{{0,6}}[\"'`]?)?(?P<v>(?<![0-9A-Za-z])(?:{_DATE}))(?![0-9])",
        judge=_is_birthday,
        reference=_HIPAA,
        finds=(
            '"dob": "«1962-05-13»"',
            "Mum was born on «May 13, 1962» in Derby.",
            "DOB «5/13/62»",
            "wurde am geboren: «13. Mai 1962»",
            "né(e) le «13 mai 1962»",
            "Nací el «13 de mayo de 1962»",
            "Дочь родилась «13 мая 1962» года",
            "मेरा जन्म «13 मई 1962» को",
            "出生年月：«1962年5月13日»",
            "誕生日は«昭和54年2月4日»です",
            "my birthday is «May 13th»",
            "Syntymäaika: «26. joulukuuta 1955»",
            "Tôi sinh ngày «6 tháng 2 năm 1966».",
        ),
        ignores=(
            "the project was born in 2014",
            "birth of a star",
            "dob: null",
            "born 12 times",
            "the birthday paradox needs 23 people",
            "birth rate 12.3 in 1999",
        ),
        confidence=0.8,
    ),
)

BIRTHS: tuple[Rule, ...] = (
    *_BESIDE,
    columned(_BESIDE[0], _WORDS, _DATE),
    Rule(
        id="birth-date-before",
        kind="personal.birth-date",
        anchors=_AFTER,
        before=r"(?:-\.|[^\d\n.!?]{0,24})(?:\d{1,4}[-/. ]{1,2}\d{1,2}[-/. ]{1,2}\d{1,4}|日?\d{1,2}月\d{1,2}年\d{2,4}(?:和昭|成平|和令)?|일\d{1,2} ?월\d{1,2} ?년\d{2,4}|\d{4} [^\s\d]{2,12} \.?\d{1,2}|\d{1,2} [^\s\d]{2,12} \.?\d{4})",
        reach=50,
        pattern=rf"(?P<v>(?<![0-9A-Za-z])(?:{_DATE}))(?:\.-)?[^\d\n.!?]{{0,24}}(?:{phrase(_AFTER)})",
        judge=_is_birthday,
        reference=_HIPAA,
        finds=(
            "Kızım «18 Mayıs 1983» doğumlu.",
            "Иванов, «24.07.1947» г.р.",
            "我«1980年7月28日»出生",
            "私は«1979年2月4日»生まれです",
            "am «21.06.1981» geboren",
            "Unser Sohn kam am «8. April 1997» zur Welt.",
            "«1988. január 5»-én születtem",
            "am «20.3.79» in Kiel geboren",
        ),
        ignores=("2014 geboren", "1980年代出生", "12 doğumlu"),
        confidence=0.8,
    ),
    Rule(
        id="birth-date-sign",
        kind="personal.birth-date",
        anchors=(
            " b. ",
            "\nb. ",
            " f. ",
            "(b. ",
            "(f. ",
            "\nf. ",
            " geb. ",
            " ur. ",
            " nar. ",
            "(* ",
            "\n*",
            " ur. ",
            "\nur. ",
            "\nnar. ",
        ),
        pattern=rf"[\s(](?:b\.|f\.|geb\.|ur\.|nar\.|\*)[ ]?(?P<v>(?:{_DATE}))(?![0-9])",
        judge=lambda text, start, end: (
            _is_birthday(text, start, end) and re.search(r"\d{4}|[./-]\d\d$", text[start:end]) is not None
        ),
        reference=_HIPAA,
        finds=(
            "Anna Novak, b. «13 May 1962»",
            " f. «1987-09-12»",
            "Max (* «13.05.1962»)",
            "\nnar. «23. 1. 1982»",
        ),
        ignores=(" b. 12", " f. 3.5", "(*12)", "(* 3 2)"),
        confidence=0.7,
    ),
)
