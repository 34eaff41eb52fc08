"""Numbers of anything that somebody may have: words for "number" in many languages, behind or before any other word.

No list has all that persons are numbered by. What is counted in machines (lines, ports, versions) is listed instead.
"""

import re
from collections.abc import Callable

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.columns import COLUMN, LEAD, columns
from commonplace.privacy.rules.numbered import CODE, has_digits
from commonplace.privacy.words import words

__all__ = ["COUNTED"]

_LIST = "https://en.wikipedia.org/wiki/Identifier"
_NO_PERSON = words(
    "line row col column page port version build revision release rev seq sequence index idx item items part model product sku "
    "article artikel artikelnummer style color catalog batch lot block frame packet chunk shard partition node cluster "
    "slot thread process pid job run step round epoch iteration attempt retry error err exit status magic random prime "
    "atomic mass total max min count sum size length width height depth offset position pos rank order_by level layer "
    "track disc episode season chapter section paragraph volume issue pr pull request ticket bug question answer test figure table "
    "house floor room gate bus train flight road street building apartment phone_count real complex natural whole odd even "
    "decimal float integer big large small same different first last next second third new current previous other "
    "reference_count cache pages items rows lines records bytes files workers threads tokens samples users requests calls iterations elements examples nodes cores classes bins steps layers seconds values points call function method object class instance object_id isbn issn ean gtin upc barcode reynolds mach "
    "euler fibonacci wave quantum oxidation lucky winning lottery jersey shirt shoe hex octal binary seed week day month "
    "year hour minute zeilen versions seiten port fehler modell teile typen kapitel haus raum zimmer positions prozess "
    "folge artikelnr modellnr typ ordnungs glücks start revisions build index haupt unter los bau material chargen "
    "sequenz spalten block kanal regel knoten pin gruppen band ausgaben raum stations linien zug bus flug gleis "
    "ligne page version port erreur modèle article série chapitre rue maison bus vol lot línea página versión puerto error "
    "modelo artículo capítulo casa calle linha página versão porta erro artigo riga pagina versione porta errore articolo "
    "capitolo modello regel pagina versie poort fout artikel строки порта версии страницы ошибки модели артикула "
    "главы дома квартиры рейса автобуса недели дня урока задачи задания вопроса релиза сборки wiersza strony portu "
    "wersji błędu modelu domu řádku stránky verze portu chyby satır sayfa sürüm hata model kapı sıra ev "
    "行 ページ ポート バージョン エラー 型 モデル 版 章 問題 列 通し 品 商品 製品 ビルド 版本 端口 错误 型号 商品 产品 页 章节 序列 批次 版本 "
    "행 페이지 포트 버전 오류 모델 제품 상품 줄 문제 السطر الصفحة المنفذ الإصدار الخطأ पृष्ठ पोर्ट संस्करण"
)
_GAP = r"[^\n\d.!?;/\\{}<]{0,14}?"
_SIGN = r"[\"']{0,2}[ ]{0,3}(?:=>|[:=：])[ ]{0,3}[\"'`]{0,2}"


def _of_person(least: int) -> Callable[[str, int, int], bool]:
    """A check that what is numbered is nothing that machines and books number."""
    valid = has_digits(least, 5)

    def check(text: str, start: int, end: int) -> bool:
        before = text[max(0, start - 70) : start].rpartition("\n")[2]
        named = re.findall(r"[^\s\d_.,:;\"'()=*|-]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", before))[-5:]
        low = [word.lower().rstrip("'’") for word in named]
        stems = {re.sub(r"(?:s?-?nummern?|番号|编号|编码|号码|編號|號碼|번호).*", "", word) for word in low}
        return valid(text[start:end]) and not (set(low) | stems) & _NO_PERSON

    return check


def _counted(
    name: str,
    anchors: tuple[str | Shape, ...],
    before: str,
    pattern: str,
    *finds: str,
    ignores: tuple[str, ...],
    least: int = 5,
    ignore_case: bool = True,
) -> Rule:
    return Rule(
        id=name,
        kind="personal.account",
        anchors=anchors,
        ignore_case=ignore_case,
        before=before,
        reach=40,
        pattern=rf"{pattern}(?P<v>(?<![0-9A-Za-z])(?-i:{CODE}|[a-z]\d{{5,9}}))(?![0-9A-Za-z%]|[.,][0-9]|[-_][A-Za-z0-9])",
        judge=_of_person(least),
        reference=_LIST,
        finds=finds,
        ignores=ignores,
        tier="likely",
        confidence=0.5,
        generic=True,
    )


# What stands between the label of a form and its value.
_JOINTS = (
    " ",
    ". ",
    ": ",
    ".: ",
    "\n",
    ".\n",
    "\t",
    ".\t",
    " | ",
    ". | ",
    ":** ",
    ".:** ",
    "** `",
    ".** `",
    "] ",
    ".] ",
    " #",
    "=",
    ": '",
    ': "',
)
_LABELS = tuple(
    Shape(f"{word}{re.escape(joint)}{first}", width + len(joint) + 2)
    for word, width, spoken in (
        (r"[ .-]N[oOrR]", 3, True),
        (r"[ .-]nr", 3, True),
        ("-no", 3, True),
        (r"[ .]no", 3, False),
        (r"[ .][Rr]ef", 4, True),
    )
    for joint in _JOINTS
    for first in ("[A-Z0-9][A-Z0-9-]", "[a-z][0-9]")
    if spoken or joint != " "
) + tuple(f"{sign}{blank}" for sign in ("№", "n°", "N°", "nº", "Nº", "Nro.", "nro.") for blank in ("", " "))


_COUNTED = re.compile(
    r"(?!(?:" + "|".join(sorted(map(re.escape, _NO_PERSON))) + r")(?:[ _-]|(?=[A-Z])))"
    r"[^\W\d][\w .-]{1,30}(?:(?:_|[ .-])(?:[Nn][or]|NO|NR|number|num|Number)|(?<=[a-z])(?:Nr|No|Number|Num))\.?"
)
_CODE = re.compile(rf"{CODE}|[a-z]\d{{5,9}}")
_KEYS = tuple(f"{joint}{word}{end}" for joint in "_-" for word in ("no", "nr", "num", "number", "nummer", "numero", "nomer") for end in ('"', ":", "=", "'", " ="))  # fmt: skip
_FRONT = tuple(f"{word}_" for word in ("numero", "numéro", "número", "numer", "nomor", "nomer", "nummer", "nro", "nr", "cislo", "kod", "codigo", "codice", "kode"))  # fmt: skip

COUNTED: tuple[Rule, ...] = (
    _counted(
        "counted-key",
        _KEYS,
        r"[A-Za-z0-9_-]{2,36}",
        rf"[A-Za-z][A-Za-z0-9_-]{{1,40}}{_SIGN}",
        '"pension_no": "«48291370»"',
        "gym-number=«4829137»",
        "dosya_numero: «K-4829137»",
        ignores=("line_no: 48291", "port_number=48291", "build_number: 4829137", "seq_no=4829137", "x_no: 12"),
        least=6,
    ),
    _counted(
        "counted-key-front",
        _FRONT,
        "",
        rf"[A-Za-zé]{{2,6}}_[A-Za-z_]{{3,30}}{_SIGN}",
        'numero_abonne = "«4829137»"',
        "nomor_anggota: «4829137»",
        ignores=("numero_ligne: 48291370", "nr_cores = 4829137.5", "numer_of = 3"),
        least=6,
    ),
    _counted(
        "counted-label",
        _LABELS,
        r"[^\n\d:|<>=;!?]{2,36}",
        r"[^\n\d:|<>=;!?]{2,36}(?:[ .-][Nn][oOrR]|[ .][Rr]ef|№|[nN][°º]|[Nn]ro)\.?(?:[^\n\w.!?/\\{}<]{0,6}|\n[ ]{0,4}|[^\W\d_ ]{2,12}[ ])",
        "| Citizenship Cert. No | «27-01-76-01069» |",
        "BahnCard-Nr. «7081 4375 4204 8316»",
        "fine ref «WK45459791»",
        "студбилет № «21Б0217»",
        "Stud.nr. «s4522617»",
        ignores=("Port No. 48291", "bug nr 48291", "chapter no. 12", "version no 2024", "I have no 4829137 of them", "issue № 48291"),
        least=5,
        ignore_case=False,
    ),
    _counted(
        "counted-camel",
        ('Number":', "Number':", "Number =", "Number:", *(f"{word}{end}" for word in ("Nr", "No", "Num", "Ref") for end in ('":', "=", ":", "':", ">", " ="))),
        r"[A-Za-z]{2,30}",
        rf"[a-z][A-Za-z]{{0,40}}(?:Number|N[ro]|Num|Ref)(?:{_SIGN}|>)",
        '"pensionNumber": "«48291370»"',
        "gymCardNumber: '«4829137»',",
        "studentNr: «s4522617»",
        "<pensionRef>«PN-433767»</pensionRef>",
        ignores=("lineNumber: 4829137", '"issueNumber": 4829137', '"buildNumber": "4829137"', "isNumber: 12"),
        least=6,
    ),
    _counted(
        "counted-camel-front",
        tuple(Shape(f"{word}[A-Z][a-z]", len(word) + 2, "A-Za-z0-9", word) for word in ("no", "num", "nr", "ref", "numero", "nomer")),
        "",
        rf"(?:no|num|nr|ref|numero|nomer)[A-Z][A-Za-z]{{1,20}}(?:{_SIGN}|>)",
        "noAvs: «756.3851.5827»",
        '"numSerie": "«4829137K»"',
        ignores=("numPages: 4829137", "noCache=true", "numItems = 482913", "refCount: 482913"),
        least=6,
        ignore_case=False,
    ),
    _counted(
        "counted-germanic",
        ("nummer",),
        r"[A-Za-zÄÖÜäöüßåøé-]{3,34}",
        rf"[A-Za-zÄÖÜäöüßåøé-]{{3,40}}nummern?{_GAP}",
        "Meine Kleingartennummer ist «48291».",
        "Mijn abonnementnummer: «4829137»",
        "mitt ridskolenummer är «48291»",
        ignores=("Zeilennummer 48291", "Versionsnummer 48291.2", "Portnummer: 48291", "die Kundennummer fehlt", "Nummer 12"),
    ),
    _counted(
        "counted-possessed",
        (" number is ", " number: ", " number was ", " no. is ", " code is ", " id is ", " # is ", " number's "),
        r"(?i:[a-z][a-z' -]{2,30} (?:ym|rieht|reh|sih|ruo|ruoy|s['’][a-z]{2,12}))",
        r"(?:my|his|her|their|our|your|[a-z]{2,12}['’]s) [a-z][a-z' -]{2,30} (?:number|no\.|code|id|#)(?:'s|:| is| was)? {1,2}",
        "my allotment number is «48291»",
        "Her rowing club code is «RC-48291»",
        ignores=("my lucky number is 48291", "the error code is 48291", "your version number is 48291.1"),
    ),
    _counted(
        "counted-romance",
        ("numéro d", "número d", "numero d", "n° d", "nº d", "n.º d", "code d'", "código d", "codice d"),
        "",
        rf"(?:num[ée]ro|n[úu]mero|n\.?[°º]|code|código|codice) d(?:e la |e l'|el |ella |ell'|'|e |i |o |a )[^\W\d_]{{4,20}}(?: [^\W\d_]{{2,14}}){{0,2}}{_GAP}",
        "mon numéro de licence sportive est le «48291»",
        "o número de carteira de sócio é «48291»",
        "il numero di iscrizione è «4829137»",
        ignores=("numéro de ligne 48291", "número de puerto: 48291", "numero di pagina 48291", "code de la route 12"),
    ),
    _counted(
        "counted-slavic",
        ("номер ", "numer ", "číslo ", "nomor "),
        "",
        r"(?:номер|numer|číslo|nomor) [^\W\d_]{4,20}(?: [^\W\d_]{2,14}){0,2}[ :—–\-=№]{1,5}(?:je |to |jest |adalah |це )?",
        "номер абонемента: «482913»",
        "numer karnetu to «482913»",
        "nomor anggota «482913»",
        ignores=("номер строки 48291", "номер порта: 48291", "numer strony 48291", "číslo verze 48291"),
    ),
    _counted(
        "counted-asian",
        ("番号", "编号", "号码", "編號", "號碼", "번호", "コード", "코드"),
        r"[\u3040-\u9fff\uac00-\ud7a3の]{2,12}",
        rf"[\u3040-\u9fff\uac00-\ud7a3の]{{2,14}}(?:番号|编号|号码|編號|號碼|번호|コード|코드){_GAP}",
        "図書館利用者番号は«482913»です",
        "借书证编号：«482913»",
        "도서관회원번호는 «482913»",
        ignores=("行番号は48291", "エラー番号: 48291", "端口号码48291", "페이지번호 48291"),
    ),
    _counted(
        "counted-other",
        ("numaram ", "numarası ", "numarası: ", "numarası:", "رقم ", "شماره ", " संख्या ", " नंबर ", " नंबर: ", "מספר "),
        r"(?:[ ]?[^\W\d_]{3,16}|[ ]?[\u0900-\u097f ]{3,30})?",
        r"(?:[^\W\d_]{3,16} numara[ms][ıi]?:? |(?:رقم|شماره|מספר) [^\W\d_]{3,16}(?: [^\W\d_]{2,14}){0,2}[ :]{1,3}|[\u0900-\u097f ]{0,30}(?:संख्या|नंबर)[ :]{1,3}(?:है )?)",
        "spor salon numaram «482913»",
        "رقم بطاقة المكتبة: «482913»",
        "पुस्तकालय नंबर «482913» है",
        ignores=("sayfa numarası 48291", "رقم الصفحة 48291", "पृष्ठ संख्या 48291"),
    ),
    Rule(
        id="counted-column",
        kind="personal.account",
        anchors=tuple(f"{word}{end}" for word in ("_no", "_nr", "_number", "_num", "Nr", "No", "Number", " No", " Nr.", " No.") for end in (",", ";", "\t", ", ", ") VALUES", '",')),
        before=LEAD,
        reach=200,
        pattern=COLUMN,
        parts=columns(_COUNTED, lambda cell: _CODE.fullmatch(cell) is not None and has_digits(5, 6)(cell)),
        reference=_LIST,
        finds=(
            "id,gongjijin_no,state\n4,«640521183»,open\n",
            "name;bahncardNr;x\nEva;«7081 4375 4204 8316»;1\n",
            "INSERT INTO people (id, pensionNo, x) VALUES (17, '«482913K»', 1);",
        ),
        ignores=("id,line_no,state\n4,640521183,open\n", "a,portNo,c\n1,482913,2\n", "x,y,zNo,\nfoo,bar,1,\n"),
        tier="likely",
        confidence=0.5,
        generic=True,
    ),
)  # fmt: skip
