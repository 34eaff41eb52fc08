"""The program itself: its commands in the order of use, and what happens when something goes wrong."""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from commonplace import NAME, __version__
from commonplace.cli.crash import write_crash_report
from commonplace.cli.output import Output
from commonplace.errors import CommonplaceError, Interrupted, UsageError

__all__ = ["main", "program"]

_BUG = 70

_COMMANDS = {
    "add": "adding",
    "scan": "adding",
    "review": "deciding",
    "pick": "picking",
    "publish": "publishing",
    "withdraw": "withdrawing",
    "export": "publishing",
    "status": "keeping",
    "update": "adding",
    "pause": "adding",
    "model": "deciding",
    "origin": "deciding",
    "participants": "deciding",
    "project": "projects",
    "plan": "plans",
    "identity": "deciding",
    "key": "keys",
    "login": "signing_in",
    "logout": "signing_in",
    "sources": "sourcing",
    "terms": "terms",
    "erase": "keeping",
    "demo": "demo",
    "lab": "lab",
}
"""Each command in the order a person uses them, and the module of this room that holds it."""


class _InOrder(click.Group):
    """A group that lists its commands in the order of use, and loads only the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"{__package__}.{_COMMANDS[cmd_name]}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(name=NAME, cls=_InOrder, invoke_without_command=True)
@click.version_option(__version__, prog_name=NAME)
@click.pass_context
def program(context: click.Context) -> None:
    """Give your own conversations with AI assistants to open research.

    Nothing leaves this machine before you decided it and said yes. Start with `commonplace add`.
    """
    if context.invoked_subcommand is None:
        program.main(["status"], prog_name=NAME, standalone_mode=False)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Exit codes: 0 done, 1 expected failure, 2 usage, 3 a person is needed, 4 Hub unreachable or refused,
    70 bug, 130 interrupted.
    """
    _print_what_the_terminal_cannot_show()
    given = sys.argv[1:] if arguments is None else arguments
    context: dict[str, Output | None] = {"output": None}
    try:
        with program.make_context(NAME, list(given)) as click_context:
            try:
                program.invoke(click_context)
            finally:
                context["output"] = click_context.obj
        code = 0
    except CommonplaceError as error:
        (context["output"] or Output()).error(error)
        code = error.exit_code
    except click.exceptions.Exit as leaving:
        code = leaving.exit_code
    except click.ClickException as error:
        output = context["output"] or Output(as_json="--json" in given)
        output.error(_as_usage(error))
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        (context["output"] or Output()).error(Interrupted("interrupted", hint=_how_to_go_on(given)))
        code = Interrupted.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as bug:
        _report_bug(bug, context["output"] or Output())
        code = _BUG
    sys.exit(code)


def _how_to_go_on(given: Sequence[str]) -> str:
    command = "the same command" if given[:1] == ["lab"] else f"`{NAME} update`"
    return f"what was finished is kept; {command} goes on"


def _print_what_the_terminal_cannot_show() -> None:
    """Show letters that an old terminal or a pipe has no bytes for as escapes, instead of failing at them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _as_usage(error: click.ClickException) -> UsageError:
    """What click found wrong with the arguments, in our three parts."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context else NAME
    # Choices that are missing are listed on lines of their own.
    said = " ".join(error.format_message().split()).rstrip(".")
    return UsageError(said, hint=f"`{command} --help` lists what can be given")


def _report_bug(bug: Exception, output: Output) -> None:
    """Tell of a bug without the words of the exception, for they may quote a chat; ``-v`` shows them."""
    output.error(
        CommonplaceError(
            f"unexpected {type(bug).__name__}: this is a bug in {NAME}",
            facts=[f"report without any text of yours: {write_crash_report(bug)}"],
            hint="run again with `-v` to see the traceback here; look through it before you share it",
        )
    )
    if output.verbose:
        traceback.print_exception(bug)
