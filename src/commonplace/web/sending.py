"""Publish, the last steps: the typed yes, sending what is ready, and taking a publication back in time."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace import NAME
from commonplace.errors import CommonplaceError, ConsentMissing
from commonplace.publish import confirm, send, staged
from commonplace.store import asks_for_key_backup, note_key_later
from commonplace.web.addresses import field
from commonplace.web.publication import publication_of, show_publication
from commonplace.web.rendering import Desk, desk_of

__all__ = ["cancel_one", "confirm_one", "send_one"]


async def confirm_one(request: Request) -> Response:
    """Take the typed ``NAME@DIGEST``; what may be sent at once is sent, what goes to the Hub waits.

    Sending at once to the Hub is an explicit choice in the form.
    """
    desk = desk_of(request)
    form = await request.form()
    publication = publication_of(request)
    typed = field(form, "typed")[:400]
    try:
        _note_key(desk, later=field(form, "key_later") == "yes")
        confirmed = confirm(
            desk.workspace,
            staged(publication),
            typed,
            "page",
            wait_hours=desk.wait_hours,
            send_now=field(form, "send_now") == "yes",
            now=desk.clock(),
        )
        if confirmed.state == "ready":
            send(desk.workspace, confirmed)
    except CommonplaceError as error:
        return show_publication(request, publication_of(request), error, typed=typed)
    return RedirectResponse(f"/publish/{publication.id}", 303)


def _note_key(desk: Desk, *, later: bool) -> None:
    """See that the person saved their key, or said that it can wait."""
    if asks_for_key_backup(desk.workspace):
        if not later:
            raise ConsentMissing(
                "your key was never saved",
                hint=f"run `{NAME} key save FILE`, or tick that you save it later",
            )
        note_key_later(desk.workspace)


async def send_one(request: Request) -> Response:
    """Send a publication that was confirmed and whose time has come."""
    publication = publication_of(request)
    try:
        send(desk_of(request).workspace, staged(publication))
    except CommonplaceError as error:
        return show_publication(request, publication_of(request), error)
    return RedirectResponse(f"/publish/{publication.id}", 303)


async def cancel_one(request: Request) -> Response:
    """Cancel a publication that was not sent, and remove its files."""
    desk = desk_of(request)
    publication = publication_of(request)
    desk.workspace.outbox.cancel(publication.id)
    desk.say("Cancelled. Nothing was sent, and the prepared files are gone.")
    return RedirectResponse("/publish", 303)
