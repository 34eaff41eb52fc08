"""Other tools on the same texts: each in an environment of its own, made for the run and removed after it.

A peer gets the strings of each conversation and gives them back as it would publish them. Where its own
interface takes the donor's user name or strings to remove, it gets them. Tools that read files rather than
fields get a value together with its key, as in a file of JSON.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from benchmarks.privacy.planting import Account
from benchmarks.privacy.redactors import Output
from benchmarks.privacy.strings import keyed_strings

__all__ = ["PEERS", "Peer", "PeerRun", "install", "run_peer"]

_CHILD = Path(__file__).with_name("child.py")


class Peer(msgspec.Struct, frozen=True):
    """A tool of the package index.

    Attributes:
        name: of the package; ``requirement`` pins what is measured.
        label: as it stands in the table, with the way it is used.
        framed: whether a value is given together with its key.
        finds: what it sets out to find.
    """

    name: str
    requirement: str
    label: str
    framed: bool
    finds: tuple[str, ...] = ("secret", "personal")


PEERS: tuple[Peer, ...] = (
    Peer("dataclaw", "dataclaw==0.4.2", "dataclaw 0.4.2", False),
    Peer("opentraces", "opentraces==0.4.13", "opentraces 0.4.13, row floor", False),
    Peer("scrubadub", "scrubadub==2.0.1", "scrubadub 2.0.1", True),
    Peer("detect-secrets", "detect-secrets==1.5.0", "detect-secrets 1.5.0", True, ("secret",)),
    Peer("presidio-analyzer", "presidio-analyzer==2.2.366", "Presidio 2.2.366, patterns", True),
)


class PeerRun(msgspec.Struct, frozen=True):
    """What a peer made of the corpus.

    Attributes:
        outputs: for each account as many conversations as it got to, in order.
        seconds: CPU time in its own calls; ``megabytes`` of text it got to in that time.
        peak: MiB of memory at most.
        trouble: why there is no or only part of a result; empty if all went well.
    """

    outputs: list[Output]
    seconds: float = 0.0
    megabytes: float = 0.0
    peak: float = 0.0
    trouble: str = ""


def install(peer: Peer, home: Path, *, limit: float = 600.0) -> tuple[Path | None, str]:
    """Make an environment with the peer in it.

    Returns:
        Its interpreter and an empty text; or None and the last line of what the installer said.
    """
    place = home / peer.name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if python.exists():
        return python, ""
    uv = shutil.which("uv")
    steps: list[list[str]] = (
        [
            [uv, "venv", "--quiet", "--python", sys.executable, str(place)],
            [uv, "pip", "install", "--quiet", "--python", str(python), peer.requirement],
        ]
        if uv
        else [
            [sys.executable, "-m", "venv", str(place)],
            [str(python), "-m", "pip", "install", "--quiet", peer.requirement],
        ]
    )
    for step in steps:
        try:
            done = subprocess.run(step, capture_output=True, text=True, timeout=limit, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            shutil.rmtree(place, ignore_errors=True)
            return None, type(error).__name__
        if done.returncode:
            shutil.rmtree(place, ignore_errors=True)
            return None, (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]
    return python, ""


def run_peer(peer: Peer, python: Path, accounts: Sequence[Account], folder: Path, limit: float) -> PeerRun:
    """Give a peer the corpus for at most ``limit`` seconds of wall time (and as much again to start)."""
    given, taken, told = (folder / f"{peer.name}.{name}" for name in ("in", "out", "told"))
    with given.open("w", encoding="utf-8", errors="surrogatepass") as file:
        for account in accounts:
            for labelled in account.conversations:
                texts = [_framed(peer, text, key) for text, key in keyed_strings(labelled.conversation)]
                file.write(json.dumps({"person": msgspec.to_builtins(account.person), "texts": texts}) + "\n")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [
        str(python),
        "-W",
        "ignore",
        str(_CHILD),
        peer.name,
        str(given),
        str(taken),
        str(told),
        str(limit),
    ]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=2 * limit + 60, check=False, env=environment
        )
    except subprocess.TimeoutExpired:
        return PeerRun(_outputs(peer, accounts, taken), trouble="killed: over twice its time")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]
        return PeerRun([], trouble=f"stopped with {done.returncode}: {last}")
    facts = json.loads(told.read_text(encoding="utf-8"))
    return PeerRun(
        _outputs(peer, accounts, taken),
        facts["seconds"],
        facts["bytes"] / 1e6,
        facts["peak"],
        facts["trouble"],
    )


def _frame(key: str) -> tuple[str, str]:
    return f'"{key}": "', '"'


def _framed(peer: Peer, text: str, key: str) -> str:
    if not peer.framed or not key or "\n" in text:
        return text
    before, after = _frame(key)
    return before + text + after


def _unframed(peer: Peer, text: str, original: str, key: str) -> str:
    if not peer.framed or not key or "\n" in original:
        return text
    before, after = _frame(key)
    is_whole = text.startswith(before) and text.endswith(after) and len(text) >= len(before) + len(after)
    return text[len(before) : len(text) - len(after)] if is_whole else text


def _outputs(peer: Peer, accounts: Sequence[Account], taken: Path) -> list[Output]:
    lines = iter(taken.read_text(encoding="utf-8").splitlines() if taken.exists() else ())
    result: list[Output] = []
    for account in accounts:
        output: Output = []
        for labelled in account.conversations:
            line = next(lines, None)
            if line is None:
                break
            texts = json.loads(line)
            pairs = zip(texts, keyed_strings(labelled.conversation), strict=True)
            output.append([_unframed(peer, text, original, key) for text, (original, key) in pairs])
        result.append(output)
    return result
