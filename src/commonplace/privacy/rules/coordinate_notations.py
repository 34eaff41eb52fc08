"""Places on Earth in other notations: degrees and minutes, sides of the world, tags of pictures, grids, codes, links."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.coordinate_pairs import is_place
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["COORDINATE_NOTATIONS"]

_KIND = "personal.coordinates"
_ISO = "https://www.iso.org/standard/75147.html"
_EXIF = "https://exiftool.org/TagNames/GPS.html"
_MAPS = "https://developers.google.com/maps/documentation/urls/get-started"

_DEG = r"(?:[ ]?[°º˚]|[ ]?(?:degrees?|deg\.?|grad|grados?|graus|gradi|graden|stopni|градус[а-я]{0,3}|derece|度|도)|d(?=[0-9]))"
_MIN = r"(?:[ ]?['′’ʹ´]|[ ]?(?:minutes?|min\.?|minuten|minutos?|minuti|минут[а-я]?|dakika|分|분)|m(?=[0-9]))"
_SEC = r"(?:[ ]?(?:[\"″”“ʺ]|\\\"|''|′′|’’|´´)|[ ]?(?:seconds?|sec\.?|sekunden|segundos?|secondes?|secondi|секунд[а-я]?|saniye|秒|초)|s(?=[ NSEW,]))"
_ANGLE = rf"[0-9]{{1,3}}(?:[.,][0-9]{{1,12}})?{_DEG}(?:[ ]?[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?{_MIN}(?:[ ]?[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?{_SEC})?)?"
_SIDE = (
    r"(?:north|south|east|west|norte|sur|sul|este|leste|oeste|nord|sud|est|ouest|ovest|süd|ost|noord|zuid|oost|n\.? ?br\.?|s\.? ?br\.?|ö\.? ?l\.?|w\.? ?l\.?"
    r"|с\.? ?ш\.?|ю\.? ?ш\.?|в\.? ?д\.?|з\.? ?д\.?|пн\.? ?ш\.?|сх\.? ?д\.?|северной широты|восточной долготы|kuzey|doğu|batı|güney|[NSEWOLVВСЮЗ](?![A-Za-z]))"
)
_EASTERN = r"(?:北纬|南纬|北緯|南緯|북위|남위|东经|西经|東経|西経|東經|西經|동경|서경)"
_BETWEEN = r"(?:[ ]{0,2}[,;/|+·–-]?[ ]{0,2}(?:(?:and|und|et|y|e|и|ve|by)[ ])?)"
# Degrees, minutes and seconds with nothing but colons, dashes or blanks between them, or with nothing at all.
_PLAIN = r"(?:[0-9]{1,3}(?:[ ]?[:° -][ ]?[0-9]{1,2}){1,2}(?:[.,][0-9]{1,6})?['\"’”′″]{0,2}|[0-9]{1,3}[.,][0-9]{2,12}|[0-9]{4,7}(?:\.[0-9]{1,5})?)"


def _has_digits(text: str, start: int, end: int) -> bool:
    return len(re.findall("[0-9]", text[start:end])) > 6


_TWO_DEGREES = re.compile(r"[NS]?[ ]?[0-9]{1,3}[.,][0-9]+[ ]?[NS]?[^0-9]{1,6}[0-9]{1,3}[.,][0-9]+[ ]?[EWO]?")


def _is_somewhere(value: str) -> bool:
    """Not a landmark, and more than a region."""
    digits = len(re.findall("[0-9]", value))
    return digits > 6 and (_TWO_DEGREES.fullmatch(value) is None or is_place(value))


COORDINATE_NOTATIONS: tuple[Rule, ...] = (
    Rule(
        id="place-degrees",
        version=2,
        kind=_KIND,
        anchors=("°", "º", "˚", Shape("[0-9] deg", 5), Shape("[0-9]d[0-9]{2}m[0-9]", 6)),
        before=r"(?:[0-9]{1,12}[.,])?[0-9]{0,3}[-+−]?(?:[ ]?[NSns](?![A-Za-z]))?",
        reach=20,
        ignore_case=True,
        pattern=rf"(?<![0-9A-Za-z.])(?:[NS][ ]?{_ANGLE}{_BETWEEN}[EWOL][ ]?{_ANGLE}|{_ANGLE}[ ]?{_SIDE}{_BETWEEN}{_ANGLE}[ ]?{_SIDE}|[-+−]?[0-9]{{1,2}}[.,][0-9]{{3,12}}{_DEG}[ ]?[,;/|]?[ ]?[-+−]?[0-9]{{1,3}}[.,][0-9]{{3,12}}{_DEG})(?![A-Za-z])",
        judge=_has_digits,
        reference=_ISO,
        finds=(
            "am «47° 16' 37\" N, 22° 49' 49\" O»",
            "«N 51° 12.275' E 007° 47.212'»",
            "«26°38′18″ с. ш. 121°36′51″ в. д.»",
            "GPS Position : «11 deg 24' 30.60\" N, 62 deg 19' 48.60\" E»",
            "«58 degrees 27 minutes north, 18 degrees 59 minutes west»",
            "«29.5012°N 30.3312°W»",
            "at «52°31'12\"N 13°24'18\"E»",
            '"latLng": "«47.2021837°, 116.4642446°»"',
            "maps/place/«61°55'10.3\"N+96°47'45.7\"E»/",
        ),
        ignores=("20° N", "90° turn", "it is 21 degrees outside", "12 deg per second", "20° C", "from 12.5° to 30.5°"),
        confidence=0.9,
    ),
    Rule(
        id="place-sides",
        kind=_KIND,
        anchors=(Shape(r"[0-9'\"][NS][ ,;/|+0-9EWO-]", 3), Shape(r"[0-9'\"] [NS][ ,;/|]", 4)),
        before=r"(?:['\" :.,°-]{0,3}[0-9](?:[0-9 :.,°-]{0,18}[0-9])?)?",
        reach=22,
        pattern=rf"(?<![0-9A-Za-z.,]){_PLAIN}[ ]?[NS]{_BETWEEN}{_PLAIN}[ ]?[EWO](?![A-Za-z0-9])",
        validate=_is_somewhere,
        reference=_ISO,
        finds=(
            "position «48-39-32N 012-13-13E»",
            "GPS «42 13 57.879 N 92 47 47.110 E»",
            "pos=«41.2043N, 89.3011W»",
            "=«4645.57N/05257.41E»-PHG",
            "PSN «343841N1374115E»",
            "pos «40:36:18.919N 14:23:52.836E»",
        ),
        ignores=("10 N 20 E", "5N force", "12 N, 30 E", "1 S 2 E"),
        confidence=0.85,
    ),
    Rule(
        id="place-sides-before",
        kind=_KIND,
        anchors=(Shape(r"[NS][0-9]{2}[ .:-]", 4, "A-Za-z0-9_"), Shape(r"[NS] [0-9]{2}[ .:-]", 5, "A-Za-z0-9_")),
        pattern=rf"[NS][ ]?{_PLAIN}{_BETWEEN}[EWO][ ]?{_PLAIN}(?![A-Za-z0-9])",
        validate=_is_somewhere,
        reference=_ISO,
        finds=("WP1 «N41.1951356 W89.3059114»", "cache «N 51 12.275 E 007 47.212»"),
        ignores=("N95 masks", "S3 bucket", "N 20 and S 30", "N10 E20"),
        confidence=0.85,
    ),
    Rule(
        id="place-eastern",
        kind=_KIND,
        anchors=("北纬", "南纬", "北緯", "南緯", "북위", "남위"),
        pattern=rf"{_EASTERN}[ ]?(?:{_ANGLE}|[0-9]{{1,3}}\.[0-9]{{2,12}})[，,、 ]{{0,2}}{_EASTERN}[ ]?(?:{_ANGLE}|[0-9]{{1,3}}\.[0-9]{{2,12}})",
        validate=lambda value: len(re.findall("[0-9]", value)) > 6,
        reference=_ISO,
        finds=("位置：«北纬24°54′53″，东经107°19′31″»", "«北緯27度11分14秒 東経12度42分43秒»", "«북위 13도 59분 59초, 동경 136도 13분 33초»"),
        ignores=("北纬30度", "북위 38도"),
    ),
    Rule(
        id="place-picture-tag",
        version=2,
        kind=_KIND,
        anchors=("GPSLatitude", "GPSLongitude", "GPS Latitude", "GPS Longitude", "GPSDestLatitude"),
        pattern=r"GPS[ ]?(?:GPS|Dest)?(?:Latitude|Longitude)[\"']?[ \t]{0,24}[:=][ \t]{0,4}[\"']?(?P<v>[\[(]{0,2}[0-9]{1,3}(?:\.[0-9]{1,12})?(?:(?: deg |°[ ]?|['′] ?|/1,? |\)?[,;] ?\(?|\]?, ?\[?| ?\], \[?)[0-9]{1,8}(?:\.[0-9]{1,12})?(?:/[0-9]{1,7})?){1,6}[\])]{0,2}(?:\"|″)?(?: ?[NSEW]\b)?|-?[0-9]{1,3}\.[0-9]{2,15}(?: ?[NSEW]\b)?)",
        reference=_EXIF,
        finds=("GPS Latitude                    : «21 deg 12' 56.32\" N»", "exif:GPSLatitude: «11/1, 44/1, 12854/100»", "'GPSLongitude': «(53.0, 17.0, 47.346)»", "'GPSLatitude': «[[40, 1], [19, 1], [44199, 1000]]»"),
        ignores=("GPSLatitude: none", "GPSLatitudeRef: North"),
    ),
    Rule(
        id="place-picture-fractions",
        kind=_KIND,
        anchors=(Shape(r"[\[(]{2}[0-9]{2},1[\])]", 7), Shape(r"[\[(]{2}[0-9]{2}, 1[\])]", 8)),
        pattern=r"[\[(]{2}[0-9]{1,3}, ?1[\])], ?[\[(][0-9]{1,2}, ?1[\])], ?[\[(][0-9]{1,8}, ?10{0,7}[\])]{2}",
        reference=_EXIF,
        finds=("2: «[[40, 1], [19, 1], [44199, 1000]]»,", "gps = «((51, 1), (30, 1), (1234, 100))»"),
        ignores=("[[40, 1], [19, 2]]", "[[1, 1]]"),
    ),
    Rule(
        id="place-iso6709",
        kind=_KIND,
        anchors=(Shape(r"[+-][0-9]{2}\.[0-9]{4}[0-9+-]", 9, "0-9A-Za-z.+-"),),
        pattern=r"[+-][0-9]{2}\.[0-9]{4,8}[+-][01][0-9]{2}\.[0-9]{4,8}(?:[+-][0-9]{1,5}(?:\.[0-9]{1,4})?)?(?=/|[\s\"']|$)",
        validate=is_place,
        reference=_ISO,
        finds=("location        : «+24.5863+114.9124»/",),
        ignores=("+12.3456-1", "-10.00000"),
    ),
    Rule(
        id="place-map-data",
        kind=_KIND,
        anchors=("!3d", "!2d", "!1d"),
        pattern=r"!(?:3d-?[0-9]{1,2}\.[0-9]{3,9}!4d-?[0-9]{1,3}\.[0-9]{3,9}|2d-?[0-9]{1,3}\.[0-9]{3,16}!3d-?[0-9]{1,2}\.[0-9]{3,16})",
        validate=is_place,
        reference=_MAPS,
        finds=("maps/place/Home/data=!4m6!8m2«!3d39.1549961!4d109.4660142»!16s",),
        ignores=("wow!3d", "!3d48.8584!4d2.2945"),
    ),
    Rule(
        id="place-map-query",
        kind=_KIND,
        anchors=cue_anchors(("x=", "y=", '"x":', '"y":')),
        ignore_case=True,
        pattern=r"(?<![A-Za-z0-9_])\"?(?P<v>[xy](?:=|\": ?)-?[0-9]{1,3}\.[0-9]{4,15}(?:&|, ?)\"?[xy](?:=|\": ?)-?[0-9]{1,3}\.[0-9]{4,15})",
        validate=is_place,
        judge=lambda text, start, end: re.search(r"(?i)map|srid|wkid|4326|geo|location|spatial", text[max(0, start - 80) : end + 60]) is not None,
        reference="https://developer.mapy.com/further-uses-of-mapycom/mapy-com-url/",
        finds=("https://mapy.cz/zakladni?«x=14.5123218&y=50.0959586»&z=15", '{"geometry": {"«x": 12.55293, "y": 17.37228», "spatialReference": {"wkid": 4326}}}'),
        ignores=("x=12.34567, y=45.67891", '{"x": 1.5, "y": 2.5}'),
        confidence=0.8,
    ),
    Rule(
        id="place-query-short",
        kind=_KIND,
        anchors=("geo:", Shape(r"\?q=[-0-9]", 4, "", "?q="), Shape(r"&q=[-0-9]", 4, "", "&q="), Shape(r"latlng=[-0-9]", 8, "", "latlng="), Shape(r"[?&]ll=[-0-9]", 5), "setView([", "LatLng("),
        pattern=r"(?:geo:|[?&](?:q|ll)=|latlng=|setView\(\[|LatLng\()(?P<v>-?[0-9]{1,2}\.[0-9]{2}(?:, ?|%2C)-?[0-9]{1,3}\.[0-9]{2,3})(?![0-9]|,)",
        validate=is_place,
        reference="https://www.rfc-editor.org/rfc/rfc5870",
        finds=("geo:«48.21,16.37»;u=35", "https://maps.google.com/?q=«-33.82,151.11»"),
        ignores=("?q=1.5,2", "geo:fence"),
        confidence=0.7,
    ),
    Rule(
        id="place-nmea",
        version=2,
        kind=_KIND,
        anchors=(Shape(r"[0-9],[NS],[0-9]{5}\.", 10),),
        before=r"[0-9]{1,6}\.[0-9]{4}",
        reach=12,
        pattern=r"(?<![0-9.])[0-9]{4}\.[0-9]{2,7},[NS],[0-9]{5}\.[0-9]{2,7},[EW]",
        reference="https://gpsd.gitlab.io/gpsd/NMEA.html",
        finds=("$GPGGA,123519,«5538.3792,N,10412.9342,E»,1,08", "+CGPSINFO: «3350.2889,N,02487.9440,E»,000.0"),
        ignores=("$GPGGA,,,,,,0,,,,,,,,*66",),
    ),
    Rule(
        id="place-plus-code",
        version=2,
        kind=_KIND,
        anchors=(Shape(r"[23456789CFGHJMPQRVWX]{4}\+[23456789CFGHJMPQRVWX]{2}", 7),),
        before="[23456789CFGHJMPQRVWX]{0,4}",
        reach=4,
        pattern=r"(?<![0-9A-Za-z+_])(?:[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{6}\+[23456789CFGHJMPQRVWX]{2,3}|[23456789CFGHJMPQRVWX]{4}\+[23456789CFGHJMPQRVWX]{2,3}(?=[ ,，]{1,2}[A-ZÀ-Þ\u0370-\uffff][a-zß-ÿ\u0370-\uffff]|[\s\"'.,]|$))(?![0-9A-Za-z+=])",
        judge=lambda text, start, end: _is_plus_code(text, start, end),
        reference="https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md",
        finds=("plus code: «8FGGMMF4+6F»", "meet me at «MMF4+6F» Utrecht", '"compound_code": "«MMF4+6F» Porto, Portugal"', "pluscode=«7W9R+XM»"),
        ignores=("22222222+22", "8FGGMMF4+", "press CFGH+J2", "2222+33 CC"),
    ),
    Rule(
        id="place-three-words",
        kind=_KIND,
        anchors=("w3w.co/", "what3words", Shape("///[a-z]", 4, "/:", "///")),
        ignore_case=True,
        pattern=r"(?:w3w\.co/|what3words\.com/|what3words(?: address)?(?: is|:|=)?[ \"'`]{0,3}(?:///)?|///)(?P<v>(?-i:[a-z\u00df-\uffff]{3,18}\.[a-z\u00df-\uffff]{3,18}\.[a-z\u00df-\uffff]{3,18}))(?![A-Za-z0-9./(])",
        validate=lambda value: value not in ("filled.count.soap", "index.home.raft") and not value.endswith((".com", ".html", ".json")),
        reference="https://developer.what3words.com/",
        finds=("https://w3w.co/«aftii.pmnrsp.ulbi»", "what3words: «mhsdu.medep.hgatm»", "meet at ///«cnmfio.dagbis.etbebeh»"),
        ignores=("///filled.count.soap", "file:///etc.d.conf/x", "what3words is an app", "/// see module.class.method()"),
    ),
    Rule(
        id="place-grid",
        version=2,
        kind=_KIND,
        anchors=(*cue_anchors(("mgrs", "utm", "usng", "etrs89", "grid", "geohash", "locator", "maidenhead", "qth", "os grid", "my_grid", "lv95", "lv03", "ch1903", "gauß", "gauss", "gk ", "swissgrid", "bng", "osgb")), "_gridsquare", "座標"),
        ignore_case=True,
        pattern=r"(?<![A-Za-z])(?:my_)?(?:mgrs|usng|utm|etrs89|grid|geohash(?:\.org)?|locator|maidenhead|qth|lv95|lv03|ch1903\+?|gau(?:ß|ss)[- ]kr(?:ü|u|ue)ger|gk|swissgrid|bng|osgb(?:36)?)[A-Za-z0-9 _:]{0,22}?[\"'>]{0,2}(?:[ ]{0,2}(?:[:=/>]|is|ist|est)[ ]?|[ ])[\"'`]?"
        r"(?P<v>(?-i:[1-6]?[0-9][C-HJ-NP-X][ ]?[A-HJ-NP-Z]{2}[ ]?(?:[0-9]{5} ?[0-9]{5}|[0-9]{4} ?[0-9]{4}|[0-9]{3} ?[0-9]{3})|[1-6]?[0-9][C-HJ-NP-X],? [0-9]{6}(?:\.[0-9]{1,3})?m?E?,? [0-9]{7}(?:\.[0-9]{1,3})?m?N?"
        r"|(?:E|R|Rechtswert|Ost)[:= ]{1,2}[0-9]{6,8}(?:[.,][0-9]{1,3})?[,;]? (?:N|H|Hochwert|Nord)[:= ]{1,2}[0-9]{6,8}(?:[.,][0-9]{1,3})?|[0-9]{6}(?:\.[0-9]{1,3})?m?[ ,/]{1,3}[0-9]{7}(?:\.[0-9]{1,3})?m?|[12]?'?[0-9]{3}[' ]?[0-9]{3}(?:\.[0-9]{1,3})?[ ]?[/,;][ ]?[12]?'?[0-9]{3}[' ]?[0-9]{3}(?:\.[0-9]{1,3})?"
        r"|[A-R]{2}[0-9]{2}[a-xA-X]{2}(?:[0-9]{2})?|[STNHO][A-HJ-Z] ?[0-9]{3,5} ?[0-9]{3,5}))(?![A-Za-z0-9])",
        reference="https://earth-info.nga.mil/",
        finds=("MGRS: «11N HB 63706 95501»", "UTM «36U 243170 4662392»", "my QTH locator is «JO39ns»", "ETRS89 UTM zone 32: «E 612345 N 5312345»", "<GRIDSQUARE:6>«JO39ns»", "Gauß-Krüger «R: 3456789 H: 5678901»", "LV95: «2'612'345 / 1'212'345»"),
        ignores=("utm_source=x", "grid: 12 columns", "geohash: str", "utm parameters"),
    ),
    Rule(
        id="place-swiss-grid",
        kind=_KIND,
        anchors=(Shape(r"2'[4-8][0-9]{2}'[0-9]{3}", 9, "0-9A-Za-z'", "2'"),),
        pattern=r"2'[4-8][0-9]{2}'[0-9]{3}(?:\.[0-9]{1,3})?[ ]?[/,;|][ ]?1'[0-3][0-9]{2}'[0-9]{3}(?:\.[0-9]{1,3})?(?![0-9'])",
        reference="https://www.swisstopo.admin.ch/en/the-swiss-coordinates-system",
        finds=("Die Hütte: «2'612'345 / 1'212'345».",),
        ignores=("2'612'345 Franken",),
    ),
    Rule(
        id="place-cell",
        kind=_KIND,
        anchors=cue_anchors(("geohash", "ngeohash")),
        ignore_case=True,
        pattern=r"(?:n?geohash(?:\.org/|[0-9]{0,2}[\"']?[ ]?[:=][ ]?[\"']?|\.decode\([\"'])(?P<v>(?-i:(?=[a-z]{0,11}[0-9])[0-9bcdefghjkmnpqrstuvwxyz]{7,12}))(?![0-9A-Za-z]))",
        reference="https://en.wikipedia.org/wiki/Geohash",
        finds=('"geohash": "«ux2dtwu43»"', "https://geohash.org/«uq0ee6mux»", '"geohash7": "«9zsppybm»"'),
        ignores=("geohash: string", "geohash = encode(x)"),
    ),
    Rule(
        id="place-hexagon",
        kind=_KIND,
        anchors=(Shape("8[89a-f][0-9a-f]{7}", 9, "0-9A-Za-z_-"),),
        pattern=r"8[89a-f][0-9a-f]{8,10}f{3,5}(?![0-9A-Za-z_-])",
        validate=lambda value: len(value) == 15,
        reference="https://h3geo.org/docs/core-library/h3Indexing",
        finds=("h3_index: «8b426a23db6dfff»", "h3.cell_to_latlng('«891f1d48177ffff»')"),
        ignores=("8b426a23db6dff", "8b426a23db6dffff0"),
    ),
    Rule(
        id="place-shared-link",
        kind=_KIND,
        anchors=("maps.app.goo.gl/", "goo.gl/maps/", "yandex.ru/maps/-/", "yandex.com/maps/-/", "naver.me/", "kko.to/", "surl.amap.com/", "j.map.baidu.com/"),
        pattern=r"(?:maps\.app\.goo\.gl/|goo\.gl/maps/|yandex\.(?:ru|com)/maps/-/|naver\.me/|kko\.to/|surl\.amap\.com/|j\.map\.baidu\.com/)(?P<v>[A-Za-z0-9_~/-]{6,24})(?![A-Za-z0-9])",
        reference=_MAPS,
        finds=("https://goo.gl/maps/«rFBar3n4JA20GdmMe»", "https://yandex.ru/maps/-/«CDa8fGh4»"),
        ignores=("https://goo.gl/maps/", "https://maps.app.goo.gl/x"),
    ),
)  # fmt: skip

_PLUS_CUE = re.compile(r"(?i)plus[ _-]?code|pluscode|olc\b|compound_code|global_code|maps?\b[^\n]{0,16}$")


def _is_plus_code(text: str, start: int, end: int) -> bool:
    """Letters and digits; a short one also wants a town behind it or a word for it before."""
    value = text[start:end]
    head = value.partition("+")[0]
    if not (re.search("[A-Z]", value) and re.search("[0-9]", value)):
        return False
    if len(head) == 8:
        return True
    if _PLUS_CUE.search(text[max(0, start - 48) : start]):
        return True
    return re.match(r"[ ,，]{1,2}[A-ZÀ-Þ\u0370-\uffff][a-zß-ÿ\u0370-\uffff]{2}", text[end : end + 6]) is not None  # fmt: skip
