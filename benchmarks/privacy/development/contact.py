"""Telephone numbers, e-mail addresses, postal addresses, number plates. Development set.

Numbers follow the public numbering plans; they are drawn, and nobody looked whether somebody has them.
"""

from collections.abc import Callable

from benchmarks.privacy.development.people import ascii_of
from benchmarks.privacy.development.wording import family, given, phrases
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["contact_cases"]

# Country: locale of the talk, then forms; # is a digit, N one that is not 0 or 1.
_PHONES: dict[str, tuple[str, tuple[str, ...]]] = {
    "us": ("en", ("(N##) N##-####", "N##-N##-####", "+1 N## N## ####", "+1N##N######", "N##.N##.####")),
    "gb": ("en", ("07### ######", "+44 7### ######", "020 7### ####", "+44 (0)161 ### ####")),
    "de": ("de", ("0176 ########", "+49 170 #######", "0211/#######", "+49 (0)89 ######", "030-########")),
    "fr": ("fr", ("06 ## ## ## ##", "+33 6 ## ## ## ##", "01.##.##.##.##", "07########")),
    "es": ("es", ("6## ### ###", "+34 6########", "91 ### ## ##", "+34 7## ## ## ##")),
    "it": ("it", ("3## #######", "+39 34# ### ####", "06 ########")),
    "br": ("pt", ("(11) 9####-####", "+55 21 9####-####", "11 9########")),
    "nl": ("nl", ("06-########", "+31 6 ########", "020-#######")),
    "pl": ("pl", ("5## ### ###", "+48 6## ### ###", "22 ### ## ##")),
    "tr": ("tr", ("0532 ### ## ##", "+90 54# ### ## ##")),
    "ru": ("ru", ("+7 9## ###-##-##", "8 (9##) ###-##-##", "8 9## ### ## ##")),
    "cn": ("zh", ("13#########", "+86 15# #### ####", "186-####-####")),
    "jp": ("ja", ("090-####-####", "03-####-####", "+81 80-####-####")),
    "eg": ("ar", ("+20 10 #### ####", "010########")),
    "in": ("hi", ("+91 98### #####", "9#########", "+91-9#########")),
}


def _filled(form: str, draw: Draw) -> str:
    result = []
    for char in form:
        result.append(
            draw.chars("0123456789", 1) if char == "#" else draw.chars("23456789", 1) if char == "N" else char
        )
    return "".join(result)


def _phone_case(country: str) -> Case:
    locale, forms = _PHONES[country]
    return Case(
        id=f"phone-{country}",
        kind="personal.phone",
        variants=(
            Variant(
                make=lambda draw: _filled(draw.pick(forms), draw),
                prose=phrases("phone")[locale],
                tech=('{"phone": "{v}"}', "TEL;TYPE=CELL:{v}", "phone,{v}", "mobile: {v}"),
                fields=("phone", "mobile_number", "phoneNumber", "tel"),
                locale=locale,
            ),
        ),
        repeats=True,
    )


_DOMAINS = (
    "gmail.com",
    "gmx.de",
    "free.fr",
    "yahoo.co.jp",
    "mail.ru",
    "hotmail.es",
    "proton.me",
    "uol.com.br",
)


def _local(draw: Draw) -> str:
    locale = draw.pick(("en", "de", "fr", "es", "pl", "nl"))
    first, last = ascii_of(given(draw, locale)).lower(), ascii_of(family(draw, locale)).lower()
    return draw.pick(
        (f"{first}.{last}", f"{first}{draw.number(60, 99)}", f"{first[0]}{last}", f"{last}_{first}")
    )


def _email(draw: Draw) -> str:
    return f"{_local(draw)}@{draw.pick(_DOMAINS)}"


def _tagged(draw: Draw) -> str:
    return f"{_local(draw)}+{draw.pick(('news', 'github', 'shop'))}@{draw.pick(_DOMAINS)}"


def _obfuscated(draw: Draw) -> str:
    name, _, ending = draw.pick(_DOMAINS).partition(".")
    local = _local(draw)
    return draw.pick(
        (
            f"{local} [at] {name} [dot] {ending}",
            f"{local} (at) {name} (dot) {ending}",
            f"{local} at {name} dot {ending}",
        )
    )


def _international(draw: Draw) -> str:
    name = draw.pick(("bäckerei-vogt", "münzhandel", "café-rené", "почта-север", "información"))
    return f"{_local(draw)}@{name}.{draw.pick(('de', 'fr', 'рф', 'es'))}"


def _email_case(name: str, make: Callable[[Draw], str], *, bare: bool) -> Case:
    variant = Variant(
        make=make,
        prose=(
            "My address is {v}, please answer there.",
            "Write to {v} and ask for the form.",
            "I never got the mail, I am {v}.",
        ),
        tech=(
            '{"email": "{v}"}',
            "To: {v}",
            "INSERT INTO users (mail) VALUES ('{v}');",
            "user {v} logged in",
        ),
        fields=("email", "contact", "recipient"),
    )
    return Case(id=f"email-{name}", kind="personal.email", variants=(variant,), bare=bare, repeats=True)


_STREETS = {
    "us": (
        "en",
        "{h} {s}\n{c} {z}",
        "Maple Street|Old Mill Road|N Jefferson Ave|Willow Creek Dr|SW 14th Terrace|Cedar Blvd Apt 4B",
        "Portland, OR|Dayton, OH|Tulsa, OK|Macon, GA",
        "#####",
    ),
    "gb": (
        "en",
        "{h} {s}, {c} {z}",
        "Albert Road|Church Lane|Beechwood Close|Victoria Gardens|High Street",
        "Stockport|Swindon|Harrogate|Ipswich",
        "SK4 #AB",
    ),
    "de": (
        "de",
        "{s} {h}, {z} {c}",
        "Lindenstraße|Am Mühlbach|Goethestr.|Hinterm Dorf|Rosenweg|Bahnhofsplatz",
        "Kassel|Bamberg|Oldenburg|Trier",
        "3####",
    ),
    "fr": (
        "fr",
        "{h} {s}, {z} {c}",
        "rue des Lilas|avenue Jean Jaurès|impasse du Moulin|boulevard Voltaire",
        "Nantes|Dijon|Rennes|Annecy",
        "4####",
    ),
    "es": (
        "es",
        "{s} {h}, 3º B, {z} {c}",
        "Calle de Toledo|Avenida de la Paz|C/ Mayor|Plaza del Carmen",
        "Valladolid|Murcia|Gijón|Cádiz",
        "2####",
    ),
    "it": (
        "it",
        "{s} {h}, {z} {c}",
        "Via Garibaldi|Corso Matteotti|Viale dei Mille|Piazza San Marco",
        "Parma|Udine|Lecce|Siena",
        "4####",
    ),
    "br": (
        "pt",
        "{s}, {h} - {c}, {z}",
        "Rua das Acácias|Avenida Brasil|Travessa do Porto|Alameda Santos",
        "Curitiba|Recife|Belém|Santos",
        "8####-###",
    ),
    "nl": (
        "nl",
        "{s} {h}, {z} {c}",
        "Kerkstraat|Prinsengracht|Molenweg|Beatrixlaan",
        "Zwolle|Breda|Delft|Assen",
        "2### KV",
    ),
    "pl": (
        "pl",
        "ul. {s} {h}/4, {z} {c}",
        "Mickiewicza|Kościuszki|Polna|Słoneczna",
        "Lublin|Gdynia|Opole|Rzeszów",
        "3#-###",
    ),
    "tr": (
        "tr",
        "{s} No: {h} D: 5, {c}",
        "Atatürk Caddesi|Gül Sokak|Bağdat Cad.|Menekşe Sok.",
        "Kadıköy/İstanbul|Çankaya/Ankara|Bornova/İzmir",
        "",
    ),
    "ru": (
        "ru",
        "{z}, г. {c}, {s}, д. {h}, кв. 12",
        "ул. Садовая|пр-т Ленина|Лесной переулок|ул. Гагарина",
        "Тверь|Самара|Казань|Псков",
        "1#####",
    ),
    "cn": (
        "zh",
        "{c}{s}{h}号3栋502室",
        "中山路|解放大道|人民南路|长安街",
        "江苏省苏州市姑苏区|浙江省宁波市海曙区|广东省佛山市禅城区",
        "",
    ),
    "jp": (
        "ja",
        "〒{z} {c}{s}-{h}",
        "本町2丁目5|緑ヶ丘1-12|中央3-4",
        "愛知県豊橋市|北海道旭川市|大阪府堺市北区",
        "4##-####",
    ),
    "eg": ("ar", "{h} شارع {s}، {c}", "التحرير|النيل|الجمهورية", "القاهرة|الإسكندرية|طنطا", ""),
    "in": ("hi", "{h}, {s}, {c} - {z}", "गांधी मार्ग|नेहरू नगर|स्टेशन रोड", "जयपुर|लखनऊ|भोपाल", "4#####"),
}


def _address(country: str) -> Callable[[Draw], str]:
    _, form, streets, cities, code = _STREETS[country]

    def make(draw: Draw) -> str:
        text = form.replace("{h}", str(draw.number(2, 198))).replace("{z}", _filled(code, draw))
        return text.replace("{s}", draw.pick(streets.split("|"))).replace("{c}", draw.pick(cities.split("|")))

    return make


def _address_case(country: str) -> Case:
    locale = _STREETS[country][0]
    variant = Variant(
        make=_address(country),
        prose=phrases("address")[locale],
        tech=('{"shipping_address": "{v}"}', "Ship to: {v}"),
        fields=("address", "street_address", "shippingAddress"),
        locale=locale,
    )
    return Case(id=f"address-{country}", kind="personal.address", variants=(variant,))


def _letters(draw: Draw, count: int) -> str:
    return draw.chars("BCDFGHJKLMNPRSTVWXYZ", count)


_PLATES: dict[str, tuple[str, Callable[[Draw], str], tuple[str, ...]]] = {
    "de": (
        "de",
        lambda d: f"{d.pick(('HH', 'KA', 'MTK', 'B', 'RÜD'))}-{_letters(d, 2)} {d.number(10, 9999)}",
        ("Mein Kennzeichen ist {v}.", "Das Auto mit dem Kennzeichen {v} steht im Weg."),
    ),
    "fr": (
        "fr",
        lambda d: f"{_letters(d, 2)}-{d.digits(3)}-{_letters(d, 2)}",
        ("Ma plaque d'immatriculation est {v}.",),
    ),
    "gb": (
        "en",
        lambda d: f"{_letters(d, 2)}{d.number(51, 74)} {_letters(d, 3)}",
        ("My registration number is {v}.", "The car with licence plate {v} hit mine."),
    ),
    "it": (
        "it",
        lambda d: f"{_letters(d, 2)}{d.digits(3)}{_letters(d, 2)}",
        ("La targa della mia auto è {v}.",),
    ),
    "es": ("es", lambda d: f"{d.digits(4)} {_letters(d, 3)}", ("La matrícula de mi coche es {v}.",)),
    "nl": ("nl", lambda d: f"{_letters(d, 2)}-{d.digits(3)}-{_letters(d, 1)}", ("Mijn kenteken is {v}.",)),
}


def _plate_case(country: str) -> Case:
    locale, make, prose = _PLATES[country]
    variant = Variant(
        make=make,
        prose=prose,
        tech=("license_plate: {v}", '{"plate": "{v}"}'),
        fields=("license_plate", "plate"),
        locale=locale,
    )
    return Case(id=f"plate-{country}", kind="personal.plate", variants=(variant,))


def contact_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        *(_phone_case(country) for country in _PHONES),
        _email_case("plain", _email, bare=True),
        _email_case("tagged", _tagged, bare=True),
        _email_case("obfuscated", _obfuscated, bare=False),
        _email_case("international", _international, bare=False),
        *(_address_case(country) for country in _STREETS),
        *(_plate_case(country) for country in _PLATES),
    )
