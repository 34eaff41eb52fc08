"""Passwords, PINs and keys as people write them in talk, in many languages and word orders. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["any_answer", "any_key", "any_password", "any_pin", "password_talk_cases", "plain_password"]

_WORDS = (
    "otter",
    "maple",
    "cobalt",
    "harbor",
    "lantern",
    "pepper",
    "meadow",
    "saffron",
    "glacier",
    "ember",
    "tulip",
    "granite",
    "orchid",
    "comet",
    "juniper",
    "falafel",
    "nimbus",
    "paprika",
    "badger",
    "velcro",
    "mango",
    "kettle",
    "sparrow",
    "domino",
)


def plain_password(draw: Draw) -> str:
    """Letters, digits and a hyphen or a dot at most: what needs no quoting anywhere."""
    forms: tuple[Callable[[], str], ...] = (
        lambda: draw.pick(_WORDS).title() + draw.chars(a.DIGITS, draw.number(2, 5)),
        lambda: f"{draw.pick(_WORDS)}-{draw.pick(_WORDS)}-{draw.number(11, 99)}",
        lambda: f"{draw.pick(_WORDS)}{draw.pick(_WORDS).title()}{draw.number(100, 9999)}",
        lambda: draw.pick(_WORDS) + draw.chars(a.DIGITS, 4),
        lambda: draw.chars(a.LOWER, 1) + draw.chars(a.ALNUM, draw.number(8, 18)) + draw.chars(a.DIGITS, 2),
    )
    return draw.random.choice(forms)()


def any_password(draw: Draw) -> str:
    """Also with signs, written as leet, or made of words alone joined by a sign."""
    forms: tuple[Callable[[], str], ...] = (
        lambda: plain_password(draw),
        lambda: draw.pick(_WORDS).title() + draw.pick("!@#$%&*") + draw.chars(a.DIGITS, draw.number(2, 4)),
        lambda: (
            draw.pick(_WORDS).replace("a", "@").replace("o", "0").replace("e", "3") + draw.digits(3) + "!"
        ),
        lambda: f"{draw.chars(a.DIGITS, 4)}{draw.pick('_#+.')}{draw.pick(_WORDS).title()}",
        lambda: f"{draw.pick(_WORDS)}.{draw.pick(_WORDS)}!{draw.pick(_WORDS)}",
        lambda: draw.chars(a.ALNUM, 5) + draw.chars("!#%^*=+?-_", 2) + draw.chars(a.ALNUM, 5),
    )
    return draw.random.choice(forms)()


def any_pin(draw: Draw) -> str:
    """Four or six digits."""
    return draw.digits(4 if draw.random.random() < 0.5 else 6)


def _wifi(draw: Draw) -> str:
    return draw.digits(16) if draw.random.random() < 0.3 else any_password(draw)


def any_key(draw: Draw) -> str:
    """A UUID, hexadecimal digits or random characters."""
    text = draw.chars(a.HEX, 32)
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"{text[:8]}-{text[8:12]}-4{text[13:16]}-9{text[17:20]}-{text[20:]}",
        lambda: text,
        lambda: draw.chars(a.ALNUM, draw.number(24, 44)),
        lambda: draw.chars(a.BASE64, 42) + "8=",
        lambda: draw.chars(a.URL64, 40) + "7",
    )
    return draw.random.choice(forms)()


_PASSWORD = {
    "en": (
        "just log in as {user} with {v} as the password",
        "use {v} to get in, the user is {user}",
        "the pw was changed to {v} last week",
        "{v} is my old password, can you make it stronger?",
        "my password ({v}) stopped working after the update",
        "Login: {user}\nPassword: {v}",
        "creds: {user}:{v}",
        "user/pass: {user} / {v}",
        "login {user} / {v}",
        "The admin password on {host} has been set to {v}.",
        "Username is {user}, password is {v}, let me know if it works.",
        "I keep typing {v} as my password and it says invalid.",
        "**Password:** `{v}`",
        "- password: {v}\n- 2FA: off",
        "hey, what's the wifi... ah found it, the password's {v}",
        "temporary password: {v} (change it after the first login)",
        "I'm using the password {v} for everything, is that bad?",
        "passphrase of the key is {v}",
        "her passcode = {v}",
        "is {v} a strong password?",
    ),
    "de": (
        "nutze {v} als Passwort für {user}",
        "Benutzername: {user}, Passwort: {v}",
        "das neue PW ist {v}",
        "Mein Passwort war bisher {v}, jetzt geht es nicht mehr.",
        "Ich habe das Kennwort auf {v} geändert.",
        "Zugangsdaten: {user} / {v}",
        "Mit dem Passwort {v} komme ich nicht rein.",
        "{v} ist mein altes Passwort",
    ),
    "fr": (
        "connecte-toi avec {user} et {v} comme mot de passe",
        "identifiant : {user}, mot de passe : {v}",
        "j'ai changé le mot de passe en {v}",
        "mon ancien mot de passe était {v}",
        "identifiants : {user} / {v}",
        "mdp : {v}",
        "{v} est mon mot de passe actuel",
    ),
    "es": (
        "entra con {user} y usa {v} como contraseña",
        "usuario: {user} contraseña: {v}",
        "cambié la contraseña a {v}",
        "mi contraseña anterior era {v}",
        "la clave del servidor es {v}",
        "{v} es mi contraseña",
    ),
    "pt": (
        "entre com {user} e a senha {v}",
        "usuário: {user}, senha: {v}",
        "mudei a senha para {v} ontem",
        "a palavra-passe é {v}",
        "use {v} como senha",
        "{v} é a minha senha antiga",
    ),
    "it": (
        "accedi come {user} con {v} come password",
        "la mia password era {v}",
        "ho cambiato la password in {v}",
        "utente {user}, password {v}",
        "la parola d'ordine è {v}",
        "credenziali: {user} / {v}",
    ),
    "nl": (
        "log in als {user} met {v} als wachtwoord",
        "mijn wachtwoord was {v}",
        "ik heb het wachtwoord veranderd in {v}",
        "gebruikersnaam {user}, wachtwoord {v}",
        "{v} is mijn oude wachtwoord",
    ),
    "pl": (
        "zaloguj się jako {user} z hasłem {v}",
        "moje hasło to {v} i nie działa",
        "zmieniłem hasło na {v}",
        "login: {user}, hasło: {v}",
        "użyj {v} jako hasła",
    ),
    "ru": (
        "зайди под {user} с паролем {v}",
        "мой пароль — {v}",
        "поменял пароль на {v}",
        "логин {user} пароль {v}",
        "{v} это мой старый пароль",
        "пароль от сервера {v}",
    ),
    "uk": (
        "мій пароль {v}",
        "логін: {user}, пароль: {v}",
        "змінив пароль на {v}",
        "пароль від роутера — {v}",
    ),
    "tr": (
        "şifre {v} olarak değiştirildi",
        "kullanıcı adı {user}, parola {v}",
        "parolam {v}",
        "giriş şifresi: {v}",
        "şifremi {v} yaptım",
    ),
    "ar": (
        "كلمة السر هي {v}",
        "كلمة المرور: {v}",
        "غيرت كلمة المرور إلى {v}",
        "اسم المستخدم {user} وكلمة المرور {v}",
    ),
    "hi": ("मेरा पासवर्ड {v} है", "पासवर्ड: {v}", "मैंने पासवर्ड बदलकर {v} कर दिया", "यूज़र {user}, पासवर्ड {v}"),
    "zh": (
        "密码是{v}",
        "用户名是 {user},密码是 {v}",
        "账号:{user} 密码:{v}",
        "我把密码改成了{v}",
        "登录密码为 {v},请勿外传",
        "用 {v} 作为密码登录",
        "我的旧密码是{v}。",
    ),
    "ja": (
        "パスワードは{v}です",
        "ログインIDは{user}、パスワードは{v}です。",
        "パスワードを{v}に変更しました",
        "パスワード:{v}",
        "暗証番号じゃなくてパスワードの方は「{v}」です",
    ),
    "ko": (
        "비밀번호는 {v}입니다",
        "비밀번호: {v}",
        "비밀번호를 {v}로 바꿨어요",
        "아이디 {user} 비번 {v}",
        "비밀번호가 {v}인데 안 돼요",
    ),
    "sv": (
        "lösenordet är {v}",
        "logga in som {user} med lösenordet {v}",
        "jag bytte lösenord till {v}",
        "lösen: {v}",
    ),
    "cs": (
        "heslo je {v}",
        "přihlas se jako {user} s heslem {v}",
        "změnil jsem heslo na {v}",
        "moje staré heslo bylo {v}",
    ),
    "da": ("adgangskoden er {v}", "kodeordet er {v}"),
    "no": ("passordet er {v}", "passord: {v}"),
    "fi": ("salasana on {v}", "salasanani on {v}"),
    "hu": ("a jelszó {v}", "jelszó: {v}"),
    "ro": ("parola este {v}", "parola mea e {v}"),
    "el": ("ο κωδικός είναι {v}", "κωδικός πρόσβασης: {v}"),
    "he": ("הסיסמה היא {v}", "סיסמה: {v}"),
    "vi": ("mật khẩu là {v}", "mật khẩu của tôi là {v}"),
    "id": ("kata sandinya {v}", "kata sandi: {v}", "passwordnya {v}"),
    "th": ("รหัสผ่านคือ {v}", "รหัสผ่าน: {v}"),
    "fa": ("رمز عبور {v} است", "گذرواژه: {v}"),
}

_PIN = {
    "en": (
        "my PIN is {v}",
        "the door code is {v}",
        "PIN: {v}",
        "unlock the phone with {v}, that's my pin",
        "the alarm code is {v}",
        "one-time code: {v}",
        "your verification code is {v}",
        "my card pin was changed to {v}",
    ),
    "de": ("die PIN ist {v}", "der Türcode lautet {v}", "Mein Bestätigungscode ist {v}"),
    "fr": ("le code PIN est {v}", "le code de la porte est {v}", "code de vérification : {v}"),
    "es": ("el PIN es {v}", "mi código de verificación es {v}"),
    "pt": ("o PIN é {v}", "código de verificação: {v}"),
    "it": ("il PIN è {v}", "codice di verifica: {v}"),
    "ru": ("пин-код {v}", "код подтверждения: {v}"),
    "zh": ("验证码是{v}", "PIN码:{v}"),
    "ja": ("暗証番号は{v}です", "認証コードは {v} です"),
    "ko": ("인증번호는 {v}입니다",),
}

_WIFI = {
    "en": (
        "wifi key for Birchnet is {v}",
        "Our Wi-Fi password: {v}",
        "the guest network is Lobby and the key is {v}",
        "SSID: Birchnet\nKey: {v}",
        "connect to Birchnet, pass {v}",
    ),
    "de": ("Der WLAN-Schlüssel ist {v}", "WLAN-Passwort: {v}"),
    "fr": ("la clé wifi est {v}", "clé WPA : {v}"),
    "es": ("la clave del wifi es {v}", "contraseña del wifi: {v}"),
    "it": ("la chiave del wifi è {v}",),
    "pt": ("a senha do wi-fi é {v}",),
    "ru": ("пароль от вайфая {v}",),
    "zh": ("WiFi密码:{v}", "无线密码是 {v}"),
    "ja": ("Wi-Fiのパスワードは {v} です",),
    "nl": ("de wifi-code is {v}",),
}

_KEY = {
    "en": (
        "The API key is {v}",
        "API key: {v}",
        "here is my client secret: {v}",
        "our encryption key is {v}",
        "use the token {v} for staging",
        "the webhook signing secret is {v}",
        "my access token ({v}) expired",
        "API key for {host}: {v}",
    ),
    "de": (
        "API-Key ist {v}",
        "Der API-Schlüssel lautet {v}",
        "Mein Zugriffstoken: {v}",
        "das Client-Secret ist {v}",
    ),
    "fr": ("la clé API est {v}", "le jeton d'accès est {v}", "clé secrète : {v}"),
    "es": ("la clave de API es {v}", "mi token de acceso es {v}", "clave secreta: {v}"),
    "pt": ("a chave de API é {v}", "chave secreta: {v}", "o token de acesso é {v}"),
    "it": ("la chiave API è {v}", "il token di accesso è {v}"),
    "nl": ("de API-sleutel is {v}",),
    "pl": ("klucz API to {v}", "token dostępu: {v}"),
    "ru": ("API-ключ: {v}", "токен доступа: {v}", "секретный ключ — {v}", "вот мой токен {v}"),
    "uk": ("ключ API: {v}",),
    "tr": ("API anahtarı: {v}", "API anahtarım {v}"),
    "zh": ("API密钥是{v}", "密钥:{v}", "访问令牌:{v}", "我的 API key 是 {v}"),
    "ja": ("APIキーは{v}です", "アクセストークン:{v}", "シークレットキーは {v}"),
    "ko": ("API 키는 {v}입니다", "액세스 토큰: {v}"),
    "ar": ("مفتاح API هو {v}",),
    "hi": ("मेरी API कुंजी {v} है",),
    "sv": ("API-nyckeln är {v}",),
    "cs": ("API klíč je {v}",),
}

_ANSWER = {
    "en": ("My security answer is {v}", "Security question: first pet? Answer: {v}", "Secret answer: {v}"),
    "de": ("Sicherheitsfrage: Mädchenname der Mutter? Antwort: {v}",),
    "fr": ("Question secrète : nom de votre animal ? Réponse : {v}",),
    "es": ("Pregunta de seguridad: ¿tu primera mascota? Respuesta: {v}",),
}


def _case(name: str, kind: str, make: Callable[[Draw], str], texts: dict[str, tuple[str, ...]]) -> Case:
    variants = tuple(Variant(make=make, prose=prose, locale=locale) for locale, prose in texts.items())
    return Case(id=name, kind=kind, variants=variants, repeats=name == "password-talk")


def any_answer(draw: Draw) -> str:
    """A name that nobody has."""
    return draw.pick(("Fluffkin", "Brandywell", "Oakenshaw", "Pimpernel", "Mirabelka", "Rostowick"))


def password_talk_cases() -> tuple[Case, ...]:
    """All of them; English twice as often as each other language."""
    english = Case(
        id="password-talk-en",
        kind="secret.password-prose",
        variants=(Variant(make=any_password, prose=_PASSWORD["en"]),),
        repeats=True,
    )
    return (
        english,
        _case("password-talk", "secret.password-prose", any_password, _PASSWORD),
        _case("pin-talk", "secret.pin", any_pin, _PIN),
        _case("wifi-talk", "secret.password-prose", _wifi, _WIFI),
        _case("key-talk", "secret.key-by-name", any_key, _KEY),
        _case("security-answer", "secret.recovery", any_answer, _ANSWER),
    )
