"""Everything the command line prints, in one object.

Data goes to stdout, everything else to stderr. With ``--json`` a command prints exactly one document on
stdout. Text that came from a conversation, a file name included, passes ``safe`` first.
"""

import json
import os
import sys
import time
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

import click

from commonplace.errors import CommonplaceError

__all__ = ["Output", "duration", "plural", "safe", "size"]

_ESCAPED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that are never printed as they are: control, format, half characters, line breaks."""

_UNITS = ("B", "kB", "MB", "GB", "TB")


def safe(text: str) -> str:
    """Return ``text`` with control and bidirectional characters shown as escapes.

    A log can hold terminal escape sequences that move the cursor or change the title, and marks that make
    a name read backwards; printed raw they could hide what is there.
    """
    return "".join(
        _escape(ord(character)) if unicodedata.category(character) in _ESCAPED else character
        for character in text
    )


def _escape(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def size(number_of_bytes: int) -> str:
    """Write a number of bytes for people, in powers of 1,000: ``1.3 GB``."""
    value, unit = float(number_of_bytes), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{number_of_bytes} B" if unit == 0 else f"{value:.1f} {_UNITS[unit]}"


def duration(seconds: float) -> str:
    """Write a duration for people: ``about 4 min``."""
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    return f"about {round(seconds / 60)} min" if seconds < 5400 else f"about {seconds / 3600:.1f} h"


def plural(number: int, noun: str, nouns: str | None = None) -> str:
    """Write a count with its noun: ``1 file``, ``1,204 files``."""
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"


class Output:
    """Where a command sends what it has to say.

    Attributes:
        as_json: one JSON document on stdout and nothing else there.
        quiet: no notes on stderr; errors still appear.
        verbose: tracebacks of unexpected errors.
    """

    def __init__(self, *, as_json: bool = False, quiet: bool = False, verbose: bool = False) -> None:
        self.as_json = as_json
        self.quiet = quiet
        self.verbose = verbose
        self._bar = _Progress(sys.stderr, enabled=not quiet and not as_json)

    def document(self, data: Mapping[str, object]) -> None:
        """Print the one document of ``--json``."""
        click.echo(json.dumps(data, indent=2, ensure_ascii=True, default=str))

    def data(self, line: str = "") -> None:
        """Print one line of data on stdout; nothing with ``--json``."""
        if not self.as_json:
            click.echo(line)

    def note(self, line: str = "") -> None:
        """Print one line for the person on stderr."""
        if not self.quiet:
            self._bar.clear()
            click.echo(line, err=True)

    def ask(self, line: str) -> None:
        """Print on stderr what the person must do now for the command to go on, also with ``-q``."""
        self._bar.clear()
        click.echo(line, err=True)

    def warning(self, line: str) -> None:
        """Print a warning on stderr, also with ``-q``."""
        self._bar.clear()
        click.echo(f"{_style('warning:', 'yellow')} {line}", err=True)

    def table(self, rows: Iterable[Sequence[str]], header: Sequence[str]) -> None:
        """Print a table on stdout, columns aligned by width in code points; tab-separated if piped."""
        lines = [tuple(header), *(tuple(row) for row in rows)]
        if not sys.stdout.isatty():
            for line in lines:
                self.data("\t".join(line))
            return
        widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
        for line in lines:
            self.data("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())

    def progress(self, phase: str, done: int, total: int, *, in_bytes: bool = False) -> None:
        """Show how far a phase is; a bar on a terminal, otherwise one line per phase.

        Args:
            phase: what is being done.
            done: how much of it is, since the phase began.
            total: how much there is.
            in_bytes: these are bytes, so that a rate says something.
        """
        self._bar.show(phase, done, total, in_bytes=in_bytes)

    def error(self, error: CommonplaceError) -> None:
        """Print an error in its three parts: what is wrong, the facts, the command that helps."""
        if self.as_json:
            self.document(
                {
                    "error": {
                        "code": error.code,
                        "message": error.message,
                        "facts": list(error.facts),
                        "hint": error.hint,
                    }
                }
            )
        self.complain(error)

    def complain(self, error: CommonplaceError) -> None:
        """Print an error on stderr alone, where the document of the command tells of it too."""
        self._bar.clear()
        click.echo(f"{_style('error:', 'red')} {safe(error.message)}", err=True)
        for fact in error.facts:
            click.echo(f"  {safe(fact)}", err=True)
        if error.hint:
            click.echo(f"{_style('hint:', 'cyan')} {safe(error.hint)}", err=True)


def _style(text: str, colour: str) -> str:
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or not sys.stderr.isatty()
    return text if plain else click.style(text, fg=colour, bold=True)


class _Progress:
    """One line on stderr that is rewritten in place, with rate and remaining time."""

    def __init__(self, stream: TextIO, *, enabled: bool) -> None:
        self._stream = stream
        self._enabled = enabled and not os.environ.get("COMMONPLACE_NO_PROGRESS")
        self._phase = ""
        self._told: set[str] = set()
        self._started = 0.0
        self._drawn = 0.0
        self._visible = False

    def show(self, phase: str, done: int, total: int, *, in_bytes: bool) -> None:
        """Draw the line, at most ten times a second and not in a phase's first second."""
        if not self._enabled:
            return
        now = time.monotonic()
        if phase != self._phase:
            self._phase, self._started, self._drawn = phase, now, 0.0
            if not self._stream.isatty() and phase not in self._told:
                self._told.add(phase)
                click.echo(phase, file=self._stream)
        if not self._stream.isatty() or now - self._started < 1 or now - self._drawn < 0.1:
            return
        self._drawn, self._visible = now, True
        share = done / total if total else 0.0
        left = (now - self._started) * (1 - share) / share if share > 0 else 0.0
        bar = ("#" * round(share * 24)).ljust(24, ".")
        rate = f"{size(round(done / (now - self._started)))}/s, " if in_bytes else ""
        self._stream.write(f"\r\x1b[K{phase} [{bar}] {share:4.0%}, {rate}{duration(left)} left")
        self._stream.flush()

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self._visible:
            self._stream.write("\r\x1b[K")
            self._visible = False
