"""Where people work and what they are called in networks, in more of the wordings that people use."""

import re

from commonplace.privacy.accounts import is_handle_like
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.employers import ORG, is_private_firm
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.handles import END, NAME

__all__ = ["PEOPLE_AT_WORK"]

_COMPANY = "https://en.wikipedia.org/wiki/Employment"
_WORK = (
    "my badge says", "my shift at", "shift at", "years with", "years at", "hr at", "payroll of", "payslip from", "paycheck from", "pay stub from", "contract is with", "contract with", "contracting for", "handed in my notice at", "interview with", "my boss at",
    "my manager at", "an offer from", "employed with", "the company i work for,", "i do payroll for", "data team at", "team at", "i start at", "new job at", "last day at", "first day at", "onboarding at", "employment agreement is made between", "employee of", "welder at", "analyst with",
    "engineer with", "cook at", "cashier at", "barista at", "plumber at", "lawyer at", "paralegal at", "receptionist at", "supervisor at", "apprentice at", "employer name:", "company name:", "mein chef bei", "meine chefin bei", "schicht bei", "ich habe bei", "bin seit 2019 bei", "arbeitsvertrag mit",
    "fange im mai bei", "kollege bei", "lehre bei", "patron chez", "patronne chez", "un cdi chez", "un cdd chez", "démissionné de", "comptable chez", "je suis chez", "mi jefe en", "mi jefa en", "renuncié a", "turno en", "contable en", "enfermera en", "ingeniero en", "impiegato alla", "impiegata alla", "mio capo alla",
    "mio capo da", "contabile alla", "meu chefe na", "minha chefe na", "demitido da", "demitida da", "enfermeira na", "contador na", "baas bij", "boekhouder bij", "collega bij", "księgową w", "księgowym w", "mój szef w", "pracuję w", "бухгалтером в", "начальник в", "уволился из", "уволилась из", "менеджером в", "инженером в",
    "працюю в", "jobbar på", "ekonom på", "jobber i", "työssä yrityksessä", "töissä yrityksessä", "ve firmě", "lucrez la", "lucrez în", "我的公司是", "أعمل في شركة", "head of sales |", "senior engineer,", "software engineer** at", "accountant @", "engineer @", "developer @", "manager @", "designer @", "consultant @",
)  # fmt: skip
_BEHIND = (
    " hired me", " just let me go", " fired me", ", where i work", ", my employer", ", my company", " laid me off", " is my employer", " pays me", " şirketinde çalış", " firmasında", " cégnél dolgoz", "で働い", "に勤め", "에서 일하", "에 다닙", "에 다니", " में काम कर", "で勤務",
)  # fmt: skip
_OTHER = re.compile(
    r"(?i)(?:the|a|an|my|our|this|that|i|we|he|she|they|it|you|home|school|work|all|one|two|last|next|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|english|german|french|python|java)\b"
)
_LATIN_ORG = r"[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f0-9&'’.-]{1,24}(?:[ ](?:(?:&|and|of|de|du|und|y|e)[ ])?[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f0-9&'’-]{1,24}){0,4}"


def _is_employer(value: str) -> bool:
    return is_private_firm(value) and _OTHER.match(value) is None and len(value) > 3


_NET = one_of(("discord", "steam", "twitch", "twitter", "reddit", "telegram", "instagram", "insta", "ig", "tiktok", "snap", "snapchat", "github", "gitlab", "youtube", "mastodon", "bluesky", "threads", "xbox", "psn", "roblox", "minecraft", "x", "fortnite", "valorant", "linkedin", "signal", "kick", "npm", "kaggle"))  # fmt: skip
_CALLED = (
    "i post as ", "i stream as ", "i go by ", "my ign is ", "ign: ", "find me as ", "calls me ", "i'm known as ", "logged in to github.com as ", "logged in to github.com account ", "gpg key for ", "auf insta heiße ich ", "auf twitter heiße ich ", "auf reddit schreibe ich als ", "auf discord heiße ich ", "sur insta je suis ",
    "sur twitter je suis ", "sur discord je suis ", "en twitter soy ", "en instagram soy ", "en discord soy ", "búscame como ", "encuéntrame como ", "su instagram sono ", "su twitter sono ", "su discord sono ", "instagram è ", "no insta sou ", "no twitter sou ", "na instagramie to ", "na instagramie jestem ", "ник в дискорде ",
    "ник в телеге ", "ник в стиме ", "инстаграм ", "інстаграм ", "телеграмі ", "instagram hesabım ", "twitter hesabım ", "min instagram heter ", "インスタは", "twitterのアカウントは", "アカウントは", "小红书是 ", "小红书号 ", "抖音号 ", "抖音号是", "快手号", "微博名", "인스타는 ", "디스코드는 ", "इंस्टाग्राम ", "على تويتر ", "على انستغرام ", "requested review from ",
    "opened by ", "assigned to ", "codeowners: * ", "reviewed-by: ", "/assign ", "i tweet as ", "twitter:creator\" content=\"", "twitter:site\" content=\"", "mijn instagram is ", "my reddit account ", "my twitter account ", "my github account ", "my steam account ", "github_actor=", "mi ig es ", "mein steam-name ist ",
)  # fmt: skip

PEOPLE_AT_WORK: tuple[Rule, ...] = (
    Rule(
        id="employer-said-more",
        kind="personal.employer",
        anchors=cue_anchors(_WORK),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{one_of(_WORK)})[ ]{{0,2}}(?:(?:the|der|die|dem|la|el|le|o|a)[ ])?[\"'“„«*]{{0,2}}(?P<v>{ORG})",
        validate=_is_employer,
        tier="likely",
        reference=_COMPANY,
        finds=("My payslip from «Velasco Studios» shows", "Mein Chef bei «Brightwater Foods» ruft an", "Я уволился из «Morandi Logistics».", "15 years with «Halden Robotics»"),
        ignores=("hr at the moment", "ten years with him", "interview with Google tomorrow", "shift at Monday noon", "contract with the firm"),
        confidence=0.5,
    ),
    Rule(
        id="employer-said-behind",
        kind="personal.employer",
        anchors=_BEHIND,
        before=r"[A-Za-z\u00c0-\u024f0-9&'’.-]{2,25}(?: [A-Za-z\u00c0-\u024f0-9&'’.-]{1,25}){0,4}(?<![a-z\u00df-\u00ff])",
        reach=100,
        pattern=rf"(?:[a-z][a-z.,]{{0,20}} ){{0,4}}(?P<v>{_LATIN_ORG})(?:{'|'.join(re.escape(cue) for cue in _BEHIND)})",
        validate=_is_employer,
        tier="likely",
        reference=_COMPANY,
        finds=("«Velasco Consulting» just let me go.", "«Halden Robotics» şirketinde çalışıyorum", "«Nordvik Studios»で働いています", "«Velasco Foods»에서 일하고"),
        ignores=("they fired me", "Google hired me", "He hired me"),
        confidence=0.5,
    ),
    Rule(
        id="handle-called-more",
        kind="personal.handle",
        anchors=cue_anchors(_CALLED),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{one_of(_CALLED)})[ ]?[\"'`「]?(?P<v>@?(?-i:{NAME})){END}",
        validate=lambda value: is_handle_like(value) or (value.startswith("@") and len(value) > 4) or re.search("[a-z][0-9_]", value) is not None,
        reference="https://help.x.com/en/managing-your-account/x-username-rules",
        tier="likely",
        finds=("I post as «tadeusz.zielinski» there", "мой ник в дискорде «mlopez88»", "Auf Insta heiße ich «maria_bakes»", "インスタは«rodrigo.carvalho59»です", "/assign «@mlopez88»"),
        ignores=("I post as often as", "I go by bus", "opened by users", "calls me daily", "assigned to variables"),
        confidence=0.65,
    ),
    Rule(
        id="handle-on-network",
        kind="personal.handle",
        anchors=cue_anchors(("add ", "find me as ", "me as ", "stream as ", "follow ", "message ", "known as ", "play as ")),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:add|find me as|me as|stream as|follow|message|known as|play as) (?P<v>@?(?-i:{NAME})) on (?:my )?{_NET}(?![A-Za-z0-9])",
        validate=is_handle_like,
        reference="https://support.discord.com/hc/en-us/articles/12620128861463",
        tier="likely",
        finds=("add «pilar.echeverria99» on Discord", "you'll find me as «nadine_o_x» on Steam"),
        ignores=("add buttons on Discord", "follow us on twitter", "message me on signal"),
        confidence=0.7,
    ),
)  # fmt: skip
