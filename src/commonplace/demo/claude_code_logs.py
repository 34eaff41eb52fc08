"""Writes her scripts as Claude Code keeps sessions: JSON Lines, one record for each block.

Results stand twice in a record, a subagent has a file of its own with a sidecar, a session that was forked
holds copies of the records before, and one file ends in the middle of a line.

Source: this project's reader of the format, ``commonplace.sources.claude_code``.
"""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commonplace.demo.making import HEX, drawn, uuid_of
from commonplace.demo.scripts import Script, Step, filled

__all__ = ["write_claude_code_logs"]

Json = dict[str, object]

_FOLDER = re.compile(r"[^A-Za-z0-9-]")
_TORN = b'{"parentUuid":null,"isSidechain":false,"type":"user","message":{"role":"user","content":"Th'


def write_claude_code_logs(projects: Path, talks: Sequence[Script]) -> None:
    """Write the folder ``projects`` with one file for each session, and those of subagents."""
    written: dict[str, _Session] = {}
    for talk in talks:
        session = _Session(talk, written.get(talk.facts.get("fork", "")))
        written[talk.title] = session
        session.write(projects / _FOLDER.sub("-", talk.facts["cwd"]))


class _Session:
    """One session in the making; each step adds a record below the last one."""

    def __init__(self, talk: Script, origin: "_Session | None" = None) -> None:
        self.id = uuid_of(f"claude code {talk.title}")
        self._talk = talk
        self._clock = talk.when
        self._records: list[Json] = []
        self._agent: list[Json] | None = None
        self._agents: dict[str, tuple[list[Json], Json]] = {}
        self._last: str | None = None
        self._main: str | None = None
        self._questions: list[str | None] = []
        self._answer = 0
        self._call: Json = {}
        if origin is not None:
            self._copy(origin)
        for step in talk.steps:
            self._take(step)

    def write(self, folder: Path) -> None:
        """Write the session's file and its subagents' files."""
        folder.mkdir(parents=True, exist_ok=True)
        title: Json = {"type": "ai-title", "aiTitle": self._talk.title, "sessionId": self.id}
        torn = _TORN if self._talk.facts.get("torn") else b""
        (folder / f"{self.id}.jsonl").write_bytes(_lines([*self._records, title]) + torn)
        for name, (records, sidecar) in self._agents.items():
            place = folder / self.id / "subagents"
            place.mkdir(parents=True, exist_ok=True)
            (place / f"agent-{name}.jsonl").write_bytes(_lines(records))
            (place / f"agent-{name}.meta.json").write_bytes(_lines([sidecar]))

    def _copy(self, origin: "_Session") -> None:
        """Begin with the records of another session up to its second question, as a fork does."""
        at = origin._questions[1]
        end = next(place for place, record in enumerate(origin._records) if record["uuid"] == at) + 1
        self._records = [record | {"sessionId": self.id} for record in origin._records[:end]]
        self._last = str(at)

    def _take(self, step: Step) -> None:
        match step.kind:
            case "question":
                self._questions.append(self._last)
                self._ask(step.text)
            case "thought":
                thinking: Json = {"type": "thinking", "thinking": f"{step.head}. {step.text}"}
                self._say(thinking | {"signature": drawn(step.text, HEX, 88)})
            case "call":
                self._call = {
                    "type": "tool_use",
                    "id": f"toolu_{drawn(f'{self.id} {self._clock}', HEX, 24)}",
                    "name": step.head,
                    "input": filled(json.loads(step.text)),
                }
                self._say(self._call)
            case "result":
                self._result(step.text)
            case "act" if step.head == "agent":
                self._begin_agent()
            case "act" if step.head == "end":
                self._end_agent()
            case "act":
                taken_back = int(step.head.removeprefix("rewind "))
                self._last = self._questions[-taken_back]
            case _:
                self._say({"type": "text", "text": step.text})

    def _ask(self, text: str) -> None:
        reminder = self._talk.facts.get("reminder") if len(self._questions) == 1 else None
        note = f"<system-reminder>\n{reminder}\n</system-reminder>"
        content: object = [{"type": "text", "text": each} for each in (note, text)] if reminder else text
        self._answer += 1
        self._add("user", {"role": "user", "content": content})

    def _say(self, block: Json) -> None:
        """One block of an answer; the blocks up to the next result share one message id."""
        body: Json = {
            "id": f"msg_{drawn(f'{self.id} {self._answer}', HEX, 22)}",
            "type": "message",
            "role": "assistant",
            "model": self._talk.facts["model"],
            "content": [block],
            "stop_reason": "tool_use" if block["type"] == "tool_use" else "end_turn",
            "usage": {"input_tokens": 812, "output_tokens": 64},
        }
        self._add("assistant", body, requestId=f"req_{self._answer}")

    def _result(self, text: str) -> None:
        block = {"type": "tool_result", "tool_use_id": self._call["id"], "content": text, "is_error": False}
        twin: object = (
            {"stdout": text, "stderr": "", "interrupted": False} if self._call["name"] == "Bash" else text
        )
        self._answer += 1
        self._add("user", {"role": "user", "content": [block]}, toolUseResult=twin)

    def _begin_agent(self) -> None:
        name, call, given = drawn(self.id, HEX, 7), self._call, self._call["input"]
        self._agent, self._main, self._last = [], self._last, None
        self._agents[name] = (self._agent, {"agentType": "Explore", "toolUseId": call["id"]})
        self._started = call
        self._ask(str(given["prompt"]) if isinstance(given, dict) else "")

    def _end_agent(self) -> None:
        self._agent, self._last, self._call = None, self._main, self._started

    def _add(self, kind: str, message: Json, **more: object) -> None:
        self._clock += 8.0
        records = self._records if self._agent is None else self._agent
        sidechain: Json = {} if self._agent is None else {"agentId": next(reversed(self._agents))}
        identity = uuid_of(f"{self.id} {self._clock}")
        records.append(
            {
                "parentUuid": self._last,
                "isSidechain": self._agent is not None,
                "userType": "external",
                "cwd": self._talk.facts["cwd"],
                "sessionId": self.id,
                "version": "2.1.259",
                "gitBranch": self._talk.facts["branch"],
                "type": kind,
                "message": message,
                "uuid": identity,
                "timestamp": _time(self._clock),
                **sidechain,
                **more,
            }
        )
        self._last = identity


def _lines(records: Sequence[Json]) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
