"""More credentials with a form: vendors of many countries, in-house prefixes, headers. Development set.

The bodies are drawn at run time; no complete credential stands here. ``public`` is the vendor's own prefix.
"""

import base64
import json

import msgspec
from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["token_wide_cases"]


class _Form(msgspec.Struct, frozen=True):
    """A vendor's form: what it begins with, and (alphabet, count) or fixed pieces after that."""

    label: str
    variable: str
    prefix: str
    body: tuple[tuple[str, int] | str, ...]

    def make(self, draw: Draw) -> str:
        pieces = [piece if isinstance(piece, str) else draw.chars(*piece) for piece in self.body]
        return self.prefix + "".join(pieces)


_UUID = ((a.HEX, 8), "-", (a.HEX, 4), "-4", (a.HEX, 3), "-9", (a.HEX, 3), "-", (a.HEX, 12))

_FORMS: tuple[_Form, ...] = (
    _Form("Aliyun", "ALIYUN_ACCESS_KEY_ID", "LTAI", ("5t", (a.ALNUM, 18))),
    _Form("Tencent Cloud", "TENCENT_SECRET_ID", "AKID", ((a.ALNUM, 32),)),
    _Form("Huawei Cloud", "HW_ACCESS_TOKEN", "hwc_", ((a.ALNUM, 32),)),
    _Form("Yandex", "YC_API_KEY", "AQVN", ((a.URL64, 36),)),
    _Form("Yandex Disk", "YANDEX_OAUTH", "y0_", ("AgAAAA", (a.URL64, 48))),
    _Form("VK", "VK_TOKEN", "vk1.a.", ((a.URL64, 198),)),
    _Form("SberCloud", "GIGACHAT_AUTH", "gc_", ((a.ALNUM, 40),)),
    _Form("Razorpay", "RAZORPAY_KEY_ID", "rzp_live_", ((a.ALNUM, 14),)),
    _Form("Scaleway", "SCW_ACCESS_KEY", "SCW", ((a.UPPER_DIGITS, 17),)),
    _Form("Cloudflare R2", "CF_R2_TOKEN", "cfut_", ((a.ALNUM, 40),)),
    _Form("Terraform", "TFE_TOKEN", "", ((a.ALNUM, 14), ".atlasv1.", (a.URL64, 67))),
    _Form("Vault", "VAULT_TOKEN", "hvs.", ("CAESI", (a.URL64, 90))),
    _Form("Doppler", "DOPPLER_TOKEN", "dp.st.", ("prd.", (a.ALNUM, 43))),
    _Form("Sentry", "SENTRY_AUTH_TOKEN", "sntrys_", ("eyJ", (a.BASE64, 120), "_", (a.ALNUM, 43))),
    _Form("Grafana", "GRAFANA_TOKEN", "glsa_", ((a.ALNUM, 32), "_", (a.HEX, 8))),
    _Form("Figma", "FIGMA_TOKEN", "figd_", ((a.URL64, 40),)),
    _Form("Supabase", "SUPABASE_ACCESS_TOKEN", "sbp_", ((a.HEX, 40),)),
    _Form("Neon", "NEON_API_KEY", "napi_", ((a.LOWER_DIGITS, 64),)),
    _Form("Turso", "TURSO_GROUP_TOKEN", "tur_", ((a.ALNUM, 44),)),
    _Form("Convex", "CONVEX_DEPLOY_KEY", "prod:happy-otter-123|", ((a.ALNUM, 60),)),
    _Form("Expo", "EXPO_TOKEN", "expo_", ((a.URL64, 40),)),
    _Form("Bitrise", "BITRISE_TOKEN", "bitpat_", ((a.ALNUM, 40),)),
    _Form("CodeRabbit", "CODERABBIT_API_KEY", "cr-", ((a.HEX, 58),)),
    _Form("Dify", "DIFY_API_KEY", "app-", ((a.ALNUM, 24),)),
    _Form("FastGPT", "FASTGPT_KEY", "fastgpt-", ((a.ALNUM, 54),)),
    _Form("Kimi", "MOONSHOT_API_KEY", "sk-", ((a.ALNUM, 48),)),
    _Form("MiniMax", "MINIMAX_API_KEY", "sk-api-", ((a.URL64, 110),)),
    _Form("fal", "FAL_KEY", "", (*_UUID, ":", (a.HEX, 32))),
    _Form("Deno", "DENO_DEPLOY_TOKEN", "ddp_", ((a.ALNUM, 36),)),
    _Form("Apollo", "APOLLO_KEY", "service:shop-graph:", ((a.URL64, 22),)),
    _Form("Hasura", "HASURA_PAT", "hasura_pat_", ((a.ALNUM, 48),)),
    _Form("Statsig", "STATSIG_SERVER_KEY", "secret-", ((a.ALNUM, 43),)),
    _Form("Knock", "KNOCK_API_KEY", "sk_test_", ((a.URL64, 43),)),
    _Form("Klaviyo", "KLAVIYO_PRIVATE_KEY", "pk_", ((a.HEX, 34),)),
    _Form("Loops", "LOOPS_API_KEY", "loops_", ((a.HEX, 32),)),
    _Form("Plain", "PLAIN_API_KEY", "plainApiKey_", ((a.ALNUM, 50),)),
    _Form("PayPay", "PAYPAY_API_KEY", "a_", ((a.ALNUM, 14), "_", (a.ALNUM, 14))),
    _Form("Kraken CI", "KRAKEN_TOKEN", "krkn-", ((a.LOWER_DIGITS, 36),)),
    _Form("the ledger service", "LEDGER_TOKEN", "ldg_live_", ((a.ALNUM, 32),)),
    _Form("our internal gateway", "GATEWAY_PAT", "gwpat-", ((a.URL64, 36),)),
    _Form("Pipefy", "PIPEFY_TOKEN", "pfy_", ((a.BASE58, 30),)),
    _Form("Tinybird", "TB_TOKEN", "p.", ("eyJ1Ijog", (a.URL64, 90), ".", (a.URL64, 43))),
    _Form("Axiom", "AXIOM_TOKEN", "xaat-", _UUID),
    _Form("Trigger.dev", "TRIGGER_SECRET_KEY", "tr_dev_", ((a.ALNUM, 24),)),
    _Form("LiveKit", "LIVEKIT_API_KEY", "API", ((a.ALNUM, 12),)),
    _Form("Contentstack", "CS_MANAGEMENT_TOKEN", "cs", ((a.HEX, 40),)),
    _Form("Storyblok", "STORYBLOK_OAUTH", "sb_pat_", ((a.ALNUM, 36),)),
    _Form("BambooHR", "BAMBOO_API_KEY", "bhr_", ((a.ALNUM, 40),)),
    _Form("Personio", "PERSONIO_TOKEN", "papi-", _UUID),
    _Form("Wise", "WISE_TOKEN", "wise_", ((a.ALNUM, 36),)),
    _Form("Bitso", "BITSO_KEY", "btso_", ((a.ALNUM, 32),)),
    _Form("Hetzner Robot", "HROBOT_TOKEN", "hrb_", ((a.ALNUM, 64),)),
)

_PROSE = {
    "en": (
        "this is the {label} credential I generated: {v} , it should have read access",
        "{v} <- that one is for {label}, right?",
        "we rotate {label} keys monthly, the current one being {v}.",
    ),
    "de": ("Für {label} nehmen wir gerade {v}, das läuft im Mai ab.",),
    "fr": ("Le jeton {label} en production : {v}",),
    "es": ("para {label} uso {v} pero me da 403",),
    "it": ("il token di {label} sarebbe {v}, funziona solo in test",),
    "pt": ("o token do {label} que usamos é {v}",),
    "nl": ("de sleutel voor {label} is {v}, klopt dat?",),
    "pl": ("klucz do {label} to {v} i dalej dostaję 403",),
    "ru": ("Для {label} у нас вот такой токен: {v}",),
    "uk": ("Токен {label}: {v}, але відповідь 401",),
    "tr": ("{label} için kullandığım anahtar {v}",),
    "ar": ("رمز {label} الحالي هو {v} ولكنه لا يعمل",),
    "hi": ("{label} की चाबी {v} है, फिर भी 401 आता है",),
    "zh": ("{label}的密钥是{v}，帮我看看哪里写错了",),
    "ja": ("{label}のトークンは{v}で合っていますか。",),
    "ko": ("{label} 토큰은 {v} 입니다. 왜 401이 나오나요?",),
    "sv": ("Nyckeln till {label} är {v}, men det blir 401",),
    "cs": ("Klíč pro {label} je {v}, ale vrací 403",),
}
_TECH = (
    "$env:{variable} = '{v}'",
    "{variable}={v} python run.py --dry-run",
    "  - name: {variable}\n    value: {v}",
    '<add key="{variable}" value="{v}" />',
    "| {variable} | {v} |",
    "INSERT INTO settings (name, value) VALUES ('{variable}', '{v}');",
    "2026-03-11T09:12:44Z WARN rejected credential {v} status=401",
    "{user},{v},{n}",
    'val key: String = "{v}" // {label}',
    "- **{label}**: `{v}`",
    "curl https://{host}.test/v1/items -H 'Api-Token: {v}'",
    "helm upgrade app ./chart --set secrets.{word}={v}",
    "[{word}]\nkey = {v}\n",
    'config :app, :{word}, "{v}"',
)


def token_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*(_case(form, number) for number, form in enumerate(_FORMS)), *_HEADERS)


def _case(form: _Form, number: int) -> Case:
    words = {"{label}": form.label, "{variable}": form.variable}

    def dressed(texts: tuple[str, ...]) -> tuple[str, ...]:
        result = texts
        for hole, word in words.items():
            result = tuple(text.replace(hole, word) for text in result)
        return result

    locales = list(_PROSE)
    chosen = ["en", *(locales[(number * 3 + step) % len(locales)] for step in range(4))]
    variants = tuple(
        Variant(
            make=form.make,
            prose=dressed(_PROSE[locale]),
            tech=dressed(_TECH),
            fields=(form.variable, "value", "credential"),
            locale=locale,
        )
        for locale in dict.fromkeys(chosen)
    )
    return Case(
        id=f"token-wide-{form.variable.lower()}",
        kind="secret.vendor-token",
        variants=variants,
        bare=True,
        public=len(form.prefix),
        repeats=True,
    )


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def _jwe(draw: Draw) -> str:
    header = _part({"alg": "RSA-OAEP", "enc": "A256GCM"})
    return ".".join((header, *(draw.chars(a.URL64, count) for count in (342, 16, 80, 22))))


def _id_token(draw: Draw) -> str:
    claims = {"email": f"u{draw.digits(5)}@mail.test", "aud": draw.chars(a.HEX, 16), "exp": 1_790_000_000}
    return f"{_part({'alg': 'ES256', 'kid': draw.chars(a.HEX, 8)})}.{_part(claims)}.{draw.chars(a.URL64, 86)}"


def _paseto(draw: Draw) -> str:
    return f"v4.{draw.pick(('local', 'public'))}.{draw.chars(a.URL64, 160)}"


def _macaroon(draw: Draw) -> str:
    return "MDAxY2xvY2F0aW9u" + draw.chars(a.URL64, 180)


def _opaque(draw: Draw) -> str:
    return draw.chars(draw.pick((a.ALNUM, a.URL64, a.HEX, a.LOWER_DIGITS)), draw.number(24, 64))


def _header(name: str, kind: str, make: object, tech: tuple[str, ...], fields: tuple[str, ...] = ()) -> Case:
    variant = Variant(make=make, tech=tech, fields=fields)  # type: ignore[arg-type]
    return Case(id=f"token-wide-{name}", kind=kind, variants=(variant,))


_HEADERS = (
    _header(
        "jwe", "secret.bearer", _jwe, ("id_token_hint={v}", "Authorization: Bearer {v}", "cookie value {v}")
    ),
    _header(
        "id-token", "secret.bearer", _id_token, ("{v}", "decode this please: {v}", "jwt.decode('{v}', key)")
    ),
    _header(
        "paseto",
        "secret.bearer",
        _paseto,
        ("Authorization: Bearer {v}", "token: {v}", "paseto.decode(key, '{v}')"),
    ),
    _header(
        "macaroon", "secret.bearer", _macaroon, ("root={v}", "Authorization: Macaroon {v}", "discharge={v}")
    ),
    _header(
        "header-spelling",
        "secret.bearer",
        _opaque,
        (
            'headers = {"Authorization": f"Bearer {v}"}',
            'req.Header.Set("Authorization", "Bearer {v}")',
            "http -A bearer -a {v} :8080/items",
            "--header=Authorization:\\ Bearer\\ {v}",
            "curl --oauth2-bearer {v} https://{host}.test/",
            'Invoke-RestMethod -Headers @{Authorization="Bearer {v}"} -Uri $u',
            "Authorization: Token token={v}",
            "authorization: token {v}",
            "Proxy-Authorization: Bearer {v}",
            'setRequestHeader("X-Auth-Token", "{v}")',
            'curl -H "X-Session-Token: {v}" localhost',
            "'X-CSRF-Token' => '{v}'",
            "grpcurl -H 'authorization: Bearer {v}' localhost:50051 list",
            "> authorization: Bearer {v}",
            "[('authorization', 'Bearer {v}')]",
        ),
        ("authorization", "Authorization", "x-auth-token"),
    ),
    _header(
        "refresh",
        "secret.bearer",
        _opaque,
        (
            '{"access_token":"{v}","token_type":"Bearer","expires_in":3600}',
            "refresh_token={v}&grant_type=refresh_token",
            '"refreshToken": "{v}",',
            "grant_type=authorization_code&code={v}&redirect_uri=https%3A%2F%2Fapp.test",
            "GET /oauth/callback?code={v}&state=xyz HTTP/1.1",
            "device_code: {v}",
            "client_assertion={v}",
        ),
        ("refresh_token", "accessToken", "id_token"),
    ),
    _header(
        "cookies",
        "secret.cookie",
        _opaque,
        (
            "Cookie: theme=dark; app_session={v}; lang=de",
            "Set-Cookie: connect.sid=s%3A{v}; Path=/; HttpOnly",
            "document.cookie = 'auth={v}; path=/'",
            "curl -b 'JSESSIONID={v}' https://{host}.test/admin",
            "cookies={'sessionid': '{v}'}",
            "{host}.test\tTRUE\t/\tTRUE\t1790000000\tsession_token\t{v}",
            "ASP.NET_SessionId={v}",
            '{"name": "laravel_session", "value": "{v}", "httpOnly": true}',
            "wordpress_logged_in_3f2a={v}",
            "requests.get(url, cookies=dict(sid='{v}'))",
        ),
        ("cookie", "session_id", "sessionid"),
    ),
)
