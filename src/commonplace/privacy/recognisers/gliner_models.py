"""Models of the GLiNER family, which take the labels to look for as input.

Needs the package ``gliner`` or ``gliner2`` and PyTorch, which the extra ``recognisers`` does not bring: they
are 200 MB and more.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from commonplace.privacy.recognisers.base import Mention, WindowResult, scanned
from commonplace.privacy.recognisers.labels import ASKED, kind_of

__all__ = ["Gliner", "Gliner2"]

_BATCH = 8


class _GlinerModel(Protocol):
    def inference(
        self, texts: list[str], labels: list[str], *, threshold: float, batch_size: int
    ) -> list[list[dict[str, object]]]: ...


class _Gliner2Model(Protocol):
    def batch_extract_entities(
        self, texts: list[str], entity_types: list[str], **options: object
    ) -> list[dict[str, object]]: ...


class Gliner:
    """A GLiNER model, such as urchade/gliner_multi_pii-v1 or nvidia/gliner-PII, from a folder.

    Raises:
        ImportError: ``gliner`` is not installed.
        OSError: a file is missing or cannot be read.
        ValueError: the folder holds another kind of model.
    """

    def __init__(self, name: str, folder: Path, *, least: float = 0.5) -> None:
        from gliner import GLiNER

        self.name = name
        self.version = _version(folder, least)
        self._least = least
        self._model = cast(_GlinerModel, GLiNER.from_pretrained(str(folder), local_files_only=True))

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        """One result for each window."""
        found = self._model.inference(list(windows), list(ASKED), threshold=self._least, batch_size=_BATCH)
        return [_result(each, len(window), self._least) for window, each in zip(windows, found, strict=True)]


class Gliner2:
    """A GLiNER2 model, such as fastino/gliner2-privacy-filter-PII-multi, from a folder.

    Raises:
        ImportError: ``gliner2`` is not installed.
        OSError: a file is missing or cannot be read.
        ValueError: the folder holds another kind of model.
    """

    def __init__(self, name: str, folder: Path, *, least: float = 0.5) -> None:
        from gliner2 import GLiNER2

        self.name = name
        self.version = _version(folder, least)
        self._least = least
        self._model = cast(_Gliner2Model, GLiNER2.from_pretrained(str(folder), local_files_only=True))

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        """One result for each window."""
        answers = self._model.batch_extract_entities(
            list(windows),
            list(ASKED),
            batch_size=_BATCH,
            threshold=self._least,
            include_confidence=True,
            include_spans=True,
        )
        return [
            _result(_by_label(answer), len(window), self._least)
            for window, answer in zip(windows, answers, strict=True)
        ]


def _by_label(answer: dict[str, object]) -> list[dict[str, object]]:
    """The entities of an answer that lists them under their labels."""
    entities = answer.get("entities", answer)
    if not isinstance(entities, dict):
        raise TypeError("an answer without entities")
    return [
        {**item, "label": label}
        for label, items in entities.items()
        for item in (items if isinstance(items, list) else [items])
        if isinstance(item, dict)
    ]


def _result(entities: Sequence[dict[str, object]], length: int, least: float) -> WindowResult:
    mentions = []
    for entity in entities:
        kind = kind_of(str(entity["label"]))
        start, end = entity["start"], entity["end"]
        score = entity.get("score", entity.get("confidence", 1.0))
        if kind and isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length:
            mentions.append(Mention(start, end, kind, float(cast(float, score))))
    return scanned(mentions, least)


def _version(folder: Path, least: float) -> str:
    """Of the names and sizes of a model's files, the labels asked for and the threshold."""
    files = sorted((file.name, file.stat().st_size) for file in folder.iterdir() if file.is_file())
    if not files:
        raise FileNotFoundError("the folder is empty")
    return hashlib.sha256(repr((files, ASKED, least)).encode()).hexdigest()[:12]
