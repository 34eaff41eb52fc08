"""Check a sample: one drawn conversation after another as a reader would see it, and what that proves."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.review import view
from commonplace.review.sampling import (
    SIZES,
    Leak,
    at_most,
    bound_words,
    draw,
    note_leak,
    note_seen,
    sample_now,
)
from commonplace.web.addresses import field
from commonplace.web.rendering import desk_of, render, workspace_of

__all__ = ["draw_one", "nothing_noticed", "show", "something_noticed"]


async def show(request: Request) -> Response:
    """Show the next conversation of the sample, or what to draw, or what a finished sample says."""
    workspace = workspace_of(request)
    sample, holds = sample_now(workspace)
    population = workspace.conversations.states()["included"]
    going_on = sample is not None and holds and not sample.finished
    return render(
        request,
        "sample.html",
        sample=sample,
        holds=holds,
        population=population,
        sizes=[(size, at_most(population, size)) for size in SIZES if size < population],
        verdict=bound_words(sample.population, len(sample.cids))
        if sample and holds and sample.finished
        else "",
        shown=view(workspace, sample.waiting[0]) if sample and going_on else None,
    )


async def draw_one(request: Request) -> Response:
    """Draw a fresh sample of a size."""
    form = await request.form()
    draw(workspace_of(request), _number(form, "size"))
    return RedirectResponse("/sample", 303)


async def nothing_noticed(request: Request) -> Response:
    """Go on to the next one."""
    form = await request.form()
    note_seen(workspace_of(request), _number(form, "cid"))
    return RedirectResponse("/sample", 303)


async def something_noticed(request: Request) -> Response:
    """Make a rule of what was noticed; the sample is void."""
    desk = desk_of(request)
    form = await request.form()
    leak = Leak(
        cid=_number(form, "cid"),
        words=field(form, "words").strip()[:400],
        whole_project=field(form, "project") == "yes",
    )
    out = note_leak(desk.workspace, leak, desk.machine)
    desk.say(
        f"{out:,} conversation{'' if out == 1 else 's'} out again until you choose. "
        "Look at what is changed or held, then draw a fresh sample."
    )
    return RedirectResponse("/sample", 303)


def _number(form: FormData, name: str) -> int:
    text = field(form, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
