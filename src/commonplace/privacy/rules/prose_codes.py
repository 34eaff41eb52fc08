"""PINs, one-time codes and answers to security questions in talk."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_words import CODE_CUES, GAP, LINK, alternatives

__all__ = ["PROSE_CODES"]

_NIST = "https://pages.nist.gov/800-63-4/sp800-63b.html"


def _answer(value: str) -> bool:
    return value[:1].isupper() and value.lower() not in ("yes", "no", "none", "true")


PROSE_CODES: tuple[Rule, ...] = (
    Rule(
        id="code-told",
        kind="secret.pin",
        anchors=(*cue_anchors(("pin", *(cue for cue in CODE_CUES if cue.isascii()))), *(cue for cue in CODE_CUES if not cue.isascii())),
        ignore_case=True,
        pattern=rf"(?:{alternatives(CODE_CUES)}|pin(?![\w-]))[\"'`*]{{0,4}}(?:{GAP}{LINK}|[ \t]{{1,2}})[\"'`*「]{{0,3}}(?P<v>[0-9]{{4,8}}|[0-9]{{3}}[ -][0-9]{{3}})(?![\w.,:/-]?[0-9A-Za-z_])",
        validate=lambda value: not re.fullmatch(r"(?:19|20)[0-9]{2}|(?:404|500|0000)", value),
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
        ),
        ignores=("connect pin 13 to GND", "access code 404", "set a PIN of 4 digits", "the security code since 2019"),
        confidence=0.8,
    ),
    Rule(
        id="code-yours",
        kind="secret.pin",
        anchors=(
            "your code", "my code", "dein code", "ihr code", "mein code", "tan-code", "tan ", "votre code", "ton code", "mon code", "tu código", "su código", "mi código", "seu código", "meu código",
            "tuo codice", "mio codice", "uw code", "je code", "twój kod", "mój kod", "ваш код", "твой код", "мой код", "kodunuz", "kodun ", "您的代码", "你的代码", "code for the ", "code to the ", "code to my ",
            "code for my ", "code zum ", "code zur ", "code für ", "code du ", "code de la ", "código de la ", "código del ", "codice del", "код от ",
        ),
        ignore_case=True,
        pattern=r"[^\n:.]{3,24}?(?:(?:code|código|codice|kod|код|代码|tan)\w{0,6})?(?:[ ](?:for|to|zum|zur|für|du|de la|del|della|of)[ ](?:the |my |our )?(?:safe|door|gate|garage|alarm|building|locker|lockbox|lock|house|entrance|gym|bike|tresor|tür|garage|haustür|porte|immeuble|portail|coffre|puerta|caja|alarma|porta|cassaforte)\w{0,4})?"
        r"[ ]{0,1}(?:[:=]|[ ]?(?:is|ist|lautet|est|es|é|è|to|—|-|–|是|は))[ ]{1,3}[\"'`*]{0,2}(?P<v>[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![\w.,:/-]?[0-9A-Za-z_])",
        validate=lambda value: not re.fullmatch(r"(?:19|20)[0-9]{2}", value),
        generic=True,
        spread=False,
        reference=_NIST,
        finds=("Your code is «482193»", "votre code est «814028», valable 10 minutes", "the code for the safe is «5600»", "ваш код: «7223»", "Ihr TAN-Code lautet «829724»"),
        ignores=("your code is 404", "your code: main.py", "my code has 1200 lines", "the code for the test is 12 lines", "your code is 2024"),
        confidence=0.7,
    ),
    Rule(
        id="code-sent",
        kind="secret.pin",
        anchors=(" is your ", " is the code", " ist dein ", " ist ihr ", " est votre ", " es tu ", " es su ", " é seu ", " è il tuo ", " - ваш код"),
        ignore_case=True,
        before=r"[\"'`*]{0,2}[0-9]{3,4}(?:[ -]?[0-9]{3,4})?(?:-[A-Z]{1,3})?(?=[\s\"'`*(]|$)",
        reach=16,
        pattern=r"(?P<v>(?:[A-Z]{1,3}-)?[0-9]{3,4}(?:[ -]?[0-9]{3,4})?)[\"'`*]{0,2} (?:is|ist|est|es|é|è|-) (?:your|the|dein|ihr|votre|tu|su|seu|il tuo|ваш)[^\n.]{0,40}?(?:code|código|codice|код|otp|pin)",
        generic=True,
        spread=False,
        reference=_NIST,
        finds=("«G-482193» is your Google verification code.", "«482193» ist dein Bestätigungscode", "«482 193» is your WhatsApp code"),
        ignores=("404 is the code for missing pages", "2024 is your year", "port 8080 is your best choice"),
        validate=lambda value: len(value) > 3 and not re.fullmatch(r"(?:19|20)[0-9]{2}", value),
        confidence=0.8,
    ),
    Rule(
        id="code-told-after",
        kind="secret.pin",
        anchors=(Shape("pin", 3, "A-Za-z0-9_-", "pin"), "passcode"),
        ignore_case=True,
        before=r"(?:[ \t](?:ym|s'taht|taht|eht|si|sa|a|sih|reh)(?=[ \t,])){1,4}[ \t],?[0-9]{4,8}(?=[\s\"'`(])",
        reach=40,
        pattern=r"(?P<v>[0-9]{4,8}),?[ \t][^\n]{1,30}",
        generic=True,
        spread=False,
        reference=_NIST,
        finds=("unlock the phone with «4821», that's my pin", "use «482193» as the passcode"),
        ignores=("2 is a pin", "v4821 is my pin"),
        confidence=0.8,
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
        r"|(?:réponse|respuesta|resposta|risposta) (?:secrète|secreta|segreta|de seguridad))"
        r"[\"'*]{0,3}(?:[ \t]{0,2}[:=：]|[ \t](?:is|was|ist|war|est|es|é|è|era|это)(?=[ \t])|は|是|[ ]i used)[ \t]{0,3}[\"'`*]{0,3}(?P<v>[^\s\"'`.,;:<>{}()][^\n\"'`.,;:<>{}()]{1,38})",
        validate=_answer,
        generic=True,
        reference="https://cheatsheetseries.owasp.org/cheatsheets/Choosing_and_Using_Security_Questions_Cheat_Sheet.html",
        finds=(
            "My security answer is «Brandywell»",
            "Security question: first pet? Answer: «Fluffkin»",
            "Sicherheitsfrage: Geburtsort? Antwort: «Oakenshaw»",
        ),
        ignores=("the security answer is wrong", "a security question about ports", "security questions: what is XSS?"),
        confidence=0.75,
    ),
)  # fmt: skip
