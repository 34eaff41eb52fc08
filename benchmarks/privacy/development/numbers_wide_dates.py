# ruff: noqa: E501 - rows of tables
"""Telephones and dates of birth in the ways people and programs write them. Development set."""

import re

from benchmarks.privacy.development.numbers_wide import Make, form, grouped, row
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["wide_date_cases"]

_DIGITS = {
    "arabic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "devanagari": "०१२३४५६७८९",
    "fullwidth": "０１２３４５６７８９",
}


def _in_digits(make: Make, script: str) -> Make:
    table = str.maketrans("0123456789", _DIGITS[script])
    return lambda draw: make(draw).translate(table)


_RANDOM = re.compile(r"8[  ]?9")


def _phone(*patterns: str) -> Make:
    """As ``form``, but all before the first ``89`` stands for itself: country, network, area."""

    def make(draw: Draw) -> str:
        pattern = draw.pick(patterns)
        found = _RANDOM.search(pattern)
        at = found.start() if found else 0
        return pattern[:at] + form(pattern[at:])(draw)

    return make


# name, locale, maker, sentences, keys | label
_PHONES: tuple[tuple[str, str, Make, tuple[str, ...], str], ...] = (
    ("de-slash", "de", _phone("0211/8964799", "089 / 8964799", "(030) 89647-99"), ("Ruf mich abends an: {v}", "Tel. {v}"), "telefon festnetz|Tel."),
    ("de-ext", "de", _phone("+49 (0) 221 8964-99", "0221 / 8999-0"), ("Meine Durchwahl: {v}",), "telefon_dienstlich|Telefon"),
    ("de-fax", "de", _phone("0711 8964799", "06131/896-99"), ("Fax bitte an {v}.", "Telefax: {v}"), "fax|Fax"),
    ("at", "de", _phone("0664 8999999", "+43 1 8999999"), ("Meine Handynummer {v} ist neu.",), "handy mobil|Mobil"),
    ("ch", "fr", _phone("079 899 99 99", "+41 44 899 99 99"), ("Mon natel est le {v}, right?",), "natel tel|Tél."),
    ("fr", "fr", _phone("06 89 99 99 99", "01.89.99.99.99", "+33 6 89 99 99 99"), ("Tu peux m'appeler au {v}.", "tél : {v}"), "telephone portable|Téléphone"),
    ("es", "es", _phone("689 999 999", "91 899 99 99", "+34689999999"), ("Escríbeme al {v}.", "tlf {v}"), "telefono movil|Tlf."),
    ("it", "it", _phone("347 8999999", "06 8999 9999", "+39 347 899 9999"), ("Il mio cellulare è {v}.", "chiamami allo {v}"), "cellulare telefono|Cell."),
    ("pt", "pt", _phone("918 999 999", "+351 21 899 9999"), ("O meu telemóvel é {v}.",), "telemovel|Telemóvel"),
    ("br", "pt", _phone("(11) 98999-9999", "21 98999 9999", "+55 11 98999-9999"), ("Meu zap é {v}.", "whatsapp {v}"), "celular whatsapp|WhatsApp"),
    ("nl", "nl", _phone("06-89999999", "020 - 899 9999", "+31 6 8999 9999"), ("Je kunt me bereiken op {v}.",), "telefoon mobiel|Tel.nr."),
    ("be", "nl", _phone("0478 99 99 99", "+32 2 899 99 99"), ("Mijn gsm-nummer is {v}.",), "gsm|Gsm"),
    ("pl", "pl", _phone("689 999 999", "22 899 99 99", "+48 689-999-999"), ("Mój telefon: {v}", "tel. kom. {v}"), "telefon komorka|Tel. kom."),
    ("cz", "cs", _phone("608 999 999", "+420 608 999 999"), ("Můj telefon je {v}, right?", "mobil {v}"), "telefon mobil|Telefon"),
    ("sv", "sv", _phone("070-899 99 99", "08-899 99 99", "+46 70 899 99 99"), ("Ring mig på {v}, right?", "mitt mobilnummer är {v}"), "mobilnummer telefon|Mobil"),
    ("no-dk", "sv", _phone("+47 489 99 999", "+45 89 99 99 99"), ("Du når mig på {v} i sommar.",), "telefon|Tlf"),
    ("fi", "en", _phone("040 8999999", "+358 40 899 9999"), ("Puhelinnumeroni on {v}, right?",), "puhelin|Puh."),
    ("ru", "ru", _phone("8 (916) 899-99-99", "+7 916 899 99 99", "8(916)8999999"), ("Мой телефон {v}.", "тел.: {v}"), "telefon phone|Тел."),
    ("ua", "uk", _phone("067 899 99 99", "+380678999999", "(044) 899-99-99"), ("Мій номер телефону {v}", "дзвоніть {v}"), "telefon|Телефон"),
    ("tr", "tr", _phone("0532 899 99 99", "+90 532 899 9999", "(0212) 899 99 99"), ("Cep telefonum {v}.", "beni ara {v}"), "cep_telefonu gsm|Cep"),
    ("gb", "en", _phone("07899 999999", "020 7899 9999", "+44 7899 999999", "0117 899 9999"), ("My mobile's {v}, text first.", "reach me at {v}"), "mobile_number home_phone|Mobile"),
    ("us", "en", _phone("(415) 899-8999", "415.899.8999", "212-899-8999 x899", "+1 (646) 899-8999"), ("Cell: {v}", "my number's {v}, leave a voicemail"), "cell phone_number|Cell"),
    ("au", "en", _phone("0489 999 999", "(02) 8999 9999", "+61 489 999 999"), ("Ring me on {v} after work.",), "mobile contact_number|Ph"),
    ("in", "hi", _phone("98999 99999", "+91-98999-99999", "09899999999"), ("मेरा फोन नंबर {v} है।", "Call me at {v} ji"), "mobile_no contact|Mob."),
    ("pk-bd", "en", _phone("0300-8999999", "+880 1711-899999"), ("WhatsApp me at {v}",), "whatsapp_number|WhatsApp"),
    ("ng-ke", "en", _phone("0803 899 9999", "+254 712 899 999"), ("My MTN line is {v}.",), "phone|Phone No"),
    ("za", "en", _phone("082 899 9999", "+27 82 899 9999"), ("You can sms {v}.",), "cellphone|Cellphone"),
    ("mx", "es", _phone("55 8999 9999", "+52 55 8999 9999", "(81) 8999-9999"), ("Mi cel es {v}.", "márcame al {v}"), "celular telefono|Cel."),
    ("ar", "es", _phone("11 8999-9999", "+54 9 11 8999-9999", "0351 15 899-9999"), ("Mi celular es {v}, mandame un mensaje.",), "celular|Celular"),
    ("co-cl-pe", "es", _phone("310 899 9999", "+56 9 8999 9999", "+51 989 999 999"), ("Llámame al {v} mañana.",), "telefono|Teléfono"),
    ("cn", "zh", _phone("138 8999 9999", "13899999999", "010-89999999", "+86 138-8999-9999"), ("我的手机是{v}。", "微信同号 {v}", "联系电话:{v}"), "手机号 mobile|联系电话"),
    ("tw-hk", "zh", _phone("0912-899-999", "+852 9899 9999", "(02) 8999-9999"), ("我的電話是{v}。",), "電話 phone|電話"),
    ("jp", "ja", _phone("090-8999-9999", "03-8999-9999", "+81 90-8999-9999"), ("私の携帯は{v}です。", "TEL {v}"), "携帯電話 tel|電話"),
    ("jp-wide", "ja", _in_digits(_phone("090-8999-9999"), "fullwidth"), ("電話は{v}までお願いします。",), "電話番号|電話番号"),
    ("kr", "ko", _phone("010-8999-9999", "02-899-9999", "+82 10-8999-9999"), ("제 전화번호는 {v}입니다", "연락처 {v}"), "연락처 phone|휴대폰"),
    ("sa", "ar", _phone("0501899999", "+966 50 189 9999"), ("رقم جوالي {v}.", "اتصل بي على {v}"), "جوال mobile|الجوال"),
    ("ar-digits", "ar", _in_digits(_phone("0501899999", "+20 100 899 9999"), "arabic"), ("هاتفي {v}.", "رقم الموبايل: {v}"), "هاتف phone|الهاتف"),
    ("ir-digits", "ar", _in_digits(_phone("09128999999"), "persian"), ("شماره موبایل من {v} است.",), "mobile|موبایل"),
    ("hi-digits", "hi", _in_digits(_phone("98999 99999"), "devanagari"), ("मेरा मोबाइल {v} है।",), "मोबाइल phone|मोबाइल"),
    ("il", "en", _phone("050-899-9999", "+972 50 899 9999"), ("הטלפון שלי {v}.",), "טלפון phone|נייד"),
    ("gr", "en", _phone("+30 698 999 9999", "210 8999999"), ("Το κινητό μου είναι {v}.",), "kinito|Κινητό"),
    ("ro-hu", "en", _phone("0722 899 999", "+36 20 899 9999", "06 20 899 9999"), ("Telefonul meu este {v}.", "telefonszámom {v}"), "telefon|Telefonszám"),
    ("vn-th-id", "en", _phone("0912 899 999", "081-899-9999", "0812-8999-9999"), ("Số điện thoại của tôi là {v}, right?", "เบอร์โทร {v}", "No. HP saya {v}"), "no_hp sdt|No. HP"),
    ("e164", "en", _phone("+14158998999", "+4915789999999", "+819089999999"), ("ping me on signal {v}", "Telegram: {v}"), "telegram_phone msisdn signal|Signal"),
    ("00", "de", _phone("0049 157 89999999", "0033 6 89 99 99 99"), ("Aus dem Ausland: {v}",), "phone_intl|Telefon"),
    ("unicode", "fr", _phone("06\u202f89\u202f99\u202f99\u202f99", "+33\u00a06\u00a089\u00a099\u00a099\u00a099", "+33\u20116\u201189\u201199\u201199\u201199"), ("Mon numéro : {v}",), "tel|Tél"),
)  # fmt: skip

_WRITERS = ("sms to {v} failed", "<a href=\"tel:{v}\">call</a>", "https://wa.me/{v}", "whatsapp://send?phone={v}", "tel:{v};ext=12", "TEL;TYPE=CELL:{v}", "signal-cli -u +{v} receive", "From: sip:{v}@voip.example")  # fmt: skip

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "hi": "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
}


def _date(locale: str, *styles: str) -> Make:
    def make(draw: Draw) -> str:
        month = draw.number(1, 12)
        name = _MONTHS.get(locale, _MONTHS["en"]).split()[month - 1]
        day, year = draw.number(1, 28), draw.number(1941, 2012)
        return draw.pick(styles).format(y=year, yy=year % 100, m=month, d=day, name=name, short=name[:3])

    return make


_ENGLISH = ("{name} {d}, {y}", "{d} {name} {y}", "{m:02}/{d:02}/{y}", "{y}-{m:02}-{d:02}", "{short} {d}, {y}", "{d}-{short}-{y}", "{m}/{d}/{yy:02}", "{d}th of {name}, {y}")  # fmt: skip
_BIRTHS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...], str], ...] = (
    ("en", "en", _ENGLISH, ("Mum was born on {v} in Derby.", "DOB {v}", "b. {v}", "my birthday ({v}) is next week", "her d.o.b. is {v}"), "dob birthdate date_of_birth|D.O.B."),
    ("de", "de", ("{d}. {name} {y}", "{d:02}.{m:02}.{y}", "{d}.{m}.{yy:02}"), ("Max Muster, geb. {v}", "Mein Geburtstag ist der {v}.", "wurde am {v} in Kiel geboren"), "geburtsdatum geburtstag geb_datum|Geb.-Datum"),
    ("fr", "fr", ("{d} {name} {y}", "{d:02}/{m:02}/{y}"), ("Ma mère est née le {v} à Lyon.", "né(e) le {v}", "mon anniversaire est le {v}"), "date_naissance ddn|Date de naissance"),
    ("es", "es", ("{d} de {name} de {y}", "{d:02}/{m:02}/{y}", "{d:02}-{m:02}-{y}"), ("Mi hija nació el {v}.", "F. Nac.: {v}", "nacida el {v}", "mi cumpleaños es el {v}"), "fecha_nacimiento|Fecha de nacimiento"),
    ("it", "it", ("{d} {name} {y}", "{d:02}/{m:02}/{y}"), ("Mio padre è nato a Bari il {v}.", "nata il {v}", "il mio compleanno è il {v}"), "data_nascita|Data di nascita"),
    ("pt", "pt", ("{d} de {name} de {y}", "{d:02}/{m:02}/{y}"), ("Minha filha nasceu em {v}.", "nascido a {v}", "meu aniversário é {v}"), "data_nascimento nascimento|Nascimento"),
    ("nl", "nl", ("{d} {name} {y}", "{d:02}-{m:02}-{y}"), ("Mijn zoon is op {v} geboren.", "geb. {v} te Delft", "mijn verjaardag is {v}"), "geboortedatum|Geb.datum"),
    ("pl", "pl", ("{d} {name} {y}", "{d:02}.{m:02}.{y}"), ("ur. {v} w Łodzi", "Moja córka urodziła się {v}."), "data_urodzenia|Data ur."),
    ("ru", "ru", ("{d} {name} {y}", "{d:02}.{m:02}.{y}"), ("Иванов, {v} г.р.", "д.р. {v}", "Дочь родилась {v}", "мой день рождения {v}"), "data_rozhdeniya др|Дата рождения"),
    ("uk", "uk", ("{d} {name} {y}", "{d:02}.{m:02}.{y}"), ("Я народився {v} у Львові.", "дата народження {v}"), "data_narodzhennya|Дата народження"),
    ("tr", "tr", ("{d} {name} {y}", "{d:02}.{m:02}.{y}", "{d:02}/{m:02}/{y}"), ("Kızım {v} doğumlu.", "{v} tarihinde doğdum"), "dogum_tarihi|Doğum Tarihi"),
    ("ar", "ar", ("{d} {name} {y}", "{d}/{m}/{y}"), ("ولدت في {v} في حلب.", "مواليد {v}"), "birth_date|تاريخ الميلاد"),
    ("hi", "hi", ("{d} {name} {y}", "{d:02}/{m:02}/{y}"), ("मेरा जन्म {v} को हुआ।", "जन्मतिथि {v}", "जन्मदिन {v}"), "dob|जन्म तिथि"),
    ("zh", "zh", ("{y}年{m}月{d}日", "{y}-{m:02}-{d:02}", "{y}.{m}.{d}", "{y}{m:02}{d:02}"), ("我出生于{v}。", "我{v}出生", "生日：{v}"), "出生日期 birthday|出生年月"),
    ("ja", "ja", ("{y}年{m}月{d}日", "{y}/{m:02}/{d:02}", "昭和54年{m}月{d}日"), ("私は{v}生まれです。", "誕生日は{v}です。"), "生年月日 birthday|誕生日"),
    ("ko", "ko", ("{y}년 {m}월 {d}일", "{y}.{m:02}.{d:02}", "{y}-{m:02}-{d:02}"), ("저는 {v}에 태어났어요.", "생년월일은 {v}입니다."), "생년월일 birth|생년월일"),
    ("sv", "sv", ("{d} {name} {y}", "{y}-{m:02}-{d:02}"), ("Jag är född {v} i Lund.", "f. {v}", "min födelsedag är den {v}"), "fodelsedatum|Födelsedatum"),
    ("cs", "cs", ("{d}. {name} {y}", "{d}. {m}. {y}"), ("Narodil jsem se {v}, right?", "nar. {v}", "datum narození {v}"), "datum_narozeni|Datum narození"),
)  # fmt: skip


def wide_date_cases() -> tuple[Case, ...]:
    """All of them."""
    phones = grouped(
        row(turn, "personal.phone", f"phone-{name}", locale, make, texts, keys)
        for turn, (name, locale, make, texts, keys) in enumerate(_PHONES)
    )
    births = grouped(
        row(turn, "personal.birth-date", f"birth-{name}", locale, _date(locale, *styles), texts, keys)
        for turn, (name, locale, styles, texts, keys) in enumerate(_BIRTHS)
    )
    links = Variant(make=_phone("4915789999999", "33689999999", "5511989999999"), tech=_WRITERS)
    return (*phones, *births, Case(id="wide-phone-links", kind="personal.phone", variants=(links,)))
