"""Postal addresses of fifty countries in the order of each one's post. Development set.

In a form ``#`` is a digit, ``§`` the sign ``#``, ``@`` a letter of a postcode, ``{s}`` a street, ``{n}`` a number,
``{c}`` a town, and ``~`` stands where an envelope breaks the line and a sentence has a comma.
"""

from collections.abc import Callable

import msgspec
from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Draw

__all__ = ["COUNTRIES", "Country", "envelope", "in_one_line"]


class Country(msgspec.Struct, frozen=True):
    """How addresses look in one country; the lists are separated by ``|``."""

    code: str
    locale: str
    streets: str
    towns: str
    forms: tuple[str, ...]


COUNTRIES = (
    Country(
        "us",
        "en",
        "Hickory Hollow Rd|W Magnolia Ave|Old Mill Lane|NE 43rd Street|Cedar Ridge Drive|Peachtree Ct"
        "|Sycamore Blvd|County Road 12",
        "Boise, ID|Chattanooga, TN|Fort Collins, CO|Dayton, OH|Tacoma, WA|El Paso, TX",
        (
            "{n}# {s}~{c} #####",
            "{n}## {s}, Apt {n}B~{c} #####-####",
            "{n}## {s} Unit {n}~{c} #####",
            "PO Box {n}#~{c} #####",
        ),
    ),
    Country(
        "ca",
        "en",
        "Lakeshore Road East|Rue Sherbrooke Ouest|Bloor St W|Granville Street|Chemin Sainte-Foy",
        "Mississauga, ON|Montréal, QC|Kelowna, BC|Halifax, NS",
        ("{n}# {s}~{c} @#@ #@#", "{n}-{n}## {s}~{c}  @#@ #@#", "Unit {n}, {n}## {s}~{c} @#@ #@#"),
    ),
    Country(
        "uk",
        "en",
        "Church Lane|Victoria Road|Mill Hill|The Crescent|Station Approach|Orchard Close|Kingsway|Broadmead",
        "Leeds|Bristol|Aberdeen|Great Yarmouth|Stoke-on-Trent|Cardiff",
        (
            "{n} {s}~{c}~@@# #@@",
            "Flat {n}, {n} {s}~{c} @## #@@",
            "{n}a {s}~{c} @@## #@@",
            "Rose Cottage~{s}~{c}~@@# #@@",
        ),
    ),
    Country(
        "ie",
        "en",
        "Patrick Street|Main Street|Sandymount Avenue|The Quay",
        "Co. Cork|Dublin 4|Galway|Co. Mayo",
        ("{n} {s}~{c}~@## @###", "Apt {n}, {n} {s}~{c}", "{n} {s}~Ballymore~{c}~@## @#@#"),
    ),
    Country(
        "au",
        "en",
        "Wattle Street|Beach Parade|Esplanade Drive|Kangaroo Ct|Pacific Hwy",
        "Geelong VIC|Cairns QLD|Parramatta NSW|Fremantle WA",
        ("{n} {s}~{c} ####", "Unit {n}/{n} {s}~{c} ####", "{n}/{n} {s}~{c} ####"),
    ),
    Country(
        "nz",
        "en",
        "Karaka Road|Tui Street|Marine Parade",
        "Napier|Dunedin|Hamilton",
        ("{n}{n} {s}~{c} ####", "{n}A {s}~Mount Eden~Auckland ####"),
    ),
    Country(
        "za",
        "en",
        "Jacaranda Street|Voortrekker Road|Protea Avenue",
        "Stellenbosch|Durban|Bloemfontein",
        ("{n} {s}~Gardens~{c}~####", "{n} {s}~{c} ####"),
    ),
    Country(
        "in",
        "en",
        "MG Road|5th Cross, 2nd Main|Linking Road|Nehru Marg",
        "Indiranagar, Bengaluru|Bandra West, Mumbai|Karol Bagh, New Delhi|Salt Lake, Kolkata",
        (
            "Flat No. {n}, {s}~{c} - ######",
            "{n}/{n}, {s}~{c} ######",
            "H.No. {n}-{n}-{n}, {s}~{c} - ### ###",
            "B-{n}, Sector {n}~Noida, Uttar Pradesh ######",
        ),
    ),
    Country(
        "ph",
        "en",
        "Mabini Street|Rizal Avenue|Katipunan Ext.",
        "Brgy. San Antonio, Pasig City|Quezon City|Cebu City",
        ("{n} {s}~{c} ####", "Blk {n} Lot {n}, {s}~{c}"),
    ),
    Country(
        "de",
        "de",
        "Birkenweg|Hauptstraße|An der alten Mühle|Goethestr.|Untere Bahnhofstraße|Prenzlauer Allee|Hinterm Deich",
        "Kassel|Freiburg im Breisgau|Frankfurt am Main|Bad Homburg|Lübeck|Neustadt an der Weinstraße",
        (
            "{s} {n}~##### {c}",
            "{s} {n}a~D-##### {c}",
            "{s} {n}-{n}, 3. OG links~##### {c}",
            "Postfach {n}#~##### {c}",
        ),
    ),
    Country(
        "at",
        "de",
        "Mariahilfer Straße|Getreidegasse|Am Graben|Linzer Gasse",
        "Wien|Salzburg|Graz|St. Pölten",
        ("{s} {n}/{n}/{n}~#### {c}", "{s} {n}, Top {n}~A-#### {c}"),
    ),
    Country(
        "ch",
        "de",
        "Seefeldstrasse|Bahnhofplatz|Rue du Rhône|Via Nassa|Im Langacker",
        "Winterthur|Genève|Lugano|St. Gallen",
        ("{s} {n}~#### {c}", "{s} {n}b~CH-#### {c}"),
    ),
    Country(
        "fr",
        "fr",
        "rue des Tilleuls|avenue du Général Leclerc|boulevard Saint-Michel|chemin des Vignes"
        "|allée des Érables|place de la République",
        "Nantes|Aix-en-Provence|Saint-Étienne|Villeneuve-d'Ascq|Le Mans",
        (
            "{n} {s}~##### {c}",
            "{n} bis, {s}~##### {c}",
            "{n}, {s}, bât. C, appt {n}~##### {c} CEDEX",
            "Résidence Les Pins, {n} {s}~##### {c}",
        ),
    ),
    Country(
        "be",
        "fr",
        "rue de la Station|chaussée de Waterloo|avenue Louise",
        "Namur|Bruxelles|Liège",
        ("{s} {n}, bte {n}~#### {c}", "{s} {n}~B-#### {c}"),
    ),
    Country(
        "nl",
        "nl",
        "Prinsengracht|Oude Kerkstraat|Wilhelminalaan|Stationsweg|Lange Voorhout|Kerkpad",
        "Utrecht|'s-Hertogenbosch|Den Haag|Alphen aan den Rijn",
        ("{s} {n}~#### @@ {c}", "{s} {n}-II~####@@ {c}", "{s} {n} bis~#### @@ {c}"),
    ),
    Country(
        "es",
        "es",
        "Calle Mayor|C/ de la Luna|Avda. de la Constitución|Paseo del Prado|Plaza de España|Ronda de Segovia",
        "Valladolid|Las Palmas de Gran Canaria|Alcalá de Henares|Vigo",
        (
            "{s}, {n}, {n}º {n}ª~##### {c}",
            "{s} nº {n}, piso {n}~##### {c}",
            "{s} {n}, bajo A~##### {c} (España)",
        ),
    ),
    Country(
        "mx",
        "es",
        "Av. Insurgentes Sur|Calle Hidalgo|Calz. de Tlalpan|Privada Los Pinos",
        "Guadalajara, Jal.|Ciudad de México|Mérida, Yucatán",
        ("{s} {n}#, Int. {n}, Col. Roma Norte~##### {c}", "{s} §{n}#, Colonia Centro, C.P. #####~{c}"),
    ),
    Country(
        "ar",
        "es",
        "Av. Corrientes|Calle San Martín|Bv. Oroño",
        "Rosario|Ciudad de Buenos Aires|Mar del Plata",
        ("{s} {n}##, piso {n}, depto. B~{c}", "{s} {n}## {n}° A~C####ABC {c}"),
    ),
    Country(
        "co",
        "es",
        "Carrera {n}|Calle {n}|Transversal {n}|Cra. {n}",
        "Bogotá|Medellín, Antioquia|Cali",
        ("{s} § {n}-{n}, apto {n}~{c}", "{s} No. {n}-{n}~{c}"),
    ),
    Country(
        "cl",
        "es",
        "Avenida Providencia|Pasaje Los Aromos|Camino El Alba",
        "Las Condes, Santiago|Valparaíso|Ñuñoa",
        ("{s} {n}#, depto {n}~{c}", "{s} N° {n}#~{c}"),
    ),
    Country(
        "pe",
        "es",
        "Jr. de la Unión|Av. Arequipa|Calle Las Begonias",
        "Miraflores, Lima|Arequipa|Cusco",
        ("{s} {n}#, Dpto. {n}~{c}", "{s} {n}# Mz. B Lt. {n}~{c}"),
    ),
    Country(
        "it",
        "it",
        "Via Garibaldi|Corso Vittorio Emanuele II|Viale dei Mille|Piazza del Duomo|Vicolo Stretto|Via XX Settembre",
        "Bologna BO|Torino (TO)|Reggio Emilia|L'Aquila AQ",
        ("{s} {n}~##### {c}", "{s}, {n}/A~##### {c}", "{s} n. {n}, int. {n}~##### {c}"),
    ),
    Country(
        "pt",
        "pt",
        "Rua da Saudade|Avenida da Liberdade|Travessa do Carmo|Largo do Rato|Praceta das Flores",
        "Coimbra|Lisboa|Vila Nova de Gaia",
        ("{s}, {n}, {n}º Dto.~####-### {c}", "{s} n.º {n}~####-### {c}"),
    ),
    Country(
        "br",
        "pt",
        "Rua das Acácias|Av. Paulista|Alameda Santos|Travessa Sete de Setembro|Rodovia SC-401",
        "São Paulo - SP|Belo Horizonte/MG|Curitiba, PR|Recife - PE",
        (
            "{s}, {n}#, apto {n} - Jardim América~{c}, #####-###",
            "{s}, nº {n}, Centro~{c}~CEP: #####-###",
            "{s} {n}#~{c} ##.###-###",
        ),
    ),
    Country(
        "pl",
        "pl",
        "ul. Długa|ul. Marii Skłodowskiej-Curie|al. Jerozolimskie|os. Piastowskie|pl. Wolności|ul. 3 Maja",
        "Poznań|Gdańsk|Bielsko-Biała|Nowy Sącz",
        ("{s} {n}/{n}~##-### {c}", "{s} {n} m. {n}~##-### {c}", "{s} {n}B~##-### {c}"),
    ),
    Country(
        "cz",
        "cs",
        "Dlouhá|Na Příkopě|U Lesa|nám. Míru|třída Kapitána Jaroše|ulice Komenského",
        "Brno|Praha 2|Hradec Králové",
        ("{s} {n}#/{n}~### ## {c}", "{s} {n}~### ## {c}"),
    ),
    Country(
        "sk",
        "cs",
        "Hlavná ulica|Štefánikova|Nám. SNP",
        "Košice|Bratislava|Žilina",
        ("{s} {n}~### ## {c}", "{s} {n}/A~0## ## {c}"),
    ),
    Country(
        "hu",
        "hu",
        "Kossuth Lajos utca|Váci út|Petőfi tér|Rákóczi u.",
        "Budapest|Debrecen|Pécs",
        ("#### {c}~{s} {n}.", "#### {c}, {s} {n}. 2. em. {n}."),
    ),
    Country(
        "ro",
        "ro",
        "Str. Mihai Eminescu|Bd. Unirii|Calea Victoriei|Aleea Teilor",
        "București|Cluj-Napoca|Iași",
        ("{s} nr. {n}, bl. B{n}, sc. A, ap. {n}~{c} ######", "{s} nr. {n}~{c}"),
    ),
    Country(
        "gr",
        "el",
        "Οδός Σόλωνος|Λεωφόρος Κηφισίας|Ερμού|Πατησίων",
        "Αθήνα|Θεσσαλονίκη|Πάτρα",
        ("{s} {n}~{c} ### ##", "{s} {n}, ΤΚ ##### {c}"),
    ),
    Country(
        "se",
        "sv",
        "Storgatan|Norra Vägen|Kungsgatan|Björkstigen|Torget",
        "Uppsala|Göteborg|Östersund",
        ("{s} {n}~### ## {c}", "{s} {n} B, lgh 1{n}~### ## {c}", "{s} {n}A~S-### ## {c}"),
    ),
    Country(
        "no",
        "no",
        "Storgata|Kirkeveien|Bergljots vei|Nedre Slottsgate",
        "Oslo|Bergen|Tromsø",
        ("{s} {n}~#### {c}", "{s} {n}B~NO-#### {c}"),
    ),
    Country(
        "dk",
        "da",
        "Vesterbrogade|Nørre Allé|Strandvejen|H.C. Andersens Boulevard",
        "København V|Aarhus C|Odense",
        ("{s} {n}, 2. th.~#### {c}", "{s} {n}~DK-#### {c}"),
    ),
    Country(
        "fi",
        "fi",
        "Mannerheimintie|Kirkkokatu|Rantapolku|Hämeenkatu",
        "Helsinki|Tampere|Oulu",
        ("{s} {n} A {n}~##### {c}", "{s} {n}~FI-##### {c}"),
    ),
    Country(
        "ru",
        "ru",
        "ул. Лесная|улица Гагарина|пр-т Мира|Невский проспект|пер. Тихий|бульвар Строителей",
        "г. Казань|г. Санкт-Петербург|Екатеринбург|г. Нижний Новгород",
        (
            "######, {c}, {s}, д. {n}, кв. {n}",
            "{c}, {s}, дом {n}, корпус {n}, квартира {n}",
            "{s}, {n}, {c}",
            "{s} {n}/{n}, кв. {n}~{c}~######",
        ),
    ),
    Country(
        "ua",
        "uk",
        "вул. Шевченка|проспект Свободи|вулиця Садова|бульв. Лесі Українки",
        "м. Львів|Київ|м. Харків",
        ("{s}, {n}, кв. {n}~{c}, #####", "{s}, буд. {n}~{c}"),
    ),
    Country(
        "tr",
        "tr",
        "Atatürk Cad.|Bağdat Caddesi|Gül Sokak|Cumhuriyet Bulvarı|Menekşe Sk.",
        "Kadıköy/İstanbul|Çankaya / Ankara|Konak İzmir",
        (
            "Yeni Mah. {s} No: {n} D: {n}~##### {c}",
            "{s} No:{n}/{n}~{c}",
            "Bahçelievler Mahallesi, {s} No {n} Daire {n}, ##### {c}",
        ),
    ),
    Country(
        "eg",
        "ar",
        "شارع التحرير|شارع الملك فهد|طريق الجامعة",
        "القاهرة|الرياض|دبي|عمان",
        ("{n} {s}، {c}", "{s}، مبنى {n}، شقة {n}، {c}", "{s}، رقم {n}~{c} #####"),
    ),
    Country(
        "il",
        "he",
        "רחוב הרצל|שדרות רוטשילד|רח' ביאליק",
        "תל אביב|חיפה|ירושלים",
        ("{s} {n}, דירה {n}~{c} #######", "{s} {n}, {c}"),
    ),
    Country(
        "ir",
        "fa",
        "خیابان ولیعصر|بلوار کشاورز|کوچه بهار",
        "تهران|اصفهان",
        ("{c}، {s}، پلاک {n}، واحد {n}", "{c}، {s}، پلاک {n}"),
    ),
    Country(
        "jp",
        "ja",
        "本町|緑が丘|西新宿|美しが丘|大字中村",
        "東京都杉並区|神奈川県横浜市青葉区|大阪府堺市北区|北海道札幌市中央区",
        (
            "〒###-#### {c}{s}{n}-{n}-{n}",
            "{c}{s}{n}丁目{n}番{n}号",
            "〒###-####~{c}{s}{n}−{n} メゾン青葉{n}号室",
        ),
    ),
    Country(
        "cn",
        "zh",
        "解放路|中山北路|人民大道|学院街|和平里",
        "上海市徐汇区|广东省深圳市南山区|北京市海淀区|浙江省杭州市西湖区",
        ("{c}{s}{n}#号{n}栋{n}单元{n}0{n}室", "{c}{s}{n}号", "{c}{s}{n}弄{n}号{n}0{n} 邮编######"),
    ),
    Country(
        "tw",
        "zh",
        "忠孝東路四段|中正路|民生街",
        "台北市大安區|高雄市苓雅區|新北市板橋區",
        ("{c}{s}{n}號{n}樓", "###{c}{s}{n}巷{n}號"),
    ),
    Country("hk", "zh", "彌敦道|軒尼詩道", "香港九龍旺角|香港灣仔", ("{c}{s}{n}號{n}樓{n}室",)),
    Country(
        "kr",
        "ko",
        "테헤란로|세종대로|동교로 {n}길|봉은사로",
        "서울특별시 강남구|부산광역시 해운대구|경기도 성남시 분당구|서울시 마포구",
        ("{c} {s} {n}#, {n}0{n}동 {n}0{n}호", "(#####) {c} {s} {n}", "{c} 역삼동 {n}#-{n}번지"),
    ),
    Country(
        "vn",
        "vi",
        "Đường Nguyễn Huệ|đường Lê Lợi|Phố Huế",
        "Quận 1, TP. Hồ Chí Minh|Hai Bà Trưng, Hà Nội",
        ("Số {n} {s}, {c}", "{n}/{n} {s}, Phường {n}, {c}"),
    ),
    Country(
        "th",
        "th",
        "ถนนสุขุมวิท|ซอยลาดพร้าว {n}",
        "เขตวัฒนา กรุงเทพฯ|อำเภอเมือง เชียงใหม่",
        ("{n}/{n} {s} {c} #####", "เลขที่ {n} {s} {c} #####"),
    ),
    Country(
        "id",
        "id",
        "Jl. Merdeka|Jalan Sudirman|Gg. Mawar",
        "Bandung|Jakarta Selatan|Surabaya",
        ("{s} No. {n}, RT 0{n}/RW 0{n}~{c} #####", "{s} {n}~{c} #####"),
    ),
    Country(
        "hi",
        "hi",
        "महात्मा गांधी मार्ग|नेहरू रोड|शिवाजी गली",
        "जयपुर|लखनऊ|भोपाल",
        ("मकान नंबर {n}, {s}, {c} ######", "{n}/{n}, {s}, {c} - ######"),
    ),
)


def _filled(draw: Draw, country: Country) -> str:
    form = draw.pick(country.forms)
    text = form.replace("{s}", draw.pick(country.streets.split("|"))).replace(
        "{c}", draw.pick(country.towns.split("|"))
    )
    while "{n}" in text:
        text = text.replace("{n}", str(draw.number(1, 98)), 1)
    for mark, alphabet in (("#", a.DIGITS[1:]), ("@", "WBDEHLNRST")):
        while mark in text:
            text = text.replace(mark, draw.chars(alphabet, 1), 1)
    return text.replace("§", "#")


def in_one_line(country: Country) -> Callable[[Draw], str]:
    """Parts after commas, or in East Asian writing after a blank."""
    joiner = " " if country.locale in ("ja", "zh") else ", "
    return lambda draw: _filled(draw, country).replace("~", joiner)


def envelope(country: Country) -> Callable[[Draw], str]:
    """Parts below each other."""
    return lambda draw: _filled(draw, country).replace("~", "\n")
