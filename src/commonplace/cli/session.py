"""What every command has: where the workspace is, how to print, and whether a person is there."""

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from commonplace import NAME
from commonplace.cli.output import Output
from commonplace.errors import NeedsPerson
from commonplace.settings import Settings, load_settings
from commonplace.store import Workspace

__all__ = ["Session", "coding_agent", "verb"]

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_AGENT_VARIABLES = (
    "AGENT",
    "AI_AGENT",
    "CLAUDECODE",
    "CLAUDE_CODE",
    "CODEX_SANDBOX",
    "CODEX_THREAD_ID",
    "COPILOT_CLI",
    "CURSOR_AGENT",
    "CURSOR_TRACE_ID",
    "GEMINI_CLI",
    "OPENCODE",
)
"""Set by coding agents for the commands they run. An agent sends what it reads to its provider.

Source: the environment that Claude Code (CLAUDECODE), Codex (CODEX_*), Gemini CLI, Cursor, Copilot CLI and
OpenCode give to child processes, as their documentation or source names it in 2026; AGENT and AI_AGENT are
the proposed common names.
"""


def coding_agent() -> str | None:
    """Name the environment variable that shows that a coding agent runs this command, or None."""
    return next((name for name in _AGENT_VARIABLES if os.environ.get(name)), None)


class Session:
    """One run of one command.

    Attributes:
        output: where to print.
        settings: what the person set; ``root`` is the folder of the workspace.
        interactive: a person sits at a terminal and may be asked; never with ``--json``.
    """

    def __init__(self, output: Output, settings: Settings, *, no_input: bool) -> None:
        self.output = output
        self.settings = settings
        self.root = settings.root
        asks = not no_input and not output.as_json
        self.interactive = asks and sys.stdin.isatty() and sys.stderr.isatty()

    def workspace(self, *, create: bool = True) -> Workspace:
        """Open the workspace.

        Raises:
            WorkspaceError: there is none and ``create`` is false, or it cannot be opened.
        """
        workspace = Workspace.open(self.root, create=create)
        if self.settings.recognisers or workspace.recognised.required():
            # It loads all rules, which most commands that only look do not need.
            from commonplace.review import require_recognisers

            require_recognisers(workspace, self.settings.recognisers)
        for warning in workspace.warnings:
            self.output.warning(warning)
        return workspace

    def ask(self, question: str, *, instead: str) -> bool:
        """Ask a yes-or-no question; the default is no.

        Raises:
            NeedsPerson: nobody is there to answer; ``instead`` is the command that answers for them.
        """
        if not self.interactive:
            raise NeedsPerson("a question needs an answer", facts=[question], hint=instead)
        return click.confirm(question, default=False, err=True)

    def require_person(self, what: str) -> None:
        """Refuse to show conversation text to a pipe or to a coding agent.

        Raises:
            NeedsPerson: stdout is no terminal, or an agent runs this command.
        """
        agent = coding_agent()
        if agent or not sys.stdout.isatty():
            fact = (
                f"{agent} is set: a coding agent runs this command" if agent else "stdout is not a terminal"
            )
            raise NeedsPerson(
                f"{what} is shown on a terminal only", facts=[fact], hint=f"run `{NAME} review`"
            )


def verb(
    function: Callable[Concatenate[Session, Parameters], Result],
) -> Callable[Parameters, Result]:
    """Give a command the options that all commands have, and a ``Session`` as its first argument."""

    @functools.wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
        root = kwargs.pop("root")
        output = Output(
            as_json=bool(kwargs.pop("as_json")),
            quiet=bool(kwargs.pop("quiet")),
            verbose=bool(kwargs.pop("verbose")),
        )
        click.get_current_context().find_root().obj = output
        settings = load_settings(Path(str(root)) if root else None)
        session = Session(output, settings, no_input=bool(kwargs.pop("no_input")))
        return function(session, *args, **kwargs)

    for option in reversed(
        (
            click.option("--root", type=click.Path(file_okay=False), help="Folder of the workspace."),
            click.option("--json", "as_json", is_flag=True, help="Print one JSON document."),
            click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
            click.option("-v", "--verbose", is_flag=True, help="Show tracebacks of unexpected errors."),
            click.option("--no-input", is_flag=True, help="Never ask; fail with exit code 3 instead."),
        )
    ):
        run = option(run)
    return run
