"""Keys and seed phrases of wallets, with a cue and without."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.naming import any_of
from commonplace.privacy.seeds import (
    holds_phrase,
    holds_told_phrase,
    phrases,
    rare_words,
    told_phrases,
)

__all__ = ["WALLETS"]

_BIP39 = "https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki"
# Between two words: blanks, line ends, commas, numbers, quotation marks, marks of lists and tables.
_PART = r"[\s,;|\"'`.:)(\[\]0-9#*>+/=_-]{1,14}"
_WORD = "[A-Za-z]{3,8}"
_TOLD = (
    "seed phrase", "seed_phrase", "seedphrase", "seed-phrase", "mnemonic", "recovery phrase", "recovery_phrase",
    "recoveryphrase", "recovery words", "recovery seed", "seed words", "seed_words", "secret phrase", "secret recovery",
    "backup phrase", "backup words", "wallet words", "word phrase", "word seed", "passphrase words", "wallet seed",
    "seed is", "seed:", "seed =", "seed=", "wiederherstellungsphrase", "wiederherstellungsw", "seed-w", "merkphrase",
    "phrase de récup", "phrase secrète", "phrase mném", "phrase de sauvegarde", "mots de récup", "frase semilla",
    "frase de recuper", "frase secreta", "frase mnem", "palabras semilla", "palabras de recuper", "semilla", "frase di recupero",
    "frase seme", "parole di recupero", "frase semente", "palavras da carteira", "palavras de recuper",
    "palavras-semente", "herstelzin", "herstelwoorden", "geheime zin", "odzyskiwania", "fraza seed", "сид-фраз",
    "сид фраз", "секретная фраза", "секретную фразу", "мнемони", "фраза восстановления", "фразу восстановления",
    "seed-фраз", "сід-фраз", "фраза відновлення", "kurtarma ifade", "kurtarma kelime", "gizli kelime", "助记词",
    "助記詞", "恢复短语", "种子短语", "私钥助记", "リカバリーフレーズ", "シードフレーズ", "ニーモニック", "復元フレーズ", "복구 문구",
    "시드 문구", "시드 구문", "니모닉", "عبارة الاسترداد", "العبارة السرية", "عبارة البذ", "सीड फ्रेज", "रिकवरी फ्रेज",
    "återställningsfras", "fröfras", "obnovovací fráz", "seed fráz",
)  # fmt: skip
_LETTERS = r"[^\W\d_]"
_WALLET_CUES = (
    "wallet(", "privatekeytoaccount", "privatekeytoaddress", "from_key(", "fromprivatekey", "fromsecretkey",
    "--private-key", "private key", "private_key", "privatekey", "priv_key", "privkey", "deployer", "startbroadcast(",
    "accounts:", "secret key", "secretkey", "secret_key", "signer", "metamask", "phantom", "walletkey", "wallet key",
    "wallet_key", "wallet is", "wallet:", "wallet =", "wallet=", "keystore", "sk:", "sk =", "sk=", "clé privée", "clave privada", "privater schlüssel", "privaten schlüssel", "chave privada",
    "chiave privata", "klucz prywatny", "приватный ключ", "приватного ключа", "закрытый ключ", "özel anahtar", "私钥",
    "秘密鍵", "개인키", "개인 키", "المفتاح الخاص", "निजी कुंजी", "eth_key", "_pk", "pk =", "pk=", "pk:", "hot wallet", "privatnyckel",
)  # fmt: skip


def _is_key(value: str) -> bool:
    return len(set(value)) > 8


def _is_bytes(value: str) -> bool:
    numbers = [int(one) for one in re.findall("[0-9]+", value)]
    return (
        len(numbers) in (32, 64)
        and max(numbers) < 256
        and len(set(numbers)) > len(numbers) // 3
        and max(numbers) > 99
    )


WALLETS: tuple[Rule, ...] = (
    Rule(
        id="seed-phrase",
        kind="secret.seed-phrase",
        version=2,
        anchors=cue_anchors(_TOLD),
        ignore_case=True,
        pattern=rf"(?:{any_of(_TOLD)})[^\W_]{{0,12}}(?:[^\n]{{0,48}}?|[^\n]{{0,24}}\n{{1,3}}[ \t]{{0,8}})(?<![^\W_])"
        rf"(?P<v>(?:[0-9]{{1,2}}[.):]?[ ]?)?(?:{_LETTERS}{{3,10}}(?:{_PART}{_LETTERS}{{3,10}}){{11,26}}"
        r"|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,8}(?:[\s,、，]{1,3}[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{1,8}){11,26}))(?![^\W_])",
        parts=told_phrases,
        judge=holds_told_phrase,
        reference=_BIP39,
        finds=(
            "my seed phrase is: «ripple maple drift orbit canyon velvet hammer gentle rescue walnut puzzle cousin»",
            'MNEMONIC="«ripple maple drift orbit canyon velvet hammer gentle rescue walnut puzzle cousin»"',
            "mi frase semilla es «ábaco eco gacela hábil ideal jabón koala labio madera nácar oasis pacto»",
        ),
        ignores=("a seed phrase has twelve words", "mnemonic devices help", "seed: 42"),
        confidence=0.9,
    ),
    Rule(
        id="seed-phrase-alone",
        kind="secret.seed-phrase",
        anchors=tuple(
            Shape(rf"{word}[\x00-\x40\x5b-\x60\x7b-\x7f]", len(word) + 1, "A-Za-z", word)
            for word in rare_words()
        ),
        ignore_case=True,
        before=rf"(?:{_PART}{_WORD}(?![A-Za-z])){{1,26}}",
        reach=560,
        pattern=rf"{_WORD}(?:{_PART}{_WORD}){{11,30}}(?![A-Za-z])",
        judge=holds_phrase,
        parts=phrases,
        reference=_BIP39,
        finds=(
            "that was\n«ripple maple drift orbit canyon velvet hammer gentle rescue walnut puzzle cousin»\n",
            "1. «ripple\n2. maple\n3. drift\n4. orbit\n5. canyon\n6. velvet\n7. hammer\n8. gentle\n9. rescue"
            "\n10. walnut\n11. puzzle\n12. cousin»\n",
            '["«ripple", "maple", "drift", "orbit", "canyon", "velvet", "hammer", "gentle", "rescue", "walnut",'
            ' "puzzle", "cousin»"]',
        ),
        ignores=(
            "a canyon and a walnut and a violet",
            "cabbage cabin cable cactus cage cake call calm camera camp can canal cancel candy",
        ),
        confidence=0.95,
    ),
    Rule(
        id="wallet-private-key",
        kind="secret.wallet-key",
        anchors=_WALLET_CUES,
        ignore_case=True,
        pattern=rf"(?:{any_of(_WALLET_CUES)})(?:(?!hash|tx|block|root|topic|digest|sha|addr)[^\n]){{0,40}}?(?<![0-9A-Za-z/])(?P<v>(?:0x)?[0-9a-f]{{64}})(?![0-9A-Za-z])",
        validate=_is_key,
        reference="https://ethereum.org/en/developers/docs/accounts/",
        finds=(
            'new ethers.Wallet("«0x{hex 64}»")',
            "PRIVATE_KEY=«0x{hex 64}»\n",
            "Account.from_key('«0x{hex 64}»')",
            "DEPLOYER_PK=«{hex 64}»",
            "my private key is «{hex 64}» ok",
            "私钥是 «0x{hex 64}»",
        ),
        ignores=("private_key=0x" + "0" * 64, "privateKey: process.env.KEY", "tx hash 0x{hex 64} mined"),
        confidence=0.97,
    ),
    Rule(
        id="wallet-keystore",
        kind="secret.wallet-key",
        anchors=('"ciphertext"', "'ciphertext'"),
        pattern=r"[\"']ciphertext[\"'] ?: ?[\"'](?P<v>[0-9a-f]{64,256})[\"']",
        reference="https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/",
        finds=('"crypto":{"ciphertext":"«{hex 64}»"',),
        ignores=('"ciphertext": "none"',),
        confidence=0.9,
    ),
    Rule(
        id="wallet-key-base58",
        kind="secret.wallet-key",
        anchors=(
            "bs58.decode(",
            "private key",
            "private_key",
            "privatekey",
            "secretkey",
            "secret_key",
            "fromsecretkey",
            "bs58(",
        ),
        ignore_case=True,
        pattern=r"(?:bs58\.decode\(|private key|private_key|privatekey|secretkey|secret_key|fromsecretkey|bs58\()[^\n]{0,24}?(?<![0-9A-Za-z])"
        r"(?P<v>(?-i:[1-9A-HJ-NP-Za-km-z]{86,88}))(?![0-9A-Za-z])",
        validate=lambda value: re.search("[0-9]", value) is not None,
        reference="https://solana.com/developers/cookbook/wallets/restore-keypair",
        finds=("bs58.decode('«{base58 88}»')", "SOLANA_PRIVATE_KEY=«{base58 87}»\n"),
        ignores=("bs58.decode(key)", "private_key = load()"),
    ),
    Rule(
        id="wallet-key-bytes",
        kind="secret.wallet-key",
        anchors=(Shape(r"\[[0-9]{2}[0-9,]", 4), "Uint8Array.from(", "Uint8Array(", "fromSecretKey("),
        pattern=r"(?:(?:Uint8Array\.from|Uint8Array|fromSecretKey)\()?\[(?P<v>[0-9]{1,3}(?:,\s{0,8}[0-9]{1,3}){31}(?:(?:,\s{0,8}[0-9]{1,3}){32})?)\s{0,8}\]",
        validate=_is_bytes,
        reference="https://solana.com/docs/intro/installation#create-wallet",
        finds=("[«" + ",".join(str(37 * number % 247 + 3) for number in range(1, 65)) + "»]",),
        ignores=("[10, 20, 30]", "[" + ", ".join(str(number) for number in range(10, 74)) + "]"),
        confidence=0.8,
    ),
    Rule(
        id="stellar-secret",
        kind="secret.wallet-key",
        anchors=(Shape("S[A-D][A-Z2-7]{54}", 56, "A-Za-z0-9"),),
        pattern=r"S[A-D][A-Z2-7]{54}(?![A-Za-z0-9])",
        validate=lambda value: re.search("[2-7]", value) is not None and len(set(value)) > 12,
        reference="https://developers.stellar.org/docs/learn/fundamentals/contract-development/types/strkey",
        finds=("STELLAR_SECRET=«SB{base32 54}»\n",),
        ignores=("SA" * 28, "SCHOOL"),
    ),
    Rule(
        id="tezos-secret",
        kind="secret.wallet-key",
        anchors=(
            Shape("edsk[1-9A-HJ-NP-Za-km-z]{8}", 12, "A-Za-z0-9", "edsk"),
            Shape("edesk1[1-9A-HJ-NP-Za-km-z]{8}", 14, "A-Za-z0-9", "edesk1"),
        ),
        pattern=r"ede?sk[1-9A-HJ-NP-Za-km-z]{50,94}(?![A-Za-z0-9])",
        reference="https://docs.tezos.com/developing/octez-client/accounts",
        finds=("unencrypted:«edsk{base58 50}»\n", "«edsk{base58 94}»"),
        ignores=("edsk is a prefix", "edesk"),
        wraps=True,
    ),
    Rule(
        id="ripple-seed",
        kind="secret.wallet-key",
        anchors=(
            "fromseed(",
            "master_seed",
            "xrp secret",
            "xrpl secret",
            "ripple secret",
            "xrp_seed",
            "xrpl_seed",
            "wallet_seed",
        ),
        ignore_case=True,
        pattern=r"(?:fromseed\(|master_seed|xrpl? secret|ripple secret|xrpl?_seed|wallet_seed)[^\n]{0,16}?(?<![0-9A-Za-z])(?P<v>(?-i:s[1-9A-HJ-NP-Za-km-z]{27,30}))(?![0-9A-Za-z])",
        reference="https://xrpl.org/docs/concepts/accounts/cryptographic-keys",
        finds=("Wallet.fromSeed('«s{base58 28}»')", "master_seed=«s{base58 28}»\n"),
        ignores=("Wallet.fromSeed(seed)",),
    ),
)
