"""Accounts at banks, the codes of banks beside them, and cards known by a word."""

from commonplace.privacy.checks import iban, luhn
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.numbered import beside_and_below, has_digits, labelled, phrases

__all__ = ["BANKING"]

_BANKS = "https://en.wikipedia.org/wiki/Bank_account_number"
_ISO7812 = "https://www.iso.org/standard/70484.html"
_DIGIT = r"\d(?:[ .\-/\u00a0\u202f]{0,2}\d)"
_ACCOUNTS = phrases(
    "account number, account no, account num, account #, acct number, acct no, acct #, acct, a/c no, a/c number, a/c",
    "bank account, bank account number, checking account, checking account number, savings account, savings account number",
    "current account number, accountno, bsb, bsb number, bsb no, sort code, sortcode, routing number, routing no, routing, aba routing, aba, deposit account",
    "aba number, aba, transit number, institution number, beneficiary account, credit to account, bank acc, acc no",
    "kontonummer, kontonr, konto nr, kto, kto nr, konto, bankkonto, girokonto, bankverbindung, blz, bankleitzahl, depotnummer",
    "depot nr, kreditkonto, sparkonto",
    "numéro de compte, n° de compte, n° compte, no compte, compte bancaire, compte n°, code guichet, clé rib, rib",
    "número de cuenta, numero cuenta, nº de cuenta, n.º de cuenta, cuenta bancaria, cuenta corriente, cuenta de ahorros",
    "cuenta, clabe, clabe interbancaria, deposita a, depositar a, transfiere a, cbu, cvu, cci, ccc, caja de ahorro",
    "número da conta, número de conta, numero conta, conta corrente, conta poupança, conta bancária, conta, agência",
    "c/c, nib, numero di conto, numero conto, conto corrente, conto n, n conto, numero rapporto",
    "rekeningnummer, rekeningnr, rekening, bankrekening, bankrekeningnummer, numer konta, nr konta, numer rachunku",
    "nr rachunku, rachunek, rachunku, konto bankowe, konto, nrb, číslo účtu, č účtu, účet, bankovní účet, bankszámlaszám",
    "számlaszám, szamlaszam, bankszámla, bankszamla, bankszámlám, cont bancar, broj računa, žiro račun, bankovní spojení",
    "clearingnummer, clearing, clearing och konto, bankgiro, plusgiro, bankgironummer, kontonummer hos, reg nr og kontonr",
    "tilinumero, hesap no, hesap numarası, hesap numaram, banka hesabı, nomor rekening, no rekening, norek, no rek, rekening",
    "số tài khoản, stk, tài khoản, ifsc account, khata, khata no, namba ya akaunti, pix, chave pix, acc number",
    "raschetny schet, nomer scheta, rahunok, rozrahunkovyi rahunok",
    "расчетный счет, расчётный счёт, расчетного счета, р/с, р/сч, номер счета, номер счёта, счет №, лицевой счет, к/с, корсчет",
    "розрахунковий рахунок, номер рахунку, рахунок, р/р, банковска сметка, λογαριασμός, αριθμός λογαριασμού",
    "חשבון בנק, מספר חשבון, رقم الحساب, حساب بنكي, رقم حسابي, شماره حساب, شماره شبا, الآيبان",
    "खाता संख्या, खाता नंबर, अकाउंट नंबर, बैंक खाता, बैंक अकाउंट",
    "账号, 帳號, 银行账号, 银行账户, 银行帐号, 銀行帳號, 账户, 开户账号, 口座番号, 口座, 銀行口座, 普通預金, 普通, 当座, 계좌번호, 계좌 번호, 계좌",
    "은행계좌, เลขที่บัญชี, บัญชีธนาคาร",
)
_CARDS = phrases(
    "card number, card no, card num, card #, card, credit card, credit card number, debit card, debit card number, cc number",
    "cc num, ccnum, cc, payment card, visa, mastercard, master card, maestro, amex, american express, discover, diners, rupay",
    "unionpay, jcb, bank card, card pan, primary account number",
    "kartennummer, kartennr, kreditkarte, kreditkartennummer, bankkarte, ec karte, girocard, numéro de carte, n° de carte",
    "numéro carte, carte bancaire, carte bleue, carte de crédit, carte, número de tarjeta, numero tarjeta, tarjeta",
    "tarjeta de crédito, tarjeta de débito, número do cartão, numero cartão, cartão, cartão de crédito, numero carta",
    "numero di carta, numero della carta, carta di credito, carta n, carta, kaartnummer, creditcard, bankpas, pasnummer",
    "numer karty, nr karty, karta kredytowa, karta, číslo karty, platební karta, kortnummer, kortnr, kreditkort, bankkort",
    "kart numarası, kart numaram, kart no, kredi kartı, nomor kartu, số thẻ, номер карты, номер моей карты, карта, карту, картой",
    "номер картки, картка, картку, رقم البطاقة, بطاقة الائتمان, شماره کارت, कार्ड नंबर, कार्ड संख्या, क्रेडिट कार्ड, डेबिट कार्ड",
    "卡号, 卡號, 银行卡号, 银行卡, 信用卡号, 信用卡, 信用卡號, 储蓄卡, カード番号, クレジットカード, クレカ番号, 카드번호, 카드 번호, 신용카드",
    "kart, tarjeta no, cartao, kreditkarten nr",
)


def _is_card(value: str) -> bool:
    """Twelve to nineteen digits with Luhn's check."""
    digits = "".join(str(int(char)) for char in value if char.isdigit())
    return 12 <= len(digits) <= 19 and luhn(digits)


BANKING: tuple[Rule, ...] = (
    *beside_and_below(
        "bank-account-number",
        "personal.bank-account",
        _ACCOUNTS,
        _BANKS,
        value=r"(?:[A-Za-z]{2}\d{2}[ \u00a0]?)?\d(?:[ .,\-/\u00a0\u202f]{0,2}\d){4,27}(?:[-/ ]?[A-Z](?![A-Za-z]))?",
        valid=has_digits(6, 6),
        finds=(
            "My checking account number is «482913702».",
            '"account_no": "«482913702»"',
            "Minha conta corrente é «48291-3».",
            "Moje číslo účtu je «19-4829137001/0800».",
            "р/с «40817810482913702514»",
            "口座番号は«4829137»です",
            "BSB «062-482», CommBank",
            "BLZ «100 500 00»",
            "Kto. «4829137»",
        ),
        ignores=(
            "account number field",
            "konto 12",
            "routing: 300",
            "conta: 42",
            "account # 12",
            "aba in 2024",
        ),
        confidence=0.75,
    ),
    labelled(
        "bank-branch",
        "personal.bank-account",
        phrases(
            "agência, ag, agencia, branch code, transit no, sucursal, filial, codigo agencia, agência nº"
        ),
        _BANKS,
        value=r"\d{3,5}(?:-[\dxX])?",
        valid=has_digits(3, 4),
        exact=False,
        sign=True,
        finds=('"agencia": "«4829»"', "Agência: «4829-1»", "branch_code=«48291»"),
        ignores=("agencia de viajes 2024", "ag: 12", "Agência 4"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="bank-branch-brazil",
        kind="personal.bank-account",
        anchors=("Agência ", "agência ", "Ag. "),
        pattern=r"(?:[Aa]gência|Ag\.) (?:nº |n\. )?(?P<v>\d{3,4}(?:-[\dxX])?)(?=[,;.]? |,|\n|$)(?!\.\d)",
        reference=_BANKS,
        finds=("Agência «4829», Banco do Brasil", "Ag. «0123» C/C"),
        ignores=("Agência de viagens", "Ag. 12 de maio"),
        confidence=0.6,
        spread=False,
    ),
    *beside_and_below(
        "bank-code",
        "personal.bank-account",
        phrases("ifsc, ifsc code, swift, swift code, bic, bic code, bic swift, swift bic, bic/swift"),
        "https://www.iso.org/standard/60390.html",
        value=r"[A-Z]{4}0[A-Z0-9]{6}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
        valid=lambda value: len(set(value)) > 3,
        finds=("IFSC «SBIN0482913»", '"bic": "«COBADEHH482»"', "BIC/SWIFT: «DEUTDEFF500»"),
        ignores=("swift is a language", "bic: none", "SWIFT CODES ARE"),
        spread=False,
    ),
    *beside_and_below(
        "card-number",
        "personal.card",
        _CARDS,
        _ISO7812,
        value=r"\d(?:[ .\-\u00a0\u2009\u202f\u2010-\u2014]{0,2}\d){11,18}",
        valid=_is_card,
        finds=(
            "Old maestro card «5018 4829 1370», still",
            "tarjeta es «4562  0692  9065  3887».",
            '"cartao": "«4666.0762.9459.1307»"',
            "मेरा कार्ड नंबर «6521 9102 4249 4877» है",
            "Kart No «9792 7988 3049 1363»",
        ),
        ignores=("card 123456789012", "card: 4562 0692 9065 3888", "visa in 2024"),
        confidence=0.9,
    ),
    Rule(
        id="card-behind-number",
        kind="personal.card",
        anchors=(Shape("[0-9]{4} [0-9]{4} [0-9]{4}", 14), Shape("[2-6][0-9]{15}", 16, "0-9")),
        pattern=r"[2-6][0-9]{3}[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}[,;]?\s{1,3}(?:exp[a-z.]{0,6}:? )?"
        r"(?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9][,;]? (?:(?:cvv|cvc)2?:? )?(?P<v>[0-9]{3,4})(?![0-9])",
        reference=_ISO7812,
        finds=("4111 4829 1370 2514 04/29 «771»", "5172323921086937 exp 09/28 cvv «482»"),
        ignores=("4111 4829 1370 2514 04/29", "4111 4829 1370 2514 x"),
        spread=False,
    ),
    Rule(
        id="sort-code-pair",
        kind="personal.bank-account",
        anchors=(
            Shape("[0-9]{2}-[0-9]{2}-[0-9]{2} [0-9]{8}", 17, "0-9A-Za-z-"),
            Shape("[0-9]{2}-[0-9]{2}-[0-9]{2} / ", 11, "0-9A-Za-z-"),
            Shape("[0-9]{2}-[0-9]{2}-[0-9]{2}\n", 9, "0-9A-Za-z-"),
        ),
        pattern=r"[0-9]{2}-[0-9]{2}-[0-9]{2}[\s/]{1,3}(?:(?:AC|Acc(?:ount)?|A/C)(?: no\.?| number)?:? {0,2})?(?P<v>[0-9]{8})(?![0-9A-Za-z])",
        reference=_BANKS,
        finds=("20-44-51 «48291370»", "40-47-84\nAccount: «48291370»", "04-00-04 / AC «48291370»"),
        ignores=("20-44-51 4829", "12-05-24 20240512x"),
    ),
    *beside_and_below(
        "iban-cued",
        "personal.iban",
        phrases(
            "iban, rib, konto, kontonummer, bankverbindung, rekening, numer konta, hesap, cuenta, conto, conta, compte, rahunok"
            ", überweisung auf, überweis auf, рахунок, счет, الآيبان, آيبان, شبا, הבנק, λογαριασμός"
        ),
        "https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
        value=r"[A-Z]{2}\d{2}(?:[ .\-\u00a0\u202f]{0,2}[A-Z0-9]{4}){2,7}(?:[ .\-\u00a0\u202f]{0,2}[A-Z0-9]{1,3})?"
        r"|[a-z]{2}\d{2}(?:[ .\-\u00a0]{0,2}\d{4}){2,6}(?:[ .\-\u00a0]{0,2}\d{1,3})?",
        valid=iban,
        finds=("IBAN : «DE50 3704 0044 0532 0170 00»", "Mitt iban är «de50 3704 0044 0532 0170 00»."),
        ignores=("iban DE89 3704 0044 0532 0130 01", "konto: DE12"),
        confidence=0.95,
    ),
    labelled(
        "pix-key",
        "personal.bank-account",
        phrases("chave pix, pix, chave aleatória, pix copia e cola"),
        "https://www.bcb.gov.br/estabilidadefinanceira/pix",
        value=r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        valid=lambda value: len(set(value)) > 6,
        finds=("Minha chave Pix é «86539123-0876-4662-a190-326348635139».",),
        ignores=("pix 86539123", "pix: none"),
    ),
    Rule(
        id="payment-address-india",
        kind="personal.bank-account",
        anchors=tuple(
            f"@{handle}"
            for handle in phrases(
                "okaxis okhdfcbank oksbi okicici ybl ibl axl paytm upi apl ptyes ptsbi pthdfc icici sbi axisbank hdfcbank kotak yapl waicici jupiteraxis fam".replace(
                    " ", ","
                )
            )
        ),
        before=r"[A-Za-z0-9._-]{2,40}",
        reach=41,
        pattern=r"(?<![A-Za-z0-9._@/-])[A-Za-z0-9][A-Za-z0-9._-]{1,40}@[a-z]{3,12}(?![A-Za-z0-9./@-]|\.[a-z])",
        reference="https://www.npci.org.in/what-we-do/upi/product-overview",
        finds=("मेरा UPI ID «neha2315@ybl» है", '"vpa": "«rajat.k@okaxis»"'),
        ignores=("import x from '@paytm/blade'", "mail@sbi.co.in", "@upi"),
        confidence=0.85,
    ),
    labelled(
        "card-expiry-word",
        "personal.card-expiry",
        phrases(
            "exp, exp date, expiry, expiry date, expires, expiration, valid thru, valid until, good thru, gültig bis, ablauf"
            ", expire le, valable jusqu'au, date d'expiration, caduca, vence, vencimiento, válida hasta, validade, scadenza, scade"
            ", geldig tot, ważna do, data ważności, platnost do, giltig till, срок действия, действует до, son kullanma, skt"
            ", 有效期, 有効期限, 유효기간, वैधता, تاريخ الانتهاء"
        ),
        _ISO7812,
        value=r"(?:0[1-9]|1[0-2]) ?/ ?(?:2[4-9]|3[0-9]|20[23][0-9])(?! ?/)",
        valid=lambda value: bool(value),
        finds=("exp «09/27», cvv on", "Gültig bis: «11/29»", "caduca «04/28»"),
        ignores=("exp 12/31/2024", "expires 13/27", "exp(0.5)", "expires in 3/4"),
        confidence=0.8,
        spread=False,
    ),
    labelled(
        "card-code-word",
        "personal.card-security-code",
        phrases(
            "cvv, cvc, cvv2, cvc2, cvv code, cvc code, card security code, security code, kartenprüfnummer, prüfziffer, cryptogramme"
            ", código de seguridad, código de segurança, codice di sicurezza, güvenlik kodu, код cvv, cvv код, セキュリティコード"
            ", 安全码, 보안코드"
        ),
        _ISO7812,
        value=r"\d{3,4}",
        valid=lambda value: len(set(value)) > 1,
        finds=("CVV\n«482»", "código de seguridad: «4829»", '"cvc": "«482»"'),
        ignores=("cvv 12", "security code 482913", "cvv: ***"),
        spread=False,
    ),
)
