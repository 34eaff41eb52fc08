"""Passwords, keys, headers, addresses with passwords, and tokens in disguise. Development set."""

import base64
import hashlib
import json
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["credential_cases", "password", "short_password"]

_STEMS = [
    "Sommer",
    "Winter",
    "Dragon",
    "Monkey",
    "Berlin",
    "Sunshine",
    "Purple",
    "Coffee",
    "Rocket",
    "Guitar",
    "Tiger",
    "Falcon",
    "Hiking",
    "Piano",
    "Garden",
    "Lisboa",
    "Matrix",
    "Pirate",
    "Silver",
    "Thunder",
    "Velvet",
    "Walnut",
    "Zebra",
    "Quartz",
    "Bicycle",
    "Marathon",
]


def password(draw: Draw) -> str:
    """As people and generators make them: a word with numbers and signs, or random characters."""
    if draw.random.random() < 0.5:
        return f"{draw.pick(_STEMS)}{draw.pick('!#$%*+-_.')}{draw.number(10, 9999)}{draw.pick('!?*#')}"
    while True:
        made = draw.chars(a.ALNUM + "!#%*+-_.?", draw.number(10, 20))
        if made[0].isalnum() and made[-1].isalnum() and any(map(str.isdigit, made)):
            return made


def short_password(draw: Draw) -> str:
    """Six to nine characters."""
    return f"{draw.pick(_STEMS)[:4].lower()}{draw.chars(a.DIGITS, draw.number(2, 4))}{draw.pick('!x?z')}"


def _simple_password(draw: Draw) -> str:
    """Without characters that a shell or an address would need to quote."""
    return f"{draw.pick(_STEMS)}-{draw.chars(a.ALNUM, draw.number(4, 9))}{draw.number(1, 99)}"


def _basic(draw: Draw) -> str:
    user = draw.pick(("admin", "reports", "svc-sync", "grafana"))
    return base64.b64encode(f"{user}:{password(draw)}".encode()).decode()


def _jwt(draw: Draw) -> str:
    def part(value: object) -> str:
        text = json.dumps(value, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(text).decode().rstrip("=")

    header = part({"alg": "HS256", "typ": "JWT"})
    claims = part({"sub": draw.digits(10), "iat": 1_700_000_000 + draw.number(0, 10**7), "scope": "read"})
    return f"{header}.{claims}.{draw.chars(a.URL64, 43)}"


def _pem(draw: Draw, name: str, lines: int, *, ends: bool = True) -> str:
    rows = [draw.chars(a.BASE64, 64) for _ in range(lines)]
    dashes = "-" * 5
    tail = [f"{draw.chars(a.BASE64, 30)}==", f"{dashes}END {name}{dashes}"] if ends else []
    return "\n".join([f"{dashes}BEGIN {name}{dashes}", *rows, *tail])


_RSA = "RSA PRIVATE" + " KEY"
_OPENSSH = "OPENSSH PRIVATE" + " KEY"
_PKCS8 = "PRIVATE" + " KEY"


def _token(draw: Draw) -> str:
    return "gh" + "p_" + draw.chars(a.ALNUM, 36)


def _with_colours(draw: Draw) -> str:
    token = _token(draw)
    at = draw.number(6, 30)
    return f"{token[:at]}\x1b[1;31m{token[at : at + 5]}\x1b[0m{token[at + 5 :]}"


def _wrapped(draw: Draw) -> str:
    token = "sk-" + "ant-api03-" + draw.chars(a.URL64, 93) + "AA"
    return f"{token[:70]}\n{token[70:]}"


def _concatenated(draw: Draw) -> str:
    token = _token(draw)
    at = draw.number(8, 30)
    joint = draw.pick(('" + "', "' + '", '"\n    "', '" ..\n "'))
    return f"{token[:at]}{joint}{token[at:]}"


def _url_encoded(draw: Draw) -> str:
    secret = draw.chars(a.BASE64, 38) + "+/"
    return "".join(f"%{ord(char):02X}" if char in "+/=" else char for char in secret + "=")


def _unicode_escaped(draw: Draw) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in _token(draw))


def _base64_line(draw: Draw) -> str:
    return base64.b64encode(f"DB_PASSWORD={password(draw)}\nDEBUG=0\n".encode()).decode()


def _kubernetes(draw: Draw) -> str:
    return base64.b64encode(password(draw).encode()).decode()


# Words of the BIP-39 English list. Source: github.com/bitcoin/bips, bip-0039/english.txt.
_SEED_WORDS = [
    "abandon",
    "ability",
    "able",
    "about",
    "above",
    "absent",
    "absorb",
    "abstract",
    "absurd",
    "abuse",
    "access",
    "accident",
    "account",
    "accuse",
    "achieve",
    "acid",
    "acoustic",
    "acquire",
    "across",
    "act",
    "action",
    "actor",
    "actress",
    "actual",
    "adapt",
    "add",
    "addict",
    "address",
    "adjust",
    "admit",
    "banana",
    "banner",
    "bar",
    "barely",
    "bargain",
    "barrel",
    "base",
    "basic",
    "basket",
    "battle",
    "beach",
    "bean",
    "beauty",
    "because",
    "cabbage",
    "cabin",
    "cable",
    "cactus",
    "cage",
    "cake",
    "call",
    "calm",
    "camera",
    "camp",
    "dad",
    "damage",
    "damp",
    "dance",
    "danger",
    "daring",
    "dash",
    "daughter",
    "dawn",
    "day",
    "eager",
    "eagle",
    "early",
    "earn",
    "earth",
    "easily",
    "east",
    "easy",
    "echo",
    "fabric",
    "face",
    "faculty",
    "fade",
    "faint",
    "faith",
    "fall",
    "gadget",
    "gain",
    "galaxy",
    "gallery",
    "game",
    "gap",
    "garage",
    "habit",
    "hair",
    "half",
    "hammer",
    "hamster",
    "hand",
    "ice",
    "icon",
    "idea",
    "jacket",
    "jaguar",
    "jar",
    "kangaroo",
    "keen",
    "keep",
    "label",
    "labor",
    "ladder",
    "machine",
    "mad",
    "magic",
    "naive",
    "name",
    "napkin",
    "oak",
    "obey",
    "object",
    "pact",
    "paddle",
    "page",
    "quality",
    "quantum",
    "quarter",
    "rabbit",
    "raccoon",
    "race",
    "saddle",
    "sad",
    "safe",
    "table",
    "tackle",
    "tag",
    "ugly",
    "umbrella",
    "vacant",
    "vacuum",
    "wage",
    "wagon",
    "yard",
    "year",
    "zebra",
    "zero",
    "zone",
    "zoo",
]


def _seed_phrase(draw: Draw) -> str:
    return " ".join(draw.pick(_SEED_WORDS) for _ in range(12))


def _md5_crypt(draw: Draw) -> str:
    return f"$6${draw.chars(a.ALNUM, 12)}${draw.chars(a.ALNUM + './', 86)}"


def _recovery(draw: Draw) -> str:
    return "\n".join(f"{draw.chars(a.HEX, 5)}-{draw.chars(a.HEX, 5)}" for _ in range(4))


def _storage_key(draw: Draw) -> str:
    return draw.chars(a.BASE64, 86) + "=="


def _slack_hook(draw: Draw) -> str:
    team, channel = (draw.chars(a.UPPER_DIGITS, 10) for _ in range(2))
    return f"https://hooks.slack.com/services/T{team}/B{channel}/{draw.chars(a.ALNUM, 24)}"


def _discord_hook(draw: Draw) -> str:
    return f"https://discord.com/api/webhooks/{draw.digits(18)}/{draw.chars(a.URL64, 68)}"


def _signature(draw: Draw) -> str:
    return hashlib.sha256(draw.chars(a.ALNUM, 20).encode()).hexdigest()


def _one(
    id: str,  # noqa: A002 - the field is called that
    kind: str,
    make: Callable[[Draw], str],
    *,
    prose: tuple[str, ...] = (),
    tech: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    bare: bool = False,
    public: int = 0,
) -> Case:
    variant = Variant(make=make, prose=prose, tech=tech, fields=fields)
    return Case(id=id, kind=kind, variants=(variant,), bare=bare, public=public)


_PROSE_PASSWORDS = {
    "en": (
        "the password is {v} by the way",
        "you can log in as {user} with {v} as the password",
        "I changed my wifi password to {v} yesterday",
        "pw: {v}",
    ),
    "de": ("Das Passwort lautet {v}, bitte nicht weitergeben.", "Mein Kennwort ist {v}"),
    "es": ("la contraseña es {v}", "mi clave de acceso es {v}, no la cambies"),
    "fr": ("le mot de passe est {v}", "mon mdp c'est {v}"),
    "it": ("la password è {v}, non cambiarla",),
    "pt": ("a senha é {v}", "minha senha de acesso: {v}"),
    "nl": ("het wachtwoord is {v}",),
    "pl": ("hasło to {v}",),
    "tr": ("şifrem {v} ama giriş yapamıyorum",),
    "ru": ("пароль: {v}", "мой пароль {v}, не могу войти"),
    "zh": ("密码是 {v}", "我的登录密码:{v}"),
    "ja": ("パスワードは {v} です",),
    "ar": ("كلمة المرور هي {v}",),
    "hi": ("पासवर्ड {v} है",),
}


def credential_cases() -> tuple[Case, ...]:
    """All of them."""
    prose_password = Case(
        id="password-prose",
        kind="secret.password-prose",
        variants=tuple(
            Variant(make=password, prose=prose, locale=locale) for locale, prose in _PROSE_PASSWORDS.items()
        ),
        repeats=True,
    )
    return (prose_password, *_PASSWORDS, *_HEADERS, *_KEYS, *_DISGUISED, *_ADDRESSES)


_PASSWORDS = (
    _one(
        "password-json-short",
        "secret.password-config",
        short_password,
        tech=('{"user": "{user}", "password": "{v}"}', '{"login": {"passwd": "{v}", "host": "{host}"}}'),
        fields=("password", "passwd", "db_password", "pwd"),
    ),
    _one(
        "password-yaml",
        "secret.password-config",
        password,
        tech=("database:\n  user: {user}\n  password: {v}\n  pool: 5", "smtp_password: {v}"),
    ),
    _one(
        "password-env",
        "secret.password-config",
        password,
        tech=("DB_PASSWORD={v}", "export MYSQL_ROOT_PASSWORD='{v}'", "ENV ADMIN_PASSWORD={v}"),
        fields=("DB_PASSWORD", "adminPassword"),
    ),
    _one(
        "password-code",
        "secret.password-config",
        password,
        tech=('conn = connect(host="{host}", user="{user}", password="{v}")', 'const password = "{v}";'),
    ),
    _one(
        "curl-user",
        "secret.password-command",
        _simple_password,
        tech=(
            "curl -u {user}:{v} https://{host}.corp.test/api",
            "curl -sS -u '{user}:{v}' http://{host}:8080/status",
        ),
    ),
    _one(
        "sshpass",
        "secret.password-command",
        _simple_password,
        tech=("sshpass -p {v} ssh {user}@{host}", "sshpass -p '{v}' scp a.tgz {user}@{host}:"),
    ),
    _one(
        "mysql-p",
        "secret.password-command",
        _simple_password,
        tech=("mysql -h {host} -u {user} -p{v} shop", "mysqldump --password={v} shop > shop.sql"),
    ),
    _one(
        "redis-auth", "secret.password-command", _simple_password, tech=("redis-cli -h {host} -a {v} INFO",)
    ),
    _one(
        "sudo-echo",
        "secret.password-command",
        _simple_password,
        tech=("echo '{v}' | sudo -S apt-get update", "echo {v} | passwd --stdin {user}"),
    ),
    _one(
        "netrc",
        "secret.password-config",
        _simple_password,
        tech=("machine {host}.corp.test login {user} password {v}",),
    ),
    _one("pgpass", "secret.password-config", _simple_password, tech=("{host}:5432:shop:{user}:{v}",)),
    _one(
        "wifi",
        "secret.password-config",
        password,
        prose=("The wifi key at home is {v} if you need it for the config.",),
        tech=('network={\n  ssid="home"\n  psk="{v}"\n}',),
        fields=("psk", "wifi_password"),
    ),
    _one("shadow-hash", "secret.password-hash", _md5_crypt, tech=("{user}:{v}:19700:0:99999:7:::",)),
    _one(
        "recovery-codes",
        "secret.recovery",
        _recovery,
        prose=("My recovery codes:\n{v}",),
        tech=("Recovery codes (keep them safe)\n{v}",),
    ),
    _one(
        "totp",
        "secret.recovery",
        lambda draw: draw.chars(a.BASE32, 32),
        prose=("The 2FA secret for the authenticator is {v}",),
        tech=("otpauth://totp/Shop:ops?secret={v}&issuer=Shop",),
        fields=("totp_secret",),
    ),
)

_HEADERS = (
    _one(
        "basic-header",
        "secret.basic-auth",
        _basic,
        tech=(
            "Authorization: Basic {v}",
            "curl -H 'Authorization: Basic {v}' http://{host}/",
            '"Authorization": "Basic {v}"',
        ),
    ),
    _one(
        "bearer-opaque",
        "secret.bearer",
        lambda draw: draw.chars(a.URL64, 48),
        tech=(
            "Authorization: Bearer {v}",
            'headers = {"Authorization": "Bearer {v}"}',
            "curl -H 'authorization: bearer {v}' http://{host}/v2",
        ),
    ),
    _one(
        "jwt",
        "secret.bearer",
        _jwt,
        prose=("This is the JWT I get: {v} and it is rejected.",),
        tech=("token={v}", "Set-Cookie: auth={v}; HttpOnly"),
        fields=("id_token", "access_token"),
        bare=True,
    ),
    _one(
        "session-cookie",
        "secret.cookie",
        lambda draw: draw.chars(a.LOWER_DIGITS, 32),
        tech=(
            "Cookie: sessionid={v}; theme=dark",
            "Cookie: lang=en; PHPSESSID={v}",
            "curl -b 'session={v}' http://{host}/me",
        ),
    ),
    _one(
        "api-key-header",
        "secret.key-by-name",
        lambda draw: draw.chars(a.ALNUM, 32),
        tech=(
            "X-Api-Key: {v}",
            "curl -H 'x-api-key: {v}' http://{host}/items",
            "requests.get(url, headers={'X-API-KEY': '{v}'})",
        ),
    ),
)

_KEYS = (
    _one(
        "pem-rsa",
        "secret.private-key",
        lambda draw: _pem(draw, _RSA, 8),
        prose=("This is the key it complains about:\n{v}",),
        tech=("{v}",),
        fields=("private_key",),
    ),
    _one(
        "pem-openssh",
        "secret.private-key",
        lambda draw: _pem(draw, _OPENSSH, 5),
        tech=("cat ~/.ssh/id_ed25519\n{v}",),
    ),
    _one(
        "pem-truncated",
        "secret.private-key",
        lambda draw: _pem(draw, _RSA, 6, ends=False),
        tech=("$ head -7 server.key\n{v}",),
    ),
    _one(
        "pem-escaped",
        "secret.private-key",
        lambda draw: _pem(draw, _PKCS8, 7).replace("\n", "\\n") + "\\n",
        tech=('{"type": "service_account", "private_key": "{v}"}', 'PRIVATE_KEY="{v}"'),
    ),
    _one(
        "seed-phrase",
        "secret.seed-phrase",
        _seed_phrase,
        prose=("My seed phrase is {v}, is it lost?", "wallet recovery words: {v}"),
        tech=('mnemonic = "{v}"', "Mnemonic: {v}"),
        fields=("mnemonic",),
        bare=False,
    ),
    _one(
        "eth-private-key",
        "secret.private-key",
        lambda draw: "0x" + draw.chars(a.HEX, 64),
        prose=("I imported the wallet with private key {v}",),
        tech=("PRIVATE_KEY={v}", 'new ethers.Wallet("{v}", provider)'),
        fields=("privateKey",),
    ),
)

_DISGUISED = (
    _one(
        "token-ansi",
        "secret.disguised",
        _with_colours,
        tech=("\x1b[32mtoken\x1b[0m {v}", "remote: using {v}"),
    ),
    _one("token-wrapped", "secret.disguised", _wrapped, tech=("ANTHROPIC_API_KEY={v}", "key:\n{v}")),
    _one("token-concatenated", "secret.disguised", _concatenated, tech=('token = "{v}"', 'const t = "{v}";')),
    _one(
        "secret-url-encoded",
        "secret.disguised",
        _url_encoded,
        tech=("POST /login?user={user}&client_secret={v}", "https://{host}.corp.test/cb?secret={v}&state=1"),
    ),
    _one(
        "token-unicode-escaped",
        "secret.disguised",
        _unicode_escaped,
        tech=('{"token": "{v}"}', "token = '{v}'"),
    ),
    _one(
        "env-base64",
        "secret.disguised",
        _base64_line,
        tech=("echo {v} | base64 -d > .env", "env_file_b64: {v}"),
    ),
    _one(
        "kubernetes-secret",
        "secret.disguised",
        _kubernetes,
        tech=("kind: Secret\nmetadata:\n  name: db\ndata:\n  password: {v}",),
    ),
)

_ADDRESSES = (
    _one(
        "postgres-url",
        "secret.url-password",
        _simple_password,
        prose=("It connects to postgres://{user}:{v}@{host}:5432/shop and then hangs.",),
        tech=(
            "DATABASE_URL=postgres://{user}:{v}@{host}:5432/shop",
            "postgresql+psycopg://{user}:{v}@10.0.0.5/shop",
        ),
    ),
    _one(
        "mongodb-url",
        "secret.url-password",
        _simple_password,
        tech=("mongodb+srv://{user}:{v}@cluster0.ab1cd.mongodb.net/shop",),
    ),
    _one(
        "https-url",
        "secret.url-password",
        _simple_password,
        tech=("git clone https://{user}:{v}@git.corp.test/team/app.git",),
    ),
    _one(
        "redis-url", "secret.url-password", _simple_password, tech=("REDIS_URL=redis://:{v}@{host}:6379/0",)
    ),
    _one(
        "slack-webhook",
        "secret.webhook",
        _slack_hook,
        prose=("It posts to {v} every night.",),
        tech=("curl -X POST -d '{}' {v}",),
        fields=("webhook_url",),
        public=34,
    ),
    _one(
        "discord-webhook", "secret.webhook", _discord_hook, tech=("WEBHOOK={v}",), fields=("url",), public=33
    ),
    _one(
        "azure-storage",
        "secret.url-password",
        _storage_key,
        tech=(
            "AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=https;AccountName=stshop;AccountKey={v};EndpointSuffix=core.windows.net",
        ),
    ),
    _one(
        "signed-url",
        "secret.signed-url",
        _signature,
        tech=(
            "https://bucket.s3.amazonaws.com/a.zip?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature={v}",
        ),
    ),
)
