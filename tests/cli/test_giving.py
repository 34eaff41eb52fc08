"""Terms before a publication, at the terminal: shown for each provider, chosen for each, asked once for the plan."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from commonplace.publish import notices_of
from commonplace.records.arrow import read_rows
from commonplace.records.row import Row
from commonplace.store import Workspace
from commonplace.terms import registry
from commonplace.terms.notice import SUSPENSION
from tests.cli.running import ANSWERS, Shell

OTHERS = ANSWERS[2:]


@pytest.fixture
def chosen(filled: Shell) -> Shell:
    filled.ok("review", "--include", "all")
    return filled


def rows(folder: Path) -> list[Row]:
    return [row for path in folder.rglob("*.parquet") for row in read_rows(path)]


def test_terms_of_each_provider_are_shown_before(chosen: Shell) -> None:
    with Workspace.open(chosen.root, read_only=True) as workspace:
        notices = notices_of(workspace, datetime.now(tz=UTC).date())
    assert [each.provider for each in notices] == ["anthropic", "openai"]
    said = chosen.ok("publish", "--to", "out", *ANSWERS, "-n").err
    for notice in notices:
        assert "\n".join(notice.lines()) in said
    assert said.count(SUSPENSION) == 2
    assert "as recorded on " in said
    assert "https://www.anthropic.com/legal/aup" in said
    document = chosen.ok("publish", "--to", "out", *ANSWERS, "-n", "--json").document
    assert document["registry"] == registry().version
    shown = {each["provider"]: each for each in document["terms"]}  # type: ignore[attr-defined]
    assert shown["anthropic"]["given"] == "full"
    assert shown["openai"]["training"] == notices[1].training


def test_each_provider_is_chosen_by_itself(chosen: Shell) -> None:
    some = ("--scope", "openai=user_only", "--scope", "anthropic=leave_out")
    phrase = chosen.ok("publish", "--to", "out", *some, *OTHERS, "-n", "--json").document["confirm"]
    all_of_it = chosen.ok("publish", "--to", "out", *ANSWERS, "-n", "--json").document["confirm"]
    assert phrase != all_of_it
    phrase = chosen.ok("publish", "--to", "out", *some, *OTHERS, "-n", "--json").document["confirm"]
    chosen.ok("publish", "--to", "out", *some, *OTHERS, "--confirm", str(phrase))
    given = rows(Path("out"))
    assert {(row.provider, row.content_scope) for row in given} == {("openai", "user_only")}
    assert all(message.role == "user" for row in given for message in row.messages)


@pytest.mark.parametrize(
    ("scopes", "code", "words"),
    [
        ((), 3, "how much of anthropic"),
        (("--scope", "openai=full"), 3, "how much of anthropic"),
        (("--scope", "all"), 2, "choices are full"),
        (("--scope", "full", "--scope", "user_only"), 2, "once for a provider"),
        (("--scope", "full", "--scope", "xai=full"), 2, "it names xai"),
        (("--scope", "leave_out"), 3, "every provider"),
    ],
)
def test_nothing_is_chosen_for_the_person(
    chosen: Shell, scopes: tuple[str, ...], code: int, words: str
) -> None:
    said = chosen.run("publish", "--to", "out", *scopes, *OTHERS, "-n")
    assert said.code == code
    assert words in said.err


def test_a_person_is_asked_once_for_plans_and_may_keep_silent(chosen: Shell) -> None:
    typed = {"Do you want to say it?": "", "To publish, type": "no"}
    first = chosen.at_terminal("publish", "--to", "out", *ANSWERS, typed=typed)
    assert first.code == 3
    assert "nothing here shows yours: chatgpt, claude-code, claude.ai." in first.out
    again = chosen.at_terminal("publish", "--to", "out", *ANSWERS, typed={"To publish, type": "no"})
    assert "Do you want to say it?" not in again.out
    assert {each["basis"] for each in chosen.ok("plan", "--json").document["accounts"]} == {"unknown"}  # type: ignore[attr-defined]


def test_what_is_said_at_the_terminal_stands_in_the_rows(chosen: Shell) -> None:
    typed = {"Do you want to say it?": "y", "Plan of your claude-code account": "max"}
    typed |= {"Plan of your claude.ai account": "pro", "Plan of your chatgpt account": ""}
    typed |= {"Where you used chatgpt": "EEA", "To publish, type": "{}"}
    assert chosen.at_terminal("publish", "--to", "out", *ANSWERS, typed=typed).code == 0
    terms = {row.client: row.terms for row in rows(Path("out"))}
    assert {client: each.plan_basis for client, each in terms.items()} == {
        "claude-code": "stated",
        "claude.ai": "stated",
        "chatgpt": "unknown",
    }
    assert "anthropic/commercial-terms/2025-06-17" not in terms["claude.ai"].refs_publication
    assert "openai/terms-of-use-europe/2026-01-16" in terms["chatgpt"].refs_publication
    assert terms["chatgpt"].training_class != "train-permitted"


def test_plans_are_said_by_command(chosen: Shell) -> None:
    listed = chosen.ok("plan").out
    assert "claude.ai" in listed
    assert "unknown (unknown)" in listed
    assert chosen.ok("plan", "pro", "--client", "claude.ai").out == "1 account answered\n"
    assert chosen.ok("plan", "--region", "eea", "--client", "chatgpt").out == "1 account answered\n"
    known = {each["client"]: each for each in chosen.ok("plan", "--json").document["accounts"]}  # type: ignore[attr-defined]
    assert (known["claude.ai"]["plan"], known["claude.ai"]["basis"]) == ("pro", "stated")
    assert (known["chatgpt"]["region"], known["chatgpt"]["basis"]) == ("EEA", "unknown")
    refused = chosen.run("plan", "platinum", "--client", "claude.ai")
    assert refused.code == 2
    assert "it names free, pro, max, team, enterprise" in refused.err
    assert chosen.run("plan", "pro", "--client", "nothing").code == 2
    chosen.ok("plan", "unknown")
    assert {each["plan"] for each in chosen.ok("plan", "--json").document["accounts"]} == {None}  # type: ignore[attr-defined]
