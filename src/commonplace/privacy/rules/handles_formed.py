"""Handles that their own form gives away, or that of the address around them."""

import re

from commonplace.privacy.accounts import is_account, is_handle_like
from commonplace.privacy.rule import Rule, Shape

__all__ = ["HANDLES_FORMED"]

_DISCORD = "https://support.discord.com/hc/en-us/articles/12620128861463"


HANDLES_FORMED: tuple[Rule, ...] = (
    Rule(
        id="handle-reddit",
        kind="personal.handle",
        anchors=(Shape("u/[A-Za-z0-9_]{3}", 5, "A-Za-z0-9_.", "u/"),),
        pattern=r"(?<![A-Za-z0-9_.])(?<![A-Za-z0-9_.]/)u/(?P<v>[A-Za-z0-9_-]{3,20})(?![A-Za-z0-9_/.-])",
        validate=is_account,
        reference="https://support.reddithelp.com/hc/en-us/articles/204579479",
        finds=("asked by u/«marialopez» today", "/u/«mlopez88» posted this"),
        ignores=("km/u/s", "src/u/main.py", "u/user"),
        confidence=0.75,
    ),
    Rule(
        id="handle-federated",
        kind="personal.handle",
        anchors=(Shape("@[A-Za-z0-9_]", 2, "A-Za-z0-9_@/.`"),),
        pattern=r"@(?P<v>[A-Za-z0-9_][A-Za-z0-9_.=/-]{1,40})[@:](?:[A-Za-z0-9-]{1,40}\.){1,3}[a-z]{2,12}(?![A-Za-z0-9_./-])|@(?P<w>[A-Za-z0-9-]{3,40})\.bsky\.social",
        validate=is_account,
        reference="https://spec.matrix.org/latest/appendices/#user-identifiers",
        finds=(
            "«@mlopez@chaos.social»".replace("«@", "@«").replace("@chaos.social»", "»@chaos.social"),
            "@«mlopez»:matrix.org",
        ),
        ignores=("@import url", "@media:x", "foo@bar@baz"),
        confidence=0.8,
    ),
    Rule(
        id="handle-bluesky",
        kind="personal.handle",
        anchors=(".bsky.social",),
        before=r"[A-Za-z0-9-]{1,40}",
        reach=40,
        pattern=r"(?<![A-Za-z0-9-])(?P<v>[A-Za-z0-9][A-Za-z0-9-]{2,39})\.bsky\.social",
        validate=is_account,
        reference="https://atproto.com/specs/handle",
        finds=("I am «mlopez».bsky.social", "@«maria-lopez».bsky.social"),
        ignores=("https://bsky.social", "user.bsky.social"),
    ),
    Rule(
        id="handle-skype",
        kind="personal.handle",
        anchors=("live:", "skype:"),
        pattern=r"(?<![A-Za-z0-9_])(?:skype:(?!live:)|live:(?!\.?(?:true|false|polite|off)))(?P<v>\.?[A-Za-z][A-Za-z0-9_.,-]{4,32})(?![A-Za-z0-9_])(?=\?|[\s\"'<>,;.)]|$)",
        validate=is_handle_like,
        reference="https://learn.microsoft.com/skype-sdk/skypeuris/skypeuriapireference",
        finds=("skype:«mlopez88»?call", "Skype live:«maria.lopez»"),
        ignores=("live: true", "skype:echo123?call".replace("echo123", "user"), "aria-live:polite"),
    ),
    Rule(
        id="handle-discriminator",
        kind="personal.handle",
        anchors=(Shape("[A-Za-z0-9_.]#[0-9]{4}", 6),),
        before=r"[A-Za-z0-9_.]{1,31}",
        reach=31,
        pattern=r"(?<![A-Za-z0-9_.#&/-])(?P<v>[A-Za-z0-9_.]{2,32}#[0-9]{4,5})(?![A-Za-z0-9_])",
        validate=lambda value: (
            is_handle_like(value.partition("#")[0]) and not re.search(r"[.](?:html?|md|py|js|ts|php)#", value)
        ),
        tier="likely",
        reference=_DISCORD,
        finds=("add «maria_lopez#4821» please",),
        ignores=("issue#1234", "color#1234", "page.html#1234", "PR#4821", "&#8217;"),
        confidence=0.7,
    ),
    Rule(
        id="cashtag",
        kind="personal.handle",
        anchors=("cash app", "cashapp", "cash.app/", "cashtag", "$cashtag"),
        ignore_case=True,
        pattern=r"(?:cash ?app|cash\.app/|cashtag)[^\n$]{0,16}(?P<v>\$[A-Za-z][A-Za-z0-9_-]{0,19})(?![A-Za-z0-9_(])",
        validate=lambda value: (
            value.strip("$").lower() not in ("cashtag", "yourcashtag", "username", "name", "amount", "user")
        ),
        reference="https://cash.app/help/us/en-us/3123-cashtags",
        finds=("Cash App: «$MariaLopez»", "https://cash.app/«$mlopez88»"),
        ignores=("cashapp $cashtag", "cash app costs $5"),
    ),
    Rule(
        id="orcid",
        kind="personal.profile",
        anchors=(Shape("0000-000[0-9]-[0-9]{4}-[0-9]{3}", 18, "0-9A-Za-z-", "0000-000"),),
        pattern=r"0000-000[0-9]-[0-9]{4}-[0-9]{3}[0-9X](?![0-9A-Za-z-])",
        validate=lambda value: value not in ("0000-0000-0000-0000", "0000-0002-1825-0097"),
        reference="https://support.orcid.org/hc/en-us/articles/360006897674",
        finds=("https://orcid.org/«0000-0003-1415-9265»",),
        ignores=("0000-0002-1825-0097", "0000-0000-0000-0000", "00000000-0000-0000-0000-000000000000"),
        confidence=0.8,
    ),
    Rule(
        id="wechat-id",
        kind="personal.handle",
        anchors=("wxid_",),
        pattern=r"(?<![A-Za-z0-9_])wxid_[a-z0-9]{10,22}(?![A-Za-z0-9_])",
        reference="https://developers.weixin.qq.com/doc/",
        finds=("微信号：«wxid_{lowernum 14}»",),
        ignores=("wxid_ is a prefix",),
    ),
)
