import json
import socket
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from commonplace.demo import (
    PLANTED,
    Played,
    demo_machine,
    leftovers,
    play,
    prepare_workspace,
    refuse_leftovers,
    story,
)
from commonplace.demo.checking import published_texts
from commonplace.demo.playing import publish_included
from commonplace.errors import CommonplaceError, UsageError
from commonplace.privacy import finding_value
from commonplace.records.arrow import table
from commonplace.records.conversion import RowContext, to_row
from commonplace.review import AddOptions, add, decide_query, keep_value
from commonplace.store import Query, Workspace

LEFT_OUT = ("Medikamente", "MRT", "Migräne", "Kassenbericht", "Sichtschutz")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    def refuse(*_: object) -> None:
        raise AssertionError("the demonstration asked for the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        return play(tmp_path_factory.mktemp("played") / "out")


def test_nothing_planted_is_left(played: Played) -> None:
    assert played.leftovers == ()
    assert leftovers(played.folder / "dataset") == ()
    refuse_leftovers(played)
    assert played.planted == len(PLANTED)


def test_what_was_decided_is_what_left(played: Played) -> None:
    files = sorted((played.folder / "dataset" / "data").glob("*.parquet"))
    rows = [row for file in files for row in pq.read_table(file).to_pylist()]
    assert len(rows) == played.plan.new == played.states["included"]
    assert played.states["included"] + 5 == played.prepared.receipt.conversations
    reviewed = [row["redaction"]["reviewed"] for row in rows]
    assert played.aside == 1, "the party of her daughter is not swept in"
    assert reviewed.count("opened") == 6 + played.aside
    assert reviewed.count("by_query") == len(rows) - 6 - played.aside
    assert {row["consent"]["channel"] for row in rows} == {"script"}
    texts = "\n".join(text for _, text in published_texts(played.folder / "dataset"))
    assert "bestellung@samenhof.example" in texts
    assert "altersentsprechend" not in texts
    assert "Kassenbericht" not in texts


def test_the_rows_say_much_of_what_was_planted(played: Played) -> None:
    """A check that finds nothing proves little if nothing was there: most kinds left a replacement."""
    assert len(played.plan.by_type) >= 35
    assert sum(played.plan.by_type.values()) >= 110


def test_without_replacing_the_check_would_find_nearly_all_of_it(played: Played, tmp_path: Path) -> None:
    """A check that finds nothing proves little if nothing could be found: the same rows, not redacted."""
    with Workspace.open(tmp_path / "workspace") as workspace:
        add(workspace, played.prepared.exports.paths, AddOptions(machine=demo_machine()))
        out = {
            cid for words in LEFT_OUT for cid in workspace.conversations.ids(Query(text=words, limit=None))
        }
        cids = set(workspace.conversations.ids(Query(limit=None))) - out
        conversations = [workspace.conversations.get(cid) for cid in sorted(cids)]
    context = RowContext(
        id="cp1-test",
        scope="full",
        message_redactions={},
        redaction_tool="",
        redaction_version="",
        reviewed=None,
    )
    (tmp_path / "raw").mkdir()
    pq.write_table(
        table([to_row(each, context) for each in conversations]), tmp_path / "raw" / "rows.parquet"
    )
    assert len(conversations) == played.plan.new
    assert {name for name, each in PLANTED.items() if not leftovers(tmp_path / "raw", [each])} == {
        "file-name",
        "health-insurance",
        "member-number",
        "name-neighbour",
        "photo-name",
    }


def test_the_folder_holds_exports_dataset_and_receipt(played: Played) -> None:
    assert {entry.name for entry in played.folder.iterdir()} == {
        "README.txt",
        "dataset",
        "exports",
        "receipt.json",
    }
    receipt = json.loads((played.folder / "receipt.json").read_bytes())
    assert receipt["digest"] == played.receipt.digest
    assert receipt["new"] == played.plan.new


def test_the_story_tells_all_steps_and_no_value(played: Played) -> None:
    lines = list(story(played))
    text = "\n".join(lines)
    assert all(len(line) <= 110 or str(played.folder) in line for line in lines)
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]
    assert "none is left" in text
    assert "load_dataset" in text
    told = [
        each.name
        for each in PLANTED.values()
        if each.value in text.replace(str(played.folder), "")
        and each.name not in ("full-name", "name-in-title")
    ]
    assert told == []


def test_a_value_that_was_kept_is_found_again_and_named_by_kind_and_place(tmp_path: Path) -> None:
    prepared = prepare_workspace(tmp_path / "workspace", tmp_path / "exports")
    secret = PLANTED["stripe"]
    with Workspace.open(prepared.root) as workspace:
        [cid] = workspace.conversations.ids(Query(text="raffle", limit=None))
        conversation = workspace.conversations.get(cid)
        [value_id] = {
            each.value_id
            for each in workspace.findings.of(cid)
            if finding_value(conversation, each) == secret.value
        }
        keep_value(workspace, value_id, cid)
        decide_query(workspace, "raffle", "included")
        plan, receipt = publish_included(workspace, tmp_path / "dataset")
        states = workspace.conversations.states()
    found = leftovers(tmp_path / "dataset")
    assert {each.kind for each in found} == {secret.kind}
    assert all("row" in each.place and "messages" in each.place for each in found)
    played = Played(
        folder=tmp_path,
        prepared=prepared,
        in_bulk=1,
        states=states,
        plan=plan,
        receipt=receipt,
        planted=len(PLANTED),
        leftovers=found,
    )
    with pytest.raises(CommonplaceError) as raised:
        refuse_leftovers(played)
    assert raised.value.exit_code == 1
    said = "\n".join([raised.value.message, *raised.value.facts, raised.value.hint, *story(played)])
    assert secret.kind in said
    assert secret.value not in said


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious", encoding="utf-8")
    with pytest.raises(UsageError, match="something else"):
        play(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.txt"]


def test_what_an_earlier_demonstration_left_is_replaced(played: Played) -> None:
    stray = played.folder / "mine.txt"
    stray.write_text("precious", encoding="utf-8")
    with pytest.raises(UsageError, match="something else"):
        play(played.folder)
    stray.unlink()
    again = play(played.folder, keep_workspace=True)
    assert again.plan.new == played.plan.new
    assert Workspace.exists(played.folder / "workspace")
    assert again.leftovers == ()
