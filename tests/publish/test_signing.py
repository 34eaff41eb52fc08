"""The manifest is signed: by a key of the dataset, or by one for all that the dataset's own hands over to."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import UsageError
from commonplace.evidence import SigningKey, Verification, verify_manifest
from commonplace.publish import Chosen, Target, export, prepare, withdraw
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat, manifest, publish, rows, stage

ONE = replace(ANSWERS, sign_with="one-key")


def standing(folder: Path, pinned: str | None = None) -> Verification:
    """What a collector makes of a folder."""
    signature, keys = folder / "commonplace.sig", folder / "keys.jsonl"
    return verify_manifest(
        (folder / "manifest.json").read_bytes(),
        signature.read_bytes() if signature.is_file() else None,
        keys.read_bytes() if keys.is_file() else None,
        target=f"folder:{folder.name}",
        pinned=pinned,
    )


def own_key(desk: Desk, folder: Path) -> str:
    return SigningKey.for_target(desk.workspace.secret(), f"folder:{folder.name}").public


def take(desk: Desk, folder: Path, row_id: str) -> None:
    chosen = Chosen(row_ids=frozenset({row_id}))
    assert withdraw(desk.workspace, Target.parse(str(folder)), chosen, agree=lambda _: True, now=NOW)


def test_each_publication_is_signed_by_the_key_of_its_dataset(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = publish(desk, target)
    assert shown.plan.signed_by == own_key(desk, target)
    assert standing(target) == Verification("first", own_key(desk, target))
    assert "commonplace.sig" in {fact.path for fact in shown.plan.operations}
    assert "commonplace.sig" not in {fact.path for fact in manifest(target).files}
    desk.add(chat(2))
    publish(desk, target)
    assert standing(target, own_key(desk, target)).standing == "pinned"
    assert not (target / "keys.jsonl").exists()


def test_two_datasets_cannot_be_joined_by_their_keys(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    publish(desk, target.with_name("others"))
    assert standing(target).key != standing(target.with_name("others")).key


def test_one_key_for_all_if_the_person_wants_it(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    other = target.with_name("others")
    publish(desk, target, ONE)
    publish(desk, other, ONE)
    assert standing(target).key == standing(other).key != own_key(desk, target)
    assert not (target / "keys.jsonl").exists()
    desk.add(chat(2))
    publish(desk, target)
    assert standing(target, standing(other).key).standing == "pinned"


def test_a_dataset_hands_over_to_the_one_key_though_no_row_changes(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    shown = publish(desk, target, ONE)
    assert {fact.path for fact in shown.plan.operations} >= {"keys.jsonl", "commonplace.sig", "manifest.json"}
    assert standing(target, own_key(desk, target)) == Verification("rotated", shown.plan.signed_by)
    assert prepare(desk.workspace, Target.parse(str(target)), ONE, scanner=desk.scanner, now=NOW) is None
    desk.add(chat(2))
    publish(desk, target)
    assert standing(target, own_key(desk, target)).standing == "rotated"
    with pytest.raises(UsageError, match="one key"):
        stage(desk, target, replace(ANSWERS, sign_with="dataset-key"))


@pytest.mark.parametrize("answers", [ANSWERS, ONE], ids=["dataset-key", "one-key"])
def test_a_withdrawal_signs_again(desk: Desk, target: Path, answers: object) -> None:
    desk.add(chat(1), chat(2))
    publish(desk, target, answers)  # type: ignore[arg-type]
    key = standing(target).key
    take(desk, target, min(rows(target / "data")))
    assert standing(target, key).standing == "pinned"


def test_a_withdrawal_without_the_key_leaves_no_signature(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1), chat(2))
    publish(desk, target, ONE)
    key = standing(target).key
    stranger = Desk(tmp_path / "elsewhere", secret=bytes(range(1, 33)))
    take(stranger, target, min(rows(target / "data")))
    stranger.workspace.close()
    assert standing(target).standing == "unsigned"
    # Who published goes on with the key that collectors know.
    desk.add(chat(3))
    publish(desk, target)
    assert standing(target, key).standing == "pinned"


def test_a_file_that_is_no_list_of_keys_does_no_harm(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target)
    (target / "keys.jsonl").write_bytes(b"{}\n")
    (target / "commonplace.sig").write_bytes(b"?")
    take(desk, target, min(rows(target / "data")))
    assert (target / "commonplace.sig").read_bytes().startswith(b"{")


def test_an_export_is_not_signed(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    export(desk.workspace, target, scanner=desk.scanner)
    assert not (target / "commonplace.sig").exists()
