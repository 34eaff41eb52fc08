"""Addresses of people's pages, meetings and calendars."""

import re

from commonplace.privacy.accounts import is_service
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.words import words

__all__ = ["PROFILES", "SITES", "is_owner", "is_person"]

_LINKEDIN = "https://www.linkedin.com/help/linkedin/answer/a542685"

# What stands between a site's address and a person's name on it.
SITES = (
    "linkedin.com/in/", "linkedin.com/pub/", "facebook.com/", "fb.com/", "m.me/", "instagram.com/", "twitter.com/", "//x.com/", "t.me/", "telegram.me/", "tiktok.com/@", "wa.me/",
    "medium.com/@", "reddit.com/u/", "reddit.com/user/", "bsky.app/profile/", "xing.com/profile/", "vk.com/", "ok.ru/profile/", "threads.net/@", "threads.com/@", "youtube.com/@", "youtube.com/c/",
    "youtube.com/user/", "twitch.tv/", "steamcommunity.com/id/", "steamcommunity.com/profiles/", "snapchat.com/add/", "snapchat.com/@", "paypal.me/", "paypal.com/paypalme/", "venmo.com/u/", "venmo.com/",
    "keybase.io/", "ycombinator.com/user?id=", "kaggle.com/", "codepen.io/", "soundcloud.com/", "last.fm/user/", "strava.com/athletes/", "ko-fi.com/", "patreon.com/", "linktr.ee/", "dev.to/",
    "buymeacoffee.com/", "about.me/", "flickr.com/people/", "flickr.com/photos/", "pinterest.com/", "behance.net/", "dribbble.com/", "goodreads.com/user/show/", "letterboxd.com/", "duolingo.com/profile/",
    "leetcode.com/u/", "leetcode.com/", "hackerrank.com/profile/", "codeforces.com/profile/", "chess.com/member/", "lichess.org/@/", "quora.com/profile/", "angel.co/u/", "wellfound.com/u/",
    "researchgate.net/profile/", "scholar.google.com/citations?user=", "hub.docker.com/u/", "npmjs.com/~", "pypi.org/user/", "huggingface.co/", "replit.com/@", "observablehq.com/@", "hashnode.com/@",
    "gist.github.com/", "discord.com/users/", "discordapp.com/users/", "matrix.to/#/@", "line.me/ti/p/~", "weibo.com/u/", "zhihu.com/people/", "bilibili.com/", "cash.app/", "calendly.com/", "cal.com/",
    "zcal.co/", "doodle.com/bp/", "savvycal.com/", "tidycal.com/", "gravatar.com/", "mixcloud.com/", "bandcamp.com/", "wattpad.com/user/", "archiveofourown.org/users/", "etsy.com/people/", "ebay.com/usr/",
    "vinted.com/member/", "airbnb.com/users/show/", "couchsurfing.com/people/", "untappd.com/user/", "myanimelist.net/profile/", "trakt.tv/users/", "discogs.com/user/", "spotify.com/user/", "orcid.org/",
)  # fmt: skip
_FIRST = one_of(SITES)
# First folders of these sites that are no person.
_FOLDERS = words(
    "share sharer sharer.php intent home login logout search watch groups pages events help about tr hashtag explore p reel reels stories tv "
    "joinchat settings username yourname profile.php dialog docs policy policies legal privacy terms tos i download features pricing business "
    "company marketplace gaming ads developers developer api oauth signup register join careers jobs press blog news store shop directory feed "
    "notifications messages compose hashtags share.php plugins photo photo.php video videos story.php permalink.php watch.php embed channel "
    "playlist results shorts live premium subscription trending topics topic tag tags collections collection discover categories category "
    "datasets models spaces competitions code notebooks learn discussions organizations enterprise pro products solutions resources integrations "
    "app apps web mobile support contact faq status security invite your-name your_name your-username your_username yourusername user me you "
    "addstickers proxy socks s c iv setlanguage addlist boost confirmphone bg invoice login.php recover privacy.php index.php index.html "
    "problems problemset contest contests study-plan explore.html pen pens trends challenge spark upload charts you stream "
    "page-not-found people photos people.html prefs mytop mypurse purse qr newest item front ask show submit latest top popular directory.html "
    "30min 15min 60min event_types integration scheduling teams team tags.html listings series readings en de fr es ja signin sign_in members "
    "event-types video-conferencing github twitter facebook instagram microsoft google apple openai anthropic nasa spacex huggingface meta-llama "
    "mistralai facebookai google-bert bert-base-uncased sentence-transformers stabilityai nvidia deepseek-ai qwen eleutherai bigscience openai-community"
)


def is_person(value: str) -> bool:
    """Whether a name on a network may be somebody's, and is no page of the network itself."""
    low = value.strip("._-").lower()
    return (
        len(low) > 2
        and low not in _FOLDERS
        and not low.endswith((".js", ".css", ".png", ".php", ".html"))
        and (low.isdigit() or not is_service(low))
    )


# First folders of code hosts that are no person.
_HOST_FOLDERS = _FOLDERS | words(
    "about account actions advisories codespaces collections customer-stories dashboard enterprises explore features issues marketplace new nonprofit "
    "orgs org pulls readme search sponsors site stars team topics trending users apps groups projects snippets -"
)


def is_owner(value: str) -> bool:
    """Whether the first part of an address on a code host is an account, and no page of the host."""
    low = value.lower()
    return len(low) > 2 and low not in _HOST_FOLDERS and not is_service(low)


PROFILES: tuple[Rule, ...] = (
    Rule(
        id="profile-url",
        version=2,
        kind="personal.profile",
        anchors=SITES,
        pattern=rf"(?<![A-Za-z0-9-])(?:(?<=/)|(?<![/.@])|(?<=\.))(?:{_FIRST})(?P<v>[A-Za-z0-9_.%~$\u00c0-\uffff-]{{3,100}})",
        validate=is_person,
        reference=_LINKEDIN,
        finds=(
            "https://www.linkedin.com/in/«maria-lopez-82b1»/",
            "see https://t.me/«mlopez88»",
            "https://www.youtube.com/@«maria.lopez»",
            "https://steamcommunity.com/id/«mlopez88»/",
            "book me: calendly.com/«maria-lopez»/30min",
            "https://news.ycombinator.com/user?id=«mlopez»",
        ),
        ignores=(
            "https://twitter.com/intent/tweet",
            "https://www.facebook.com/sharer.php?u=x",
            "https://huggingface.co/datasets/x",
            "https://www.kaggle.com/competitions/titanic",
            "https://ko-fi.com/username",
        ),
        confidence=0.75,
    ),
    Rule(
        id="profile-stack-overflow",
        kind="personal.profile",
        anchors=("stackoverflow.com/users/", "stackexchange.com/users/", "serverfault.com/users/", "superuser.com/users/"),
        pattern=r"(?:stackoverflow|stackexchange|serverfault|superuser)\.com/users/(?P<v>[0-9]{2,9}(?:/[A-Za-z0-9_.%-]{2,60})?)",
        reference="https://stackoverflow.com/help/user-roles",
        finds=("https://stackoverflow.com/users/«481234/maria-lopez»",),
        ignores=("https://stackoverflow.com/users/login", "https://stackoverflow.com/users/story/current"),
        confidence=0.8,
    ),
    Rule(
        id="profile-code-host",
        kind="personal.profile",
        anchors=("github.com/", "gitlab.com/", "codeberg.org/", "sr.ht/~", "bitbucket.org/"),
        pattern=r"(?<![A-Za-z0-9.-])(?:(?:www\.)?github\.com/|(?:www\.)?gitlab\.com/|codeberg\.org/|(?:git\.)?sr\.ht/~|bitbucket\.org/)(?P<v>[A-Za-z0-9][A-Za-z0-9._-]{1,38})/?(?=[\s\"'`<>),;|?#\]]|\.(?:\s|$)|$)",
        validate=is_owner,
        tier="likely",
        reference="https://docs.github.com/account-and-profile",
        finds=("see https://github.com/«mlopez»", "[me](https://gitlab.com/«maria-lopez»)"),
        ignores=("https://github.com/features", "https://github.com/torvalds/linux", "https://github.com/login"),
        confidence=0.6,
    ),
    Rule(
        id="profile-subdomain",
        kind="personal.profile",
        anchors=(".github.io", ".gitlab.io", ".substack.com", ".medium.com", ".tumblr.com", ".bandcamp.com", ".itch.io", ".livejournal.com", ".wordpress.com", ".blogspot.", ".carrd.co", ".wixsite.com", ".hashnode.dev", ".neocities.org", ".micro.blog", ".artstation.com", ".deviantart.com"),
        before=r"[A-Za-z0-9-]{1,40}",
        reach=40,
        pattern=r"(?<![A-Za-z0-9.-])(?P<v>[A-Za-z0-9][A-Za-z0-9-]{2,39})\.(?:github\.io|gitlab\.io|substack\.com|medium\.com|tumblr\.com|bandcamp\.com|itch\.io|livejournal\.com|wordpress\.com|blogspot\.[a-z]{2,3}|carrd\.co|wixsite\.com|hashnode\.dev|neocities\.org|micro\.blog|artstation\.com|deviantart\.com)(?![A-Za-z0-9-])",
        validate=lambda value: is_person(value) and value.lower() not in ("www", "blog", "api", "status", "assets", "media", "docs", "static", "open", "help", "developer"),
        tier="likely",
        reference="https://docs.github.com/pages/getting-started-with-github-pages",
        finds=("https://«mlopez».github.io/blog", "https://«maria-lopez».substack.com"),
        ignores=("https://docs.github.io", "https://api.medium.com/v1", "https://username.github.io"),
        confidence=0.65,
    ),
    Rule(
        id="profile-fediverse",
        kind="personal.profile",
        anchors=(Shape("/@[A-Za-z0-9_]{3}", 5, "", "/@"),),
        before=r"[a-z0-9.-]{4,60}//:s?ptth",
        reach=70,
        pattern=r"https?://[A-Za-z0-9.-]{4,60}/@(?P<v>[A-Za-z0-9_.-]{3,40})(?=[/\s\"'`<>),;|?#\]]|$)",
        validate=is_person,
        reference="https://docs.joinmastodon.org/spec/activitypub/",
        finds=("https://chaos.social/@«mlopez»",),
        ignores=("https://unpkg.com/@types/node", "https://esm.sh/@scope/pkg", "/@vite/client", "https://cdn.jsdelivr.net/@x"),
        judge=lambda text, start, _: re.search(r"(?:unpkg|esm\.sh|jsdelivr|npmjs|skypack|jspm|deno|cdn|registry|localhost|github)[^/\s]*/@$", text[max(0, start - 60) : start]) is None,
        confidence=0.75,
    ),
    Rule(
        id="profile-page",
        kind="personal.profile",
        anchors=("/~",),
        before=r"[A-Za-z0-9.:-]{4,60}//:s?ptth",
        reach=70,
        pattern=r"https?://[A-Za-z0-9.:-]{4,60}/~(?P<v>[a-z][a-z0-9_.-]{2,32})(?![A-Za-z0-9_])",
        validate=is_person,
        reference="https://httpd.apache.org/docs/current/howto/public_html.html",
        finds=("https://www.uni.example.edu/~«mlopez»/papers.html",),
        ignores=("https://a.test/~", "cd /~/x"),
        confidence=0.8,
    ),
    Rule(
        id="profile-number",
        kind="personal.profile",
        anchors=("profile.php?id=",),
        pattern=r"profile\.php\?id=(?P<v>[0-9]{5,20}(?:&sk=[A-Za-z0-9_.-]{2,40})?)",
        reference="https://www.facebook.com/help/211813265517027",
        finds=("facebook.com/profile.php?id=«100014812345678»",),
        ignores=("profile.php?id=42",),
    ),
    Rule(
        id="meeting-url",
        kind="personal.meeting",
        anchors=("zoom.us/", "zoom.com/"),
        pattern=r"zoom\.(?:us|com)/(?:j|w|my|s|wc/join|meeting/register)/(?P<v>[^\s\"'<>)\]|,\\]{4,200})",
        reference="https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0060720",
        finds=("Join: https://us02web.zoom.us/j/«84512345678?pwd={alnum 32}»",),
        ignores=("https://zoom.us/download", "https://zoom.us/j/"),
    ),
    Rule(
        id="meeting-room",
        kind="personal.meeting",
        anchors=("meet.google.com/", "teams.microsoft.com/l/meetup-join/", "teams.live.com/meet/", "webex.com/", "whereby.com/", "meet.jit.si/", "discord.gg/", "discord.com/invite/", "chat.whatsapp.com/", "t.me/+", "t.me/joinchat/", "signal.group/#", "facetime.apple.com/join"),
        pattern=r"(?:meet\.google\.com/|teams\.microsoft\.com/l/meetup-join/|teams\.live\.com/meet/|webex\.com/(?:meet/|join/|[a-z0-9.-]{1,40}/j\.php\?MTID=)|whereby\.com/|meet\.jit\.si/|discord\.gg/|discord\.com/invite/|chat\.whatsapp\.com/|t\.me/(?:\+|joinchat/)|signal\.group/#|facetime\.apple\.com/join#?)"
        r"(?P<v>[A-Za-z0-9%_.=&?+-]{6,400})",
        validate=lambda value: value.lower() not in ("landing", "download", "pricing", "information", "static", "external_api"),
        reference="https://support.google.com/meet/answer/9302870",
        finds=("https://meet.google.com/«abc-defg-hij»", "https://teams.microsoft.com/l/meetup-join/«19%3ameeting_{alnum 48}%40thread.v2»/0"),
        ignores=("https://meet.google.com/new", "https://whereby.com/", "https://meet.google.com/landing"),
    ),
    Rule(
        id="meeting-number",
        kind="personal.meeting",
        anchors=("meeting id", "meeting-id", "meeting number", "zoom id", "zoom meeting", "webinar id", "meeting code", "id de réunion", "id de la reunión", "id da reunião", "id riunione", "id reunión", "会议号", "会议 id", "会议id", "ミーティング id", "ミーティングid", "회의 id", "идентификатор конференции", "id spotkania", "toplantı kimliği", "vergader-id", "mötes-id"),
        ignore_case=True,
        pattern=r"(?:meeting[ -](?:id|number|code)|zoom(?: meeting)? id|webinar id|id de (?:la )?r[ée]uni[oó]n|id da reunião|id riunione|id reunión|会议 ?(?:号码?|id)|ミーティング ?id|회의 id|идентификатор конференции|id spotkania|toplantı kimliği|vergader-id|mötes-id)"
        r"[\"'*_]{0,3}[ \t]{0,3}(?:[:=：#]|is|ist|est|es|は|是)?[\"'*_ \t]{0,4}(?P<v>[0-9]{3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4})(?![0-9-])",
        reference="https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0067754",
        finds=("Meeting ID: «845 1234 5678»", "会议号：«845 123 456»", "Zoom ID «84512345678»"),
        ignores=("Meeting ID: none", "meeting id 42", "zoom id is required"),
    ),
)  # fmt: skip
