"""Postal addresses: what people and programs write around them, and what only looks like one. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development.addresses_wide_values import COUNTRIES, Country, envelope, in_one_line
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["address_keep_cases", "wide_address_cases"]

_PROSE: dict[str, tuple[str, ...]] = {
    "en": (
        "I live at {v}.",
        "We're moving to {v} next month, what do I have to cancel?",
        "my home address is {v} and the parcel never came",
        "Please deliver it to {v}, second door on the left.",
        "The landlord's place, {v}, has mould in the bathroom.",
        "Can you write a complaint? Sender: {v}. Recipient: the council.",
        "Directions from {v} to the airport please.",
        "She grew up at {v} before they moved.",
        "The party is at my parents' house ({v}) on Saturday.",
    ),
    "de": (
        "Ich wohne in der {v}.",
        "Wir ziehen nach {v} um.",
        "Meine Anschrift lautet {v}, bitte im Brief einsetzen.",
        "Bitte schickt das Paket an {v}.",
        "Die Wohnung ({v}) hat einen Wasserschaden.",
        "Rechnungsadresse ist {v}",
    ),
    "fr": (
        "J'habite au {v}.",
        "Mon adresse postale : {v}",
        "Le colis doit être livré au {v} avant lundi.",
        "Nous déménageons au {v}.",
        "L'appartement situé {v} est en vente.",
    ),
    "es": (
        "Vivo en {v}.",
        "Mi domicilio es {v}, ¿puedes ponerlo en la carta?",
        "Envíalo a {v}, por favor.",
        "La dirección de entrega: {v}",
        "El piso de {v} tiene humedades.",
    ),
    "it": (
        "Abito in {v}.",
        "Il mio indirizzo è {v}",
        "Spedisci il pacco a {v}.",
        "Sono residente in {v}.",
        "L'appartamento di {v} è in affitto.",
    ),
    "pt": (
        "Moro na {v}.",
        "O meu endereço é {v}, pode colocar na carta?",
        "A minha morada: {v}",
        "Entregar em {v}.",
        "O apartamento da {v} está à venda.",
    ),
    "nl": (
        "Ik woon op {v}.",
        "Mijn adres is {v}",
        "Stuur het pakket naar {v}.",
        "Bezorgadres: {v}",
        "De woning aan de {v} staat te huur.",
    ),
    "pl": (
        "Mieszkam przy {v}.",
        "Mój adres to {v}",
        "Proszę wysłać paczkę na adres {v}.",
        "Adres dostawy: {v}",
        "Mieszkanie przy {v} jest do wynajęcia.",
    ),
    "cs": (
        "Bydlím na adrese {v}.",
        "Moje adresa je {v}",
        "Pošlete to na {v}, prosím.",
        "Doručovací adresa: {v}",
    ),
    "hu": ("A címem {v}", "Itt lakom: {v}", "Szállítási cím: {v}"),
    "ro": ("Locuiesc pe {v}.", "Adresa mea este {v}", "Adresa de livrare: {v}"),
    "el": ("Μένω στην {v}.", "Η διεύθυνσή μου είναι {v}", "Διεύθυνση: {v}"),
    "sv": ("Jag bor på {v}.", "Min adress är {v}", "Skicka paketet till {v}.", "Leveransadress: {v}"),
    "no": ("Jeg bor i {v}.", "Adressen min er {v}", "Send pakken til {v}."),
    "da": ("Jeg bor på {v}.", "Min adresse er {v}", "Leveringsadresse: {v}"),
    "fi": ("Asun osoitteessa {v}.", "Osoitteeni on {v}", "Toimitusosoite: {v}"),
    "ru": (
        "Я живу по адресу {v}.",
        "Мой адрес: {v}",
        "Доставьте, пожалуйста, на {v}.",
        "Адрес доставки — {v}",
        "Квартира на {v} сдаётся.",
    ),
    "uk": ("Я живу за адресою {v}.", "Моя адреса: {v}", "Доставте на {v}."),
    "tr": ("Adresim {v}", "{v} adresinde oturuyorum.", "Teslimat adresi: {v}", "Kargo {v} adresine gelsin."),
    "ar": ("أسكن في {v}.", "عنواني هو {v}", "عنوان التوصيل: {v}", "أرسل الطرد إلى {v}."),
    "he": ("אני גר ב{v}.", "הכתובת שלי היא {v}", "כתובת למשלוח: {v}"),
    "fa": ("من در {v} زندگی می‌کنم.", "آدرس من: {v}", "نشانی: {v}"),
    "ja": (
        "住所は{v}です。",
        "{v}に住んでいます。",
        "お届け先：{v}",
        "荷物を{v}に送ってください。",
        "引っ越し先は{v}です。",
    ),
    "zh": (
        "我住在{v}。",
        "收货地址：{v}",
        "我家地址是{v}，帮我写封信。",
        "请寄到{v}，谢谢。",
        "快递送到{v}。",
    ),
    "ko": ("저는 {v}에 살고 있어요.", "주소는 {v}입니다.", "배송지: {v}", "택배를 {v}로 보내주세요."),
    "vi": ("Tôi sống tại {v}.", "Địa chỉ của tôi là {v}", "Giao hàng đến {v}."),
    "th": ("ที่อยู่ของฉันคือ {v}", "ฉันอยู่ที่ {v}", "ส่งไปที่ {v}"),
    "id": ("Saya tinggal di {v}.", "Alamat saya: {v}", "Kirim ke {v} ya."),
    "hi": ("मेरा पता {v} है।", "मैं {v} में रहता हूँ।", "पता: {v}"),
}
_TECH = (
    '{"shipping_address": "{v}"}',
    "Ship to: {v}",
    '{"customer": {"id": {n}, "address": "{v}", "vip": true}}',
    "address: {v}\ncountry: unknown",
    "billing_address={v}",
    "| {n} | {v} | open |",
    "| Address | {v} |",
    "- **Address:** {v}",
    "INSERT INTO customers (id, street_address) VALUES ({n}, '{v}');",
    'id,address\n{n},"{v}"',
    "<deliveryAddress>{v}</deliveryAddress>",
    "geocode --query '{v}' --limit 1",
    '2026-03-02 10:11:12 INFO geocoder: resolved "{v}" in {n} ms',
    'venue.location = "{v}"',
)
_KEYS: dict[str, tuple[str, ...]] = {
    "de": ("adresse: {v}", '{"anschrift": "{v}"}', "Lieferadresse: {v}"),
    "fr": ('{"adresse": "{v}"}', "Adresse de livraison : {v}"),
    "es": ('{"direccion": "{v}"}', "Domicilio: {v}"),
    "it": ('{"indirizzo": "{v}"}', "Indirizzo di spedizione: {v}"),
    "pt": ('{"endereco": "{v}"}', "Morada: {v}"),
    "nl": ("Adres: {v}", "Afleveradres: {v}"),
    "pl": ('{"adres": "{v}"}', "Adres korespondencyjny: {v}"),
    "ru": ("Адрес: {v}", '{"адрес": "{v}"}'),
    "ja": ("住所: {v}", '{"住所": "{v}"}'),
    "zh": ("地址: {v}", '{"地址": "{v}"}'),
    "ko": ("주소: {v}", '{"주소": "{v}"}'),
    "ar": ("العنوان: {v}",),
    "hi": ("पता: {v}",),
    "tr": ("Adres: {v}",),
}
_FIELDS = (
    "address",
    "shipping_address",
    "street",
    "line1",
    "addressLine1",
    "billingAddress",
    "delivery_address",
    "full_address",
)
_LINES = (
    "Send it to:\n{v}\nThanks!",
    "{v}\n\nDear Sir or Madam,",
    "Kind regards\n\n{v}",
    "Bill to\n{v}\n\nInvoice no. {n}",
    "Shipping address:\n{v}\n\nItems: {n}",
    "```\n{v}\n```",
)


def wide_address_cases() -> tuple[Case, ...]:
    """For each country an address in one line and, where its post writes several, on an envelope."""
    cases = []
    for country in COUNTRIES:
        cases.append(_case(country, in_one_line(country), "line"))
        if any("~" in form for form in country.forms):
            cases.append(_case(country, envelope(country), "envelope"))
    return tuple(cases)


def _case(country: Country, make: Callable[[Draw], str], layout: str) -> Case:
    one_line = layout == "line"
    variant = Variant(
        make=make,
        prose=_PROSE[country.locale] if one_line else _LINES,
        tech=(*_TECH, *_KEYS.get(country.locale, ()))
        if one_line
        else ("To:\n{v}\nParcel {n}", "# Address\n{v}\n"),
        fields=_FIELDS,
        locale=country.locale,
    )
    return Case(id=f"address-wide-{country.code}-{layout}", kind="personal.address", variants=(variant,))


def _keep(name: str, texts: str, *, tech: tuple[str, ...] = (), prose: tuple[str, ...] = ()) -> Case:
    return Case(
        id=f"keep-{name}",
        kind=f"keep.{name}",
        variants=(Variant(make=lambda draw: draw.pick(texts.split("|")), prose=prose, tech=tech),),
    )


def address_keep_cases() -> tuple[Case, ...]:
    """What must stay."""
    return (
        _keep(
            "place-name",
            "Wall Street|the Berlin Wall|Abbey Road|Sesame Street|Paris|Downing Street|Times Square|Broadway"
            "|Via Appia"
            "|Champs-Élysées|Unter den Linden|Route 66|Fleet Street|Bourbon Street|Harley Street",
            prose=(
                "What happened at {v} in 1929?",
                "We saw {v} on our trip, 3 days in all.",
                "{v} is mentioned in chapter 12 of the book.",
                "In 2008 the mood on {v} changed, 40 percent were gone.",
            ),
        ),
        _keep(
            "famous-address",
            "10 Downing Street|1600 Pennsylvania Avenue|221B Baker Street|350 Fifth Avenue|Platz der Republik 1",
            prose=("Who lives at {v}?", "The story is set at {v}.", "What is at {v}?"),
        ),
        _keep(
            "address-code",
            "street = models.CharField(max_length=255)|address: string;|const address = user.address ?? null"
            "|addr1 VARCHAR(120) NOT NULL"
            '|<input name="street" placeholder="Street and number">|address: \'0.0.0.0:8080\'|line1: int = 12'
            "|zip_code: str = "
            ""
            "|server.listen({ address, port: 3000 })|if (st == 12) return dr;|address 0x7ffee4c0 at line 12"
            "|bind_address=127.0.0.1",
            tech=("{v}", "    {v}\n"),
        ),
        _keep(
            "numbered",
            "Chapter 12 Drive Shaft|Section 4 Court Orders|2 cups of flour|Step 3: Place the lid"
            "|24 Hour Way of working|Python 3 Way"
            "|Table 7 Square roots|Form 12 Close Company|Day 3 Drive to Lyon|Top 10 Place to visit"
            "|Figure 5 Circle plot",
            prose=("See {v}.", "I read {v} yesterday.", "It says {v} there."),
        ),
        _keep(
            "amounts",
            "1500 Kč|12 Stück|20 км|5 лет|3 号线|2026年3月12日|第3章 第12号|12번째 줄|версия 2.4.1|около 15 минут"
            "|saat 14:30|3. patro"
            "|10 rue piétonnes|Satz 12, Absatz 3|§ 12 Abs. 3|Zug 4 nach Bern|Kapitel 7 Weg der Mitte"
            "|via HTTP 2|via Docker 24",
            prose=("Es waren {v}.", "Here it says {v}, right?", "{v} - what does it mean?"),
        ),
        _keep(
            "company-street",
            "Jane Street|State Street Corporation|Street Fighter 6|Wall Street Journal|Easy Street Records"
            "|Bank Street College",
            prose=(
                "{v} reported 12 quarters of growth.",
                "I applied at {v} 3 times.",
                "Compare {v} with 5 others.",
            ),
        ),
        _keep(
            "path-with-street",
            "/data/streets/12/index.json|src/places/12_main_street.py|assets/img/road-12.png"
            "|maps/v2/12/2048/1361.pbf",
            tech=("cat {v}", "open('{v}')", "GET /{v} 200"),
        ),
    )
