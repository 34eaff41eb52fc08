"""User names where systems and code hosts tell who did something, and handles in the sentences of many languages."""

import re

from commonplace.privacy.accounts import CODE_WORDS, is_account, is_handle_like
from commonplace.privacy.names import is_surname, is_word
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.usernames import is_odd

__all__ = ["LOGINS", "is_like_name"]

_NAME = r"[A-Za-z](?:[A-Za-z0-9_.-]{1,38}[A-Za-z0-9])"
_END = r"(?![A-Za-z0-9_@(\u00c0-\u024f]|[.\-][A-Za-z0-9])"
_PAM = "https://man7.org/linux/man-pages/man8/pam_unix.8.html"
_EVENTS = "https://docs.github.com/rest/using-the-rest-api/github-event-types"

# How words end that differ from a surname by one letter, or are one by chance.
_INFLECTED = re.compile(
    r"(?:ed|ing|ers?|or|als?|ly|ity|able|ible|i[sz]ed?|ments?|tions?|est|ous|ates?|ages?|[^s]s|less|ness|ful|ware|ory|ary|ant|ent|ed|up|out|in|kin|down|el|et|ip|le|ct|rt|pt|ure|ive|age|ism|ist|ant|ance|ence|form|ick|ock|uck|ops?|set|not|all|ware|ock|igh|ough|unk|unch|ord|ice|ade|ide|ode|ome|one|ose|use|ute|ize)$"
)


def is_like_name(value: str) -> bool:
    """A user name that no sentence holds as a word: it looks like one, or is a surname with or without an initial."""
    plain = value.strip("@.,_-")
    low = plain.lower()
    if (
        not is_account(plain)
        or low in CODE_WORDS
        or is_word(low)
        or low.endswith((".md", ".py", ".js", ".txt", ".sh"))
    ):
        return False
    if plain.isalpha() and _INFLECTED.search(low):
        return False
    if is_handle_like(plain):
        return True
    parts = [part for part in re.split("[-_.]", low) if part]
    if len(parts) > 1:
        return any(len(part) > 4 and is_surname(part, words=False) for part in parts)
    return is_surname(low, words=False) or any(
        len(rest) > 5 and is_surname(rest, words=False) for rest in (low[1:], low[:-1])
    )


def _is_login(value: str) -> bool:
    """Behind a cue that only a user name follows."""
    return is_like_name(value) or (is_account(value) and value.lower() not in CODE_WORDS and value.islower() and len(value) > 4 and is_odd(value))  # fmt: skip


# What stands directly before a user name, and after it.
_BEFORE = (
    "login incorrect for ", "authentication failure for ", "authentication failed for ", "permission denied for ", "session for ", "allowusers ", "denyusers ", "allowgroups ", "usermod -ag docker ", "usermod -ag sudo ", "useradd -m ", "useradd ", "userdel ", "adduser ", "gpasswd -a ", "chage -l ",
    "sqlplus ", "username\n", "benutzername ", "welcome back, ", "the account ", "process owned by ", "owned by ", "logon name ", "logon account: ", "account name: ", "account_name: ", "lastlog -u ", "pkill -u ", "crontab -u ", "su - ", "sudo -iu ", "sudo -u ", "runuser -u ", "loginctl terminate-user ", "finger ", "net user ", "-credential ", "runas /user:", "userprincipal\":\"",
    "uploader: ", "uploader=", "connect as ", "connecting as ", "whoami\n", "ps aux\n", "logname=", "konto ", "benutzerkonto ", "compte ", "la cuenta ", "account ", "conta ", "учётка ", "учетка ", "аккаунт ", "账号 ", "帐号 ", "アカウント ", "계정 ", "/mail/", "assignee ", "gitlab user ", "github user ", "user: ", "user=", "cn=", "sam=", "impersonate ", "kinit ", "password for ", "home directory of ", "quota for ", "user account ", "пользователь ", "пользователя ", "benutzer ", "utilisateur ", "usuario ", "utente ", "usuário ", "użytkownik ", "gebruiker ", "用户 ", "ユーザー ", "사용자 ",
)  # fmt: skip
_DONE = "created|modified|updated|committed|assigned|pushed|opened|merged|approved|reviewed|reported|closed|edited|uploaded|submitted|deployed|triggered|started|requested|authored|written|changed|deleted|locked|cancelled|resolved|posted|shared|owned|signed|added|registered|maintained"

LOGINS: tuple[Rule, ...] = (
    Rule(
        id="login-told",
        kind="personal.username",
        anchors=cue_anchors(_BEFORE),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_.-])(?:{one_of(_BEFORE)})(?:user )?[\"'`]?(?P<v>(?-i:{_NAME})){_END}(?![ ]?[=(])",
        validate=_is_login,
        reference=_PAM,
        finds=(
            "login incorrect for «noor92»",
            "su: Authentication failure for «mlopez»",
            "AllowUsers «mlopez»",
            "CN=«carla.vogt»,OU=Staff",
            "process owned by «zofia_n»",
            "sudo -u «mlopez» ls",
        ),
        ignores=("sudo -u postgres psql", "owned by the team", "adduser --system", "su - root", "owned by somebody", "password for access", "benutzer und passwort", "cn=config"),
        confidence=0.75,
    ),
    Rule(
        id="login-user-event",
        kind="personal.username",
        anchors=cue_anchors(("user ",)),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_.-])user (?P<v>(?-i:{_NAME}))(?= (?:logged|joined|left|may run|is not|was|has|does not|signed|tried|created|deleted|disconnected|connected|authenticated|locked|denied|removed|added))",
        validate=_is_login,
        reference=_PAM,
        finds=("user «saoirse.ferreiro» logged in", "User «noor92» may run the following commands"),
        ignores=("user root logged in", "user input was wrong", "the user session has expired", "user name is not"),
        confidence=0.75,
    ),
    Rule(
        id="login-done-by",
        kind="personal.username",
        anchors=cue_anchors((*(f"{done} by " for done in _DONE.split("|")), "assigned to ", "reporter:", "assignee = ", "assignee=", "assignee:", "raised by ")),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:(?:(?:{_DONE}|raised) by|assigned to|reporter:|assignee ?[:=]) (?:user )?@?[\"'`]?(?P<v>(?-i:{_NAME})){_END})",
        validate=lambda value: not value[0].isupper() and is_like_name(value),
        reference=_EVENTS,
        finds=("Created by «ines-duarte» on 3 Nov", "Assigned to: x, then assigned to «mlopez88»", "committed by «carla_vogt»"),
        ignores=("created by accident", "modified by hand", "assigned to nobody", "by the way", "by yesterday", "written by Marc-Andre", "written by default", "created by design"),
        confidence=0.7,
    ),
    Rule(
        id="login-by",
        kind="personal.username",
        anchors=(Shape("by [a-z]", 4, "A-Za-z", "by "), Shape("by @[a-z]", 5, "A-Za-z", "by @")),
        pattern=rf"by @?(?P<v>{_NAME})(?= ·| [0-9]{{1,3}} (?:minutes?|hours?|days?|weeks?|months?) ago| on (?:[A-Z][a-z]{{2}} [0-9]|[0-9]{{1,2}} [A-Z]))",
        validate=is_like_name,
        reference=_EVENTS,
        finds=("by «kallasmaa88» · 3 days ago", "opened by «carla_vogt» 4 days ago"),
        ignores=("by default · 3 days ago", "by then 3 days ago", "by the way"),
        confidence=0.65,
        tier="likely",
    ),
    Rule(
        id="login-acts",
        kind="personal.username",
        anchors=tuple(f" {act} " for act in ("pushed", "force-pushed", "committed", "requested changes", "wants to merge", "self-assigned", "approved these changes")),
        before=r"[A-Za-z0-9_.-]{3,39}@?",
        reach=40,
        pattern=rf"(?<![A-Za-z0-9_.-])@?(?P<v>(?-i:{_NAME})) (?:pushed [0-9]|force-pushed|committed (?:[0-9]|to|on|a[a-f0-9]|[0-9a-f]{{7}})|requested changes|wants to merge|self-assigned|approved these)",
        validate=is_like_name,
        reference=_EVENTS,
        finds=("«yukinori88» pushed 2 commits", "@«carla-vogt» wants to merge 3 commits"),
        ignores=("somebody pushed 2 commits", "he committed to it", "we pushed 3 builds"),
        confidence=0.7,
    ),
)  # fmt: skip

_SITES = (
    "instagram", "insta", "ig", "twitter", "telegram", "tiktok", "snapchat", "snap", "discord", "twitch", "steam", "reddit", "facebook", "youtube", "mastodon", "bluesky", "threads", "strava", "linkedin", "github", "psn", "xbox", "bereal", "skype", "signal",
    "тг", "тгк", "инстаграм", "инстаграме", "инста", "инсте", "инсту", "твиттер", "твиттере", "телеграм", "телеграме", "телеге", "дискорд", "дискорде", "вк", "тикток", "інстаграм", "інсті", "телеграмі",
    "小红书", "抖音", "微博", "知乎", "b站", "推特", "私のx", "インスタ", "ツイッター", "ツイッタ", "ティックトック", "인스타", "인스타그램", "트위터", "انستغرام", "إنستغرام", "انستا", "تويتر", "تيليجرام", "تلغرام", "سناب", "אינסטגרם", "טוויטר", "טלגרם", "इंस्टाग्राम", "ट्विटर", "टेलीग्राम", "zalo",
)  # fmt: skip
_LINKS = "as|under|it's|i'm|i am|is|handle is|account is|ich bin|bin ich|heiße ich|ich heiße|ist|als|unter|c'est|je suis|je m'appelle|sous|me llamo|soy|es|como|estoy como|sono|mi chiamo|come|è|sou|me chamo|é|heet ik|ben ik|is mijn naam|jestem|mam nick|jako|to|я|мой ник|ник|це|мій нік|heter jag|jag heter|heter|er|är jag|som|jag är|olarak|adım|kullanıcı adım|הוא|אני|هو|حسابي|में|पर|là|tên là"
_LINK = rf"(?:,? (?:{one_of(_LINKS.split('|'))}) |(?:号|號|账号|ID|id|アカウント|アイディー|계정|아이디)?(?:是|为|は|が|은|는|이|가) ?| ?(?:[:：]|->|→|—|–) ?|'[mn] {{0,2}}|[ ]{{0,2}})"

_AT_SITE = ("on", "auf", "sur", "en", "su", "no", "op", "na", "på", "bei")
_NAMED = re.compile(
    r"(?i)(?:me llamo|mi chiamo|heet ik|heter jag|jag heter|heter|heiße ich|ich heiße|me chamo|m'appelle|sono|jestem|ik ben|ben ik|soy|sou|is me|i'm|号是|號是|ник|я) [\"'`«„「]?$"
)

LOGINS += (
    Rule(
        id="handle-before-site",
        kind="personal.handle",
        anchors=tuple(f" {at} {site}" for at in _AT_SITE for site in _SITES[:23]),
        ignore_case=True,
        before=r"[A-Za-z0-9_.-]{3,39}@?",
        reach=40,
        pattern=rf"(?<![A-Za-z0-9_./@-])(?P<v>@?(?-i:{_NAME})) (?:{'|'.join(_AT_SITE)}) (?:{one_of(_SITES[:23])})(?![a-z0-9])",
        judge=lambda text, start, end: is_like_name(text[start:end]) and re.search(r"[0-9_.@]", text[start:end]) is not None,
        reference="https://help.x.com/en/managing-your-account/x-username-rules",
        finds=("ich bin «fernandez_j» auf Insta", "«@mbergstrom» on Strava", "find me as «ingrid_h88» on Instagram"),
        ignores=("he is on Instagram", "version 2.0 on steam", "posted on twitter", "config.json on github"),
        confidence=0.7,
    ),
    Rule(
        id="handle-in-sentence",
        kind="personal.handle",
        anchors=cue_anchors(_SITES),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9_./@-])(?:{one_of(_SITES)})(?![a-zа-яё]){_LINK}[\"'`«„「]?(?P<v>@?(?!(?:{one_of(word for word in _LINKS.split('|') if word.isalpha())})[^A-Za-z0-9_])(?-i:{_NAME}))(?:#[0-9]{{4}})?(?![A-Za-z0-9_@/(\u00c0-\u024f]|[.\-][A-Za-z0-9])(?![ \t]{{0,3}}[=(])",
        judge=lambda text, start, end: is_like_name(text[start:end]) or (_NAMED.search(text[max(0, start - 14) : start]) is not None and _is_login(text[start:end].lstrip("@"))),
        reference="https://help.x.com/en/managing-your-account/x-username-rules",
        finds=(
            "su Instagram sono «edumitrescu»",
            "en Insta me llamo «lpettersen»",
            "в инсте я «liesel88»",
            "我的小红书号是«saoirse_c»",
            "ツイッターは«@ines-duarte»です",
            "인스타 «petteri.brandvold» 팔로우 해줘",
            "op Twitter heet ik «thijs-jansma»",
        ),
        ignores=("my discord is broken", "if it is ignored", "IGNORE", "the signal handler", "on Instagram as well", "GitHub is down", "Steam is closed", "twitter is full", "auf Telegram ist nichts"),
        confidence=0.7,
    ),
)  # fmt: skip
