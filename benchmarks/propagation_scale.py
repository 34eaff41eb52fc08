"""What it costs to look for everything everywhere: an import of a few conversations on top of many.

    python benchmarks/propagation_scale.py [--conversations 20000] [--new 50] [--folder DIR]

Conversations are those of ``store_scale.py``, each with a person, a telephone number and a password of its
own beside cues, some of which stand alone in others. Their findings are made without a scan, which is
measured elsewhere; looking for values is the real thing, with reading from the disk and storing.
"""

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import msgspec

from commonplace.privacy import RULES, leaves, offered, value_id
from commonplace.records import Conversation, Finding, Range, ScanResult, Text
from commonplace.review import propagate
from commonplace.store import Workspace
from store_scale import conversation, paragraphs

BATCH = 100
SYLLABLES = [
    "ba",
    "ce",
    "do",
    "fu",
    "gi",
    "ka",
    "le",
    "mo",
    "nu",
    "pi",
    "ra",
    "se",
    "to",
    "vu",
    "wi",
    "xa",
    "ye",
    "zo",
]
RULE = {
    kind: next(r for r in RULES if r.kind == kind and r.spread and r.tier == "certain")
    for kind in ("personal.name", "personal.phone", "secret.password")
}


def values(number: int) -> dict[str, str]:
    """What one conversation tells: always the same for the same number."""
    chance = random.Random(number)

    def word() -> str:
        return "".join(chance.choices(SYLLABLES, k=4)).capitalize()

    return {
        "personal.name": f"{word()} {word()}",
        "personal.phone": f"0{chance.randrange(10**9, 10**10)}",
        "secret.password": f"{word()}-{chance.randrange(10**4)}!{word()}",
    }


def telling(number: int, made: Conversation, repeats: int | None) -> tuple[Conversation, dict[str, str]]:
    """The conversation with its own values in its first message, and one of another's in its last."""
    own = values(number)
    first, *rest = made.messages
    said = f"{first.parts[0].text}\nask {own['personal.name']}, {own['personal.phone']}: {own['secret.password']}"  # type: ignore[union-attr]
    messages = [msgspec.structs.replace(first, parts=(Text(said),)), *rest]
    if repeats is not None and rest:
        last = messages[-1]
        again = f"{last.parts[0].text}\nas for {values(repeats)['personal.name']} again"  # type: ignore[union-attr]
        messages[-1] = msgspec.structs.replace(last, parts=(Text(again),))
    return msgspec.structs.replace(made, messages=tuple(messages)), own


def scanned(made: Conversation, own: dict[str, str], key: bytes) -> ScanResult:
    """What a scan would find of it."""
    found: list[Finding] = []
    leaf = next(each for each in leaves(made) if each.path.startswith("m/"))
    for kind, value in own.items():
        at = leaf.text.index(value)
        rule = RULE[kind]
        found.append(
            Finding(
                path=leaf.path, ranges=(Range(at, at + len(value)),), kind=kind, rule=rule.id, rule_version=1,
                tier="certain", confidence=0.9, value_id=value_id(value, key),
            )
        )  # fmt: skip
    return ScanResult(status="scanned", findings=tuple(found), leaves=1, characters=1, version="1")


def put(workspace: Workspace, numbers: range, chance: random.Random) -> int:
    """Import and "scan" conversations; returns the UTF-8 bytes of their text."""
    prose, code = paragraphs()
    key, size = workspace.secret(), 0
    for begin in range(numbers.start, numbers.stop, BATCH):
        with workspace.transaction():
            for number in range(begin, min(begin + BATCH, numbers.stop)):
                repeats = chance.randrange(number) if number and chance.random() < 0.2 else None
                made, own = telling(number, conversation(number, chance, prose, code), repeats)
                size += sum(len(leaf.text.encode()) for leaf in leaves(made))
                cid = workspace.conversations.put(made).cid
                result = scanned(made, own, key)
                workspace.findings.replace(cid, result, offers=offered(result.findings))
    return size


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--conversations", type=int, default=20_000)
    parser.add_argument("--new", type=int, default=50)
    parser.add_argument("--folder", type=Path, help="an empty folder to work in")
    options = parser.parse_args()
    chance = random.Random(1)
    with (
        tempfile.TemporaryDirectory(dir=options.folder) as folder,
        Workspace.open(Path(folder) / "w") as workspace,
    ):
        many = options.conversations
        size = put(workspace, range(many), chance)
        for name, count in (("all at once", 0), ("new on top", options.new), ("nothing new", 0)):
            if count:
                put(workspace, range(many, many + count), chance)
            begun = time.perf_counter()
            done = propagate(workspace)
            took = time.perf_counter() - begun
            print(
                f"{name:<12} {took:7.2f} s   {done.looked} looked through, {done.gained} gained, {done.refused} refused"
            )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(f"text {size / 1e6:.0f} MB in {many} conversations, peak memory {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
