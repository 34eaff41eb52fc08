"""Pi: session files of the coding agent, versions 1 to 3, and of agents that kept its format."""

from collections.abc import Iterator
from pathlib import Path

from commonplace.records import ReadEvent
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection
from commonplace.sources.local_logs import LocalLogs, environment_folder
from commonplace.sources.pi_sessions import Dialect, look, read_sessions

__all__ = ["SOURCE"]

_DIALECT = Dialect(source="pi", version=1, surface="cli")


class Pi(LocalLogs):
    """Session files of Pi and of oh-my-pi; a session and all its forks are one conversation."""

    id = _DIALECT.source
    version = _DIALECT.version
    title = "Pi session logs"
    how_to_get = (
        "They lie on your machine: add ~/.pi/agent/sessions (%USERPROFILE%\\.pi\\agent\\sessions on Windows; "
        "~/.omp/agent/sessions for oh-my-pi), or a copy of it."
    )
    about = About(
        kept="messages, thinking, tool calls and results, models, branches left by going back, times, tokens",
        lost="summaries of compactions and branches, details of results beside their text, image bytes, signatures",
        evidence=("real files", "the producer's source"),
        checked="format version 3, 2026-03",
    )
    private_files = ("auth.json",)

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise a session by its header or its entries; OpenClaw's are left to their own source."""
        sight = look(probe)
        return Match(sight.score, sight.evidence) if sight and not sight.openclaw else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each session with its forks, then a tally for each file."""
        return read_sessions(selection, options, _DIALECT)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The folders of Pi and of oh-my-pi. Source: ``PI_CODING_AGENT_SESSION_DIR``, ``PI_CODING_AGENT_DIR``."""
        agent = environment_folder("PI_CODING_AGENT_DIR", home / ".pi" / "agent")
        yield LogPlace(environment_folder("PI_CODING_AGENT_SESSION_DIR", agent / "sessions"), "pi", "")
        yield LogPlace(home / ".omp" / "agent" / "sessions", "oh-my-pi", "")


SOURCE = Pi()
