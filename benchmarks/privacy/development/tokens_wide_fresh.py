"""A last round of forms, in other words and from other vendors, written after the rules. Development set."""

import base64
import json
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["token_fresh_cases"]


def _chars(alphabet: str, count: int, prefix: str = "", tail: str = "") -> Callable[[Draw], str]:
    return lambda draw: prefix + draw.chars(alphabet, count) + tail


def _case(
    name: str,
    kind: str,
    make: Callable[[Draw], str],
    tech: tuple[str, ...],
    prose: tuple[str, ...] = (),
    *,
    bare: bool = False,
    public: int = 0,
    locale: str = "en",
) -> Case:
    variant = Variant(make=make, prose=prose, tech=tech, locale=locale)
    return Case(
        id=f"token-fresh-{name}", kind=f"secret.{kind}", variants=(variant,), bare=bare, public=public
    )


def _snapshot(draw: Draw) -> str:
    return base64.b64encode(
        json.dumps({"user": "svc", "token": "gl" + "pat-" + draw.chars(a.ALNUM, 20)}).encode()
    ).decode()


def _cut_token(joint: str) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        token = "shp" + "at_" + draw.chars(a.HEX, 32)
        at = draw.number(10, 28)
        return token[:at] + joint + token[at:]

    return make


def _pem(draw: Draw) -> str:
    rows = [draw.chars(a.BASE64, 64) for _ in range(draw.number(4, 12))]
    name = "DSA PRIVATE" + " KEY"
    return "\n".join([f"{'-' * 5}BEGIN {name}{'-' * 5}", *rows, f"{'-' * 5}END {name}{'-' * 5}"])


_WORDS = tuple(
    word
    for line in (
        "velvet orbit tobacco drift canyon maple walnut rescue hammer gentle puzzle cousin rifle oyster jungle ivory",
        "kitten lumber mango nephew olive parrot quiz rubber salmon tunnel umbrella vendor wagon zebra",
    )
    for word in line.split()
)


def _words(draw: Draw, count: int) -> list[str]:
    return draw.random.sample(_WORDS, count)


def token_fresh_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_TOKENS, *_LINKS, *_KEYS, *_DISGUISED)


_TOKENS = (
    _case(
        "hospital",
        "vendor-token",
        _chars(a.LOWER_DIGITS, 32, "mdk_prod_"),
        ("MEDIKIT={v}", "{v}", "token -> {v}"),
        ("der Schlüssel {v} ist abgelaufen",),
        bare=True,
        locale="de",
    ),
    _case(
        "bank",
        "vendor-token",
        _chars(a.HEX, 40, "bnk-api-"),
        ("bnk: {v}", "set bank.key {v}", "{v};"),
        ("o token do banco {v} não funciona",),
        bare=True,
        locale="pt",
    ),
    _case(
        "school",
        "vendor-token",
        _chars(a.ALNUM, 28, "EduKey."),
        ("{v}", "x-edu-key {v}"),
        bare=True,
        public=7,
    ),
    _case(
        "upper",
        "vendor-token",
        _chars(a.UPPER_DIGITS, 24, "WKS-"),
        ("{v}", "license {v}", '{"lic": "{v}"}'),
        bare=True,
    ),
    _case(
        "dashed",
        "vendor-token",
        lambda d: "-".join(d.chars(a.UPPER_DIGITS, 5) for _ in range(5)),
        ("product key: {v}", "activation key = {v}", "serial {v}"),
        ("my license key is {v}",),
    ),
    _case(
        "header",
        "bearer",
        _chars(a.URL64, 48),
        (
            "-H 'X-Shop-Token: {v}'",
            "X-Figma-Token: {v}",
            "Ocp-Apim-Subscription-Key: {v}",
            "x-functions-key: {v}",
            "Api-Key {v}",
            "Authorization: ApiKey {v}",
            "Authorization: GoogleLogin auth={v}",
            "X-Amz-Security-Token: {v}",
        ),
    ),
    _case(
        "hex-header",
        "bearer",
        _chars(a.HEX, 40),
        (
            "X-Api-Token: {v}",
            "Authorization: Token {v}",
            "X-Redmine-API-Key: {v}",
            "DOLAPIKEY: {v}",
            "X-Vault-Token={v}",
        ),
    ),
    _case(
        "struct",
        "bearer",
        _chars(a.ALNUM, 32),
        (
            '&Client{Token: "{v}"}',
            'oauth2.Token{AccessToken: "{v}"}',
            "new Auth({ bearer: '{v}' })",
            'Client::new("{v}")',
            'let api_token = String::from("{v}");',
            'token <- "{v}"',
            '(def token "{v}")',
            "set token {v}",
            "DEFINE TOKEN '{v}'",
        ),
    ),
    _case(
        "session",
        "cookie",
        _chars(a.HEX, 40),
        (
            "cookie: _shop_session={v}",
            "SESSION={v}; Secure",
            "curl --cookie 'auth_session={v}' http://{host}/",
            '"cookies": [{"name": "SID", "value": "{v}"}]',
            "Cookie: PHPSESSID={v}; lang=pl",
        ),
    ),
)
_LINKS = (
    _case(
        "signed",
        "signed-url",
        _chars(a.HEX, 64),
        (
            "https://minio.test/b/f?X-Minio-Signature={v}",
            "https://cos.test/o?q-sign-algorithm=sha1&q-signature={v}",
            "https://files.test/f.pdf?expires=1790000000&signature={v}",
            "https://obs.test/o?AccessKeyId=A&Expires=1&Signature={v}",
            "https://img.test/resize?u=x&s={v}",
        ),
    ),
    _case(
        "magic",
        "signed-url",
        _chars(a.URL64, 40),
        (
            "https://id.test/u/login-link/{v}",
            "https://id.test/sessions/magic_link?token={v}",
            "https://shop.test/account/activate/12345/{v}",
            "https://app.test/#/reset?c={v}",
            "https://survey.test/r/{v}",
            "myapp://login?code={v}",
        ),
        ("voici le lien de connexion https://app.test/connexion/{v} valable une heure",),
        locale="fr",
    ),
    _case(
        "hook",
        "webhook",
        _chars(a.ALNUM, 26),
        (
            "https://chat.corp.test/hooks/{v}",
            "https://automation.test/triggers/{v}/run",
            "https://matrix.test/webhook/{v}",
            "https://api.telegram.test/send/{v}",
            "https://mattermost.test/hooks/{v}",
            "curl -X POST https://push.test/in/{v}",
        ),
    ),
    _case(
        "feed",
        "signed-url",
        _chars(a.HEX, 40),
        (
            "https://pod.test/rss/private/{v}.xml",
            "https://cal.test/export.ics?auth={v}",
            "https://team.test/calendar/{v}.ics",
            "https://tracker.test/feeds/{v}/unread.atom",
            "https://x.test/stream.m3u?u=a&token={v}",
        ),
    ),
)
_KEYS = (
    _case(
        "dsa",
        "private-key",
        _pem,
        ("{v}", "vault kv put secret/ssh key='{v}'", "resource.x = <<EOT\n{v}\nEOT"),
    ),
    _case(
        "seed-prose",
        "seed-phrase",
        lambda d: " ".join(_words(d, 12)),
        ("phrase=[{v}]", "import wallet\n{v}\n", "metamask import: {v}"),
        ("so the twelve words were {v} and I lost the device",),
    ),
    _case(
        "seed-table",
        "seed-phrase",
        lambda d: "\n".join(f"| {n} | {w} |" for n, w in enumerate(_words(d, 12), 1)),
        ("| # | word |\n|---|---|\n{v}",),
    ),
    _case(
        "seed-bullets",
        "seed-phrase",
        lambda d: "\n".join(f"- {w}" for w in _words(d, 24)),
        ("words:\n{v}\n", "{v}"),
    ),
    _case(
        "seed-yaml",
        "seed-phrase",
        lambda d: ", ".join(f"'{w}'" for w in _words(d, 15)),
        ("words: [{v}]", "new Set([{v}])"),
    ),
    _case(
        "hex-key",
        "wallet-key",
        _chars(a.HEX, 64, "0x"),
        (
            "forge script Deploy --private-key={v}",
            'signer = Account.privateKeyToAccount("{v}")',
            "export ETH_PK={v}",
            "wallet: {v}",
            "keystore import {v}",
            "sk: {v}",
        ),
        ("clave privada de la wallet {v}",),
        locale="es",
    ),
)
_DISGUISED = (
    _case("plus-single", "disguised", _cut_token("' + '"), ("t = '{v}'", "echo('{v}');")),
    _case("swift", "disguised", _cut_token('" +\n            "'), ('let t = "{v}"',)),
    _case("perl", "disguised", _cut_token("'\n    . '"), ("my $t = '{v}';",)),
    _case("haskell", "disguised", _cut_token('" ++\n  "'), ('token = "{v}"',)),
    _case("sql", "disguised", _cut_token("' || '"), ("SELECT '{v}';",)),
    _case("append", "disguised", _cut_token('"\nt += "'), ('t = "{v}"',)),
    _case("log-wrap", "disguised", _cut_token("\n        "), ("loaded token {v}\n", "| {v}\n")),
    _case("mail-quote", "disguised", _cut_token("\n>> "), (">> {v}\n",)),
    _case("bold", "disguised", _cut_token("\x1b[22m\x1b[39m"), ("\x1b[32m✓\x1b[0m token {v}", "{v}")),
    _case("bom", "disguised", _cut_token("\ufeff"), ("{v}", "Token:{v}")),
    _case(
        "json-blob", "disguised", _snapshot, ("auth: {v}", "Set-Cookie: state={v}", "kubectl: {v}", "x={v};")
    ),
    _case(
        "math-letters",
        "disguised",
        lambda d: "".join(
            chr(0x1D5BA + ord(c) - 97) if c.islower() else chr(0x1D7E2 + int(c))
            for c in d.chars(a.LOWER_DIGITS, 32)
        ).join(("𝗌𝗄_𝗅𝗂𝗏𝖾_", "")),
        ("key {v}",),
    ),
    _case(
        "semicolons",
        "disguised",
        lambda d: "".join(f"&#{ord(c)};" for c in "gl" + "pat-" + d.chars(a.ALNUM, 20)),
        ("<td>{v}</td>",),
    ),
)
