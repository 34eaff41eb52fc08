"""Addresses of wallets, each with the checksum of its coin where it has one."""

import hashlib
import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors

__all__ = ["COINS"]

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def _base58_bytes(value: str, alphabet: str = _BASE58) -> bytes:
    number = 0
    for char in value:
        at = alphabet.find(char)
        if at < 0:
            return b""
        number = number * 58 + at
    zeros = len(value) - len(value.lstrip(alphabet[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def _checked(value: str, alphabet: str = _BASE58) -> bytes:
    """What a Base58Check text holds; empty if its checksum is another.

    Source: https://en.bitcoin.it/wiki/Base58Check_encoding
    """
    raw = _base58_bytes(value, alphabet)
    if len(raw) < 6:
        return b""
    digest = hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()
    return raw[:-4] if digest[:4] == raw[-4:] else b""


def _is_hash160(value: str) -> bool:
    held = _checked(value)
    return len(held) == 21 and held[0] in (0x00, 0x05, 0x41, 0x30, 0x32, 0x1E, 0x16, 0x3A, 0x4C, 0x10)


def _is_ripple(value: str) -> bool:
    held = _checked(value, _RIPPLE)
    return len(held) == 21 and held[0] == 0


def is_bech32(value: str) -> bool:
    """Whether the checksum of a Bech32 or Bech32m text holds.

    Source: bips, bip-0173 and bip-0350.
    """
    prefix, _, data = value.lower().rpartition("1")
    if not prefix or any(char not in _BECH32 for char in data):
        return False
    check = 1
    for number in [
        *(ord(c) >> 5 for c in prefix),
        0,
        *(ord(c) & 31 for c in prefix),
        *(_BECH32.index(c) for c in data),
    ]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ number
        for bit, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> bit & 1 else 0
    return check in (1, 0x2BC830A3)


COINS: tuple[Rule, ...] = (
    Rule(
        id="coin-base58",
        kind="personal.wallet",
        anchors=(
            Shape("[13TLMDAt9][1-9A-HJ-NP-Za-km-z]{25}", 26, "0-9A-Za-z+/=_-"),
        ),
        pattern=r"[13TLMDAt9][1-9A-HJ-NP-Za-km-z]{25,34}(?![0-9A-Za-z+/=_-])",
        validate=_is_hash160,
        reference="https://en.bitcoin.it/wiki/Base58Check_encoding",
        finds=("send to «1BoatSLRHtKNngkdXEeobR76b53LETtpyT» please", "donate: «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»"),
        ignores=("1BoatSLRHtKNngkdXEeobR76b53LETtpyU", "a 3aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b"),
    ),
    Rule(
        id="coin-ripple",
        kind="personal.wallet",
        anchors=(Shape("r[1-9A-HJ-NP-Za-km-z]{24}", 25, "0-9A-Za-z+/=_-"),),
        pattern=r"r[1-9A-HJ-NP-Za-km-z]{24,34}(?![0-9A-Za-z+/=_-])",
        validate=_is_ripple,
        reference="https://xrpl.org/docs/concepts/accounts/addresses",
        finds=("XRP: «rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh»",),
        ignores=("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi", "renderTheWholeComponentTree"),
    ),
    Rule(
        id="coin-bech32",
        kind="personal.wallet",
        anchors=tuple(
            Shape(f"{prefix}1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{{8}}", len(prefix) + 9, "A-Za-z0-9", f"{prefix}1")
            for prefix in ("bc", "tb", "ltc", "addr", "stake", "cosmos", "osmo", "juno", "terra", "celestia", "inj", "sei", "zs", "lnurl", "npub", "thor", "kava", "one", "bnb")
        ),
        pattern=r"[a-z]{2,8}1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{30,110}(?![A-Za-z0-9])",
        validate=is_bech32,
        reference="https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki",
        finds=("LTC: «ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9»",),
        ignores=("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4nq", "bc1 is a prefix"),
    ),
    Rule(
        id="coin-lightning",
        kind="personal.wallet",
        anchors=(Shape("lnbc[0-9a-z]{12}", 16, "A-Za-z0-9", "lnbc"), Shape("LNBC[0-9A-Z]{12}", 16, "A-Za-z0-9", "LNBC")),
        pattern=r"(?:lnbc|LNBC)[0-9]{0,12}[munpMUNP]?1[02-9ac-hj-np-zAC-HJ-NP-Z]{80,900}(?![A-Za-z0-9])",
        reference="https://github.com/lightning/bolts/blob/master/11-payment-encoding.md",
        finds=("lightning:«lnbc2500u1{bech32 160}»",),
        ignores=("lnbc is a prefix",),
    ),
    Rule(
        id="coin-monero",
        kind="personal.wallet",
        anchors=(Shape("[48][0-9AB][1-9A-HJ-NP-Za-km-z]{60}", 62, "0-9A-Za-z+/=_-"),),
        pattern=r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?(?![0-9A-Za-z+/=_-])",
        reference="https://docs.getmonero.org/public-address/standard-address/",
        finds=("XMR: «4A{base58 93}»",),
        ignores=("4A and 8B",),
    ),
    Rule(
        id="coin-ton",
        kind="personal.wallet",
        anchors=cue_anchors(("ton:", "ton ", "toncoin", "tonkeeper", "ton_", "ton://transfer/", "tonviewer.com/", "tonscan.org/address/")),
        ignore_case=True,
        pattern=r"(?:ton|toncoin|tonkeeper|tonviewer|tonscan)[^\n]{0,40}?(?<![A-Za-z0-9_-])(?P<v>(?-i:[UEk0][Qf][A-Za-z0-9_-]{46}))(?![A-Za-z0-9_-])",
        reference="https://docs.ton.org/v3/documentation/smart-contracts/addresses",
        finds=("TON: «UQ{url64 46}»",),
        ignores=("a ton of work",),
    ),
    Rule(
        id="coin-solana",
        kind="personal.wallet",
        anchors=cue_anchors(("solana", "sol:", "sol ", "phantom", "solscan.io/", "spl ", "solflare")),
        ignore_case=True,
        pattern=r"(?:solana|sol|phantom|solscan|spl|solflare)[^\n]{0,48}?(?<![A-Za-z0-9+/=_-])(?P<v>(?-i:[1-9A-HJ-NP-Za-km-z]{32,44}))(?![A-Za-z0-9+/=_-])",
        validate=lambda value: len(_base58_bytes(value)) == 32 and re.search("[0-9]", value) is not None,
        reference="https://solana.com/docs/core/accounts",
        finds=("my solana wallet is «7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV5».",),
        ignores=("sol is bright", "solana transaction"),
    ),
    Rule(
        id="coin-keyed",
        kind="personal.wallet",
        anchors=cue_anchors(("wallet", "payout_address", "payout address", "deposit address", "btc_address", "eth_address", "crypto_address", "receiving address")),
        ignore_case=True,
        pattern=r"(?:wallet(?:[_ -]?(?:address|addr|id))?|(?:payout|deposit|receiving|crypto|btc|eth|sol|trx|xmr|ada)[_ -]address)[\"'`*)]{0,3}[ \t]{0,4}(?:[:=|]|is)[ \t]{0,4}[\"'`]?(?P<v>(?-i:[1-9A-HJ-NP-Za-km-z]{32,44}|[A-Za-z0-9_-]{48}|[a-z]{2,6}1[02-9ac-hj-np-z]{38,110}))(?![A-Za-z0-9+/=_-])",
        validate=lambda value: re.search("[0-9]", value) is not None and re.search("[a-z]", value) is not None and re.search("[A-Z]", value) is not None,
        reference="https://en.bitcoin.it/wiki/Invoice_address",
        finds=("wallet: «7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV5»",),
        ignores=("wallet: disconnected", "wallet address is required"),
        tier="likely",
        confidence=0.75,
    ),
)  # fmt: skip
