"""Views of a build go into trainers with no code but the call that loads them."""

import importlib.machinery
import json
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from commonplace import build
from commonplace.records.selection import ViewRequest
from tests.build.selections import chat, files_of, judged, selection, session
from tests.publish.trainers.tiny import tiny_model, tiny_tokenizer

if TYPE_CHECKING:
    from datasets import Dataset
    from transformers import PreTrainedTokenizerFast

pytestmark = pytest.mark.trainers

VIEWS = (
    "messages",
    "preferences",
    "feedback",
    "text",
    ViewRequest(name="messages", options={"alternate": True, "as": "alternating"}),
    ViewRequest(name="messages", options={"format": "sharegpt", "as": "sharegpt"}),
)


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched; without a word they would ask the Hub again and again."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


@pytest.fixture
def built(tmp_path: Path) -> Path:
    rows = [
        *(chat(f"cp1-a{number}", f"Why is the sky blue? {number}") for number in range(6)),
        *(judged(f"cp1-b{number}") for number in range(6)),
        *(session(f"cp1-c{number}") for number in range(3)),
    ]
    files = files_of(tmp_path, {"hf:ada/chats": rows})
    return build.write(selection(tmp_path / "s", files, VIEWS), tmp_path / "out").folder


def loaded(built: Path, view: str) -> "Dataset":
    import datasets

    return datasets.load_dataset(str(built), view, split="train", cache_dir=str(built.parent / "cache"))


@pytest.fixture
def tokenizer(built: Path) -> "PreTrainedTokenizerFast":
    return tiny_tokenizer(loaded(built, "text")["text"])


def settings(folder: Path) -> dict[str, object]:
    return {
        "output_dir": str(folder / "model"),
        "max_steps": 2,
        "per_device_train_batch_size": 2,
        "learning_rate": 0.01,
        "use_cpu": True,
        "bf16": False,
        "report_to": "none",
        "save_strategy": "no",
        "logging_steps": 1,
    }


def losses(trainer: object) -> list[float]:
    history = trainer.state.log_history  # type: ignore[attr-defined]
    return [entry["loss"] for entry in history if "loss" in entry]


def test_two_steps_of_supervised_training(
    built: Path, tokenizer: "PreTrainedTokenizerFast", tmp_path: Path
) -> None:
    from trl import SFTConfig, SFTTrainer

    trainer = SFTTrainer(
        model=tiny_model(len(tokenizer)),
        args=SFTConfig(assistant_only_loss=True, **settings(tmp_path)),
        train_dataset=loaded(built, "messages"),
        processing_class=tokenizer,
    )
    for row in trainer.train_dataset:
        words = tokenizer.decode([label for label in row["labels"] if label != -100])
        assert "sky" not in words
        assert any(answer in words for answer in ("scatters", "Red.", "One file."))
    assert trainer.train().global_step == 2
    assert len(losses(trainer)) == 2
    assert all(0 < loss < 20 for loss in losses(trainer))


def test_two_steps_of_preference_training(
    built: Path, tokenizer: "PreTrainedTokenizerFast", tmp_path: Path
) -> None:
    from trl import DPOConfig, DPOTrainer

    trainer = DPOTrainer(
        model=tiny_model(len(tokenizer)),
        ref_model=tiny_model(len(tokenizer)),
        args=DPOConfig(**settings(tmp_path)),
        train_dataset=loaded(built, "preferences"),
        processing_class=tokenizer,
    )
    assert trainer.train().global_step == 2
    assert len(losses(trainer)) == 2
    assert all(0 < loss < 20 for loss in losses(trainer))


def test_axolotl_reads_the_rows(built: Path, tokenizer: "PreTrainedTokenizerFast") -> None:
    from axolotl.prompt_strategies.chat_template import load
    from axolotl.utils.dict import DictDefault

    stated = {"type": "chat_template", "field_messages": "messages"}
    strategy = load(tokenizer, DictDefault({"sequence_len": 512, "train_on_inputs": False}), ds_cfg=stated)
    rows = loaded(built, "messages")
    for row in rows:
        tokens = strategy.tokenize_prompt(dict(row))
        learnt = [label for label in tokens["labels"] if label != -100]
        assert 0 < len(learnt) < len(tokens["input_ids"])
        assert row["messages"][-1]["content"] in tokenizer.decode(learnt)
    assert len(rows)


@pytest.mark.parametrize("view", ["alternating", "sharegpt"])
def test_llama_factory_empties_no_row(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    # It imports the package whenever it starts, and uses it for sound alone.
    sound = types.ModuleType("torchaudio")
    sound.__spec__ = importlib.machinery.ModuleSpec("torchaudio", None)
    monkeypatch.setitem(sys.modules, "torchaudio", sound)
    monkeypatch.setenv("DISABLE_VERSION_CHECK", "1")
    from llamafactory.data.converter import OpenAIDatasetConverter, SharegptDatasetConverter
    from llamafactory.data.parser import get_dataset_list
    from llamafactory.hparams import DataArguments

    openai = {
        "formatting": "openai",
        "columns": {"messages": "messages"},
        "tags": {"role_tag": "role", "content_tag": "content", "user_tag": "user", "assistant_tag": "assistant",
                 "observation_tag": "tool", "system_tag": "system"},
    }  # fmt: skip
    sharegpt = {
        "formatting": "sharegpt",
        "columns": {"messages": "conversations", "system": "system", "tools": "tools"},
    }
    stated = {"file_name": "x", **(openai if view == "alternating" else sharegpt)}
    (tmp_path / "dataset_info.json").write_text(json.dumps({"ours": stated}), encoding="utf-8")
    [known] = get_dataset_list(["ours"], str(tmp_path))
    kind = OpenAIDatasetConverter if view == "alternating" else SharegptDatasetConverter
    convert = kind(known, DataArguments())
    rows = loaded(built, view)
    assert {bool(row["tools"]) for row in rows} == {True, False}
    for row in rows:
        made = convert(dict(row))
        assert [each["role"] for each in made["_response"]] == ["assistant"]
        assert made["_response"][0]["content"]
        assert made["_prompt"][0]["role"] == "user"
