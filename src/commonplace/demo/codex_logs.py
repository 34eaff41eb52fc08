"""Writes her scripts as Codex keeps sessions: JSON Lines in which most things stand twice.

Questions, answers and thoughts are written as an item and as an event; an undone turn stays in the file, with
a note behind it; a file that lay idle is packed with zstd.

Source: this project's reader of the format, ``commonplace.sources.codex``.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from commonplace.demo.making import HEX, drawn, uuid_of
from commonplace.demo.scripts import Script, Step, filled

__all__ = ["write_codex_logs"]

Json = dict[str, object]


def write_codex_logs(sessions: Path, talks: Sequence[Script]) -> None:
    """Write the folder ``sessions`` with one file for each session, by year, month and day."""
    for talk in talks:
        day = datetime.fromtimestamp(talk.when, UTC)
        session = uuid_of(f"codex {talk.title}", version=7)
        folder = sessions / day.strftime("%Y/%m/%d")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"rollout-{day.strftime('%Y-%m-%dT%H-%M-%S')}-{session}.jsonl"
        data = _Rollout(talk, session).data
        if talk.facts.get("packed"):
            path = path.with_name(f"{path.name}.zst")
            data = pa.compress(data, codec="zstd", asbytes=True)
        path.write_bytes(data)


class _Rollout:
    """One session in the making."""

    def __init__(self, talk: Script, session: str) -> None:
        self._talk = talk
        self._session = session
        self._clock = talk.when
        self._turn = 0
        self._call = ""
        self._records: list[Json] = []
        self._begin()
        for step in talk.steps:
            self._take(step)

    @property
    def data(self) -> bytes:
        """The file."""
        return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in self._records)

    def _begin(self) -> None:
        facts = self._talk.facts
        meta: Json = {
            "id": self._session,
            "timestamp": self._time(),
            "cwd": facts["cwd"],
            "originator": "codex_cli_rs",
            "cli_version": "0.149.0",
            "source": "cli",
            "model_provider": "openai",
            "git": {
                "branch": facts["branch"],
                "repository_url": "https://codeberg.org/beetplan-demo/beetplan.git",
            },
        }
        if "tool" in facts:
            meta["dynamic_tools"] = [filled(json.loads(facts["tool"]))]
        self._add("session_meta", meta)
        self._event("thread_name_updated", thread_id=self._session, thread_name=self._talk.title)
        self._said("user", f"<environment_context>\n  <cwd>{facts['cwd']}</cwd>\n</environment_context>")

    def _take(self, step: Step) -> None:
        match step.kind:
            case "question":
                self._turn += 1
                turn = f"turn-{self._turn}"
                self._event("task_started", turn_id=turn)
                facts: Json = {
                    "turn_id": turn,
                    "cwd": self._talk.facts["cwd"],
                    "model": self._talk.facts["model"],
                }
                self._add("turn_context", facts)
                self._said("user", step.text)
                self._event("user_message", message=step.text, images=[])
            case "thought":
                text = f"**{step.head}**\n\n{step.text}"
                self._event("agent_reasoning", text=text)
                summary = [{"type": "summary_text", "text": text}]
                self._item("reasoning", summary=summary, encrypted_content=drawn(text, HEX, 120))
            case "call":
                self._call = f"call_{drawn(f'{self._session} {self._clock}', HEX, 24)}"
                given = json.dumps(filled(json.loads(step.text)), ensure_ascii=False)
                self._item("function_call", name=step.head, arguments=given, call_id=self._call)
            case "result":
                output = f"Exit code: 0\nOutput:\n{step.text}"
                self._item("function_call_output", call_id=self._call, output=output)
            case "act":
                self._event("thread_rolled_back", num_turns=int(step.head.removeprefix("rewind ")))
            case _:
                self._event("agent_message", message=step.text)
                self._said("assistant", step.text)
                limits = {"plan_type": "plus"}
                self._event(
                    "token_count", info={"last_token_usage": {"output_tokens": 64}}, rate_limits=limits
                )

    def _said(self, role: str, text: str) -> None:
        kind = "input_text" if role == "user" else "output_text"
        self._item("message", role=role, content=[{"type": kind, "text": text}])

    def _item(self, kind: str, **fields: object) -> None:
        self._add("response_item", {"type": kind} | fields)

    def _event(self, kind: str, **fields: object) -> None:
        self._add("event_msg", {"type": kind} | fields)

    def _add(self, kind: str, payload: Json) -> None:
        self._clock += 3.0
        self._records.append({"timestamp": self._time(), "type": kind, "payload": payload})

    def _time(self) -> str:
        return datetime.fromtimestamp(self._clock, UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
