"""What ``withdraw`` tells afterwards: what is gone, what still answers, and what no call can reach."""

from collections.abc import Sequence

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session
from commonplace.publish import Withdrawn, recreating

__all__ = ["CANNOT_UNDO", "say_all", "say_recreated", "say_withdrawn"]

CANNOT_UNDO = (
    "copies that others downloaded or mirrored before now",
    "forks and duplicates of the dataset under other names",
    "models that were trained with it",
)


def say_all(session: Session, documents: Sequence[dict[str, object]]) -> None:
    """Print the document: that of the only target, or those of all."""
    if session.output.as_json:
        session.output.document(documents[0] if len(documents) == 1 else {"targets": list(documents)})


_RECREATE = " If that does not help, --recreate deletes the repository and makes it again with what remains."


def say_withdrawn(session: Session, done: Withdrawn, *, told_again: bool) -> dict[str, object]:
    """Tell what a withdrawal did; gives the same as a document.

    Args:
        session: where to print.
        done: what happened.
        told_again: whether the repository is made again next, so that nothing is pending yet.
    """
    out = session.output
    if not done.rows and done.confirmed:
        out.data(f"Withdrawn before from {safe(done.target)}; nothing of it stands there.")
    elif done.confirmed:
        out.data(f"Withdrawn: {plural(done.rows, 'row')} from {safe(done.target)}, and looked for: gone.")
    elif not told_again:
        out.data(f"Pending: the rows left {safe(done.target)}, their past is not all gone yet.")
    for line in (*done.waiting, *done.unreachable):
        out.warning(safe(line))
    if done.left_out:
        out.note(f"Left out of later publications: {plural(done.left_out, 'conversation')}.")
    if done.cancelled:
        out.note(f"Cancelled: {plural(done.cancelled, 'publication')} to there that waited to be sent.")
    if not done.confirmed and not told_again:
        out.note(
            f"Run `{NAME} withdraw --from {safe(done.target)}` again later; it looks and goes on."
            + ("" if done.target.startswith("pr:") else _RECREATE)
        )
    return {
        "target": done.target,
        "state": "withdrawn" if done.confirmed else "pending",
        "rows": done.rows,
        "withdrawn_before": done.earlier,
        "unknown": list(done.unknown),
        "left_out": done.left_out,
        "cancelled": done.cancelled,
        "waiting": list(done.waiting),
        "unreachable": list(done.unreachable),
        "cannot_undo": list(CANNOT_UNDO),
    }


def say_recreated(session: Session, made: recreating.Recreated) -> dict[str, object]:
    """Tell that a repository was made again; gives the same as a document."""
    out = session.output
    out.data(
        f"{safe(made.target)} was deleted and made again: {plural(made.files, 'file')}, read back and compared."
    )
    for line in made.waiting:
        out.warning(safe(line))
    if not made.confirmed:
        out.note(f"Run `{NAME} status --published` later, which asks for it once more.")
    return {
        "state": "withdrawn" if made.confirmed else "pending",
        "recreated": made.revision,
        "waiting": list(made.waiting),
    }
