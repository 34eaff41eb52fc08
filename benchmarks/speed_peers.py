"""Other tools on the texts of ``scan_speed.py``: rounds that take turns, and the medians of their ratios.

Each peer runs in an environment of its own, installed from the package index for this run and removed
after it. It gets the strings of each conversation, message by message, and its CPU time is taken in its
own process, warm, around its own calls; loading and starting do not count.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.privacy.peers import PEERS, Peer, install

from commonplace.privacy import Scanner, leaves
from commonplace.records import Conversation

__all__ = ["compare"]

_CHILD = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
import child
redact = child._PEERS[sys.argv[2]]()
person = {"username": "mlopezo", "home": "/home/mlopezo", "given": "Maria", "family": "Lopez Ortega",
          "email": "maria@lopez-bau.example"}
batches = json.load(open(sys.argv[3], encoding="utf-8"))
redact(["warm up: nobody@example.org"], person)
print("ready", flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for texts in batches:
        redact(list(texts), person)
    print(time.process_time() - start, flush=True)
"""
_WANTED = ("dataclaw", "presidio-analyzer")


class _Rival:
    """A peer's process, waiting for its turn."""

    def __init__(self, peer: Peer, python: Path, given: Path) -> None:
        self.peer = peer
        folder = Path(__file__).with_name("privacy") / "peers"
        command = [str(python), "-W", "ignore", "-c", _CHILD, str(folder), peer.name, str(given)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.alive = self._answer() == "ready"

    def _answer(self) -> str:
        return self.process.stdout.readline().strip() if self.process.stdout else ""

    def turn(self) -> float:
        """CPU-seconds of one round; zero if it ended."""
        if self.process.stdin is None or self.process.poll() is not None:
            return 0.0
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self._answer() or 0.0)

    def end(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


def compare(scanner: Scanner, given: Sequence[Conversation], *, rounds: int = 5) -> None:
    """Print the rate of each tool and how many times faster the scanner is, as medians over the rounds."""
    batches = [[leaf.text for leaf in leaves(conversation)] for conversation in given]
    size = sum(len(text.encode()) for texts in batches for text in texts) / 1e6
    with tempfile.TemporaryDirectory(prefix="speed-") as home:
        file = Path(home) / "texts.json"
        file.write_text(json.dumps(batches), encoding="utf-8")
        rivals: list[_Rival] = []
        for peer in (peer for peer in PEERS if peer.name in _WANTED):
            python, trouble = install(peer, Path(home))
            if python is None:
                print(f"{peer.label:<28} not measured: {trouble}")
                continue
            rivals.append(_Rival(peer, python, file))
        try:
            _rounds(scanner, given, size, rivals, rounds)
        finally:
            for rival in rivals:
                rival.end()


def _rounds(
    scanner: Scanner, given: Sequence[Conversation], size: float, rivals: list[_Rival], rounds: int
) -> None:
    own: list[float] = []
    others: dict[str, list[float]] = {rival.peer.label: [] for rival in rivals if rival.alive}
    scanner.scan(given)
    for _ in range(rounds):
        start = time.process_time()
        scanner.scan(given)
        own.append(time.process_time() - start)
        for rival in rivals:
            if rival.alive:
                others[rival.peer.label].append(rival.turn())
    print(f"{'this scanner':<28}{size / statistics.median(own):8.2f} MB/CPU-s on the same {size:.1f} MB")
    for label, spent in others.items():
        if not all(spent):
            print(f"{label:<28} not measured: it stopped")
            continue
        ratio = statistics.median(theirs / ours for theirs, ours in zip(spent, own, strict=True))
        print(f"{label:<28}{size / statistics.median(spent):8.2f} MB/CPU-s; we are {ratio:.1f} times as fast")
