"""``withdraw``: take conversations back from where they were published."""

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import ConsentMissing, NeedsPerson, UsageError
from commonplace.publish import Chosen, Target, WithdrawalPlan, Withdrawn
from commonplace.publish import withdraw as take_back
from commonplace.review import parse_query
from commonplace.store import Workspace

__all__ = ["withdraw"]

_WORD = "withdraw"

_CANNOT_UNDO = (
    "copies that others downloaded or mirrored before now",
    "forks and duplicates of the dataset under other names",
    "models that were trained with it",
)


@click.command()
@click.argument("what", nargs=-1, metavar="[QUERY | ID...]")
@click.option("--all", "everything", is_flag=True, help="Every conversation that stands there.")
@click.option(
    "--from", "target", metavar="TARGET", required=True, help="Where from: a folder, or hf:OWNER/NAME."
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would go; change nothing.")
@click.option("--confirm", "typed", metavar=_WORD, help=f"Your yes, the word `{_WORD}`.")
@click.option("--endpoint", help="Confirm a Hub other than the public one.")
@verb
def withdraw(
    session: Session,
    /,
    *,
    what: tuple[str, ...],
    everything: bool,
    target: str,
    dry_run: bool,
    typed: str | None,
    endpoint: str | None,
) -> None:
    """Take published conversations back: from the files, from their history, from later publications.

    An ID is the id of a published row (cp1-...) or the number of a conversation; anything else is a QUERY as
    in `review`. Ids of rows need no workspace, only the right to write there. If it was interrupted, or the
    Hub has not confirmed all of it, the same command goes on.
    """
    if everything and what:
        raise UsageError("--all leaves nothing to choose", hint="give --all, or a QUERY or IDs")
    place = Target.parse(target)

    def agree(plan: WithdrawalPlan) -> bool:
        _expect_something(plan, named=everything or bool(what))
        if dry_run or plan.rows:
            _show(session, plan, document=dry_run)
        return not dry_run and (not plan.rows or _confirmed(session, typed))

    with session.workspace() as workspace:
        chosen = Chosen(everything=True) if everything else _chosen(workspace, what)
        done = take_back(workspace, place, chosen, agree=agree, endpoint=endpoint)
    if done is not None:
        _report(session, done)


def _chosen(workspace: Workspace, what: tuple[str, ...]) -> Chosen:
    if not what:
        return Chosen()
    row_ids = frozenset(each for each in what if each.startswith("cp1-"))
    numbers = frozenset(int(each) for each in what if each.isascii() and each.isdigit())
    if len(row_ids) + len(numbers) == len(set(what)):
        return Chosen(row_ids=row_ids, cids=numbers)
    return Chosen(cids=frozenset(workspace.conversations.ids(parse_query(" ".join(what)))))


def _expect_something(plan: WithdrawalPlan, *, named: bool) -> None:
    if plan.rows or plan.earlier or plan.resumes:
        return
    if not named:
        raise UsageError(
            "say what to withdraw",
            facts=(f"{plan.of:,} rows stand at {plan.target}",),
            hint=f"`{NAME} withdraw QUERY --from TARGET`, ids of rows, or `--all`",
        )
    raise UsageError(
        f"nothing of that stands at {plan.target}",
        facts=(f"{plan.of:,} rows stand there", *(f"not there: {each}" for each in plan.unknown[:10])),
        hint="the column `id` of the dataset names its rows",
    )


def _show(session: Session, plan: WithdrawalPlan, *, document: bool) -> None:
    out = session.output
    if document and out.as_json:
        out.document(
            {
                "target": plan.target,
                "state": "dry run",
                "rows": plan.rows,
                "of": plan.of,
                "withdrawn_before": plan.earlier,
                "unknown": list(plan.unknown),
                "files": list(plan.shards),
                "purges_history": plan.purges,
                "cannot_undo": list(_CANNOT_UNDO),
            }
        )
        return
    out.data(f"From {safe(plan.target)}: {plan.rows:,} of {plural(plan.of, 'row')} to withdraw")
    for path in plan.shards:
        out.data(f"  {safe(path)} without them")
    if plan.earlier:
        out.data(f"  withdrawn before: {plural(plan.earlier, 'row')}")
    if plan.unknown:
        out.warning(f"not there: {plural(len(plan.unknown), 'id')}")
    if plan.purges:
        out.data("  old data files deleted for ever, every branch squashed to one commit, all tags deleted")
    out.data("Their ids stay there as a list, so that later builds leave them out. What nobody can undo:")
    for what in _CANNOT_UNDO:
        out.data(f"  {what}")


def _confirmed(session: Session, typed: str | None) -> bool:
    if typed is None:
        if not session.interactive:
            raise NeedsPerson(
                "nothing was withdrawn: your typed yes is missing",
                hint=f"see what would go with --dry-run, then give --confirm {_WORD}",
            )
        question = f"To withdraw, type {_WORD}\n"
        typed = click.prompt(question, default="", show_default=False, prompt_suffix="> ", err=True)
    if str(typed).strip().lower() != _WORD:
        raise ConsentMissing("nothing was withdrawn: the word is another one", hint=f"type `{_WORD}`")
    return True


def _report(session: Session, done: Withdrawn) -> None:
    out = session.output
    state = "withdrawn" if done.confirmed else "pending"
    if out.as_json:
        out.document(
            {
                "target": done.target,
                "state": state,
                "rows": done.rows,
                "withdrawn_before": done.earlier,
                "unknown": list(done.unknown),
                "left_out": done.left_out,
                "waiting": list(done.waiting),
                "unreachable": list(done.unreachable),
                "cannot_undo": list(_CANNOT_UNDO),
            }
        )
    if not done.rows and done.confirmed:
        out.data(f"Withdrawn before from {safe(done.target)}; nothing of it stands there.")
    elif done.confirmed:
        out.data(f"Withdrawn: {plural(done.rows, 'row')} from {safe(done.target)}, and looked for: gone.")
    else:
        out.data(f"Pending: the rows left {safe(done.target)}, their past is not all gone yet.")
    for line in done.waiting:
        out.warning(line)
    for line in done.unreachable:
        out.warning(safe(line))
    if done.left_out:
        out.note(f"Left out of later publications: {plural(done.left_out, 'conversation')}.")
    if not done.confirmed:
        out.note(f"Run `{NAME} withdraw --from {safe(done.target)}` again later; it looks and goes on.")
