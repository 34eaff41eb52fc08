"""Passwords and keys in talk: a word for the secret, then words that lead to it, or the other way round."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_shapes import is_key, is_typed, is_typed_surely
from commonplace.privacy.rules.secret_words import (
    GAP,
    KEY_CUES,
    LINK,
    PASSWORD_CUES,
    REVERSE,
    alternatives,
    backwards,
)

__all__ = ["PROSE_SECRETS"]

_OWASP = "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"

_SHORT = ("pw", "pwd", "pass", "clave", "chiave", "psk")
_WORDS = alternatives([*PASSWORD_CUES, "clave", "clé wifi", "clé wpa"])
_CUE = rf"(?:(?:{_WORDS})[^\W\d_]{{0,8}}|(?:pw|pwd|pass(?=[ ]?[:=(]|[ ](?:is|was|ist)\b)|(?<=, )pass|clave|chiave|psk)(?![\w-]))[\"'`*_]{{0,4}}"
_CHARACTER = r"[!#-&*-.:;=?@A-Z\[\]^_a-z~0-9À-ɏЀ-ӿ/+]"
_VALUE = (
    rf"(?P<v>(?=[^\s0-9@#$%&*+=^~!?]{{0,40}}[0-9@#$%&*+=^~!?]){_CHARACTER}{{3,63}}(?![.,;:)]){_CHARACTER}"
    r"|[a-z]{3,14}(?:-[a-z]{3,14}){2,7}(?![\w-]))"
)
# The talk about files and settings has rules of its own; there a colon stands for more than `is`.
_NAME = r"(?<![A-Za-z0-9_.$-])"

_TO_GET_IN = (
    "to get in", "to log in", "to login", "to sign in", "to unlock", "to log on", "to connect", "to authenticate",
    "zum einloggen", "zum anmelden", "um dich einzuloggen", "para entrar", "para iniciar", "pour se connecter",
    "pour te connecter", "per entrare", "per accedere", "om in te loggen", "чтобы войти", "для входа", "żeby się zalogować",
)  # fmt: skip

_LOGINS = (
    "creds", "credential", "user/pass", "username/password", "user/password", "login/pass", "login/pw", "user/pw", "login", "log in with", "signin",
    "mes accès", "mes codes", "i miei accessi", "mis accesos", "meus acessos", "mein zugang", "logindaten", "доступы", "账号", "帳號", "アカウント", "zugangsdaten", "anmeldedaten", "identifiants", "credenciales", "credenciais", "credenziali", "inloggegevens",
    "dane logowania", "учетные данные", "логин/пароль", "логин", "giriş bilgileri", "inloggning", "přihlašovací údaje",
    "账号密码", "用户名密码", "ログイン情報", "로그인 정보", "बिल्कुल लॉगिन",
)  # fmt: skip


def _talked(value: str) -> bool:
    return is_typed(value) or re.fullmatch("[0-9]{6,20}|[A-Z][a-z]{3,12}[!@#$%&*]", value) is not None


def _network_key(value: str) -> bool:
    return is_typed(value) or re.fullmatch("[0-9]{8,63}", value) is not None


PROSE_SECRETS: tuple[Rule, ...] = (
    Rule(
        id="password-told",
        kind="secret.password",
        anchors=(*PASSWORD_CUES, *cue_anchors(_SHORT)),
        ignore_case=True,
        pattern=rf"{_CUE}{GAP}{LINK}{_VALUE}",
        validate=_talked,
        generic=True,
        reference=_OWASP,
        finds=(
            "the pw was changed to «Otter702» last week",
            "my password («GardenHose7») stopped working",
            "Das Kennwort wurde auf «Falke#99» geändert",
            "мой пароль — «meadow8133»",
            "密码是«kettle4821»",
            "我把密码改成了«kettle4821»",
            "パスワードは«kettle4821»です",
            "비밀번호를 «kettle4821»로 바꿨어요",
            "كلمة المرور هي «kettle4821»",
            "mật khẩu của tôi là «kettle4821»",
            "hasło to «maple-otter-12»",
            "the admin password on db-2 has been set to «Paprika@94».",
        ),
        ignores=(
            "the password is too short",
            "my password was case-sensitive",
            "passwords are hashed with argon2id",
            "password must be 8-20 characters",
            "the password is stored as SHA-256",
            "密码至少需要8位字符",
            "パスワードは8文字以上にしてください。",
            "the password was last changed 2024-01-02",
            "La password deve contenere almeno 8 caratteri.",
        ),
        confidence=0.8,
    ),
    Rule(
        id="password-named-after",
        kind="secret.password",
        anchors=(*PASSWORD_CUES, *cue_anchors(("pw", "pwd", "pin", "passcode"))),
        ignore_case=True,
        before=rf"(?:[ \t]{{1,2}}(?:{backwards(REVERSE)})(?=[ \t,])){{1,5}}[ \t]{{1,2}},?[\"'`*»”“」』]{{0,3}}[^\s\"'`]{{4,64}}(?=[\s\"'`(«“„「『*]|$)",
        reach=130,
        pattern=rf"{_VALUE}[\"'`*»”“」』]{{0,3}},?[ \t]{{1,2}}(?:[^\n]{{1,60}}?[ \t'’])?(?:{_CUE}|pin|passcode)",
        validate=_talked,
        generic=True,
        reference=_OWASP,
        finds=(
            "just log in as bob with «Otter702» as the password",
            "«hunter22» is my old password",
            "nutze «Falke#99» als Passwort",
            "«Falke#99» ist mein altes Passwort",
            "usa «maple-otter-12» como contraseña",
            "«kettle4821» это мой старый пароль",
            "is «kettle4821» a strong password?",
            "użyj «maple-otter-12» jako hasła",
        ),
        ignores=(
            "use it as the password",
            "argon2id is a good password hash",
            "OAuth2 is not a password",
            "use the e-mail as the password",
        ),
        confidence=0.8,
    ),
    Rule(
        id="password-named-after-cjk",
        kind="secret.password",
        anchors=("密码", "密碼", "パスワード", "비밀번호", "비번"),
        before=r"(?:[的新旧我录登陆舊錄] ?){0,5}(?:为作|為作|当|做|是|成设|を|が|は|로|를|을|가|이)[」』\"'`]?[ ]?[!-~]{4,64}(?=[^!-~]|$)",
        reach=90,
        pattern=r"(?P<v>[!-~]{4,64})[^!-~\n][^\n]{0,20}",
        validate=_talked,
        generic=True,
        reference=_OWASP,
        finds=("用 «kettle4821» 作为密码登录", "«kettle4821»是我的旧密码", "«kettle4821»をパスワードにした"),
        ignores=("SHA-256 是密码学", "把它作为密码"),
        confidence=0.8,
    ),
    Rule(
        id="login-pair",
        kind="secret.password",
        anchors=cue_anchors(_LOGINS),
        ignore_case=True,
        pattern=rf"(?:{alternatives(_LOGINS)})s?(?:[ \t]{{1,2}}(?:for|of|to|on|für|pour|para|per|voor|для)[ \t][^\s:]{{1,24}})?[ \t]{{0,2}}(?:[:=-]|are|is|sono|sont|son|são|sind|sú|są)?[ \t]{{0,3}}"
        rf"\n?[\"'`*]{{0,3}}[A-Za-z0-9_.@+-]{{2,64}}[\"'`*]{{0,3}}(?:[ \t]{{0,2}}[/:|,][ \t]{{0,2}}|[ \t]{{1,2}}(?:and|und|et|y|e|en|i|и|&)[ \t]{{1,2}})[\"'`*]{{0,3}}{_VALUE}",
        validate=is_typed_surely,
        generic=True,
        reference=_OWASP,
        finds=(
            "creds: bob:«Otter702»",
            "user/pass: bob / «Otter702»",
            "Zugangsdaten: bob / «Falke#99»",
            "login bob / «kettle4821»",
        ),
        ignores=("login via http://x.test/login/v2", "login: /auth/login/step2", "credentials: user/pass"),
        confidence=0.8,
    ),
    Rule(
        id="key-told",
        kind="secret.api-key",
        anchors=(*KEY_CUES[:-2], *cue_anchors(("token is", "token (", "token for", "token:", "token =", "tokens", "token ", "secret is", "secret:", "secret "))),
        ignore_case=True,
        pattern=rf"(?:{alternatives(KEY_CUES)})[^\W\d_]{{0,6}}[\"'`*_]{{0,4}}(?:{GAP}{LINK}|(?:[ \t][^\W\d_]{{2,14}}){{0,2}}\??[ \t]{{1,2}})[\"'`*«“„‘「『(]{{0,3}}"
        r"(?P<v>[A-Za-z0-9+/_.~-]{12,512}={0,2})",
        validate=is_key,
        generic=True,
        reference="https://12factor.net/config",
        finds=(
            "API-Key ist «8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»",
            "APIキーは«{hex 32}»です",
            "la clave de API es «{alnum 32}»",
            "le jeton d'accès est «{alnum 32}»",
            "секретный ключ — «{hex 40}»",
            "密钥:«{alnum 24}»",
            "my access token («{alnum 32}») expired",
            "use the token «{url64 40}» for staging",
        ),
        ignores=(
            "the API key is unauthenticated here",
            "token bucket algorithm",
            "the secret is base64-encoded",
            "the token is valid until 2024-01-02T10:00:00Z",
            "ключ к успеху",
        ),
        confidence=0.85,
    ),
    Rule(
        id="network-key-told",
        kind="secret.password",
        anchors=(*cue_anchors(("wifi", "wi-fi", "wlan", "wpa", "ssid", "hotspot", "guest network", "network name", "network is")), "вайфа", "무선", "无线", "無線"),
        ignore_case=True,
        pattern=r"(?:wi-?fi|wlan|wpa[23]?|ssid|hotspot|guest network|network (?:name|is)|вайфа|무선|无线|無線)(?:[^\n]{0,40}?(?:\n[^\n]{0,12})?"
        r"(?:key|code|schlüssel|zugang|clé|clef|clave|chiave|chave|ключ|sleutel|klucz|nyckel|klíč|anahtar|密钥|キー|키|مفتاح|pass\w{0,8}|пароля?|senha|contraseña|psk|密码|パスワード)[^\W\d_]{0,6})?"
        rf"(?:{GAP}{LINK}|[ \t]{{1,2}})[\"'`*]{{0,3}}{_VALUE}",
        validate=_network_key,
        generic=True,
        reference="https://www.wi-fi.org/discover-wi-fi/security",
        finds=(
            "wifi key for Birchnet is «1692935819047585»",
            "Der WLAN-Schlüssel ist «Falke#99»",
            "SSID: Birchnet\nKey: «tulip4310»",
            "de wifi-code is «otter4821»",
        ),
        ignores=("the wifi key is wrong", "wifi channel: 11, key: WPA2", "wlan0: associated", "SSID: Birchnet\nKey: none"),
        confidence=0.8,
    ),
)  # fmt: skip
