"""Webhooks of many products, and passwords in talk that goes other ways than most. Development set."""

# ruff: noqa: E501

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.passwords_wide import any_password
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["broad_hook_cases", "broad_talk_cases"]


def _id(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-9{text[17:20]}-{text[20:]}"


def _chars(alphabet: str, low: int, high: int = 0) -> Callable[[Draw], str]:
    return lambda draw: draw.chars(alphabet, draw.number(low, high or low))


_HOOKS: tuple[tuple[str, Callable[[Draw], str], str], ...] = (
    (
        "slack",
        lambda d: f"T0{d.chars(a.UPPER_DIGITS, 9)}/{d.digits(13)}/{d.chars(a.HEX, 32)}",
        "https://hooks.slack.com/triggers/{v}",
    ),
    (
        "slack-workflow",
        lambda d: f"T0{d.chars(a.UPPER_DIGITS, 8)}/A0{d.chars(a.UPPER_DIGITS, 8)}/{d.digits(18)}/{d.chars(a.ALNUM, 24)}",
        "https://hooks.slack.com/workflows/{v}",
    ),
    (
        "discord",
        lambda d: f"{d.digits(19)}/{d.chars(a.URL64, 68)}",
        "https://canary.discord.com/api/webhooks/{v}?wait=true",
    ),
    (
        "discord-old",
        lambda d: f"{d.digits(18)}/{d.chars(a.URL64, 68)}",
        "https://ptb.discordapp.com/api/v10/webhooks/{v}/slack",
    ),
    (
        "logic",
        _chars(a.URL64, 43),
        "https://prod-17.westeurope.logic.azure.com:443/workflows/abc/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={v}",
    ),
    (
        "logic-flow",
        _chars(a.HEX, 32),
        "https://prod-17.westeurope.logic.azure.com/workflows/{v}/triggers/manual/paths/invoke",
    ),
    (
        "power",
        _chars(a.URL64, 43),
        "https://default0.0a.environment.api.powerplatform.com/powerautomate/automations/direct/workflows/1/triggers/manual/paths/invoke/?api-version=1&sig={v}",
    ),
    ("mattermost", _chars(a.LOWER_DIGITS, 26), "https://chat.firm.test/hooks/{v}"),
    ("rocket", lambda d: f"{d.chars(a.HEX, 24)}/{d.chars(a.ALNUM, 48)}", "https://rocket.firm.test/hooks/{v}"),
    (
        "google-chat",
        _chars(a.URL64, 43),
        "https://chat.googleapis.com/v1/spaces/AAAAbbbbccc/messages?key=abc&token={v}%3D",
    ),
    (
        "zapier",
        lambda d: f"{d.digits(7)}/{d.chars(a.LOWER_DIGITS, 7)}",
        "https://hooks.zapier.com/hooks/catch/{v}/",
    ),
    ("make", _chars(a.LOWER_DIGITS, 32), "https://hook.eu2.make.com/{v}"),
    ("make-celonis", _chars(a.LOWER_DIGITS, 32), "https://hook.us2.make.celonis.com/{v}"),
    (
        "ifttt",
        _chars(a.URL64, 22),
        "https://maker.ifttt.com/trigger/door_open/with/key/{v}",
    ),
    ("ifttt-json", _chars(a.URL64, 43), "https://maker.ifttt.com/trigger/door/json/with/key/{v}"),
    ("n8n", _id, "https://n8n.firm.test/webhook/{v}"),
    ("n8n-test", _id, "https://n8n.firm.test/webhook-test/{v}"),
    ("n8n-cloud", _id, "https://bob.app.n8n.cloud/webhook/{v}/chat"),
    ("pipedream", _chars(a.LOWER_DIGITS, 14), "https://eo{v}.m.pipedream.net"),
    ("gitlab-trigger", _chars(a.HEX, 30), "https://gitlab.com/api/v4/projects/42/trigger/pipeline?token={v}&ref=main"),
    ("jenkins", _chars(a.ALNUM, 20, 32), "https://ci.firm.test/generic-webhook-trigger/invoke?token={v}"),
    ("jenkins-build", _chars(a.HEX, 34), "https://ci.firm.test/job/app/build?token=11{v}"),
    ("jenkins-short", _chars(a.ALNUM, 10), "https://ci.firm.test/buildByToken/build?job=app&token={v}"),
    ("home-assistant", lambda d: "-" + d.chars(a.URL64, 22) + "X", "https://ha.firm.test:8123/api/webhook/{v}"),
    ("home-cloud", _chars(a.LOWER_DIGITS, 100), "https://hooks.nabu.casa/gAAAAAB{v}"),
    ("oncall", _chars(a.ALNUM, 26), "https://oncall-prod-eu-west-0.grafana.net/oncall/integrations/v1/alertmanager/{v}/"),
    ("pagerduty", _chars(a.LOWER_DIGITS, 32), "https://events.pagerduty.com/integration/{v}/enqueue"),
    ("pagerduty-key", _chars(a.LOWER_DIGITS, 32), '{"routing_key": "{v}", "event_action": "trigger"}'),
    ("opsgenie", _id, "https://api.opsgenie.com/v1/json/prometheus?apiKey={v}"),
    ("opsgenie-key", _id, "Authorization: GenieKey {v}"),
    ("victorops", _id, "https://alert.victorops.com/integrations/generic/20131114/alert/{v}/team"),
    ("sentry", _chars(a.HEX, 32), "https://{v}@o42.ingest.sentry.io/5551"),
    ("sentry-cron", _chars(a.HEX, 32), "https://o42.ingest.us.sentry.io/api/55/cron/nightly/{v}/"),
    ("glitchtip", _chars(a.HEX, 32), "SENTRY_DSN=https://{v}@errors.firm.test/3"),
    ("datadog", _chars(a.HEX, 32), "https://http-intake.logs.datadoghq.eu/api/v2/logs?dd-api-key={v}"),
    ("datadog-path", _chars(a.HEX, 32), "https://http-intake.logs.datadoghq.com/v1/input/{v}"),
    ("feishu", _id, "https://open.feishu.cn/open-apis/bot/v2/hook/{v}"),
    ("lark-flow", _chars(a.HEX, 32), "https://www.larksuite.com/flow/api/trigger-webhook/{v}"),
    ("dingtalk", _chars(a.HEX, 64), "https://oapi.dingtalk.com/robot/send?access_token={v}"),
    ("dingtalk-secret", _chars(a.HEX, 64), "secret: SEC{v}"),
    ("wecom", _id, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={v}"),
    ("serverchan", _chars(a.ALNUM, 30), "https://sctapi.ftqq.com/SCT1234T{v}.send"),
    ("bark", _chars(a.ALNUM, 22), "https://api.day.app/{v}/Hello"),
    ("pushplus", _chars(a.HEX, 32), "http://www.pushplus.plus/send?token={v}&title=x"),
    ("telegram", lambda d: f"{d.digits(10)}:AA{d.chars(a.URL64, 33)}", "https://api.telegram.org/bot{v}/sendMessage"),
    ("twilio-studio", _chars(a.HEX, 32), "https://webhooks.twilio.com/v1/Accounts/AC{v}/Flows/FW1"),
    ("stripe", _chars(a.ALNUM, 32), "STRIPE_WEBHOOK_SECRET=whsec_{v}"),
    ("netlify", _chars(a.HEX, 24), "https://api.netlify.com/build_hooks/{v}"),
    (
        "vercel",
        lambda d: f"prj_{d.chars(a.ALNUM, 28)}/{d.chars(a.ALNUM, 10)}",
        "https://api.vercel.com/v1/integrations/deploy/{v}",
    ),
    ("render", _chars(a.ALNUM, 11), "https://api.render.com/deploy/srv-c1a2b3c4d5e6f7g8h9i0?key={v}"),
    ("railway", _id, "https://backboard.railway.app/webhooks/deploy/{v}"),
    ("coolify", _chars(a.LOWER_DIGITS, 24), "https://coolify.firm.test/api/v1/deploy?uuid={v}&force=false"),
    ("dokku", _chars(a.ALNUM, 20), "https://deploy.firm.test/api/deploy/{v}"),
    ("cloudflare-pages", _id, "https://api.cloudflare.com/client/v4/pages/webhooks/deploy_hooks/{v}"),
    ("healthchecks", _id, "https://hc-ping.com/{v}/fail"),
    ("healthchecks-key", _chars(a.URL64, 22), "https://hc-ping.com/{v}/nightly-backup"),
    ("healthchecks-own", _id, "https://hc.firm.test/ping/{v}"),
    ("cronitor", _chars(a.HEX, 32), "https://cronitor.link/p/{v}/nightly"),
    ("deadmans", _chars(a.LOWER_DIGITS, 10), "https://nosnch.in/{v}"),
    ("uptime-kuma", _chars(a.ALNUM, 10), "https://kuma.firm.test/api/push/{v}?status=up&msg=OK&ping="),
    ("better", _chars(a.ALNUM, 24), "https://uptime.betterstack.com/api/v1/heartbeat/{v}"),
    ("ntfy", _chars(a.ALNUM, 16), "curl -d 'backup done' https://ntfy.sh/{v}"),
    ("ntfy-topic", lambda d: f"alerts-{d.chars(a.LOWER_DIGITS, 12)}", "curl -d x ntfy.sh/{v}"),
    ("pushover", _chars(a.LOWER_DIGITS, 30), "curl -F token={v} -F user=u1 https://api.pushover.net/1/messages.json"),
    ("gotify", lambda d: "A" + d.chars(a.ALNUM, 14), "https://push.firm.test/message?token={v}"),
    ("apprise", _chars(a.LOWER_DIGITS, 30), "apprise -vv -b test pover://u1@{v}"),
    ("shopify", _chars(a.HEX, 64), "Shopify webhook signing secret: {v}"),
    ("github-secret", _chars(a.HEX, 40), "Webhook secret for the repo: {v}"),
    ("docker-hub", _id, "https://hub.docker.com/api/build/v1/source/x/trigger/{v}/call/"),
    ("quay", _chars(a.UPPER_DIGITS, 40), "https://$token:{v}@quay.io/webhooks/push/trigger/1"),
    ("webhook-site", _id, "https://webhook.site/{v}"),
    ("requestbin", _chars(a.LOWER_DIGITS, 14), "https://{v}.x.pipedream.net/"),
    ("svix", _chars(a.URL64, 32), "https://play.svix.com/in/e_{v}/"),
    ("hookdeck", _chars(a.LOWER_DIGITS, 14), "https://hkdk.events/{v}"),
    ("smee", _chars(a.ALNUM, 16), "https://smee.io/{v}"),
    ("basecamp", _chars(a.ALNUM, 24), "https://3.basecamp.com/195539477/integrations/{v}/buckets/2085958/chats/9/lines"),
    ("zulip", _chars(a.ALNUM, 32), "https://firm.zulipchat.com/api/v1/external/github?api_key={v}&stream=ops"),
    (
        "webex",
        _chars(a.URL64, 76),
        "https://webexapis.com/v1/webhooks/incoming/{v}",
    ),
    ("cliq", lambda d: f"1001.{d.chars(a.HEX, 32)}.{d.chars(a.HEX, 32)}", "https://cliq.zoho.com/api/v2/channelsbyname/ops/message?zapikey={v}"),
    ("airtable", lambda d: f"wfl{d.chars(a.ALNUM, 14)}/wtr{d.chars(a.ALNUM, 14)}", "https://hooks.airtable.com/workflows/v1/genericWebhook/app1/{v}"),
    ("clickup", _chars(a.ALNUM, 30), "https://hooks.integrately.com/a/webhooks/{v}"),
    ("pabbly", _chars(a.BASE64[:62], 60), "https://connect.pabbly.com/workflow/sendwebhookdata/{v}_pc"),
    ("workato", _id, "https://www.workato.com/webhooks/rest/{v}/new-order"),
    ("tray", _id, "https://{v}.trayapp.io"),
    ("bitrise", _chars(a.URL64, 22), "https://hooks.bitrise.io/h/github/0a1b2c3d4e5f6071/{v}"),
    ("circle", _chars(a.HEX, 40), "https://circleci.com/api/v1.1/project/gh/x/y?circle-token={v}"),
    ("buildkite", _chars(a.HEX, 40), "https://webhook.buildkite.com/deliver/{v}"),
    ("jira-auto", _chars(a.HEX, 40), "https://automation.atlassian.com/pro/hooks/{v}"),
    ("jira-auto-new", _chars(a.HEX, 40), "https://api-private.atlassian.com/automation/webhooks/jira/a/x/{v}"),
    ("plex", _chars(a.ALNUM, 20), "http://nas.local:32400/library/sections?X-Plex-Token={v}"),
    ("synology", _chars(a.ALNUM, 60), "https://nas.firm.test:5001/webapi/entry.cgi?api=SYNO.Chat.External&method=incoming&version=2&token=%22{v}%22"),
    ("nextcloud", _chars(a.ALNUM, 15), "https://cloud.firm.test/s/{v}"),
    ("influx", _chars(a.URL64, 60), "curl -H 'Authorization: Token {v}==' https://influx.firm.test/api/v2/write"),
    ("splunk", _id, "curl -H 'Authorization: Splunk {v}' https://splunk:8088/services/collector"),
    ("loggly", _id, "https://logs-01.loggly.com/inputs/{v}/tag/http/"),
    ("logzio", _chars(a.ALNUM, 32), "https://listener.logz.io:8071?token={v}&type=x"),
    ("sumo", _chars(a.ALNUM, 88), "https://endpoint4.collection.eu.sumologic.com/receiver/v1/http/{v}=="),
    ("segment", _chars(a.ALNUM, 32), 'analytics.load("{v}"); // segment write key'),
    ("spike", _chars(a.HEX, 40), "https://hooks.spike.sh/{v}/push-events"),
    ("line", _chars(a.ALNUM, 43), "curl -H 'Authorization: Bearer {v}' https://notify-api.line.me/api/notify"),
    ("kakao", _chars(a.HEX, 32), "Authorization: KakaoAK {v}"),
    ("own-path", _chars(a.ALNUM, 24), "location = /deploy-hook/{v} { proxy_pass http://ci; }"),
    ("own-callback", _chars(a.HEX, 32), "callback URL: https://api.firm.test/callbacks/{v}"),
    ("own-incoming", _chars(a.ALNUM, 24), "POST https://alerts.firm.test/v1/ingest/{v}"),
    ("own-query", _chars(a.ALNUM, 16), "https://firm.test/hook.php?secret={v}"),
    ("own-header", _chars(a.ALNUM, 24), "X-Webhook-Secret: {v}"),
    ("own-hub", _chars(a.ALNUM, 12), "https://firm.test/fb?hub.mode=subscribe&hub.verify_token={v}"),
)  # fmt: skip


def broad_hook_cases() -> tuple[Case, ...]:
    """One case for each product."""
    return tuple(
        Case(
            id=f"broad-hook-{name}",
            kind="secret.webhook",
            variants=(
                Variant(
                    make=make,
                    prose=(f"We post to {text} and get a 404.",) if text.startswith("http") else (text,),
                    tech=(text, f'url: "{text}"') if text.startswith("http") else (text,),
                ),
            ),
        )
        for name, make, text in _HOOKS
    )


_TALK = (
    "Is the password still {v}?", "No wait, it's {v}, I mistyped the password before.", "password?\n{v}",
    "> what's the password\n{v}", "what was the wifi password again?\n\n{v}", "pw: not hunter, it's {v}",
    "the password isn't {v} anymore", "It's not {v}, that password expired", "The password used to be {v} until March.",
    "Hint for the password: dog plus year, i.e. {v}", "Same password as the NAS, {v}", "Mum's iPad password = {v} (don't tell her)",
    "fridge note: guest wifi BirchHouse, {v}", "Okay so um the password is uh {v} I think", "Password, please: {v}",
    "1. open the site\n2. user bob\n3. pass {v}", "- user: bob\n- {v} (password)", "The shared account is info@site.test with {v}.",
    "I always use {v} for everything", "she told me to type {v} when it asks me to log in", "my login is bob and the secret word is {v}",
    "I typed {v} as the password and it said wrong password", "Can you crack {v}? it's my password", "password [{v}]", "password → `{v}`",
    "Passwort war glaub ich {v}, oder?", "Das Passwort ist nicht mehr {v}", "Wie war nochmal das WLAN-Passwort? {v}", "Nein, Moment, es ist {v} (Passwort vom Router)",
    "Habe {v} eingegeben, aber das Passwort wird abgelehnt", "Mein PW für den Laptop:\n{v}", "Das gleiche Passwort wie beim NAS, also {v}",
    "C'est quoi déjà le mot de passe ? {v}", "non attends, c'est {v} le mot de passe", "j'ai mis {v} comme mot de passe", "Le code wifi de la maison c'est {v}",
    "¿La contraseña sigue siendo {v}?", "no, espera, la contraseña es {v}", "puse {v} de contraseña", "La clave del wifi: {v}, apúntala",
    "A senha ainda é {v}?", "coloquei {v} como senha", "a senha do wi-fi lá de casa é {v}", "La password è ancora {v}?", "ho messo {v} come password",
    "Is het wachtwoord nog steeds {v}?", "ik heb {v} als wachtwoord ingesteld", "Czy hasło to nadal {v}?", "ustawiłem {v} jako hasło", "hasło do wifi u mamy: {v}",
    "hasło się zmieniło, teraz {v}", "Heslo je pořád {v}?", "nastavil jsem heslo {v}", "heslo na wifi u babičky je {v}", "Пароль всё ещё {v}?", "нет, подожди, пароль {v}",
    "я поставил {v} в качестве пароля", "пароль от вайфая дома такой: {v}", "Пароль досі {v}?", "я поставив пароль {v}", "Şifre hâlâ {v} mı?", "şifreyi {v} yaptım",
    "wifi şifresi {v}, not al", "parolam {v} idi", "क्या पासवर्ड अभी भी {v} है?", "वाईफाई का पासवर्ड {v} है", "मैंने पासवर्ड {v} कर दिया", "هل كلمة المرور لا تزال {v}؟", "كلمة سر الواي فاي {v}",
    "غيرت الباسورد إلى {v}", "비밀번호 아직 {v} 맞아?", "와이파이 비번 {v}", "비번을 {v}로 했어", "비밀번호가 {v}였는데 안 돼", "パスワードってまだ{v}?", "Wi-Fiのパスワード、{v}です", "パスワードを{v}に変えた",
    "暗証は{v}でログインして", "密码还是{v}吗?", "wifi密码{v}", "我把密码设置成{v}了", "密码不是{v}", "Mật khẩu vẫn là {v} à?", "mật khẩu wifi: {v}", "tôi đặt mật khẩu là {v}", "pass wifi là {v}",
    "รหัสผ่านยังเป็น {v} ไหม", "รหัส wifi คือ {v}", "ตั้งรหัสผ่านเป็น {v}", "Ο κωδικός είναι ακόμα {v};", "ο κωδικός του wifi είναι {v}", "έβαλα κωδικό {v}", "הסיסמה עדיין {v}?", "סיסמת הוויי פיי היא {v}",
    "שיניתי את הסיסמה ל-{v}", "Är lösenordet fortfarande {v}?", "jag satte {v} som lösenord", "wifi-lösenordet hemma: {v}", "Parola e tot {v}?", "am pus parola {v}", "parola de la wifi: {v}",
    "A jelszó még mindig {v}?", "a wifi jelszava {v}", "beállítottam a {v} jelszót", "Onko salasana vielä {v}?", "wifin salasana on {v}", "vaihdoin salasanaksi {v}", "Kata sandinya masih {v}?", "sandi wifi: {v}",
    "password wifi-nya {v} ya", "saya ganti kata sandi jadi {v}", "Adgangskoden er stadig {v}?", "jeg brukte {v} som passord", "Лозинка је {v}", "паролата е {v}", "Geslo je {v}", "geslo za wifi: {v}", "Slaptažodis: {v}", "parole ir {v}", "parool on {v}",
    "bob: hey what's the netflix pw\nann: {v}", "Q: admin password?\nA: {v}", "**Password**\n{v}", "Password\n\n    {v}", "PW {v}", "p/w {v}", "p: {v} u: bob", "u: bob p: {v}", "User bob PW {v}", "un: bob, pw: {v}",
    "username bob, and {v} for the password field", "enter “{v}” at the password prompt", "When prompted for the passphrase enter\n{v}", "Passphrase:\n\n> {v}", "login with bob / {v} please", "bob@site.test / {v}", "site.test bob {v} (login)",
    "The zip is encrypted with {v}.", "The archive opens with {v}", "unlock the PDF using {v}", "decrypt it with the passphrase {v}", "PDF-Passwort = {v}", "die ZIP ist mit {v} verschlüsselt", "le zip est protégé par {v}", "архив под паролем {v}", "解压密码:{v}", "解压码 {v}", "提取码 {v}",
)  # fmt: skip


def broad_talk_cases() -> tuple[Case, ...]:
    """Questions, corrections, past ones, notes and chats, in more than twenty languages."""
    return tuple(
        Case(
            id=f"broad-talk-{number}",
            kind="secret.password-prose",
            variants=(Variant(make=any_password, prose=_TALK[number::12]),),
        )
        for number in range(12)
    )
