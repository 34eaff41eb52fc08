"""Finds the planted duplicates of a made-up corpus, and has other tools find them in the same run.

For each tool: CPU-seconds of its process and all below it, peak of memory, recall of planted copies with a
Jaccard similarity of at least .8, precision at .7. What the others are given is normalised already; here
normalisation, longer exports, regenerations and the exact comparison are part of what is measured. They are
installed into a temporary environment, which is removed.

::

    python benchmarks/duplicates/run.py                      # 20,000 conversations, three minutes on two cores
    python benchmarks/duplicates/run.py --rows 200000
    python benchmarks/duplicates/run.py --rows 1000000 --peers none
    python benchmarks/duplicates/run.py --line 100000,300000,1000000,3000000 --plot line.svg
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pyarrow.parquet as pq
from benchmarks.duplicates.corpus import Corpus, make
from benchmarks.duplicates.scoring import Score, pair_score, score
from benchmarks.memory import MemoryWatch

PEERS = {"datatrove": "datatrove[processing]", "datasketch": "datasketch", "polars-exact": "polars"}
_OWN = """
import sys
from pathlib import Path
import msgspec
from commonplace.curate import features, resolve, write_clusters
from commonplace.curate.tasks import read_task
from commonplace.records.row_file import RowFile
folder = Path(sys.argv[1])
files = [read_task(line, RowFile) for line in (folder / "files.jsonl").read_text().splitlines()]
made = features(files, folder / "cache")
write_clusters(resolve(made, scratch=folder / "scratch"), folder / "clusters")
"""


class Cost(NamedTuple):
    """CPU-seconds of a process and its children, wall-clock seconds, peak of private memory in GiB."""

    cpu: float
    wall: float
    memory: float


def main() -> int:
    """Measure and print."""
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="duplicates-") as name:
        folder = Path(name)
        # Modules are compiled once, in a place of this run, so that no tool pays for it again.
        os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        if given.line:
            return _line(folder, [int(part) for part in given.line.split(",")], given.plot)
        corpus = make(folder / "rows", given.rows)
        print(
            f"{corpus.rows:,} conversations, {corpus.text_bytes / 1e6:,.0f} MB of text, {len(corpus.files)} donors"
        )
        own, found = _own(folder, corpus)
        print(f"{'tool':<14}{'CPU s':>8}{'wall s':>8}{'GiB':>7}{'recall':>8}{'precision':>11}{'times':>7}")
        _print("commonplace", own, found.recall, found.precision, 1.0)
        wanted = [name for name in given.peers.split(",") if name in PEERS]
        if wanted:
            python = _environment(folder / "environment", wanted)
            _write_texts(folder, corpus)
        for peer in wanted:
            cost = _measured([python, Path(__file__).with_name("peers.py"), peer, folder])
            clusters = json.loads((folder / f"{peer}.json").read_text(encoding="utf-8"))
            _print(peer, cost, *pair_score(corpus, clusters), cost.cpu / own.cpu)
        print(f"of what goes for another row, right: {found.removed_precision:.4f}")
        print(f"longer exports found: {found.longer:.4f}, regenerations: {found.regenerated:.4f}, ", end="")
        print(f"pairs of one prompt of which one goes: {found.shared_prompts_merged}")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=20_000, help="conversations")
    parser.add_argument("--peers", default=",".join(PEERS), help="other tools, or none")
    parser.add_argument("--line", help="sizes to run at, for how cost grows; only this tool")
    parser.add_argument("--plot", type=Path, help="where to draw it, as SVG")
    return parser.parse_args()


def _own(folder: Path, corpus: Corpus) -> tuple[Cost, Score]:
    from commonplace.curate.tasks import task

    lines = "\n".join(task(file) for file in corpus.files)
    (folder / "files.jsonl").write_text(lines, encoding="utf-8")
    _measured([Path(sys.executable), "-c", _OWN.partition("folder =")[0], folder])
    cost = _measured([Path(sys.executable), "-c", _OWN, folder])
    return cost, score(corpus, pq.read_table(folder / "clusters" / "clusters.parquet"))


def _line(folder: Path, sizes: list[int], plot: Path | None) -> int:
    """Cost at several sizes, a new corpus each; recall and precision are not computed."""
    points = []
    print(f"{'rows':>10}{'CPU s':>9}{'wall s':>9}{'GiB':>7}{'µs/row':>9}")
    for size in sizes:
        corpus = make(folder / str(size), size, truth=False)
        cost, _ = _own(folder / str(size), corpus)
        shutil.rmtree(folder / str(size))
        points.append((size, cost.cpu))
        print(f"{size:>10,}{cost.cpu:>9.1f}{cost.wall:>9.1f}{cost.memory:>7.2f}{1e6 * cost.cpu / size:>9.1f}")
    if plot is not None:
        plot.write_text(_drawn(points), encoding="utf-8")
    return 0


def _drawn(points: list[tuple[int, float]]) -> str:
    """CPU-seconds by rows, both from 0, with the line through the largest."""
    most, slowest = max(size for size, _ in points), max(cpu for _, cpu in points)
    places = [(60 + 500 * size / most, 330 - 290 * cpu / slowest) for size, cpu in points]
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"/>' for x, y in places)
    labels = "".join(
        f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="end">{size:,}: {cpu:.0f} s</text>'
        for (x, y), (size, cpu) in zip(places, points, strict=True)
    )
    axes = '<path d="M60 30V330H580" fill="none" stroke="#555"/>'
    line = '<path d="M60 330L560 40" stroke="#999" stroke-dasharray="4"/>'
    title = '<text x="60" y="20">CPU-seconds by conversations</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 350" font-size="12">'
    return f"{head}{title}{axes}{line}{dots}{labels}</svg>\n"


def _write_texts(folder: Path, corpus: Corpus) -> None:
    """One line of JSON for each conversation, its text normalised as it is compared here."""
    from commonplace.curate.kinds import role_raw
    from commonplace.curate.rows import read_rows
    from commonplace.curate.words import words_of

    with (folder / "texts.jsonl").open("w", encoding="utf-8") as out:
        for file in corpus.files:
            for rows in read_rows(file):
                said = words_of(rows.column("messages"), role_raw(rows)).field("text").to_pylist()
                for name, text in zip(rows.column("id").to_pylist(), said, strict=True):
                    out.write(json.dumps([name, text], ensure_ascii=False) + "\n")


def _environment(folder: Path, peers: list[str]) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    packages = [PEERS[name] for name in peers]
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", *packages], check=True, stderr=subprocess.DEVNULL
    )
    return python


def _measured(command: list[str | Path]) -> Cost:
    """Run a command; CPU time is that of the process and of all that it waited for."""
    before, start = os.times(), time.monotonic()
    process = subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    watch = MemoryWatch(process.pid)
    watch.start()
    _, told = process.communicate()
    watch.stop()
    if process.returncode:
        raise SystemExit(f"{command[-2]} failed:\n{told[-2000:]}")
    after = os.times()
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(cpu, time.monotonic() - start, watch.peak / 2**30)


def _print(tool: str, cost: Cost, recall: float, precision: float, times: float) -> None:
    figures = (
        f"{cost.cpu:>8.1f}{cost.wall:>8.1f}{cost.memory:>7.2f}{recall:>8.4f}{precision:>11.4f}{times:>7.1f}"
    )
    print(f"{tool:<14}{figures}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
