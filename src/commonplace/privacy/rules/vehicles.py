"""Number plates, vehicles and devices."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.numbered import beside_and_below, labelled, phrases
from commonplace.privacy.rules.sentences import in_sentence, with_blanks

__all__ = ["VEHICLES"]

_PLATES = "https://en.wikipedia.org/wiki/Vehicle_registration_plate"
_ISO3779 = "https://www.iso.org/standard/52200.html"
_GSMA = "https://www.gsma.com/get-involved/working-groups/terminal-steering-group/imei-database"
_CUES = phrases(
    "license plate, licence plate, license plates, licence plates, license plate number, number plate, numberplate",
    "plate number, plate no, plate #, plates, registration plate, registration mark, vehicle registration, vehicle reg",
    "vehicle no, vehicle no., vehicle number, vehicle plate, car registration, car reg, car plate, my reg is, reg number, reg no, reg plate, vrm, vrn",
    "rego, tag number, tag no, car tag, car's tag, cars tag, vehicle tag, plate, skylt, pinakida, πινακίδα, מספר רישוי",
    "kennzeichen, kfz kennzeichen, autokennzeichen, amtliches kennzeichen, nummernschild, kontrollschild, autonummer",
    "immatriculation, immatriculée, immatriculé, plaque d'immatriculation, plaque, plaques, numéro d'immatriculation",
    "matrícula, matricula, matrículas, número de placa, placa, placas, patente, chapa, dominio, placa do carro, placa do veículo",
    "targa, targato, targata, numero di targa, kenteken, kentekennummer, kentekenplaat, nummerplaat",
    "numer rejestracyjny, nr rejestracyjny, nr rej, rejestracja, rejestracyjne, tablice rejestracyjne, blachy, blachach",
    "spz, registrační značka, registracni znacka, rz, evidenční číslo vozidla, evč, rendszám, număr de înmatriculare",
    "registarska oznaka, registracija vozila, tablice, registreringsnummer, regnr, reg nr, registreringsskylt",
    "nummerplade, registreringsskilt, skiltnummer, rekisterinumero, rekisterikilpi",
    "plaka, plakası, plakam, plaka no, araç plakası, plakalı, plat nomor, nomor polisi, no polisi, nopol, biển số, biển số xe",
    "gosnomer, gos nomer, nomerny znak, nomer avto",
    "госномер, гос номер, гос. номер, номер машины, номер авто, номером, автомобильный номер, рег номер, рег знак, грз",
    "номерний знак, держномер, номер авто, реєстраційний номер, регистрационен номер, πινακίδα, αριθμός κυκλοφορίας",
    "לוחית רישוי, מספר רכב, رقم اللوحة, لوحة السيارة, لوحة سيارتي, رقم لوحة, لوحة, شماره پلاک, پلاک",
    "गाड़ी का नंबर, गाड़ी नंबर, वाहन संख्या, वाहन नंबर, नंबर प्लेट",
    "车牌, 車牌, 车牌号, 車牌號, 车牌号码, 牌照, ナンバー, ナンバープレート, 車両番号, 登録番号, 車のナンバー, 차량번호, 차번호, 번호판, 자동차번호",
    "ทะเบียนรถ, ป้ายทะเบียน",
)
_LETTERS = r"[A-ZÄÖÜА-ЯІЇЄ]"
_GROUP = r"[A-ZÄÖÜÅΑ-ΩА-ЯІЇЄ\d]{1,9}"
_HAN = (
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台使学警][A-Z][ ·\-.]?[A-Z0-9]{5,6}"
)
_JAPAN = r"[\u4e00-\u9fff]{1,4}[ 　]?\d{2,3}[ 　]?[あ-んア-ン][ 　]?[・\d]{1,2}[- ・]?\d{2}"
_KOREA = r"(?:[가-힣]{2}[ ]?)?\d{2,3}[가-힣][ ]?\d{4}"
_ARABIA = r"(?:[\u0621-\u064a][ ]?){2,3}[ ]?\d{1,4}|\d{1,4}[ ]?(?:[\u0621-\u064a][ ]?){2,3}"
_PLATE = rf"{_HAN}|{_JAPAN}|{_KOREA}|{_ARABIA}|{_GROUP}(?:[ ·.\-:|]{{1,2}}{_GROUP}){{0,4}}"


def _is_plate(value: str) -> bool:
    """Letters and digits, four to eleven of them, and neither a year nor a version."""
    plain = [char for char in value if char.isalnum()]
    digits, letters = sum(map(str.isdigit, plain)), sum(map(str.isalpha, plain))
    return (
        4 <= len(plain) <= 12
        and digits >= 1
        and (letters >= 1 or digits >= 5)
        and not re.match(r"[vV]\d", value)
    )


# Shapes that hardly anything but a plate has, for sentences about cars.
_A, _S = "[A-ZÄÖÜ]", "[ ·.-]?"
_STRICT = (
    rf"(?:{_HAN}|{_JAPAN}|{_KOREA}|[0-9๐-๙]?[ก-ฮ]{{2,3}} ?[0-9]{{1,4}}|[АВЕКМНОРСТУХІ]{{1,2}} ?\d{{3,4}} ?[АВЕКМНОРСТУХІ]{{2}}(?: ?\d{{2,3}})?"
    rf"|{_A}{{2}}[ -]?\d{{1,2}}[ -]?{_A}{{1,3}}[ -]?\d{{4}}|{_A}{{1,3}}[ -]{_A}{{1,2}} ?\d{{1,4}} ?[EH]?|{_A}{{1,3}}{_S}\d{{1,4}}{_S}{_A}{{1,3}}"
    rf"|\d{{1,4}}{_S}{_A}{{1,3}}{_S}\d{{1,4}}|{_A}{{2,3}}{_S}\d{{3,5}}|\d{{3,4}}{_S}{_A}{{2,3}}|{_A}{{2}}-\d{{2}}-\d{{2}}|\d{{2}}-\d{{2}}-{_A}{{2}})"
)
_MODEL = re.compile(
    r"(?:GL[ABCEKS]|CL[AKS]|SL[KCR]?|EQ[ABCESV]|BMW|AMG|VW|CX|MX|RAV|HRV|CRV|XC|RS|TT|GT[IRS]?|TDI|TSI|HDI|CDI|USB|EV|ID|DS|MG|ISO|DIN|EN|SAE|API|OBD"
    r"|EUR|USD|GBP|CHF|RPM|PS|KW|HP|MPG|OK|AM|PM|CET|UTC|BC|AD|CE|Q|TEL|NO|NR|DN|PN|RAL|COVID|SARS|BWV|KV|HTTPS?|GTX|RTX|RX|HD|UHD|MSI|ESP|STM|BC|LM|NE|TL|ATX|DDR|PCI|SSD|HDD|CPU|GPU|RFC|CVE|KB|MS|SP|IPV?|UTF|SHA|MD|AES|RSA|PEP|JSR|ES|PHP|PY|ASCII|CP|JIRA|PROJ|BUG|SKU|ABC)[ -]?\d|\d+[ -]?(?:KM|PS|HP|KW|GB|MB|TB|KB|V|W|A|AM|PM|MM|CM|EUR|USD|GBP|CHF|MPH|KMH|RPM|HZ|MHZ|GHZ|X)\b"
)


# What stands beside the make of a car without being its model.
_WHOLE = (
    rf"(?:{_A}{{2}}\d{{2}} ?{_A}{{3}}|{_A}{{2}}[- ]?\d{{3}}[- ]?{_A}{{2}}|{_A}{{3}}-\d{{3,4}}|\d{{3}}-{_A}{{3}}|\d{{4}} ?{_A}{{3}}|{_A}{{3}} ?\d{{2}}[A-Z0-9]"
    rf"|{_A}{{1,3}}-{_A}{{1,2}} ?\d{{1,4}}|\d{{2}} ?{_A}{{2,3}} ?\d{{2,4}}|\d{_A}{{3}}\d{{3}}|[АВЕКМНОРСТУХ]\d{{3}}[АВЕКМНОРСТУХ]{{2}} ?\d{{2,3}}|{_A}{{2}}-\d{{2}}-\d{{2}}|\d{{2}}-\d{{2}}-{_A}{{2}}|{_A}{{2}}-\d{{2}}-{_A}{{2}})"
)
_MAKES = phrases(
    "toyota, honda, nissan, mazda, subaru, suzuki, mitsubishi, hyundai, kia_, volkswagen, golf_, golf mit, polo_, passat, tiguan, audi, bmw, mercedes, opel, vauxhall, ford, fiesta, ford transit, ford focus, chevrolet, chevy, tesla, volvo, saab, škod, skoda, octavia, fabia, seat ibiza, seat leon, renault, clio",
    "megane, peugeot, citroën, citroen, fiat, panda_, punto, alfa romeo, lancia, dacia, duster, lada, лад, камри, солярис, тойот, форд, ниссан, рено, киа, хендай, мерседес, prius, corolla, camry, civic, jeep, dodge, buick, lexus, jaguar, land rover, mini cooper, smart fortwo, vespa, yamaha, kawasaki, ducati, harley",
    "tuk-tuk, doblo, tofaş, maruti, tata_, mahindra, bajaj, proton, perodua, avanza, xpander, byd, geely, 比亚迪, 丰田, 本田, 大众, 宝马, 奔驰, 奥迪, トヨタ, ホンダ, 日産, プリウス, 현대, 기아, 소나타, 아반떼, تويوتا, هوندا, טויוטה, סוזוקי",
)


def _is_strict_plate(text: str, start: int, end: int) -> bool:
    """Five letters and digits at least, and no model of a car, no unit and no standard."""
    value = text[start:end]
    plain = [char for char in value if char.isalnum()]
    return len(plain) >= 5 and _MODEL.match(value) is None and sum(map(str.isdigit, plain)) >= 2


_CARS = phrases(
    'cctv, barrier, hit me and drove, whitelist, parking_permit, grab driver, falschparker, polizei sucht, la grúa, policía busca, taxi, ταξί, такси, taksi, strafzettel, contravvention, mandat, knöllchen, pv pour, lp:, lp=, lp"',
    'car_, my van, the van, truck, lorry, motorbike, motorcycle, scooter, vehicle, taxi, uber, cab driver, cabbie, the driver of, parking, parked, number plate, licence plate, license plate, reg_, reg": , reg:, registration, rego, challan, challaned',
    "towed, tow truck, speeding, speed camera, hit and run, dvla, mot test, toll_, trailer, caravan, camper, minibus, anpr, lpr, alpr, gate opened, my golf_, golf mit, my civic, make and model, plate country, mein auto, meines autos, meinem auto, das auto, moje auto, mého auta, mojego auta, mi auto, mia auto, mijn auto, de auto, auto o_, auto se_, wagen, fahrzeug, kfz, pkw, lkw, halter, fahrer, kennz",
    "wunschkennz, parkt, parkplatz, bußgeld, blitzer, motorrad, roller, anhänger, wohnmobil, unfallgegner, voiture, immat, carte grise, camion, véhicule, moto_, garée, stationn, conducteur, amende, coche, carro, vehículo, camión, furgoneta, matrícul, conductor, multa",
    "macchina, furgone, veicolo, targa, targat, targhe, guidatore, parchegg, veículo, viatura, placa do, placa de, placas, motorista, estacion, camper, voertuig, bestuurder, geparkeerd, bil_, bilen, lastbil, parkerad, parkeret, autoni, autossa, rekister, ajoneuvo, samoch, pojazd, rejestrac, kierowc, zaparkow",
    "motocykl, vůz, značk, spz, řidič, parkuje, vozidl, ečv, evidenčné, kocsi, rendszám, autóm, autó, parkol, mașin, înmatricul, șofer, parcat, vozil, registarsk, registracij, vozač, parkiran, кола, колата, автомобил, αυτοκίν, πινακίδ, μηχαν, όχημα, araba, araç, plaka, kamyon",
    "машин, авто, госномер, гос. номер, гос номер, регистрационн, водител, припарков, подрезал, камри, тачк, водій, номерний, سيار, لوحة, السائق, רכב, רישוי, חניה, خودرو, ماشین, पलेट, गाड़ी, वाहन, कार, स्कूटर, চालान, গাড়ি, 车, 車, 停车, 车主, 挪车, 違反, 駐車, ナンバー, 차량, 주차, 자동차, 차 번호, 차 빼",
    "รถ, ทะเบียน, xe máy, biển số, xe hơi, ô tô, mobil_, motor_, plat nomor, kendaraan, parkir, gari, pikipiki",
)

# The countries' own letters, or a form that nothing else has.
_SNG = Rule(
    id="plate-chinese",
    kind="personal.plate",
    anchors=tuple(
        f"{char}{letter}" for char in "京沪粤苏浙川渝鄂湘鲁闽津冀豫辽皖赣陕" for letter in "ABCDEFGHJK"
    ),
    pattern=rf"{_HAN}(?![A-Za-z0-9])",
    validate=lambda value: sum(map(str.isdigit, value)) >= 2,
    reference=_PLATES,
    finds=("开着«京A48213»去", "车是«粤B·8X291»的"),
    ignores=("京A股", "沪ABCDEFG"),
)
_JAPANESE = Rule(
    id="plate-japanese",
    kind="personal.plate",
    anchors=tuple(
        f"{one} {kana}"
        for one in "0123456789"
        for kana in "さすせそたちつてとなにぬねのはひふほまみむめもやゆらりるろわあいうえかきくけこ"
    ),
    before=r"[0-9]{1,2}[ 　]?[\u4e00-\u9fff]{2,4}",
    reach=8,
    pattern=r"[\u4e00-\u9fff]{2,4}[ 　]?\d{2,3} [あ-ん] [・\d]{1,2}-?\d{2}(?!\d)",
    reference=_PLATES,
    finds=("車は«品川 300 あ 82-91»です", "«横浜 330 さ 48-29»"),
    ignores=("第300 あの", "3 あ"),
)
_GERMAN = Rule(
    id="plate-german",
    kind="personal.plate",
    anchors=(
        Shape("[A-Z]-[A-Z][A-Z] [0-9]{2}", 7, "0-9A-Za-z_.-"),
        Shape("[A-Z]{2}-[A-Z] [0-9]{2}", 7, "0-9A-Za-z_.-"),
        Shape("[A-Z]{2}-[A-Z]{2} [0-9]{2}", 8, "0-9A-Za-z_.-"),
        Shape("[A-Z]{3}-[A-Z]{1} [0-9]{2}", 8, "0-9A-Za-z_.-"),
        Shape("[A-Z]{3}-[A-Z]{2} [0-9]{2}", 9, "0-9A-Za-z_.-"),
    ),
    pattern=r"[A-Z]{1,3}-[A-Z]{1,2} [1-9][0-9]{1,3}[EH]?(?![0-9A-Za-z]|[-.][0-9])",
    validate=lambda value: (
        value.partition("-")[0] not in ("ISO", "EN", "DIN", "CVE", "RFC", "IEC", "UTF", "ASC")
    ),
    reference=_PLATES,
    finds=("Wer parkt mit «HH-KS 4231»?", "«M-XY 482E» steht"),
    ignores=("ISO-A 4231", "AB-C 012", "X-RAY 12"),
    confidence=0.7,
)
_FRENCH = Rule(
    id="plate-french",
    kind="personal.plate",
    anchors=(Shape("[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}", 9, "0-9A-Za-z_.-"),),
    pattern=r"[A-Z]{2}-[0-9]{3}-[A-Z]{2}(?![0-9A-Za-z_]|-[0-9A-Za-z])",
    reference=_PLATES,
    finds=("la voiture «GH-482-KT» est", '"«AB-123-CD»"'),
    ignores=("US-123-ABC", "X-GH-482-KT", "GH-482-KT-7"),
    confidence=0.7,
)

VEHICLES: tuple[Rule, ...] = (
    *beside_and_below(
        "plate-number",
        "personal.plate",
        _CUES,
        _PLATES,
        value=_PLATE,
        valid=_is_plate,
        finds=(
            "license_plate: «HH-KS 4231»",
            '"plate": "«8ABC291»"',
            "Госномер моей машины «А482ВС77»",
            "La targa è «GA482KT».",
            "車牌號: «ABC-4821»",
            "차량번호는 «12가 4821»입니다",
            "Arabamın plakası «34 ABC 482».",
            "auto na blachach «KR 4A821»",
        ),
        ignores=(
            "plate tectonics",
            "plate: string",
            "license plates are",
            "placa base",
            "plate 3",
            "matrícula abierta",
        ),
        confidence=0.75,
    ),
    *in_sentence(
        "plate-sentence",
        "personal.plate",
        with_blanks(_CARS),
        _PLATES,
        reach=40,
        value=_STRICT,
        judge=_is_strict_plate,
        finds=(
            "I parked my car («MV92LGV») outside",
            "Halter des Fahrzeugs «HSZ 944» bin ich",
            "Carte grise au nom de ma femme, immat. «N390RA».",
            '<plate country="PL">«4956NFH»</plate>',
            "내 차 번호 «498나7973»",
            "ANPR read «M989AG» conf=0.97",
        ),
        behind=("«4HYG137» plakalı araç", "My «KA 84 CP 6277», a scooter"),
        ignores=(
            "my car is a BMW 320D",
            "the car does 0-100 in 8 s",
            "a Mercedes GLC 300 car",
            "registered 2024-05",
            "my car, an MX-5 NB, broke",
        ),
    ),
    *in_sentence(
        "plate-make",
        "personal.plate",
        with_blanks(_MAKES),
        _PLATES,
        reach=36,
        value=_WHOLE,
        judge=_is_strict_plate,
        finds=(
            "A blue Honda, «AN75 PXA», reversed into",
            "Białe Audi «ABN-9881» zajechało",
            "Der schwarze Audi («AB-CD 482»)",
        ),
        behind=("«FE 460 KT», a Clio, blocks",),
        ignores=("a Ford F 150 XLT", "my Honda CRF250L", "an Audi RS-482", "a BMW M340i"),
    ),
    _SNG,
    _JAPANESE,
    _GERMAN,
    _FRENCH,
    *beside_and_below(
        "vehicle-number",
        "personal.device",
        phrases(
            "vin, vin number, vin no, vehicle identification number, vehicle identification, chassis number, chassis no",
            "chassis, frame number, frame no, frame serial, engine number, fahrgestellnummer, fahrgestellnr, fahrgestell nr",
            "fahrzeugidentifikationsnummer, fahrzeug ident nr, rahmennummer, rahmennr, numéro de châssis, numéro vin",
            "numéro de série du véhicule, bastidor, número de bastidor, número de chasis, número do chassi, chassi, telaio",
            "numero di telaio, chassisnummer, framenummer, numer vin, numer nadwozia, číslo karoserie, şasi no, şasi numarası",
            "вин, вин код, номер кузова, номер шасси, номер рамы, вин номер, رقم الهيكل, चेसिस नंबर, 车架号, 車架號, 发动机号",
            "車台番号, 차대번호",
        ),
        _ISO3779,
        value=r"[A-HJ-NPR-Z0-9]{11,17}|(?=[A-Z0-9]{0,9}[0-9]{3})[A-Z0-9]{7,14}",
        valid=lambda value: sum(map(str.isdigit, value)) >= 3,
        finds=(
            "My VIN: «WVWZZZ1KZ8W482913»",
            "El número de bastidor es «VSSZZZ6JZ9R482913».",
            "номер кузова «XTA219010K0482913»",
            '"frame_number": "«WTU482G1937K»"',
        ),
        ignores=("vin: string", "chassis number is stamped", "vin = 0x1234567890ABCDE"),
    ),
    *beside_and_below(
        "device-number",
        "personal.device",
        phrases(
            "serial number, serial no, serial #, serialnumber, s/n, sn, service tag, asset tag, product serial",
            "device serial, device id, device identifier, unit id, hardware serial, udid, device udid, imei, imei 1, imei 2",
            "imei1, imei2, imsi, meid, eid, iccid, sim number, sim serial, sim card, sim id, esn, android id",
            "seriennummer, seriennr, serien nr, gerätenummer, geräte id, sim kartennummer, numéro de série, n° de série",
            "numéro série, número de serie, nº de serie, número de série, nº de série, numero di serie, n. di serie, seriale",
            "matricola dispositivo, serienummer, numer seryjny, nr seryjny, sériové číslo, serienr, sarjanumero, seri no",
            "seri numarası, nomor seri, số sê ri, серийный номер, серийник, серійний номер, الرقم التسلسلي, سیریل नंबर",
            "सीरियल नंबर, 序列号, 序號碼, 序列號, 设备号, 设备序列号, 机身号, 製造番号, シリアル番号, シリアルナンバー, 機体番号, 시리얼번호",
            "시리얼 번호, 일련번호, 제조번호",
        ),
        _GSMA,
        value=r"\d{2}-\d{6}-\d{6}-\d|[0-9A-F]{8}-[0-9A-F]{16}|(?=[A-Z\d-]{0,24}\d)[A-Z\d]{5,25}(?:-[A-Z\d]{3,12}){0,3}",
        valid=lambda value: (
            7 <= len(value) <= 40 and sum(map(str.isdigit, value)) >= 2 and len(set(value)) > 3
        ),
        sign=False,
        finds=(
            "Die Seriennummer meines Laptops ist «C02XK1ZHJG5H».",
            "IMEI 1: «490154203237518»",
            "The Dell service tag is «8XK9XT2».",
            '"serial_no": "«XAW48291370251»"',
            "我的设备序列号是«SN8X9K4A91ZQ»。",
            "UDID «00008110-001A4829137A801E»",
        ),
        ignores=("serial console", "serial number: none", "serial: 12", "serial_number VARCHAR(40)", "sn: 3"),
        confidence=0.7,
    ),
    labelled(
        "device-serial",
        "personal.device",
        ("serial", "hw_serial", "ser no", "sno"),
        _GSMA,
        value=r"(?=[A-Z\d]{0,12}[A-Z])(?=[A-Z\d]{0,12}\d)[A-Z\d]{8,16}",
        valid=lambda value: len(set(value)) > 4,
        sign=True,
        finds=('"serial": "«C02XK1ZHJG5H»"', "Serial: «5CG4829XKT»"),
        ignores=("serial: 156696742", "serial = SERIALPORT", "serial console"),
        confidence=0.7,
    ),
)
