"""Places on Earth as two decimal numbers, and as one behind a word for an angle, in any container and language.

Two decimal fractions that belong together are a place or anything else that has two numbers. What stands
around them says which: a word or a link for a place, a column's name, units, further numbers, words of
reckoning. Where nothing says it, the digits do: a place has four and more decimals, both numbers about as
many, and they are no shares of one.
"""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of

__all__ = ["COORDINATE_PAIRS", "is_place"]

_KIND = "personal.coordinates"
_ISO = "https://www.rfc-editor.org/rfc/rfc5870"
_GEOJSON = "https://www.rfc-editor.org/rfc/rfc7946"

# Landmarks that everybody points at: Eiffel Tower, Statue of Liberty, Big Ben, Colosseum, Brandenburg Gate, Times Square,
# Greenwich, Taj Mahal, Sydney Opera House, Golden Gate Bridge, Googleplex, White House, Red Square, Mount Everest.
# Source: https://www.wikidata.org/wiki/Property:P625
_LANDMARKS = (
    (48.8584, 2.2945), (40.6892, 74.0445), (51.5007, 0.1246), (41.8902, 12.4922), (52.5163, 13.3777),
    (40.7580, 73.9855), (51.4769, 0.0005), (27.1751, 78.0421), (33.8568, 151.2153), (37.8199, 122.4783),
    (37.4220, 122.0841), (38.8977, 77.0365), (55.7539, 37.6208), (27.9881, 86.9250),
)  # fmt: skip
# The middles of large towns as libraries of maps print them in their manuals, to four decimals.
# Source: https://www.wikidata.org/wiki/Property:P625
_TOWNS = frozenset({
    (51.5074, 0.1278), (51.5072, 0.1276), (48.8566, 2.3522), (48.8534, 2.3488), (52.5200, 13.4050), (52.5200, 13.4049),
    (40.7128, 74.0060), (40.7127, 74.0059), (34.0522, 118.2437), (37.7749, 122.4194), (41.8781, 87.6298), (35.6762, 139.6503),
    (35.6895, 139.6917), (39.9042, 116.4074), (31.2304, 121.4737), (28.6139, 77.2090), (19.0760, 72.8777), (55.7558, 37.6173),
    (55.7558, 37.6176), (33.8688, 151.2093), (37.8136, 144.9631), (43.6532, 79.3832), (47.6062, 122.3321), (42.3601, 71.0589),
    (29.7604, 95.3698), (25.7617, 80.1918), (40.4168, 3.7038), (41.3851, 2.1734), (41.9028, 12.4964), (45.4642, 9.1900),
    (48.1351, 11.5820), (48.2082, 16.3738), (47.3769, 8.5417), (52.3676, 4.9041), (59.3293, 18.0686), (50.0755, 14.4378),
    (52.2297, 21.0122), (41.0082, 28.9784), (1.3521, 103.8198), (37.5665, 126.9780), (22.3193, 114.1694), (23.5505, 46.6333),
    (19.4326, 99.1332), (30.0444, 31.2357), (6.5244, 3.3792),
})  # fmt: skip

_FRACTION = re.compile(r"[0-9]{1,3}[.,]([0-9]{1,17})")


def is_place(value: str) -> bool:
    """Whether two numbers in a text are a place on Earth, whichever of them stands first, and no landmark's."""
    found = [item[0].replace(",", ".") for item in _FRACTION.finditer(value)]
    if len(found) < 2:
        return False
    first, second = float(found[0]), float(found[1])
    if max(first, second) >= 200 or min(first, second) >= 100 or max(first, second) < 1.5:
        return False  # a little more than the globe has: some are made up, and some are typed wrong
    if any(re.fullmatch(r"[0-9]{1,3}\.0+", number) for number in found[:2]):
        return False
    return (
        not any(
            abs(a - lat) < 0.0012 and abs(b - lon) < 0.0012
            for a, b in ((first, second), (second, first))
            for lat, lon in _LANDMARKS
        )
        and not {(first, second), (second, first)} & _TOWNS
    )


# A word for coordinates or a map, and links of maps; less sure ones also name places on a screen.
_SURE = re.compile(
    r"(?i)co-?ord|koord|coörd|коорд|geo|(?<![a-z])m?lat(?![a-z])|latlon|latlng|latitud|longitud|(?<![a-z])(?:lng|lon)(?![a-z])|lnglat|lonlat|gps|(?<![a-z])maps?[./@?:(]|/maps?|maps\b|st_(?:make)?point|/@$|(?:point|string|polygon)(?: ?z)? ?\(|setview|flyto|l\.(?:marker|circle|latlng|polygon|polyline)"
    r"|[?&](?:ll|sll|q|query|daddr|saddr|cp|pt|loc|location|center|origin|destination|rtext|latlng|coordinate|map)=[^=]{0,40}$|#map=|waze|osrm|mapbox|wkt|srid|4326|earth|wgs|etrs|souřadn|współrz|坐标|座標|经纬|経緯|좌표|إحداثي|निर्देशांक|konum|συντεταγ|קואורדינט|toạ độ|tọa độ|พิกัด|haversine|redshift|gammastep|wttr\.in|forecast/|points/|geom\b|icbm|folium|fused|didupdatelocation"
)
_UNSURE = re.compile(
    r"(?i)locat|positi|(?<![a-z])pos(?![a-z])|cent(?:er|re)|marker|point|way|wpt|(?<![a-z])home|house|place|spot|orig|dest|near|standort|posi[zçc]|полож|местопол|место|локац|位置|地点|現在地|위치|موقع|लोकेशन|navig|park|moor|anchor|(?<![a-z])fix(?![a-z])|weather|sunrise|meet|treff|ubica|luogo|lieu|emplac|address|addr|站|家|집|дом|casa|maison|haus|(?<![a-z])(?:loc|where|lives?|living|stand|stands|cabin|farm|camp|tent|site)(?![a-z])"
)
# A number in words like these is no place.
_RECKONING = re.compile(
    r"(?i)(?<![a-zа-я])(?:points=|svg|scor|loss|acc(?![a-z])|accura|mean|std|vec[234]?\b|vector|array|tensor|matri|scale|translat|rotat|range|assert|bezier|valu|wert|mesur|значен|значи|p50|p9[059]|ratio|x, ?y|moveto|lineto|np\.|torch|weight|bound|size|width|height|colou?r|rgb|hsl|result|output|expect|interval|percent|quantile|eigen|coef|rate|price|cost|betr|sum(?:me)?(?![a-z])|total|epoch|steps?(?![a-z])|grad|norm|prob|logit|sigma|alpha|beta|gamma|delta|theta|lambda|r2|rmse|mae|f1|auc|prec|recall|time|latency|dur|elapsed|second|memory|cpu|gpu|thresh|limit|min\b|max\b|avg|median|error|tol|epsilon|ratings?|pixel|screen|mouse|click|touch|offset|margin|padding|viewbox|font|shape|dim|sample|plot(?!s? of)|axis|feature|embed|数値|값|值|числ|resultat|ergeb|risult|medid|fitted|slope|интерв|оцен)|数値|值"
)
_ASSIGNED = re.compile(r"[A-Za-z_]\w{0,20}, ?[A-Za-z_]\w{0,20} ?(?::?=|==) ?[\[(]?$")
_UNIT = re.compile(
    r"[ ]?(?:mm|cm|m|km|px|pt|em|rem|ms|s|sec|kg|g|%|V|A|W|Hz|kHz|MHz|GHz|kB|KB|MB|GB|MiB|GiB|fps|USD|EUR|€|\$)(?![A-Za-z])|[ ]?(?:×|\+/-|±|<(?!/)|>=)"
)
_NEXT = re.compile(r"[ ]?([,;|/\t ])[ ]?[-+]?[0-9]+(?:\.([0-9]+))?(?![0-9.-])")
_EARLIER = re.compile(r"[0-9][,;|/\t ][ ]?$")
_ZOOM = re.compile(r"map=[0-9.]{1,5}/$")
_SPOKEN_AT = re.compile(
    r"(?i)(?:^|[\s(])(?:at|is|by|on|to|a|à|au|auf|bei|in|en|em|op|på|pod|na|przy|tu|hier|ici|qui|aquí|aqui|здесь|тут|в|на|ở|tại|vid|ved|use|see|from|around|に|は|の|在|은|는)[ :]{0,2}$"
)
_SAID_BEHIND = re.compile(
    r"(?i)[\"'`)]?[ ]{0,2}\(?(?:co-?ord|koord|coörd|коорд|gps|wgs|lat(?:itude)?[/, ]|坐标|座標)"
)
_STAMP = re.compile(
    r"[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9:]{4,6})?[\"']?[,;|\t ] ?$|\bB[0-9]{6}N?,$"
)
_NAMED = re.compile(
    r"(?i)(?:home|house|location|loc|place|center|spot|where|address)[\"'`]?[ ]?[:=][ ]?(?:[\"'`]|[\[(])[\[(]?$"
)
_LINE = 76
_TABLE = 6000


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether two numbers mean a place where they stand."""
    value = text[start:end]
    decimals = [len(item[1]) for item in _FRACTION.finditer(value)][:2]
    before = text[max(0, start - _LINE) : start].rpartition("\n")[2]
    behind = text[end : end + 24]
    if _UNIT.match(behind):
        return False
    more = _NEXT.match(behind)
    if more is not None and more[1] != " " and re.search(r"[0-9] +[-+]?[0-9]", value):
        more = None  # pairs of numbers with blanks in a list with commas
    third = more is not None and len(more[2] or "") > 2
    fourth = more is not None and _NEXT.match(behind, more.end()) is not None
    earlier = _EARLIER.search(before) is not None and _ZOOM.search(before) is None
    sure = _SURE.search(before) is not None or _SAID_BEHIND.match(behind) is not None
    if (third or fourth or earlier) and _has_column(text, start):
        return True
    if (
        not third
        and text[start - 1 : start] == "["
        and min(decimals) > 3
        and text.rfind("oordinates", max(0, start - _TABLE), start) >= 0
    ):
        return True
    joint = re.sub(r"[-+−–0-9. ]", "", value)
    if third or (earlier and (joint or not sure)):
        return False
    if sure:
        return min(decimals) > 2 or "," in value or "%2C" in value
    if more is not None:
        return min(decimals) > 4 and decimals[0] == decimals[1] and _STAMP.search(before) is not None
    if min(decimals) == 3 and _NAMED.search(before):
        return True
    if min(decimals) < 4 or max(decimals) > 15 or _RECKONING.search(before) or _ASSIGNED.search(before):
        return False
    if _UNSURE.search(before):
        return True
    if max(float(item[0].replace(",", ".")) for item in _FRACTION.finditer(value)) < 4:
        return False  # roots, shares and factors
    if joint in ("", "\t") and not (_SPOKEN_AT.search(before) and min(decimals) > 4):
        return False
    if joint.strip("\t") in ("/", "|", ":", "~"):
        return False
    if re.search(r"[A-Za-z0-9_]\($", before) or re.match(r"[ ]?[\])}],? ?[\[({]-?[0-9]", behind):
        return False  # the arguments of a function that no word for a place names; a row among others
    return abs(decimals[0] - decimals[1]) < 3


def _has_column(text: str, start: int) -> bool:
    """Whether a table above the numbers has a column for one of them."""
    low = max(0, start - _TABLE)
    for name in ("lat", "Lat", "LAT"):
        at = text.rfind(name, low, start)
        if at >= 0 and re.match(
            r"(?i)lat(?:itude)?[a-z_]{0,8}[\"']?[ ]?[,;\t|][ ]?[\"']?[a-z_]{0,12}l(?:on|ng)",
            text[at : at + 48],
        ):
            return True
    return False


_DOT = r"[-+−–]?[0-9]{1,3}\.[0-9]{3,17}"
_COMMA = r"[-+−–]?[0-9]{1,3},[0-9]{4,10}"
_JOINT = r"(?:[ ]?(?:,|;|/|\||:|~|\+)[ ]?|[ \t]{1,3}|%2C(?:%20|\+)?|%3B|\\t)"

_LAT = ("latitude", "lat", "широта", "широти", "шир", "breitengrad", "breite", "latitud", "纬度", "緯度", "위도", "enlem", "szerokość geograficzna", "szerokość", "szer", "breedtegraad", "latitudine", "latitudo", "zeměpisná šířka", "šířka", "خط العرض", "अक्षांश", "latitud norte", "geogr. breite", "geografische breite", "vĩ độ", "lintang", "szélesség", "latitudinea", "bredegrad", "breddgrad", "leveysaste", "γεωγραφικό πλάτος", "קו רוחב", "ละติจูด")  # fmt: skip
_LON = ("longitude", "lng", "lon", "long", "долгота", "довгота", "довготи", "долг", "längengrad", "länge", "longitud", "经度", "經度", "経度", "경도", "boylam", "długość geograficzna", "długość", "dł", "lengtegraad", "longitudine", "zeměpisná délka", "délka", "خط الطول", "देशांतर", "geogr. länge", "geografische länge", "kinh độ", "bujur", "hosszúság", "lengdegrad", "længdegrad", "longitudinea", "pituusaste", "γεωγραφικό μήκος", "קו אורך", "ลองจิจูด")  # fmt: skip
_ONE_LAT, _ONE_LON = one_of(_LAT), one_of(_LON)
_ONE = one_of((*_LAT, *_LON))
_OWNER = ("m", "user", "home", "my", "start", "end", "dest", "origin", "center", "current", "pickup", "dropoff", "geo", "gps", "from", "to", "site", "place", "location", "stop", "last", "station", "event", "photo", "exif", "pos")  # fmt: skip
_SIGN = r"[\"'`*_)\]\\]{0,4}(?:[ \t]{0,20}(?:=>|[:=：>|,]|is|ist|est|es|é|è|to|là|是|は|は、|:)[ ]{0,3}[\"'`*(\[\\]{0,3}|[ ]{1,20})?"
_DEGREES = r"[-+−]?(?:180|1[0-7][0-9]|[0-9]{1,2})"
_ONE_NUMBER = rf"{_DEGREES}[.,][0-9]{{2,16}}(?:[ ]?°)?(?:[ ]?[NSEWO](?![A-Za-z]))?"

_LABEL_END = r"(?:[\"'`*=:>|).][\"'`* =:0-9<|(\[\\\x80-\xff-]| [-+0-9:=>|(\x80-\xff\"'ie])"


def _is_angle(value: str) -> bool:
    """One angle that says more than a region does."""
    number = re.sub(r"[^0-9.,]", "", value).replace(",", ".")
    return (
        number.count(".") == 1
        and float(number) <= 180
        and re.search(r"\.[0-9]{0,14}[1-9][0-9]{0,14}$", number) is not None
    )


_BROAD = re.compile(
    r"(?i)(?:breite|länge|šířka|délka|szerokość|długość|szer|dł|szélesség|hosszúság|шир|долг|long)\W*$"
)


def _is_labelled(text: str, start: int, end: int) -> bool:
    """Words that also mean width and length want as many decimals as a place has, and no unit."""
    if _UNIT.match(text, end):
        return False
    decimals = len(re.split("[.,]", text[start:end])[-1])
    return (
        decimals > 3
        or text[start] == "-"
        or ("," not in text[start:end] and _BROAD.search(text[max(0, start - 24) : start]) is None)
    )


def _label_anchors() -> tuple[str | Shape, ...]:
    """Words for an angle, only where a sign or a number follows; as a part of a longer name, too."""
    found: dict[str | Shape, None] = {}
    for word in (*_LAT, *_LON):
        if not word.isascii():
            found[word] = None
            continue
        guard = "A-Za-z" if len(word) < 6 else ""
        found[Shape(word + _LABEL_END, len(word) + 2, guard, word)] = None
        if word in ("lat", "lon", "lng"):
            found.update(dict.fromkeys(Shape(f"{owner}{word}{_LABEL_END}", len(owner + word) + 2, "A-Za-z", owner + word) for owner in _OWNER))  # fmt: skip
    return tuple(found)


COORDINATE_PAIRS: tuple[Rule, ...] = (
    Rule(
        id="coordinates",
        version=2,
        kind=_KIND,
        anchors=(
            *(Shape(rf"[0-9]\.[0-9]{{{count}}}[,;:/|~+ \t%\\][-+ 0-9\tt\x80-\xff]", count + 4) for count in range(3, 16)),
            *(Shape(rf"[0-9],[0-9]{{{count}}}[;/| \t][-+ 0-9]", count + 4) for count in range(4, 9)),
        ),
        before=r"[0-9]{0,2}[-+−–]?",
        reach=3,
        pattern=rf"(?<![0-9A-Za-z._])(?<![0-9]-)(?:{_DOT}{_JOINT}{_DOT}|{_COMMA}(?:;[ ]?|[ ]{{1,3}}|[ ]?[/|][ ]?|\t){_COMMA})(?![0-9A-Za-z]|\.[0-9])",
        validate=is_place,
        judge=_is_meant,
        reference=_ISO,
        finds=(
            "meet at «52.520008, 13.404954» ok",
            "geo:«37.7858,-122.4065»",
            "https://maps.test/@«48.8614,2.3112»",
            "Мои координаты: «43.723, 8.486»",
            "https://yandex.ru/maps/?ll=«98.785067%2C57.924093»&z=16",
            "Koordinaten: «51,48329; 7,21684»",
            "id,lat,lon,ele\n1,«58.86345,67.97939»,12.0\n2,«58.86349,67.97951»,12.5\n",
            "POINT(«129.54497 -27.35841»)",
            "https://www.openstreetmap.org/#map=17/«30.0962/111.9619»",
            '"coordinates": [«103.21738, 42.59063»]',
            "redshift -l «51.0412:13.7383»",
        ),
        ignores=(
            "0.1234, 0.5678, 0.9012",
            "3.14159265358979",
            "the Eiffel Tower is at 48.8584, 2.2945",
            "1.23456 2.34567 3.45678",
            "the scores were 71.41064, 64.38231",
            "x, y = 22.97445, 26.90932",
            "vec2(50.88248, 69.83479)",
            "x = [103.21738, 42.59063, 17.00001]",
            "took 12.34567, 45.67891 s",
            "coordinates: 12, 14",
        ),
        confidence=0.85,
    ),
    Rule(
        id="place-labelled",
        kind=_KIND,
        anchors=_label_anchors(),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z])(?P<v>(?:[a-z]{{2,10}}_?|m|data-)?(?:{_ONE_LAT}\.?{_SIGN}{_ONE_NUMBER}[\"'`*]{{0,2}}(?:\s{{0,2}}(?:&amp;|[&,;/|，、·-]|</[a-z]{{3,9}}>|y|and|und|et|e|и|و|ve|og|och)){{0,2}}[\s<\"'`*]{{0,12}}(?:[a-z]{{2,10}}_?|m|data-)?{_ONE_LON}"
        rf"|{_ONE_LON}\.?{_SIGN}{_ONE_NUMBER}[\"'`*]{{0,2}}(?:\s{{0,2}}(?:&amp;|[&,;/|，、·-]|</[a-z]{{3,9}}>|y|and|und|et|e|и|و|ve|og|och)){{0,2}}[\s<\"'`*]{{0,12}}(?:[a-z]{{2,10}}_?|m|data-)?{_ONE_LAT})\.?{_SIGN}{_ONE_NUMBER})(?![0-9])",
        before=r"(?:-atad|m|_?[A-Za-z]{2,10})",
        reach=11,
        validate=is_place,
        reference="https://openweathermap.org/current",
        finds=(
            "data/2.5/weather?«lat=34.83&lon=21.87»&appid=X",
            '<trkpt «lat="43.81851" lon="41.81422»">',
            "Breite und Länge: «Breite 40,5129, Länge 70,1926»",
            "«latitude: -23.5823\n  longitude: 14.9365»\n",
            "위치: «위도 33.2843, 경도 45.4713»",
        ),
        ignores=("lat=0.0&lon=0.0", "lat={lat}&lon={lon}", "flat=12.1&lon=2.3", "Länge 12,5 und Breite 7,5 cm"),
    ),
    Rule(
        id="place-angle",
        version=2,
        kind=_KIND,
        anchors=_label_anchors(),
        ignore_case=True,
        before=r"(?:_?[A-Za-z]{2,10})",
        reach=11,
        pattern=rf"(?:[a-z]{{2,10}}_?)?{_ONE}\.?{_SIGN}(?P<v>{_DEGREES}[.,][0-9]{{3,16}})(?![0-9.])",
        validate=_is_angle,
        judge=_is_labelled,
        reference=_GEOJSON,
        finds=(
            '"lat": «28.507»',
            "home_lat = «48.151»",
            "<lon>«-68.686»</lon>",
            "经度：«31.447»",
            "широта «-54.977»",
            "userLat: «38.417»",
            "| Latitude | «29.536» |",
            '{"lat": «52.520008», "lng": «13.404954»}',
        ),
        ignores=("lat: 52", "lat 0.0", "lon = x", "flat: 1.234", "long: 12", "salon 12.345", "latency: 12.345"),
        confidence=0.8,
    ),
    Rule(
        id="place-angle-whole",
        kind=_KIND,
        anchors=("atitudeE7", "ongitudeE7", "latE7", "lngE7", "lonE7", "latitude_e7", "longitude_e7", "lat_e7", "lon_e7", "lng_e7"),
        ignore_case=True,
        pattern=r"(?:atitude|ongitude|lat|lng|lon)_?e7[\"'\\]{0,4}[ ]?[:=][ ]?[\"']?(?P<v>-?[0-9]{7,11})(?![0-9.])",
        reference="https://support.google.com/accounts/answer/3024190",
        finds=('"latitudeE7": «523456789», "longitudeE7": «-1323456789»',),
        ignores=('"latitudeE7": null', "latE7: 12"),
    ),
)  # fmt: skip
