"""``lab collect --neighbour`` and ``--file`` at the command line."""

from pathlib import Path

from tests.cli.running import Shell
from tests.collect.fleet import put
from tests.collect.neighbours.adopted import SAMPLES, as_lines
from tests.hub_server import HubServer

CARD = b"---\nlicense: odc-by\n---\n# Chats\n"
SECRET = "lena.vogt@posteo.de"


def test_a_neighbour_is_named_and_its_records_are_accounted_for(shell: Shell, hub_server: HubServer) -> None:
    files = {"README.md": CARD, "data/a.jsonl": (SAMPLES / "wildchat.jsonl").read_bytes() + b"{torn\n"}
    put(hub_server, "somebody/chats", files)
    said = shell.ok("lab", "collect", "--neighbour", "somebody/chats")
    assert "hf:somebody/chats: 2 rows of 3 records, read as wildchat" in said.out
    assert "licence: odc-by; passing rows on: yes" in said.out
    assert "replaced: personal.email 2" in said.out
    assert "data/a.jsonl line 3" in said.out
    assert SECRET not in said.out + said.err
    assert not shell.root.exists()
    assert "nothing was done" in shell.ok("lab", "collect", "--neighbour", "somebody/chats").out
    assert "no such dataset" in shell.ok("lab", "collect", "--neighbour", "nobody/here").out


def test_own_files_as_one_document(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    turns = [{"role": "user", "content": f"I am {SECRET}"}, {"role": "assistant", "content": "Hello"}]
    own.write_bytes(as_lines([{"messages": turns}, {"messages": []}]))
    said = shell.ok("lab", "collect", "--file", str(own), "--licence", "cc0-1.0", "--json")
    [told] = said.document["neighbours"]
    assert (told["origin"], told["code"], told["adapter"]) == (
        "folder:own.jsonl",
        "adopted",
        "messages-column",
    )
    assert (told["records"], told["rows"], told["skipped"]) == (2, 1, {"empty": 1})
    assert told["redistribution"] == "yes"
    assert SECRET not in said.out + said.err


def test_what_cannot_be_meant_is_refused(shell: Shell, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_bytes(b"{}\n")
    assert shell.run("lab", "collect", "--file", str(own), "--adapter", "no-such").code == 2
    assert shell.run("lab", "collect", "--file", str(own), "--dry-run").code == 2
    assert shell.run("lab", "collect", "--neighbour", "no name").code == 2
