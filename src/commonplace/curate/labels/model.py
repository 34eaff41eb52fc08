"""A classifier of texts in place of phrases: a model in ONNX form whose classes give some of the labels.

``COMMONPLACE_LABEL_MODEL`` names a folder with ``config.json`` (``id2label``), ``tokenizer.json`` and ``model.onnx``, as
``hf download`` lays them; on a cluster all nodes have it. A class gives the label of its name; ``labels.json`` in the folder
may say otherwise: ``{"LABEL_1": "toxic"}``. Without the variable there is no model, and nothing is ever downloaded from here.
Needs ``onnxruntime`` and ``tokenizers``, both in the extra ``recognisers``.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import msgspec

from commonplace import NAME
from commonplace.curate.labels import LABELS, LABELS_VERSION
from commonplace.curate.labels.talk import Talk
from commonplace.errors import UsageError

__all__ = ["VARIABLE", "Classifier", "TextClassifier", "chosen", "judged", "version"]

VARIABLE = "COMMONPLACE_LABEL_MODEL"

_TOXIC = ("toxic", "toxicity", "severe_toxic", "hate", "hateful", "offensive", "abusive", "insult", "threat", "unsafe",
          "identity_attack", "identity_hate")  # fmt: skip
"""Classes of published classifiers of toxicity."""

_FILES = ("model.onnx", "onnx/model.onnx", "onnx/model_quantized.onnx")
_BATCH = 16
_READ = 2_000
"""Code points of a message that a model reads."""


class Classifier(Protocol):
    """A loaded model.

    Attributes:
        labels: of ours that it gives.
    """

    labels: frozenset[str]

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """For each text, each label's score between 0 and 1."""
        ...


class _Configuration(msgspec.Struct, frozen=True):
    id2label: dict[str, str]
    problem_type: str = ""
    max_position_embeddings: int = 514


class TextClassifier:
    """A classifier that is loaded.

    Raises:
        ImportError: the extra is not installed.
        OSError: a file is missing or cannot be read.
        ValueError: a file is not what it should be, or no class is one of our labels.
    """

    def __init__(self, folder: Path) -> None:
        model = next((folder / name for name in _FILES if (folder / name).is_file()), None)
        if model is None:
            raise FileNotFoundError("no model.onnx in the folder")
        try:
            read = msgspec.json.decode((folder / "config.json").read_bytes(), type=_Configuration)
            classes = [read.id2label[str(number)] for number in range(len(read.id2label))]
        except (msgspec.DecodeError, KeyError) as error:
            raise ValueError("config.json names no classes") from error
        meant = _meant(folder)
        self._gives = [meant.get(name, name.casefold()) for name in classes]
        self.labels = frozenset(self._gives) & frozenset(LABELS)
        if not self.labels:
            raise ValueError("no class of the model is a label")
        self._exclusive = read.problem_type != "multi_label_classification" and len(classes) > 1
        self._most = max(read.max_position_embeddings - 2, 1)
        self._tokenizer, self._session = _load(folder / "tokenizer.json", model, self._most)
        self._inputs = {each.name for each in self._session.get_inputs()}

    def scores(self, texts: Sequence[str]) -> list[dict[str, float]]:
        """For each text, the highest probability of the classes of each label."""
        found: list[dict[str, float]] = []
        for start in range(0, len(texts), _BATCH):
            for row in self._run(
                [self._tokenizer.encode(text).ids for text in texts[start : start + _BATCH]]
            ):
                given: dict[str, float] = {}
                for label, score in zip(self._gives, row, strict=True):
                    if label in self.labels:
                        given[label] = max(given.get(label, 0.0), score)
                found.append(given)
        return found

    def _run(self, ids: Sequence[Sequence[int]]) -> list[list[float]]:
        import numpy

        longest = max(1, *(len(each) for each in ids), 1)
        padded = numpy.zeros((len(ids), longest), dtype=numpy.int64)
        mask = numpy.zeros_like(padded)
        for row, each in enumerate(ids):
            padded[row, : len(each)] = each
            mask[row, : len(each)] = 1
        given = {"input_ids": padded, "attention_mask": mask, "token_type_ids": numpy.zeros_like(padded)}
        logits = numpy.asarray(
            self._session.run(None, {name: given[name] for name in self._inputs})[0], dtype=float
        )
        if self._exclusive:
            powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
            shares = powers / powers.sum(axis=1, keepdims=True)
        else:
            shares = 1 / (1 + numpy.exp(-logits))
        made: list[list[float]] = shares.tolist()
        return made


def _meant(folder: Path) -> dict[str, str]:
    known = dict.fromkeys(_TOXIC, "toxic")
    place = folder / "labels.json"
    if place.is_file():
        try:
            known |= msgspec.json.decode(place.read_bytes(), type=dict[str, str])
        except msgspec.DecodeError as error:
            raise ValueError("labels.json does not map names to names") from error
    return {**{name.upper(): label for name, label in known.items()}, **known}


def _load(tokenizer: Path, model: Path, most: int) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    if not tokenizer.is_file():
        raise FileNotFoundError("no tokenizer.json in the folder")
    try:
        loaded = Tokenizer.from_file(str(tokenizer))
        session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    except Exception as error:  # neither package raises anything more specific
        raise ValueError("the tokeniser or the model is damaged") from error
    loaded.enable_truncation(most)
    loaded.no_padding()
    return loaded, session


def chosen() -> Classifier | None:
    """The model that the environment names, loaded once; None without one.

    Raises:
        UsageError: it cannot be loaded.
    """
    named = os.environ.get(VARIABLE, "")
    return _loaded(named) if named else None


@cache
def _loaded(folder: str) -> Classifier:
    try:
        return TextClassifier(Path(folder))
    except ImportError as error:
        raise UsageError(
            "the model for labels needs a package that is not installed",
            facts=(f"missing: {error.name or 'unknown'}",),
            hint=f"pip install '{NAME}[recognisers]'",
        ) from error
    except (OSError, ValueError) as error:
        raise UsageError(
            "the model for labels cannot be loaded",
            facts=(
                str(error) if isinstance(error, ValueError) else "a file is missing",
                type(error).__name__,
            ),
            hint=f"{VARIABLE} must name a folder with config.json, tokenizer.json and model.onnx",
        ) from error


def version() -> str:
    """Of labels and of the model that the environment names."""
    named = os.environ.get(VARIABLE, "")
    if not named:
        return LABELS_VERSION
    digest = hashlib.sha256()
    for name in ("config.json", "labels.json", "tokenizer.json", *_FILES):
        place = Path(named) / name
        if place.is_file():
            digest.update(f"{name} {place.stat().st_size} ".encode())
            digest.update(place.read_bytes() if name.endswith(".json") else b"")
    return f"{LABELS_VERSION}-{digest.hexdigest()[:12]}"


def judged(talk: Talk, classifier: Classifier) -> dict[str, list[tuple[int, float]]]:
    """What a model says of a conversation: for each of its labels, places and scores.

    A label of conversations is judged by the request alone, others by each message of the person and the assistant.
    """
    found: dict[str, list[tuple[int, float]]] = {label: [] for label in classifier.labels}
    whole = [label for label in classifier.labels if LABELS[label].of == "conversation"]
    if whole and talk.request:
        (said,) = classifier.scores([talk.request])
        for label in whole:
            found[label].append((-1, said[label]))
    each = classifier.labels.difference(whole)
    places = [at for at in (*talk.asked, *talk.answers) if talk.turns[at].text] if each else []
    texts = [talk.turns[at].text[:_READ] for at in sorted(places)]
    for at, scored in zip(sorted(places), classifier.scores(texts), strict=True):
        for label in each:
            found[label].append((at, scored[label]))
    return found
