"""The gates at the terminal that are passed once: before the first import, and before the first publication."""

from commonplace import NAME
from commonplace.cli.consenting import show_text
from commonplace.cli.session import Session, coding_agent
from commonplace.errors import NeedsPerson
from commonplace.records.consent import AGE, IMPORT_TEXT, Channel
from commonplace.store import (
    Workspace,
    asks_for_key_backup,
    needs_key_backup,
    note_key_later,
    note_of_age,
    of_age,
)

__all__ = ["OF_AGE", "ask_for_key_backup", "ask_of_age", "pass_import_gate"]

OF_AGE = f"{NAME.upper()}_OF_AGE"
"""Variable of the environment in which a person's scripts say it."""


def pass_import_gate(session: Session, *, said: bool) -> Channel | None:
    """Before the first import: what is read, where it stays, who may give. Asked once; no makes no workspace.

    Args:
        session: where to ask.
        said: the option ``--of-age`` was given.

    Returns:
        How the person said it, for ``note_of_age``; None if it is known already.

    Raises:
        NeedsPerson: the person did not say yes, or nobody could be asked.
    """
    if Workspace.exists(session.root):
        with session.workspace() as workspace:
            if of_age(workspace) is not None:
                return None
    if said:
        return "script"
    if session.interactive and not coding_agent():
        _ask(session, f"You are {AGE} or older, and these files may be read?")
        return "terminal"
    raise NeedsPerson(
        "nothing was read: nobody has said how old they are",
        facts=[f"only people of {AGE} or more may give; what is read stays on this machine"],
        hint=f"run it at a terminal, which asks once, or say it with --of-age or {OF_AGE}=1",
    )


def ask_of_age(session: Session, workspace: Workspace) -> None:
    """Show the text, ask, and keep the answer.

    Raises:
        NeedsPerson: nobody is there, or they did not say yes.
    """
    _ask(session, f"You are {AGE} or older?")
    note_of_age(workspace, "terminal")


def _ask(session: Session, question: str) -> None:
    show_text(session, IMPORT_TEXT)
    if not session.ask(question, instead="--of-age"):
        raise NeedsPerson("nothing was done", facts=[f"only people of {AGE} or more may give"])


def ask_for_key_backup(session: Session, workspace: Workspace) -> None:
    """Before the first publication: a copy of the key, or the word that it can wait.

    Raises:
        NeedsPerson: the person wants to make the copy first.
    """
    if not needs_key_backup(workspace):
        return
    session.output.warning(
        "your key was never saved. If this machine is lost, nobody can add to what you published; taking it back "
        "needs no key."
    )
    if not asks_for_key_backup(workspace) or not session.interactive:
        return
    if not session.ask("Go on now, and save it later?", instead=f"`{NAME} key save FILE`"):
        raise NeedsPerson("nothing was published", hint=f"`{NAME} key save FILE`, then publish again")
    note_key_later(workspace)
