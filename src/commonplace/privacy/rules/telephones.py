"""Telephone numbers beside the words for them, in all languages and digits, and in links."""

import re
import unicodedata

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import beside_and_below, labelled, phrases

__all__ = ["TELEPHONES"]

_E164 = "https://www.itu.int/rec/T-REC-E.164"
_PLANS = "https://www.itu.int/oth/T0202.aspx?parent=T0202"
_WORDS = phrases(
    "alt phone, pa text na lang sa, gcash, gcash number, cp no, cp number, skambink, mano numeris, mano telefonas, 連絡は, leave a message at, keitai, phone, phone number, phone no, phone num, phone #, telephone, telephone number, tel, tel no, tel nr, tel., ph, ph., mob",
    "mob., mobile, mobile number, mobile no, mobile phone, cell, cell phone, cellphone, cell number, home phone, work phone",
    "contact number, contact no, contact phone, callback number, whatsapp, whatsapp number, wa number",
    "telegram, signal, viber, wechat, imo, msisdn, sms, fax, fax number, fax no, pager, landline, hotline",
    "emergency contact, ring me on, ring me at, call me on, call me at, text me at, text me on, reach me at, reach me on",
    "reach him at, reach her at, call him at, call her at, call him on, call her on, dial, sms to, caller",
    "telefon, telefonnummer, telefonnr, tel nummer, festnetz, handy, handynummer, handynr, mobil, mobilnummer, mobilnr",
    "mobiltelefon, rufnummer, rückrufnummer, durchwahl, telefax, faxnummer, ruf mich an, ruf mich, anrufen unter, erreichbar unter",
    "erreichst mich unter, erreichen sie mich unter, rückruf, zu erreichen unter, whatsapp nummer, aus dem ausland, meldet euch, melde dich, melden sie sich, rufnr, privattelefon, natel",
    "téléphone, numéro de téléphone, n° de téléphone, tél, portable, numéro de portable, mobile perso, appelle moi au",
    "m'appeler au, appelez moi au, joindre au, joignable au, fixe, ligne directe, télécopie, mon numéro, gsm, gsm nummer",
    "teléfono, telefono, número de teléfono, tlf, tfno, tfn, telf, móvil, movil, celular, cel, llámame al, llamame al, escríbeme al",
    "márcame al, llámenos al, llamar al, número de celular, mi número es, fijo, contacto, whats, wsp, wasap, guasap",
    "cellulare, cell., numero di telefono, numero di cellulare, chiamami al, chiamami allo, chiamatemi al, recapito, fisso",
    "il mio numero è, recapito telefonico, telefonino, utenza",
    "telefone, número de telefone, telemóvel, telemovel, celular, zap, meu zap, zapzap, me liga no, liga no, ligue para, fale no",
    "número de celular, contato, fone, whats, número de telemóvel",
    "telefoon, telefoonnummer, telefoonnr, tel nr, mobiel, mobiel nummer, gsm, gsm nummer, bel me op, bereiken op, bereikbaar op, 06 nummer",
    "telefon komórkowy, numer telefonu, nr telefonu, nr tel, tel kom, komórka, komorka, kom., zadzwoń, zadzwoń do mnie, zadzwonić pod",
    "dzwoń, kontakt, telefonní číslo, číslo telefonu, mobilní telefon, mobil, zavolej mi, volejte, telefónne číslo, zavolajte",
    "mobilnummer, telefonnummer, ring mig på, når mig på, nås på, ring meg på, tlf, tlf nr, ring til, puhelin, puhelinnumero",
    "puhelinnumeroni, puh, puh., gsm numero, soita, sími, símanúmer",
    "telefonszám, telefonszámom, hívj, mobilszám, telefonul, număr de telefon, telefonul meu, sună mă la, broj telefona, mobitel",
    "telefonski broj, zovi me na, telefoni, numri i telefonit",
    "telefon numarası, telefon numaram, cep, cep no, cep telefonu, cep telefonum, cep numaram, beni ara, beni arayın, ara beni, gsm no, irtibat",
    "số điện thoại, sđt, sdt, điện thoại, gọi cho tôi, nomor hp, no hp, no. hp, hp, nomor telepon, no telepon, no telp, telp, nomor wa, no wa",
    "hubungi, telefon bimbit, no tel, nombor telefon, simu, namba ya simu, nambari ya simu, kinito, tilefono",
    "телефон, номер телефона, телефона, тел, тел., моб, моб., мобильный, мобила, сотовый, позвоните, позвони, звоните, звони, номер мой",
    "мой номер, ватсап, вотсап, вацап, телеграм, вайбер, факс, перезвоните, связь, дзвоніть, дзвони, зателефонуйте, номер телефону",
    "мобільний, мій номер, телефонуйте, набирай, телефонен номер, обади се, телефонски број",
    "τηλέφωνο, τηλ, κινητό, κινητό μου, αριθμός τηλεφώνου, κάλεσέ με, φαξ, טלפון, הטלפון, מספר טלפון, נייד, פלאפון, סלולרי, התקשר",
    "هاتف, هاتفي, الهاتف, رقم الهاتف, رقم هاتفي, جوال, الجوال, جوالي, رقم جوالي, موبايل, الموبايل, رقم الموبايل, اتصل بي, اتصل على",
    "اتصل بي على, واتساب, واتس, فاكس, التلفون, تلفون, محمول, رقم المحمول, تلفن, تلفن همراه, موبایل, شماره موبایل, شماره تماس, شماره تلفن",
    "فون نمبر, موبائل نمبر, رابطہ نمبر",
    "फोन, फ़ोन, फोन नंबर, फ़ोन नंबर, मोबाइल, मोबाइल नंबर, दूरभाष, संपर्क, संपर्क नंबर, व्हाट्सएप, कॉल करें, নম্বর, ফোন, মোবাইল, ফোন নম্বর",
    "தொலைபேசி, கைபேசி, ఫోన్, ఫోన్ నంబర్, ಫೋನ್, ફોન, ਫ਼ੋਨ",
    "电话, 電話, 电话号码, 電話號碼, 手机, 手機, 手机号, 手机号码, 手機號碼, 联系电话, 聯絡電話, 联系方式, 座机, 微信同号, 微信号, 微信, 打电话",
    "传真, 傳真, 致电, 拨打, 热线, 電話番号, 携帯, 携帯電話, 携帯番号, 固定電話, 連絡先, 連絡先電話番号, 内線, 自宅電話, ファックス, ファクス",
    "전화, 전화번호, 휴대폰, 휴대전화, 핸드폰, 폰번호, 연락처, 집전화, 팩스, 휴대폰번호, 핸드폰번호, 카톡",
    "โทร, เบอร์โทร, เบอร์โทรศัพท์, เบอร์มือถือ, โทรศัพท์, มือถือ, เบอร์",
)
_JOINT = r"[ ()./\-\u00a0\u2007\u2009\u202f\u2010-\u2014\u30fc\uff0d\uff08\uff09\u3000]"
_VALUE = rf"[+＋(（]{{0,2}}\d(?:{_JOINT}{{0,3}}\d){{5,16}}(?:[ ,]{{0,2}}(?:x|ext\.?|App\.?|DW|доб\.?|-)[ ]?\d{{1,5}})?"


def _plain(value: str) -> str:
    """Its digits as ASCII."""
    return "".join(
        str(unicodedata.digit(char)) for char in value if char.isdigit() and unicodedata.digit(char, -1) >= 0
    )


_NO_NUMBER = re.compile(
    r"(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}.*|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d|(?:19|20)\d\d[-– ]+(?:19|20)\d\d"
    r"|\d{1,3}(?:\.\d{1,3}){3}|\d{1,7}\.\d{1,30}|\d{1,3}(?:\.\d{3})+|\d{1,2}(?:\.\d{1,2})+|1[67]\d{8}|1[67]\d{11}|\d{1,3}(?: \d{1,3}){5,9}"
)


def _is_telephone(value: str) -> bool:
    """Seven to fifteen digits with an extension at most, and no date, address, fraction or time of a machine."""
    digits = _plain(re.split(r"[xXaAeEdDд]", value)[0])
    return 7 <= len(digits) <= 15 and len(set(digits)) > 2 and _NO_NUMBER.fullmatch(value) is None


TELEPHONES: tuple[Rule, ...] = (
    *beside_and_below(
        "telephone",
        "personal.phone",
        _WORDS,
        _PLANS,
        value=_VALUE,
        valid=_is_telephone,
        finds=(
            "Ruf mich abends an: «0211/3664707»",
            "Zadzwoń do mnie: «22 474 55 70».",
            "電話は«０９０-３９７７-０４４４»まで",
            "هاتفي «٠٥٠١٢٧٩٢٠١».",
            "मेरा मोबाइल «९६१७६ ६९७०२» है",
            "Mon natel est le «079\u202f482\u202f91\u202f37»",
            "No. HP saya «0812-4213-8122»",
            '"cellphone": "«082 626 0719»"',
            "微信同号 «13848291370»",
            "fax\n«0711 9264760»",
        ),
        ignores=(
            "phone numbers have 10 digits",
            "mobile: 320px",
            "cell 12-14",
            "signal 1712345678",
            "contact us in 2024-05-06 12",
            "call 3.14159265",
            "extension 1.2.3.4",
        ),
        generic=False,
        confidence=0.8,
    ),
    Rule(
        id="telephone-link",
        kind="personal.phone",
        anchors=("wa.me/", "whatsapp://send", "api.whatsapp.com/send", "tel:", "sms:", "signal-cli", "sip:", "t.me/+", "callto:", "viber://", "TEL;", "TEL:"),
        ignore_case=True,
        pattern=r"(?:wa\.me/|(?:whatsapp://send|api\.whatsapp\.com/send)/?\?phone=|tel:|sms:|callto:|sips?:|t\.me/|signal-cli (?:-[ua]|--account)[ =]|"
        r"viber://\S{1,20}?number=|tel(?:;[A-Za-z=,;\"]{1,40})?:(?:tel:)?)(?P<v>(?:\+|%2B|00)?\(?\d(?:[ ().\-]?\d){6,14})(?![0-9A-Za-z])",
        validate=lambda value: len(set(value)) > 3,
        reference="https://www.rfc-editor.org/rfc/rfc3966",
        finds=(
            "https://wa.me/«4915716889558»",
            "whatsapp://send?phone=«33689127924»",
            "tel:«+4915716889558»;ext=12",
            "TEL;TYPE=CELL:«4915716889558»",
            "sip:«5511989127924»@voip.example",
        ),
        ignores=("tel:112", "wa.me/qr", "sms:0000000000", "sip:alice@example.com"),
        confidence=0.9,
    ),
    labelled(
        "telephone-own",
        "personal.phone",
        phrases(
            "my number is, my number's, my number, her number is, his number is, our number is, number is, meine nummer ist, meine nummer"
            ", mon numéro est le, mon numéro, mi número es, mi número, o meu número é, meu número é, il mio numero, mijn nummer is"
            ", mój numer to, moje číslo je, mitt nummer är, benim numaram, мой номер, мій номер, رقمي, मेरा नंबर, 我的号码是, 私の番号は, 제 번호는"
        ),
        _PLANS,
        value=_VALUE,
        valid=_is_telephone,
        finds=("my number's «415.344.6453», leave", "Mon numéro : «06 60 82 01 81»", "meine Nummer ist «0157 48291370»"),
        ignores=("the number is 12", "my number 7", "number is 3.1415926"),
        generic=False,
        confidence=0.7,
    ),
    Rule(
        id="telephone-before",
        kind="personal.phone",
        anchors=("までご連絡", "まで連絡", "に電話", "までお電話", "へお電話", "へご連絡", "にご連絡", " erreich", " anruf", " numaradan", " numarasından", " numaralı", "로 전화", "로 연락"),
        before=rf"[^\d\n]{{0,3}}\d(?:{_JOINT}{{0,2}}\d){{6,14}}[+(]{{0,2}}",
        reach=34,
        pattern=rf"(?P<v>(?<![0-9A-Za-z])[+(]{{0,2}}\d(?:{_JOINT}{{0,2}}\d){{6,14}})[^\d\n]{{0,3}}(?:まで|に電話|へお電話|へご連絡|にご連絡| ?erreich| ?anruf| ?numara|로 전화|로 연락)",
        validate=_is_telephone,
        reference=_PLANS,
        finds=("«045-403-1570»までご連絡ください", "mich unter der «0341-423173» erreichen", "«0532 482 91 37» numarasından ara"),
        ignores=("2024-05-06までご連絡", "12 erreichen", "1712345678 anrufen"),
        confidence=0.8,
    ),
)  # fmt: skip
