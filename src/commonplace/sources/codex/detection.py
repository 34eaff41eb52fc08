"""Recognises Codex session logs of all generations by what stands in them."""

import re
from typing import Literal, TypeAlias

import msgspec

from commonplace.sources.codex.kinds import RECORD_KINDS, RESPONSE_KINDS
from commonplace.sources.codex.shapes import LINE, Line
from commonplace.sources.lenient import UTF8_BOM, Undecodable, decode

__all__ = ["SESSION", "Shape", "Sight", "look"]

Shape: TypeAlias = Literal["envelope", "bare", "typescript"]
"""``envelope``: a line is ``{timestamp, type, payload}`` (since autumn 2025); ``bare``: items without it (mid
2025); ``typescript``: one JSON document per session (the first CLI, April 2025)."""

_OPENING = re.compile(
    rb'\s*\{(?:\s*"(?:timestamp"\s*:\s*"[^"]{0,40}"|ordinal"\s*:\s*\d{1,20})\s*,)*'
    rb'\s*"type"\s*:\s*"session_meta"\s*,\s*"payload"\s*:\s*\{'
)
"""A first line that is longer than what is seen of it, for the vendor's own prompt can pass 64 KiB."""

SESSION = re.compile(
    rb'\s*\{\s*"session"\s*:\s*(\{(?:[^{}"]++|"(?:[^"\\]++|\\.)*+")*+\})\s*,\s*"items"\s*:\s*\[', re.DOTALL
)
"""The head of a document of April 2025. Source: ``save-rollout.ts`` of the first Codex CLI."""

_SESSION_CUT = re.compile(rb'\s*\{\s*"session"\s*:\s*\{\s*"timestamp"\s*:\s*"[^"]{0,40}"\s*,\s*"id"\s*:')
_META_FIELDS = (b'"cwd"', b'"originator"', b'"cli_version"', b'"timestamp"', b'"instructions"')
_LINES = 40


class Sight(msgspec.Struct, frozen=True):
    """What was seen: the generation, how sure that is (0 to 1), and by which signs."""

    shape: Shape
    score: float
    evidence: str


def look(head: bytes) -> Sight | None:
    """Say whether a file that begins so is a Codex session log. ``head`` is unpacked; must not raise.

    Source: real files and fixtures of codex-cli 0.53 to 0.159, and of the CLIs of 2025.
    """
    if SESSION.match(head):
        return Sight("typescript", 0.9, "a session and its items in one document")
    if _SESSION_CUT.match(head) and b'"items"' not in head:
        return Sight("typescript", 0.6, "a session whose items lie further on")
    if _OPENING.match(head):
        return Sight("envelope", 0.95, "first line is session_meta")
    found = [line for line in map(_decoded, head.split(b"\n")[:_LINES]) if line is not None]
    metas = sum(1 for line in found if line.type == "session_meta" and _is_meta(line))
    if metas:
        return Sight("envelope", 0.95, "session_meta")
    items = sum(1 for line in found if _is_enveloped(line))
    if items and items * 2 >= len(found):
        return Sight("envelope", 0.8, f"{items} enveloped records")
    return _look_bare(found)


def _look_bare(found: list[Line]) -> Sight | None:
    headed = bool(found) and _is_bare_head(found[0])
    states = sum(1 for line in found if line.record_type == "state")
    items = sum(1 for line in found if _is_bare_item(line))
    if headed and (states or items):
        return Sight("bare", 0.9, "bare header and items")
    if states and items:
        return Sight("bare", 0.8, "bare items and states")
    return None


def _decoded(line: bytes) -> Line | None:
    if not line.lstrip(b" \t\r\0" + UTF8_BOM).startswith(b"{"):
        return None
    try:
        return decode(line, LINE)
    except Undecodable:
        return None


def _is_meta(line: Line) -> bool:
    payload = line.payload
    if isinstance(payload, msgspec.UnsetType):
        return False
    data = bytes(payload)
    return b'"id"' in data and any(field in data for field in _META_FIELDS)


def _is_enveloped(line: Line) -> bool:
    payload = line.payload
    if isinstance(payload, msgspec.UnsetType) or not _is_one_of(line.type, RECORD_KINDS):
        return False
    return bytes(payload).startswith(b"{")


def _is_bare_head(line: Line) -> bool:
    return line.type is None and isinstance(line.id, str) and isinstance(line.timestamp, str)


def _is_bare_item(line: Line) -> bool:
    return isinstance(line.payload, msgspec.UnsetType) and _is_one_of(line.type, RESPONSE_KINDS)


def _is_one_of(kind: object, kinds: frozenset[str]) -> bool:
    return isinstance(kind, str) and kind in kinds
