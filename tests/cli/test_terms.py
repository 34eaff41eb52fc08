"""``terms``: dated facts, classes, sources."""

from tests.cli.running import Shell


def test_providers_are_listed(shell: Shell) -> None:
    said = shell.ok("terms")
    assert "anthropic" in said.out
    document = shell.ok("terms", "--json").document
    listed = document["providers"]
    assert isinstance(listed, list)
    assert {"provider": "openai", "name": "OpenAI", "documents": 4} in listed
    assert not shell.root.exists()


def test_a_provider_in_words_and_as_data(shell: Shell) -> None:
    said = shell.ok("terms", "Anthropic").out
    assert "Usage Policy (from 2025-09-15 to 2026-11-11)" in said
    assert "does not allow output to be used for machine learning (no-ml-any)" in said
    assert "without prior authorization" in said
    assert "as recorded on" in said
    assert "may suspend the account" in said
    document = shell.ok("terms", "deepseek", "--json").document
    entries = document["entries"]
    assert isinstance(entries, list)
    assert {entry["training_class"] for entry in entries} == {"train-permitted"}


def test_a_provider_that_is_not_known(shell: Shell) -> None:
    said = shell.run("terms", "somebody")
    assert said.code == 2
    assert "`unknown`, the strictest" in said.err
