"""Text whose letters were destroyed: replacement characters, and UTF-8 that was read as something else."""

import re

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk, Turn

__all__ = ["ENCODING_DAMAGE"]

_LATE = "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)) + "".join(
    map(chr, range(0x80, 0xC0))
)
_LATE_CYRILLIC = "".join(bytes([byte]).decode("cp1251", "ignore") for byte in range(0x80, 0xC0))
_WESTERN = re.compile(
    f"[\u00c2-\u00df][{re.escape(_LATE)}]|[\u00e0-\u00ef][{re.escape(_LATE)}]{{2}}|\u00f0[{re.escape(_LATE)}]{{3}}"
)
_CYRILLIC = re.compile(f"(?:[РС][{re.escape(_LATE_CYRILLIC)}]){{3,}}")
"""Lead bytes of UTF-8 and the bytes after them, as Windows-1252, Latin-1 and Windows-1251 show them.

Source: RFC 3629, section 3; the WHATWG's tables of single-byte encodings.
"""

_QUICK = re.compile("[\u00c2-\u00f0\u0420\u0421\ufffd\u0080-\u009f]")
_MANY = 3
_DENSE = 0.005
"""Three damaged places, and one in 200 code points, are more than a quotation of somebody's damage."""

_MOST = 200_000


def _places(text: str) -> int:
    return (
        text.count("\ufffd")
        + sum(1 for found in _WESTERN.finditer(text) if _is_damage(found[0], "cp1252"))
        + sum(len(found[0]) // 2 for found in _CYRILLIC.finditer(text) if _is_damage(found[0], "cp1251"))
    )


def _is_damage(piece: str, encoding: str) -> bool:
    """Whether the characters are bytes that make UTF-8."""
    data = bytearray()
    for char in piece:
        try:
            data += char.encode(encoding)
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return False
            data.append(ord(char))
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _score(turn: Turn) -> float:
    text = turn.content[:_MOST]
    if text.isascii() or not _QUICK.search(text):
        return 0.0
    count = _places(turn.words)
    if not count:
        return 0.0
    if count >= _MANY:
        return 0.95 if count >= _DENSE * len(text) else 0.6
    return 0.6 if len(text) <= 60 and count > 1 else 0.3


def _scores(talk: Talk) -> Marks:
    return [
        (at, score)
        for at, turn in enumerate(talk.turns)
        if turn.role in ("user", "assistant") and not turn.injected and (score := _score(turn))
    ]


ENCODING_DAMAGE = Label(
    name="encoding_damage",
    meaning="Letters were destroyed: replacement characters, or UTF-8 that was read as another encoding.",
    scale=".95 from three damaged places and one in 200 code points on; .6 fewer in a long turn; .3 one or two; code is not read",
    of="any turn",
    scores=_scores,
    source="https://www.rfc-editor.org/rfc/rfc3629#section-3",
    true=(
        ("user: x", "assistant: Caf\u00c3\u00a9s open at nine, cr\u00c3\u00aapes at ten, and th\u00c3\u00a9 is free."),
        ("user: x", "assistant: Itâ€™s late, and weâ€™re tired, but donâ€™t stop."),
        ("user: x", "assistant: Die M\ufffdnner h\ufffdren die T\ufffdr."),
        ("user: x", "assistant: " + "Привет, как дела".encode().decode("cp1251", "replace")),
        ("user: x", "assistant: " + "Привет, как твои дела".encode().decode("latin-1")),
        ("user: x", "assistant: " + "naïve café à la crème brûlée".encode().decode("cp1252").encode().decode("cp1252", "replace")),
    ),
    false=(
        ("user: x", "assistant: Cafés öffnen um neun, crêpes à dix heures, ¿qué tal? São Paulo, Ångström, Ðorðe."),
        ("user: x", "assistant: Россия и Сербия"),
        ("user: my page shows `CafÃ©s` and `crÃªpes` and `thÃ©`", "assistant: Read the file as UTF-8."),
        ("user: why does my csv show \u00c3\u00a9 for an accent?", "assistant: Excel took UTF-8 for Windows-1252."),
        ("user: x", "assistant: Â© 2020"),
        ("user: x", "assistant: Prix : 10 €, «\u00a0oui\u00a0»"),
    ),
)  # fmt: skip
