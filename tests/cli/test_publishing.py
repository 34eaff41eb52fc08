"""``publish`` and ``export``: what is shown is what is confirmed is what is sent."""

import json
import re
from pathlib import Path

import pytest
from datasets import load_dataset

from commonplace.cli import publishing
from commonplace.errors import HubUnreachable
from commonplace.publish import Receipt, Staged
from commonplace.review import make_scanner
from commonplace.store import Query, Workspace
from tests.cli.conftest import PLANTED
from tests.cli.running import ANSWERS, Shell
from tests.hub_server import HubServer
from tests.store.making import scan


@pytest.fixture
def chosen(filled: Shell) -> Shell:
    """A workspace with everything included."""
    filled.ok("review", "--include", "all")
    filled.ok("plan", "unknown")
    return filled


def dry_run(shell: Shell, target: str = "out") -> dict[str, object]:
    return shell.ok("publish", "--to", target, "-n", "--json", *ANSWERS).document


def test_the_whole_way_at_the_terminal(shell: Shell, given_folder: Path, tmp_path: Path) -> None:
    shell.ok("add", given_folder, "--model", "opus-4.8", "--of-age")
    assert "need" not in shell.ok("status").out
    shell.ok("project", "/work/garden", "--personal")
    shell.ok("review", "--include", "all")
    shown = shell.ok("publish", "--to", "out", "--dry-run", *ANSWERS)
    phrase = shown.out.splitlines()[-1].removeprefix("To confirm: ")
    assert phrase.startswith("out@")
    assert not (tmp_path / "out").exists()
    sent = shell.ok("publish", "--to", "out", *ANSWERS, "--confirm", phrase)
    assert sent.out.startswith("Sent and verified: 6 rows")
    rows = load_dataset(str(tmp_path / "out"), split="train", cache_dir=str(tmp_path / "cache"))
    assert rows.num_rows == 6
    assert not any(
        word in json.dumps(rows.to_list(), default=str) for word in PLANTED if "@" in word or "_" in word
    )
    assert shell.ok("publish", "--to", "out", *ANSWERS, "-n").out.endswith("nothing to send.\n")
    assert "status" not in shell.ok("status").out


def test_the_digest_stays_until_something_changes(chosen: Shell) -> None:
    first = dry_run(chosen)
    assert dry_run(chosen)["confirm"] == first["confirm"]
    assert dry_run(chosen, "other")["confirm"] != first["confirm"]
    chosen.ok("review", "--leave-out", "provider:openai")
    later = dry_run(chosen)
    assert later["confirm"] != first["confirm"]
    refused = chosen.run("publish", "--to", "out", *ANSWERS, "--confirm", str(first["confirm"]))
    assert refused.code == 3
    assert not Path("out").exists()
    assert (
        chosen.run(
            "publish", "--to", "out", *ANSWERS, "--use", "evaluation", "--confirm", str(later["confirm"])
        ).code
        == 3
    )
    chosen.ok("publish", "--to", "out", *ANSWERS, "--confirm", str(later["confirm"]))


@pytest.mark.parametrize("typed", ["out@", "out", "y", "yes", "erase", "out@000000000000", "other@{}"])
def test_another_word_is_no_yes(chosen: Shell, typed: str) -> None:
    digest = str(dry_run(chosen)["confirm"]).partition("@")[2]
    said = chosen.run("publish", "--to", "out", *ANSWERS, "--confirm", typed.replace("{}", digest))
    assert said.code == 3
    assert not Path("out").exists()


def test_nothing_is_sent_without_a_yes_a_licence_and_a_use(chosen: Shell) -> None:
    assert chosen.run("publish", "--to", "out", *ANSWERS).code == 3
    dry = ("publish", "--to", "out", "-n", "--json")
    assert chosen.ok(*dry, *ANSWERS)
    for place in range(0, len(ANSWERS), 2):
        some = [*ANSWERS[:place], *ANSWERS[place + 2 :]]
        if "--use" not in some or ANSWERS[place] != "--use":
            assert chosen.run(*dry, *some).code == 3, some
    assert chosen.run(*dry, *ANSWERS[:4], "--use", "contact").code == 3, "that is no use"
    assert not Path("out").exists()


def test_nothing_included_is_nothing_to_publish(filled: Shell) -> None:
    said = filled.run("publish", "--to", "out", "-n", *ANSWERS)
    assert said.code == 3
    assert "review" in said.err


def test_what_is_shown_counts_and_names_no_value(chosen: Shell) -> None:
    shown = chosen.ok("publish", "--to", "out", "-n", *ANSWERS).out
    assert "6 new, 0 changed, 0 unchanged" in shown
    assert "openai: 3 conversations" in shown
    assert "replaced, " in shown
    assert "manifest.json" in shown
    document = dry_run(chosen)
    assert {file["path"] for file in document["files"]} >= {"README.md", "manifest.json", "LICENSE"}  # type: ignore[attr-defined]


def test_what_may_still_be_in_it_is_said_before_and_in_the_receipt(chosen: Shell) -> None:
    shown = chosen.ok("publish", "--to", "out", "-n", *ANSWERS).out
    assert "  may still be in it, " in shown
    assert "an estimate from generated text" in shown
    document = dry_run(chosen)
    expected, replaced = document["expected"], document["replacements"]
    assert isinstance(expected, dict)
    assert isinstance(replaced, dict)
    assert set(expected) == {"groups", "less_than_one", "ruleset", "date", "earlier_rules"}
    told = [each["group"] for each in expected["groups"]] + expected["less_than_one"]
    assert "personal.email" in told
    assert "personal.email" in replaced
    for group in expected["less_than_one"]:
        assert f" {group}" in shown
    for each in expected["groups"]:
        assert f"may still be in it, {each['group']}: " in shown
        assert each["low"] <= each["missed"] <= each["high"]
    sent = chosen.ok(
        "publish", "--to", "out", *ANSWERS, "--confirm", str(document["confirm"]), "--json"
    ).document
    assert sent["receipts"][0]["expected"] == expected  # type: ignore[index]
    assert "## Method and measured miss rates" in Path("out/README.md").read_text()


def test_look_alikes_are_chosen_kept_and_changed_with_a_warning(chosen: Shell, tmp_path: Path) -> None:
    assert (
        "what was found is replaced by placeholders"
        in chosen.ok("publish", "--to", "out", "-n", *ANSWERS).out
    )
    assert chosen.run("publish", "--to", "out", "-n", *ANSWERS, "--replace-with", "nothing").code == 2
    alike = ("publish", "--to", "out", *ANSWERS, "--replace-with", "look-alikes")
    first = chosen.ok(*alike, "-n", "--json").document
    assert (first["replace_with"], first["replaced_with_before"]) == ("look-alikes", None)
    chosen.ok(*alike, "--confirm", str(first["confirm"]))
    rows = load_dataset(str(tmp_path / "out"), split="train", cache_dir=str(tmp_path / "cache"))
    assert {each["tool"] for each in rows["redaction"]} == {"commonplace+look-alikes"}
    assert chosen.ok("publish", "--to", "out", *ANSWERS, "-n").out.endswith("nothing to send.\n")
    back = chosen.ok("publish", "--to", "out", *ANSWERS, "-n", "--replace-with", "placeholders")
    assert "0 new, 6 changed, 0 unchanged" in back.out
    assert "look-alikes become placeholders: all rows of included conversations are made anew" in back.err


def test_documents_of_every_outcome(chosen: Shell) -> None:
    phrase = str(dry_run(chosen)["confirm"])
    sent = chosen.ok("publish", "--to", "out", *ANSWERS, "--confirm", phrase, "--json").document
    assert sent["state"] == "sent and verified"
    assert sent["receipts"][0]["new"] == 6  # type: ignore[index]
    again = chosen.ok("publish", "--to", "out", *ANSWERS, "-n", "--json").document
    assert again["state"] == "nothing to send"
    assert chosen.run("publish", "--send", "--json").document["error"]["code"] == "usage"  # type: ignore[index]
    assert (
        chosen.run("publish", "--to", "new", *ANSWERS, "--json").document["error"]["code"] == "needs-person"
    )  # type: ignore[index]


def test_a_person_types_what_is_shown(chosen: Shell, tmp_path: Path) -> None:
    typed = {"How much of Anthropic": "full", "How much of OpenAI": "full"}
    typed |= {"Licence of your own words": "CC0-1.0"}
    typed |= {"Name all you allow": "training", "To publish, type": "{}"}
    said = chosen.at_terminal("publish", "--to", "out", typed=typed, out=tmp_path / "said.txt")
    assert said.code == 0, said.out
    printed = (tmp_path / "said.txt").read_text()
    assert "Sent and verified" in printed
    assert "out@" not in printed, "the digest stands in the question alone"
    rows = load_dataset(str(tmp_path / "out"), split="train", cache_dir=str(tmp_path / "cache"))
    assert rows["consent"][0]["uses"] == ["training"]
    assert rows["consent"][0]["channel"] == "terminal"


def test_a_person_who_types_something_else_publishes_nothing(chosen: Shell, tmp_path: Path) -> None:
    said = chosen.at_terminal("publish", "--to", "out", *ANSWERS, typed={"To publish, type": "yes"})
    assert said.code == 3
    assert not (tmp_path / "out").exists()


HUB = ("publish", "--to", "hf:donor/chats", "--visibility", "private", *ANSWERS)


def test_a_script_or_an_agent_cannot_confirm_for_the_hub(chosen: Shell) -> None:
    for arguments in (HUB, (*HUB, "--confirm", "chats@" + "0" * 64), (*HUB, "--now")):
        said = chosen.run(*arguments)
        assert said.code == 3
        assert "person" in said.err
    assert chosen.at_terminal(*HUB, "--confirm", "chats@" + "0" * 64).code == 3
    chosen.set(CODEX_SANDBOX="1")
    agent = chosen.at_terminal(*HUB)
    assert agent.code == 3
    assert "CODEX_SANDBOX" in agent.out


def test_the_digest_for_the_hub_is_not_shown_to_a_script(chosen: Shell, hub_server: HubServer) -> None:
    there = (*HUB, "-n", "--endpoint", hub_server.endpoint)
    assert "confirm" not in chosen.ok(*there, "--json").document
    assert "chats@" not in chosen.ok(*there).out
    assert chosen.run(*HUB, "-n").code == 3, "another Hub than the public one has to be confirmed"


def test_a_person_publishes_to_the_hub_at_the_terminal(
    chosen: Shell, hub_server: HubServer, tmp_path: Path
) -> None:
    there = (*HUB, "--endpoint", hub_server.endpoint)
    said = chosen.at_terminal(*there, typed={"To publish, type": "{}"}, out=tmp_path / "said.txt")
    assert said.code == 0, said.out
    assert "your Hub name donor will stand beside these conversations" in said.out
    last = (tmp_path / "said.txt").read_text().splitlines()[-1]
    assert re.fullmatch(r"Confirmed: waiting until \d{4}-\d\d-\d\d \d\d:\d\d UTC, in the outbox here\.", last)
    assert "for hf:donor/chats: waiting until" in chosen.ok("status").out
    assert chosen.run("publish", "--send").code == 3
    assert hub_server.called("POST", "commit") == 0


@pytest.fixture
def confirmed(chosen: Shell, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A workspace with two publications that were confirmed, and that a lost connection kept from leaving."""

    def lost(*_: object, **__: object) -> None:
        raise HubUnreachable("gone for a moment")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "send", lost)
        for target in ("one", "two"):
            phrase = str(dry_run(chosen, target)["confirm"])
            assert chosen.run("publish", "--to", target, *ANSWERS, "--confirm", phrase).code == 4
    return chosen


def test_what_was_confirmed_can_be_sent_later(confirmed: Shell, tmp_path: Path) -> None:
    assert confirmed.ok("status").out.count("ready: run `publish --send`") == 2
    assert confirmed.ok("publish", "--send", "--to", "two").out.startswith("Sent and verified: 6 rows")
    assert not (tmp_path / "one").exists()
    sent = confirmed.ok("publish", "--send", "--json").document
    assert [receipt["new"] for receipt in sent["receipts"]] == [6]  # type: ignore[attr-defined]
    assert confirmed.run("publish", "--send").code == 2


def test_what_was_sent_is_said_though_the_next_fails(
    confirmed: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = publishing.send
    sent: list[Staged] = []

    def once(workspace: Workspace, publication: Staged) -> Receipt:
        if sent:
            raise HubUnreachable("gone for a moment")
        sent.append(publication)
        return whole(workspace, publication)

    monkeypatch.setattr(publishing, "send", once)
    said = confirmed.run("publish", "--send", "--json")
    assert said.code == 4
    assert len(said.document["receipts"]) == 1  # type: ignore[arg-type]
    assert "gone for a moment" in said.err


def test_export_writes_what_is_not_for_publication(chosen: Shell, tmp_path: Path) -> None:
    chosen.ok("review", "--leave-out", "provider:openai")
    said = chosen.ok("export", "some")
    assert said.out == f"3 rows in {tmp_path / 'some'}, not for publication\n"
    everything = chosen.ok("export", "all", "--all", "--json").document
    assert everything["rows"] == 6
    manifest = json.loads((tmp_path / "all/manifest.json").read_text())
    assert manifest["not_for_publication"] is True
    rows = load_dataset(str(tmp_path / "all"), split="train", cache_dir=str(tmp_path / "cache"))
    assert rows["consent"][0] is None
    chosen.ok("export", "all", "--all")


def test_export_does_not_overwrite_other_things(chosen: Shell, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/letter.txt").write_text("x")
    assert chosen.run("export", "mine", "--all").code == 2
    assert (tmp_path / "mine/letter.txt").read_text() == "x"


def test_what_was_not_scanned_does_not_leave(chosen: Shell) -> None:
    with Workspace.open(chosen.root) as workspace:
        cid = workspace.conversations.ids(Query(state="included"))[0]
        version = make_scanner(workspace).version
        workspace.findings.replace(cid, scan(status="failed", version=version))
    said = chosen.run("publish", "--to", "out", "-n", *ANSWERS, "--json")
    assert said.code == 3
    assert said.document["error"]["code"] == "not-scanned"  # type: ignore[index]
    assert "not scanned" in chosen.ok("export", "all", "--all").err
