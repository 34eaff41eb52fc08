"""``pick``: twenty conversations that are about as safe as any, for a first gift."""

import click

from commonplace import NAME
from commonplace.cli.opening import open_page
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError
from commonplace.review import decide, scan_pending
from commonplace.review.picking import pick as picked
from commonplace.review.projects import apply_project_rules

__all__ = ["pick"]


@click.command()
@click.option("--include", is_flag=True, help="Include those that are listed, as one decision in bulk.")
@click.option("--review", is_flag=True, help="Open the page; “Give ten” in the Inbox shows them.")
@click.option("--show", is_flag=True, help="Show titles too, on a terminal only.")
@verb
def pick(session: Session, /, *, include: bool, review: bool, show: bool) -> None:
    """Propose up to twenty conversations for a first gift.

    They are undecided, of public projects with a licence, not work, touch no delicate topic, and nothing was
    found in them. Look at some before you include them: no scan finds everything.
    """
    if include and review:
        raise UsageError("one of --include and --review", hint="look first, then include")
    if show:
        session.require_person("a title")
    with session.workspace(create=False) as workspace:
        scan_pending(workspace, progress=session.output.progress)
        apply_project_rules(workspace)
        if review:
            open_page(session, workspace)
            return
        found = picked(workspace)
        changed = (
            decide(workspace, [row.cid for row in found], "included", "by_query").changed if include else 0
        )
    if session.output.as_json:
        session.output.document({"picked": [row.cid for row in found], "included": changed})
        return
    header = ["id", "source", "project", "month", "messages", *(["title"] if show else [])]
    session.output.table(
        (
            [str(row.cid), row.source, safe(row.project or ""), row.month or "", f"{row.messages:,}"]
            + ([safe(row.title or row.opening)] if show else [])
            for row in found
        ),
        header,
    )
    if include:
        session.output.note(
            f"{plural(changed, 'conversation')} included. `{NAME} review --undo` takes it back."
        )
    elif found:
        session.output.note(f"`{NAME} pick --review` opens the page, `{NAME} pick --include` includes them.")
    else:
        session.output.note(
            f"None is of a public project with a licence and free of findings: `{NAME} review` lists all"
        )
