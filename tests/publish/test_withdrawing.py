"""Withdrawing from a folder: rows go, tombstones stay, nothing comes back."""

import contextlib
from pathlib import Path

import pytest
import yaml

from commonplace.errors import ConsentMissing, UsageError
from commonplace.publish import Chosen, Target, Withdrawn, confirm, export, prepare, redoing, send, withdraw
from commonplace.publish.signing import verified
from commonplace.records.tombstone import Tombstone, read_tombstones
from tests.publish.workspaces import (
    ANSWERS,
    NOW,
    Desk,
    chat,
    contents,
    manifest,
    publish,
    rows,
    session,
    stage,
)


def take(desk: Desk, target: Path, **chosen: object) -> Withdrawn:
    done = withdraw(
        desk.workspace,
        Target.parse(str(target)),
        Chosen(**chosen),  # type: ignore[arg-type]
        agree=lambda _: True,
        now=NOW,
    )
    assert done is not None
    return done


def tombstones(target: Path) -> dict[str, Tombstone]:
    found = [each for path in (target / "withdrawn").glob("*.parquet") for each in read_tombstones(path)]
    return {each.id: each for each in found}


def data(target: Path) -> dict[str, object]:
    """Rows of the dataset's own files, without tombstones."""
    return {key: row for folder in ("data", "long") for key, row in rows(target / folder).items()}


def text_of(target: Path) -> str:
    """All that a reader of the folder can decode: rows, tombstones, and the bytes of other files."""
    other = [raw for path, raw in contents(target).items() if not path.endswith(".parquet")]
    return repr(data(target)) + repr(tombstones(target)) + repr(other)


def ids_of(desk: Desk, target: Path) -> dict[int, str]:
    return {each.cid: each.row_id for each in desk.workspace.outbox.published(str(target))}


def test_a_conversation_goes_and_the_others_stay_as_they_were(desk: Desk, target: Path) -> None:
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    before = data(target)
    gone = ids_of(desk, target)[first]
    done = take(desk, target, cids=frozenset({first}))
    assert (done.rows, done.confirmed, done.left_out) == (1, True, 1)
    assert data(target) == {key: row for key, row in before.items() if key != gone}
    assert tombstones(target) == {gone: Tombstone(id=gone, withdrawn_month="2026-05")}
    assert "Rayleigh scattering. 1" not in text_of(target)
    assert "Rayleigh scattering. 2" in text_of(target)


def test_manifest_and_card_tell_what_is_there(desk: Desk, target: Path) -> None:
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    take(desk, target, cids=frozenset({first}))
    told = manifest(target)
    assert told.counts["conversations"] == 1
    listed = {fact.path for fact in told.files} | {"manifest.json", "commonplace.sig"}
    assert listed == set(contents(target))
    assert "withdrawn/withdrawn.parquet" in listed
    card = yaml.safe_load((target / "README.md").read_text().split("---\n")[1])
    assert [config["config_name"] for config in card["configs"]] == ["default", "withdrawals"]


def test_a_shard_in_which_no_row_is_left_is_deleted(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    (second,) = desk.add(chat(2))
    publish(desk, target)
    untouched = contents(target)["data/train-0001-00000.parquet"]
    take(desk, target, cids=frozenset({second}))
    assert contents(target)["data/train-0001-00000.parquet"] == untouched
    assert "data/train-0002-00000.parquet" not in contents(target)


def test_all_can_go(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    publish(desk, target)
    assert take(desk, target, everything=True).rows == 2
    assert data(target) == {}
    assert len(tombstones(target)) == 2
    assert "withdrawn" in (target / "README.md").read_text()
    assert manifest(target).counts["conversations"] == 0
    assert "scatter" not in text_of(target)


def test_ids_of_rows_are_enough_without_log_and_key(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1), chat(2))
    publish(desk, target)
    stranger = Desk(tmp_path / "another")
    gone = min(data(target))
    done = take(stranger, target, row_ids=frozenset({gone, "cp1-nobody"}))
    stranger.workspace.close()
    assert (done.rows, done.unknown) == (1, ("cp1-nobody",))
    assert set(tombstones(target)) == {gone}
    assert gone not in data(target)


def test_a_second_withdrawal_changes_nothing(desk: Desk, target: Path) -> None:
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    take(desk, target, cids=frozenset({first}))
    before = contents(target)
    done = take(desk, target, cids=frozenset({first}))
    assert (done.rows, done.earlier, done.left_out) == (0, 1, 0)
    assert contents(target) == before


def test_publishing_again_does_not_bring_a_row_back(desk: Desk, target: Path) -> None:
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    take(desk, target, cids=frozenset({first}))
    assert desk.workspace.conversations.summary(first).state == "left_out"
    place = Target.parse(str(target))
    assert prepare(desk.workspace, place, ANSWERS, scanner=desk.scanner, now=NOW) is None
    desk.add(chat(3))
    publish(desk, target)
    assert len(data(target)) == 2
    assert "Rayleigh scattering. 1" not in text_of(target)
    assert len(tombstones(target)) == 1
    assert "withdrawals" in (target / "README.md").read_text()


def test_a_staged_publication_of_it_is_not_sent(desk: Desk, target: Path) -> None:
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    desk.add(chat(1, reply="Changed."), chat(3))
    shown = stage(desk, target)
    ready = confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    take(desk, target, cids=frozenset({first}))
    with pytest.raises(ConsentMissing):
        send(desk.workspace, ready)
    assert "Changed." not in text_of(target)


@pytest.mark.parametrize("forget_log", [False, True])
def test_given_again_it_has_a_new_id(desk: Desk, target: Path, tmp_path: Path, forget_log: bool) -> None:
    (first,) = desk.add(chat(1))
    publish(desk, target)
    take(desk, target, cids=frozenset({first}))
    other = Desk(tmp_path / "copy") if forget_log else desk
    (again,) = other.add(chat(1))
    other.workspace.decisions.set_state([again], "included", "opened")
    publish(other, target)
    (new,) = data(target)
    assert new not in tombstones(target)
    assert take(other, target, cids=frozenset({again})).rows == 1
    assert len(tombstones(target)) == 2
    if forget_log:
        other.workspace.close()


def test_no_means_no(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    before = contents(target)
    place = Target.parse(str(target))
    assert withdraw(desk.workspace, place, Chosen(everything=True), agree=lambda _: False) is None
    assert contents(target) == before
    assert not any(each.withdrawn for each in desk.workspace.outbox.published(str(target)))


def test_where_nothing_was_published_nothing_can_be_withdrawn(desk: Desk, target: Path) -> None:
    with pytest.raises(UsageError, match="nothing that"):
        take(desk, target, everything=True)
    desk.add(chat(1))
    export(desk.workspace, target, scanner=desk.scanner)
    with pytest.raises(UsageError, match="export"):
        take(desk, target, everything=True)


@pytest.mark.parametrize("step", range(20))
def test_an_interruption_at_any_moment_is_finished_later(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Every act on the folder is the last one once: renames, deletions, and clearing away."""
    first, _ = desk.add(chat(1), chat(2))
    publish(desk, target)
    (third,) = desk.add(chat(3))
    publish(desk, target)
    left = step

    def counted(real: object) -> object:
        def act(*given: object, **named: object) -> object:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            return real(*given, **named)  # type: ignore[operator]

        return act

    with monkeypatch.context() as broken:
        for name in ("rename", "replace", "unlink"):
            broken.setattr(Path, name, counted(getattr(Path, name)))
        broken.setattr(redoing.shutil, "copyfileobj", counted(redoing.shutil.copyfileobj))
        with contextlib.suppress(KeyboardInterrupt):
            take(desk, target, cids=frozenset({first, third}))
    done = take(desk, target, cids=frozenset({first, third}))
    assert done.rows + done.earlier == 2
    assert len(data(target)) == 1
    assert len(tombstones(target)) == 2
    assert {fact.path for fact in manifest(target).files} | {"manifest.json", "commonplace.sig"} == set(
        contents(target)
    )
    assert verified(target, f"folder:{target.name}", None).accepted
    assert sum(each.withdrawn is not None for each in desk.workspace.outbox.published(str(target))) == 2
    assert desk.workspace.conversations.summary(first).state == "left_out"


def test_datasets_opens_both_configs_afterwards(desk: Desk, target: Path, tmp_path: Path) -> None:
    import datasets

    first, _ = desk.add(chat(1), session(1))
    publish(desk, target)
    take(desk, target, cids=frozenset({first}))
    cache = str(tmp_path / "cache")
    (row,) = datasets.load_dataset(str(target), split="train", cache_dir=cache)
    assert row["messages"][0]["role"] == "user"
    (stone,) = datasets.load_dataset(str(target), "withdrawals", split="train", cache_dir=cache)
    assert set(stone) == {"id", "withdrawn_month", "reason_code", "schema_version"}
    assert stone["reason_code"] == "unspecified"
