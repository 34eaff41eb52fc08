"""Words for national, tax and social numbers of persons in the languages of the world, and numbers beside them."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.numbered import CODE, beside_and_below, has_digits, labelled, phrases

__all__ = ["REGISTERS"]

_LIST = "https://en.wikipedia.org/wiki/National_identification_number"

_ENGLISH = phrases(
    "social security number, social security no, social security #, social security, soc sec, social insurance number",
    "social insurance no, national insurance number, national insurance no, national insurance, ni number, ni no, nino",
    "tax id, tax identification number, tax identification, taxpayer id, taxpayer identification, taxpayer number",
    "tax file number, tax number, tax reference, tax code number, unique taxpayer reference, utr number, national id",
    "national identity, national identification, identity card, identity number, identity document, id card number",
    "identification number, id number, id card, citizen id, citizenship number, citizen card, personal id number",
    "personal identity, personal identification number, personal code, personal number, civil id, civil registration",
    "resident id, resident registration, foreigner registration, nhs number, nhs no, pps number, pps no, ppsn",
    "ghana card, voter id, voter card, voter number, voter registration, epic number, epic no, aadhaar, aadhar, uidai",
    "my number, mynumber, kra pin, bvn, nin number, nid number, nid no, nic number, nic no, cnic, smart nrc",
    "emirates id, iqama, ssn, ssnit, itin, nhis number, umid, philsys, philhealth, pag ibig, sss number, sss no",
    "gsis number, tin number, tin no, ic number, ic no, nric, mykad, hkid, fin number, ird number, ird no, tfn",
    "medicare card, medicare number, pan number, pan card, pan no, permanent account number, uan number, pran",
    "snils, rnokpp, ipn, polis oms, pasport, passport series, teudat zehut, code melli, melli code, kode melli, nss, imss",
    "documento, documento identidad, social no, social card, hkid no, zairyu card, zairyu, nenkin no, nenkin, jumin no, jumin",
    "arc no, juki net, nrc number, citizenship no, kimlik, dpi, cui, cui number, afm, amka, khata number, licence id, seri no",
    "id no, id nr, id num, ident no, identity no, ssn no, sss, tin, taj, adoazonosito, adoazonosito jel, personal no, dowod",
    "social is, my social, identificación, identificacion, ss#, ss number, ss no, arc number, arc no, chi no, chi number, piradi nomeri, cpr, curp, cuit, cuil, cpf, nuss, nis, niss, spi, pis, emso, jmbg, oib, egn, cnp, pesel, snils no",
    "itr ack, din number, ctc number, sars number, income tax number, trn number, nis number",
)
_LATIN = phrases(
    # German
    "steuer id, steuer idnr, steueridnr, steueridentifikationsnummer, steueridentifikation, steuer identifikationsnummer",
    "steuerliche identifikationsnummer, identifikationsnummer, steuernummer, steuer nr, st nr, steuernr, idnr, sv nummer",
    "sv nr, svnr, sozialversicherungsnummer, sozialversicherungsnr, sozialversicherung, rentenversicherungsnummer, rvnr",
    "rentenversicherungsnr, versicherungsnummer, versicherungsnr, ahv nummer, ahv nr, ahvn13, ausweisnummer, ausweisnr",
    "ausweis nr, ausweis nummer, personalausweis, perso nummer, personenkennzahl, identitätskarte, zmr zahl, ust id",
    # French
    "numéro de sécurité sociale, numéro de sécu, sécurité sociale, num secu, numéro secu, no secu, nir, numéro insee",
    "numéro fiscal, référence fiscale, num fiscal, identifiant fiscal, numéro spi, carte d'identité, carte d’identité",
    "carte identité, carte nationale d'identité, numéro cni, cni n°, cni no, registre national, numéro national",
    "numéro de registre national, numéro avs, no avs, n° avs, assurance sociale, numéro d'assurance sociale, nas",
    "numéro cin, carte nationale, numéro d'identification, numéro ssin, niss",
    # Spanish
    "documento nacional de identidad, documento de identidad, número de documento, nro documento, nro de documento",
    "numero documento, cédula de ciudadanía, cédula de identidad, cédula de extranjería, cédula, clave única, curp, cuil",
    "cuit, dni, nif, rut, dpi, nuss, seguridad social, seguro social, número de afiliación, num seguridad social",
    "rfc, clave de elector, número de identificación, identificación fiscal, carné de identidad, rtn, cuí, ruc",
    # Portuguese
    "cpf, registro geral, número do rg, carteira de identidade, título de eleitor, título eleitor, pis pasep, pis, nit pis",
    "cartão de cidadão, cartão cidadão, bilhete de identidade, número de identificação fiscal, contribuinte, niss número",
    "número de contribuinte, segurança social, cnh, carteira de trabalho, ctps, cartão sus, cartão nacional de saúde",
    # Italian
    "codice fiscale, cod fiscale, cod fisc, carta d'identità, carta d’identità, carta identità, tessera sanitaria",
    "partita iva, numero di previdenza",
    # Dutch
    "burgerservicenummer, bsn, sofinummer, rijksregisternummer, rijksregisternr, rijksregister, identiteitskaart",
    "id kaart, documentnummer, documentnr, vreemdelingennummer, v nummer, insz, fiscaal nummer",
    # Nordic
    "personnummer, personnr, samordningsnummer, fødselsnummer, fødselsnr, fodselsnummer, d nummer, cpr nummer, cpr nr",
    "cpr, henkilötunnus, hetu, sosiaaliturvatunnus, kennitala, pnr",
    # Slavic, Baltic, Balkan, Hungarian, Romanian, Greek
    "pesel, nip, regon, numer dowodu, nr dowodu, dowód osobisty, dowodu osobistego, seria i numer dowodu, dowód",
    "rodné číslo, rodného čísla, občanský průkaz, občanského průkazu, číslo op, č. op, cislo op, číslo občanského",
    "občianskeho preukazu, r č, rč, oib, jmbg, emšo, embg, egn, lnch, isikukood, personas kods",
    "personas kodu, asmens kodas, asmens kodą, taj szám, taj, adóazonosító, személyi szám, személyi igazolvány",
    "cod numeric personal, cnp, carte de identitate, buletin, afm, amka, adt, numër personal",
    # Turkish
    "tc kimlik, t.c. kimlik, tckn, tc no, kimlik no, kimlik numarası, kimlik seri, kimlik kartı, vergi no, vergi kimlik",
    "vergi numarası, vkn, sgk no, sgk sicil, nüfus cüzdanı, yabancı kimlik",
    # Asia and Africa
    "cccd, cmnd, căn cước, số căn cước, chứng minh nhân dân, mã số thuế, nik, ktp, npwp, nomor induk, no ktp",
    "kad pengenalan, no kp, no kad, kartu keluarga, no kk, bpjs, kitambulisho, nambari ya kitambulisho",
)
_OTHER = phrases(
    "соцкарта, соц карта, соц. карта, номер соцкарты, пирадный номер, პირადი ნომერი, პირადი ნომერია, სოციალური",
    "снилс, инн, паспорт, серия и номер паспорта, рнокпп, іпн, ипн, иин, жсн, егн, лнч, јмбг, ембг, матични број, унзр",
    "личен номер, идентификационный номер, ідентифікаційний, ідентифікаційний код, податковий номер, свид о рождении",
    "водительское удостоверение, посвідчення, ID-картка, id картка, полис омс, омс, удостоверение личности",
    "αφμ, αμκα, αδτ, αριθμός ταυτότητας, ταυτότητα, ΑΦΜ, ΑΜΚΑ",
    'תעודת זהות, תעודת הזהות, מספר זהות, ת.ז, ת״ז, ת"ז',
    "الرقم القومي, رقم قومي, رقمي القومي, رقم الهوية, رقم هويتي, الهوية الوطنية, رقم الإقامة, الإقامة, الرقم الوطني",
    "بطاقة التعريف, البطاقة الوطنية, بطاقتي الوطنية, بطاقة الهوية, رقم السجل المدني, الرقم المدني, الرقم الضريبي",
    "رقم الضمان الاجتماعي, السجل المدني, کد ملی, کدملی, شماره ملی, شماره شناسنامه, شناختی کارڈ",
    "आधार, पैन, पैन कार्ड, वोटर आईडी, मतदाता पहचान, पहचान पत्र, राशन कार्ड, যাতীয় পরিচয়পত্র, জাতীয় পরিচয়পত্র, এনআইডি",
    "ஆதார், పాన్, ఆధార్, ಆಧಾರ್, આધાર, ਆਧਾਰ",
    "身份证, 身份證, 身分證, 身分證字號, 身份证号, 身份证号码, 证件号, 證件號, 社保号, 社会保障号, 社保卡, 社会保障号码, 居民身份",
    "港澳通行证, 通行证号码, 通行证, 台胞证, 回乡证, 居留证, 统一证号, 統一證號, 户口簿, 纳税人识别号, 个人识别号",
    "マイナンバー, 個人番号, 在留カード, 免許証番号, 運転免許証, 免許番号, 基礎年金番号, 年金番号, 住民票コード, 雇用保険被保険者番号",
    "주민등록번호, 주민번호, 외국인등록번호, 운전면허번호, 면허번호, 운전면허, 사회보장번호, 납세자번호",
    "เลขบัตรประชาชน, เลขประจำตัวประชาชน, บัตรประชาชน, เลขประจำตัวผู้เสียภาษี, លេខអត្តសញ្ញាណ, ເລກບັດ",
)
_SHORT = phrases(
    "DIČ, SIN, PAN, NIE, RUT, RUN, DNI, NIP, TIN, NIN, NIF, RG, PPS, NIC, NID, NIK, CIN, CNI, CURP, CUI, CUIL, CUIT, INSEE, NIR, IRD",
    "RFC, NSS, NAS, AVS, AHV, OIB, CNP, EGN, VKN, EPIC, FIN, IC, BSN, CPF, PIS, NIS, NHS, NRC, ITR, OP č., C.I., C.I. n., C.I, CI, D.N.I.",
    "R.U.N., R.U.T., C.C., CC, IIN, INN, SNILS, NIT, NPWP, KTP, KK, CF, C.F., IdNr, UTR, TRN, DL, MyKad, NRIC, NINO, NI",
)


def _is_number(value: str) -> bool:
    """Six digits, or four beside capitals."""
    mixed = any(map(str.isalpha, value))
    return has_digits(4 if mixed else 6, 8 if mixed else 6)(value)


REGISTERS: tuple[Rule, ...] = (
    *beside_and_below(
        "register-number",
        "personal.national-id",
        (*_ENGLISH, *_LATIN),
        _LIST,
        value=rf"{CODE}|\d{{5,8}}[ \-]?[A-Z]",
        valid=_is_number,
        finds=(
            "My social security number is «157 36 8193».",
            '"tc_kimlik_no": "«63158841444»"',
            "steuer_id = «52378831907»",
            "Numéro fiscal : «30 12 345 678 901»",
            "| Rodné číslo | «850730/0274» |",
            "Mi cédula es «1.020.345.678»",
            "nationalId: '«48291370»',",
            "rijksregisternummer\n«85073026420»",
        ),
        ignores=(
            "the social security number field",
            "national_id: int",
            "dni: 28",
            "tax_id INTEGER NOT NULL",
            "pis: 3.14159",
        ),
    ),
    *beside_and_below(
        "register-number-other",
        "personal.national-id",
        _OTHER,
        _LIST,
        value=rf"(?:[А-ЯІЇЄ]{{2}}[ ]?)?(?:{CODE})",
        valid=_is_number,
        finds=(
            "Мой СНИЛС: «112-233-445 95»",
            "身份证号：«110105198507307650»，",
            "मेरा पैन नंबर «ABCPE1234F» है",
            "رقم الإقامة «2234567890»",
            "주민등록번호는 «850730-1278105»입니다",
        ),
        ignores=("身份证已过期", "паспорт готов", "マイナンバー制度2016年"),
    ),
    labelled(
        "register-acronym",
        "personal.national-id",
        _SHORT,
        _LIST,
        value=rf"{CODE}|\d{{5,8}}[ \-]?[A-Z]",
        valid=lambda value: has_digits(7 if value.isdigit() else 6, 7)(value),
        exact=True,
        finds=("My SIN is «752174888»", "RUT «19.041.103-6»", "NIE: «Y9360494Z»", "D.N.I. N° «28.999.123»"),
        ignores=("PAN of 24 mm", "RFC 7231", "a SIN of 3", "IC 74HC595", "CC BY-SA 4.0"),
        confidence=0.7,
    ),
    labelled(
        "register-acronym-key",
        "personal.national-id",
        phrases(
            "sin, pan, nie, rut, tin, nin, nif, rg, rc, nid, nic, cin, cui, inn, id_no, idno, fin_no, ni"
        ),
        _LIST,
        value=rf"{CODE}|\d{{5,8}}[ \-]?[A-Z]",
        valid=lambda value: has_digits(7 if value.isdigit() else 6, 7)(value),
        sign=True,
        exact=True,
        finds=('"sin": "«752174888»"', "tin=«289-123-456-000»", "<rut>«19.041.103-6»</rut>"),
        ignores=("sin(1234567)", "run: 3", "nie 1234567", "sin = 0.84147098"),
        confidence=0.7,
    ),
)
