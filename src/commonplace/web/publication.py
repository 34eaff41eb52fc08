"""Publish: what would be given and under which terms; then exactly the rows that leave, one by one."""

from typing import TypeAlias

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace import hub
from commonplace.errors import CommonplaceError, ConsentMissing, NeedsPerson
from commonplace.evidence import BULK_ADVICE, SCORES
from commonplace.publish import (
    CHOICES,
    LEAST_DIGITS,
    OFFERED,
    SEEN_BY,
    Receipt,
    Staged,
    StagedRow,
    Target,
    prepare,
    proposal_words,
    seen_by,
    staged,
    staged_list,
    staged_rows,
    telling_names,
)
from commonplace.records.consent import AGE, ALLOWED, CONSENT_TEXT, IMPORT_TEXT, LICENCES
from commonplace.records.row import Branch, Row, RowMessage, Turn
from commonplace.records.scope import HIDDEN, INJECTED
from commonplace.review import known_identity, make_scanner, scan_pending
from commonplace.store import Publication, Workspace, asks_for_key_backup, note_of_age, of_age
from commonplace.web.addresses import page_number
from commonplace.web.draft import Draft, blockers_of, shares_of
from commonplace.web.giving import told
from commonplace.web.rendering import Desk, desk_of, render, workspace_of
from commonplace.web.wording import REPLACEMENTS, SIGNERS

__all__ = ["ROWS", "prepare_rows", "publication_of", "show", "show_one", "show_publication", "show_row"]

ROWS = 50
"""Rows on one page of the list."""

_LARGEST = 2**63
_OPENING = 140
_NOT_THEIRS = frozenset({HIDDEN.rstrip(":"), INJECTED.rstrip(":")})

Line: TypeAlias = tuple[RowMessage, Turn]


class RowLine(msgspec.Struct, frozen=True):
    """A row in the list: its place among those that leave, the conversation it was made of, its first words."""

    index: int
    row: Row
    cid: int
    opening: str


async def show(request: Request) -> Response:
    """Show what is included, the questions to answer, and the publications there are."""
    return _show_form(request, Draft())


async def prepare_rows(request: Request) -> Response:
    """Stage the files for the answers given; if that fails say why, with every answer still in the form."""
    desk = desk_of(request)
    form = await request.form()
    providers = [share.provider for share in shares_of(desk.workspace)]
    draft = Draft.read(form, providers)
    try:
        answers = draft.answers(providers)
        _note_of_age(desk, draft)
        target = draft.target()
        _scan_again(desk)
        found = prepare(
            desk.workspace,
            target,
            answers,
            scanner=make_scanner(desk.workspace, desk.machine),
            now=desk.clock(),
        )
    except CommonplaceError as error:
        return _show_form(request, draft, error)
    if found is None:
        desk.say(f"{target.text} holds everything that is included; there is nothing to send.")
        return RedirectResponse("/publish", 303)
    return RedirectResponse(f"/publish/{found.number}", 303)


def _note_of_age(desk: Desk, draft: Draft) -> None:
    if of_age(desk.workspace) is None:
        if not draft.of_age:
            raise ConsentMissing("some answers are missing", facts=(f"that you are {AGE} or older",))
        note_of_age(desk.workspace, "page", desk.clock())


def _scan_again(desk: Desk) -> None:
    """Scan what needs it, and stop if that took conversations out which the person counts on."""
    before = desk.workspace.conversations.states()["included"]
    scan_pending(desk.workspace, desk.machine)
    out = before - desk.workspace.conversations.states()["included"]
    if out:
        raise NeedsPerson(
            f"{out:,} of them changed when they were scanned anew, and are out until you choose them again",
            facts=("something was found that the last scan did not find",),
            hint="look at them in the Inbox under “changed”, or go on without them",
        )


def _show_form(request: Request, draft: Draft, error: CommonplaceError | None = None) -> Response:
    workspace = workspace_of(request)
    shares = shares_of(workspace)
    return render(
        request,
        "publish.html",
        status=200 if error is None else (400 if error.exit_code == 2 else 409),
        draft=draft,
        error=error,
        shares=shares,
        included=sum(share.conversations for share in shares),
        agents=any(share.agents for share in shares),
        blockers=blockers_of(workspace) if shares else (),
        publications=workspace.outbox.all(),
        **told(desk_of(request)),
        replacements=REPLACEMENTS,
        signers=SIGNERS,
        licences=LICENCES,
        uses=ALLOWED,
        consent=CONSENT_TEXT,
        seen_by=SEEN_BY,
        offered=OFFERED,
        asks_age=of_age(workspace) is None,
        age=AGE,
        import_text=IMPORT_TEXT,
        other_hub=None if hub.is_default_endpoint() else hub.endpoint(),
        wait_hours=desk_of(request).wait_hours,
    )


async def show_one(request: Request) -> Response:
    """Show one publication: to be confirmed, waiting, ready, sent or cancelled."""
    return show_publication(request, publication_of(request))


def show_publication(
    request: Request, publication: Publication, error: CommonplaceError | None = None, *, typed: str = ""
) -> Response:
    """The page of a publication, with what went wrong just now and what was typed, so that nothing is lost."""
    shown = staged(publication)
    number = page_number(request.query_params)
    is_staged = publication.state in {"staged", "waiting", "ready"}
    total = shown.plan.new + shown.plan.changed
    return render(
        request,
        "publication.html",
        status=200 if error is None else 409 if error.exit_code != 4 else 502,
        publication=publication,
        shown=shown,
        plan=shown.plan,
        owner=_owner(shown),
        seen=seen_by(shown.plan),
        proposal=proposal_words(shown.plan),
        telling=telling_names(
            shown.plan, known_identity(workspace_of(request), desk_of(request).machine).terms
        ),
        rows=_lines(shown, (number - 1) * ROWS, ROWS) if is_staged else (),
        total=total,
        first=(number - 1) * ROWS,
        page=number,
        pages=max(1, -(-total // ROWS)),
        least=LEAST_DIGITS,
        error=error,
        typed=typed,
        consent=CONSENT_TEXT,
        choices=CHOICES,
        signers=SIGNERS,
        bulk={"advice": BULK_ADVICE, "scores": SCORES},
        receipt=msgspec.convert(publication.receipt, Receipt) if publication.state == "sent" else None,
        hub_page=hub.page_address(Target.parse(shown.plan.target).place) if shown.to_hub else None,
        wait_hours=desk_of(request).wait_hours,
        asks_key=publication.state == "staged" and asks_for_key_backup(workspace_of(request)),
    )


async def show_row(request: Request) -> Response:
    """Show one row whole, read from the file that will be sent."""
    publication = publication_of(request)
    if publication.state not in {"staged", "waiting", "ready"}:
        raise ConsentMissing(f"the files of this publication are gone: it is {publication.state}")
    index = int(request.path_params["index"])
    shown = staged(publication)
    found = _lines(shown, index - 1, 1) if 0 < index < _LARGEST else ()
    if not found:
        raise HTTPException(404)
    (line,) = found
    return render(
        request,
        "row.html",
        publication=publication,
        line=line,
        row=line.row,
        total=shown.plan.new + shown.plan.changed,
        trunk=_zipped(line.row),
        branches=[(branch, _zipped(branch)) for branch in line.row.branches],
        raw=msgspec.json.format(msgspec.json.encode(line.row), indent=2).decode(),
    )


def publication_of(request: Request) -> Publication:
    """The publication that an address names.

    Raises:
        HTTPException: there is none of that number.
    """
    number = int(request.path_params["number"])
    workspace: Workspace = workspace_of(request)
    found = next((each for each in workspace.outbox.all() if each.id == number), None)
    if found is None:
        raise HTTPException(404)
    return found


def _lines(shown: Staged, offset: int, limit: int) -> tuple[RowLine, ...]:
    listed: dict[str, StagedRow] = {row.row_id: row for row in staged_list(shown)}
    return tuple(
        RowLine(index, row, listed[row.id].cid, _opening(row))
        for index, row in enumerate(staged_rows(shown, offset=offset, limit=limit), start=offset + 1)
    )


def _opening(row: Row) -> str:
    own = (
        message.content
        for message, turn in zip(row.messages, row.turns, strict=True)
        if message.role == "user"
        and turn.role_raw.partition(":")[0] not in _NOT_THEIRS
        and message.content.strip()
    )
    return " ".join(next(own, "")[: 4 * _OPENING].split())[:_OPENING]


def _zipped(path: Row | Branch) -> list[Line]:
    return list(zip(path.messages, path.turns, strict=True))


def _owner(shown: Staged) -> str | None:
    """The Hub name that stands beside the conversations."""
    return Target.parse(shown.plan.target).place.partition("/")[0] if shown.to_hub else None
