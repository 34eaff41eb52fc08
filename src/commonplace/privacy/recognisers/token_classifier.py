"""Token classifiers in ONNX form, such as openai/privacy-filter: a folder of a model, a tokeniser and labels.

Needs ``onnxruntime`` and ``tokenizers``, both in the extra ``recognisers``.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from commonplace.privacy.recognisers.base import Mention, WindowResult, scanned
from commonplace.privacy.recognisers.labels import kind_of
from commonplace.privacy.recognisers.tagging import Tagging

__all__ = ["TokenClassifier"]

_BATCH = 8
_MOST_TOKENS = 4096
_MODELS = (
    "model.onnx",
    "onnx/model.onnx",
    "onnx/model_q4.onnx",
    "onnx/model_quantized.onnx",
    "onnx/model_fp16.onnx",
)


class _Configuration(msgspec.Struct, frozen=True):
    id2label: dict[str, str]
    max_position_embeddings: int = _MOST_TOKENS


class TokenClassifier:
    """A token classifier that is loaded.

    Args:
        name: as the settings name it.
        folder: holds ``config.json`` with ``id2label``, ``tokenizer.json`` and ``model.onnx`` (also under
            ``onnx/``), as `hf download` lays them.
        least: scores below this do not count.

    Raises:
        ImportError: the extra is not installed.
        OSError: a file is missing or cannot be read.
        ValueError: a file is not what it should be.
    """

    def __init__(self, name: str, folder: Path, *, least: float = 0.5) -> None:
        self.name = name
        self._least = least
        configuration = (folder / "config.json").read_bytes()
        model = next((folder / each for each in _MODELS if (folder / each).is_file()), None)
        if model is None:
            raise FileNotFoundError("no model.onnx in the folder")
        try:
            read = msgspec.json.decode(configuration, type=_Configuration)
            self._tagging = Tagging([read.id2label[str(number)] for number in range(len(read.id2label))])
        except (msgspec.DecodeError, KeyError) as error:
            raise ValueError("config.json names no labels") from error
        self._tokenizer, self._session = _load(folder / "tokenizer.json", model)
        self._most = min(read.max_position_embeddings - 2, _MOST_TOKENS)
        self._inputs = {each.name for each in self._session.get_inputs()}
        size = model.stat().st_size
        self.version = hashlib.sha256(configuration + f"{model.name} {size} {least}".encode()).hexdigest()[
            :12
        ]

    def find(self, windows: Sequence[str]) -> list[WindowResult]:
        """One result for each window; windows go through the model in batches of eight."""
        results: list[WindowResult] = []
        for start in range(0, len(windows), _BATCH):
            results += self._find_batch(windows[start : start + _BATCH])
        return results

    def _find_batch(self, windows: Sequence[str]) -> list[WindowResult]:
        encodings = [self._tokenizer.encode(window) for window in windows]
        if any(len(encoding.ids) > self._most for encoding in encodings):
            if len(windows) == 1:
                return [WindowResult("failed", detail="more tokens than the model reads")]
            return [result for window in windows for result in self._find_batch([window])]
        scores = self._run([encoding.ids for encoding in encodings])
        results = []
        for encoding, rows in zip(encodings, scores, strict=True):
            # Marks that the tokeniser adds stand for no text, and no label can run across them.
            own = [at for at, mark in enumerate(encoding.special_tokens_mask) if not mark]
            mentions = []
            for span in self._tagging.spans([rows[at] for at in own]):
                kind = kind_of(span.label)
                start, end = encoding.offsets[own[span.first]][0], encoding.offsets[own[span.last]][1]
                if kind and start < end:
                    mentions.append(Mention(start, end, kind, span.score))
            results.append(scanned(mentions, self._least))
        return results

    def _run(self, ids: Sequence[Sequence[int]]) -> list[list[list[float]]]:
        """Scores by text, token and class."""
        import numpy

        longest = max(1, *(len(each) for each in ids)) if len(ids) > 1 else max(1, len(ids[0]))
        padded = numpy.zeros((len(ids), longest), dtype=numpy.int64)
        mask = numpy.zeros_like(padded)
        for row, each in enumerate(ids):
            padded[row, : len(each)] = each
            mask[row, : len(each)] = 1
        given = {"input_ids": padded, "attention_mask": mask, "token_type_ids": numpy.zeros_like(padded)}
        scores = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        return [scores[row, : len(each)].tolist() for row, each in enumerate(ids)]


def _load(tokenizer: Path, model: Path) -> tuple[Any, Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    if not tokenizer.is_file():
        raise FileNotFoundError("no tokenizer.json in the folder")
    try:
        loaded = Tokenizer.from_file(str(tokenizer))
        session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    except Exception as error:  # neither package raises anything more specific
        raise ValueError("the tokeniser or the model is damaged") from error
    loaded.no_truncation()
    loaded.no_padding()
    return loaded, session
