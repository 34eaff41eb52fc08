"""``sources``: what can be read, how well it is known, and what of it lies on this machine."""

from pathlib import Path

import click

from commonplace import NAME
from commonplace.cli.output import plural, safe, size
from commonplace.cli.session import Session, verb
from commonplace.review import FoundLogs, find_logs
from commonplace.sources import SOURCES, UNREADABLE, Unreadable, unreadable_at

__all__ = ["sources"]


@click.command()
@click.option("--found", is_flag=True, help="Show which of them lie on this machine; opens no file.")
@verb
def sources(session: Session, /, *, found: bool) -> None:
    """List the exports and logs that can be read, where to get each, what is kept and how well it is known."""
    if found:
        _show_found(session)
        return
    if session.output.as_json:
        session.output.document({"sources": _listed(), "unreadable": [_facts(each) for each in UNREADABLE]})
        return
    header = ["id", "title", "get it", "kept", "left out", "known from", "looked at"]
    session.output.table(
        (
            [
                source.id,
                source.title,
                source.how_to_get,
                source.about.kept,
                source.about.lost,
                ", ".join(source.about.evidence),
                source.about.checked,
            ]
            for source in SOURCES
        ),
        header,
    )
    for each in UNREADABLE:
        session.output.note(f"{each.title} cannot be read: {each.why}. {each.instead}.")
    session.output.note(f"`{NAME} sources --found` shows what lies on this machine.")


def _listed() -> list[dict[str, object]]:
    return [
        {
            "id": source.id,
            "title": source.title,
            "how_to_get": source.how_to_get,
            "kept": source.about.kept,
            "lost": source.about.lost,
            "evidence": list(source.about.evidence),
            "checked": source.about.checked,
        }
        for source in SOURCES
    ]


def _facts(client: Unreadable) -> dict[str, str]:
    return {"id": client.client, "title": client.title, "why": client.why, "instead": client.instead}


def _show_found(session: Session) -> None:
    logs = find_logs(Path.home())
    closed = tuple(unreadable_at(Path.home()))
    if session.output.as_json:
        session.output.document(
            {
                "found": [_place(place) for place in logs],
                "unreadable": [_facts(client) | {"path": str(folder)} for client, folder in closed],
            }
        )
        return
    if logs:
        header = ["source", "files", "size", "deleted by the vendor", "folder"]
        session.output.table(
            (
                [
                    place.source,
                    f"{place.files:,}",
                    size(place.size),
                    place.retention or "no",
                    safe(str(place.path)),
                ]
                for place in logs
            ),
            header,
        )
    else:
        session.output.data("No logs of agents were found on this machine.")
    for client, folder in closed:
        session.output.note(f"{client.title}, {safe(str(folder))}: {client.why}. {client.instead}.")
    if logs:
        total = sum(place.files for place in logs)
        session.output.note(
            f"Next: `{NAME} add --found` reads {plural(total, 'file')}; nothing leaves this machine."
        )


def _place(place: FoundLogs) -> dict[str, object]:
    return {
        "source": place.source,
        "client": place.client,
        "path": str(place.path),
        "files": place.files,
        "bytes": place.size,
        "oldest": place.oldest,
        "newest": place.newest,
        "retention": place.retention or None,
    }
