"""Credentials of payment providers, banks' interfaces, exchanges and shops."""

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import keyed, token

__all__ = ["PAYMENTS"]

_STRIPE = "https://docs.stripe.com/keys"
_SQUARE = "https://developer.squareup.com/docs/build-basics/access-tokens"


def _is_no_line_of_block(text: str, start: int, end: int) -> bool:
    """Certificates hold lines that begin as these keys do: the algorithm's name is the same in all of them."""
    return text[end : end + 1] not in ("\n", "\r") or text[max(0, start - 1) : start] not in ("\n", "")


PAYMENTS: tuple[Rule, ...] = (
    token("stripe-secret", "sk_live_{alnum 20-247}", _STRIPE),
    token("stripe-test-secret", "sk_test_{alnum 20-247}", _STRIPE),
    token("stripe-restricted", "rk_live_{alnum 20-247}", _STRIPE),
    token("stripe-test-restricted", "rk_test_{alnum 20-247}", _STRIPE),
    token("stripe-publishable", "pk_live_{alnum 20-247}", _STRIPE, confidence=0.8),
    token(
        "stripe-webhook-secret",
        "whsec_{base64 24-64}",
        "https://docs.stripe.com/webhooks#verify-official-libraries",
        tail="={0,2}",
    ),
    token(
        "paypal-token",
        "access_token$production${lowernum 16}${hex 32}",
        "https://developer.paypal.com/braintree/docs/guides/authorization/",
    ),
    token("paypal-bearer", "A21AA{url64 80-110}", "https://developer.paypal.com/api/rest/authentication/"),
    keyed("paypal-secret", ("paypal",), "E{url64 79}", "https://developer.paypal.com/api/rest/"),
    token("square-token", "EAAA{url64 60}", _SQUARE),
    token("square-old-token", "sq0atp-{url64 22}", _SQUARE),
    token("square-secret", "sq0csp-{url64 43}", _SQUARE),
    Rule(
        id="adyen-key",
        kind="secret.adyen-key",
        version=2,
        anchors=(Shape("AQE[A-Za-z0-9+/]{5}", 8, "A-Za-z0-9+/_-", "AQE"),),
        pattern=r"AQE[A-Za-z0-9+/]{60,200}={0,2}(?:-[A-Za-z0-9+/=]{20,100}-[^\s\"']{10,30})?(?![A-Za-z0-9+/])",
        judge=_is_no_line_of_block,
        reference="https://docs.adyen.com/development-resources/api-credentials/",
        finds=("export KEY=«AQE{base64 60}»\n", "API-key: «AQE{base64 92}»"),
        ignores=(
            "a value that begins with AQE and ends",
            "MIIB{base64 60}\nAQE{base64 61}\n{base64 64}\n",
        ),
        confidence=0.9,
    ),
    token(
        "plaid-token",
        "access-production-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://plaid.com/docs/api/tokens/",
    ),
    token(
        "plaid-sandbox-token",
        "access-sandbox-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://plaid.com/docs/api/tokens/",
    ),
    keyed("plaid-secret", ("plaid",), "{hex 30}", "https://plaid.com/docs/quickstart/glossary/"),
    token(
        "razorpay-key",
        "rzp_live_{alnum 14}",
        "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    ),
    token(
        "razorpay-test-key",
        "rzp_test_{alnum 14}",
        "https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/",
    ),
    token(
        "flutterwave-secret",
        "FLWSECK-{hex 32}-X",
        "https://developer.flutterwave.com/docs/authentication",
        after="A-Za-z0-9",
    ),
    token(
        "flutterwave-test-secret",
        "FLWSECK_TEST-{hex 32}-X",
        "https://developer.flutterwave.com/docs/authentication",
        after="A-Za-z0-9",
    ),
    token("mollie-key", "live_{alnum 30}", "https://docs.mollie.com/docs/authentication"),
    token(
        "gocardless-token",
        "live_{url64 40-60}",
        "https://developer.gocardless.com/getting-started/api/making-your-first-request/",
    ),
    token(
        "paddle-key",
        "pdl_live_apikey_{lowernum 26}_{alnum 22}_{alnum 3}",
        "https://developer.paddle.com/api-reference/about/api-keys",
    ),
    token("xendit-key", "xnd_production_{alnum 40-70}", "https://docs.xendit.co/docs/api-keys"),
    token("midtrans-key", "Mid-server-{url64 24}", "https://docs.midtrans.com/docs/midtrans-account"),
    token(
        "mercadopago-token",
        "APP_USR-{digit 14-18}-{digit 6}-{hex 32}-{digit 6-12}",
        "https://www.mercadopago.com/developers/en/docs/your-integrations/credentials",
    ),
    token("klarna-key", "klarna_live_api_{url64 40-200}", "https://docs.klarna.com/api/authentication/"),
    token(
        "coinbase-key",
        "organizations/{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}/apiKeys/{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://docs.cdp.coinbase.com/get-started/docs/cdp-api-keys",
    ),
    keyed("coinbase-secret", ("coinbase",), "{alnum 64}", "https://docs.cdp.coinbase.com/"),
    keyed(
        "binance-key",
        ("binance",),
        "{alnum 64}",
        "https://developers.binance.com/docs/binance-spot-api-docs/rest-api",
    ),
    keyed("kraken-key", ("kraken",), "{base64 56}", "https://docs.kraken.com/api/docs/guides/spot-rest-auth"),
    keyed(
        "kraken-secret",
        ("kraken",),
        "{base64 86}==",
        "https://docs.kraken.com/api/docs/guides/spot-rest-auth",
    ),
    keyed("alchemy-key", ("alchemy",), "{url64 32}", "https://www.alchemy.com/docs/"),
    Rule(
        id="ethereum-node-url",
        kind="secret.ethereum-node",
        anchors=(".infura.io/v3/", ".alchemy.com/v2/", ".quiknode.pro/", ".moralis-nodes.com/"),
        pattern=r"\.(?:infura\.io/v3|alchemy\.com/v2|quiknode\.pro|moralis-nodes\.com)/(?P<v>[A-Za-z0-9_-]{20,64})",
        generic=True,
        reference="https://docs.metamask.io/services/get-started/infura/",
        finds=(
            "https://mainnet.infura.io/v3/«{hex 32}»",
            "https://eth-mainnet.g.alchemy.com/v2/«{url64 32}»",
        ),
        ignores=("https://mainnet.infura.io/v3/YOUR-PROJECT-ID", "https://mainnet.infura.io/v3/${KEY}"),
    ),
    keyed(
        "etherscan-key",
        ("etherscan", "bscscan", "polygonscan"),
        "{uppernum 34}",
        "https://docs.etherscan.io/getting-started/viewing-api-usage-statistics",
    ),
    keyed(
        "braintree-key",
        ("braintree",),
        "{hex 32}",
        "https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials",
    ),
    keyed(
        "worldpay-key",
        ("worldpay",),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://developer.worldpay.com/",
    ),
    keyed(
        "paystack-secret", ("paystack",), "sk_live_{hex 40}", "https://paystack.com/docs/api/authentication/"
    ),
    keyed(
        "wise-token",
        ("transferwise", "wise_api"),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://docs.wise.com/api-docs/guides/",
    ),
    Rule(
        id="woocommerce-credential",
        kind="secret.shop-credential",
        anchors=("woocommerce", Shape("c[ks]_[0-9a-f]{6}", 9, "A-Za-z0-9_")),
        pattern=r"(?:woocommerce[^\n]{0,60}?)?(?P<v>c[ks]_[0-9a-f]{40})(?![0-9a-z])",
        reference="https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
        finds=("consumer_key=«ck_{hex 40}»", "consumer_secret=«cs_{hex 40}»"),
        ignores=("ck_", "cs_deadbeef"),
    ),
)
