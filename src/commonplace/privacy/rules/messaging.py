"""Credentials of chat, mail, telephone and social services."""

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import keyed, token

__all__ = ["MESSAGING"]

_SLACK = "https://docs.slack.dev/authentication/tokens"
_DISCORD = "https://discord.com/developers/docs/reference#authentication"
_TWILIO = "https://www.twilio.com/docs/iam/api-keys"
_META = "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/"

MESSAGING: tuple[Rule, ...] = (
    *(
        token(f"slack-{name}", f"xox{letter}-{{url64 20-250}}", _SLACK, after="A-Za-z0-9_-")
        for name, letter in (
            ("bot", "b"),
            ("user", "p"),
            ("app-user", "a"),
            ("refresh", "r"),
            ("session", "s"),
            ("config", "e"),
            ("cookie", "c"),
            ("d-cookie", "d"),
        )
    ),
    token("slack-app", "xapp-{digit 1}-{uppernum 8-14}-{digit 10-16}-{hex 32-70}", _SLACK),
    token("slack-rotating", "xoxe.xoxp-{digit 1}-{alnum 100-260}", _SLACK),
    Rule(
        id="slack-webhook",
        kind="secret.slack-webhook",
        anchors=("hooks.slack.com/",),
        pattern=r"hooks\.slack\.com/(?:services|workflows|triggers)/(?P<v>[A-Za-z0-9+/_-]{20,120})",
        reference="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
        finds=("https://hooks.slack.com/services/«T{uppernum 8}/B{uppernum 8}/{alnum 24}»",),
        ignores=("https://hooks.slack.com/services/...", "hooks.slack.com"),
        wraps=True,
    ),
    Rule(
        id="discord-bot-token",
        kind="secret.discord-bot-token",
        anchors=(
            Shape(r"[MNO][A-Za-z0-9]{23}\.", 25, "A-Za-z0-9_.-"),
            Shape(r"[MNO][A-Za-z0-9]{25}\.", 27, "A-Za-z0-9_.-"),
        ),
        pattern=r"[MNO][A-Za-z0-9_-]{23,25}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,38}(?![A-Za-z0-9_-])",
        reference=_DISCORD,
        finds=(
            "DISCORD_TOKEN=«M{alnum 23}.{alnum 6}.{alnum 38}»\n",
            "client.login('«N{alnum 25}.{alnum 6}.{alnum 27}»')",
        ),
        ignores=("MyVeryLongModuleNameHere12.method.call", "M.N.O"),
        wraps=True,
    ),
    Rule(
        id="discord-webhook",
        kind="secret.discord-webhook",
        anchors=("/api/webhooks/",),
        pattern=r"/api/webhooks/(?P<v>[0-9]{16,20}/[A-Za-z0-9_-]{60,80})",
        reference="https://discord.com/developers/docs/resources/webhook",
        finds=("https://discord.com/api/webhooks/«{digit 18}/{url64 68}»",),
        ignores=("https://discord.com/api/webhooks/ID/TOKEN",),
        wraps=True,
    ),
    Rule(
        id="telegram-bot-token",
        kind="secret.telegram-bot-token",
        anchors=(":AA",),
        before=r"[0-9]{8,10}",
        reach=10,
        pattern=r"(?<![0-9A-Za-z])(?:bot)?(?P<v>[0-9]{8,10}:AA[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])",
        reference="https://core.telegram.org/bots/api#authorizing-your-bot",
        finds=("TELEGRAM={«{digit 10}:AA{url64 33}»}".replace("={«", "=«").replace("»}", "»"),),
        ignores=("12:AA", "bot<token>"),
        wraps=True,
    ),
    Rule(
        id="telegram-bot-url",
        kind="secret.telegram-bot-token",
        anchors=("api.telegram.org/bot", "api.telegram.org/file/bot"),
        pattern=r"api\.telegram\.org/(?:file/)?bot(?P<v>[0-9]{8,10}:[A-Za-z0-9_-]{30,40})",
        reference="https://core.telegram.org/bots/api#making-requests",
        finds=("https://api.telegram.org/bot«{digit 9}:{url64 35}»/getMe",),
        ignores=("https://api.telegram.org/bot<token>/getMe",),
    ),
    token("twilio-key", "SK{hex 32}", _TWILIO, ignores=("SKU-123",)),
    token("twilio-account", "AC{hex 32}", _TWILIO, kind="personal.account"),
    keyed("twilio-auth-token", ("twilio", "twilio_auth_token", "auth_token"), "{hex 32}", _TWILIO),
    token(
        "sendgrid-key",
        "SG.{url64 20-24}.{url64 39-50}",
        "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
        after="A-Za-z0-9_-",
    ),
    token(
        "mailgun-key",
        "key-{hex 32}",
        "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/",
    ),
    keyed(
        "mailgun-new-key",
        ("mailgun",),
        "{hex 32}-{hex 8}-{hex 8}",
        "https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/",
    ),
    Rule(
        id="mailchimp-key",
        kind="secret.mailchimp",
        anchors=("-us",),
        before=r"[0-9a-f]{32}",
        reach=32,
        pattern=r"(?<![0-9A-Za-z])[0-9a-f]{32}-us[0-9]{1,2}(?![0-9A-Za-z])",
        reference="https://mailchimp.com/developer/marketing/guides/quick-start/",
        finds=("MAILCHIMP=«{hex 32}-us14»\n",),
        ignores=("en-us", "abc-us1"),
    ),
    token(
        "mandrill-key", "md-{url64 22}", "https://mailchimp.com/developer/transactional/guides/quick-start/"
    ),
    keyed(
        "postmark-token",
        ("postmark",),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://postmarkapp.com/developer/api/overview",
    ),
    token("brevo-key", "xkeysib-{hex 64}-{alnum 16}", "https://developers.brevo.com/docs/getting-started"),
    token(
        "brevo-smtp-key", "xsmtpsib-{hex 64}-{alnum 16}", "https://developers.brevo.com/docs/smtp-integration"
    ),
    token("resend-key", "re_{alnum 8}_{alnum 24}", "https://resend.com/docs/dashboard/api-keys/introduction"),
    keyed("mailjet-key", ("mailjet", "mj_apikey"), "{hex 32}", "https://dev.mailjet.com/email/guides/"),
    keyed("sparkpost-key", ("sparkpost",), "{hex 40}", "https://developers.sparkpost.com/api/"),
    keyed("messagebird-key", ("messagebird",), "{alnum 25}", "https://developers.messagebird.com/api/"),
    keyed(
        "vonage-secret",
        ("vonage", "nexmo"),
        "{alnum 16}",
        "https://developer.vonage.com/en/getting-started/concepts/authentication",
    ),
    keyed("plivo-token", ("plivo",), "{alnum 40}", "https://www.plivo.com/docs/"),
    token(
        "onesignal-key",
        "os_v2_app_{lowernum 100-110}",
        "https://documentation.onesignal.com/docs/en/keys-and-ids",
    ),
    keyed("pusher-secret", ("pusher",), "{hex 20}", "https://pusher.com/docs/channels/"),
    keyed("ably-key", ("ably",), "{url64 6}.{url64 6}:{url64 43}", "https://ably.com/docs/auth/basic"),
    Rule(
        id="teams-webhook",
        kind="secret.teams-webhook",
        anchors=(
            "webhook.office.com/",
            "chat.googleapis.com/v1/spaces/",
            "outlook.office.com/webhook/",
            "outlook.office365.com/webhook/",
        ),
        pattern=r"(?:webhook\.office\.com/(?:webhookb2/)?|outlook\.office(?:365)?\.com/webhook/|chat\.googleapis\.com/v1/spaces/)(?P<v>[A-Za-z0-9@/_.?=&%-]{40,400})",
        reference="https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        finds=("https://firm.webhook.office.com/webhookb2/«{hex 36}/IncomingWebhook/{hex 32}/{hex 36}»",),
        ignores=("webhook.office.com/...",),
    ),
    token("meta-token", "EAA{alnum 90-300}", _META),
    token("instagram-token", "IGQ{url64 80-260}", "https://developers.facebook.com/docs/instagram-platform/"),
    keyed(
        "facebook-secret", ("facebook", "fb_app", "fb_secret", "meta_app", "instagram_app"), "{hex 32}", _META
    ),
    Rule(
        id="x-bearer-token",
        kind="secret.x-bearer-token",
        anchors=(Shape("AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{4}", 24, "A-Za-z0-9%", "AAAAAAAAAAAAAAAAAAAA"),),
        pattern=r"A{20,24}[A-Za-z0-9%]{60,120}(?![A-Za-z0-9%])",
        validate=lambda value: len(set(value)) > 12,
        reference="https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/application-only",
        finds=("Bearer «AAAAAAAAAAAAAAAAAAAAA{alnum 86}»",),
        ignores=("A" * 60, "data:image/png;base64,AAAAAAAAAAAAAAAA"),
    ),
    keyed(
        "x-api-secret",
        ("twitter", "x_api", "consumer_secret"),
        "{alnum 50}",
        "https://docs.x.com/resources/fundamentals/authentication/overview",
    ),
    keyed(
        "x-access-secret",
        ("twitter", "access_token_secret"),
        "{alnum 45}",
        "https://docs.x.com/resources/fundamentals/authentication/overview",
    ),
    token(
        "linkedin-token",
        "AQV{url64 80-400}",
        "https://learn.microsoft.com/linkedin/shared/authentication/authorization-code-flow",
    ),
    token(
        "linkedin-secret",
        "WPL_AP1.{alnum 16}.{base64 8}",
        "https://learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow",
        tail="={0,2}",
    ),
    keyed("reddit-secret", ("reddit",), "{url64 27-30}", "https://www.reddit.com/wiki/api/"),
    keyed(
        "twitch-token", ("twitch", "oauth:"), "{lowernum 30}", "https://dev.twitch.tv/docs/authentication/"
    ),
    keyed(
        "spotify-secret",
        ("spotify",),
        "{hex 32}",
        "https://developer.spotify.com/documentation/web-api/concepts/authorization",
    ),
    token("dropbox-token", "sl.{url64 100-1400}", "https://developers.dropbox.com/oauth-guide"),
    keyed("dropbox-secret", ("dropbox",), "{lowernum 15}", "https://developers.dropbox.com/oauth-guide"),
    keyed(
        "box-token",
        ("box_developer", "box_api", "box_client"),
        "{alnum 32}",
        "https://developer.box.com/guides/authentication/",
    ),
    keyed("zoom-secret", ("zoom",), "{alnum 32}", "https://developers.zoom.us/docs/internal-apps/"),
    token(
        "matrix-token",
        "syt_{base64 4-60}_{alnum 20}_{alnum 6}",
        "https://spec.matrix.org/latest/client-server-api/#client-authentication",
    ),
    keyed(
        "mattermost-token",
        ("mattermost",),
        "{lowernum 26}",
        "https://developers.mattermost.com/integrate/reference/personal-access-token/",
    ),
    keyed("rocketchat-token", ("rocketchat", "rocket_chat"), "{url64 43}", "https://developer.rocket.chat/"),
    keyed(
        "line-token",
        ("line_channel", "line_notify", "line_access"),
        "{base64 43-172}",
        "https://developers.line.biz/en/docs/basics/channel-access-token/",
    ),
    Rule(
        id="firebase-messaging-key",
        kind="secret.firebase-messaging",
        anchors=(":APA91b",),
        before=r"[A-Za-z0-9_-]{7,24}",
        reach=24,
        pattern=r"[A-Za-z0-9_-]{7,24}:APA91b[A-Za-z0-9_-]{100,200}",
        reference="https://firebase.google.com/docs/cloud-messaging/",
        finds=("server_key: «AAAA{alnum 7}:APA91b{url64 134}»\n",),
        ignores=("x:APA91b", "APA91b"),
    ),
    token(
        "expo-token",
        "ExponentPushToken[{url64 22}]",
        "https://docs.expo.dev/push-notifications/overview/",
        after="",
    ),
    token(
        "clerk-secret",
        "sk_live_{alnum 40}",
        "https://clerk.com/docs/deployments/clerk-environment-variables",
        kind="secret.clerk",
    ),
    keyed(
        "calendly-token",
        ("calendly",),
        "{alnum 40-64}",
        "https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens",
    ),
    keyed("strava-secret", ("strava",), "{hex 40}", "https://developers.strava.com/docs/authentication/"),
    keyed(
        "fitbit-secret",
        ("fitbit",),
        "{hex 32}",
        "https://dev.fitbit.com/build/reference/web-api/developer-guide/authorization/",
    ),
    keyed(
        "home-assistant-webhook",
        ("hass_webhook", "homeassistant_webhook"),
        "{hex 64}",
        "https://www.home-assistant.io/docs/automation/trigger/#webhook-trigger",
    ),
    keyed("steam-key", ("steam",), "{HEX 32}", "https://steamcommunity.com/dev"),
    keyed(
        "riot-key",
        ("riot", "rgapi"),
        "RGAPI-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://developer.riotgames.com/docs/portal",
    ),
    token(
        "roblox-cookie",
        "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_{HEX 200-1400}",
        "https://create.roblox.com/docs/cloud/auth",
        guard="",
        kind="secret.cookie",
    ),
)
