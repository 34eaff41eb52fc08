"""The names that models give to what they find, and our kinds for them."""

__all__ = ["ASKED", "kind_of"]

_KINDS = {
    "personal.name": "person|private person|name|full name|first name|given name|last name|surname"
    "|middle name|per|pers",
    "personal.address": "private address|address|street address|street|full address|postal address|location address"
    "|building number|home address",
    "personal.postcode": "postcode|zip|zipcode|zip code|postal code",
    "personal.email": "private email|email|email address|e mail",
    "personal.phone": "private phone|phone|phone number|telephone|telephone number|telephonenum|mobile phone number"
    "|landline phone number|fax number",
    "personal.url": "private url|url|personal url|personal website",
    "personal.birth-date": "date of birth|birth date|birthdate|dob|birthday",
    "personal.date": "private date",
    "personal.account": "account number|accountnum|account|customer id|customer number|employee id|member id"
    "|insurance number|insurance company number|policy number|reservation number|student id number|transaction number",
    "personal.bank-account": "bank account|bank account number|us bank number|routing number",
    "personal.iban": "iban|iban code",
    "personal.card": "credit card|credit card number|creditcardnumber|card number|debit card number",
    "personal.card-code": "cvv|cvc|credit card security code|card security code|credit card expiration date",
    "personal.national-id": "national id|national id number|identity card number|identity document number|idcardnum"
    "|ssn|us ssn|social security number|socialnum|us itin|uk nhs|uk nino|tax id|tax identification number|taxnum"
    "|cpf|cnpj|es nif|it fiscal code|government id|in aadhaar|in pan|au tfn|pl pesel",
    "personal.document": "passport|passport number|us passport|driver license|driver licence|driver s license number"
    "|drivers license number|driverlicensenum|us driver license|visa number",
    "personal.health": "medical record number|health insurance id number|health insurance number|health plan id"
    "|national health insurance number|medical condition|medical license|patient id",
    "personal.plate": "license plate|licence plate|license plate number|vehicle registration number|plate number",
    "personal.device": "device id|imei|serial number|vehicle identification number|vin",
    "personal.username": "username|user name|login|private username",
    "personal.handle": "handle|personal handle|social media handle|social media username",
    "personal.ip": "ip|ip address|ipv4|ipv6",
    "personal.mac": "mac|mac address",
    "personal.coordinates": "coordinates|coordinate|gps coordinates|latitude|longitude",
    "personal.wallet": "crypto|crypto wallet|cryptocurrency wallet|wallet address|bitcoin address",
    "personal.employer": "employer|company|company name|organization|organisation|org|private organization",
    "secret.password": "password|pin|pass phrase|passphrase",
    "secret.recognised": "secret|api key|apikey|access token|token|private key|key|credential|credentials|secret key",
}
_BY_LABEL = {label: kind for kind, labels in _KINDS.items() for label in labels.split("|")}

ASKED = (
    "person",
    "street address",
    "postal code",
    "email",
    "phone number",
    "date of birth",
    "bank account number",
    "credit card number",
    "national id number",
    "passport number",
    "driver license",
    "health insurance number",
    "medical record number",
    "license plate number",
    "username",
    "social media handle",
    "ip address",
    "organization",
    "password",
    "api key",
)
"""What models that take their labels as input are asked for.

Source: labels that the cards of urchade/gliner_multi_pii-v1 and fastino/gliner2-privacy-filter-PII-multi name,
as of 2026-11; less what points to nobody (dates, amounts, cities).
"""


def kind_of(label: str) -> str | None:
    """Our kind for a model's label; None for what we do not replace, such as a city or a nationality.

    Prefixes of tagging schemes (``B-``, ``I-``, ``E-``, ``S-``) are no part of a label.
    """
    plain = label.lower().replace("_", " ").replace("-", " ").replace("'", " ")
    return _BY_LABEL.get(" ".join(plain.split()))
