"""E-mail addresses, handles and profiles."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.words import words

__all__ = ["CONTACT"]

_RFC5322 = "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2"

_LOCAL = r"A-Za-z0-9.!#$%&*+/=?^_{|}~\-\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u4e00-\u9fff"
_INNER = _LOCAL.replace("/", "").replace("=", "").replace("{|}", "")
_DOMAIN = r"(?:[A-Za-z0-9\u00a1-\uffff](?:[A-Za-z0-9\u00a1-\uffff-]{0,62})\.){1,8}(?:[A-Za-z\u00a1-\uffff]{2,24}|xn--[A-Za-z0-9-]{2,59})"

# Mailboxes of machines and of examples; they belong to nobody.
_NOBODY = re.compile(
    r"(?:git|hg|svn|noreply|no-reply|donotreply|do-not-reply|mailer-daemon|postmaster|hostmaster)@.*"
    r"|[^@]*@(?:users\.noreply\.github\.com|noreply\.github\.com)"
    r"|(?:user|username|you|your|yourname|your[._-]?name|your[._-]?email|email|e-?mail|name|me|foo|bar|baz|test|someone|somebody|example|admin|info|"
    r"hello|contact|support|abc|xyz|a|b|x|first\.?last|firstname\.lastname|john|jane|john\.?doe|jane\.?doe|alice|bob)"
    r"@(?:example|domain|yourdomain|your-domain|company|yourcompany|email|test|host|foo|bar|acme|server|site|website|mail)\.(?:com|org|net|test|invalid|local|localhost|io)"
    r"|.*@(?:[0-9]+x)\.(?:png|jpe?g|gif|webp|svg)",
    re.IGNORECASE,
)
_NO_DOMAIN = re.compile(
    r".*\.(?:png|jpe?g|gif|svg|webp|js|ts|tsx|jsx|mjs|css|scss|py|json|ya?ml|md|html?|service|socket|timer|mount|target|latest|x|lock|toml|lib|so|dll|exe)$",
    re.IGNORECASE,
)


# Endings of more than two letters that carry mail; those of two letters are countries.
# Source: https://data.iana.org/TLD/tlds-alpha-by-domain.txt, and the names that private networks use.
_ENDINGS = words(
    "com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel tel cat asia post xxx arpa "
    "academy agency app art band bank bar berlin best bike bio blog blue boutique build business cafe camp capital "
    "care careers cash center charity chat church city clinic cloud club codes coffee community company computer "
    "consulting cool dance data day deals dental design dev digital direct directory doctor domains earth education "
    "email energy engineer engineering enterprises estate events exchange expert family fashion film finance fit fitness "
    "foundation fun fund gallery games garden gmbh graphics green group guide guru hamburg haus health healthcare "
    "help hospital host hosting house immo inc institute international jetzt kitchen koeln koln land law lawyer legal life "
    "link live llc london love ltd management market marketing media medical money movie munich news ngo ninja nyc "
    "one online ooo page paris partners photo photography photos pictures place plus press productions properties pub "
    "red reisen ren rent repair report rest restaurant review rocks ruhr run saarland sale school science security "
    "services shop show site social software solar solutions space studio style support swiss systems tax team tech "
    "technology tennis theater tips today tools top tours town toys trade training tube university vegas ventures "
    "vet video vip vision wales watch web website wedding wien wiki win work works world wtf xyz yoga zone "
    "corp internal lan local localdomain intra intranet home private example test invalid"
)


_CODE = words(
    "route get post put delete event handler fixture parametrize command option argument task setter getter mark"
)


def _is_address(value: str) -> bool:
    local, _, domain = value.rpartition("@")
    if not local or ".." in domain or _NO_DOMAIN.match(domain) or _NOBODY.fullmatch(value):
        return False
    ending = domain.rpartition(".")[2].lower()
    if len(ending) == 2 or not ending.isascii() or ending.startswith("xn--") or ending in _ENDINGS:
        return True
    # An ending that is not in the list may be a new one; behind one or two letters it is more likely code.
    return len(local) > 2 and ending not in _CODE


def _is_spelled(value: str) -> bool:
    return not re.search(
        r"\b(?:look|looking|stay|arrive|meet|aim|point|pointing|is|are|was|be|run|running|stop|start|works?|located|available)\s+at\b",
        value,
        re.IGNORECASE,
    )


CONTACT: tuple[Rule, ...] = (
    Rule(
        id="email",
        kind="personal.email",
        anchors=(Shape("@", 1, " \t\r\n\"'(,;:<>@`"),),
        before=rf"[{_LOCAL}]{{0,64}}",
        reach=64,
        pattern=rf"[^@\s]{{0,64}}?(?P<v>[A-Za-z0-9_\u00a1-\uffff][{_INNER}]{{0,63}}@{_DOMAIN})(?![A-Za-z0-9_@]|\.[A-Za-z0-9])",
        validate=_is_address,
        reference=_RFC5322,
        finds=(
            "write to «maria.lopez@firm.example.org» today",
            "mailto:«m+tag@sub.firm.co.uk»",
            "Author: Maria <«maria@lopez-bau.de»>",
            "an «jürgen@müller-bäder.de» senden",
            "«info@xn--mller-kva.de»,",
            "email=«a.b_c-d@firm.io»&x=1",
            "«иван@почта.рф»",
        ),
        ignores=(
            "git@github.com:a/b.git",
            "@property def x",
            "npm i pkg@1.2.3",
            "user@example.com",
            "icon@2x.png",
            "your.name@example.com",
            "actions/checkout@v4",
            "1234+bob@users.noreply.github.com",
            "systemctl status getty@tty1.service",
        ),
        confidence=0.97,
    ),
    Rule(
        id="email-bracketed",
        kind="personal.email",
        anchors=("[at]", "(at)", "{at}", "<at>", "[@]", "(@)", "_at_", "[ät]", "(ät)", "[ at ]", "( at )"),
        ignore_case=True,
        before=r" ?[A-Za-z0-9._+-]{1,40}",
        reach=42,
        pattern=r"[A-Za-z0-9][A-Za-z0-9._+-]{0,40} ?(?:[\[({<] ?(?:at|@|ät) ?[\])}>]|_at_) ?"
        r"(?:[A-Za-z0-9-]{1,40} ?(?:[\[({<] ?(?:dot|\.|punkt|punto|point) ?[\])}>]| dot |_dot_|\.) ?){1,4}[A-Za-z]{2,10}(?![A-Za-z0-9])",
        reference="https://en.wikipedia.org/wiki/Address_munging",
        finds=(
            "mail «maria.lopez [at] firm [dot] org» please",
            "«m.lopez (at) firm.org»",
            "«maria[at]firm.de»",
            "«m_lopez_at_firm_dot_org»".replace("m_lopez", "mlopez"),
        ),
        ignores=("he (at) home", "array[at] = x", "look[at]x"),
        confidence=0.85,
    ),
    Rule(
        id="email-spelled",
        kind="personal.email",
        anchors=(" dot ", " punkt ", " punto ", " point ", " точка "),
        ignore_case=True,
        before=r"[A-Za-z0-9-]{1,40} (?i:ta|aborra|esabora|zehc|акабос) [A-Za-z0-9._+-]{1,40}",
        reach=92,
        pattern=r"[A-Za-z0-9][A-Za-z0-9._+-]{0,40} (?:at (?:[A-Za-z0-9-]{1,40} (?:dot|punkt) ){1,4}|(?:arroba|arobase|chez|собака) (?:[A-Za-z0-9-]{1,40} (?:dot|punto|point|точка) ){1,4})[A-Za-z]{2,10}(?![A-Za-z0-9])",
        validate=_is_spelled,
        reference="https://en.wikipedia.org/wiki/Address_munging",
        finds=("reach me: «maria at firm dot co dot uk»", "escribe a «mlopez arroba firma punto es»"),
        ignores=("look at example dot files", "the dot product at runtime", "but at this point we stop"),
        confidence=0.8,
    ),
    Rule(
        id="handle",
        kind="personal.handle",
        anchors=(Shape("@[A-Za-z0-9_]", 2, "A-Za-z0-9_@/.`"),),
        before=r"[^\n]{0,28}",
        reach=28,
        pattern=r"[^\n]{0,26}?(?i:twitter|instagram|telegram|tiktok|mastodon|github|bluesky|threads|linkedin|snapchat|discord|insta|ig|x\.com|handle|username|follow me|follow|dm me|my account)"
        r"[^\n@]{0,16}(?P<v>@[A-Za-z0-9_](?:[A-Za-z0-9_.-]{1,38}[A-Za-z0-9_]))(?![A-Za-z0-9@/])",
        validate=lambda value: (
            not re.fullmatch(
                r"@(?:param|return|returns|property|override|types?|babel|angular|vue|media|import|dataclass|staticmethod|classmethod|username|handle|yourhandle|user|example|you)\b.*",
                value,
            )
        ),
        reference="https://help.x.com/en/managing-your-account/x-username-rules",
        finds=(
            "my twitter is «@maria_lopez»",
            "Follow me on Instagram: «@maria.lopez.art»",
            "telegram «@mlopez88»",
        ),
        ignores=(
            "@property",
            "import x from '@scope/pkg'",
            "twitter handles begin with @username",
            "github @types/node",
        ),
        tier="certain",
        confidence=0.8,
    ),
    Rule(
        id="profile-url",
        kind="personal.profile",
        anchors=(
            "linkedin.com/in/",
            "facebook.com/",
            "instagram.com/",
            "twitter.com/",
            "//x.com/",
            "t.me/",
            "tiktok.com/@",
            "wa.me/",
            "medium.com/@",
            "reddit.com/u",
            "bsky.app/profile/",
            "xing.com/profile/",
            "vk.com/",
            "threads.net/@",
        ),
        pattern=r"(?:linkedin\.com/in/|facebook\.com/|instagram\.com/|twitter\.com/|//x\.com/|t\.me/|tiktok\.com/@|wa\.me/|medium\.com/@|reddit\.com/u(?:ser)?/|bsky\.app/profile/|xing\.com/profile/|vk\.com/|threads\.net/@)"
        r"(?P<v>[A-Za-z0-9_.%-]{3,100})",
        validate=lambda value: (
            value.strip(".").lower()
            not in {
                "share",
                "sharer",
                "sharer.php",
                "intent",
                "home",
                "login",
                "search",
                "watch",
                "groups",
                "pages",
                "events",
                "help",
                "about",
                "tr",
                "hashtag",
                "explore",
                "p",
                "reel",
                "joinchat",
                "settings",
                "username",
                "yourname",
                "profile.php",
                "dialog",
                "docs",
                "policy",
                "legal",
            }
        ),
        reference="https://www.linkedin.com/help/linkedin/answer/a542685",
        finds=("https://www.linkedin.com/in/«maria-lopez-82b1»/", "see https://t.me/«mlopez88»"),
        ignores=("https://twitter.com/intent/tweet", "https://www.facebook.com/sharer.php?u=x"),
        confidence=0.75,
    ),
)
