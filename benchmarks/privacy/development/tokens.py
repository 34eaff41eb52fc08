"""Credentials that vendors hand out, in the forms that their documentation shows. Development set.

The bodies are drawn at run time; no complete credential stands here. ``public`` is the vendor's own prefix.
"""

from collections.abc import Callable

import msgspec
from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["TOKENS", "token_cases"]


class _Token(msgspec.Struct, frozen=True):
    """One vendor's form: what it begins with, and (alphabet, count) or fixed pieces after that."""

    id: str
    label: str
    variable: str
    prefix: str
    body: tuple[tuple[str, int] | str, ...]
    bare: bool = True

    def make(self, draw: Draw) -> str:
        pieces = [piece if isinstance(piece, str) else draw.chars(*piece) for piece in self.body]
        return self.prefix + "".join(pieces)


TOKENS: tuple[_Token, ...] = (
    _Token("github-classic", "GitHub", "GITHUB_TOKEN", "ghp_", ((a.ALNUM, 36),)),
    _Token(
        "github-fine-grained",
        "GitHub",
        "GH_TOKEN",
        "github_pat_",
        ((a.ALNUM, 22), "_", (a.ALNUM, 59)),
    ),
    _Token(
        "openai-project", "OpenAI", "OPENAI_API_KEY", "sk-proj-", ((a.URL64, 74), "T3BlbkFJ", (a.URL64, 74))
    ),
    _Token("anthropic-api", "Anthropic", "ANTHROPIC_API_KEY", "sk-ant-api03-", ((a.URL64, 93), "AA")),
    _Token("aws-access-key", "AWS", "AWS_ACCESS_KEY_ID", "AKIA", ((a.BASE32, 16),)),
    _Token("aws-secret-key", "AWS", "AWS_SECRET_ACCESS_KEY", "", ((a.BASE64, 40),), bare=False),
    _Token("stripe-live", "Stripe", "STRIPE_SECRET_KEY", "sk_live_", ((a.ALNUM, 24),)),
    _Token(
        "slack-bot",
        "Slack",
        "SLACK_BOT_TOKEN",
        "xoxb-",
        ((a.DIGITS, 12), "-", (a.DIGITS, 13), "-", (a.ALNUM, 24)),
    ),
    _Token("gitlab-personal", "GitLab", "GITLAB_TOKEN", "glpat-", ((a.URL64, 20),)),
    _Token("huggingface", "Hugging Face", "HF_TOKEN", "hf_", ((a.ALNUM, 34),)),
    _Token("google-api", "Google Maps", "GOOGLE_API_KEY", "AIza", ((a.URL64, 35),)),
    _Token("npm", "npm", "NPM_TOKEN", "npm_", ((a.ALNUM, 36),)),
    _Token("pypi", "PyPI", "TWINE_PASSWORD", "pypi-AgEIcHlwaS5vcmc", ((a.URL64, 120),)),
    _Token("twilio-auth", "Twilio", "TWILIO_AUTH_TOKEN", "", ((a.HEX, 32),), bare=False),
    _Token("sendgrid", "SendGrid", "SENDGRID_API_KEY", "SG.", ((a.URL64, 22), ".", (a.URL64, 43))),
    _Token(
        "discord-bot",
        "Discord",
        "DISCORD_TOKEN",
        "M",
        ((a.ALNUM, 23), ".", (a.URL64, 6), ".", (a.URL64, 38)),
    ),
    _Token("telegram-bot", "Telegram", "TELEGRAM_BOT_TOKEN", "", ("7", (a.DIGITS, 9), ":AA", (a.URL64, 33))),
    _Token("databricks", "Databricks", "DATABRICKS_TOKEN", "dapi", ((a.HEX, 32),)),
    _Token("digitalocean", "DigitalOcean", "DIGITALOCEAN_TOKEN", "dop_v1_", ((a.HEX, 64),)),
    _Token("mailgun", "Mailgun", "MAILGUN_API_KEY", "key-", ((a.HEX, 32),)),
    _Token("datadog", "Datadog", "DD_API_KEY", "", ((a.HEX, 32),), bare=False),
    _Token("notion", "Notion", "NOTION_TOKEN", "ntn_", ((a.DIGITS, 11), (a.ALNUM, 35))),
    _Token("linear", "Linear", "LINEAR_API_KEY", "lin_api_", ((a.ALNUM, 40),)),
    _Token("cloudflare", "Cloudflare", "CLOUDFLARE_API_TOKEN", "", ((a.URL64, 40),), bare=False),
    _Token("shopify", "Shopify", "SHOPIFY_ACCESS_TOKEN", "shpat_", ((a.HEX, 32),)),
    _Token("airtable", "Airtable", "AIRTABLE_API_KEY", "pat", ((a.ALNUM, 14), ".", (a.HEX, 64))),
    _Token("xai", "xAI", "XAI_API_KEY", "xai-", ((a.ALNUM, 80),)),
    _Token("groq", "Groq", "GROQ_API_KEY", "gsk_", ((a.ALNUM, 52),)),
    _Token("age", "age", "SOPS_AGE_KEY", "AGE-SECRET-KEY-1", (("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),)),
    _Token("deepseek", "DeepSeek", "DEEPSEEK_API_KEY", "sk-", ((a.HEX, 32),)),
    _Token("circleci", "CircleCI", "CIRCLE_TOKEN", "CCIPAT_", ((a.BASE58, 22), "_", (a.HEX, 40))),
    _Token("langsmith", "LangSmith", "LANGSMITH_API_KEY", "lsv2_pt_", ((a.HEX, 32), "_", (a.HEX, 10))),
    _Token("in-house", "warehouse", "WAREHOUSE_API_KEY", "", ((a.LOWER_DIGITS, 28),), bare=False),
    _Token(
        "in-house-uuid",
        "inventory",
        "INVENTORY_SECRET",
        "",
        ((a.HEX, 8), "-", (a.HEX, 4), "-4", (a.HEX, 3), "-9", (a.HEX, 3), "-", (a.HEX, 12)),
        bare=False,
    ),
)

_PROSE = (
    "Here is my {label} key: {v} - please tell me why the call still returns 401.",
    "I put the {label} token {v} into the settings and nothing changed.",
    "The {label} API key we use is {v}.",
)
_PROSE_BY_LOCALE = {
    "de": ("Mein {label}-API-Key ist {v}, warum bekomme ich trotzdem 401?",),
    "es": ("La clave de API de {label} es {v}, revisa por qué falla.",),
    "fr": ("Voici ma clé API {label} : {v}, pourquoi ça ne marche pas ?",),
    "ja": ("{label}のAPIキーは {v} です。なぜエラーになりますか？",),
    "zh": ("我的 {label} API 密钥是 {v}，为什么还是报错？",),
    "ru": ("Мой API-ключ {label}: {v}, почему всё равно ошибка 401?",),
    "ar": ("مفتاح {label} API الخاص بي هو {v} ولا يزال الخطأ يظهر.",),
}
_TECH = (
    "export {variable}={v}",
    'echo "{variable}={v}" >> .env',
    '{variable}: "{v}"',
    "{lower} = '{v}'",
    'client = Client(token="{v}")  # {label} api key',
    '"{variable}": "{v}",',
    "docker run -e {variable}={v} app:{n}",
    "DEBUG loaded {lower}={v} from environment",
)


def _dressed(texts: tuple[str, ...], token: _Token) -> tuple[str, ...]:
    words = {"{label}": token.label, "{variable}": token.variable, "{lower}": token.variable.lower()}
    result = []
    for text in texts:
        for hole, word in words.items():
            text = text.replace(hole, word)
        result.append(text)
    return tuple(result)


def token_cases() -> tuple[Case, ...]:
    """One case for each form; its language of talk varies."""
    return tuple(_case(token) for token in TOKENS)


def _case(token: _Token) -> Case:
    make: Callable[[Draw], str] = token.make
    fields = (token.variable, token.variable.lower())
    tech = _dressed(_TECH, token)
    english = Variant(make=make, prose=_dressed(_PROSE, token), tech=tech, fields=fields)
    others = [
        Variant(make=make, prose=_dressed(prose, token), tech=tech, fields=fields, locale=locale)
        for locale, prose in _PROSE_BY_LOCALE.items()
    ]
    kind = "secret.vendor-token" if token.bare else "secret.key-by-name"
    return Case(
        id=f"token-{token.id}",
        kind=kind,
        variants=(english, *others),
        bare=token.bare,
        public=len(token.prefix),
        repeats=True,
    )
