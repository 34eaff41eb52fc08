"""What postal addresses are made of in alphabetic writing: house numbers, flats, postcodes, towns.

Every constant is a piece of a regular expression that is compiled without regard to case; what must be a
capital letter is in ``(?-i:...)``. An address is a core, which a rule knows by its street type, its
postcode or its cue, and a tail: the parts that follow it after a comma, a blank or on the next line.

Source: the order of the parts and the postcodes of each country,
https://www.upu.int/en/Postal-Solutions/Programmes-Services/Addressing-Solutions
"""

import re

__all__ = [
    "FAMOUS",
    "HEAD",
    "LETTER",
    "NAMES",
    "NUMBER",
    "PLACE",
    "POSTCODE",
    "SEPARATOR",
    "TAIL",
    "UNIT",
    "UPPER",
    "WORD",
    "is_credit",
    "is_private",
]

UPPER = r"A-Z\u00c0-\u00de\u0100-\u017f\u0218\u021a\u1e00-\u1eff\u0386-\u03ab\u0400-\u042f\u0490"
LETTER = r"A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\u0370-\u03ff\u0400-\u045f\u0490\u0491"

_PARTICLES = (
    r"(?-i:(?:an?|am|an der|an den|im|in der|in|ob der|vor der|bei|zum|zur|auf der|auf dem|de|del|de la|de las|de los|du|des|la|le|les|el|los|las"
    rf"|da|do|das|dos|di|della|dello|dei|degli|delle|e|y|en|sur|sous|aux?|lès|of|the|on|upon|and|near|under|le|aan den|aan de|aan|den|der|van|van de|van der|van den|ter|ten|nad|pod|na|u|v|pri|op|i|och|og|von|und|alten|neuen|großen|kleinen|hohen|langen|oude|nieuwe|stary|starej|velké|malé)(?![{LETTER}'’])|(?:de )?[ldLD]['’])"
)
# A full stop belongs to a word of up to three letters before another name: ``St. Gallen``, ``TP. Hồ Chí Minh``.
WORD = rf"(?-i:[{UPPER}](?:[{LETTER}]{{0,3}}\.(?=[ \n-]?[{UPPER}])|[{LETTER}'’-]{{0,24}}(?<!['’-])(?![{LETTER}0-9])))"
NAMES = rf"(?:[0-9]{{1,3}}(?:st|nd|rd|th|er|ème|e|\.)? )?{WORD}(?:(?: |-){_PARTICLES}[ ]?(?={WORD}))?(?:[ -]?(?:{_PARTICLES}[ ]?){{0,2}}{WORD}){{0,4}}"
NUMBER = (
    r"(?:(?:n(?:[.º°]{1,2}|r\.?|o\.?|úm\.?|um\.?)|číslo|č\.(?: ?p\.)?|№|#|km|αρ\.?|д(?:ом)?\.?|буд(?:инок)?\.?|numéro|nº|no)[ :]{0,2})?"
    rf"[0-9]{{1,5}}(?: ?(?:bis|ter|quater)\b)?(?:[ ]?[A-Za-z\u0410-\u042f\u0430-\u044f](?![{LETTER}0-9'’]|\.? ?[0-9]))?(?: ?[/–-] ?[0-9]{{1,4}}[A-Za-z]?(?![0-9{LETTER}])|/[A-Z]\b|-(?-i:[IVX]{{1,4}})(?![{LETTER}0-9])){{0,3}}"
)
_UNIT_WORDS = (
    r"apt|apartment|suite|ste|unit|flat(?: no)?|floor|fl|room|rm|bldg|building|block|blk|lot|level|lvl|shop|office|villa|tower|house(?: no)?|h\.? ?no|plot(?: no)?|door(?: no)?|sector|phase|stage|gate"
    r"|p\.? ?o\.? ?box|private bag|locked bag|appt?|appartement|apto|apartado|apartamento|depto|dpto|dep(?:artamento)?|piso|planta|puerta|pta|esc(?:alera)?|int(?:erior|erno)?|scala|sc|palazzina|piano|portal|bajo|local|oficina|of"
    r"|bât(?:iment)?|bat|étage|hall|porte|lieu-dit|bte|boîte|bus|etage|eingang|top|stiege|tür|whg|wohnung|haus|hs|hinterhaus|m|lok(?:al)?|mieszk(?:anie)?|kl(?:atka)?|byt|vchod|em(?:elet)?|ajtó|ép(?:ület)?|fsz"
    r"|bl(?:oc)?|ap|et(?:aj)?|lgh|vån|uppg|oppg|leil|lejl|huis|hs|toestel|daire|d|kat|k|iç kapı no|no|blok|bina|site|mz|manzana|lt|lote|torre|conj(?:unto)?|casa|bloco|sala|andar|loja|fração|lj"
    r"|rt|rw|rt/rw|blok|lantai|lt|tầng|lầu|căn hộ|phòng|ngõ|ngách|hẻm|phường|quận|tổ|moo|soi|room|rfid"
    r"|кв(?:артира)?|корп(?:ус)?|к|стр(?:оение)?|под(?:ъезд)?|эт(?:аж)?|оф(?:ис)?|дом|д|буд(?:инок)?|під'їзд|поверх|комн(?:ата)?|литера?|владение|διαμ(?:έρισμα)?|όροφος"
)
UNIT = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)[ ](?:[A-Z][ ])?(?:main|cross|stage|phase|block|sector|street|avenue)\b(?:[ ]road\b)?|rt\.?[ ]?[0-9]{{1,3}}[ ]?/[ ]?rw\.?[ ]?[0-9]{{1,3}}|(?-i:[A-H])[ ][0-9]{{1,3}}(?![{LETTER}0-9])|(?:#|{_UNIT_WORDS})(?:\.|:)?[ ]?(?:no\.?:?|n[º°.]|:|#)?[ ]?(?:[0-9]{{1,5}}(?:[A-Za-zº°ª]{{0,2}}|[ ]?[/.-][ ]?[0-9A-Za-z]{{1,4}}){{0,2}}|(?-i:[A-Z\u0410-\u042f])[0-9]{{0,4}}|[ivx]{{1,4}})(?![{LETTER}0-9])"
    rf"|[0-9]{{1,3}}(?:st|nd|rd|th|\.?º|\.|ª|°|er|ème|e|-й|-ма)?[ ]?(?:floor|(?-i:OG|EG|UG|DG)|stock|etage|étage|em|th|tv|mf|sal|kerros|piso|andar|kat|patro|poschodie|emelet|d(?:to|cha|rt|ta)|esq|izq(?:da)?|fl|piano|эт(?:аж)?|поверх)\b\.?(?:[ ](?:links|rechts|mitte|left|right|droite|gauche|\d{{1,3}})\b\.?)?"
    rf"|[0-9]{{1,2}}(?:n|r|t|è|a)\b|[0-9]{{1,2}}[ºª°](?:[ ]?(?-i:[A-Z])\b)?|(?:ground|first|second|third|top) floor|bajo|ático|(?:upper|lower) (?:floor|ground)|(?-i:EG|DG)|fsz\.?|r/c|s/n|(?:links|rechts)\b)"
)
POSTCODE = (
    r"(?:(?:c\.? ?p\.?|cep|plz|zip(?: code)?|pin(?: ?code)?|τ\.?κ\.?|postcode|postal code|kode pos|irsz)[:. -]{1,2})?(?-i:(?:[A-Z]{1,3}[- ])?"
    r"(?:[0-9]{5}(?:-[0-9]{3,4})?|[0-9]{2}-[0-9]{3}|[0-9]{2}\.[0-9]{3}-[0-9]{3}|[0-9]{3} [0-9]{2,3}|[0-9]{4}(?:-[0-9]{3}| ?[A-Z]{2})?|[0-9]{6,7}"
    r"|[A-Z][0-9]{4}[A-Z]{3}|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z][0-9][0-9W] ?[0-9A-Z]{4}))(?![0-9A-Za-z])"
)
# Words that begin a new line or a new clause after an address and no town.
_NO_PLACE = (
    r"(?!(?:I|I['’].{1,2}|It|The(?= [a-z])|This|That|We|You|He|She|They|My|Is|Are|Can|Could|Please|Pls|Thanks?|Thank|Kind|Best|Yours|Dear|Hi|Hello|Regards|Tel|Telephone|Phone|E-?mail|Mail|Mob(?:ile)?|Cell|Fax|Web|Invoice|Items?|Parcel|Order"
    r"|Total|Date|Name|Attn|Country|Qty|Note|From|To|Re|Subject|And|But|So|When|What|Where|How|Why|If|In|On|At|For|And|Or|Then|There|Bitte|Ich|Wir|Und|Mit|Viele|Sehr|Liebe|Mais|Je|Nous|Merci|Bonjour|Et|Gracias|Hola|Por|Grazie|Ciao|Obrigado|Oi|Dank|Met|Pozdrawiam"
    r"|Спасибо|Здравствуйте|Я|Мы|Это|Как|Что|И|С|Тел|Телефон|Дякую|Rechnung|Bestellung|Facture|Factura|Fattura|INFO|WARN|ERROR|DEBUG|GET|POST)\b)"
)
PLACE = (
    rf"(?-i:{_NO_PLACE})(?:(?:г|м|обл|р-н|пос|с|село|місто|город|дер|col|brgy|urb|kel|kec|co|tp|st|kp)\.? ?)?(?:['’]s-|['’]t )?{WORD}(?:(?:[ -]{_PARTICLES})?(?:[ -](?:{_PARTICLES}[ ]?)?|['’])(?:{WORD}|(?-i:[A-Z])\b|[0-9]{{1,2}}(?![0-9{LETTER}]))){{0,4}}"
    rf"(?:[ ]?\([{LETTER} ]{{2,20}}\)|[ ]?[/][ ]?{WORD}|[ ](?:обл(?:асть)?|край|район|обл\.|р-н|область)|[ ](?-i:CEDEX)(?: [0-9]{{1,2}})?)?"
)
SEPARATOR = (
    r"(?:[ ]?[,;،][ ]?\r?\n[> \t]{0,8}|[ ]{0,2}\r?\n[>?# \t]{0,8}|[ ]?[,;،][ ]{0,2}|[ ][-–—|/·][ ]|[ ]{1,2})"
)
_STATE = rf"(?-i:[A-Z]{{2,3}})(?![{LETTER}0-9])"
_COUNTRY = (
    r"(?-i:USA|U\.S\.A\.|US|UK|UAE|United (?:States|Kingdom|Arab Emirates)|England|Scotland|Wales|(?:Northern )?Ireland|Australia|New Zealand|Canada|South Africa|India|Pakistan|Bangladesh|Singapore|Malaysia|Philippines|Nigeria|Kenya|Deutschland|Germany|Österreich|Austria"
    r"|Schweiz|Suisse|Switzerland|France|Belgique|België|Belgium|Nederland|(?:The )?Netherlands|España|Spain|México|Mexico|Argentina|Chile|Colombia|Perú|Italia|Italy|Portugal|Brasil|Brazil|Polska|Poland|Česko|Slovensko|Magyarország|România|Sverige|Sweden|Norge|Norway|Danmark|Denmark|Suomi|Finland"
    r"|Россия|Україна|Türkiye|Turkey|Israel|Japan|China|Taiwan|Hong Kong|Korea|Việt Nam|Vietnam|Thailand|Indonesia)"
)
# A Turkish district and province, parted by a bar or a blank.
_PROVINCE = rf"(?-i:(?:{WORD}[ ]?/[ ]?{WORD}|(?:{WORD}[ ])?(?:İstanbul|Istanbul|Ankara|İzmir|Izmir|Bursa|Antalya|Adana|Konya|Gaziantep|Mersin|Kayseri|Eskişehir|Samsun|Trabzon|Kocaeli|Sakarya|Denizli|Muğla)))"
# A town after a comma, or alone on the next line, or before a postcode; a blank alone parts it from nothing.
TAIL = (
    rf"(?:[ ](?-i:in|à|w|v|i|en|te|em)[ ]{POSTCODE}[ ]{PLACE}(?![{LETTER}])|{SEPARATOR}{_COUNTRY}(?![{LETTER}])|{SEPARATOR}{_PROVINCE}(?![{LETTER}])|{SEPARATOR}{POSTCODE}(?:(?:[ ]?,)?[ ]{{1,2}}{PLACE})?(?![{LETTER}])|{SEPARATOR}{UNIT}"
    rf"|[ ]?,[ ]{{0,2}}{PLACE}(?![{LETTER}]|:)|[ ][-–—][ ]{PLACE}(?=[ ]?[,\n]|[ ][-–—]|$)(?![{LETTER}])"
    rf"|[ ]{{0,2}},?\r?\n[>?# \t]{{0,8}}{PLACE}(?=[ ]{{0,2}}(?:[,.|)\n\r\"'<`]|$)|(?:[ ][-–—])?[ ]{{1,2}}(?:{POSTCODE}|{_STATE}))"
    rf"|[ ]{PLACE}(?=,?[ ]{{1,2}}(?:{_STATE},?[ ]{{1,2}})?{POSTCODE})|{SEPARATOR}{_STATE}(?=[ ,.\n\"]|$)(?:,?[ ]{{1,2}}{POSTCODE})?)"
    r"{0,9}"
)
# Postcode and towns before the street, as in Russian and Hungarian.
HEAD = rf"(?:{POSTCODE},?[ ]{{1,2}})?(?:{PLACE},[ \n]{{1,2}}){{0,3}}"

# Addresses that everybody knows and nobody is hurt by.
FAMOUS = re.compile(
    r"(?:1[01]|9) downing st(?:reet)?|1600 pennsylvania ave(?:nue)?|221 ?b,? baker st(?:reet)?|350 (?:fifth|5th) ave(?:nue)?|4 privet drive|742 evergreen terrace|platz der republik 1|1 infinite loop"
    r"|one infinite loop|1600 amphitheatre p(?:ark)?wa?y|1 hacker way|one microsoft way|1 microsoft way|1 apple park way|11 wall st(?:reet)?|30 rockefeller plaza|51 franklin st(?:reet)?|59 temple pl(?:ace)?|171 second street|123 (?:main|fake|any|example|sample|test) st(?:reet)?",
    re.IGNORECASE,
)
# The Free Software Foundation's in half of all licence texts, and Creative Commons'.
_OFFICES = re.compile(r"0211[01]-130[1-7]|02110-1335|Boston, MA 0211[01]|San Francisco, California,? 94105")
_NOT_HOMES = re.compile(
    r"\d+(?: |-)(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|steps?|ways?|simple|easy|easiest|best|points?|pages?|chapters?|different|new|more|other|people|percent|million|billion|thousand)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:copyright|©|\(c\)|(?:19|20)[0-9]{2}(?:[ ]?[-–][ ]?(?:(?:19|20)?[0-9]{2}))?[,.]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|version|chapter|section|page|line|step|figure|table)\.? [0-9]{1,2},?[ ]"
    r"(?:19|20)[0-9]{2})",
    re.IGNORECASE,
)


def is_private(value: str) -> bool:
    """Whether an address may belong to a person: it has a number and is none of the famous ones."""
    plain = " ".join(value.split()).strip(" .,;")
    if (
        not any(char.isdigit() for char in plain)
        or _OFFICES.search(plain)
        or _NOT_HOMES.match(plain)
        or _DATED.match(plain)
    ):
        return False
    famous = FAMOUS.match(plain)
    return famous is None


_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}\b|[^0-9]{3,40}(?:19|20)[0-9]{2}(?:-(?:19|20)[0-9]{2})?$")
_CREDIT = re.compile(r"copyright|\(c\)|©|@[a-z0-9.-]{3,40}>|(?:19|20)[0-9]{2}[,\n]|reserved", re.IGNORECASE)


def is_credit(text: str, start: int, end: int) -> bool:
    """Whether a year and a name stand in a copyright notice: ``2021 Iain Lane`` is no house."""
    return (
        _YEAR_FIRST.match(text[start:end]) is not None
        and _CREDIT.search(text[max(0, start - 120) : start]) is not None
    )
