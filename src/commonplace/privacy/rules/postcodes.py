"""Where somebody is without the name of a street: postcodes."""

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["POSTCODES"]

POSTCODES: tuple[Rule, ...] = (
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
)
