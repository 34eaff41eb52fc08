"""The types that rooms hand to each other: the conversation, what was skipped, what was found, the row."""

from commonplace.records.conversation import (
    Attachment,
    BranchKind,
    Collection,
    Conversation,
    Feedback,
    Message,
    ModelSource,
    Part,
    Project,
    Provenance,
    Reasoning,
    Role,
    ServiceFacts,
    Status,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.records.conversion import RowContext, from_row, to_row
from commonplace.records.decision import MODES, STATES, Mode, State
from commonplace.records.finding import BY_MODEL, PROPAGATED, Finding, Range, ScanResult, ScanStatus, Tier
from commonplace.records.reading import ReadEvent, Skipped, SkipReason, Tally, UnknownRecord
from commonplace.records.row import Row
from commonplace.records.tree import BranchPath, Paths, paths

__all__ = [
    "BY_MODEL", "MODES", "PROPAGATED", "STATES", "Attachment", "BranchKind", "BranchPath", "Collection",
    "Conversation", "Feedback", "Finding", "Message", "Mode", "ModelSource", "Part", "Paths", "Project",
    "Provenance", "Range", "ReadEvent", "Reasoning", "Role", "Row", "RowContext", "ScanResult",
    "ScanStatus", "ServiceFacts", "SkipReason", "Skipped", "State", "Status", "Tally", "Text", "Tier",
    "ToolCall", "ToolResult", "UnknownRecord", "Usage", "from_row", "paths", "to_row",
]  # fmt: skip
