import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.collect.verifying.files import FileTask
from commonplace.collect.verifying.processes import check_in_processes
from commonplace.collect.verifying.results import FileResult
from tests.collect.verifying.mirrors import parquet, row

_CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=12)


def _task(path: Path) -> FileTask:
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return FileTask(path=path, sha256=sha256, third_party=False, month="2026-05")


def _checked(paths: Sequence[Path], **options: float) -> Iterator[FileResult]:
    for _, result in check_in_processes([_task(path) for path in paths], **options):  # type: ignore[arg-type]
        yield result


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    slow = parquet(tmp_path, [row("a")])
    assert [result.refused for result in _checked([slow, slow], seconds=0.0)] == [
        {"reader-died": ("took too long",)}
    ] * 2


def test_files_are_checked_in_several_processes(tmp_path: Path) -> None:
    paths = [parquet(tmp_path, [row(str(number))], str(number)) for number in range(3)]
    found = list(_checked(paths, workers=2))
    assert sorted(len(result.ids) for result in found) == [1, 1, 1]
    assert [result.refused for result in found] == [{}] * 3


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [row(str(number), words=f"Is {number} a prime number?" * 20) for number in range(40)]
    return parquet(tmp_path_factory.mktemp("sound"), rows)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(versions=st.lists(_CHANGES, min_size=25, max_size=25))
def test_bytes_changed_by_chance_end_in_a_result_never_in_a_traceback(
    sound: Path, versions: list[list[tuple[int, int]]]
) -> None:
    data = sound.read_bytes()
    paths = []
    for number, changes in enumerate(versions):
        broken = bytearray(data)
        for place, byte in changes:
            broken[place % len(broken)] = byte
        paths.append(sound.parent / f"broken-{number}")
        paths[-1].write_bytes(broken)
    results = list(_checked(paths, seconds=20.0))
    assert len(results) == len(versions)
    for result in results:
        # Some bytes are of indexes that nobody reads.
        assert result.refused or len(result.ids) == 40


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cuts=st.lists(st.floats(0, 0.999), min_size=15, max_size=15))
def test_a_file_cut_anywhere_is_refused(sound: Path, cuts: list[float]) -> None:
    data = sound.read_bytes()
    paths = []
    for number, share in enumerate(cuts):
        paths.append(sound.parent / f"cut-{number}")
        paths[-1].write_bytes(data[: int(share * len(data))])
    assert {code for result in _checked(paths) for code in result.refused} == {"parquet-unreadable"}
