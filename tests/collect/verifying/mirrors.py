"""Mirrors with invented rows of schema 1, sound or broken in one way."""

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from commonplace.collect import Mirror, MirroredFile, OriginState
from commonplace.records import (
    Conversation,
    Feedback,
    Message,
    Provenance,
    Reasoning,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.arrow import RowWriter
from commonplace.records.consent import CONSENT_TEXT, OUTPUT_LICENCE, USES, Consent
from commonplace.records.conversion import RowContext, content_sha256, to_row
from commonplace.records.manifest import FileFact, Manifest, write_manifest
from commonplace.records.row import Check, ContentScope, Evidence, Row, Terms

NOW = 1_780_000_000.0  # 2026-05
CONSENT = Consent(
    id="made-up",
    version=CONSENT_TEXT.version,
    month="2026-04",
    channel="script",
    license_human="CC0-1.0",
    license_output=OUTPUT_LICENCE,
    uses=USES,
    text_sha256=CONSENT_TEXT.sha256,
)


CALL = ToolCall("t1", "search", {"query": "sky", "n": 3})
LIKED = Feedback("chatgpt", "rating", "up")


def row_id(name: str) -> str:
    digest = hashlib.sha256(name.encode()).digest()
    return "cp1-" + base64.b32encode(digest).decode().rstrip("=").lower()


def row(
    name: str = "a",
    *,
    scope: ContentScope = "full",
    words: str = "Why is the sky blue?",
    replaced: Mapping[str, int] | None = None,
    **facts: object,
) -> Row:
    """A row with a tool call, a regenerated answer and reasoning."""
    context = RowContext(
        id=row_id(name), scope=scope, redaction_version="test", consent=CONSENT,
        message_redactions={"q": replaced or {}},
        terms=Terms(registry="test"),
        evidence=Evidence(level="E1", checks=(Check("tree", "pass"), Check("native-times", "pass")), tool_version="1"),
    )  # fmt: skip
    return replace(to_row(conversation(words), context), **facts)


def conversation(words: str) -> Conversation:
    def message(name: str, parent: str | None, role: str, *parts: object, **more: object) -> Message:
        return Message(id=name, parent=parent, role=role, parts=parts, created=1_770_000_000.0, **more)  # type: ignore[arg-type]

    return Conversation(
        source="test", provider="openai", client="chatgpt", surface="web", native_id=words,
        provenance=Provenance(collection="official_export", source_format="test", parser="test", parser_version=1),
        messages=(
            message("q", None, "user", Text(words)),
            message("c", "q", "assistant", Text("I look."), CALL, model="m"),
            message("o", "c", "tool", ToolResult("t1", "It scatters.")),
            message("d", "o", "assistant", Reasoning("summary", "Think."), Text("Rayleigh."), model="m"),
            message("e", "o", "assistant", Text("Scattering."), model="n", feedback=(LIKED,)),
        ),
        leaf="e",
        tools=({"name": "search", "input_schema": {"type": "object"}},),
        created=1_770_000_000.0,
    )  # fmt: skip


def hashed(broken: Row) -> Row:
    """The row with the content hash of what it says now."""
    return replace(broken, content_sha256=content_sha256(broken))


def keep(mirror: Mirror, data: bytes | Path) -> tuple[str, int]:
    file = mirror.folder / "incoming"
    if isinstance(data, Path):
        data = data.read_bytes()
    file.write_bytes(data)
    return mirror.keep(file), len(data)


def parquet(folder: Path, rows: Sequence[Row], name: str = "shard.parquet") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    with RowWriter(folder / name) as file:
        file.write(rows)
    return folder / name


def add(
    mirror: Mirror,
    files: Sequence[tuple[Path, int]],
    *,
    origin: str = "hf:some/one",
    edit: Callable[[Manifest], Manifest] = lambda manifest: manifest,
    counts: dict[str, int] | None = None,
    signature: bytes | None = None,
    adapter: str | None = None,
) -> OriginState:
    """Put files of rows, each with the number of rows that is stated, and a manifest into a mirror."""
    mirrored: list[MirroredFile] = []
    facts: list[FileFact] = []
    for number, (path, rows) in enumerate(files):
        sha256, size = keep(mirror, path)
        name = f"data/train-0001-{number:05d}.parquet"
        mirrored.append(MirroredFile(path=name, size=size, sha256=sha256, role="rows", rows=rows))
        facts.append(FileFact(path=name, size=size, sha256=sha256, rows=rows))
    manifest = Manifest(
        not_for_publication=False, schema_version="1", tool_version="1", target=origin, key_fingerprint="0" * 32,
        consent_texts=(), counts=counts or {}, files=tuple(facts),
    )  # fmt: skip
    sha256, size = keep(mirror, write_manifest(edit(manifest)))
    mirrored.append(MirroredFile(path="manifest.json", size=size, sha256=sha256, role="manifest"))
    if signature is not None:
        sha256, size = keep(mirror, signature)
        mirrored.append(MirroredFile(path="commonplace.sig", size=size, sha256=sha256, role="signature"))
    state = OriginState(
        origin=origin, standing="current", revision="r", files=tuple(mirrored), adapter=adapter, last_seen=NOW
    )
    mirror.remember(state)
    return state
