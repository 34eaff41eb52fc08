"""Handles in networks and user names, by the words that people say and write before them."""

import re

from commonplace.privacy.accounts import CODE_WORDS, holds_first_name, is_account, is_handle_like
from commonplace.privacy.placeholders import stands_in_placeholder
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.words import words

__all__ = ["HANDLES"]

_X = "https://help.x.com/en/managing-your-account/x-username-rules"
_DISCORD = "https://support.discord.com/hc/en-us/articles/12620128861463"

# A name of an account: it does not end in a sign, and no letter, digit or path goes on behind it.
NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]{0,38}[A-Za-z0-9_])?"
END = r"(?![A-Za-z0-9_@/(\[\u00c0-\u024f]|[.\-][A-Za-z0-9])"

# Words behind ``@`` in code, style sheets and documentation.
_CODE_AT = re.compile(
    r"@(?:param|params|returns?|property|override|types?|typedef|babel|angular|vue|react|media|import|dataclass|staticmethod|classmethod|"
    r"username|user_?name|handle|your_?handle|your_?name|user|example|you|everyone|here|channel|all|team|author|authors|see|todo|fixme|deprecated|"
    r"since|version|throws|exception|link|code|inheritdoc|internal|public|private|protected|readonly|abstract|async|callback|class|component|"
    r"default|enum|event|file|function|global|ignore|module|name|namespace|package|requires|summary|this|template|test|fixture|pytest|app|route|"
    r"get|post|put|delete|patch|click|change|input|submit|keyframes|font|font-face|supports|layer|apply|tailwind|include|mixin|extend|use|"
    r"forward|if|else|for|each|while|charset|page|container|latest|next|beta|alpha|canary|echo|off|end|ts|ts-[a-z-]+|eslint[a-z-]*|jest|"
    r"login_required|cache|cached_property|lru_cache|wraps|contextmanager|abstractmethod|functools|mock|patch|torch|jit|tf|njit|cuda|"
    r"autowired|injectable|service|controller|repository|entity|table|column|id|bean|configuration|value|nullable|notnull|suppresswarnings|"
    r"interface|implementation|selector|synthesize|protocol|optional|required|available|objc|main|state|binding|published|environment|"
    r"mention|mentions|someone|somebody|anyone|nobody|admin|bot|claude|copilot|codex|cursor|workspace|terminal|vscode|github|gmail|type|graph|context)"
    r"(?:\b|_).*",
    re.IGNORECASE,
)


# What stands in the same line before a handle.
_FOR_HANDLE = re.compile(
    r"(?<![A-Za-z])(?:twitter|instagram|telegram|телег[а-я]{0,4}|tiktok|mastodon|github|bluesky|threads|linkedin|snap(?:chat)?|discord|insta|ig|tg|x\.com|venmo|youtube|channel|handle"
    r"|username|follow me|follow|dm|dms|ping|cc|tagged|tag|via|ask|hey|credits?|thanks|thx|message me|reach me|find me|my account|folg[a-z]{0,2}|schreib[a-z]{0,2}"
    r"|suivez|suis|s[ií]gueme|siguenos|seguimi|segue|seguite|volg|obserwuj|пиши(?:те)?|подпис[а-я]{0,8}|takip|f[öo]lj|sleduj[a-z]{0,3}|フォロー|关注|關注|팔로우|تابعو?ني|फॉलो)[^\n@]{0,16}$",
    re.IGNORECASE,
)


def _is_mention(value: str) -> bool:
    return len(value) > 3 and _CODE_AT.fullmatch(value) is None and is_account(value[1:])


def _is_sure_mention(value: str) -> bool:
    return _is_mention(value) and (
        re.search("[A-Za-z]{3}[0-9]", value) is not None or holds_first_name(value[1:])
    )


def _is_said(value: str) -> bool:
    """A name that is said behind a verb: it looks like no word."""
    plain = value.lstrip("@")
    return (
        (value.startswith("@") and _is_mention(value))
        or is_handle_like(plain)
        or (is_account(plain) and len(plain) > 9 and _ADJECTIVE.fullmatch(plain) is None)
    )


# What is said about a user name instead of saying it.
_ABOUT = words(
    "taken wrong correct incorrect unique short long stored shown displayed used generated sent passed based case always still just "
    "quite very mandatory unavailable longer called too so such hard easy known unknown unchanged fixed part made kept lost gone "
    "pris prise faux libre vide requis unique incorrect falsch vergeben richtig leer frei noch schon bereits nicht immer ein eine der die "
    "das dein deine mein meine incorrecto correcto obligatorio vacio tomado sbagliato corretto occupato errado correto ocupado bezet "
    "verplicht fout leeg zajety bledny upptaget fel obligatoriskt spatne obsazene email mail phone"
)
_ADJECTIVE = re.compile(r".*(?:ing|ed|ly|tion|able|ible|ment|ness|ical|ous|ive|ated|ful|less)")


def _is_called(value: str) -> bool:
    """A name behind ``my user name is``."""
    low = value.lower()
    return is_handle_like(value) or (
        _is_named(value) and low not in _ABOUT and _ADJECTIVE.fullmatch(low) is None and len(low) > 3
    )


def _is_named(value: str) -> bool:
    """A name behind a colon: any that is no word of programs."""
    plain = value.lstrip("@").lower()
    return is_account(plain) and plain not in CODE_WORDS


# Networks whose name stands before a handle. ``my insta is ...``, ``IG: ...``, ``add me on snap, ...``.
_NETWORKS = (
    r"(?:insta(?:gram)?|ig|twitter|telegram|tg|t[ée]l[ée]gram|телеграм[ме]?|телега|телеге|телегу|tik ?tok|snap(?:chat)?|discord|twitch|steam|psn|playstation|xbox|gamer ?tag|epic(?: games)?|"
    r"battle ?tag|riot|nintendo|roblox|minecraft|mastodon|fedi(?:verse)?|bluesky|bsky|threads|reddit|youtube|skype|signal|viber|line|wechat|weixin|kakao(?:talk)?|카톡|카카오톡|微信号?|微博|"
    r"qq|venmo|cash ?app|pay ?pal|zelle|revolut|keybase|github|gitlab|linkedin|facebook|fb|vk|pinterest|tumblr|soundcloud|spotify|letterboxd|goodreads|"
    r"strava|last\.?fm|kik|vinted|depop|etsy|ebay|onlyfans|patreon|ko-?fi|hacker ?news|stack ?overflow|kaggle|hugging ?face|matrix|xing|weibo|x\.com)"
)
_NETWORK_CUES = (
    "insta", "twitter", "telegram", "телег", "tiktok", "tik tok", "snapchat", "snap", "discord", "twitch", "steam", "psn", "playstation", "xbox", "gamertag", "gamer tag",
    "epic", "battletag", "riot", "nintendo", "roblox", "minecraft", "mastodon", "fedi", "bluesky", "bsky", "reddit", "youtube", "skype", "viber",
    "wechat", "weixin", "kakao", "카톡", "카카오톡", "微信", "微博", "venmo", "cashapp", "cash app", "paypal", "revolut", "keybase", "github", "gitlab", "linkedin",
    "facebook", "pinterest", "tumblr", "soundcloud", "spotify", "letterboxd", "goodreads", "strava", "lastfm", "kik", "vinted", "depop", "etsy", "ebay", "patreon",
    "ko-fi", "kaggle", "hugging face", "xing", "weibo", "ig:", "ig @", "tg:", "tg @", "fb:", "line id", "line:", "lineの", "qq:", "x.com", "hacker news", "stack overflow",
)  # fmt: skip
_OF_NETWORK = r"(?:[ _-]?(?:id|name|handle|user(?: ?name)?|username|account|nick(?:name)?|tag|profile|アカウント|アイディー|계정|아이디|号|号是|帐号|账号))?"
_COLON = r"[\"'`*_)]{0,3}[ \t]{0,20}(?::|=|：|→|—|–|\||-(?= ))[*_]{0,2}[ \t]{0,20}[\"'`*(\[]{0,2}"
_IS = (
    r"(?:(?:,? ?(?:is|it's|ist|lautet|est|c'est|es|è|é|to|är|er|je|jest|there as|under|als|com[eo]|como|as))[ :]{1,3}[\"'`*(]{0,2}"
    r"|, {1,2}(?:it's |i'm |i am |ich bin |je suis |soy |sono |sou )?[\"'`]?| {0,2}(?:の ?ID ?は|IDは|は|是|는|은|이|为)[ :]{0,2}[\"'`「『]?)"
)

# How people say what they are called. The first word is the anchor.
_CUES: dict[str, tuple[str, ...]] = {
    "en": ("username", "user name", "user-name", "screen name", "screenname", "my handle", "your handle", "handle:", "handle is", "login name", "my login", "login:", "login is", "account name", "my nick", "nickname", "my tag is", "my user is", "user handle", "display name"),
    "de": ("nutzername", "benutzername", "anmeldename", "loginname", "nutzerkennung", "benutzerkennung", "mein login", "kontoname", "spitzname", "mein nick"),
    "fr": ("pseudo", "identifiant", "nom d'utilisateur", "nom d’utilisateur", "nom de compte", "mon login", "surnom"),
    "es": ("nombre de usuario", "mi usuario", "usuario:", "usuario es", "mi nick", "mi apodo", "nombre de cuenta"),
    "it": ("nome utente", "nome account", "il mio nick", "nickname", "mio utente"),
    "pt": ("nome de usuário", "nome de utilizador", "meu usuário", "usuário:", "usuário é", "meu login", "meu nick", "meu utilizador", "apelido"),
    "nl": ("gebruikersnaam", "accountnaam", "inlognaam", "mijn nick"),
    "pl": ("nazwa użytkownika", "nazwę użytkownika", "mój login", "mój nick", "nazwa konta"),
    "ru": ("логин", "мой ник", "никнейм", "ник:", "имя пользователя", "имя учётной записи", "юзернейм"),
    "uk": ("логін", "мій нік", "нікнейм", "ім'я користувача", "ім’я користувача"),
    "tr": ("kullanıcı adı", "kullanıcı ismi", "hesap adı", "takma ad"),
    "sv": ("användarnamn", "användar-id", "mitt nick", "brukernavn", "brugernavn", "käyttäjätunnus", "käyttäjänimi"),
    "cs": ("uživatelské jméno", "uživatelský účet", "můj nick", "přezdívka", "používateľské meno", "felhasználónév", "nume de utilizator", "όνομα χρήστη"),
    "ja": ("ユーザー名", "ユーザ名", "ユーザーid", "ユーザid", "アカウント名", "ハンドルネーム", "ログイン名", "ログインid", "idは"),
    "zh": ("用户名", "用戶名", "账号是", "帐号是", "账户名", "登录名", "昵称", "暱稱", "使用者名稱"),
    "ko": ("아이디", "사용자 이름", "사용자명", "닉네임", "계정 이름", "유저네임"),
    "ar": ("اسم المستخدم", "اسم الحساب", "اسم حسابي", "معرفي"),
    "hi": ("यूज़रनेम", "यूजरनेम", "उपयोगकर्ता नाम", "यूज़र नेम", "यूजर नेम"),
    "vi": ("tên đăng nhập", "tên người dùng", "tên tài khoản", "nama pengguna", "ชื่อผู้ใช้", "שם משתמש", "שם המשתמש", "نام کاربری"),
}  # fmt: skip
_ALL_CUES = tuple(dict.fromkeys(cue for cues in _CUES.values() for cue in cues))
_CUE = f"(?:{one_of(cue.rstrip(':') for cue in _ALL_CUES)})"
_AFTER_CUE = r"(?:[mn]|n?i|eni| (?:שלי|của tôi|is|ist|lautet|est|es|è|é|to|är|je|jest|now|everywhere|there|here|on there|الخاص بي|हमारा|मेरा|для входа|on [A-Za-z]{2,12}))?"
_SAYS = (
    r"(?:[\"'`*_]{0,3}[ \t]{0,20}(?::|=|：|→|—|–|\||>)[*_]{0,2}[ \t]{0,20}[\"'`*(\[]{0,2}"
    r"|[ \t]{1,3}(?:is|ist|lautet|est|c'est|es|è|é|to|—|–|-|är|je|jest|هو|आहे|है|là|eh|now|adalah|on|הוא)[ :]{1,3}[\"'`*]{0,2}"
    r"|[ \t]{0,2}(?:は|是|为|為|는|은|이)[ :]{0,2}[\"'`「『]?|[ \t]{1,2}[\"'`*]{0,2})"
)


def _of_network(text: str, start: int, end: int) -> bool:
    if stands_in_placeholder(text, start):
        return False
    value = text[start:end]
    if value.startswith("@"):
        return _is_mention(value)
    if text.find("\n", end, end + 12) < 0 and re.match(r"[ \t]+[A-Za-z]{2,}", text[end : end + 8]):
        # More words follow: it is a sentence, in which only what looks like no word is a name.
        return is_handle_like(value)
    before = text[max(0, start - 24) : start].lower()
    sure = (
        re.search(r"(?:id|name|handle|user|account|nick|tag|号|아이디)[\"'`*_)]{0,3}\s*[:=：|]", before)
        is not None
    )
    return (
        _is_named(value)
        if sure and len(value) > 3
        else is_handle_like(value)
        or (_is_named(value) and len(value) > 5 and not value.istitle() and not value.isupper())
    )


def _is_after_cue(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    before = text[max(0, start - 8) : start]
    named = re.search(r"[:=：|→—–>][ \t*_]*[\"'`*(\[]*$", before) is not None
    if (
        "=" in before
        and not re.search(r"[\"']$", before)
        and text[end : end + 1] not in ("", "\n", "&", ";", " ", "\r", ",")
    ):
        return False
    if named:
        return (value.startswith("@") and _is_mention(value)) or (_is_named(value) and not value.istitle())
    if re.search(
        r"(?:\b(?:is|ist|lautet|est|es|to|är|je|jest)|c'est|[èéのはは是为은는이हो—–-]|هو)[ \"'`*(:「『]*$",
        before,
    ):
        return _is_mention(value) if value.startswith("@") else _is_called(value)
    return _is_said(value)


HANDLES: tuple[Rule, ...] = (
    Rule(
        id="handle",
        version=2,
        kind="personal.handle",
        anchors=(Shape("@[A-Za-z0-9_]", 2, "A-Za-z0-9_@/.`>"),),
        pattern=rf"(?P<v>@{NAME}){END}",
        validate=_is_mention,
        judge=lambda text, start, _: _FOR_HANDLE.search(text, max(0, start - 44), start) is not None,
        reference=_X,
        finds=(
            "my twitter is «@maria_lopez»",
            "Follow me on Instagram: «@maria.lopez.art»",
            "telegram «@mlopez88»",
            "DM «@mlopez_runs» and ask.",
            "cc «@carlavogt»",
            "Пишите в телегу «@mlopez»",
        ),
        ignores=(
            "@property",
            "import x from '@scope/pkg'",
            "twitter handles begin with @username",
            "github @types/node",
            "cc @team",
            "thanks @everyone",
        ),
        tier="certain",
        confidence=0.8,
    ),
    Rule(
        id="mention",
        kind="personal.handle",
        anchors=(Shape("@[A-Za-z0-9_]", 2, "A-Za-z0-9_@/.`-"),),
        pattern=rf"(?:(?<=[A-Za-z\u00c0-\uffff,:;] )|(?<=[\"'(])|(?<![\s\S]))(?P<v>@{NAME}){END}(?! {{0,3}}[({{=])",
        validate=_is_sure_mention,
        tier="likely",
        reference=_X,
        finds=("we met «@sara_bakes21» there", '"contact": "«@maria.lopez»"', "«@mlopez88»"),
        ignores=(
            "use @login_required here",
            "\n@app.route2('/x')",
            "npm i @types/node2",
            "@pytest.fixture",
            "* @param user_name x",
            "pip install a @ b",
        ),
        confidence=0.7,
    ),
    Rule(
        id="handle-of-network",
        kind="personal.handle",
        anchors=cue_anchors(_NETWORK_CUES),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_./@-]){_NETWORKS}{_OF_NETWORK}{_COLON}(?P<v>@?(?-i:{NAME}))(?:#[0-9]{{4,5}})?{END}(?![ \t]{{0,3}}[=(])",
        judge=lambda text, start, end: _of_network(text, start, end),
        reference=_DISCORD,
        finds=(
            "Discord: «mlopez»#0481",
            "IG: «maria_bakes»",
            "Snapchat - «marialo88»",
            "LINE ID: «mlopez88»",
            "微信号：«mlopez_88»",
            "| Telegram | «@mlopez» |",
            "Venmo: «@Maria-Lopez-4»",
        ),
        ignores=(
            "Discord: online",
            "GitHub: https://github.com/",
            "steam: 12 bar",
            "signal: SIGTERM",
            "Twitter: API",
            "line: 42",
            "reddit: r/python",
            "matrix = load()",
        ),
        confidence=0.75,
    ),
    Rule(
        id="handle-of-network-said",
        kind="personal.handle",
        anchors=cue_anchors(_NETWORK_CUES),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_./@-]){_NETWORKS}{_OF_NETWORK}(?:{_IS}| {{1,2}})(?P<v>@?(?-i:{NAME})){END}(?![ \t]{{0,3}}[=(])",
        validate=_is_said,
        reference=_DISCORD,
        finds=(
            "my insta is «maria_bakes»",
            "message me on Telegram, «mlopez88»",
            "add me on snap «maria.lopez»",
            "LINEのIDは«mlopez88»です",
            "venmo «@mlopez»",
        ),
        ignores=(
            "my discord is broken",
            "the Telegram bot works",
            "Discord server_name",
            "Instagram is down",
            "steam is 100C hot",
            "GitHub Actions",
        ),
        confidence=0.7,
    ),
    Rule(
        id="username-said",
        kind="personal.username",
        anchors=_ALL_CUES,
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_.$]){_CUE}{_AFTER_CUE}{_SAYS}(?P<v>@?(?-i:{NAME})){END}(?![ \t]{{0,3}}[=(])",
        judge=lambda text, start, end: _is_after_cue(text, start, end),
        reference="https://en.wikipedia.org/wiki/User_(computing)",
        finds=(
            "My username is «mlopez».",
            "Mein Benutzername lautet «maria.lopez»",
            "мой ник — «mlopez88»",
            "用户名：«mlopez»",
            "ユーザー名は«mlopez88»です",
            "Kullanıcı adım «maria.lopez».",
            "- **Username:** `«mlopez»`",
            "username: «mlopez»",
            "| username | «mlopez6» |",
            "اسم المستخدم الخاص بي هو «mlopez88».",
        ),
        ignores=(
            "my username is required",
            "username: string",
            "the user name is case-sensitive",
            "username = get_name()",
            "my login is not working",
            "Benutzername oder Passwort",
            "username and password",
            "login: root",
            "pseudo code",
            "username: admin",
            "username VARCHAR(255)",
        ),
        confidence=0.75,
    ),
)
