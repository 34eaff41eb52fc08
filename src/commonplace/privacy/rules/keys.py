"""Private keys, signed tokens, wallets and seed phrases."""

import base64
import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import token
from commonplace.privacy.rules.naming import any_of

__all__ = ["KEYS"]

_PEM = "https://www.rfc-editor.org/rfc/rfc7468"
# What may stand between two lines of a block: the break itself (also escaped), quotation marks, the marks
# of a diff or a quotation, the line numbers that a tool put before each line.
_BREAK = r"(?:\\+[nrt]|[\s\"'|>+#*,;])*+(?:[0-9]{1,6}[\t:→|][ ]?)?+(?:[\s|>+])*+"
_HEADER = r"(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|MessageID|Content-Domain):[^\n\\]{0,160}"
_LINE = r"[A-Za-z0-9+/=]"
_GAP = r"(?>(?:\\{1,16}[nrt]|[\s\"'|>+#*,;]){0,48}(?:[0-9]{1,6}[\t:→|][ ]?)?[\s|>+]{0,8})"
_WHOLE = r"(?![A-Za-z0-9+/=_.-])"
# The same break read backwards, as the text before an anchor is.
_TAIL_BREAK = r"(?:[\s\"'|>+#*,;]|[nrt]\\+){0,40}(?:[ ]?[\t:→|][0-9]{1,6}\s{0,8})?"
_BODY_CUES = (
    "private key",
    "private_key",
    "private-key",
    "privatekey",
    "ssh_key",
    "ssh key",
    "rsa key",
    "rsa_key",
    "signing_key",
    "signing key",
    "key body",
    "keystore",
    "p12",
    "pkcs12",
    "pkcs8",
    "pfx",
    "tls.key",
    "privater schlüssel",
    "privaten schlüssel",
    "clé privée",
    "clave privada",
    "chave privada",
    "chiave privata",
    "klucz prywatny",
    "приватный ключ",
    "закрытый ключ",
    "özel anahtar",
    "私钥",
    "秘密鍵",
    "개인키",
)


def _is_base64_json(value: str) -> bool:
    head = value.split(".", 1)[0]
    try:
        return base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)).lstrip()[:1] == b"{"
    except ValueError:
        return False


def _has_mixed(value: str) -> bool:
    return bool(re.search("[0-9]", value)) and bool(re.search("[A-Za-z]", value))


# Tokens, exchanges and other contracts that every program names. Source: https://etherscan.io/labelcloud.
_CONTRACTS = frozenset(
    f"0x{one}"
    for one in [
        "dac17f958d2ee523a2206206994597c13d831ec7",
        "a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48",
        "c02aaa39b223fe8d0a0e5c4f27ead9083c756cc2",
        "6b175474e89094c44da98b954eedeac495271d0f",
        "2260fac5e5542a773aa44fbcfedf7c193bc2c599",
        "514910771af9ca656af840dff83e8264ecf986ca",
        "1f9840a85d5af5bf1d1762f925bdaddc4201f984",
        "7a250d5630b4cf539739df2c5dacb4c659f2488d",
        "5c69bee701ef814a2b6a3edd4b1652cb9cc5aa6f",
        "e592427a0aece92de3edee1f18e0157c05861564",
        "68b3465833fb72a70ecdf485e0e4c7bd8665fc45",
        "000000000022d473030f116ddee9f6b43ac78ba3",
        "5ff137d4b0fdcd49dca30c7cf57e578a026d2789",
        "ca11bde05977b3631167028862be2a173976ca11",
        "00000000000c2e074ec69a0dfb2997ba6c7d2e1e",
        "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee",
        "7fc66500c84a76ad7e9c93437bfc5ac33e2ddae9",
        "95ad61b0a150d79219dcf64e1e6cc01f0b64c4ce",
        "ae7ab96520de3a18e5e111b5eaab095312d7fe84",
        "7d1afa7b718fb893db30a3abc0cfc608aacfebb0",
        "4200000000000000000000000000000000000006",
        "833589fcd6edb6e08f4c7c32d4f71b54bda02913",
        "2791bca1f2de4661ed88a30c99a7a9449aa84174",
        "bb4cdb9cbd36b01bd1cbaebf2de08d9173bc095c",
    ]
)

KEYS: tuple[Rule, ...] = (
    Rule(
        id="private-key-block",
        kind="secret.private-key",
        anchors=("-----BEGIN", "---- BEGIN SSH2"),
        pattern=r"-{4,5} ?BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-{4,5}"
        rf"(?:{_BREAK}(?:{_HEADER}|{_LINE}{{16,4096}}+|{_LINE}{{1,80}}(?={_BREAK}-{{4,5}} ?END)))*+"
        rf"(?:{_BREAK}-{{4,5}} ?END [A-Z0-9 ]{{1,48}}-{{4,5}})?",
        reference=_PEM,
        finds=(
            "«-----BEGIN RSA PRIVATE KEY-----\n{base64 64}\n{base64 64}\n{base64 20}==\n-----END RSA PRIVATE KEY-----»\n",
            'key = "«-----BEGIN PRIVATE KEY-----\\n{base64 64}\\n{base64 30}\\n-----END PRIVATE KEY-----»\\n"',
            "$ head -3 id\n«-----BEGIN OPENSSH PRIVATE KEY-----\n{base64 70}\n{base64 70}»\n$ ls",
            "    1\t«-----BEGIN EC PRIVATE KEY-----\n    2\t{base64 64}\n    3\t{base64 40}\n    4\t-----END EC PRIVATE KEY-----»\n",
            "+«-----BEGIN PGP PRIVATE KEY BLOCK-----\n+Version: GnuPG v2\n+\n+{base64 64}\n+={alnum 4}\n+-----END PGP PRIVATE KEY BLOCK-----»",
        ),
        ignores=(
            "-----BEGIN CERTIFICATE-----\n{base64 64}\n-----END CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----\n{base64 64}\n-----END PUBLIC KEY-----",
            "-----BEGIN SSH SIGNATURE-----",
        ),
        confidence=0.99,
        spread=False,
    ),
    Rule(
        id="putty-private-key",
        kind="secret.private-key",
        anchors=("Private-Lines:",),
        pattern=r"Private-Lines: [0-9]{1,4}\s{1,3}(?P<v>[A-Za-z0-9+/=]{1,80}(?:\s{1,3}[A-Za-z0-9+/=]{1,80}+(?!-)){0,200})",
        reference="https://the.earth.li/~sgtatham/putty/0.83/htmldoc/AppendixC.html",
        finds=("Private-Lines: 2\n«{base64 64}\n{base64 40}»\nPrivate-MAC: x",),
        ignores=("Public-Lines: 6", "Private-Lines: none"),
        spread=False,
    ),
    token("age-secret-key", "AGE-SECRET-KEY-1{uppernum 58}", "https://age-encryption.org/v1"),
    token(
        "minisign-secret", "RWRTY0Iy{base64 200-260}", "https://jedisct1.github.io/minisign/", tail="={0,2}"
    ),
    token("nostr-secret", "nsec1{bech32 58}", "https://github.com/nostr-protocol/nips/blob/master/19.md"),
    Rule(
        id="jwt",
        kind="secret.jwt",
        anchors=(Shape("eyJ[A-Za-z0-9_-]{6}", 9, "A-Za-z0-9_-", "eyJ"),),
        pattern=r"eyJ[A-Za-z0-9_-]{8,4000}\.(?:[A-Za-z0-9_-]{0,8000}\.){1,3}[A-Za-z0-9_-]{8,8000}(?![A-Za-z0-9_-])",
        validate=_is_base64_json,
        reference="https://www.rfc-editor.org/rfc/rfc7519",
        finds=(
            "Authorization: JWT «eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ{alnum 40}.{url64 43}»\n",
            '"id_token":"«eyJhbGciOiJSUzI1NiJ9.eyJ{alnum 80}.{url64 86}»"',
        ),
        ignores=("eyJhbGciOi is how they begin", "eyJhbGciOiJIUzI1NiJ9"),
        confidence=0.97,
        wraps=True,
    ),
    Rule(
        id="ssh-public-key",
        kind="personal.ssh-public-key",
        anchors=(
            "ssh-rsa AAAA",
            "ssh-ed25519 AAAA",
            "ecdsa-sha2-nistp",
            "sk-ssh-ed25519@openssh.com AAAA",
            "ssh-dss AAAA",
        ),
        pattern=r"(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-nistp[0-9]{3}|sk-ssh-ed25519@openssh\.com) (?P<v>AAAA[A-Za-z0-9+/]{60,1400}={0,3}(?: [A-Za-z0-9._-]{1,64}@[A-Za-z0-9._-]{1,64})?)",
        reference="https://www.rfc-editor.org/rfc/rfc4253#section-6.6",
        finds=(
            "ssh-ed25519 «AAAAC3NzaC1lZDI1NTE5{base64 48} carla@thinkpad»\n",
            "ssh-rsa «AAAAB3NzaC1yc2E{base64 120}»\n",
        ),
        ignores=("ssh-rsa AAAA...", "ssh-rsa is old"),
        confidence=0.9,
    ),
    Rule(
        id="bitcoin-private-key",
        kind="secret.wallet-key",
        anchors=(Shape("[5KL][1-9A-HJ-NP-Za-km-z]{50}", 51, "A-Za-z0-9"),),
        pattern=r"(?:5[1-9A-HJ-NP-Za-km-z]{50}|[KL][1-9A-HJ-NP-Za-km-z]{51})(?![A-Za-z0-9])",
        validate=_has_mixed,
        reference="https://en.bitcoin.it/wiki/Wallet_import_format",
        finds=("WIF: «K{base58 51}»",),
        ignores=("K" * 52, "Kshort"),
        confidence=0.85,
    ),
    Rule(
        id="extended-private-key",
        kind="secret.wallet-key",
        anchors=tuple(
            Shape(f"{name}[1-9A-HJ-NP-Za-km-z]{{8}}", 12, "A-Za-z0-9", name)
            for name in ("xprv", "yprv", "zprv", "tprv")
        ),
        pattern=r"[xyzt]prv[1-9A-HJ-NP-Za-km-z]{107,108}(?![A-Za-z0-9])",
        reference="https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki",
        finds=("«xprv{base58 107}»",),
        ignores=("xprv keys are secret",),
        wraps=True,
    ),
    Rule(
        id="wallet-address",
        kind="personal.wallet",
        anchors=(Shape("0x[0-9a-fA-F]{40}", 42, "A-Za-z0-9", "0x"),),
        pattern=r"0x[0-9a-fA-F]{40}(?![0-9A-Za-z])",
        validate=lambda value: len(set(value)) > 8 and value.lower() not in _CONTRACTS,
        tier="likely",
        reference="https://eips.ethereum.org/EIPS/eip-55",
        finds=("send to «0x{hex 40}»",),
        ignores=("0x0000000000000000000000000000000000000000", "0xdeadbeef"),
        confidence=0.7,
    ),
    Rule(
        id="bitcoin-address",
        kind="personal.wallet",
        anchors=(Shape("bc1[a-z0-9]{8}", 11, "A-Za-z0-9", "bc1"),),
        pattern=r"bc1[ac-hj-np-z02-9]{39,59}(?![A-Za-z0-9])",
        tier="likely",
        reference="https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki",
        finds=("btc: «bc1q{bech32 38}»",),
        ignores=("bc1 is a prefix", "abc1234"),
        confidence=0.8,
    ),
    Rule(
        id="jwk-private",
        kind="secret.private-key",
        version=2,
        anchors=tuple(
            Shape(f"{mark}{name}{mark}[ :]", len(name) + 3)
            for mark in "\"'"
            for name in ("d", "k", "p", "q", "dp", "dq", "qi")
        ),
        pattern=r"[\"'](?:d|k|p|q|dp|dq|qi)[\"'] ?: ?[\"'](?P<v>[A-Za-z0-9_-]{32,1400})[\"']",
        validate=_has_mixed,
        reference="https://www.rfc-editor.org/rfc/rfc7517",
        finds=('{"kty":"EC","crv":"P-256","d":"«{url64 43}»"}', "'qi': '«{url64 86}»'"),
        ignores=('{"d": "path"}', '"k": "value"'),
        confidence=0.9,
    ),
    Rule(
        id="jwk-private-bare",
        kind="secret.private-key",
        anchors=(Shape("[{, ][dk]:[ \"']", 4),),
        pattern=r"[{, ][dk]: ?[\"'](?P<v>[A-Za-z0-9_-]{42,1400})[\"']",
        validate=_has_mixed,
        reference="https://www.rfc-editor.org/rfc/rfc7517",
        finds=("{kty: 'OKP', d: '«{url64 43}»'}",),
        ignores=("{d: 'path'}", "k: 'value'"),
        confidence=0.9,
    ),
    Rule(
        id="private-key-tail",
        kind="secret.private-key",
        anchors=("-----END",),
        before=rf"(?:{_TAIL_BREAK}{_LINE}{{16,4096}}(?!\\)){{1,100}}",
        reach=6000,
        pattern=rf"{_LINE}{{16,4096}}(?:{_GAP}{_LINE}{{4,4096}}(?![A-Za-z0-9+/=])){{0,100}}{_GAP}-{{4,5}} ?END (?:[A-Z0-9]{{1,12}} ){{0,4}}PRIVATE KEY(?: BLOCK)?-{{4,5}}",
        reference=_PEM,
        finds=(
            "$ tail -3 id\n«{base64 64}\n{base64 64}\n{base64 20}==\n-----END RSA PRIVATE KEY-----»\n",
            "...\\n«{base64 64}\\n{base64 40}\\n-----END PRIVATE KEY-----»",
        ),
        ignores=("{base64 64}\n-----END CERTIFICATE-----", "-----END PUBLIC KEY-----"),
        confidence=0.98,
        spread=False,
    ),
    Rule(
        id="private-key-body",
        kind="secret.private-key",
        anchors=_BODY_CUES,
        ignore_case=True,
        pattern=rf"(?:{any_of(_BODY_CUES)})[A-Za-z0-9_ .-]{{0,24}}[^\n]{{0,40}}?(?<![A-Za-z0-9+/_-])(?:{_GAP})"
        rf"(?P<v>(?-i:[A-Za-z0-9+/]{{56,4096}}={{0,2}}(?:{_GAP}[A-Za-z0-9+/]{{16,128}}={{0,2}}{_WHOLE}){{0,100}})){_WHOLE}",
        validate=lambda value: len(set(value)) > 20,
        reference=_PEM,
        finds=(
            "private key (without header):\n«{base64 64}\n{base64 64}\n{base64 20}==»\n",
            "ssh_private_key: |\n  «{base64 70}\n  {base64 70}»\n",
            'privateKey="«{base64 400}»"',
        ),
        ignores=("the private key is stored elsewhere", "private_key: /etc/ssl/private/key.pem"),
        confidence=0.9,
        spread=False,
    ),
    Rule(
        id="private-key-der",
        kind="secret.private-key",
        anchors=(
            "b3BlbnNzaC1rZXktdjEAAAAA",
            "MC4CAQAwBQYDK2V",
            "MHcCAQEEI",
            "MHQCAQEEI",
            "MIGkAgEBBD",
            "MIHcAgEBB",
            "MIGHAgEAMBMGByqGSM49",
            "MIG2AgEAMBAGByqGSM49",
            "MIHuAgEAMBAGByqGSM49",
            "BgkqhkiG9w0BBQ0w",
            Shape("MII[A-Za-z0-9+/]{3}IBA[AD]", 10, "A-Za-z0-9+/", "MII"),
            Shape("MII[A-Za-z0-9+/]{3}IBAz", 10, "A-Za-z0-9+/", "MII"),
        ),
        before=r"[A-Za-z0-9+/]{0,16}",
        reach=16,
        pattern=rf"[A-Za-z0-9+/]{{32,8192}}={{0,2}}(?:{_GAP}[A-Za-z0-9+/]{{16,128}}={{0,2}}{_WHOLE}){{0,100}}",
        reference="https://www.rfc-editor.org/rfc/rfc5958",
        finds=(
            "key: «MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwgg{base64 300}»",
            "«b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE{base64 64}\n{base64 40}»\n",
            "«MC4CAQAwBQYDK2VwBCIEI{base64 43}»",
        ),
        ignores=(
            "MIIDdzCCAl+gAwIBAgIE{base64 64}",
            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{base64 64}",
        ),
        confidence=0.97,
        spread=False,
    ),
    Rule(
        id="tor-service-key",
        kind="secret.private-key",
        anchors=("ED25519-V3:", "RSA1024:"),
        pattern=r"(?:ED25519-V3|RSA1024):(?P<v>[A-Za-z0-9+/]{80,1200}={0,2})",
        reference="https://spec.torproject.org/control-spec/commands.html#add_onion",
        finds=("ADD_ONION ED25519-V3:«{base64 86}==» Port=80",),
        ignores=("ED25519-V3:BEST", "RSA1024:"),
    ),
    Rule(
        id="otp-secret",
        kind="secret.otp",
        anchors=("otpauth://", "totp", "2fa secret", "otp_secret", "mfa_secret", "authenticator key"),
        ignore_case=True,
        pattern=r"(?:otpauth://[^\s\"']{0,200}?secret=|(?:totp|otp|2fa|mfa)[_ -]?(?:secret|key|seed)[\"']?[ :=]{1,4}[\"']?|authenticator key[ :=]{1,4})(?P<v>(?-i:[A-Z2-7]{4}(?: ?[A-Z2-7]{4}){3,15}))(?![A-Za-z0-9])",
        reference="https://github.com/google/google-authenticator/wiki/Key-Uri-Format",
        finds=("otpauth://totp/x:carla?secret=«{base32 32}»&issuer=x", "TOTP_SECRET=«{base32 16}»\n"),
        ignores=("totp is enabled", "otpauth://totp/label"),
    ),
    Rule(
        id="password-hash",
        kind="secret.password-hash",
        anchors=(
            "$2a$",
            "$2b$",
            "$2y$",
            "$argon2",
            "$6$",
            "$5$",
            "$1$",
            "$y$",
            "$apr1$",
            "pbkdf2_sha256$",
            "{SSHA}",
            "scrypt$",
        ),
        pattern=r"(?:\$2[aby]\$[0-9]{2}\$[A-Za-z0-9./]{53}|\$argon2(?:id|i|d)\$v=[0-9]{1,3}\$m=[0-9]{1,8},t=[0-9]{1,3},p=[0-9]{1,3}\$[A-Za-z0-9+/]{8,64}\$[A-Za-z0-9+/]{16,128}"
        r"|\$(?:6|5|1|y|apr1)\$(?:rounds=[0-9]{1,9}\$)?[A-Za-z0-9./]{1,24}\$[A-Za-z0-9./$]{20,120}|pbkdf2_sha256\$[0-9]{4,8}\$[A-Za-z0-9]{6,32}\$[A-Za-z0-9+/]{40,60}={0,2}|\{SSHA\}[A-Za-z0-9+/]{24,60}={0,2})",
        reference="https://passlib.readthedocs.io/en/stable/modular_crypt_format.html",
        finds=("carla:«$6$saltsalt${alnum 86}»:19000:0", 'hash = "«$2b$12${alnum 53}»"'),
        ignores=("costs $6$ or so", "$1$2"),
        confidence=0.95,
    ),
)
