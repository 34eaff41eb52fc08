"""Credentials without a form of their own: known by a header, a name or a place in a URL before them."""

import base64
import binascii
import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.naming import REST, SIGN, any_of, looks_random

__all__ = ["CREDENTIALS"]

_HTTP = "https://www.rfc-editor.org/rfc/rfc9110#name-authorization"
_ENV = "https://12factor.net/config"
_URI = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1"

_KEY_WORDS = (
    "secret",
    "token",
    "api_key",
    "api-key",
    "apikey",
    "api key",
    "access_key",
    "access-key",
    "accesskey",
    "auth_key",
    "authkey",
    "private_key",
    "privatekey",
    "encryption_key",
    "signing_key",
    "master_key",
    "account_key",
    "accountkey",
    "sharedaccesskey",
    "client_key",
    "license_key",
    "credential",
    "x-auth",
    "session_key",
    "service_key",
    "webhook_key",
)


# What may stand between the name and its value: the rest of the name, a closing quotation mark, a sign.


def _is_basic(value: str) -> bool:
    try:
        plain = base64.b64decode(
            value + "=" * (-len(value) % 4), altchars=b"-_" if set(value) & set("-_") else None
        )
        text = plain.decode("utf-8")
    except (ValueError, binascii.Error):
        return False
    return ":" in text and text.isprintable() and len(text) > 2


def _is_no_log_id(text: str, start: int, end: int) -> bool:
    """Programs number their sessions with UUIDs in their own logs, under this name."""
    return not (
        end - start == 36
        and text[start + 8 : start + 9] == "-"
        and re.search(r"(?i)\bsession[_-]?(?:id)?\W{1,4}$", text[max(0, start - 20) : start]) is not None
    )


CREDENTIALS: tuple[Rule, ...] = (
    Rule(
        id="basic-auth-header",
        kind="secret.basic-auth",
        anchors=("basic",),
        ignore_case=True,
        pattern=r"basic[ \t:\"',]{1,4}(?P<v>[A-Za-z0-9+/_-]{4,1024}={0,2})(?![A-Za-z0-9+/=_-])",
        validate=_is_basic,
        reference="https://www.rfc-editor.org/rfc/rfc7617",
        finds=(
            "Authorization: Basic «" + base64.b64encode(b"carla:open sesame 9").decode() + "»\n",
            "-H 'authorization: basic «" + base64.b64encode(b"svc:9f-2k").decode() + "»'",
            '["Basic", "«' + base64.b64encode(b"maria:pa55w0rt!").decode() + '»"]',
        ),
        ignores=(
            "Basic authentication is used",
            "Visual Basic programming",
            "Authorization: Basic <credentials>",
        ),
        confidence=0.99,
    ),
    Rule(
        id="bearer-header",
        kind="secret.bearer-token",
        anchors=("bearer",),
        ignore_case=True,
        pattern=r"bearer[ \t:=\"']{1,4}(?P<v>[A-Za-z0-9._~+/=-]{10,4096})",
        validate=looks_random,
        generic=True,
        reference="https://www.rfc-editor.org/rfc/rfc6750#section-2.1",
        finds=(
            "Authorization: Bearer «{alnum 40}»\n",
            "curl -H 'Authorization: bearer «{url64 64}»' https://api.test/",
        ),
        ignores=(
            "Bearer authentication",
            "Authorization: Bearer <token>",
            "Bearer $TOKEN",
            "bearer your-api-key-here",
        ),
    ),
    Rule(
        id="authorization-header",
        kind="secret.authorization",
        anchors=(
            "authorization",
            "x-api-key",
            "x-auth-token",
            "x-access-token",
            "private-token",
            "x-gitlab-token",
            "x-vault-token",
        ),
        ignore_case=True,
        pattern=r"(?:authorization|x-api-key|x-auth-token|x-access-token|private-token|x-gitlab-token|x-vault-token)"
        r"[\"']?[ \t]{0,4}[:=,][ \t]{0,4}[\"']?(?:(?:token|apikey|api-key|key|digest|hmac|oauth|aws4-hmac-sha256|genie\w{1,4}|sso-key|bot|splunk)[ :=]{1,3})?"
        r"(?P<v>[A-Za-z0-9._~+/=:-]{8,4096})",
        validate=looks_random,
        generic=True,
        reference=_HTTP,
        finds=(
            "Authorization: Token «{hex 40}»\n",
            '"X-Api-Key": "«{alnum 32}»"',
            "PRIVATE-TOKEN: «{alnum 20}»\n",
        ),
        ignores=(
            "Authorization: Bearer",
            "authorization: required",
            "X-Api-Key: your-api-key-here",
            "Authorization: ${AUTH}",
        ),
    ),
    Rule(
        id="url-user-token",
        kind="secret.url-token",
        anchors=("://",),
        pattern=r"://(?P<v>[A-Za-z0-9_-]{20,255})(?::(?:x-oauth-basic|x)?)?@(?=[A-Za-z0-9\[])",
        validate=looks_random,
        generic=True,
        reference=_URI,
        finds=(
            "git clone https://«{alnum 40}»@git.firm.test/x.git",
            "https://«{hex 32}»:x-oauth-basic@git.firm.test/x",
        ),
        ignores=("ssh://git@github.com/a/b.git", "https://username@host.test/"),
    ),
    Rule(
        id="key-quoted",
        kind="secret.api-key",
        anchors=_KEY_WORDS,
        ignore_case=True,
        pattern=rf"(?:{any_of(_KEY_WORDS)}){REST}{SIGN}(?:[rbuf]{{0,2}})[\"'`](?P<v>[^\s\"'`]{{8,2000}})[\"'`]",
        validate=looks_random,
        generic=True,
        reference=_ENV,
        finds=(
            '"api_key": "«{alnum 32}»"',
            "client_secret = '«{url64 40}»'",
            'apiKey: "«{hex 32}»"',
            '"access_token": "«{alnum 24}»"',
        ),
        ignores=(
            '"api_key": "your-api-key-here"',
            'api_key = os.environ["API_KEY"]',
            '"secret": "database-credentials"',
            '"token_type": "bearer"',
            'apiKey: "process.env.API_KEY"',
            '"max_tokens": "4096"',
        ),
        confidence=0.9,
    ),
    Rule(
        id="key-assigned",
        kind="secret.api-key",
        anchors=_KEY_WORDS,
        ignore_case=True,
        pattern=rf"(?:{any_of(_KEY_WORDS)}){REST}{SIGN}(?P<v>(?!\$)[^\s\"'`,;&<>(){{}}\[\]|\\]{{8,2000}})",
        validate=looks_random,
        generic=True,
        reference=_ENV,
        finds=(
            "API_KEY=«{alnum 32}»\n",
            "secret_key: «{base64 40}»\n",
            "?access_token=«{alnum 30}»&v=2",
            "X-Auth: «{alnum 24}»\n",
        ),
        ignores=(
            "API_KEY=your-api-key-here",
            "api_key = config.api_key",
            "token = tokenizer.next_token",
            "secret_name: projects/x/secrets/y",
            "num_tokens = 4096",
        ),
        confidence=0.85,
    ),
    Rule(
        id="cookie-header",
        kind="secret.cookie",
        anchors=("cookie",),
        ignore_case=True,
        pattern=r"cookie[\"']?[ \t]{0,2}[:=][ \t]{0,2}(?:\$?[\"'])?(?P<v>[A-Za-z0-9_.-]{1,64}=[^\s;\"',\\]{8,4096}(?:;[ \t]?[A-Za-z0-9_.-]{1,64}=[^\s;\"'\\]{0,4096}){0,64})",
        validate=lambda value: not re.search(r"=(?:<|\$\{|\.\.\.)", value),
        reference="https://www.rfc-editor.org/rfc/rfc6265#section-4.2",
        finds=(
            "Cookie: «sid={alnum 32}; theme=dark»\n",
            "Set-Cookie: «session={hex 40}»; Path=/; HttpOnly".replace(
                "»; Path=/; HttpOnly", "; Path=/»; HttpOnly"
            ),
            "-H 'cookie: «_session={url64 48}»'",
        ),
        ignores=("document.cookie = name", "Cookie: name=value", "cookies: enabled"),
    ),
    Rule(
        id="session-cookie",
        kind="secret.cookie",
        anchors=(
            "sess",
            "sid=",
            "PHPSESSID",
            "JSESSIONID",
            "csrftoken",
            "xsrf-token",
            "remember_token",
            "auth_token=",
            "__secure-",
            "__host-",
            "cf_clearance",
            "li_at=",
            "sso=",
        ),
        ignore_case=True,
        pattern=r"(?:session(?:_?id|[-_]token)?|sess|connect\.sid|sid|phpsessid|jsessionid|csrftoken|xsrf-token|remember_token|auth_token|__(?:secure|host)-[A-Za-z0-9_.-]{1,40}|cf_clearance|li_at|sso)"
        r"[\"']?(?:=|\"?: ?\"?|\t)[\"']?(?P<v>[A-Za-z0-9%._~+/-]{16,2048}={0,2})",
        validate=looks_random,
        judge=_is_no_log_id,
        generic=True,
        reference="https://owasp.org/www-community/attacks/Session_hijacking_attack",
        finds=(
            "sessionid=«{lowernum 32}»; other",
            "PHPSESSID=«{alnum 26}»",
            '"session_token": "«{url64 64}»"',
        ),
        ignores=(
            "session=requests.Session()",
            "sid=session_identifier_value",
            '"sessionId":"8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c"',
        ),
    ),
    Rule(
        id="cookie-record",
        kind="secret.cookie",
        anchors=('"value":',),
        before=r"\s{0,12},\"[^\"\n]{1,60}\" ?:\"eman\"",
        reach=90,
        pattern=r"\"name\": ?\"[^\"\n]{0,40}(?i:sid|sess|auth|token|jwt|csrf|xsrf|remember|login|cookie)[^\"\n]{0,40}\",\s{0,12}"
        r"\"value\": ?\"(?P<v>[^\"\s]{12,4096})\"",
        validate=looks_random,
        generic=True,
        reference="https://playwright.dev/docs/auth",
        finds=('{"name": "laravel_session", "value": "«{hex 40}»", "httpOnly": true}',),
        ignores=('{"name": "token", "value": "required"}', '{"name": "colour", "value": "{hex 40}"}'),
    ),
)
