"""Copies are made only where there is room, and nothing half-made stays behind."""

import io
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from commonplace.errors import InputError
from commonplace.sources.spool import Spool


class Failing(io.BytesIO):
    """A stream that breaks in the middle."""

    def __init__(self) -> None:
        super().__init__(b"half")
        self._is_read = False

    def read(self, size: int | None = -1) -> bytes:
        if self._is_read:
            raise InputError("broken")
        self._is_read = True
        return super().read(size)


def test_a_full_disk_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=2_000_000_000))
    stream = io.BytesIO(b"data")
    with pytest.raises(InputError, match="disk space"):
        Spool(tmp_path / "spool").copy("a", stream, 1_500_000_000)
    assert stream.closed
    assert not list((tmp_path / "spool").iterdir())


def test_a_broken_stream_leaves_nothing_behind(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    with pytest.raises(InputError, match="broken"):
        spool.copy("a", Failing(), 4)
    assert not list(tmp_path.iterdir())
    assert spool.copy("a", io.BytesIO(b"whole"), 5).read_bytes() == b"whole"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(InputError) as caught:
        Spool(tmp_path / "file" / "spool").copy("a", io.BytesIO(b"x"), 1)
    assert str(tmp_path) not in f"{caught.value} {caught.value.facts}"


def test_close_removes_what_is_left(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    first, second = (spool.copy(key, io.BytesIO(b"x"), 1) for key in "ab")
    first.unlink()
    spool.close()
    assert not second.exists()
