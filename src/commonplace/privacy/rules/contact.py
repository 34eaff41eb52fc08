"""E-mail addresses, as programs and as people write them."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.words import words

__all__ = ["CONTACT"]

_RFC5322 = "https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2"
_MUNGING = "https://en.wikipedia.org/wiki/Address_munging"

_LOCAL = r"A-Za-z0-9.!#$%&*+/=?^_{|}~'\-\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3\u0600-\u06ff\u0900-\u097f"
_SIGNS = r".!#$%&*+?^_~'\-"
# A local part is of one script: where a language writes without blanks, the words before it are none of it.
_SCRIPTS = (
    r"A-Za-z0-9\u00c0-\u024f",
    r"0-9\u0400-\u04ff",
    r"0-9\u0370-\u03ff",
    r"0-9\u3400-\u9fff",
    r"0-9\uac00-\ud7a3",
    r"0-9\u0900-\u097f",
    r"0-9\u0600-\u06ff",
)
_NAME = "(?:" + "|".join(f"(?<![{one}])[{one}_][{one}{_SIGNS}]{{0,63}}" for one in _SCRIPTS) + ")"
_DOMAIN = (
    r"(?:[A-Za-z0-9\u00a1-\uffff](?:[A-Za-z0-9\u00a1-\uffff-]{0,62})\.){1,8}"
    r"(?:xn--[A-Za-z0-9-]{2,59}|[A-Za-z]{2,24}(?![A-Za-z0-9_])|[\u00a1-\uff00]{2,24})"
)
_WIDE_DOMAIN = _DOMAIN.replace(r"\.", "[.．]")

# Mailboxes of machines and of examples; they belong to nobody. Source: RFC 2606 for the names of examples.
_NOBODY = re.compile(
    r"(?:git|hg|svn|noreply|no-reply|no_reply|donotreply|do-not-reply|mailer-daemon|postmaster|hostmaster)@.*"
    r"|[^@]*@(?:users\.noreply\.github\.com|noreply\.github\.com|example\.(?:com|org|net|edu|co\.uk|de|fr|es|it))"
    r"|(?:support|help|info|security|press|contact|hello|team|sales|feedback|abuse|legal|privacy|careers|jobs|billing)@"
    r"(?:github|gitlab|google|microsoft|apple|amazon|anthropic|openai|npmjs|pypi|python|mozilla|apache|debian|kernel|gnu|w3|ietf|docker|"
    r"stripe|slack|zoom|atlassian|vercel|netlify|cloudflare|heroku|digitalocean|huggingface|jetbrains|oracle|ibm|redhat)\.(?:com|org|io|co|dev|net)"
    r"|(?:user|username|you|your|yourname|your[._-]?name|your[._-]?email|email|name|e-?mail|me|my|foo|bar|baz|test|someone|somebody|example|admin|info|"
    r"hello|contact|support|abc|xyz|a|b|x|first\.?last|firstname\.lastname|john|jane|john\.?doe|jane\.?doe|alice|bob|root|person|address|recipient|sender|login|pass|password|secret|from|to)"
    r"@(?:[a-z0-9-]+\.){0,3}(?:example|domain|your-?domain|your[._-]?company|company|email|test|host|hostname|foo|bar|acme|server|site|your-?site|website|mail|my-?domain|some-?domain|"
    r"host\.docker|localhost|provider|gmail|corp|xyz|abc|x|y|a|b)(?:\.(?:com|org|net|test|invalid|local|localhost|io|tld|internal|de|co\.uk|dev))?"
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
    "email energy engineer engineering enterprises estates events exchange expert family fashion film finance fit fitness "
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
# Hosts of private mailboxes: an address behind these needs no other sign.
_PROVIDER = (
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|proton(?:mail)?|pm|tutanota|tuta|gmx|web|t-online|freenet|posteo|"
    r"mailbox|orange|free|laposte|wanadoo|sfr|libero|virgilio|tiscali|terra|uol|bol|ig|mail|yandex|ya|rambler|ukr|wp|o2|onet|interia|seznam|centrum|"
    r"qq|163|126|sina|foxmail|naver|daum|hanmail|kakao|rediffmail|zoho|fastmail|hey|ziggo|kpn|telia|bluewin|mynet)"
    r"\.(?:com|de|fr|es|it|nl|pl|ru|ua|net|cz|me|co\.uk|co\.jp|co\.in|com\.br|com\.tr|ch|at|eu|se|be|jp|org|in)(?![A-Za-z])"
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


def _is_other_address(value: str) -> bool:
    return _is_address(re.sub(r" ?[＠﹫@] ?", "@", value).replace('"', ""))


_URL_LOGIN = re.compile(r"://[^\s/@\"'<>]{0,80}:[^\s/@\"'<>]{0,40}$")


def _is_no_login(text: str, start: int, _: int) -> bool:
    """What stands between ``://name:`` and a host is a password, not the beginning of an address."""
    return _URL_LOGIN.search(text, max(0, start - 130), start) is None


_LETTER = r"A-Za-z\u00c0-\u024f"
_AT = (
    rf"(?:(?<![{_LETTER}])(?:arroba|arobase|arobas|chiocciola|apenstaartje|ma[łl]pa|snabel-?a|alfakrøll|zavin[áa][čc]|kukac|klammeraffe|ät|et|chez|bei|at-?sign|at|sobaka|zavinac|malpa)(?![{_LETTER}])"
    r"|собака|собачка|равлик|アットマーク|アット|골뱅이|艾特|圈a|آت|एट|@|＠)"
)
_DOT = rf"(?:(?<![{_LETTER}])(?:dot|punkt|point|punto|ponto|punt|kropka|nokta|te[čc]ka|to[cč]ka|krapka|prick|piste)(?![{_LETTER}])|точка|крапка|ドット|点|點|점|닷|دوت|نقطة|डॉट|\.)"
# What ends a domain that carries mail; a word behind a dot ends none.
_LAST = rf"(?:[A-Za-z]{{2}}|{one_of(ending for ending in sorted(_ENDINGS) if len(ending) > 2)})"
_NO_LOCAL = r"(?!(?:me|it|us|them|him|her|you|this|that|here|there|look|looking|is|are|was|be|we|located|available|found|hosted|mail|email|address|adresse|escribe|écris|schreib)[ ]{1,3}(?:at|et|ät|chez|arroba)[ ])"
_OPEN, _CLOSE = r" {0,2}[\[({<|*-]? {0,1}", r" {0,1}[\])}>|*-]? {0,2}"
_SPELLED = (
    rf"(?<![A-Za-z0-9._+-]){_NO_LOCAL}(?P<v>[A-Za-z0-9][A-Za-z0-9._+-]{{0,40}}(?:{_OPEN}{_DOT}{_CLOSE}[A-Za-z0-9][A-Za-z0-9_+-]{{0,30}}){{0,3}}"
    rf"{_OPEN}{_AT}{_CLOSE}(?:[A-Za-z0-9][A-Za-z0-9-]{{0,40}}{_OPEN}{_DOT}{_CLOSE}){{1,4}}{_LAST})(?![A-Za-z0-9])"
)
_NO_AT = re.compile(
    r"(?:look|looking|stay|arrive|meet|aim|point|pointing|is|are|was|be|run|running|stop|start|works?|located|available|we|me|it|us|them|"
    r"him|her|you|this|that|here|there|laughed|speed|and|or|not|only|hosted|served|found|seen)(?:[\[({< ]{1,3})at\b",
    re.IGNORECASE,
)

_MAIL_BEFORE = re.compile(
    r"(?i)mail|почт|correo|courriel|メール|邮箱|郵箱|이메일|contact|reach|write|schreib|reply|kontakt|adres|owner|posta|email|^\s*(?:to|from|cc|bcc|an|von) ?:"
)


def _is_spaced(text: str, start: int, end: int) -> bool:
    """An address with a blank beside its sign: a mailbox for everybody, a name that looks like one, or a word for mail."""
    value = text[start:end]
    if re.search(rf"@ ?{_PROVIDER}$", value) or re.search(r"^[A-Za-z0-9+-]*[0-9._]", value.partition("@")[0]):
        return True
    return _MAIL_BEFORE.search(text[max(0, start - 40) : start].rpartition("\n")[2]) is not None


def _is_spelled(value: str) -> bool:
    ending = re.split(r"[^A-Za-z]+", value)[-1].lower()
    return (len(ending) == 2 or ending in _ENDINGS) and _NO_AT.match(value) is None


CONTACT: tuple[Rule, ...] = (
    Rule(
        id="email",
        version=2,
        kind="personal.email",
        anchors=(Shape("@", 1, " \t\r\n\"'(,;:<>@`"),),
        before=rf"[{_LOCAL}]{{0,64}}",
        reach=64,
        pattern=rf"[^@\s]{{0,64}}?(?P<v>{_NAME}\\{{0,2}}@{_DOMAIN})(?![A-Za-z0-9_@]|\.[A-Za-z0-9])",
        validate=_is_address,
        judge=_is_no_login,
        reference=_RFC5322,
        finds=(
            "write to «maria.lopez@firm.example.org» today",
            "mailto:«m+tag@sub.firm.co.uk»",
            "Author: Maria <«maria@lopez-bau.de»>",
            "an «jürgen@müller-bäder.de» senden",
            "«info@xn--mller-kva.de»,",
            "email=«a.b_c-d@firm.io»&x=1",
            "«иван@почта.рф»",
            "メールは«mlopez@firm.jp»です",
            "我的邮箱是«mlopez@firm.cn»。",
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
            "https://username:password@example.com",
            "smtp://mailer:hunter2@mail.firm.org",
        ),
        confidence=0.97,
    ),
    Rule(
        id="email-other-sign",
        kind="personal.email",
        anchors=("＠", "﹫"),
        before=rf" ?[{_LOCAL}]{{0,64}}",
        reach=65,
        pattern=rf"[^@\s]{{0,64}}?(?P<v>{_NAME} ?[＠﹫] ?{_DOMAIN.replace(chr(92) + '.', '[.．]')})(?![A-Za-z0-9_@]|\.[A-Za-z0-9])",
        validate=_is_other_address,
        reference="https://www.unicode.org/charts/PDF/UFF00.pdf",
        finds=("メール:«mlopez＠firm.jp» まで",),
        ignores=("＠ みなさん",),
        confidence=0.9,
    ),
    Rule(
        id="email-spaced",
        kind="personal.email",
        anchors=(" @", "@ "),
        before=r" ?[A-Za-z0-9._+-]{1,40}",
        reach=42,
        pattern=r"(?<![A-Za-z0-9._+-])(?P<v>"
        rf"[A-Za-z0-9][A-Za-z0-9._+-]{{1,40}}(?: @ ?|@ ){_PROVIDER}"
        rf"|[A-Za-z0-9][A-Za-z0-9._+-]{{2,40}}(?: @ ?|@ )(?:[A-Za-z0-9-]{{2,40}}\.){{1,3}}{_LAST})(?![A-Za-z0-9_/(]|\.[A-Za-z0-9])",
        validate=_is_other_address,
        judge=lambda text, start, end: _is_spaced(text, start, end),
        reference=_MUNGING,
        finds=(
            "my e-mail is «hollis @ fernwald.it»",
            "«maria.lopez @fernwald.com»",
            "mail: «mlopez @ gmail.com»",
            "E-Mail «m.lopez @ lopez-bau.de», bitte",
        ),
        ignores=("meet @ noon", "see @ example.com", "def f(): @ property", "a @ b.T", "x1 @ w.T"),
        confidence=0.8,
    ),
    Rule(
        id="email-masked-sign",
        kind="personal.email",
        anchors=(
            *(
                f"#{provider}.com"
                for provider in (
                    "qq",
                    "163",
                    "126",
                    "gmail",
                    "foxmail",
                    "outlook",
                    "hotmail",
                    "yahoo",
                    "sina",
                )
            ),
            "★",
            "☆",
            Shape(r"[a-z0-9]\(a\)[a-z]", 5),
            Shape("[a-z]DOT[a-z]{2}", 6),
        ),
        before=r"(?:[A-Za-z0-9._+-]{1,60})",
        reach=60,
        pattern=rf"(?<![A-Za-z0-9._+-])(?P<v>[A-Za-z0-9][A-Za-z0-9._+-]{{1,40}}?(?:#{_PROVIDER}|(?:[★☆]|\(a\))(?:[a-z0-9-]{{2,40}}\.){{1,3}}{_LAST}|AT[a-z0-9-]{{2,30}}(?:DOT[a-z0-9-]{{2,20}}){{0,2}}DOT[a-z]{{2,6}}))(?![A-Za-z0-9_(])",
        reference=_MUNGING,
        finds=(
            "«zhang88#qq.com» 把#换成@",
            "«anna(a)firma.se»",
            "«mlopezATfirmaDOTcom»",
            "«tanaka★docomo.ne.jp»",
        ),
        ignores=("see #gmail.com", "f(a)g", "rated ★ by all", "readDOTtxt"),
        confidence=0.8,
    ),
    Rule(
        id="email-quoted",
        kind="personal.email",
        anchors=('"@',),
        before=r"[^\"\n@<>]{1,64}\"",
        reach=66,
        pattern=rf"(?P<v>\"[^\"\n@<>]{{1,64}}\"@{_DOMAIN})(?![A-Za-z0-9_@]|\.[A-Za-z0-9])",
        validate=_is_other_address,
        reference=_RFC5322,
        finds=('To: «"maria lopez"@firm.org»',),
        ignores=('{"a": "b", "@type": "c"}', '"x"@y'),
        confidence=0.85,
    ),
    Rule(
        id="email-bracketed",
        version=2,
        kind="personal.email",
        anchors=(
            "[at]",
            "(at)",
            "{at}",
            "<at>",
            "[@]",
            "(@)",
            "_at_",
            "[ät]",
            "(ät)",
            "[ at ]",
            "( at )",
            "[a]",
        ),
        ignore_case=True,
        before=r"[^\n]{0,80}",
        reach=80,
        pattern=r"[^\n]{0,80}?(?<![A-Za-z0-9._+-])(?P<v>[A-Za-z0-9][A-Za-z0-9._+-]{0,40}(?: ?[\[({<] ?(?:dot|punkt|punto|point|ponto|\.) ?[\])}>] ?[A-Za-z0-9_+-]{1,30}){0,3} {0,2}(?:[\[({<] ?(?:at?|@|ät) ?[\])}>]|_at_) {0,2}"
        r"(?:[A-Za-z0-9-]{1,40} ?(?:[\[({<] ?(?:dot|\.|punkt|punto|point|ponto) ?[\])}>]| dot | punkt |_dot_|[.．]) ?){1,4}"
        + _LAST
        + r")(?![A-Za-z0-9(])",
        validate=_is_spelled,
        reference=_MUNGING,
        finds=(
            "mail «maria.lopez [at] firm [dot] org» please",
            "«m.lopez (at) firm.org»",
            "«maria[at]firm.de»",
            "«m_lopez_at_firm_dot_org»".replace("m_lopez", "mlopez"),
            "«maria <dot> l <at> firm <dot> eu» is mine",
        ),
        ignores=("he (at) home", "array[at] = x", "look[at]x", "items[a].name"),
        confidence=0.85,
    ),
    Rule(
        id="email-spelled",
        version=2,
        kind="personal.email",
        anchors=(
            " dot ",
            "arroba",
            "arobase",
            "chiocciola",
            "apenstaartje",
            "małpa",
            "собака",
            "собачка",
            "равлик",
            "snabel-a",
            "alfakrøll",
            "zavináč",
            "klammeraffe",
            " ät ",
            "アットマーク",
            "アット",
            "골뱅이",
            "艾特",
            "圈a",
            " آت ",
            "एट",
            "(et)",
            " nokta ",
            " chez ",
            "[dot]",
            "(dot)",
            "{dot}",
            "-dot-",
            "sobaka",
            "zavinac",
            "(malpa)",
            "[malpa]",
            "|at|",
            *(
                f" at {provider}."
                for provider in (
                    "gmail",
                    "outlook",
                    "hotmail",
                    "yahoo",
                    "icloud",
                    "proton",
                    "protonmail",
                    "gmx",
                    "web",
                    "yandex",
                    "mail",
                    "qq",
                    "163",
                    "naver",
                    "live",
                    "me",
                )
            ),
        ),
        ignore_case=True,
        before=r"[^\n]{0,60}",
        reach=60,
        pattern=rf"[^\n]{{0,60}}?{_SPELLED}",
        validate=_is_spelled,
        reference=_MUNGING,
        finds=(
            "reach me: «maria at firm dot co dot uk»",
            "contact me at «maria.lopez at firm dot com» please",
            "reach me: «goran.b AT firm[dot]com»",
            "«nguyen88 at gmail.com» is mine",
            "«ivanov (sobaka) mail.ru»",
            "Adresse lautet «maria.lopez ät firma Punkt com Punkt br».",
            "escribe a «mlopez arroba firma punto es»",
            "Mein Konto ist «mlopez Klammeraffe firma Punkt de»",
            "пишите «mlopez(собака)firma.ru»",
            "メールは«mlopez アット firma ドット jp»です",
        ),
        ignores=(
            "look at example dot files",
            "the dot product at runtime",
            "but at this point we stop",
            "una arroba de trigo",
            "моя собака гуляет. Потом",
            "je suis chez moi. Point final",
        ),
        confidence=0.8,
    ),
)
