"""Postal addresses known by what is said before them: a field's name, or "my address is" in many languages."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.address_parts import LETTER, TAIL, UPPER, is_private
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["ADDRESS_FIELDS"]

_UPU = "https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions"

_LATIN_KEYS = (
    "address", "addr", "addr1", "addr2", "address1", "address2", "address_1", "address_2", "line1", "line_1", "line2", "addressline1", "address_line1", "address_line_1", "street",
    "street1", "street_1", "ship to", "shipto", "ship_to", "bill to", "billto", "bill_to", "deliver to", "deliver_to", "billing", "shipping", "residence", "venue", "location",
    "adresse", "anschrift", "strasse", "straße", "wohnort", "rue", "domicilio", "direccion", "dirección", "calle", "indirizzo", "residenza", "endereco", "endereço", "morada", "logradouro",
    "adres", "straat", "ulica", "adresa", "ulice", "cím", "lakcím", "adress", "gatuadress", "osoite", "dia_chi", "địa chỉ", "alamat", "adresi", "adresim", "versandadresse",
)  # fmt: skip
_LATIN_PHRASES = (
    "address :", "address |", "address -", "adresse :", "adresse |", "adresse de ", "adres dostawy", "adres do ", "adres korespond", "adres zamieszk", "adres |", "indirizzo di ",
    "indirizzo |", "dirección de ", "direccion de ", "endereço de ", "morada de ", "domicilio de ", "doručovací adresa", "street |", "street :", "teslimat adresi", "fatura adresi", "address (",
)  # fmt: skip
_WORLD_KEYS = (
    "адрес", "адреса", "улица", "вулиця", "διεύθυνση", "العنوان", "عنوان", "آدرس", "نشانی", "כתובת", "住所", "届け先", "届先", "所在地", "地址", "住址", "주소", "배송지", "पता", "ที่อยู่",
)  # fmt: skip
_KEY = one_of((*_LATIN_KEYS, *_WORLD_KEYS), blank="[ _]")
_FIELD_ANCHORS = (
    *(
        Shape(f"{re.escape(key)}[\"'`:=|>*\\]]", len(key) + 1, "", key) if key.isascii() else key
        for key in _LATIN_KEYS
    ),
    *_LATIN_PHRASES,
    *_WORLD_KEYS,
)
_FIELD = rf"(?:{_KEY})(?:[ _]?(?:line[ _]?)?[12])?(?:[ ](?!is |of |the )(?:\(.{{1,20}}\)|[{LETTER}\u0590-\u0e7f]{{2,16}})){{0,3}}[\"'`]?(?:\*\*|__|\])?[\"']?[ ]{{0,2}}(?::|=>?|\||>|：|–|—|-(?=[ ])|は|は、)(?:\*\*|__)?[ \t]{{0,4}}"
# Addresses of other things than of people.
_OTHER_ADDRESS = re.compile(
    r"(?:e-?mail|mail|ip|ipv[46]|mac|wallet|memory|web|bind|listen|host|server|btc|eth|contract|url|bitcoin|token|start|base|end|return|remote|local|peer|node|gateway|physical|virtual|github|git|program|target|link|network|socket|proxy|dns|source|destination|dest|src)[ _-]?$",
    re.IGNORECASE,
)


def _is_place_field(text: str, start: int, _end: int) -> bool:
    """Whether the field before the value is no e-mail address, network address or place in memory."""
    key = _FIELD_NAME.search(text[max(0, start - 60) : start])
    return (
        key is None
        or _OTHER_ADDRESS.search(text[max(0, start - 60) : max(0, start - 60) + key.start()]) is None
    )


_FIELD_NAME = re.compile(r"address|addr", re.IGNORECASE)
# What makes a value a program's and no place: brackets, calls, markup, network addresses, wei, paths.
_PROGRAM = re.compile(
    r"0x|https?:|www\.|[/\\~.]|[0-9a-f:.]{7,}(?:/[0-9]+)?$|[0-9.:\[\]]+$|localhost|[A-Za-z_]\w*\(|[A-Za-z_]\w*\.[A-Za-z_]|.*(?:[{}<>=;$@\\]|\(\)|::|->|&&|\|\|)|(?:null|none|undefined|true|false|string|str|int|text|varchar|char|bytes|optional)\b"
    r"|(?:[0-9a-fA-F]{2}[:-]){3}|[A-Za-z0-9+/=_-]{20,}$",
    re.IGNORECASE | re.DOTALL,
)
_WORDY = re.compile(rf"[{LETTER}\u0590-\u0e7f\u3040-\u9fff\uac00-\ud7a3]{{2}}")
_WIDE = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")


def _is_line(value: str) -> bool:
    """Whether what stands under the name of an address may be one: words and a number, or several names."""
    if _PROGRAM.match(value) or not _WORDY.search(value) or _SENTENCE.search(value):
        return False
    if any(char.isdigit() for char in value):
        return is_private(value) and (len(value) >= 6)
    return bool(value.count(",") > 0 and (_STREET_WORD.search(value) or _HOUSE.search(value)))


_HOUSE = re.compile(
    r"\b(?:cottage|house|farm|lodge|hall|barn|villa|manor|estate|court|hill|quay|haus|hof|résidence|château|mas|finca|edificio|torre|palazzo|cascina|podere|quinta|sítio|fazenda|domek|bungalow)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:is|are|was|were|should|must|will|can|cannot|the value|which|when|where|if|that|from the|bytes?|bits?|port|issue|issues|bug|feedback|field|columns?|error|errors|failed|invalid|required|missing|default|version|server|memory|offset|register|comments?|concerns?|problem|question)\b",
    re.IGNORECASE,
)

_STRONG_CUES = (
    "i live at", "i live in", "i live on", "we live at", "we live in", "we live on", "lives at", "lived at", "living at", "my address is", "my home address is", "address is", "new address", "address:", "residing at", "resides at", "grew up at", "home is at", "office is at", "house is at", "flat is at",
    "ich wohne in", "wohne in", "wohnt in", "wohne am", "wohnhaft in", "wohnhaft", "adresse ist", "adresse lautet", "anschrift lautet", "anschrift ist", "adresse:", "anschrift:",
    "j'habite au", "j'habite", "j’habite", "habite au", "adresse est", "demeurant", "domicilié au", "adresse :",
    "vivo en", "vive en", "dirección es", "domicilio es", "resido en", "dirección:", "domicilio:", "abito in", "abita in", "indirizzo è", "residente in", "vivo in", "indirizzo:", "moro na", "moro no", "moro em", "vivo na", "endereço é", "morada é", "mora na", "resido na", "endereço:", "morada:",
    "ik woon op", "ik woon in", "ik woon aan", "woon op", "adres is", "woonachtig", "adres:", "mieszkam przy", "mieszkam na", "adres to", "na adres", "zamieszkał", "bydlím na adrese", "bydlím na", "bydlím v", "bývam na", "adresa je", "a címem", "itt lakom", "lakom a", "locuiesc pe", "locuiesc în", "adresa mea este", "stau pe",
    "jag bor på", "jag bor i", "adress är", "adressen min er", "adresse er", "jeg bor på", "jeg bor i", "asun osoitteessa", "osoitteeni on", "tôi sống tại", "địa chỉ của tôi là", "saya tinggal di", "alamat saya", "adresim", "adresimiz",
    "живу по адресу", "по адресу", "мой адрес", "проживаю", "живу за адресою", "за адресою", "моя адреса", "μένω στην", "μένω στο", "μένω στη", "διεύθυνσή μου είναι", "διεύθυνση μου είναι",
    "أسكن في", "عنواني هو", "عنواني", "أعيش في", "אני גר ב", "אני גרה ב", "הכתובת שלי היא", "من در", "آدرس من", "मेरा पता", "ที่อยู่ของฉันคือ", "ฉันอยู่ที่",
)  # fmt: skip
_WEAK_CUES = (
    "address of", "located at", "moved to", "moving to", "move to", "ship it to", "shipped to", "deliver it to", "delivered to", "delivery to", "send it to", "sent to", "send to", "mail it to", "ship to", "deliver to", "pick me up at", "pick me up from", "drop me at", "drop off at", "pickup at", "pick up at",
    "directions from", "directions to", "house at", "home at", "flat at", "apartment at", "place at", "arrived at", "i'm at", "i am at", "staying at", "property at", "lease for", "tenant at", "taxi to", "taxi from", "cab to", "uber to", "meet at", "meet me at", "one to", "office in", "office at",
    "ziehen nach", "paket an", "schick es an", "schicken an", "lieferung an", "treffen uns in", "livrer au", "livré au", "déménageons au", "situé au", "situé", "rendez-vous au", "envíalo a", "enviar a", "mándalo a", "entrega en", "nos mudamos a", "piso de", "recógeme en", "spedisci a", "pacco a", "consegnare in", "ci trasferiamo in",
    "entregar em", "entregue na", "enviar para", "pakket naar", "stuur het naar", "bezorgen op", "woning aan de", "pošlete na", "pošlete to na", "címre", "skicka till", "paketet till", "pakken til", "giao hàng đến", "kirim ke", "доставьте на", "доставка на", "доставте на", "إلى العنوان", "ส่งไปที่",
)  # fmt: skip


def _cues(cues: tuple[str, ...]) -> str:
    return one_of(cues, blank="[ ]")


# A sentence goes on with one of these; an address does not.
_GO_ON = r"(?:tiene|está|est|ist|por favor|per favore|s'il|grazie|gracias|merci|danke|and|but|so|because|which|that|since|with|for|can|could|please|pls|is|was|has|have|had|my|i|we|you|it|next|last|this|before|after|until|when|if|from|und|aber|bitte|weil|et|mais|pour|pero|porque|ma|ed|mas|maar|ale|och|men|ja|и|но|а|ve|är|er|است|है)"
_PART = rf"(?!{_GO_ON}(?![{LETTER}])|-)[{LETTER}0-9\u0590-\u0e7f'’#/º°ª()-]{{1,24}}(?:(?<=[{LETTER}])(?<![{LETTER}][{LETTER}][{LETTER}][{LETTER}])\.(?=[ ]?[{LETTER}0-9]))?"
_SPAN = rf"(?P<v>(?:{_PART}(?:[ ]?,[ ]?|[ ]|،[ ]|\n[ ]?(?={_PART}))){{0,8}}?{_PART}(?<=[0-9\u0660-\u0669])[A-Za-z]?(?:(?:[ ]?,[ ]?|[ ]|،[ ]){_PART}){{0,12}}{TAIL})"
_STREET_WORD = re.compile(
    r"(?:\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|boulevard|blvd|terrace|close|crescent|gardens|parkway|highway|hwy|rue|impasse|chemin|allée|calle|avenida|av|avda|paseo|via|viale|piazza|corso|rua|travessa|ul|ulica|ulice|jalan|jl|đường|apt|apartment|suite|flat|unit|ул|улиц[аеу]|вул|кв|д|дом|sokak|cad|cad|mah|utca|út|str|str)\b|(?:straße|strasse|str\.|weg|platz|gasse|allee|straat|laan|gracht|gatan|vägen|vej|gade|gata|veien|katu|tie)\b)",
    re.IGNORECASE,
)
_NUMBERED_NAME = re.compile(
    rf"(?:[0-9]{{1,5}}[A-Za-z]?,? (?:[{UPPER}][{LETTER}'’-]{{2,}})|[{UPPER}][{LETTER}'’-]{{2,}},? [0-9]{{1,5}})"
)
_TIME = re.compile(
    r"^[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm|o'clock|uhr|h)\b|^[0-9.,]+(?: ?[%°$€]|k\b| (?:years?|days?|people|percent|different|times|hours?|minutes?|am|pm)\b)|\b(?:19|20)[0-9]{2}$",
    re.IGNORECASE,
)
_WORLD = re.compile("[\u0590-\u0e7f]{3}")


def _is_said(value: str) -> bool:
    """Whether what follows "I live at" is an address and no city, time or age."""
    if _TIME.search(value) or not is_private(value):
        return False
    return bool(_STREET_WORD.search(value) or _NUMBERED_NAME.search(value) or _WORLD.search(value))


def _is_sent_to(value: str) -> bool:
    """As ``_is_said``, behind words that often have another meaning: a comma and a town must follow too."""
    if not _is_said(value):
        return False
    return bool(_STREET_WORD.search(value) or re.search(rf"[0-9][^,\n]{{0,24}}(?:, ?|\n ?)[{UPPER}]", value))


def _is_unquoted_line(value: str) -> bool:
    """As ``_is_line`` where no quotes say that the line is all there is: it must look like a place too."""
    if not _is_line(value):
        return False
    return bool(
        "," in value
        or "\n" in value
        or _WORLD.search(value)
        or _WIDE.search(value)
        or _STREET_WORD.search(value)
        or _NUMBERED_NAME.search(value)
    )


ADDRESS_FIELDS: tuple[Rule, ...] = (
    Rule(
        id="address-field",
        kind="personal.address",
        anchors=_FIELD_ANCHORS,
        ignore_case=True,
        pattern=rf"{_FIELD}(?P<q>[\"'`“«])(?P<v>(?:(?!(?P=q))[^\"“”<>|{{}}]){{5,200}})(?=(?P=q)|[”»]|\\?\")",
        validate=_is_line,
        judge=_is_place_field,
        finds=(
            '"shippingAddress": "«7 tui street, napier»"',
            "street_address='«Harbour House, Quay 3»'",
            '{"address": "«Rose Cottage, Mill Hill, Leeds»"}',
            '"住所": "«中村字北1の5»"',
        ),
        ignores=(
            '"address": "0.0.0.0:8080"',
            '"address": "127.0.0.1"',
            'address = "user.address"',
            '"ip_address": "fe80:12, A"',
            '"address": "0x52908400098527886E0F7030069857D2E4169EE7"',
            'street: "Street and number"',
            '"address": "the address must have 12 characters"',
        ),
        reference=_UPU,
        confidence=0.8,
    ),
    Rule(
        id="address-line",
        kind="personal.address",
        anchors=_FIELD_ANCHORS,
        ignore_case=True,
        pattern=rf"{_FIELD}(?:\n[ \t]{{0,8}})?(?P<v>[^\s\"'`“«<>|{{}}\[\]=*_+-][^\"<>|{{}}\[\]\n=]{{4,140}}?)(?=[ ]{{0,2}}(?:$|\r?\n|\||<|\"|'(?:[),;]|$))|(?<=[{LETTER}0-9][{LETTER}0-9][{LETTER}0-9][{LETTER}])[.!?](?:[ ]|$|\n)|(?<=[0-9])[.!?](?:[ ]|$|\n)|,[ ](?:can|could|please|and|but)\b)(?:\n(?![ ]?[{LETTER}_ ]{{2,20}}:)(?={TAIL}))?",
        validate=_is_unquoted_line,
        judge=_is_place_field,
        finds=(
            "Ship to: «7 tui street, napier 4110»",
            "address: «Rose Cottage, Mill Hill, Leeds»\ncountry: x",
            "| Address | «7 Quay 3, Kirkwall» |",
            "- **Address:** «Harbour House, Quay 3»",
            "billing_address=«7 Quay 3, Kirkwall»",
            "Adresse de livraison : «Les Pins 7, Nantes»",
            "<deliveryAddress>«7 Quay 3, Kirkwall»</deliveryAddress>",
        ),
        ignores=(
            "address: 127.0.0.1",
            "address: string;",
            "street = models.CharField(max_length=255)",
            "address: see below",
            "line1: int = 12",
            "const address = user.address ?? null",
            "Address: fix 3 bugs in the parser",
        ),
        reference=_UPU,
        confidence=0.7,
    ),
    Rule(
        id="address-said",
        kind="personal.address",
        anchors=cue_anchors(_STRONG_CUES),
        ignore_case=True,
        pattern=rf"(?:{_cues(_STRONG_CUES)})[ ]?[:：]?[ ]{{0,2}}(?:(?:der|die|das|dem|the|la|el|ulicy|de)[ ])?{_SPAN}",
        validate=_is_said,
        finds=(
            "i live at «5078 tui street, napier 2736»",
            "Theresa lives at «39 Maneeži 37, Ruhve»",
            "My address is «Flat 3, Harbour House, Kirkwall 7».",
        ),
        ignores=(
            "I live in Berlin",
            "i live at 5pm",
            "address: 0x7fff",
            "she lives at 3 different places",
            "address: 127.0.0.1",
        ),
        reference=_UPU,
        confidence=0.7,
    ),
    Rule(
        id="address-sent-to",
        kind="personal.address",
        anchors=cue_anchors(_WEAK_CUES),
        ignore_case=True,
        pattern=rf"(?:{_cues(_WEAK_CUES)})[ ]?[:：]?[ ]{{0,2}}(?:(?:der|die|das|dem|the|la|el|de|[{UPPER}][^\n,]{{2,30}},)[ ])?{_SPAN}",
        validate=_is_sent_to,
        finds=("please send it to «12 oak lane, leeds»", "taxi to «39 Maneeži 37, Ruhve»"),
        ignores=("sent to 10 people, Then", "moved to 3.2 of Python, And", "meet at 5 pm, London"),
        reference=_UPU,
        confidence=0.65,
    ),
)
