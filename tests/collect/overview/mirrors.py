"""Mirrors for the overview: verified, with names as strangers may choose them."""

from pathlib import Path

from msgspec.structs import replace

from commonplace.collect import Mirror
from commonplace.collect.verifying import Options, verify
from tests.collect.verifying.mirrors import NOW, add, hashed, parquet, row

QUICK = Options(scan=False, scores=False, workers=1)

HOSTILE = (
    "<script>document.title='ran'</script>",
    '"><img src=x onerror="document.title=\'ran\'">',
    "javascript:alert(1)",
    "</title></style></svg><script>alert(2)</script>",
    "{{7*7}}{% raw %}",
    "\u202egnp.exe\u200b\x1b[2J",
)


def hostile(folder: Path) -> Mirror:
    """A verified mirror in which models, clients and a neighbour's licence and name are markup."""
    mirror = Mirror(folder / "mirror")
    rows = []
    for number, name in enumerate(HOSTILE):
        plain = row(f"r{number}")
        turns = tuple(replace(turn, model=name if turn.model else None) for turn in plain.turns)
        branches = tuple(
            replace(
                branch,
                turns=tuple(replace(turn, model=name if turn.model else None) for turn in branch.turns),
            )
            for branch in plain.branches
        )
        rows.append(hashed(replace(plain, models=(name,), turns=turns, branches=branches, client=name)))
    add(mirror, [(parquet(folder / "made", rows), len(rows))])
    neighbour = [replace(row("n"), consent=None, provider="<b>bold</b>")]
    state = add(
        mirror,
        [(parquet(folder / "near", neighbour), 1)],
        origin="hf:x/<img src=x onerror=alert(3)>",
        adapter="sharegpt",
    )
    mirror.remember(replace(state, licence=HOSTILE[1]))
    broken = replace(row("b"), num_messages=77)
    add(mirror, [(parquet(folder / "broken", [broken, row("fine")]), 2)], origin="hf:b/roken")
    verify(mirror, QUICK, now=NOW)
    return mirror
