"""The program itself: its commands in the order of use, and what happens when something goes wrong."""

import os
import sys
import tempfile
import traceback
from pathlib import Path

import click

from commonplace import NAME, __version__
from commonplace.cli.adding import add, pause, scan, update
from commonplace.cli.deciding import identity, model, origin, review
from commonplace.cli.demo import demo
from commonplace.cli.keeping import erase, sources, status
from commonplace.cli.output import Output
from commonplace.cli.publishing import export, publish
from commonplace.errors import CommonplaceError, Interrupted

__all__ = ["main", "program"]

_BUG = 70

_ORDER = (
    add,
    scan,
    review,
    publish,
    export,
    status,
    update,
    pause,
    model,
    origin,
    identity,
    sources,
    erase,
    demo,
)


class _InOrder(click.Group):
    """A group that lists its commands in the order a person uses them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order they were added."""
        del ctx
        return list(self.commands)


@click.group(name=NAME, cls=_InOrder, invoke_without_command=True)
@click.version_option(__version__, prog_name=NAME)
@click.pass_context
def program(context: click.Context) -> None:
    """Give your own conversations with AI assistants to open research.

    Nothing leaves this machine before you decided it and said yes. Start with `commonplace add`.
    """
    if context.invoked_subcommand is None:
        context.invoke(
            status, root=None, as_json=False, quiet=False, verbose=False, no_input=False, published=False
        )


for _command in _ORDER:
    program.add_command(_command)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code.

    Exit codes: 0 done, 1 expected failure, 2 usage, 3 a person is needed, 4 Hub unreachable or refused,
    70 bug, 130 interrupted.
    """
    context: dict[str, Output | None] = {"output": None}
    try:
        with program.make_context(NAME, sys.argv[1:] if arguments is None else arguments) as click_context:
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
        error.show()
        code = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        (context["output"] or Output()).error(
            Interrupted("interrupted", hint=f"what was finished is kept; `{NAME} update` goes on")
        )
        code = Interrupted.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as bug:
        _report_bug(bug, context["output"] or Output())
        code = _BUG
    sys.exit(code)


def _report_bug(bug: Exception, output: Output) -> None:
    """Write where it happened to a file: types, functions and lines only, for a message may quote a chat."""
    frames = traceback.extract_tb(bug.__traceback__)
    lines = [f"{NAME} {__version__}, Python {sys.version.split()[0]}, {sys.platform}", type(bug).__name__]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    with tempfile.NamedTemporaryFile(
        "w", prefix=f"{NAME}-crash-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    output.error(
        CommonplaceError(
            f"unexpected {type(bug).__name__}: this is a bug in {NAME}",
            facts=[f"report without any text of yours: {file.name}"],
            hint="run again with `-v` to see the traceback here; look through it before you share it",
        )
    )
    if output.verbose:
        traceback.print_exception(bug)
