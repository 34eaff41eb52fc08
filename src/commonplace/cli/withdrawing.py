"""``withdraw``: take conversations back from where they were published: what goes, and the typed yes."""

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.cli.withdrawn import CANNOT_UNDO, say_all, say_recreated, say_withdrawn
from commonplace.errors import ConsentMissing, NeedsPerson, UsageError
from commonplace.publish import BACK_AS_A_WHOLE, Chosen, Target, WithdrawalPlan, published, recreating
from commonplace.publish import withdraw as take_back
from commonplace.records.tombstone import REASONS, UNSPECIFIED
from commonplace.review import parse_query
from commonplace.store import Workspace

__all__ = ["withdraw"]

_WORD = "withdraw"
_WORD_AGAIN = "delete and make again"


@click.command()
@click.argument("what", nargs=-1, metavar="[QUERY | ID...]")
@click.option("--all", "everything", is_flag=True, help="Every conversation that stands there.")
@click.option(
    "--from",
    "target",
    metavar="TARGET",
    help="Where from: a folder, hf:OWNER/NAME, or pr:OWNER/NAME for a pull request; everywhere it stands if left out.",
)
@click.option(
    "--reason",
    metavar="CODE",
    type=click.Choice(list(REASONS)),
    default=UNSPECIFIED,
    help="A code that everybody can read there; none has to be given. One of: " + ", ".join(REASONS) + ".",
)
@click.option(
    "--recreate",
    is_flag=True,
    help="Delete the repository and make it again with what remains, where the Hub does not purge.",
)
@click.option("-n", "--dry-run", is_flag=True, help="Show what would go; change nothing.")
@click.option(
    "--confirm",
    "typed",
    metavar=_WORD,
    help=f"Your yes, the word `{_WORD}`; with --recreate the words `{_WORD_AGAIN}`.",
)
@click.option("--endpoint", help="Confirm a Hub other than the public one.")
@verb
def withdraw(
    session: Session,
    /,
    *,
    what: tuple[str, ...],
    everything: bool,
    target: str | None,
    reason: str,
    recreate: bool,
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
    if recreate and target is None:
        raise UsageError("--recreate needs the repository", hint="name it with --from hf:OWNER/NAME")
    with session.workspace() as workspace:
        chosen = Chosen(everything=True) if everything else _chosen(workspace, what)
        asks = _Asking(session, named=everything or bool(what), dry_run=dry_run, typed=typed)
        places = (Target.parse(target),) if target else _places(workspace, chosen, everything=everything)
        documents = [
            _from_one(workspace, place, chosen, asks, reason=reason, recreate=recreate, endpoint=endpoint)
            for place in places
        ]
    say_all(session, documents)


class _Asking:
    """How the person is asked, for one target after another."""

    def __init__(self, session: Session, *, named: bool, dry_run: bool, typed: str | None) -> None:
        self.session = session
        self.named = named
        self.dry_run = dry_run
        self.typed = typed
        self.shown: dict[str, object] | None = None

    def agree(self, plan: WithdrawalPlan) -> bool:
        """Show what would go, and ask unless nothing new goes."""
        _expect_something(plan, named=self.named)
        if self.dry_run or plan.rows:
            self.shown = _show(self.session, plan)
        return not self.dry_run and (not plan.rows or _confirmed(self.session, self.typed))

    def agree_to_recreate(self, plan: recreating.RecreationPlan) -> bool:
        """Say what is lost with a repository, and ask."""
        out = self.session.output
        out.data(f"{safe(plan.target)} is deleted and made again with {plural(plan.files, 'file')}.")
        out.data(
            f"Lost for ever: {plural(plan.likes, 'like')}, the count of {plural(plan.downloads, 'download')}, "
            f"{plural(plan.discussions, 'discussion')} with their pull requests, and who was let in."
        )
        if plan.resumes:
            out.data("It was begun before and interrupted; this goes on with it.")
            return not self.dry_run
        return not self.dry_run and _confirmed(self.session, self.typed, _WORD_AGAIN)


def _from_one(
    workspace: Workspace,
    place: Target,
    chosen: Chosen,
    asks: _Asking,
    *,
    reason: str,
    recreate: bool,
    endpoint: str | None,
) -> dict[str, object]:
    """Withdraw from one target, then make it again if that was chosen; gives what happened as a document."""
    session = asks.session
    document: dict[str, object] = {"target": place.text, "state": "dry run"}
    # What was begun is finished first; nothing can be taken out of a repository that is not there.
    if not recreate or (asks.named and not recreating.is_begun(workspace, place)):
        done = take_back(
            workspace,
            place,
            chosen,
            agree=asks.agree,
            reason=reason,
            endpoint=endpoint,
            purge=not recreate,
        )
        if done is None:
            return {**document, **(asks.shown or {})}
        document = say_withdrawn(session, done, told_again=recreate)
    if recreate:
        made = recreating.recreate(workspace, place, agree=asks.agree_to_recreate, endpoint=endpoint)
        if made is not None:
            document = {**document, **say_recreated(session, made)}
    return document


def _places(workspace: Workspace, chosen: Chosen, *, everything: bool) -> tuple[Target, ...]:
    """Every target at which something of what was named stands, by the log of this workspace."""
    rows = workspace.outbox.published()
    wanted = {
        each.target for each in rows if everything or each.row_id in chosen.row_ids or each.cid in chosen.cids
    }
    if not wanted:
        known = [each.target for each in published.out(workspace)]
        raise UsageError(
            "it is not known here where that stands" if chosen != Chosen() else "say what to withdraw",
            facts=tuple(f"published to: {each}" for each in known),
            hint="name the place with --from TARGET",
        )
    return tuple(Target.parse(each) for each in sorted(wanted))


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


def _show(session: Session, plan: WithdrawalPlan) -> dict[str, object]:
    """Show what would go; gives the same as a document."""
    out = session.output
    out.data(f"From {safe(plan.target)}: {plan.rows:,} of {plural(plan.of, 'row')} to withdraw")
    for path in plan.shards:
        out.data(f"  {safe(path)} without them")
    if plan.earlier:
        out.data(f"  withdrawn before: {plural(plan.earlier, 'row')}")
    if plan.unknown:
        out.warning(f"not there: {plural(len(plan.unknown), 'id')}")
    if plan.purges:
        out.data("  old data files deleted for ever, every branch squashed to one commit, all tags deleted")
    if Target.parse(plan.target).kind == "pr":
        out.data(f"{BACK_AS_A_WHOLE} What nobody can undo:")
    else:
        out.data("Their ids stay there as a list, so that later builds leave them out. What nobody can undo:")
    for what in CANNOT_UNDO:
        out.data(f"  {what}")
    return {
        "target": plan.target,
        "state": "dry run",
        "rows": plan.rows,
        "of": plan.of,
        "withdrawn_before": plan.earlier,
        "unknown": list(plan.unknown),
        "files": list(plan.shards),
        "purges_history": plan.purges,
        "cannot_undo": list(CANNOT_UNDO),
    }


def _confirmed(session: Session, typed: str | None, word: str = _WORD) -> bool:
    if typed is None:
        if not session.interactive:
            raise NeedsPerson(
                "nothing was withdrawn: your typed yes is missing",
                hint=f"see what would go with --dry-run, then give --confirm {word!r}"
                if " " in word
                else f"see what would go with --dry-run, then give --confirm {word}",
            )
        question = f"To go on, type {word}\n"
        typed = click.prompt(question, default="", show_default=False, prompt_suffix="> ", err=True)
    if str(typed).strip().lower() not in {word, _WORD_AGAIN}:
        raise ConsentMissing("nothing was withdrawn: the words are others", hint=f"type `{word}`")
    return True
