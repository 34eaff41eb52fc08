"""Passwords, codes and keys that people say in talk and in files; written before the rules were read. For tuning."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["fresh_secret_cases"]

_Make = Callable[[Draw], str]
_STEMS = [
    "Kirschbaum",
    "Waldlichtung",
    "Montagne",
    "Grenouille",
    "Tortuga",
    "Girasol",
    "Lampione",
    "Zucchero",
    "Cebula",
    "Wiewiorka",
    "Havremelk",
    "Fjellrev",
    "Bananna",
    "Tractor",
    "Thunder",
    "Pickle",
    "Lighthouse",
    "Goblin",
    "Velociraptor",
    "Jupiter",
    "Pelican",
    "Okapi",
    "Hedgehog",
    "Marzipan",
    "Cobalt",
]
_LOCAL = {
    "ru": ["Ромашка", "Снегирь", "Берёзка", "Медведь", "Самовар"],
    "uk": ["Соняшник", "Калина", "Вишиванка", "Лелека"],
    "el": ["Θάλασσα", "Πορτοκάλι", "Χελώνα", "Λεμόνι"],
    "he": ["אבטיח", "כוכבית", "דולפין"],
}


def _human(draw: Draw) -> str:
    """As people make them: a word, a number, a sign."""
    word = draw.pick(_STEMS)
    made = draw.number(0, 6)
    if made == 0:
        return f"{word}{draw.number(1950, 2025)}{draw.pick('!#$?*')}"
    if made == 1:
        return f"{word.lower()}{draw.number(10, 99)}"
    if made == 2:
        return f"{word[:3].lower()}{draw.pick('_.-@')}{draw.pick(_STEMS)}{draw.number(1, 99)}"
    if made == 3:
        return word.replace("a", "4").replace("e", "3").replace("i", "1").replace("o", "0") + draw.pick(
            "!#77x"
        )
    if made == 4:
        return (
            f"{draw.pick(_STEMS)}{draw.pick('-_.')}{draw.pick(_STEMS)}{draw.pick('-_.')}{draw.number(1, 999)}"
        )
    if made == 5:
        return f"{draw.pick('!#$%')}{word}{draw.number(1, 999)}{draw.pick('!#$%')}"
    return f"{draw.pick(_STEMS)}And{draw.pick(_STEMS)}{draw.number(1, 99)}"


def _random(draw: Draw) -> str:
    return (
        draw.chars(a.ALNUM + "!#$%&*+-=?@^_", draw.number(9, 18))
        + draw.chars(a.DIGITS, 1)
        + draw.chars(a.UPPER, 1)
    )


def _phrase(draw: Draw) -> str:
    return draw.pick("- _.").join(each.lower() for each in draw.random.sample(_STEMS, draw.number(3, 5)))


def _pass(draw: Draw) -> str:
    """A password of any make."""
    return draw.random.choice((_human, _human, _random, _phrase_dashed))(draw)


def _phrase_dashed(draw: Draw) -> str:
    return "-".join(each.lower() for each in draw.random.sample(_STEMS, draw.number(3, 5)))


def _native(locale: str) -> _Make:
    return lambda draw: f"{draw.pick(_LOCAL[locale])}{draw.number(10, 2024)}"


def _pin(low: int, high: int) -> _Make:
    return lambda draw: draw.digits(draw.number(low, high))


def _grouped(alphabet: str, groups: int, size: int, joint: str = "-") -> _Make:
    return lambda draw: joint.join(draw.chars(alphabet, size) for _ in range(groups))


def _token(draw: Draw) -> str:
    return draw.chars(a.ALNUM, draw.number(24, 44))


def _chars(alphabet: str, low: int, high: int, prefix: str = "") -> _Make:
    return lambda draw: prefix + draw.chars(alphabet, draw.number(low, high))


def _talk(name: str, kind: str, make: _Make, prose: dict[str, tuple[str, ...]], **more: bool) -> Case:
    variants = tuple(Variant(make=make, prose=texts, locale=locale) for locale, texts in prose.items())
    return Case(id=f"secret-fresh-{name}", kind=f"secret.{kind}", variants=variants, **more)


def _file(name: str, kind: str, make: _Make, tech: tuple[str, ...], fields: tuple[str, ...] = ()) -> Case:
    variant = Variant(make=make, tech=tech, fields=fields)
    return Case(id=f"secret-fresh-{name}", kind=f"secret.{kind}", variants=(variant,))


def fresh_secret_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_SAID, *_CODES, *_FILES, *_TABLES)


_SAID = (
    _talk(
        "said",
        "password-prose",
        _pass,
        {
            "en": (
                "you can get into the staging box with {v}, same user as always",
                "For the router it's {v} (printed on the sticker, never changed).",
                "I reset it to {v} this morning and it still refuses me.",
                "Sign in as {user}, then type {v} when it asks.",
                "my netflix one is {v} if you want to check the profile",
                "old password was {v}, don't remember the new one",
                "When prompted for the keychain password enter {v}.",
                "The zip only opens with {v}.",
                "username {user}, password {v}, port {n}",
                "pw for the shared drive = {v}",
                "Passwort? it was {v} I think",
                "creds: {user} / {v}",
                "log in using {user} and {v}",
                "I've set the database password to `{v}` as you asked.",
                "Since you told me the passphrase is **{v}**, I used it directly.",
                "Try logging in with the temporary password {v} and change it afterwards.",
                "the sudo pass on that machine is {v}",
                "wifi: CasaNostra, key: {v}",
                "Guest network password → {v}",
                "it keeps saying wrong password but I typed {v} exactly",
                "The admin account (password {v}) still exists on the old server.",
                'He wrote "the pass is {v}" on the whiteboard.',
                "everyone here uses {v} as the root password",
                "unlock the pdf using {v}",
                "the BIOS is locked with {v}",
            ),
            "de": (
                "Das Kennwort für den Rechner im Lager lautet {v}.",
                "mit {v} kommst du ins WLAN",
                "Zugang: {user}, Passwort: {v}",
                "ich hab das PW auf {v} geändert und jetzt geht nichts mehr",
                "Der WLAN-Schlüssel steht hinten drauf: {v}",
                "Melde dich mit {user} und dem Kennwort {v} an.",
                "mein altes Passwort ({v}) funktioniert nicht mehr",
                "Die ZIP-Datei ist mit {v} geschützt.",
                "Initialpasswort ist {v}, bitte beim ersten Login ändern.",
                "Zugangsdaten fürs Portal: {user} / {v}",
            ),
            "fr": (
                "le mot de passe du wifi c'est {v}",
                "J'ai mis {v} comme mot de passe pour l'admin.",
                "identifiant {user}, mdp {v}",
                "Pour ouvrir l'archive, il faut taper {v}.",
                "mon mdp actuel est {v} et il est refusé",
                "connecte-toi avec {user} et {v}",
                "La clé du réseau invité : {v}",
                "Mot de passe provisoire : {v}, à changer à la première connexion",
            ),
            "es": (
                "la contraseña del router es {v}",
                "Entra con el usuario {user} y la clave {v}.",
                "puse {v} de contraseña y no me deja",
                "clave del wifi {v}",
                "La contraseña temporal que me dieron fue {v}.",
                "mi contraseña sigue siendo {v} desde hace años",
                "el zip se abre con {v}",
                "credenciales: {user} / {v}",
            ),
            "pt": (
                "a senha do wi-fi é {v}",
                "Usei {v} como senha do banco de dados.",
                "login {user} senha {v}",
                "mudei minha senha para {v} e agora não entra",
                "a palavra-passe do portal é {v}",
                "A senha provisória enviada foi {v}.",
            ),
            "it": (
                "la password del wifi è {v}",
                "Accedi con {user} e la password {v}.",
                "ho cambiato la password in {v} ma non va",
                "utente {user} pwd {v}",
                "la parola d'ordine dell'archivio è {v}",
            ),
            "nl": (
                "het wachtwoord van de server is {v}",
                "Log in met {user} en {v}.",
                "mijn ww is {v}, kun je kijken waarom het niet werkt",
                "wifi wachtwoord: {v}",
                "ik heb {v} als wachtwoord ingesteld",
            ),
            "pl": (
                "hasło do routera to {v}",
                "Zaloguj się jako {user} hasłem {v}.",
                "zmieniłem hasło na {v} i nie działa",
                "login: {user} hasło: {v}",
                "hasło do wifi: {v}",
            ),
            "cs": ("heslo k wifi je {v}", "přihlas se jako {user} s heslem {v}", "heslo jsem změnil na {v}"),
            "sv": (
                "lösenordet till servern är {v}",
                "logga in med {user} och lösenord {v}",
                "wifi-lösen: {v}",
            ),
            "da": (
                "adgangskoden til serveren er {v}",
                "min kode er {v}, men den virker ikke",
                "kodeord: {v}",
            ),
            "no": ("passordet til ruteren er {v}", "logg inn med {user} og {v}", "passord {v}"),
            "fi": (
                "wifin salasana on {v}",
                "kirjaudu tunnuksella {user} ja salasanalla {v}",
                "salasanani oli {v}",
            ),
            "ro": ("parola de la wifi este {v}", "intră cu {user} și parola {v}"),
            "hu": ("a wifi jelszava {v}", "a jelszó: {v}", "jelentkezz be {user} névvel és {v} jelszóval"),
            "tr": (
                "wifi şifresi {v}",
                "şifrem {v} ama girmiyor",
                "{user} kullanıcısı, parola {v}",
                "parolayı {v} yaptım",
            ),
            "ru": (
                "пароль от роутера {v}",
                "логин {user}, пароль {v}",
                "я поменял пароль на {v}, теперь не пускает",
                "Пароль от архива — {v}",
                "заходи под {user} с паролем {v}",
            ),
            "uk": ("пароль від вайфаю {v}", "логін {user}, пароль {v}", "змінив пароль на {v}"),
            "el": ("ο κωδικός του wifi είναι {v}", "συνδέσου με {user} και κωδικό {v}"),
            "ar": ("كلمة المرور هي {v}", "كلمة السر للواي فاي {v}", "اسم المستخدم {user} وكلمة المرور {v}"),
            "he": ("הסיסמה של הוויפי היא {v}", "שם משתמש {user} סיסמה {v}"),
            "hi": ("वाईफाई का पासवर्ड {v} है", "पासवर्ड: {v}", "मेरा पासवर्ड {v} काम नहीं कर रहा"),
            "zh": (
                "wifi密码是{v}",
                "用户名{user},密码{v}",
                "我把密码改成了{v},还是登不上",
                "密码:{v}",
                "解压密码 {v}",
            ),
            "ja": (
                "パスワードは{v}です",
                "ユーザー名 {user}、パスワード {v}",
                "Wi-Fiのパスワード:{v}",
                "解凍パスは{v}",
            ),
            "ko": (
                "비밀번호는 {v} 입니다",
                "와이파이 비번 {v}",
                "아이디 {user} 비밀번호 {v}",
                "암호를 {v}로 바꿨어요",
            ),
            "vi": ("mật khẩu wifi là {v}", "tài khoản {user} mật khẩu {v}", "tôi đã đổi mật khẩu thành {v}"),
            "id": ("kata sandi wifi {v}", "passwordnya {v}", "masuk dengan {user} dan sandi {v}"),
            "th": ("รหัสผ่าน wifi คือ {v}", "พาสเวิร์ด {v}"),
        },
    ),
    _talk(
        "native-ru",
        "password-prose",
        _native("ru"),
        {"ru": ("пароль: {v}", "мой пароль {v}", "пароль от почты — «{v}»")},
    ),
    _talk("native-uk", "password-prose", _native("uk"), {"uk": ("мій пароль {v}", "пароль до пошти «{v}»")}),
    _talk("native-el", "password-prose", _native("el"), {"el": ("ο κωδικός μου είναι {v}", "κωδικός: {v}")}),
    _talk("native-he", "password-prose", _native("he"), {"he": ("הסיסמה שלי היא {v}", "סיסמה: {v}")}),
    _talk(
        "phrase",
        "password-prose",
        _phrase,
        {
            "en": (
                'the passphrase for the key is "{v}"',
                "Passphrase: {v}",
                "my master password is '{v}'",
                "I use `{v}` to unlock the vault",
            ),
            "de": ("die Passphrase lautet „{v}“", "Masterpasswort: «{v}»"),
            "fr": ("la phrase secrète est « {v} »",),
            "es": ("la frase de contraseña es «{v}»",),
            "ja": ("パスフレーズは「{v}」です",),
            "zh": ("口令是“{v}”",),
        },
    ),
    _talk(
        "two",
        "password-prose",
        _pass,
        {
            "en": (
                "change the password from {v} to something longer",
                "the password used to be {v} before the migration",
                "not 'hunter' but {v} is the right password",
                "the user is {user} and the password for that is {v}",
                "My {word} password: {v}. It has worked for years.",
                "password: {v} (case sensitive)",
                "I entered {v} as the password three times",
                "{v} is the password",
                "{v} <- password for {host}",
                "so I typed {v}, which is the password for {host}, and got locked out",
                "Use {v} as the passphrase when it asks.",
                "The password you provided ({v}) contains a character that the shell expands.",
                'Your password "{v}" has a $ in it, which must be escaped.',
                "Because {v} is a weak password, I would rotate it.",
            ),
            "de": (
                "{v} ist das Passwort für {host}",
                "Als Passwort habe ich {v} genommen.",
                "Dein Passwort „{v}“ ist zu kurz.",
            ),
            "fr": ("{v} est le mot de passe de {host}", "Votre mot de passe « {v} » est trop court."),
            "es": ("{v} es la contraseña de {host}", "Tu contraseña «{v}» es muy corta."),
            "pt": ("{v} é a senha do {host}", 'Sua senha "{v}" é fraca.'),
            "it": ("{v} è la password di {host}", 'La tua password "{v}" è troppo debole.'),
            "ru": ("{v} — это пароль от {host}", "Ваш пароль «{v}» слишком простой."),
            "pl": ("{v} to hasło do {host}",),
            "zh": ("{v}是{host}的密码", "你的密码“{v}”太短了"),
            "ja": ("{v}が{host}のパスワードです", "あなたのパスワード「{v}」は短すぎます"),
            "ko": ("{v} 이게 {host} 비밀번호예요",),
            "tr": ("{host} şifresi: {v}", 'Şifreniz "{v}" çok kısa.'),
        },
    ),
)
_CODES = (
    _talk(
        "pin",
        "pin",
        _pin(4, 6),
        {
            "en": (
                "my card PIN is {v}",
                "the alarm code is {v}, please arm it when you leave",
                "the door code is {v}#",
                "voicemail pin {v}",
                "the safe combination is {v}",
                "My phone unlocks with {v}.",
                "gate code: {v}",
                "the key lockbox opens with {v}",
                "Your verification code is {v}. It expires in 10 minutes.",
                "I got {v} by SMS as the login code",
                "enter {v} to confirm it's you",
            ),
            "de": (
                "meine PIN ist {v}",
                "Der Türcode lautet {v}.",
                "Alarmanlage: Code {v}",
                "die Kombination vom Tresor ist {v}",
                "Ihr Bestätigungscode: {v}",
                "Entsperrcode vom Handy {v}",
            ),
            "fr": (
                "le code de la porte est {v}",
                "mon code PIN c'est {v}",
                "code de la carte bleue : {v}",
                "digicode {v}",
                "votre code de vérification est {v}",
            ),
            "es": (
                "el pin de mi tarjeta es {v}",
                "código de la alarma {v}",
                "tu código de verificación es {v}",
                "el código del portal es {v}",
            ),
            "pt": ("a senha do cartão é {v}", "código do alarme: {v}", "seu código de verificação é {v}"),
            "it": ("il pin del bancomat è {v}", "codice allarme {v}", "il tuo codice di verifica è {v}"),
            "nl": ("mijn pincode is {v}", "de code van de voordeur is {v}", "je verificatiecode is {v}"),
            "pl": (
                "pin do karty {v}",
                "kod do bramy {v}",
                "twój kod weryfikacyjny to {v}",
                "kod do domofonu: {v}",
            ),
            "ru": (
                "пин-код от карты {v}",
                "код домофона {v}",
                "ваш код подтверждения: {v}",
                "код от сейфа {v}",
            ),
            "tr": ("kart şifrem {v}", "kapı kodu {v}", "doğrulama kodunuz {v}"),
            "zh": ("银行卡密码是{v}", "门禁密码{v}", "您的验证码是{v}", "验证码:{v},5分钟内有效"),
            "ja": ("暗証番号は{v}です", "認証コード:{v}", "ドアの暗証番号 {v}"),
            "ko": ("현관 비밀번호 {v}", "인증번호는 {v} 입니다", "카드 비밀번호 {v}"),
            "sv": ("pinkoden är {v}", "portkod {v}", "din verifieringskod är {v}"),
            "da": ("min pinkode er {v}", "dørkoden er {v}"),
            "fi": ("pin-koodi on {v}", "ovikoodi {v}"),
            "cs": ("pin ke kartě je {v}", "kód od dveří {v}"),
            "ar": ("الرقم السري للبطاقة {v}", "رمز التحقق الخاص بك هو {v}"),
            "hi": ("मेरे कार्ड का पिन {v} है", "आपका ओटीपी {v} है"),
            "vi": ("mã pin thẻ của tôi là {v}", "mã xác minh của bạn là {v}"),
            "id": ("pin atm saya {v}", "kode verifikasi Anda adalah {v}"),
        },
    ),
    _talk(
        "recovery",
        "recovery",
        _grouped(a.LOWER_DIGITS, 2, 5),
        {
            "en": (
                "one of my backup codes is {v}",
                "recovery code {v} was already used",
                "I still have the 2FA backup code {v}",
                "Use {v} as a one-time recovery code.",
            ),
            "de": ("ein Wiederherstellungscode ist {v}", "Backup-Code: {v}", "mein Notfallcode lautet {v}"),
            "fr": ("code de secours : {v}", "mon code de récupération est {v}"),
            "es": ("código de recuperación: {v}", "un código de respaldo es {v}"),
            "pt": ("código de recuperação {v}", "um dos códigos de backup é {v}"),
            "it": ("codice di recupero {v}", "codice di backup: {v}"),
            "pl": ("kod zapasowy {v}", "kod odzyskiwania: {v}"),
            "ru": ("резервный код {v}", "код восстановления: {v}"),
            "zh": ("恢复代码是{v}", "备用验证码:{v}"),
            "ja": ("リカバリーコードは{v}", "バックアップコード {v}"),
            "nl": ("herstelcode {v}", "een van mijn back-upcodes is {v}"),
        },
    ),
    _talk(
        "license",
        "key-by-name",
        _grouped(a.UPPER_DIGITS, 5, 5),
        {
            "en": (
                "the Windows key on the sticker is {v}",
                "activate it with {v}",
                "our serial for the plugin: {v}",
            ),
            "de": ("Lizenzschlüssel: {v}", "die Seriennummer der Software ist {v}"),
            "fr": ("la clé de licence est {v}", "clé d'activation {v}"),
            "es": ("la clave de producto es {v}", "clave de activación: {v}"),
            "ru": ("лицензионный ключ {v}", "ключ активации: {v}"),
            "zh": ("激活码:{v}", "产品密钥是{v}"),
        },
    ),
    _talk(
        "token-talk",
        "key-by-name",
        _token,
        {
            "en": (
                "here's my api key {v}, please test it",
                "I'm using {v} as the token and get a 401",
                "The access token you gave me ({v}) has expired.",
                "client id is fine, secret is {v}",
                "the new signing secret: {v}",
                "put {v} in the Authorization header",
                "my key starts working after a minute: {v}",
            ),
            "de": (
                "mein API-Schlüssel ist {v}",
                "der Zugriffstoken {v} ist abgelaufen",
                "das Client-Secret lautet {v}",
            ),
            "fr": ("ma clé API est {v}", "le jeton d'accès {v} a expiré", "la clé secrète : {v}"),
            "es": ("mi clave de API es {v}", "el token de acceso es {v}", "la clave secreta: {v}"),
            "pt": ("minha chave de API é {v}", "o token de acesso {v} expirou", "chave secreta: {v}"),
            "it": ("la mia chiave API è {v}", "il token di accesso {v} è scaduto"),
            "pl": ("mój klucz API to {v}", "token dostępu: {v}"),
            "ru": ("мой ключ API {v}", "токен доступа {v} истёк", "секретный ключ: {v}"),
            "zh": ("我的API密钥是{v}", "访问令牌:{v}", "密钥 {v}"),
            "ja": ("APIキーは{v}です", "アクセストークン:{v}", "シークレットキー {v}"),
            "ko": ("API 키는 {v}", "액세스 토큰 {v}", "시크릿 키: {v}"),
            "tr": ("API anahtarım {v}", "erişim belirteci {v}"),
            "nl": ("mijn API-sleutel is {v}", "het toegangstoken {v} is verlopen"),
            "sv": ("min API-nyckel är {v}",),
            "vi": ("khóa API của tôi là {v}",),
            "ar": ("مفتاح API الخاص بي هو {v}",),
            "hi": ("मेरी API कुंजी {v} है",),
        },
    ),
    _talk(
        "answer",
        "password-prose",
        _human,
        {
            "en": ("the answer to my security question is {v}", "secret answer: {v}"),
            "de": ("die Antwort auf die Sicherheitsfrage ist {v}",),
            "es": ("la respuesta a la pregunta de seguridad es {v}",),
            "fr": ("la réponse à la question secrète est {v}",),
        },
    ),
    _talk(
        "meeting",
        "password-prose",
        _chars(a.ALNUM, 6, 8),
        {
            "en": (
                "Meeting ID 811 2233 4455, passcode {v}",
                "Passcode: {v}",
                "the zoom password is {v}",
                "dial in, then enter passcode {v}#",
            ),
            "de": ("Kenncode: {v}", "Meeting-Passwort {v}"),
            "fr": ("code secret de la réunion : {v}",),
            "es": ("código de acceso: {v}",),
            "ja": ("パスコード: {v}",),
            "zh": ("会议密码:{v}", "入会密码 {v}"),
        },
    ),
)
_FILES = (
    _file(
        "settings",
        "password-config",
        _pass,
        (
            "MYSQL_ROOT_PASSWORD={v}",
            'export ADMIN_PASS="{v}"',
            "db.password = {v}",
            "spring.datasource.password={v}",
            "  password: {v}",
            '  "dbPassword": "{v}",',
            "$cfg['Servers'][$i]['password'] = '{v}';",
            "define('DB_PASSWORD', '{v}');",
            "<password>{v}</password>",
            '<add key="SmtpPassword" value="{v}" />',
            '<property name="connection.password">{v}</property>',
            'password => "{v}",',
            "identified by '{v}';",
            "ALTER ROLE app WITH PASSWORD '{v}';",
            "Server=sql;Database=x;User Id=sa;Password={v};",
            'dsn = "host=db user=app password={v} dbname=x"',
            'conn = psycopg.connect(host="db", user="{user}", password="{v}")',
            'new Client({ user: "{user}", pass: "{v}" })',
            "smtp.login('{user}', '{v}')",
            'auth=("{user}", "{v}")',
            'var password = @"{v}";',
            'const char *pass = "{v}";',
            '#define WIFI_PASS "{v}"',
            'WiFi.begin("home", "{v}");',
            "  - name: REDIS_PASSWORD\n    value: {v}",
            "  - POSTGRES_PASSWORD={v}",
            "requirepass {v}",
            "masterauth {v}",
            "wpa_passphrase={v}",
            '    psk="{v}"',
            "machine {host} login {user} password {v}",
            "{host}:5432:*:{user}:{v}",
            "//nas/share /mnt cifs username={user},password={v} 0 0",
            "ansible_ssh_pass={v}",
            "ansible_become_password: {v}",
            'resource "x" "y" {\n  admin_password = "{v}"\n}',
            "set system root-authentication plain-text-password-value {v}",
            "username admin privilege 15 secret 0 {v}",
            "enable secret {v}",
            "snmp-server community {v} RO",
            "/ppp secret add name={user} password={v}",
            "Password (base) : {v}",
            "| {host} | {user} | `{v}` | password |",
            "- **Password:** {v}",
            "* Password: `{v}`",
            "[INFO] generated admin password {v}",
            "A temporary password is generated for root@localhost: {v}",
            "Initial admin password: {v}",
            "2024-05-01 12:00:01 DEBUG login attempt user={user} pass={v} ip=10.0.0.3",
            '{"level":"debug","msg":"auth","user":"{user}","password":"{v}"}',
        ),
        (
            "password",
            "db_password",
            "passwd",
            "adminPassword",
            "userPwd",
            "rootPass",
            "passphrase",
            "smtp_pass",
            "PGPASSWORD",
        ),
    ),
    _file(
        "local-keys",
        "password-config",
        _pass,
        (
            "contraseña: {v}",
            "senha={v}",
            "Kennwort = {v}",
            "mot_de_passe: {v}",
            "haslo: {v}",
            "wachtwoord={v}",
            "heslo: {v}",
            "lösenord: {v}",
            "пароль = {v}",
            "sifre: {v}",
            "密码={v}",
            "パスワード: {v}",
            "비밀번호: {v}",
            "clave = {v}",
            '"motDePasse": "{v}"',
            '"contrasena": "{v}"',
        ),
        ("senha", "contraseña", "Kennwort", "mot_de_passe", "hasło", "пароль", "密码", "clave"),
    ),
    _file(
        "flags",
        "password-command",
        _pass,
        (
            "mysql -u {user} -p'{v}' shop",
            "mysqldump --user={user} --password={v} shop",
            "PGPASSWORD='{v}' psql -U {user} shop",
            "sshpass -p '{v}' ssh {user}@{host}",
            "curl -u {user}:'{v}' https://{host}/api",
            "echo '{v}' | sudo -S apt update",
            "redis-cli -a '{v}' ping",
            "mongosh -u {user} -p '{v}' --authenticationDatabase admin",
            "7z x -p'{v}' dump.7z",
            "unzip -P '{v}' dump.zip",
            "openssl rsa -passin pass:'{v}' -in key.pem",
            "gpg --batch --passphrase '{v}' -d x.gpg",
            "docker login -u {user} -p '{v}' registry.test",
            "net use Z: \\\\{host}\\share /user:{user} '{v}'",
            "smbclient //{host}/x -U '{user}%{v}'",
            "echo '{user}:{v}' | chpasswd",
            "htpasswd -bc .htpasswd {user} '{v}'",
            "ldapsearch -D cn=admin -w '{v}' -b dc=x",
            "keytool -genkey -storepass '{v}' -alias x",
            "az login -u {user} -p '{v}'",
            "helm upgrade x y --set auth.rootPassword='{v}'",
            "kubectl create secret generic db --from-literal=password='{v}'",
            "New-LocalUser -Name {user} -Password (ConvertTo-SecureString '{v}' -AsPlainText -Force)",
            "nmcli dev wifi connect Home password '{v}'",
            "sqlcmd -S {host} -U sa -P '{v}' -Q 'select 1'",
            "xfreerdp /v:{host} /u:{user} /p:'{v}'",
            "lftp -u {user},'{v}' ftp.test",
            "rsync --password-file=<(echo '{v}') x y",
            "vncviewer -passwd <(vncpasswd -f <<< '{v}')",
            "ffuf -u http://{host} -d 'user={user}&password={v}'",
            "hydra -l {user} -p '{v}' ssh://{host}",
            "cryptsetup luksOpen /dev/sdb1 x <<< '{v}'",
            "restic -r sftp:x init  # RESTIC_PASSWORD={v}",
            "borg init  # BORG_PASSPHRASE='{v}'",
        ),
    ),
    _file(
        "keys",
        "key-by-name",
        _token,
        (
            "STRIPE_WEBHOOK_SIGNING={v}",
            "OPENWEATHER_KEY={v}",
            "client_secret: {v}",
            '"consumerSecret": "{v}"',
            "app.jwt.secret={v}",
            "SECRET_KEY_BASE={v}",
            'NEXTAUTH_SECRET="{v}"',
            "encryption_key = '{v}'",
            "<apiKey>{v}</apiKey>",
            "--api-key {v}",
            "--token={v}",
            "-e API_TOKEN={v}",
            "x-api-key: {v}",
            "X-Auth-Token: {v}",
            "PRIVATE-TOKEN: {v}",
            "https://api.test/v1/x?apikey={v}",
            "https://api.test/v1/x?appid={v}&q=a",
            "access_token={v}&expires_in=3600",
            '{"refresh_token":"{v}","scope":"all"}',
            'headers = {"Authorization": "Token {v}"}',
            "config.api_key = '{v}'",
            "axios.defaults.headers['X-Key'] = '{v}'",
            "INSERT INTO api_keys (name, key) VALUES ('{word}', '{v}');",
            "{word},{user},api_key,{v}",
            "sops: {v}",
            "cookie_secret: {v}",
            "TELEGRAM_API_HASH={v}",
            "hmac_key: {v}",
            "salt: {v}\npepper: x",
            "storageKey={v}",
            "AccountKey={v};EndpointSuffix=core.windows.net",
            "SharedAccessKey={v}",
        ),
        (
            "apiKey",
            "access_token",
            "clientSecret",
            "auth_token",
            "signingKey",
            "secret_key",
            "webhookSecret",
            "bearer",
        ),
    ),
    _file(
        "session",
        "cookie",
        _token,
        (
            "Cookie: theme=dark; sessionid={v}; lang=de",
            "Set-Cookie: connect.sid={v}; Path=/; HttpOnly",
            "curl -b 'session={v}' https://{host}/me",
            "document.cookie = 'auth={v}'",
            "requests.get(u, cookies={'sid': '{v}'})",
            '{"name": "session_token", "value": "{v}", "domain": ".x.test"}',
            ".x.test\tTRUE\t/\tTRUE\t1790000000\tSESSION\t{v}",
            "localStorage.setItem('authToken', '{v}')",
            "https://{host}/app;jsessionid={v}",
            "https://{host}/list.php?PHPSESSID={v}",
            "https://{host}/start?sid={v}&lang=en",
            "https://{host}/cgi-bin/x?session_id={v}",
            "X-CSRF-Token: {v}",
            "csrfmiddlewaretoken={v}",
            "XSRF-TOKEN={v};",
            "li_at={v}",
        ),
        ("sessionId", "session_token", "csrfToken", "sid", "cookie"),
    ),
)
_TABLES = (
    _file(
        "csv",
        "password-config",
        _pass,
        (
            "name,url,username,password\n{word},https://{host}.test,{user},{v}",
            "host;login;pass\n{host};{user};{v}",
            "user\tpassword\n{user}\t{v}",
            "| Dienst | Benutzer | Passwort |\n|---|---|---|\n| {word} | {user} | {v} |",
            "| Service | Login | Password |\n| :-- | :-- | :-- |\n| {host} | {user} | `{v}` |",
            "Usuario | Contraseña\n{user} | {v}",
            "INSERT INTO users (login, password) VALUES ('{user}', '{v}');",
            "('{user}', '{v}', 'admin'),  -- login, password, role",
            "Login:    {user}\nPassword: {v}",
            "Benutzer: {user}\nKennwort: {v}",
            "Identifiant : {user}\nMot de passe : {v}",
            "ID: {user}\nPW: {v}",
            "アカウント:{user}\nパスワード:{v}",
            "账号:{user}\n密码:{v}",
            "user: {user}\npass: {v}",
            "{user}\n{v}\n(login and password, in that order)",
        ),
    ),
    _file(
        "codes",
        "recovery",
        lambda d: "\n".join(f"{d.chars(a.LOWER_DIGITS, 5)}-{d.chars(a.LOWER_DIGITS, 5)}" for _ in range(8)),
        (
            "Recovery codes:\n{v}",
            "Save these backup codes somewhere safe:\n\n{v}\n",
            "Wiederherstellungscodes\n{v}",
            "Codes de secours :\n{v}",
            "Códigos de respaldo\n{v}",
            "备用代码:\n{v}",
            "バックアップコード\n{v}",
            "Резервные коды:\n{v}",
        ),
    ),
    _file(
        "digit-codes",
        "recovery",
        lambda d: "\n".join(f"{n}. {d.digits(4)} {d.digits(4)}" for n in range(1, 11)),
        (
            "Google backup codes\n{v}",
            "2FA backup codes:\n{v}",
            "Kody zapasowe:\n{v}",
            "Codici di backup\n{v}",
        ),
    ),
)
