"""OpenClaw: an agent that answers in chat channels, with session files in Pi's format.

Other people can write to it. What a channel put before a message names its sender, with number and name; that
is taken away, and the conversation waits for the person's word that nobody else speaks in it, or agreed.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.records import Message, Part, ReadEvent, Text
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection
from commonplace.sources.local_logs import LocalLogs, environment_folder
from commonplace.sources.message_blocks import Sink
from commonplace.sources.pi_sessions import Dialect, look, read_sessions

__all__ = ["SOURCE"]

_CHANNEL = "user/channel"
_FACTS = re.compile(
    r"\s*(?:Conversation info|Sender|Thread starter|Replied message|Forwarded message context|Chat history"
    r"[^\n(]{0,60}) \(untrusted[^)\n]{0,60}\):\s*```(?:json)?\n.*?\n```\s*",
    re.DOTALL,
)
"""Source: blocks before the words of a message in sessions that people published in 2026 (Telegram, Signal,
Feishu): ``Conversation info (untrusted metadata):`` and ``Sender (untrusted metadata):``, each with JSON."""

_ENVELOPE = re.compile(
    r"\[(?:WhatsApp|Telegram|Discord|Slack|Signal|iMessage|BlueBubbles|Matrix|Microsoft Teams|Teams|Google Chat"
    r"|Feishu|Lark|LINE|IRC|Mattermost|Zalo|Nostr|WebChat)\b[^\]\n]{0,300}\]\s*"
)
"""The older form, ``[Channel sender id time] words``.

Source: from memory of OpenClaw's source of early 2026, whose readers strip such brackets; no real file with one was
met. What is not recognised stays in the words, and the person's own check finds it there.
"""

_PROMPTS = (
    "A new session was started via /new or /reset.",
    "Read HEARTBEAT.md if it exists",
    "Pre-compaction memory flush.",
)
"""What the client itself says in the person's place.

Source: the prompt of the heartbeat stands in OpenClaw's documentation of its gateway and in sessions that people
published; the other two are from memory of such sessions and were met in none that could be cited.
"""


def _adapt(message: Message, sink: Sink) -> Message | None:
    """Take away what a channel wrote before a message, and mark what the client wrote itself."""
    if message.role != "user" or not message.parts or not isinstance(message.parts[0], Text):
        return message
    said = message.parts[0].text
    if said.lstrip().startswith(_PROMPTS):
        return msgspec.structs.replace(message, injected=True)
    words, channel = said, False
    while found := _FACTS.match(words) or _ENVELOPE.match(words):
        words, channel = words[found.end() :], True
        sink.dropped.append("channel-envelope")
    if not channel:
        return message
    first: tuple[Part, ...] = (Text(words),) if words.strip() else ()
    parts = first + message.parts[1:]
    if not parts:
        sink.dropped.append("empty-message")
        return None
    return msgspec.structs.replace(message, parts=parts, role_raw=_CHANNEL)


_DIALECT = Dialect(source="openclaw", version=1, surface="app", adapt=_adapt, others=_CHANNEL)


class OpenClaw(LocalLogs):
    """Session files of OpenClaw's agents; messages from chat channels are marked, and their senders taken away."""

    id = _DIALECT.source
    version = _DIALECT.version
    title = "OpenClaw session logs"
    how_to_get = (
        "They lie on your machine: add ~/.openclaw/agents (%USERPROFILE%\\.openclaw\\agents on Windows), "
        "or a copy of it. Other people's messages may be in them."
    )
    about = About(
        kept="messages, thinking, tool calls and results, models, branches left by going back, times, tokens",
        lost="who wrote in a chat channel, summaries of compactions, details of results, image bytes, signatures",
        evidence=("real files", "other readers"),
        checked="format version 3, 2026-02",
    )
    private_files = ("sessions.json", ".openclaw/credentials/*", "openclaw.json", "auth-profiles.json")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise a session in Pi's format whose folder or notes are OpenClaw's."""
        sight = look(probe)
        return Match(sight.score, f"{sight.evidence}, of OpenClaw") if sight and sight.openclaw else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each session, then a tally for each file."""
        return read_sessions(selection, options, _DIALECT)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The agents of one installation. Source: ``OPENCLAW_STATE_DIR`` or ``~/.openclaw``."""
        state = environment_folder("OPENCLAW_STATE_DIR", home / ".openclaw")
        yield LogPlace(state / "agents", "openclaw", "")


SOURCE = OpenClaw()
