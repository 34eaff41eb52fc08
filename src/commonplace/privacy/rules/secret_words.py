"""Words for secrets in many languages, and the words that stand between such a word and its value.

Source: the login pages and settings of Windows, macOS, Android and GNOME in these languages.
"""

from collections.abc import Iterable

from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.words import words

__all__ = [
    "GAP",
    "KEY_CUES",
    "LINK",
    "PASSWORD_CUES",
    "PASSWORD_STEMS",
    "REVERSE",
    "alternatives",
    "backwards",
]

PASSWORD_CUES = (
    # Germanic: English, German, Dutch, Swedish, Danish, Norwegian
    "password", "passwd", "passphrase", "passcode", "pass phrase", "pass code", "pass word", "passwort", "kennwort",
    "passwörter", "wachtwoord", "lösenord", "lösen", "adgangskode", "kodeord", "passord",
    # Romance: Spanish, Portuguese, French, Italian, Romanian, Catalan
    "contraseña", "contrasena", "contrasenya", "senha", "palavra-passe", "palavra passe", "mot de passe", "mdp", "clé wifi", "clé wi-fi", "clef wifi", "clé wpa", "clé du wifi", "clé réseau",
    "parola", "parolă",
    # Slavic: Polish, Czech, Russian, Ukrainian, Bulgarian, Croatian
    "hasł", "hesl", "парол", "lozink", "zaporka",
    # Others: Turkish, Finnish, Hungarian, Greek, Hebrew, Vietnamese, Indonesian
    "şifre", "salasan", "jelsz", "κωδικ", "סיסמ", "mật khẩu", "kata sandi", "كلمة المرور", "كلمة السر", "كلمة سر", "كلمة مرور",
    "الرقم السري", "رمز عبور", "گذرواژه", "पासवर्ड", "কুটশব্দ", "পাসওয়ার্ড", "รหัสผ่าน", "密码", "密碼", "口令", "パスワード",
    "パスフレーズ", "비밀번호", "패스워드", "비번", "암호",
)  # fmt: skip
"""Stems; what a language appends to them may follow."""

PASSWORD_STEMS = (
    *(cue for cue in PASSWORD_CUES if cue != "lösen"),
    # Baltic, Slovene, Estonian, Serbian, Georgian, Armenian, Icelandic, Basque, Albanian; loan words; codes of archives.
    "geslo", "slaptažod", "parool", "лозинк", "პაროლ", "գաղտնաբառ", "lykilorð", "pasahitz", "fjalëkalim", "kata kunci",
    "الباسورد", "باسورد", "پسورد", "पासकोड", "พาสเวิร์ด", "พาส", "รหัส wifi", "パスコード", "暗証", "パス:", "解压码", "解壓碼", "提取码",
    "通行码", "通关密码", "暗号", "secret word", "sandi wifi", "wifi-lösen", "wifi lösen", "kod wifi", "код от вайфая", "haslo", "sifre",
    "phrase secrète", "frase secreta", "frase de paso", "wachtzin", "clé du réseau", "clave de la red", "netzwerkschlüssel", "network key", "chave da rede", "chiave di rete", "min kode", "パスは", "パスが", "secret phrase", "master pass", "解压密码",
    "รหัสไวไฟ", "รหัส wi-fi", "رمز وای", "رمز وای‌فای", "پاس ورڈ", "шифра", "шифрата", "parole ir", "kata laluan", "nenosiri", "கடவுச்சொல்", "పాస్‌వర్డ్", "পাসকোড", "contrasinal", "pasvorto", "нууц үг", "құпиясөз", "salasõna", "aðgangsorð", "cyfrinair",
)  # fmt: skip
"""All that is also said for a password; without the German word for solving."""

KEY_CUES = (
    "api key", "api-key", "apikey", "api token", "api-token", "api secret", "access token", "access-token", "access key",
    "auth token", "bearer token", "refresh token", "session token", "session id", "client secret", "client-secret",
    "app secret", "secret key", "signing secret", "signing key", "webhook secret", "encryption key", "master key",
    "license key", "licence key", "shared secret", "deploy key", "private token", "api-schlüssel", "api schlüssel",
    "schlüssel", "zugriffstoken", "zugangstoken", "lizenzschlüssel", "clé api", "clé d'api", "clé d’api", "clé secrète",
    "clé de licence", "clé de chiffrement", "jeton", "clave de api", "clave api", "clave de la api", "clave secreta",
    "clave de acceso", "clave de licencia", "chave de api", "chave da api", "chave api", "chave secreta", "chave de acesso",
    "chiave api", "chiave segreta", "chiave di", "api-sleutel", "api sleutel", "klucz", "api-ключ", "api ключ", "ключ api",
    "ключ", "токен", "api anahtar", "anahtar", "密钥", "金鑰", "密鑰", "令牌", "apiキー", "api キー", "シークレットキー", "秘密鍵",
    "アクセスキー", "トークン", "シークレット", "api 키", "api키", "비밀 키", "토큰", "مفتاح", "رمز الوصول", "कुंजी", "टोकन",
    "session cookie", "my key", "our key", "the key", "your key", "mein schlüssel", "unser schlüssel", "ma clé", "notre clé", "mi clave", "minha chave", "la mia chiave", "mijn sleutel", "mój klucz",
    "api-nyckel", "nyckel", "api klíč", "klíč", "khóa api", "kunci api", "token", "secret",
)  # fmt: skip

_FILL = words(
    "a al an auf as at been currently de dem der del do el em en für for foi from han har has have hat i "
    "il in is jetzt ja la le na nach naar neu neue new now nu o ora para por pour set still sur teraz the "
    "to till til trocada tu un una vers z zu за на для теперь тепер by temporarily bisher früher immer "
    "noch previously originally nun anteriormente avant prima wcześniej раньше раніше simply just always "
    "only also both either again maintenant ahora agora adesso"
)
_STRONG = words(
    "is was are were be been being becomes became remains stays 's equals reads changed set reset updated "
    "switched ist war lautet lautete wurde wäre heißt geändert gesetzt est était c'est devient sera "
    "changé es era fue son sea cambiada cambié cambiado é foi era são mudei mudou mudada alterada alterei "
    "trocou è cambiata cambiato sono sarà veranderd gewijzigd ingesteld wordt to jest był było brzmi "
    "zmieniłem zmieniłam zmienione ustawione это был была будет стал стоит є був är var blev bytte ändrat "
    "er ble blev je bylo byl bude zní změnil změnila oli este e bylo είναι ήταν היא הוא là là: adalah "
    "ialah yaitu هي هو كانت इस है: olarak oldu yaptım olan sudah diganti menjadi jadi into via:"
)
_SIGNS = r"[:=：＝][\"'`*_]{0,3}|[-–—]{1,2}>?(?=[ \t])|[-–—]>|→|=>|\((?=[^\s()]{4,64}\))|\bset to\b"


def alternatives(choices: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return one_of(choices)


def backwards(choices: Iterable[str]) -> str:
    """As ``alternatives``, for a text that is read from its end."""
    return alternatives([word[::-1] for word in choices])


GAP = r"(?:[ \t]{1,2}(?:[^\n:;=!?\"'<>{}()\[\]|`]|(?<=[^\W\d_])['’](?=[^\W\d_])){1,40}?|[ \t]{0,2}\([^()\n]{1,30}\))??"
"""Whatever tells which password it is: `` for the router``."""

_CJK = "是|为|為|改成了?|改为了?|改為|设为|设成|就是|変更|は|が|を|も|は、|은|는|이|가|을|를|이라|คือ|เป็น"
LINK = (
    rf"(?:[ \t]{{0,2}}(?:{_SIGNS})|[ \t]{{1,2}}(?:{alternatives(_STRONG)})(?=[\s:\"'`*«“„(])|[ \t]?(?:{_CJK})[ ,、,]?|'s(?= )|(?<=salasana)[ ]on|(?<=salasanani)[ ]on|(?<=salasanamme)[ ]on)"
    rf"(?:[ \t]{{1,2}}(?:{alternatives([*_FILL, *_STRONG])})(?=[ \t:])){{0,3}}[ \t:：]{{0,4}}(?:\n[ \t]{{0,8}})?[\"'`*«“„‘「『_(]{{0,4}}"
)
"""What says that the value follows: a copula, a verb of change, a sign; words of filling behind it."""

REVERSE = words(
    "as the my a an is was his her their our your old new current previous former strong good safe secure "
    "weak bad temporary default admin root wifi wi-fi login user account master used to be still actual "
    "real first same als ist war mein meine meinem das dein altes alte neues neue aktuelles bisheriges "
    "ein gutes sicheres starkes starke comme est mon ma le la un ancien nouveau actuel votre como es era "
    "mi tu una antigua nueva actual segura é minha a nova antiga atual uma come è mia vecchia nuova una "
    "attuale is mijn oude nieuwe het een sterk jako to moje stare nowe jest как это мой старый новый "
    "пароль является як це мій är mitt gamla nya som ett je mé staré nové som min er mit gamle mitt on "
    "minun vanha ini olarak benim eski yeni"
)
"""Words that may stand between a value and a word for it that follows."""
