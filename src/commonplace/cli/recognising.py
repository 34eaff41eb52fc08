"""``scan --with NAME``: have an optional recogniser of the settings read conversations."""

import click
import msgspec

from commonplace import NAME
from commonplace.cli.output import plural, safe
from commonplace.cli.session import Session
from commonplace.errors import NotScanned, UsageError
from commonplace.review import Recognised, parse_query, recognise, scan_pending
from commonplace.settings import RecogniserSettings, settings_file
from commonplace.store import Query

__all__ = ["scan_with"]


def scan_with(session: Session, name: str, query: str | None) -> None:
    """Scan by the rules what needs it, then have the recogniser read what it has not read yet.

    Raises:
        UsageError: the settings name no such recogniser, or it cannot be loaded.
    """
    settings = _settings_of(session, name)
    asked = parse_query(query) if query is not None else None
    with session.workspace(create=False) as workspace:
        scan_pending(workspace, progress=session.output.progress)
        cids = workspace.conversations.ids(asked or Query(limit=None))
        if asked is None:
            out = frozenset(workspace.conversations.ids(Query(state="left_out", limit=None)))
            cids = tuple(cid for cid in cids if cid not in out)
        if settings.kind == "endpoint":
            session.output.note(f"The text of these conversations is sent to {safe(settings.address)}.")
        done = recognise(workspace, name, settings, cids, session.output.progress)
    _report(session, done, among=len(cids))
    if done.waiting:
        session.output.complain(
            NotScanned(
                f"{plural(done.waiting, 'conversation')} could not be read by {name}",
                facts=[f"{safe(why)}: {count:,}" for why, count in sorted(done.failed.items())],
                hint=f"see that it runs, then `{NAME} scan --with {name}` goes on"
                + ("; until then they are not published" if settings.required else ""),
            )
        )
        raise click.exceptions.Exit(NotScanned.exit_code)


def _settings_of(session: Session, name: str) -> RecogniserSettings:
    known = session.settings.recognisers
    if name not in known:
        raise UsageError(
            "there is no recogniser of that name",
            facts=[f"in the settings: {', '.join(sorted(known)) or 'none'}"],
            hint=f"describe it in {settings_file()}, in a table [recognisers.NAME]",
        )
    return known[name]


def _report(session: Session, done: Recognised, *, among: int) -> None:
    if session.output.as_json:
        session.output.document({**msgspec.to_builtins(done), "conversations": among})
        return
    session.output.data(
        f"{plural(done.read, 'conversation')} read by {safe(done.name)}, {among - done.waiting:,} of {among:,} in all"
    )
    if done.agreement:
        session.output.table(
            (
                [kind, str(count.both), str(count.rules_only), str(count.model_only)]
                for kind, count in done.agreement.items()
            ),
            ["kind", "both", "rules only", "model only"],
        )
        session.output.note(
            "Counted in the texts that it was asked about. What it did not find is not known to be absent."
        )
