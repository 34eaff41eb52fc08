"""Addresses that open something: signatures, tokens and codes in a query or path, webhooks, private calendars."""

import re
from itertools import pairwise

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.naming import any_of

__all__ = ["LINKS"]

_URI = "https://www.rfc-editor.org/rfc/rfc3986#section-3.4"
_HOOKS = "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks"

# Parameters that hold a signature or secret whatever they look like, and those that often hold something else.
_SECRET = (
    "signature", "x-amz-signature", "x-amz-security-token", "x-goog-signature", "x-oss-signature", "x-tos-signature",
    "x-cos-security-token", "x-obs-signature", "q-signature", "sig", "hmac", "sastoken", "access_token", "accesstoken",
    "refresh_token", "id_token", "auth_token", "authtoken", "auth_key", "authkey", "token", "tok", "api_key", "apikey",
    "api-key", "api_token", "app_key", "appkey", "appid", "app_id", "app_secret", "client_secret", "secret", "security_token",
    "session", "session_id", "sessionid", "sid", "jwt", "ticket", "otp", "magic", "nonce", "code_verifier", "device_code",
    "invite", "invitation", "invitation_token", "invite_token", "invite_code", "reset_token", "reset_password_token",
    "confirmation_token", "verification_token", "verify", "verification_code", "unlock_token", "remember_token",
    "oobcode", "oob_code", "login_token", "share_token", "sharekey", "share_key", "resourcekey", "rlkey", "pwd", "passcode",
    "oauth_token", "oauth_signature", "oauth_verifier", "assertion", "client_assertion", "samlrequest", "samlresponse",
    "relaystate", "txsecret", "sign", "hdnts", "hdnea", "policy", "key-pair-id", "cloudfront-signature", "st", "oh", "_nc_ohc",
    "auth", "authuser_token", "credential", "wstoken", "ws_token", "feed_token", "rss_token", "private_token", "job_token",
    "csrf_token", "csrftoken", "_token", "xsrf", "webhook_token", "hash", "digest_token", "preview_token", "publishkey",
    "subscription-key", "ocp-apim-subscription-key", "x-api-key", "user_hash", "unsubscribe_token",
)  # fmt: skip
_LOOSE = (
    "code",
    "key",
    "k",
    "t",
    "u",
    "id",
    "state",
    "h",
    "s",
    "c",
    "p",
    "q",
    "e",
    "v",
    "r",
    "d",
    "m",
    "data",
    "x",
    "tk",
    "pass",
    "auth_code",
)
_HOSTS = (
    "hooks.slack.com/", "hooks.slack-gov.com/", "hook.eu1.make.com/", "hook.eu2.make.com/", "hook.us1.make.com/",
    "hook.us2.make.com/", "hook.integromat.com/", "hooks.zapier.com/hooks/catch/", "maker.ifttt.com/", "webhook.site/",
    "hc-ping.com/", "events.pagerduty.com/integration/", "api.netlify.com/build_hooks/", "api.vercel.com/v1/integrations/deploy/",
    "webhook.office.com/", "outlook.office.com/webhook/", "outlook.office365.com/webhook/", "open.feishu.cn/open-apis/bot/",
    "open.larksuite.com/open-apis/bot/", "uptime.betterstack.com/api/v1/heartbeat/", "heartbeat.uptimerobot.com/",
    "calendar.google.com/calendar/", "outlook.office365.com/owa/calendar/", "outlook.live.com/owa/calendar/",
    "caldav.icloud.com/published/", "photos.app.goo.gl/", "docs.google.com/document/", "docs.google.com/spreadsheets/",
    "docs.google.com/presentation/", "docs.google.com/forms/", "drive.google.com/file/", "drive.google.com/drive/",
    "drive.google.com/open", "script.google.com/macros/", "colab.research.google.com/drive/", "mega.nz/", "1drv.ms/", "we.tl/",
    "sharepoint.com/:", "chat.whatsapp.com/", "join.slack.com/t/", "t.me/+", "t.me/joinchat/", "discord.gg/", "discord.com/invite/",
    "meet.jit.si/", "wetransfer.com/downloads/", "pan.baidu.com/s/", "disk.yandex.", "yadi.sk/", "cloud.mail.ru/public/",
    "app.box.com/s/", "dropbox.com/s", "icloud.com/", "notion.site/", "loom.com/share/", "figma.com/file/", "miro.com/app/board/",
    "teams.microsoft.com/l/meetup-join/", "api.telegram.org/bot",
)  # fmt: skip
_DOORS = (
    "/hooks/", "/hook/", "/_hooks/", "/webhook/", "/webhooks/", "/build_hooks/", "/incoming/", "/magic/", "/magic-link/",
    "/magiclink/", "/reset/", "/reset-password/", "/reset_password/", "/password-reset/", "/password/reset/",
    "/passwort-zuruecksetzen/", "/passwort/", "/password/edit/", "/set-password/", "/mot-de-passe/", "/reinitialiser/",
    "/restablecer/", "/redefinir-senha/", "/recuperar/", "/invite/", "/invites/", "/invitation/", "/invitations/", "/einladung/",
    "/join/", "/verify/", "/verify-email/", "/verification/", "/confirm/", "/confirm-email/", "/confirmation/", "/activate/",
    "/activation/", "/unsubscribe/", "/share/", "/shared/", "/feed/", "/feeds/", "/ical/", "/ics/", "/calendar/", "/rss/", "/private-",
    "/with/key/", "/heartbeat/", "/guest/", "/unlock/", "/one-time/", "/otp/", "/secret/", "/magic_link/",
)  # fmt: skip


def _is_mixed(value: str) -> bool:
    """A random part of an address: digits and letters, or letters of both cases in no order."""
    if "xxx" in value.lower() or "your" in value.lower() or len(set(value)) < 7:
        return False
    digits = sum(char.isdigit() for char in value)
    letters = sum(char.isalpha() for char in value)
    if digits >= 2 and letters >= 2:
        words = re.split(r"[^A-Za-z0-9]", value)
        return len(words) < 3 or any(
            re.search("[0-9]", word) and re.search("[A-Za-z]", word) and len(word) > 6 for word in words
        )
    changes = sum(one.islower() and two.isupper() for one, two in pairwise(value))
    return letters >= 20 and changes >= 4


_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# Names of parameters and parts of paths under which a UUID lets somebody in. Elsewhere it says which thing is meant.
_OPENS = re.compile(
    r"(?:tok(?:en)?|secret|key|k|sig\w{0,8}|sign|code|auth\w{0,12}|sid|ticket|otp|magic\w{0,8}|jwt|app_?id|invit\w{0,12}|reset\w{0,16}|confirm\w{0,8}|verif\w{0,12}|activat\w{0,4}|pwd|passw?\w{0,8}|state|nonce"
    r"|credential|unlock|unsubscribe|remember\w{0,8}|access\w{0,8}|webhooks?|_?hooks?|build_hooks|incoming|one-time|einladung|private|heartbeat|hash|hmac|verify-email|confirm-email|set-password|recuperar|restablecer|reinitialiser|tk|t|s|h)"
    r"[=/-]{1,2}(?:[a-z0-9_-]{1,20}/){0,2}[\"']?$",
    re.IGNORECASE,
)


def _lets_in(text: str, start: int, end: int) -> bool:
    """Not a UUID that only numbers something: ``?id=``, ``?session=``, ``/share/``."""
    return (
        end - start != 36
        or _UUID.fullmatch(text, start, end) is None
        or _OPENS.search(text[max(0, start - 48) : start].rpartition("?")[2].rpartition("&")[2]) is not None
    )


def _is_long_mixed(value: str) -> bool:
    return _is_mixed(value) and len(value) >= 18


LINKS: tuple[Rule, ...] = (
    Rule(
        id="link-signature",
        kind="secret.signed-url",
        anchors=tuple(
            Shape(re.escape(name) + "=", len(name) + 1, "A-Za-z0-9_.-", name + "=") for name in _SECRET
        ),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_.-])(?:(?<=[?&;#!|])|(?<=amp;)|(?<=\\u0026)|(?<=%26)|(?<=%3F))(?:{any_of(_SECRET)})=[\"']?"
        r"(?:exp=[0-9]{4,12}~(?:[a-z]{2,4}=[^~&\s]{1,60}~){0,3}hmac=|[0-9]{9,11}-(?:[0-9a-z]{1,8}-[0-9a-z]{1,8}-)?)?"
        r"(?P<v>(?:[A-Za-z0-9_.~!*+/-]|%[0-9A-Fa-f]{2}|=(?=[&\s\"'=]|\Z)){12,4096})",
        validate=_is_mixed,
        judge=_lets_in,
        reference=_URI,
        finds=(
            "https://b.test/k?X-Amz-Expires=900&X-Amz-Signature=«{hex 64}»&x-id=GetObject",
            "?sv=2022&sig=«{alnum 43}%3D»&se=2030",
            "https://s.test/login?token=«{url64 40}»",
            "https://cdn.test/a?auth_key=1790000000-0-0-«{hex 32}»",
            "X-Goog-Signature=«{hex 512}»".replace("X-Goog", "&X-Goog"),
        ),
        ignores=(
            "https://docs.test/search?q=token&token=required",
            "?sig=<signature>",
            "&token=YOUR_TOKEN_GOES_HERE",
            "https://app.test/x?session=8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c",
        ),
        confidence=0.95,
    ),
    Rule(
        id="signature-value",
        kind="secret.signed-url",
        anchors=("signature=", "security-token=", "sastoken=", "policy="),
        ignore_case=True,
        pattern=r"(?:signature|security-token|sastoken|cloudfront-policy)=[\"']?(?P<v>(?:[A-Za-z0-9_.~!*+/-]|%[0-9A-Fa-f]{2}){24,4096}={0,2})",
        validate=_is_mixed,
        reference=_URI,
        finds=("SignedHeaders=host, Signature=«{hex 64}»\n", "CloudFront-Signature=«{url64 340}»; Path=/"),
        ignores=("signature=inspect.signature(function)", "policy=default"),
        confidence=0.9,
    ),
    Rule(
        id="link-parameter",
        kind="secret.signed-url",
        anchors=tuple(Shape(f"[?&]{name}=", len(name) + 2, begins=f"[?&]{name}=") for name in _LOOSE),
        pattern=rf"[?&](?:{any_of(_LOOSE)})=(?P<v>(?:[A-Za-z0-9_.~+/-]|%[0-9A-Fa-f]{{2}}){{18,2048}})(?![A-Za-z0-9_.~%-])",
        validate=_is_long_mixed,
        judge=_lets_in,
        tier="likely",
        reference=_URI,
        finds=(
            "https://api.test/v2/data?key=«{alnum 32}»&format=json",
            "GET /callback?code=«{url64 40}»&state=a",
        ),
        ignores=(
            "https://youtube.com/watch?v=dQw4w9WgXcQ",
            "?id=some-long-article-name-here",
            "?key=value-of-the-setting",
            "https://app.test/x?id=8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c",
        ),
        confidence=0.75,
    ),
    Rule(
        id="link-hex-parameter",
        kind="random.token",
        anchors=(Shape("=[0-9a-f]{32}", 33),),
        before=r"[A-Za-z_-]{1,24}[?&]",
        reach=26,
        pattern=r"[?&](?!(?:sha|md5|commit|rev|ref|hash|etag|digest|checksum|v|ver|version|trace|span|request|id|uuid|tree|from|to)[A-Za-z0-9_]{0,8}=)"
        r"[A-Za-z_-]{1,24}=(?P<v>[0-9a-f]{32,512})(?![0-9A-Za-z])",
        tier="random",
        spread=False,
        reference=_URI,
        finds=("https://cdn.test/a.jpg?oe=6A0&stp=«{hex 32}»&x",),
        ignores=("https://git.test/a?commit={hex 40}", "x={hex 64}"),
        confidence=0.5,
    ),
    Rule(
        id="link-door",
        kind="secret.signed-url",
        anchors=_DOORS,
        ignore_case=True,
        pattern=rf"(?:{any_of(_DOORS)})(?:[a-z0-9_-]{{1,20}}/){{0,2}}(?P<v>(?-i:[A-Za-z0-9_-]{{16,200}}(?:\.[A-Za-z0-9_-]{{16,200}}){{0,2}}))(?![A-Za-z0-9_-]|/blob|/tree)(?!\.(?!(?:ics|xml|rss|json|atom)\b)[A-Za-z0-9])",
        validate=_is_mixed,
        judge=_lets_in,
        tier="likely",
        reference=_URI,
        finds=(
            "https://shop.test/reset-password/«{hex 40}»",
            "https://ci.test/hooks/«{alnum 24}»?channel=ops",
            "POST /invite/«{url64 32}» 302",
            "https://cal.test/ical/x%40group/private-«{hex 32}»/basic.ics".replace("/ical/x%40group", ""),
        ),
        ignores=(
            "https://docs.test/webhooks/securing-your-webhooks",
            "/auth/callback/google-oauth-provider",
            "/hooks/post-receive",
        ),
        confidence=0.8,
    ),
    Rule(
        id="link-host",
        kind="secret.signed-url",
        anchors=_HOSTS,
        pattern=rf"(?:{any_of(_HOSTS)})[^\s\"'<>()]{{0,120}}?(?<![A-Za-z0-9_-])(?P<v>[A-Za-z0-9_-]{{16,512}})(?![A-Za-z0-9_])",
        validate=_is_mixed,
        reference=_HOOKS,
        finds=(
            "https://hook.eu2.make.com/«{lowernum 32}»",
            "https://docs.google.com/document/d/«{url64 44}»/edit",
            "https://open.feishu.cn/open-apis/bot/v2/hook/«{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}»",
            "https://mega.nz/file/AbCdEfGh#«{url64 43}»",
        ),
        ignores=(
            "https://docs.google.com/document/d/YOUR_ID/edit",
            "https://hooks.slack.com/services/...",
            "mega.nz/about",
        ),
        confidence=0.85,
    ),
    Rule(
        id="discord-webhook-other",
        kind="secret.discord-webhook",
        anchors=("/webhooks/",),
        pattern=r"/webhooks/(?P<v>[0-9]{16,20}/[A-Za-z0-9_-]{60,80})",
        reference="https://discord.com/developers/docs/resources/webhook",
        finds=("https://ptb.discord.com/api/v10/webhooks/«{digit 18}/{url64 68}»/github",),
        ignores=("https://discord.com/api/v10/webhooks/ID/TOKEN",),
        wraps=True,
    ),
    Rule(
        id="chat-invite",
        kind="secret.signed-url",
        anchors=("/shared_invite/", "zoom.us/j/", "zoom.us/w/"),
        pattern=r"(?:/shared_invite/|zoom\.us/[jw]/[0-9]{8,12}\?pwd=)(?P<v>[A-Za-z0-9_~.-]{12,120})",
        reference="https://slack.com/help/articles/201330256-Invite-new-members-to-your-workspace",
        finds=(
            "https://join.slack.com/t/x/shared_invite/«zt-{alnum 30}»",
            "https://us02.zoom.us/j/91234567890?pwd=«{alnum 32}»",
        ),
        ignores=("/shared_invite/...", "https://zoom.us/j/91234567890"),
    ),
)
