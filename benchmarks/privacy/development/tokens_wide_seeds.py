"""Seed phrases with and without a cue, on one line and on many. Development set."""

import hashlib
import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["seed_wide_cases"]


@cache
def _seed_words() -> tuple[str, ...]:
    """The English words of BIP-39. Source: github.com/bitcoin/bips, bip-0039/english.txt."""
    text = files("commonplace.privacy").joinpath("data/bip39_english.txt").read_text(encoding="ascii")
    return tuple(text.split())


def _seed(draw: Draw, count: int) -> list[str]:
    """Words with a right checksum: 12, 15, 18, 21 or 24 of them."""
    bits = count * 32 // 3
    entropy = draw.random.getrandbits(bits).to_bytes(bits // 8, "big")
    checked = bits // 32
    check = hashlib.sha256(entropy).digest()[0] >> (8 - checked)
    number = (int.from_bytes(entropy, "big") << checked) | check
    return [_seed_words()[(number >> (11 * place)) & 2047] for place in reversed(range(count))]


_COUNTS = [12, 12, 12, 15, 18, 21, 24, 24]


def _phrase(joint: str) -> Callable[[Draw], str]:
    return lambda draw: joint.join(_seed(draw, draw.pick(_COUNTS)))


def _numbered_seed(draw: Draw) -> str:
    sign = draw.pick((". ", ") ", ": ", " "))
    joint = draw.pick(("\n", " ", "  "))
    return joint.join(
        f"{number}{sign}{word}" for number, word in enumerate(_seed(draw, draw.pick(_COUNTS)), 1)
    )


def _lines_seed(draw: Draw) -> str:
    words = _seed(draw, draw.pick([12, 24]))
    step = draw.pick([3, 4, 6])
    return "\n".join(" ".join(words[at : at + step]) for at in range(0, len(words), step))


_SPANISH = tuple(
    line
    for text in (
        "ábaco abdomen abeja abierto abogado abono aborto abrazo abrir abuelo bahía baile bajar balanza balcón",
        "cabello cabeza cabra cacao cadáver caída dado dardo débil ébano eco edad fábula fácil gacela gafas hábil",
        "hacha icono ideal jabalí jabón kilo koala labio lacio macho madera nácar nación oasis obeso pacto padre",
    )
    for line in text.split()
)


def _foreign_seed(draw: Draw) -> str:
    """Words of the Spanish list. Source: github.com/bitcoin/bips, bip-0039/spanish.txt."""
    return " ".join(draw.pick(_SPANISH) for _ in range(12))


def _list_seed(draw: Draw) -> str:
    return json.dumps(_seed(draw, 12))


def _one(name: str, kind: str, make: Callable[[Draw], str], tech: tuple[str, ...], **more: object) -> Case:
    variant = Variant(make=make, tech=tech, **more)  # type: ignore[arg-type]
    return Case(id=f"seed-wide-{name}", kind=f"secret.{kind}", variants=(variant,))


def seed_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return _SEEDS


_SEED_TECH = ("{v}", "$ solana-keygen new\n{v}\n", "wallet.txt:\n{v}\n---", "[{word}] {v}")
_CUED = {
    "en": (
        "my seed phrase: {v}",
        "write these words down: {v}. never share them",
        "Here are the words for my Ledger - {v} - is that wallet safe?",
        "{v}",
    ),
    "de": ("Meine Wiederherstellungsphrase lautet: {v}", "Die Seed-Wörter sind {v}"),
    "fr": ("ma phrase de récupération : {v}", "Voici ma phrase secrète {v}"),
    "es": ("mi frase semilla es {v}", "la frase de recuperación: {v}"),
    "it": ("la mia frase di recupero è {v}",),
    "pt": ("minha frase de recuperação é {v}", "as palavras da carteira são: {v}"),
    "nl": ("mijn herstelzin is {v}",),
    "pl": ("moja fraza odzyskiwania to {v}",),
    "ru": ("моя сид-фраза: {v}", "секретная фраза {v}"),
    "tr": ("kurtarma ifadem: {v}",),
    "zh": ("我的助记词是 {v}",),
    "ja": ("リカバリーフレーズは {v} です",),
    "ko": ("복구 문구는 {v} 입니다",),
    "ar": ("عبارة الاسترداد هي {v}",),
    "hi": ("मेरा सीड फ्रेज़ {v} है",),
}
_SEEDS = (
    Case(
        id="seed-wide-spaces",
        kind="secret.seed-phrase",
        variants=tuple(
            Variant(make=_phrase(" "), prose=prose, tech=_SEED_TECH, locale=locale)
            for locale, prose in _CUED.items()
        ),
    ),
    _one(
        "seed-numbered",
        "seed-phrase",
        _numbered_seed,
        ("{v}", "Your words:\n{v}\n", "recovery sheet\n\n{v}\n\nkeep offline"),
    ),
    _one(
        "seed-lines",
        "seed-phrase",
        _lines_seed,
        ("{v}", "$ cat wallet-backup.txt\n{v}\n$", "Backup of the hardware wallet\n{v}\n"),
    ),
    _one("commas", "seed-phrase", _phrase(", "), ("words = {v}", "({v})", "phrase,{v}")),
    _one("one-a-line", "seed-phrase", _phrase("\n"), ("{v}", "seed\n{v}\n")),
    _one(
        "seed-list",
        "seed-phrase",
        _list_seed,
        ("const words = {v};", '"mnemonic": {v}', "Mnemonic.from_list({v})"),
    ),
    _one(
        "seed-call",
        "seed-phrase",
        _phrase(" "),
        (
            "Wallet.fromPhrase('{v}')",
            'HDNode.fromMnemonic("{v}")',
            "mnemonicToSeedSync('{v}')",
            'SECRET_RECOVERY="{v}"',
            "phrase: {v}",
            "bip39.validate({v})",
        ),
        fields=("mnemonic", "phrase", "words", "recovery"),
    ),
    _one(
        "seed-foreign",
        "seed-phrase",
        _foreign_seed,
        ("MNEMONIC='{v}'", "semilla: {v}", "seed phrase: {v}"),
        prose=("mi frase semilla es {v}",),
    ),
)
