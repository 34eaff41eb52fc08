"""Before a publication, provider by provider: what its terms say, and how much of it is given."""

from collections.abc import Mapping, Sequence

import click
import msgspec

from commonplace import NAME
from commonplace.cli.session import Session
from commonplace.errors import UsageError
from commonplace.publish import CHOICES, Answers, accounts_of, declare_plan, notices_of, with_choices
from commonplace.publish.row_terms import day_of
from commonplace.store import Query, Workspace
from commonplace.terms import REGION_WORDS, ProviderNotice

__all__ = ["SCOPE_HELP", "Giving", "choose_giving"]

SCOPE_HELP = f"How much you give, of one provider or of all: {', '.join(CHOICES)}."


class Giving(msgspec.Struct, frozen=True):
    """The notices that were shown, and what was chosen for each provider."""

    notices: tuple[ProviderNotice, ...]
    choices: Mapping[str, str]

    def put_into(self, answers: Answers) -> Answers:
        """The answers with these choices.

        Raises:
            ConsentMissing: one is missing.
        """
        return with_choices(answers, self.choices, [each.provider for each in self.notices])

    def document(self) -> list[dict[str, object]]:
        """The notices for ``--json``, each with what was chosen."""
        return [
            {**msgspec.to_builtins(each), "given": self.choices.get(each.provider)} for each in self.notices
        ]


def choose_giving(session: Session, workspace: Workspace, given: object, *, asked: bool) -> Giving:
    """Show what the terms of each provider say, and at a terminal ask for each how much is given.

    Args:
        session: where to show and to ask.
        workspace: with what is included.
        given: values of ``--scope``: ``HOW`` for all, ``PROVIDER=HOW`` for one.
        asked: whether a person is there to be asked.

    Raises:
        UsageError: a value cannot be meant.
    """
    chosen = _chosen(msgspec.convert(given, list[str]))
    if asked:
        _ask_plans(session, workspace)
    notices = notices_of(workspace, day_of(workspace.clock()))
    for provider in chosen.keys() - {each.provider for each in notices} - {""}:
        raise UsageError(
            "nothing of a provider that --scope names is included",
            facts=(f"it names {provider}", f"included: {', '.join(each.provider for each in notices)}"),
        )
    choices = {}
    for notice in notices:
        _show(session, notice, aloud=asked)
        choice = chosen.get(notice.provider) or chosen.get("")
        if choice is None and asked:
            choice = _ask(session, notice)
        if choice is not None:
            choices[notice.provider] = choice
    return Giving(notices, choices)


def _chosen(given: Sequence[str]) -> dict[str, str]:
    """What is chosen by provider; the empty name stands for all."""
    chosen: dict[str, str] = {}
    for value in given:
        provider, _, how = value.rpartition("=")
        if how not in CHOICES or provider in chosen:
            raise UsageError(
                "--scope says how much is given, once for a provider",
                facts=(f"choices are {', '.join(CHOICES)}",),
                hint="for example `--scope full`, or `--scope openai=user_only --scope anthropic=leave_out`",
            )
        chosen[provider] = how
    return chosen


def _show(session: Session, notice: ProviderNotice, *, aloud: bool) -> None:
    """Show a notice; also with ``-q`` where a person decides now."""
    say = session.output.ask if aloud else session.output.note
    say("")
    for line in notice.lines():
        say(line)


def _ask(session: Session, notice: ProviderNotice) -> str:
    for choice, words in CHOICES.items():
        session.output.ask(f"  {choice}: {words}")
    question = f"How much of {notice.name} do you give?"
    return str(click.prompt(question, type=click.Choice(list(CHOICES)), err=True))


def _ask_plans(session: Session, workspace: Workspace) -> None:
    """Ask once on which plan an account was, where terms differ by it and its log is silent; nobody has to say."""
    accounts = [each for each in accounts_of(workspace, Query(state="included")) if each.is_open]
    if not accounts:
        return
    named = ", ".join(sorted({each.client for each in accounts}))
    session.output.ask(f"Terms differ by plan or region, and nothing here shows yours: {named}.")
    if not session.ask("Do you want to say it?", instead=f"{NAME} plan"):
        for account in accounts:
            declare_plan(workspace, [account], None, None)
        return
    for account in accounts:
        plan = region = None
        if account.plans and account.detected is None:
            plan = _ask_one(
                session, f"Plan of your {account.client} account", dict.fromkeys(account.plans, "")
            )
        if account.by_region:
            region = _ask_one(session, f"Where you used {account.client}", REGION_WORDS)
        declare_plan(workspace, [account], plan, region)


def _ask_one(session: Session, question: str, choices: Mapping[str, str]) -> str | None:
    """One of some words, or None for an empty line."""
    words = [f"{name} ({meaning})" if meaning else name for name, meaning in choices.items()]
    session.output.ask(f"{question}: {', '.join(words)}")
    answer = click.prompt(
        "Enter leaves it open",
        type=click.Choice(["", *choices]),
        default="",
        show_default=False,
        show_choices=False,
        err=True,
    )
    return str(answer) or None
