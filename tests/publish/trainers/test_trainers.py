"""What was published goes into the trainers that people use, with the settings that the guide shows."""

import importlib.machinery
import json
import re
import sys
import types
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.publish.trainers.tiny import tiny_model, tiny_tokenizer
from tests.publish.workspaces import Desk, chat, publish, session

if TYPE_CHECKING:
    from datasets import Dataset
    from transformers import PreTrainedTokenizerFast

pytestmark = pytest.mark.trainers


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched; without a word they would ask the Hub again and again."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)


GUIDE = Path(__file__).resolve().parents[3] / "docs" / "guides" / "lab-quick-start.md"


def shown(language: str, word: str) -> str:
    """The block of code in the guide that holds a word."""
    blocks = re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (block,) = [block for block in blocks if word in block]
    return block


@pytest.fixture
def published(desk: Desk, target: Path) -> Path:
    desk.add(*(chat(number) for number in range(6)), *(session(number) for number in range(2)))
    publish(desk, target)
    return target


@pytest.fixture
def loaded(published: Path, tmp_path: Path) -> "Dataset":
    import datasets

    return datasets.load_dataset(str(published), split="train", cache_dir=str(tmp_path / "cache"))


@pytest.fixture
def tokenizer(loaded: "Dataset") -> "PreTrainedTokenizerFast":
    return tiny_tokenizer(message["content"] for row in loaded for message in row["messages"])


def test_trl_trains_on_messages_as_they_are(
    loaded: "Dataset", tokenizer: "PreTrainedTokenizerFast", tmp_path: Path
) -> None:
    import torch
    from trl import SFTConfig, SFTTrainer

    model = tiny_model(len(tokenizer))
    before = [parameter.detach().clone() for parameter in model.parameters()]
    trainer = SFTTrainer(
        model=model,
        args=SFTConfig(
            output_dir=str(tmp_path / "model"),
            max_steps=2,
            per_device_train_batch_size=4,
            learning_rate=0.01,
            assistant_only_loss=True,
            use_cpu=True,
            bf16=False,
            report_to="none",
            save_strategy="no",
            logging_steps=1,
        ),
        train_dataset=loaded,
        processing_class=tokenizer,
    )
    # Answers alone are learnt, and of each row something is.
    for row in trainer.train_dataset:
        learnt = [label for label in row["labels"] if label != -100]
        words = tokenizer.decode(learnt)
        assert "Rayleigh scattering." in words or "Two files." in words
        assert "Why is the sky blue" not in words
    assert trainer.train().global_step == 2
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    assert len(losses) == 2
    assert all(0 < loss < 20 for loss in losses)
    after = list(model.parameters())
    assert any(not torch.equal(old, new) for old, new in zip(before, after, strict=True))


def test_axolotl_accepts_the_settings_of_the_guide_and_reads_the_rows(
    loaded: "Dataset", tokenizer: "PreTrainedTokenizerFast"
) -> None:
    from axolotl.prompt_strategies.chat_template import load
    from axolotl.utils.dict import DictDefault
    from axolotl.utils.schemas.config import AxolotlInputConfig

    stated = yaml.safe_load(shown("yaml", "chat_template"))
    checked = AxolotlInputConfig(
        base_model="tiny", micro_batch_size=1, gradient_accumulation_steps=1, learning_rate=0.01, **stated
    )
    (dataset,) = checked.model_dump(exclude_none=True)["datasets"]
    assert dataset["path"] == "my-conversations"
    strategy = load(tokenizer, DictDefault({"sequence_len": 512, "train_on_inputs": False}), ds_cfg=dataset)
    for row in loaded:
        tokens = strategy.tokenize_prompt(dict(row))
        learnt = [label for label in tokens["labels"] if label != -100]
        assert 0 < len(learnt) < len(tokens["input_ids"])
        assert row["messages"][-1]["content"] in tokenizer.decode(learnt)


def test_llama_factory_accepts_the_settings_of_the_guide_and_reads_the_rows(
    loaded: "Dataset", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It imports the package whenever it starts, and uses it for sound alone.
    sound = types.ModuleType("torchaudio")
    sound.__spec__ = importlib.machinery.ModuleSpec("torchaudio", None)
    monkeypatch.setitem(sys.modules, "torchaudio", sound)
    # It asks for older versions of what the others need; what reads rows does not use them.
    monkeypatch.setenv("DISABLE_VERSION_CHECK", "1")
    from llamafactory.data.converter import OpenAIDatasetConverter
    from llamafactory.data.parser import get_dataset_list
    from llamafactory.hparams import DataArguments

    (tmp_path / "dataset_info.json").write_text(shown("json", "hf_hub_url"), encoding="utf-8")
    (name,) = json.loads(shown("json", "hf_hub_url"))
    (stated,) = get_dataset_list([name], str(tmp_path))
    assert stated.formatting == "openai"
    convert = OpenAIDatasetConverter(stated, DataArguments())
    for row in loaded:
        made = convert(dict(row))
        if row["num_tool_calls"]:
            assert made["_response"] == []  # both its first messages are the user's: the guide says so
            continue
        assert made["_response"] == [{"role": "assistant", "content": row["messages"][-1]["content"]}]
        assert [each["role"] for each in made["_prompt"]] == ["user"]
