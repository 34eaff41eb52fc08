"""How much memory and time the whole import of a large ChatGPT export takes: read, merge, store, scan.

Run::

    python benchmarks/import_memory.py [--mb 1000] [--folder DIR]

Makes the same export as ``parse_chatgpt.py``, adds it with the command itself (``commonplace add --wait``)
to a workspace of its own, and samples the anonymous memory of the command and of its scanning workers
every 50 ms. Memory is to stay under 200 MB for the command however large the file is, for it is bounded by
one batch of conversations; the workspace is to stay under 0.4 of the input.

Memory is read from ``/proc``, so only on Linux.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from parse_chatgpt import make_export

_MB = 1_000_000
_SAMPLE_EVERY = 0.05
_LIMIT_MB = 200
_SHARE = 0.4


def _anonymous(process: int) -> int:
    """Anonymous bytes of one process, 0 if it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon:")), 0)


def _children(process: int) -> list[int]:
    """Processes below one, all generations."""
    try:
        direct = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [*map(int, direct), *(deeper for child in direct for deeper in _children(int(child)))]


def main() -> None:
    """Make the export, add it, print what it took."""
    parser = argparse.ArgumentParser(description="Memory and time of a whole import.")
    parser.add_argument("--mb", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        export, root = Path(name) / "conversations.json", Path(name) / "workspace"
        make_export(export, chosen.mb * _MB)
        command = [sys.executable, "-m", "commonplace", "add", "--wait", "--no-input", "--root", str(root)]
        started = time.monotonic()
        own = whole = 0
        with subprocess.Popen([*command, str(export)], stdout=subprocess.DEVNULL) as adding:
            while adding.poll() is None:
                here = _anonymous(adding.pid)
                own = max(own, here)
                whole = max(whole, here + sum(map(_anonymous, _children(adding.pid))))
                time.sleep(_SAMPLE_EVERY)
        seconds = time.monotonic() - started
        times = os.times()
        size = export.stat().st_size
        share = sum(file.stat().st_size for file in root.rglob("*") if file.is_file()) / size
    print(f"input                 {size / _MB:.0f} MB")
    print(f"time                  {seconds:.0f} s, {size / _MB / seconds:.1f} MB/s by the clock")
    print(f"processor             {times.children_user + times.children_system:.0f} s in all processes")
    print(f"memory, the command   {own / _MB:.0f} MB anonymous at its peak (limit {_LIMIT_MB})")
    print(f"memory, with workers  {whole / _MB:.0f} MB anonymous at its peak")
    print(f"workspace             {share:.2f} of the input (limit {_SHARE})")
    if adding.returncode or own > _LIMIT_MB * _MB or share > _SHARE:
        sys.exit("over a limit")


if __name__ == "__main__":
    main()
