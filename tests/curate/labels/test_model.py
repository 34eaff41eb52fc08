"""A real classifier of a few parameters, made here: how it is loaded, read and asked."""

import json
from pathlib import Path

import pytest

from commonplace.curate.labels import scores, talk_of
from commonplace.curate.labels.model import VARIABLE, TextClassifier, chosen, judged
from commonplace.errors import UsageError
from tests.privacy.recognisers.tiny import WORDS, write_tokenizer

pytestmark = pytest.mark.models

TALK = talk_of(("user: the hunter met xylo", "assistant: the the", "user: hunter"))


def write(folder: Path, classes: tuple[str, ...] = ("toxicity", "neutral"), problem: str = "") -> None:
    """A classifier that adds up what each word says for each class: ``hunter`` for the first, ``the`` for the last."""
    import numpy
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    write_tokenizer(folder)
    table = numpy.zeros((len(WORDS), len(classes)), dtype=numpy.float32)
    table[WORDS.index("hunter"), 0] = 8.0
    table[WORDS.index("the"), -1] = 3.0
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(classes)])
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["words"], axis=0),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["column"]),
        helper.make_node("Mul", ["words", "column"], ["said"]),
        helper.make_node("ReduceSum", ["said", "middle"], ["logits"], keepdims=0),
    ]
    constants = [
        numpy_helper.from_array(table, "table"),
        numpy_helper.from_array(numpy.array([2], dtype=numpy.int64), "last"),
        numpy_helper.from_array(numpy.array([1], dtype=numpy.int64), "middle"),
    ]
    graph = helper.make_graph(nodes, "tiny", inputs, [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    onnx.save(model, str(folder / "model.onnx"))
    configuration = {
        "id2label": {str(at): name for at, name in enumerate(classes)},
        **({"problem_type": problem} if problem else {}),
    }
    (folder / "config.json").write_text(json.dumps(configuration))


def test_it_judges_messages_in_place_of_phrases(tmp_path: Path) -> None:
    write(tmp_path)
    model = TextClassifier(tmp_path)
    assert model.labels == {"toxic"}
    marks = judged(TALK, model)["toxic"]
    assert [at for at, _ in marks] == [0, 1, 2]
    assert marks[0][1] > 0.9
    assert marks[1][1] < 0.1
    found, _ = scores(TALK, judged(TALK, model))
    assert found["toxic"] == max(score for _, score in marks)
    assert "toxic" not in scores(TALK)[0]


def test_classes_are_named_as_the_folder_says(tmp_path: Path) -> None:
    write(tmp_path, ("LABEL_0", "LABEL_1", "LABEL_2"), "multi_label_classification")
    (tmp_path / "labels.json").write_text('{"LABEL_0": "task_coding", "LABEL_2": "toxic"}')
    given = judged(TALK, TextClassifier(tmp_path))
    assert set(given) == {"task_coding", "toxic"}
    assert [(at, score > 0.9) for at, score in given["task_coding"]] == [(-1, True)]
    assert len(given["toxic"]) == 3


def test_long_texts_are_cut_and_many_are_read(tmp_path: Path) -> None:
    write(tmp_path)
    model = TextClassifier(tmp_path)
    read = model.scores(["the " * 2_000, "", *["hunter"] * 40])
    assert len(read) == 42
    assert read[0]["toxic"] < 0.01
    assert read[1]["toxic"] == 0.5
    assert read[-1]["toxic"] > 0.9


@pytest.mark.parametrize("damaged", ["config.json", "tokenizer.json", "model.onnx", "labels.json"])
def test_a_damaged_file_is_no_traceback(
    tmp_path: Path, damaged: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    (tmp_path / damaged).write_bytes(b"\x00 nothing of the kind")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(UsageError, match="cannot be loaded"):
        chosen()


def test_a_model_of_other_things_is_refused(tmp_path: Path) -> None:
    write(tmp_path, ("cats", "dogs"))
    with pytest.raises(ValueError, match="no class"):
        TextClassifier(tmp_path)
