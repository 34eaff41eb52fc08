"""Hardware addresses, devices, wireless networks, cloud accounts, wallets, meetings. Development set."""

import hashlib
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.wording import family
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["machine_cases"]

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"


def _uuid(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"


def _mac(draw: Draw) -> str:
    pairs = [
        draw.pick(("a4", "3c", "f0", "9c", "00", "dc")),
        draw.pick(("83", "22", "18", "b6")),
        *(draw.chars(a.HEX, 2) for _ in range(4)),
    ]
    text = "".join(pairs)
    return draw.pick(
        (
            ":".join(pairs),
            "-".join(pairs).upper(),
            ":".join(pairs).upper(),
            f"{text[:4]}.{text[4:8]}.{text[8:]}",
        )
    )


def _bare_mac(draw: Draw) -> str:
    return f"{draw.pick(('A4', '3C', 'DC'))}{draw.chars(a.HEX, 10).upper()}"


def _base58check(payload: bytes, alphabet: str = _BASE58) -> str:
    """Source: https://en.bitcoin.it/wiki/Base58Check_encoding."""
    full = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, text = int.from_bytes(full, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = alphabet[rest] + text
    return alphabet[0] * (len(full) - len(full.lstrip(b"\0"))) + text


def _hashed(prefix: bytes, alphabet: str = _BASE58) -> Callable[[Draw], str]:
    return lambda draw: _base58check(prefix + draw.random.randbytes(20), alphabet)


_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _bech32(
    prefix: str, count: int, constant: int = 1, version: tuple[int, ...] = ()
) -> Callable[[Draw], str]:
    """Source: bips, bip-0173 and bip-0350; cips, cip-0019 for addresses of Cardano."""

    def make(draw: Draw) -> str:
        data = [*version, *(draw.number(0, 31) for _ in range(count)), 0]
        expanded = [ord(char) >> 5 for char in prefix] + [0] + [ord(char) & 31 for char in prefix]
        check = 1
        for value in [*expanded, *data, 0, 0, 0, 0, 0, 0]:
            top = check >> 25
            check = (check & 0x1FFFFFF) << 5 ^ value
            for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
                check ^= term if top >> bit & 1 else 0
        check ^= constant
        return (
            prefix
            + "1"
            + "".join(_BECH32[value] for value in data)
            + "".join(_BECH32[check >> 5 * (5 - i) & 31] for i in range(6))
        )

    return make


def _solana(draw: Draw) -> str:
    number, text = int.from_bytes(b"\x7f" + draw.random.randbytes(31), "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = _BASE58[rest] + text
    return text


_WALLETS: dict[str, tuple[Callable[[Draw], str], tuple[str, ...]]] = {
    "bitcoin-legacy": (
        _hashed(b"\0"),
        ("BTC: {v}", "bitcoin:{v}?amount=0.1", "send the coins to {v} please"),
    ),
    "bitcoin-script": (_hashed(b"\5"), ("btc address {v}", "payout: {v}")),
    "bitcoin-taproot": (_bech32("bc", 51, 0x2BC830A3, (1,)), ("donate: {v}", "my btc wallet {v}")),
    "ethereum": (
        lambda d: "0x" + d.chars("0123456789abcdefABCDEF", 40),
        ("ETH {v}", "https://etherscan.io/address/{v}", "my metamask is {v}", "const WALLET = '{v}'"),
    ),
    "tron": (_hashed(b"\x41"), ("USDT (TRC20): {v}", "TRX address: {v}")),
    "litecoin": (_bech32("ltc", 31, 1, (0,)), ("LTC: {v}", "litecoin wallet {v}")),
    "dogecoin": (_hashed(b"\x1e"), ("DOGE: {v}", "dogecoin address {v}")),
    "ripple": (_hashed(b"\0", _RIPPLE), ("XRP: {v}", "send xrp to {v}")),
    "cardano": (_bech32("addr", 91), ("ADA: {v}", "my cardano address is {v}")),
    "solana": (
        _solana,
        (
            "SOL: {v}",
            "my solana wallet is {v}",
            "https://solscan.io/account/{v}",
            "phantom wallet address: {v}",
        ),
    ),
    "monero": (
        lambda d: "4" + d.pick("0123456789AB") + d.chars(_BASE58, 93),
        ("XMR: {v}", "monero wallet {v}"),
    ),
    "ton": (lambda d: d.pick(("UQ", "EQ")) + d.chars(a.URL64, 46), ("TON: {v}", "toncoin wallet {v}")),
    "cosmos": (_bech32("cosmos", 31), ("ATOM: {v}", "keplr address {v}")),
    "lightning": (_bech32("lnbc2500u", 160), ("invoice: {v}", "lightning:{v}")),
}
_OTHER: dict[str, tuple[str, Callable[[Draw], str], tuple[str, ...]]] = {
    "mac": (
        "personal.mac",
        _mac,
        (
            "link/ether {v} brd ff:ff:ff:ff:ff:ff",
            "HWaddr {v}",
            "Physical Address. . . : {v}",
            "arp: {v} on en0",
            "The TV has the MAC {v}.",
            '"mac": "{v}"',
            "DHCPACK to {v} via eth0",
            "BSSID: {v}",
            "wlan0 STA {v} IEEE 802.11: associated",
            "bluetooth {v}",
            "ether {v}",
            "mac-address-table {v} dynamic",
        ),
    ),
    "mac-bare": (
        "personal.mac",
        _bare_mac,
        ("MAC: {v}", "mac_address={v}", "MAC-Adresse: {v}", "adresse MAC : {v}", "BSSID={v}"),
    ),
    "wifi": (
        "personal.wifi",
        lambda d: (
            f"{d.pick(('FritzBox', 'Livebox', 'Vodafone', 'SKY', 'NETGEAR'))}-{d.chars(a.UPPER_DIGITS, 5)}"
        ),
        (
            "SSID: {v}",
            'ssid="{v}"',
            "nmcli dev wifi connect {v}",
            "My wifi is called {v}.",
            "Mein WLAN heißt {v}.",
            "Mon wifi s'appelle {v}",
            "wpa_ssid={v}",
            '"ssid": "{v}"',
            "SSID                   : {v}",
        ),
    ),
    "device": (
        "personal.device",
        lambda d: d.chars(a.HEX, 16),
        (
            "android_id={v}",
            '"android_id": "{v}"',
            "Device ID: {v}",
            "ro.serialno: {v}",
            "deviceId={v}",
            '"device_id": "{v}"',
        ),
    ),
    "advertising": (
        "personal.device",
        _uuid,
        (
            "idfa={v}",
            '"advertising_id": "{v}"',
            "IDFA: {v}",
            "gaid={v}",
            "aaid: {v}",
            '"idfv":"{v}"',
            "advertisingId={v}",
            "device_uuid: {v}",
            "IOPlatformUUID = {v}",
            "Hardware UUID: {v}",
        ),
    ),
    "udid": (
        "personal.device",
        lambda d: f"0000{d.digits(4)}-{d.chars('0123456789ABCDEF', 16)}",
        ("UDID: {v}", "xcrun devicectl --device {v}", "udid={v}"),
    ),
    "cloud-aws": (
        "personal.cloud-account",
        lambda d: d.digits(12),
        (
            "arn:aws:iam::{v}:role/deploy",
            "AWS account {v}",
            "{v}.dkr.ecr.eu-west-1.amazonaws.com/app",
            'account_id = "{v}"',
            "AWS_ACCOUNT_ID={v}",
            '"Account": "{v}"',
            "https://{v}.signin.aws.amazon.com/console",
            "https://sqs.eu-west-1.amazonaws.com/{v}/jobs",
        ),
    ),
    "cloud-azure": (
        "personal.cloud-account",
        _uuid,
        (
            "subscriptionId: {v}",
            "AZURE_TENANT_ID={v}",
            "/subscriptions/{v}/resourceGroups/x",
            'tenant_id = "{v}"',
            "https://login.microsoftonline.com/{v}/oauth2",
            "az account set --subscription {v}",
            '"tenantId": "{v}"',
            "ARM_SUBSCRIPTION_ID={v}",
        ),
    ),
    "cloud-gcp": (
        "personal.cloud-account",
        lambda d: (
            f"{d.pick(('lunaris', 'hagalund', 'fernwald'))}-{d.pick(('prod', 'dev', 'ml'))}-{d.digits(6)}"
        ),
        (
            "gcloud config set project {v}",
            "projects/{v}/locations/eu",
            "GOOGLE_CLOUD_PROJECT={v}",
            "deploy@{v}.iam.gserviceaccount.com",
            "GCP_PROJECT_ID={v}",
            '"project_id": "{v}"',
            "gcr.io/{v}/app:1",
        ),
    ),
    "zoom": (
        "personal.meeting",
        lambda d: f"{d.digits(11)}?pwd={d.chars(a.ALNUM, 32)}",
        ("https://us02web.zoom.us/j/{v}", "Join: https://zoom.us/j/{v}", "https://lunaris.zoom.us/j/{v}"),
    ),
    "zoom-id": (
        "personal.meeting",
        lambda d: f"{d.digits(3)} {d.digits(4)} {d.digits(4)}",
        (
            "Meeting ID: {v}",
            "Zoom ID {v}",
            "Meeting-ID: {v}",
            "ID de réunion : {v}",
            "ID de la reunión: {v}",
            "会议号：{v}",
            "Zoomミーティング ID: {v}",
        ),
    ),
    "meet": (
        "personal.meeting",
        lambda d: f"{d.chars(a.LOWER, 3)}-{d.chars(a.LOWER, 4)}-{d.chars(a.LOWER, 3)}",
        ("https://meet.google.com/{v}", "join at meet.google.com/{v} now"),
    ),
    "teams": (
        "personal.meeting",
        lambda d: f"19%3ameeting_{d.chars(a.ALNUM, 48)}%40thread.v2",
        ("https://teams.microsoft.com/l/meetup-join/{v}/0",),
    ),
    "calendly": (
        "personal.meeting",
        lambda d: f"{family(d, 'en').lower()}-{d.number(1, 99)}",
        ("https://calendly.com/{v}/30min", "book me: calendly.com/{v}", "https://cal.com/{v}/intro"),
    ),
    "calendar": (
        "secret.webhook",
        lambda d: f"private-{d.chars(a.HEX, 32)}",
        ("https://calendar.google.com/calendar/ical/x%40group.calendar.google.com/{v}/basic.ics",),
    ),
    "private-url": (
        "secret.signed-url",
        lambda d: d.chars(a.URL64, 33).replace("-", "x"),
        (
            "https://docs.google.com/document/d/1{v}AbCdEf12345/edit",
            "https://drive.google.com/file/d/1{v}/view?usp=sharing",
            "https://www.dropbox.com/scl/fi/{v}/a.pdf?rlkey=x",
            "https://1drv.ms/w/s!{v}",
            "https://wetransfer.com/downloads/{v}",
        ),
    ),
}


def machine_cases() -> tuple[Case, ...]:
    """All of them."""
    wallets = tuple(
        Case(
            id=f"wide-wallet-{name}",
            kind="personal.wallet",
            variants=(
                Variant(make=make, prose=texts, tech=texts, fields=("wallet", "address", "payout_address")),
            ),
            repeats=True,
        )
        for name, (make, texts) in _WALLETS.items()
    )
    fields = {
        "mac": ("mac", "mac_address", "bssid"),
        "wifi": ("ssid",),
        "advertising": ("idfa", "advertising_id"),
        "udid": ("udid",),
        "cloud-azure": ("tenant_id", "subscriptionId"),
        "device": ("android_id", "device_id"),
    }
    others = tuple(
        Case(
            id=f"wide-{name}",
            kind=kind,
            variants=(Variant(make=make, tech=texts, fields=fields.get(name, ())),),
            repeats=name in ("wifi", "device", "cloud-aws"),
        )
        for name, (kind, make, texts) in _OTHER.items()
    )
    return (*wallets, *others)
