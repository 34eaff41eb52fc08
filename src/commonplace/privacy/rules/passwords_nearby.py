"""Passwords in the sentence of a word for one, whatever stands between, and behind words for getting in.

The words between a cue and a password differ in every language and with every speaker; what a password looks
like does not. So the whole line around a cue is cut into words, and those that look made up are taken.
"""

import re
from collections.abc import Iterator

from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_shapes import GLARING, SURE, TYPED, likeness
from commonplace.privacy.rules.secret_words import PASSWORD_STEMS

__all__ = ["PASSWORDS_NEARBY"]

_OWASP = "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"

_SHORT = ("pw", "pwd", "p/w", "pass", "psw", "passwd", "ww", "sandi", "clave")
_CUE = re.compile(
    rf"(?:{one_of(PASSWORD_STEMS)})(?:(?<![\u0e00-\u0e7f\u3000-\u9fff\uac00-\ud7af])[^\W\d_]{{0,10}})?|(?<![A-Za-z0-9_])(?:{one_of(_SHORT)})(?![\w-])",
    re.IGNORECASE,
)
_WEAK = re.compile(r"parola?|pass|clave|ww|sandi|暗号|암호|şifre\w*|sifre\w*|hesl\w*|κωδικ\w*", re.IGNORECASE)
# Whoever writes Chinese, Japanese, Thai or Korean puts no blank between a word and what is not of their letters.
_WORD = re.compile(
    r"[^\s\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uff0f\uff1a-\uff20\u0e00-\u0e7f\u0900-\u097f“”„«»‘‚`\"]+"
)
_ENDS = re.compile(r"[.!?。！？][\"'»”)]{0,2}(?:\s|$)|[。！？]")
_CODE = re.compile(r"[={};<>\\\[\]|$]|\w\(|://")
_ARROW = re.compile("<?[-=]{1,2}>|<[-=]{1,2}|[→←]")
_QUOTES = "\"'`“„«‘‚「『*"
_SUFFIX = re.compile(r"['’][a-zçşığüöäå]{1,5}$")
# What each password has that this module finds: a digit, a sign inside, or three words joined.
_MAY_HOLD = re.compile(r"[0-9!@#$%^&*+=~?_](?![=\"\s])|[0-9!#$*]|[^\W\d_]-[^\W\d_]+-")
_MOST_WORDS, _FEW_WORDS = 14, 6


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words of a line, without the marks around them."""
    for found in _WORD.finditer(text, start, end):
        first, last = found.span()
        while first < last and text[first] in "(['*<:,“«;":
            first += 1
        while last > first and text[last - 1] in ".,;:)]}>'*’…?":
            last -= 1
        suffix = _SUFFIX.search(text, first, last)
        if suffix is not None and suffix.start() > first + 3:
            last = suffix.start()
        if last - first >= 4:
            yield first, last


def _is_quoted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in tuple(_QUOTES) and text[end : end + 1] in tuple("\"'`”“»’’」』*")


def _is_linked(between: str, cue: str, likeness_: int, *, quoted: bool) -> bool:
    """Whether what stands between a cue and a word lets it be the password."""
    if _CODE.search(_ARROW.sub("", between.rstrip("[(<"))):
        return False
    ends, count = len(_ENDS.findall(between)), len(between.split())
    if likeness_ == GLARING:
        weak = _WEAK.fullmatch(cue) is not None
        return ends <= 1 and count <= (_FEW_WORDS if weak or ends else _MOST_WORDS)
    if ends:
        return False
    if likeness_ == SURE:
        return count <= (_MOST_WORDS if quoted else _FEW_WORDS)
    return quoted and count <= 3


def _nearby(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a line that are passwords, going by their look and by where they stand to a cue."""
    found: list[tuple[int, int]] = []
    cues: list[tuple[int, int, str]] = []
    for first, last, degree in _candidates(text, start, end):
        quoted = _is_quoted(text, first, last)
        cues = cues or [(*cue.span(), cue[0]) for cue in _CUE.finditer(text, start, end)]
        for begin, stop, cue in cues:
            if begin < last and first < stop:
                continue
            between = text[stop:first] if stop <= first else text[last:begin]
            if _is_linked(between, cue, degree, quoted=quoted):
                found.append((first, last))
                break
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The words of a line that look like a password, and how much."""
    if _MAY_HOLD.search(text, start, end) is None:
        return
    for first, last in _words(text, start, end):
        value = text[first:last]
        degree = likeness(value) if _MAY_HOLD.search(value) else 0
        if degree >= TYPED and not is_placeholder(value) and not _is_of_a_path(text, first, last):
            yield first, last, degree


def _is_of_a_path(text: str, start: int, end: int) -> bool:
    """A part of an address, an assignment or a call, which other rules look at."""
    return (
        text[start - 1 : start] in tuple("/\\@=$#.")
        or text[end : end + 1] in tuple("/\\=([")
        or "](" in text[start:end]
    )


_INTO = (
    "logs on", "logs in", "locked out", "sticky note", "post-it", "log in", "logged in", "logging in", "login", "log on", "sign in", "signed in", "signing in", "get into", "get in", "access denied", "unlock", "decrypt", "opens with",
    "open with", "protected with", "protected by", "locked with", "encrypted with", "to connect", "to authenticate", "prompts", "prompted",
    "melde dich", "melde mich", "logge mich", "einloggen", "anmelden", "einwählen", "entsperr", "entschlüssel", "geschützt", "verschlüsselt", "kommst du", "komme ich", "komm ich mit", "ich komm mit", "ich komme mit", "geht auf mit",
    "connecte", "connecter", "identifiant", "déverrouill", "protégé", "s'ouvre avec", "pour ouvrir", "iniciar sesión", "entra con", "entro con", "accede con", "se abre con", "desbloque", "protegid",
    "entrar com", "entre com", "acesse com", "abre com", "accedi", "accedo", "entra con", "si apre con", "sblocc", "protetto", "inloggen", "log in met", "ontgrendel", "beveiligd", "zaloguj", "loguję", "otwiera się",
    "zaszyfrowan", "přihlas", "odemkn", "logga in", "lås upp", "logg inn", "logg ind", "log ind", "lås op", "kirjaudu", "avaa", "bejelentkez", "jelentkezz", "conectează", "intră cu",
    "вхожу", "захожу", "заходи", "войти", "войди", "залогин", "открывается", "разблокир", "зайти", "увійти", "заходь", "giriş", "συνδέσου", "συνδεθείτε", "登录", "登入", "解压", "解锁", "ログイン", "解凍", "解錠", "로그인", "đăng nhập", "masuk dengan", "เข้าสู่ระบบ",
    "تسجيل الدخول", "लॉगिन", "התחבר", "vpn", "router", "wi-fi", "wifi", "wlan", "netflix", "keychain", "for everything", "admin / ", "root / ", "is locked", "masuk",
)  # fmt: skip
_WITH = re.compile(
    r"(?:(?<![^\W_])(?:with|using|use|used|uses|by|par|da|przez|van|door|type|typed|typing|enter|entered|then|and|is|it's|it was|mit|und|dann|lautet|avec|et|taper|tape|puis|con|y|luego|com|e|depois|met|en|z|i|med|och|og|ja|s|a|és|și|cu"
    r"|с|под|и|та|з|ile|ve|και|με|với|và|dengan|dan|with the|to)(?: (?:the|a|dem|das|le|la|el|o|il|het))?|[:=→>/,、：，,]|[用和与と로وבוवด้วย])[ \t]{0,3}[\"'`*“„«‘「『(]{0,3}$",
    re.IGNORECASE,
)


# ``with bob and``, ``admin /``: the user's name before the password.
_PAIR = re.compile(
    r"(?:with|using|as|user|mit|als|avec|con|com|met|med|som|z|jako|под|с|ile)[ ][\w.@-]{2,40}[ ]?(?:[ ](?:and|und|et|y|e|en|i|и|och|og|ve|ja|then)|[/,:])[ ][\"'`]?$",
    re.IGNORECASE,
)


def _typed_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The words of a line that are typed to get in: made up, and behind a word such as `with`."""
    found = []
    for first, last, degree in _candidates(text, start, end):
        led = _WITH.search(text, max(start, first - 24), first) is not None
        if (degree == GLARING and (led or _is_quoted(text, first, last))) or (
            degree == SURE and led and _is_secretive(text[first:last])
        ):
            found.append((first, last))
    return found


def _is_secretive(value: str) -> bool:
    """Neither a name with a number, as of a host or a user, nor a compound word."""
    return (
        re.search(r"[a-z][a-z-]*-?[0-9]{1,2}$", value) is None
        or re.search("[A-Z!@#$%^&*+?]", value[1:]) is not None
    )


_FILLING = (
    "the|and|for|with|not|was|has|must|have|are|you|your|from|that|this|user|login|password|passwort|invalid|wrong|incorrect|credentials|"
    "account|failed|error|required|missing|change|reset|enter|please|forgot|short|long|empty|expired|than|least|can|cannot|access|denied"
)
_PHRASE = rf"(?P<v>(?![^\n\"'`”“»」』]{{0,80}}(?<![^\W_])(?:{_FILLING})(?![^\W_]))[^\W\d_]{{3,14}}(?:[ ._-][^\W\d_]{{3,14}}){{2,7}}(?:[ ._-]?[0-9]{{1,4}})?)"

PASSWORDS_NEARBY: tuple[Rule, ...] = (
    Rule(
        id="password-nearby",
        kind="secret.password",
        anchors=(*PASSWORD_STEMS, *cue_anchors(_SHORT)),
        ignore_case=True,
        before=r"[^\n]{0,100}",
        reach=100,
        pattern=r"(?P<v>[^\n]{4,240})",
        parts=_nearby,
        generic=True,
        reference=_OWASP,
        finds=(
            "¿La contraseña sigue siendo «kettle4821»?",
            "the password isn't «kettle4821» anymore",
            "Same password as the NAS, «granite-falafel-77»",
            "Wie war nochmal das WLAN-Passwort? «L@nt3rn474»",
            "Wi-Fiのパスワード、«kettle4821»です",
            "解压码:«kettle4821»",
            "wifi密码«kettle4821»",
            "puse «kettle4821» de contraseña",
            "- «kettle4821» (password)",
            "It's not «kettle4821», that password expired",
            "mit dem Passwort «$Okapi519#» geht es",
            "everyone here uses «maple-tractor-goblin» as the root password",
            "hasło do routera to «maple-tractor-goblin»",
            "«kettle4821» это пароль",
        ),
        ignores=(
            "the password is still the same",
            "the password is not SHA-256 hashed",
            "the password is in settings2024.yaml",
            "passwords, OAuth2 and SAML2",
            "the password, see RFC6238",
            "passwords: 8-20 characters",
            "password hashing with argon2id",
            "a password on host web01",
            "the password is end-to-end-encrypted",
            "password_hash = hash(pw2, Salt77x)",
            "use the one-time-password flow",
            "a password with SHA-256 and PBKDF2",
            "password $DB_PASSWORD",
        ),
        confidence=0.7,
    ),
    Rule(
        id="password-typed-in",
        kind="secret.password",
        anchors=cue_anchors(_INTO),
        ignore_case=True,
        before=r"[^\n]{0,70}",
        reach=70,
        pattern=r"(?P<v>[^\n]{4,170})",
        parts=_typed_in,
        generic=True,
        reference=_OWASP,
        finds=(
            "for the VPN enter bob and then «kettle4821»",
            "tried bob with «kettle4821», access denied",
            "Ich logge mich mit bob und «kettle4821» ein",
            "unlock the PDF using «Maple0787x»",
            "die ZIP ist mit «kettle4821» verschlüsselt",
            "connecte-toi avec bob et «Tr4ct0r!»",
            "заходи под bob и «kettle4821»",
        ),
        ignores=(
            "log in with GitHub and OAuth2",
            "encrypted with AES-256-GCM",
            "logged in with python3 and node20",
            "unlock the door with key2024.pem",
            "login and then step2024",
            "connect to the VPN with web-server-01",
            "log in with 10.0.0.12:8080",
            "encrypted with ChaCha20-Poly1305",
        ),
        confidence=0.6,
    ),
    Rule(
        id="passphrase-quoted",
        kind="secret.password",
        anchors=(*PASSWORD_STEMS, *cue_anchors(("vault", "unlock"))),
        ignore_case=True,
        pattern=rf"(?:{one_of(PASSWORD_STEMS)}|vault|unlock)[^\n\"'`“„«‘「{{}}=;<>()]{{0,40}}[\"'`“„«‘「『][ \u00a0]?{_PHRASE}[ \u00a0]?[\"'`”“»’」』]",
        reference="https://www.eff.org/dice",
        finds=(
            'the passphrase for the key is "«zucchero tractor pelican»"',
            "die Passphrase lautet „«zebra lampe wolke»“",
            "la phrase secrète est “ «lampe zèbre nuage» ”",
            "パスフレーズは「«banana zucchero hedgehog»」です",
        ),
        ignores=(
            'it says "the password is wrong"',
            'password: "must be given twice"',
            'the error for a password is "invalid login credentials"',
            "passphrase 'a b c'",
        ),
        confidence=0.7,
    ),
    Rule(
        id="passphrase-line",
        kind="secret.password",
        anchors=("passphrase", "pass phrase", "phrase secrète", "frase de contraseña", "パスフレーズ", "wachtzin", "口令"),
        ignore_case=True,
        pattern=rf"(?:passphrase|pass phrase|phrase secrète|frase de contraseña|パスフレーズ|wachtzin|口令)(?:[ ]?[:：=][ ]?|[ ](?:is|ist|lautet|est|es|was|war)[ ]){_PHRASE.replace('[ ._-]', '[ ]').replace('{2,7}', '{2,9}')}(?=[ \t]{{0,4}}(?:[\n.,)]|\Z))",
        reference="https://www.eff.org/dice",
        finds=("Passphrase: «grenouille tractor kirschbaum»", "my passphrase is «purple otter drives slowly»."),
        ignores=("Passphrase: must have five words", "passphrase is optional", "passphrase: enter your secret twice"),
        confidence=0.7,
    ),
)  # fmt: skip
