"""Places on Earth in every notation: words of other languages, well-known text, tags of pictures, links of maps, grids."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.coordinates import COORDINATES
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["COORDINATE_NOTATIONS"]

_KIND = "personal.coordinates"
_ISO = "https://www.iso.org/standard/75147.html"
_WKT = "https://www.ogc.org/standard/sfa/"
_EXIF = "https://exiftool.org/TagNames/GPS.html"
_MAPS = "https://developers.google.com/maps/documentation/urls/get-started"
_KNOWN = next(rule.validate for rule in COORDINATES if rule.id == "coordinates")
_NUMBER = re.compile(r"[0-9]+\.[0-9]+")


def _is_place(value: str) -> bool:
    """A pair on Earth that is no landmark's, whichever of the two stands first, and no row of round numbers."""
    found = _NUMBER.findall(value)
    if len(found) < 2:
        return False
    first, second = found[:2]
    if float(first) > 180 or float(second) > 180 or (float(first) > 90 and float(second) > 90):
        return False
    if all(float(one) < 1.5 for one in (first, second)) or re.fullmatch(r"0*\.?0*|1\.0+", first):
        return False
    return _KNOWN is None or (_KNOWN(f"{first}, {second}") and _KNOWN(f"{second}, {first}"))


def _is_one(value: str) -> bool:
    """One angle that says more than a region does."""
    return abs(float(value)) <= 180 and re.search(r"\.[0-9]*[1-9][0-9]|\.[0-9]{3}|\.[1-9]", value) is not None


_N2 = r"[-+]?[0-9]{1,3}\.[0-9]{2,16}"
_N3 = r"[-+]?[0-9]{1,3}\.[0-9]{3,16}"
_DEG = r"(?:[ ]?[°º˚]|[ ]?(?:degrees?|deg\.?|grad|grados?|graus|gradi|graden|stopni|градус[а-я]{0,3}|derece|度|도)|d(?=[0-9]))"
_MIN = r"(?:[ ]?['′’ʹ´]|[ ]?(?:minutes?|min\.?|minuten|minutos?|minuti|минут[а-я]?|dakika|分|분)|m(?=[0-9]))"
_SEC = r"(?:[ ]?(?:[\"″”ʺ]|\\\"|''|′′|’’)|[ ]?(?:seconds?|sec\.?|sekunden|segundos?|secondes?|secondi|секунд[а-я]?|saniye|秒|초)|s(?=[ NSEW,]))"
_ANGLE = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,9}})?{_DEG}(?:[ ]?[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?{_MIN}(?:[ ]?[0-9]{{1,2}}(?:[.,][0-9]{{1,6}})?{_SEC})?)?"
_SIDE = (
    r"(?:north|south|east|west|norte|sur|sul|este|leste|oeste|nord|sud|est|ouest|ovest|süd|ost|noord|zuid|oost|n\.? ?br\.?|s\.? ?br\.?|ö\.? ?l\.?|w\.? ?l\.?"
    r"|с\.? ?ш\.?|ю\.? ?ш\.?|в\.? ?д\.?|з\.? ?д\.?|пн\.? ?ш\.?|сх\.? ?д\.?|северной широты|восточной долготы|kuzey|doğu|batı|güney|[NSEWOLВСЮЗ](?![A-Za-z]))"
)
_EASTERN = r"(?:北纬|南纬|北緯|南緯|북위|남위|东经|西经|東経|西経|東經|西經|동경|서경)"

# What stands before a pair of numbers that means a place.
_CUES = (
    "geo:", "latlng", "latlon", "lat_lng", "lat_lon", "lat/lon", "lat,lon", "lat/lng", "latitude/longitude", "lat, lon", "coordinates", "coordinate", "coords", "coord:", "gps", "geopoint", "geo_point",
    "geolocation", "geoposition", "koordinaten", "standort", "coordonnées", "coordenadas", "coordinate gps", "coördinaten", "współrzędne", "координаты", "координат", "координати", "konum", "koordinat",
    "souřadnice", "坐标", "座標", "좌표", "位置", "위치", "الإحداثيات", "إحداثيات", "निर्देशांक", "setview(", "l.marker(", "l.latlng(", "flyto(", "st_makepoint(", "st_point(", "google.maps.latlng(", "location\": \"",
    "position\": \"", "home = (", "home = [", "center\": [", "center: [", "origin=", "destination=", "daddr=", "saddr=", "sll=", "ll=", "cp=", "pt=", "rtext=", "center=", "query=", "?q=", "&q=", "location=", "marker=", "position=", "points/",
)  # fmt: skip

_LAT = ("latitude", "lat", "широта", "breitengrad", "latitud", "纬度", "緯度", "위도", "enlem", "szerokość geograficzna", "breedtegraad", "latitudine", "latitudo", "zeměpisná šířka", "خط العرض", "अक्षांश", "latitud norte", "geogr. breite", "geografische breite")  # fmt: skip
_LON = ("longitude", "lng", "lon", "long", "долгота", "довгота", "längengrad", "longitud", "经度", "經度", "経度", "경도", "boylam", "długość geograficzna", "lengtegraad", "longitudine", "zeměpisná délka", "خط الطول", "देशांतर", "geogr. länge", "geografische länge")  # fmt: skip
_ONE = one_of((*_LAT, *_LON))

COORDINATE_NOTATIONS: tuple[Rule, ...] = (
    Rule(
        id="place-degrees",
        kind=_KIND,
        anchors=("°", "º", "˚", Shape("[0-9] deg", 5), Shape("[0-9]d[0-9]{2}m[0-9]", 6)),
        before=r"(?:[0-9]{1,9}\.)?[0-9]{0,3}(?:[ ]?[NSns])?",
        reach=16,
        ignore_case=True,
        pattern=rf"(?<![0-9A-Za-z.])(?:[NS][ ]?{_ANGLE}[,;]?[ ]{{0,2}}[EWOL][ ]?{_ANGLE}|{_ANGLE}[ ]?{_SIDE}[ ]{{0,2}}[,;/|]?[ ]{{0,2}}(?:(?:and|und|et|y|e|и|ve)[ ])?{_ANGLE}[ ]?{_SIDE})(?![A-Za-z])",
        judge=lambda text, start, end: len(re.findall("[0-9]", text[start:end])) > 6,
        reference=_ISO,
        finds=(
            "am «47° 16' 37\" N, 22° 49' 49\" O»",
            "«N 51° 12.275' E 007° 47.212'»",
            "«26°38′18″ с. ш. 121°36′51″ в. д.»",
            "GPS Position : «11 deg 24' 30.60\" N, 62 deg 19' 48.60\" E»",
            "«58 degrees 27 minutes north, 18 degrees 59 minutes west»",
            "«29.5012°N 30.3312°W»",
        ),
        ignores=("20° N", "90° turn", "it is 21 degrees outside", "12 deg per second"),
        confidence=0.9,
    ),
    Rule(
        id="place-eastern",
        kind=_KIND,
        anchors=("北纬", "南纬", "北緯", "南緯", "북위", "남위"),
        pattern=rf"{_EASTERN}[ ]?{_ANGLE}[，,、 ]{{0,2}}{_EASTERN}[ ]?{_ANGLE}",
        validate=lambda value: len(re.findall("[0-9]", value)) > 6,
        reference=_ISO,
        finds=("位置：«北纬24°54′53″，东经107°19′31″»", "«北緯27度11分14秒 東経12度42分43秒»", "«북위 13도 59분 59초, 동경 136도 13분 33초»"),
        ignores=("北纬30度", "북위 38도"),
    ),
    Rule(
        id="place-picture-tag",
        kind=_KIND,
        anchors=("GPSLatitude", "GPSLongitude", "GPS Latitude", "GPS Longitude", "GPSDestLatitude", "GPS GPSLatitude", "GPS GPSLongitude"),
        pattern=r"GPS[ ]?(?:GPS|Dest)?(?:Latitude|Longitude)[\"']?[ \t]{0,24}[:=][ \t]{0,4}[\"'\[(]{0,2}(?P<v>[0-9]{1,3}(?:\.[0-9]{1,9})?(?: deg |°[ ]?|/1,? |, ?)[0-9]{1,2}(?:\.[0-9]{1,9})?(?:['′] ?|/1,? |, ?)[0-9]{1,7}(?:\.[0-9]{1,9})?(?:/[0-9]{1,7})?(?:\"|″)?(?: ?[NSEW]\b)?|-?[0-9]{1,3}\.[0-9]{2,15}(?: ?[NSEW]\b)?)",
        reference=_EXIF,
        finds=("GPS Latitude                    : «21 deg 12' 56.32\" N»", "exif:GPSLatitude: «11/1, 44/1, 12854/100»", "'GPSLongitude': («53.0, 17.0, 47.346»)"),
        ignores=("GPSLatitude: none", "GPSLatitudeRef: North"),
    ),
    Rule(
        id="place-iso6709",
        kind=_KIND,
        anchors=(Shape(r"[+-][0-9]{2}\.[0-9]{4}[0-9+-]", 9, "0-9A-Za-z.+-"),),
        pattern=r"[+-][0-9]{2}\.[0-9]{4,8}[+-][01][0-9]{2}\.[0-9]{4,8}(?:[+-][0-9]{1,5}(?:\.[0-9]{1,4})?)?(?=/|[\s\"']|$)",
        validate=_is_place,
        reference=_ISO,
        finds=("location        : «+24.5863+114.9124»/",),
        ignores=("+12.3456-1", "-10.00000"),
    ),
    Rule(
        id="place-text",
        kind=_KIND,
        anchors=("POINT(", "POINT (", "POINT Z (", "<coordinates>", "ST_MakePoint(", "ST_Point("),
        ignore_case=True,
        pattern=rf"(?:POINT(?: Z)? ?\(|<coordinates>\s{{0,8}}|ST_(?:Make)?Point\()[ ]?(?P<v>{_N2}(?:,[ ]?|[ ]){_N2}(?:,-?[0-9]{{1,5}}(?:\.[0-9]{{1,6}})?)?)",
        validate=_is_place,
        reference=_WKT,
        finds=("SELECT ST_GeomFromText('POINT(«129.54497 -27.35841»)', 4326)", "<coordinates>«74.82542,44.07518,0»</coordinates>"),
        ignores=("POINT(0 0)", "POINT(1.00 2.00)".replace("2.00", "1"), "point(x, y)"),
    ),
    Rule(
        id="place-list",
        kind=_KIND,
        anchors=(Shape(r"[\[({][0-9]{2}\.[0-9]{4}", 8), Shape(r"[\[({][0-9]{3}\.[0-9]{4}", 9), Shape(r"[\[({]-[0-9]{2}\.[0-9]{4}", 9), Shape(r"[\[({]-[0-9]{3}\.[0-9]{4}", 10)),
        pattern=r"[\[({][ ]?(?P<v>-?[0-9]{2,3}\.[0-9]{4,15}, ?-?[0-9]{1,3}\.[0-9]{4,15})(?=[ ]?[\])}])",
        validate=_is_place,
        judge=lambda text, start, _: _is_like_place(text, start),
        tier="likely",
        reference="https://www.rfc-editor.org/rfc/rfc7946",
        finds=('"coordinates": [«103.21738, 42.59063»]', "map.setView([«-121.39963, 66.37358»], 13)"),
        ignores=("x = [103.21738, 42.59063, 17.00001]", "loss (12.34567, 45.67891)", "[0.1234, 0.5678]"),
        confidence=0.7,
    ),
    Rule(
        id="place-cue",
        kind=_KIND,
        anchors=cue_anchors(_CUES),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?:{one_of(_CUES)})(?:[\"'`*_)\]]|s\b)?(?:(?![\d\n]).){{0,24}}?(?P<v>(?<![0-9.]){_N3}(?:[ ]?,[ ]?|;[ ]?|[ ]|%2C(?:%20)?|/|\+){_N3}|(?<=[=/:(\[]){_N2}(?:,|%2C){_N2})(?![0-9]|,[ ]?[0-9]{{1,3}}\.[0-9]{{3}})",
        validate=_is_place,
        reference=_MAPS,
        finds=(
            "Мои координаты: «43.723, 8.486»",
            "我家的坐标是 «28.919, 106.388»",
            "geo:«22.625,87.011»?z=17",
            "https://yandex.ru/maps/?ll=«98.785067%2C57.924093»&z=16",
            '"location": "«41.493, 82.326»"',
        ),
        ignores=("coordinates: 12, 14", "?q=1.5,2", "gps accuracy 3.141 m", "https://maps.google.com/?q=48.8584,2.2945"),
        confidence=0.85,
    ),
    Rule(
        id="place-said-behind",
        kind=_KIND,
        anchors=("(coord", "(Coord", "(Koord", "(coörd", "(coord", "(коорд", "(Коорд", "(GPS", "(gps", "(WGS84", "(lat", "(Lat"),
        before=r"[ ]?[0-9]{1,12}\.[0-9]{1,3}[-+]?[ ;/]{0,2},?[0-9]{1,12}\.[0-9]{1,3}[-+]?",
        reach=40,
        pattern=rf"(?P<v>{_N3}[,;/ ]{{1,2}}{_N3})[ ]?\((?:coord|koord|coörd|коорд|gps|wgs84|lat)",
        ignore_case=True,
        validate=_is_place,
        reference=_MAPS,
        finds=("Wir wohnen bei «54.143, -106.943» (Koordinaten).",),
        ignores=("set 1.5, 2.5 (coordinates)", "x (GPS)"),
    ),
    Rule(
        id="place-map-link",
        kind=_KIND,
        anchors=("#map=",),
        pattern=r"#map=[0-9]{1,2}(?:\.[0-9]{1,2})?/(?P<v>-?[0-9]{1,2}\.[0-9]{2,8}/-?[0-9]{1,3}\.[0-9]{2,8})",
        validate=_is_place,
        reference="https://wiki.openstreetmap.org/wiki/Permalink",
        finds=("https://www.openstreetmap.org/#map=17/«30.0962/111.9619»",),
        ignores=("#map=3/0.0/0.0", "#map=2/1/2"),
    ),
    Rule(
        id="place-escaped",
        kind=_KIND,
        anchors=(Shape("[.][0-9]{4}%2C[0-9-]", 9), Shape("[.][0-9]{5}%2C[0-9-]", 10), Shape("[.][0-9]{6}%2C[0-9-]", 11)),
        before="[0-9]{1,3}-?",
        reach=4,
        pattern=r"(?<![0-9.A-Za-z])-?[0-9]{1,3}\.[0-9]{4,8}%2C-?[0-9]{1,3}\.[0-9]{4,8}(?![0-9]|%2C|,)",
        validate=_is_place,
        reference=_MAPS,
        finds=("https://2gis.ru/moscow/geo/7/«131.082107%2C56.382095»?m=1",),
        ignores=("bbox=1.2345%2C2.3456%2C3.4567%2C4.5678", "a%2Cb"),
    ),
    Rule(
        id="place-map-view",
        kind=_KIND,
        anchors=("/@-", Shape("/@[0-9]", 3, "", "/@")),
        pattern=r"/@(?P<v>-?[0-9]{1,2}\.[0-9]{3,8},-?[0-9]{1,3}\.[0-9]{3,8})(?=,[0-9.]{1,8}[zam])",
        validate=_is_place,
        reference=_MAPS,
        finds=("https://www.google.com/maps/@«-41.90607,119.31752»,15z",),
        ignores=("https://unpkg.com/@1.2.3/x", "https://www.google.com/maps/@48.8584,2.2945,17z"),
    ),
    Rule(
        id="place-map-data",
        kind=_KIND,
        anchors=("!3d", "!2d", "!1d"),
        pattern=r"!(?:3d-?[0-9]{1,2}\.[0-9]{3,9}!4d-?[0-9]{1,3}\.[0-9]{3,9}|2d-?[0-9]{1,3}\.[0-9]{3,16}!3d-?[0-9]{1,2}\.[0-9]{3,16})",
        validate=_is_place,
        reference=_MAPS,
        finds=("maps/place/Home/data=!4m6!8m2«!3d39.1549961!4d109.4660142»!16s",),
        ignores=("wow!3d", "!3d48.8584!4d2.2945"),
    ),
    Rule(
        id="place-query",
        kind=_KIND,
        anchors=("lat=", "latitude=", 'lat="', "lat='", '"lat":', '"latitude":'),
        ignore_case=True,
        pattern=r"(?<![A-Za-z])m?(?P<v>m?lat(?:itude)?(?:=|\"?: ?)[\"']?-?[0-9]{1,2}\.[0-9]{1,16}[\"']?(?:&amp;|&|,|;)?[ ]?[\"']?m?(?:lon|lng|long|longitude)(?:=|\"?: ?)[\"']?-?[0-9]{1,3}\.[0-9]{1,16})(?![0-9])",
        before="m",
        reach=1,
        validate=_is_place,
        reference="https://openweathermap.org/current",
        finds=("data/2.5/weather?«lat=34.83&lon=21.87»&appid=X", '<trkpt «lat="43.81851" lon="41.81422»">'),
        ignores=("lat=0.0&lon=0.0", "lat={lat}&lon={lon}", "flat=12.1&lon=2.3"),
    ),
    Rule(
        id="place-column",
        kind=_KIND,
        anchors=("lat,lon", "lat,lng", "latitude,longitude", "lat\tlon", "lat\tlng", "latitude\tlongitude", "lat;lon", "latitude;longitude", "lat | lon", "latitude | longitude", "lat,long"),
        ignore_case=True,
        pattern=r"lat(?:itude)?(?P<s>,|;|\t| \| )(?:lon|lng|longitude|long)[^\n]{0,80}\n(?:[ |:-]{3,80}\n)?[^\n]{0,80}?(?<![0-9.])(?P<v>-?[0-9]{1,2}\.[0-9]{2,15}(?P=s)-?[0-9]{1,3}\.[0-9]{2,15})(?![0-9.])",
        validate=_is_place,
        reference="https://www.rfc-editor.org/rfc/rfc4180",
        finds=("id,lat,lon\n1,«58.86345,67.97939»\n", "name\tlat\tlon\nx\t«-44.89074\t64.35191»\n"),
        ignores=("lat,lon\n0.00,0.00\n", "sort by lat,lon please"),
    ),
    Rule(
        id="place-angle",
        kind=_KIND,
        anchors=(
            *(Shape(f"{cue}[\"' :=>|]", len(cue) + 1, "a-zA-Z" if len(cue) < 5 else "", cue) for cue in (*_LAT, *_LON) if cue.isascii()),
            *(Shape(f"_{cue}[\"' :=>|]", len(cue) + 2, "", f"_{cue}") for cue in ("lat", "lon", "lng")),
            *(f"{owner}{cue}" for owner in ("user", "home", "my", "start", "end", "dest", "origin", "center", "current", "pickup", "dropoff", "geo", "gps") for cue in ("lat", "lng", "lon")),
            *(cue for cue in (*_LAT, *_LON) if not cue.isascii()),
        ),
        ignore_case=True,
        pattern=rf"_?(?:(?:user|home|my|start|end|dest|origin|center|current|pickup|dropoff|geo|gps)_?)?{_ONE}[\"'`*_)]{{0,3}}[ ]{{0,20}}(?:(?:[:=：>|]|=>|is|ist|est|es|是|は)[ ]{{0,3}}[\"'`*(\[]{{0,2}})?(?P<v>[-+−]?(?:180|1[0-7][0-9]|[0-9]{{1,2}})\.[0-9]{{3,16}})(?![0-9.])",
        validate=_is_one,
        reference="https://www.rfc-editor.org/rfc/rfc7946",
        finds=('"lat": «28.507»', "home_lat = «48.151»", "<lon>«-68.686»</lon>", "经度：«31.447»", "широта «-54.977»", "userLat: «38.417»", "| Latitude | «29.536» |"),
        ignores=("lat: 52", "lat 0.0", "lon = x", "flat: 1.234", "long: 12", "salon 12.345"),
        confidence=0.8,
    ),
    Rule(
        id="place-nmea",
        kind=_KIND,
        anchors=tuple(f"${talker}{sentence}," for talker in ("GP", "GN", "GL", "GA") for sentence in ("GGA", "RMC", "GLL", "GNS")),
        pattern=r"\$G[PNLA](?:GGA|RMC|GLL|GNS),(?:[0-9.]{6,10},)?(?:A,)?(?P<v>[0-9]{4}\.[0-9]{2,7},[NS],[0-9]{5}\.[0-9]{2,7},[EW])",
        reference="https://gpsd.gitlab.io/gpsd/NMEA.html",
        finds=("$GPGGA,123519,«5538.3792,N,10412.9342,E»,1,08", "$GNRMC,081836,A,«3350.2889,N,02487.9440,E»,000.0"),
        ignores=("$GPGGA,,,,,,0,,,,,,,,*66",),
    ),
    Rule(
        id="place-plus-code",
        kind=_KIND,
        anchors=(Shape(r"[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2}", 11, "0-9A-Za-z"),),
        pattern=r"[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3}(?![0-9A-Za-z+/=])",
        validate=lambda value: re.search("[A-Z]", value) is not None and re.search("[0-9]", value) is not None,
        reference="https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md",
        finds=("plus code: «8FGGMMF4+6F»",),
        ignores=("22222222+22", "8FGGMMF4+"),
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
        kind=_KIND,
        anchors=cue_anchors(("mgrs", "utm", "usng", "grid", "geohash", "locator", "maidenhead", "qth", "grid ref", "os grid")),
        ignore_case=True,
        pattern=r"(?<![A-Za-z])(?:mgrs|usng|utm|grid|geohash(?:\.org)?|locator|maidenhead|qth)[A-Za-z _]{0,16}[\"']?(?:[ ]{0,2}(?:[:=/]|is)[ ]?|[ ])[\"'`]?(?P<v>(?-i:[1-6]?[0-9][C-HJ-NP-X][ ]?[A-HJ-NP-Z]{2}[ ]?(?:[0-9]{5} ?[0-9]{5}|[0-9]{4} ?[0-9]{4}|[0-9]{3} ?[0-9]{3})|[1-6]?[0-9][C-HJ-NP-X],? (?:[0-9]{6}(?:\.[0-9]+)?m?E?),? [0-9]{7}(?:\.[0-9]+)?m?N?|[A-R]{2}[0-9]{2}[a-xA-X]{2}(?:[0-9]{2})?|[STNHO][A-HJ-Z] ?[0-9]{3,5} ?[0-9]{3,5}))(?![A-Za-z0-9])".replace("[0-9]+)", "[0-9]{1,3})"),
        reference="https://earth-info.nga.mil/",
        finds=("MGRS: «11N HB 63706 95501»", "UTM 36U 243170 4662392".replace("36U", "«36U") + "»", "my QTH locator is «JO39ns»"),
        ignores=("utm_source=x", "grid: 12 columns", "geohash: str", "utm parameters"),
    ),
    Rule(
        id="place-geohash",
        kind=_KIND,
        anchors=cue_anchors(("geohash",)),
        ignore_case=True,
        pattern=r"geohash(?:\.org/|[\"']?[ ]?[:=][ ]?[\"']?)(?P<v>(?-i:(?=[a-z]{0,11}[0-9])[0-9bcdefghjkmnpqrstuvwxyz]{7,12}))(?![0-9A-Za-z])",
        reference="https://en.wikipedia.org/wiki/Geohash",
        finds=('"geohash": "«ux2dtwu43»"', "https://geohash.org/«uq0ee6mux»"),
        ignores=("geohash: string", "geohash = encode(x)"),
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

_MAP_WORDS = re.compile(
    r"(?i)(?:coord|point|geo|lat|lng|lon|gps|marker|location|position|center|map|place|home|setview|flyto)[^\n]{0,40}$"
)


def _is_like_place(text: str, start: int) -> bool:
    """Behind a word for a place or a map."""
    return _MAP_WORDS.search(text[max(0, start - 60) : start].rpartition("\n")[2]) is not None
