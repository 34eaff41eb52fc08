"""``lab build`` at the command line and from Python: every shipped recipe, plans, releases, withdrawals."""

import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from commonplace import lab
from commonplace.collect import Mirror
from commonplace.collect.trust import review
from commonplace.curate.recipes import SHIPPED, recipe_text
from commonplace.errors import NeedsPerson, UsageError
from commonplace.records.row import Row
from commonplace.records.tombstone import Tombstone
from tests.cli.running import Shell
from tests.collect.verifying.mirrors import add, parquet
from tests.curate import planted

RECIPE = planted.RECIPE.replace('suites = ["exam"]', "suites = []")


def mirror_of(folder: Path, leave_out: Sequence[str] = ()) -> Mirror:
    """A mirror with the planted rows of all donors, seen by a person but for Dan's."""
    mirror = Mirror(folder)
    for number, (origin, rows) in enumerate(planted.rows().items()):
        some = [row for row in rows if row.id not in (*leave_out, "twice")]
        put(mirror, folder.parent / f"made-{number}", origin, some)
    seen = [planted.ADA, planted.BOB, planted.CYD]
    review(mirror, seen, ("Ada", "", 1.8e9))
    return mirror


def put(mirror: Mirror, made: Path, origin: str, rows: Sequence[Row]) -> None:
    state = add(mirror, [(parquet(made, rows), len(rows))], origin=origin)
    mirror.remember(replace(state, verified=state.content))


def recipe_in(folder: Path, text: str = RECIPE) -> Path:
    path = folder / "recipe.toml"
    path.write_text(text, encoding="utf-8")
    return path


def ids_in(folder: Path) -> set[str]:
    """Ids of all rows of a build's views, from its lineage."""
    return {str(each) for each in pq.read_table(folder / "lineage.parquet")["id"].to_pylist()}


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_recipe_builds(shell: Shell, name: str) -> None:
    mirror_of(Path("mirror"))
    recipe = name
    if name == "open-terms-only":
        refused = shell.run("lab", "build", name, "--out", "out")
        assert (refused.code, "leaves no row" in refused.err) == (2, True)
        text = recipe_text(name).replace('"train-permitted"', '"silent"')
        recipe = str(recipe_in(Path(), text))
    said = shell.ok("lab", "build", recipe, "--out", "out", "--json").document
    assert (said["name"], said["folder"]) == (name, "out")
    assert int(str(said["rows"])) > 0
    assert (Path("out") / "build.json").is_file()


def test_the_plan_says_what_each_rule_removes_and_a_release_names_it(shell: Shell) -> None:
    mirror_of(Path("mirror"))
    recipe = str(recipe_in(Path()))
    said = shell.ok("lab", "build", recipe, "--plan")
    assert "duplicates: 3 rows of" in said.out
    assert "silent" in said.out
    assert not Path("out").exists()
    approved = str(shell.ok("lab", "build", recipe, "--plan", "--json").document["hash"])
    assert approved in said.out
    refused = shell.run("lab", "build", recipe, "--out", "out", "--release", "0" * 64)
    assert (refused.code, Path("out").exists()) == (3, False)
    built = shell.ok("lab", "build", recipe, "--out", "out", "--release", approved, "--json").document
    assert built["policy"] == approved


def test_what_is_wrong_in_a_recipe_is_told_by_key_with_the_values_it_may_have(shell: Shell) -> None:
    mirror_of(Path("mirror"))
    wrong = str(recipe_in(Path(), RECIPE.replace('"train-general"', '"train"')))
    said = shell.run("lab", "build", wrong, "--out", "out")
    assert said.code == 2
    assert "intended_use:" in said.err
    assert "train-noncompeting" in said.err
    unknown = str(recipe_in(Path(), RECIPE.replace("refusal", "cheerful")))
    said = shell.run("lab", "build", unknown, "--out", "out")
    assert (said.code, "no label cheerful" in said.err, "self_identification" in said.err) == (2, True, True)
    assert "lab build --recipes" in said.err


def test_recipes_are_listed_and_shown(shell: Shell) -> None:
    said = shell.ok("lab", "build", "--recipes")
    assert all(name in said.out for name in SHIPPED)
    assert (
        shell.ok("lab", "build", "--recipes", "sft-general").out.strip() == recipe_text("sft-general").strip()
    )
    assert shell.run("lab", "build").code == 2


def test_a_folder_of_rows_builds_and_its_tombstones_count(shell: Shell) -> None:
    parquet(Path("rows") / "data", planted.rows()[planted.ADA][:4])
    recipe = str(recipe_in(Path()))
    said = shell.ok("lab", "build", recipe, "--folder", "rows", "--out", "out", "--json").document
    assert said["rows"] == 3  # one is the beginning of another
    assert shell.run("lab", "build", recipe, "--out", "out").code == 2
    with pytest.raises(UsageError, match="no files of rows"):
        lab.plan(lab.BuildFrom(recipe=recipe, folder=Path("out") / "plots"))


def test_a_build_of_another_name_is_not_replaced_unasked(shell: Shell) -> None:
    mirror_of(Path("mirror"))
    recipe = str(recipe_in(Path()))
    shell.ok("lab", "build", recipe, "--out", "out")
    other = str(recipe_in(Path(), RECIPE.replace('"planted"', '"other"')))
    assert shell.run("lab", "build", other, "--out", "out").code == 2
    shell.ok("lab", "build", other, "--out", "out", "--replace")


def withdraw(mirror: Mirror, origin: str, row_id: str, made: Path) -> None:
    """As ``lab collect`` leaves it: the shard without the row, a tombstone, and the old bytes gone."""
    state = mirror.origin(origin)
    assert state is not None
    old = [mirror.object(file.sha256) for file in state.files]
    rest = [row for row in planted.rows()[origin] if row.id not in (row_id, "twice")]
    fresh = add(mirror, [(parquet(made, rest), len(rest))], origin=origin)
    stones = (Tombstone(id=row_id, withdrawn_month="2026-11"),)
    fresh = replace(fresh, tombstones=stones)
    mirror.remember(replace(fresh, verified=fresh.content))
    kept = {file.sha256 for each in mirror.origins() for file in each.files}
    for path in old:
        if path.name not in kept:
            path.unlink(missing_ok=True)


def everything_in(*folders: Path) -> bytes:
    """All bytes below folders, and the cells of all Parquet and Arrow files decoded."""
    found = []
    for folder in folders:
        for path in sorted(each for each in folder.rglob("*") if each.is_file()):
            data = path.read_bytes()
            found.append(data)
            if data[:4] == b"PAR1":
                found.append(str(pq.read_table(path).to_pylist()).encode())
    return b"\n".join(found)


def test_after_a_withdrawal_the_same_command_builds_without_the_row_and_nothing_of_it_stays(
    shell: Shell,
) -> None:
    mirror = mirror_of(Path("mirror"))
    recipe = str(recipe_in(Path()))
    shell.ok("lab", "build", recipe, "--out", "out")
    gone = "b1"
    told = next(row for row in planted.rows()[planted.BOB] if row.id == gone)
    words = [message.content.split()[5].encode() for message in told.messages]
    assert gone in ids_in(Path("out"))
    assert all(word in everything_in(Path("mirror"), Path("out")) for word in words)
    withdraw(mirror, planted.BOB, gone, Path("made-again"))
    shell.ok("lab", "build", recipe, "--out", "out")
    assert gone not in ids_in(Path("out"))
    left = everything_in(Path("mirror"), Path("out"))
    assert [word for word in words if word in left] == []
    cached = everything_in(Path("mirror") / "curated")
    assert told.content_sha256.encode() not in left
    assert b"'b1'" not in cached
    again = lab.BuildFrom(recipe=recipe, mirror=Path("mirror"))
    with pytest.raises(NeedsPerson):
        lab.build(again, "out", release="0" * 64)


def test_a_withdrawal_computes_again_only_the_file_that_changed(shell: Shell) -> None:
    mirror = mirror_of(Path("mirror"))
    recipe = str(recipe_in(Path()))
    shell.ok("lab", "build", recipe, "--out", "out")
    before = _times(mirror)
    withdraw(mirror, planted.BOB, "b1", Path("made-again"))
    shell.ok("lab", "build", recipe, "--out", "out")
    after = _times(mirror)
    same = {path for path in before if after.get(path) == before[path]}
    assert {path for path in before if "bob" not in path} <= same
    assert not {path for path in before if "bob" in path} & same


def _times(mirror: Mirror) -> dict[str, int]:
    cached = mirror.folder / "curated" / "features"
    return {str(path): path.stat().st_mtime_ns for path in cached.rglob("*.parquet")}


def test_a_test_set_of_the_labs_own_is_left_out_by_its_index(shell: Shell) -> None:
    mirror_of(Path("mirror"))
    item = planted.words(3100, 30)
    Path("exam.jsonl").write_text(json.dumps({"question": item, "answer": "4"}) + "\n", encoding="utf-8")
    refused = shell.run("lab", "build", str(recipe_in(Path(), planted.RECIPE)), "--out", "out")
    assert (refused.code, "lab index exam" in refused.err) == (2, True)
    shell.ok("lab", "index", "exam", "--suite", "gsm8k", "--file", "exam.jsonl")
    said = shell.ok("lab", "build", str(recipe_in(Path(), planted.RECIPE)), "--out", "out", "--json").document
    funnel = said["funnel"]
    assert isinstance(funnel, list)
    assert [each["dropped"] for each in funnel if each["step"] == "contamination"] == [{"exam": 1}]
    assert str(Path.cwd()) not in Path("out/build.json").read_text(encoding="utf-8")


def test_what_was_never_verified_is_not_built_from(shell: Shell) -> None:
    mirror = Mirror(Path("mirror"))
    rows = planted.rows()[planted.ADA][:2]
    add(mirror, [(parquet(Path("made"), rows), len(rows))], origin=planted.ADA)
    said = shell.run("lab", "build", "sft-general", "--out", "out")
    assert (said.code, "lab verify" in said.err) == (2, True)
