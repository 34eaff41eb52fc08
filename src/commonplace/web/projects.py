"""Projects: work or personal, one answer for each place of work, taken back like any decision."""

from typing import get_args

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.review import answer_project, named_project, project_groups, projects
from commonplace.store import Belonging
from commonplace.web.addresses import field, return_path
from commonplace.web.rendering import desk_of, render

__all__ = ["answer", "show"]

_ANSWERS: tuple[Belonging, ...] = get_args(Belonging)


async def show(request: Request) -> Response:
    """Show all projects, those that wait for an answer first."""
    desk = desk_of(request)
    found = projects(desk.workspace, desk.machine)
    return render(request, "projects.html", projects=found, groups=project_groups(found))


async def answer(request: Request) -> Response:
    """Store the answer for one project; each button of the form names answer and project."""
    desk = desk_of(request)
    form = await request.form()
    for belonging in _ANSWERS:
        if named := field(form, belonging):
            place = named_project(desk.workspace, named)
            answer_project(desk.workspace, place, belonging)
            words = "left out, now and in later imports" if belonging == "work" else "yours to choose"
            desk.say(f"{place.partition(':')[2]} is {belonging}: {words}.")
            back = field(form, "back")
            return RedirectResponse("/projects" if back == "/projects" else return_path(back), 303)
    raise UsageError("that is neither work nor personal")
