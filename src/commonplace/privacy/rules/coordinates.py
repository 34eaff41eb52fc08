"""Where somebody is without the name of a street: postcodes and geographic coordinates."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["COORDINATES"]

# Landmarks that everybody points at: Eiffel Tower, Statue of Liberty, Big Ben, Colosseum, Brandenburg Gate, Times Square,
# Greenwich, Taj Mahal, Sydney Opera House, Golden Gate Bridge, Googleplex, White House, Red Square, Mount Everest.
# Source: https://www.wikidata.org/wiki/Property:P625
_LANDMARKS = frozenset(
    [
        "48.858 2.294",
        "48.858 2.295",
        "40.689 74.044",
        "40.689 74.045",
        "51.500 0.124",
        "51.501 0.124",
        "41.890 12.492",
        "52.516 13.377",
        "52.516 13.378",
        "40.758 73.985",
        "51.477 0.001",
        "51.476 0.000",
        "27.175 78.042",
        "33.856 151.215",
        "33.857 151.215",
        "37.819 122.478",
        "37.820 122.478",
        "37.422 122.084",
        "37.422 122.085",
        "38.897 77.036",
        "38.898 77.036",
        "55.753 37.620",
        "55.754 37.620",
        "27.988 86.925",
    ]
)


def _is_somewhere(value: str) -> bool:
    """Whether a pair of coordinates is on Earth and no landmark's."""
    first, second = re.findall(r"[0-9]+\.[0-9]+", value)[:2]
    if abs(float(second)) > 180:
        return False
    return f"{int(float(first) * 1000) / 1000:.3f} {int(float(second) * 1000) / 1000:.3f}" not in _LANDMARKS


COORDINATES: tuple[Rule, ...] = (
    Rule(
        id="postcode-british",
        kind="personal.postcode",
        anchors=(Shape("[0-9][A-Z]{2}", 3),),
        before=r" [A-Z]?[0-9]{1,2}[A-Z]{1,2}",
        reach=6,
        pattern=r"(?<![0-9A-Za-z])[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][ABD-HJLNP-UW-Z]{2}(?![0-9A-Za-z])",
        reference="https://www.gov.uk/government/publications/bulk-data-transfer-for-sponsors-xml-schema",
        finds=("London «NW1 6XE», please", "at «SW1A 2AA»."),
        ignores=("A4 2AB3", "W3 C3PO", "X86 64"),
        confidence=0.8,
    ),
    Rule(
        id="postcode-canadian",
        kind="personal.postcode",
        anchors=(Shape("[A-Z][0-9][A-Z] [0-9][A-Z][0-9]", 7, "0-9A-Za-z"),),
        pattern=r"[ABCEGHJ-NPRSTVXY][0-9][A-Z] [0-9][A-Z][0-9](?![0-9A-Za-z])",
        reference="https://www.canadapost-postescanada.ca/cpc/en/support/articles/addressing-guidelines/postal-codes.page",
        finds=("Ottawa «K1A 0B1»",),
        ignores=("D1A 0B1", "K1A0"),
        confidence=0.8,
    ),
    Rule(
        id="zip-code-cue",
        kind="personal.postcode",
        anchors=cue_anchors(
            (
                "zip",
                "zip code",
                "zipcode",
                "postal code",
                "postcode",
                "postal_code",
                "postleitzahl",
                "plz",
                "código postal",
                "code postal",
                "cep",
            )
        ),
        ignore_case=True,
        pattern=r"(?:zip|postal|post)?[ _]?(?:code|zip|postleitzahl|plz|código postal|code postal|cep)[\"']?[ ]?(?:is|ist|es|[:=])[ ]?[\"']?(?P<v>[0-9]{4,5}(?:-[0-9]{3,4})?)(?![0-9A-Za-z])",
        reference="https://www.usps.com/",
        finds=("my zip code is «97403»", '"postcode": "«10245»"', "PLZ: «10245»"),
        ignores=("zip: 3.2", "exit code is 1345a", "postcode: string"),
        confidence=0.75,
    ),
    Rule(
        id="coordinates",
        kind="personal.coordinates",
        anchors=tuple(
            Shape(rf"[0-9]\.[0-9]{{{count}}}[,; %NS\x80-\xff]", count + 3) for count in range(4, 16)
        ),
        before=r"[0-9]{0,2}[-+]?",
        reach=3,
        pattern=r"(?<![0-9A-Za-z._])(?<![0-9], )(?<![0-9],)(?<![0-9] )[-+]?(?:90(?:\.0{4,12})|[0-8]?[0-9]\.[0-9]{4,15})(?:°? ?[NS])?(?:,[ ]?|[ ]|%2C|;[ ]?)[-+]?(?:180\.0{4,12}|1?[0-7]?[0-9]{1,2}\.[0-9]{4,15})(?:°? ?[EW])?(?![0-9]|[,;][ ]?-?[0-9]|[ ]-?[0-9]+\.|[ ]?(?:mm|cm|m|km|px|pt|em|ms|s|kg|g|%|V|Hz)(?![A-Za-z]))",
        validate=_is_somewhere,
        reference="https://www.rfc-editor.org/rfc/rfc5870",
        finds=(
            "meet at «52.520008, 13.404954» ok",
            "geo:«37.7858,-122.4065»",
            "https://maps.test/@«48.8614,2.3112»",
        ),
        ignores=(
            "0.1234, 0.5678, 0.9012",
            "3.14159265358979",
            "the Eiffel Tower is at 48.8584, 2.2945",
            "1.23456 2.34567 3.45678",
        ),
        confidence=0.8,
    ),
    Rule(
        id="coordinates-keyed",
        kind="personal.coordinates",
        anchors=tuple(
            Shape(f"{cue}[\"' :=]", len(cue) + 1, "A-Za-z", cue)
            for cue in ("latitude", "longitude", "lat", "lng", "lon", "gps", "geolocation")
        ),
        ignore_case=True,
        pattern=r"(?:latitude|longitude|lat|lng|lon|gps|geolocation)[\"']?[ ]?[:=][ ]?[\"'\[(]{0,2}(?P<v>-?[0-9]{1,3}\.[0-9]{4,15}(?:, ?-?[0-9]{1,3}\.[0-9]{4,15})?)(?![0-9])",
        reference="https://www.rfc-editor.org/rfc/rfc7946",
        finds=('{"lat": «52.520008», "lng": «13.404954»}', "longitude=«-122.4065»"),
        ignores=("lat: 52", "gps: off"),
        confidence=0.85,
    ),
    Rule(
        id="coordinates-degrees",
        kind="personal.coordinates",
        anchors=("°",),
        before=r"[0-9]{1,3}",
        reach=3,
        pattern=r"[0-9]{1,2}°[ ]?[0-9]{1,2}['′’][ ]?(?:[0-9]{1,2}(?:\.[0-9]{1,4})?[\"″”][ ]?)?[NS],?[ ]?[0-9]{1,3}°[ ]?[0-9]{1,2}['′’][ ]?(?:[0-9]{1,2}(?:\.[0-9]{1,4})?[\"″”][ ]?)?[EW]",
        reference="https://en.wikipedia.org/wiki/Geographic_coordinate_system",
        finds=("at «52°31'12\"N 13°24'18\"E»",),
        ignores=("20° C", "90° turn"),
        confidence=0.9,
    ),
)
