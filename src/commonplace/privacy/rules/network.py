"""Hardware addresses of machines."""

import re

from commonplace.privacy.checks import is_mac
from commonplace.privacy.rule import Rule, Shape

__all__ = ["NETWORK"]


def _is_device(value: str) -> bool:
    return is_mac(value) and not re.fullmatch(
        r"(?:001122334455|0123456789ab|123456789abc|aabbccddeeff|a1b2c3d4e5f6|deadbeef[0-9a-f]{4}|(?:([0-9a-f])\1){6}|00deadbeef00|cafebabe[0-9a-f]{4}|112233445566|0242[0-9a-f]{8}|00005e[0-9a-f]{6}|525400123456)",
        re.sub("[^0-9a-f]", "", value.lower()),
    )


NETWORK: tuple[Rule, ...] = (
    Rule(
        id="mac-address",
        kind="personal.mac",
        anchors=(Shape("[0-9A-Fa-f]{2}[:-][0-9A-Fa-f]{2}[:-]", 6, "0-9A-Za-z:-"),),
        pattern=r"[0-9A-Fa-f]{2}(?P<s>[:-])[0-9A-Fa-f]{2}(?:(?P=s)[0-9A-Fa-f]{2}){4}(?![0-9A-Za-z:-])",
        validate=_is_device,
        reference="https://standards.ieee.org/products-programs/regauth/",
        finds=("ether «3c:22:fb:7a:91:0e»", "«F0-18-98-3D-A2-11»"),
        ignores=(
            "ff:ff:ff:ff:ff:ff",
            "00:00:00:00:00:00",
            "12:34:56",
            "aa:bb:cc:dd:ee:ff:00:11:22:33",
            "2024-01-02-03-04-05",
        ),
        confidence=0.95,
    ),
    Rule(
        id="mac-address-cisco",
        kind="personal.mac",
        anchors=(Shape(r"[0-9a-f]{4}\.[0-9a-f]{4}\.", 10, "0-9A-Za-z."),),
        pattern=r"[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}(?![0-9A-Za-z.])",
        validate=lambda value: is_mac(value) and not value.replace(".", "").isdigit(),
        reference="https://www.cisco.com/c/en/us/support/docs/lan-switching/",
        finds=("vlan 1 «3c22.fb7a.910e» dynamic",),
        ignores=("1234.5678.9012", "abcd.ef"),
    ),
    Rule(
        id="mac-address-other",
        kind="personal.mac",
        anchors=("mac", "bssid", "hwaddr", "ethernet", "lladdr", "bluetooth", "硬件地址", "物理地址", "station"),
        ignore_case=True,
        pattern=r"(?<![A-Za-z0-9])(?:mac(?:[ _-]?(?:addr(?:ess)?|adresse|adres|id))?|adresse mac|dirección mac|bssid|hw_?addr|ethernet|lladdr|bluetooth|硬件地址|物理地址|station)[\"'`*_)]{0,3}[ \t]{0,6}(?:[:=：|]|is|ist|est|es)?[ \t]{0,6}[\"'`]?"
        r"(?P<v>[0-9a-f]{12}|[0-9a-f]{2}(?: [0-9a-f]{2}){5}|[0-9a-f]{6}[:-][0-9a-f]{6}|[0-9a-f]{4}[:-][0-9a-f]{4}[:-][0-9a-f]{4}|[0-9a-f]{1,2}(?::[0-9a-f]{1,2}){5})(?![0-9A-Za-z:.-])",
        validate=lambda value: len(re.sub("[^0-9a-fA-F]", "", value)) < 12 or (_is_device(value) and re.search("[a-fA-F]", value) is not None),
        reference="https://standards.ieee.org/products-programs/regauth/",
        finds=("MAC: «A455B78577D1»", "mac_address=«3C227A7BE79C»", "BSSID «3c 22 fb 7a 91 0e»", "ethernet «3c:2:fb:7a:1:e»"),
        ignores=("mac os 10.15", "MAC: 001122334455", "machine 123456789012", "mac 1e2e3e"),
        confidence=0.85,
    ),
)  # fmt: skip
