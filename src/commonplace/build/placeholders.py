"""What becomes of placeholders such as ``[EMAIL_1]`` in a build: kept, replaced by made-up values, or not learnt."""

import hashlib
import re
from typing import Literal, TypeAlias

__all__ = ["Handling", "Placeholders"]

Handling: TypeAlias = Literal["keep", "surrogates", "mask"]

_PLACEHOLDER = re.compile(r"\[([A-Z][A-Z0-9]*(?:_[A-Z0-9]+){0,5})_([0-9]{1,9})\]")
"""A placeholder; with a mark at its end it is a text of the donor's that only looks like one.

Source: ``privacy.placeholders``.
"""

_NAMES = (
    "Alba",
    "Bruno",
    "Chidi",
    "Dilara",
    "Emre",
    "Farah",
    "Goran",
    "Hana",
    "Imani",
    "Jorun",
    "Keiko",
    "Luan",
)
_SURNAMES = (
    "Abril",
    "Brandt",
    "Castell",
    "Dvorak",
    "Eriksen",
    "Fontaine",
    "Garbo",
    "Hollis",
    "Ibarra",
    "Juhl",
)

_MADE: dict[str, str] = {
    "EMAIL": "{word}@example.org",
    "PHONE": "+1 555 01{two}",
    "NAME": "{name} {surname}",
    "USER": "user_{word}",
    "HANDLE": "@{word}",
    "ADDRESS": "{two} {surname} Street",
    "IP": "192.0.2.{byte}",
    "URL": "https://{word}.example.org",
    "HOST": "{word}.example.org",
}
"""By the first word of a placeholder.

Source: RFC 2606 (example.org), RFC 5737 (documentation addresses), 555-01xx of the North American plan for fiction.
"""


class Placeholders:
    """Handles placeholders of a build; equal seeds and rows give equal values.

    Args:
        handling: as the recipe says.
        seed: of the build.
    """

    def __init__(self, handling: Handling, seed: int) -> None:
        self.handling = handling
        self._seed = seed

    @property
    def changes_text(self) -> bool:
        """Whether texts become others."""
        return self.handling == "surrogates"

    def masks(self, text: str) -> bool:
        """Whether a turn with this text is not to be learnt."""
        return self.handling == "mask" and "[" in text and _PLACEHOLDER.search(text) is not None

    def replaced(self, text: str, key: bytes) -> str:
        """The text of a row with made-up values, the same for the same placeholder of one row.

        Values are of blocks reserved for documentation where their kind has some, otherwise a word that is
        plainly made up; no value that was ever removed can be told from them.
        """
        if not self.changes_text or "[" not in text:
            return text
        return _PLACEHOLDER.sub(lambda found: self._value(found[0], found[1], key), text)

    def _value(self, placeholder: str, label: str, key: bytes) -> str:
        digest = hashlib.sha256(f"{self._seed}\0{placeholder}\0".encode() + key).digest()
        word = "".join("bdfgklmnprst"[at % 12] + "aeiou"[at % 5] for at in digest[:3])
        form = _MADE.get(label, _MADE.get(label.split("_", 1)[0], "{word}{two}"))
        return form.format(
            word=word,
            two=f"{digest[4] % 100:02d}",
            byte=1 + digest[5] % 254,
            name=_NAMES[digest[8] % len(_NAMES)],
            surname=_SURNAMES[digest[9] % len(_SURNAMES)],
        )
