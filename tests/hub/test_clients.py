"""The oldest client library that is supported drives the stand-in Hub like the newest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
OLDEST = "1.31.*"
"""The lower bound in ``pyproject.toml``; the newest is what all other tests use."""

NOT_ITS = (
    "--deselect",
    "tests/publish/test_withdrawing_from_hub.py::test_datasets_opens_both_configs_afterwards",
)
"""What needs ``datasets``, which brings a client of its own choice."""


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_oldest_client_passes_the_same_tests(tmp_path: Path) -> None:
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    packages = [str(ROOT), f"huggingface_hub=={OLDEST}", "pytest", "pytest-timeout", "hypothesis", "keyring"]
    subprocess.run([str(python), "-m", "pip", "install", "-q", *packages], check=True)
    tests = [
        "tests/hub/test_repository.py",
        "tests/hub/test_account.py",
        "tests/hub/test_reading.py",
        "tests/collect/test_collecting.py",
        "tests/publish/test_sending_to_hub.py",
        "tests/publish/test_superseding.py",
        "tests/publish/test_withdrawing_from_hub.py",
        "tests/publish/test_recreating.py",
        "tests/publish/test_rehearsing.py",
        "tests/publish/test_proposing.py",
    ]
    done = subprocess.run(
        [str(python), "-m", "pytest", "-q", "-o", "addopts=", "-p", "no:cacheprovider", *tests, *NOT_ITS],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stdout[-4000:]
