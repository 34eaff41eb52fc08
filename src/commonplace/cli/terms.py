"""``terms``: what providers' published terms said, with dates and sources."""

from datetime import UTC, datetime

import click
import msgspec

from commonplace import NAME
from commonplace.cli.output import plural
from commonplace.cli.session import Session, verb
from commonplace.errors import UsageError
from commonplace.terms import Entry, notice, registry
from commonplace.terms.classes import flags_of, publication_class, training_class
from commonplace.terms.notice import SUSPENSION

__all__ = ["terms"]


@click.command()
@click.argument("provider", required=False)
@verb
def terms(session: Session, /, *, provider: str | None) -> None:
    """Show what a provider's terms said and when; without PROVIDER, which providers are known.

    Facts with dates and sources, no legal advice. Nothing is looked up: the registry comes with this program.
    """
    known = registry()
    if provider is None:
        _list(session)
        return
    file = known.providers.get(provider.lower())
    if file is None:
        raise UsageError(
            "no terms of this provider are in the registry",
            facts=(f"known: {', '.join(known.providers)}",),
            hint=f"its class is `unknown`, the strictest; `{NAME} terms` lists the providers",
        )
    if session.output.as_json:
        session.output.document(
            {
                "registry": known.version,
                "provider": file.provider,
                "name": file.name,
                "entries": [_document(entry) for entry in file.entries],
                "suspension": SUSPENSION,
            }
        )
        return
    out = session.output
    out.data(f"{file.name}, registry {known.version}")
    for entry in file.entries:
        _tell(session, entry)
    out.data(SUSPENSION)


def _list(session: Session) -> None:
    known = registry()
    if session.output.as_json:
        listed = [
            {"provider": file.provider, "name": file.name, "documents": len(file.entries)}
            for file in known.providers.values()
        ]
        session.output.document({"registry": known.version, "providers": listed})
        return
    session.output.table(
        (
            [file.provider, file.name, plural(len(file.entries), "document")]
            for file in known.providers.values()
        ),
        ["provider", "name", "documents"],
    )


def _tell(session: Session, entry: Entry) -> None:
    told = notice(entry, datetime.now(tz=UTC).date())
    out = session.output
    out.data()
    out.data(told.heading)
    out.data(f"  for: {_products(entry)}; regions: {', '.join(entry.regions)}")
    for line in told.lines():
        out.data(f"  {line}")


def _products(entry: Entry) -> str:
    named = []
    for applies in entry.applies_to:
        plans = "" if applies.plans == ("*",) else f" ({', '.join(applies.plans)})"
        named.append(("all products" if applies.client == "*" else applies.client) + plans)
    return "; ".join(named)


def _document(entry: Entry) -> dict[str, object]:
    document: dict[str, object] = msgspec.to_builtins(entry)
    classes = {
        "training_class": training_class(entry),
        "publication_class": publication_class(entry),
        "flags": sorted(flags_of(entry)),
    }
    return {**document, **classes}
