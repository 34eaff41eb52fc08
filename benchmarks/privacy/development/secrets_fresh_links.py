"""Addresses that are secrets, and secrets in disguise, written before the rules were read. Development set."""

import base64
import json
import urllib.parse
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["fresh_link_cases"]

_Make = Callable[[Draw], str]


def _chars(alphabet: str, count: int, prefix: str = "", tail: str = "") -> _Make:
    return lambda draw: prefix + draw.chars(alphabet, count) + tail


def _uuid(draw: Draw) -> str:
    h = draw.chars(a.HEX, 32)
    return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}"


def _case(
    name: str,
    kind: str,
    make: _Make,
    tech: tuple[str, ...],
    prose: tuple[str, ...] = (),
    locale: str = "en",
    public: int = 0,
) -> Case:
    variant = Variant(make=make, prose=prose, tech=tech, locale=locale)
    return Case(id=f"secret-fresh-{name}", kind=f"secret.{kind}", variants=(variant,), public=public)


_PREFIXES = (
    "gh" + "p_",
    "gl" + "pat-",
    "sk-" + "proj-",
    "hf" + "_",
    "npm" + "_",
    "xo" + "xb-",
    "dop_" + "v1_",
    "s" + "k_live_",
    "",
)


def _token(draw: Draw) -> str:
    """A token of a vendor, or one without a prefix."""
    return draw.pick(_PREFIXES) + draw.chars(a.ALNUM, draw.number(32, 44))


def _vendor(draw: Draw) -> str:
    """As vendors make them."""
    return draw.random.choice(
        (
            lambda: "gh" + "p_" + draw.chars(a.ALNUM, 36),
            lambda: "gl" + "pat-" + draw.chars(a.ALNUM, 20),
            lambda: "hf" + "_" + draw.chars(a.ALNUM, 34),
            lambda: "npm" + "_" + draw.chars(a.ALNUM, 36),
            lambda: "dop_" + "v1_" + draw.chars(a.HEX, 64),
            lambda: "s" + "k_live_" + draw.chars(a.ALNUM, 24),
            lambda: "xo" + "xb-" + draw.digits(12) + "-" + draw.digits(12) + "-" + draw.chars(a.ALNUM, 24),
            lambda: "sk-" + "ant-api03-" + draw.chars(a.ALNUM, 93) + "AA",
        )
    )()


def _password(draw: Draw) -> str:
    return draw.chars(a.ALNUM, 5) + draw.pick("!#%&*") + draw.chars(a.ALNUM, 6) + draw.digits(2)


def _cut(joint: str, make: _Make = _vendor, parts: int = 2) -> _Make:
    def cut(draw: Draw) -> str:
        token = make(draw)
        size = -(-len(token) // parts)
        return joint.join(token[at : at + size] for at in range(0, len(token), size))

    return cut


def _turned(change: Callable[[str], str], make: _Make = _vendor) -> _Make:
    return lambda draw: change(make(draw))


_SPELLED = {"-": "dash", "_": "underscore", ".": "dot"}


def _spoken(token: str) -> str:
    return " ".join(_SPELLED.get(char, f"capital {char}" if char.isupper() else char) for char in token)


def _symbols(token: str) -> str:
    return "".join(f" {_SPELLED[char]} " if char in _SPELLED else char for char in token)


def fresh_link_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_HOOKS, *_LINKS, *_SIGNED, *_JOINED, *_WRITTEN)


_HOOKS = (
    _case(
        "hook-named",
        "webhook",
        _chars(a.ALNUM, 24),
        (
            "https://hooks.slack.com/workflows/T024F/A05B/4711/{v}",
            "https://hook.eu2.make.com/{v}",
            "https://maker.ifttt.com/trigger/{word}/with/key/{v}",
            "https://{host}.corp.test/plugins/hubot/hooks/{v}",
            "https://n8n.corp.test/webhook/{v}",
            "https://n8n.corp.test/webhook-test/{v}",
            "https://open.feishu.test/open-apis/bot/v2/hook/{v}",
            "https://qyapi.test/cgi-bin/webhook/send?key={v}",
            "https://oapi.test/robot/send?access_token={v}",
            "https://sctapi.test/{v}.send",
            "https://api.day.app/{v}/Build%20done",
            "https://{host}.test/services/hooks/incoming/{v}",
            "https://corp.bitrix.test/rest/12/{v}/crm.lead.add.json",
            "https://jenkins.corp.test/generic-webhook-trigger/invoke?token={v}",
            "https://gitea.corp.test/api/hooks/{v}",
            "https://rocket.corp.test/hooks/64f0c1/{v}",
            "https://home.corp.test/api/webhook/{v}",
            "https://nosnch.in/{v}",
            "https://uptime.betterstack.com/api/v1/heartbeat/{v}",
            "https://cronitor.link/p/{v}/{word}",
            "https://events.pagerduty.com/integration/{v}/enqueue",
            "https://gotify.corp.test/message?token={v}",
            "https://api.netlify.com/build_hooks/{v}",
            "https://api.render.com/deploy/srv-abc?key={v}",
            "https://{v}.m.pipedream.net",
            "https://hooks.zapier.com/hooks/catch/1234567/{v}/",
            "https://tines.corp.test/webhook/abc123/{v}",
            "https://automate.test/workflows/trigger/manual/paths/invoke?sig={v}",
            "webhook_url: https://notify.corp.test/in/{v}",
            "SLACK_HOOK=https://alerts.corp.test/services/T0/B0/{v}",
            "curl -d ok https://ping.corp.test/{v}",
            "discord://1122334455/{v}",
            "tgram://123456789/{v}/-100200300",
            "gotify://push.corp.test/{v}",
            "https://relay.corp.test/v1/inbound/{v}",
            "https://chat.corp.test/api/v1/webhooks/{v}/post",
        ),
        (
            "Post it to https://flow.corp.test/hooks/{v} when the build is done.",
            "our incoming webhook is https://msg.corp.test/incoming/{v}",
        ),
    ),
    _case(
        "hook-uuid",
        "webhook",
        _uuid,
        (
            "https://hc-ping.com/{v}",
            "https://hc-ping.com/{v}/start",
            "https://webhook.site/{v}",
            "https://healthchecks.corp.test/ping/{v}",
            "https://corp.webhook.office.com/webhookb2/{v}",
            "https://n8n.corp.test/webhook/{v}",
            "https://push.statuscake.com/?PK={v}",
        ),
        ("I send it to https://n8n.corp.test/webhook/{v} every hour",),
    ),
    _case(
        "hook-bot",
        "webhook",
        lambda d: f"{d.digits(10)}:AA{d.chars(a.URL64, 33)}",
        (
            "https://api.telegram.org/bot{v}/sendMessage",
            "curl -s https://api.telegram.org/bot{v}/getUpdates",
            "BOT={v}",
            "Use this token to access the HTTP API:\n{v}\nKeep it secret",
        ),
        ("mein Bot-Token ist {v}",),
        locale="de",
    ),
    _case(
        "dsn",
        "webhook",
        _chars(a.HEX, 32),
        (
            "SENTRY_DSN=https://{v}@o12345.ingest.sentry.test/678",
            "https://{v}@sentry.corp.test/4",
            "dsn: 'https://{v}@errors.corp.test/2'",
        ),
    ),
)
_LINKS = (
    _case(
        "login-link",
        "signed-url",
        _chars(a.URL64, 36),
        (
            "https://{host}.test/reset-password/{v}",
            "https://{host}.test/password/reset?token={v}&email=a%40b.test",
            "https://{host}.test/auth/verify?code={v}",
            "https://{host}.test/auth/magic/{v}",
            "https://{host}.test/confirm/{v}",
            "https://{host}.test/invitation/accept?invitation_token={v}",
            "https://{host}.test/i/{v}?invite=1",
            "https://{host}.test/oauth/callback?code={v}&state=x",
            "https://{host}.test/cb#access_token={v}&token_type=bearer",
            "https://{host}.test/sso?ticket={v}",
            "https://{host}.test/login?otp={v}",
            "https://{host}.test/unsubscribe/{v}",
            "https://{host}.test/s/{v}?dl=1",
            "https://{host}.test/share/{v}",
            "https://{host}.test/shared/links/{v}/view",
            "https://{host}.test/d/{v}/edit?usp=sharing",
            "http://127.0.0.1:8888/lab?token={v}",
            "http://localhost:8888/?token={v}",
            "https://{host}.test/?tkn={v}",
            "https://{host}.test/einladung/{v}",
            "https://{host}.test/reinitialiser/{v}",
            "https://{host}.test/restablecer/{v}",
            "https://zoom.test/j/81122334455?pwd={v}",
            "https://{host}.test/embed?auth_key={v}",
            "https://{host}.test/calendar/ical/a%40b.test/private-{v}/basic.ics",
            "https://{host}.test/feed.rss?feed_token={v}",
            "wss://{host}.test/socket?jwt={v}",
            "https://chat.whatsapp.test/{v}",
            "myapp://auth?token={v}",
            "https://{host}.test/verify-email/{v}/",
            "https://{host}.test/activate/{v}",
            "https://{host}.test/account/delete?confirmation={v}",
        ),
        (
            "Klick auf https://portal.test/zuruecksetzen/{v}, um das Passwort neu zu setzen.",
            "the reset link is https://shop.test/r/{v} and works for an hour",
        ),
    ),
    _case(
        "session-link",
        "cookie",
        _chars(a.HEX, 32),
        (
            "https://{host}.test/index.php?s={v}&page=2",
            "https://{host}.test/;jsessionid={v}?x=1",
            "https://{host}.test/list.asp?ASPSESSIONID={v}",
            "https://{host}.test/webmail/?_task=mail&_token={v}",
            "https://{host}.test/x?sessid={v}",
            "https://{host}.test/x?session={v}",
            "https://{host}.test/x?session-token={v}",
            "https://{host}.test/x?SAMLart={v}",
            "https://{host}.test/x?auth_session={v}&next=/",
            "https://{host}.test/(S({v}))/default.aspx",
            "https://{host}.test/x?cftoken={v}",
            "GET /portal?sid={v} HTTP/1.1",
            "Referer: https://{host}.test/x?sessionKey={v}",
        ),
        ("I copied https://bank.test/overview?sid={v} from the address bar",),
    ),
    _case(
        "session-uuid-cookie",
        "cookie",
        _uuid,
        (
            "Cookie: session={v}",
            "Set-Cookie: JSESSIONID={v}; HttpOnly",
            "curl -b 'sid={v}' https://{host}.test",
        ),
    ),
)
_SIGNED = (
    _case(
        "signature-hex",
        "signed-url",
        _chars(a.HEX, 64),
        (
            "https://b.s3.test/f.zip?X-Amz-Credential=A&X-Amz-Expires=900&X-Amz-Signature={v}",
            "https://storage.test/b/f?X-Goog-Algorithm=A&X-Goog-Signature={v}",
            "https://cdn.test/v.m3u8?hdnts=exp=1790000000~acl=/*~hmac={v}",
            "https://cdn.test/v.mp4?token={v}&expires=1790000000",
            "https://cdn.test/v.mp4?verify=1790000000-{v}",
            "https://img.test/a.jpg?w=300&sig={v}",
            "https://x.test/download?file=a&hash={v}",
            "https://x.test/files/a.pdf?hmac={v}",
            "https://x.test/f?md5={v}&expires=1790000000",
            "https://x.test/cb?payload=a&sign={v}",
            "https://x.test/f?st=1&e=2&digest={v}",
        ),
        ("the export is at https://x.test/exports/9.csv?signature={v} until tonight",),
    ),
    _case(
        "signature-base64",
        "signed-url",
        lambda d: urllib.parse.quote(d.chars(a.BASE64, 43) + "=", safe=""),
        (
            "https://a.blob.test/c/f?sv=2022-11-02&sr=b&sp=r&sig={v}",
            "https://a.oss.test/f?OSSAccessKeyId=A&Expires=1&Signature={v}",
            "SharedAccessSignature sr=hub.test&sig={v}&se=1790000000&skn=root",
            "BlobEndpoint=https://a.blob.test/;SharedAccessSignature=sv=2022&ss=b&sig={v}",
            "https://d1.cloudfront.test/f?Expires=1&Signature={v}&Key-Pair-Id=K1",
            "https://x.test/s?policy=a&signature={v}",
            "azcopy copy 'https://a.blob.test/c?sp=rl&sig={v}' .",
        ),
    ),
    _case(
        "signature-header",
        "bearer",
        _chars(a.HEX, 64),
        (
            "X-Hub-Signature-256: sha256={v}",
            "Authorization: AWS4-HMAC-SHA256 Credential=A, SignedHeaders=host, Signature={v}",
            "Stripe-Signature: t=1790000000,v1={v}",
            "X-Signature: {v}",
        ),
    ),
)
_JOINED = (
    _case(
        "joined-code",
        "disguised",
        _cut('" + "'),
        (
            'token = "{v}"',
            'String key = "{v}";',
            'fetch(url, {headers: {Authorization: "Bearer {v}"}})',
            '$t = "{v}";',
        ),
    ),
    _case("joined-three", "disguised", _cut('" + "', parts=3), ('key := "{v}"', 'var t = "{v}";')),
    _case("joined-adjacent", "disguised", _cut('" "'), ('TOKEN = ("{v}")', 'char *t = "{v}";')),
    _case("joined-lines", "disguised", _cut('"\n         "'), ('TOKEN = ("{v}")', 'const char *t = "{v}";')),
    _case(
        "joined-list",
        "disguised",
        _cut('", "', parts=3),
        ('token = "".join(["{v}"])', '["{v}"].join("")', "implode('', [\"{v}\"])"),
    ),
    _case("joined-php", "disguised", _cut("' . '"), ("$token = '{v}';",)),
    _case("joined-lua", "disguised", _cut('" .. "'), ('local token = "{v}"',)),
    _case("joined-vb", "disguised", _cut('" & "'), ('Dim t As String = "{v}"', '="{v}"')),
    _case("joined-julia", "disguised", _cut('" * "'), ('token = "{v}"',)),
    _case(
        "joined-concat",
        "disguised",
        _cut("', '"),
        ("SELECT CONCAT('{v}');", "'{v}'.concat()", "concat('{v}')"),
    ),
    _case("joined-shell", "disguised", _cut("''"), ("export TOKEN='{v}'", "T='{v}'")),
    _case("joined-shell-mixed", "disguised", _cut("'\""), ("TOKEN='{v}\"",)),
    _case(
        "joined-vars", "disguised", _cut('"\nB="'), ('A="{v}"\nTOKEN="$A$B"', 'P1="{v}"\nexport KEY=$P1$B')
    ),
    _case("joined-python-vars", "disguised", _cut('"\nb = "'), ('a = "{v}"\ntoken = a + b',)),
    _case("joined-continued", "disguised", _cut("\\\n"), ("TOKEN={v}", 'token: "{v}"')),
    _case("joined-yaml", "disguised", _cut("\n  "), ("token: >-\n  {v}",)),
    _case("joined-box", "disguised", _cut(" │\n│ "), ("│ {v} │",)),
    _case("joined-pipe", "disguised", _cut(" |\n| "), ("| {v} |",)),
    _case("joined-quote", "disguised", _cut("\n> "), ("> the token: {v}",)),
    _case("joined-comment", "disguised", _cut("\n# "), ("# token {v}",)),
    _case("joined-slashes", "disguised", _cut("\n// "), ("// token {v}",)),
    _case("joined-diff", "disguised", _cut("\n+"), ("+token: {v}",)),
    _case("joined-log", "disguised", _cut("\n12:01 "), ("12:00 token={v}",)),
    _case(
        "joined-talk",
        "disguised",
        _cut(" + "),
        (),
        ("the token begins with {v}", "first part {v}", "my key: {v}"),
    ),
    _case("joined-talk-then", "disguised", _cut(" then "), (), ("type {v} as the api key", "the key is {v}")),
    _case(
        "joined-talk-parts",
        "disguised",
        _cut("\n2: "),
        (),
        ("part 1: {v}", "api key in two parts, part 1: {v}"),
    ),
    _case("joined-talk-de", "disguised", _cut(" und "), (), ("der Token ist {v}",), locale="de"),
    _case("joined-talk-es", "disguised", _cut(" y "), (), ("la clave es {v}",), locale="es"),
)
_WRITTEN = (
    _case("zero-width", "disguised", _cut("\u200b", parts=4), ("TOKEN={v}", "{v}"), ("my token is {v}",)),
    _case(
        "zero-width-password",
        "disguised",
        _cut("\u200d", _password, 3),
        ("password: {v}",),
        ("my password is {v}",),
    ),
    _case("soft-hyphen", "disguised", _cut("\u00ad", parts=5), ("key {v}",), ("the key {v}",)),
    _case("word-joiner", "disguised", _cut("\u2060", parts=3), ("{v}",)),
    _case("ansi", "disguised", _cut("\x1b[0m\x1b[1;31m", parts=3), ("token: {v}", "\x1b[33m{v}\x1b[0m")),
    _case(
        "ansi-password",
        "disguised",
        _cut("\x1b[0m\x1b[36m", _password),
        ("password: {v}", "Passwort: \x1b[1m{v}\x1b[0m"),
    ),
    _case("spaced", "disguised", _turned(" ".join), ("key: {v}", "{v}"), ("the token is {v}",)),
    _case(
        "spaced-password",
        "disguised",
        _turned(" ".join, _password),
        ("password: {v}",),
        ("the password is {v} without the spaces",),
    ),
    _case("dotted", "disguised", _turned(".".join), ("token {v}",)),
    _case("hyphened", "disguised", _turned("-".join), ("token {v}",), ("my key letter by letter: {v}",)),
    _case("comma", "disguised", _turned(", ".join), ("token: {v}",), ("spelled out the key is {v}",)),
    _case("newlines", "disguised", _turned("\n".join), ("token:\n{v}\n",)),
    _case(
        "grouped",
        "disguised",
        _turned(lambda t: " ".join(t[i : i + 4] for i in range(0, len(t), 4))),
        ("token: {v}",),
        ("the api key is {v}",),
    ),
    _case("spoken", "disguised", _turned(_spoken), (), ("the key is {v}", "spelled out: {v}")),
    _case("spoken-password", "disguised", _turned(_spoken, _password), (), ("the password is {v}",)),
    _case("symbol-words", "disguised", _turned(_symbols), ("token {v}",), ("my token is {v}",)),
    _case(
        "symbol-brackets",
        "disguised",
        _turned(lambda t: t.replace("-", "[dash]").replace("_", "[underscore]")),
        ("{v}",),
        ("key {v}",),
    ),
    _case(
        "reversed",
        "disguised",
        _turned(lambda t: t[::-1]),
        ('token = "{v}"[::-1]', "echo {v} | rev", "'{v}'.split('').reverse().join('')"),
        ("backwards the token is {v}",),
    ),
    _case(
        "percent",
        "disguised",
        _turned(lambda t: "".join(f"%{ord(c):02X}" for c in t)),
        ("token={v}", "https://x.test/?q={v}"),
    ),
    _case(
        "percent-some",
        "disguised",
        _turned(lambda t: t.replace("_", "%5F").replace("-", "%2D").replace("a", "%61")),
        ("token={v}", "{v}"),
    ),
    _case(
        "percent-password",
        "disguised",
        lambda d: urllib.parse.quote(f"{d.chars(a.ALNUM, 5)}#{d.chars(a.ALNUM, 4)}&@/{d.digits(3)}", safe=""),
        ("postgres://app:{v}@db/x", "user=a&password={v}&go=1"),
    ),
    _case(
        "base64",
        "disguised",
        _turned(lambda t: base64.b64encode(t.encode()).decode()),
        ("  token: {v}", "echo {v} | base64 -d", "atob('{v}')", "{v}"),
        ("base64 of the key: {v}",),
    ),
    _case(
        "base64-pair",
        "disguised",
        lambda d: base64.b64encode(f"admin:{_password(d)}".encode()).decode(),
        ("Authorization: Basic {v}", '"auth": "{v}"', "_auth={v}"),
    ),
    _case(
        "base64-password",
        "disguised",
        _turned(lambda t: base64.b64encode(t.encode()).decode(), _password),
        ("data:\n  password: {v}", "DB_PASSWORD_B64={v}", "echo '{v}' | base64 --decode  # root password"),
    ),
    _case(
        "base64-json",
        "disguised",
        lambda d: base64.b64encode(json.dumps({"user": "app", "password": _password(d)}).encode()).decode(),
        (".dockerconfigjson: {v}", "config: {v}", "{v}"),
    ),
    _case(
        "base64-twice",
        "disguised",
        _turned(lambda t: base64.b64encode(base64.b64encode(t.encode())).decode()),
        ("{v}", "secret: {v}"),
    ),
    _case(
        "base32",
        "disguised",
        _turned(lambda t: base64.b32encode(t.encode()).decode()),
        ("base32: {v}", "echo {v} | base32 -d"),
    ),
    _case(
        "hex",
        "disguised",
        _turned(lambda t: t.encode().hex()),
        ("bytes.fromhex('{v}')", "echo {v} | xxd -r -p", "token_hex: {v}"),
    ),
    _case("hex-spaced", "disguised", _turned(lambda t: t.encode().hex(" ")), ("{v}", "00000000  {v}")),
    _case(
        "hex-escaped",
        "disguised",
        _turned(lambda t: "".join(f"\\x{ord(c):02x}" for c in t)),
        ("token = b'{v}'", "printf '{v}'"),
    ),
    _case(
        "hex-array",
        "disguised",
        _turned(lambda t: ", ".join(f"0x{ord(c):02x}" for c in t)),
        ("byte[] key = { {v} };", "const k = [{v}];"),
    ),
    _case(
        "octal",
        "disguised",
        _turned(lambda t: "".join(f"\\{ord(c):03o}" for c in t)),
        ("printf '{v}'", 'echo -e "{v}"'),
    ),
    _case(
        "unicode",
        "disguised",
        _turned(lambda t: "".join(f"\\u{ord(c):04x}" for c in t)),
        ('"token": "{v}"', "'{v}'"),
    ),
    _case(
        "unicode-some",
        "disguised",
        _turned(lambda t: t.replace("_", "\\u005f").replace("-", "\\u002d")),
        ('"token": "{v}"',),
    ),
    _case(
        "unicode-braces",
        "disguised",
        _turned(lambda t: "".join(f"\\u{{{ord(c):x}}}" for c in t)),
        ("let t = '{v}';",),
    ),
    _case(
        "character-codes",
        "disguised",
        _turned(lambda t: ", ".join(str(ord(c)) for c in t)),
        ("String.fromCharCode({v})", "bytes([{v}])", "[{v}].map(c => chr(c))"),
    ),
    _case("chr", "disguised", _turned(lambda t: "+".join(f"chr({ord(c)})" for c in t)), ("t = {v}",)),
    _case(
        "entities",
        "disguised",
        _turned(lambda t: "".join(f"&#x{ord(c):x};" for c in t)),
        ("<code>{v}</code>",),
    ),
    _case("quoted-printable", "disguised", _turned(lambda t: t[:14] + "=\n" + t[14:]), ("Token: {v}\n",)),
    _case(
        "fullwidth",
        "disguised",
        _turned(lambda t: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in t)),
        ("key {v}",),
        ("トークンは{v}",),
        locale="ja",
    ),
    _case(
        "fullwidth-password",
        "disguised",
        _turned(lambda t: "".join(chr(ord(c) + 0xFEE0) for c in t), _password),
        ("パスワード:{v}",),
        ("パスワードは{v}です",),
        locale="ja",
    ),
    _case("binary", "disguised", _turned(lambda t: " ".join(f"{ord(c):08b}" for c in t)), ("{v}",)),
    _case(
        "rot13",
        "disguised",
        _turned(
            lambda t: t.translate(
                str.maketrans(a.LOWER + a.UPPER, a.LOWER[13:] + a.LOWER[:13] + a.UPPER[13:] + a.UPPER[:13])
            )
        ),
        ("echo {v} | tr 'A-Za-z' 'N-ZA-Mn-za-m'", "codecs.decode('{v}', 'rot13')"),
    ),
    _case(
        "powershell",
        "disguised",
        lambda d: base64.b64encode(f"$t='{_vendor(d)}'".encode("utf-16-le")).decode(),
        ("powershell -EncodedCommand {v}", "pwsh -enc {v}"),
    ),
    _case(
        "percent-twice",
        "disguised",
        _turned(lambda t: "".join(f"%25{ord(c):02X}" for c in t)),
        ("next=%2F%3Ft%3D{v}",),
    ),
    _case("markdown", "disguised", _cut("**", parts=3), ("token: {v}",), ("the key is **{v}**",)),
    _case("html", "disguised", _cut("</b><b>", parts=3), ("<b>{v}</b>",)),
    _case(
        "brackets",
        "disguised",
        _turned(lambda t: t.replace("_", "\\_").replace("-", "\\-")),
        ("token {v}",),
        ("the key is {v}",),
    ),
    _case(
        "json-twice",
        "disguised",
        _turned(lambda t: t.replace("_", "\\\\u005f").replace("-", "\\\\u002d")),
        ('"{\\"token\\": \\"{v}\\"}"',),
    ),
)
