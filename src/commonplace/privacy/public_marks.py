"""Numbers and names that an authority, a firm or a cloud gave to the public: nobody's, whatever rule took them.

Source, registers: https://www.handelsregister.de, https://www.insee.fr/fr/information/6675111 (SIREN),
https://www.uid.admin.ch. Source, advisories: https://www.cve.org, https://docs.github.com/code-security.
Source, regions: the lists of AWS, Google Cloud and Azure. Source, projects:
https://cloud.google.com/compute/docs/images/os-details.
"""

# ruff: noqa: E501

import re

__all__ = ["is_public_mark"]

_ADVISORY = re.compile(
    r"(?:CVE|CWE|GHSA|RHSA|RHBA|USN|DSA|DLA|GLSA|PYSEC|RUSTSEC|CAPEC|ZDI|VU#|KB|MS)[-#]?[0-9A-Za-z:-]{4,24}"
)
_REGISTER = re.compile(
    r"(?:HR[AB]|GnR|VR|FN|KRS|SIRENE?|SIRET|RCS|KvK|CVR|Companies House|CHE-?|UID|NIP|REGON|ABN|ACN|CNPJ|ICO|IČO)(?: (?:number|no\.?|nr\.?))?[ :.-]{0,3}$"
)
_REGISTERED = re.compile(r"(?:HR[AB]|GnR|FN) ?[0-9]{3,6} ?[a-zA-Z]?|CHE-[0-9.]{9,11}|SIREN(?: [0-9]{3}){3}")
_HOTLINE = re.compile(
    r"(?:hot-?line|help-?line|toll[- ]?free|freephone|customer (?:service|support|care)|support hotline|service client|numéro vert|kundenservice|kundendienst"
    r"|servicenummer|atención al cliente|línea gratuita|atendimento ao cliente|servizio clienti|numero verde|klantenservice|infolinia|горяч\w{1,3} лини\w|客服|服务热线|お客様窓口|フリーダイヤル|고객센터)"
    r"[^\n.!?]{0,24}$",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?:af|ap|ca|eu|il|me|mx|sa|us|cn)-(?:gov-|iso[a-z]?-)?(?:north|south|east|west|central|northeast|southeast|northwest|southwest)-[1-9][a-f]?"
    r"|(?:africa|asia|australia|europe|me|northamerica|southamerica|us)-(?:north|south|east|west|central|northeast|southeast|northwest|southwest)[0-9]{1,2}(?:-[a-f])?"
    r"|(?:north|south|east|west|central)?(?:us|europe|asia|india|uk|france|japan|korea|australia|brazil|canada|germany|norway|sweden|switzerland|uae|africa|qatar|poland|italy|israel)"
    r"(?:north|south|east|west|central|westcentral)?[23]?"
)
_UUID = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_PROJECTS = re.compile(
    r"(?:debian|ubuntu-os|ubuntu-os-pro|cos|rhel|rhel-sap|windows|windows-sql|centos|rocky-linux|suse|suse-sap|opensuse|fedora-coreos|almalinux|oracle-linux)-cloud"
    r"|deeplearning-platform-release|ml-images|gcp-public-data-[a-z0-9-]+|bigquery-public-data|google-(?:containers|samples)|cloud-builders|distroless|tensorflow|pytorch-tpu-nightly|gke-release"
)
_NUMBERS = frozenset(
    {
        "personal.phone",
        "personal.account",
        "personal.bank-account",
        "personal.national-id",
        "personal.document",
        "personal.plate",
        "personal.customer",
    }
)


def is_public_mark(kind: str, text: str, start: int, end: int) -> bool:
    """Whether a find is the number of an advisory, of a firm in a register, of a hotline, or a cloud's own name.

    Args:
        kind: of the rule.
        text: all of it.
        start: where the value begins.
        end: where it ends.

    Cost: that of looking at the value and some forty characters before it.
    """
    value = text[start:end]
    if _ADVISORY.fullmatch(value):
        return True
    if kind in ("personal.username", "personal.handle"):
        return _UUID.fullmatch(value) is not None
    if kind in _NUMBERS:
        before = text[max(0, start - 48) : start]
        return (
            _REGISTERED.fullmatch(value) is not None
            or _REGISTER.search(before) is not None
            or _HOTLINE.search(before) is not None
        )
    if kind == "personal.cloud-account":
        return _PROJECTS.fullmatch(value) is not None
    return kind in ("personal.address", "personal.host") and _REGION.fullmatch(value) is not None
