"""Names: of models' services, of languages, and the ids of rows that no donor's secret stands behind.

The id of a neighbour's row is made like a donor's, ``cp1-`` and a keyed digest, but its key is no secret: it is
derived from the origin's name. Anybody can compute it again from the origin and the dataset's own id of the
conversation, so a list of ids says which rows are meant and nothing else.
"""

import hashlib
import re
from collections.abc import Iterable

from commonplace.records.ids import Origin, derive_key, row_id

__all__ = ["Ids", "language_of", "provider_of", "public_key"]

_PUBLIC = hashlib.sha256(b"commonplace: rows of public datasets; this key is no secret").digest()

_CLOSED = (
    (
        "openai",
        re.compile(r"(?:gpt-[345]|gpt-image|chatgpt|text-davinci|code-davinci|o[134](?:$|-)|codex-|davinci)"),
    ),
    ("anthropic", re.compile(r"claude")),
    ("google", re.compile(r"(?:gemini|palm-2|bard)(?:$|-)")),
    ("xai", re.compile(r"grok-(?:code|[3-9]|build)")),
)
"""Models that only their maker serves, itself or through clouds that are bound to its terms.

Who served a model with open weights cannot be told from its name: its provider stays unknown.
"""

_LANGUAGES = {
    "english": "en", "chinese": "zh", "russian": "ru", "french": "fr", "spanish": "es", "german": "de",
    "portuguese": "pt", "arabic": "ar", "italian": "it", "turkish": "tr", "vietnamese": "vi", "ukrainian": "uk",
    "japanese": "ja", "korean": "ko", "polish": "pl", "dutch": "nl", "indonesian": "id", "persian": "fa",
    "czech": "cs", "swedish": "sv", "hungarian": "hu", "romanian": "ro", "greek": "el", "danish": "da",
    "finnish": "fi", "hebrew": "he", "hindi": "hi", "thai": "th", "bulgarian": "bg", "catalan": "ca",
    "norwegian": "no", "slovak": "sk", "slovenian": "sl", "croatian": "hr", "serbian": "sr", "latin": "la",
    "malay": "ms", "tagalog": "tl", "bengali": "bn", "tamil": "ta", "urdu": "ur", "estonian": "et",
    "latvian": "lv", "lithuanian": "lt", "afrikaans": "af", "basque": "eu", "galician": "gl", "esperanto": "eo",
}  # fmt: skip
"""English names of languages, as WildChat and LMSYS-Chat-1M write them, with their BCP-47 tags.

Source: ISO 639-1.
"""

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def provider_of(models: Iterable[str | None]) -> str:
    """Who runs the service of some models, if all that are named have the same one; else ``unknown``."""
    found = {_provider(model) for model in models if model}
    return found.pop() if len(found) == 1 else "unknown"


def _provider(model: str) -> str:
    name = model.strip().lower().rpartition("/")[2]
    return next((provider for provider, pattern in _CLOSED if pattern.match(name)), "unknown")


def language_of(value: object) -> str | None:
    """The BCP-47 tag of a language that a dataset names or tags; None if it is not known."""
    if not isinstance(value, str):
        return None
    known = _LANGUAGES.get(value.strip().lower())
    return known or (value if _TAG.fullmatch(value) else None)


def public_key(purpose: str, origin: str) -> bytes:
    """The key for one purpose and one origin; anybody can derive it."""
    return derive_key(_PUBLIC, purpose, origin)


class Ids:
    """Gives the rows of one origin their ids, in the order in which they are met.

    Conversations of one native id are numbered. Memory: about 100 bytes for each id.
    """

    def __init__(self, origin: str) -> None:
        self._key = public_key("ids", origin)
        self._met: dict[int, int] = {}

    def of(self, native_id: str) -> str:
        """The id of the next conversation with this native id, or digest where there is none."""
        digest = hashlib.blake2b(native_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        name = int.from_bytes(digest, "big")
        before = self._met.get(name, 0)
        self._met[name] = before + 1
        numbered = f"{native_id}#{before + 1}" if before else native_id
        return row_id(self._key, Origin(provider="neighbour", account=None, native_id=numbered))
