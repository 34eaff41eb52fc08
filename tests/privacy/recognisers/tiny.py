"""Models of a few parameters, made here, in the forms in which real ones are published."""

import json
from pathlib import Path
from typing import Any

LABELS = ("O", "B-private_person", "I-private_person", "E-private_person", "S-private_person", "S-secret")
WORDS = ("[UNK]", "[CLS]", "[SEP]", "[PAD]", "orla", "quimby", "hunter", "met", "the", ".", "and", "xylo")

# What each word says for each label: a table of scores instead of a network.
_SCORES = {
    "orla": "B-private_person",
    "quimby": "E-private_person",
    "hunter": "S-secret",
    "xylo": "S-private_person",
}


def write_tokenizer(folder: Path) -> None:
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 1), ("[SEP]", 2)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def write_token_classifier(folder: Path, *, under: str = "") -> None:
    """A token classifier whose network is one look-up: ``input_ids`` to scores by class."""
    import numpy
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    write_tokenizer(folder)
    configuration = {"id2label": {str(at): label for at, label in enumerate(LABELS)}, "hidden_size": 1}
    (folder / "config.json").write_text(json.dumps(configuration))
    table = numpy.zeros((len(WORDS), len(LABELS)), dtype=numpy.float32)
    for at, word in enumerate(WORDS):
        table[at, LABELS.index(_SCORES.get(word, "O"))] = 6.0
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "length", len(LABELS)])
    graph = helper.make_graph(
        [
            helper.make_node("Gather", ["table", "input_ids"], ["scores"], axis=0),
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["mask", "axis"], ["column"]),
            helper.make_node("Mul", ["scores", "column"], ["logits"]),
        ],
        "tiny",
        inputs,
        [output],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(numpy.array([2], dtype=numpy.int64), "axis"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 9
    (folder / under).mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(folder / under / "model.onnx"))


def _bert_parts(folder: Path) -> tuple[Any, Any]:
    """A BERT encoder of some hundred parameters and its tokeniser, as transformers saves them."""
    from transformers import BertConfig, PreTrainedTokenizerFast

    write_tokenizer(folder)
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(folder / "tokenizer.json"),
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        pad_token="[PAD]",
    )
    configuration = BertConfig(
        vocab_size=len(WORDS) + 20,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=512,
    )
    return configuration, tokenizer


def write_gliner2(folder: Path) -> None:
    """A GLiNER2 model with random weights."""
    import torch
    from gliner2 import ExtractorConfig, GLiNER2

    torch.manual_seed(3)
    configuration, tokenizer = _bert_parts(folder)
    model = GLiNER2(
        ExtractorConfig(model_name="bert", max_width=4), encoder_config=configuration, tokenizer=tokenizer
    )
    model.save_pretrained(str(folder))


def write_gliner(folder: Path) -> None:
    """A GLiNER model with random weights."""
    import torch
    from gliner.config import UniEncoderSpanConfig
    from gliner.model import UniEncoderSpanGLiNER

    torch.manual_seed(3)
    configuration, tokenizer = _bert_parts(folder)
    encoder = folder / "encoder"
    configuration.save_pretrained(str(encoder))
    tokenizer.save_pretrained(str(encoder))
    settings = UniEncoderSpanConfig(
        model_name=str(encoder),
        encoder_config=configuration.to_dict(),
        hidden_size=16,
        max_width=4,
        max_len=256,
        num_rnn_layers=0,
    )
    UniEncoderSpanGLiNER.load_from_config(settings, backbone_from_pretrained=False).save_pretrained(
        str(folder)
    )
