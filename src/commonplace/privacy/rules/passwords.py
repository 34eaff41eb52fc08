"""Passwords: in JSON, YAML, settings and code, in URLs, in XML and in prose."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.naming import REST, SIGN, any_of
from commonplace.privacy.rules.secret_shapes import is_technical, trimmed
from commonplace.privacy.words import words

__all__ = ["PASSWORDS"]

_ENV = "https://12factor.net/config"
_URI = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1"

_PASSWORD_WORDS = (
    "password",
    "passwd",
    "passphrase",
    "passwort",
    "kennwort",
    "contraseña",
    "contrasena",
    "mot_de_passe",
    "motdepasse",
    "mot de passe",
    "senha",
    "wachtwoord",
    "lösenord",
    "hasło",
    "пароль",
    "密码",
    "密碼",
    "パスワード",
    "비밀번호",
    "parola",
    "şifre",
)
_SHORT_WORDS = (
    "pwd",
    "passcode",
    "_pass",
    'pass"',
    "pass'",
    "pass:",
    "pass=",
    "pass =",
    "pw:",
    "pw=",
    '"pw"',
    'pin"',
    "psk",
)


_ANY_PASSWORD = any_of((*_PASSWORD_WORDS, "pwd", "passcode", "_pass", "pass", "pw", '"pw', "psk"))

# What may stand between the name and its value: the rest of the name, a closing quotation mark, a sign.

_TYPES = words(
    "string str text bytes char varchar number int integer bool boolean any object required optional "
    "nullable unique hidden input field label type name error invalid valid missing wrong incorrect "
    "protected enabled disabled reset change changed update updated forgot forgotten manager policy "
    "prompt strength length hash hashed encrypted plaintext confirm confirmation verify verified "
    "submit enter please must should cannot self.password async await return const function class "
    "import export from public private static void yourpassword mypassword yoursecret expired "
    "generated stored provided rotated revoked unknown undefined"
)


def _could_be_password(value: str) -> bool:
    return (
        len(value) >= 3
        and value.lower().strip(".,;:!?") not in _TYPES
        and not value.startswith(("http://", "https://"))
    )


def _is_own_password(text: str, start: int, end: int) -> bool:
    """Not the user's name once more, as in the default settings of ``postgres:postgres``."""
    value = text[start:end]
    return _could_be_password(value) and not text[:start].endswith(f"/{value}:")


def _looks_typed(value: str) -> bool:
    """A value outside quotation marks that no programmer would write as a name or a type."""
    plain = value.strip(".,;:!?)")
    if not _could_be_password(plain) or len(plain) < 4:
        return False
    if re.fullmatch(
        r"[A-Za-z_]+(?:[.\[(][^!@#%^&*+=~?]*)?|[a-z]+(?:[A-Z][a-z]+)+|[!&]?\$[A-Za-z_{(].*|%[A-Z_]+%.*|.*\*{3}.*|\w+::.*|/[a-z]+/.*|<.*|![a-z]+[}\]]?",
        plain,
    ):
        return False
    return not re.fullmatch(r"[0-9]{1,3}|[0-9.]+(?:px|ms|s|%|em)?", plain)


def _at_line_end(value: str) -> bool:
    plain = value.lower()
    return (
        len(value) >= 6
        and plain not in _TYPES
        and not plain.endswith(("()", ";", ",", "{", "[", "password", "secret"))
    )


PASSWORDS: tuple[Rule, ...] = (
    Rule(
        id="url-password",
        kind="secret.password",
        anchors=("://",),
        pattern=r"://[^\s:/@\"'<>?#\\]{0,128}:(?P<v>[^\s/\"'<>\\]{1,256})@(?=[A-Za-z0-9\[_])",
        judge=_is_own_password,
        generic=True,
        reference=_URI,
        finds=(
            "postgres://admin:«hunter2»@10.0.0.5/prod",
            "redis://:«{alnum 20}»@cache.internal:6379/0",
            "git clone https://carla:«p@ss-{alnum 6}»@git.firm.test/x.git",
            "mongodb+srv://app:«Zx9-{alnum 6}»@cluster0.ab1cd.mongodb.net/db",
        ),
        ignores=(
            "postgres://user:password@localhost/db",
            "postgres://user:${DB_PASSWORD}@localhost/db",
            "http://localhost:8080/a@b",
            "https://example.com/x:y",
            "amqp://user:<password>@host",
            "postgres://postgres:postgres@localhost/db",
        ),
        confidence=0.99,
    ),
    Rule(
        id="password-quoted",
        kind="secret.password",
        anchors=(*_PASSWORD_WORDS, *_SHORT_WORDS),
        ignore_case=True,
        pattern=rf"(?:{_ANY_PASSWORD}|pin){REST}{SIGN}"
        r"(?:[rbuf]{0,2})(?P<q>[\"'`])(?P<v>(?:(?!(?P=q))[^\n]){3,200})(?P=q)",
        validate=_could_be_password,
        generic=True,
        reference=_ENV,
        finds=(
            '{"user": "carla", "password": "«tr0ub4dor»"}',
            "db.connect(password='«s3cret!»')",
            'DB_PASSWORD: "«correct horse»"',
            "'passwd' => '«Winter2024»',",
            '{"pass": "«abcd»"}',
        ),
        ignores=(
            '"password": "<password>"',
            'password = "your-password-here"',
            'password: "${DB_PASSWORD}"',
            '"password": ""',
            '"password": "********"',
            'placeholder="Password" type="password"',
            "password = get_password(user)",
            '"password": "string"',
        ),
    ),
    Rule(
        id="password-assigned",
        kind="secret.password",
        anchors=(*_PASSWORD_WORDS, *_SHORT_WORDS),
        ignore_case=True,
        pattern=rf"(?:{_ANY_PASSWORD}){REST}{SIGN}"
        r"(?P<v>(?![{}()\[\]|])(?:[^\s\"'`,;&<>\\]|\\(?![nrtu\"'\\])){3,200})",
        validate=_looks_typed,
        generic=True,
        reference=_ENV,
        finds=(
            "DB_PASSWORD=«hunter22»\n",
            "password: «hunter22»\nuser: x\n",
            "Server=db;User Id=app;Password=«S3cure-pw»;Encrypt=true",
            "login?user=a&password=«abc123»&x=1",
            "Passwort: «Gartenzaun7»",
        ),
        ignores=(
            "password: str",
            "password = get_password(user)",
            "password=$DB_PASSWORD",
            "password = self.password",
            "password: string;",
            "export PASSWORD=your-api-key-here",
            "password = process.env.DB_PASSWORD",
            "min_password_length = 12",
        ),
        confidence=0.9,
    ),
    Rule(
        id="password-line",
        kind="secret.password",
        anchors=("password", "passwd", "_pass=", "_PASS=", "_pwd=", "passphrase"),
        ignore_case=True,
        pattern=r"(?:password|passwd|_pass|_pwd|passphrase)[A-Z0-9_]{0,12}[\"']?(?:=|:[ \t]{1,8})(?P<v>[A-Za-z]{6,64})(?=[ \t]{0,20}(?:\r?\n|\Z|#|\\n))",
        validate=_at_line_end,
        generic=True,
        reference=_ENV,
        finds=("host: db\npassword: «swordfish»\nport: 1\n", "DB_PASSWORD=«correcthorse»\n"),
        ignores=("password: string\n", "Password: required\n", "password=password\n", "password: changeme\n"),
        confidence=0.7,
    ),
    Rule(
        id="password-prose",
        kind="secret.password",
        anchors=(
            "password",
            "passwort",
            "contraseña",
            "mot de passe",
            "senha",
            "wachtwoord",
            "passcode",
            "passphrase",
            "kennwort",
            "пароль",
            "password is",
            "pw is",
            "pin is",
            "pwd is",
            "hasło",
            "parola",
            "lösenord",
        ),
        ignore_case=True,
        pattern=r"(?:password|passwort|kennwort|contraseña|mot de passe|senha|wachtwoord|passcode|passphrase|пароль|pw|pin|pwd|hasło|parola|lösenord)"
        r"(?: (?:for|to|of|on|at|für|para|pour|de|do|del|voor|для)\b[^\n.:;=]{1,40}?)?"
        r"[ \t]{0,2}(?:\b(?:is|was|will be|ist|lautet|es|est|é|era|jest|är)\b[ \t]?(?:now |still |set to |currently |auf )?|[:=]|\bset to\b|\bto\b)[ \t]{0,3}"
        r"[\"'`«“‘*]{0,2}(?P<v>(?:[^\s\"'`”’\\]|\\(?![nrtu\"'\\])){4,64})",
        validate=lambda value: (
            _looks_typed(value)
            and not is_technical(trimmed(value))
            and re.search(r"[0-9]|[^\w\s.,;:!?)'-]", value.rstrip(".,;:!?)")) is not None
        ),
        generic=True,
        reference="https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html",
        finds=(
            "my password is «hunter2!x» and it does not work",
            "the password for the router is «Blue42House»",
            "Das Passwort lautet «Katze#77»",
            "la contraseña es «sol2024»",
            "set the password to «abc-123-xyz» please",
        ),
        ignores=(
            "my password is wrong",
            "the password is required",
            "password is not the problem",
            "your password to continue",
            "the password is stored in the vault",
        ),
        confidence=0.8,
    ),
    Rule(
        id="xml-password",
        kind="secret.password",
        anchors=(
            "password>",
            "passwd>",
            "pwd>",
            "secret>",
            "token>",
            "apikey>",
            "api_key>",
            "passphrase>",
            "privatekey>",
        ),
        ignore_case=True,
        pattern=r"(?:password|passwd|pwd|secret|token|apikey|api_key|passphrase|privatekey)>\s{0,4}(?P<v>[^<>\s]{4,512})\s{0,4}</",
        validate=_could_be_password,
        generic=True,
        reference="https://maven.apache.org/settings.html#servers",
        finds=("<server><password>«m4ven-pw»</password></server>", "<ApiKey>«{hex 32}»</ApiKey>"),
        ignores=("<password>${env.PASSWORD}</password>", "<label>password</label>", "<Password></Password>"),
    ),
)
