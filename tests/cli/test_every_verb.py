"""What holds for every verb: one document with ``--json``, and never a word of a chat or a found value."""

import json
from pathlib import Path

import pytest

from commonplace.cli.app import _COMMANDS
from commonplace.store import Workspace
from tests.cli.conftest import NAME, PLANTED
from tests.cli.running import ANSWERS, Shell
from tests.review.folders import write

OUT = ("--to", "out", *ANSWERS)

LINES: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("status", "--published"),
    ("sources",),
    ("terms",),
    ("terms", "openai"),
    ("scan",),
    ("scan", "--self-test", "2"),
    ("update",),
    ("pick",),
    ("pause",),
    ("model",),
    ("model", "opus-4.8"),
    ("origin", "unknown"),
    ("participants", "only-me"),
    ("project",),
    ("project", "/work/garden", "--personal"),
    ("project", "/work", "--work"),
    ("review", "--undo"),
    ("plan",),
    ("plan", "platinum"),
    ("plan", "pro", "--client", "claude.ai"),
    ("identity",),
    ("identity", "--add", "name", "Nobody Special"),
    ("identity", "--remove", "Nobody Special"),
    ("key",),
    ("key", "save"),
    ("key", "save", "key.json"),
    ("key", "load", "{torn}"),
    ("login",),
    ("login", "--token-stdin"),
    ("logout",),
    ("review", "--list", "all"),
    ("review", "--list", "heron"),
    ("review", "--include", "all"),
    ("review", "--include", "heron"),
    ("review", "--leave-out", "state:new"),
    ("review", "--undo"),
    ("publish", *OUT, "-n"),
    ("publish", *OUT, "-n", "--replace-with", "look-alikes"),
    ("publish", *OUT),
    ("publish", *OUT, "--confirm", "out@wrong"),
    ("publish", "--send"),
    ("export", "exported", "--all"),
    ("export", "exported"),
    ("withdraw", "heron", "--from", "out"),
    ("erase", "all"),
    ("add", "{given}"),
    ("add", "{given}/gpt/user.json"),
    ("add", "{torn}"),
    ("add",),
    ("frob",),
    ("add", "--nope"),
    ("erase", "heron", "--confirm", "erase"),
    ("erase", "--all", "--confirm", "erase"),
    ("status",),
    ("scan",),
)
"""One life of a workspace, errors included."""


def filled_in(line: tuple[str, ...], given: Path, torn: Path) -> list[str]:
    return [word.replace("{given}", str(given)).replace("{torn}", str(torn)) for word in line]


@pytest.fixture
def torn(shell: Shell) -> Path:
    path = shell.home / "torn.zip"
    path.write_bytes(b"PK\x03\x04" + b"x" * 100)
    return path


def test_every_verb_is_in_it() -> None:
    assert set(_COMMANDS) - {line[0] for line in LINES} == {"demo", "lab"}, "which have tests of their own"


@pytest.mark.parametrize("option", ["-v", "--json"])
def test_no_word_of_a_chat_and_no_found_value_is_printed(
    filled: Shell, given_folder: Path, torn: Path, option: str
) -> None:
    for line in LINES:
        said = filled.run(*filled_in(line, given_folder, torn), option)
        assert said.code in (0, 1, 2, 3), (line, said.err)
        assert said.code == 0 or "error: " in said.err, line
        for word in PLANTED:
            if word not in " ".join(line):
                assert word not in said.out, line
                assert word not in said.err, line
        if option == "--json":
            document = json.loads(said.out)
            assert isinstance(document, dict), line
            assert said.code == 0 or "error" in document or document["refused"], line
    assert list(filled.temporary.glob("*crash*")) == []


def test_logs_of_odd_kinds_print_no_text(shell: Shell) -> None:
    secret = "the heron valley harvest was late"
    record = {"uuid": "u1", "sessionId": "s", "type": "user", "message": {"role": "user", "content": secret}}
    odd = [
        {**record, "uuid": "u2", "type": secret},
        {**record, "uuid": "u3", "message": {"role": secret, "content": [{"type": secret, "text": secret}]}},
        {**record, "uuid": "u4", "type": "system", "subtype": secret},
    ]
    lines = b"".join(json.dumps(each).encode() + b"\n" for each in (record, *odd)) + secret.encode() + b"\n"
    write(
        shell.home,
        {"a.jsonl": lines, "b.json": [{"mapping": {secret: {"message": {"author": {"role": secret}}}}}]},
    )
    for options in ((), ("--json",)):
        said = shell.ok("add", shell.home, *options)
        assert "heron" not in said.out + said.err
        shell.ok("erase", "--all", "--confirm", "erase")


def test_names_of_files_are_shown_without_their_tricks(shell: Shell) -> None:
    write(shell.home, {"evil\x1b[2J\u202e.json": {"odd": 1}, "line\nbreak.jsonl": b"x"})
    said = shell.ok("add", shell.home)
    assert "evil\\x1b[2J\\u202e.json" in said.err
    assert "line\\x0abreak.jsonl" in said.err
    assert "\x1b" not in said.err
    assert json.loads(shell.ok("add", shell.home, "--json").out)["skipped"]


def test_quiet_says_only_what_went_wrong(filled: Shell, given_folder: Path) -> None:
    for line in (("add", str(given_folder)), ("review", "--include", "all"), ("status",), ("scan",)):
        assert filled.ok(*line, "-q").err == ""


def test_the_name_of_the_person_is_redacted_in_what_leaves(filled: Shell, tmp_path: Path) -> None:
    filled.ok("export", "exported", "--all")
    data = b"".join(path.read_bytes() for path in (tmp_path / "exported").rglob("*") if path.is_file())
    assert NAME.encode() not in data
    with Workspace.open(filled.root) as workspace:
        assert workspace.findings.counts()["personal.name"] >= 1
