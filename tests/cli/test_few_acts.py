"""A new donor's first ten conversations: counted are commands and answers, each with the Enter that ends it."""

from pathlib import Path

from commonplace.records.arrow import read_rows
from tests.cli.running import Shell
from tests.review.folders import chat, write

MOST = 12


def test_ten_conversations_are_published_from_the_terminal_with_at_most_twelve_acts(
    shell: Shell, tmp_path: Path
) -> None:
    given = write(tmp_path / "given", {"conversations.json": [chat(number) for number in range(1, 11)]})
    acts = 0
    for command, answers in (
        (("add", given, "--wait"), {"You are 18 or older": "y"}),
        (("review", "--include", "all"), {}),
        (
            ("publish", "--to", "out"),
            {
                "want to say it?": "n",
                "do you give?": "full",
                "Licence of your own words": "CC0-1.0",
                "Name all you allow": "training, evaluation",
                "save it later?": "y",
                "To publish, type": "{}",
            },
        ),
    ):
        said = shell.at_terminal(*command, typed=answers)
        assert said.code == 0, said.out
        assert all(question in said.out for question in answers), (
            "none of them was answered without being asked"
        )
        acts += 1 + len(answers)
    rows = [row for path in (tmp_path / "out").rglob("*.parquet") for row in read_rows(path)]
    assert len(rows) == 10
    assert acts <= MOST
