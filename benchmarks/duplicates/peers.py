"""Other tools on the same texts, each in a process of its own, run by the interpreter of a temporary environment.

They get normalised texts, one conversation a line, so that scripts without spaces are no handicap, and the same
setting: runs of five words, 128 permutations, 16 bands of 8. What they print last is JSON: the clusters.
"""

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

__all__ = ["main"]


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Id and normalised text of each conversation."""
    with (folder / "texts.jsonl").open(encoding="utf-8") as file:
        for line in file:
            name, text = json.loads(line)
            yield name, text


def datasketch(folder: Path) -> dict[str, str]:
    """MinHash of runs of words as bytes, and its index in memory."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=128, params=(16, 8))
    above: dict[str, str] = {}
    for name, text in texts(folder):
        words = text.encode().split(b" ")
        runs = {b" ".join(words[at : at + 5]) for at in range(max(len(words) - 4, 1))}
        made = MinHash(num_perm=128, seed=1)
        made.update_batch(list(runs))
        above[name] = name
        for other in index.query(made):
            above[_top(above, name)] = _top(above, str(other))
        index.insert(name, made, check_duplication=False)
    return {name: _top(above, name) for name in above}


def datatrove(folder: Path) -> dict[str, str]:
    """Its three stages through files, with a tokenizer that cuts at white space as the texts are made for it."""
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
    from datatrove.pipeline.dedup import minhash as theirs
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.word_tokenizers import WhitespaceTokenizer

    class Spaces(WhitespaceTokenizer):  # type: ignore[misc]
        def word_tokenize(self, text: str) -> list[str]:
            return text.split()

    # Its own normalisation stays on: it is a part of the tool.
    config = theirs.MinhashConfig(
        n_grams=5, num_buckets=16, hashes_per_bucket=8, hash_config=HashConfig(precision=64)
    )
    names = []

    def read(_: object, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        del rank, world_size
        for name, text in texts(folder):
            names.append(name)
            yield Document(text=text, id=name)

    def run(stage: object, tasks: int, *before: object) -> None:
        logs = tempfile.mkdtemp(dir=folder)
        LocalPipelineExecutor(pipeline=[*before, stage], tasks=tasks, workers=1, logging_dir=logs).run()

    home = str(folder / "datatrove")
    run(MinhashDedupSignature(output_folder=f"{home}/signatures", config=config, language=Spaces()), 1, read)
    run(MinhashDedupBuckets(f"{home}/signatures", f"{home}/buckets", config=config), config.num_buckets)
    run(MinhashDedupCluster(f"{home}/buckets", f"{home}/ids", config=config, save_cluster_id=True), 1)
    return dict(_clusters(Path(home) / "ids", names))


def _clusters(folder: Path, names: list[str]) -> Iterator[tuple[str, str]]:
    """Its files of clusters: pairs of 32-bit numbers, a document and its cluster."""
    import struct

    for path in sorted(folder.glob("*.clusters")):
        for number, cluster in struct.iter_unpack("<II", path.read_bytes()):
            yield names[number], str(cluster)


def exact(folder: Path) -> dict[str, str]:
    """Equal texts by a group-by of Polars: the floor."""
    import polars

    names, forms = zip(*texts(folder), strict=True)
    table = polars.DataFrame({"name": names, "form": forms})
    first = table.with_columns(polars.col("name").first().over(polars.col("form").hash()).alias("first"))
    return dict(zip(first["name"], first["first"], strict=True))


def _top(above: dict[str, str], name: str) -> str:
    while above[name] != name:
        above[name] = above[above[name]]
        name = above[name]
    return name


def main() -> None:
    """Run one tool on a folder and write its clusters of more than one row."""
    tool, folder = sys.argv[1], Path(sys.argv[2])
    found = {"datasketch": datasketch, "datatrove": datatrove, "polars-exact": exact}[tool](folder)
    sizes: dict[str, int] = defaultdict(int)
    for cluster in found.values():
        sizes[cluster] += 1
    kept = {name: cluster for name, cluster in found.items() if sizes[cluster] > 1}
    (folder / f"{tool}.json").write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
