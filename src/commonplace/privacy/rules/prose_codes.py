"""PINs, one-time codes and answers to security questions in talk."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_shapes import is_technical, is_typed

__all__ = ["PROSE_CODES"]

_NIST = "https://pages.nist.gov/800-63-4/sp800-63b.html"

# Nouns that are said of nothing else but codes that open something.
_STRONG = (
    "pin", "pincode", "pinkod", "pinkode", "pinnummer", "passcode", "otp", "tan", "one-time code", "one time code", "2fa code", "mfa code", "verification code", "confirmation code", "security code", "entry code",
    "access code", "unlock code", "login code", "sms code", "auth code", "authentication code", "einmalcode", "bestätigungscode", "sicherheitscode", "verifizierungscode", "zugangscode", "türcode", "entsperrcode", "digicode", "code pin",
    "verificatiecode", "toegangscode", "verifieringskod", "portkod", "dørkod", "bekreftelseskod", "bekræftelseskod", "engangskod", "ovikood", "vahvistuskood", "пин", "пін", "pin码", "验证码", "驗證碼", "暗証番号", "認証コード", "確認コード",
    "인증번호", "인증 코드", "비밀번호", "密码", "密碼", "暗証", "رمز التحقق", "الرقم السري", "ओटीपी", "पिन", "คำสั่ง otp", "mã pin", "mã xác minh", "mã otp", "kode verifikasi", "doğrulama kod", "ověřovací kód", "kód pin", "combination", "kombination vom", "combinaison",
    "combinación de la caja", "código de verificación", "código de verificação", "codice di verifica", "kod weryfikacyjny", "código pin", "codice pin", "kod pin", "ερωτηματικό pin",
)  # fmt: skip
# Words for a code of any kind; what it is of must stand beside them.
_WEAK = (
    "code", "codes", "código", "codigo", "codice", "kod", "kode", "koden", "kod", "kodu", "kód", "koodi", "koda", "cod", "код", "коду", "κωδικός", "קוד", "رمز", "कोड", "รหัส", "mã", "码", "コード", "番号", "코드", "번호", "senha", "şifre", "şifrem", "clave",
)  # fmt: skip
_PLACES = (
    "door", "gate code", "gate is", "the gate", "alarm", "lockbox", "garage", "voicemail", "keypad", "padlock", "locker", "unlocks with", "the safe", "to my safe", "code for the ", "code to the ", "code to my ", "by sms", "by text", "via sms", "texted me", "my phone", "to confirm it", "your code", "my code", "is your ", "is the code",
    "tür", "tresor", "alarmanlage", "garage", "entsperr", "handy", "per sms", "schließfach", "fahrradschloss", "ihr code", "dein code", "mein code", "tan-code", "bestätig",
    "porte", "portail", "immeuble", "carte bleue", "carte bancaire", "coffre", "alarme", "vérification", "par sms", "cadenas", "votre code", "mon code", "ton code",
    "puerta", "portal", "tarjeta", "alarma", "caja fuerte", "verificación", "por sms", "candado", "garaje", "tu código", "su código", "mi código", "cartão", "portão", "cofre", "verificação", "seu código", "meu código", "porta", "bancomat", "allarme", "cassaforte", "cancello", "verifica", "tuo codice", "mio codice",
    "voordeur", "verificatie", "pinpas", "kluis", "je code", "uw code", "karty", "bramy", "domofon", "weryfikac", "sejf", "klatki", "twój kod", "mój kod", "карт", "домофон", "подтвержд", "сейф", "подъезд", "калитк", "ваш код", "твой код", "мой код", "код від", "підтвердж",
    "kapı", "kart ", "doğrulama", "kodunuz", "dveř", "kartě", "trezor", "porten", "døren", "dören", "larmet", "kortet", "oven", "kortin", "القفل", "بطاقة", "الباب", "التحقق", "कार्ड", "दरवाज", "xác minh", "cửa", "thẻ", "pintu", "atm", "verifikasi", "brankas",
    "银行卡", "门禁", "保险箱", "门锁", "短信", "您的代码", "你的代码", "金庫", "ドア", "玄関", "カード", "현관", "금고", "카드", "도어락", "security code", "smartlock", "smart lock",
)  # fmt: skip
_NOUN = re.compile(
    rf"(?:(?<![A-Za-z0-9_.-])(?P<strong>{one_of(_STRONG)})(?![A-Za-z0-9_]{{6}})|(?<![^\W_])(?P<weak>{one_of([word for word in _WEAK if word.isalpha() and word[0] < '⺀'])})(?![a-z]{{3}})|(?P<cjk>[码]|コード|番号|코드|번호))",
    re.IGNORECASE,
)
_PLACE = re.compile(one_of(_PLACES), re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w.,/+$€£#@=&%-])(?<![0-9]:)(?:[A-Z]{1,3}-)?(?P<n>[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})#?(?![A-Za-z0-9_À-ӿ%€$£°/=@(]|[.,:-][0-9A-Za-z]|[ ](?:-|–|to)[ ]?[0-9])"
    r"(?![ ]?(?:-?digit|digits|characters?|chars|words|lines|times|bytes|[kmg]b|px|ms|sec|min\b|minutes?|hours?|days?|seconds?|eur|usd|stellig|ziffern|zeichen|sekunden|minuten|chiffres|secondes|minutes|dígitos|segundos|cifre|cyfr|цифр|секунд|минут|位|桁|자리|元|円|원|人|people|users|rows|files|steps|tokens|requests|errors|of\b))",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?:(?<=[\u3000-\u9fff\uac00-\ud7af：])|(?<=[\u3000-\u9fff\uac00-\ud7af]:))([0-9]{4,8})(?![0-9A-Za-z.:/%-]|[位桁자元円원人])"
)
_OTHER = re.compile(
    r"error|status|exit|http|return|response|fehler|erreur|errore|erro\b|błąd|ошибк|zip|postal|postleit|plz|area code|country code|line|port\b|page|issue|version|cve|source|gpio|pinout|header|qr|bar ?code|byte|hex|opcode|sort code|colou?r|wire|example|e\.g\.|邮编|错误|エラー|오류|郵便|discount|promo|coupon|rabatt|gutschein|invite code|swift|iban|product|model|item|order|dress",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)[0-9]{2}|0000|1234|404|500")
_SENTENCE = re.compile(r"[.!?。\n][\s\"')]*")
_CODE = re.compile(r"[{}=<>|\\;]|[.!?。][ \n]|\w\(")


def _codes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The numbers of a line that are codes, going by the nearest noun and by what it is said of."""
    nouns = list(_NOUN.finditer(text, start, end))
    placed = _PLACE.search(text, start, end) is not None
    found = []
    for number in (*_NUMBER.finditer(text, start, end), *_GLUED.finditer(text, start, end)):
        if _YEARS.fullmatch(number["n"] if "n" in number.re.groupindex else number[1]):
            continue
        if any(_is_of(text, noun, number, placed) for noun in nouns) or _opens(text, number.start()):
            found.append((number.start(), number.end() - number[0].endswith("#")))
    return found


_OPENS = re.compile(
    r"(?:unlocks|unlock it|unlock the \w{2,12}|opens|opened|disarm\w{0,3}|enter|type|dial|entsperrt|geht auf|öffnet|s'ouvre|se abre|abre|si apre|открывается)(?: (?:with|by|using|mit|avec|con|com))? $",
    re.IGNORECASE,
)
_UNLOCKED = re.compile(
    r"phone|safe|door|lock|alarm|gate|garage|to confirm|sms|handy|tresor|tür", re.IGNORECASE
)


def _opens(text: str, at: int) -> bool:
    begin = text.rfind("\n", 0, at) + 1
    near = text[max(begin, at - 60) : at + 40]
    return (
        _OPENS.search(text, max(begin, at - 40), at) is not None
        and _UNLOCKED.search(near) is not None
        and _OTHER.search(near) is None
    )


def _is_of(text: str, noun: re.Match[str], number: re.Match[str], placed: bool) -> bool:
    first, last = number.span()
    begin, stop = noun.span()
    between = text[stop:first] if stop <= first else text[last:begin]
    if len(between) > 48 or re.search("[0-9]", between) or _CODE.search(between):
        return False
    around = (
        _SENTENCE.split(text[max(0, min(begin, first) - 16) : min(begin, first)])[-1]
        + text[min(begin, first) : max(stop, last) + 12]
    )
    if _OTHER.search(around):
        return False
    count = len(between.split())
    if noun["strong"]:
        return (
            count <= 7
            if stop <= first
            else count <= 6 and re.match(r"[\"'`*),]{0,2}[ ]", between) is not None
        )
    return placed and count <= 6


def _is_passcode(value: str) -> bool:
    """Letters of both cases in no order, or letters with digits: what a service for meetings makes."""
    if re.search("[0-9]", value):
        return re.search("[A-Za-z]", value) is not None and not is_technical(value)
    mixed = re.search("[a-z].*[A-Z]|[A-Z]{2}.*[a-z]", value) is not None
    return mixed and _CAMEL.fullmatch(value) is None


# Words joined by capitals, each with a vowel, and short names in capitals: ``isValid``, ``MySQLServer``.
_CAMEL = re.compile(r"(?:[a-z]*[aeiouy][a-z]*)?(?:[A-Z][a-z]*[aeiouy][a-z]*|[A-Z]{2,5}(?=[A-Z][a-z]|$))*")


def _answer(value: str) -> bool:
    return (value[:1].isupper() or is_typed(value)) and value.lower() not in ("yes", "no", "none", "true")


PROSE_CODES: tuple[Rule, ...] = (
    Rule(
        id="code-nearby",
        kind="secret.pin",
        anchors=tuple(dict.fromkeys(cue_anchors((*_STRONG, *_PLACES)))),
        ignore_case=True,
        before=r"[^\n]{0,70}",
        reach=70,
        pattern=r"(?P<v>(?=[^\n]{0,150}[0-9]{3})[^\n]{4,150})",
        parts=_codes,
        generic=True,
        spread=False,
        reference=_NIST,
        finds=(
            "my PIN is «4821»",
            "the door code is «482193»",
            "your verification code is «482193»",
            "die PIN lautet «4821»",
            "验证码是«482193»",
            "暗証番号は«4821»です",
            "пин-код «4821»",
            "Your code is «482193»",
            "votre code est «814028», valable 10 minutes",
            "the code for the safe is «5600»",
            "ваш код: «7223»",
            "Ihr TAN-Code lautet «829724»",
            "«G-482193» is your Google verification code.",
            "«482193» ist dein Bestätigungscode",
            "«482 193» is your WhatsApp code",
            "unlock the phone with «4821», that's my pin",
            "use «482193» as the passcode",
            "My phone unlocks with «2166».",
            "kod do domofonu: «624457»",
            "die Kombination vom Tresor ist «56687»",
            "I got «96292» by SMS as the login code",
        ),
        ignores=(
            "connect pin 13 to GND",
            "access code 404",
            "set a PIN of 4 digits",
            "the security code since 2019",
            "your code is 404",
            "your code: main.py",
            "my code has 1200 lines",
            "the code for the test is 12 lines",
            "404 is the code for missing pages",
            "port 8080 is your best choice",
            "2 is a pin",
            "v4821 is my pin",
            "the door opens error 4711",
            "a verification code is valid for 3600 seconds",
        ),
        confidence=0.75,
    ),
    Rule(
        id="meeting-passcode",
        kind="secret.password",
        anchors=("passcode", "pass code", "kenncode", "meeting password", "meeting-passwort", "zoom password", "zoom-passwort", "会议密码", "入会密码", "會議密碼", "パスコード", "회의 비밀번호", "code secret", "código de acceso", "código de acesso", "mot de passe de la réunion", "contraseña de la reunión", "senha da reunião", "passcode della riunione", "код доступа", "пароль конференции"),
        ignore_case=True,
        pattern=r"(?:pass ?code|kenncode|(?:meeting|zoom)[ -]passwor[dt]|会议密码|入会密码|會議密碼|パスコード|회의 비밀번호|code secret|código de acces[so]o?|código de acesso|mot de passe de la réunion|contraseña de la reunión|senha da reunião|passcode della riunione|код доступа|пароль конференции)"
        r"[\"'*]{0,3}(?:[ ](?:de la réunion|de la reunión|da reunião|for the meeting|zum meeting))?(?:[ ]{0,2}[:：=]|[ ](?:is|ist|est|es|é|è)(?=[ ])|は|是)?[ \t]{0,3}[\"'`*]{0,3}(?P<v>(?-i:[A-Za-z0-9]{5,12}))(?![\w-])",
        validate=_is_passcode,
        generic=True,
        reference="https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0063160",
        finds=("Meeting ID 811 2233 4455, passcode «PPasWb»", "Kenncode: «mDtygN»", "会议密码:«vWSGdy»", "Passcode: «f3NQsY7d»", "the zoom password is «NYRaiB»"),
        ignores=("passcode required", "passcode isValid", "the passcode is sent", "Passcode: String", "passcode MySQLServer"),
        confidence=0.75,
    ),
    Rule(
        id="security-answer",
        kind="secret.answer",
        anchors=(
            "security answer", "secret answer", "security question", "secret question", "sicherheitsfrage", "sicherheitsantwort",
            "question secrète", "question de sécurité", "réponse secrète", "pregunta de seguridad", "pregunta secreta",
            "respuesta secreta", "respuesta de seguridad", "pergunta de segurança", "pergunta secreta", "resposta secreta",
            "domanda di sicurezza", "domanda segreta", "risposta segreta", "beveiligingsvraag", "geheime vraag",
            "pytanie bezpieczeństwa", "секретный вопрос", "контрольный вопрос", "ответ на секретный вопрос", "güvenlik sorusu",
            "安全问题", "秘密の質問", "보안 질문", "mother's maiden name",
        ),
        ignore_case=True,
        pattern=r"(?:(?:security|secret) answer|[^\n:]{6,30}name|[^\n]{6,32}?(?::|[ ])[^\n]{0,80}?\n?(?:answer|antwort|réponse|respuesta|resposta|risposta|antwoord|odpowiedź|ответ|cevap|yanıt|答案|答え|답)"
        r"|(?:réponse|respuesta|resposta|risposta) (?:secrète|secreta|segreta|de seguridad)|(?:(?:security|secret) question|sicherheitsfrage|(?:question|pregunta|pergunta|domanda) (?:secrète|de sécurité|de seguridad|secreta|de segurança|di sicurezza|segreta))(?=[ ](?:is|was|ist|war|est|es|é|è)[ ]))"
        r"[\"'*]{0,3}(?:[ \t]{0,2}[:=：]|[ \t](?:is|was|ist|war|est|es|é|è|era|это)(?=[ \t])|は|是|[ ]i used)[ \t]{0,3}[\"'`*]{0,3}(?P<v>[^\s\"'`.,;:<>{}()](?:[^\n\"'`.,;:<>{}()]|\.(?=[^\s])){1,38})",
        validate=_answer,
        generic=True,
        reference="https://cheatsheetseries.owasp.org/cheatsheets/Choosing_and_Using_Security_Questions_Cheat_Sheet.html",
        finds=(
            "My security answer is «Brandywell»",
            "Security question: first pet? Answer: «Fluffkin»",
            "Sicherheitsfrage: Geburtsort? Antwort: «Oakenshaw»",
            "the answer to my security question is «Oakenshaw»",
            "the answer to my security question is «Tractor.Fjell_122»",
        ),
        ignores=("the security answer is wrong", "a security question about ports", "security questions: what is XSS?", "Security question: What is your pet called?"),
        confidence=0.75,
    ),
)  # fmt: skip
