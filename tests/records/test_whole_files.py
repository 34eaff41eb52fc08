"""A file appears whole or stays as it was, and nothing is left beside it."""

from pathlib import Path

import pytest

from commonplace.records.whole_files import write_whole, written_whole


@pytest.mark.parametrize("sync", [True, False])
def test_bytes_are_written_over_what_was_there(tmp_path: Path, sync: bool) -> None:
    path = tmp_path / "new" / "file"
    for data in (b"one", b"", b"two" * 100_000):
        write_whole(path, data, sync=sync)
        assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")
    with pytest.raises(ZeroDivisionError), written_whole(path) as partial:
        partial.write_bytes(b"half" * (1 // 0))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
