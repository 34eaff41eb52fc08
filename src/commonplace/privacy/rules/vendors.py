"""More credentials that begin with their vendor's mark, one line each: prefix, body, where the vendor shows it.

A form that the vendor changes is still found by ``random-token``, which knows what a prefixed key looks like.
"""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import keyed, token

__all__ = ["VENDORS"]

_UUID = "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}"

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("vk-token", "vk1.a.{url64 80-260}", "https://dev.vk.com/en/api/access-token/getting-started"),
    (
        "google-oauth-code",
        "4/0{url64 40-120}",
        "https://developers.google.com/identity/protocols/oauth2/native-app",
    ),
    (
        "google-hmac-key",
        "GOOG1E{uppernum 55-57}",
        "https://cloud.google.com/storage/docs/authentication/hmackeys",
    ),
    (
        "yandex-static-secret",
        "YCP{url64 37}",
        "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
    ),
    (
        "baidu-bearer",
        "bce-v3/ALTAK-{alnum 21}/{hex 40}",
        "https://cloud.baidu.com/doc/WENXINWORKSHOP/s/Um2wxbaps",
    ),
    ("deno-token", "ddp_{alnum 36-40}", "https://docs.deno.com/deploy/api/"),
    ("deno-organisation-token", "ddo_{alnum 36-40}", "https://docs.deno.com/deploy/api/"),
    ("axiom-token", f"xaat-{_UUID}", "https://axiom.co/docs/reference/tokens"),
    ("axiom-personal-token", f"xapt-{_UUID}", "https://axiom.co/docs/reference/tokens"),
    (
        "tinybird-token",
        "p.eyJ{url64 40-300}.{url64 30-60}",
        "https://www.tinybird.co/docs/api-reference/token-api",
    ),
    (
        "mongodb-service-secret",
        "mdb_sa_sk_{url64 30-60}",
        "https://www.mongodb.com/docs/atlas/api/service-accounts-overview/",
    ),
    ("xata-key", "xau_{alnum 30-60}", "https://xata.io/docs/concepts/authentication"),
    ("vercel-gateway-key", "vck_{alnum 24-64}", "https://vercel.com/docs/ai-gateway/authentication"),
    ("vercel-refresh", "vcr_{alnum 24-64}", "https://vercel.com/docs/rest-api#authentication"),
    ("netlify-cli-token", "nfc_{alnum 36-40}", "https://docs.netlify.com/api/get-started/"),
    ("netlify-oauth-token", "nfo_{alnum 36-40}", "https://docs.netlify.com/api/get-started/"),
    ("netlify-build-token", "nfb_{alnum 36-40}", "https://docs.netlify.com/api/get-started/"),
    ("netlify-user-token", "nfu_{alnum 36-40}", "https://docs.netlify.com/api/get-started/"),
    ("fly-macaroon", "fm2_lJPE{base64 60-1200}", "https://fly.io/docs/security/tokens/"),
    ("jsr-token", "jsrd_{alnum 24-80}", "https://jsr.io/docs/api"),
    ("jsr-personal-token", "jsrp_{alnum 24-80}", "https://jsr.io/docs/api"),
    (
        "snyk-service-token",
        "snyk_sat.{hex 8}.{url64 20-200}",
        "https://docs.snyk.io/snyk-api/authentication-for-api",
    ),
    ("socket-token", "sktsec_{url64 40-80}", "https://docs.socket.dev/docs/api-keys"),
    ("endor-token", "endr+{alnum 16}", "https://docs.endorlabs.com/"),
    ("infracost-key", "ico-{alnum 32}", "https://www.infracost.io/docs/"),
    (
        "sourcegraph-other-token",
        "slk_{hex 64}",
        "https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token",
    ),
    (
        "postman-collection-key",
        "PMAT-{uppernum 26}",
        "https://learning.postman.com/docs/developer/postman-api/authentication/",
    ),
    (
        "gitbook-token",
        "gb_api_{alnum 30-60}",
        "https://gitbook.com/docs/developers/gitbook-api/authentication",
    ),
    (
        "grafana-old-key",
        "eyJrIjoi{base64 60-400}",
        "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
    ),
    ("statsig-server-key", "secret-{alnum 40-48}", "https://docs.statsig.com/sdk-keys/api-keys"),
    ("growthbook-key", "secret_admin_{alnum 30-60}", "https://docs.growthbook.io/api/"),
    ("growthbook-user-key", "secret_user_{alnum 30-60}", "https://docs.growthbook.io/api/"),
    (
        "unleash-token",
        "*:production.{hex 40-64}",
        "https://docs.getunleash.io/reference/api-tokens-and-client-keys",
    ),
    ("flagsmith-server-key", "ser.{alnum 22}", "https://docs.flagsmith.com/clients/rest"),
    ("configcat-key", "configcat-sdk-1/{url64 22}/{url64 22}", "https://configcat.com/docs/"),
    (
        "launchdarkly-mobile-key",
        f"mob-{_UUID}",
        "https://launchdarkly.com/docs/sdk/concepts/client-side-server-side",
    ),
    ("honeybadger-token", "hbp_{alnum 24-48}", "https://docs.honeybadger.io/"),
    ("checkly-key", "cu_{hex 32}", "https://www.checklyhq.com/docs/"),
    ("logfire-token", "pylf_v1_{alnum 2}_{alnum 40-60}", "https://logfire.pydantic.dev/docs/"),
    ("posthog-secret", "phs_{alnum 40-48}", "https://posthog.com/docs/api"),
    ("inngest-signing-key", "signkey-prod-{hex 64}", "https://www.inngest.com/docs/platform/signing-keys"),
    ("trigger-dev-key", "tr_dev_{alnum 20-40}", "https://trigger.dev/docs/apikeys"),
    ("trigger-dev-live-key", "tr_prod_{alnum 20-40}", "https://trigger.dev/docs/apikeys"),
    ("trigger-dev-token", "tr_pat_{lowernum 40}", "https://trigger.dev/docs/apikeys"),
    (
        "liveblocks-key",
        "sk_prod_{url64 40-80}",
        "https://liveblocks.io/docs/api-reference/rest-api-endpoints",
    ),
    (
        "liveblocks-test-key",
        "sk_dev_{url64 40-80}",
        "https://liveblocks.io/docs/api-reference/rest-api-endpoints",
    ),
    ("n8n-key", "n8n_api_{alnum 32-100}", "https://docs.n8n.io/api/authentication/"),
    (
        "openai-unnamed-key",
        "sk-None-{url64 40-200}",
        "https://platform.openai.com/docs/api-reference/authentication",
    ),
    ("minimax-key", "sk-api-{url64 60-200}", "https://platform.minimax.io/docs/"),
    ("minimax-plan-key", "sk-cp-{url64 60-200}", "https://platform.minimax.io/docs/"),
    ("dify-app-key", "app-{alnum 24}", "https://docs.dify.ai/"),
    ("dify-dataset-key", "dataset-{alnum 24}", "https://docs.dify.ai/"),
    ("fastgpt-key", "fastgpt-{alnum 40-64}", "https://doc.fastgpt.io/"),
    ("coze-token", "pat_{alnum 64}", "https://www.coze.com/docs/developer_guides/pat"),
    ("lambda-cloud-key", "secret_{hex 32}.{alnum 32}", "https://docs.lambda.ai/"),
    ("anyscale-key", "aph0_{alnum 30-60}", "https://docs.anyscale.com/"),
    ("anyscale-endpoint-key", "esecret_{lowernum 24-40}", "https://docs.anyscale.com/"),
    ("cursor-user-key", "crsr_{hex 64}", "https://cursor.com/docs/"),
    ("context7-key", f"ctx7sk-{_UUID}", "https://context7.com/docs"),
    ("daytona-key", "dtn_{hex 64}", "https://www.daytona.io/docs/"),
    ("cartesia-key", "sk_car_{alnum 20-60}", "https://docs.cartesia.ai/"),
    ("runway-key", "key_{hex 128}", "https://docs.dev.runwayml.com/"),
    ("luma-key", f"luma-{_UUID}", "https://docs.lumalabs.ai/"),
    ("klaviyo-key", "pk_{hex 34}", "https://developers.klaviyo.com/en/docs/authenticate_"),
    (
        "plain-key",
        "plainApiKey_{alnum 30-100}",
        "https://www.plain.com/docs/api-reference/graphql/authentication",
    ),
    ("courier-key", "pk_prod_{uppernum 28}", "https://www.courier.com/docs/"),
    ("mailersend-key", "mlsn.{hex 64}", "https://developers.mailersend.com/"),
    (
        "mailgun-public-key",
        "pubkey-{hex 32}",
        "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/",
    ),
    ("telnyx-key", "KEY01{HEX 30-36}_{alnum 20-24}", "https://developers.telnyx.com/docs/"),
    (
        "intercom-bearer",
        "dG9rO{base64 50-80}",
        "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    ),
    ("slack-legacy-token", "xoxo-{url64 20-250}", "https://docs.slack.dev/authentication/tokens"),
    ("kook-token", "1/MT{alnum 4-8}=/{base64 22}", "https://developer.kookapp.cn/doc/"),
    (
        "contentstack-token",
        "cs{hex 40}",
        "https://www.contentstack.com/docs/developers/create-tokens/types-of-tokens",
    ),
    ("personio-key", f"papi-{_UUID}", "https://developer.personio.de/"),
    ("shortcut-token", "sct_rw_{alnum 20-40}", "https://developer.shortcut.com/"),
    ("cal-com-key", "cal_live_{hex 32}", "https://cal.com/docs/api-reference/v1/introduction"),
    ("raycast-key", "rca_{alnum 30-80}", "https://developers.raycast.com/"),
    (
        "adobe-client-secret",
        "p8e-{alnum 32}",
        "https://developer.adobe.com/developer-console/docs/guides/authentication/",
    ),
    ("intra42-secret", "s-s4t2ud-{hex 64}", "https://api.intra.42.fr/apidoc"),
    ("polar-token", "polar_oat_{alnum 30-80}", "https://docs.polar.sh/"),
    ("polar-personal-token", "polar_pat_{alnum 30-80}", "https://docs.polar.sh/"),
    ("sumup-key", "sup_sk_{alnum 24-60}", "https://developer.sumup.com/"),
    ("mercury-token", "secret-token:mercury_production_{url64 30-100}", "https://docs.mercury.com/"),
    ("omise-secret", "skey_{alnum 19-24}", "https://docs.opn.ooo/api-authentication"),
    ("omise-test-secret", "skey_test_{alnum 19-24}", "https://docs.opn.ooo/api-authentication"),
    ("toss-secret", "live_sk_{alnum 24-40}", "https://docs.tosspayments.com/"),
    ("toss-test-secret", "test_sk_{alnum 24-40}", "https://docs.tosspayments.com/"),
    ("cashfree-secret", "cfsk_ma_prod_{hex 32}_{hex 8}", "https://www.cashfree.com/docs/"),
    ("duffel-test-token", "duffel_test_{url64 43}", "https://duffel.com/docs/api/overview/authentication"),
    (
        "shippo-test-token",
        "shippo_test_{hex 40}",
        "https://docs.goshippo.com/docs/guides_general/authentication/",
    ),
    (
        "shopify-user-token",
        "shpua_{Hex 32}",
        "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    ),
    ("shopify-partner-token", "prtapi_{Hex 32}", "https://shopify.dev/docs/api/partner"),
    (
        "tailscale-client-key",
        "tskey-client-{alnum 12-24}-{alnum 24-40}",
        "https://tailscale.com/kb/1215/oauth-clients",
    ),
    (
        "tailscale-scim-key",
        "tskey-scim-{alnum 12-24}-{alnum 24-40}",
        "https://tailscale.com/kb/1290/user-group-provisioning-okta",
    ),
    ("netbird-token", "nbp_{alnum 36}", "https://docs.netbird.io/how-to/access-netbird-public-api"),
    ("stytch-test-secret", "secret-test-{url64 36}=", "https://stytch.com/docs/api/authentication"),
    ("unkey-key", "unkey_{alnum 20-40}", "https://www.unkey.com/docs"),
    ("svix-key", "testsk_{alnum 24-60}", "https://docs.svix.com/"),
    (
        "bitwarden-token",
        f"0.{_UUID}.{{alnum 30}}:{{base64 22}}==",
        "https://bitwarden.com/help/access-tokens/",
    ),
    ("dashlane-key", "dls_{alnum 14}_{alnum 32-100}", "https://cli.dashlane.com/"),
    (
        "macaroon",
        "MDAx{url64 60-2000}",
        "https://research.google/pubs/macaroons-cookies-with-contextual-caveats-for-decentralized-authorization-in-the-cloud/",
    ),
    ("paseto-v4-local", "v4.local.{url64 60-2000}", "https://github.com/paseto-standard/paseto-spec"),
    ("paseto-v4-public", "v4.public.{url64 60-2000}", "https://github.com/paseto-standard/paseto-spec"),
    ("paseto-v3-local", "v3.local.{url64 60-2000}", "https://github.com/paseto-standard/paseto-spec"),
    ("paseto-v2-local", "v2.local.{url64 60-2000}", "https://github.com/paseto-standard/paseto-spec"),
    ("paseto-v2-public", "v2.public.{url64 60-2000}", "https://github.com/paseto-standard/paseto-spec"),
    ("riot-api-key", f"RGAPI-{_UUID}", "https://developer.riotgames.com/docs/portal"),
    ("settlemint-token", "sm_pat_{alnum 16}", "https://console.settlemint.com/documentation/"),
    ("lob-key", "live_{hex 35}", "https://docs.lob.com/"),
)
"""Rule, form as in ``forms.token``, and reference."""


VENDORS: tuple[Rule, ...] = (
    *(token(name, form, reference) for name, form, reference in _FORMS),
    Rule(
        id="maxmind-key",
        kind="secret.maxmind",
        anchors=("_mmk",),
        before="[A-Za-z0-9]{29}_[A-Za-z0-9]{6}",
        reach=36,
        pattern=r"(?<![A-Za-z0-9])[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk(?![A-Za-z0-9])",
        reference="https://dev.maxmind.com/geoip/docs/web-services/",
        finds=("license_key=«{alnum 6}_{alnum 29}_mmk»\n",),
        ignores=("x_mmk",),
    ),
    Rule(
        id="fal-key",
        kind="secret.fal-key",
        anchors=(
            Shape(
                "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}", 69, "A-Za-z0-9-"
            ),
        ),
        pattern=r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}(?![0-9A-Za-z])",
        reference="https://docs.fal.ai/",
        finds=("FAL_KEY=«{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}:{hex 32}»\n",),
        ignores=("8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c:80",),
    ),
    Rule(
        id="key-with-id",
        kind="secret.api-key",
        # An id and a secret joined by a point or colon: Zhipu, Ghost, and many in-house services.
        anchors=(
            Shape("[0-9a-f]{32}[.][A-Za-z0-9]{16}", 49, "A-Za-z0-9"),
            Shape("[0-9a-f]{24}:[0-9a-f]{64}", 89, "A-Za-z0-9"),
        ),
        pattern=r"(?:[0-9a-f]{32}\.[A-Za-z0-9]{16}|[0-9a-f]{24}:[0-9a-f]{64})(?![A-Za-z0-9])",
        validate=lambda value: ":" in value or re.search("[A-Z]", value[33:]) is not None,
        reference="https://docs.bigmodel.cn/",
        finds=("key «{hex 32}.{alnum 16}»\n", "ghost: «{hex 24}:{hex 64}»"),
        ignores=("{hex 32}.js",),
    ),
    Rule(
        id="livekit-key",
        kind="secret.livekit",
        anchors=(Shape("API[A-Za-z0-9]{12}", 15, "A-Za-z0-9_", "API"),),
        pattern=r"API[A-Za-z0-9]{12}(?![A-Za-z0-9_])",
        validate=lambda value: (
            len(re.findall("[a-z](?=[A-Z0-9])|[0-9](?=[A-Za-z])", value[3:]))
            >= 3 - (re.search("[0-9]", value) is not None)
        ),
        tier="likely",
        reference="https://docs.livekit.io/home/cloud/keys-and-tokens/",
        finds=("LIVEKIT_API_KEY=«API{alnum 12}»\n",),
        ignores=("APIGatewayProxy", "APIVersionInfo"),
        confidence=0.7,
    ),
    Rule(
        id="license-key",
        kind="secret.license-key",
        anchors=(Shape("-".join(["[A-Z0-9]{5}"] * 5), 29, "A-Za-z0-9-"),),
        pattern=r"[A-Z0-9]{5}(?:-[A-Z0-9]{5}){4}(?![A-Za-z0-9-])",
        validate=lambda value: len(re.findall("[0-9]", value)) >= 2 and len(re.findall("[A-Z]", value)) >= 4,
        tier="likely",
        reference="https://support.microsoft.com/windows/find-your-windows-product-key",
        finds=("product key: «{uppernum 5}-{uppernum 5}-{uppernum 5}-{uppernum 5}-{uppernum 5}»\n",),
        ignores=("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "12345-12345-12345-12345-12345"),
        confidence=0.8,
    ),
    Rule(
        id="convex-deploy-key",
        kind="secret.convex",
        anchors=("prod:", "dev:", "preview:"),
        pattern=r"(?:prod|dev|preview):[a-z0-9-]{3,60}\|(?P<v>[A-Za-z0-9+/=_-]{32,400})(?![A-Za-z0-9+/=_-])",
        reference="https://docs.convex.dev/cli/deploy-key-types",
        finds=("CONVEX_DEPLOY_KEY=prod:happy-otter-123|«{alnum 60}»\n",),
        ignores=("prod: us-east-1", "dev:server|dev:client"),
    ),
    Rule(
        id="apollo-key",
        kind="secret.apollo",
        anchors=("service:", "user:gh."),
        pattern=r"(?:service:[A-Za-z0-9_-]{2,40}|user:gh\.[A-Za-z0-9-]{1,40}):(?P<v>[A-Za-z0-9_-]{20,40})(?![A-Za-z0-9_-])",
        validate=lambda value: (
            re.search("[0-9]", value) is not None and re.search("[A-Za-z]", value) is not None
        ),
        reference="https://www.apollographql.com/docs/graphos/platform/access-management/api-keys",
        finds=("APOLLO_KEY=service:shop-graph:«{alnum 22}»\n",),
        ignores=("service: web", "service:web:a-name-without-any-digit"),
    ),
    keyed(
        "scaleway-secret", ("scw_secret", "scaleway"), _UUID, "https://www.scaleway.com/en/docs/iam/concepts/"
    ),
    keyed(
        "ark-key",
        ("ark_api", "volcengine", "volc_", "doubao"),
        _UUID,
        "https://www.volcengine.com/docs/82379",
    ),
    keyed("okx-key", ("okx", "okex"), _UUID, "https://www.okx.com/docs-v5/en/"),
    keyed("kucoin-key", ("kucoin",), "{hex 24}", "https://www.kucoin.com/docs-new/"),
    keyed("bybit-key", ("bybit",), "{alnum 18-36}", "https://bybit-exchange.github.io/docs/"),
    keyed("todoist-token", ("todoist",), "{hex 40}", "https://developer.todoist.com/"),
    keyed("pipedrive-token", ("pipedrive",), "{hex 40}", "https://developers.pipedrive.com/"),
    keyed("bamboohr-key", ("bamboohr", "bamboo_hr"), "{hex 40}", "https://documentation.bamboohr.com/"),
    keyed("meraki-key", ("meraki",), "{hex 40}", "https://developer.cisco.com/meraki/"),
    keyed(
        "fastly-token",
        ("fastly",),
        "{url64 32}",
        "https://www.fastly.com/documentation/reference/api/auth-tokens/",
    ),
    keyed(
        "plex-token", ("plex_token", "x-plex-token", "plextoken"), "{url64 20}", "https://support.plex.tv/"
    ),
    keyed(
        "huawei-cloud-key",
        ("huawei", "hwcloud", "hw_access", "hw_secret"),
        "{alnum 20-40}",
        "https://support.huaweicloud.com/",
    ),
    keyed(
        "tencent-secret-key",
        ("tencent", "qcloud", "cos_secret"),
        "{alnum 32}",
        "https://www.tencentcloud.com/document/product/598/32675",
    ),
    keyed(
        "aliyun-secret",
        ("aliyun", "alibaba", "alicloud", "oss_access"),
        "{alnum 30}",
        "https://www.alibabacloud.com/help/en/ram/",
    ),
    keyed(
        "naver-secret", ("naver",), "{alnum 20-40}", "https://developers.naver.com/docs/common/openapiguide/"
    ),
    keyed("kakao-key", ("kakao",), "{hex 32}", "https://developers.kakao.com/docs/"),
    keyed("paytm-key", ("paytm",), "{alnum 16}", "https://business.paytm.com/docs/"),
    keyed("here-key", ("here_api", "heremaps", "here_maps"), "{url64 43}", "https://www.here.com/docs/"),
    keyed("tomtom-key", ("tomtom",), "{alnum 32}", "https://developer.tomtom.com/"),
    keyed("openweather-key", ("openweather", "owm_"), "{hex 32}", "https://openweathermap.org/appid"),
)
