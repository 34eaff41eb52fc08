"""What verification costs while repositories are mirrored, beside a plain download of the same ones.

    python benchmarks/collect_speed.py [--repositories 60] [--rows 1000] [--runs 3]
    python benchmarks/collect_speed.py --repositories 1000 --rows 1000 --runs 1    # a million rows

A stand-in for the Hub on the loopback interface, in a process of its own, has so many donors' repositories with
manifest and signature. In turn, each time in a new process and an empty folder: ``snapshot_download`` of every
repository from a pool of threads, and ``collect`` with as many threads. ``collect`` lists, fetches, hashes every
file, checks manifests, signatures and ids, and compares ids across repositories. Then ``verify`` looks at every row
(schema, ids, content hash, alignment, counts, consent, terms) of what was collected. Told are the medians of wall
time and CPU time, processes of their own included, their ratios, the peak of resident memory, and what a second run
of ``collect`` takes. The second privacy scan is told apart, by ``verify_speed.py``.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.hub_server import HubServer

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

THREADS = 8
WORKERS = 2
WORDS = 260
"""Words of text in a row, some 1.6 kB."""

WAYS = ("plain", "collect", "verify", "second")


def serve(repositories: int, rows: int, told: Path) -> None:
    """Be the Hub until stdin is closed; writes its environment to a file when all is there."""
    from tests.hub_server import HubServer

    with HubServer() as server:
        place(server, repositories, rows)
        environment = server.environment(str(told.parent / "home"))
        told.with_suffix(".tmp").write_text(json.dumps(environment))
        told.with_suffix(".tmp").replace(told)
        sys.stdin.read()


def place(server: "HubServer", repositories: int, rows: int) -> None:
    """Put the repositories on the Hub: the same texts under ids of their own, which costs little to make."""
    import pyarrow as pa
    from tests.collect.fleet import CARD, Donor, put, signed
    from tests.collect.verifying.mirrors import row as sound
    from tests.collect.verifying.mirrors import row_id

    from commonplace.records.arrow import table

    words = random.Random(1)
    vocabulary = [
        "".join(words.choices("abcdefghijklmnoprstuvw", k=words.randrange(2, 9))) for _ in range(4000)
    ]
    texts = [" ".join(words.choices(vocabulary, k=WORDS)) for _ in range(rows)]
    made = table([sound("bench", words=text) for text in texts])
    at = made.schema.get_field_index("id")
    card = CARD.format(tags="- commonplace\n- commonplace-schema-1").encode()
    for number in range(repositories):
        donor = Donor(f"donor-{number:05d}/chats", ())
        ids = pa.array([row_id(f"{number} {each}") for each in range(rows)])
        path = "data/train-0001-00000.parquet"
        files = {"README.md": card, path: parquet(made.set_column(at, made.schema.field(at), ids))}
        put(server, donor.name, signed(donor, files, {path: rows}))


def parquet(rows: object) -> bytes:
    """A shard as publishing writes it."""
    import io

    import pyarrow.parquet as pq

    sink = io.BytesIO()
    pq.write_table(rows, sink, compression="zstd", store_schema=False, write_page_index=True)
    return sink.getvalue()


def run(way: str, repositories: int, folder: Path) -> None:
    """One way in this process; prints what it took as JSON."""
    from huggingface_hub import snapshot_download

    from commonplace.collect import Limits, Mirror, Wanted, collect
    from commonplace.collect.verifying import Options, verify

    # What a process needs once is not counted: imports, the first connection.
    first = "donor-00000/chats"
    with tempfile.TemporaryDirectory() as warm:
        if way == "plain":
            snapshot_download(first, repo_type="dataset", local_dir=warm)
        else:
            collect(Path(warm), Wanted(repositories=(first,)))
    wall, cpu = time.perf_counter(), cpu_of_all()
    rows = 0
    if way == "plain":
        names = [f"donor-{number:05d}/chats" for number in range(repositories)]
        with ThreadPoolExecutor(THREADS) as pool:
            list(
                pool.map(
                    lambda name: snapshot_download(name, repo_type="dataset", local_dir=folder / name), names
                )
            )
    elif way == "verify":
        verified = verify(Mirror(folder), Options(scan=False, scores=False, workers=WORKERS))
        if any(each.refused_rows for each in verified.origins):
            raise SystemExit(str([each.codes for each in verified.origins][:3]))
        rows = sum(each.rows for each in verified.origins)
    else:
        report = collect(folder, limits=Limits(threads=THREADS))
        if report.defects:
            raise SystemExit(str(report.defects[:3]))
        rows = report.rows
    print(
        json.dumps(
            {
                "wall": time.perf_counter() - wall,
                "cpu": cpu_of_all() - cpu,
                "peak": 1024
                * max(
                    resource.getrusage(each).ru_maxrss
                    for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
                ),
                "rows": rows,
                "bytes": sum(path.stat().st_size for path in folder.rglob("*.parquet"))
                if way == "plain"
                else 0,
            }
        )
    )


def cpu_of_all() -> float:
    """CPU seconds of this process and of those that it waited for."""
    spent = (resource.getrusage(each) for each in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent)


def measured(
    way: str, arguments: argparse.Namespace, folder: Path, environment: dict[str, str]
) -> dict[str, float]:
    """Run one way in a new process."""
    command = [sys.executable, __file__, "--way", way, "--folder", str(folder)]
    command += ["--repositories", str(arguments.repositories), "--rows", str(arguments.rows)]
    answer = subprocess.run(
        command, env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def main() -> None:
    """Measure all ways in turn and print the medians."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repositories", type=int, default=60)
    parser.add_argument("--rows", type=int, default=1000, help="in each repository")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--way", choices=("serve", *WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.way == "serve":
        serve(arguments.repositories, arguments.rows, arguments.folder)
    elif arguments.way:
        run(arguments.way, arguments.repositories, arguments.folder)
    else:
        compare(arguments)


def compare(arguments: argparse.Namespace) -> None:
    """Start the Hub, measure, print."""
    results: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as name:
        told = Path(name) / "environment.json"
        command = [sys.executable, __file__, "--way", "serve", "--folder", str(told)]
        command += ["--repositories", str(arguments.repositories), "--rows", str(arguments.rows)]
        hub = subprocess.Popen(command, stdin=subprocess.PIPE)
        try:
            while not told.exists():
                if hub.poll() is not None:
                    raise SystemExit("the stand-in ended")
                time.sleep(0.1)
            environment = json.loads(told.read_text())
            for number in range(arguments.runs):
                for way in WAYS:
                    folder = Path(name) / f"{'plain' if way == 'plain' else 'collect'}-{number}"
                    results[way].append(measured(way, arguments, folder, environment))
        finally:
            hub.kill()
            hub.wait()
    tell(arguments, results)


def tell(arguments: argparse.Namespace, results: dict[str, list[dict[str, float]]]) -> None:
    """Print the figures."""
    size = results["plain"][0]["bytes"]
    rows = arguments.repositories * arguments.rows
    if results["collect"][0]["rows"] != rows:
        raise SystemExit("not all rows were mirrored")
    print(f"{arguments.repositories:,} repositories, {rows:,} rows, {size / 1e6:,.0f} MB of Parquet")
    for way in WAYS:
        wall, cpu = (median(each[key] for each in results[way]) for key in ("wall", "cpu"))
        peak = max(each["peak"] for each in results[way])
        print(f"{way:8} {wall:7.2f} s   CPU {cpu:7.2f} s   peak {peak / 1e6:5.0f} MB")
    for key in ("wall", "cpu"):
        for name, ways in (("collect", ("collect",)), ("collect and verify", ("collect", "verify"))):
            spent = [
                sum(each[key] for each in one) for one in zip(*(results[way] for way in ways), strict=True)
            ]
            ratios = [took / plain[key] for took, plain in zip(spent, results["plain"], strict=True)]
            print(f"{name} / plain, {key}: {median(ratios):.2f} (goal at most 1.30)")


if __name__ == "__main__":
    main()
