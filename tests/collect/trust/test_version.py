"""Whatever changes in the code of the checks has every row looked at again."""

import shutil
from pathlib import Path

import pytest

from commonplace.collect import trust
from commonplace.collect.trust.version import code_version

HERE = Path(trust.__file__).parent


@pytest.mark.parametrize("name", ["triggers.py", "heuristics/running.py", "combining.py", "speech.py"])
def test_a_changed_judge_is_another_version(tmp_path: Path, name: str) -> None:
    copy = tmp_path / "trust"
    shutil.copytree(HERE, copy)
    before = code_version(copy)
    (copy / name).write_bytes((copy / name).read_bytes() + b"\n# changed\n")
    assert code_version(copy) != before


def test_the_version_stands_in_what_was_found_and_not_in_how_lines_end(tmp_path: Path) -> None:
    assert trust.TRUST_VERSION.endswith(code_version())
    copy = tmp_path / "trust"
    shutil.copytree(HERE, copy)
    before = code_version(copy)
    for path in copy.rglob("*.py"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (copy / "blocking.py").write_bytes(b"")
    shutil.rmtree(copy / "__pycache__", ignore_errors=True)
    assert code_version(copy) == before
