"""The receipt in the dataset says what was agreed to and how it was looked at, and nothing of who."""

from pathlib import Path

import msgspec

from commonplace.publish import Receipt
from commonplace.publish.public_receipt import RECEIPTS, PublicReceipt
from tests.publish.workspaces import ANSWERS, MAIL, NAME, Desk, chat, manifest, publish, session


def receipts(target: Path) -> dict[str, PublicReceipt]:
    found = sorted((target / RECEIPTS).iterdir())
    return {path.name: msgspec.json.decode(path.read_bytes(), type=PublicReceipt) for path in found}


def test_each_publication_leaves_one_receipt_that_the_manifest_lists(desk: Desk, target: Path) -> None:
    cids = desk.add(chat(1), session(1))
    desk.workspace.decisions.set_state(cids[1:], "included", "by_query")
    shown = publish(desk, target)
    ((name, first),) = receipts(target).items()
    assert f"{RECEIPTS}/{name}" in {fact.path for fact in manifest(target).files}
    assert first.consent == shown.plan.consent
    assert (first.new, first.changed) == (2, 0)
    assert first.reviewed == {"by_query": 1, "opened": 1}
    assert first.gives == {"anthropic": "full", "openai": "full"}

    own = msgspec.convert(desk.workspace.outbox.get(shown.number).receipt, Receipt)
    assert own.row_ids_sha256 == first.row_ids_sha256
    assert (own.reviewed, own.gives) == (first.reviewed, first.gives)

    desk.add(chat(2))
    publish(desk, target, msgspec.structs.replace(ANSWERS, license_human="CC-BY-4.0"))
    found = receipts(target)
    assert found.pop(name) == first
    (second,) = found.values()
    assert (second.new, second.consent.license_human) == (1, "CC-BY-4.0")


def test_it_names_nobody_and_no_moment(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = publish(desk, target)
    (path,) = (target / RECEIPTS).iterdir()
    text = path.read_text()
    for private in (NAME, MAIL, "account-7", str(target), target.name, shown.plan.target, shown.digest):
        assert private not in text
    assert "T" not in str(msgspec.json.decode(text)["consent"]["month"])
    assert "sent" not in msgspec.json.decode(text)


def test_equal_publications_give_equal_receipts(tmp_path: Path) -> None:
    names = []
    for number in ("one", "two"):
        desk = Desk(tmp_path / number / "workspace")
        desk.add(chat(1))
        publish(desk, tmp_path / number / "chats")
        names.append(set(receipts(tmp_path / number / "chats")))
        desk.workspace.close()
    assert names[0] == names[1]
