# ruff: noqa: E501 - rows of tables
"""Places, pages and repositories as chats and agent sessions write them: many forms, many networks. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.network_wide_handles import login_name
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["broad_case", "broad_place_cases"]

Make = Callable[[Draw], str]


def broad_case(name: str, kind: str, make: Make, tech: str, prose: str = "", fields: str = "") -> Case:
    """A case from texts with line ends between them; a line end inside one is written as in a string."""

    def lines(text: str) -> tuple[str, ...]:
        return tuple(line.strip().replace("\\n", "\n") for line in text.strip().splitlines() if line.strip())

    variant = Variant(make=make, tech=lines(tech), prose=lines(prose), fields=tuple(fields.split()))
    return Case(id=f"broad-{name}", kind=kind, variants=(variant,))


def _lat(draw: Draw, digits: int = 5) -> str:
    return f"{draw.pick(('', '', '-'))}{draw.number(11, 66)}.{draw.chars(a.DIGITS, digits - 1)}{draw.number(1, 9)}"


def _lon(draw: Draw, digits: int = 5) -> str:
    return f"{draw.pick(('', '', '-'))}{draw.number(3, 139)}.{draw.chars(a.DIGITS, digits - 1)}{draw.number(1, 9)}"


def _pair(joint: str, digits: int = 5) -> Make:
    return lambda draw: _lat(draw, digits) + joint + _lon(draw, digits)


def _swapped(joint: str, digits: int = 5) -> Make:
    return lambda draw: _lon(draw, digits) + joint + _lat(draw, digits)


def _dms(form: str) -> Make:
    """A form with places for degrees, minutes and seconds of both."""
    return lambda draw: form.format(
        d=draw.number(11, 66), m=draw.number(10, 59), s=draw.number(10, 59), t=draw.number(1, 9),
        e=draw.number(11, 139), n=draw.number(10, 59), u=draw.number(10, 59), v=draw.number(1, 9),
    )  # fmt: skip


def _coordinate_cases() -> tuple[Case, ...]:
    kind = "personal.coordinates"

    def case(name: str, make: Make, tech: str, prose: str = "", fields: str = "") -> Case:
        return broad_case(f"place-{name}", kind, make, tech, prose, fields)

    return (
        case("wkt", _swapped(" "), "POINT({v})\nSELECT ST_GeomFromText('POINT({v})', 4326);\nSRID=4326;POINT ({v})\nST_MakePoint({v})"),
        case("geojson", _swapped(", "), '{"type": "Point", "coordinates": [{v}]}\n"center": [{v}],\nmap.setView([{v}], 13)\nL.marker([{v}]).addTo(map)\nhome = ({v})\nlocation := [2]float64{{v}}', "Mon chalet se trouve ici : {v}"),
        case("three", _pair(", ", 3), "home = ({v})\ngeo:{v}\nlatlng={v}\n\"location\": \"{v}\"\nGPS: {v}", "Мои координаты: {v}\nCoordenadas de mi casa: {v}\nWir wohnen bei {v} (Koordinaten).\n我家的坐标是 {v}\n자택 좌표는 {v}"),
        case("words", _dms("{d}.{m}{s}° N, {e}.{n}{u}° E"), "position {v}\nGPS {v}", "my house is at {v}\nUnser Ferienhaus liegt auf {v}."),
        case("words-short", _dms("{d}.{m}°N {e}.{n}°W"), "loc: {v}", "the cabin is at {v}"),
        case("north", _dms("N {d}° {m}.{s}{t}' E {e}° {n}.{u}{v}'"), "Geocache: {v}\nposition {v}", "Treffpunkt {v}"),
        case("north-tight", _dms("N{d}°{m}'{s}.{t}\" E{e}°{n}'{u}.{v}\""), "WPT {v}\nGPS: {v}", "we anchored at {v}"),
        case("german", _dms("{d}° {m}' {s}\" N, {e}° {n}' {u}\" O"), "Koordinaten: {v}", "Die Hütte steht auf {v}."),
        case("french", _dms("{d}°{m}'{s}\" N {e}°{n}'{u}\" O"), "Position GPS : {v}", "On habite au {v}."),
        case("russian", _dms("{d}°{m}′{s}″ с. ш. {e}°{n}′{u}″ в. д."), "координаты: {v}", "Дача находится тут: {v}"),
        case("chinese", _dms("北纬{d}°{m}′{s}″，东经{e}°{n}′{u}″"), "位置：{v}", "我家在{v}。"),
        case("chinese-decimal", _dms("北纬{d}.{m}{s}{t}度，东经{e}.{n}{u}{v}度"), "坐标: {v}", "老家在{v}附近。"),
        case("japanese", _dms("北緯{d}度{m}分{s}秒 東経{e}度{n}分{u}秒"), "所在地: {v}", "自宅は{v}です。"),
        case("korean", _dms("북위 {d}도 {m}분 {s}초, 동경 {e}도 {n}분 {u}초"), "위치: {v}", "우리 집은 {v}에 있어요."),
        case("spanish", _dms("{d}° {m}' {s}\" norte, {e}° {n}' {u}\" oeste"), "Ubicación: {v}", "La finca está a {v}."),
        case("english", _dms("{d} degrees {m} minutes north, {e} degrees {n} minutes west"), "coordinates: {v}", "We live at {v}."),
        case("letters", _dms("{d}d{m}m{s}s N {e}d{n}m{u}s W"), "pos {v}", "it is at {v}"),
        case("exif", _dms("{d} deg {m}' {s}.{t}0\" N, {e} deg {n}' {u}.{v}0\" E"), "GPS Position                    : {v}\nGPSPosition: {v}"),
        case("exif-latitude", _dms("{d} deg {m}' {s}.{t}{u}\" N"), "GPS Latitude                    : {v}\nGPS Latitude : {v}"),
        case("exif-longitude", _dms("{e} deg {n}' {u}.{v}{s}\" W"), "GPS Longitude                   : {v}\nGPS Longitude : {v}"),
        case("exif-rational", _dms("{d}/1, {m}/1, {s}{t}{u}/100"), "GPSLatitude: {v}\nexif:GPSLatitude: {v}\nGPSLongitude=[{v}]"),
        case("exif-tuple", _dms("({d}.0, {m}.0, {s}.{t}{u})"), "'GPSLatitude': {v},\nGPSLongitude: {v}"),
        case("iso6709", lambda draw: f"+{draw.number(11, 66)}.{draw.digits(4)}{draw.pick('+-')}{draw.number(1, 139):03}.{draw.digits(4)}", "com.apple.quicktime.location.ISO6709: {v}/\nlocation        : {v}/\ncom.android.location : {v}/"),
        case("google", _pair(","), "https://www.google.com/maps/@{v},15z\nhttps://maps.google.com/?q={v}\nhttps://www.google.com/maps/search/?api=1&query={v}\nhttps://www.google.com/maps/dir/?api=1&destination={v}\nhttps://maps.apple.com/?ll={v}\nhttps://maps.apple.com/?daddr={v}\nhttps://www.bing.com/maps?cp={v}\nhttps://waze.com/ul?ll={v}&navigate=yes\ngeo:{v}?z=17\nhttps://maps.googleapis.com/maps/api/geocode/json?latlng={v}&key=X\ncurl https://api.weather.gov/points/{v}", "Hier ist mein Standort: https://maps.google.com/?q={v}"),
        case("google-data", lambda draw: f"!3d{_lat(draw, 7)}!4d{_lon(draw, 7)}", "https://www.google.com/maps/place/Home/data=!4m6!3m5!8m2{v}!16s\nhttps://goo.test/maps/place/x/data=!3m1!4b1!4m2{v}"),
        case("osm", _pair("/", 4), "https://www.openstreetmap.org/#map=17/{v}\nhttps://www.windy.com/#map=12/{v}"),
        case("osm-query", lambda draw: f"mlat={_lat(draw, 4)}&mlon={_lon(draw, 4)}", "https://www.openstreetmap.org/?{v}#map=15\nhttps://osm.org/?{v}"),
        case("query", lambda draw: f"lat={_lat(draw, 2)}&lon={_lon(draw, 2)}", "https://api.openweathermap.org/data/2.5/weather?{v}&appid=X\ncurl 'https://geo.test/reverse?{v}'"),
        case("query-long", lambda draw: f"latitude={_lat(draw, 2)}&longitude={_lon(draw, 2)}", "https://api.open-meteo.com/v1/forecast?{v}&hourly=temperature_2m"),
        case("yandex", lambda draw: f"{_lon(draw, 6)}%2C{_lat(draw, 6)}", "https://yandex.ru/maps/?ll={v}&z=16\nhttps://2gis.ru/moscow/geo/{n}/{v}\nhttps://yandex.com.tr/harita/?pt={v}"),
        case("baidu", _pair(","), "https://api.map.baidu.com/marker?location={v}&title=home\nhttps://uri.amap.com/marker?position={v}\nhttps://apis.map.qq.com/uri/v1/marker?marker=coord:{v};title:home"),
        case("csv", _pair(","), "id,lat,lon\\n1,{v}\nname,latitude,longitude\\nHome,{v}", ""),
        case("tab", _pair("\t"), "id\tlat\tlon\\n7\t{v}", ""),
        case("keys", lambda draw: _lat(draw, 3), '"lat": {v}\nlatitude: {v}\nLATITUDE={v}\nhome_lat = {v}\n"home_latitude": {v}\n<lat>{v}</lat>\nlat="{v}"\nuserLat: {v}\n| Latitude | {v} |', "широта {v}\nBreitengrad: {v}\nlatitud: {v}\n纬度：{v}\n緯度: {v}\n위도: {v}\nenlem: {v}\nszerokość geograficzna: {v}", "lat latitude"),
        case("keys-lon", lambda draw: _lon(draw, 3), '"lng": {v}\nlongitude: {v}\nHOME_LON={v}\n"lon":{v}\n<lon>{v}</lon>\nlong={v}', "долгота {v}\nLängengrad: {v}\nlongitud: {v}\n经度：{v}\n経度: {v}\n경도: {v}\nboylam: {v}", "lng longitude"),
        case("gpx", lambda draw: f'lat="{_lat(draw)}" lon="{_lon(draw)}"', "<trkpt {v}><ele>12</ele></trkpt>\n<wpt {v}>\n<node id=\"1\" {v}/>"),
        case("kml", lambda draw: f"{_lon(draw)},{_lat(draw)},0", "<coordinates>{v}</coordinates>\n<Point><coordinates>{v}</coordinates></Point>"),
        case("nmea", lambda draw: f"{draw.number(11, 66)}{draw.digits(2)}.{draw.digits(4)},N,{draw.number(3, 139):03}{draw.digits(2)}.{draw.digits(4)},E", "$GPGGA,123519,{v},1,08,0.9,545.4,M,46.9,M,,*47\n$GNRMC,081836,A,{v},000.0,360.0,130998,011.3,E*62"),
        case("plus", lambda draw: f"{draw.pick('89')}{draw.pick('FGCR')}{draw.chars('23456789CFGHJMPQRVWX', 6)}+{draw.chars('23456789CFGHJMPQRVWX', 2)}", "plus code: {v}\nhttps://plus.codes/{v}", "My plus code is {v}."),
        case("words3", lambda draw: ".".join(draw.chars("abcdefghilmnoprstu", draw.number(4, 8)) for _ in range(3)), "https://w3w.co/{v}\nhttps://what3words.com/{v}\n///{v}", "what3words: {v}\nour what3words address is ///{v}"),
        case("mgrs", lambda draw: f"{draw.number(10, 59)}{draw.pick('NPQRSTUV')} {draw.chars('ABCDEFGH', 2)} {draw.digits(5)} {draw.digits(5)}", "MGRS: {v}\ngrid: {v}", "My MGRS grid is {v}"),
        case("utm", lambda draw: f"{draw.number(10, 59)}{draw.pick('NTU')} {draw.digits(6)} {draw.digits(7)}", "UTM {v}\nUTM: {v}", "UTM coordinates: {v}"),
        case("geohash", lambda draw: "u" + draw.chars("0123456789bcdefghjkmnpqrstuvwxyz", 8), 'geohash: {v}\n"geohash": "{v}"\nhttps://geohash.org/{v}'),
        case("maidenhead", lambda draw: f"J{draw.pick('NO')}{draw.digits(2)}{draw.chars('abcdefghijklmnopqrstuvwx', 2)}", "grid locator: {v}", "my QTH locator is {v}"),
        case("share", lambda draw: draw.chars(a.ALNUM, 17), "https://maps.app.goo.gl/{v}\nhttps://goo.gl/maps/{v}", "I am here: https://maps.app.goo.gl/{v}"),
    )  # fmt: skip


_NETWORKS = (
    "linkedin.com/in/ de.linkedin.com/in/ facebook.com/ m.facebook.com/ instagram.com/ t.me/ x.com/ mobile.twitter.com/ vk.com/ ok.ru/ weibo.com/u/ weibo.com/n/ zhihu.com/people/ space.bilibili.com/ "
    "douban.com/people/ blog.naver.com/ cafe.naver.com/ user.qzone.qq.com/ xing.com/profile/ behance.net/ dribbble.com/ medium.com/@ goodreads.com/user/show/ strava.com/athletes/ open.spotify.com/user/ "
    "letterboxd.com/ steamcommunity.com/id/ chess.com/member/ kaggle.com/ stackoverflow.com/users/ scholar.google.com/citations?user= researchgate.net/profile/ ko-fi.com/ patreon.com/ buymeacoffee.com/ "
    "paypal.me/ paypal.com/paypalme/ venmo.com/u/ cash.app/$ linktr.ee/ pixelfed.social/ lemmy.world/u/ mastodon.social/@ bsky.app/profile/ academia.edu/ unsplash.com/@ pixiv.net/users/ note.com/ "
    "qiita.com/ zenn.dev/ habr.com/users/ pikabu.ru/@ drive2.ru/users/ dou.ua/users/ viadeo.com/profile/ malt.fr/profile/ upwork.com/freelancers/ fiverr.com/ freelancer.com/u/ toptal.com/resume/ "
    "producthunt.com/@ indiehackers.com/ polywork.com/ read.cv/ bento.me/ beacons.ai/ carrd.co/ vsco.co/ weheartit.com/ ravelry.com/people/ geocaching.com/p/?u= komoot.com/user/ garmin.com/modern/profile/ "
    "alltrails.com/members/ runkeeper.com/user/ zwift.com/athlete/ inaturalist.org/people/ ancestry.com/profiles/ myheritage.com/member- geni.com/people/ findagrave.com/user/profile/ douyin.com/user/ "
    "xiaohongshu.com/user/profile/ jianshu.com/u/ juejin.cn/user/ csdn.net/u/ blog.csdn.net/ gitee.com/ cnblogs.com/ tieba.baidu.com/home/main?un= instagram.com/stories/ truthsocial.com/@ rumble.com/user/ "
    "odysee.com/@ onlyfans.com/ fansly.com/ tinder.com/@ okcupid.com/profile/ mydramalist.com/profile/ anilist.co/user/ osu.ppy.sh/users/ op.gg/summoners/euw/ tracker.gg/valorant/profile/riot/ speedrun.com/user/ "
    "boardgamegeek.com/user/ roblox.com/users/ namemc.com/profile/ lichess.org/@/ codewars.com/users/ hackerrank.com/ topcoder.com/members/ atcoder.jp/users/ credly.com/users/ openreview.net/profile?id= "
    "dblp.org/pid/ loop.frontiersin.org/people/ publons.com/researcher/ threads.net/@ tiktok.com/@ youtube.com/@ reddit.com/user/ pinterest.com/ 500px.com/p/ flickr.com/photos/ deviantart.com/ artstation.com/"
)


def _profile_cases() -> tuple[Case, ...]:
    forms = 'https://www.{v}\n{v}\n[me](https://{v})\n<a href="https://{v}">profile</a>\n"url": "https://www.{v}/"\n- website: https://{v}\nhttp://{v}?ref=share'
    prose = "My page is https://{v} if you want to look.\nMein Profil: {v}\nmon profil https://www.{v}\nmi perfil es {v}\nвот моя страница: {v}\n这是我的主页 https://{v} 。\n私のページは https://{v} です\nprofilim: {v}"

    def link(draw: Draw) -> str:
        name = login_name(draw) if draw.number(0, 2) else draw.digits(8)
        return f"{draw.pick(tuple(_NETWORKS.split()))}{name}"

    return (
        *(broad_case(f"profile-{n}", "personal.profile", link, forms, prose, "url profile") for n in range(8)),
        broad_case("profile-facebook", "personal.profile", lambda draw: f"facebook.com/profile.php?id=1000{draw.digits(11)}", forms, prose),
        broad_case("profile-orcid", "personal.profile", lambda draw: f"orcid.org/0000-000{draw.number(1, 3)}-{draw.digits(4)}-{draw.digits(4)}", forms, prose),
        broad_case("profile-whatsapp", "personal.profile", lambda draw: f"wa.me/4917{draw.digits(8)}", forms, prose),
        broad_case("profile-tilde", "personal.profile", lambda draw: f"users.{draw.pick(('cs', 'math', 'phys'))}.uni-halden.test/~{login_name(draw)}", forms, prose),
        broad_case("profile-sub", "personal.profile", lambda draw: login_name(draw).replace("_", "").replace(".", "-") + draw.pick((".substack.com", ".github.io", ".wordpress.com", ".tumblr.com", ".livejournal.com", ".blogspot.com", ".netlify.app", ".vercel.app", ".bsky.social", ".contently.com", ".myportfolio.com", ".wixsite.com/home", ".hatenablog.com", ".tistory.com", ".over-blog.com", ".jimdosite.com")), forms, prose),
    )  # fmt: skip


def _repo(draw: Draw) -> str:
    firm = draw.pick(("kranzler", "halden-it", "tessera", "nordvik", "ambrosi"))
    return f"{firm}/{draw.pick(('billing', 'crm', 'payroll', 'risk'))}-{draw.pick(('core', 'jobs', 'ui'))}"


def _on_server(form: str) -> Make:
    def make(draw: Draw) -> str:
        owner, _, name = _repo(draw).partition("/")
        return form.format(o=owner, r=name, p=draw.pick(("PAY", "CRM", "OPS")))

    return make


def _repository_cases() -> tuple[Case, ...]:
    clone = 'git clone {v}\norigin\t{v} (fetch)\n\turl = {v}\nremote.origin.url={v}\ngit remote add origin {v}\nCI_REPOSITORY_URL={v}\npip install git+{v}\n"repository": "{v}"\nsource = "{v}"\nFetching {v}\nfatal: repository \'{v}\' not found'
    prose = "Our code lives at {v} and nobody outside sees it.\nUnser Repo liegt unter {v}.\nle dépôt est {v}\nнаш репозиторий {v}\n仓库地址是 {v}"
    forms = (
        "git@gitlab.{o}.net:{o}/{r}.git", "https://gitlab.{o}.de/{o}/{r}.git", "ssh://git@git.{o}.io:2222/{o}/{r}.git", "https://bitbucket.{o}.com/scm/{p}/{r}.git", "ssh://git@bitbucket.{o}.com:7999/{p}/{r}.git",
        "https://dev.azure.com/{o}/{p}/_git/{r}", "https://{o}@dev.azure.com/{o}/{p}/_git/{r}", "git@ssh.dev.azure.com:v3/{o}/{p}/{r}", "https://{o}.visualstudio.com/{p}/_git/{r}",
        "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/{o}-{r}", "codecommit::eu-west-1://{o}-{r}", "ssh://gerrit.{o}.com:29418/{r}", "git@github.com:{o}/{r}.git", "https://github.com/{o}/{r}.git",
        "git@github.com-{o}:{o}/{r}.git", "git@github-work:{o}/{r}.git", "svn+ssh://svn.{o}.com/repos/{r}/trunk", "https://svn.{o}.com/svn/{r}", "https://gitea.{o}.lan/{o}/{r}.git", "git@git.{o}.org:{r}.git",
        "https://source.developers.google.com/p/{o}-prod/r/{r}", "gitolite@{o}.net:{r}", "file:///srv/git/{o}/{r}.git", "ssh://hg@bitbucket.org/{o}/{r}", "https://codeberg.org/{o}/{r}.git", "https://gitlab.com/{o}/backend/{r}.git",
    )  # fmt: skip
    web = (
        "https://github.com/{o}/{r}/pull/812", "https://gitlab.com/{o}/{r}/-/merge_requests/44", "https://bitbucket.org/{o}/{r}/pull-requests/17", "https://git.{o}.dev/{o}/{r}/pulls/9", "https://github.com/{o}/{r}/actions/runs/81234567",
        "https://bitbucket.{o}.com/projects/{p}/repos/{r}/pull-requests/5", "https://github.{o}.com/{o}/{r}/blob/main/app.py", "https://dev.azure.com/{o}/{p}/_build/results?buildId=71", "https://gitlab.{o}.se/{o}/{r}/-/jobs/991",
    )  # fmt: skip
    plain = (
        'GITHUB_REPOSITORY={v}\nCI_PROJECT_PATH={v}\ngh repo clone {v}\ngh pr list --repo {v}\ngh pr view 12 -R {v}\n"full_name": "{v}"\nrepo: {v}\nuses: {v}/.github/workflows/ci.yml@main\n"repo": "{v}"\nBITBUCKET_REPO_FULL_NAME={v}\n* [new branch] main -> main\\nTo github.com:{v}.git\nTRAVIS_REPO_SLUG={v}\ngh api repos/{v}/pulls\nhttps://api.github.com/repos/{v}/issues\nghcr.io/{v}:latest\nregistry.gitlab.com/{v}:v2\ngithub:{v}\n',
        "our private repo is {v}\nunser privates Repo {v}\nnotre dépôt privé {v}",
    )
    return (
        *(broad_case(f"repository-{number}", "personal.repository", _on_server(form), clone, prose) for number, form in enumerate(forms)),
        *(broad_case(f"repository-web-{number}", "personal.repository", _on_server(form), "{v}\nsee {v}\n[PR]({v})\n\"html_url\": \"{v}\"", "Kannst du {v} anschauen?") for number, form in enumerate(web)),
        broad_case("repository-plain", "personal.repository", _repo, *plain),
        broad_case("repository-module", "personal.repository", _on_server("git.{o}.io/{o}/{r}"), "module {v}\nimport \"{v}\"\nrequire {v} v0.4.1\ngo get {v}@latest\nGOPRIVATE={v}"),
        broad_case("repository-scope", "personal.repository", _on_server("@{o}/{r}"), "npm install {v} --registry https://npm.test\n@corp:registry=https://npm.pkg.test\\nnpm i {v}"),
    )  # fmt: skip


def broad_place_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_coordinate_cases(), *_profile_cases(), *_repository_cases())
