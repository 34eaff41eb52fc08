"""Addresses that programs post to, of services and of ways to write one that no other rule knows."""

import re
from itertools import pairwise

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.naming import any_of

__all__ = ["WEBHOOK_ADDRESSES"]

# Only who knows the last part of these addresses may post there; it is short for some.
_HOSTS = (
    ".logic.azure.com", "api.vercel.com/v1/integrations/deploy/", "powerautomate/automations/", "hooks.nabu.casa/", "hook.celonis.com/", ".make.celonis.com/", "make.com/",
    "alert.victorops.com/integrations/", ".sentry.io/api/", "http-intake.logs.", "larksuite.com/flow/", "feishu.cn/flow/",
    "api.render.com/deploy/", "hc-ping.com/", "cronitor.link/", "cronitor.io/", "nosnch.in/", "/api/push/", "ntfy.sh/", "hub.docker.com/api/build/",
    "play.svix.com/in/", "hkdk.events/", "events.hookdeck.com/", "smee.io/", "hooks.airtable.com/", "webhook.buildkite.com/",
    "automation/webhooks/jira/", "automation.atlassian.com/", ".loggly.com/inputs/", ".sumologic.com/receiver/", "hooks.spike.sh/", "api.day.app/", "sctapi.ftqq.com/",
    "qyapi.weixin.qq.com/cgi-bin/webhook/", "oapi.dingtalk.com/robot/", "oncall/integrations/", "webexapis.com/v1/webhooks/", "hooks.bitrise.io/",
    "backboard.railway.app/", "api.netlify.com/build_hooks/", "pages/webhooks/deploy_hooks/", "rpc.pushbullet.com/", "wirepusher.com/send",
    "simplepush.io/send/", "api.pushy.me/", "hooks.zapier.com/hooks/", "catch.zapier.com/", "flow.zoho.com/", "hooks.integrately.com/", "sendwebhookdata/",
    "webhooks.workato.com/", "workato.com/webhooks/", "api.opsgenie.com/", "api.squadcast.com/", "incidents.squadcast.com/", "hooks.firehydrant.com/",
    "webhooks.fivetran.com/", "ingest.honeycomb.io/", "in.logtail.com/", "log-api.newrelic.com/", "discord.com/api/webhooks/", "guilded.gg/webhooks/",
    "hooks.amazonaws.com/", "hooks.chime.aws/", "integrations/bots/", "hooks.cliq.", "api.flock.com/hooks/", "api.telegram.org/bot", "webhook.twist.com/", "hooks.webflow.",
)  # fmt: skip
_DOORS = (
    "/webhook-test/", "/webhook-waiting/", "/trigger-webhook/", "/generic-webhook-trigger/", "/webhook_", "/web-hook/", "/web_hook/", "/webhooks/v", "/callbacks/", "/callback/",
    "/ingest/", "/trigger/", "/triggers/", "/deploy-hook/", "/deploy_hook/", "/deployhook/", "/deploy/hook/", "/ping/", "/notify/", "/listener/", "/inbound/", "/events/in/",
    "/incoming-webhook/", "/incoming-webhooks/", "/buildbytoken/", "/dropbox/", "/upload-link/", "/u/d/",
)  # fmt: skip
_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def _is_random(value: str) -> bool:
    """Digits among letters, or letters of both cases in no order; words with hyphens are none."""
    if len(set(value)) < 6 or re.search("xxx|your|example|token|secret|[.]{3}", value.lower()):
        return False
    parts = [part for part in re.split("[^A-Za-z0-9]", value) if part]
    if len(parts) > 2 and not _UUID.fullmatch(value):
        parts = [part for part in parts if len(part) > 9]
    return any(map(_is_mixed, parts)) or _UUID.fullmatch(value) is not None


def _is_mixed(part: str) -> bool:
    if len(part) < 7 or re.fullmatch("[a-z]+-?[0-9]{1,4}|[0-9]+|v[0-9]+", part):
        return False
    digits, letters = sum(map(str.isdigit, part)), sum(map(str.isalpha, part))
    if digits and letters:
        return digits > 1 or len(part) > 11
    return sum(one.islower() and two.isupper() for one, two in pairwise(part)) >= 3


def _is_surely_random(value: str) -> bool:
    return len(value) >= 16 and _is_random(value)


WEBHOOK_ADDRESSES: tuple[Rule, ...] = (
    Rule(
        id="hook-host",
        kind="secret.webhook",
        anchors=_HOSTS,
        pattern=rf"(?:{any_of(_HOSTS)})[^\s\"'<>()]{{0,160}}?(?<![A-Za-z0-9_-])(?<!prj_)(?P<v>(?!srv-|prj_|app[0-9A-Za-z]{{14}}/)(?=[0-9_-]{{0,40}}[A-Za-z])(?=[A-Za-z_-]{{0,80}}[0-9][A-Za-z_-]{{0,80}}[0-9]|[A-Za-z0-9_-]{{0,40}}?[a-z][A-Z][A-Za-z0-9_-]{{0,40}}?[a-z][A-Z])[A-Za-z0-9_-]{{9,512}})(?![A-Za-z0-9_])(?:={{0,2}})",
        validate=_is_random,
        reference="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
        finds=(
            "https://prod-1.westeurope.logic.azure.com/workflows/«{hex 32}»/triggers/manual/paths/invoke",
            "https://nosnch.in/«c2f{lowernum 7}»",
            "https://ntfy.sh/«{alnum 16}»",
            "https://kuma.test/api/push/«{alnum 10}»?status=up",
            "https://hkdk.events/«{lowernum 14}»",
        ),
        ignores=("https://ntfy.sh/your_topic", "https://ntfy.sh/mytopic", "https://smee.io/new", "https://hc-ping.com/YOUR-UUID"),
        confidence=0.85,
    ),
    Rule(
        id="hook-door",
        kind="secret.webhook",
        anchors=_DOORS,
        ignore_case=True,
        pattern=rf"(?:{any_of(_DOORS)})(?:[A-Za-z0-9_.-]{{1,24}}/){{0,3}}?(?P<v>[A-Za-z0-9_-]{{16,512}})(?![A-Za-z0-9_.])",
        validate=_is_surely_random,
        tier="likely",
        reference="https://docs.n8n.io/integrations/builtin/core-nodes/n8n-nodes-base.webhook/",
        finds=(
            "https://n8n.test/webhook-test/«8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»",
            "https://a.test/callbacks/«{hex 32}»",
            "https://hc.test/ping/«8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»",
        ),
        ignores=("/callback/google-oauth-provider-settings", "/trigger/pipeline", "/ping/internal-health-of-service"),
        confidence=0.75,
    ),
    Rule(
        id="hook-name-host",
        kind="secret.webhook",
        anchors=(".m.pipedream.net", ".x.pipedream.net", ".trayapp.io", ".webhook.site", ".oast.fun", ".oastify.com", ".requestcatcher.com", ".hooks.n8n.cloud"),
        before=r"[A-Za-z0-9-]{8,64}",
        reach=64,
        pattern=r"(?P<v>[A-Za-z0-9-]{8,64})\.(?:[mx]\.pipedream|trayapp|webhook|oast|oastify|requestcatcher|hooks)\.",
        validate=_is_random,
        reference="https://pipedream.com/docs/workflows/building-workflows/triggers",
        finds=("https://«eo7{lowernum 11}».m.pipedream.net", "https://«8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c».trayapp.io/"),
        ignores=("https://your-endpoint.m.pipedream.net", "https://test.requestcatcher.com"),
    ),
    Rule(
        id="hook-domain",
        kind="secret.webhook",
        anchors=("://hooks.", "://hook.", "://webhook.", "://webhooks.", "://wh.", ":\\/\\/hooks.", "/hook-in/", "/hooks/in/", "/webhook/in/", "/integration/1/functions/"),
        ignore_case=True,
        pattern=r"(?::\\?/\\?/(?:web)?hooks?\.[a-z0-9.-]{3,80}|://wh\.[a-z0-9.-]{3,80}|/hook-in|/(?:web)?hooks?/in|/integration/1/functions)(?:/[A-Za-z0-9_.-]{1,24}){0,3}?/(?P<v>[A-Za-z0-9_-]{16,512})(?![A-Za-z0-9_.])",
        validate=_is_surely_random,
        tier="likely",
        reference="https://docs.n8n.io/integrations/builtin/core-nodes/n8n-nodes-base.webhook/",
        finds=("https://hooks.firm.test/«8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»", "https://webhooks.firm.test/v1/in/«{hex 32}»"),
        ignores=("https://hooks.firm.test/docs/getting-started", "https://hooks.firm.test/v1/incoming-webhooks-overview"),
        confidence=0.75,
    ),
    Rule(
        id="hook-query",
        kind="secret.webhook",
        anchors=("hook.php?", "hook?", "hooks?", "/invoke?", "/build?", "/deploy?", "hub.verify_token=", "/message?token=", "api.render.com/deploy/", "buildWithParameters?"),
        pattern=r"/?(?:(?:hook\.php|hooks?|invoke|build|deploy|message|buildWithParameters)\?(?:[^\s\"'<>#]{0,120}?&)?(?:secret|key|token|auth|password|pass|sig|uuid|code|k|t)|hub\.verify_token|api\.render\.com/deploy/[\w-]{8,40}\?key)=(?P<v>[A-Za-z0-9_.~-]{8,256})(?![A-Za-z0-9_])",
        validate=_is_random,
        reference="https://plugins.jenkins.io/generic-webhook-trigger/",
        finds=(
            "https://x.test/hook.php?secret=«{alnum 16}»",
            "https://ci.test/buildByToken/build?job=app&token=«q7{alnum 8}»",
            "https://api.render.com/deploy/srv-abcd1234efgh?key=«{alnum 11}»",
        ),
        ignores=("https://x.test/hook?token=YOUR_TOKEN", "https://x.test/build?key=releases", "/deploy?token=required"),
    ),
    Rule(
        id="share-link",
        kind="secret.signed-url",
        anchors=("/index.php/s/", "cloud."),
        pattern=r"(?:/index\.php/s/|cloud\.[a-z0-9.-]{3,60}/(?:index\.php/)?s/)(?P<v>[A-Za-z0-9]{15})(?![A-Za-z0-9_.-])",
        validate=_is_random,
        reference="https://docs.nextcloud.com/server/latest/user_manual/en/files/sharing.html",
        finds=("https://cloud.firm.test/s/«{alnum 15}»",),
        ignores=("https://cloud.firm.test/s/overview",),
    ),
)  # fmt: skip
