"""Writes session files of Pi for tests."""

from tests.sources.reading import Json

ROOT = "aaaaaaaa-0000-4000-8000-000000000001"
FORK = "bbbbbbbb-0000-4000-8000-000000000002"


def header(session: str = ROOT, second: int = 0, **more: object) -> Json:
    return {
        "type": "session",
        "version": 3,
        "id": session,
        "timestamp": at(second),
        "cwd": "/work/tool",
    } | more


def at(second: int) -> str:
    return f"2026-01-01T00:{second // 60:02d}:{second % 60:02d}.000Z"


def entry(kind: str, name: str, parent: str | None, second: int, /, **more: object) -> Json:
    return {"type": kind, "id": name, "parentId": parent, "timestamp": at(second)} | more


def said(text: str, name: str, parent: str | None, second: int) -> Json:
    body = {"role": "user", "content": [{"type": "text", "text": text}], "timestamp": 1767225600000 + second}
    return entry("message", name, parent, second, message=body)


def answered(text: str, name: str, parent: str | None, second: int, **more: object) -> Json:
    body: Json = {
        "role": "assistant",
        "content": [{"type": "text", "text": text}],
        "api": "anthropic-messages",
        "provider": "anthropic",
        "model": "claude-opus-4-5",
        "usage": {"input": 3, "output": 5, "cacheRead": 0, "cacheWrite": 7},
        "stopReason": "stop",
        "timestamp": 1767225600000 + second,
    }
    return entry("message", name, parent, second, message=body | more)


def as_version_1(records: list[Json]) -> list[Json]:
    """The same session before ids were written."""
    return [
        {key: value for key, value in record.items() if key not in ("id", "parentId", "version")}
        | ({"id": record["id"]} if record["type"] == "session" else {})
        for record in records
    ]
