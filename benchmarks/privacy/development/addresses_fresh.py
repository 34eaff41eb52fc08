"""Postal addresses in other wordings and countries, written after the rules. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["fresh_address_cases"]

# (case, language, addresses, texts): ``#`` is a digit, ``{v}`` the address.
_FRESH: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "taxi",
        "en",
        ("1# Elm Grove, Brighton", "2## N Wacker Dr, Chicago", "4# Sundial Ct Apt 1#, Reno NV 8####"),
        (
            "need a cab from {v} at 6",
            "Uber receipt\nPickup: {v}\nDropoff: airport",
            "pls pick me up @ {v} thx",
        ),
    ),
    (
        "invoice",
        "en",
        (
            "Suite 4##, 9## Harrow Road, London W9 3RB",
            "7#1 Kestrel Way\nPerth WA 6###\nAustralia",
            "3# Dorset St Lower, Dublin 1, D01 X9K2",
        ),
        (
            "INVOICE {n}\nBilled to: K. Marsh\n{v}\n\nDue in 30 days",
            "Customer: ACME\nCustomer address {v}\nVAT no: none",
        ),
    ),
    (
        "listing",
        "en",
        (
            "1#4 Beechwood Avenue, Hamilton, ON L8K 2T4",
            "8# Ponsonby Rd, Auckland 1011",
            "1#/2# Acacia Ave, Randburg, 2194",
        ),
        (
            "For rent: 2 bed flat, {v}, no pets",
            "We viewed {v} yesterday and want to make an offer.",
            "Is {v} in a flood zone?",
        ),
    ),
    (
        "lower-case",
        "en",
        ("4# maple street, dayton oh 45###", "flat 3, 1# chapel road, hove", "9## w 5th ave apt 3, denver"),
        ("my address is {v}", "i live at {v} btw", "can you ship it to {v}"),
    ),
    (
        "german",
        "de",
        (
            "Schillerstr. 1#, 04### Leipzig",
            "Am Kirchplatz 3b, 9#### Bamberg",
            "Rosenweg 1#, 5. Stock, 8#### Augsburg",
            "Straße des 17. Juni 1##, 10### Berlin",
        ),
        (
            "Mietvertrag für {v}",
            "Lieferung bitte nach: {v}",
            "Ich bin umgezogen, neue Adresse: {v}",
            "Der Notarzt musste in die {v}.",
        ),
    ),
    (
        "french",
        "fr",
        (
            "1# ter rue Jean-Jaurès, 69### Lyon",
            "8 square des Acacias\n35### Rennes",
            "Appt 1#, 4# cours Lafayette, 69### Lyon",
            "Lieu-dit Le Bourg, 24### Sarlat",
        ),
        (
            "Bail : {v}",
            "Bonjour, je suis au {v}, le réparateur peut passer ?",
            "Expédier à :\n{v}",
            "Nouvelle adresse : {v}.",
        ),
    ),
    (
        "spanish",
        "es",
        (
            "Camino de los Olivos, 1#, 41### Sevilla",
            "Av. 9 de Julio 1##0, 3° B, Córdoba",
            "Calle 5# # 1#-2#, Barranquilla",
            "Blvd. Díaz Ordaz 3##, 64### Monterrey, N.L.",
        ),
        (
            "Mi casa está en {v}.",
            "Factura a nombre de Luz, {v}",
            "El repartidor no encontró {v}",
            "Contrato de alquiler: {v}",
        ),
    ),
    (
        "italian",
        "it",
        (
            "Via delle Rose 1#/B, 50### Firenze FI",
            "Strada Provinciale 1#, 53### Siena",
            "Largo Augusto 3, 20### Milano",
        ),
        ("Consegna: {v}", "Ci vediamo in {v} alle 8", "Contratto di locazione per {v}"),
    ),
    (
        "portuguese",
        "pt",
        (
            "Rua Augusto dos Anjos, 1##, bloco B, apto 3#, Fortaleza - CE, 60###-###",
            "Av. da República, 4#, 3.º Esq., 1050-1## Lisboa",
            "Quadra 1# Lote 3, Setor Sul, Goiânia",
        ),
        ("Minha casa fica na {v}", "Endereço de cobrança: {v}", "Nota fiscal para {v}"),
    ),
    (
        "dutch",
        "nl",
        (
            "Nieuwe Kade 1#, 6811 KC Arnhem",
            "Burgemeester de Vlugtlaan 1##-3, 1063BJ Amsterdam",
            "Dorpsstraat 4a\n8#00 Brugge",
        ),
        ("We verhuizen naar {v}.", "Factuuradres: {v}", "Het huis staat op {v}"),
    ),
    (
        "polish",
        "pl",
        (
            "ul. Kwiatowa 1#, 31-### Kraków",
            "Aleja Niepodległości 4#/1#, 02-### Warszawa",
            "Stary Rynek 1#, 85-### Bydgoszcz",
        ),
        ("Przeprowadzam się na {v}", "Kurier przyjechał pod {v}", "Umowa najmu: {v}"),
    ),
    (
        "nordic",
        "sv",
        (
            "Östra Hamngatan 1#, 411 0# Göteborg",
            "Karl Johans gate 1#, 0154 Oslo",
            "Åboulevarden 2#, 8000 Aarhus",
            "Itäinen Rantakatu 1# B 7, 20700 Turku",
        ),
        ("Vi flyttar till {v}.", "Fakturaadress: {v}", "Hyreskontrakt {v}"),
    ),
    (
        "balkan",
        "hr",
        (
            "Ilica 1#, 10000 Zagreb",
            "Slovenska cesta 5#, 1000 Ljubljana",
            "ul. Vitosha 1#, 1000 Sofia",
            "Knez Mihailova 1#, 11000 Beograd",
        ),
        ("Živim na adresi {v}.", "Adresa: {v}", "Moja adresa je {v}"),
    ),
    (
        "baltic",
        "lt",
        (
            "Gedimino pr. 1#, LT-01103 Vilnius",
            "Brīvības iela 1##, Rīga, LV-1001",
            "Pärnu mnt 1#, 10141 Tallinn",
        ),
        ("Mano adresas: {v}", "Ship the parcel to {v}", "Adresas: {v}"),
    ),
    (
        "russian",
        "ru",
        (
            "ул. 8 Марта, д. 1#, кв. 3#, Екатеринбург",
            "г. Пермь, Комсомольский пр-т, 4#",
            "Московская обл., г. Химки, ул. Парковая, 1#А",
        ),
        ("Переезжаю на {v}", "Такси от {v}", "Договор аренды: {v}", "Квартира находится по адресу: {v}."),
    ),
    (
        "turkish",
        "tr",
        ("İnönü Mahallesi 1#. Sokak No: 4 Kat 2 Bornova/İzmir", "Barbaros Bulvarı No:1# Beşiktaş İstanbul"),
        ("Evim {v}.", "Fatura adresi: {v}", "Kurye {v} adresini bulamadı"),
    ),
    (
        "arabic",
        "ar",
        ("شارع الحمرا، بناية 1#، الطابق 3، بيروت", "1# شارع الهرم، الجيزة", "حي النخيل، شارع 1#، الرياض"),
        ("بيتي في {v}", "عنوان الفاتورة: {v}", "سيارة أجرة من {v}"),
    ),
    (
        "japanese",
        "ja",
        (
            "〒220-0012 神奈川県横浜市西区みなとみらい2-3-1#",
            "名古屋市中区栄3丁目1#番2#号",
            "福岡県福岡市博多区博多駅前2-1#-1 パークハイツ30#",
        ),
        ("引っ越しました。新住所：{v}", "請求先 {v}", "実家は{v}にあります。"),
    ),
    (
        "chinese",
        "zh",
        (
            "成都市锦江区春熙路1#号A座120#",
            "武汉市洪山区珞喻路1##7号",
            "南京市鼓楼区汉中门大街3#号4栋50#",
            "新竹市東區光復路二段1##號",
        ),
        ("公司搬到了{v}。", "发票地址：{v}", "从{v}打车去机场"),
    ),
    (
        "korean",
        "ko",
        (
            "경기도 수원시 영통구 광교로 1##, 1#0동 5#2호",
            "대전광역시 유성구 대학로 9#",
            "서울 종로구 세종로 1-#",
        ),
        ("이사 갈 집은 {v}이에요.", "청구지 주소: {v}", "{v}에서 택시 불러줘"),
    ),
    (
        "south-asia",
        "en",
        (
            "Flat 3#1, Sai Residency, Baner Road, Pune 4110##",
            "House 1#, Road 7, Dhanmondi, Dhaka 1205",
            "1#-B, Gulberg III, Lahore 54660",
            "No. 4#, Galle Road, Colombo 03",
        ),
        ("Deliver to {v}, ring twice", "Permanent address: {v}", "My parents stay at {v}."),
    ),
    (
        "africa",
        "en",
        (
            "1# Adeola Odeku Street, Victoria Island, Lagos",
            "P.O. Box 3##-00100, Nairobi",
            "Plot 1#, Kampala Road, Kampala",
        ),
        ("The office is at {v}.", "Postal address: {v}", "courier to {v} please"),
    ),
    (
        "southeast-asia",
        "en",
        (
            "Blk 1## Ang Mo Kio Ave 3 #0#-12#, Singapore 5601##",
            "No. 1#, Jalan Ampang, 50450 Kuala Lumpur",
            "1## Nguyễn Trãi, Quận 5, TP.HCM",
        ),
        ("I stay at {v}.", "Send it to {v}", "Address - {v}"),
    ),
    (
        "second-english",
        "en",
        (
            "1#87 Hunterwasser Blvd, San Marcos, TX 78666",
            "9## Pine Grove Circle, Tulsa",
            "8 Maple Court, Bangor BT19 6AB",
            "Unit 7, 3# Cowper St, Byron Bay NSW 2481",
            "1450 El Camino Real, Menlo Park, CA 9402#",
        ),
        (
            "The accident happened in front of {v}.",
            "Can you check the flood risk for {v}?",
            "send a card to grandma: {v}",
            "Parcel for {v} delayed",
        ),
    ),
    (
        "second-german",
        "de",
        (
            "Burgweg 3 in 5511# Mainz",
            "Zum Alten Forsthaus 9, 3625# Bad Hersfeld",
            "Kölner Landstr. 2#2b, Düsseldorf",
            "Lärchenweg 4, A-602# Innsbruck",
        ),
        ("Wir treffen uns {v}.", "Rechnung an: Fam. Kurz, {v}", "Route von {v} zum Bahnhof?"),
    ),
    (
        "second-latin",
        "es",
        (
            "Gran Vía 2#, 2801# Madrid",
            "calle San Juan 3#, Logroño",
            "Carrer de Balmes 14#, 2n 1a, 08008 Barcelona",
            "5, Avenue Habib Bourguiba, Tunis",
            "Piazza Dante 8, 8013# Napoli",
        ),
        ("Mi abuela vive en {v}.", "{v} es mi nueva dirección.", "Me mudé a {v} hace un mes."),
    ),
    (
        "second-world",
        "ru",
        (
            "улица Победы, 1#, Самара",
            "пр. Ленина 4#",
            "м. Київ, вул. Хрещатик, 2#, кв. 8",
            "45, गांधी नगर, इंदौर 45200#",
            "서울 송파구 올림픽로 30#",
            "广州市天河区体育西路10#号",
            "שדרות בן גוריון 9#, תל אביב",
        ),
        ("Мой дом: {v}.", "Забери меня с {v}", "parcel: {v}"),
    ),
)
_TECH = (
    '{"line1": "{v}", "country": "??"}',
    "delivery:\n  to: Alex\n  address: {v}\n",
    "| order {n} | {v} | paid |",
    "UPDATE users SET address = '{v}' WHERE id = {n};",
    "<street>{v}</street>",
    "{n};{v};open",
)


def _made(forms: tuple[str, ...]) -> Callable[[Draw], str]:
    def make(draw: Draw) -> str:
        text = draw.pick(forms).replace(" # ", " \0 ").replace(" #0#-", " \x000#-")
        while "#" in text:
            text = text.replace("#", draw.chars(a.DIGITS[1:], 1), 1)
        return text.replace("\0", "#")

    return make


def fresh_address_cases() -> tuple[Case, ...]:
    """All of them."""
    return tuple(
        Case(
            id=f"address-fresh-{name}",
            kind="personal.address",
            variants=(
                Variant(
                    make=_made(forms),
                    prose=texts,
                    tech=_TECH if not any("\n" in form for form in forms) else _TECH[2:3],
                    fields=("address", "street_address", "deliveryAddress"),
                    locale=language,
                ),
            ),
        )
        for name, language, forms, texts in _FRESH
    )
