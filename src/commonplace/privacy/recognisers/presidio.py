"""Presidio with a spaCy pipeline that is installed already.

Needs ``presidio-analyzer``, in the extra ``recognisers``, and the pipeline. Presidio itself would download a
pipeline that is missing, and the list of top-level domains at the first e-mail address; both are
prevented here.
"""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from typing import Protocol, cast

from commonplace.privacy.recognisers.base import Mention, WindowResult, scanned
from commonplace.privacy.recognisers.labels import kind_of

__all__ = ["Presidio"]

_NOT_ASKED = frozenset({"URL", "DATE_TIME", "NRP", "LOCATION"})
"""Dotted code passes for addresses of pages; times and places name nobody. Source: docs/concepts/privacy.md."""


class _Result(Protocol):
    entity_type: str
    start: int
    end: int
    score: float


class _Engine(Protocol):
    def analyze(
        self, text: str, language: str, *, entities: list[str], score_threshold: float
    ) -> list[_Result]: ...

    def get_supported_entities(self, language: str) -> list[str]: ...


class Presidio:
    """Presidio's analyser.

    Args:
        name: as the settings name it.
        pipeline: an installed spaCy pipeline such as ``en_core_web_lg``; ``blank`` for the pattern
            recognisers alone, which find no names.
        language: two letters, that of the pipeline.
        least: scores below this do not count.

    Raises:
        ImportError: Presidio is not installed.
        OSError: the pipeline is not installed.
    """

    def __init__(self, name: str, pipeline: str, *, language: str = "en", least: float = 0.5) -> None:
        from presidio_analyzer import AnalyzerEngine
        from presidio_analyzer.nlp_engine import SpacyNlpEngine

        self.name = name
        self._least = least
        self._language = language
        _forbid_downloads()
        models = [{"lang_code": language, "model_name": pipeline}]
        loaded = SpacyNlpEngine(models=models)
        loaded.nlp = {language: _pipeline(pipeline, language)}
        self._engine = cast(
            _Engine,
            AnalyzerEngine(nlp_engine=loaded, supported_languages=[language], log_decision_process=False),
        )
        self._entities = [
            entity
            for entity in self._engine.get_supported_entities(language)
            if entity not in _NOT_ASKED and kind_of(entity)
        ]
        facts = (version("presidio-analyzer"), pipeline, sorted(self._entities), least)
        self.version = hashlib.sha256(repr(facts).encode()).hexdigest()[:12]

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        """One result for each window."""
        return [self._find(window) for window in windows]

    def _find(self, window: str) -> WindowResult:
        found = self._engine.analyze(
            window, self._language, entities=self._entities, score_threshold=self._least
        )
        mentions = [
            Mention(each.start, each.end, kind, each.score)
            for each in found
            if (kind := kind_of(each.entity_type))
        ]
        return scanned(mentions, self._least)


def _pipeline(name: str, language: str) -> object:
    import spacy

    return spacy.blank(language) if name == "blank" else spacy.load(name)


def _forbid_downloads() -> None:
    """Look domains up in the list inside the package, not on the network."""
    import tldextract.tldextract

    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=())
