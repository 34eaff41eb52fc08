"""Run the command line in this process or at a terminal of its own, and look at all it says."""

import contextlib
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from keyring.backends.fail import Keyring as NoKeyring

from commonplace.cli import main
from commonplace.cli.session import _AGENT_VARIABLES

ANSWERS = ("--scope", "full", "--licence", "CC0-1.0", "--use", "training", "--use", "analysis")


class Said:
    """What one command left behind: its exit code and what stood on stdout and stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code = code
        self.out = out
        self.err = err

    @property
    def document(self) -> dict[str, object]:
        """The one JSON document on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Shell:
    """A person's shell, with a home of its own and nothing of this machine in its environment."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = folder / "home"
        self.root = folder / "workspace"
        self.temporary = folder / "tmp"
        self.of_age = "1"
        for made in (self.home, self.temporary):
            made.mkdir()
        self._monkeypatch = monkeypatch
        for name in (
            *_AGENT_VARIABLES,
            "CODEX_HOME",
            "CLAUDE_CONFIG_DIR",
            "XDG_CONFIG_HOME",
            "NO_COLOR",
            "HF_TOKEN",
            "HUGGING_FACE_HUB_TOKEN",
            "HF_OIDC_RESOURCE",
        ):
            monkeypatch.delenv(name, raising=False)
        self.set(
            HOME=str(self.home),
            USERPROFILE=str(self.home),
            TMPDIR=str(self.temporary),
            COMMONPLACE_ROOT=str(self.root),
            HF_HOME=str(folder / "hub"),
            XDG_DATA_HOME=str(folder / "data"),
            PYTHON_KEYRING_BACKEND="keyring.backends.fail.Keyring",
        )
        # Both read their environment when something imported them first.
        monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(folder / "hub" / "token"))
        monkeypatch.setattr("keyring.core._keyring_backend", NoKeyring())
        monkeypatch.setattr("tempfile.tempdir", str(self.temporary))
        monkeypatch.chdir(folder)

    def set(self, **variables: str) -> None:
        """Set variables of the environment."""
        for name, value in variables.items():
            self._monkeypatch.setenv(name, value)

    def run(self, *arguments: str | Path, stdin: str = "") -> Said:
        """Run one command without a terminal; ``stdin`` is piped into it."""
        out, err = io.StringIO(), io.StringIO()
        # A script's first import is refused without it; ``test_gating.py`` sees that.
        self._monkeypatch.setenv("COMMONPLACE_OF_AGE", self.of_age)
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
            pytest.raises(SystemExit) as left,
        ):
            main([str(each) for each in arguments])
        self._monkeypatch.delenv("COMMONPLACE_OF_AGE")
        assert isinstance(left.value.code, int)
        return Said(left.value.code, out.getvalue(), err.getvalue())

    def ok(self, *arguments: str | Path, stdin: str = "") -> Said:
        """Run one command that must succeed."""
        said = self.run(*arguments, stdin=stdin)
        assert said.code == 0, said.err
        return said

    def at_terminal(
        self, *arguments: str | Path, typed: Mapping[str, str] | None = None, out: Path | None = None
    ) -> Said:
        """Run one command at a terminal of its own; everything on it comes back as ``out``.

        Args:
            arguments: of the command.
            typed: what to type when a text appears; ``{}`` in it becomes the last word that has an ``@``.
            out: stdout goes into this file instead.
        """
        ours, theirs = pty.openpty()
        with contextlib.ExitStack() as stack:
            stack.callback(os.close, ours)
            stdout = stack.enter_context(out.open("wb")) if out else theirs
            process = subprocess.Popen(
                [sys.executable, "-m", "commonplace", *(str(each) for each in arguments)],
                stdin=theirs,
                stdout=stdout,
                stderr=theirs,
                start_new_session=True,
            )
            os.close(theirs)
            shown = _converse(ours, dict(typed or {}))
            return Said(process.wait(30), shown, "")


def _converse(terminal: int, typed: dict[str, str]) -> str:
    shown = ""
    answered = 0
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        ready, _, _ = select.select([terminal], [], [], 0.2)
        if not ready:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side has closed it
            break
        if not data:
            break
        shown += data.decode("utf-8", "replace")
        for cue, answer in list(typed.items()):
            if cue in shown[answered:]:
                phrase = next((word for word in reversed(shown.split()) if "@" in word), "")
                os.write(terminal, (answer.replace("{}", phrase) + "\n").encode())
                answered = len(shown)
                del typed[cue]
                break
    return shown.replace("\r\n", "\n")


def without_prompts(lines: Sequence[str]) -> list[str]:
    """Lines that a command printed, without empty ones."""
    return [line for line in lines if line.strip()]
