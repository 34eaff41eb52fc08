"""Signed addresses, webhooks and links that open something. Development set."""

from collections.abc import Callable
from urllib.parse import quote

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["url_wide_cases"]


def _hex(count: int) -> Callable[[Draw], str]:
    return lambda draw: draw.chars(a.HEX, count)


def _chars(alphabet: str, least: int, most: int = 0) -> Callable[[Draw], str]:
    return lambda draw: draw.chars(alphabet, draw.number(least, most or least))


def _escaped(draw: Draw) -> str:
    return quote(draw.chars(a.BASE64, 43) + "=", safe="")


def _uuid(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


def _one(name: str, kind: str, make: Callable[[Draw], str], tech: tuple[str, ...], **more: object) -> Case:
    variant = Variant(make=make, tech=tech, **more)  # type: ignore[arg-type]
    return Case(id=f"url-wide-{name}", kind=f"secret.{kind}", variants=(variant,))


def url_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_SIGNED, *_LINKS, *_HOOKS)


_SIGNED = (
    _one(
        "aws",
        "signed-url",
        _hex(64),
        (
            "https://shop.s3.eu-west-1.amazonaws.com/x.pdf?X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=host&X-Amz-Signature={v}",
            '"url": "https://s3.test/a?X-Amz-Expires=900&X-Amz-Signature={v}&x-id=GetObject"',
            "wget 'https://minio.{host}.test/b/o?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature={v}'",
        ),
    ),
    _one(
        "aws-old",
        "signed-url",
        lambda d: quote(d.chars(a.BASE64, 27) + "=", safe=""),
        (
            "https://b.s3.amazonaws.com/k?Expires=1790000000&Signature={v}",
            "https://oss-cn-hangzhou.aliyuncs.com/o?Expires=1790000000&Signature={v}&response-content-type=x",
        ),
    ),
    _one(
        "aws-security",
        "signed-url",
        lambda d: quote("IQoJb3JpZ2luX2VjE" + d.chars(a.BASE64, 400) + "==", safe=""),
        (
            "?X-Amz-Security-Token={v}&X-Amz-Expires=300",
            "https://s3.test/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Security-Token={v}",
        ),
    ),
    _one(
        "sigv4-header",
        "signed-url",
        _hex(64),
        (
            "Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/s3/aws4_request, "
            "SignedHeaders=host, Signature={v}",
        ),
    ),
    _one(
        "gcs",
        "signed-url",
        _hex(512),
        (
            "https://storage.googleapis.com/b/o.csv?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=900&X-Goog-Signature={v}",
            "curl -T a 'https://storage.googleapis.com/b/o?x-goog-signature={v}'",
        ),
    ),
    _one(
        "azure-sas",
        "signed-url",
        _escaped,
        (
            "https://shop.blob.core.windows.net/c/f.csv?sv=2022-11-02&st=2026-01-01T00%3A00%3A00Z&sr=b&sp=r&sig={v}",
            "SharedAccessSignature sr=hub.azure-devices.net%2Fdevices%2Fa&sig={v}&se=1790000000",
            "?sig={v}",
            '"sasToken": "sv=2023-01-03&ss=b&sig={v}"',
        ),
    ),
    _one(
        "cloudfront",
        "signed-url",
        lambda d: d.chars(a.URL64 + "~", 342) + "__",
        (
            "https://d111abc.cloudfront.net/v.mp4?Expires=1790000000&Signature={v}&Key-Pair-Id=APKAX",
            "CloudFront-Signature={v}; Path=/",
        ),
    ),
    _one(
        "cdn",
        "signed-url",
        _hex(32),
        (
            "https://cdn.{host}.test/v/{n}.m3u8?token={v}&expires=1790000000",
            "https://img.test/{n}.jpg?auth_key=1790000000-0-0-{v}",
            "rtmp://live.test/app/s?txSecret={v}&txTime=6B0",
            "https://cdn.test/f?hdnts=exp=1790000000~acl=/*~hmac={v}",
            "https://x.test/i.png?sign={v}&t=6b00",
            "https://v.test/a.ts?verify=1790000000-{v}",
            "https://scontent.test/p.jpg?oh={v}&oe=6A0",
        ),
    ),
)

_LINKS = (
    _one(
        "magic",
        "signed-url",
        _chars(a.URL64, 24, 64),
        (
            "https://app.{host}.test/login/magic?token={v}",
            "https://{host}.test/auth/verify?code={v}&type=magiclink",
            "Click here to sign in: https://{host}.test/m/{v}",
            "https://id.test/callback#access_token={v}&token_type=bearer",
            "https://{host}.test/signin?ticket={v}",
            "https://{host}.test/email/confirm/{v}",
        ),
        prose=(
            "I got this login link https://app.test/auth/magic-link/{v} but it opens a blank page",
            "it mailed me https://portal.test/login?otp={v}",
        ),
    ),
    _one(
        "reset",
        "signed-url",
        _chars(a.ALNUM, 20, 64),
        (
            "https://{host}.test/reset-password/{v}",
            "https://{host}.test/password/reset?token={v}&email=x",
            "https://{host}.test/users/password/edit?reset_password_token={v}",
            "POST /reset/{v} 302",
            "https://{host}.test/wp-login.php?action=rp&key={v}&login=x",
        ),
        prose=(
            "the reset link https://{host}.test/account/reset?t={v} says expired",
            "Der Link https://{host}.test/passwort-zuruecksetzen/{v} geht nicht",
        ),
    ),
    _one(
        "invite",
        "signed-url",
        _chars(a.ALNUM, 22, 40),
        (
            "https://{host}.test/invite/{v}",
            "https://{host}.test/join?invitation_token={v}",
            "https://chat.{host}.test/signup_user_complete/?id={v}",
            "https://{host}.test/invitations/accept?k={v}",
            "https://join.slack.com/t/{word}/shared_invite/zt-{v}",
        ),
    ),
    _one(
        "calendar",
        "signed-url",
        _hex(32),
        (
            "https://calendar.google.com/calendar/ical/x%40group.calendar.google.com/private-{v}/basic.ics",
            "webcal://{host}.test/feeds/{v}.ics",
            "https://outlook.office365.com/owa/calendar/{v}@firm.test/{v}/calendar.ics",
            "https://{host}.test/ical/feed.ics?key={v}",
            "https://p52-caldav.icloud.com/published/2/{v}",
        ),
    ),
    _one(
        "share",
        "signed-url",
        _chars(a.URL64, 28, 44),
        (
            "https://docs.google.com/document/d/{v}/edit?usp=sharing",
            "https://drive.google.com/file/d/{v}/view",
            "https://www.dropbox.com/scl/fi/abc/x.pdf?rlkey={v}&dl=0",
            "https://onedrive.live.com/?authkey=%21{v}&cid=1",
            "https://mega.nz/file/AbCdEfGh#{v}",
            "https://{host}.test/s/{v}",
            "https://photos.app.goo.gl/{v}",
            "https://firm-my.sharepoint.com/:x:/g/personal/a_b/{v}?e=4x",
            "https://{host}.zoom.us/j/91234567890?pwd={v}",
            "https://docs.google.com/spreadsheets/d/{v}/edit#gid=0",
        ),
        prose=(
            "have a look at https://docs.google.com/document/d/{v}/edit",
            "Voici le dossier https://drive.google.com/drive/folders/{v}",
        ),
    ),
    _one(
        "query",
        "signed-url",
        _chars(a.ALNUM, 20, 40),
        (
            "https://api.{host}.test/v2/data?key={v}&format=json",
            "https://maps.test/tile?api_key={v}",
            "GET /feed?apikey={v} HTTP/1.1",
            "https://api.openweather.test/data?q=Oslo&appid={v}",
            "http://{host}/rss?user=a&hash={v}",
            "https://{host}.test/unsubscribe?u={v}",
            "wss://{host}.test/ws?ticket={v}",
            "https://{host}.test/download?sig={v}",
            "https://{host}.test/x?st={v}&e=1790000000",
            "https://{host}.test/jenkins/job/x/build?token={v}",
            "https://{host}.test/preview?secret={v}",
            "https://{host}.test/callback?code={v}&state=a",
        ),
    ),
)

_HOOKS = (
    _one(
        "slack",
        "webhook",
        lambda d: f"T{d.chars(a.UPPER_DIGITS, 8)}/B{d.chars(a.UPPER_DIGITS, 10)}/{d.chars(a.ALNUM, 24)}",
        (
            "https://hooks.slack.com/services/{v}",
            "https://hooks.slack-gov.com/services/{v}",
            "hooks.slack.com/services/{v}",
        ),
    ),
    _one(
        "discord",
        "webhook",
        lambda d: f"{d.digits(18)}/{d.chars(a.URL64, 68)}",
        ("https://discordapp.com/api/webhooks/{v}", "https://ptb.discord.com/api/v10/webhooks/{v}/github"),
    ),
    _one(
        "workflow",
        "webhook",
        _chars(a.URL64, 43),
        (
            "https://prod-12.westeurope.logic.azure.com:443/workflows/0a1b2c/triggers/manual/paths/invoke?api-version=2016-06-01&sig={v}",
            "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=x&token={v}",
        ),
    ),
    _one(
        "teams",
        "webhook",
        lambda d: f"{_uuid(d)}@{_uuid(d)}/IncomingWebhook/{d.chars(a.HEX, 32)}/{_uuid(d)}",
        ("https://firm.webhook.office.com/webhookb2/{v}", "https://outlook.office.com/webhook/{v}"),
    ),
    _one(
        "china",
        "webhook",
        _uuid,
        (
            "https://open.feishu.cn/open-apis/bot/v2/hook/{v}",
            "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={v}",
            "https://open.larksuite.com/open-apis/bot/v2/hook/{v}",
        ),
    ),
    _one(
        "dingtalk",
        "webhook",
        _hex(64),
        (
            "https://oapi.dingtalk.com/robot/send?access_token={v}",
            '{"webhook": "https://oapi.dingtalk.com/robot/send?access_token={v}"}',
        ),
    ),
    _one(
        "generic",
        "webhook",
        _chars(a.ALNUM, 20, 40),
        (
            "https://{host}.test/hooks/{v}",
            "https://hooks.zapier.com/hooks/catch/1234567/{v}/",
            "https://hook.eu2.make.com/{v}",
            "https://n8n.{host}.test/webhook/{v}",
            "https://{host}.test/api/v1/webhooks/incoming/{v}",
            "https://{host}.test/hooks/{v}?channel=ops",
            "https://maker.ifttt.com/trigger/{word}/with/key/{v}",
            "https://{host}.test/_hooks/{v}",
            "https://api.netlify.com/build_hooks/{v}",
            "https://api.vercel.com/v1/integrations/deploy/prj_x/{v}",
            "https://hc-ping.com/{v}",
            "https://events.pagerduty.com/integration/{v}/enqueue",
            "https://webhook.site/{v}",
            "https://api.render.com/deploy/srv-x?key={v}",
        ),
    ),
)
