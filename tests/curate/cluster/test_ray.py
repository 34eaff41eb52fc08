"""The same plan on a real Ray cluster of two worker nodes, one of which is killed: the same bytes."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from benchmarks.duplicates.corpus import make

from commonplace.curate.tasks import task

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(480)]

HEAD = "127.0.0.2"
"""Ray takes 127.0.0.1 for the machine's first interface, where this head does not listen."""

BUILD = """
import sys
from pathlib import Path
from commonplace.curate import Engine, Resolution, features, resolve, write_clusters
from commonplace.curate.tasks import read_task
from commonplace.records.row_file import RowFile
rows, folder, address = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
engine = Engine(runner="ray", address=address) if address else Engine()
files = [read_task(line, RowFile) for line in rows.read_text().splitlines()]
print("ready", flush=True)
made = features(files, folder / "cache", engine=engine)
settings = Resolution(partitions=4)
write_clusters(resolve(made, scratch=folder / "scratch", settings=settings, engine=engine), folder / "clusters")
"""


class Cluster(NamedTuple):
    """Where the head is, and the processes of the two worker nodes."""

    address: str
    environment: dict[str, str]
    nodes: tuple["subprocess.Popen[bytes]", "subprocess.Popen[bytes]"]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    pytest.importorskip("ray")
    # A path to a socket may have 107 bytes, and pytest's folders are long.
    with tempfile.TemporaryDirectory(prefix="ray-", dir="/tmp") as home:
        environment = {
            **os.environ,
            "RAY_AUTH_MODE": "disabled",
            "RAY_TMPDIR": home,
            "RAY_USAGE_STATS_ENABLED": "0",
            "DO_NOT_TRACK": "1",
            "HOME": home,
        }
        command = [
            sys.executable,
            "-m",
            "ray.scripts.scripts",
            "start",
            "--block",
            f"--node-ip-address={HEAD}",
        ]
        port = 20000 + os.getpid() % 10000
        head = [*command, "--head", f"--port={port}", "--num-cpus=0", "--include-dashboard=false"]
        join = [*command, f"--address={HEAD}:{port}", "--num-cpus=1"]
        started: list[subprocess.Popen[bytes]] = []
        try:
            for number, each in enumerate(([*head, f"--temp-dir={home}"], join, join)):
                started.append(_start(each, environment, Path(home) / f"{number}.log"))
            yield Cluster(f"{HEAD}:{port}", environment, (started[1], started[2]))
        finally:
            for process in reversed(started):
                _kill(process)


def _start(command: list[str], environment: dict[str, str], log: Path) -> "subprocess.Popen[bytes]":
    """Start a node and wait until it says that it runs."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    deadline = time.monotonic() + 90
    while b"Ray runtime started" not in log.read_bytes():
        assert process.poll() is None, "a node ended at once"
        assert time.monotonic() < deadline, "a node did not start"
        time.sleep(0.2)
    return process


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """A node is a group of processes that the command started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_a_cluster_that_loses_a_node_gives_the_same_bytes(cluster: Cluster, tmp_path: Path) -> None:
    corpus = make(tmp_path / "rows", 2000, truth=False)
    listed = tmp_path / "files.jsonl"
    listed.write_text("\n".join(task(file) for file in corpus.files), encoding="utf-8")
    command = [sys.executable, "-c", BUILD, str(listed)]
    subprocess.run([*command, str(tmp_path / "native"), ""], check=True, env=cluster.environment)
    log = (tmp_path / "log").open("wb")
    running = subprocess.Popen(
        [*command, str(tmp_path / "ray"), cluster.address],
        env=cluster.environment,
        stdout=subprocess.PIPE,
        stderr=log,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == b"ready\n"
    deadline = time.monotonic() + 60
    while not list((tmp_path / "ray" / "cache").rglob("*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.05)
    _kill(cluster.nodes[0])
    assert running.wait(timeout=300) == 0
    for name in ("clusters", "groups"):
        native, distributed = (tmp_path / each / "clusters" / f"{name}.parquet" for each in ("native", "ray"))
        assert native.read_bytes() == distributed.read_bytes()
