"""Private keys in every container, and keys of wallets. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["key_wide_cases"]

_DASHES = "-" * 5
_NAMES = (
    "RSA PRIVATE" + " KEY",
    "EC PRIVATE" + " KEY",
    "PRIVATE" + " KEY",
    "OPENSSH PRIVATE" + " KEY",
    "ENCRYPTED PRIVATE" + " KEY",
)


def _rows(draw: Draw, least: int = 4, most: int = 18) -> list[str]:
    return [draw.chars(a.BASE64, 64) for _ in range(draw.number(least, most))] + [
        draw.chars(a.BASE64, 30) + "=="
    ]


def _pem(draw: Draw, rows: list[str] | None = None) -> list[str]:
    name = draw.pick(_NAMES)
    return [f"{_DASHES}BEGIN {name}{_DASHES}", *(rows or _rows(draw)), f"{_DASHES}END {name}{_DASHES}"]


def _joined(joint: str, indent: str = "", cut: slice = slice(None)) -> Callable[[Draw], str]:
    return lambda draw: joint.join(
        (indent if number else "") + row for number, row in enumerate(_pem(draw)[cut])
    )


def _prefixed(prefix: str) -> Callable[[Draw], str]:
    return lambda draw: f"\n{prefix}".join(_pem(draw))


def _numbered(draw: Draw) -> str:
    return "\n".join(f"{number:6d}\t{row}" if number > 1 else row for number, row in enumerate(_pem(draw), 1))


def _body(draw: Draw) -> str:
    return "\n".join(_rows(draw, 5, 12))


def _one_line(draw: Draw) -> str:
    return "MIIEv" + draw.chars(a.BASE64, 4 * draw.number(60, 300)) + "=="


def _jwk(draw: Draw) -> str:
    return draw.chars(a.URL64, draw.pick([43, 86, 342]))


def _ppk(draw: Draw) -> str:
    return "\n".join(_rows(draw, 1, 6))


def _pgp(draw: Draw) -> str:
    name = "PGP PRIVATE" + " KEY BLOCK"
    body = "\n".join(_rows(draw))
    return (
        f"{_DASHES}BEGIN {name}{_DASHES}\n\n{body}\n={draw.chars(a.BASE64, 4)}\n{_DASHES}END {name}{_DASHES}"
    )


def _hex_key(draw: Draw) -> str:
    return draw.pick(("0x", "0x", "")) + draw.chars(a.HEX, 64)


def _base58(count: int, prefix: str = "") -> Callable[[Draw], str]:
    return lambda draw: prefix + draw.chars(a.BASE58, count)


def _bytes(draw: Draw) -> str:
    joint = draw.pick((",", ", "))
    return "[" + joint.join(str(draw.number(0, 255)) for _ in range(64)) + "]"


def _wireguard(draw: Draw) -> str:
    return draw.chars(a.BASE64, 42) + draw.pick("AEIMQUYcgkosw048") + "="


def _one(name: str, kind: str, make: Callable[[Draw], str], tech: tuple[str, ...], **more: object) -> Case:
    variant = Variant(make=make, tech=tech, **more)  # type: ignore[arg-type]
    return Case(id=f"key-wide-{name}", kind=f"secret.{kind}", variants=(variant,))


def key_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_PEMS, *_OTHERS, *_WALLETS)


_PEMS = (
    _one(
        "pem",
        "private-key",
        _joined("\n"),
        ("{v}", "cat > ~/.ssh/id_x <<'EOF'\n{v}\nEOF", "$ cat key.pem\n{v}\n$"),
    ),
    _one(
        "pem-escaped",
        "private-key",
        _joined("\\n"),
        ('"private_key": "{v}\\n",', 'PRIVATE_KEY="{v}"', "key: '{v}'"),
        fields=("private_key",),
    ),
    _one(
        "pem-indented",
        "private-key",
        _joined("\n", "    "),
        ("  tls.key: |\n    {v}\n  other: x", "privateKey: >-\n    {v}"),
    ),
    _one("pem-one-line", "private-key", _joined(" "), ("PRIVATE_KEY={v}", 'ssh_key: "{v}"', "{v}")),
    _one("pem-glued", "private-key", _joined(""), ("APP_KEY={v}", "key={v};")),
    _one(
        "pem-head",
        "private-key",
        _joined("\n", cut=slice(0, 5)),
        ("$ head -5 id_rsa\n{v}\n$ ls", "{v}\n... (truncated)"),
    ),
    _one(
        "pem-tail",
        "private-key",
        _joined("\n", cut=slice(3, None)),
        ("$ tail -n 20 server.key\n{v}", "...\n{v}\nThat is the rest of it."),
    ),
    _one("pem-quoted", "private-key", _prefixed("> "), ("> {v}\n\nis that fine?",)),
    _one("pem-diff", "private-key", _prefixed("+"), ("@@ -0,0 +1,8 @@\n+{v}",)),
    _one("pem-comment", "private-key", _prefixed("# "), ("# {v}\n",)),
    _one("pem-numbered", "private-key", _numbered, ("     1\t{v}\n",)),
    _one("pem-joined", "private-key", _joined('\\n" +\n  "'), ('const key = "{v}";', 'String k = "{v}";')),
    _one("pem-list", "private-key", _joined('",\n  "'), ('"lines": ["{v}"]', 'KEY = "\\n".join(["{v}"])')),
    _one(
        "body",
        "private-key",
        _body,
        (
            "private key (without header):\n{v}\n",
            "ssh_private_key: |\n{v}\n",
            "the rsa private key body is\n\n{v}\n",
        ),
    ),
    _one(
        "der",
        "private-key",
        _one_line,
        ("privateKey={v}", "SIGNING_PRIVATE_KEY: {v}", '"private_key_base64": "{v}"', "rsa.private-key={v}"),
        fields=("privateKey", "private_key"),
    ),
)

_OTHERS = (
    _one("pgp", "private-key", _pgp, ("{v}", "gpg --export-secret-keys -a\n{v}\n")),
    _one(
        "ppk",
        "private-key",
        _ppk,
        ("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 3\n{v}\nPrivate-MAC: 0a1b",),
    ),
    _one(
        "jwk",
        "private-key",
        _jwk,
        (
            '{"kty":"RSA","n":"AQAB","e":"AQAB","d":"{v}"}',
            "{kty: 'OKP', crv: 'Ed25519', d: '{v}'}",
            '{"kty": "oct", "k": "{v}"}',
            '"qi": "{v}"',
            '"dp" : "{v}",\n"kty": "RSA"',
        ),
    ),
    _one(
        "wireguard",
        "private-key",
        _wireguard,
        (
            "[Interface]\nPrivateKey = {v}\nAddress = 10.0.0.2/32",
            "wg set wg0 private-key <(echo {v})",
            "PresharedKey={v}",
            "wg_private_key: {v}",
            "$ wg genkey\n{v}",
        ),
    ),
    _one(
        "age",
        "private-key",
        lambda d: "AGE-SECRET-KEY-1" + d.chars("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58),
        ("{v}", "# created: 2026-01-01\n{v}"),
    ),
    _one(
        "tor",
        "private-key",
        lambda d: "ED25519-V3:" + d.chars(a.BASE64, 86) + "==",
        ("ADD_ONION {v} Port=80", "PrivateKey={v}"),
    ),
    _one(
        "ssh-host",
        "private-key",
        lambda d: "b3BlbnNzaC1rZXktdjEAAAAA" + d.chars(a.BASE64, 300),
        ("ssh key: {v}", "SSH_KEY={v}", "{v}"),
    ),
    _one(
        "pkcs12",
        "private-key",
        lambda d: "MIIJ" + d.chars(a.BASE64, 600) + "=",
        ("certificate_p12_base64: {v}", "KEYSTORE_BASE64={v}", "P12_B64='{v}'"),
    ),
)

_WALLETS = (
    _one(
        "ethereum",
        "wallet-key",
        _hex_key,
        (
            'const wallet = new ethers.Wallet("{v}");',
            "web3.eth.accounts.privateKeyToAccount('{v}')",
            "Account.from_key('{v}')",
            "accounts: ['{v}'],",
            "cast send --private-key {v} $TO",
            "PRIVATE_KEY={v}",
            "pk = '{v}'  # hot wallet",
            "vm.startBroadcast({v});",
            "privateKeyToAccount('{v}')",
            "DEPLOYER_PK={v}",
        ),
        prose=("my metamask private key is {v}", "the key of the wallet is {v}, can you derive the address?"),
        fields=("private_key", "privateKey", "deployer_key"),
    ),
    _one(
        "wif",
        "wallet-key",
        lambda d: d.pick("KL") + d.chars(a.BASE58, 51),
        ("importprivkey {v}", "WIF {v}", "{v}", 'bitcoin-cli importprivkey "{v}" label'),
    ),
    _one("xprv", "wallet-key", _base58(107, "xprv"), ("{v}", "wpkh({v}/0/*)", "master key {v}")),
    _one(
        "solana",
        "wallet-key",
        _base58(88),
        (
            "Keypair.fromSecretKey(bs58.decode('{v}'))",
            "SOLANA_PRIVATE_KEY={v}",
            "phantom private key: {v}",
            '"secretKey": "{v}"',
        ),
        fields=("secretKey", "private_key"),
    ),
    _one(
        "solana-bytes",
        "wallet-key",
        _bytes,
        ("$ cat ~/.config/solana/id.json\n{v}", "const secret = Uint8Array.from({v});", "{v}"),
    ),
    _one(
        "stellar",
        "wallet-key",
        lambda d: "S" + d.chars(a.BASE32, 55),
        ("Keypair.fromSecret('{v}')", "STELLAR_SECRET={v}", "{v}"),
    ),
    _one(
        "tezos",
        "wallet-key",
        lambda d: d.pick(("edsk" + d.chars(a.BASE58, 50), "edsk" + d.chars(a.BASE58, 94))),
        ("tezos-client import secret key me unencrypted:{v}", "{v}"),
    ),
    _one(
        "nostr",
        "wallet-key",
        lambda d: "nsec1" + d.chars("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58),
        ("{v}", "nostr login {v}"),
    ),
    _one(
        "ripple",
        "wallet-key",
        lambda d: "s" + d.chars(a.BASE58, 28),
        ("Wallet.fromSeed('{v}')", "xrp secret: {v}", "master_seed={v}"),
    ),
    _one(
        "keystore",
        "wallet-key",
        lambda d: d.chars(a.HEX, 64),
        ('"crypto":{"cipher":"aes-128-ctr","ciphertext":"{v}"', "eth_private_key={v}"),
    ),
)
