"""Handles, user names, profiles and account ids in every way people and programs write them. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.people import ascii_of
from benchmarks.privacy.development.wording import family, given
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["handle_cases", "login_name", "name_pair", "variants"]

_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")
_HOBBIES = ("runs", "bakes", "codes", "paints", "vinyl", "gardens", "climbs", "photo", "on_tour", "knits")


def name_pair(draw: Draw) -> tuple[str, str]:
    """A given and a family name in small ASCII letters."""
    locale = draw.pick(_LATIN)
    last = "".join(char for char in ascii_of(family(draw, locale)).lower() if char.isalpha())
    return ascii_of(given(draw, locale)).lower(), last


def _handle(draw: Draw) -> str:
    first, last = name_pair(draw)
    return draw.pick(
        (
            f"{first}_{draw.pick(_HOBBIES)}",
            f"{first}{last}{draw.number(1, 99)}",
            f"{first}.{last}",
            f"the_{last}_{first}",
            f"{last}{draw.number(70, 2009)}",
            f"x{last.capitalize()}x",
        )
    )


def _plain_handle(draw: Draw) -> str:
    """Letters, digits and hyphens only, as code hosts allow."""
    first, last = name_pair(draw)
    return draw.pick(
        (f"{first}-{last}", f"{first}{last}", f"{last}{draw.number(10, 99)}", f"{first[0]}{last}")
    )


def login_name(draw: Draw) -> str:
    """A name as firms give it to accounts."""
    first, last = name_pair(draw)
    return draw.pick(
        (
            f"{first[0]}{last}",
            f"{first}.{last}",
            f"{last}{first[0]}",
            f"{first}_{last[0]}",
            f"{last}{draw.number(1, 9)}",
        )
    )


def variants(
    make: Callable[[Draw], str], prose: dict[str, tuple[str, ...]], **rest: tuple[str, ...]
) -> tuple[Variant, ...]:
    """One variant for each locale, all with the same technical texts and keys."""
    return tuple(
        Variant(
            make=make, prose=texts, locale=locale, tech=rest.get("tech", ()), fields=rest.get("fields", ())
        )
        for locale, texts in prose.items()
    )


_SITES: dict[str, tuple[str, ...]] = {
    "instagram": (
        "instagram.com/{v}",
        "https://www.instagram.com/{v}/",
        "Insta: @{v}",
        "IG: {v}",
        "my insta is {v}",
    ),
    "x": (
        "https://x.com/{v}",
        "https://twitter.com/{v}/status/17{n}0{n}",
        "Twitter: @{v}",
        "follow me on X, I'm @{v}",
    ),
    "tiktok": ("https://www.tiktok.com/@{v}/video/7{n}", "TikTok @{v}"),
    "telegram": ("https://t.me/{v}", "Telegram: @{v}", "tg: @{v}", "message me on Telegram, {v}"),
    "discord": ("Discord: {v}#0{n}", "my discord is {v}", "add me on Discord: {v}"),
    "reddit": ("u/{v}", "/u/{v} posted this", "https://www.reddit.com/user/{v}/comments"),
    "youtube": ("https://www.youtube.com/@{v}", "my channel is @{v}"),
    "mastodon": ("@{v}@mastodon.social", "https://chaos.social/@{v}", "fediverse: @{v}@fosstodon.org"),
    "bluesky": ("https://bsky.app/profile/{v}.bsky.social", "@{v}.bsky.social"),
    "matrix": ("@{v}:matrix.org", "https://matrix.to/#/@{v}:kde.org"),
    "twitch": ("https://www.twitch.tv/{v}", "Twitch: {v}"),
    "steam": ("https://steamcommunity.com/id/{v}/", "Steam: {v}", "my steam name is {v}"),
    "psn": ("PSN: {v}", "my gamertag is {v}", "Xbox gamertag: {v}", "Epic ID {v}"),
    "snapchat": ("snapchat.com/add/{v}", "snap: {v}", "add me on snap {v}"),
    "skype": ("Skype: live:{v}", "skype:{v}?call"),
    "paypal": ("https://paypal.me/{v}", "https://www.paypal.com/paypalme/{v}/25EUR"),
    "venmo": ("https://venmo.com/u/{v}", "Venmo @{v}", "venmo me: @{v}"),
    "keybase": ("https://keybase.io/{v}", "keybase:{v}"),
    "linkedin": ("https://www.linkedin.com/in/{v}/", "linkedin.com/in/{v}?trk=x"),
    "facebook": (
        "https://www.facebook.com/{v}",
        "https://m.me/{v}",
        "facebook.com/profile.php?id=1000{n}&sk={v}",
    ),
    "medium": ("https://medium.com/@{v}", "https://{v}.substack.com", "https://dev.to/{v}"),
    "forums": (
        "https://news.ycombinator.com/user?id={v}",
        "https://stackoverflow.com/users/{n}/{v}",
        "https://www.kaggle.com/{v}",
        "https://codepen.io/{v}/pen/x",
    ),
    "github-profile": (
        "https://github.com/{v}",
        "https://gitlab.com/{v}",
        "https://gist.github.com/{v}",
        "https://{v}.github.io/blog",
    ),
    "music": (
        "https://soundcloud.com/{v}",
        "https://www.last.fm/user/{v}",
        "https://www.strava.com/athletes/{v}",
        "https://ko-fi.com/{v}",
        "https://www.patreon.com/{v}",
        "https://linktr.ee/{v}",
    ),
}


def _site_cases() -> tuple[Case, ...]:
    plain = {"reddit", "github-profile", "bluesky", "forums", "facebook", "medium", "music"}
    return tuple(
        Case(
            id=f"wide-handle-{site}",
            kind="personal.handle"
            if site not in ("github-profile", "linkedin", "facebook", "forums", "music", "medium")
            else "personal.profile",
            variants=(
                Variant(
                    make=_plain_handle if site in plain else _handle,
                    prose=tuple(f"{text}" for text in texts),
                    tech=texts,
                ),
            ),
            repeats=True,
        )
        for site, texts in _SITES.items()
    )


_HANDLE_PROSE = {
    "en": (
        "DM @{v} and ask.",
        "Ping @{v}, she knows.",
        "My handle is {v} everywhere.",
        "tagged by @{v} in the story",
        "cc @{v}",
        "follow me, I'm {v} over there",
    ),
    "de": (
        "Mein Nutzername ist {v}.",
        "Folg mir auf Insta: {v}",
        "Schreib @{v} eine DM.",
        "Mein Benutzername lautet {v}",
    ),
    "fr": (
        "Mon pseudo est {v}.",
        "Suivez-moi : @{v}",
        "mon identifiant c'est {v}",
        "Mon nom d'utilisateur est {v}",
    ),
    "es": ("Mi usuario es {v}.", "Sígueme en @{v}", "Mi nombre de usuario es {v}"),
    "it": ("Il mio nome utente è {v}.", "Seguimi, sono @{v}"),
    "pt": ("Meu usuário é {v}.", "Me segue lá: @{v}", "meu nome de usuário é {v}"),
    "nl": ("Mijn gebruikersnaam is {v}.", "Volg me: @{v}"),
    "pl": ("Moja nazwa użytkownika to {v}.", "Mój login to {v}", "mój nick: {v}"),
    "ru": ("Мой логин {v}.", "мой ник — {v}", "Пишите в телегу @{v}", "Имя пользователя: {v}"),
    "uk": ("Мій логін {v}.", "мій нік {v}", "ім'я користувача: {v}"),
    "tr": ("Kullanıcı adım {v}.", "Beni takip edin: @{v}"),
    "sv": ("Mitt användarnamn är {v}.", "Följ mig: @{v}"),
    "cs": ("Moje uživatelské jméno je {v}.", "můj nick je {v}"),
    "ja": ("ユーザー名は{v}です。", "IDは {v} です", "フォローしてね @{v}"),
    "zh": ("我的用户名是{v}。", "我的微信号是{v}", "微信：{v}", "用户名：{v}"),
    "ko": ("제 아이디는 {v} 입니다.", "카톡 아이디: {v}", "사용자 이름은 {v}"),
    "ar": ("اسم المستخدم الخاص بي هو {v}.", "تابعوني على @{v}"),
    "hi": ("मेरा यूज़रनेम {v} है।", "मुझे फॉलो करें @{v}"),
}
_USER_TECH = (
    'username="{v}"',
    '{"login": "{v}", "id": {n}}',
    "user: {v}",
    "login={v}",
    "--user {v} --host db",
    "owner: {v}",
    "INSERT INTO users (username) VALUES ('{v}');",
    "<username>{v}</username>",
    "DB_USER={v}",
    "Failed password for {v} from port 22",
    "session opened for user {v}(uid=1000)",
    "authenticated as {v}",
    "screen_name\t{v}",
    "Hi {v}! You've successfully authenticated",
    "created_by: {v}",
    "export LOGIN={v}",
    "log in as {v}",
    "user '{v}' not found",
    "Logged in as {v}",
    "assignee = {v}",
    "| username | {v} |",
    "- **Username:** {v}",
    "const USERNAME = '{v}';",
    "X-Forwarded-User: {v}",
)


def handle_cases() -> tuple[Case, ...]:
    """All of them."""
    handles = Case(
        id="wide-handle-said",
        kind="personal.handle",
        variants=variants(_handle, _HANDLE_PROSE),
        repeats=True,
    )
    users = Case(
        id="wide-username",
        kind="personal.username",
        variants=(
            Variant(
                make=login_name,
                tech=_USER_TECH,
                fields=(
                    "username",
                    "login",
                    "user",
                    "handle",
                    "screen_name",
                    "owner",
                    "userName",
                    "author_login",
                    "account_name",
                ),
                prose=(
                    "Log in as {v} first.",
                    "my username is {v}",
                    "sign in with the user {v}",
                    "The account {v} is locked.",
                ),
            ),
        ),
        repeats=True,
    )
    fields = Case(
        id="wide-handle-field",
        kind="personal.handle",
        variants=(
            Variant(
                make=lambda d: f"@{_handle(d)}",
                tech=("handle: {v}", "twitter: '{v}'", "<handle>{v}</handle>"),
                fields=("handle", "twitter", "instagram", "social", "contact"),
            ),
        ),
    )
    other = (
        (
            "orcid",
            lambda d: f"0000-000{d.number(1, 3)}-{d.digits(4)}-{d.digits(4)}",
            ("https://orcid.org/{v}", "ORCID: {v}", "ORCID iD {v}"),
        ),
        (
            "cashtag",
            lambda d: f"${''.join(name_pair(d)).capitalize()}",
            ("Cash App: {v}", "cashapp {v}", "https://cash.app/{v}"),
        ),
        (
            "line",
            lambda d: _plain_handle(d).replace("-", ""),
            ("LINE ID: {v}", "LINEのIDは{v}です", "https://line.me/ti/p/~{v}"),
        ),
        (
            "wechat",
            lambda d: f"wxid_{d.chars(a.LOWER_DIGITS, 14)}",
            ("微信号：{v}", "WeChat ID: {v}", '"wxid": "{v}"'),
        ),
    )
    ids = tuple(
        Case(
            id=f"wide-account-{name}",
            kind="personal.handle",
            variants=(Variant(make=make, prose=texts, tech=texts),),
        )
        for name, make, texts in other
    )
    return (
        *_site_cases(),
        handles,
        users,
        fields,
        *ids,
    )
