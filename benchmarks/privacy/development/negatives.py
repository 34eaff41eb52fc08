"""What must stay: values that look like secrets or personal data and are neither. Development set."""

import base64
import hashlib
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["negative_cases"]


def _uuid(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


def _sri(draw: Draw) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(draw.chars(a.ALNUM, 9).encode()).digest()).decode()


def _image(draw: Draw) -> str:
    return (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"
        + draw.chars(a.BASE64, 4 * draw.number(60, 160))
        + "=="
    )


def _picked(*texts: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(texts)


def _keep(
    name: str,
    make: Callable[[Draw], str],
    *,
    prose: tuple[str, ...] = (),
    tech: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
) -> Case:
    return Case(
        id=f"keep-{name}",
        kind=f"keep.{name}",
        variants=(Variant(make=make, prose=prose, tech=tech, fields=fields),),
    )


def negative_cases() -> tuple[Case, ...]:
    """All of them; kinds begin with ``keep.``."""
    return (*_IDENTIFIERS, *_PLACEHOLDERS, *_NUMBERS, *_NAMES, *_CODE)


_IDENTIFIERS = (
    _keep(
        "uuid",
        _uuid,
        prose=("The request id was {v}.",),
        tech=("id: {v}", '{"request_id": "{v}"}', "DELETE FROM jobs WHERE id = '{v}';"),
        fields=("request_id", "uuid"),
    ),
    _keep(
        "commit",
        lambda d: d.chars(a.HEX, 40),
        prose=("It broke with commit {v}.",),
        tech=("commit {v}", "git checkout {v}", "HEAD is now at {v}"),
        fields=("commit", "sha"),
    ),
    _keep(
        "commit-short", lambda d: d.chars(a.HEX, 7), tech=("index {v}..9d1f2ab 100644", "* {v} fix the build")
    ),
    _keep(
        "sha256",
        lambda d: d.chars(a.HEX, 64),
        tech=("sha256:{v}", "{v}  app.tar.gz", "FROM alpine@sha256:{v}"),
        fields=("sha256", "digest"),
    ),
    _keep("md5", lambda d: d.chars(a.HEX, 32), tech=('ETag: "{v}"', "md5 {v}"), fields=("md5", "etag")),
    _keep(
        "sri",
        _sri,
        tech=(
            '"integrity": "{v}"',
            '      "resolved": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz",\n      "integrity": "{v}",',
        ),
        fields=("integrity",),
    ),
    _keep("image", _image, tech=('<img src="{v}">', "background: url({v})")),
    _keep(
        "tool-call-id",
        lambda d: f"toolu_01{d.chars(a.ALNUM, 22)}",
        tech=('{"tool_use_id": "{v}"}', "tool call {v} finished"),
    ),
    _keep("call-id", lambda d: f"call_{d.chars(a.ALNUM, 24)}", tech=('{"call_id": "{v}"}',)),
    _keep(
        "module-hash",
        lambda d: f"main.{d.chars(a.HEX, 8)}.js",
        tech=("GET /static/{v} 200", "dist/{v}  143.20 kB"),
    ),
    _keep(
        "container",
        lambda d: d.chars(a.HEX, 12),
        tech=("{v}   nginx:1.27   Up 3 hours   0.0.0.0:80->80/tcp",),
    ),
    _keep(
        "arxiv",
        lambda d: f"arXiv:{d.number(1901, 2512)}.{d.number(1000, 9999)}{d.number(1, 9)}",
        prose=("See {v} for the proof.",),
    ),
    _keep(
        "isbn",
        lambda d: f"978-0-{d.digits(3)}-{d.digits(5)}-{d.number(0, 9)}",
        prose=("The book is ISBN {v}.",),
    ),
)

_PLACEHOLDERS = (
    _keep(
        "placeholder-key",
        _picked(
            "your-api-key-here",
            "YOUR_API_KEY",
            "<your-token>",
            "sk-...",
            "xxxxxxxxxxxxxxxx",
            "ghp_xxxxxxxxxxxx",
            "REPLACE_ME",
            "********",
        ),
        tech=("API_KEY={v}", 'api_key: "{v}"', "Authorization: Bearer {v}"),
        fields=("api_key", "token"),
    ),
    _keep(
        "placeholder-variable",
        _picked(
            "${DB_PASSWORD}",
            "$API_TOKEN",
            "{{ secrets.DEPLOY_KEY }}",
            "%(password)s",
            "process.env.API_KEY",
            'os.environ["TOKEN"]',
        ),
        tech=("password: {v}", "token={v}", "auth={v}"),
    ),
    _keep(
        "placeholder-url",
        _picked(
            "postgres://user:password@localhost:5432/db",
            "https://username:password@example.com",
            "redis://localhost:6379/0",
            "mysql://root@127.0.0.1/test",
        ),
        tech=("DATABASE_URL={v}", "# e.g. {v}"),
    ),
    _keep(
        "service-email",
        _picked("git@github.com", "git@gitlab.com", "noreply@github.com"),
        tech=("git clone {v}:torvalds/linux.git", "Co-authored-by: bot <{v}>"),
    ),
    _keep(
        "documentation-email",
        _picked("user@example.com", "alice@example.org", "someone@example.net"),
        tech=("mail = '{v}'", "curl -d email={v} http://localhost/"),
    ),
)

_NUMBERS = (
    _keep(
        "epoch-ms",
        lambda d: f"17{d.digits(11)}",
        tech=("ts={v}", '{"createdAt": {v}}', "expires={v}"),
        fields=("timestamp", "updated_at"),
    ),
    _keep(
        "pi",
        lambda _: "3.14159265358979323846",
        prose=("It prints {v} and stops.",),
        tech=("const PI = {v};",),
    ),
    _keep(
        "localhost",
        _picked("127.0.0.1", "0.0.0.0:443", "::1", "localhost:8080"),
        prose=("It listens on {v} only.",),
        tech=("bind {v}", "server: {v}", "curl http://{v}/"),
        fields=("bind",),
    ),
    _keep(
        "documentation-ip",
        lambda d: f"{d.pick(('192.0.2', '198.51.100', '203.0.113'))}.{d.number(1, 254)}",
        prose=("The manual uses {v} in its example.",),
        tech=("ping {v}",),
    ),
    _keep(
        "version",
        lambda d: f"{d.number(1, 19)}.{d.number(0, 29)}.{d.number(0, 19)}.{d.number(1, 9)}",
        tech=("chrome/{v}", "Version {v} is available", 'version = "{v}"'),
        fields=("version",),
    ),
    _keep(
        "build-number",
        lambda d: f"10.0.{d.number(19041, 26100)}.{d.number(1, 4000)}",
        tech=("Microsoft Windows [Version {v}]",),
    ),
    _keep(
        "date",
        lambda d: f"{d.number(2019, 2026)}-{d.number(1, 12):02}-{d.number(1, 28):02}",
        prose=("The release is planned for {v}.",),
        tech=("released: {v}", "{v} 10:12:13 INFO ready"),
        fields=("release_date",),
    ),
    _keep(
        "size",
        lambda d: d.digits(d.number(8, 10)),
        tech=("{v} bytes written", "Content-Length: {v}", "total {v}"),
        fields=("bytes", "size"),
    ),
    _keep("order-number", lambda d: f"#{d.digits(6)}", prose=("Issue {v} is still open.",)),
    _keep(
        "hex-dump",
        lambda d: " ".join(d.chars(a.HEX, 4) for _ in range(8)),
        tech=("00000010: {v}  ................",),
    ),
    _keep("broadcast", _picked("ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00"), tech=("brd {v}",)),
    _keep(
        "measure",
        lambda d: f"{d.number(100, 999)}.{d.digits(6)}",
        tech=("loss={v} step={n}", "{v} ms"),
        fields=("loss",),
    ),
    _keep("serial-digits", lambda _: "0.1.2.3.4.5.6.7.8.9.10", tech=("range {v}",)),
)

_NAMES = (
    _keep(
        "famous",
        _picked(
            "Albert Einstein",
            "Ada Lovelace",
            "Linus Torvalds",
            "Marie Curie",
            "Isaac Newton",
            "William Shakespeare",
            "Barack Obama",
            "Leonardo da Vinci",
        ),
        prose=(
            "Explain the work of {v} in two paragraphs.",
            "Who was {v}?",
            "{v} is quoted in the first chapter.",
        ),
        tech=("title: Letters of {v}",),
    ),
    _keep(
        "place",
        _picked(
            "San Jose",
            "Jordan",
            "Paris",
            "Austin, Texas",
            "Charlotte",
            "Santiago",
            "Washington",
            "Victoria",
            "Sydney",
            "Florence",
        ),
        prose=(
            "What is the weather like in {v} in May?",
            "We fly to {v} on Monday.",
            "The river near {v} is high.",
        ),
        tech=("city,{v}",),
    ),
    _keep(
        "product",
        _picked(
            "Ruby on Rails",
            "Jenkins",
            "Jupyter Notebook",
            "Django",
            "Gemini Pro",
            "Claude Sonnet",
            "Siri",
            "Watson",
            "Sherlock",
            "Hugging Face",
            "Julia",
        ),
        prose=("Is {v} a good choice for this?", "I installed {v} yesterday."),
        tech=("{v} started",),
    ),
    _keep(
        "company",
        _picked("Google LLC", "Microsoft Corporation", "Siemens AG", "Toyota"),
        prose=("{v} announced new figures today.",),
    ),
    _keep(
        "month-name",
        _picked("April", "June", "August", "May", "Autumn"),
        prose=("The report for {v} is missing.",),
    ),
)

_CODE = (
    _keep(
        "call",
        _picked(
            "password = get_password(user)",
            "api_key = config.api_key",
            "token = request.headers.get('Authorization')",
            "self.password_hash = hash_password(password)",
            "const { token } = useAuth();",
            'secret := os.Getenv("SECRET")',
        ),
        tech=("{v}", "    {v}"),
    ),
    _keep(
        "identifier",
        _picked(
            "passwordResetTokenExpiryMinutes",
            "AbstractSingletonProxyFactoryBean",
            "test_returns_none_for_empty_input",
            "useAuthenticationContextProvider",
            "kubernetes_service_account_token_path",
        ),
        prose=("Rename {v} everywhere.",),
        tech=("def {v}():", "import {v}"),
    ),
    _keep(
        "package",
        _picked(
            "@types/react-dom@18.3.1",
            "lodash@4.17.21",
            "requests==2.32.3",
            "torch-2.5.1+cu121-cp311-cp311-linux_x86_64.whl",
        ),
        tech=("npm install {v}", "Downloading {v}"),
    ),
    _keep(
        "path",
        _picked(
            "/usr/local/lib/python3.11/site-packages",
            "C:\\Program Files\\Git\\bin\\git.exe",
            "/home/runner/work/app/app",
            "/var/lib/docker/overlay2",
            "src/components/user/UserProfile.tsx",
        ),
        prose=("It is in {v}.",),
        tech=("ls {v}", "cd {v}"),
    ),
    _keep(
        "selector",
        _picked(
            "div.user-name > span.email",
            "#password-input",
            "user@example",
            "@media (max-width: 600px)",
            "@app.route('/login')",
            "@pytest.fixture",
        ),
        tech=("{v}",),
    ),
    _keep(
        "base64-words", _picked("aGVsbG8gd29ybGQ=", "eyJ0eXBlIjoibm9uZSJ9"), tech=("echo {v} | base64 -d",)
    ),
)
