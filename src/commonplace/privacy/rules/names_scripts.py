"""Names in letters that have no capitals: Arabic, Hebrew, Devanagari, Thai."""

import re

from commonplace.privacy.names import beside_public, first_names, is_public, is_surname, plain_first_names
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.words import words

__all__ = ["NAME_SCRIPTS"]

_REFERENCE = "https://en.wikipedia.org/wiki/Personal_name"


_NOT_AR = words(
    "في من على إلى عن مع هذا هذه التي الذي كان كانت قال قالت هو هي ما لا لم لن قد كل بعد قبل عند ثم أو أن إن لأن حتى بين منذ يعمل تعمل يسكن تسكن سوف أيضا جدا هنا هناك يقول تقول ستتزوج سيأتي غير لم وأعمل أعمل تحتاج يحتاج المحترم المحترمة وأنا وأحتاج غيّر"
)
_NOT_HI = words(
    "है हैं था थी थे ने को से में का की के पर और या यह वह जो नहीं भी ही तो कर करना करते करता करती जी हूँ हूं हो गया गई गए रहा रही रहे कल आज अब यहाँ वहाँ बहुत मेरा मेरी मेरे उसका उसकी अपना जब तब क्या क्यों कैसे कौन साहब बोल बोले कहा आया आए आएगा आएगी काम एक दो"
)
_NOT_HE = words(
    "של את הוא היא אני לא כן עם על אל מן כי גם רק אם או זה זאת יש אין היה היתה שלי שלו שלה שלנו גר גרה אמר אמרה ואני וצריך היקר היקרה שלום תודה עובד עובדת"
)


def _but(stop: frozenset[str], letters: str) -> str:
    """No word of these may follow."""
    return rf"(?!(?:{'|'.join(sorted(map(re.escape, stop)))})(?![{letters}]))"


_AR = r"[\u0621-\u064a\u0670-\u06d3]{2,14}"
_AR_MORE = rf"(?:[ ](?:بن|ابن|بنت|أبو|آل)[ ]{_AR}|[ ]ال(?!محترم)[\u0621-\u064a]{{2,14}}|[ ]{_but(_NOT_AR, 'ء-ي')}{_AR})?"
_HE = r"[\u05d0-\u05ea]{2,12}(?:[-'׳][\u05d0-\u05ea]{1,10})?"
_DE = r"[\u0900-\u0963\u0970-\u097f]{2,18}"

_HI_SURNAMES = words(
    "शर्मा वर्मा गुप्ता मिश्रा यादव सिंह त्रिपाठी अग्रवाल चौहान जोशी पाण्डेय पांडेय पांडे तिवारी कुमार कुमारी देवी खान शुक्ला दुबे द्विवेदी चतुर्वेदी श्रीवास्तव सक्सेना माथुर भटनागर कपूर खन्ना मल्होत्रा चोपड़ा मेहरा अरोड़ा बंसल गोयल जैन पटेल शाह मेहता देसाई कुलकर्णी देशपांडे पाटिल जाधव शिंदे पवार गायकवाड़ राव रेड्डी नायर मेनन पिल्लई अय्यर बनर्जी चटर्जी मुखर्जी दास घोष बोस सेन रॉय रावत नेगी बिष्ट ठाकुर राठौर राजपूत सोलंकी परमार भाटी मीणा गुर्जर जाट प्रसाद झा ओझा उपाध्याय दीक्षित भारद्वाज कश्यप वाजपेयी बाजपेयी चौधरी सोनी साहू वर्मन थापा गुरुंग राणा मौर्य कुशवाहा प्रजापति विश्वकर्मा अहमद अंसारी सिद्दीकी कुरैशी हुसैन बेगम"
)


def _is_known_start(text: str, start: int, end: int) -> bool:
    """Two words of which the first is a first name and the second may be a surname."""
    value = text[start:end]
    first, last = value.split()[0], value.split()[-1]
    before = text[start - 1 : start]
    if (
        first not in first_names()
        or beside_public(text, start, end)
        or before.isalnum()
        or "\u0900" <= before <= "\u0963"
    ):
        return False
    if "\u0900" <= first[0] <= "\u097f":
        return last in _HI_SURNAMES or is_surname(last)
    if "\u05d0" <= first[0] <= "\u05ea":
        return is_surname(last) or (first in plain_first_names() and last in _HE_SURNAMES)
    return (last.startswith("ال") and len(last) > 4) or (
        first in plain_first_names() and (last in first_names())
    )


_HE_SURNAMES = words(
    "כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן מלכה אזולאי כץ יוסף דוד עמר אוחיון חדד גבאי בן-דוד אדרי לוין טל קליין חן שפירא חזן משה אשכנזי אוחנה סגל סויסה גולן יצחק בר מור בכר שמעון אליהו מימון ישראלי גרינברג ברק שרון הרוש רוזנברג גולדשטיין וייס שוורץ קפלן הופמן בירנבאום"
)


def _script_cues(
    name: str,
    cues: str,
    value: str,
    stop: str,
    finds: tuple[str, ...],
    ignores: tuple[str, ...],
    validate: object,
    glue: str = r"[ ]?",
) -> Rule:
    options = sorted(set(cues.split("|")), key=lambda cue: (-len(cue), cue))
    return Rule(
        id=name,
        kind="personal.name",
        anchors=tuple(options),
        pattern=rf"(?:{one_of(options)}){glue}(?P<v>{value}){stop}",
        validate=validate,  # type: ignore[arg-type]
        reference=_REFERENCE,
        finds=finds,
        ignores=ignores,
        confidence=0.65,
        tier="certain",
    )


_AR_CUES = (
    "اسمي|أنا اسمي|أدعى|اسمي الكامل|أنا|السيد|السيدة|الآنسة|الأستاذ|الأستاذة|الدكتور|الدكتورة|د.|المهندس|المهندسة|الحاج|الشيخ|القاضي|المحامي|المحامية|الممرضة|عزيزي|عزيزتي|أخي|أختي|ابني|ابنتي|زوجي|زوجتي|أبي|والدي|أمي|والدتي|صديقي|صديقتي|زميلي|زميلتي|مديري|مديرتي|جاري|جارتي|طبيبي|طبيبتي|أستاذي|معلمي|عمي|خالي|عمتي|خالتي|جدي|جدتي|خطيبي|خطيبتي|موكلي|رئيسي في العمل|شريكي|"
    "مرحبا يا|مرحبا|أهلا يا|أهلا|شكرا يا|يا|تحياتي،\n|مع أطيب التحيات،\n|مع خالص التحية،\n|مع التحية،\n|وتفضلوا بقبول فائق الاحترام،\n|مع فائق الاحترام،\n|المخلص،\n|تحياتي\n|ودمتم،\n|التقيت بـ|تحدثت مع|قابلت|اتصل بي|لأخي|لأختي|لصديقي|لابني|لابنتي|إلى السيد|إلى السيدة"
).strip("|")
_HI_CUES = "मेरा नाम|मेरा पूरा नाम|मैं|नाम है|श्री|श्रीमती|सुश्री|डॉ.|डॉक्टर|प्रो.|प्रोफेसर|प्रिय|आदरणीय|माननीय|नमस्ते|नमस्कार|धन्यवाद|मेरे भाई|मेरा भाई|मेरी बहन|मेरे पिता|मेरी माँ|मेरी माता|मेरा बेटा|मेरे बेटे|मेरी बेटी|मेरे पति|मेरी पत्नी|मेरा दोस्त|मेरे दोस्त|मेरी दोस्त|मेरी सहेली|मेरे पड़ोसी|मेरी पड़ोसी|मेरा पड़ोसी|मेरे बॉस|मेरा बॉस|मेरे मैनेजर|मेरे सहकर्मी|मेरी सहकर्मी|मेरे चाचा|मेरी चाची|मेरे मामा|मेरे दादा|मेरी दादी|मेरे शिक्षक|मेरी शिक्षिका|मेरे डॉक्टर|मेरे वकील|मेरे ग्राहक|मेरे मकान मालिक|हमारे पड़ोसी|हमारी पड़ोसी|सादर,\n|भवदीय,\n|भवदीया,\n|आपका,\n|आपकी,\n|धन्यवाद,\n|शुभकामनाओं सहित,\n|सादर\n|भवदीय\n|विनीत,\n"
_HE_CUES = "קוראים לי|שמי|שמי הוא|השם שלי|השם שלי הוא|אני|מר|גברת|גב'|ד\"ר|פרופ'|דוקטור|עו\"ד|היי|הי|שלום|תודה|לכבוד|החבר שלי|החברה שלי|אחי|אחותי|אח שלי|אחות שלי|הבן שלי|הבת שלי|בעלי|אשתי|אמא שלי|אבא שלי|הבוס שלי|המנהל שלי|המנהלת שלי|השכן שלי|השכנה שלי|הקולגה שלי|הרופא שלי|הרופאה שלי|המורה שלי|בן הזוג שלי|בת הזוג שלי|הסבא שלי|הסבתא שלי|דוד שלי|בברכה,\n|בברכה\n|תודה,\n|בכבוד רב,\n|בכבוד רב\n|שלך,\n|להתראות,\n|דיברתי עם|נפגשתי עם"


def _is_arabic_cued(value: str) -> bool:
    parts = value.split()
    if (
        parts[0] in _NOT_AR
        or is_public(value)
        or (parts[0].startswith("ال") and parts[0] not in first_names())
    ):
        return False
    return parts[0] in first_names() or (
        len(parts) > 1 and (parts[-1].startswith("ال") or parts[1] in first_names())
    )


def _is_nagari(value: str) -> bool:
    parts = value.split()
    if parts[0] in _NOT_HI or is_public(value):
        return False
    return (
        parts[0] in first_names() or parts[0] in _HI_SURNAMES or (len(parts) > 1 and parts[1] in _HI_SURNAMES)
    )


def _is_hebrew(value: str) -> bool:
    parts = value.split()
    if parts[0] in _NOT_HE or is_public(value):
        return False
    return (
        parts[0] in first_names() or parts[0] in _HE_SURNAMES or (len(parts) > 1 and parts[1] in _HE_SURNAMES)
    )


NAME_SCRIPTS: tuple[Rule, ...] = (
    _script_cues(
        "name-arabic",
        _AR_CUES,
        rf"(?:عبد[ ])?{_AR}{_AR_MORE}",
        r"(?=[ ،,.؛:!؟\n\"<|)]|$)",
        ("مرحبا، اسمي «سامي الكندي» وأحتاج", "صديقي «وليد شاهين» يسكن", "السيد «باسم» لم"),
        ("اسمي هو", "السيد في", "أنا في البيت"),
        lambda value: _is_arabic_cued(value),
        glue=r"[ ]?",
    ),
    _script_cues(
        "name-nagari",
        _HI_CUES,
        rf"{_but(_NOT_HI, 'ऀ-ॣ')}{_DE}(?:[ ]{_but(_NOT_HI, 'ऀ-ॣ')}{_DE})?",
        r"(?=[ ,.।:!?\n\"<|)]|$)",
        ("नमस्ते, मेरा नाम «अर्जुन मेहता» है", "मेरे पड़ोसी «हरीश रावत» बहुत", "प्रिय «लता» जी"),
        ("मेरा नाम है", "प्रिय मित्र", "मैं नहीं"),
        lambda value: _is_nagari(value),
    ),
    _script_cues(
        "name-hebrew",
        _HE_CUES,
        rf"{_HE}(?:[ ]{_but(_NOT_HE, 'א-ת')}{_HE})?",
        r"(?=[ ,.:!?\n\"<|)]|$)",
        ("קוראים לי «איתן פרץ» ואני", "הבוס שלי «יוסי» לא", "בברכה,\n«נועה לוי»"),
        ("אני לא", "שלום לך", "תודה רבה"),
        lambda value: _is_hebrew(value),
    ),
    Rule(
        id="name-script-pair",
        kind="personal.name",
        anchors=tuple(
            sorted(name for name in first_names() if "\u0590" <= name[0] <= "\u097f" and len(name) > 2)
        ),
        pattern=rf"(?<![\u0590-\u06ff\u0900-\u097f])(?P<v>(?:{_AR}[ ]{_AR}|{_HE}[ ]{_HE}|{_DE}[ ]{_DE}))(?![\u0590-\u06ff\u0900-\u097f])",
        judge=_is_known_start,
        reference=_REFERENCE,
        finds=("رأيت «محمد الشمري» أمس", "«सुरेश कुलकर्णी» ने", "ראיתי את «מיכל כהן» אתמול"),
        ignores=("محمد قال", "महात्मा गांधी ने", "نجيب محفوظ كتب"),
        tier="likely",
        confidence=0.6,
    ),
    Rule(
        id="name-script-greeting",
        kind="personal.name",
        anchors=(" היקר", " היקרה", " जी,", " जी ", " साहब"),
        before=r"(?:[\u05d0-\u05ea'-]{2,12}(?:[ ][\u05d0-\u05ea'-]{2,12})?|[\u0900-\u0963]{2,16}(?:[ ][\u0900-\u0963]{2,16})?)",
        pattern=rf"(?:(?:श्री|प्रिय|आदरणीय|लिए|नमस्ते)[ ])?(?P<v>{_HE}(?:[ ]{_HE})?|{_DE}(?:[ ]{_DE})?)[ ](?:היקרה?|जी|साहब)",
        validate=lambda value: _is_hebrew(value) if value[0] < "\u0900" else _is_nagari(value),
        reference=_REFERENCE,
        finds=("«תמר ביטון» היקרה,\nתודה", "आदरणीय «हरीश ठाकुर» जी,"),
        ignores=("אח היקר", "हाँ जी,"),
        confidence=0.65,
    ),
    Rule(
        id="name-thai",
        kind="personal.name",
        anchors=(
            "ผมชื่อ",
            "ฉันชื่อ",
            "ดิฉันชื่อ",
            "ชื่อของฉันคือ",
            "คุณ",
            "นาย",
            "นางสาว",
            "นาง",
            "หมอ",
            "อาจารย์",
            "ด้วยความเคารพ\n",
            "เรียน คุณ",
        ),
        pattern=r"(?:(?:ผม|ดิฉัน|ฉัน)ชื่อ|ชื่อของฉันคือ|คุณ|นางสาว|นาย|นาง|หมอ|อาจารย์|ด้วยความเคารพ\n|เรียน คุณ)[ ]?(?P<v>[\u0e01-\u0e4e]{2,14}[ ][\u0e01-\u0e4e]{2,16})(?=[ ]?(?:ครับ|ค่ะ|คะ|โทร|[ ,.\n\"]|$))",
        validate=lambda value: not is_public(value),
        reference="https://en.wikipedia.org/wiki/Thai_name",
        finds=("ผมชื่อ «สมชาย ทองดี» ครับ",),
        ignores=("คุณเป็นใคร",),
        confidence=0.6,
    ),
)
