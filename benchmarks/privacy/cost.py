"""How fast scanning is, and how much memory it takes as the input grows."""

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
from benchmarks.privacy.planting import Account
from benchmarks.privacy.redactors import identity_of

from commonplace.privacy import Identity, Scanner, leaves

__all__ = ["Cost", "measure"]

_ROOT = Path(__file__).resolve().parents[2]


class Cost(msgspec.Struct, frozen=True):
    """MB of leaf text for each CPU-second, warm, one pass; peak MiB of a process for 1 MB and for 4 MB."""

    rate: float
    peak_small: float
    peak_large: float


def measure(accounts: Sequence[Account], kit: str) -> Cost:
    """Speed on the corpus at hand; memory in two fresh processes that make their own."""
    conversations = [each.conversation for account in accounts for each in account.conversations]
    scanner = Scanner(identity_of(accounts[0].person) if accounts else Identity(), b"c" * 32)
    scanner.scan(conversations[:20])
    size = sum(len(leaf.text.encode()) for each in conversations for leaf in leaves(each)) / 1e6
    start = time.process_time()
    scanner.scan(conversations)
    spent = time.process_time() - start
    return Cost(size / spent if spent else 0.0, _peak(kit, 1), _peak(kit, 4))


def _peak(kit: str, megabytes: int) -> float:
    code = f"from benchmarks.privacy.cost import stream; stream({kit!r}, {megabytes})"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, cwd=_ROOT, check=False)
    return float(done.stdout.split()[-1]) if done.returncode == 0 else 0.0


def peak_memory() -> float:
    """Most MiB this process has had; ``ru_maxrss`` would count what its parent had when it was started."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)


def stream(kit: str, megabytes: int) -> None:
    """Scan and redact one account after the other, keeping none; print the peak in MiB."""
    from benchmarks.privacy.corpus import accounts
    from benchmarks.privacy.kits import KITS
    from benchmarks.privacy.redactors import Own

    own = Own()
    for account in accounts(KITS[kit], megabytes * 1_000_000):
        own.redact(account)
        own.results.clear()
    print(peak_memory())
