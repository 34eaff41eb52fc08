"""Opens the page on which a person decides, for as long as it is wanted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from commonplace import NAME
from commonplace.cli.session import Session, coding_agent
from commonplace.errors import NeedsPerson, UsageError
from commonplace.review import scan_pending
from commonplace.store import Workspace

__all__ = ["open_page", "serving_a_person"]


def open_page(session: Session, workspace: Workspace, *, port: int = 0, browser: bool = True) -> None:
    """Serve the page until it is interrupted.

    Raises:
        NeedsPerson: a coding agent runs this and no browser may open: it would read the page itself.
        UsageError: the port is taken.
    """
    with serving_a_person(session, "review", port=port, browser=browser) as announce:
        # The page's packages take half a second to load, which no other verb needs.
        from commonplace.web import serve

        scan_pending(workspace, progress=session.output.progress)
        serve(
            workspace,
            port=port,
            open_browser=browser,
            wait_hours=session.settings.wait_hours,
            announce=announce,
        )


@contextmanager
def serving_a_person(
    session: Session, command: str, *, port: int, browser: bool
) -> Iterator[Callable[[str], None]]:
    """Serve a page inside; gives what its address is announced by.

    Raises:
        NeedsPerson: a coding agent runs this and no browser may open: it would read the page itself.
        UsageError: the port is taken.
    """
    agent = coding_agent()
    if agent and not browser:
        raise NeedsPerson(
            "the page is for a person",
            facts=[f"{agent} is set: a coding agent runs this command"],
            hint=f"run `{NAME} {command}` in a terminal of your own",
        )
    try:
        yield _announcer(session, hidden=agent is not None)
    except OSError as error:
        raise UsageError(
            "the page cannot be served",
            facts=[f"port {port}: {error.strerror or type(error).__name__}"],
            hint="leave --port out, and a free one is taken",
        ) from error


def _announcer(session: Session, *, hidden: bool) -> Callable[[str], None]:
    """Print the page's address at once; whoever has it can read the page, so an agent is not given it."""

    def announce(address: str) -> None:
        shown = "opened in the browser" if hidden else address
        if session.output.as_json:
            session.output.document({"address": shown})
        session.output.data(shown)

    return announce
