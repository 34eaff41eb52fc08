"""``project``: work or personal, for each repository, folder or account of an organisation."""

import click
import msgspec

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError
from commonplace.review import ProjectFacts, answer_project, named_project, projects
from commonplace.store import Belonging, Workspace

__all__ = ["project"]


@click.command()
@click.argument("names", nargs=-1, metavar="[PROJECT]...")
@click.option("--personal", "answer", flag_value="personal", help="These are your own.")
@click.option("--work", "answer", flag_value="work", help="These are an employer's or a client's.")
@verb
def project(session: Session, /, *, names: tuple[str, ...], answer: Belonging | None) -> None:
    """Say which projects are work and which are personal; without PROJECT, list them.

    PROJECT is a repository, an owner or host above several, or a folder, as the list shows them. Work is left
    out, now and when more is imported; personal is yours to choose. `review --undo` takes an answer back.
    """
    if bool(names) != (answer is not None):
        raise UsageError("an answer and its projects go together", hint=f"`{NAME} project NAME --personal`")
    with session.workspace(create=False) as workspace:
        if answer is not None:
            # All are looked up first, so that a slip of the pen answers nothing.
            for place in [named_project(workspace, name) for name in names]:
                answer_project(workspace, place, answer)
        _list(session, workspace)


def _list(session: Session, workspace: Workspace) -> None:
    found = projects(workspace)
    if session.output.as_json:
        session.output.document({"projects": msgspec.to_builtins(found)})
        return
    if not found:
        session.output.data("No conversation belongs to a project that has to be asked about.")
        return
    header = ["project", "conversations", "months", "is", "what is known"]
    session.output.table((_line(each) for each in found), header)
    waiting = sum(each.answer is None for each in found)
    if waiting:
        session.output.note(
            f"{plural(waiting, 'project')} without an answer: `{NAME} project NAME --personal` or `--work`."
        )


def _line(each: ProjectFacts) -> list[str]:
    held = f"held: {each.doubt}" if each.doubt else ""
    looks = f"looks {each.proposal}: {each.because}" if each.proposal and not each.doubt else ""
    months = f"{each.first_month} to {each.last_month}" if each.first_month else ""
    return [safe(each.name), f"{each.conversations:,}", months, each.answer or "?", safe(held or looks)]
