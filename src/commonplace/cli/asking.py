"""Secrets that a person types or pipes in: never from an argument, never shown again."""

import sys

import click

from commonplace.cli.session import Session
from commonplace.errors import NeedsPerson, UsageError

__all__ = ["secret_line", "secret_typed"]

_LONGEST = 4096


def secret_line(what: str) -> str:
    """The first line of stdin, without its end.

    Args:
        what: what it should be, for messages: ``a token``.

    Raises:
        UsageError: stdin is a terminal, empty, or its first line is far too long.
    """
    if sys.stdin.isatty():
        raise UsageError(
            f"stdin is a terminal, where {what} would be seen", hint="pipe it in, or leave this option out"
        )
    line = sys.stdin.readline(_LONGEST + 1).rstrip("\r\n")
    if not line or len(line) > _LONGEST:
        raise UsageError(f"stdin does not begin with {what}")
    return line


def secret_typed(session: Session, prompt: str, *, instead: str) -> str:
    """What the person types at the terminal without seeing it.

    Raises:
        NeedsPerson: nobody is there; ``instead`` is the option that reads it from stdin.
    """
    if not session.interactive:
        raise NeedsPerson(f"a person types this: {prompt.lower()}", hint=f"pipe it in with {instead}")
    return str(click.prompt(prompt, hide_input=True, err=True, default="", show_default=False))
