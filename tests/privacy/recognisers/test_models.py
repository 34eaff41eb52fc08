"""Real model files, tiny ones made here, through the real packages: how they are loaded and read."""

from pathlib import Path

import pytest

from commonplace.errors import UsageError
from commonplace.privacy.recognisers import RecogniserScanner, load_recogniser
from commonplace.records import Text
from commonplace.settings import RecogniserSettings

from ..conversations import conversation
from .tiny import LABELS, write_gliner, write_gliner2, write_token_classifier

pytestmark = pytest.mark.models

TEXT = "Then Orla Quimby met Xylo. The hunter and Orla Quimby"


def found_by(settings: RecogniserSettings, *texts: str) -> list[list[tuple[int, int, str]]]:
    results = load_recogniser("tiny", settings).find(texts)
    assert all(result.status == "scanned" for result in results)
    return [[(each.start, each.end, each.kind) for each in result.mentions] for result in results]


@pytest.mark.parametrize("under", ["", "onnx"])
def test_a_token_classifier_in_onnx_form(tmp_path: Path, under: str) -> None:
    write_token_classifier(tmp_path, under=under)
    one, empty, other = found_by(
        RecogniserSettings(kind="onnx", folder=str(tmp_path)), TEXT, "", "the ORLA QUIMBY"
    )
    assert one == [
        (5, 16, "personal.name"),
        (21, 25, "personal.name"),
        (31, 37, "secret.recognised"),
        (42, 53, "personal.name"),
    ]
    assert empty == []
    assert other == [(4, 15, "personal.name")]


def test_longer_than_the_model_reads_fails(tmp_path: Path) -> None:
    write_token_classifier(tmp_path)
    configuration = (tmp_path / "config.json").read_text().replace("{", '{"max_position_embeddings": 8, ', 1)
    (tmp_path / "config.json").write_text(configuration)
    model = load_recogniser("tiny", RecogniserSettings(kind="onnx", folder=str(tmp_path)))
    results = model.find(["orla quimby", "the " * 30])
    assert [result.status for result in results] == ["scanned", "failed"]


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json", "model.onnx"])
def test_a_missing_file_is_named_as_such(tmp_path: Path, missing: str) -> None:
    write_token_classifier(tmp_path)
    (tmp_path / missing).unlink()
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_recogniser("tiny", RecogniserSettings(kind="onnx", folder=str(tmp_path)))


@pytest.mark.parametrize("damaged", ["config.json", "tokenizer.json", "model.onnx"])
def test_a_damaged_file_is_no_traceback(tmp_path: Path, damaged: str) -> None:
    write_token_classifier(tmp_path)
    (tmp_path / damaged).write_bytes(b"\x00 nothing of the kind")
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_recogniser("tiny", RecogniserSettings(kind="onnx", folder=str(tmp_path)))


def test_its_findings_stand_in_the_conversation(tmp_path: Path) -> None:
    write_token_classifier(tmp_path)
    model = load_recogniser("tiny", RecogniserSettings(kind="onnx", folder=str(tmp_path)))
    (result,) = RecogniserScanner(model, bytes(32)).scan([conversation(Text(TEXT))])
    assert [(each.ranges[0].start, each.kind) for each in result.findings] == [
        (5, "personal.name"),
        (21, "personal.name"),
        (31, "secret.recognised"),
        (42, "personal.name"),
    ]
    assert len(LABELS) == 6


@pytest.mark.parametrize("kind", ["gliner", "gliner2"])
def test_gliner_models(tmp_path: Path, kind: str) -> None:
    # Random weights say nothing about names; what is shown is that spans come back in their places.
    (write_gliner if kind == "gliner" else write_gliner2)(tmp_path)
    settings = RecogniserSettings(kind=kind, folder=str(tmp_path), least_score=0.01)  # type: ignore[arg-type]
    model = load_recogniser("tiny", settings)
    one, other = model.find([TEXT, "the hunter"])
    assert (one.status, other.status) == ("scanned", "scanned")
    assert one.mentions
    for mention in one.mentions:
        piece = TEXT[mention.start : mention.end]
        assert piece
        assert piece == piece.strip()
        assert 0.0 <= mention.score <= 1.0
    strict = RecogniserSettings(kind=kind, folder=str(tmp_path), least_score=1.0)  # type: ignore[arg-type]
    assert load_recogniser("tiny", strict).find([TEXT])[0].mentions == ()


def test_presidio_with_patterns_alone() -> None:
    text = "Write to orla@quimby-vex.net or card 4012888888881881."
    (found,) = found_by(RecogniserSettings(kind="presidio", model="blank"), text)
    assert (9, 28, "personal.email") in found
    assert (37, 53, "personal.card") in found


def test_presidio_does_not_download_a_pipeline() -> None:
    with pytest.raises(UsageError, match="cannot be loaded"):
        load_recogniser("tiny", RecogniserSettings(kind="presidio", model="en_core_web_nowhere"))
