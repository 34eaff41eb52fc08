"""Links to people's pages as a whole, on networks of all regions: the site and the name together say who it is."""

import re

from commonplace.privacy.accounts import holds_first_name, is_handle_like
from commonplace.privacy.names import is_surname
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.profiles import SITES, is_owner, is_person
from commonplace.privacy.words import words

__all__ = ["PROFILE_LINKS"]

_KIND = "personal.profile"
_REFERENCE = (
    "https://www.wikidata.org/wiki/Wikidata:List_of_properties/Wikimedia_platform_social_media_identifier"
)

# What stands between the address of a site and a person's name or number, for sites that are in no other rule.
_MORE = (
    "instagram.com/stories/", "instagr.am/", "weibo.com/n/", "weibo.com/", "weibo.cn/u/", "space.bilibili.com/", "douban.com/people/", "blog.naver.com/", "cafe.naver.com/", "user.qzone.qq.com/", "ok.ru/", "my.mail.ru/mail/",
    "vk.ru/", "m.vk.com/", "vkontakte.ru/", "dzen.ru/", "habr.com/users/", "habr.com/ru/users/", "habr.com/en/users/", "pikabu.ru/@", "drive2.ru/users/", "dou.ua/users/", "rutube.ru/u/", "boosty.to/",
    "viadeo.com/profile/", "malt.fr/profile/", "xing.com/profiles/", "upwork.com/freelancers/", "fiverr.com/", "freelancer.com/u/", "toptal.com/resume/", "peopleperhour.com/freelancer/", "producthunt.com/@",
    "indiehackers.com/", "polywork.com/", "read.cv/", "bento.me/", "beacons.ai/", "campsite.bio/", "linkin.bio/", "lnk.bio/", "tap.bio/", "solo.to/", "carrd.co/", "vsco.co/", "weheartit.com/", "ravelry.com/people/",
    "geocaching.com/p/?u=", "geocaching.com/profile/?u=", "komoot.com/user/", "komoot.de/user/", "connect.garmin.com/modern/profile/", "garmin.com/modern/profile/", "alltrails.com/members/", "runkeeper.com/user/",
    "zwift.com/athlete/", "mapmyrun.com/profile/", "inaturalist.org/people/", "ancestry.com/profiles/", "ancestry.com/genealogy/records/", "myheritage.com/member-", "geni.com/people/", "findagrave.com/user/profile/",
    "douyin.com/user/", "xiaohongshu.com/user/profile/", "kuaishou.com/profile/", "jianshu.com/u/", "juejin.cn/user/", "csdn.net/u/", "blog.csdn.net/", "gitee.com/", "cnblogs.com/", "tieba.baidu.com/home/main?un=",
    "plurk.com/", "note.com/", "qiita.com/", "zenn.dev/", "pixiv.net/users/", "pixiv.net/en/users/", "pixiv.net/member.php?id=", "nicovideo.jp/user/", "mixi.jp/show_friend.pl?id=", "ameblo.jp/", "profile.ameba.jp/ameba/",
    "velog.io/@", "brunch.co.kr/@", "instiz.net/name/", "gab.com/", "gettr.com/user/", "truthsocial.com/@", "rumble.com/user/", "rumble.com/c/", "odysee.com/@", "onlyfans.com/", "fansly.com/", "tinder.com/@",
    "okcupid.com/profile/", "mydramalist.com/profile/", "anilist.co/user/", "osu.ppy.sh/users/", "osu.ppy.sh/u/", "speedrun.com/user/", "speedrun.com/users/", "boardgamegeek.com/user/", "roblox.com/users/", "namemc.com/profile/",
    "op.gg/summoners/euw/", "op.gg/summoners/na/", "op.gg/summoners/kr/", "tracker.gg/valorant/profile/riot/", "psnprofiles.com/", "xboxgamertag.com/search/", "steamid.io/lookup/", "faceit.com/en/players/",
    "codewars.com/users/", "hackerrank.com/", "topcoder.com/members/", "atcoder.jp/users/", "hackerone.com/", "bugcrowd.com/", "tryhackme.com/p/", "app.hackthebox.com/profile/", "credly.com/users/", "coursera.org/user/",
    "udemy.com/user/", "exercism.org/profiles/", "freecodecamp.org/", "openreview.net/profile?id=", "dblp.org/pid/", "loop.frontiersin.org/people/", "publons.com/researcher/", "webofscience.com/wos/author/record/",
    "scopus.com/authid/detail.uri?authorId=", "semanticscholar.org/author/", "academia.edu/profile/", "independent.academia.edu/", "ssrn.com/author=", "figshare.com/authors/", "zenodo.org/me/", "mendeley.com/profiles/",
    "500px.com/p/", "500px.com/", "unsplash.com/@", "deviantart.com/", "artstation.com/", "pixelfed.social/", "lemmy.world/u/", "lemmy.ml/u/", "kbin.social/u/", "peertube.tv/a/", "friendica.world/profile/",
    "tumblr.com/blog/view/", "tumblr.com/", "myspace.com/", "livejournal.com/profile/", "dreamwidth.org/users/", "ello.co/", "minds.com/", "mewe.com/i/", "nextdoor.com/profile/", "meetup.com/members/", "eventbrite.com/o/",
    "open.spotify.com/user/", "music.apple.com/profile/", "tidal.com/user/", "deezer.com/profile/", "rateyourmusic.com/~", "genius.com/", "smule.com/", "audiomack.com/", "reverbnation.com/", "clubhouse.com/@", "anchor.fm/",
    "gofundme.com/u/", "wise.com/pay/me/", "revolut.me/", "monzo.me/", "twint.me/", "swish.nu/", "liberapay.com/", "opencollective.com/", "gumroad.com/", "depop.com/", "poshmark.com/closet/",
    "mercari.com/u/", "grailed.com/users/", "olx.pl/oferty/uzytkownik/", "leboncoin.fr/profil/", "kleinanzeigen.de/s-bestandsliste.html?userId=", "avito.ru/user/", "thumbtack.com/profile/", "yelp.com/user_details?userid=",
    "tripadvisor.com/Profile/", "tripadvisor.com/members/", "google.com/maps/contrib/", "profiles.google.com/", "plus.google.com/", "quora.com/profile/", "answers.yahoo.com/activity/", "disqus.com/by/", "medium.com/u/",
    "wattpad.com/user/", "fanfiction.net/u/", "scribd.com/user/", "slideshare.net/", "speakerdeck.com/", "issuu.com/", "glitch.com/@", "codesandbox.io/u/", "stackblitz.com/@", "jsfiddle.net/user/", "packagist.org/users/",
    "rubygems.org/profiles/", "crates.io/users/", "hex.pm/users/", "nuget.org/profiles/", "launchpad.net/~", "sourceforge.net/u/", "hackaday.io/", "thingiverse.com/", "printables.com/@", "instructables.com/member/",
    "community.openai.com/u/", "discourse.org/u/", "forum.xda-developers.com/m/", "zoominfo.com/p/", "crunchbase.com/person/", "rocketreach.co/", "doctolib.de/", "jameda.de/", "vimeo.com/", "dailymotion.com/", "bitchute.com/channel/",
    "t.snapchat.com/", "kik.me/", "line.me/R/ti/p/", "line.me/ti/p/", "u.wechat.com/", "qm.qq.com/q/", "signal.me/#p/", "signal.me/#eu/", "threema.id/", "skype.com/", "viber.click/", "zalo.me/", "open.kakao.com/me/", "open.kakao.com/o/",
    "scholar.google.de/citations?user=", "scholar.google.fr/citations?user=", "scholar.google.es/citations?user=", "scholar.google.co.uk/citations?user=", "facebook.com/profile.php?id=", "facebook.com/people/", "cash.app/$",
    "api.whatsapp.com/send?phone=", "web.whatsapp.com/send?phone=", "wa.me/qr/", "mastodon.social/@", "mastodon.online/@", "mstdn.social/@", "fosstodon.org/@", "hachyderm.io/@", "infosec.exchange/@", "chaos.social/@", "mas.to/@",
)  # fmt: skip
_ALL = tuple(site for site in dict.fromkeys((*SITES, *_MORE)) if site != "gist.github.com/")
_SITE = one_of(_ALL)
_START = re.compile(rf"(?:https?://)?(?:[a-z0-9-]{{1,20}}\.)??(?:{_SITE})", re.IGNORECASE)
# First folders of these sites that are no person.
_NOBODY = words(
    "tags tag hashtag articles posts question questions category topics library item items project projects album albums track playlist jobs group groups channels staff new trending top best latest signup login "
    "register press documentation pricing about terms privacy download enterprise docs blog magazine category.html guides discover-new freelancers gig gigs categories search-results watch ondemand features player upload"
)


def _is_page(value: str) -> bool:
    """Whether what stands behind the site is a person's name or number, by the longest site that leaves one."""
    site = _START.match(value)
    if site is None:
        return False
    name = re.split(r"[/?&#]", value[site.end() :].strip("/@$+"), maxsplit=1)[0]
    return is_person(name) and name.lower() not in _NOBODY


def _is_other_owner(value: str) -> bool:
    return is_owner(value.rstrip("/").rpartition("/")[2].lstrip("~"))


PROFILE_LINKS: tuple[Rule, ...] = (
    Rule(
        id="profile-link",
        kind=_KIND,
        anchors=_ALL,
        before=r"(?:\.[a-z0-9-]{1,20}(?=/|[^A-Za-z0-9.@-]|$))?(?://:s?ptth)?",
        reach=30,
        pattern=rf"(?<![A-Za-z0-9@.-])(?:https?://)?(?:[a-z0-9-]{{1,20}}\.)??(?:{_SITE})[A-Za-z0-9_.%~$+\u00c0-\uffff-]{{2,99}}(?<![.])(?:/(?=[A-Za-z-]{{3}})[a-z0-9-]{{3,60}})?(?<![.\u3000-\u303f\uff00-\uffef])",
        validate=_is_page,
        tier="likely",
        reference=_REFERENCE,
        finds=(
            "My page is «https://www.facebook.com/mlopez88» here",
            "«space.bilibili.com/48213370»",
            "[me](«https://vk.com/mlopez88»)",
            "«https://de.linkedin.com/in/maria-lopez-82b1»/",
            "«api.whatsapp.com/send?phone=4917048213370»",
            "«https://www.strava.com/athletes/4821337»?ref=x",
        ),
        ignores=(
            "https://www.facebook.com/sharer.php?u=x",
            "https://vimeo.com/features",
            "https://qiita.com/tags/python",
            "https://unsplash.com/@username",
            "see twitter.com/intent/tweet",
        ),
        confidence=0.7,
    ),
    Rule(
        id="profile-link-number",
        kind=_KIND,
        anchors=("stackoverflow.com/users/", "stackexchange.com/users/", "serverfault.com/users/", "superuser.com/users/", "askubuntu.com/users/", "mathoverflow.net/users/", "imdb.com/name/nm", "genealogy.math.ndsu.nodak.edu/id.php?id=", "orcid.org/0000-"),
        before=r"(?:\.[a-z0-9-]{1,20}(?=/|[^A-Za-z0-9.@-]|$))?(?://:s?ptth)?",
        reach=30,
        pattern=r"(?<![A-Za-z0-9@.-])(?:https?://)?(?:[a-z0-9-]{1,20}\.)??(?:(?:stackoverflow|stackexchange|serverfault|superuser|askubuntu)\.com/users/[0-9]{2,9}|mathoverflow\.net/users/[0-9]{2,9}|orcid\.org/(?!0000-0002-1825-0097)0000-000[0-9]-[0-9]{4}-[0-9]{3}[0-9X])(?![0-9])(?:/[A-Za-z0-9_.%-]{2,60})?",
        tier="likely",
        reference="https://stackoverflow.com/help/user-roles",
        finds=("«https://stackoverflow.com/users/481234/maria-lopez»", "«orcid.org/0000-0003-1415-9265»"),
        ignores=("https://stackoverflow.com/users/login", "orcid.org/0000-0002-1825-0097"),
        confidence=0.8,
    ),
    Rule(
        id="profile-link-name",
        kind=_KIND,
        anchors=("stackoverflow.com/users/", "kaggle.com/", "github.com/", "gitlab.com/", "codeberg.org/", "sr.ht/~", "bitbucket.org/"),
        before=r"(?:\.(?:www|git|gist))?(?://:s?ptth)?",
        reach=14,
        pattern=r"(?<![A-Za-z0-9@.-])(?:https?://)?(?:(?:www|git|gist)\.)?(?:(?:github|gitlab)\.com/|codeberg\.org/|sr\.ht/~|bitbucket\.org/|stackoverflow\.com/users/(?=[a-z]))[A-Za-z0-9][A-Za-z0-9._-]{1,38}/?(?=[\s\"'`<>),;|?#\]]|\.(?:\s|$)|$)",
        validate=_is_other_owner,
        tier="likely",
        reference="https://docs.github.com/account-and-profile",
        finds=("see «https://github.com/mlopez88»", "[me](«https://gitlab.com/maria-lopez»)"),
        ignores=("https://github.com/features", "https://github.com/torvalds/linux", "https://github.com/login"),
        confidence=0.6,
    ),
    Rule(
        id="profile-home",
        kind=_KIND,
        anchors=("/~",),
        before=r"[A-Za-z0-9:-]{1,40}(?:\.[A-Za-z0-9-]{1,40}){1,4}(?://:s?ptth)?",
        reach=90,
        pattern=r"(?<![A-Za-z0-9@/.-])(?:https?://)?(?:[A-Za-z0-9-]{1,40}\.){1,4}[a-z]{2,12}(?::[0-9]{2,5})?/~(?P<n>[A-Za-z][A-Za-z0-9_.-]{2,32})(?![A-Za-z0-9_])",
        validate=lambda value: is_person(value.rpartition("~")[2]),
        tier="likely",
        reference="https://httpd.apache.org/docs/current/howto/public_html.html",
        finds=("«https://www.cs.uni-halden.test/~mlopez88»/papers.html", "see «users.uni-halden.test/~mlopez»"),
        ignores=("cd /~/x", "https://a.test/~", "https://a.test/~user"),
        confidence=0.75,
    ),
    Rule(
        id="profile-own-site",
        kind=_KIND,
        anchors=(".netlify.app", ".vercel.app", ".contently.com", ".myportfolio.com", ".wixsite.com", ".hatenablog.com", ".hatenablog.jp", ".tistory.com", ".over-blog.com", ".jimdosite.com", ".jimdofree.com", ".webnode.", ".weebly.com", ".squarespace.com", ".format.com", ".journoportfolio.com", ".clippings.me", ".pages.dev", ".web.app", ".github.io", ".gitlab.io", ".substack.com", ".medium.com", ".tumblr.com", ".bandcamp.com", ".livejournal.com", ".wordpress.com", ".blogspot.", ".carrd.co", ".bsky.social", ".deviantart.com", ".artstation.com", ".academia.edu", ".dreamwidth.org", ".blogs.sapo.pt", ".pixnet.net", ".exblog.jp", ".fc2.com", ".ucoz.ru", ".narod.ru", ".diary.ru"),
        before=r"[A-Za-z0-9_-]{1,40}(?:\.www)?(?://:s?ptth)?",
        reach=55,
        pattern=r"(?<![A-Za-z0-9@.-])(?:https?://)?(?:www\.)?(?P<n>[A-Za-z0-9][A-Za-z0-9_-]{2,39})\.(?:netlify\.app|vercel\.app|contently\.com|myportfolio\.com|wixsite\.com(?:/[a-z0-9-]{1,30})?|hatenablog\.(?:com|jp)|tistory\.com|over-blog\.com|jimdosite\.com|jimdofree\.com|webnode\.[a-z]{2,4}|weebly\.com|squarespace\.com|format\.com|journoportfolio\.com|clippings\.me|pages\.dev|web\.app|github\.io|gitlab\.io|substack\.com|medium\.com|tumblr\.com|bandcamp\.com|livejournal\.com|wordpress\.com|blogspot\.[a-z]{2,3}|carrd\.co|bsky\.social|deviantart\.com|artstation\.com|academia\.edu|dreamwidth\.org|blogs\.sapo\.pt|pixnet\.net|exblog\.jp|fc2\.com|ucoz\.ru|narod\.ru|diary\.ru)(?![A-Za-z0-9-])",
        validate=lambda value: _is_owner_of_site(value),
        tier="likely",
        reference="https://docs.github.com/pages/getting-started-with-github-pages",
        finds=("«https://mlopez88.substack.com»/p/x", "see «maria-lopez.tistory.com»"),
        ignores=("https://docs.github.io", "https://api.medium.com/v1", "https://my-app.vercel.app", "https://kubernetes-sigs.github.io/x"),
        confidence=0.6,
    ),
)  # fmt: skip

_SUB_NOBODY = words("www blog api status assets media docs static open help developer app demo test example")


def _is_owner_of_site(value: str) -> bool:
    """A name before the host, that looks like a person's: sites of projects and demonstrations stay."""
    name = re.sub(r"^(?:https?://)?(?:www\.)?", "", value).partition(".")[0]
    project = re.search(
        r"(?i)(?:^|-)(?:app|demo|docs?|site|web|test|lib|ui|api|example|project|kit|js|py|org|labs?|sigs|team|dev)(?:-|$)",
        name,
    )
    if name.lower() in _SUB_NOBODY or project is not None or not is_person(name):
        return False
    plain = re.sub("[-_]", "", name)
    return (
        holds_first_name(name)
        or is_handle_like(name)
        or not value.endswith((".io", ".app", ".dev"))
        or any(is_surname(part, words=False) for part in re.split("[-_0-9]+", name) if len(part) > 3)
        or re.fullmatch(r"[a-z]{3,14}[0-9]{1,4}", plain) is not None
    )
