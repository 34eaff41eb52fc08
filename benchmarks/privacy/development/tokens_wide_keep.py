"""What looks like a token, key, seed phrase or signed address and must stay. Development set."""

import base64
import hashlib
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["token_wide_negatives"]


def _keep(name: str, make: Callable[[Draw], str], tech: tuple[str, ...], prose: tuple[str, ...] = ()) -> Case:
    return Case(
        id=f"keep-tokens-{name}", kind=f"keep.{name}", variants=(Variant(make=make, tech=tech, prose=prose),)
    )


def _picked(*texts: str) -> Callable[[Draw], str]:
    return lambda draw: draw.pick(texts)


def _certificate(draw: Draw) -> str:
    rows = "\n".join("MII" + draw.chars(a.BASE64, 61) for _ in range(draw.number(3, 8)))
    return "-----BEGIN CERTIFICATE-----\n" + rows + "\n-----END CERTIFICATE-----"


def _public_key(draw: Draw) -> str:
    rows = "\n".join(draw.chars(a.BASE64, 64) for _ in range(4))
    return "-----BEGIN PUBLIC KEY-----\n" + rows + "\n-----END PUBLIC KEY-----"


def _words(draw: Draw) -> str:
    text = "the quick brown fox jumps over the lazy dog and then sleeps in the warm sun of the afternoon"
    return base64.b64encode(text[: draw.number(30, 80)].encode()).decode()


def token_wide_negatives() -> tuple[Case, ...]:
    """All of them; kinds begin with ``keep.``."""
    return _ALL


_ALL = (
    _keep(
        "placeholder-token",
        _picked(
            "sk-xxxxxxxxxxxxxxxxxxxxxxxx",
            "ghp_your_token_here",
            "sk-your-api-key-here",
            "pk_live_XXXXXXXXXXXXXXXXXXXXXXXX",
            "hf_...",
            "glpat-<your-token>",
            "xoxb-your-bot-token",
            "AKIAXXXXXXXXXXXXXXXX",
            "key-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "eyJhbGciOi...",
            "sk-ant-...",
            "SG.your_sendgrid_api_key_goes_here",
        ),
        ("API_KEY={v}", 'token: "{v}"', "Authorization: Bearer {v}"),
        ("Replace {v} with your own value.",),
    ),
    _keep("certificate", _certificate, ("{v}", "$ cat ca.pem\n{v}")),
    _keep("public-key-pem", _public_key, ("{v}", "jwks: |\n{v}")),
    _keep(
        "image-name",
        lambda d: f"registry.test/team/app@sha256:{d.chars(a.HEX, 64)}",
        ("image: {v}", "docker pull {v}"),
    ),
    _keep(
        "git-range", lambda d: f"{d.chars(a.HEX, 40)}..{d.chars(a.HEX, 40)}", ("git diff {v}", "Updating {v}")
    ),
    _keep(
        "go-sum",
        lambda d: "h1:" + base64.b64encode(hashlib.sha256(d.chars(a.HEX, 8).encode()).digest()).decode(),
        ("github.com/pkg/errors v0.9.1 {v}", "golang.org/x/text v0.3.7/go.mod {v}"),
    ),
    _keep(
        "lock-hash",
        lambda d: "sha256:" + d.chars(a.HEX, 64),
        ('{ file = "a-1.0.tar.gz", hash = "{v}" },', "    --hash={v} \\", '"contentHash": "{v}"'),
    ),
    _keep(
        "uuid-code",
        lambda d: (
            f"{d.chars(a.HEX, 8)}-{d.chars(a.HEX, 4)}-4{d.chars(a.HEX, 3)}-8{d.chars(a.HEX, 3)}-{d.chars(a.HEX, 12)}"
        ),
        (
            '[Guid("{v}")]',
            'const ID = "{v}";',
            "GET /v1/orders/{v} 200",
            "UUID={v} /boot ext4",
            "/api/items/{v}/edit",
        ),
    ),
    _keep(
        "long-name",
        _picked(
            "test_user_can_reset_password_with_token",
            "com.example.billing.InvoiceTokenFactory",
            "my-app-frontend-deployment-7d4b9c6f5d",
            "pk_index_orders_created_at_status",
            "sk_learn_pipeline_with_scaler_step",
            "api_v2_internal_billing_service_client",
            "key_error_handler_for_missing_values",
            "hf_hub_download_with_retries",
            "create-react-app-typescript-template",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "app_settings_default_production_env",
            "pat_match_expression_builder_node",
        ),
        ("import {v}", "name: {v}", "running {v}"),
        ("The function {v} is too long.",),
    ),
    _keep("words-base64", _words, ("echo {v} | base64 -d", "data: {v}")),
    _keep(
        "word-list",
        _picked(
            "apple banana cherry date elder fig grape honey iris jasmine kiwi lemon",
            "open close read write seek flush sync lock unlock start stop reset",
            "one two three four five six seven eight nine ten eleven twelve",
            "january february march april may june july august september october november december",
            "red green blue orange purple yellow pink brown black white grey silver",
            "when people want more they often take what they need from those around",
        ),
        ("words = '{v}'.split()", "{v}"),
        ("It prints {v} in one line.",),
    ),
    _keep(
        "plain-url",
        _picked(
            "https://example.com/search?q=token&page=2&sort=created",
            "https://docs.example.com/guide?key=value&lang=en",
            "https://github.com/org/repo/blob/main/src/index.ts#L10-L20",
            "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://en.wikipedia.org/wiki/Bearer_token",
            "https://example.com/hooks/post-receive",
            "https://stackoverflow.com/questions/11227809/why-is-it-faster",
            "https://api.example.com/v1/webhooks/deliveries",
            "https://example.com/reset-password/confirm?state=done",
            "https://fonts.googleapis.com/css2?family=Inter&display=swap",
        ),
        ("curl {v}", "see {v}"),
        ("Have a look at {v} first.",),
    ),
    _keep(
        "data-uri",
        lambda d: "data:font/woff2;base64,d09GMgABAAAAA" + d.chars(a.BASE64, 200),
        ("src: url({v})",),
    ),
    _keep(
        "git-lfs",
        lambda d: "oid sha256:" + d.chars(a.HEX, 64),
        ("version https://git-lfs.github.com/spec/v1\n{v}\nsize 12345",),
    ),
    _keep(
        "asset",
        lambda d: f"index-{d.chars(a.ALNUM, 8)}.js",
        ("dist/assets/{v}  143 kB", '<script src="/assets/{v}"></script>'),
    ),
    _keep(
        "trace-id",
        lambda d: d.chars(a.HEX, 32),
        ("traceparent: 00-{v}-00f067aa0ba902b7-01", "trace_id={v} span=a1"),
    ),
    _keep(
        "hex-code",
        lambda d: "0x" + d.chars(a.HEX, 64),
        ("bytes32 constant TOPIC = {v};", "tx hash {v} mined", "block {v}", "keccak256: {v}"),
    ),
    _keep(
        "string-join",
        _picked(
            '"hello " + "world"',
            '"select * " + "from users"',
            "'a' 'b'",
            '["read", "write", "admin"]',
            '"application/" . "json"',
            '"x" .. "y"',
        ),
        ("x = {v}", "print({v})"),
    ),
)
