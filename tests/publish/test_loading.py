"""A published folder opens in the tools that people use, with no code."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publish.workspaces import Desk, chat, publish, session


@pytest.fixture
def published(desk: Desk, target: Path) -> Path:
    desk.add(chat(1), chat(2), session(1))
    publish(desk, target)
    return target


def test_datasets_gives_messages_as_dictionaries_without_empty_keys(published: Path, tmp_path: Path) -> None:
    import datasets

    loaded = datasets.load_dataset(str(published), split="train", cache_dir=str(tmp_path / "cache"))
    assert len(loaded) == 3
    row = next(each for each in loaded if each["provider"] == "anthropic")
    call = row["messages"][2]
    assert set(call) == {"role", "content", "tool_calls"}
    assert call["tool_calls"][0]["function"] == {
        "name": "Bash",
        "arguments": {"command": "ls", "options": {"all": True, "depth": 2}},
    }
    assert row["tools"] == [{"name": "Bash", "input_schema": {"type": "object"}}]
    assert row["turns"][0]["role_raw"] == "injected:user"
    branched = next(each for each in loaded if each["has_branches"])
    assert branched["branches"][0]["messages"][0]["role"] == "assistant"


def test_polars_reads_rows_and_their_facts(published: Path) -> None:
    import polars

    frame = polars.read_parquet(published / "data" / "*.parquet")
    assert frame.height == 3
    assert frame["models"].explode().n_unique() == 3
    assert frame["turns"].list.len().to_list() == frame["num_messages"].to_list()


def test_duckdb_asks_questions_inside_messages(published: Path) -> None:
    import duckdb

    counts = duckdb.execute(
        "select json_extract_string(m, '$.role') as role, count(*) from "
        "(select unnest(messages) as m from read_parquet(?)) group by role order by role",
        [str(published / "data" / "*.parquet")],
    ).fetchall()
    assert counts == [("assistant", 4), ("tool", 1), ("user", 4)]


_OLD = """
import json, os, sys
os.environ["HF_HUB_OFFLINE"] = "1"
import datasets
assert datasets.__version__ == "4.6.1", datasets.__version__
loaded = datasets.load_dataset(sys.argv[1], split="train", cache_dir=sys.argv[2])
messages = loaded[0]["messages"]
assert all(isinstance(message, str) for message in messages)
print(json.loads(messages[0])["role"])
"""


# Beside a newer pyarrow (26 measured), JSON columns come as an extension type that this version refuses.
@pytest.mark.slow
def test_an_old_datasets_gives_messages_as_strings(published: Path, tmp_path: Path) -> None:
    home = tmp_path / "old"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    subprocess.run(
        [str(python), "-m", "pip", "install", "-q", "datasets==4.6.1", "pyarrow==23.*"], check=True
    )
    done = subprocess.run(
        [str(python), "-c", _OLD, str(published), str(tmp_path / "cache")],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "user"
